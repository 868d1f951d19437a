#include "core/forecast/pointmodel.h"

#include "core/forecast/roll.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;

class BandedModel final : public Model
{
public:
    BandedModel(std::string_view name, std::unique_ptr<PointModel> inner, const Bands &bands, Bounds bounds)
        : m_name(name), m_inner(std::move(inner)), m_bands(bands), m_bounds(bounds)
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

std::unique_ptr<Model> withBands(std::string_view name, std::unique_ptr<PointModel> points, const Bands &bands,
                                 Bounds bounds)
{
    return std::make_unique<BandedModel>(name, std::move(points), bands, bounds);
}

Result<std::unique_ptr<Model>> loadWithBands(std::string_view name, std::string_view bytes,
                                             const std::function<std::unique_ptr<PointModel>(ByteReader &)> &load)
{
    const auto payload = unseal(name, kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    Bounds bounds;
    bounds.low = in.f64();
    bounds.high = in.f64();
    const Bands bands = Bands::load(in);
    auto points = load(in);
    if (!points || !in.atEnd() || !(bounds.low <= bounds.high))
        return fail(ErrorCode::Protocol, "model bytes", "fields do not fit");
    return withBands(name, std::move(points), bands, bounds);
}

Bands ownBands(const Forecaster &forecaster, const FitInput &input, std::size_t first, std::size_t origins,
               std::size_t horizon)
{
    const auto &values = input.target.values;
    const RollPlan plan{.origins = spreadOrigins(first, values.size(), origins), .horizon = horizon, .refits = 1};
    const auto rolled = roll(forecaster, input, plan);
    return Bands::calibrate(rolled && !plan.origins.empty() ? residualsOf(*rolled, values)
                                                            : persistenceResiduals(values));
}

} // namespace preamar::forecast
