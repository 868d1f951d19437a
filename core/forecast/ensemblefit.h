// What fitting a combination is made of.
#pragma once

#include "core/forecast/ensemblemodel.h"

namespace preamar::forecast {

// The first two light members only repeat.
inline constexpr std::size_t kNaive = 2;

void fillReport(EnsembleReport &report, const Trials &trials, std::span<const double> points,
                const EnsembleModel &model, std::size_t horizon, Bounds bounds);

} // namespace preamar::forecast
