// The operator's calendar for the models of all series: made once per cycle, read wherever one is fitted or asked.
#pragma once

#include "core/calendar/entries.h"
#include "core/domain/series.h"
#include "core/forecast/forecaster.h"

#include <map>
#include <memory>
#include <string>

namespace preamar::forecast {

inline constexpr Millis kKnownAhead = std::chrono::hours{24 * 9}; // more than a model lives

class FitCalendar
{
public:
    // A reader of null is a calendar that cannot be read: then only the offset of the settings is known. `group` of each
    // workload, as the calendar's selectors name it.
    FitCalendar(std::shared_ptr<const calendar::Reader> reader, std::map<WorkloadRef, std::string> groups, int utcOffsetMinutes,
                Timestamp now);
    // The same for fits at any time of a replay.
    FitCalendar(std::shared_ptr<const calendar::Reader> reader, std::map<WorkloadRef, std::string> groups, int utcOffsetMinutes,
                TimeRange days);

    // What a model of this series is to know of the rows from `from` on, events up to `to`.
    [[nodiscard]] Calendar of(const SeriesKey &key, Timestamp from, Timestamp to) const;
    [[nodiscard]] Calendar of(const SeriesKey &key, Timestamp from) const { return of(key, from, m_until); }

private:
    std::shared_ptr<const calendar::Reader> m_reader;
    std::map<WorkloadRef, std::string> m_groups;
    Calendar m_days; // offsets and holidays, the same for all
    Timestamp m_until{};
};

}  // namespace preamar::forecast
