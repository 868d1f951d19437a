#include "core/domain/forecast.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar {

namespace {

constexpr std::size_t kLow80 = 4;   // level 0.1
constexpr std::size_t kHigh80 = 10; // level 0.9

} // namespace

double quantile(const Quantiles &q, double level)
{
    if (std::isnan(level))
        return std::numeric_limits<double>::quiet_NaN();
    if (level <= kQuantileLevels.front())
        return q.front();
    if (level >= kQuantileLevels.back())
        return q.back();
    const auto above = std::ranges::upper_bound(kQuantileLevels, level);
    const auto i = static_cast<std::size_t>(above - kQuantileLevels.begin());
    const double share = (level - kQuantileLevels[i - 1]) / (kQuantileLevels[i] - kQuantileLevels[i - 1]);
    return std::lerp(q[i - 1], q[i], share);
}

double probabilityAbove(const Quantiles &q, double threshold)
{
    // A distribution with a hole says nothing; the caller must not read that as "no risk".
    if (std::isnan(threshold) || std::ranges::any_of(q, [](double v) { return std::isnan(v); }))
        return std::numeric_limits<double>::quiet_NaN();
    if (threshold < q.front())
        return 1.0;
    if (threshold > q.back())
        return 0.0;
    const auto above = std::ranges::upper_bound(q, threshold);
    if (above == q.end())
        return 1.0 - kQuantileLevels.back();
    const auto i = static_cast<std::size_t>(above - q.begin());
    const double share = (threshold - q[i - 1]) / (q[i] - q[i - 1]);
    return 1.0 - std::lerp(kQuantileLevels[i - 1], kQuantileLevels[i], share);
}

std::optional<ForecastPeak> peakWithin(const Forecast &forecast, Timestamp from, Timestamp to)
{
    std::optional<ForecastPeak> peak;
    for (std::size_t i = 0; i < forecast.steps.size(); ++i) {
        const Timestamp at = forecast.timeAt(i);
        const Quantiles &q = forecast.steps[i];
        if (at < from || at > to || std::isnan(q[kMedian]))
            continue;
        if (!peak || q[kMedian] > peak->point)
            peak = ForecastPeak{.at = at, .point = q[kMedian], .lo80 = q[kLow80], .hi80 = q[kHigh80]};
    }
    return peak;
}

} // namespace preamar
