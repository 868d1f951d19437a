// What the past teaches of holidays and events: the learning half of KnownFuture.
#include "core/forecast/knownfuture.h"
#include "core/forecast/knownfuture_p.h"
#include "core/forecast/light.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

using namespace known;

namespace {

constexpr std::size_t kLeastDays = 3;   // ordinary days that tell noise from effect
constexpr double kClearly = 2.0;        // standard deviations that a holiday must differ by, as a whole
constexpr double kNoiseCounts = 1.5;    // standard deviations of an hour that are taken for noise

double medianOf(std::vector<double> &values)
{
    const auto half = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), half, values.end());
    return *half;
}

// Sums of what was and of what is usual, and the logarithm of their ratio.
struct Ratio
{
    double there = 0.0;
    double usual = 0.0;
    std::size_t rows = 0;

    void add(double value, double normal)
    {
        if (!std::isfinite(value) || !std::isfinite(normal))
            return;
        there += value;
        usual += normal;
        ++rows;
    }
    [[nodiscard]] double log() const
    {
        if (rows == 0 || !(usual > 0.0))
            return kNan;
        return there > 0.0 ? std::clamp(std::log(there / usual), -kMostLog, kMostLog) : -kMostLog;
    }
};

} // namespace

// Compares the special rows of the past with ordinary ones at the same time of the day.
class CalendarLesson
{
    using Seen = KnownFuture::Seen;

public:
    CalendarLesson(KnownFuture &known, const FitInput &input) : m_known(known), m_grid(input.target)
    {
        m_day = rowsPerDay(m_grid.step);
        if (m_day == 0 || m_grid.values.empty())
            return;
        const auto rows = static_cast<std::size_t>(known.rowsBefore(m_grid.end()));
        m_values.assign(rows, kNan);
        m_special.assign(rows, 0);
        for (std::size_t i = 0; i < m_grid.values.size(); ++i) {
            const Timestamp t = m_grid.timeAt(i);
            if (known.rowOf(t) < 0)
                continue;
            const auto row = static_cast<std::size_t>(known.rowOf(t));
            if (std::isnan(m_values[row]) && std::isfinite(m_grid.values[i]))
                m_values[row] = m_grid.values[i];
            const bool event = known.eventAt(t) != nullptr;
            m_special[row] = static_cast<char>((event ? 2 : 0) | (known.isWorkdayHoliday(t) ? 1 : 0));
        }
        m_first = known.wallMillis(m_grid.start);
    }

    void learnHolidays()
    {
        if (m_day == 0 || std::none_of(m_special.begin(), m_special.end(), [](char s) { return (s & 1) != 0; }))
            return;
        // Per day: the ratio as a whole (24) and per local hour.
        using Day = std::array<Ratio, 25>;
        std::map<std::int64_t, Day> holidays;
        std::map<std::int64_t, Day> ordinary;
        for (std::size_t row = 0; row < m_values.size(); ++row) {
            const std::int64_t wall = wallOf(row);
            const std::int64_t date = floorDiv(wall, kDayMillis);
            if ((m_special[row] & 2) != 0 || isWeekend(date))
                continue;
            Day &day = ((m_special[row] & 1) != 0 ? holidays : ordinary)[date];
            const double usual = usualAt(row);
            day[static_cast<std::size_t>((wall - date * kDayMillis) / kHourMillis)].add(m_values[row], usual);
            day[24].add(m_values[row], usual);
        }
        const auto logs = [this](const std::map<std::int64_t, Day> &days) {
            std::vector<std::array<double, 25>> out;
            for (const auto &[date, day] : days) {
                if (2 * day[24].rows < m_day)
                    continue;
                std::array<double, 25> &log = out.emplace_back();
                for (std::size_t h = 0; h < 24; ++h) {
                    // An hour says little alone; its neighbours say nearly the same.
                    double sum = 0.0;
                    double weight = 0.0;
                    for (const auto &[at, w] : {std::pair{h + 23, 1.0}, {h + 24, 2.0}, {h + 25, 1.0}}) {
                        if (const double l = day[at % 24].log(); std::isfinite(l)) {
                            sum += w * l;
                            weight += w;
                        }
                    }
                    log[h] = weight > 0.0 ? sum / weight : kNan;
                }
                log[24] = day[24].log();
            }
            return out;
        };
        const auto past = logs(holidays);
        const auto noise = logs(ordinary);
        if (past.empty() || noise.size() < kLeastDays)
            return;
        // How much the place differed on holidays, and by how much it differs anyhow.
        const auto compare = [&past, &noise](std::size_t place) {
            double mean = 0.0;
            double count = 0.0;
            double squares = 0.0;
            double days = 0.0;
            for (const auto &log : past) {
                mean += std::isfinite(log[place]) ? log[place] : 0.0;
                count += std::isfinite(log[place]) ? 1.0 : 0.0;
            }
            for (const auto &log : noise) {
                squares += std::isfinite(log[place]) ? log[place] * log[place] : 0.0;
                days += std::isfinite(log[place]) ? 1.0 : 0.0;
            }
            const double spread = days > 0.0 ? std::sqrt(squares / days) : kMostLog;
            return count > 0.0 ? std::pair{mean / count, std::max(0.02, spread) / std::sqrt(count)}
                               : std::pair{0.0, kMostLog};
        };
        const auto [whole, wholeSpread] = compare(24);
        if (!(std::abs(whole) > kClearly * wholeSpread))
            return;
        for (std::size_t h = 0; h < 24; ++h) {
            const auto [log, spread] = compare(h);
            const double noiseShare = log == 0.0 ? 1.0 : std::pow(kNoiseCounts * spread / log, 2.0);
            const double kept = log * std::max(0.0, 1.0 - noiseShare);
            m_known.m_holiday[h] = {std::exp(kept), kept == 0.0 ? 0.0 : spread};
        }
    }

    void learnEvents()
    {
        const auto &events = m_known.m_calendar.events;
        for (const KnownEvent &event : events) {
            if (m_day == 0 || event.range.from >= m_grid.end() || event.range.to <= m_grid.start)
                continue;
            Ratio ratio;
            const Timestamp first = std::max(m_grid.start, event.range.from - m_grid.step);
            for (auto i = static_cast<std::size_t>((first - m_grid.start) / m_grid.step);
                 i < m_grid.values.size() && m_grid.timeAt(i) < event.range.to; ++i) {
                const Timestamp t = m_grid.timeAt(i);
                if (m_known.rowOf(t) >= 0 && m_known.eventAt(t) == &event)
                    ratio.add(m_grid.values[i], usualAt(static_cast<std::size_t>(m_known.rowOf(t))));
            }
            if (const double log = ratio.log(); ratio.rows >= 3 && std::isfinite(log)) {
                constexpr double precision = 1.0 / (kOccurrencesDiffer * kOccurrencesDiffer);
                Seen &seen = m_known.m_events[event.name];
                seen.sum += log * precision;
                seen.precision += precision;
            }
        }
    }

private:
    [[nodiscard]] std::int64_t wallOf(std::size_t row) const
    {
        return m_first + static_cast<std::int64_t>(row) * m_grid.step.count();
    }
    // The median of ordinary days of the same kind within a week; NaN where there is none.
    [[nodiscard]] double usualAt(std::size_t row) const
    {
        const std::int64_t date = floorDiv(wallOf(row), kDayMillis);
        std::vector<double> found;
        for (std::int64_t k = -7; k <= 7; ++k) {
            const std::int64_t there = static_cast<std::int64_t>(row) + k * static_cast<std::int64_t>(m_day);
            if (k == 0 || there < 0 || there >= static_cast<std::int64_t>(m_values.size()) ||
                isWeekend(date + k) != isWeekend(date))
                continue;
            const auto at = static_cast<std::size_t>(there);
            if (m_special[at] == 0 && std::isfinite(m_values[at]))
                found.push_back(m_values[at]);
        }
        return found.empty() ? kNan : medianOf(found);
    }

    KnownFuture &m_known;
    const Grid &m_grid;
    std::size_t m_day = 0;
    std::int64_t m_first = 0;     // on the wall's clock
    std::vector<double> m_values; // on the wall's clock
    std::vector<char> m_special;  // 1: holiday, 2: event
};

KnownFuture KnownFuture::learn(const FitInput &input, bool holidays)
{
    KnownFuture known = from(input.calendar, input.target.start, input.target.step);
    known.m_holidays = holidays;
    if (known.m_calendar.events.empty() && (known.m_calendar.holidays.empty() || !holidays))
        return known;
    CalendarLesson lesson(known, input);
    lesson.learnEvents();
    if (holidays)
        lesson.learnHolidays();
    return known;
}

} // namespace preamar::forecast
