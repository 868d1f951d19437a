// The models of the full tier, for registry.cpp and for those made of others.
#pragma once

#include "core/forecast/full.h"

namespace preamar::forecast {

[[nodiscard]] const FullForecaster &ets();
[[nodiscard]] const FullForecaster &arima();
[[nodiscard]] const FullForecaster &additive();
[[nodiscard]] const FullForecaster &dayLinear();
[[nodiscard]] const FullForecaster &neural();
[[nodiscard]] const FullForecaster &craneDsp();
[[nodiscard]] const FullForecaster &r1Boosting();
[[nodiscard]] const FullForecaster &r1Forest();

} // namespace preamar::forecast
