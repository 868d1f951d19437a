// A short rolling-origin back-test inside the history picks the model of a series and says whether any may be used.
#pragma once

#include "core/forecast/ensemble.h"

#include <optional>

namespace preamar::forecast {

struct SelectionOptions
{
    Tier tier = Tier::Light;       // Full: some hundred milliseconds, for the background
    std::size_t horizon = 24;      // steps the choice is made for (2 h at 5 min)
    int origins = 48;              // rolling origins of the back-test, spread over the last half of the history
    double minimumHours = 24.0;    // I-11
    double minimumCoverage = 0.95; // share of grid cells with a value (I-11)
    bool mustQualify = true;       // prefer a model with relMAE <= 1 to one that is likely to err less
};

struct Selection
{
    std::unique_ptr<Model> model; // fitted on all rows; null when nothing could be fitted
    std::string name;
    std::string version; // first 16 digits of the digest of the fitted model's save()
    BackTest chosen;
    std::vector<BackTest> all;
    EnsembleReport report; // of a combination; not kept by saveSelection()
    bool eligible = false;
    // Eligible only so far ahead, where it is clearly better than repeating; `chosen` is then about these steps.
    std::optional<std::size_t> trustedSteps;
    std::string ineligibleReason;      // HistoryTooShort, HistoryHasGaps, NotPredictable
    std::vector<double> reasonNumbers; // as that reason's sentence wants them
};

// The combination of the tier; where it is worse than the better of naive and seasonal naive on the same windows and
// must qualify, the combination as far as it is clearly better, or the member that erred least. Eligible when relMAE is
// ≤ 1, or as far as it is clearly better, and the history is long and dense enough.
// What the calendar does to the load is taken out before and put back on the forecast (knownfuture.h).
[[nodiscard]] Selection select(const FitInput &input, const SelectionOptions &options = {});
// The same for one named model.
[[nodiscard]] Selection selectNamed(std::string_view name, const FitInput &input, const SelectionOptions &options = {});

// A selection as bytes, so that a restart does not refit (empty model allowed). load refuses damaged bytes.
[[nodiscard]] std::string saveSelection(const Selection &selection);
[[nodiscard]] Result<Selection> loadSelection(std::string_view bytes);

// The forecast of a selection at its origin; NaN, negative or > 3 × historical maximum is discarded: not eligible with
// ForecastImplausible (I-11). `id` and `inputDigest` are set by the caller.
[[nodiscard]] Forecast makeForecast(const Selection &selection, const WorkloadRef &workload, const MetricId &metric,
                                    Timestamp origin, Millis step, std::size_t steps, Bounds bounds,
                                    double historicalMax);

} // namespace preamar::forecast
