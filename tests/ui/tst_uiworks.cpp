// Longer work in the one place for it: named, how far, cancelled, ended; several of them; said aloud; of the engine too.
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/shell/worksbar.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QFileDialog>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

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
        {
            QObject owner;
            works.begin({.id = u"x"_s, .title = u"X"_s}, &owner, [&] { ++cancelled; });
            QVERIFY(works.isRunning(u"x"_s));
        }
        QVERIFY(works.all().empty());
        works.cancel(u"x"_s);
        works.end(u"x"_s, Work::State::Done, {});
        QCOMPARE(cancelled, 0);
        // A second one of the same kind takes the place of the first, whose end then says nothing.
        QObject first;
        QObject second;
        works.begin({.id = u"x"_s, .title = u"first"_s}, &first);
        works.begin({.id = u"x"_s, .title = u"second"_s}, &second);
        QCOMPARE(works.all().size(), std::size_t{1});
        QCOMPARE(works.all().front().title, u"second"_s);
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
