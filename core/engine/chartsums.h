// The sum of many series for a chart, and what of it was measured. Read whole each time: with what was read
// kept, a question about ten thousand services cost 81 ms of CPU instead of 93 (bench_chartsums), which is not worth a cache.
#pragma once

#include "core/engine/snapshot.h"
#include "core/store/history.h"

#include <map>
#include <vector>

namespace preamar::engine {

// A series whose newest value is this much older than the newest of all is not in the sum.
inline constexpr Millis kSummedWithin = std::chrono::minutes{20};

struct ChartSum
{
    std::vector<ChartSeries::Point> history;
    ChartSeries::Coverage coverage;
    std::map<WorkloadRef, double> members; // what is in it, each with its newest value
};
// On a grid of `step`; `wanted` are the series to add, `asked` how many the person asked for.
[[nodiscard]] Result<ChartSum> sumOfSeries(History &history, const MetricId &metric, const std::vector<WorkloadRef> &wanted,
                                           std::size_t asked, TimeRange range, Millis step);

// The sum of the members' forecasts, level by level, in the steps of the newest of them; nullopt where members with less
// than Coverage::kLeastMeasured of the sum have one. A member without one stands at its newest value. Adding equal levels
// is exact when the services peak together and wider than the truth otherwise: the band is rather too wide than too narrow.
[[nodiscard]] std::optional<Forecast> sumOfForecasts(const std::map<WorkloadRef, double> &members, const MetricId &metric,
                                                     const std::map<SeriesKey, Forecast> &forecasts);

} // namespace preamar::engine
