#include "core/forecast/calendarview.h"

namespace preamar::forecast {

namespace {

constexpr Millis kDay = std::chrono::hours{24};

int minutesAt(const calendar::Zone &zone, Timestamp t)
{
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(zone.offsetAt(t)).count());
}

} // namespace

Calendar calendarView(const calendar::Zone &zone, const calendar::HolidayCalendar &holidays, Timestamp from,
                      Timestamp to)
{
    Calendar out{.utcOffsetMinutes = minutesAt(zone, from)};
    // The holiday that `from` lies in began before it.
    out.holidays = holidays.midnights(zone, from - kDay, to);
    for (Timestamp t = from; t < to; t += kDay) {
        Timestamp low = t;
        Timestamp high = std::min(to, t + kDay);
        if (zone.offsetAt(low) == zone.offsetAt(high))
            continue;
        while (high - low > Millis{1}) {
            const Timestamp middle = low + (high - low) / 2;
            (zone.offsetAt(middle) == zone.offsetAt(low) ? low : high) = middle;
        }
        out.changes.push_back({high, minutesAt(zone, high)});
    }
    return out;
}

std::vector<KnownEvent> eventsView(const calendar::Reader &reader, const WorkloadRef &workload, std::string_view group,
                                   const MetricId &metric, Timestamp from, Timestamp to)
{
    std::vector<KnownEvent> out;
    for (auto &known : reader.known(workload, group, from, to))
        out.push_back({known.range, metric == metric::memoryBytes ? 1.0 : known.factor, std::move(known.name)});
    return out;
}

} // namespace preamar::forecast
