#include "core/engine/actions_p.h"

#include "core/base/log.h"
#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/cyclerecord.h"
#include "core/limits/limits.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace preamar::engine {

namespace {

// Between two looks at how much of an approval is left, so that a sleep of the machine is noticed.
constexpr Millis kLeftAgain{1'000};

}  // namespace

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
    if (m_lookingForbidden) {
        m_lookAgain = true;
        return;
    }
    std::vector<UnsentWrite> unsent;
    std::vector<CancelToken> tokens;
    for (const auto &[id, waiting] : m_tokens) {
        const auto flight = m_running.find(id);
        if (flight == m_running.end())
            continue;
        unsent.push_back({flight->second->proposal, flight->second->fresh});
        tokens.push_back(waiting.second);
    }
    if (unsent.empty())
        return;
    m_lookingForbidden = true;
    // The tokens are cancelled on the store's thread: what waits for this one's turn must not leave meanwhile. What cannot be
    // read allows nothing: the write fails unsent, and is proposed again where it is still needed.
    auto future = m_services.store->run([services = m_services, unsent = std::move(unsent), tokens = std::move(tokens)](Journal &journal, History &) -> Result<void> {
        const auto forbidden = forbiddenNow(services, journal, unsent);
        for (std::size_t i = 0; i < tokens.size(); ++i) {
            if (!forbidden || (*forbidden)[i])
                tokens[i].cancel();
        }
        return {};
    });
    onResult(std::move(future), m_services.context, [this](const Result<void> &looked) {
        m_lookingForbidden = false;
        if (!looked)
            cancelUnsent();
        if (std::exchange(m_lookAgain, false))
            cancelForbidden();
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
