// What demand wants: R1 on the look-aheads, then on what is measured, which alone may lower (I-10).
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr std::size_t kLow80 = 4;   // level 0.1
constexpr std::size_t kHigh80 = 10; // level 0.9

struct Peak
{
    double demand = -1.0;
    Millis ahead{};
    const Quantiles *quantiles = nullptr;
};

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

std::vector<Peak> peaksOf(const Assessment &assessed, Timestamp now)
{
    std::vector<Peak> peaks(assessed.capacity.size());
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const Forecast *forecast = assessed.capacity[i].forecast;
        for (const Millis ahead : lookAheads()) {
            const Quantiles *q = forecast ? quantilesAt(*forecast, now + ahead) : nullptr;
            if (q && (*q)[kMedian] > peaks[i].demand)
                peaks[i] = {(*q)[kMedian], ahead, q};
        }
    }
    return peaks;
}

std::optional<Reason> explainForecast(Draft &draft, const std::vector<Peak> &peaks)
{
    std::optional<Reason> first;
    const Assessment &a = draft.assessed;
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        const CapacityView &view = a.capacity[i];
        const Demands alone = [&] {
            Demands d(peaks.size());
            if (peaks[i].quantiles)
                d[i] = peaks[i].demand;
            return d;
        }();
        if (!riseFor(a, alone, draft.input))
            continue;
        const auto percent = [&](double demand) { return percentOf(demand, a.basis, view.limit); };
        draft.why.push_back({view.forecastHigh,
                             {percent(peaks[i].demand), toSeconds(peaks[i].ahead) / 60.0,
                              percent((*peaks[i].quantiles)[kLow80]), percent((*peaks[i].quantiles)[kHigh80])},
                             {}});
        if (!first)
            first = draft.why.back();
    }
    return first;
}

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

std::optional<Reason> stepDemand(Draft &draft)
{
    const Assessment &a = draft.assessed;
    bool looked = false;
    bool low = draft.current > 1;
    bool rises = false;
    for (const Millis ahead : lookAheads()) {
        const Demands demands = demandsAt(a, draft.input.now + ahead);
        if (std::none_of(demands.begin(), demands.end(), [](const auto &d) { return d.has_value(); }))
            continue;
        looked = true;
        if (const auto rise = riseFor(a, demands, draft.input)) {
            adopt(draft, *rise);
            rises = true;
        }
        low = low && isLow(a, demands, draft.input);
    }
    if (!looked)
        return std::nullopt;
    const std::vector<Peak> peaks = peaksOf(a, draft.input.now);
    if (rises)
        return explainForecast(draft, peaks);
    if (!low)
        return std::nullopt;
    draft.wanted = lowerTarget(draft.current);
    Demands largest(peaks.size());
    for (std::size_t i = 0; i < peaks.size(); ++i) {
        if (peaks[i].quantiles)
            largest[i] = peaks[i].demand;
    }
    return underused(a, largest);
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

} // namespace preamar::policy
