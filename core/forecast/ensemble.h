// The combination: simple models and boosted ones (few and small in the light tier), weighted per horizon by how each
// did on the series' own past, with bands from the combination's own errors there. One rolling back-test serves the
// weights, the bands and the verdict.
#pragma once

#include "core/forecast/forecaster.h"
#include "core/forecast/trials.h"

#include <memory>
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

struct EnsembleReport
{
    std::vector<MemberReport> members;
    BackTest backTest;                                       // of the combination
    std::array<double, kWeightNodes.size()> relMae{};        // of the combination per node; NaN where nothing is known
    std::vector<std::pair<std::string, double>> importances; // of the boosted members' features, largest first
    std::vector<Contributions> contributions; // half an hour, two hours and a day ahead, where there are boosted members
};

// InsufficientData where no member can be fitted. `horizon`: steps that the back-tests of the report are about.
[[nodiscard]] Result<std::unique_ptr<Model>> fitEnsemble(const FitInput &input, Tier tier, std::size_t horizon,
                                                         EnsembleReport *report = nullptr);

} // namespace preamar::forecast
