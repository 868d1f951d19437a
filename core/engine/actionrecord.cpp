#include "core/engine/actionrecord.h"

#include "core/config/settings.h"
#include "core/domain/codec.h"
#include "core/engine/assess.h"
#include "core/engine/commandapply.h"
#include "core/engine/cyclerecord.h"
#include "core/engine/cyclestate.h"
#include "core/engine/modes.h"
#include "core/limits/limits.h"
#include "core/policy/decide.h"

#include <algorithm>

namespace preamar::engine {

namespace {

// As far back as budgets and cool-downs count.
constexpr Millis kCounted = std::chrono::hours{1};

// Changes of the last hour by anyone, for the cool-downs (I-22): ours from the journal, others' from the history.
limits::PolicyState changesNow(const std::vector<Proposal> &recent, History &history, const WorkloadRef &ref, Timestamp now)
{
    CycleMemory memory;
    if (auto seen = history.observedChanges(ref, TimeRange{now - std::chrono::hours{1}, now + Millis{1}})) {
        for (auto &change : *seen) {
            if (change.field == "replicas")
                memory.changes[ref].push_back(std::move(change));
        }
    }
    limits::PolicyState state;
    state.changes = pastChanges(memory, recent, ref, now);
    return state;
}

std::optional<Reason> contextBudget(const Plan &plan, const std::vector<Proposal> &recent, const std::optional<CycleReport> &report, Timestamp now,
                                    const limits::Numbers &numbers)
{
    if (!report)
        return std::nullopt;
    std::int64_t enrolled = 0;
    std::int64_t replicas = 0;
    for (const auto &w : report->workloads) {
        if (!w.enrolled || w.workload.ref.context != plan.workload.context)
            continue;
        ++enrolled;
        replicas += std::max<std::int64_t>(0, w.workload.replicas);
    }
    return enrolled == 0 ? std::nullopt : budgetProblem(plan, recent, enrolled, replicas, now, numbers);
}

Millis approvalLifetime(const Proposal &p)
{
    return p.approval && p.approval->untilNextStep ? p.plan.lifetime : kApprovalLifetime;
}

// A way back is held by them too: it is not among what it may break (decisions.md, "Undo").
std::optional<Reason> freezeProblem(const Governance &governance, const Plan &plan, const EffectivePolicy &effective, Timestamp now)
{
    if (!governance.reader)
        return std::nullopt;
    const auto effect = governance.reader->effect(plan.workload, effective.policy.group, now);
    if (effect.freeze.empty())
        return std::nullopt;
    return Reason{ReasonCode::FreezeWindow, {effect.freezeEnds ? toSeconds(*effect.freezeEnds - now) : 0.0}, effect.freeze};
}

// Whether the operator still lets this be done; `context` is null where it was removed.
std::optional<Reason> consentProblem(const Proposal &p, const EffectivePolicy &effective, const ContextConfig *context)
{
    const Plan &plan = p.plan;
    // What a mode approved stands only while the mode does.
    if (p.approval && p.approval->actor.origin == Origin::Engine) {
        if (auto needed = limits::personNeeded(effective.policy.mode, direction(plan.change)))
            return needed;
    }
    if (context == nullptr)
        return Reason{ReasonCode::ProposalVoid, {}, plan.workload.context.str()};
    if (endpointOf(*context) != plan.endpoint)
        return Reason{ReasonCode::ProposalVoid, {}, context->name.str()};
    if (!effective.labelProblem.empty())
        return Reason{ReasonCode::LabelInvalid, {}, effective.labelProblem};
    if (!effective.enrolled)
        return Reason{ReasonCode::NotEnrolled, {}, {}};
    if (effective.policy.mode < Mode::Approve)
        return Reason{effective.policy.mode == Mode::Observe ? ReasonCode::ObserveMode : ReasonCode::RecommendMode, {}, {}};
    if (context->readOnly)
        return Reason{ReasonCode::ContextReadOnly, {}, context->name.str()};
    return std::nullopt;
}

// The operator's rows as they stand.
struct OperatorRows
{
    std::vector<Pause> pauses;
    std::vector<WorkloadSettings> settings;
    std::vector<ContextConfig> contexts;
    Governance governance;
    bool dryRun = false;
};

// What they say of one workload now.
struct Consent
{
    const ContextConfig *context = nullptr; // null where it was removed
    EffectivePolicy effective;
};

Result<OperatorRows> operatorRows(Journal &journal)
{
    auto pauses = journal.pauses();
    auto settings = journal.workloadSettings();
    auto contexts = journal.contexts();
    auto governance = loadGovernance(journal);
    auto program = journal.settings();
    for (const Error *e : {pauses ? nullptr : &pauses.error(), settings ? nullptr : &settings.error(), contexts ? nullptr : &contexts.error(),
                           governance ? nullptr : &governance.error(), program ? nullptr : &program.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    return OperatorRows{.pauses = std::move(*pauses), .settings = std::move(*settings), .contexts = std::move(*contexts),
                        .governance = std::move(*governance), .dryRun = settingsFrom(*program).dryRun};
}

Consent consentIn(const OperatorRows &rows, const Workload &fresh, Timestamp now)
{
    Consent out;
    const auto row = std::find_if(rows.settings.begin(), rows.settings.end(), [&](const WorkloadSettings &s) { return s.workload == fresh.ref; });
    const auto context = std::find_if(rows.contexts.begin(), rows.contexts.end(), [&](const ContextConfig &c) { return c.name == fresh.ref.context; });
    if (context != rows.contexts.end())
        out.context = &*context;
    const bool isLab = out.context != nullptr && out.context->kind == ContextKind::Lab;
    out.effective = effectivePolicy(fresh, row == rows.settings.end() ? nullptr : &*row, rows.governance, isLab, now);
    return out;
}

// A request that was cancelled before it was handed over left all the same, or may have: a fault of an adapter. It is an
// action whose outcome is not known, and the next look at the world resolves it (I-29).
Result<void> recordBrokenRehearsal(const Services &services, Journal &journal, Proposal &p, const std::string &detail)
{
    const std::string workload = toString(p.plan.workload);
    const std::string code(toString(ReasonCode::WriteUnknown));
    const Timestamp now = services.clock->wall();
    if (auto r = journal.addEvent(Event{.seq = 0, .at = now, .type = "action.failed", .severity = Severity::Error, .dedupKey = "action:" + p.id.str(),
                                        .workload = workload, .detail = Json{{"id", p.id.str()}, {"code", code}}});
        !r) {
        return r;
    }
    const Json row{{"id", p.id.str()}, {"rehearsal", true}, {"error", detail}};
    if (p.state != ProposalState::Approved)
        return journal.appendAudit(AuditEntry{.actor = services.actor, .event = "action.unknown", .workload = workload, .code = code, .detail = row});
    const Intent intent{.id = IntentId(newId(journal, *services.clock)), .proposal = p.id, .workload = p.plan.workload, .change = p.plan.change,
                        .uid = p.plan.observed.uid, .version = p.plan.observed.version, .fence = services.fence, .at = now};
    if (auto r = journal.recordIntent(intent, {}, AuditEntry{.actor = services.actor, .event = "action.intent", .workload = workload, .code = {},
                                                             .detail = Json{{"id", p.id.str()}, {"intent", intent.id.str()}}});
        !r && r.error().code == ErrorCode::Storage) {
        return r;
    } else if (!r) {
        // Nothing can follow it as an action; it ends here, so that it is not handed over once more.
        p.state = ProposalState::Void;
        p.closedBy = Reason{ReasonCode::WriteUnknown, {}, r.error().reason};
        p.changed = now;
        return journal.updateProposal(p, AuditEntry{.actor = services.actor, .event = "action.unknown", .workload = workload, .code = code,
                                                    .detail = Json{{"id", p.id.str()}, {"rehearsal", true}, {"error", detail}, {"refused", r.error().reason}}});
    }
    p.state = ProposalState::Unknown;
    p.outcome = Outcome{.state = p.state, .reason = Reason{ReasonCode::WriteUnknown, {}, {}}, .detail = detail, .at = now};
    p.changed = now;
    return journal.updateProposal(p, AuditEntry{.actor = services.actor, .event = "action.unknown", .workload = workload, .code = code, .detail = row});
}

// What was verified before and is still watched: the count it watches for is gone.
Result<void> supersedeWatched(const Services &services, Journal &journal, const Proposal &by)
{
    auto open = journal.openProposals();
    if (!open)
        return fail(open.error());
    for (Proposal &older : *open) {
        if (older.id == by.id || older.plan.workload != by.plan.workload || older.state != ProposalState::Verified)
            continue;
        older.state = ProposalState::Superseded;
        older.closedBy = Reason{ReasonCode::ProposalSuperseded, {}, {}};
        older.changed = by.changed;
        if (auto r = journal.updateProposal(older, AuditEntry{.actor = services.actor, .event = "action.superseded", .workload = toString(by.plan.workload),
                                                              .code = std::string(toString(ReasonCode::ProposalSuperseded)),
                                                              .detail = Json{{"id", older.id.str()}, {"by", by.id.str()}}});
            !r) {
            return r;
        }
    }
    return {};
}

}  // namespace

bool takesThePlace(const Proposal &p)
{
    return p.state == ProposalState::Sent || p.state == ProposalState::Verified;
}

Millis approvalLeft(const Proposal &p, const Clock &clock)
{
    const Millis ofPlan = timeLeft(p.plan, clock.bootId(), clock.boot());
    if (!p.approval || p.approval->bootId != clock.bootId())
        return Millis{0};
    return std::clamp(approvalLifetime(p) - (clock.boot() - p.approval->atBoot), Millis{0}, ofPlan);
}

Result<std::vector<bool>> forbiddenNow(const Services &services, Journal &journal, const std::vector<UnsentWrite> &unsent)
{
    const Timestamp now = services.clock->wall();
    const auto rows = operatorRows(journal);
    if (!rows)
        return fail(rows.error());
    std::vector<bool> out;
    for (const auto &[p, fresh] : unsent) {
        const Consent consent = consentIn(*rows, fresh, now);
        out.push_back((rows->dryRun && !(p.approval && p.approval->dryRun))
                      || limits::pauseProblem(rows->pauses, p.plan.workload, direction(p.plan.change), now).has_value()
                      || freezeProblem(rows->governance, p.plan, consent.effective, now).has_value()
                      || consentProblem(p, consent.effective, consent.context).has_value());
    }
    return out;
}

Result<CheckedIntent> checkAndRecordIntent(const Services &services, Journal &journal, History &history, const ProposalId &id, const Workload &fresh)
{
    CheckedIntent out;
    const auto done = journal.transaction([&]() -> Result<void> {
        const Timestamp now = services.clock->wall();
        auto stored = journal.proposal(id);
        auto rows = operatorRows(journal);
        auto recent = journal.answeredSince(now - kCounted);
        auto open = journal.openProposals();
        auto report = journal.lastCycleReport();
        for (const Error *e : {stored ? nullptr : &stored.error(), rows ? nullptr : &rows.error(), recent ? nullptr : &recent.error(),
                               open ? nullptr : &open.error(), report ? nullptr : &report.error()}) {
            if (e != nullptr)
                return fail(*e);
        }
        if (!*stored || (*stored)->state != ProposalState::Approved || !(*stored)->approval) {
            out.problem = Reason{ReasonCode::ProposalVoid, {}, {}};
            return {};
        }
        out.proposal = **stored;
        const auto &plan = out.proposal.plan;
        const Consent consent = consentIn(*rows, fresh, now);
        const EffectivePolicy &effective = consent.effective;
        const policy::PresetInfo *preset = policy::presetInfo(effective.policy.preset);
        const bool byPriority = preset == nullptr || preset->waitsByPriority;
        out.problem = limits::sendProblem(limits::SendCheck{.plan = plan,
                                                            .approval = *out.proposal.approval,
                                                            .fresh = fresh,
                                                            .policyVersionNow = policyVersion(effective.policy),
                                                            .minNow = effective.policy.min,
                                                            .maxNow = effective.policy.max,
                                                            .pauses = rows->pauses,
                                                            .bootId = services.clock->bootId(),
                                                            .now = services.clock->boot(),
                                                            .wall = now,
                                                            .scaleToZero = effective.policy.scaleToZero,
                                                            .approvalLifetime = approvalLifetime(out.proposal),
                                                            .state = changesNow(*recent, history, plan.workload, now),
                                                            .cooldown = byPriority ? limits::Cooldown::ByPriority : limits::Cooldown::AnyChange});
        if (!out.problem)
            out.problem = contextBudget(plan, *recent, *report, now, rows->governance.numbers);
        if (!out.problem)
            out.problem = freezeProblem(rows->governance, plan, effective, now);
        if (!out.problem)
            out.problem = consentProblem(out.proposal, effective, consent.context);
        // Verified is resolved (I-33, I-35): a further rise need not wait until the last one's replicas are ready, unless
        // they are known to fail.
        const bool isWatched = std::any_of(open->begin(), open->end(), [&](const Proposal &older) {
            return older.plan.workload == plan.workload && older.state == ProposalState::Verified;
        });
        if (!out.problem && plan.reverts.empty() && !fresh.problems.empty() && isWatched && direction(plan.change) == Direction::Up)
            out.problem = Reason{ReasonCode::ReplicasUnhealthy, {}, {}};
        if (out.problem) {
            const bool late = out.problem->code == ReasonCode::ProposalExpired || out.problem->code == ReasonCode::ApprovalExpired;
            out.proposal.state = late ? ProposalState::Expired : ProposalState::Void;
            out.proposal.closedBy = out.problem;
            out.proposal.changed = now;
            return journal.updateProposal(out.proposal, AuditEntry{.actor = services.actor, .event = late ? "proposal.expired" : "proposal.void",
                                                                   .workload = toString(plan.workload), .code = std::string(toString(out.problem->code)),
                                                                   .detail = Json{{"id", id.str()}}});
        }
        // In the transaction that would record the intent: with the dry run on there is none, and without one nothing is sent.
        // What was approved as a rehearsal stays one, whatever was switched since.
        if (out.proposal.approval->dryRun || rows->dryRun) {
            out.isRehearsal = true;
            return {};
        }
        Intent intent{.id = IntentId(newId(journal, *services.clock)), .proposal = id, .workload = plan.workload, .change = plan.change,
                      .uid = fresh.uid, .version = fresh.version, .fence = services.fence, .at = now};
        const auto guard = [&]() -> Result<void> {
            if (isWatched && direction(plan.change) != Direction::Up)
                return fail(ErrorCode::Conflict, "intent", toString(plan.workload), std::string(toString(ReasonCode::ActionUnresolved)));
            auto latest = journal.pauses();
            if (!latest)
                return fail(latest.error());
            if (const auto held = limits::pauseProblem(*latest, plan.workload, direction(plan.change), services.clock->wall()))
                return fail(ErrorCode::Conflict, "intent", held->subject, std::string(toString(held->code)));
            return {};
        };
        if (auto r = journal.recordIntent(intent, guard, AuditEntry{.actor = services.actor, .event = "action.intent", .workload = toString(plan.workload),
                                                                    .code = {}, .detail = Json{{"id", id.str()}, {"intent", intent.id.str()}}});
            !r) {
            return r;
        }
        out.proposal.state = ProposalState::IntentRecorded;
        out.intent = std::move(intent);
        return {};
    });
    if (!done && !done.error().reason.empty() && done.error().code != ErrorCode::Storage) {
        // Refused inside the transaction, which was rolled back: the refusal is a row all the same (I-40).
        (void)journal.appendAudit(AuditEntry{.actor = services.actor, .event = "action.refused", .workload = toString(fresh.ref),
                                             .code = done.error().reason, .detail = Json{{"id", id.str()}}});
    }
    if (!done)
        return fail(done.error());
    return out;
}

Result<void> recordRehearsal(const Services &services, Journal &journal, const ProposalId &id, const Result<ApplyResult> &result)
{
    using State = ApplyResult::State;
    const bool mayBeWritten = result && (result->state == State::Accepted || result->state == State::Unknown);
    const bool wouldBeSent = result && result->state == State::NotSent && result->isCancelled;
    return journal.transaction([&]() -> Result<void> {
        auto read = journal.proposal(id);
        if (!read)
            return fail(read.error());
        if (!*read)
            return {};
        Proposal &p = **read;
        const std::string workload = toString(p.plan.workload);
        if (mayBeWritten)
            return recordBrokenRehearsal(services, journal, p, result->detail);
        // Stopped, expired or ended with the dry run meanwhile: that is how it ended.
        if (p.state != ProposalState::Approved)
            return {};
        const std::string detail = result ? result->detail : result.error().detail;
        p.state = ProposalState::Void;
        p.closedBy = wouldBeSent ? Reason{ReasonCode::Rehearsed, {}, {}} : result ? result->reason : Reason{ReasonCode::WriteNotSent, {}, detail};
        p.changed = services.clock->wall();
        Json row{{"id", id.str()}, {"sent", false}, {"would_be_sent", wouldBeSent}};
        if (!wouldBeSent)
            row["error"] = detail;
        return journal.updateProposal(p, AuditEntry{.actor = services.actor, .event = "action.rehearsed", .workload = workload,
                                                    .code = std::string(toString(p.closedBy->code)), .detail = std::move(row)});
    });
}

Result<void> recordConclusion(const Services &services, Journal &journal, History &history, const Proposal &p, const std::optional<Intent> &intent, bool isOutcome,
                              const Reason &reason)
{
    const std::string workload = toString(p.plan.workload);
    const AuditEntry entry{.actor = services.actor, .event = "action." + std::string(toString(p.state)), .workload = workload,
                           .code = p.state == ProposalState::Sent ? std::string() : std::string(toString(reason.code)),
                           .detail = Json{{"id", p.id.str()}, {"intent", intent ? intent->id.str() : std::string()}}};
    const auto done = journal.transaction([&]() -> Result<void> {
        // The verdict of a watch that a further rise has just ended: what counts is how that one goes. Or that ended with its context.
        const auto stored = journal.proposal(p.id);
        if (stored && *stored && !isOpen((*stored)->state) && !isInFlight((*stored)->state))
            return {};
        if (takesThePlace(p)) {
            if (auto r = supersedeWatched(services, journal, p); !r)
                return r;
        }
        auto r = isOutcome && intent ? journal.recordOutcome(intent->id, p, entry) : journal.updateProposal(p, entry);
        if (!r)
            return r;
        const bool bad = p.state == ProposalState::Unhealthy || p.state == ProposalState::Failed || p.state == ProposalState::Conflict;
        if (bad || p.state == ProposalState::Healthy) {
            if (auto e = journal.addEvent(Event{.seq = 0, .at = p.changed, .type = bad ? "action.failed" : "action.done",
                                                .severity = bad ? Severity::Error : Severity::Info, .dedupKey = "action:" + p.id.str(),
                                                .workload = workload, .detail = Json{{"id", p.id.str()}, {"code", toString(reason.code)}}});
                !e) {
                return e;
            }
        }
        // What could not be read is not known to have failed: a way back is not proposed on it, but may be asked for.
        if (p.state != ProposalState::Unhealthy || !p.plan.reverts.empty() || reason.code == ReasonCode::SourceUnreachable)
            return {};
        // A further rise that waits would go out after a known failure, and there is one open proposal at a time.
        auto open = journal.openProposals();
        if (!open)
            return fail(open.error());
        for (Proposal &other : *open) {
            if (other.plan.workload != p.plan.workload || !isOpen(other.state))
                continue;
            other.state = ProposalState::Superseded;
            other.closedBy = reason;
            other.changed = p.changed;
            if (auto closed = journal.updateProposal(other, AuditEntry{.actor = services.actor, .event = "proposal.superseded", .workload = workload,
                                                                       .code = std::string(toString(reason.code)), .detail = Json{{"id", other.id.str()}}});
                !closed) {
                return closed;
            }
        }
        // A failed or worsened action offers the way back as a new proposal (I-39).
        auto plan = inversePlan(journal, p, *services.clock);
        if (!plan)
            return {};
        Proposal inverseProposal;
        inverseProposal.id = ProposalId(newId(journal, *services.clock));
        inverseProposal.plan = std::move(*plan);
        inverseProposal.plan.reasons.insert(inverseProposal.plan.reasons.begin(), reason);
        inverseProposal.hash = planHash(inverseProposal.plan);
        inverseProposal.changed = p.changed;
        if (auto a = journal.addProposal(inverseProposal, AuditEntry{.actor = services.actor, .event = "proposal.created", .workload = workload,
                                                                     .code = "UndoRequested", .detail = Json{{"id", inverseProposal.id.str()}}});
            !a) {
            return a;
        }
        Proposal linked = p;
        linked.revertedBy = inverseProposal.id.str();
        return journal.updateProposal(linked, AuditEntry{.actor = services.actor, .event = "proposal.revert_offered", .workload = workload, .code = {},
                                                         .detail = Json{{"id", inverseProposal.id.str()}}});
    });
    if (done && p.state == ProposalState::Verified) {
        // May be lost: the journal holds the truth, history only draws the marker.
        (void)history.addObservedChange(ObservedChange{.workload = p.plan.workload, .at = p.changed, .field = std::holds_alternative<ReplicaChange>(p.plan.change) ? "replicas" : "autoscaler",
                                                       .before = std::to_string(counts(p.plan.change).from),
                                                       .after = std::to_string(counts(p.plan.change).to), .ours = true, .by = "preamar"});
    }
    return done;
}

}  // namespace preamar::engine
