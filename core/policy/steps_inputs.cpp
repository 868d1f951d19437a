// What the inputs allow: nothing is lowered on incomplete ones (I-01 … I-05), nothing raised where no replica would
// start.
#include "core/limits/control.h"
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

void append(std::vector<Reason> &to, const std::vector<Reason> &from)
{
    to.insert(to.end(), from.begin(), from.end());
}

Reason notReady(const Workload &w)
{
    return {ReasonCode::ReplicasNotReady, {static_cast<double>(w.ready), static_cast<double>(w.replicas)}, {}};
}

bool lacksRoom(const Workload &w)
{
    return std::any_of(w.problems.begin(), w.problems.end(),
                       [](const ReplicaProblem &p) { return p.kind == ReplicaProblem::Kind::NoCapacity; });
}

std::optional<Reason> refuseRise(Draft &draft)
{
    if (!lacksRoom(draft.input.workload))
        return std::nullopt;
    draft.wanted = draft.current;
    draft.holds.push_back({ReasonCode::ReplicasUnhealthy, {}, {}});
    return draft.holds.back();
}

} // namespace

std::optional<Reason> stepInputs(Draft &draft)
{
    const Assessment &a = draft.assessed;
    const Workload &w = draft.input.workload;
    if (a.capacity.empty()) {
        draft.wanted = draft.current;
        draft.holds.push_back({ReasonCode::NoCapacityKnown, {}, {}});
        return draft.holds.back();
    }
    const bool foresees = draft.preset.info.usesForecast && !draft.preset.info.ownOutlook;
    if (foresees && draft.wanted != draft.current)
        append(draft.notes, a.forecastLimits);
    std::vector<Reason> gaps = a.inputProblems;
    if (foresees)
        append(gaps, a.forecastProblems);
    if (draft.wanted > draft.current) {
        append(draft.notes, gaps);
        if (auto refusal = refuseRise(draft))
            return refusal;
        return gaps.empty() ? std::nullopt : std::optional{gaps.front()};
    }
    if (draft.wanted < draft.current) {
        if (w.ready < w.replicas)
            gaps.push_back(notReady(w));
        if (!w.problems.empty())
            gaps.push_back({ReasonCode::ReplicasUnhealthy, {}, {}});
        append(gaps, draft.input.guards);
        if (auto young = limits::readinessProblem(draft.input.state, draft.input.now))
            gaps.push_back(std::move(*young));
    } else if (draft.alreadyOrdered) {
        gaps.push_back(notReady(w));
    }
    if (gaps.empty())
        return std::nullopt;
    draft.wanted = draft.current;
    append(draft.holds, gaps);
    return gaps.front();
}

} // namespace preamar::policy
