// Proposals as commands: approved, rejected, taken back.
#include "core/engine/commandscope.h"

#include "core/config/settings.h"
#include "core/domain/codec.h"
#include "core/engine/carriedout.h"
#include "core/engine/cyclerecord.h"
#include "core/limits/limits.h"

#include <algorithm>

namespace preamar::engine {

namespace {

// Who undoes an action while an automatic mode is in force does not agree with it: it would do it again. It asks from now on.
Result<void> noteFall(const Scope &s, const Proposal &done, Json &answer)
{
    const WorkloadRef &ref = done.plan.workload;
    auto rows = s.journal.workloadSettings();
    auto governance = loadGovernance(s.journal);
    if (!rows)
        return fail(rows.error());
    if (!governance)
        return fail(governance.error());
    const auto row = std::find_if(rows->begin(), rows->end(), [&](const WorkloadSettings &one) { return one.workload == ref; });
    if (row == rows->end())
        return {};
    const Mode before = row->policy.mode;
    const Reason why{ReasonCode::UndoRequested, {}, done.id.str()};
    const auto taken = takeModeBack(s.journal, *governance, *row, why);
    if (!taken)
        return fail(taken.error());
    if (!*taken)
        return {};
    if (auto r = saveAutos(s.journal, governance->autos); !r)
        return fail(r.error());
    // What it rests on: the action that was undone.
    const CountStep step = counts(done.plan.change);
    Json evidence{{"id", done.id.str()}, {"from", step.from}, {"to", step.to}, {"by_mode", done.approval && done.approval->actor.origin == Origin::Engine}};
    if (done.outcome) {
        evidence["at"] = toRfc3339(done.outcome->at);
        evidence["outcome"] = toJson(done.outcome->reason);
    }
    const Json detail{{"before", toString(before)}, {"mode", toString(Mode::Approve)}, {"reason", toJson(why)}, {"evidence", std::move(evidence)}};
    AuditEntry entry = s.audit("mode.fell", toString(ref), std::string(toString(why.code)));
    entry.detail = detail;
    if (auto r = s.journal.appendAudit(entry); !r)
        return fail(r.error());
    if (auto r = s.journal.addEvent(Event{.seq = 0, .at = s.now(), .type = "mode.fell", .severity = Severity::Warning,
                                          .dedupKey = "mode.fell:" + toString(ref), .workload = toString(ref), .detail = detail});
        !r)
        return fail(r.error());
    answer["mode_fell"] = detail;
    return {};
}

} // namespace

Answer approve(const Scope &s)
{
    auto proposal = resolveProposal(s.journal, s.text("id"));
    if (!proposal)
        return fail(proposal.error());
    const std::string workload = toString(proposal->plan.workload);
    switch (proposal->state) {
    case ProposalState::Proposed: break;
    case ProposalState::Expired: return refuse(ReasonCode::ProposalExpired, proposal->id.str());
    case ProposalState::Superseded: return refuse(ReasonCode::ProposalSuperseded, proposal->id.str());
    case ProposalState::Void: return refuse(ReasonCode::ProposalVoid, proposal->id.str());
    default: return refuse(ReasonCode::ProposalNotPending, std::string(toString(proposal->state)));
    }
    if (planHash(proposal->plan) != proposal->hash)
        return refuse(ReasonCode::ProposalTampered, proposal->id.str());
    if (timeLeft(proposal->plan, s.context.clock.bootId(), s.context.clock.boot()) <= Millis::zero()) {
        // The refusal is recorded as what it is: the proposal's end.
        return refuse(ReasonCode::ProposalExpired, proposal->id.str());
    }
    if (s.command.actor.role < Role::Approver)
        return refuse(ReasonCode::PermissionMissing, std::string(toString(s.command.actor.role)));
    auto pauses = s.journal.pauses();
    if (!pauses)
        return fail(pauses.error());
    if (const auto problem = limits::pauseProblem(*pauses, proposal->plan.workload, direction(proposal->plan.change), s.now()))
        return refuse(problem->code, problem->subject);
    auto report = s.journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    auto contexts = s.journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    auto settings = settingsFor(s, proposal->plan.workload);
    if (!settings)
        return fail(settings.error());
    auto governance = loadGovernance(s.journal);
    if (!governance)
        return fail(governance.error());
    if (governance->own.contains(proposal->plan.workload) || !settings->enrolled)
        settings->policy = layered(*governance, proposal->plan.workload, {}, nullptr, s.context.isLab);
    Mode mode = settings->policy.mode;
    if (*report) {
        // The effective mode of the last cycle may be lower: labels only lower.
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref == proposal->plan.workload)
                mode = std::min(mode, applyLabels(w.workload.labels, settings->policy).policy.mode);
        }
    }
    if (mode == Mode::Observe)
        return refuse(ReasonCode::ObserveMode, workload);
    if (mode == Mode::Recommend)
        return refuse(ReasonCode::RecommendMode, workload);
    for (const auto &c : *contexts) {
        if (c.name == proposal->plan.workload.context && c.readOnly)
            return refuse(ReasonCode::ContextReadOnly, c.name.str());
    }
    if (const auto needed = confirmationNeeded(proposal->plan.change)) {
        if (integerAt(s.command.arguments, "confirm") != needed)
            return fail(ErrorCode::Conflict, "command", std::to_string(*needed), std::string(toString(ReasonCode::ConfirmationRequired)));
    }
    auto program = s.journal.settings();
    if (!program)
        return fail(program.error());
    // Whoever approves says what was seen: a card that promised "nothing is sent" must not become a write.
    const bool dryRun = settingsFrom(*program).dryRun;
    if (boolAt(s.command.arguments, "dry_run").value_or(dryRun) != dryRun)
        return refuse(ReasonCode::DryRunSwitched, workload);
    proposal->state = ProposalState::Approved;
    proposal->approval = Approval{.actor = s.command.actor, .at = s.now(), .bootId = s.context.clock.bootId(),
                                  .atBoot = s.context.clock.boot(), .comment = s.text("comment"), .planHash = proposal->hash,
                                  .untilNextStep = !s.context.engineRuns, .dryRun = dryRun};
    proposal->changed = s.now();
    if (auto r = s.journal.updateProposal(*proposal, s.audit("proposal.approved", workload)); !r)
        return fail(r.error());
    Json out{{"id", proposal->id.str()}, {"state", toString(proposal->state)}, {"engine_runs", s.context.engineRuns}};
    if (!proposal->plan.reverts.empty()) { // a way back that the engine offered, taken by a person
        auto done = s.journal.proposal(ProposalId(proposal->plan.reverts));
        if (!done)
            return fail(done.error());
        if (*done) {
            if (auto r = noteFall(s, **done, out); !r)
                return fail(r.error());
        }
    }
    return out;
}

Answer reject(const Scope &s)
{
    auto proposal = resolveProposal(s.journal, s.text("id"));
    if (!proposal)
        return fail(proposal.error());
    if (!isOpen(proposal->state))
        return refuse(ReasonCode::ProposalNotPending, std::string(toString(proposal->state)));
    proposal->state = ProposalState::Rejected;
    proposal->changed = s.now();
    if (auto r = s.journal.updateProposal(*proposal, s.audit("proposal.rejected", toString(proposal->plan.workload))); !r)
        return fail(r.error());
    return Json{{"id", proposal->id.str()}, {"state", toString(proposal->state)}};
}

Answer revert(const Scope &s)
{
    auto done = resolveProposal(s.journal, s.text("id"));
    if (!done)
        return fail(done.error());
    auto plan = inversePlan(s.journal, *done, s.context.clock);
    if (!plan)
        return fail(plan.error());
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    for (auto &other : *open) {
        if (other.plan.workload != plan->workload)
            continue;
        if (isInFlight(other.state))
            return refuse(ReasonCode::ActionUnresolved, other.id.str());
        other.state = ProposalState::Superseded;
        other.closedBy = Reason{ReasonCode::UndoRequested, {}, done->id.str()};
        other.changed = s.now();
        if (auto r = s.journal.updateProposal(other, s.audit("proposal.superseded", toString(other.plan.workload), "UndoRequested")); !r)
            return fail(r.error());
    }
    Proposal inverse;
    inverse.id = ProposalId(newId(s.journal, s.context.clock));
    inverse.plan = std::move(*plan);
    inverse.hash = planHash(inverse.plan);
    inverse.changed = s.now();
    if (auto r = s.journal.addProposal(inverse, s.audit("proposal.created", toString(inverse.plan.workload), "UndoRequested")); !r)
        return fail(r.error());
    done->revertedBy = inverse.id.str();
    if (auto r = s.journal.updateProposal(*done, s.audit("proposal.revert_offered", toString(inverse.plan.workload))); !r)
        return fail(r.error());
    Json out{{"id", inverse.id.str()}, {"reverts", done->id.str()}, {"proposal", proposalView(inverse)}};
    if (auto r = noteFall(s, *done, out); !r)
        return fail(r.error());
    return out;
}

Result<Proposal> resolveProposal(Journal &journal, const std::string &text)
{
    if (text.empty())
        return badInput("a proposal id is needed");
    auto exact = journal.proposal(ProposalId(text));
    if (!exact)
        return fail(exact.error());
    if (*exact)
        return **exact;
    auto fits = journal.proposalsByTail(text);
    if (!fits)
        return fail(fits.error());
    if (fits->size() == 1)
        return fits->front();
    if (fits->empty())
        return fail(ErrorCode::InvalidArgument, "proposal", "none fits: " + text);
    std::string names;
    for (const auto &p : *fits)
        names += (names.empty() ? "" : ", ") + p.id.str();
    return fail(ErrorCode::InvalidArgument, "proposal", "several fit: " + names);
}

Result<Plan> inversePlan(Journal &journal, const Proposal &done, const Clock &clock)
{
    if (!carriedOut(done))
        return refuse(ReasonCode::UndoNotPossible, std::string(toString(done.state)));
    if (!done.revertedBy.empty()) {
        auto earlier = journal.proposal(ProposalId(done.revertedBy));
        if (!earlier)
            return fail(earlier.error());
        if (*earlier && (isOpen((*earlier)->state) || isInFlight((*earlier)->state) || (*earlier)->state == ProposalState::Healthy))
            return refuse(ReasonCode::UndoNotPossible, done.revertedBy);
    }
    const auto *bounds = std::get_if<AutoscalerChange>(&done.plan.change);
    const CountStep change = counts(done.plan.change);
    Plan plan = done.plan;
    auto report = journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref != done.plan.workload)
                continue;
            // The way back is a plan of now: what was edited since the action must not void it.
            plan.policyVersion = policyVersion(w.policy);
            plan.observed.min = w.policy.min;
            plan.observed.max = w.policy.max;
            // A report older than the action still shows the world before it.
            if (w.workload.observedAt <= done.changed)
                continue;
            if (w.workload.uid != plan.observed.uid)
                return refuse(ReasonCode::WorldChangedUid, toString(w.workload.ref));
            if (bounds == nullptr && w.workload.replicas != change.to)
                return refuse(ReasonCode::WorldChangedReplicas, toString(w.workload.ref));
            if (bounds != nullptr && (!w.workload.autoscaler || w.workload.autoscaler->bounds != bounds->to))
                return refuse(ReasonCode::WorldChangedAutoscaler, bounds->autoscaler);
            plan.observed.version = w.workload.version;
            plan.observed.specDigest = w.workload.specDigest;
            plan.observed.owners = w.workload.owners;
        }
    }
    plan.change = inverse(done.plan.change);
    if (bounds == nullptr)
        plan.observed.replicas = change.to;
    plan.reasons = {Reason{ReasonCode::UndoRequested, {}, done.id.str()}};
    plan.ladder = {DecisionStep{.name = "undo", .wanted = change.from, .reason = plan.reasons.front()}};
    plan.confidence.reset();
    if (done.plan.risk)
        plan.risk = Risk{.without = done.plan.risk->with, .with = done.plan.risk->without};
    if (done.plan.costPerMonthDelta)
        plan.costPerMonthDelta = -*done.plan.costPerMonthDelta;
    plan.created = clock.wall();
    plan.bootId = clock.bootId();
    plan.createdBoot = clock.boot();
    plan.lifetime = std::chrono::minutes{30};
    plan.reverts = done.id.str();
    return plan;
}

}  // namespace preamar::engine
