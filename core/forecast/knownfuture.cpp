#include "core/forecast/knownfuture.h"

#include "core/forecast/knownfuture_p.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

using namespace known;

namespace {

// An event's factor: how well its operator knows it (a share of its logarithm), and where they say nothing of it.
constexpr double kOperatorKnows = 0.3;
constexpr double kNothingSaid = 0.5;
constexpr double kUntried = 0.25;

double logFactor(double factor)
{
    return std::isfinite(factor) && factor > 0.0 ? std::clamp(std::log(factor), -kMostLog, kMostLog) : 0.0;
}

} // namespace

KnownFuture KnownFuture::from(const Calendar &calendar, Timestamp first, Millis step)
{
    KnownFuture known;
    known.m_start = first;
    known.m_step = std::max(Millis{1}, step);
    known.m_calendar = calendar;
    auto &c = known.m_calendar;
    std::sort(c.holidays.begin(), c.holidays.end());
    std::stable_sort(c.changes.begin(), c.changes.end(),
                     [](const OffsetChange &a, const OffsetChange &b) { return a.at < b.at; });
    c.utcOffsetMinutes = known.offsetAt(first);
    std::erase_if(c.changes, [first](const OffsetChange &change) { return change.at <= first; });
    return known;
}

bool KnownFuture::none() const
{
    const bool days = std::any_of(m_holiday.begin(), m_holiday.end(), [](const Effect &e) { return e.factor != 1.0; });
    const bool moved = std::any_of(m_calendar.changes.begin(), m_calendar.changes.end(), [this](const OffsetChange &c) {
        return rowShiftAt(c.at) != rowShiftAt(c.at - Millis{1});
    });
    return !moved && !(days && !m_calendar.holidays.empty()) &&
           std::all_of(m_calendar.events.begin(), m_calendar.events.end(),
                       [this](const KnownEvent &event) { return ofEvent(event).log == 0.0; });
}

FitInput KnownFuture::without(const FitInput &input) const
{
    FitInput out = input;
    if (input.target.values.empty())
        return out;
    auto &values = out.target.values;
    values.assign(static_cast<std::size_t>(rowsBefore(input.target.end())), kNan);
    for (std::size_t i = 0; i < input.target.values.size(); ++i) {
        const Timestamp t = input.target.timeAt(i);
        // Of an hour that began before the fit and is shown again, what lies before the first row has no place.
        if (rowOf(t) < 0)
            continue;
        double &value = values[static_cast<std::size_t>(rowOf(t))];
        // An hour that the clock shows twice is known by its first passing.
        if (!std::isfinite(value))
            value = input.target.values[i] / at(t).factor;
    }
    // Bounds are the measured load's, not the freed one's.
    out.bounds.low = input.bounds.low == 0.0 ? 0.0 : -std::numeric_limits<double>::infinity();
    out.bounds.high = std::numeric_limits<double>::infinity();
    out.calendar = {.utcOffsetMinutes = m_calendar.utcOffsetMinutes};
    for (const Timestamp day : m_holidays ? std::vector<Timestamp>{} : m_calendar.holidays)
        out.calendar.holidays.push_back(day +
                                        std::chrono::minutes{offsetAt(day) - m_calendar.utcOffsetMinutes});
    return out;
}

KnownFuture::Effect KnownFuture::at(Timestamp t) const
{
    Effect effect;
    if (m_holidays && isWorkdayHoliday(t)) {
        const std::int64_t wall = wallMillis(t);
        effect = m_holiday[static_cast<std::size_t>((wall - floorDiv(wall, kDayMillis) * kDayMillis) / kHourMillis)];
    }
    if (const KnownEvent *event = eventAt(t)) {
        const Learned learned = ofEvent(*event);
        effect.factor *= std::exp(learned.log);
        effect.spread = std::hypot(effect.spread, learned.spread);
    }
    return effect;
}

const KnownEvent *KnownFuture::eventAt(Timestamp t) const
{
    const Timestamp middle = t + m_step / 2;
    const KnownEvent *found = nullptr;
    for (const KnownEvent &event : m_calendar.events) {
        if (middle < event.range.from || middle >= event.range.to)
            continue;
        if (!found || std::abs(logFactor(event.factor)) > std::abs(logFactor(found->factor)))
            found = &event;
    }
    return found;
}

std::int64_t KnownFuture::rowOf(Timestamp t) const
{
    return floorDiv((t - m_start).count() + std::int64_t{60'000} * rowShiftAt(t), m_step.count());
}

std::int64_t KnownFuture::rowsBefore(Timestamp t) const
{
    std::int64_t rows = std::max<std::int64_t>(0, rowOf(t - m_step) + 1);
    for (const OffsetChange &change : m_calendar.changes) {
        if (change.at >= t || change.at <= m_start)
            continue;
        // Where the clock was set back, the last row before had come further.
        const std::int64_t last = floorDiv((change.at - m_start).count() - 1, m_step.count());
        rows = std::max(rows, rowOf(m_start + m_step * last) + 1);
    }
    return rows;
}

std::vector<bool> KnownFuture::learnedRows(const Grid &grid) const
{
    std::vector<bool> rows(static_cast<std::size_t>(rowsBefore(grid.end())), false);
    const bool days = m_holidays && std::any_of(m_holiday.begin(), m_holiday.end(),
                                                [](const Effect &e) { return e.factor != 1.0; });
    for (std::size_t i = 0; i < grid.values.size(); ++i) {
        const Timestamp t = grid.timeAt(i);
        const KnownEvent *event = eventAt(t);
        if (rowOf(t) >= 0 && ((event && m_events.contains(event->name)) || (days && isWorkdayHoliday(t))))
            rows[static_cast<std::size_t>(rowOf(t))] = true;
    }
    return rows;
}

void KnownFuture::forgetThePast()
{
    m_events.clear();
    m_holiday = {};
}

void KnownFuture::know(const Calendar &ahead, Timestamp from)
{
    auto &c = m_calendar;
    c.events = ahead.events;
    c.holidays = ahead.holidays;
    std::erase_if(c.changes, [from](const OffsetChange &change) { return change.at > from; });
    for (const OffsetChange &change : ahead.changes) {
        if (change.at > from)
            c.changes.push_back(change);
    }
}

int KnownFuture::rowShiftAt(Timestamp t) const
{
    int shift = 0;
    int before = m_calendar.utcOffsetMinutes;
    for (const OffsetChange &change : m_calendar.changes) {
        if (change.at > t)
            break;
        const std::chrono::minutes by{change.utcOffsetMinutes - before};
        // Less than a row moves none: it would push a row out and leave all later ones beside their time.
        shift += std::chrono::abs(by) >= m_step ? static_cast<int>(by.count()) : 0;
        before = change.utcOffsetMinutes;
    }
    return shift;
}

int KnownFuture::offsetAt(Timestamp t) const
{
    int offset = m_calendar.utcOffsetMinutes;
    for (const OffsetChange &change : m_calendar.changes) {
        if (change.at > t)
            break;
        offset = change.utcOffsetMinutes;
    }
    return offset;
}

std::int64_t KnownFuture::wallMillis(Timestamp t) const
{
    return toMillis(t) + std::int64_t{60'000} * offsetAt(t);
}

bool KnownFuture::isWorkdayHoliday(Timestamp t) const
{
    const std::int64_t date = floorDiv(wallMillis(t), kDayMillis);
    if (isWeekend(date))
        return false;
    return std::any_of(m_calendar.holidays.begin(), m_calendar.holidays.end(), [&](Timestamp midnight) {
        // Where the night has no midnight its first moment is named.
        return floorDiv(wallMillis(midnight), kDayMillis) == date;
    });
}

KnownFuture::Learned KnownFuture::ofEvent(const KnownEvent &event) const
{
    const double said = logFactor(event.factor);
    const auto it = m_events.find(event.name);
    if (it == m_events.end())
        return {said, kUntried * std::abs(said)};
    const double trust = said == 0.0 ? kNothingSaid : kOperatorKnows * std::abs(said) + 0.05;
    const double own = 1.0 / (trust * trust);
    const double precision = own + it->second.precision;
    return {(said * own + it->second.sum) / precision,
            std::sqrt(1.0 / precision + kOccurrencesDiffer * kOccurrencesDiffer)};
}

void KnownFuture::save(ByteWriter &out) const
{
    const auto time = [&out](Timestamp t) { out.u64(static_cast<std::uint64_t>(toMillis(t))); };
    const auto minutes = [&out](int m) { out.u64(static_cast<std::uint64_t>(static_cast<std::int64_t>(m))); };
    time(m_start);
    out.u64(static_cast<std::uint64_t>(m_step.count()));
    minutes(m_calendar.utcOffsetMinutes);
    out.u64(m_holidays ? 1 : 0);
    out.size(m_calendar.holidays.size());
    for (const Timestamp t : m_calendar.holidays)
        time(t);
    out.size(m_calendar.changes.size());
    for (const OffsetChange &change : m_calendar.changes) {
        time(change.at);
        minutes(change.utcOffsetMinutes);
    }
    out.size(m_calendar.events.size());
    for (const KnownEvent &event : m_calendar.events) {
        time(event.range.from);
        time(event.range.to);
        out.f64(event.factor);
        out.text(event.name);
    }
    for (const Effect &effect : m_holiday) {
        out.f64(effect.factor);
        out.f64(effect.spread);
    }
    out.size(m_events.size());
    for (const auto &[name, seen] : m_events) {
        out.text(name);
        out.f64(seen.sum);
        out.f64(seen.precision);
    }
}

std::optional<KnownFuture> KnownFuture::load(ByteReader &in)
{
    const auto time = [&in] { return fromMillis(static_cast<std::int64_t>(in.u64())); };
    const auto minutes = [&in] {
        const auto m = static_cast<std::int64_t>(in.u64());
        return static_cast<int>(std::clamp<std::int64_t>(m, -1440, 1440));
    };
    KnownFuture known;
    known.m_start = time();
    known.m_step = Millis{static_cast<std::int64_t>(in.u64())};
    known.m_calendar.utcOffsetMinutes = minutes();
    known.m_holidays = in.u64() == 1;
    for (std::size_t n = in.size(); n > 0 && in.ok(); --n)
        known.m_calendar.holidays.push_back(time());
    for (std::size_t n = in.size(); n > 0 && in.ok(); --n) {
        OffsetChange change{.at = time()};
        change.utcOffsetMinutes = minutes();
        known.m_calendar.changes.push_back(change);
    }
    for (std::size_t n = in.size(); n > 0 && in.ok(); --n) {
        KnownEvent event;
        event.range.from = time();
        event.range.to = time();
        event.factor = in.f64();
        event.name = in.text();
        known.m_calendar.events.push_back(std::move(event));
    }
    bool fits = known.m_step > Millis{0};
    for (Effect &effect : known.m_holiday) {
        effect = {in.f64(), in.f64()};
        fits = fits && effect.factor > 0.0 && std::isfinite(effect.factor) && effect.spread >= 0.0 &&
               std::isfinite(effect.spread);
    }
    for (std::size_t n = in.size(); n > 0 && in.ok(); --n) {
        const std::string name = in.text();
        const Seen seen{in.f64(), in.f64()};
        fits = fits && seen.precision > 0.0 && std::isfinite(seen.precision) &&
               std::abs(seen.sum) <= 2.0 * kMostLog * seen.precision;
        known.m_events[name] = seen;
    }
    return in.ok() && fits ? std::optional(std::move(known)) : std::nullopt;
}

} // namespace preamar::forecast
