// What the window keeps between starts, asks once, offers in bars; the dry run said.
#include "tests/ui/stage.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/translations.h"
#include "ui/shell/updatewatch.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDateTime>
#include <QJsonArray>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::FixtureConsole;
using preamar::test::fixtureSnapshot;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

// A console whose window remembers, as the program's does.
struct Start
{
    explicit Start(const QString &file, const Snapshot &snapshot = fixtureSnapshot(12))
    {
        console.state().open(file);
        console.setSnapshot(snapshot);
        window = std::make_unique<MainWindow>(console);
        window->rememberPlace();
        window->show();
        window->activateWindow();
        ready = QTest::qWaitForWindowActive(window.get()) && QTest::qWaitFor([this] { return window->isSettled(); }, 3000);
    }
    template<class W>
    [[nodiscard]] W *named(const char *name) const
    {
        return window->findChild<W *>(QString::fromLatin1(name));
    }
    FixtureConsole console;
    std::unique_ptr<MainWindow> window;
    bool ready = false;
};

QPushButton *yesOf(const Banner *bar)
{
    return bar->findChild<QPushButton *>(u"bannerAction"_s);
}

QPushButton *noOf(const Banner *bar)
{
    return bar->findChild<QPushButton *>(u"bannerSecond"_s);
}

void choose(QComboBox *box, int steps)
{
    box->setFocus();
    for (int i = 0; i < steps; ++i)
        QTest::keyClick(box, Qt::Key_Down);
}

} // namespace

class TestUiDesk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void comesBackAsItWasLeft()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        Snapshot s = fixtureSnapshot(12);
        const QString ref = QString::fromStdString(toString(s.cycle->workloads[1].workload.ref));
        {
            Start start(file, s);
            QVERIFY(start.ready);
            start.window->setGeometry(30, 40, 1100, 720);
            start.window->showPage(u"services"_s);
            auto *order = start.named<QComboBox>("serviceOrder");
            choose(order, 2); // by CPU
            QCOMPARE(order->currentIndex(), 2);
            start.window->showPage(u"log"_s);
            QTest::mouseClick(start.named<QPushButton>("logView-1"), Qt::LeftButton);
            choose(start.named<QComboBox>("logLevel"), 1);
            start.window->showPage(u"service"_s, ref);
            QTRY_VERIFY(start.named<QPushButton>("range3"));
            QTest::mouseClick(start.named<QPushButton>("range3"), Qt::LeftButton);
            start.window->close();
        }
        Start again(file, s);
        QVERIFY(again.ready);
        QCOMPARE(again.window->size(), QSize(1100, 720));
        QCOMPARE(again.window->currentPage(), u"service"_s);
        QTRY_VERIFY(again.named<QPushButton>("range3") && again.named<QPushButton>("range3")->isChecked());
        again.window->showPage(u"services"_s);
        QTRY_COMPARE(again.named<QComboBox>("serviceOrder")->currentIndex(), 2);
        again.window->showPage(u"log"_s);
        QVERIFY(again.named<QPushButton>("logView-1")->isChecked());
        QCOMPARE(again.named<QComboBox>("logLevel")->currentIndex(), 1);
        QTRY_VERIFY(again.console.queries.back().atLeast == Severity::Warning);
    }

    void anOrderThatNoLongerExistsIsTheFirst()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        {
            FixtureConsole console;
            console.state().open(file);
            console.state().setValue(u"services.sort"_s, QJsonArray{999, 7});
            console.state().setValue(u"service.range"_s, -4);
            console.state().setValue(u"log.level"_s, u"high"_s);
            console.state().setValue(u"window.page"_s, u"services"_s);
        }
        Start start(file);
        QVERIFY(start.ready);
        QCOMPARE(start.named<QComboBox>("serviceOrder")->currentIndex(), 0);
        start.window->showPage(u"log"_s);
        QCOMPARE(start.named<QComboBox>("logLevel")->currentIndex(), 0);
    }

    void theCrashReportIsCopiedAndDismissed()
    {
        Stage stage(fixtureSnapshot(12), u"overview"_s);
        int dismissed = 0;
        stage.window->offerCrashReport(u"Preamar 0.1.0\ncause SIGSEGV 11\n"_s, [&] { ++dismissed; });
        auto *bar = stage.named<Banner>("offer");
        QVERIFY(bar->isVisible());
        QCOMPARE(yesOf(bar)->text(), u"Copiar para a área de transferência"_s);
        QCOMPARE(noOf(bar)->text(), u"Dispensar"_s);
        QTest::mouseClick(yesOf(bar), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(u"SIGSEGV"_s));
        QVERIFY(bar->isVisible()); // copied is not dismissed
        QCOMPARE(dismissed, 0);
        QTRY_VERIFY(noOf(bar)->isVisible());
        QTest::mouseClick(noOf(bar), Qt::LeftButton);
        QVERIFY(!bar->isVisible());
        QCOMPARE(dismissed, 1);
    }

    void startingWithTheSessionIsAskedOnceAndNeverTaken()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        {
            Start start(file);
            auto *bar = start.named<Banner>("offer");
            QVERIFY(bar->isVisible());
            QCOMPARE(start.console.startsWithSession, std::optional(false));
            QTest::mouseClick(noOf(bar), Qt::LeftButton);
            QVERIFY(!bar->isVisible());
            start.console.setSnapshot(fixtureSnapshot(12));
            QVERIFY(!bar->isVisible());
            QCOMPARE(start.console.startsWithSession, std::optional(false));
        }
        Start again(file);
        QVERIFY(!again.named<Banner>("offer")->isVisible());
    }

    void startingWithTheSessionIsNotAskedOnTheDemonstrationNorOfPictures()
    {
        QTemporaryDir dir;
        Snapshot lab = fixtureSnapshot(12);
        lab.isLab = true;
        Start start(dir.filePath(u"window.json"_s), lab);
        QVERIFY(!start.named<Banner>("offer")->isVisible());
        Stage stage(fixtureSnapshot(12), u"overview"_s); // remembers nothing
        QVERIFY(!stage.named<Banner>("offer")->isVisible());
    }

    void startingWithTheSessionByYesAndBySetting()
    {
        QTemporaryDir dir;
        Start start(dir.filePath(u"window.json"_s));
        QTest::mouseClick(yesOf(start.named<Banner>("offer")), Qt::LeftButton);
        QCOMPARE(start.console.startsWithSession, std::optional(true));
        start.window->showPage(u"settings"_s);
        auto *box = start.named<QCheckBox>("setting-autostart");
        QTRY_VERIFY(box->isVisible());
        QVERIFY(box->isChecked());
        box->setFocus();
        QTest::keyClick(box, Qt::Key_Space);
        QCOMPARE(start.console.startsWithSession, std::optional(false));
        auto *minimised = start.named<QCheckBox>("setting-start_minimized");
        QVERIFY(!minimised->isChecked());
        minimised->setFocus();
        QTest::keyClick(minimised, Qt::Key_Space);
        QVERIFY(start.console.state().value(u"window.startMinimized"_s).toBool());
        QVERIFY(start.console.submitted.empty());
    }

    void aNewVersionIsLookedForOnlyWhereItIsSwitchedOnAndWeekly()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        const auto prepare = [&](bool on, double looked) {
            FixtureConsole console;
            console.state().open(file);
            console.state().setValue(u"autostart.asked"_s, true);
            setUpdateChoice(console.state(), {.isOn = on, .feed = u"https://example.org/preamar.json"_s});
            console.state().setValue(u"update.looked"_s, looked);
        };
        const auto now = static_cast<double>(QDateTime::currentMSecsSinceEpoch());
        constexpr double kDay = 86'400'000.0;
        const auto asked = [&] {
            Start start(file);
            QTest::qWait(20);
            return start.console.feeds.size();
        };
        {
            Start start(file); // a fresh home: off
            QTest::qWait(20);
            QVERIFY(start.console.feeds.empty());
        }
        prepare(false, 0);
        QCOMPARE(asked(), std::size_t{0});
        prepare(true, now - 6 * kDay);
        QCOMPARE(asked(), std::size_t{0});
        prepare(true, now - 8 * kDay);
        QCOMPARE(asked(), std::size_t{1});
        QCOMPARE(asked(), std::size_t{0}); // it was asked just now
        prepare(true, now + 400 * kDay);   // of a clock that was wrong
        QCOMPARE(asked(), std::size_t{1});
    }

    void aNewVersionIsOfferedOnceAndDismissed()
    {
        QTemporaryDir dir;
        const QString file = dir.filePath(u"window.json"_s);
        const auto begin = [&](const char *version) {
            auto console = std::make_unique<FixtureConsole>();
            console->state().open(file);
            console->state().setValue(u"autostart.asked"_s, true);
            setUpdateChoice(console->state(), {.isOn = true, .feed = u"https://example.org/preamar.json"_s});
            console->state().setValue(u"update.looked"_s, 0);
            console->setSnapshot(fixtureSnapshot(3));
            console->news = UpdateNews{.version = version, .page = "https://example.org/news", .isNewer = true};
            return console;
        };
        {
            auto console = begin("0.2.0");
            MainWindow window(*console);
            window.rememberPlace();
            window.show();
            auto *bar = window.findChild<Banner *>(u"offer"_s);
            QTRY_VERIFY(bar->isVisible());
            QVERIFY(bar->text().contains(u"0.2.0"_s));
            QTest::mouseClick(noOf(bar), Qt::LeftButton);
            QVERIFY(!bar->isVisible());
        }
        for (const auto &[version, offered] : {std::pair{"0.2.0", false}, std::pair{"0.3.0", true}}) {
            auto console = begin(version);
            MainWindow window(*console);
            window.rememberPlace();
            window.show();
            QTRY_COMPARE(console->feeds.size(), std::size_t{1});
            QTest::qWait(20);
            QCOMPARE(window.findChild<Banner *>(u"offer"_s)->isVisible(), offered);
        }
    }

    void aNewerVersionTakesThePlaceOfTheOneOffered()
    {
        Stage stage(fixtureSnapshot(3), u"overview"_s);
        int dismissed = 0;
        for (const int version : {2, 3}) {
            stage.window->offer({.id = u"update"_s,
                                 .text = u"version %1"_s.arg(version),
                                 .isProblem = false,
                                 .yes = {},
                                 .onYes = {},
                                 .staysAfterYes = false,
                                 .no = u"Dismiss"_s,
                                 .onNo = [&dismissed, version] { dismissed = version; }});
        }
        auto *bar = stage.named<Banner>("offer");
        QVERIFY2(bar->text().contains(u"version 3"_s), qPrintable(bar->text()));
        QTRY_VERIFY(noOf(bar)->isVisible());
        QTest::mouseClick(noOf(bar), Qt::LeftButton);
        QCOMPARE(dismissed, 3);
        QVERIFY(!bar->isVisible()); // the older one is not told after it
    }

    void anotherFeedIsAskedWithoutWaitingAWeek()
    {
        FixtureConsole console;
        auto &state = console.state();
        setUpdateChoice(state, {.isOn = true, .feed = u"https://example.org/a.json"_s});
        state.setValue(u"update.looked"_s, 1000.0);
        setUpdateChoice(state, {.isOn = false, .feed = u"https://example.org/a.json"_s});
        QCOMPARE(state.value(u"update.looked"_s).toDouble(), 1000.0);
        setUpdateChoice(state, {.isOn = true, .feed = u"https://example.org/b.json"_s});
        QCOMPARE(state.value(u"update.looked"_s).toDouble(), 0.0);
    }

    void theEntryOfTheSessionIsReadWhenShownAlone()
    {
        Stage stage(fixtureSnapshot(3), u"settings"_s);
        auto *box = stage.named<QCheckBox>("setting-autostart");
        QVERIFY(!box->isChecked());
        stage.console.startsWithSession = true; // changed elsewhere
        const int reads = stage.console.autostartReads;
        for (int i = 0; i < 5; ++i)
            stage.console.setSnapshot(fixtureSnapshot(3));
        QCOMPARE(stage.console.autostartReads, reads);
        stage.window->showPage(u"overview"_s);
        stage.window->showPage(u"settings"_s);
        QTRY_VERIFY(box->isChecked());
    }

    void aBuildOfADistributionNeverLooks()
    {
        QTemporaryDir dir;
        FixtureConsole console;
        console.seeksUpdates = false;
        console.state().open(dir.filePath(u"window.json"_s));
        setUpdateChoice(console.state(), {.isOn = true, .feed = u"https://example.org/preamar.json"_s});
        console.setSnapshot(fixtureSnapshot(3));
        MainWindow window(console);
        window.rememberPlace();
        window.show();
        QTest::qWait(30);
        QVERIFY(console.feeds.empty());
        window.showPage(u"settings"_s, u"about"_s);
        QVERIFY(!window.findChild<QCheckBox *>(u"setting-update_check"_s));
    }

    void theFeedIsCheckedKeptAndAskedNow()
    {
        Stage stage(fixtureSnapshot(12), u"settings"_s);
        stage.window->showPage(u"settings"_s, u"about"_s);
        auto *feed = stage.named<QLineEdit>("setting-update_feed");
        auto *look = stage.named<QPushButton>("updateLook");
        QTRY_VERIFY(look->isVisible());
        QTest::mouseClick(look, Qt::LeftButton); // none yet
        QVERIFY(stage.console.feeds.empty());
        feed->setFocus();
        QTest::keyClicks(feed, u"http://me:secret@example.org/f"_s);
        QTest::keyClick(feed, Qt::Key_Return);
        QVERIFY(updateChoice(stage.console.state()).feed.isEmpty());
        feed->clear();
        QTest::keyClicks(feed, u" https://example.org/preamar.json"_s);
        QTest::keyClick(feed, Qt::Key_Return);
        QCOMPARE(updateChoice(stage.console.state()).feed, u"https://example.org/preamar.json"_s);
        stage.console.news = UpdateNews{.version = "9.0", .page = {}, .isNewer = true};
        QTest::mouseClick(look, Qt::LeftButton);
        QTRY_VERIFY(stage.named<PlainLabel>("updateAnswer")->plainText().contains(u"9.0"_s));
        QVERIFY(!updateChoice(stage.console.state()).isOn);
    }

    void theDryRunIsSaidEverywhereAndSwitchedByKey()
    {
        Snapshot s = fixtureSnapshot(12);
        Stage off(s);
        QVERIFY(off.ready && off.still(0));
        QVERIFY(!off.named<Banner>("dryRunBar")->isVisible());
        QTest::keyClick(off.window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QTRY_COMPARE(off.console.submitted.size(), std::size_t{1});
        QCOMPARE(off.console.submitted[0].kind, std::string(command::settingSet));
        QCOMPARE(stringAt(off.console.submitted[0].arguments, "key").value_or(""), std::string("dry_run"));
        QCOMPARE(stringAt(off.console.submitted[0].arguments, "value").value_or(""), std::string("on"));
        s.settings.dryRun = true;
        Stage on(s);
        QVERIFY(on.ready && on.still(0));
        QVERIFY(on.named<Banner>("dryRunBar")->isVisible());
        QVERIFY(on.window->windowTitle().contains(u"dry-run"_s));
        QVERIFY(on.card(0)->findChild<QPushButton *>(u"approveButton"_s)->text().contains(u"dry-run"_s));
        QTest::mouseClick(yesOf(on.named<Banner>("dryRunBar")), Qt::LeftButton);
        QCOMPARE(stringAt(on.console.submitted.back().arguments, "value").value_or(""), std::string("off"));
    }

    void switchingTheDryRunTakesBackWhatWaits()
    {
        Stage stage(fixtureSnapshot(12));
        QVERIFY(stage.ready && stage.still(0));
        stage.console.approvals().setGrace(30);
        stage.card(0)->approve();
        QCOMPARE(stage.console.approvals().count(), 1);
        QTest::keyClick(stage.window.get(), Qt::Key_D, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(stage.console.approvals().count(), 0);
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiDesk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uidesk.moc"
