#include "core/forecast/light.h"

#include "core/forecast/bands.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;
constexpr std::size_t kOwnOrigins = 32;

class LightModel final : public Model
{
public:
    LightModel(std::string name, std::unique_ptr<PointModel> inner, Bands bands, Bounds bounds)
        : m_name(std::move(name)), m_inner(std::move(inner)), m_bands(bands), m_bounds(bounds)
    {}
    void update(double value) override { m_inner->update(std::isfinite(value) ? value : std::nan("")); }
    Result<std::vector<double>> points(std::size_t steps) const override
    {
        std::vector<double> out(steps);
        m_inner->points(out);
        for (double &v : out)
            v = std::clamp(v, m_bounds.low, m_bounds.high);
        return out;
    }
    Result<std::vector<Quantiles>> predict(std::size_t steps) const override
    {
        return m_bands.around(*points(steps), m_bounds);
    }
    std::string save() const override
    {
        ByteWriter out;
        out.f64(m_bounds.low);
        out.f64(m_bounds.high);
        m_bands.save(out);
        m_inner->save(out);
        return seal(m_name, kLayout, out.bytes());
    }

private:
    std::string m_name;
    std::unique_ptr<PointModel> m_inner;
    Bands m_bands;
    Bounds m_bounds;
};

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
    Bands bands;
    if (input.ownBands) {
        const std::size_t first = std::max(*needed, values.size() / 2);
        const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
        const RollPlan plan{.origins = spreadOrigins(first, values.size(), kOwnOrigins), .horizon = day, .refits = 1};
        // Without room for a rolling origin, or where its first part is all gaps, the spread of persistence stands in.
        const auto rolled = roll(*this, input, plan);
        bands = Bands::calibrate(rolled && !plan.origins.empty() ? residualsOf(*rolled, values)
                                                                 : persistenceResiduals(values));
    }
    return std::make_unique<LightModel>(name, fitPoints(values, input.target.step), bands, input.bounds);
}

Result<std::unique_ptr<Model>> LightForecaster::load(std::string_view bytes) const
{
    const std::string name(info().name);
    const auto payload = unseal(name, kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    Bounds bounds;
    bounds.low = in.f64();
    bounds.high = in.f64();
    const Bands bands = Bands::load(in);
    auto points = loadPoints(in);
    if (!points || !in.atEnd() || !(bounds.low <= bounds.high))
        return fail(ErrorCode::Protocol, "model bytes", "fields do not fit");
    return std::make_unique<LightModel>(name, std::move(points), bands, bounds);
}

} // namespace preamar::forecast
