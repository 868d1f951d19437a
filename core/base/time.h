// Points in time are integer UTC milliseconds; zones exist only where something is shown to a person.
#pragma once

#include "core/base/result.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <string_view>

namespace preamar {

using Millis = std::chrono::milliseconds;
using Seconds = std::chrono::seconds;
using Timestamp = std::chrono::sys_time<Millis>;
// A point on a clock that counts suspend and never jumps (CLOCK_BOOTTIME). Comparable only within one boot.
using BootTime = std::chrono::time_point<struct BootClockTag, Millis>;

[[nodiscard]] constexpr std::int64_t toMillis(Timestamp t)
{
    return t.time_since_epoch().count();
}
[[nodiscard]] constexpr Timestamp fromMillis(std::int64_t ms)
{
    return Timestamp{Millis{ms}};
}
[[nodiscard]] constexpr double toSeconds(Millis d)
{
    return static_cast<double>(d.count()) / 1000.0;
}
// The last multiple of step at or before t (UTC).
[[nodiscard]] constexpr Timestamp floorTo(Timestamp t, Millis step)
{
    const auto ms = toMillis(t);
    const auto s = step.count();
    const auto r = ms % s;
    return fromMillis(ms - (r < 0 ? r + s : r));
}

// "2026-03-02T14:00:00Z", with ".123" only where there are milliseconds.
[[nodiscard]] std::string toRfc3339(Timestamp t);
// Accepts RFC 3339 with Z or an offset, up to nanoseconds (cut to milliseconds), and "YYYY-MM-DD hh:mm[:ss]" as UTC.
[[nodiscard]] Result<Timestamp> parseTimestamp(std::string_view text);
// "90s", "15m", "2h", "3d"; a bare number is seconds. Negative or zero durations are refused.
[[nodiscard]] Result<Millis> parseDuration(std::string_view text);

}  // namespace preamar
