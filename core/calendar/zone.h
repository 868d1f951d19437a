// Local time of a zone, daylight saving included: what "9 h on a Monday" is in the place that the load follows.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <chrono>
#include <compare>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::calendar {

using LocalDate = std::chrono::year_month_day;

struct LocalTime
{
    LocalDate date{};
    Millis sinceMidnight{}; // on the wall, not elapsed

    [[nodiscard]] int hour() const { return static_cast<int>(sinceMidnight / std::chrono::hours(1)); }
    [[nodiscard]] std::chrono::weekday weekday() const { return std::chrono::weekday(std::chrono::sys_days(date)); }
    friend auto operator<=>(const LocalTime &, const LocalTime &) = default;
};

// A value: the offsets of one IANA zone from 1970 to 2100, read once. Safe to copy and to share between threads.
class Zone
{
public:
    // UTC.
    Zone() = default;
    // "America/Sao_Paulo"; NotFound for a name the platform does not know.
    [[nodiscard]] static Result<Zone> find(std::string_view name);
    // The zone of this machine, UTC where it has none.
    [[nodiscard]] static Zone system();
    [[nodiscard]] static Zone fixed(Millis offset);

    [[nodiscard]] const std::string &name() const { return m_name; }
    // Local time minus UTC.
    [[nodiscard]] Millis offsetAt(Timestamp t) const;
    [[nodiscard]] LocalTime local(Timestamp t) const;
    // The earliest instant that shows this time. Where the clock jumped over it, the instant of the jump (so that the
    // midnight a daylight saving night does not have is the first moment of that day).
    [[nodiscard]] Timestamp instant(const LocalTime &time) const;
    [[nodiscard]] Timestamp midnight(LocalDate date) const { return instant({date, Millis{0}}); }

    friend bool operator==(const Zone &, const Zone &) = default;

private:
    struct Change
    {
        Timestamp at{};
        Millis offset{}; // from `at` on

        friend bool operator==(const Change &, const Change &) = default;
    };
    std::string m_name = "UTC";
    Millis m_first{}; // before the first change
    std::vector<Change> m_changes;
};

} // namespace preamar::calendar
