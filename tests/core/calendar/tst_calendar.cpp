// Holidays against published calendars; local time across the nights on which the clock is changed.
#include "core/calendar/holidays.h"
#include "core/text/holidays.h"

#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::calendar;
using std::chrono::year;

namespace {

LocalDate date(int y, unsigned m, unsigned d)
{
    return year{y} / std::chrono::month{m} / std::chrono::day{d};
}

Zone zone(const char *name)
{
    auto found = Zone::find(name);
    return found ? std::move(*found) : Zone::fixed(Millis{1});
}

Timestamp utc(const char *text)
{
    return parseTimestamp(text).value_or(Timestamp{Millis{-1}});
}

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void findsEaster_data()
    {
        QTest::addColumn<int>("y");
        QTest::addColumn<unsigned>("m");
        QTest::addColumn<unsigned>("d");
        // The earliest and the latest possible among them.
        const int known[][3] = {{1818, 3, 22}, {1943, 4, 25}, {2000, 4, 23}, {2008, 3, 23},
                                {2011, 4, 24}, {2019, 4, 21}, {2024, 3, 31}, {2025, 4, 20},
                                {2026, 4, 5},  {2027, 3, 28}, {2038, 4, 25}, {2285, 3, 22}};
        for (const auto &k : known)
            QTest::addRow("%d", k[0]) << k[0] << static_cast<unsigned>(k[1]) << static_cast<unsigned>(k[2]);
    }
    void findsEaster()
    {
        QFETCH(int, y);
        QFETCH(unsigned, m);
        QFETCH(unsigned, d);
        QVERIFY(easterSunday(year{y}) == date(y, m, d));
    }

    void knowsTheYear2026()
    {
        const std::vector<std::pair<LocalDate, HolidayKind>> expected{
            {date(2026, 1, 1), HolidayKind::NewYear},
            {date(2026, 2, 16), HolidayKind::CarnivalMonday},
            {date(2026, 2, 17), HolidayKind::CarnivalTuesday},
            {date(2026, 4, 3), HolidayKind::GoodFriday},
            {date(2026, 4, 5), HolidayKind::Easter},
            {date(2026, 4, 21), HolidayKind::Tiradentes},
            {date(2026, 5, 1), HolidayKind::LabourDay},
            {date(2026, 6, 4), HolidayKind::CorpusChristi},
            {date(2026, 9, 7), HolidayKind::Independence},
            {date(2026, 10, 12), HolidayKind::Aparecida},
            {date(2026, 11, 2), HolidayKind::AllSouls},
            {date(2026, 11, 15), HolidayKind::Republic},
            {date(2026, 11, 20), HolidayKind::BlackConsciousness},
            {date(2026, 12, 25), HolidayKind::Christmas}};
        const auto found = brazilianHolidays(year{2026});
        QCOMPARE(found.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) {
            QVERIFY(found[i].date == expected[i].first);
            QVERIFY(found[i].kind == expected[i].second);
        }
    }

    void knowsSince()
    {
        QVERIFY(!HolidayCalendar().on(date(2023, 11, 20)));
        QVERIFY(HolidayCalendar().on(date(2024, 11, 20))->kind == HolidayKind::BlackConsciousness);
        QVERIFY(!HolidayCalendar(false).on(date(2024, 12, 25)));
    }

    void addsTheUsersOwn()
    {
        const HolidayCalendar calendar(
            true, {{.day = std::chrono::month{7} / 9, .year = {}, .name = "Revolução"},
                   {.day = std::chrono::month{11} / 27, .year = year{2026}, .name = "Black Friday"},
                   {.day = std::chrono::month{2} / 29, .year = {}, .name = "bissexto"},
                   {.day = std::chrono::month{12} / 25, .year = {}, .name = "Festa"}});
        QCOMPARE(calendar.on(date(2031, 7, 9))->name, std::string("Revolução"));
        QVERIFY(calendar.on(date(2026, 11, 27)));
        QVERIFY(!calendar.on(date(2027, 11, 27)));
        QVERIFY(calendar.on(date(2026, 12, 25))->kind == HolidayKind::Own);
        const auto found = calendar.between(date(2026, 11, 20), date(2027, 1, 1));
        QCOMPARE(found.size(), std::size_t{4});
        QCOMPARE(found[2].name, std::string("Festa"));
        QVERIFY(calendar.between(date(2027, 2, 25), date(2027, 3, 5)).empty());
        QCOMPARE(calendar.between(date(2028, 2, 25), date(2028, 3, 5)).size(), std::size_t{2}); // and Carnival Monday
        QVERIFY(calendar.between(date(2027, 1, 2), date(2026, 12, 1)).empty());
    }

    void refusesUnknownZones()
    {
        for (const char *name : {"America/Nowhere", "", "../etc/passwd"}) {
            const auto found = Zone::find(name);
            QVERIFY(!found);
            QVERIFY(found.error().code == ErrorCode::NotFound);
        }
    }

    void changesWithDaylightSaving()
    {
        const Zone paulo = zone("America/Sao_Paulo");
        QCOMPARE(paulo.offsetAt(utc("2019-01-15T12:00:00Z")), Millis(std::chrono::hours(-2)));
        QCOMPARE(paulo.offsetAt(utc("2026-01-15T12:00:00Z")), Millis(std::chrono::hours(-3)));
        const Zone berlin = zone("Europe/Berlin");
        QCOMPARE(berlin.local(utc("2026-03-29T00:59:59Z")).hour(), 1);
        QCOMPARE(berlin.local(utc("2026-03-29T01:00:00Z")).hour(), 3);
        QVERIFY(berlin.local(utc("2026-03-01T23:30:00Z")).date == date(2026, 3, 2));
        QVERIFY(berlin.local(utc("2026-03-01T23:30:00Z")).weekday() == std::chrono::Monday);
        QCOMPARE(berlin.offsetAt(utc("2090-07-01T00:00:00Z")), Millis(std::chrono::hours(2)));
    }

    void findsInstants()
    {
        const Zone berlin = zone("Europe/Berlin");
        const auto at = [](LocalDate d, int h, int m) {
            return LocalTime{d, std::chrono::hours(h) + std::chrono::minutes(m)};
        };
        QCOMPARE(berlin.instant(at(date(2026, 7, 1), 12, 30)), utc("2026-07-01T10:30:00Z"));
        // 2:30 does not exist on that night, 2:30 exists twice on the other.
        QCOMPARE(berlin.instant(at(date(2026, 3, 29), 2, 30)), utc("2026-03-29T01:00:00Z"));
        QCOMPARE(berlin.instant(at(date(2026, 10, 25), 2, 30)), utc("2026-10-25T00:30:00Z"));
        // In Brazil the clock went from 0:00 to 1:00.
        QCOMPARE(zone("America/Sao_Paulo").midnight(date(2018, 11, 4)), utc("2018-11-04T03:00:00Z"));
        QCOMPARE(Zone{}.midnight(date(2026, 3, 2)), utc("2026-03-02T00:00:00Z"));
        QCOMPARE(Zone::fixed(std::chrono::minutes(-210)).name(), std::string("UTC-03:30"));
        QCOMPARE(Zone::fixed(std::chrono::minutes(-210)).midnight(date(2026, 3, 2)), utc("2026-03-02T03:30:00Z"));
    }

    // Every instant that is shown once comes back from what its clock showed.
    void comesBackFromLocalTime()
    {
        for (const char *name :
             {"America/Sao_Paulo", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kolkata", "Pacific/Apia"}) {
            const Zone z = zone(name);
            for (Timestamp t = utc("2011-01-01T00:00:00Z"); t < utc("2019-12-31T00:00:00Z");
                 t += std::chrono::minutes(1507)) {
                const Timestamp back = z.instant(z.local(t));
                QVERIFY(back <= t);
                QVERIFY(z.local(back) == z.local(t));
            }
        }
    }

    void namesThem()
    {
        using text::Language;
        QCOMPARE(text::holidayName({{}, HolidayKind::GoodFriday, {}}, Language::PtBr),
                 QStringLiteral("Sexta-feira Santa"));
        QCOMPARE(text::holidayName({{}, HolidayKind::GoodFriday, {}}, Language::En), QStringLiteral("Good Friday"));
        QCOMPARE(text::holidayName({{}, HolidayKind::Own, "Festa"}, Language::En), QStringLiteral("Festa"));
    }

    void givesMidnights()
    {
        const auto found = HolidayCalendar().midnights(zone("America/Sao_Paulo"), utc("2026-04-01T00:00:00Z"),
                                                       utc("2026-04-21T03:00:00Z"));
        QCOMPARE(found.size(), std::size_t{2});
        QCOMPARE(found[0], utc("2026-04-03T03:00:00Z"));
    }
};

QTEST_APPLESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
