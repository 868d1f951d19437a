// The operator's calendar: cron lines over daylight saving, what an entry means now, what may not be saved, iCalendar.
#include "core/calendar/entries.h"

#include <QTest>

#include <functional>

using namespace preamar;
using namespace preamar::calendar;

namespace {

Timestamp at(const char *text)
{
    return parseTimestamp(text).value();
}

Zone zone(const char *name)
{
    return Zone::find(name).value();
}

WorkloadRef loja(const char *name = "loja_api")
{
    return {ContextName{"prod"}, "-", WorkloadKind::Service, name};
}

Entry blackFriday()
{
    Entry e;
    e.id = "e1";
    e.name = "Black Friday";
    e.kind = EntryKind::Event;
    e.from = at("2026-11-27T03:00:00Z");
    e.to = at("2026-11-28T03:00:00Z");
    e.lead = Seconds{7'200};
    e.factor = 3.0;
    return e;
}

Entry recurring(EntryKind kind, const char *cron, Millis duration)
{
    Entry e;
    e.id = "e2";
    e.name = "noite";
    e.kind = kind;
    e.cron = cron;
    e.duration = duration;
    return e;
}

Calendar with(std::vector<Entry> entries)
{
    Calendar c;
    c.entries = std::move(entries);
    return c;
}

const Timestamp kNow = at("2026-03-02T14:00:00Z"); // a Monday, 11 h in São Paulo

} // namespace

Q_DECLARE_METATYPE(preamar::calendar::Calendar)

class TestCalendarEntries : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsCronLines_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("zoneName");
        QTest::addColumn<QString>("after");
        QTest::addColumn<QString>("next");
        const auto row = [](const char *name, const char *line, const char *zoneName, const char *after, const char *next) {
            QTest::newRow(name) << QString::fromLatin1(line) << QString::fromLatin1(zoneName) << QString::fromLatin1(after) << QString::fromLatin1(next);
        };
        row("every day", "0 8 * * *", "America/Sao_Paulo", "2026-03-02T14:00:00Z", "2026-03-03T11:00:00Z");
        row("weekdays, from a Friday night", "30 9 * * mon-fri", "America/Sao_Paulo", "2026-03-06T23:00:00Z", "2026-03-09T12:30:00Z");
        row("steps", "*/20 * * * *", "UTC", "2026-03-02T14:05:00Z", "2026-03-02T14:20:00Z");
        row("lists and names", "0 0 1 jan,jul *", "UTC", "2026-03-02T14:00:00Z", "2026-07-01T00:00:00Z");
        row("Sunday is 7 too", "0 0 * * 7", "UTC", "2026-03-02T14:00:00Z", "2026-03-08T00:00:00Z");
        row("day or weekday, where both are restricted", "0 0 13 * fri", "UTC", "2026-03-02T14:00:00Z", "2026-03-06T00:00:00Z");
        row("29 February waits for a leap year", "0 0 29 2 *", "UTC", "2026-03-02T14:00:00Z", "2028-02-29T00:00:00Z");
        // The night of 29 March 2026 has no 2:30 in Lisbon (1:00 → 2:00): a time inside the hole fires at the jump.
        row("a time that the clock jumps over", "30 1 * * *", "Europe/Lisbon", "2026-03-28T12:00:00Z", "2026-03-29T01:00:00Z");
        // On 25 October 2026 1:30 comes twice in Lisbon: the first time counts.
        row("a time that comes twice", "30 1 * * *", "Europe/Lisbon", "2026-10-24T12:00:00Z", "2026-10-25T00:30:00Z");
        row("… and once only", "30 1 * * *", "Europe/Lisbon", "2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z");
    }
    void readsCronLines()
    {
        QFETCH(QString, line);
        QFETCH(QString, zoneName);
        QFETCH(QString, after);
        QFETCH(QString, next);
        const auto cron = Cron::parse(line.toStdString());
        QVERIFY(cron.has_value());
        const Zone z = zone(qPrintable(zoneName));
        const auto fires = cron->next(z, at(qPrintable(after)));
        QVERIFY(fires.has_value());
        QCOMPARE(QString::fromStdString(toRfc3339(*fires)), next);
        // The way back meets the same instants.
        QVERIFY(cron->last(z, *fires) == fires);
        QVERIFY(*cron->last(z, *fires - Millis{1}) < *fires);
    }

    void refusesCronLines()
    {
        for (const char *line : {"", "* * * *", "60 * * * *", "* 24 * * *", "* * 0 * *", "* * * 13 *", "* * * * 8", "5-1 * * * *", "*/0 * * * *",
                                 "1/5 * * * *", "a * * * *", "* * * * * *", "1,,2 * * * *"}) {
            const auto cron = Cron::parse(line);
            QVERIFY2(!cron && cron.error().code == ErrorCode::InvalidArgument, line);
        }
        QVERIFY(!Cron::parse("0 0 30 2 *")->next(Zone(), kNow));
        QVERIFY(!Cron::parse("0 0 31 apr *")->last(Zone(), kNow));
    }

    void multipliesAnEventBeforeItBegins()
    {
        const auto reader = Reader::make(with({blackFriday()}));
        QVERIFY(reader.has_value());
        QCOMPARE(reader->effect(loja(), {}, at("2026-11-27T00:59:59Z")).factor, 1.0);
        const Effect early = reader->effect(loja(), {}, at("2026-11-27T01:00:00Z")); // two hours before
        QCOMPARE(early.factor, 3.0);
        QCOMPARE(early.event, std::string("Black Friday"));
        QCOMPARE(early.present, 1.0);
        QCOMPARE(reader->effect(loja(), {}, at("2026-11-27T02:59:59Z")).factor, 3.0);
        for (const char *while_ : {"2026-11-27T03:00:00Z", "2026-11-28T02:59:59Z"}) { // the load itself is measured now
            const Effect on = reader->effect(loja(), {}, at(while_));
            QCOMPARE(on.factor, 1.0);
            QCOMPARE(on.present, 3.0);
            QCOMPARE(on.during, std::string("Black Friday"));
        }
        QCOMPARE(reader->effect(loja(), {}, at("2026-11-28T03:00:00Z")).present, 1.0);
        const auto known = reader->known(loja(), {}, at("2026-11-01T00:00:00Z"), at("2026-12-01T00:00:00Z"));
        QCOMPARE(known.size(), std::size_t{1});
        QVERIFY(known[0].range.from == at("2026-11-27T03:00:00Z")); // the load itself, not its lead
    }

    void lowersAtNightAndNotOnHolidays()
    {
        Entry night = recurring(EntryKind::Schedule, "0 22 * * *", std::chrono::hours{8});
        night.max = 1;
        Entry hours = recurring(EntryKind::Hours, "0 9 * * mon-fri", std::chrono::hours{8});
        hours.id = "e3";
        hours.name = "comercial";
        hours.min = 4;
        const auto reader = Reader::make(with({night, hours}));
        QVERIFY(reader.has_value());
        // 22 h in São Paulo is 1 h UTC.
        QVERIFY(reader->effect(loja(), {}, at("2026-03-03T01:00:00Z")).ceiling == 1);
        QVERIFY(reader->effect(loja(), {}, at("2026-03-03T08:59:00Z")).ceiling == 1);
        QVERIFY(!reader->effect(loja(), {}, at("2026-03-03T09:00:00Z")).ceiling);
        QVERIFY(reader->effect(loja(), {}, kNow).floor == 4);
        QVERIFY(!reader->effect(loja(), {}, at("2026-03-07T14:00:00Z")).floor); // Saturday
        QVERIFY(!reader->effect(loja(), {}, at("2026-04-21T14:00:00Z")).floor); // Tiradentes, a Tuesday
    }

    void holdsInAFreezeButNotOnItsExceptions()
    {
        Entry freeze = recurring(EntryKind::Freeze, "0 18 * * fri", std::chrono::hours{60});
        freeze.except = {LocalDate{std::chrono::year{2026}, std::chrono::month{3}, std::chrono::day{13}}};
        const auto reader = Reader::make(with({freeze}));
        QVERIFY(reader.has_value());
        const Effect held = reader->effect(loja(), {}, at("2026-03-07T12:00:00Z"));
        QCOMPARE(held.freeze, std::string("noite"));
        QVERIFY(*held.freezeEnds == at("2026-03-09T09:00:00Z"));
        QVERIFY(reader->effect(loja(), {}, at("2026-03-14T12:00:00Z")).freeze.empty());
    }

    void concernsWhomItNames()
    {
        Entry e = blackFriday();
        const Timestamp then = at("2026-11-27T02:00:00Z");
        const auto factor = [&](Selector selector, const char *group) {
            e.selector = std::move(selector);
            return Reader::make(with({e}))->effect(loja(), group, then).factor;
        };
        QCOMPARE(factor({}, ""), 3.0);
        QCOMPARE(factor({{"prod"}, {}, {}}, ""), 3.0);
        QCOMPARE(factor({{"lab"}, {}, {}}, ""), 1.0);
        QCOMPARE(factor({{}, {"web"}, {}}, "web"), 3.0);
        QCOMPARE(factor({{}, {"web"}, {}}, ""), 1.0);
        QCOMPARE(factor({{}, {}, {"loja_*"}}, ""), 3.0);
        QCOMPARE(factor({{}, {}, {"prod/-/service/loja_api"}}, ""), 3.0);
        QCOMPARE(factor({{}, {}, {"loja"}}, ""), 1.0);
    }

    void refusesWhatMayNotBeSaved_data()
    {
        QTest::addColumn<Calendar>("calendar");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, Calendar calendar, const char *field, const char *code) {
            QTest::newRow(name) << std::move(calendar) << QString::fromLatin1(field) << QString::fromLatin1(code);
        };
        const auto changed = [](Entry e, const std::function<void(Entry &)> &change) {
            change(e);
            return with({std::move(e)});
        };
        Calendar nowhere;
        nowhere.timeZone = "America/Sampa";
        row("a zone that does not exist", nowhere, "time_zone", "TimeZoneUnknown");
        row("an event in the past", changed(blackFriday(), [](Entry &e) { e.from = at("2025-11-28T03:00:00Z"); e.to = at("2025-11-29T03:00:00Z"); }),
            "entries[0].to", "EventInPast");
        row("an end before its begin", changed(blackFriday(), [](Entry &e) { std::swap(e.from, e.to); }), "entries[0].to", "PolicyInvalid");
        row("a factor below one", changed(blackFriday(), [](Entry &e) { e.factor = 0.5; }), "entries[0].factor", "PolicyInvalid");
        row("an event that says nothing", changed(blackFriday(), [](Entry &e) { e.factor = 1.0; }), "entries[0].factor", "PolicyInvalid");
        row("a lead of a month", changed(blackFriday(), [](Entry &e) { e.lead = std::chrono::hours{24 * 30}; }), "entries[0].lead", "PolicyInvalid");
        Entry night = recurring(EntryKind::Schedule, "0 22 * * *", std::chrono::hours{8});
        night.max = 1;
        row("a day that never comes", changed(night, [](Entry &e) { e.cron = "0 0 30 2 *"; }), "entries[0].cron", "CronNeverFires");
        row("a line that is none", changed(night, [](Entry &e) { e.cron = "night"; }), "entries[0].cron", "PolicyInvalid");
        row("once and again", changed(night, [](Entry &e) { e.from = kNow; e.to = kNow + Seconds{60}; }), "entries[0].cron", "PolicyInvalid");
        row("no length", changed(night, [](Entry &e) { e.duration = Millis{0}; }), "entries[0].duration", "PolicyInvalid");
        row("min above max", changed(night, [](Entry &e) { e.min = 3; }), "entries[0].min", "PolicyInvalid");
        row("zero that nobody confirmed", changed(night, [](Entry &e) { e.max = 0; }), "entries[0].max", "ConfirmationRequired");
        row("neither floor nor ceiling", changed(night, [](Entry &e) { e.max.reset(); }), "entries[0].min", "PolicyInvalid");
        row("no name", changed(night, [](Entry &e) { e.name.clear(); }), "entries[0].name", "PolicyInvalid");
        row("one id twice", with({night, night}), "entries[1].id", "PolicyInvalid");
        Entry a = recurring(EntryKind::Freeze, "0 18 * * fri", std::chrono::hours{60});
        Entry b = recurring(EntryKind::Freeze, "0 6 * * sat", std::chrono::hours{6});
        b.id = "e9";
        row("two freezes that overlap", with({a, b}), "entries[1].from", "FreezeOverlaps");
        Entry far = blackFriday();
        far.kind = EntryKind::Freeze;
        far.factor = 1.0;
        far.lead = Millis{0};
        Entry far2 = far;
        far2.id = "e7";
        far2.from = *far.to - Seconds{1};
        far2.to = *far.to + Seconds{60};
        row("two that come once, far ahead", with({far, far2}), "entries[1].from", "FreezeOverlaps");
    }
    void refusesWhatMayNotBeSaved()
    {
        QFETCH(Calendar, calendar);
        QFETCH(QString, field);
        QFETCH(QString, code);
        const auto checked = checkCalendar(calendar, kNow);
        QVERIFY(!checked);
        QCOMPARE(QString::fromStdString(checked.error().where), field);
        QCOMPARE(QString::fromStdString(checked.error().reason), code);
    }

    void letsWhatIsOverStayUnchanged()
    {
        Entry old = blackFriday();
        old.from = at("2025-11-28T03:00:00Z");
        old.to = at("2025-11-29T03:00:00Z");
        QVERIFY(checkCalendar(with({old}), kNow, with({old})));
        Entry edited = old;
        edited.factor = 4.0;
        QVERIFY(!checkCalendar(with({edited}), kNow, with({old})));
        // Two freezes that touch, and two for different services, are none that overlap.
        Entry a = recurring(EntryKind::Freeze, "0 18 * * fri", std::chrono::hours{12});
        Entry b = recurring(EntryKind::Freeze, "0 6 * * sat", std::chrono::hours{6});
        b.id = "e9";
        QVERIFY(checkCalendar(with({a, b}), kNow));
    }

    void survivesJsonAndICalendar()
    {
        Entry night = recurring(EntryKind::Schedule, "30 22 * * mon,wed", std::chrono::hours{8});
        night.name = "noite; com, sinais \\ e acentuação — longa o bastante para dobrar a linha do arquivo";
        night.max = 0;
        night.mayBeZero = true;
        night.selector.workloads = {"loja_*"};
        night.except = {LocalDate{std::chrono::year{2026}, std::chrono::month{12}, std::chrono::day{24}}};
        Calendar c = with({blackFriday(), night});
        c.holidays = {OwnDate{.day = std::chrono::December / 24, .year = {}, .name = "Véspera"},
                      OwnDate{.day = std::chrono::June / 12, .year = std::chrono::year{2026}, .name = "Festa"}};
        const auto read = calendarFromJson(toJson(c));
        QVERIFY(read.has_value());
        QVERIFY(*read == c);
        const std::string text = toICalendar(c);
        for (std::size_t from = 0; from < text.size();) {
            const auto end = text.find("\r\n", from);
            QVERIFY(end != std::string::npos && end - from <= 75);
            from = end + 2;
        }
        const auto imported = fromICalendar(text, c.timeZone);
        QVERIFY2(imported.has_value(), imported ? "" : imported.error().detail.c_str());
        QVERIFY(imported->entries == c.entries);
        QVERIFY(imported->holidays == c.holidays);
    }

    void readsForeignFiles()
    {
        const std::string text = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1@x\r\nSUMMARY:Promo\\, grande\r\n"
                                 "DTSTART;TZID=America/New_York:20261127T080000\r\nDURATION:PT2H\r\nBEGIN:VALARM\r\nTRIGGER:-PT5M\r\nDURATION:PT1M\r\n"
                                 "END:VALARM\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nUID:2@x\r\nSUMMARY:Congela\r\nDTSTART:20260306T210000Z\r\n"
                                 "DTEND:20260309T090000Z\r\nRRULE:FREQ=WEEKLY;BYDAY=FR\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
        const auto read = fromICalendar(text, "America/Sao_Paulo", EntryKind::Freeze);
        QVERIFY2(read.has_value(), read ? "" : read.error().detail.c_str());
        QCOMPARE(read->entries.size(), std::size_t{2});
        QCOMPARE(read->entries[0].name, std::string("Promo, grande"));
        QVERIFY(*read->entries[0].from == at("2026-11-27T13:00:00Z"));
        QVERIFY(*read->entries[0].to == at("2026-11-27T15:00:00Z"));
        QCOMPARE(read->entries[1].cron, std::string("0 18 * * 5"));
        QVERIFY(read->entries[1].duration == std::chrono::hours{60});
    }

    void refusesForeignFilesByLine()
    {
        const auto where = [](const char *text) {
            const auto read = fromICalendar(text, "America/Sao_Paulo");
            return read ? std::string("read") : read.error().where;
        };
        QCOMPARE(where("hello"), std::string("line 1"));
        QCOMPARE(where("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:2026\nEND:VEVENT\n"), std::string("line 3"));
        QCOMPARE(where("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260306T210000Z\nDURATION:PT1H\nRRULE:FREQ=MONTHLY;BYDAY=1MO\nEND:VEVENT\n"),
                 std::string("line 5"));
        QCOMPARE(where("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260306T210000Z\nDURATION:PT1H\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n"),
                 std::string("line 5"));
        QCOMPARE(where("BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260306T210000Z\n"), std::string("line 3"));
    }

    void namesTheFieldOfJson()
    {
        const auto where = [](const char *text) {
            const auto read = calendarFromJson(parseJson(text, "test").value());
            return read ? std::string("read") : read.error().where;
        };
        QCOMPARE(where(R"({"entries": [{"kind": "event", "factr": 3}]})"), std::string("entries[0].factr"));
        QCOMPARE(where(R"({"entries": [{"kind": "party"}]})"), std::string("entries[0].kind"));
        QCOMPARE(where(R"({"entries": [{"kind": "event", "from": "tomorrow"}]})"), std::string("entries[0].from"));
        QCOMPARE(where(R"({"entries": {}})"), std::string("entries"));
        QCOMPARE(where(R"({"holidays": [{"date": "02-30", "name": "x"}]})"), std::string("holidays[0].date"));
        QCOMPARE(where(R"({"zone": "UTC"})"), std::string("zone"));
    }
};

QTEST_GUILESS_MAIN(TestCalendarEntries)
#include "tst_calendar_entries.moc"
