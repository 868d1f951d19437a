// The seam of forecasting: pure, values in and values out, deterministic by seed. A model never sees more than it is
// given.
#pragma once

#include "core/base/result.h"
#include "core/domain/forecast.h"
#include "core/domain/series.h"

#include <limits>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::forecast {

// A known future: a value per grid step, before and after the origin (holiday, event, schedule).
struct Covariate
{
    std::string name;
    Grid grid;
};

// From `at` on the wall's clock is `utcOffsetMinutes` ahead of UTC (daylight saving begins or ends).
struct OffsetChange
{
    Timestamp at{};
    int utcOffsetMinutes = 0;

    friend bool operator==(const OffsetChange &, const OffsetChange &) = default;
};

// The load is expected to be `factor` times what it were without it. Occurrences of one name are one kind of event.
struct KnownEvent
{
    TimeRange range;
    double factor = 1.0;
    std::string name;

    friend bool operator==(const KnownEvent &, const KnownEvent &) = default;
};

// What is known of days and hours, past and ahead, in the zone the load follows.
struct Calendar
{
    int utcOffsetMinutes = 0;            // of the zone before the first change
    std::vector<Timestamp> holidays{};   // local midnights as UTC instants
    std::vector<OffsetChange> changes{}; // in order of time
    std::vector<KnownEvent> events{};

    friend bool operator==(const Calendar &, const Calendar &) = default;
};

// Physical bounds of the target, where there are any.
struct Bounds
{
    double low = 0.0;
    double high = std::numeric_limits<double>::infinity();
};

struct FitInput
{
    Grid target; // NaN is a gap
    std::vector<Covariate> covariates{};
    Calendar calendar{};
    Bounds bounds{};
    std::uint64_t seed = 42;
    bool ownBands = true; // false where the caller calibrates: the model may then answer with its median only
};

struct ForecasterInfo
{
    std::string_view name;
    std::string_view family;     // "naive", "statistical", "linear", "trees", "neural"
    std::string_view tier;       // "light": every workload, every cycle; "full": background
    std::size_t minimumRows = 0; // at a step of 5 min; a model that needs a day needs as many rows as a day has
    std::string_view goodFor;    // English, for `preamarctl models`
    std::string_view source;     // paper or page the method is from
    bool knowsHolidays = false;  // takes the calendar's holidays itself; else they are taken out before and put back
};

// A fitted model. Its quantiles come from its own residuals (empirical) until a calibration layer replaces them.
class Model
{
public:
    virtual ~Model() = default;
    // The next grid value (NaN for a gap). O(1) or close to it: called for every workload in every cycle.
    virtual void update(double value) = 0;
    // Quantiles for the next `steps` grid steps.
    [[nodiscard]] virtual Result<std::vector<Quantiles>> predict(std::size_t steps) const = 0;
    // The medians alone, for back-tests; the default takes them from predict().
    [[nodiscard]] virtual Result<std::vector<double>> points(std::size_t steps) const;
    // By how much the calendar multiplies the load of that step ahead (1 = the next row).
    [[nodiscard]] virtual double calendarFactor(std::size_t) const { return 1.0; }
    // Bytes that load() of the same forecaster turns into an equal model.
    [[nodiscard]] virtual std::string save() const = 0;
};

class Forecaster
{
public:
    virtual ~Forecaster() = default;
    [[nodiscard]] virtual ForecasterInfo info() const = 0;
    // InsufficientData below info().minimumRows values (gaps do not count).
    [[nodiscard]] virtual Result<std::unique_ptr<Model>> fit(const FitInput &input) const = 0;
    // One model for several related series; by default each is fitted alone.
    [[nodiscard]] virtual Result<std::vector<std::unique_ptr<Model>>> fitPooled(std::span<const FitInput> inputs) const;
    // Protocol for bytes that save() of this forecaster did not write.
    [[nodiscard]] virtual Result<std::unique_ptr<Model>> load(std::string_view bytes) const = 0;
};

// Every forecaster that ships, in the order of `preamarctl models`. One row per model in registry.cpp.
[[nodiscard]] std::span<const Forecaster *const> registry();
[[nodiscard]] const Forecaster *findForecaster(std::string_view name);

} // namespace preamar::forecast
