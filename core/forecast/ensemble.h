// The combination: simple models and boosted ones (few and small in the light tier), weighted per horizon by how each
// did on the series' own past, with bands from the combination's own errors there. One rolling back-test serves the
// weights, the bands and the verdict.
#pragma once

#include "core/forecast/forecaster.h"
#include "core/forecast/trials.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar::forecast {

enum class Tier { Light, Full };

// What a combination found out about its members while it was fitted.
struct MemberReport
{
    std::string name;
    std::vector<double> weights; // per kWeightNodes, they sum to 1
    BackTest backTest;           // at the horizon asked for
};

// How the features moved the boosted members' median for one step ahead, largest first; with the base they sum to it.
struct Contributions
{
    std::size_t steps = 0;
    double base = 0.0; // what the simple forecasts they build on said, and the mean of what the trees add
    std::vector<std::pair<std::string, double>> parts;
};

// A forecast that errs this much less than repeating is clearly better.
inline constexpr double kClearlyBetter = 0.95;

// The back-test at a shorter horizon, where the one asked for is too far.
struct ShorterTest
{
    std::size_t steps = 0;
    BackTest test;
};
// Steps short of `horizon` at which a forecast may still be of use, the furthest first: none of less than half an hour,
// since no policy looks less far ahead.
[[nodiscard]] std::vector<std::size_t> shorterHorizons(std::size_t horizon, Millis step);

struct EnsembleReport
{
    std::vector<MemberReport> members;
    BackTest backTest;                                       // of the combination
    // Where the combination is worse than repeating at the horizon asked for: how far it is clearly better.
    std::optional<ShorterTest> shorter;
    std::array<double, kWeightNodes.size()> relMae{};        // of the combination per node; NaN where nothing is known
    std::vector<std::pair<std::string, double>> importances; // of the boosted members' features, largest first
    std::vector<Contributions> contributions; // half an hour, two hours and a day ahead, where there are boosted members
};

// InsufficientData where no member can be fitted. `horizon`: steps that the back-tests of the report are about.
[[nodiscard]] Result<std::unique_ptr<Model>> fitEnsemble(const FitInput &input, Tier tier, std::size_t horizon,
                                                         EnsembleReport *report = nullptr);

} // namespace preamar::forecast
