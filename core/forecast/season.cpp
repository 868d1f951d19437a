#include "core/forecast/season.h"

#include "core/forecast/light.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

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

} // namespace

// The test of R's thetaf (autocorrelation against what the shorter lags let expect) refuses a clean wave that was seen
// for three days; on 29 real series a plain limit did as well from 0.2 to 0.5.
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

Season Season::find(std::span<const double> values, std::size_t day)
{
    if (day == 0 || values.size() < 2 * day || !dayRepeats(values, day))
        return {};
    Season season;
    const bool positive =
        std::all_of(values.begin(), values.end(), [](double v) { return !std::isfinite(v) || v > 0.0; });
    season.m_multiplicative = positive;
    const auto means = centredDayMeans(values, day);
    std::vector<double> counts(day, 0.0);
    std::vector<double> squares(day, 0.0);
    season.m_index.assign(day, 0.0);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double part = positive ? values[i] / means[i] - 1.0 : values[i] - means[i];
        if (std::isfinite(part)) {
            season.m_index[i % day] += part;
            squares[i % day] += part * part;
            counts[i % day] += 1.0;
        }
    }
    double noise = 0.0;
    double known = 0.0;
    double spread = 0.0;
    for (std::size_t r = 0; r < day; ++r) {
        season.m_index[r] = counts[r] > 0.0 ? season.m_index[r] / counts[r] : 0.0;
        noise += squares[r] - counts[r] * season.m_index[r] * season.m_index[r];
        known += counts[r];
        spread += season.m_index[r] * season.m_index[r];
    }
    const double rows = static_cast<double>(day);
    const double variance = std::max(0.0, noise) / std::max(1.0, known - rows);
    const double noisy = spread > 0.0 ? variance * rows * rows / std::max(rows, known) / spread : 1.0;
    const double kept = std::max(0.0, 1.0 - noisy);
    const double mean = std::accumulate(season.m_index.begin(), season.m_index.end(), 0.0) / rows;
    for (double &index : season.m_index)
        index = positive ? std::max(1.0 + kept * (index - mean), 1e-3) : kept * (index - mean);
    return season;
}

std::vector<double> Season::adjustAll(std::span<const double> values)
{
    std::vector<double> out(values.size());
    m_next = 0;
    for (std::size_t i = 0; i < values.size(); ++i) {
        out[i] = adjusted(values[i]);
        advance();
    }
    return out;
}

double Season::adjusted(double value) const
{
    if (none())
        return value;
    return m_multiplicative ? value / m_index[m_next] : value - m_index[m_next];
}

void Season::advance()
{
    if (!none())
        m_next = m_next + 1 < m_index.size() ? m_next + 1 : 0;
}

double Season::restored(double value, std::size_t ahead) const
{
    if (none())
        return value;
    const double index = m_index[(m_next + ahead) % m_index.size()];
    return m_multiplicative ? value * index : value + index;
}

void Season::save(ByteWriter &out) const
{
    out.u64(m_multiplicative ? 1 : 0);
    out.size(m_next);
    out.numbers(m_index);
}

std::optional<Season> Season::load(ByteReader &in)
{
    Season season;
    const std::uint64_t multiplicative = in.u64();
    season.m_multiplicative = multiplicative == 1;
    season.m_next = in.size();
    season.m_index = in.numbers();
    const bool finite =
        std::all_of(season.m_index.begin(), season.m_index.end(), [](double v) { return std::isfinite(v); });
    if (!in.ok() || multiplicative > 1 || !finite || season.m_next >= std::max<std::size_t>(1, season.m_index.size()))
        return std::nullopt;
    return season;
}

} // namespace preamar::forecast
