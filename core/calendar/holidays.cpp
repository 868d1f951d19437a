#include "core/calendar/holidays.h"

#include <algorithm>

namespace preamar::calendar {

namespace {

using std::chrono::days;
using std::chrono::sys_days;

struct Fixed
{
    unsigned month;
    unsigned day;
    HolidayKind kind;
    int since; // year
};

constexpr Fixed kFixed[] = {
    {1, 1, HolidayKind::NewYear, 1},     {4, 21, HolidayKind::Tiradentes, 1},
    {5, 1, HolidayKind::LabourDay, 1},   {9, 7, HolidayKind::Independence, 1},
    {10, 12, HolidayKind::Aparecida, 1}, {11, 2, HolidayKind::AllSouls, 1},
    {11, 15, HolidayKind::Republic, 1},  {11, 20, HolidayKind::BlackConsciousness, 2024},
    {12, 25, HolidayKind::Christmas, 1},
};

constexpr std::pair<int, HolidayKind> kMovable[] = {
    {-48, HolidayKind::CarnivalMonday}, {-47, HolidayKind::CarnivalTuesday}, {-2, HolidayKind::GoodFriday},
    {0, HolidayKind::Easter},           {60, HolidayKind::CorpusChristi},
};

} // namespace

LocalDate easterSunday(std::chrono::year year)
{
    const int y = static_cast<int>(year);
    const int a = y % 19;
    const int b = y / 100;
    const int c = y % 100;
    const int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
    const int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
    const int m = (a + 11 * h + 22 * l) / 451;
    const int n = h + l - 7 * m + 114;
    return year / std::chrono::month(static_cast<unsigned>(n / 31)) /
           std::chrono::day(static_cast<unsigned>(n % 31 + 1));
}

std::vector<Holiday> brazilianHolidays(std::chrono::year year)
{
    std::vector<Holiday> found;
    for (const Fixed &f : kFixed) {
        if (static_cast<int>(year) >= f.since)
            found.push_back({year / std::chrono::month(f.month) / std::chrono::day(f.day), f.kind, {}});
    }
    const sys_days easter{easterSunday(year)};
    for (const auto &[offset, kind] : kMovable)
        found.push_back({LocalDate{easter + days{offset}}, kind, {}});
    std::stable_sort(found.begin(), found.end(), [](const Holiday &a, const Holiday &b) { return a.date < b.date; });
    return found;
}

HolidayCalendar::HolidayCalendar(bool brazilian, std::vector<OwnDate> own)
    : m_brazilian(brazilian), m_own(std::move(own))
{}

std::optional<Holiday> HolidayCalendar::on(LocalDate date) const
{
    for (const OwnDate &own : m_own) {
        if (own.day == std::chrono::month_day{date.month(), date.day()} &&
            own.year.value_or(date.year()) == date.year())
            return Holiday{date, HolidayKind::Own, own.name};
    }
    if (m_brazilian) {
        for (Holiday &holiday : brazilianHolidays(date.year())) {
            if (holiday.date == date)
                return std::move(holiday);
        }
    }
    return std::nullopt;
}

std::vector<Holiday> HolidayCalendar::between(LocalDate from, LocalDate to) const
{
    std::vector<Holiday> found;
    for (std::chrono::year year = from.year(); year <= to.year(); ++year) {
        std::vector<Holiday> all;
        for (const OwnDate &own : m_own) {
            const LocalDate date{year / own.day.month() / own.day.day()};
            if (date.ok() && own.year.value_or(year) == year)
                all.push_back({date, HolidayKind::Own, own.name});
        }
        if (m_brazilian) {
            auto national = brazilianHolidays(year);
            std::move(national.begin(), national.end(), std::back_inserter(all));
        }
        std::stable_sort(all.begin(), all.end(), [](const Holiday &a, const Holiday &b) { return a.date < b.date; });
        for (Holiday &holiday : all) {
            const bool first = found.empty() || found.back().date != holiday.date;
            if (first && holiday.date >= from && holiday.date <= to)
                found.push_back(std::move(holiday));
        }
    }
    return found;
}

std::vector<Timestamp> HolidayCalendar::midnights(const Zone &zone, Timestamp from, Timestamp to) const
{
    std::vector<Timestamp> found;
    for (const Holiday &holiday : between(zone.local(from).date, zone.local(to).date)) {
        const Timestamp at = zone.midnight(holiday.date);
        if (at >= from && at < to)
            found.push_back(at);
    }
    return found;
}

} // namespace preamar::calendar
