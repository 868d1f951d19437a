// ARIMA(p, d, q) with p, q <= 2 and d <= 1 on the seasonally adjusted series: d by the KPSS test, the orders stepwise
// by AICc, parameters by conditional sum of squares. Hyndman & Khandakar, J. Statistical Software 27 (2008); KPSS:
// Kwiatkowski et al., J. Econometrics 54 (1992).
#include "core/forecast/full.h"
#include "core/forecast/fullmodels.h"
#include "core/forecast/numeric.h"
#include "core/forecast/season.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::size_t kFitRows = 1440;
// Between fits the mean follows what comes, with a half-life of 346 rows: a load that moved for good does not come
// back.
constexpr double kMeanFollows = 0.002;

// The newest value first. Values are differences where d = 1, always without their mean.
struct ArimaState
{
    std::size_t d = 0;
    double mean = 0.0; // of the (differenced) series; 0 with d = 1: no drift
    std::array<double, 2> ar{};
    std::array<double, 2> ma{};
    std::array<double, 2> past{};
    std::array<double, 2> errors{};
    double last = 0.0; // adjusted value, for d = 1
    Season season;

    double expected() const { return ar[0] * past[0] + ar[1] * past[1] + ma[0] * errors[0] + ma[1] * errors[1]; }
    void push(double w, double error)
    {
        past = {w, past[0]};
        errors = {error, errors[0]};
    }
    void step(double z)
    {
        if (d == 0 && std::isfinite(z))
            mean += kMeanFollows * (z - mean);
        const double e = expected();
        // A gap is what was expected.
        const double w = std::isfinite(z) ? (d == 1 ? z - last : z) - mean : e;
        push(w, w - e);
        last = std::isfinite(z) ? z : last + (d == 1 ? mean + e : 0.0);
    }
};

class ArimaPoints final : public PointModel
{
public:
    explicit ArimaPoints(ArimaState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        m_s.step(std::isfinite(value) ? m_s.season.adjusted(value) : value);
        m_s.season.advance();
    }
    void points(std::span<double> out) const override
    {
        ArimaState s;
        s.ar = m_s.ar;
        s.ma = m_s.ma;
        s.past = m_s.past;
        s.errors = m_s.errors;
        double level = m_s.last;
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double w = s.expected();
            s.push(w, 0.0);
            level = m_s.d == 1 ? level + m_s.mean + w : m_s.mean + w;
            out[i] = m_s.season.restored(level, i);
        }
    }
    void save(ByteWriter &out) const override
    {
        out.size(m_s.d);
        for (const double v : {m_s.mean, m_s.ar[0], m_s.ar[1], m_s.ma[0], m_s.ma[1], m_s.past[0], m_s.past[1],
                               m_s.errors[0], m_s.errors[1], m_s.last})
            out.f64(v);
        m_s.season.save(out);
    }

private:
    ArimaState m_s;
};

// KPSS statistic for a level, with a Bartlett window of 4 (n/100)^¼ rows; above 0.463 the series is not stationary
// (5 %).
bool wanders(std::span<const double> z)
{
    const double n = static_cast<double>(z.size());
    const double mean = std::accumulate(z.begin(), z.end(), 0.0) / n;
    const auto lags = static_cast<std::size_t>(4.0 * std::pow(n / 100.0, 0.25));
    double partial = 0.0;
    double squares = 0.0;
    double variance = 0.0;
    for (const double v : z) {
        partial += v - mean;
        squares += partial * partial;
        variance += (v - mean) * (v - mean);
    }
    for (std::size_t l = 1; l <= lags; ++l) {
        double sum = 0.0;
        for (std::size_t i = l; i < z.size(); ++i)
            sum += (z[i] - mean) * (z[i - l] - mean);
        variance += 2.0 * (1.0 - static_cast<double>(l) / static_cast<double>(lags + 1)) * sum;
    }
    return variance > 0.0 && squares / (n * variance) > 0.463;
}

// Parameters that explode get no answer: AR roots outside the unit circle, and the same of the MA part (invertible).
bool stationary(double a, double b)
{
    return std::abs(b) < 0.999 && a + b < 0.999 && b - a < 0.999;
}

struct Orders
{
    std::size_t p = 0;
    std::size_t q = 0;
    auto operator<=>(const Orders &) const = default;
};

ArimaState withParameters(Orders orders, std::span<const double> parameters)
{
    ArimaState s;
    for (std::size_t i = 0; i < orders.p; ++i)
        s.ar[i] = parameters[i];
    for (std::size_t i = 0; i < orders.q; ++i)
        s.ma[i] = parameters[orders.p + i];
    return s;
}

double conditionalSquares(std::span<const double> w, ArimaState s)
{
    if (!stationary(s.ar[0], s.ar[1]) || !stationary(-s.ma[0], -s.ma[1]))
        return 1e300;
    double sum = 0.0;
    for (const double v : w) {
        const double e = v - s.expected();
        sum += e * e;
        s.push(v, e);
    }
    return sum;
}

struct Candidate
{
    Orders orders;
    ArimaState state;
    double aicc = std::numeric_limits<double>::infinity();
};

Candidate tried(std::span<const double> w, Orders orders)
{
    Candidate c{.orders = orders, .state = {}};
    const std::size_t k = orders.p + orders.q;
    std::vector<double> best;
    if (k > 0) {
        const std::vector<double> scale(k, 0.2);
        best =
            simplexMinimum([&](std::span<const double> p) { return conditionalSquares(w, withParameters(orders, p)); },
                           std::vector<double>(k, 0.1), scale, static_cast<int>(25 * k));
    }
    c.state = withParameters(orders, best);
    const double n = static_cast<double>(w.size());
    const double counted = static_cast<double>(k) + 2.0;
    c.aicc = n * std::log(std::max(conditionalSquares(w, c.state), 1e-300) / n) + 2.0 * counted +
             2.0 * counted * (counted + 1.0) / std::max(1.0, n - counted - 1.0);
    return c;
}

// The four starts of Hyndman & Khandakar that fit within two, then the neighbours of the best while one is better.
ArimaState chosen(std::span<const double> w)
{
    std::vector<Orders> seen{{2, 2}, {0, 0}, {1, 0}, {0, 1}};
    Candidate best;
    for (const Orders o : seen) {
        if (Candidate c = tried(w, o); c.aicc < best.aicc)
            best = std::move(c);
    }
    for (bool better = true; better;) {
        better = false;
        const Orders centre = best.orders;
        for (const int dp : {-1, 0, 1}) {
            for (const int dq : {-1, 0, 1}) {
                const Orders o{centre.p + static_cast<std::size_t>(dp), centre.q + static_cast<std::size_t>(dq)};
                if (o.p > 2 || o.q > 2 || std::find(seen.begin(), seen.end(), o) != seen.end())
                    continue;
                seen.push_back(o);
                if (Candidate c = tried(w, o); c.aicc < best.aicc) {
                    best = std::move(c);
                    better = true;
                }
            }
        }
    }
    return best.state;
}

class Arima final : public FullForecaster
{
public:
    ForecasterInfo info() const override
    {
        return {.name = "arima",
                .family = "statistical",
                .tier = "full",
                .minimumRows = 48,
                .goodFor = "minutes ahead where the next value depends on the last few; orders are chosen by itself",
                .source = "Hyndman & Khandakar (2008), doi:10.18637/jss.v027.i03"};
    }
    std::unique_ptr<PointModel> fitPoints(const FitInput &input) const override
    {
        Season season = Season::find(input.target.values, rowsPerDay(input.target.step));
        const std::vector<double> closed = withoutGaps(season.adjustAll(input.target.values));
        const std::size_t rows = std::min(closed.size(), kFitRows);
        const auto z = std::span(closed).last(rows);
        const bool differenced = wanders(z);
        std::vector<double> w(z.begin(), z.end());
        if (differenced) {
            for (std::size_t i = w.size(); i-- > 1;)
                w[i] -= w[i - 1];
            w.erase(w.begin());
        }
        const double mean =
            differenced ? 0.0 : std::accumulate(w.begin(), w.end(), 0.0) / static_cast<double>(w.size());
        for (double &v : w)
            v -= mean;
        // A constant has nothing to explain; its rounding errors are not a signal.
        const double spread =
            std::sqrt(std::inner_product(w.begin(), w.end(), w.begin(), 0.0) / static_cast<double>(w.size()));
        ArimaState s = spread > 1e-13 * std::abs(z.back()) ? chosen(w) : ArimaState{};
        s.d = differenced ? 1 : 0;
        s.mean = spread > 1e-13 * std::abs(z.back()) ? mean : (differenced ? 0.0 : z.back());
        s.last = z.front();
        for (const double v : z.subspan(differenced ? 1 : 0))
            s.step(v);
        s.season = std::move(season);
        return std::make_unique<ArimaPoints>(std::move(s));
    }
    std::unique_ptr<PointModel> loadPoints(ByteReader &in) const override
    {
        ArimaState s;
        s.d = in.size();
        for (double *v : {&s.mean, &s.ar[0], &s.ar[1], &s.ma[0], &s.ma[1], &s.past[0], &s.past[1], &s.errors[0],
                          &s.errors[1], &s.last}) {
            *v = in.f64();
            if (!std::isfinite(*v))
                return nullptr;
        }
        auto season = Season::load(in);
        if (!in.ok() || !season || s.d > 1 || !stationary(s.ar[0], s.ar[1]) || !stationary(-s.ma[0], -s.ma[1]))
            return nullptr;
        s.season = std::move(*season);
        return std::make_unique<ArimaPoints>(std::move(s));
    }
};

} // namespace

const FullForecaster &arima()
{
    static const Arima forecaster;
    return forecaster;
}

} // namespace preamar::forecast
