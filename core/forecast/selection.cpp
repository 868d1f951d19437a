#include "core/forecast/selection.h"

#include "core/base/digest.h"
#include "core/domain/reason.h"
#include "core/forecast/calibrated.h"
#include "core/forecast/light.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace preamar::forecast {

namespace {

// A ratio that stands for "infinitely worse than a naive model that never erred".
constexpr double kHopeless = 1e6;

struct Trial
{
    const Forecaster *forecaster = nullptr;
    Rolled rolled;
    ErrorSum error;
};

double ratio(double model, double base)
{
    if (base > 0.0)
        return std::min(model / base, kHopeless);
    return model > 0.0 ? kHopeless : 1.0;
}

// Share of truths inside the 80 % band, with bands calibrated on the earlier two thirds of the origins and judged on
// the rest: judging them on what they were made from would always answer 80 %.
double heldOutCoverage(const Rolled &rolled, std::span<const double> values, std::size_t horizon, Bounds bounds)
{
    const std::size_t learned = rolled.origins.size() * 2 / 3;
    if (learned == 0 || learned == rolled.origins.size())
        return 0.0;
    Rolled early{.horizon = rolled.horizon, .origins = {}, .points = {}};
    early.origins.assign(rolled.origins.begin(), rolled.origins.begin() + static_cast<std::ptrdiff_t>(learned));
    early.points.assign(rolled.points.begin(), rolled.points.begin() + static_cast<std::ptrdiff_t>(learned * rolled.horizon));
    // Truths from the judged part on were not known at its first origin.
    const Bands bands = Bands::calibrate(residualsOf(early, values.first(rolled.origins[learned])));
    std::size_t inside = 0;
    std::size_t total = 0;
    for (std::size_t i = learned; i < rolled.origins.size(); ++i) {
        const std::size_t steps = std::min({horizon, rolled.horizon, values.size() - rolled.origins[i]});
        const auto quantiles = bands.around(rolled.at(i).first(steps), bounds);
        for (std::size_t s = 0; s < steps; ++s) {
            const double truth = values[rolled.origins[i] + s];
            if (!std::isfinite(truth))
                continue;
            inside += truth >= quantiles[s][4] && truth <= quantiles[s][10] ? 1U : 0U;
            ++total;
        }
    }
    return total > 0 ? static_cast<double>(inside) / static_cast<double>(total) : 0.0;
}

void refuse(Selection &selection, Reason::Code code, std::vector<double> numbers)
{
}

}  // namespace
}  // namespace preamar::forecast
