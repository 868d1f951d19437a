// The reactive guard: what is measured may raise, and alone may lower (I-10).
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

std::optional<Reason> explainMeasured(Draft &draft, const Demands &demands)
{
    std::optional<Reason> first;
    const Assessment &a = draft.assessed;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        Demands alone(demands.size());
        alone[i] = demands[i];
        if (!riseFor(a, alone, draft.input))
            continue;
        draft.why.push_back({a.capacity[i].measuredHigh, {percentOf(*demands[i], a.basis, a.capacity[i].limit)}, {}});
        if (!first)
            first = draft.why.back();
    }
    return first;
}

// A wish to lower rests on the forecast so far; it stands only where what is measured is low too.
std::optional<Reason> confirmLow(Draft &draft)
{
    const auto needed = countNeeded(draft.assessed, draft.input.now);
    if (!needed)
        return std::nullopt; // the step "inputs" says which one is missing
    const Demands measured = fallingDemands(draft.assessed);
    if (!isLow(draft.assessed, measured, draft.input)) {
        draft.wanted = draft.current;
        draft.holds.push_back({ReasonCode::ForecastOnlyRaises, {}, {}});
        return draft.holds.back();
    }
    const bool lifted = *needed > draft.wanted;
    if (lifted) // thresholds set so far apart from the targets that the lower count would have to rise again
        draft.wanted = std::min(draft.current, *needed);
    if (draft.wanted < draft.current)
        draft.why.push_back(underused(draft.assessed, measured));
    return lifted ? std::optional{Reason{ReasonCode::WithinThresholds, {}, {}}} : std::nullopt;
}

} // namespace

void adopt(Draft &draft, const Rise &rise)
{
    if (rise.target > draft.wanted)
        draft.rounded = rise.rounded;
    else if (rise.target == draft.wanted)
        draft.rounded = draft.rounded && rise.rounded;
    draft.wanted = std::max(draft.wanted, rise.target);
    draft.alreadyOrdered = draft.alreadyOrdered || rise.alreadyOrdered;
    draft.priority = std::max(draft.priority, rise.urgent ? Priority::High : Priority::Medium);
}

void raiseTo(Draft &draft, std::int64_t target, Reason reason, Priority priority)
{
    if (target <= draft.current)
        return;
    if (target > draft.wanted) {
        draft.wanted = target;
        draft.rounded = false;
    }
    draft.priority = std::max(draft.priority, priority);
    draft.why.push_back(std::move(reason));
}

std::optional<Reason> stepReactive(Draft &draft)
{
    const Demands demands = risingDemands(draft.assessed);
    if (const auto rise = riseFor(draft.assessed, demands, draft.input)) {
        adopt(draft, *rise);
        return explainMeasured(draft, demands);
    }
    if (draft.wanted < draft.current)
        return confirmLow(draft);
    return std::nullopt;
}

// A target instead of thresholds: a reduction stands down to the count that carries the measured demand at target.
std::optional<Reason> stepMeasuredFloor(Draft &draft)
{
    // A preset that looks at no forecast is reactive itself, by its own rules and durations: only its reductions are guarded.
    if (draft.preset.info.usesForecast) {
        const Demands demands = risingDemands(draft.assessed);
        if (const auto rise = riseFor(draft.assessed, demands, draft.input)) {
            adopt(draft, *rise);
            return explainMeasured(draft, demands);
        }
    }
    if (draft.wanted >= draft.current)
        return std::nullopt;
    const auto needed = countNeededNow(draft.assessed);
    if (!needed)
        return std::nullopt; // the step "inputs" says which one is missing
    if (*needed > draft.wanted) {
        draft.wanted = std::min(draft.current, *needed);
        const Reason reason{ReasonCode::ForecastOnlyRaises, {}, {}};
        (draft.wanted == draft.current ? draft.holds : draft.notes).push_back(reason);
        return reason;
    }
    return std::nullopt;
}

} // namespace preamar::policy
