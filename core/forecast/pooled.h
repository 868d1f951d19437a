// One model over the services of a context, for those that are young: quantile boosting on what a service of that age
// knows of itself, learned from everybody's past (a global model: Montero-Manso & Hyndman, Int. J. Forecasting 37 (2021),
// doi:10.1016/j.ijforecast.2021.03.004). A pair of origin and step is seen through a window as long as the youngest
// history, normalised by that window's own level and spread, so that large and small services teach each other.
#pragma once

#include "core/forecast/full.h"
#include "core/forecast/selection.h"

#include <span>

namespace preamar::forecast {

// Of one kind of metric and one step; the caller gives no row from after the origin.
[[nodiscard]] const FullForecaster &pooled();

// What is known of a series before an instant.
[[nodiscard]] FitInput before(const FitInput &input, Timestamp t);

// The choice for a young series, pool[which]: as select() makes it, or the pooled model where that errs clearly less on
// the newest quarter of its rows, from fits that saw nobody's rows of that time. From two days of history on it is
// select()'s alone.
[[nodiscard]] Selection selectPooled(std::span<const FitInput> pool, std::size_t which,
                                     const SelectionOptions &options = {});

} // namespace preamar::forecast
