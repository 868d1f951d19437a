// What `preamarctl backtest` does, without files and terminals: rolling origins over series, every model asked for a
// forecast at each of them, scored against what came and against seasonal naive.
#pragma once

#include "core/forecast/selection.h"

#include <functional>
#include <string>
#include <vector>

namespace preamar::forecast {

struct BacktestSeries
{
    std::string name;
    Grid grid;
};

struct BacktestRequest
{
    std::vector<std::size_t> horizons{6, 24, 288}; // rows; increasing
    std::size_t history = 4032;                    // rows known before an origin, at most; 0 = all
    std::size_t originsPerSeries = 20;
    std::size_t spacing = 89;                // rows between origins; the last lies the longest horizon before the end
    std::size_t minKnown = 864;              // rows before an origin, at least
    std::vector<std::string> models{"auto"}; // auto: what is chosen in this tier; else names of the registry
    Tier tier = Tier::Full;
    std::uint64_t seed = 42;
    std::function<double()> cpuMillis{}; // a clock of this thread's CPU time; none: no cost is reported
};

struct BacktestRow
{
    std::string series; // empty: over all series
    std::string model;
    std::size_t horizon = 0;
    // Σ over origins of the MAE / Σ of the MAE of seasonal naive; over series the geometric mean.
    double relMae = 0.0;
    double mase = 0.0;       // MAE / mean |y_t - y_(t - day)| before the origin; the median over forecasts
    double wape = 0.0;       // Σ|e| / Σ|y|; over series the median
    double accuracy85 = 0.0; // share of forecasts with Σ|e| < 0.15 Σ|y|
    double coverage80 = 0.0; // share of truths inside the 80 % band
    double coverage95 = 0.0;
    double winkler80 = 0.0; // of the 80 % band / the scale of mase; the median over forecasts
    int worse = 0;          // series with relMae > 1
    int forecasts = 0;      // scored
    double cpuMs = 0.0;     // a forecast, fitting included
};

struct BacktestResult
{
    std::vector<BacktestRow> perSeries; // series, model, horizon
    std::vector<BacktestRow> total;     // model, horizon
    std::vector<std::string> unscored;  // series too short for an origin
    int unanswered = 0;                 // origins at which a model had no forecast
};

// InvalidArgument for a request that makes no sense, InsufficientData where nothing could be scored. A score that
// cannot be computed is NaN.
[[nodiscard]] Result<BacktestResult> runBacktest(const std::vector<BacktestSeries> &series,
                                                 const BacktestRequest &request);

} // namespace preamar::forecast
