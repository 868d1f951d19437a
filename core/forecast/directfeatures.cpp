#include "core/forecast/directfeatures.h"

#include "core/forecast/light.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr double kGap = std::numeric_limits<double>::quiet_NaN();

constexpr std::array<std::string_view, 24> kNames{
    "steps ahead",   "time of day", "minute of hour", "weekday",     "last value",   "change 1",
    "change 3",      "change 12",   "mean 3",         "mean 12",     "mean 36",      "mean 144",
    "mean of a day", "spread 12",   "spread 36",      "same time 1", "same time 2",  "same time 3",
    "same time 7",   "around it 1", "day over day",   "usual",       "usual change", "around it 7",
};

} // namespace

Clockwork clockworkOf(Timestamp start, Millis step, int utcOffsetMinutes, std::size_t rows)
{
    Clockwork c;
    c.day = rowsPerDay(step);
    if (c.day == 0)
        return c;
    c.hour = c.day % 24 == 0 ? c.day / 24 : 0;
    constexpr std::int64_t dayMs = 86'400'000;
    const std::int64_t local = toMillis(start) + std::int64_t{60'000} * utcOffsetMinutes;
    const std::int64_t days = (local >= 0 ? local : local - dayMs + 1) / dayMs;
    c.dayRow = static_cast<std::size_t>((local - days * dayMs) / step.count());
    c.weekday = static_cast<std::size_t>(((days + 3) % 7 + 7) % 7); // 1 January 1970 was a Thursday
    c.weekly = rows >= 9 * c.day;
    return c;
}

DirectFeatures::DirectFeatures(std::span<const double> values, const Clockwork &clockwork)
    : m_values(values), m_clock(clockwork), m_sums(values.size() + 1, 0.0), m_counts(values.size() + 1, 0.0),
      m_fixed(kNames.size(), kGap)
{
    for (std::size_t i = 0; i < values.size(); ++i) {
        const bool known = std::isfinite(values[i]);
        m_sums[i + 1] = m_sums[i] + (known ? values[i] : 0.0);
        m_counts[i + 1] = m_counts[i] + (known ? 1.0 : 0.0);
    }
}

std::span<const std::string_view> DirectFeatures::names()
{
    return kNames;
}

// Of the known values within the `rows` rows before row `to`.
double DirectFeatures::meanOf(std::size_t to, std::size_t rows) const
{
    const std::size_t from = to > rows ? to - rows : 0;
    const double count = m_counts[to] - m_counts[from];
    return count > 0.0 ? (m_sums[to] - m_sums[from]) / count : kGap;
}

double DirectFeatures::valueAt(std::size_t row, std::size_t back) const
{
    return row >= back && row - back < m_origin ? m_values[row - back] : kGap;
}

void DirectFeatures::setOrigin(std::size_t origin)
{
    m_origin = origin;
    m_last = kGap;
    const std::size_t reach = std::max<std::size_t>(12, m_clock.day);
    for (std::size_t back = 1; back <= std::min(origin, reach) && std::isnan(m_last); ++back)
        m_last = m_values[origin - back];
    auto &f = m_fixed;
    f[4] = m_last;
    f[5] = origin > 1 ? m_last - m_values[origin - 2] : kGap;
    f[6] = origin > 3 ? m_last - m_values[origin - 4] : kGap;
    f[7] = origin > 12 ? m_last - m_values[origin - 13] : kGap;
    f[8] = meanOf(origin, 3);
    f[9] = meanOf(origin, 12);
    f[10] = meanOf(origin, 36);
    f[11] = meanOf(origin, 144);
    m_dayMean = meanOf(origin, m_clock.day > 0 ? std::max<std::size_t>(12, m_clock.day) : 288);
    f[12] = m_dayMean;
    const auto spread = [&](std::size_t rows) {
        const double mean = meanOf(origin, rows);
        double sum = 0.0;
        double count = 0.0;
        for (std::size_t i = origin > rows ? origin - rows : 0; i < origin; ++i) {
            if (std::isfinite(m_values[i])) {
                sum += std::abs(m_values[i] - mean);
                count += 1.0;
            }
        }
        return count > 0.0 ? sum / count : kGap;
    };
    f[13] = spread(12);
    f[14] = spread(36);
    f[20] = m_clock.day > 0 && origin > m_clock.day ? meanOf(origin, 12) - meanOf(origin - m_clock.day, 12) : kGap;
}

void DirectFeatures::at(std::size_t steps, std::span<double> out) const
{
    std::copy(m_fixed.begin(), m_fixed.end(), out.begin());
    out[0] = static_cast<double>(steps);
    const std::size_t day = m_clock.day;
    if (day == 0)
        return;
    const std::size_t target = m_origin + steps - 1;
    const std::size_t dayRow = (target + m_clock.dayRow) % day;
    out[1] = static_cast<double>(dayRow);
    out[2] = m_clock.hour > 1 ? static_cast<double>(dayRow % m_clock.hour) : kGap;
    out[3] = m_clock.weekly ? static_cast<double>((m_clock.weekday + (target + m_clock.dayRow) / day) % 7) : kGap;
    const std::size_t first = (steps + day - 1) / day; // whole days back to a known row
    out[15] = valueAt(target, first * day);
    out[16] = valueAt(target, (first + 1) * day);
    out[17] = valueAt(target, (first + 2) * day);
    out[18] = valueAt(target, (steps + 7 * day - 1) / (7 * day) * 7 * day);
    const std::size_t around = std::max<std::size_t>(1, day / 96);
    const auto meanAround = [&](std::size_t back) {
        if (target < back)
            return kGap;
        const std::size_t to = std::min(m_origin, target - back + around + 1);
        return to > 0 ? meanOf(to, 2 * around + 1) : kGap;
    };
    out[19] = meanAround(first * day);
    out[23] = meanAround((steps + 7 * day - 1) / (7 * day) * 7 * day);
    // The mean of the last four days at that time, and what it says about the way from here to there.
    double usual = 0.0;
    double now = 0.0;
    double count = 0.0;
    for (std::size_t k = 0; k < 4; ++k) {
        const double there = meanAround((first + k) * day);
        const std::size_t back = (k + 1) * day;
        const double here = m_origin > back ? meanOf(m_origin - back, around + 1) : kGap;
        if (std::isnan(there) || std::isnan(here))
            continue;
        usual += there;
        now += here;
        count += 1.0;
    }
    out[21] = count > 0.0 ? usual / count : kGap;
    out[22] = count > 0.0 ? (usual - now) / count : kGap;
}

} // namespace preamar::forecast
