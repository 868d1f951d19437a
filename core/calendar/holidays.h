// Days that differ from their weekday: the Brazilian national calendar, movable feasts computed, and the user's own.
#pragma once

#include "core/calendar/zone.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace preamar::calendar {

// National holidays, and the days on which the country stops although the law leaves it open (Carnaval, Corpus
// Christi). Their names in words are core/text's.
enum class HolidayKind {
    NewYear,
    CarnivalMonday,
    CarnivalTuesday,
    GoodFriday,
    Easter,
    Tiradentes,
    LabourDay,
    CorpusChristi,
    Independence,
    Aparecida,
    AllSouls,
    Republic,
    BlackConsciousness, // national since 2024 (Lei 14.759/2023)
    Christmas,
    Own,
};

struct Holiday
{
    LocalDate date{};
    HolidayKind kind = HolidayKind::Own;
    std::string name; // of the user's own dates; else empty

    friend bool operator==(const Holiday &, const Holiday &) = default;
};

// A date of the user's own: every year, or in one year only.
struct OwnDate
{
    std::chrono::month_day day{};
    std::optional<std::chrono::year> year;
    std::string name;

    friend bool operator==(const OwnDate &, const OwnDate &) = default;
};

// Gregorian: Meeus, Jones & Butcher ("Astronomical Algorithms", 1991, ch. 8).
[[nodiscard]] LocalDate easterSunday(std::chrono::year year);
// In order of date.
[[nodiscard]] std::vector<Holiday> brazilianHolidays(std::chrono::year year);

// Which days are holidays: the country's and the user's, answered by date.
class HolidayCalendar
{
public:
    explicit HolidayCalendar(bool brazilian = true, std::vector<OwnDate> own = {});
    // The holiday of that day; an own date comes before a national one.
    [[nodiscard]] std::optional<Holiday> on(LocalDate date) const;
    // All within [from, to], in order; one per day.
    [[nodiscard]] std::vector<Holiday> between(LocalDate from, LocalDate to) const;
    // Their local midnights within [from, to) as instants, as forecast::Calendar wants them.
    [[nodiscard]] std::vector<Timestamp> midnights(const Zone &zone, Timestamp from, Timestamp to) const;

private:
    bool m_brazilian;
    std::vector<OwnDate> m_own;
};

} // namespace preamar::calendar
