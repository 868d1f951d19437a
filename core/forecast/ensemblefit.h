// What fitting a combination is made of.
#pragma once

#include "core/forecast/ensemblemodel.h"

namespace preamar::forecast {

// The first two light members only repeat.
inline constexpr std::size_t kNaive = 2;

void fillReport(EnsembleReport &report, const Trials &trials, std::span<const double> points,
                const EnsembleModel &model, Millis step, std::size_t horizon, Bounds bounds);

// fitEnsemble() where some rows teach but judge nothing: their place among the truths of the back-test is empty.
// `unjudged`: per row, or empty.
[[nodiscard]] Result<std::unique_ptr<Model>> fitEnsembleJudged(const FitInput &input, Tier tier, std::size_t horizon,
                                                               EnsembleReport *report,
                                                               const std::vector<bool> &unjudged);

} // namespace preamar::forecast
