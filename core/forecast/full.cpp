#include "core/forecast/full.h"

#include "core/forecast/bands.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;
constexpr std::size_t kOwnOrigins = 8;

class FullModel final : public Model
{
public:
    FullModel(std::string name, std::unique_ptr<PointModel> inner, Bands bands, Bounds bounds)
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

// Infinite values are gaps; rows before the first known one say nothing.
FitInput cleaned(const FitInput &input)
{
    FitInput out = input;
    auto &values = out.target.values;
    for (double &v : values)
        v = std::isfinite(v) ? v : std::nan("");
    const auto first = std::find_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    out.target.start = input.target.timeAt(static_cast<std::size_t>(first - values.begin()));
    values.erase(values.begin(), first);
    return out;
}

} // namespace

std::vector<double> withoutGaps(std::span<const double> values)
{
    std::vector<double> out(values.begin(), values.end());
    std::size_t last = out.size();
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!std::isfinite(out[i]))
            continue;
        const std::size_t from = last == out.size() ? 0 : last + 1;
        for (std::size_t j = from; j < i; ++j) {
            const double share =
                last == out.size() ? 1.0 : static_cast<double>(j - last) / static_cast<double>(i - last);
            out[j] = last == out.size() ? out[i] : out[last] + share * (out[i] - out[last]);
        }
        last = i;
    }
    const double held = last == out.size() ? 0.0 : out[last];
    for (std::size_t j = last == out.size() ? 0 : last + 1; j < out.size(); ++j)
        out[j] = held;
    return out;
}

bool allFinite(std::span<const double> values)
{
    return std::all_of(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
}

Result<std::unique_ptr<Model>> FullForecaster::fit(const FitInput &given) const
{
    const std::string name(info().name);
    if (!(given.bounds.low <= given.bounds.high))
        return fail(ErrorCode::InvalidArgument, "fit " + name, "bounds out of order");
    const std::size_t needed = info().minimumRows;
    const FitInput input = cleaned(given);
    const auto &values = input.target.values;
    if (input.target.step <= Millis{0} || countFinite(values) < needed)
        return fail(ErrorCode::InsufficientData, "fit " + name, "fewer than " + std::to_string(needed) + " values");
    Bands bands;
    if (input.ownBands) {
        const std::size_t day = std::max<std::size_t>(24, rowsPerDay(input.target.step));
        const RollPlan plan{.origins =
                                spreadOrigins(std::max(needed, values.size() * 2 / 3), values.size(), kOwnOrigins),
                            .horizon = std::min<std::size_t>(day, 288),
                            .refits = 1};
        // Without room for a rolling origin, or where its first part is all gaps, the spread of persistence stands in.
        const auto rolled = roll(*this, input, plan);
        bands = Bands::calibrate(rolled && !plan.origins.empty() ? residualsOf(*rolled, values)
                                                                 : persistenceResiduals(values));
    }
    return std::make_unique<FullModel>(name, fitPoints(input), bands, input.bounds);
}

Result<std::unique_ptr<Model>> FullForecaster::load(std::string_view bytes) const
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
    return std::make_unique<FullModel>(name, std::move(points), bands, bounds);
}

} // namespace preamar::forecast
