// What learning the calendar's effects and putting them back have in common. Internal to core/forecast.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>

namespace preamar::forecast::known {

inline constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
inline constexpr std::int64_t kDayMillis = 86'400'000;
inline constexpr std::int64_t kHourMillis = 3'600'000;
inline const double kMostLog = std::log(20.0); // no day has twenty times the load of another
// How much occurrences of one name differ, as a logarithm.
inline constexpr double kOccurrencesDiffer = 0.15;

inline std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

inline bool isWeekend(std::int64_t day) // days since Thursday, 1 January 1970
{
    return floorDiv(day + 3, 7) * 7 + 5 <= day + 3;
}

} // namespace preamar::forecast::known
