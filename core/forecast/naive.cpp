// Persistence: the last value goes on. The opponent that every other model must beat.
#include "core/forecast/light.h"
#include "core/forecast/models.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

class NaivePoints final : public PointModel
{
public:
    explicit NaivePoints(double last) : m_last(last) {}
    void update(double value) override { m_last = std::isfinite(value) ? value : m_last; }
    void points(std::span<double> out) const override { std::fill(out.begin(), out.end(), m_last); }
    void save(ByteWriter &out) const override { out.f64(m_last); }

private:
    double m_last;
};

class Naive final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "naive",
                .family = "naive",
                .tier = "light",
                .minimumRows = 2,
                .goodFor = "the next few minutes of any series; the base line that others must beat",
                .source = "Hyndman & Athanasopoulos, Forecasting: Principles and Practice (2021), 5.2"};
    }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis) const override
    {
        auto model = std::make_unique<NaivePoints>(0.0);
        for (const double v : values)
            model->update(v);
        return model;
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        const double last = in.f64();
        return in.ok() && std::isfinite(last) ? std::make_unique<NaivePoints>(last) : nullptr;
    }
};

} // namespace

const LightForecaster &naive()
{
    static const Naive forecaster;
    return forecaster;
}

} // namespace preamar::forecast
