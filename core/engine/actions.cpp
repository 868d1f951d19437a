#include "core/engine/actions.h"

#include "core/base/log.h"
#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/cyclerecord.h"
#include "core/limits/limits.h"

#include <QTimer>

#include <algorithm>

namespace preamar::engine {

namespace {

// After an accepted write the object must show the new count within this time, else somebody changed it back.
constexpr Millis kShowsWithin{10'000};
// A problem of replicas must last this long before the action counts as failed.
constexpr Millis kProblemFor{15'000};
// From the intent to the write, at most: sign-in by a program, every read of an adapter repeated once, the server's rehearsal.
constexpr Millis kLongestPreparation = std::chrono::minutes{5};
// Between two looks at how much of an approval is left, so that a sleep of the machine is noticed.
constexpr Millis kLeftAgain{1'000};

// Sent or not, or not known: what it did to the object has not been read yet.
bool isUnresolved(ProposalState state)
{
    return state == ProposalState::IntentRecorded || state == ProposalState::Sent || state == ProposalState::Unknown;
}

// Is the object as the change wants it, or still as it was before?
bool isAs(const Workload &read, const Change &change, bool after)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return read.replicas == (after ? replicas->to : replicas->from);
    const auto &bounds = std::get<AutoscalerChange>(change);
    return read.autoscaler && autoscalerId(*read.autoscaler) == bounds.autoscaler && read.autoscaler->bounds == (after ? bounds.to : bounds.from);
}

// How many replicas must be ready for the action to count as healthy: those of the change, or of an autoscaler at least
// its new minimum and whatever it orders meanwhile.
bool isReady(const Workload &read, const Change &change)
{
    if (std::holds_alternative<ReplicaChange>(change))
        return read.ready == counts(change).to;
    return read.replicas >= counts(change).to && read.ready >= read.replicas;
}

Reason reasonOfProblem(const ReplicaProblem &problem)
{
    switch (problem.kind) {
    case ReplicaProblem::Kind::NoCapacity: return {ReasonCode::NoCapacityOnNodes, {}, problem.text};
    case ReplicaProblem::Kind::ImageMissing: return {ReasonCode::ImageUnavailable, {}, problem.text};
    case ReplicaProblem::Kind::Quota: return {ReasonCode::QuotaReached, {}, problem.text};
    case ReplicaProblem::Kind::CrashLoop:
    case ReplicaProblem::Kind::Rejected:
    case ReplicaProblem::Kind::Other: return {ReasonCode::ReplicasCrash, {}, problem.text};
    }
    return {ReasonCode::ReplicasCrash, {}, problem.text};
}

}  // namespace

struct Actions::Flight
{
    Proposal proposal;
    ContextConfig context;
    Platform platform;
    std::optional<Intent> intent;
    CancelToken cancelled;
    Workload fresh;                          // as it was right before the intent
    BootTime since{};                        // of the present phase
    bool isInterrupted = false;              // what was under way when the program before this one ended
    std::optional<BootTime> stableSince;
    std::optional<BootTime> problemSince;
    std::optional<Timestamp> unreadSince;
    Timestamp watchUntil{};
    bool watchResumed = false;               // verified by an engine before this one, which a scheduled `cycle` is each time
};

void Actions::later(Millis wait, std::shared_ptr<Flight> flight, void (Actions::*step)(std::shared_ptr<Flight>))
{
    if (m_stopped) {
        finish(std::move(flight));
        return;
    }
    QTimer::singleShot(std::chrono::milliseconds(wait), m_services.context, [this, flight, step] { (this->*step)(flight); });
}

void Actions::advance()
{
    if (m_stopped)
        return;
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_ended.clear();
    struct Todo
    {
        std::vector<Proposal> proposals;
        std::vector<Intent> intents;
        std::vector<ContextConfig> contexts;
    };
    auto future = m_services.store->run([clock = m_services.clock, actor = m_services.actor](Journal &journal, History &) -> Result<Todo> {
        auto open = expireOld(journal, *clock, actor);
        auto contexts = journal.contexts();
        auto intents = journal.intentsWithoutOutcome();
        if (!open)
            return fail(open.error());
        if (!contexts)
            return fail(contexts.error());
        if (!intents)
            return fail(intents.error());
        return Todo{std::move(*open), std::move(*intents), std::move(*contexts)};
    });
    onResult(std::move(future), m_services.context, [this](const Result<Todo> &todo) {
        m_reading = false;
        if (std::exchange(m_again, false))
            QTimer::singleShot(0, m_services.context, [this] { advance(); });
        if (!todo) {
            logger("engine")->error("actions: {}", logText(todo.error().detail));
            return;
        }
        // Ended by somebody else: a further rise, or with its context.
        for (const auto &[id, flight] : m_running) {
            if (std::none_of(todo->proposals.begin(), todo->proposals.end(), [&id = id](const Proposal &p) { return p.id == id; }))
                m_closed.insert(id);
        }
        for (const auto &p : todo->proposals) {
            if (p.state == ProposalState::Proposed || m_running.contains(p.id) || m_ended.contains(p.id))
                continue;
            auto flight = std::make_shared<Flight>();
            flight->proposal = p;
            flight->since = m_services.clock->boot();
            const auto context = std::find_if(todo->contexts.begin(), todo->contexts.end(),
                                              [&](const ContextConfig &c) { return c.name == p.plan.workload.context; });
            if (context == todo->contexts.end())
                continue;
            flight->context = *context;
            auto platform = m_services.platform(*context);
            if (!platform)
                continue;
            flight->platform = *platform;
            for (const auto &intent : todo->intents) {
                if (intent.proposal == p.id)
                    flight->intent = intent;
            }
            m_running.emplace(p.id, flight);
            if (p.state == ProposalState::Approved) {
                m_unsettled.insert(p.id);
                observeAndSend(flight);
            } else if (p.state == ProposalState::Verified) {
                // The time runs from the verification on, not from our start: else an engine that never lives long enough to
                // see readiness hold would leave the action open, and its workload held, for good.
                flight->watchUntil = (p.outcome ? p.outcome->at : p.changed) + kReadyWithin;
                flight->watchResumed = true;
                m_unsettled.insert(p.id);
                watch(flight);
            } else {
                // Interrupted between intent and outcome: unknown until it was read (I-29).
                m_unsettled.insert(p.id);
                flight->isInterrupted = true;
                conclude(flight, ProposalState::Unknown, Reason{ReasonCode::WriteUnknown, {}, {}}, "interrupted", false);
                verify(flight);
            }
        }
        if (m_unsettled.empty() && m_whenSettled)
            m_whenSettled();
    });
}

void Actions::observeAndSend(std::shared_ptr<Flight> flight)
{
    onResult(flight->platform.orchestrator->observe(flight->proposal.plan.workload), m_services.context,
             [this, flight](const Result<Workload> &fresh) {
                 if (fresh) {
                     recordAndSend(flight, *fresh);
                     return;
                 }
                 if (fresh.error().code == ErrorCode::NotFound) {
                     conclude(flight, ProposalState::Void, Reason{ReasonCode::WorldChangedUid, {}, {}}, fresh.error().detail, false);
                     finish(flight);
                     return;
                 }
                 // Not reachable: nothing is sent. The approval ends by itself; until then it is tried again with the next step.
                 logger("engine")->warn("observe before write failed: {}", logText(fresh.error().detail));
                 settle(flight->proposal.id);
                 m_running.erase(flight->proposal.id);
                 m_closed.erase(flight->proposal.id);
             });
}

void Actions::recordAndSend(std::shared_ptr<Flight> flight, const Workload &fresh)
{
    if (m_stopped) {
        finish(flight);
        return;
    }
    // From here on, for what comes between the intent and the adapter is to reach the request too.
    flight->fresh = fresh;
    m_tokens.insert_or_assign(flight->proposal.id, std::make_pair(flight->proposal.plan, flight->cancelled));
    auto future = m_services.store->run([services = m_services, id = flight->proposal.id, fresh](Journal &journal, History &history) {
        return checkAndRecordIntent(services, journal, history, id, fresh);
    });
    onResult(std::move(future), m_services.context, [this, flight](const Result<CheckedIntent> &checked) {
        if (!checked) {
            // The intent is not durable: nothing is sent (I-28).
            logger("engine")->error("intent not recorded: {} {}", checked.error().reason, logText(checked.error().detail));
            finish(flight);
            return;
        }
        if (checked->problem) {
            finish(flight);
            return;
        }
        if (checked->isRehearsal) {
            flight->proposal = checked->proposal;
            rehearse(flight);
            return;
        }
        flight->proposal = checked->proposal;
        flight->intent = checked->intent;
        send(flight);
    });
}

// The dry run: the same request, cancelled before it is handed over. An adapter looks at that right before the first byte of
// the write (I-36), after every check of its own, a server's rehearsal included; so this takes the path that an emergency
// stop is tested on, and there is no way on it to a write.
void Actions::rehearse(std::shared_ptr<Flight> flight)
{
    const ChangeRequest request{.intent = IntentId("rehearsal-" + flight->proposal.id.str()), .workload = flight->proposal.plan.workload,
                                .change = flight->proposal.plan.change, .expected = flight->proposal.plan.observed, .cancelled = {}};
    request.cancelled.cancel();
    onResult(flight->platform.orchestrator->apply(request), m_services.context, [this, flight](const Result<ApplyResult> &result) {
        auto future = m_services.store->run([services = m_services, id = flight->proposal.id, result](Journal &journal, History &) {
            return recordRehearsal(services, journal, id, result);
        });
        onResult(std::move(future), m_services.context, [this, flight](const Result<void> &done) {
            if (!done)
                logger("engine")->error("rehearsal not recorded: {} {}", done.error().reason, logText(done.error().detail));
            finish(flight);
        });
    });
}

void Actions::send(std::shared_ptr<Flight> flight)
{
    if (m_stopped) {
        sent(flight, ApplyResult{.state = ApplyResult::State::NotSent, .reason = {ReasonCode::WriteNotSent, {}, {}}, .detail = "stopping"});
        return;
    }
    const ChangeRequest request{.intent = flight->intent->id, .workload = flight->proposal.plan.workload, .change = flight->proposal.plan.change,
                                .expected = flight->proposal.plan.observed, .cancelled = flight->cancelled};
    cancelWhenExpired(flight);
    onResult(flight->platform.orchestrator->apply(request), m_services.context, [this, flight](const Result<ApplyResult> &result) {
        m_tokens.erase(flight->proposal.id);
        if (result)
            sent(flight, *result);
        else
            sent(flight, ApplyResult{.state = ApplyResult::State::Unknown, .reason = {ReasonCode::WriteUnknown, {}, {}}, .detail = result.error().detail});
    });
}

// An adapter may read and rehearse for minutes before the first byte of the write; an approval does not live as long (I-14).
void Actions::cancelWhenExpired(std::shared_ptr<Flight> flight)
{
    if (m_stopped || !m_tokens.contains(flight->proposal.id))
        return;
    const Millis left = approvalLeft(flight->proposal, *m_services.clock);
    if (left <= Millis::zero()) {
        flight->cancelled.cancel();
        return;
    }
    later(std::min(left, kLeftAgain), flight, &Actions::cancelWhenExpired);
}

void Actions::cancelForbidden()
{
    struct Unsent
    {
        Proposal proposal;
        Workload fresh;
        CancelToken token;
    };
    std::vector<Unsent> unsent;
    for (const auto &[id, waiting] : m_tokens) {
        const auto flight = m_running.find(id);
        if (flight != m_running.end())
            unsent.push_back({flight->second->proposal, flight->second->fresh, waiting.second});
    }
    if (unsent.empty())
        return;
    auto future = m_services.store->run([services = m_services, unsent](Journal &journal, History &) -> Result<void> {
        for (const Unsent &one : unsent) {
            const auto forbidden = forbiddenNow(services, journal, one.proposal, one.fresh);
            if (!forbidden || *forbidden)
                one.token.cancel();
        }
        return {};
    });
    onResult(std::move(future), m_services.context, [this](const Result<void> &looked) {
        if (!looked)
            cancelUnsent();
    });
}

void Actions::sent(std::shared_ptr<Flight> flight, const ApplyResult &result)
{
    flight->since = m_services.clock->boot();
    switch (result.state) {
    case ApplyResult::State::Accepted:
        conclude(flight, ProposalState::Sent, result.reason, result.detail, false);
        verify(flight);
        return;
    case ApplyResult::State::Unknown:
        conclude(flight, ProposalState::Unknown, result.reason, result.detail, false);
        later(m_services.readAgain, flight, &Actions::verify);
        return;
    case ApplyResult::State::Conflict: conclude(flight, ProposalState::Conflict, result.reason, result.detail, true); break;
    case ApplyResult::State::Rejected:
    case ApplyResult::State::NotSent: conclude(flight, ProposalState::Failed, result.reason, result.detail, true); break;
    }
    finish(flight);
}

void Actions::verify(std::shared_ptr<Flight> flight)
{
    if (m_stopped || m_closed.contains(flight->proposal.id)) {
        finish(flight);
        return;
    }
    onResult(flight->platform.orchestrator->observe(flight->proposal.plan.workload), m_services.context,
             [this, flight](const Result<Workload> &read) { judgeRead(flight, read); });
}

void Actions::judgeRead(std::shared_ptr<Flight> flight, const Result<Workload> &read)
{
    const auto &plan = flight->proposal.plan;
    const bool unknown = flight->proposal.state == ProposalState::Unknown;
    if (!read) {
        if (read.error().code == ErrorCode::NotFound) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read.error().detail, true);
            finish(flight);
            return;
        }
        later(m_services.readAgain * 2, flight, &Actions::verify);
        return;
    }
    if (read->uid != plan.observed.uid) {
        conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read->uid, true);
        finish(flight);
        return;
    }
    if (isAs(*read, plan.change, true)) {
        conclude(flight, ProposalState::Verified, Reason{unknown ? ReasonCode::ResolvedApplied : ReasonCode::AppliedVerified, {}, {}}, {}, true);
        watch(flight);
        return;
    }
    const double found = static_cast<double>(read->replicas);
    if (unknown && isAs(*read, plan.change, false)) {
        // A write that was cut may still be on its way inside the server; only after it settled is "not applied" true. It was
        // cut when its answer failed to come, or when the program before this one ended: no later than we began, and no later
        // than the write could leave after its intent, which is what programs that live for one cycle can know.
        const bool lab = flight->context.kind == ContextKind::Lab;
        const bool longAgo = flight->isInterrupted && flight->intent
                             && m_services.clock->wall() - flight->intent->at >= m_services.settleAfter + kLongestPreparation;
        if (lab || longAgo || m_services.clock->boot() - flight->since >= m_services.settleAfter) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::ResolvedNotApplied, {found}, {}}, {}, true);
            finish(flight);
            return;
        }
        later(m_services.readAgain, flight, &Actions::verify);
        return;
    }
    if (!unknown && m_services.clock->boot() - flight->since < kShowsWithin) {
        later(m_services.readAgain, flight, &Actions::verify);
        return;
    }
    conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedReplicas, {found}, {}}, {}, true);
    finish(flight);
}

void Actions::watch(std::shared_ptr<Flight> flight)
{
    if (flight->watchUntil == Timestamp{}) {
        settle(flight->proposal.id);
        flight->watchUntil = m_services.clock->wall() + kReadyWithin;
    }
    if (m_stopped) {
        finish(flight);
        return;
    }
    onResult(flight->platform.orchestrator->observe(flight->proposal.plan.workload), m_services.context,
             [this, flight](const Result<Workload> &read) { judgeHealth(flight, read); });
}

void Actions::judgeHealth(std::shared_ptr<Flight> flight, const Result<Workload> &read)
{
    // A further rise took its place, and the count it watched for is not to come back; or its context was removed.
    if (m_closed.contains(flight->proposal.id)) {
        finish(flight);
        return;
    }
    // What a further rise does to the object is not known yet: its end says whether this one is watched on.
    const bool waits = std::any_of(m_running.begin(), m_running.end(), [&](const auto &other) {
        const Proposal &p = other.second->proposal;
        return p.id != flight->proposal.id && p.plan.workload == flight->proposal.plan.workload && isUnresolved(p.state);
    });
    if (waits) {
        settle(flight->proposal.id);
        later(m_services.readAgain, flight, &Actions::watch);
        return;
    }
    const BootTime now = m_services.clock->boot();
    const Timestamp wall = m_services.clock->wall();
    const bool late = wall >= flight->watchUntil;
    const bool verifiedLongAgo = flight->watchResumed && wall - (flight->watchUntil - kReadyWithin) >= m_services.stableFor;
    if (read) {
        flight->unreadSince.reset();
        const auto &change = flight->proposal.plan.change;
        const auto wanted = counts(change).to;
        if (read->uid != flight->proposal.plan.observed.uid) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read->uid, false);
            finish(flight);
            return;
        }
        if (!isAs(*read, change, true)) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedReplicas, {static_cast<double>(read->replicas)}, {}}, {}, false);
            finish(flight);
            return;
        }
        if (isReady(*read, change) && read->problems.empty()) {
            if (!flight->stableSince)
                flight->stableSince = now;
            if (now - *flight->stableSince >= m_services.stableFor || verifiedLongAgo || flight->context.kind == ContextKind::Lab) {
                conclude(flight, ProposalState::Healthy, Reason{ReasonCode::BecameHealthy, {}, {}}, {}, false);
                finish(flight);
                return;
            }
        } else {
            flight->stableSince.reset();
        }
        if (read->problems.empty()) {
            flight->problemSince.reset();
        } else {
            if (!flight->problemSince)
                flight->problemSince = now;
            if (late || now - *flight->problemSince >= kProblemFor) {
                conclude(flight, ProposalState::Unhealthy, reasonOfProblem(read->problems.front()), read->problems.front().text, false);
                finish(flight);
                return;
            }
        }
        if (late) {
            conclude(flight, ProposalState::Unhealthy,
                     Reason{ReasonCode::NotHealthyInTime, {static_cast<double>(read->ready), static_cast<double>(wanted)}, {}}, {}, false);
            finish(flight);
            return;
        }
    } else if (read.error().code == ErrorCode::NotFound) {
        conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read.error().detail, false);
        finish(flight);
        return;
    } else {
        if (!flight->unreadSince)
            flight->unreadSince = wall;
        // One read that failed says little where more can follow; a scheduled `cycle` has no other.
        if (late && (!m_services.continuous || wall - *flight->unreadSince >= kProblemFor)) {
            conclude(flight, ProposalState::Unhealthy, Reason{ReasonCode::SourceUnreachable, {}, flight->context.name.str()}, read.error().detail, false);
            finish(flight);
            return;
        }
    }
    settle(flight->proposal.id);
    later(m_services.readAgain, flight, &Actions::watch);
}

void Actions::conclude(std::shared_ptr<Flight> flight, ProposalState state, Reason reason, std::string detail, bool isOutcome)
{
    Proposal &p = flight->proposal;
    p.state = state;
    p.changed = m_services.clock->wall();
    if (state == ProposalState::Void)
        p.closedBy = reason;
    else if (state != ProposalState::Sent) {
        // What was carried out stays carried out when it was: rests and budgets count from there, not from readiness.
        const bool carriedOut = p.outcome && p.outcome->state == ProposalState::Verified;
        p.outcome = Outcome{.state = state, .reason = reason, .detail = std::move(detail), .at = carriedOut ? p.outcome->at : p.changed};
    }
    if (takesThePlace(p)) {
        for (const auto &[id, other] : m_running) {
            if (id != p.id && other->proposal.plan.workload == p.plan.workload && other->proposal.state == ProposalState::Verified)
                m_closed.insert(id);
        }
    }
    auto future = m_services.store->run([services = m_services, p, intent = flight->intent, isOutcome, reason](Journal &journal, History &history) {
        return recordConclusion(services, journal, history, p, intent, isOutcome, reason);
    });
    onResult(std::move(future), m_services.context, [this](const Result<void> &done) {
        if (!done)
            logger("engine")->error("outcome not recorded: {} {}", done.error().reason, logText(done.error().detail));
        m_services.changed();
    });
}

void Actions::settle(const ProposalId &id)
{
    if (m_unsettled.erase(id) > 0 && m_unsettled.empty() && m_whenSettled)
        m_whenSettled();
}

void Actions::finish(std::shared_ptr<Flight> flight)
{
    // A look that is under way still shows the state before the end.
    if (m_reading)
        m_ended.insert(flight->proposal.id);
    m_running.erase(flight->proposal.id);
    m_tokens.erase(flight->proposal.id);
    m_closed.erase(flight->proposal.id);
    settle(flight->proposal.id);
    m_services.changed();
}

void Actions::cancelUnsent()
{
    for (const auto &[id, waiting] : m_tokens)
        waiting.second.cancel();
}

void Actions::cancelPaused(const Result<std::vector<Pause>> &pauses)
{
    for (const auto &[id, waiting] : m_tokens) {
        const auto &plan = waiting.first;
        if (!pauses || limits::pauseProblem(*pauses, plan.workload, direction(plan.change), m_services.clock->wall()))
            waiting.second.cancel();
    }
}

void Actions::stop()
{
    m_stopped = true;
    cancelUnsent();
}

}  // namespace preamar::engine
