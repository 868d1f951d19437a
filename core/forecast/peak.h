// How high demand may go within the next minutes: quantiles of the *highest* value of a window, not of a point in time.
// That is what a capacity has to carry until the next replica could be ready. Linear quantile regression (Koenker and
// Bassett 1978) by majorise-minimise (Hunter and Lange 2000) on what is known at the minute itself: the level, its
// slopes, the highest of the last 5, 15 and 60 minutes, how restless it is, and what the same window of the days before
// did. Shrunk towards "as now, plus what the days before did". Fitted once a day on the last week, in milliseconds.
#pragma once

#include <array>
#include <cstddef>
#include <map>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace preamar::forecast {

// A window and a quantile.
struct PeakHead
{
    std::size_t minutes = 2;
    double level = 0.95;
};

// The newest measurement, which may be younger than the last whole minute.
struct PeakNow
{
    double level = 0.0;
    double slope = 0.0; // against a minute before
};

class PeakForecast
{
public:
    static constexpr std::size_t kFeatures = 14;
    static constexpr std::size_t kDay = 1440;

    // One value per minute, finite; a gap repeats the last value. Minute 0 is the first.
    explicit PeakForecast(std::vector<double> minutes);

    [[nodiscard]] std::size_t size() const { return m_values.size(); }
    [[nodiscard]] double at(std::size_t minute) const { return m_values[minute]; }
    // Whether a forecast at this minute rests on a day of history or more (I-11).
    [[nodiscard]] static bool eligible(std::size_t minute) { return minute >= kDay; }
    // The quantile of the highest demand in (minute, minute + head.minutes], by the days before, `now`, and the last hours as
    // they were known at `renewed` <= minute. `minute` may lie beyond the values, by less than a day. Never reads a later
    // value. Coefficients are fitted when first wanted for a day and kept.
    [[nodiscard]] double highest(const PeakHead &head, std::size_t minute, const PeakNow &now, std::size_t renewed);
    [[nodiscard]] double highest(const PeakHead &head, std::size_t minute, const PeakNow &now)
    {
        return highest(head, minute, now, minute);
    }
    // Takes over what another one with the same first minute has fitted, so that newer minutes cost no fit.
    void adoptFits(const PeakForecast &other) { m_fits = other.m_fits; }
    // The highest value of the last week up to a minute.
    [[nodiscard]] double highestSeen(std::size_t minute) const { return m_week[minute]; }

private:
    using Row = std::array<double, kFeatures>;
    struct Windows // of one length
    {
        std::vector<double> ahead;     // highest in (m, m + minutes]
        std::vector<double> aheadWide; // … in (m − 5, m + minutes + 5]
    };

    [[nodiscard]] const Windows &windows(std::size_t minutes);
    [[nodiscard]] Row rowAt(const Windows &windows, std::size_t minute, const PeakNow &now, std::size_t renewed) const;
    [[nodiscard]] Row fit(const PeakHead &head, const Windows &windows, std::size_t known) const;

    std::vector<double> m_values;
    std::vector<double> m_moves; // running sum of |differences|
    std::vector<double> m_level; // mean of the minutes around, for days before
    std::vector<double> m_back5, m_back15, m_back60, m_week;
    std::map<std::size_t, Windows> m_windows;
    std::map<std::pair<std::size_t, std::pair<std::size_t, long>>, Row> m_fits;
};

} // namespace preamar::forecast
