// A cron line in the local time of a zone: "minute hour day month weekday", with names, lists, ranges and steps.
// Daylight saving: a time that the clock jumps over fires at the jump, a time that comes twice fires the first time.
#pragma once

#include "core/calendar/zone.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace preamar::calendar {

class Cron
{
public:
    // InvalidArgument naming the part that cannot be read. As in cron, a day matches by day of month or by weekday
    // where both are restricted, else by the one that is. Sunday is 0, 7 or sun.
    [[nodiscard]] static Result<Cron> parse(std::string_view text);

    // The first instant after `after`, the last one up to and including `at`; nullopt where it does not fire within
    // eight years (29 February of a skipped leap year included), which is never.
    [[nodiscard]] std::optional<Timestamp> next(const Zone &zone, Timestamp after) const;
    [[nodiscard]] std::optional<Timestamp> last(const Zone &zone, Timestamp at) const;
    [[nodiscard]] const std::string &text() const { return m_text; }

    friend bool operator==(const Cron &, const Cron &) = default;

private:
    [[nodiscard]] bool onDay(LocalDate date) const;

    std::string m_text;
    std::uint64_t m_minutes = 0; // bit per value
    std::uint64_t m_hours = 0;
    std::uint64_t m_days = 0;
    std::uint64_t m_months = 0;
    std::uint64_t m_weekdays = 0;
    bool m_anyDay = true;
    bool m_anyWeekday = true;
};

} // namespace preamar::calendar
