#include "core/forecast/bands.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kNodes = kBandNodes.size();
constexpr std::array<double, 3> kPowers{0.0, 0.5, 1.0};

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
    const double value = below + 1 < sorted.size() ? sorted[below] + share * (sorted[below + 1] - sorted[below]) : sorted.back();
    return rank > 1.0 && value > 0.0 ? value * (1.0 + 0.5 * std::min(rank - 1.0, 1.0)) : value;
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
    return offsets;
}

}  // namespace

void Residuals::add(std::size_t stepsAhead, std::size_t origin, double forecast, double truth)
{
    const std::size_t bucket = bucketOf(stepsAhead);
    if (stepsAhead % strideOf(bucket) == 0)
        m_buckets[bucket].push_back({origin, forecast, truth - forecast});
}

double Bands::scaleOf(double forecast) const
{
    return power(std::max(forecast, m_floor), m_power);
}

Bands Bands::calibrate(const Residuals &residuals)
{
    Bands bands;
    std::vector<double> scaled;
    std::vector<double> levels;
    for (const auto &bucket : residuals.m_buckets) {
        for (const auto &e : bucket)
            levels.push_back(e.forecast);
    }
    if (levels.empty())
        return bands;
    const auto middle = levels.begin() + static_cast<std::ptrdiff_t>(levels.size() / 2);
    std::nth_element(levels.begin(), middle, levels.end());
    const double typical = *middle;

    // Pinball loss of the 10 and 90 % quantiles decides whether the spread grows with the load.
    double best = std::numeric_limits<double>::infinity();
    double chosen = 0.0;
    for (const double exponent : kPowers) {
        if (exponent > 0.0 && !(typical > 0.0))
            break;
        bands.m_power = exponent;
        bands.m_floor = 0.1 * typical;
        double loss = 0.0;
        for (const std::size_t b : {std::size_t{2}, std::size_t{5}, std::size_t{8}}) {
            const auto &bucket = residuals.m_buckets[b];
            if (bucket.size() < 20)
                continue;
            scaled.clear();
            for (const auto &e : bucket)
                scaled.push_back(e.residual / bands.scaleOf(e.forecast));
            const Quantiles q = offsetsOf(scaled, static_cast<double>(scaled.size()));
            double sum = 0.0;
            for (const auto &e : bucket) {
                const double scale = bands.scaleOf(e.forecast);
                const double low = q[4] * scale;
                const double high = q[10] * scale;
                sum += 0.1 * (high - low) + std::max({0.0, low - e.residual, e.residual - high});
            }
            loss += sum / static_cast<double>(bucket.size());
        }
        if (loss < 0.98 * best) {
            best = loss;
            chosen = exponent;
        }
    }
    bands.m_power = chosen;

    std::size_t last = kNodes;
    for (std::size_t b = 0; b < kNodes; ++b) {
        const auto &bucket = residuals.m_buckets[b];
        if (bucket.empty()) {
            // Beyond what was seen, uncertainty grows like that of a random walk.
            if (last < kNodes) {
                const double growth = std::sqrt(static_cast<double>(kBandNodes[b]) / static_cast<double>(kBandNodes[last]));
                for (std::size_t i = 0; i < bands.m_offsets[b].size(); ++i)
                    bands.m_offsets[b][i] = bands.m_offsets[last][i] * std::min(growth, 2.0);
            }
            continue;
        }
        scaled.clear();
        std::size_t origins = 0;
        std::size_t before = 0;
        std::size_t first = bucket.front().origin;
        for (const auto &e : bucket) {
            scaled.push_back(e.residual / bands.scaleOf(e.forecast));
            origins += origins == 0 || e.origin != before ? 1 : 0;
            before = e.origin;
            first = std::min(first, e.origin);
        }
        // Forecasts whose windows overlap repeat each other's errors. That each window is worth four residuals was
        // measured: it gives 80 % bands that cover 80 % at 30 min, 2 h and 24 h.
        const double windows = 1.0 + static_cast<double>(before - first) / static_cast<double>(kBandNodes[b]);
        const double worth = 4.0 * std::clamp(windows, 1.0, static_cast<double>(origins));
        bands.m_offsets[b] = offsetsOf(scaled, worth);
        last = b;
    }
    return bands;
}

std::vector<Quantiles> Bands::around(std::span<const double> points, Bounds bounds) const
{
    std::vector<Quantiles> out(points.size());
    std::size_t b = 0;
    for (std::size_t s = 0; s < points.size(); ++s) {
        while (b + 2 < kNodes && s + 1 > kBandNodes[b + 1])
            ++b;
        const double from = static_cast<double>(kBandNodes[b]);
        const double to = static_cast<double>(kBandNodes[b + 1]);
        const double share = std::clamp((static_cast<double>(s + 1) - from) / (to - from), 0.0, 1.0);
        const double scale = scaleOf(points[s]);
        double previous = bounds.low;
        for (std::size_t i = 0; i < out[s].size(); ++i) {
            const double offset = m_offsets[b][i] + share * (m_offsets[b + 1][i] - m_offsets[b][i]);
            previous = std::max(previous, std::min(bounds.high, points[s] + scale * offset));
            out[s][i] = previous;
        }
    }
    return out;
}

void Bands::save(ByteWriter &out) const
{
    out.f64(m_power);
    out.f64(m_floor);
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
    for (auto &node : bands.m_offsets) {
        for (double &v : node)
            v = in.f64();
    }
    return bands;
}

}  // namespace preamar::forecast
