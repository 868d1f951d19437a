// Exponential smoothing in the innovations form, chosen automatically: level alone, with a trend, or with a damped
// trend, by AICc, on the seasonally adjusted series. Hyndman, Koehler, Ord & Snyder, Forecasting with Exponential
// Smoothing (2008), ch. 2 and 7; damping: Gardner & McKenzie, Management Science 31 (1985).
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"
#include "core/forecast/numeric.h"
#include "core/forecast/season.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kFitRows = 2016; // the newest are fitted; smoothing forgets the others anyway

struct EtsState
{
    double level = 0.0;
    double trend = 0.0;
    double alpha = 0.5;
    double beta = 0.0; // of the trend, already times alpha
    double phi = 1.0;  // damping; 0 with beta 0: no trend at all
    Season season;

    void step(double z)
    {
        const double expected = level + phi * trend;
        const double e = std::isfinite(z) ? z - expected : 0.0;
        level = expected + alpha * e;
        trend = phi * trend + beta * e;
    }
};

class EtsPoints final : public PointModel
{
public:
    explicit EtsPoints(EtsState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        m_s.step(std::isfinite(value) ? m_s.season.adjusted(value) : value);
        m_s.season.advance();
    }
    void points(std::span<double> out) const override
    {
        double level = m_s.level;
        double trend = m_s.trend;
        for (std::size_t i = 0; i < out.size(); ++i) {
            trend *= m_s.phi;
            level += trend;
            out[i] = m_s.season.restored(level, i);
        }
    }
    void save(ByteWriter &out) const override
    {
        for (const double v : {m_s.level, m_s.trend, m_s.alpha, m_s.beta, m_s.phi})
            out.f64(v);
        m_s.season.save(out);
    }

private:
    EtsState m_s;
};

enum class Kind { Level, Trend, Damped };

EtsState started(std::span<const double> z, Kind kind)
{
    EtsState s;
    s.level = *std::find_if(z.begin(), z.end(), [](double v) { return std::isfinite(v); });
    s.phi = kind == Kind::Level ? 0.0 : 1.0;
    return s;
}

double squaredErrors(std::span<const double> z, EtsState s, double &count)
{
    double sum = 0.0;
    count = 0.0;
    for (const double v : z) {
        if (std::isfinite(v)) {
            const double e = v - (s.level + s.phi * s.trend);
            sum += e * e;
            count += 1.0;
        }
        s.step(v);
    }
    return sum;
}

EtsState withParameters(EtsState s, Kind kind, std::span<const double> p)
{
    const auto squash = [](double x) { return 1.0 / (1.0 + std::exp(-x)); };
    s.alpha = 0.01 + 0.98 * squash(p[0]);
    s.beta = kind == Kind::Level ? 0.0 : s.alpha * 0.2 * squash(p[1]);
    // A trend of a load at minute steps does not go on for days: damped is within R's limits, 0.8 to 0.98.
    s.phi = kind == Kind::Level ? 0.0 : kind == Kind::Trend ? 1.0 : 0.8 + 0.18 * squash(p[2]);
    return s;
}

EtsState chosen(std::span<const double> z)
{
    EtsState best;
    double least = std::numeric_limits<double>::infinity();
    constexpr double first[] = {0.0, -3.0, 1.0};
    constexpr double scale[] = {1.0, 1.0, 1.0};
    for (const Kind kind : {Kind::Level, Kind::Trend, Kind::Damped}) {
        const std::size_t parameters = kind == Kind::Level ? 1 : kind == Kind::Trend ? 2 : 3;
        const EtsState start = started(z, kind);
        double count = 0.0;
        const auto cost = [&](std::span<const double> p) {
            return squaredErrors(z, withParameters(start, kind, p), count);
        };
        const auto p =
            simplexMinimum(cost, {first, first + parameters}, {scale, parameters}, static_cast<int>(25 * parameters));
        const double error = cost(p);
        // Parameters, start values and the variance count (AICc).
        const double k = static_cast<double>(parameters) + (kind == Kind::Level ? 2.0 : 3.0);
        if (count - k - 1.0 <= 0.0 && kind != Kind::Level)
            continue;
        const double aicc = count * std::log(std::max(error, 1e-300) / count) + 2.0 * k +
                            2.0 * k * (k + 1.0) / std::max(1.0, count - k - 1.0);
        if (aicc < least) {
            least = aicc;
            best = withParameters(start, kind, p);
        }
    }
    return best;
}

class Ets final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "ets",
                .family = "statistical",
                .tier = "full",
                .minimumRows = 24,
                .goodFor =
                    "a level that drifts, with or without a trend that fades; choosing among the three by itself",
                .source = "Hyndman et al., Forecasting with Exponential Smoothing (2008)"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        const auto &values = input.target.values;
        Season season = Season::find(values, rowsPerDay(input.target.step));
        const std::vector<double> z = season.adjustAll(values);
        std::size_t from = z.size() > kFitRows ? z.size() - kFitRows : 0;
        if (countFinite(std::span(z).subspan(from)) < 24)
            from = 0;
        EtsState s = chosen(std::span(z).subspan(from));
        for (const double v : std::span(z).subspan(from))
            s.step(v);
        s.season = std::move(season);
        return std::make_unique<EtsPoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        EtsState s;
        for (double *v : {&s.level, &s.trend, &s.alpha, &s.beta, &s.phi})
            *v = in.f64();
        auto season = Season::load(in);
        const bool sensible = std::isfinite(s.level) && std::isfinite(s.trend) && s.alpha > 0.0 && s.alpha < 1.0 &&
                              s.beta >= 0.0 && s.beta < 1.0 && s.phi >= 0.0 && s.phi <= 1.0;
        if (!in.ok() || !season || !sensible)
            return nullptr;
        s.season = std::move(*season);
        return std::make_unique<EtsPoints>(std::move(s));
    }
};

} // namespace

const FullForecaster &ets()
{
    static const Ets forecaster;
    return forecaster;
}

} // namespace preamar::forecast
