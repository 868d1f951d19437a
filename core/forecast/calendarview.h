// The operator's calendar as a forecast knows it: the zone's offsets, holidays as instants, events as factors.
#pragma once

#include "core/calendar/entries.h"
#include "core/forecast/forecaster.h"

namespace preamar::forecast {

// The events of one metric of a workload in [from, to). They multiply traffic and what traffic costs; memory is a level
// of its own, whose events count for what earlier occurrences did.
[[nodiscard]] std::vector<KnownEvent> eventsView(const calendar::Reader &reader, const WorkloadRef &workload,
                                                 std::string_view group, const MetricId &metric, Timestamp from,
                                                 Timestamp to);
// Offsets and holidays.
[[nodiscard]] Calendar calendarView(const calendar::Zone &zone, const calendar::HolidayCalendar &holidays,
                                    Timestamp from, Timestamp to);

} // namespace preamar::forecast
