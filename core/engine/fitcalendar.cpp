#include "core/engine/fitcalendar.h"

#include "core/engine/forecastbook.h"
#include "core/forecast/calendarview.h"

namespace preamar::engine {

FitCalendar::FitCalendar(std::shared_ptr<const calendar::Reader> reader, std::map<WorkloadRef, std::string> groups, int utcOffsetMinutes,
                         Timestamp now)
    : m_reader(std::move(reader)), m_groups(std::move(groups)), m_until(now + kKnownAhead)
{
    if (m_reader)
        m_days = forecast::calendarView(m_reader->zone(), m_reader->holidays(), now - kFitHistory - kForecastStep, m_until);
    else
        m_days.utcOffsetMinutes = utcOffsetMinutes;
}

forecast::Calendar FitCalendar::of(const SeriesKey &key, Timestamp from, Timestamp to) const
{
    forecast::Calendar out = m_days;
    if (!m_reader)
        return out;
    const auto group = m_groups.find(key.workload);
    out.events = forecast::eventsView(*m_reader, key.workload, group == m_groups.end() ? std::string_view{} : std::string_view(group->second),
                                      key.metric, from, to);
    return out;
}

}  // namespace preamar::engine
