// Sentences of the forecasts page.
#pragma once

#include "core/engine/modelreads.h"

#include <QString>

namespace preamar::ui {

[[nodiscard]] Unit unitOf(const SeriesKey &key);
// "In 2 h: 0,46 cores = level of the last day 0,45, time of day +0,01. …"; parts that are nothing are left out.
[[nodiscard]] QString explanationOf(const ModelStudy &study);
// Why nothing is foreseen for it yet.
[[nodiscard]] QString whyUnknown(const SeriesStanding &standing);

} // namespace preamar::ui
