// The sum of many series for a chart, and what of it was measured. Lives on the store thread beside the history that it
// reads and keeps what it read: of a series that was asked for before only the steps that may still change are read
// again, so that a question about ten thousand services costs what is new in them.
#pragma once

#include "core/engine/snapshot.h"
#include "core/store/history.h"

#include <map>
#include <vector>

namespace preamar::engine {

class ChartSums
{
public:
    // What is kept is read whole again after this long: samples that came late, a series that was forgotten.
    static constexpr Millis kKept = std::chrono::minutes{30};
    // A step may still change for this long after its end.
    static constexpr Millis kOpen = std::chrono::minutes{10};
    // A series whose newest value is this much older than the newest of all is not in the sum.
    static constexpr Millis kRecent = std::chrono::minutes{20};

    struct Sum
    {
        std::vector<ChartSeries::Point> history;
        ChartSeries::Coverage coverage;
        std::map<WorkloadRef, double> members; // what is in it, each with its newest value
    };
    // On a grid of `step`; `wanted` are the series to add, `asked` how many the person asked for.
    [[nodiscard]] Result<Sum> sum(History &history, const MetricId &metric, const std::vector<WorkloadRef> &wanted,
                                  std::size_t asked, TimeRange range, Millis step);

private:
    struct Kept
    {
        std::vector<double> values; // of the steps of the book, from its first; NaN where nothing was measured
        Timestamp until{};          // what lies before was read
        Timestamp whole{};          // when all of it was
    };
    struct Book
    {
        Timestamp from{};
        std::map<WorkloadRef, Kept> series;
    };
    [[nodiscard]] static Result<void> refresh(History &history, const SeriesKey &key, Kept &kept, TimeRange grid,
                                              Timestamp end, Millis step);

    std::map<std::pair<MetricId, Millis>, Book> m_books;
};

// The sum of the members' forecasts, level by level, in the steps of the newest of them; nullopt where members with less
// than Coverage::kLeastMeasured of the sum have one. A member without one stands at its newest value. Adding equal levels
// is exact when the services peak together and wider than the truth otherwise: the band is rather too wide than too narrow.
[[nodiscard]] std::optional<Forecast> sumOfForecasts(const std::map<WorkloadRef, double> &members, const MetricId &metric,
                                                     const std::map<SeriesKey, Forecast> &forecasts);

} // namespace preamar::engine
