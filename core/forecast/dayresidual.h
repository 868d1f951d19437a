// A series as "the usual value of this time of day" and what deviates from it, seen only forwards: the profile at a row
// is made of the days before it. What linear and neural models forecast is the deviation. FLAIR's view of a load, a day
// matrix of level times shape (arXiv 2605.07222), is the relative deviation; loads that move by amounts rather than by
// shares are told by the absolute one.
#pragma once

#include "core/forecast/bytes.h"

#include <array>
#include <optional>
#include <span>
#include <vector>

namespace preamar::forecast {

inline constexpr std::array<std::size_t, 8> kDeviationNodes{1, 3, 6, 12, 24, 72, 144, 288};
// Features of a target `ahead` rows after the newest: the newest deviations, their means, and the deviation at the
// target's time one day before.
inline constexpr std::size_t kDeviationFeatures = 11;

class DayResidual
{
public:
    DayResidual() = default;
    // period 0: no day; the deviation is then from the slow mean of the series.
    DayResidual(std::size_t period, bool relative);

    // The deviation of the next row (NaN for a gap) from what was usual before it; then learns from it.
    double push(double value);
    // Rows from which on deviations mean something.
    [[nodiscard]] std::size_t warmUp() const { return m_usual.size(); }
    [[nodiscard]] std::size_t reach() const { return m_ring.size(); }
    void features(std::size_t ahead, std::span<double> out) const;
    // The last feature, the only one that depends on how far ahead the target is.
    [[nodiscard]] double dayBefore(std::size_t ahead) const;
    // The value that a deviation `ahead` rows after the newest stands for.
    [[nodiscard]] double valueOf(double deviation, std::size_t ahead) const;
    [[nodiscard]] bool relative() const { return m_relative; }

    void save(ByteWriter &out) const;
    [[nodiscard]] static std::optional<DayResidual> load(ByteReader &in);

private:
    [[nodiscard]] double newest(std::size_t back) const; // 0 = the newest
    [[nodiscard]] double usual(std::size_t ahead) const;

    bool m_relative = false;
    double m_floor = 0.0;   // of the divisor of a relative deviation
    std::size_t m_rows = 0; // pushed so far, counted on within [2·period, 3·period) once large
    double m_last = 0.0;
    std::vector<double> m_usual; // one value where there is no day
    std::vector<double> m_ring;  // the newest deviations, gaps filled with the one before
};

} // namespace preamar::forecast
