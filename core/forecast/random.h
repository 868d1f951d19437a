// A small generator whose numbers are the same on every platform: xorshift64* (Vigna, ACM TOMS 42 (2016)). For drawing
// rows and columns, not for secrets.
#pragma once

#include <cstddef>
#include <cstdint>

namespace preamar::forecast {

class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL)
    {
        m_state = m_state == 0 ? 1 : m_state;
        for (int i = 0; i < 4; ++i)
            (void)next();
    }
    std::uint64_t next()
    {
        m_state ^= m_state >> 12U;
        m_state ^= m_state << 25U;
        m_state ^= m_state >> 27U;
        return m_state * 0x2545F4914F6CDD1DULL;
    }
    // Within [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1.0p-53; }
    // Within [0, count); count > 0.
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(uniform() * static_cast<double>(count)); }

private:
    std::uint64_t m_state;
};

} // namespace preamar::forecast
