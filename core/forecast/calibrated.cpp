#include "core/forecast/calibrated.h"

#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::uint64_t kLayout = 1;

class CalibratedModel final : public Model
{
public:
    CalibratedModel(std::string name, std::unique_ptr<Model> model, Bands bands, Bounds bounds)
        : m_name(std::move(name)), m_model(std::move(model)), m_bands(bands), m_bounds(bounds)
    {}
    void update(double value) override { m_model->update(value); }
    Result<std::vector<double>> points(std::size_t steps) const override { return m_model->points(steps); }
    Result<std::vector<Quantiles>> predict(std::size_t steps) const override
    {
        const auto medians = m_model->points(steps);
        if (!medians)
            return fail(medians.error());
        return m_bands.around(*medians, m_bounds);
    }
    std::string save() const override
    {
        ByteWriter out;
        out.text(m_name);
        out.f64(m_bounds.low);
        out.f64(m_bounds.high);
        m_bands.save(out);
        out.text(m_model->save());
        return seal("calibrated", kLayout, out.bytes());
    }

private:
    std::string m_name;
    std::unique_ptr<Model> m_model;
    Bands m_bands;
    Bounds m_bounds;
};

} // namespace

std::unique_ptr<Model> calibrated(const Forecaster &forecaster, std::unique_ptr<Model> model, Bands bands,
                                  Bounds bounds)
{
    return std::make_unique<CalibratedModel>(std::string(forecaster.info().name), std::move(model), bands, bounds);
}

Result<std::unique_ptr<Model>> loadCalibrated(std::string_view bytes)
{
    const auto payload = unseal("calibrated", kLayout, bytes);
    if (!payload)
        return fail(payload.error());
    ByteReader in(*payload);
    const std::string name = in.text();
    Bounds bounds;
    bounds.low = in.f64();
    bounds.high = in.f64();
    const Bands bands = Bands::load(in);
    const std::string inner = in.text();
    const Forecaster *forecaster = findForecaster(name);
    if (!in.atEnd() || !forecaster || !(bounds.low <= bounds.high))
        return fail(ErrorCode::Protocol, "model bytes", "fields do not fit");
    auto model = forecaster->load(inner);
    if (!model)
        return fail(model.error());
    return calibrated(*forecaster, std::move(*model), bands, bounds);
}

} // namespace preamar::forecast
