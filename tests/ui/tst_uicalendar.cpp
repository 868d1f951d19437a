// The operator's calendar in the window: entries in words, edited without a cron line, freeze windows on the charts.
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/calendardialog.h"
#include "ui/models/calendarwords.h"
#include "ui/pages/calendarsection.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPushButton>

#include <algorithm>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;
using calendar::EntryKind;

namespace {

Timestamp at(const char *text)
{
    return parseTimestamp(text).value_or(Timestamp{});
}

calendar::Entry freeze()
{
    calendar::Entry e;
    e.id = "e1";
    e.name = "Fechamento";
    e.kind = EntryKind::Freeze;
    e.cron = "0 18 * * 5";
    e.duration = std::chrono::hours{60};
    return e;
}

struct Dialog
{
    Dialog(Stage &stage, const calendar::Entry &entry)
        : dialog(new CalendarDialog(stage.console, entry, calendar::Calendar{}, stage.window.get()))
    {
        dialog->open();
    }
    template<class W>
    [[nodiscard]] W *named(const char *name) const
    {
        return dialog->findChild<W *>(QString::fromLatin1(name));
    }
    void save() const { QTest::mouseClick(named<QPushButton>("entrySave"), Qt::LeftButton); }
    [[nodiscard]] QString problem() const { return named<PlainLabel>("entryProblem")->plainText(); }

    QPointer<CalendarDialog> dialog;
};

Result<calendar::Entry> sentEntry(const Stage &stage)
{
    if (stage.console.submitted.empty())
        return fail(ErrorCode::NotFound, "submitted");
    return calendar::entryFromJson(stage.console.submitted.back().arguments["entry"]);
}

} // namespace

class TestUiCalendar : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void aWeekIsReadFromACronLineAndWrittenBack_data()
    {
        QTest::addColumn<QString>("cron");
        QTest::addColumn<QString>("again"); // empty: it says more than a week
        QTest::newRow("working days") << u"30 9 * * 1-5"_s << u"30 9 * * 1,2,3,4,5"_s;
        QTest::newRow("every day") << u"0 0 * * *"_s << u"0 0 * * *"_s;
        QTest::newRow("Sunday as seven") << u"5 23 * * 6,7"_s << u"5 23 * * 0,6"_s;
        QTest::newRow("by day of month") << u"0 9 1 * *"_s << QString();
        QTest::newRow("names") << u"0 9 * * mon"_s << QString();
        QTest::newRow("steps") << u"*/5 9 * * *"_s << QString();
        QTest::newRow("no such hour") << u"0 24 * * 1"_s << QString();
        QTest::newRow("backwards") << u"0 9 * * 5-1"_s << QString();
    }
    void aWeekIsReadFromACronLineAndWrittenBack()
    {
        QFETCH(QString, cron);
        QFETCH(QString, again);
        const auto weekly = weeklyOf(cron.toStdString());
        QCOMPARE(weekly.has_value(), !again.isEmpty());
        if (weekly)
            QCOMPARE(QString::fromStdString(cronOf(*weekly)), again);
    }

    void entriesAreSaidInTheirZone()
    {
        const auto zone = calendarZone(calendar::Calendar{}); // America/Sao_Paulo
        calendar::Entry once;
        once.from = at("2026-11-27T03:00:00Z");
        once.to = at("2026-11-28T02:59:00Z");
        QCOMPARE(calendarWhen(once, zone), u"27/11/2026 00:00 – 23:59"_s);
        QCOMPARE(calendarWhen(freeze(), zone), u"sex às 18:00, por 2 d 12 h"_s);
        calendar::Entry hours;
        hours.kind = EntryKind::Hours;
        hours.cron = "0 9 * * 1-5";
        hours.duration = std::chrono::hours{9};
        hours.except = {calendar::LocalDate{std::chrono::year{2026}, std::chrono::December, std::chrono::day{24}}};
        QCOMPARE(calendarWhen(hours, zone), u"seg–sex às 09:00, por 9 h; exceto em feriados; exceto 24/12/2026"_s);
        once.factor = 3.0;
        once.min = 4;
        once.lead = std::chrono::hours{2};
        QCOMPARE(calendarEffect(once), u"carga × 3,0, no mínimo 4 réplicas, pronto 2 h antes"_s);
        once.min = 1;
        QVERIFY(calendarEffect(once).contains(u"no mínimo 1 réplica,"_s));
        QCOMPARE(calendarWhom({}), u"todos os serviços"_s);
    }

    // Daylight saving: the wall of the zone, whatever this computer's is.
    void timesOfAFormAreThoseOfTheZone()
    {
        const auto zone = calendar::Zone::find("America/New_York").value();
        const Timestamp summer = at("2026-07-01T16:30:00Z");
        const Timestamp winter = at("2026-12-01T17:30:00Z");
        QCOMPARE(wallTime(summer, zone).time(), QTime(12, 30));
        QCOMPARE(wallTime(winter, zone).time(), QTime(12, 30));
        QCOMPARE(instantOf(wallTime(summer, zone), zone), summer);
        QCOMPARE(instantOf(wallTime(winter, zone), zone), winter);
    }

    void anEventIsMadeWithoutACronLine()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        calendar::Entry event;
        event.kind = EntryKind::Event;
        event.factor = 2.0;
        Dialog d(stage, event);
        d.save();
        QVERIFY(stage.console.submitted.empty()); // it has no name yet
        QCOMPARE(d.dialog->focusWidget(), d.named<QLineEdit>("entryName"));
        d.named<QLineEdit>("entryName")->setText(u"Black Friday"_s);
        d.named<QLineEdit>("entryFactor")->setText(u"3,5"_s);
        d.named<QLineEdit>("entryLead")->setText(u"2h"_s);
        d.named<QLineEdit>("entryGroups")->setText(u"vitrine, compra"_s);
        QTest::keyClick(d.named<QLineEdit>("entryContexts"), Qt::Key_P);
        QTest::keyClick(d.named<QLineEdit>("entryContexts"), Qt::Key_Return); // said, not refused
        const auto hints = d.dialog->findChildren<PlainLabel *>();
        QVERIFY(std::any_of(hints.begin(), hints.end(), [](const PlainLabel *hint) {
            return hint->plainText() == u"Nenhum contexto se chama “p”."_s;
        }));
        d.named<QLineEdit>("entryContexts")->clear();
        d.named<QDateTimeEdit>("entryFrom")->setDateTime(QDateTime(QDate(2026, 11, 27), QTime(0, 0), Qt::UTC));
        d.named<QDateTimeEdit>("entryTo")->setDateTime(QDateTime(QDate(2026, 11, 26), QTime(0, 0), Qt::UTC));
        d.save();
        QVERIFY(stage.console.submitted.empty()); // it would end before it begins
        QVERIFY(!d.problem().isEmpty());
        d.named<QDateTimeEdit>("entryTo")->setDateTime(QDateTime(QDate(2026, 11, 28), QTime(0, 0), Qt::UTC));
        d.save();
        QTRY_VERIFY(!d.dialog);
        QCOMPARE(stage.console.submitted.back().kind, std::string(command::calendarPut));
        const auto sent = sentEntry(stage);
        QVERIFY(sent);
        QCOMPARE(sent->name, std::string("Black Friday"));
        QCOMPARE(sent->factor, 3.5);
        QCOMPARE(sent->lead, Millis{std::chrono::hours{2}});
        QCOMPARE(sent->selector.groups, (std::vector<std::string>{"vitrine", "compra"}));
        QVERIFY(sent->from == at("2026-11-27T03:00:00Z")); // midnight in São Paulo
        QVERIFY(sent->cron.empty());
    }

    void aWeeklyFreezeKeepsItsPlaceAndItsExceptions()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        Dialog d(stage, freeze());
        QVERIFY(d.named<QPushButton>("entryDay-5")->isChecked());
        QVERIFY(!d.named<QPushButton>("entryDay-1")->isChecked());
        d.named<QPushButton>("entryDay-5")->click();
        d.save();
        QVERIFY(stage.console.submitted.empty()); // no day is left
        d.named<QPushButton>("entryDay-6")->click();
        d.named<QLineEdit>("entryExcept")->setText(u"24/12/2026, amanhã"_s);
        d.save();
        QVERIFY(stage.console.submitted.empty());
        d.named<QLineEdit>("entryExcept")->setText(u"24/12/2026, 2026-12-31"_s);
        d.save();
        QTRY_VERIFY(!d.dialog);
        const auto sent = sentEntry(stage);
        QVERIFY(sent);
        QCOMPARE(sent->id, std::string("e1"));
        QCOMPARE(sent->cron, std::string("0 18 * * 6"));
        QCOMPARE(sent->except.size(), std::size_t{2});
    }

    void zeroReplicasAreConfirmedByTyping()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        calendar::Entry night;
        night.kind = EntryKind::Schedule;
        night.name = "Madrugada";
        night.cron = "0 1 * * *";
        night.duration = std::chrono::hours{4};
        Dialog d(stage, night);
        d.named<QLineEdit>("entryMax")->setText(u"0"_s);
        d.save();
        QVERIFY(stage.console.submitted.empty());
        auto *typed = d.named<QLineEdit>("confirmTyped");
        QTRY_VERIFY(typed && typed->isVisible());
        auto *confirm = d.named<QPushButton>("confirmButton");
        QVERIFY(!confirm->isEnabled());
        typed->setText(u"0"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(integerAt(stage.console.submitted[0].arguments, "confirm").value_or(-1), std::int64_t{0});
    }

    // The engine keeps a confirmation for the same services at the same times only; so does the form.
    void aConfirmedZeroIsAskedForAgainOnlyWhereItReachesFurther()
    {
        calendar::Entry night;
        night.id = "e1";
        night.kind = EntryKind::Schedule;
        night.name = "Madrugada";
        night.cron = "0 1 * * 1-5"; // the form alone would write 1,2,3,4,5
        night.duration = std::chrono::hours{4};
        night.selector.workloads = {"loja_" + std::string(150, 'a')}; // is not shortened by being shown
        night.max = 0;
        night.mayBeZero = true;
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        Dialog renamed(stage, night);
        renamed.named<QLineEdit>("entryName")->setText(u"Noite"_s);
        renamed.save();
        QTRY_VERIFY(!renamed.dialog);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QVERIFY(!stage.console.submitted[0].arguments.contains("confirm"));
        const auto sent = sentEntry(stage);
        QVERIFY(sent);
        QCOMPARE(sent->cron, night.cron);
        QVERIFY(sent->selector == night.selector);

        Dialog longer(stage, night);
        longer.named<QLineEdit>("entryDuration")->setText(u"5h"_s);
        longer.save();
        auto *typed = longer.named<QLineEdit>("confirmTyped");
        QTRY_VERIFY(typed && typed->isVisible());
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        typed->setText(u"0"_s);
        QTest::mouseClick(longer.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{2});
        QCOMPARE(integerAt(stage.console.submitted[1].arguments, "confirm").value_or(-1), std::int64_t{0});
    }

    void whatTheEngineWouldRefuseIsSaidInTheForm_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QString>("field");
        QTest::addColumn<QString>("typed");
        QTest::addColumn<bool>("isFine");
        const int event = static_cast<int>(EntryKind::Event);
        const int schedule = static_cast<int>(EntryKind::Schedule);
        QTest::newRow("event without effect") << event << u"entryFactor"_s << u"1"_s << false;
        QTest::newRow("event below one") << event << u"entryFactor"_s << u"0,5"_s << false;
        QTest::newRow("event above a hundred") << event << u"entryFactor"_s << u"101"_s << false;
        QTest::newRow("event of a hundred") << event << u"entryFactor"_s << u"100"_s << true;
        QTest::newRow("schedule without bounds") << schedule << u"entryMin"_s << QString() << false;
        QTest::newRow("schedule with a floor") << schedule << u"entryMin"_s << u"3"_s << true;
        QTest::newRow("more replicas than may be") << schedule << u"entryMin"_s << u"10001"_s << false;
        QTest::newRow("name of 81 bytes") << event << u"entryName"_s << u"é"_s.repeated(40) + u'x' << false;
        QTest::newRow("name of 80 bytes") << event << u"entryName"_s << u"é"_s.repeated(40) << true;
    }
    void whatTheEngineWouldRefuseIsSaidInTheForm()
    {
        QFETCH(int, kind);
        QFETCH(QString, field);
        QFETCH(QString, typed);
        QFETCH(bool, isFine);
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        calendar::Entry entry;
        entry.kind = static_cast<EntryKind>(kind);
        entry.factor = entry.kind == EntryKind::Event ? 2.0 : 1.0;
        entry.name = "Nome";
        Dialog d(stage, entry);
        d.dialog->findChild<QLineEdit *>(field)->setText(typed);
        d.save();
        QTRY_COMPARE(!d.dialog, isFine);
        QCOMPARE(stage.console.submitted.size(), std::size_t{isFine ? 1U : 0U});
    }

    void aFloorAboveTheCeilingIsRefused()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        calendar::Entry entry;
        entry.kind = EntryKind::Schedule;
        entry.name = "Nome";
        entry.min = 5;
        entry.max = 4;
        Dialog d(stage, entry);
        d.save();
        QVERIFY(!d.problem().isEmpty());
        QVERIFY(stage.console.submitted.empty());
    }

    // The command line changes the calendar while somebody writes holidays into the form.
    void halfTypedHolidaysStayWhenTheCalendarChangesElsewhere()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.calendar.entries = {freeze()};
        Stage stage(s, u"settings"_s);
        stage.window->showPage(u"settings"_s, u"calendar"_s);
        auto *holidays = stage.named<QLineEdit>("calendarHolidays");
        auto *national = stage.named<QCheckBox>("calendarNational");
        QTRY_VERIFY(holidays && holidays->isVisible());
        const bool was = national->isChecked();
        holidays->setFocus();
        QTest::keyClicks(holidays, u"25/01 Aniver"_s);
        holidays->setCursorPosition(3);

        // Another entry, another own holiday, another switch.
        s.calendar.entries.push_back(freeze());
        s.calendar.entries.back().id = "e2";
        s.calendar.holidays = *CalendarSection::holidaysOf(u"09/07 Revolução"_s);
        s.calendar.brazilianHolidays = !was;
        stage.console.setSnapshot(s);
        QCOMPARE(holidays->text(), u"25/01 Aniver"_s);
        QCOMPARE(holidays->cursorPosition(), 3);
        QCOMPARE(national->isChecked(), !was); // not touched here: as it is now
        // A minute later the same calendar: still there.
        s.now += std::chrono::minutes{1};
        stage.console.setSnapshot(s);
        QCOMPARE(holidays->text(), u"25/01 Aniver"_s);

        // Whoever typed nothing sees what was changed.
        holidays->setText(CalendarSection::holidaysText(s.calendar.holidays));
        s.calendar.holidays = *CalendarSection::holidaysOf(u"20/11 Zumbi"_s);
        stage.console.setSnapshot(s);
        QCOMPARE(holidays->text(), u"20/11 Zumbi"_s);
    }

    void aRefusalStaysWithWhatWasTyped()
    {
        Stage stage(test::fixtureSnapshot(3), u"settings"_s);
        stage.console.answer = CommandAnswer{
            .done = false,
            .result = {},
            .error = Error{ErrorCode::InvalidArgument, "entries[0]", "e2", "FreezeOverlaps"}};
        Dialog d(stage, freeze());
        d.save();
        QTRY_VERIFY(!d.problem().isEmpty());
        QVERIFY(d.dialog && d.dialog->isVisible());
        QCOMPARE(d.named<QLineEdit>("entryName")->text(), u"Fechamento"_s);
    }

    void theSectionShowsAddsRemovesAndSaves()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.calendar.entries = {freeze()};
        Stage stage(s, u"settings"_s);
        auto *list = stage.named<QListWidget>("settingsSections");
        list->setCurrentRow(list->row(list->findItems(u"Calendário"_s, Qt::MatchExactly).value(0)));
        QVERIFY(stage.named<QWidget>("calendarEntry")->isVisible());
        QTest::mouseClick(stage.named<QPushButton>("calendarRemove"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<QPushButton>("confirmButton"));
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::calendarRemove));

        stage.named<QLineEdit>("calendarHolidays")->setText(u"25/01 Aniversário; amanhã folga"_s);
        QTest::mouseClick(stage.named<QPushButton>("calendarSaveDays"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        stage.named<QLineEdit>("calendarHolidays")->setText(u"25/01 Aniversário; 29/02/2028 Ponte"_s);
        stage.named<QCheckBox>("calendarNational")->setChecked(false);
        QTest::mouseClick(stage.named<QPushButton>("calendarSaveDays"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{2});
        const auto sent = calendar::calendarFromJson(stage.console.submitted[1].arguments["calendar"]);
        QVERIFY(sent && !sent->brazilianHolidays);
        QCOMPARE(sent->holidays.size(), std::size_t{2});
        QVERIFY(!sent->holidays[0].year && sent->holidays[1].year);
        QCOMPARE(sent->entries.size(), std::size_t{1}); // what is planned stays
        // It may lift a freeze: asked for.
        QTRY_VERIFY(!stage.named<QPushButton>("confirmButton"));
        QTest::mouseClick(stage.named<QPushButton>("calendarUndo"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{2});
        QTRY_VERIFY(stage.named<QPushButton>("confirmButton"));
        QTest::mouseClick(stage.named<QPushButton>("confirmButton"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.back().kind, std::string(command::calendarUndo));

        // A calendar that cannot be read says what that means.
        s.calendarProblem = "entries[0].cron";
        stage.console.setSnapshot(s);
        QTRY_VERIFY(stage.named<PlainLabel>("calendarProblem")->isVisible());
        QVERIFY(!stage.named<QPushButton>("calendarAdd")->isEnabled());
        QVERIFY(!stage.named<QPushButton>("calendarExport")->isEnabled());
        QVERIFY(!CalendarSection::holidaysOf(u"09/07/26 Ponte"_s)); // the year 26
    }

    void freezesAheadAreStretchesOfTheCharts()
    {
        calendar::Calendar calendar;
        calendar.entries = {freeze()};
        calendar.entries[0].selector.workloads = {"loja_*"};
        const WorkloadRef shop{ContextName("c"), "-", WorkloadKind::Service, "loja_api"};
        const Timestamp friday = at("2026-03-06T20:00:00Z"); // an hour before 18:00 in São Paulo
        const auto spans = freezeSpans(calendar, shop, {}, friday, friday + std::chrono::hours{24});
        QCOMPARE(spans.size(), std::size_t{1});
        QCOMPARE(spans[0].kind, ChartSpan::Kind::Freeze);
        QVERIFY(spans[0].from == at("2026-03-06T21:00:00Z"));
        const WorkloadRef other{ContextName("c"), "-", WorkloadKind::Service, "busca"};
        QVERIFY(freezeSpans(calendar, other, {}, friday, friday + std::chrono::hours{24}).empty());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiCalendar test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uicalendar.moc"
