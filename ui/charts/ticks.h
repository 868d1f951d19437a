// Ticks on round values and on round local times: Qt Charts divides the range instead (console.md 4.4).
#pragma once

#include "core/base/time.h"

#include <QString>

#include <vector>

namespace preamar::ui {

// Multiples of 1, 2, 2.5 or 5 × 10^n from zero up to at least `highest`; about `wanted` of them.
[[nodiscard]] std::vector<double> valueTicks(double highest, int wanted);
// The same in halves, doubles and powers of two of 1024: what is round for bytes.
[[nodiscard]] std::vector<double> byteTicks(double highest, int wanted);
// Whole numbers only.
[[nodiscard]] std::vector<double> countTicks(double highest, int wanted);
// Times inside the range that are round in the local zone, about `most` of them at the most. A day on which clocks
// change has its ticks at the same times of day as any other.
[[nodiscard]] std::vector<Timestamp> timeTicks(Timestamp from, Timestamp to, int most);
// "14:30", or day and month at midnight and where ticks are days apart.
[[nodiscard]] QString tickLabel(Timestamp tick);

} // namespace preamar::ui
