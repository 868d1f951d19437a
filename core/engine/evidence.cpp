#include "core/engine/evidence.h"

#include "core/domain/codec.h"

#include <algorithm>
#include <set>

namespace preamar::engine {

namespace {

constexpr Millis kWeek = std::chrono::hours{24 * 7};
constexpr Millis kStep = std::chrono::minutes{5};

void observe(policy::Evidence &out, History &history, const WorkloadRef &ref, Timestamp now)
{
    for (const MetricId &id : {metric::cpuCores, metric::memoryBytes}) {
        const auto series = history.read(SeriesKey{ref, id}, TimeRange{now - kWeek, now});
        if (!series || series->samples.empty())
            continue;
        std::set<std::int64_t> cells;
        for (const Sample &s : series->samples)
            cells.insert(toMillis(floorTo(s.at, kStep)));
        const Millis span = now - series->samples.front().at;
        const auto all = std::max<std::int64_t>(1, span / kStep);
        out.days = toSeconds(span) / 86'400.0;
        // The first cell of a week begins before it.
        if (span >= kWeek - kStep)
            out.days = 7.0;
        out.observedShare = std::min(1.0, static_cast<double>(cells.size()) / static_cast<double>(all));
        return;
    }
}

} // namespace

Result<policy::Evidence> evidenceOf(Journal &journal, History *history, const WorkloadRef &ref, Timestamp now)
{
    policy::Evidence out;
    auto report = journal.lastCycleReport();
    auto open = journal.openProposals();
    auto recent = journal.answeredSince(now - std::chrono::hours{24});
    auto kept = journal.state(kEvidence);
    for (const Error *e : {report ? nullptr : &report.error(), open ? nullptr : &open.error(), recent ? nullptr : &recent.error(),
                           kept ? nullptr : &kept.error()}) {
        if (e != nullptr)
            return fail(*e);
    }
    if (history != nullptr)
        observe(out, *history, ref, now);
    std::string version;
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref != ref)
                continue;
            version = policyVersion(w.policy);
            for (const auto &f : w.forecasts) {
                if (f.eligible)
                    out.bands.push_back({f.metric, f.backTest.coverage80, f.backTest.relMae, f.backTest.origins});
            }
            if (!w.workload.problems.empty())
                out.incidents.push_back(w.workload.problems.front().text);
        }
    }
    for (const Proposal &p : *open) {
        if (p.plan.workload == ref && isInFlight(p.state))
            out.incidents.push_back(p.id.str());
    }
    for (const Proposal &p : *recent) {
        const bool bad = p.state == ProposalState::Failed || p.state == ProposalState::Unhealthy;
        if (p.plan.workload == ref && bad && p.outcome && now - p.outcome->at <= std::chrono::hours{24})
            out.incidents.push_back(p.id.str());
    }
    if (*kept) {
        const Json *row = find(**kept, toString(ref));
        if (row != nullptr && stringAt(*row, "policy_version") == version) {
            policy::Evidence::Compared c;
            c.minutesPolicy = numberAt(*row, "minutes_policy").value_or(0.0);
            c.minutesActual = numberAt(*row, "minutes_actual").value_or(0.0);
            c.replicaHoursPolicy = numberAt(*row, "replica_hours_policy").value_or(0.0);
            c.replicaHoursActual = numberAt(*row, "replica_hours_actual").value_or(0.0);
            c.days = numberAt(*row, "days").value_or(0.0); // rows of before it was kept do not say
            out.compared = c;
        }
    }
    return out;
}

Result<policy::Climb> climbOf(Journal &journal, History *history, const WorkloadRef &ref, Mode mode, Timestamp now)
{
    auto evidence = evidenceOf(journal, history, ref, now);
    if (!evidence)
        return fail(evidence.error());
    // The automatic rungs are judged alike, from wherever a person climbs.
    return policy::climbFrom(std::clamp(mode, Mode::Approve, Mode::AutoUp), *evidence);
}

Result<void> keepComparison(Journal &journal, const WorkloadRef &ref, const std::string &policyVersion,
                            const policy::Evidence::Compared &compared, Timestamp now)
{
    auto kept = journal.state(kEvidence);
    if (!kept)
        return fail(kept.error());
    Json all = *kept && (*kept)->is_object() ? std::move(**kept) : Json::object();
    all[toString(ref)] = Json{{"policy_version", policyVersion},
                              {"minutes_policy", compared.minutesPolicy},
                              {"minutes_actual", compared.minutesActual},
                              {"replica_hours_policy", compared.replicaHoursPolicy},
                              {"replica_hours_actual", compared.replicaHoursActual},
                              {"days", compared.days},
                              {"at", toMillis(now)}};
    return journal.putState(kEvidence, all);
}

} // namespace preamar::engine
