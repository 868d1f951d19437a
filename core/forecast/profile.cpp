#include "core/forecast/profile.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kMostCycles = 16;

}  // namespace

Profile::Profile(std::size_t period, std::size_t cycles)
    : m_cycles(std::clamp<std::size_t>(cycles, 1, kMostCycles)), m_kept(period * m_cycles, 0.0), m_seen(period, 0.0),
      m_usual(period, std::nan(""))
{
}

double Profile::usualOf(std::size_t row) const
{
    std::array<double, kMostCycles> values;
    const std::size_t count = std::min(m_cycles, static_cast<std::size_t>(m_seen[row]));
    const double *kept = m_kept.data() + row * m_cycles;
    // Insertion sort: a handful of values.
    for (std::size_t i = 0; i < count; ++i) {
        std::size_t j = i;
        for (; j > 0 && values[j - 1] > kept[i]; --j)
            values[j] = values[j - 1];
        values[j] = kept[i];
    }
    const std::size_t half = count / 2;
    return count % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

void Profile::push(double value)
{
    const std::size_t row = m_next;
    m_next = (m_next + 1) % m_usual.size();
    if (!std::isfinite(value))
        return;
    const auto seen = static_cast<std::size_t>(m_seen[row]);
    m_kept[row * m_cycles + seen % m_cycles] = value;
    m_seen[row] = static_cast<double>(seen + 1);
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
    out.numbers(m_seen);
    out.numbers(m_usual);
}

Profile Profile::load(ByteReader &in)
{
    Profile profile;
    profile.m_cycles = in.size();
    profile.m_next = in.size();
    profile.m_kept = in.numbers();
    profile.m_seen = in.numbers();
    profile.m_usual = in.numbers();
    const std::size_t period = profile.m_usual.size();
    const auto finite = [](double v) { return std::isfinite(v); };
    const auto counts = [](double v) { return v >= 0.0 && v < 1e15; };
    const bool good = in.ok() && profile.m_cycles >= 1 && profile.m_cycles <= kMostCycles && profile.m_next < period
        && profile.m_seen.size() == period && profile.m_kept.size() == period * profile.m_cycles
        && std::all_of(profile.m_usual.begin(), profile.m_usual.end(), finite)
        && std::all_of(profile.m_kept.begin(), profile.m_kept.end(), finite)
        && std::all_of(profile.m_seen.begin(), profile.m_seen.end(), counts);
    return good ? profile : Profile{};
}

}  // namespace preamar::forecast
