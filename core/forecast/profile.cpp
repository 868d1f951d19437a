#include "core/forecast/profile.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace preamar::forecast {

namespace {

constexpr std::size_t kMostCycles = 16;

void order(double &a, double &b)
{
    const double less = std::min(a, b);
    b = std::max(a, b);
    a = less;
}

// Without branches for the usual counts: most of the time of a back-test is spent here.
double medianOf(std::span<const double> values)
{
    std::array<double, kMostCycles> v;
    std::copy(values.begin(), values.end(), v.begin());
    if (values.size() == 3)
        return std::max(std::min(v[0], v[1]), std::min(std::max(v[0], v[1]), v[2]));
    if (values.size() == 7) {
        // The exchanges that leave the median of seven in the middle (Devillard 1998).
        constexpr std::array<std::array<std::size_t, 2>, 13> exchanges{
            {{0, 5}, {0, 3}, {1, 6}, {2, 4}, {0, 1}, {3, 5}, {2, 6}, {2, 3}, {3, 6}, {4, 5}, {1, 4}, {1, 3}, {3, 4}}};
        for (const auto &[a, b] : exchanges)
            order(v[a], v[b]);
        return v[3];
    }
    const auto end = v.begin() + static_cast<std::ptrdiff_t>(values.size());
    std::sort(v.begin(), end);
    const std::size_t half = values.size() / 2;
    return values.size() % 2 == 1 ? v[half] : 0.5 * (v[half - 1] + v[half]);
}

} // namespace

Profile::Profile(std::size_t period, std::size_t cycles)
    : m_cycles(std::clamp<std::size_t>(cycles, 1, kMostCycles)), m_kept(m_cycles > 1 ? period * m_cycles : 0, 0.0),
      m_seen(period, '\0'), m_usual(period, std::nan(""))
{}

double Profile::usualOf(std::size_t row) const
{
    const std::size_t count = std::min(m_cycles, static_cast<std::size_t>(m_seen[row]));
    return medianOf({m_kept.data() + row * m_cycles, count});
}

void Profile::push(double value)
{
    const std::size_t row = m_next;
    m_next = (m_next + 1) % m_usual.size();
    if (!std::isfinite(value))
        return;
    const auto seen = static_cast<std::size_t>(m_seen[row]);
    m_seen[row] = static_cast<char>(seen + 1 < 2 * m_cycles ? seen + 1 : m_cycles);
    if (m_cycles == 1) {
        m_usual[row] = value;
        return;
    }
    m_kept[row * m_cycles + seen % m_cycles] = value;
    m_usual[row] = usualOf(row);
}

void Profile::fillUnseen()
{
    const std::size_t n = m_usual.size();
    std::vector<double> filled = m_usual;
    for (std::size_t row = 0; row < n; ++row) {
        for (std::size_t away = 1; std::isnan(filled[row]) && away < n; ++away) {
            const double before = m_usual[(row + n - away) % n];
            filled[row] = std::isfinite(before) ? before : m_usual[(row + away) % n];
        }
    }
    m_usual = std::move(filled);
}

void Profile::save(ByteWriter &out) const
{
    out.size(m_cycles);
    out.size(m_next);
    out.numbers(m_kept);
    out.text(m_seen);
    out.numbers(m_usual);
}

Profile Profile::load(ByteReader &in)
{
    Profile profile;
    profile.m_cycles = in.size();
    profile.m_next = in.size();
    profile.m_kept = in.numbers();
    profile.m_seen = in.text();
    profile.m_usual = in.numbers();
    const std::size_t period = profile.m_usual.size();
    const auto finite = [](double v) { return std::isfinite(v); };
    const auto counts = [&profile](char c) {
        return static_cast<std::size_t>(static_cast<unsigned char>(c)) < 2 * profile.m_cycles;
    };
    const bool good = in.ok() && profile.m_cycles >= 1 && profile.m_cycles <= kMostCycles && profile.m_next < period &&
                      profile.m_seen.size() == period &&
                      profile.m_kept.size() == (profile.m_cycles > 1 ? period * profile.m_cycles : 0) &&
                      std::all_of(profile.m_usual.begin(), profile.m_usual.end(), finite) &&
                      std::all_of(profile.m_kept.begin(), profile.m_kept.end(), finite) &&
                      std::all_of(profile.m_seen.begin(), profile.m_seen.end(), counts);
    return good ? profile : Profile{};
}

} // namespace preamar::forecast
