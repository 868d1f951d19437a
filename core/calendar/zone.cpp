#include "core/calendar/zone.h"

#include <QTimeZone>

#include <algorithm>

namespace preamar::calendar {

namespace {

// Qt's list of changes stops where the zone's file does; what the file's rule says beyond is listed when asked for
// alone.
constexpr std::chrono::year kSpans[] = {std::chrono::year{1970}, std::chrono::year{2038}, std::chrono::year{2100}};

QDateTime startOf(std::chrono::year year)
{
    return {QDate(static_cast<int>(year), 1, 1), QTime(0, 0), Qt::UTC};
}

} // namespace

Result<Zone> Zone::find(std::string_view name)
{
    const QByteArray id(name.data(), static_cast<qsizetype>(name.size()));
    if (!QTimeZone::isTimeZoneIdAvailable(id))
        return fail(ErrorCode::NotFound, "time zone", std::string(name.substr(0, 100)));
    const QTimeZone zone(id);
    Zone found;
    found.m_name = name;
    found.m_first = Seconds{zone.offsetFromUtc(startOf(kSpans[0]))};
    Millis offset = found.m_first;
    for (int i = 0; i < 2; ++i) {
        for (const auto &change : zone.transitions(startOf(kSpans[i]), startOf(kSpans[i + 1]))) {
            const Millis next = Seconds{change.offsetFromUtc};
            if (next != offset)
                found.m_changes.push_back({fromMillis(change.atUtc.toMSecsSinceEpoch()), next});
            offset = next;
        }
    }
    return found;
}

Zone Zone::system()
{
    auto found = find(QTimeZone::systemTimeZoneId().toStdString());
    return found ? std::move(*found) : Zone{};
}

Zone Zone::fixed(Millis offset)
{
    Zone zone;
    const auto minutes = std::chrono::duration_cast<std::chrono::minutes>(offset).count();
    const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    const auto size = minutes < 0 ? -minutes : minutes;
    zone.m_name = minutes == 0 ? "UTC" : (minutes < 0 ? "UTC-" : "UTC+") + two(size / 60) + ":" + two(size % 60);
    zone.m_first = offset;
    return zone;
}

Millis Zone::offsetAt(Timestamp t) const
{
    const auto after = std::upper_bound(m_changes.begin(), m_changes.end(), t,
                                        [](Timestamp value, const Change &change) { return value < change.at; });
    return after == m_changes.begin() ? m_first : std::prev(after)->offset;
}

LocalTime Zone::local(Timestamp t) const
{
    const Timestamp wall = t + offsetAt(t);
    const auto day = std::chrono::floor<std::chrono::days>(wall);
    return {LocalDate{day}, wall - day};
}

Timestamp Zone::instant(const LocalTime &time) const
{
    const Timestamp wall = std::chrono::sys_days(time.date) + time.sinceMidnight;
    // No zone is further than 15 h from UTC: the offsets of a day around are all that can apply.
    const Millis before = offsetAt(wall - std::chrono::hours(24));
    const auto shows = [&](Millis offset) { return offsetAt(wall - offset) == offset; };
    std::vector<Millis> offsets{before};
    Timestamp jump = wall - before;
    for (const Change &change : m_changes) {
        if (change.at < wall - std::chrono::hours(24) || change.at > wall + std::chrono::hours(24))
            continue;
        if (change.at + offsets.back() <= wall && wall < change.at + change.offset)
            jump = change.at;
        offsets.push_back(change.offset);
    }
    std::sort(offsets.begin(), offsets.end(), std::greater<>{});
    for (const Millis offset : offsets) {
        if (shows(offset))
            return wall - offset;
    }
    return jump;
}

} // namespace preamar::calendar
