// Series made for tests: the same on every machine.
#pragma once

#include "core/forecast/forecaster.h"

#include <cmath>
#include <cstdint>
#include <random>
#include <string_view>
#include <vector>

namespace preamar::forecast::made {

inline constexpr std::size_t kDay = 288;

// Uniform within [-1, 1), without the distributions of the library, which differ between libraries.
class Noise
{
public:
    explicit Noise(std::uint64_t seed) : m_engine(seed) {}
    double next() { return static_cast<double>(m_engine() >> 11U) * 0x1.0p-52 - 1.0; }

private:
    std::mt19937_64 m_engine;
};

// A day's wave of amplitude 4 around 10 with noise.
inline std::vector<double> daily(std::size_t rows, double noise = 0.3, std::uint64_t seed = 7)
{
    Noise random(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < rows; ++i)
        values.push_back(10.0 + 4.0 * std::sin(2.0 * 3.141592653589793 * static_cast<double>(i % kDay) / kDay) +
                         noise * random.next());
    return values;
}

inline std::vector<double> randomWalk(std::size_t rows, std::uint64_t seed = 3)
{
    Noise random(seed);
    std::vector<double> values;
    double level = 100.0;
    for (std::size_t i = 0; i < rows; ++i)
        values.push_back(level += random.next());
    return values;
}

// Straight runs of about an hour, up or down, between turns that nothing announces.
inline std::vector<double> straightRuns(std::size_t rows, std::uint64_t seed = 5)
{
    Noise random(seed);
    std::vector<double> values;
    double level = 100.0;
    double slope = 1.0;
    for (std::size_t i = 0; i < rows; ++i) {
        if (random.next() > 0.85)
            slope = -slope;
        values.push_back(level += slope + 0.05 * (100.0 - level));
    }
    return values;
}

inline FitInput input(std::vector<double> values, Millis step = Seconds{300})
{
    FitInput made;
    made.target = {.start = Timestamp{}, .step = step, .values = std::move(values)};
    return made;
}

} // namespace preamar::forecast::made
