#include "core/limits/numbers.h"

#include <cmath>
#include <limits>

namespace preamar::limits {

Millis between(Timestamp from, Timestamp to)
{
    using Limits = std::numeric_limits<std::int64_t>;
    const auto a = toMillis(from);
    const auto b = toMillis(to);
    if (a < 0 && b > Limits::max() + a)
        return Millis{Limits::max()};
    if (a > 0 && b < Limits::min() + a)
        return Millis{Limits::min()};
    return Millis{b - a};
}

double ceilSeconds(Millis d)
{
    return std::ceil(toSeconds(d));
}

} // namespace preamar::limits
