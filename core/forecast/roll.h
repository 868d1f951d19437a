// Rolling origin: forecasts that a model would have made at rows of its own past, each from the rows before it alone.
#pragma once

#include "core/forecast/bands.h"
#include "core/forecast/forecaster.h"

#include <span>
#include <vector>

namespace preamar::forecast {

struct RollPlan
{
    std::vector<std::size_t> origins; // increasing; origin o knows rows [0, o)
    std::size_t horizon = 24;
    std::size_t refits = 1; // fits spread over the origins; between them the model is only updated
};

// `count` origins spread evenly from row `first` on, the last one a few steps before `rows`.
[[nodiscard]] std::vector<std::size_t> spreadOrigins(std::size_t first, std::size_t rows, std::size_t count);

struct Rolled
{
    std::size_t horizon = 0;
    std::vector<std::size_t> origins;
    std::vector<double> points; // origins.size() × horizon

    [[nodiscard]] std::span<const double> at(std::size_t i) const { return {points.data() + i * horizon, horizon}; }
};

// InsufficientData where the model cannot be fitted on the rows before the first origin.
[[nodiscard]] Result<Rolled> roll(const Forecaster &forecaster, const FitInput &input, const RollPlan &plan);

struct ErrorSum
{
    double absolute = 0.0; // Σ|truth - forecast|
    double truth = 0.0;    // Σ|truth|
    std::size_t count = 0;
};

// Over the first `horizon` steps of every origin, where the truth is known.
[[nodiscard]] ErrorSum errorOf(const Rolled &rolled, std::span<const double> values, std::size_t horizon);
// Of two errors over the same rows; a million stands for infinitely worse than a base that never erred.
[[nodiscard]] double relativeError(double error, double base);
[[nodiscard]] Residuals residualsOf(const Rolled &rolled, std::span<const double> values);
// Share of truths inside the 80 % band, with bands calibrated on the earlier two thirds of the origins and judged on the
// rest: judging them on what they were made from would always answer 80 %. NaN where nothing can be judged.
[[nodiscard]] double heldOutCoverage(const Rolled &rolled, std::span<const double> values, std::size_t horizon,
                                     Bounds bounds);
// Of repeating the last value, from every row: what is left where the history is too short for a rolling origin.
[[nodiscard]] Residuals persistenceResiduals(std::span<const double> values);

} // namespace preamar::forecast
