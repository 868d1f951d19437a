// A level shift of three standard deviations of the residuals, injected into real series: how soon the forecasts of a
// model that is only updated are as good as if the level had never moved.
#pragma once

#include "core/forecast/backtest.h"

#include <vector>

namespace preamar::forecast {

void benchShift(const std::vector<BacktestSeries> &series, bool refitted);

} // namespace preamar::forecast
