#include "core/engine/cyclerecord.h"
#include "core/engine/modes.h"

#include "core/config/settings.h"
#include "core/domain/codec.h"

#include <algorithm>
#include <cstdio>
#include <optional>

namespace preamar::engine {

namespace {

// A rejected plan, one that was undone, or during a dry run one that was rehearsed, is not proposed again for this long unless
// something about it changed.
constexpr Millis kRespectNo = std::chrono::minutes{30};

struct Recorder
{
    Journal &journal;
    const Clock &clock;
    RecordInput &input;
    Recorded out;
    std::vector<Proposal> open;
    std::vector<Proposal> recent;
    bool dryRun = false;

    [[nodiscard]] Timestamp now() const { return clock.wall(); }
    [[nodiscard]] AuditEntry audit(std::string event, const WorkloadRef &ref, std::string code = {}, Json detail = Json::object()) const
    {
        return AuditEntry{.actor = input.actor, .event = std::move(event), .workload = toString(ref), .code = std::move(code), .detail = std::move(detail)};
    }

    Result<void> close(Proposal &proposal, ProposalState state, const Reason &why, std::string event)
    {
        proposal.state = state;
        proposal.closedBy = why;
        proposal.changed = now();
        return journal.updateProposal(proposal, audit(std::move(event), proposal.plan.workload, std::string(toString(why.code)),
                                                      Json{{"id", proposal.id.str()}}));
    }

    // To its end, or to what would have refused it; not where a person stopped everything, changed the context or ended the dry run.
    static bool wasRehearsed(const Proposal &p)
    {
        const bool taken = p.closedBy && (p.closedBy->code == ReasonCode::EmergencyStop || p.closedBy->code == ReasonCode::ProposalVoid ||
                                          p.closedBy->code == ReasonCode::DryRunSwitched);
        return p.state == ProposalState::Void && !taken && ((p.closedBy && p.closedBy->code == ReasonCode::Rehearsed) || (p.approval && p.approval->dryRun));
    }

    [[nodiscard]] bool refusedLately(const Decided &d) const
    {
        return std::any_of(recent.begin(), recent.end(), [&](const Proposal &p) {
            if (p.plan.workload != d.report.workload.ref || now() - p.changed > kRespectNo)
                return false;
            if (p.state == ProposalState::Rejected)
                return sameProposal(p.plan, d.report.workload, d.report.decision);
            if (wasRehearsed(p)) {
                return dryRun && sameProposal(p.plan, d.report.workload, d.report.decision) && p.plan.policyVersion == policyVersion(d.report.policy)
                       && p.plan.observed.specDigest == d.report.workload.specDigest;
            }
            // An action that was undone by a person is not repeated right away.
            return !p.revertedBy.empty() && direction(p.plan.change) == d.report.decision.action && p.state != ProposalState::Unhealthy;
        });
    }

    Plan planOf(const Decided &d) const
    {
        const auto &w = d.report.workload;
        const auto &decision = d.report.decision;
        Plan plan;
        plan.workload = w.ref;
        plan.endpoint = endpointOf(d.context);
        plan.change = changeFor(w, decision).value_or(ReplicaChange{decision.from, decision.to});
        plan.observed = ObservedState{.uid = w.uid, .version = w.version, .replicas = w.replicas, .specDigest = w.specDigest,
                                      .owners = w.owners, .min = d.report.policy.min, .max = d.report.policy.max};
        plan.reasons = decision.reasons;
        plan.ladder = decision.ladder;
        plan.priority = decision.priority;
        plan.confidence = decision.confidence;
        plan.risk = decision.risk;
        plan.costPerMonthDelta = decision.costPerMonthDelta;
        plan.policyVersion = policyVersion(d.report.policy);
        plan.sampleDigest = sampleDigest(d.observation, d.forecasts);
        const auto eligible = std::find_if(d.forecasts.begin(), d.forecasts.end(), [](const Forecast &f) { return f.eligible; });
        if (eligible != d.forecasts.end())
            plan.forecast = eligible->id;
        plan.created = now();
        plan.bootId = clock.bootId();
        plan.createdBoot = clock.boot();
        plan.lifetime = proposalLifetime(decision, now());
        return plan;
    }

    Result<void> propose(Decided &d)
    {
        Proposal proposal;
        proposal.id = ProposalId(newId(journal, clock));
        proposal.plan = planOf(d);
        proposal.hash = planHash(proposal.plan);
        proposal.changed = now();
        d.report.proposal = proposal.id;
        if (auto r = journal.addProposal(proposal, audit("proposal.created", d.report.workload.ref, {}, Json{{"id", proposal.id.str()}})); !r)
            return r;
        for (const auto &f : d.forecasts)
            out.used.push_back(f);
        out.events.push_back(Event{.seq = 0, .at = now(), .type = "proposal.waiting", .severity = Severity::Warning,
                                   .dedupKey = "proposal:" + toString(d.report.workload.ref), .workload = toString(d.report.workload.ref),
                                   .detail = Json{{"id", proposal.id.str()}, {"from", d.report.decision.from}, {"to", d.report.decision.to}}});
        return {};
    }

    Result<void> workload(Decided &d)
    {
        const auto &ref = d.report.workload.ref;
        Proposal *live = nullptr;
        for (auto &p : open) {
            // One that waits comes before one whose replicas are still to become ready.
            if (p.plan.workload == ref && (live == nullptr || live->state == ProposalState::Verified))
                live = &p;
        }
        const bool rises = d.decidedNow && d.report.decision.action == Direction::Up;
        if (live != nullptr && live->state == ProposalState::Verified && rises)
            return refusedLately(d) ? Result<void>{} : propose(d);
        if (live != nullptr && (isInFlight(live->state) || live->state == ProposalState::Approved)) {
            d.report.proposal = live->id;
            d.report.actionState = live->state;
            return {};
        }
        const auto &decision = d.report.decision;
        if (!d.decidedNow) {
            if (live != nullptr)
                d.report.proposal = live->id;
            return {};
        }
        if (live != nullptr) {
            // A way back that a person asked for waits for that person, whatever the policy would do meanwhile.
            if (!live->plan.reverts.empty() || (decision.action != Direction::None && sameProposal(live->plan, d.report.workload, decision)
                                                && live->plan.observed.specDigest == d.report.workload.specDigest)) {
                d.report.proposal = live->id;
                return {};
            }
            const Reason why = decision.action == Direction::None && !decision.reasons.empty() ? decision.reasons.front()
                                                                                               : Reason{ReasonCode::ProposalSuperseded, {}, {}};
            if (auto r = close(*live, ProposalState::Superseded, why, "proposal.superseded"); !r)
                return r;
        }
        if (decision.action == Direction::None) {
            const std::string code = decision.reasons.empty() ? std::string() : std::string(toString(decision.reasons.front().code));
            const auto before = input.lastReasons.find(ref);
            // Only a change of a hold's reason is a row, not every hold.
            if (d.report.enrolled && (before == input.lastReasons.end() || before->second != code))
                return journal.appendAudit(audit("decision.hold", ref, code, Json{{"replicas", d.report.workload.replicas}}));
            return {};
        }
        return refusedLately(d) ? Result<void>{} : propose(d);
    }
};

}  // namespace

std::string newId(Journal &journal, const Clock &clock)
{
    if (clock.rate() > 0.0)
        return newUlid(toMillis(clock.wall()));
    std::int64_t next = 1;
    if (auto stored = journal.state("ids"); stored && *stored) {
        if (const auto n = asInteger(**stored))
            next = *n + 1;
    }
    // A counter that cannot be kept would repeat an id; the insert is then refused by its unique key.
    (void)journal.putState("ids", next);
    char text[32];
    std::snprintf(text, sizeof text, "%026lld", static_cast<long long>(next));
    return text;
}

namespace {

// Why its time is over, or nullopt.
std::optional<ReasonCode> overSince(const Proposal &p, const Clock &clock)
{
    if (!isOpen(p.state))
        return std::nullopt;
    if (timeLeft(p.plan, clock.bootId(), clock.boot()) <= Millis::zero())
        return ReasonCode::ProposalExpired;
    if (p.state == ProposalState::Approved && p.approval && !p.approval->untilNextStep
        && (p.approval->bootId != clock.bootId() || clock.boot() - p.approval->atBoot > kApprovalLifetime)) {
        return ReasonCode::ApprovalExpired;
    }
    return std::nullopt;
}

Result<void> expire(Journal &journal, const Clock &clock, const Actor &actor, Proposal &p, ReasonCode why)
{
    p.state = ProposalState::Expired;
    p.closedBy = Reason{why, {}, {}};
    p.changed = clock.wall();
    return journal.updateProposal(p, AuditEntry{.actor = actor, .event = "proposal.expired", .workload = toString(p.plan.workload),
                                                .code = std::string(toString(why)), .detail = Json{{"id", p.id.str()}}});
}

}  // namespace

Result<std::vector<Proposal>> expireOld(Journal &journal, const Clock &clock, const Actor &actor)
{
    auto open = journal.openProposals();
    if (!open)
        return open;
    // This runs every second: without anything to end, nothing is locked.
    if (std::none_of(open->begin(), open->end(), [&](const Proposal &p) { return overSince(p, clock).has_value(); }))
        return open;
    const auto done = journal.transaction([&]() -> Result<void> {
        // What another process did meanwhile counts.
        open = journal.openProposals();
        if (!open)
            return fail(open.error());
        for (auto &p : *open) {
            const auto why = overSince(p, clock);
            if (!why)
                continue;
            if (auto r = expire(journal, clock, actor, p, *why); !r)
                return r;
        }
        return {};
    });
    if (!done)
        return fail(done.error());
    std::erase_if(*open, [](const Proposal &p) { return p.state == ProposalState::Expired; });
    return open;
}

Result<Recorded> recordCycle(Journal &journal, const Clock &clock, RecordInput input)
{
    Recorder recorder{.journal = journal, .clock = clock, .input = input, .out = {}, .open = {}, .recent = {}, .dryRun = false};
    const auto done = journal.transaction([&]() -> Result<void> {
        auto open = expireOld(journal, clock, input.actor);
        auto recent = journal.answeredSince(clock.wall() - kRespectNo);
        auto program = journal.settings();
        if (!open)
            return fail(open.error());
        if (!recent)
            return fail(recent.error());
        if (!program)
            return fail(program.error());
        recorder.dryRun = settingsFrom(*program).dryRun;
        recorder.open = std::move(*open);
        recorder.recent = std::move(*recent);
        for (auto &d : input.decided) {
            if (auto r = recorder.workload(d); !r)
                return r;
        }
        if (auto r = runByMode(journal, clock, input, recorder.out.events); !r)
            return r;
        for (const auto &[key, value] : input.state) {
            if (auto r = journal.putState(key, value); !r)
                return r;
        }
        for (const auto &event : recorder.out.events) {
            if (auto r = journal.addEvent(event); !r)
                return r;
        }
        input.report.workloads = std::move(input.others);
        for (auto &d : input.decided)
            input.report.workloads.push_back(std::move(d.report));
        std::sort(input.report.workloads.begin(), input.report.workloads.end(),
                  [](const WorkloadReport &a, const WorkloadReport &b) { return a.workload.ref < b.workload.ref; });
        input.report.finished = clock.wall();
        if (auto r = journal.putCycleReport(input.report); !r)
            return r;
        recorder.out.report = std::move(input.report);
        return {};
    });
    if (!done)
        return fail(done.error());
    return std::move(recorder.out);
}

}  // namespace preamar::engine
