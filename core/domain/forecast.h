// A distribution over time for one metric of one workload. Bands and risks are views of its quantiles.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/domain/metric.h"
#include "core/domain/workload.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

inline constexpr std::array<double, 15> kQuantileLevels{.005, .01, .025, .05, .1, .2, .25, .5, .75, .8, .9, .95, .975, .99, .995};
inline constexpr std::size_t kMedian = 7;

// The values at kQuantileLevels for one step, never decreasing.
using Quantiles = std::array<double, kQuantileLevels.size()>;

// How a model did on this series' own past (rolling origin), at the horizon it is used for.
struct BackTest
{
    std::string model;
    double relMae = 0.0;       // MAE / MAE of the better naive; below 1 is better than naive
    double wape = 0.0;
    double coverage80 = 0.0;   // share of truths inside the 80 % band
    int origins = 0;

    friend bool operator==(const BackTest &, const BackTest &) = default;
};

struct Forecast
{
    ForecastId id;
    WorkloadRef workload;
    MetricId metric;
    std::string model;             // registry name
    std::string modelVersion;      // digest of the fitted model
    std::string inputDigest;       // digest of the samples it was made from
    Timestamp origin{};            // steps[i] is for origin + (i + 1)·step … the mean over that step
    Millis step{};
    std::vector<Quantiles> steps;
    bool eligible = false;         // may a decision use it (I-11)
    std::string ineligibleReason;  // a ReasonCode's name when not eligible
    std::optional<Millis> trustedFor; // where eligible only so far from the origin: what comes later is shown, not decided on
    BackTest backTest;

    [[nodiscard]] Timestamp timeAt(std::size_t i) const { return origin + step * static_cast<std::int64_t>(i + 1); }
    // The last step that a decision may rest on ends here, where it may rest on any.
    [[nodiscard]] Timestamp trustedUntil() const
    {
        const Timestamp end = origin + step * static_cast<std::int64_t>(steps.size());
        return trustedFor ? std::min(end, origin + *trustedFor) : end;
    }
    friend bool operator==(const Forecast &, const Forecast &) = default;
};

// Linear between the stored levels; outside them the outermost value.
[[nodiscard]] double quantile(const Quantiles &q, double level);
// P(X > threshold) by the inverse of the same interpolation; within [0.005, 0.995], 0 and 1 beyond the outermost values.
[[nodiscard]] double probabilityAbove(const Quantiles &q, double threshold);

struct ForecastPeak
{
    Timestamp at{};
    double point = 0.0;
    double lo80 = 0.0;
    double hi80 = 0.0;

    friend bool operator==(const ForecastPeak &, const ForecastPeak &) = default;
};
// The step with the largest median within [from, to]; nullopt where no step lies there.
[[nodiscard]] std::optional<ForecastPeak> peakWithin(const Forecast &forecast, Timestamp from, Timestamp to);

}  // namespace preamar
