#include "core/forecast/bands.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr std::size_t kNodes = kBandNodes.size();

// The bucket of a step: the node that is nearest by ratio.
std::size_t bucketOf(std::size_t step)
{
    std::size_t b = 0;
    while (b + 1 < kNodes && step * step > kBandNodes[b] * kBandNodes[b + 1])
        ++b;
    return b;
}

// Neighbouring steps of one forecast err alike: about ten of them per bucket and origin say enough.
std::size_t strideOf(std::size_t bucket)
{
    return std::max<std::size_t>(1, kBandNodes[bucket] / 16);
}

double power(double value, double exponent)
{
    if (exponent == 0.0)
        return 1.0;
    return exponent == 1.0 ? value : std::sqrt(value);
}

// The value that a share `level` of new residuals stays below: the order statistic at (n + 1)·level of n exchangeable
// ones. `worth` counts those that are worth one independent residual; beyond the largest, it is stretched.
double upperQuantile(std::span<const double> sorted, double worth, double level)
{
    const double rank = (worth + 1.0) * level / worth;
    const double position = std::min(rank, 1.0) * static_cast<double>(sorted.size()) - 1.0;
    if (position <= 0.0)
        return sorted.front();
    const auto below = static_cast<std::size_t>(position);
    const double share = position - static_cast<double>(below);
    const double value =
        below + 1 < sorted.size() ? sorted[below] + share * (sorted[below + 1] - sorted[below]) : sorted.back();
    return rank > 1.0 && value > 0.0 ? value * (1.0 + 0.5 * std::min(rank - 1.0, 1.0)) : value;
}

// Standard normal quantile at the stored levels above 90 %, over that at 90 %.
constexpr std::array<double, 4> kTails{1.284, 1.529, 1.815, 2.010};

// Outer offsets are at least as far out as a normal distribution with that 90 % quantile says: few residuals lie there,
// and errors of loads have heavier tails than the normal.
void stretchTails(Quantiles &offsets)
{
    constexpr std::size_t ninety = 10;
    for (std::size_t k = 0; k < kTails.size(); ++k) {
        const std::size_t up = ninety + 1 + k;
        const std::size_t down = offsets.size() - 1 - up;
        offsets[up] = std::max(offsets[up], kTails[k] * offsets[ninety]);
        offsets[down] = std::min(offsets[down], kTails[k] * offsets[offsets.size() - 1 - ninety]);
    }
}

// Offsets at the stored levels. The median is the forecast itself, so that the point stays what the model said.
Quantiles offsetsOf(std::vector<double> &residuals, double worth)
{
    Quantiles offsets{};
    std::sort(residuals.begin(), residuals.end());
    for (std::size_t i = kMedian + 1; i < offsets.size(); ++i)
        offsets[i] = std::max(offsets[i - 1], upperQuantile(residuals, worth, kQuantileLevels[i]));
    for (double &r : residuals)
        r = -r;
    std::reverse(residuals.begin(), residuals.end());
    for (std::size_t i = kMedian; i-- > 0;)
        offsets[i] = std::min(offsets[i + 1], -upperQuantile(residuals, worth, 1.0 - kQuantileLevels[i]));
    stretchTails(offsets);
    return offsets;
}

} // namespace

void Residuals::add(std::size_t stepsAhead, std::size_t origin, double forecast, double truth, Spread spread)
{
    const std::size_t bucket = bucketOf(stepsAhead);
    if (stepsAhead % strideOf(bucket) == 0)
        m_buckets[bucket].push_back({origin, forecast, truth - forecast, spread});
}

double Bands::scaleOf(double forecast) const
{
    return power(std::max(forecast, m_floor), m_power);
}

// How much wider than usual the learned spread says it is here, on the side of the residual.
double Bands::factorOf(std::size_t node, double residual, Spread spread) const
{
    const double usual = residual > 0.0 ? m_usual[node].up : m_usual[node].down;
    const double here = residual > 0.0 ? spread.up : spread.down;
    if (m_share == 0.0 || !(usual > 0.0) || (spread.up == 0.0 && spread.down == 0.0))
        return 1.0;
    return 1.0 - m_share + m_share * std::clamp(here / usual, 0.1, 10.0);
}

void Bands::chooseScale(const Residuals &residuals)
{
    std::vector<double> levels;
    bool spreads = false;
    for (std::size_t b = 0; b < kNodes; ++b) {
        const auto &bucket = residuals.m_buckets[b];
        for (const auto &e : bucket) {
            levels.push_back(e.forecast);
            m_usual[b].up += e.spread.up / static_cast<double>(bucket.size());
            m_usual[b].down += e.spread.down / static_cast<double>(bucket.size());
        }
        spreads = spreads || m_usual[b].up > 0.0;
    }
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    const double typical = *middle;
    m_floor = typical > 0.0 ? 0.1 * typical : 0.0;
    struct Way
    {
        double power;
        double share;
    };
    constexpr std::array<Way, 5> ways{{{0.0, 0.0}, {0.5, 0.0}, {1.0, 0.0}, {0.0, 0.5}, {0.0, 1.0}}};
    double least = std::numeric_limits<double>::infinity();
    Way chosen = ways.front();
    for (const Way &way : ways) {
        if ((way.power > 0.0 && !(typical > 0.0)) || (way.share > 0.0 && !spreads))
            continue;
        m_power = way.power;
        m_share = way.share;
        const double loss = pinballLoss(residuals);
        // Anything but a constant spread has to be worth it.
        if (loss < 0.98 * least) {
            least = loss;
            chosen = way;
        }
    }
    m_power = chosen.power;
    m_share = chosen.share;
}

// Of the 10 and 90 % quantiles, over a short, a middle and a long horizon.
double Bands::pinballLoss(const Residuals &residuals) const
{
    std::vector<double> scaled;
    double loss = 0.0;
    for (const std::size_t b : {std::size_t{2}, std::size_t{5}, std::size_t{8}}) {
        const auto &bucket = residuals.m_buckets[b];
        if (bucket.size() < 20)
            continue;
        scaled.clear();
        for (const auto &e : bucket)
            scaled.push_back(e.residual / (scaleOf(e.forecast) * factorOf(b, e.residual, e.spread)));
        const auto low = static_cast<std::ptrdiff_t>(scaled.size() / 10);
        const auto high = static_cast<std::ptrdiff_t>(scaled.size() - 1) - low;
        std::nth_element(scaled.begin(), scaled.begin() + low, scaled.end());
        std::nth_element(scaled.begin() + low + 1, scaled.begin() + high, scaled.end());
        const double q10 = scaled[static_cast<std::size_t>(low)];
        const double q90 = scaled[static_cast<std::size_t>(high)];
        double sum = 0.0;
        for (const auto &e : bucket) {
            const double scale = scaleOf(e.forecast);
            const double low10 = q10 * scale * factorOf(b, q10, e.spread);
            const double high90 = q90 * scale * factorOf(b, q90, e.spread);
            sum += 0.1 * (high90 - low10) + std::max({0.0, low10 - e.residual, e.residual - high90});
        }
        loss += sum / static_cast<double>(bucket.size());
    }
    return loss;
}

Quantiles Bands::bucketOffsets(const std::vector<Residuals::Entry> &bucket, std::size_t node) const
{
    std::vector<double> scaled;
    scaled.reserve(bucket.size());
    std::size_t origins = 0;
    std::size_t last = 0;
    for (const auto &e : bucket) {
        scaled.push_back(e.residual / (scaleOf(e.forecast) * factorOf(node, e.residual, e.spread)));
        origins += origins == 0 || e.origin != last ? 1 : 0;
        last = e.origin;
    }
    // Forecasts whose windows overlap repeat each other's errors. That each window is worth four residuals was
    // measured: it gives 80 % bands that cover 80 % at 30 min, 2 h and 24 h.
    const double windows =
        1.0 + static_cast<double>(last - bucket.front().origin) / static_cast<double>(kBandNodes[node]);
    return offsetsOf(scaled, 4.0 * std::clamp(windows, 1.0, static_cast<double>(origins)));
}

Bands Bands::calibrate(const Residuals &residuals)
{
    Bands bands;
    const auto &buckets = residuals.m_buckets;
    const auto known = [](const auto &bucket) { return !bucket.empty(); };
    const auto first = static_cast<std::size_t>(std::find_if(buckets.begin(), buckets.end(), known) - buckets.begin());
    if (first == kNodes)
        return bands;
    bands.chooseScale(residuals);
    std::size_t last = first;
    for (std::size_t b = first; b < kNodes; ++b) {
        const double node = static_cast<double>(kBandNodes[b]);
        if (known(buckets[b])) {
            bands.m_offsets[b] = bands.bucketOffsets(buckets[b], b);
            last = b;
            continue;
        }
        // Beyond what was seen, uncertainty grows like that of a random walk.
        const double growth = std::min(2.0, std::sqrt(node / static_cast<double>(kBandNodes[last])));
        for (std::size_t i = 0; i < bands.m_offsets[b].size(); ++i)
            bands.m_offsets[b][i] = bands.m_offsets[last][i] * growth;
    }
    std::fill_n(bands.m_offsets.begin(), first, bands.m_offsets[first]);
    return bands;
}

void Bands::widen(const std::array<double, kBandNodes.size()> &factors)
{
    for (std::size_t b = 0; b < kNodes; ++b) {
        for (double &offset : m_offsets[b]) {
            const double wider = offset * factors[b];
            offset = std::isfinite(wider) ? wider : offset;
        }
    }
}

Quantiles Bands::at(std::size_t stepsAhead, double point, Bounds bounds, Spread spread, double widening) const
{
    std::size_t b = 0;
    while (b + 2 < kNodes && stepsAhead > kBandNodes[b + 1])
        ++b;
    const double from = static_cast<double>(kBandNodes[b]);
    const double to = static_cast<double>(kBandNodes[b + 1]);
    const double share = std::clamp((static_cast<double>(stepsAhead) - from) / (to - from), 0.0, 1.0);
    const std::size_t node = share > 0.5 ? b + 1 : b;
    const double scale = widening * scaleOf(point);
    const double up = scale * factorOf(node, 1.0, spread);
    const double down = scale * factorOf(node, -1.0, spread);
    Quantiles out{};
    double previous = bounds.low;
    for (std::size_t i = 0; i < out.size(); ++i) {
        const double offset = m_offsets[b][i] + share * (m_offsets[b + 1][i] - m_offsets[b][i]);
        previous = std::max(previous, std::min(bounds.high, point + offset * (offset > 0.0 ? up : down)));
        out[i] = previous;
    }
    return out;
}

std::vector<Quantiles> Bands::around(std::span<const double> points, Bounds bounds,
                                     std::span<const Spread> spreads) const
{
    std::vector<Quantiles> out(points.size());
    for (std::size_t s = 0; s < points.size(); ++s)
        out[s] = at(s + 1, points[s], bounds, s < spreads.size() ? spreads[s] : Spread{});
    return out;
}

void Bands::save(ByteWriter &out) const
{
    out.f64(m_power);
    out.f64(m_floor);
    out.f64(m_share);
    for (const Spread &spread : m_usual) {
        out.f64(spread.up);
        out.f64(spread.down);
    }
    for (const auto &node : m_offsets) {
        for (const double v : node)
            out.f64(v);
    }
}

Bands Bands::load(ByteReader &in)
{
    Bands bands;
    bands.m_power = in.f64();
    bands.m_floor = in.f64();
    bands.m_share = in.f64();
    for (Spread &spread : bands.m_usual) {
        spread.up = in.f64();
        spread.down = in.f64();
    }
    for (auto &node : bands.m_offsets) {
        for (double &v : node)
            v = in.f64();
    }
    return bands;
}

} // namespace preamar::forecast
