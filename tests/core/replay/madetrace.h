// Traces made for tests.
#pragma once

#include "core/replay/run.h"

#include <cmath>
#include <random>

namespace preamar::replay::test {

inline Timestamp startTime()
{
    return fromMillis(1'767'225'600'000); // 2026-01-01T00:00:00Z
}

inline forecast::SeriesTable tableOf(std::vector<double> values, Millis step = Seconds{60})
{
    forecast::SeriesTable table;
    table.metrics = {"demand"};
    for (std::size_t i = 0; i < values.size(); ++i)
        table.times.push_back(startTime() + step * static_cast<std::int64_t>(i));
    table.columns = {std::move(values)};
    return table;
}

// A daily hill with bursts and noise, in replicas' worth.
inline std::vector<double> busyDays(std::size_t minutes, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<double> noise(0.0, 0.3);
    std::uniform_real_distribution<double> chance(0.0, 1.0);
    std::vector<double> values(minutes);
    double burst = 0.0;
    for (std::size_t i = 0; i < minutes; ++i) {
        burst = chance(random) < 0.002 ? 6.0 : burst * 0.9;
        const double hill = 6.0 - 4.0 * std::cos(2.0 * M_PI * static_cast<double>(i % 1440) / 1440.0);
        values[i] = std::max(0.0, hill + burst + noise(random));
    }
    return values;
}

inline Trace traceOf(const forecast::SeriesTable &table, double unit = 1.0, std::optional<Timestamp> from = {})
{
    TraceOptions options;
    options.unit = unit;
    options.from = from;
    return *makeTrace(table, 0, options);
}

} // namespace preamar::replay::test
