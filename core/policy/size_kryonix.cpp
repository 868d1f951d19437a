// R1, preset `kryonix`: the point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU and memory. Literal
// where replay plays it without limits; live, a rise that floor() does not show is +1, and only measured low load
// reduces.
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

} // namespace

std::optional<Reason> sizeKryonix(Draft &draft)
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
            rises = true;
            // To the letter, a rise that floor() does not show is none.
            if (draft.input.limits || !rise->rounded)
                adopt(draft, *rise);
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
    if (!draft.input.limits) // live, what is measured has to confirm it first
        draft.why.push_back(underused(a, largest));
    return underused(a, largest);
}

} // namespace preamar::policy
