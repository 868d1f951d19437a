#include "core/forecast/light.h"

#include "core/forecast/pointmodel.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace preamar::forecast {

namespace {

constexpr std::size_t kOwnOrigins = 32;

} // namespace

std::size_t rowsPerDay(Millis step)
{
    constexpr Millis day = std::chrono::hours{24};
    return step > Millis{0} && step < day && day % step == Millis{0} ? static_cast<std::size_t>(day / step) : 0;
}

std::optional<std::size_t> dayOfRows(Millis step)
{
    const std::size_t rows = rowsPerDay(step);
    return rows > 0 ? std::optional(rows) : std::nullopt;
}

std::size_t countFinite(std::span<const double> values)
{
    return static_cast<std::size_t>(
        std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); }));
}

Result<std::vector<double>> Model::points(std::size_t steps) const
{
    const auto quantiles = predict(steps);
    if (!quantiles)
        return fail(quantiles.error());
    std::vector<double> medians;
    medians.reserve(steps);
    for (const auto &q : *quantiles)
        medians.push_back(q[kMedian]);
    return medians;
}

Result<std::vector<std::unique_ptr<Model>>> Forecaster::fitPooled(std::span<const FitInput> inputs) const
{
    std::vector<std::unique_ptr<Model>> models;
    for (const auto &input : inputs) {
        auto model = fit(input);
        if (!model)
            return fail(model.error());
        models.push_back(std::move(*model));
    }
    return models;
}

std::optional<std::size_t> LightForecaster::rowsNeeded(Millis) const
{
    return info().minimumRows;
}

Result<std::unique_ptr<Model>> LightForecaster::fit(const FitInput &input) const
{
    const std::string name(info().name);
    const auto &values = input.target.values;
    if (!(input.bounds.low <= input.bounds.high))
        return fail(ErrorCode::InvalidArgument, "fit " + name, "bounds out of order");
    const auto needed = rowsNeeded(input.target.step);
    if (!needed)
        return fail(ErrorCode::InsufficientData, "fit " + name, "the step does not divide a day");
    if (countFinite(values) < *needed)
        return fail(ErrorCode::InsufficientData, "fit " + name, "fewer than " + std::to_string(*needed) + " values");
    const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
    const std::size_t first = std::max(*needed, values.size() / 2);
    const Bands bands = input.ownBands ? ownBands(*this, input, first, kOwnOrigins, day) : Bands{};
    return withBands(name, fitPoints(values, input.target.step), bands, input.bounds);
}

Result<std::unique_ptr<Model>> LightForecaster::load(std::string_view bytes) const
{
    return loadWithBands(info().name, bytes, [this](ByteReader &in) { return loadPoints(in); });
}

} // namespace preamar::forecast
