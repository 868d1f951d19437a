// Arithmetic of times and counts that cannot overflow. Shared by the limits and the policies.
#pragma once

#include "core/base/time.h"

#include <cstdint>

namespace preamar::limits {

// No platform we know runs more replicas of one workload; a count beyond is an error, not a wish (I-18).
inline constexpr std::int64_t kLargestCount = 1'000'000;

// `to - from` without overflow: at the ends of the range it saturates.
[[nodiscard]] Millis between(Timestamp from, Timestamp to);
// Whole seconds, rounded up, for the sentence of a reason.
[[nodiscard]] double ceilSeconds(Millis d);

} // namespace preamar::limits
