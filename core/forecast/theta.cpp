// Theta: the mean of the trend line (θ = 0) and of simple exponential smoothing on the line of doubled curvature (θ =
// 2), on the seasonally adjusted series. Assimakopoulos & Nikolopoulos, Int. J. Forecasting 16 (2000); as exponential
// smoothing with half the trend's slope as drift: Hyndman & Billah, ibid. 19 (2003). Fiorucci et al., ibid. 32 (2016),
// optimise θ.
#include "core/forecast/models.h"
#include "core/forecast/season.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

struct ThetaState
{
    double level = 0.0;
    double alpha = 0.5;
    double slope = 0.0; // of the trend line, per row
    double rows = 0.0;  // seen so far: what the drift's start-up term (1 - α)^n depends on
    Season season;
};

class ThetaPoints final : public PointModel
{
public:
    explicit ThetaPoints(ThetaState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        if (std::isfinite(value))
            m_s.level += m_s.alpha * (m_s.season.adjusted(value) - m_s.level);
        m_s.rows += 1.0;
        m_s.season.advance();
    }
    void points(std::span<double> out) const override
    {
        const double startUp = (1.0 - std::pow(1.0 - m_s.alpha, m_s.rows)) / m_s.alpha;
        for (std::size_t i = 0; i < out.size(); ++i)
            out[i] = m_s.season.restored(m_s.level + 0.5 * m_s.slope * (static_cast<double>(i) + startUp), i);
    }
    void save(ByteWriter &out) const override
    {
        for (const double v : {m_s.level, m_s.alpha, m_s.slope, m_s.rows})
            out.f64(v);
        m_s.season.save(out);
    }

private:
    ThetaState m_s;
};

// Least squares slope over the row number.
double slopeOf(std::span<const double> z)
{
    double n = 0.0;
    double st = 0.0;
    double sz = 0.0;
    double stt = 0.0;
    double stz = 0.0;
    const double middle = 0.5 * static_cast<double>(z.size());
    for (std::size_t i = 0; i < z.size(); ++i) {
        if (!std::isfinite(z[i]))
            continue;
        const double t = static_cast<double>(i) - middle;
        n += 1.0;
        st += t;
        sz += z[i];
        stt += t * t;
        stz += t * z[i];
    }
    const double spread = n * stt - st * st;
    return spread > 0.0 ? (n * stz - st * sz) / spread : 0.0;
}

// One pass of simple exponential smoothing: squared one-step errors, and the level it ends at.
double smooth(std::span<const double> z, double alpha, double start, double &level)
{
    double error = 0.0;
    level = start;
    for (const double v : z) {
        if (!std::isfinite(v))
            continue;
        const double e = v - level;
        error += e * e;
        level += alpha * e;
    }
    return error;
}

// α by golden section (Kiefer 1953) within [0.01, 0.99].
double bestAlpha(std::span<const double> z, double start)
{
    constexpr double ratio = 0.6180339887498949;
    double unused = 0.0;
    double low = 0.01;
    double high = 0.99;
    double a = high - ratio * (high - low);
    double b = low + ratio * (high - low);
    double ea = smooth(z, a, start, unused);
    double eb = smooth(z, b, start, unused);
    for (int i = 0; i < 10; ++i) {
        if (ea <= eb) {
            high = b;
            b = a;
            eb = ea;
            a = high - ratio * (high - low);
            ea = smooth(z, a, start, unused);
        } else {
            low = a;
            a = b;
            ea = eb;
            b = low + ratio * (high - low);
            eb = smooth(z, b, start, unused);
        }
    }
    return ea <= eb ? a : b;
}

class Theta final : public LightForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "theta",
                .family = "statistical",
                .tier = "light",
                .minimumRows = 24,
                .goodFor = "most series, minutes to hours ahead; follows the level quickly, keeps the shape of the day",
                .source = "Assimakopoulos & Nikolopoulos (2000), doi:10.1016/S0169-2070(00)00066-2"};
    }
    std::unique_ptr<PointModel> fitPoints(std::span<const double> values, Millis step) const override
    {
        ThetaState s;
        s.season = Season::find(values, rowsPerDay(step));
        const std::vector<double> z = s.season.adjustAll(values);
        s.rows = static_cast<double>(values.size());
        s.slope = slopeOf(z);
        const double start = *std::find_if(z.begin(), z.end(), [](double v) { return std::isfinite(v); });
        s.alpha = bestAlpha(z, start);
        smooth(z, s.alpha, start, s.level);
        return std::make_unique<ThetaPoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        ThetaState s;
        for (double *v : {&s.level, &s.alpha, &s.slope, &s.rows})
            *v = in.f64();
        auto season = Season::load(in);
        const bool sensible =
            std::isfinite(s.level) && std::isfinite(s.slope) && s.rows >= 0.0 && s.alpha > 0.0 && s.alpha < 1.0;
        if (!in.ok() || !season || !sensible)
            return nullptr;
        s.season = std::move(*season);
        return std::make_unique<ThetaPoints>(std::move(s));
    }
};

} // namespace

const LightForecaster &theta()
{
    static const Theta forecaster;
    return forecaster;
}

} // namespace preamar::forecast
