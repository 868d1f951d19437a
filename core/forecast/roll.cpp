#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

std::vector<std::size_t> spreadOrigins(std::size_t first, std::size_t rows, std::size_t count)
{
    std::vector<std::size_t> origins;
    if (first == 0 || first >= rows || count == 0)
        return origins;
    const std::size_t span = rows - first;
    count = std::min(count, span);
    for (std::size_t i = 0; i < count; ++i)
        origins.push_back(first + i * span / count);
    return origins;
}

Result<Rolled> roll(const Forecaster &forecaster, const FitInput &input, const RollPlan &plan)
{
    Rolled rolled{.horizon = plan.horizon, .origins = plan.origins, .points = {}};
    rolled.points.reserve(plan.origins.size() * plan.horizon);
    const std::size_t refits = std::max<std::size_t>(1, plan.refits);
    const std::size_t perFit = (plan.origins.size() + refits - 1) / refits;
    const auto &values = input.target.values;
    std::unique_ptr<Model> model;
    std::size_t known = 0;
    for (std::size_t i = 0; i < plan.origins.size(); ++i) {
        const std::size_t origin = plan.origins[i];
        if (i % perFit == 0) {
            FitInput prefix = input;
            prefix.target.values.resize(origin);
            prefix.ownBands = false;
            auto fitted = forecaster.fit(prefix);
            if (!fitted)
                return fail(fitted.error());
            model = std::move(*fitted);
            known = origin;
        }
        for (; known < origin; ++known)
            model->update(values[known]);
        const auto points = model->points(plan.horizon);
        if (!points)
            return fail(points.error());
        rolled.points.insert(rolled.points.end(), points->begin(), points->end());
    }
    return rolled;
}

ErrorSum errorOf(const Rolled &rolled, std::span<const double> values, std::size_t horizon)
{
    ErrorSum sum;
    for (std::size_t i = 0; i < rolled.origins.size(); ++i) {
        const auto points = rolled.at(i);
        const std::size_t steps = std::min({horizon, rolled.horizon, values.size() - rolled.origins[i]});
        for (std::size_t s = 0; s < steps; ++s) {
            const double truth = values[rolled.origins[i] + s];
            if (!std::isfinite(truth))
                continue;
            sum.absolute += std::abs(truth - points[s]);
            sum.truth += std::abs(truth);
            ++sum.count;
        }
    }
    return sum;
}

double relativeError(double error, double base)
{
    constexpr double hopeless = 1e6;
    if (base > 0.0)
        return std::min(error / base, hopeless);
    return error > 0.0 ? hopeless : 1.0;
}

Residuals residualsOf(const Rolled &rolled, std::span<const double> values)
{
    Residuals residuals;
    for (std::size_t i = 0; i < rolled.origins.size(); ++i) {
        const auto points = rolled.at(i);
        const std::size_t steps = std::min(rolled.horizon, values.size() - rolled.origins[i]);
        for (std::size_t s = 0; s < steps; ++s) {
            if (const double truth = values[rolled.origins[i] + s]; std::isfinite(truth))
                residuals.add(s + 1, rolled.origins[i], points[s], truth);
        }
    }
    return residuals;
}

double heldOutCoverage(const Rolled &rolled, std::span<const double> values, std::size_t horizon, Bounds bounds)
{
    const std::size_t learned = rolled.origins.size() * 2 / 3;
    if (learned == 0 || learned == rolled.origins.size())
        return std::nan("");
    Rolled early{.horizon = rolled.horizon, .origins = {}, .points = {}};
    early.origins.assign(rolled.origins.begin(), rolled.origins.begin() + static_cast<std::ptrdiff_t>(learned));
    early.points.assign(rolled.points.begin(),
                        rolled.points.begin() + static_cast<std::ptrdiff_t>(learned * rolled.horizon));
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
    return total > 0 ? static_cast<double>(inside) / static_cast<double>(total) : std::nan("");
}

Residuals persistenceResiduals(std::span<const double> values)
{
    constexpr std::size_t reach = 48;
    Residuals residuals;
    for (std::size_t origin = 1; origin < values.size(); ++origin) {
        const double last = values[origin - 1];
        for (std::size_t s = 0; s < reach && origin + s < values.size() && std::isfinite(last); ++s) {
            if (std::isfinite(values[origin + s]))
                residuals.add(s + 1, origin, last, values[origin + s]);
        }
    }
    return residuals;
}

} // namespace preamar::forecast
