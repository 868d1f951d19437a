// Longer work in the one place for it: named, how far, cancelled, ended; several of them; said aloud; of the engine too.
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/checks.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/shell/worksbar.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QFileDialog>
#include <QMenu>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include <algorithm>

using namespace preamar;
using namespace preamar::ui;
using preamar::test::fixtureSnapshot;
using preamar::test::Stage;
using namespace Qt::StringLiterals;

namespace {

// The line of the bar with this number, the lowest first.
struct Line
{
    Line(const Stage &stage, int number) : box(stage.named<QWidget>(qPrintable(u"work-%1"_s.arg(number)))) {}
    [[nodiscard]] bool isShown() const { return box && box->isVisible(); }
    [[nodiscard]] QString text(const char *name) const
    {
        return box->findChild<PlainLabel *>(QString::fromLatin1(name))->plainText();
    }
    template<class W>
    [[nodiscard]] W *part(const char *name) const
    {
        return box->findChild<W *>(QString::fromLatin1(name));
    }
    QWidget *box;
};

Snapshot fetching(double share)
{
    Snapshot s = fixtureSnapshot(4);
    s.cycle->contexts.front().backfillProgress = share;
    return s;
}

const Work *workOf(const std::vector<Work> &works, const QString &id)
{
    const auto it = std::find_if(works.begin(), works.end(), [&](const Work &w) { return w.id == id; });
    return it == works.end() ? nullptr : &*it;
}

// As the page of the log asks for it.
bool exportsTo(const Stage &stage, const QString &file)
{
    stage.named<QToolButton>("logExport")->menu()->actions().at(2)->trigger();
    for (auto *dialog : stage.window->findChildren<QFileDialog *>(u"exportDialog"_s)) {
        if (!dialog->isVisible())
            continue;
        Q_EMIT dialog->fileSelected(file);
        dialog->close();
        return true;
    }
    return false;
}

// The page of simulations plays as soon as it is seen; this one does not end.
bool plays(Stage &stage)
{
    stage.console.answersSimulations = false;
    stage.window->showPage(u"simulation"_s);
    return QTest::qWaitFor([&] { return stage.console.controls.size() == 1; }, 3000);
}

} // namespace

class TestUiWorks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void nothingIsShownWhereNothingIsUnderWay()
    {
        Stage stage(fixtureSnapshot(4), u"overview"_s);
        QVERIFY(stage.ready);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
    }

    void aReplayIsSeenFromAnyPageAndCancelledThere()
    {
        Stage stage(fixtureSnapshot(4), u"overview"_s);
        QVERIFY(plays(stage));
        stage.window->showPage(u"overview"_s);
        const Line line(stage, 0);
        QVERIFY(line.isShown());
        QVERIFY2(line.text("workTitle").startsWith(u"Simulando "_s), qPrintable(line.text("workTitle")));
        QTRY_COMPARE(line.text("workShare"), words::percent(0.5, 0));
        QCOMPARE(line.part<QProgressBar>("workProgress")->value(), 500);
        QTest::mouseClick(line.part<QPushButton>("workOpen"), Qt::LeftButton);
        QCOMPARE(stage.window->currentPage(), u"simulation"_s);
        stage.window->showPage(u"overview"_s);
        QTest::mouseClick(line.part<QPushButton>("workCancel"), Qt::LeftButton);
        QVERIFY(stage.console.controls.front()->cancelled());
        QCOMPARE(line.text("workDetail"), u"Cancelado"_s);
        QVERIFY(!line.part<QPushButton>("workCancel")->isVisible());
        QTest::mouseClick(line.part<QToolButton>("workHide"), Qt::LeftButton);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
        stage.window->showPage(u"simulation"_s);
        QVERIFY(stage.window->isSettled()); // the page knows that it was cancelled
    }

    void aReplayEndsWithItsAdvice()
    {
        Stage stage(fixtureSnapshot(4), u"simulation"_s);
        QTRY_VERIFY(stage.console.controls.size() == 1 && stage.window->isSettled());
        const Line line(stage, 0);
        QVERIFY(!line.text("workDetail").isEmpty());
        QCOMPARE(line.text("workDetail"), u"O conselho está na página."_s);
        QVERIFY(!stage.named<PlainLabel>("advice")->plainText().isEmpty());
    }

    void whatFailedStaysUntilItIsRead()
    {
        Stage stage(fixtureSnapshot(4), u"settings"_s);
        stage.window->showPage(u"settings"_s, u"data"_s);
        stage.console.backupResult = fail(ErrorCode::Storage, "disk");
        const auto backup = [&] {
            QTest::mouseClick(stage.named<QPushButton>("backupButton"), Qt::LeftButton);
            auto *dialog = stage.window->findChild<QFileDialog *>(u"backupDialog"_s);
            if (!dialog)
                return false;
            Q_EMIT dialog->fileSelected(u"/tmp/x.preamar-backup"_s);
            dialog->close();
            return true;
        };
        QVERIFY(backup());
        const Line line(stage, 0);
        QTRY_VERIFY(line.isShown() && !line.part<QProgressBar>("workProgress")->isVisible());
        QVERIFY(!line.part<QPushButton>("workCancel")->isVisible()); // one copy by the database
        QTRY_VERIFY(!line.text("workDetail").isEmpty());
        QVERIFY(!worksOf(stage.console).isRunning(u"backup"_s));
        QCOMPARE(worksOf(stage.console).all().front().state, Work::State::Failed);
        QTest::mouseClick(line.part<QToolButton>("workHide"), Qt::LeftButton);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
    }

    void aTestOfAConnectionIsCancelledAndItsAnswerForgotten()
    {
        Stage stage(fixtureSnapshot(4), u"contexts"_s);
        auto *test = stage.named<QPushButton>("contextTest");
        QVERIFY(test);
        QTest::mouseClick(test, Qt::LeftButton);
        const Line line(stage, 0);
        QVERIFY(line.isShown() && !test->isEnabled());
        QVERIFY2(line.text("workTitle").startsWith(u"Testando a conexão de "_s), qPrintable(line.text("workTitle")));
        QTest::mouseClick(line.part<QPushButton>("workCancel"), Qt::LeftButton);
        QVERIFY(test->isEnabled());
        QTest::qWait(10); // the answer comes and finds nobody
        QCOMPARE(worksOf(stage.console).all().front().state, Work::State::Cancelled);
        QTest::mouseClick(test, Qt::LeftButton);
        QTRY_VERIFY(worksOf(stage.console).all().front().state == Work::State::Done ||
                    worksOf(stage.console).all().front().state == Work::State::Failed);
    }

    void aTestOfWhatIsNoLongerShownIsCancelled()
    {
        Snapshot s = test::watchedSnapshot(2);
        Stage stage(s, u"contexts"_s);
        Works &works = worksOf(stage.console);
        auto *test = stage.named<QPushButton>("contextTest"); // of the first card
        QTest::mouseClick(test, Qt::LeftButton);
        QVERIFY(works.isRunning(u"test/prod-swarm"_s));
        s.contexts.front().url = "https://other:9443";
        stage.console.setSnapshot(s); // before the answer
        QVERIFY(test->isEnabled());
        QCOMPARE(workOf(works.all(), u"test/prod-swarm"_s)->state, Work::State::Cancelled);
        QTest::qWait(10); // the answer comes and says nothing
        QCOMPARE(workOf(works.all(), u"test/prod-swarm"_s)->state, Work::State::Cancelled);
        // The card shows another context from now on: what is tested there is not cancelled with the old name.
        QTest::mouseClick(test, Qt::LeftButton);
        QVERIFY(works.isRunning(u"test/prod-swarm"_s));
        s.contexts.erase(s.contexts.begin());
        s.cycle->contexts.erase(s.cycle->contexts.begin());
        stage.console.setSnapshot(s);
        QVERIFY(!works.isRunning(u"test/prod-swarm"_s));
        QTest::mouseClick(test, Qt::LeftButton);
        QVERIFY(works.isRunning(u"test/cluster-0"_s));
        works.cancel(u"test/prod-swarm"_s);
        QVERIFY(works.isRunning(u"test/cluster-0"_s) && !test->isEnabled());
        QTRY_VERIFY(!works.isRunning(u"test/cluster-0"_s));
        QCOMPARE(workOf(works.all(), u"test/cluster-0"_s)->state, Work::State::Failed);
    }

    void aTestThatOnlyWarnsTellsOfWhat()
    {
        Snapshot s = fixtureSnapshot(4);
        s.contexts.front().url = "https://portainer:9443";
        Stage stage(s, u"contexts"_s);
        stage.console.health = ContextHealth{.state = ContextHealth::State::Ok,
                                             .reason = {},
                                             .detail = {},
                                             .platformVersion = "Portainer 2.21",
                                             .sourceVersion = {},
                                             .mayRead = true,
                                             .mayScale = true,
                                             .isSwarmManager = true,
                                             .clockSkew = {},
                                             .requests = 1};
        const auto tested = [&] {
            QTest::mouseClick(stage.named<QPushButton>("contextTest"), Qt::LeftButton);
            if (!QTest::qWaitFor([&] { return !worksOf(stage.console).isRunning(u"test/prod-swarm"_s); }, 3000))
                return Work{};
            return *workOf(worksOf(stage.console).all(), u"test/prod-swarm"_s);
        };
        const Work warned = tested();
        QCOMPARE(warned.state, Work::State::Done);
        ConnectionTest test;
        test.health = stage.console.health;
        QString warning;
        for (const auto &line : checkLines(test, s.contexts.front())) {
            QVERIFY(line.tone != style::Tone::Crit);
            if (warning.isEmpty() && line.tone == style::Tone::Warn)
                warning = line.text;
        }
        QVERIFY(!warning.isEmpty()); // no source of metrics answered
        QCOMPARE(warned.detail, warning);
        stage.console.health->sourceVersion = "Prometheus 2.53";
        stage.console.newestAge = Millis{5000};
        QCOMPARE(tested().detail, u"Está tudo certo."_s);
    }

    void eachExportHasALineOfItsOwn()
    {
        Stage stage(fixtureSnapshot(4), u"log"_s);
        stage.console.exportProblem = fail(ErrorCode::Storage, "disk").value();
        QVERIFY(exportsTo(stage, u"/tmp/one.json"_s));
        stage.console.exportProblem.reset();
        QVERIFY(exportsTo(stage, u"/tmp/two.json"_s));
        const auto have = [&](Work::State state) {
            const auto all = worksOf(stage.console).all();
            return std::count_if(all.begin(), all.end(), [&](const Work &w) { return w.state == state; });
        };
        QCOMPARE(worksOf(stage.console).all().size(), std::size_t{2});
        QTRY_COMPARE(have(Work::State::Running), 0);
        QCOMPARE(have(Work::State::Failed), 1); // the first one is not lost behind the second
        QCOMPARE(have(Work::State::Done), 1);
    }

    // Another language makes the window anew.
    void whatWasWrittenIsToldToTheNextWindow()
    {
        Stage stage(fixtureSnapshot(4), u"log"_s);
        QVERIFY(exportsTo(stage, u"/tmp/one.json"_s));
        QTest::mouseClick(stage.named<QPushButton>("logVerify"), Qt::LeftButton);
        stage.window.reset();
        Works &works = worksOf(stage.console);
        QCOMPARE(works.all().size(), std::size_t{2});
        stage.window = std::make_unique<MainWindow>(stage.console);
        stage.window->show();
        QVERIFY(stage.named<WorksBar>("works")->isVisible());
        QTRY_VERIFY(!works.isRunning(u"verify"_s));
        for (const Work &work : works.all())
            QVERIFY2(work.state == Work::State::Done && !work.detail.isEmpty(), qPrintable(work.id));
    }

    void theEnginesOwnWorkIsShownHiddenAndEnds()
    {
        Stage stage(fetching(0.25), u"overview"_s);
        const QString name = QString::fromStdString(stage.console.snapshot()->contexts.front().name.str());
        {
            const Line line(stage, 0);
            QVERIFY(line.isShown());
            QVERIFY(line.text("workTitle").contains(name));
            QCOMPARE(line.text("workShare"), words::percent(0.25, 0));
        }
        stage.console.setSnapshot(fetching(0.75));
        QCOMPARE(Line(stage, 0).text("workShare"), words::percent(0.75, 0));
        stage.console.setSnapshot(fixtureSnapshot(4));
        QCOMPARE(worksOf(stage.console).all().front().state, Work::State::Done);
        QTest::mouseClick(Line(stage, 0).part<QToolButton>("workHide"), Qt::LeftButton);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
        // Out of sight until it is over; the next one is shown again.
        stage.console.setSnapshot(fetching(0.1));
        QTest::mouseClick(Line(stage, 0).part<QToolButton>("workHide"), Qt::LeftButton);
        stage.console.setSnapshot(fetching(0.2));
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
        stage.console.setSnapshot(fixtureSnapshot(4));
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
        stage.console.setSnapshot(fetching(0.1));
        QVERIFY(stage.named<WorksBar>("works")->isVisible());
    }

    void fetchingTheHistoryIsStopped()
    {
        Stage stage(fetching(0.25), u"overview"_s);
        QTest::mouseClick(Line(stage, 0).part<QPushButton>("workCancel"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::contextUpdate));
        const auto config = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(config);
        auto expected = stage.console.snapshot()->contexts.front();
        expected.backfill = false;
        QVERIFY(dumpJson(toJson(*config)) == dumpJson(toJson(expected))); // and nothing else
        stage.console.setSnapshot(fetching(0.3)); // before the engine has it
        QCOMPARE(worksOf(stage.console).all().front().state, Work::State::Cancelled);
        Snapshot stopped = fetching(0.3);
        stopped.contexts.front().backfill = false;
        stage.console.setSnapshot(stopped);
        QTest::mouseClick(Line(stage, 0).part<QToolButton>("workHide"), Qt::LeftButton);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
    }

    void aHistoryThatNobodyWantsAnyMoreIsNotThere()
    {
        const QString id = u"history/prod-swarm"_s;
        {
            Stage stage(fetching(0.25), u"overview"_s);
            Snapshot stopped = fetching(0.3);
            stopped.contexts.front().backfill = false; // from its page
            stage.console.setSnapshot(stopped);
            QCOMPARE(workOf(worksOf(stage.console).all(), id)->state, Work::State::Cancelled);
        }
        {
            Stage stage(fetching(0.25), u"overview"_s);
            Snapshot moved = fetching(0.25);
            moved.cycle->contexts.erase(moved.cycle->contexts.begin()); // its name means other servers, not looked at yet
            stage.console.setSnapshot(moved);
            QCOMPARE(workOf(worksOf(stage.console).all(), id)->state, Work::State::Cancelled);
        }
        Snapshot both = test::watchedSnapshot(1);
        both.cycle->contexts.front().backfillProgress = 0.25;
        Stage stage(both, u"overview"_s);
        QVERIFY(worksOf(stage.console).isRunning(id));
        both.contexts.erase(both.contexts.begin());
        both.cycle->contexts.erase(both.cycle->contexts.begin());
        stage.console.setSnapshot(both);
        QCOMPARE(workOf(worksOf(stage.console).all(), id)->state, Work::State::Cancelled);
    }

    void fittingTellsWhatIsFittedAndHowManyWait()
    {
        Snapshot s = fixtureSnapshot(4);
        s.models.running = SeriesKey{s.cycle->workloads[0].workload.ref, metric::cpuCores};
        s.models.waiting = 3;
        Stage stage(s, u"overview"_s);
        const Line line(stage, 0);
        QVERIFY(line.isShown());
        QVERIFY2(line.text("workDetail").contains(u"3"_s), qPrintable(line.text("workDetail")));
        QVERIFY(!line.part<QProgressBar>("workProgress")->isVisible()); // nobody knows how far
        QTest::mouseClick(line.part<QPushButton>("workOpen"), Qt::LeftButton);
        QCOMPARE(stage.window->currentPage(), u"forecasts"_s);
        // Hidden, it does not come back between two fits.
        QTest::mouseClick(line.part<QToolButton>("workHide"), Qt::LeftButton);
        s.models.running.reset();
        stage.console.setSnapshot(s);
        s.models.running = SeriesKey{s.cycle->workloads[1].workload.ref, metric::cpuCores};
        stage.console.setSnapshot(s);
        QVERIFY(!stage.named<WorksBar>("works")->isVisible());
    }

    void severalUnfold()
    {
        Stage stage(fetching(0.25), u"overview"_s);
        QVERIFY(plays(stage));
        auto *more = stage.named<QPushButton>("worksMore");
        QVERIFY(more->isVisible());
        QCOMPARE(more->text(), u"mais 1"_s);
        // What was asked for is the line that is seen.
        QVERIFY(Line(stage, 0).text("workTitle").startsWith(u"Simulando"_s));
        QVERIFY(!Line(stage, 1).isShown());
        more->setFocus();
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(Line(stage, 1).isShown());
        QVERIFY(Line(stage, 1).box->y() < Line(stage, 0).box->y());
        QTest::keyClick(more, Qt::Key_Space);
        QVERIFY(!Line(stage, 1).isShown());
    }

    void beginningAndEndAreSaidAloud()
    {
        Stage stage(fixtureSnapshot(4), u"overview"_s);
        QSignalSpy told(&worksOf(stage.console), &Works::told);
        QVERIFY(plays(stage));
        auto *bar = stage.named<WorksBar>("works");
        QCOMPARE(told.size(), 1);
        QVERIFY(bar->accessibleDescription().startsWith(u"Simulando"_s));
        QTRY_COMPARE(Line(stage, 0).text("workShare"), words::percent(0.5, 0));
        QCOMPARE(told.size(), 1); // how far it is, is not read out again and again
        QTest::mouseClick(Line(stage, 0).part<QPushButton>("workCancel"), Qt::LeftButton);
        QCOMPARE(told.size(), 2);
        QVERIFY(bar->accessibleDescription().endsWith(u"Cancelado"_s));
    }

    void whoAskedIsGone()
    {
        test::FixtureConsole console;
        Works &works = worksOf(console);
        int cancelled = 0;
        int gone = 0;
        {
            QObject owner;
            gone = works.begin({.id = u"x"_s, .title = u"X"_s}, &owner, [&] { ++cancelled; });
            QVERIFY(works.isRunning(u"x"_s));
        }
        QVERIFY(works.all().empty());
        works.cancel(u"x"_s);
        works.end(gone, Work::State::Done, {});
        QVERIFY(works.all().empty());
        QCOMPARE(cancelled, 0);
        // A second one of the same kind takes the place of the first, whose end then says nothing.
        QObject first;
        QObject second;
        const int one = works.begin({.id = u"x"_s, .title = u"first"_s}, &first);
        const int two = works.begin({.id = u"x"_s, .title = u"second"_s}, &second);
        QCOMPARE(works.all().size(), std::size_t{1});
        QCOMPARE(works.all().front().title, u"second"_s);
        works.end(one, Work::State::Failed, u"no"_s);
        QVERIFY(works.isRunning(u"x"_s));
        works.end(two, Work::State::Done, {});
        QCOMPARE(works.all().front().state, Work::State::Done);
    }

    void whatTookItsPlaceDoesNotLeaveWithTheFirst()
    {
        test::FixtureConsole console;
        Works &works = worksOf(console);
        works.leaveAfter(1);
        works.end(works.begin({.id = u"x"_s, .title = u"first"_s}, &console), Work::State::Done, {});
        works.leaveAfter(60'000);
        works.end(works.begin({.id = u"x"_s, .title = u"second"_s}, &console), Work::State::Done, {});
        QTest::qWait(50);
        QCOMPARE(works.all().size(), std::size_t{1});
        works.leaveAfter(1);
        works.end(works.begin({.id = u"x"_s, .title = u"third"_s}, &console), Work::State::Done, {});
        QTRY_VERIFY(works.all().empty());
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiWorks test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiworks.moc"
