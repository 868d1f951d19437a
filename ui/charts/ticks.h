// Ticks on round values and on round local times: Qt Charts divides the range instead (console.md 4.4).
#pragma once

#include "core/base/time.h"

#include <vector>

namespace preamar::ui {

// Multiples of 1, 2, 2.5 or 5 × 10^n from zero up to at least `highest`; about `wanted` of them.
[[nodiscard]] std::vector<double> valueTicks(double highest, int wanted);
// Times inside the range that are round in the local zone; at most `most` of them.
[[nodiscard]] std::vector<Timestamp> timeTicks(Timestamp from, Timestamp to, int most);

} // namespace preamar::ui
