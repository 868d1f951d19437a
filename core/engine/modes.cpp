#include "core/engine/modes.h"

#include "core/config/settings.h"
#include "core/engine/carriedout.h"
#include "core/domain/codec.h"
#include "core/limits/limits.h"

#include <algorithm>
#include <set>

namespace preamar::engine {

namespace {

constexpr Millis kHour = std::chrono::hours{1};

// Written, or it cannot be excluded that it was.
bool hasActed(const Proposal &proposal)
{
    switch (proposal.state) {
    case ProposalState::IntentRecorded:
    case ProposalState::Sent:
    case ProposalState::Unknown:
        return true;
    case ProposalState::Failed: // written, and then set back or removed by somebody; or never read
        return proposal.outcome
               && (proposal.outcome->reason.code == ReasonCode::WorldChangedReplicas || proposal.outcome->reason.code == ReasonCode::WorldChangedUid
                   || proposal.outcome->reason.code == ReasonCode::WriteUnknown);
    default:
        return carriedOut(proposal);
    }
}

class ModeRunner
{
public:
    ModeRunner(Journal &journal, const Clock &clock, RecordInput &input, std::vector<Event> &events)
        : m_journal(journal), m_clock(clock), m_input(input), m_events(events), m_now(clock.wall())
    {
    }

    Result<void> run()
    {
        if (std::none_of(m_input.decided.begin(), m_input.decided.end(), [](const Decided &d) { return concerned(d); }))
            return {};
        auto governance = loadGovernance(m_journal);
        auto settings = m_journal.workloadSettings();
        auto pauses = m_journal.pauses();
        auto open = m_journal.openProposals();
        auto recent = m_journal.answeredSince(m_now - kHour);
        auto program = m_journal.settings();
        for (const Error *e : {governance ? nullptr : &governance.error(), settings ? nullptr : &settings.error(),
                               pauses ? nullptr : &pauses.error(), open ? nullptr : &open.error(), recent ? nullptr : &recent.error(),
                               program ? nullptr : &program.error()}) {
            if (e != nullptr)
                return fail(*e);
        }
        m_governance = std::move(*governance);
        m_settings = std::move(*settings);
        m_pauses = std::move(*pauses);
        m_open = std::move(*open);
        m_recent = std::move(*recent);
        m_dryRun = settingsFrom(*program).dryRun;
        for (Decided &d : m_input.decided) {
            if (auto r = endModes(d); !r)
                return r;
        }
        return approveAll();
    }

private:
    static bool concerned(const Decided &d)
    {
        const bool expired = d.modeReason && d.modeReason->code == ReasonCode::AutoExpired;
        return d.report.enrolled && (d.report.policy.mode > Mode::Approve || expired || d.fall);
    }

    [[nodiscard]] AuditEntry audit(std::string event, const WorkloadRef &ref, std::string code, Json detail = Json::object()) const
    {
        return AuditEntry{.actor = m_input.actor, .event = std::move(event), .workload = toString(ref), .code = std::move(code), .detail = std::move(detail)};
    }

    void tell(std::string type, const WorkloadRef &ref, Severity severity, const Reason &reason)
    {
        m_events.push_back(Event{.seq = 0, .at = m_now, .type = type, .severity = severity, .dedupKey = type + ":" + toString(ref),
                                 .workload = toString(ref), .detail = Json{{"reason", toJson(reason)}}});
    }

    // An automatic mode that is over, or must end.
    Result<void> endModes(Decided &d)
    {
        const WorkloadRef &ref = d.report.workload.ref;
        const bool expired = d.modeReason && d.modeReason->code == ReasonCode::AutoExpired;
        const std::optional<Reason> why = expired ? d.modeReason : d.fall;
        if (!why) {
            if (d.autoEndsSoon && d.modeReason && !m_governance.autos[ref].warned) {
                m_governance.autos[ref].warned = true;
                m_autosChanged = true;
                tell("mode.ends_soon", ref, Severity::Warning, *d.modeReason);
            }
            return {};
        }
        const auto row = std::find_if(m_settings.begin(), m_settings.end(), [&](const WorkloadSettings &s) { return s.workload == ref; });
        if (row == m_settings.end())
            return {};
        const auto taken = takeModeBack(m_journal, m_governance, *row, *why);
        if (!taken)
            return fail(taken.error());
        if (!*taken)
            return {};
        m_autosChanged = true;
        d.report.policy.mode = std::min(d.report.policy.mode, Mode::Approve);
        tell(expired ? "mode.expired" : "mode.fell", ref, expired ? Severity::Warning : Severity::Error, *why);
        return m_journal.appendAudit(audit(expired ? "mode.expired" : "mode.fell", ref, std::string(toString(why->code)),
                                           Json{{"mode", toString(Mode::Approve)}, {"reason", toJson(*why)}}));
    }

    Result<void> approveAll()
    {
        struct Waiting
        {
            Proposal *proposal;
            const Decided *decided;
        };
        std::vector<Waiting> waiting;
        for (const Decided &d : m_input.decided) {
            if (d.report.policy.mode <= Mode::Approve || !d.report.labelProblem.empty() || d.context.readOnly)
                continue;
            const auto at = std::find_if(m_open.begin(), m_open.end(), [&](const Proposal &p) {
                return p.plan.workload == d.report.workload.ref && p.state == ProposalState::Proposed;
            });
            if (at != m_open.end() && mayRun(*at, d))
                waiting.push_back({&*at, &d});
        }
        // Rises before reductions, the urgent ones first.
        std::stable_sort(waiting.begin(), waiting.end(), [](const Waiting &a, const Waiting &b) {
            const auto up = [](const Waiting &w) { return direction(w.proposal->plan.change) == Direction::Up; };
            if (up(a) != up(b))
                return up(a);
            return a.proposal->plan.priority > b.proposal->plan.priority;
        });
        std::map<std::pair<ContextName, Direction>, std::int64_t> held;
        for (const Waiting &w : waiting) {
            const ContextName &context = w.proposal->plan.workload.context;
            const auto problem = budgetProblem(w.proposal->plan, m_recent, enrolledIn(context), replicasIn(context), m_now, m_governance.numbers);
            if (problem) {
                ++held[{context, direction(w.proposal->plan.change)}];
                if (auto r = noteWait(*w.proposal, *problem); !r)
                    return r;
                continue;
            }
            if (auto r = approve(*w.proposal, *w.decided); !r)
                return r;
        }
        if (m_autosChanged) {
            if (auto r = saveAutos(m_journal, m_governance.autos); !r)
                return r;
        }
        for (const auto &[key, count] : held) {
            if (auto r = trip(key.first, key.second, count); !r)
                return r;
        }
        return {};
    }

    // A wait is a row when it begins or its reason changes, not each time it is met again.
    Result<void> noteWait(const Proposal &p, const Reason &problem)
    {
        const std::string code(toString(problem.code));
        AutoRow &row = m_governance.autos[p.plan.workload];
        if (row.waits == code)
            return {};
        row.waits = code;
        m_autosChanged = true;
        return m_journal.appendAudit(audit("action.waits", p.plan.workload, code, Json{{"id", p.id.str()}, {"reason", toJson(problem)}}));
    }

    // A way back waits for its person, and what needs a typed confirmation (I-17) does too.
    [[nodiscard]] bool mayRun(const Proposal &p, const Decided &d) const
    {
        const Direction way = direction(p.plan.change);
        return p.plan.reverts.empty() && !limits::personNeeded(d.report.policy.mode, way) && !confirmationNeeded(p.plan.change)
               && !limits::pauseProblem(m_pauses, p.plan.workload, way, m_now) && planHash(p.plan) == p.hash;
    }

    Result<void> approve(Proposal &p, const Decided &d)
    {
        const std::string mode(toString(d.report.policy.mode));
        p.state = ProposalState::Approved;
        p.approval = Approval{.actor = m_input.actor, .at = m_now, .bootId = m_clock.bootId(), .atBoot = m_clock.boot(), .comment = mode,
                              .planHash = p.hash, .untilNextStep = !m_input.continuous, .dryRun = m_dryRun};
        p.changed = m_now;
        if (auto r = m_journal.updateProposal(p, audit("proposal.approved", p.plan.workload, std::string(toString(ReasonCode::ApprovedByMode)),
                                                       Json{{"id", p.id.str()}, {"mode", mode}}));
            !r) {
            return r;
        }
        if (const auto row = m_governance.autos.find(p.plan.workload); row != m_governance.autos.end() && !row->second.waits.empty()) {
            row->second.waits.clear();
            m_autosChanged = true;
        }
        // It counts at once: the next one of this round must see it.
        Proposal counted = p;
        counted.state = ProposalState::IntentRecorded;
        std::erase_if(m_recent, [&](const Proposal &other) { return other.id == p.id; });
        m_recent.push_back(std::move(counted));
        for (Decided &other : m_input.decided) {
            if (other.report.workload.ref == p.plan.workload)
                other.report.actionState = ProposalState::Approved;
        }
        return {};
    }

    // I-23: three times the budget at once is a fault, not a need.
    Result<void> trip(const ContextName &context, Direction way, std::int64_t count)
    {
        const auto actions = actionsOf(m_recent, context, m_now);
        const auto reason = limits::rateTrip(way, count, {enrolledIn(context), replicasIn(context), actions}, m_now, m_governance.numbers);
        if (!reason)
            return {};
        const Pause pause{.scope = PauseScope::Context, .target = context.str(), .scaleInOnly = false, .emergency = false, .until = std::nullopt,
                          .reason = std::string(toString(reason->code)), .actor = m_input.actor, .since = m_now};
        m_events.push_back(Event{.seq = 0, .at = m_now, .type = "pause.tripped", .severity = Severity::Critical,
                                 .dedupKey = "pause.tripped:" + context.str(), .workload = {}, .detail = Json{{"context", context.str()}, {"reason", toJson(*reason)}}});
        return m_journal.putPause(pause, AuditEntry{.actor = m_input.actor, .event = "pause.set", .workload = {}, .code = std::string(toString(reason->code)),
                                                    .detail = Json{{"context", context.str()}}});
    }

    [[nodiscard]] std::int64_t enrolledIn(const ContextName &context) const
    {
        return std::count_if(m_input.decided.begin(), m_input.decided.end(),
                             [&](const Decided &d) { return d.report.enrolled && d.report.workload.ref.context == context; });
    }
    [[nodiscard]] std::int64_t replicasIn(const ContextName &context) const
    {
        std::int64_t sum = 0;
        for (const Decided &d : m_input.decided) {
            if (d.report.enrolled && d.report.workload.ref.context == context)
                sum += std::max<std::int64_t>(0, d.report.workload.replicas);
        }
        return sum;
    }

    Journal &m_journal;
    const Clock &m_clock;
    RecordInput &m_input;
    std::vector<Event> &m_events;
    Timestamp m_now;
    Governance m_governance;
    std::vector<WorkloadSettings> m_settings;
    std::vector<Pause> m_pauses;
    std::vector<Proposal> m_open;
    std::vector<Proposal> m_recent;
    bool m_dryRun = false;
    bool m_autosChanged = false;
};

} // namespace

std::vector<limits::CountedAction> actionsOf(const std::vector<Proposal> &recent, const ContextName &context, Timestamp now)
{
    std::vector<limits::CountedAction> out;
    for (const Proposal &p : recent) {
        if (p.plan.workload.context != context || !hasActed(p))
            continue;
        const Timestamp at = p.outcome ? p.outcome->at : p.changed;
        const CountStep step = counts(p.plan.change);
        if (now - at <= kHour)
            out.push_back({at, step.from, step.to, !p.plan.reverts.empty()});
    }
    return out;
}

std::optional<Reason> budgetProblem(const Plan &plan, const std::vector<Proposal> &recent, std::int64_t enrolled,
                                    std::int64_t replicas, Timestamp now, const limits::Numbers &numbers)
{
    const auto actions = actionsOf(recent, plan.workload.context, now);
    const limits::ContextLoad load{enrolled, replicas, actions};
    if (auto rate = limits::rateProblem(direction(plan.change), load, now, numbers))
        return rate;
    if (!plan.reverts.empty()) // of the budgets, a way back may break I-24 only (decisions.md, "Undo")
        return std::nullopt;
    const CountStep step = counts(plan.change);
    return limits::limitRemoval(step.from, step.to, load, now, numbers).reason;
}

Result<void> runByMode(Journal &journal, const Clock &clock, RecordInput &input, std::vector<Event> &events)
{
    return ModeRunner(journal, clock, input, events).run();
}

} // namespace preamar::engine
