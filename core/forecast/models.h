// The models that ship, for registry.cpp and for those made of others.
#pragma once

#include "core/forecast/light.h"

namespace preamar::forecast {

[[nodiscard]] const LightForecaster &naive();
[[nodiscard]] const LightForecaster &seasonalNaive();
[[nodiscard]] const LightForecaster &levelSeasonal();
[[nodiscard]] const LightForecaster &levelHourly();
[[nodiscard]] const LightForecaster &theta();
[[nodiscard]] const Forecaster &combination();
[[nodiscard]] const Forecaster &combinationFull();

} // namespace preamar::forecast
