// Numbers that no workload can have, whatever a source says: a counter that jumped, a wrong unit, an overflow.
#pragma once

#include "core/domain/metric.h"

namespace preamar::platform {

// Only own metrics may be negative, and anything finite: what the catalogue names counts things that exist.
[[nodiscard]] bool mayBeNegative(const MetricId &metric);
// Of one workload: at most a million cores, 1e18 bytes, 1e12 per second, a year of seconds; a ratio up to 1 (of two rates, so
// rounding may add a little). Own metrics have no bound. Signs are not judged here.
[[nodiscard]] bool isPossible(const MetricId &metric, double value);

} // namespace preamar::platform
