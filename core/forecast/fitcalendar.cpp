#include "core/forecast/fitcalendar.h"

#include "core/forecast/calendarview.h"
#include "core/forecast/keptmodel.h"

namespace preamar::forecast {

FitCalendar::FitCalendar(std::shared_ptr<const calendar::Reader> reader, std::map<WorkloadRef, std::string> groups, int utcOffsetMinutes,
                         Timestamp now)
    : FitCalendar(std::move(reader), std::move(groups), utcOffsetMinutes, TimeRange{now - kFitHistory - kForecastStep, now + kKnownAhead})
{
}

FitCalendar::FitCalendar(std::shared_ptr<const calendar::Reader> reader, std::map<WorkloadRef, std::string> groups, int utcOffsetMinutes,
                         TimeRange days)
    : m_reader(std::move(reader)), m_groups(std::move(groups)), m_until(days.to)
{
    if (m_reader)
        m_days = calendarView(m_reader->zone(), m_reader->holidays(), days.from, m_until);
    else
        m_days.utcOffsetMinutes = utcOffsetMinutes;
}

Calendar FitCalendar::of(const SeriesKey &key, Timestamp from, Timestamp to) const
{
    Calendar out = m_days;
    if (!m_reader)
        return out;
    const auto group = m_groups.find(key.workload);
    out.events = eventsView(*m_reader, key.workload, group == m_groups.end() ? std::string_view{} : std::string_view(group->second),
                                      key.metric, from, to);
    return out;
}

}  // namespace preamar::forecast
