#include "core/policy/draft.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

// 2.1 cores at 0.7 of one core are 3 replicas, whatever the last bit of the quotient says.
constexpr double kRoundingSlack = 1e-9;
constexpr double kLargestPercent = 1e9;

} // namespace

std::int64_t floorCount(double value)
{
    if (!(value > 0.0))
        return 0;
    if (value >= static_cast<double>(kLargestCount))
        return kLargestCount;
    return static_cast<std::int64_t>(std::floor(value + kRoundingSlack));
}

std::int64_t ceilCount(double value)
{
    if (!(value > 0.0))
        return 0;
    if (value >= static_cast<double>(kLargestCount))
        return kLargestCount;
    return static_cast<std::int64_t>(std::ceil(value - kRoundingSlack));
}

double percentOf(double demand, std::int64_t count, double limit)
{
    if (!(demand > 0.0))
        return 0.0;
    const double capacity = static_cast<double>(count) * limit;
    return std::min(100.0 * (demand / capacity), kLargestPercent);
}

} // namespace preamar::policy
