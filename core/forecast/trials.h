// What the members of a combination said at rows of the past, beside what came: the ground on which they are weighted,
// dropped and calibrated.
#pragma once

#include "core/domain/forecast.h"
#include "core/forecast/bands.h"
#include "core/forecast/bytes.h"

#include <array>
#include <span>
#include <vector>

namespace preamar::forecast {

// Steps ahead that are looked at; they lie denser where forecasts differ more.
inline constexpr std::array<std::size_t, 24> kTrialSteps{1,  2,  3,  4,  5,  6,  8,   10,  12,  15,  18,  21,
                                                         24, 30, 36, 48, 63, 84, 108, 144, 180, 216, 252, 288};
// Of a member's weight: a step belongs to the nearest node by ratio.
inline constexpr std::array<std::size_t, 10> kWeightNodes{1, 2, 3, 6, 12, 24, 48, 96, 192, 288};
[[nodiscard]] std::size_t weightBucketOf(std::size_t step);

struct Vote
{
    double value = 0.0;
    double weight = 0.0;
};
// The middle of the votes, by weight; between two votes by how far each reaches. Reorders them. At least one weight >
// 0.
[[nodiscard]] double weightedMedian(std::span<Vote> votes);

// A member's share per bucket; weights[bucket][member].
using Weights = std::array<std::vector<double>, kWeightNodes.size()>;

struct Trials
{
    std::size_t members = 0;
    std::size_t steps = 0;            // of kTrialSteps, the first ones
    std::vector<std::size_t> origins; // increasing
    std::vector<double> forecasts;    // origin × step × member; NaN where a member had no say
    std::vector<double> truths;       // origin × step; NaN where it is not known
    std::vector<double> up;           // origin × step: how far the boosted members expect the 90 % quantile above
    std::vector<double> down;          // their median and the 10 % quantile below it; empty where there are none

    [[nodiscard]] std::span<const double> at(std::size_t origin, std::size_t step) const
    {
        return {forecasts.data() + (origin * steps + step) * members, members};
    }
    [[nodiscard]] double truth(std::size_t origin, std::size_t step) const { return truths[origin * steps + step]; }
};

// (least error / error)², from errors that are drawn towards those of the neighbouring buckets. A member that errs five
// times the best has no say. Milder than one would think, because the back-test is short: on real series leaving out
// what errs half as much again as the better naive member loses at 24 h (relMAE .644 where this reaches .637). That
// combining beats choosing is the oldest result of forecasting (Bates & Granger 1969; the M4 competition, Makridakis et
// al. 2020); the median of few simple models: Petropoulos & Svetunkov, Int. J. Forecasting 36 (2020).
[[nodiscard]] Weights learnWeights(const Trials &trials);

// The combination at every origin and step of the trials.
[[nodiscard]] std::vector<double> combined(const Trials &trials, const Weights &weights);
// points: origin × step.
[[nodiscard]] Residuals residualsOf(const Trials &trials, std::span<const double> points, std::size_t firstOrigin,
                                    std::size_t lastOrigin);

// Sums over all steps up to `horizon`, as if each had been looked at.
struct TrialError
{
    double absolute = 0.0;
    double truth = 0.0;
    double count = 0.0;
};
[[nodiscard]] TrialError errorOf(const Trials &trials, std::span<const double> points, std::size_t horizon);
[[nodiscard]] TrialError errorOfMember(const Trials &trials, std::size_t member, std::size_t horizon);

} // namespace preamar::forecast
