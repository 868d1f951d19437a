#include "core/forecast/r1features.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace preamar::forecast {

namespace {

constexpr std::int64_t kHour = 3'600'000;
constexpr std::int64_t kDay = 24 * kHour;
constexpr std::size_t kTrendRows = 12;

std::int64_t floorDiv(std::int64_t a, std::int64_t b)
{
    return a / b - (a % b < 0 ? 1 : 0);
}

// Monday = 0; 1970-01-01 was a Thursday.
int weekdayOf(std::int64_t localMillis)
{
    return static_cast<int>(((floorDiv(localMillis, kDay) + 3) % 7 + 7) % 7);
}

int hourOf(std::int64_t localMillis)
{
    return static_cast<int>(floorDiv(localMillis, kHour) - 24 * floorDiv(localMillis, kDay));
}

bool isBusinessHour(int hour)
{
    return hour >= 9 && hour <= 17;
}

} // namespace

double seasonalFactor(int hour, int weekday, int month)
{
    const double byHour = isBusinessHour(hour) ? 1.3 : hour >= 18 && hour <= 22 ? 1.1 : 0.7;
    const double byDay = weekday < 5 ? 1.2 : weekday == 5 ? 0.9 : 0.6;
    const bool strong = month == 3 || month == 4 || month == 9 || month == 10;
    const double byMonth = month == 1 || month == 12 ? 0.8 : strong ? 1.2 : 1.0;
    return byHour * byDay * byMonth;
}

R1Window::R1Window(Timestamp start, Millis step, const Calendar &calendar, std::array<bool, R1Metrics> known)
    : m_known(known), m_at(toMillis(start)), m_step(step.count()),
      m_offset(std::int64_t{60'000} * calendar.utcOffsetMinutes)
{
    for (const Timestamp t : calendar.holidays)
        m_holidays.push_back(static_cast<double>(toMillis(t)));
    std::sort(m_holidays.begin(), m_holidays.end());
    findPresent();
}

void R1Window::findPresent()
{
    // The metric a feature is made of; R1Metrics for those of the clock.
    constexpr std::array<std::size_t, kR1Features.size()> needs{
        R1Metrics, R1Metrics,  R1Metrics, R1Metrics, R1Metrics,  R1Metrics, R1Metrics, R1Cpu,      R1Memory, R1Requests,
        R1Users,   R1Sessions, R1Cpu,     R1Memory,  R1Requests, R1Cpu,     R1Memory,  R1Requests, R1Cpu,    R1Metrics};
    m_present.clear();
    for (std::size_t f = 0; f < kR1Features.size(); ++f) {
        const bool peak = f == 18;
        const bool there = needs[f] == R1Metrics || (peak ? m_known[R1Cpu] || m_known[R1Memory] : m_known[needs[f]]);
        if (there)
            m_present.push_back(f);
    }
}

std::vector<std::string_view> R1Window::leftOut() const
{
    std::vector<std::string_view> names;
    for (std::size_t f = 0; f < kR1Features.size(); ++f) {
        if (std::find(m_present.begin(), m_present.end(), f) == m_present.end())
            names.push_back(kR1Features[f]);
    }
    return names;
}

std::size_t R1Window::hourOfWeek(std::int64_t localMillis) const
{
    return static_cast<std::size_t>(24 * weekdayOf(localMillis) + hourOf(localMillis));
}

double R1Window::newest(std::size_t metric) const
{
    return m_tail[metric].empty() ? 0.0 : m_tail[metric].back();
}

double R1Window::loadNow() const
{
    if (!m_known[R1Memory])
        return newest(R1Cpu);
    return m_known[R1Cpu] ? 0.5 * (newest(R1Cpu) + newest(R1Memory)) : newest(R1Memory);
}

void R1Window::push(const R1Row &row, bool measured)
{
    if (m_pending) {
        const std::size_t at = hourOfWeek(m_at - m_step + m_offset);
        m_sum[at] += loadNow();
        m_count[at] += 1.0;
    }
    for (std::size_t m = 0; m < R1Metrics; ++m) {
        if (!m_known[m])
            continue;
        const double value = std::isfinite(row[m]) ? row[m] : newest(m);
        if (m_tail[m].size() == kKept)
            m_tail[m].erase(m_tail[m].begin());
        m_tail[m].push_back(value);
    }
    m_at += m_step;
    m_pending = measured;
}

double R1Window::trend(std::size_t metric) const
{
    const auto &tail = m_tail[metric];
    return tail.size() > kTrendRows ? tail.back() - tail[tail.size() - 1 - kTrendRows] : 0.0;
}

double R1Window::movingMean(std::size_t metric) const
{
    const auto &tail = m_tail[metric];
    return tail.size() == kKept ? std::accumulate(tail.begin(), tail.end(), 0.0) / static_cast<double>(kKept)
                                : newest(metric);
}

std::vector<double> R1Window::features() const
{
    const std::int64_t utc = m_at - m_step;
    const std::int64_t local = utc + m_offset;
    const int hour = hourOf(local);
    const int weekday = weekdayOf(local);
    const std::chrono::year_month_day date{std::chrono::sys_days{std::chrono::days{floorDiv(local, kDay)}}};
    const auto month = static_cast<unsigned>(date.month());
    const auto after = std::upper_bound(m_holidays.begin(), m_holidays.end(), static_cast<double>(utc));
    const bool holiday =
        after != m_holidays.begin() && static_cast<double>(utc) < *std::prev(after) + static_cast<double>(kDay);
    const std::size_t precedent = hourOfWeek(local);
    const double before = m_count[precedent] > 0.0 ? m_sum[precedent] / m_count[precedent] : 0.0;
    const double requests = newest(R1Requests) / (m_known[R1Users] ? std::max(1.0, newest(R1Users)) : 1.0);
    const std::array<double, kR1Features.size()> all{
        static_cast<double>(hour),
        static_cast<double>(weekday),
        static_cast<double>(static_cast<unsigned>(date.day())),
        static_cast<double>(month),
        weekday >= 5 ? 1.0 : 0.0,
        isBusinessHour(hour) ? 1.0 : 0.0,
        holiday ? 1.0 : 0.0,
        newest(R1Cpu),
        newest(R1Memory),
        requests,
        newest(R1Users),
        newest(R1Sessions),
        trend(R1Cpu),
        trend(R1Memory),
        trend(R1Requests),
        movingMean(R1Cpu),
        movingMean(R1Memory),
        movingMean(R1Requests),
        before != 0.0 ? loadNow() / before : 1.0,
        seasonalFactor(hour, weekday, static_cast<int>(month)),
    };
    std::vector<double> out;
    out.reserve(m_present.size());
    for (const std::size_t f : m_present)
        out.push_back(all[f]);
    return out;
}

void R1Window::save(ByteWriter &out) const
{
    for (const bool known : m_known)
        out.u64(known ? 1 : 0);
    for (const std::int64_t v : {m_at, m_step, m_offset})
        out.u64(static_cast<std::uint64_t>(v));
    out.u64(m_pending ? 1 : 0);
    out.numbers(m_holidays);
    for (const auto &tail : m_tail)
        out.numbers(tail);
    out.numbers({m_sum.begin(), m_sum.end()});
    out.numbers({m_count.begin(), m_count.end()});
}

std::optional<R1Window> R1Window::load(ByteReader &in)
{
    R1Window w;
    for (bool &known : w.m_known) {
        const std::uint64_t flag = in.u64();
        if (flag > 1)
            return std::nullopt;
        known = flag == 1;
    }
    for (std::int64_t *v : {&w.m_at, &w.m_step, &w.m_offset})
        *v = static_cast<std::int64_t>(in.u64());
    const std::uint64_t pending = in.u64();
    w.m_pending = pending == 1;
    w.m_holidays = in.numbers();
    bool sensible = pending <= 1 && w.m_step > 0 && w.m_step < 400 * kDay && std::abs(w.m_offset) < 2 * kDay;
    const auto finite = [](const std::vector<double> &v) {
        return std::all_of(v.begin(), v.end(), [](double x) { return std::isfinite(x); });
    };
    for (auto &tail : w.m_tail) {
        tail = in.numbers();
        sensible = sensible && tail.size() <= kKept && finite(tail);
    }
    const auto sum = in.numbers();
    const auto count = in.numbers();
    sensible =
        sensible && sum.size() == w.m_sum.size() && count.size() == w.m_count.size() && finite(sum) && finite(count);
    if (!in.ok() || !sensible)
        return std::nullopt;
    std::copy(sum.begin(), sum.end(), w.m_sum.begin());
    std::copy(count.begin(), count.end(), w.m_count.begin());
    w.findPresent();
    return w;
}

} // namespace preamar::forecast
