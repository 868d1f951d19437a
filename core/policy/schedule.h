// The lines of a schedule ("0 8 * * mon-fri = 6; 0 20 * * * = 2"), read once. Internal to core/policy.
#pragma once

#include "core/calendar/cron.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace preamar::policy {

struct ScheduleLine
{
    calendar::Cron cron;
    std::int64_t count = 0;
};
struct Schedule
{
    calendar::Zone zone;
    std::vector<ScheduleLine> lines;
};

// The zone that schedules follow where the policy names none.
inline constexpr std::string_view kStandardZone = "America/Sao_Paulo";

// InvalidArgument naming `schedule` or `time_zone`; CronNeverFires and TimeZoneUnknown in `reason`.
[[nodiscard]] Result<Schedule> readSchedule(const std::string &text, const std::string &timeZone);
// The same, remembered: a zone's table is read from the platform only once. nullptr where it cannot be read.
[[nodiscard]] std::shared_ptr<const Schedule> scheduleOf(const std::string &text, const std::string &timeZone);

} // namespace preamar::policy
