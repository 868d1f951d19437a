// Theta: the mean of the trend line (θ = 0) and of simple exponential smoothing on the line of doubled curvature (θ =
// 2), on the seasonally adjusted series. Assimakopoulos & Nikolopoulos, Int. J. Forecasting 16 (2000); as exponential
// smoothing with half the trend's slope as drift: Hyndman & Billah, ibid. 19 (2003). Fiorucci et al., ibid. 32 (2016),
// optimise θ.
#include "core/forecast/models.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

enum class Adjustment { None, Additive, Multiplicative };

struct ThetaState
{
    double level = 0.0;
    double alpha = 0.5;
    double slope = 0.0; // of the trend line, per row
    double rows = 0.0;  // seen so far: what the drift's start-up term (1 - α)^n depends on
    double next = 0.0;  // row of the season that comes next
    Adjustment adjustment = Adjustment::None;
    std::vector<double> season; // index per row of the day
};

double adjusted(const ThetaState &s, double value)
{
    const double index = s.season.empty() ? 0.0 : s.season[static_cast<std::size_t>(s.next)];
    if (s.adjustment == Adjustment::Multiplicative)
        return value / index;
    return s.adjustment == Adjustment::Additive ? value - index : value;
}

class ThetaPoints final : public PointModel
{
public:
    explicit ThetaPoints(ThetaState state) : m_s(std::move(state)) {}
    void update(double value) override
    {
        if (std::isfinite(value))
            m_s.level += m_s.alpha * (adjusted(m_s, value) - m_s.level);
        m_s.rows += 1.0;
        if (!m_s.season.empty())
            m_s.next = m_s.next + 1.0 < static_cast<double>(m_s.season.size()) ? m_s.next + 1.0 : 0.0;
    }
    void points(std::span<double> out) const override
    {
        const double startUp = (1.0 - std::pow(1.0 - m_s.alpha, m_s.rows)) / m_s.alpha;
        auto row = static_cast<std::size_t>(m_s.next);
        for (std::size_t i = 0; i < out.size(); ++i) {
            const double trend = m_s.level + 0.5 * m_s.slope * (static_cast<double>(i) + startUp);
            if (m_s.season.empty()) {
                out[i] = trend;
                continue;
            }
            out[i] = m_s.adjustment == Adjustment::Multiplicative ? trend * m_s.season[row] : trend + m_s.season[row];
            row = row + 1 < m_s.season.size() ? row + 1 : 0;
        }
    }
    void save(ByteWriter &out) const override
    {
        for (const double v : {m_s.level, m_s.alpha, m_s.slope, m_s.rows, m_s.next})
            out.f64(v);
        out.u64(static_cast<std::uint64_t>(m_s.adjustment));
        out.numbers(m_s.season);
    }

private:
    ThetaState m_s;
};

// Means over one day centred at each row, from the known values; NaN where less than half of the day is known.
std::vector<double> centredDayMeans(std::span<const double> values, std::size_t day)
{
    std::vector<double> sums(values.size() + 1, 0.0);
    std::vector<double> counts(values.size() + 1, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool known = std::isfinite(values[i]);
        sums[i + 1] = sums[i] + (known ? values[i] : 0.0);
        counts[i + 1] = counts[i] + (known ? 1.0 : 0.0);
    }
    std::vector<double> means(values.size(), std::nan(""));
    for (std::size_t i = day / 2; i + (day - day / 2) <= values.size(); ++i) {
        const std::size_t from = i - day / 2;
        const double count = counts[from + day] - counts[from];
        if (2.0 * count >= static_cast<double>(day))
            means[i] = (sums[from + day] - sums[from]) / count;
    }
    return means;
}

// Classical decomposition (FPP3 3.4): mean ratio or difference to the centred day mean, per row of the day, drawn
// towards none by the share of their spread that noise explains (James & Stein 1961): few days give noisy indices.
void adjustSeason(ThetaState &s, std::span<const double> values, std::size_t day)
{
    const bool positive =
        std::all_of(values.begin(), values.end(), [](double v) { return !std::isfinite(v) || v > 0.0; });
    s.adjustment = positive ? Adjustment::Multiplicative : Adjustment::Additive;
    const auto means = centredDayMeans(values, day);
    std::vector<double> counts(day, 0.0);
    std::vector<double> squares(day, 0.0);
    s.season.assign(day, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double part = positive ? values[i] / means[i] - 1.0 : values[i] - means[i];
        if (std::isfinite(part)) {
            s.season[i % day] += part;
            squares[i % day] += part * part;
            counts[i % day] += 1.0;
        }
    }
    double noise = 0.0;
    double known = 0.0;
    double spread = 0.0;
    for (std::size_t r = 0; r < day; ++r) {
        s.season[r] = counts[r] > 0.0 ? s.season[r] / counts[r] : 0.0;
        noise += squares[r] - counts[r] * s.season[r] * s.season[r];
        known += counts[r];
        spread += s.season[r] * s.season[r];
    }
    const double rows = static_cast<double>(day);
    const double variance = std::max(0.0, noise) / std::max(1.0, known - rows);
    const double noisy = spread > 0.0 ? variance * rows * rows / std::max(rows, known) / spread : 1.0;
    const double kept = std::max(0.0, 1.0 - noisy);
    const double mean = std::accumulate(s.season.begin(), s.season.end(), 0.0) / rows;
    for (double &index : s.season)
        index = positive ? std::max(1.0 + kept * (index - mean), 1e-3) : kept * (index - mean);
}

// Whether the day repeats: the correlation of the series with itself a day later, on means over 1/48 of a day, since
// single rows of a load are mostly noise. The test of R's thetaf (autocorrelation against what the shorter lags let
// expect) refuses a clean wave that was seen for three days; on 29 real series a plain limit did as well from 0.2 to
// 0.5.
bool dayRepeats(std::span<const double> values, std::size_t day)
{
    const std::size_t block = std::max<std::size_t>(1, day / 48);
    const std::size_t lag = day / block;
    std::vector<double> means;
    double total = 0.0;
    for (std::size_t from = values.size() % block; from + block <= values.size(); from += block) {
        double sum = 0.0;
        double count = 0.0;
        for (const double v : values.subspan(from, block)) {
            sum += std::isfinite(v) ? v : 0.0;
            count += std::isfinite(v) ? 1.0 : 0.0;
        }
        means.push_back(count > 0.0 ? sum / count : std::nan(""));
        total += count > 0.0 ? means.back() : 0.0;
    }
    const double mean = total / static_cast<double>(std::max<std::size_t>(1, countFinite(means)));
    double variance = 0.0;
    double sum = 0.0;
    for (std::size_t i = 0; i < means.size(); ++i) {
        means[i] = std::isfinite(means[i]) ? means[i] - mean : 0.0;
        variance += means[i] * means[i];
        sum += i >= lag ? means[i] * means[i - lag] : 0.0;
    }
    const double blocks = static_cast<double>(means.size());
    return variance > 0.0 && sum / variance * blocks / (blocks - static_cast<double>(lag)) > 0.2;
}

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
        const std::size_t day = rowsPerDay(step);
        if (day > 0 && values.size() >= 2 * day && dayRepeats(values, day))
            adjustSeason(s, values, day);
        std::vector<double> z(values.size());
        for (std::size_t i = 0; i < values.size(); ++i) {
            s.next = s.season.empty() ? 0.0 : static_cast<double>(i % day);
            z[i] = adjusted(s, values[i]);
        }
        s.next = s.season.empty() ? 0.0 : static_cast<double>(values.size() % day);
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
        for (double *v : {&s.level, &s.alpha, &s.slope, &s.rows, &s.next})
            *v = in.f64();
        const std::uint64_t adjustment = in.u64();
        s.season = in.numbers();
        const bool finite = std::isfinite(s.level) && std::isfinite(s.slope) && s.rows >= 0.0 && s.alpha > 0.0 &&
                            s.alpha < 1.0 &&
                            std::all_of(s.season.begin(), s.season.end(), [](double v) { return std::isfinite(v); });
        const double seasonRows = static_cast<double>(std::max<std::size_t>(1, s.season.size()));
        if (!in.ok() || !finite || adjustment > 2 || (adjustment == 0) != s.season.empty() ||
            !(s.next >= 0.0 && s.next < seasonRows))
            return nullptr;
        s.adjustment = static_cast<Adjustment>(adjustment);
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
