#include "core/forecast/dayresidual.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr double kLearnDay = 0.3;   // of a day's value by the profile
constexpr double kLearnMean = 0.01; // of a row's value by the slow mean
constexpr std::size_t kRing = 288;

} // namespace

DayResidual::DayResidual(std::size_t period, bool relative)
    : m_relative(relative), m_usual(std::max<std::size_t>(1, period), 0.0),
      m_ring(std::max<std::size_t>(kRing, period), 0.0)
{}

double DayResidual::newest(std::size_t back) const
{
    const std::size_t size = m_ring.size();
    return m_ring[(m_rows + size - 1 - back % size) % size];
}

double DayResidual::usual(std::size_t ahead) const
{
    return m_usual[(m_rows + ahead - 1) % m_usual.size()];
}

double DayResidual::push(double value)
{
    double &usual = m_usual[m_rows % m_usual.size()];
    const bool known = std::isfinite(value);
    const bool first = m_rows < m_usual.size();
    double deviation = std::nan("");
    if (first) {
        // The first day is its own profile; its gaps hold the value before.
        usual = known ? value : m_last;
        m_floor = std::max(m_floor, 0.05 * std::abs(usual));
        deviation = known ? 0.0 : deviation;
    } else if (known) {
        const double difference = value - usual;
        deviation = m_relative ? difference / std::max(std::abs(usual), m_floor) : difference;
        usual += (m_usual.size() > 1 ? kLearnDay : kLearnMean) * difference;
    }
    m_last = known ? value : m_last;
    const double kept = std::isfinite(deviation) ? deviation : m_rows > 0 ? newest(0) : 0.0;
    m_ring[m_rows % m_ring.size()] = kept;
    ++m_rows;
    // Both rings come round together; only the position within them matters later.
    const std::size_t round = m_ring.size() * m_usual.size();
    if (m_rows >= 3 * round)
        m_rows -= round;
    return deviation;
}

void DayResidual::features(std::size_t ahead, std::span<double> out) const
{
    constexpr std::size_t means[] = {3, 12, 36, 144, 288};
    out[0] = 1.0;
    out[1] = newest(0);
    out[2] = newest(1);
    out[3] = newest(2);
    out[4] = newest(5);
    double sum = 0.0;
    std::size_t n = 0;
    for (std::size_t m = 0; m < 5; ++m) {
        for (; n < means[m]; ++n)
            sum += newest(n);
        out[5 + m] = sum / static_cast<double>(means[m]);
    }
    out[10] = dayBefore(ahead);
}

double DayResidual::dayBefore(std::size_t ahead) const
{
    const std::size_t period = m_usual.size();
    return period > 1 ? newest(period - 1 - (ahead - 1) % period) : newest(11);
}

double DayResidual::valueOf(double deviation, std::size_t ahead) const
{
    const double base = usual(ahead);
    return base + (m_relative ? deviation * std::max(std::abs(base), m_floor) : deviation);
}

void DayResidual::save(ByteWriter &out) const
{
    out.u64(m_relative ? 1 : 0);
    out.f64(m_floor);
    out.size(m_rows);
    out.f64(m_last);
    out.numbers(m_usual);
    out.numbers(m_ring);
}

std::optional<DayResidual> DayResidual::load(ByteReader &in)
{
    DayResidual d;
    const std::uint64_t relative = in.u64();
    d.m_relative = relative == 1;
    d.m_floor = in.f64();
    d.m_rows = in.size();
    d.m_last = in.f64();
    d.m_usual = in.numbers();
    d.m_ring = in.numbers();
    const auto finite = [](double v) { return std::isfinite(v); };
    if (!in.ok() || relative > 1 || d.m_usual.empty() || d.m_ring.size() < kRing ||
        d.m_ring.size() < d.m_usual.size() || d.m_rows >= 3 * d.m_ring.size() * d.m_usual.size() ||
        !finite(d.m_floor) || !finite(d.m_last) || !std::all_of(d.m_usual.begin(), d.m_usual.end(), finite) ||
        !std::all_of(d.m_ring.begin(), d.m_ring.end(), finite))
        return std::nullopt;
    return d;
}

} // namespace preamar::forecast
