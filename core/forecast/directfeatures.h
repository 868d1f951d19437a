// What a forecast "from this origin, this many steps ahead" may know, as one row of a table: the columns of direct
// multi-horizon learning, where the horizon is a feature (Ben Taieb et al., Expert Systems with Applications 39
// (2012)).
#pragma once

#include "core/base/time.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace preamar::forecast {

// Where row 0 lies in its day and week.
struct Clockwork
{
    std::size_t day = 0;     // rows of a day; 0 where the step does not divide it
    std::size_t hour = 0;    // rows of an hour; 0 where the step does not divide it
    std::size_t dayRow = 0;  // of row 0 within its day
    std::size_t weekday = 0; // of row 0, Monday is 0
    bool weekly = false;     // long enough to tell weekdays apart
};
[[nodiscard]] Clockwork clockworkOf(Timestamp start, Millis step, int utcOffsetMinutes, std::size_t rows);

class DirectFeatures
{
public:
    // NaN is a gap. The values must outlive the features.
    DirectFeatures(std::span<const double> values, const Clockwork &clockwork);

    [[nodiscard]] static std::span<const std::string_view> names();
    // The part that is the same for all horizons, from the rows before `origin`; then at() for each of them.
    void setOrigin(std::size_t origin);
    // out has names().size() entries. steps >= 1: the row that is forecast is origin + steps - 1.
    void at(std::size_t steps, std::span<double> out) const;
    // The last known value before the origin; NaN where there is none within a day.
    [[nodiscard]] double last() const { return m_last; }
    // Of what is known of the day before the origin; finite where last() is.
    [[nodiscard]] double dayMean() const { return m_dayMean; }

private:
    [[nodiscard]] double meanOf(std::size_t to, std::size_t rows) const;
    [[nodiscard]] double valueAt(std::size_t row, std::size_t back) const;

    std::span<const double> m_values;
    Clockwork m_clock;
    std::vector<double> m_sums; // of the known values before each row
    std::vector<double> m_counts;
    std::size_t m_origin = 0;
    double m_last = 0.0;
    double m_dayMean = 0.0;
    std::vector<double> m_fixed;
};

} // namespace preamar::forecast
