// The forecasts page over standings and studies made by hand.
#include "core/engine/commands.h"
#include "tests/ui/fixtureconsole.h"
#include "ui/charts/traceview.h"
#include "ui/models/forecastmodels.h"
#include "ui/pages/forecastspage.h"
#include "ui/pages/seriesmodels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/widgets/plainlabel.h"

#include <QAbstractItemModelTester>
#include <QPushButton>
#include <QTableView>
#include <QTest>

#include <cmath>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

template<class W>
W *named(QWidget &parent, const char *name)
{
    return parent.findChild<W *>(QString::fromLatin1(name));
}

struct Shown
{
    test::FixtureConsole console;
    MainWindow window{console};

    explicit Shown(int services)
    {
        console.setSnapshot(test::fixtureSnapshot(services));
        window.show();
        window.showPage(u"forecasts"_s);
        settle();
    }
    bool settle()
    {
        return QTest::qWaitFor([this] { return window.isSettled(); }, 3000);
    }
    [[nodiscard]] QString text(const char *label) { return named<PlainLabel>(window, label)->plainText(); }
    QTableView *table(const char *name) { return named<QTableView>(window, name); }
    void press(const char *button)
    {
        named<QPushButton>(window, button)->click();
        // The answer comes later, and makes the page read anew.
        QTest::qWait(50);
        settle();
    }
};

} // namespace

class TestUiForecasts : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void modelsKeepTheirContract()
    {
        const Snapshot snapshot = test::fixtureSnapshot(12);
        StandingModel standings;
        TrialModel trials;
        VersionModel versions;
        QAbstractItemModelTester a(&standings, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester b(&trials, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QAbstractItemModelTester c(&versions, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const ModelBoard board = test::fixtureBoard(snapshot);
        standings.setBoard(board, true);
        trials.setStudy(test::fixtureStudy(board.series.front()));
        versions.setStudy(test::fixtureStudy(board.series.front()));
        // Worst first, those still learning last.
        QVERIFY(standings.standing(0)->trust == Trust::NotPredictable);
        QVERIFY(standings.standing(standings.rowCount() - 1)->trust == Trust::Unknown);
        QVERIFY(trials.isInForce(0) && !trials.isInForce(1));
        QCOMPARE(trials.index(0, TrialModel::Far).data().toString(), u"0,62×"_s);
        QVERIFY(versions.index(1, VersionModel::Live).data().toString().contains(u"sombra"_s));
        QVERIFY(!versions.version(4)->kept);
    }

    void saysHowFarItCanBeTrusted()
    {
        Shown shown(12);
        QVERIFY(shown.text("forecastSentence").contains(u"podem ser previstas"_s));
        QVERIFY(shown.text("forecastSentence").contains(u"aprendendo"_s));
        QVERIFY(shown.text("seriesVerdict").contains(u"89,0 %"_s)); // 1 - 440 / 4000
        QVERIFY(shown.text("seriesVerdict").contains(u"82,5 %"_s)); // yesterday repeated
        QVERIFY(shown.text("seriesVerdict").contains(u"4 h"_s));    // how far ahead
        // The parts sum to the point; what is nothing is not named.
        QVERIFY(shown.text("partsNote").contains(u"30 min: 4,50"_s));
        QVERIFY(shown.text("partsNote").contains(u"+0,40"_s));
        QVERIFY(!shown.text("partsNote").contains(u"feriado"_s));
    }

    void tellsUnpredictableOnesApart()
    {
        Shown shown(12);
        shown.table("standingTable")->selectRow(0);
        shown.settle();
        QVERIFY(shown.text("seriesVerdict").contains(u"1,30×"_s));
        QVERIFY(shown.text("seriesVerdict").contains(u"regra reativa"_s));
    }

    void saysWhatIsMissingWithLittleHistory()
    {
        Shown shown(12);
        auto *page = shown.window.findChild<SeriesModels *>();
        shown.table("standingTable")->selectRow(shown.table("standingTable")->model()->rowCount() - 1);
        shown.settle();
        QVERIFY(page->panel()->state() == StatePanel::State::Empty);
        QVERIFY(!page->panel()->message().isEmpty());
    }

    void ordersWhatIsAsked()
    {
        Shown shown(12);
        shown.press("retrainButton");
        QCOMPARE(shown.console.submitted.size(), std::size_t{1});
        QCOMPARE(shown.console.submitted.back().kind, std::string(command::modelRetrain));
        QVERIFY(shown.console.submitted.back().arguments["metric"] == Json("cpu_cores"));
        QTRY_VERIFY(!shown.text("forecastNotice").isEmpty());
        shown.table("trialTable")->selectRow(1);
        shown.press("compareModelButton");
        QVERIFY(shown.console.submitted.back().arguments["model"] == Json("linear"));
        // What is in force needs no comparison with itself.
        shown.table("trialTable")->selectRow(0);
        QVERIFY(!named<QPushButton>(shown.window, "compareModelButton")->isEnabled());
        shown.table("versionTable")->selectRow(1);
        shown.press("rollbackButton");
        QCOMPARE(shown.console.submitted.back().kind, std::string(command::modelRollback));
        QVERIFY(shown.console.submitted.back().arguments["version"] == Json("v4"));
        shown.table("versionTable")->selectRow(4);
        QVERIFY(!named<QPushButton>(shown.window, "rollbackButton")->isEnabled());
    }

    void showsRefusals()
    {
        Shown shown(12);
        shown.console.answer = CommandAnswer{
            .done = true, .result = {}, .error = Error{ErrorCode::NotFound, "command", "v4", "ModelVersionGone"}};
        shown.table("versionTable")->selectRow(1);
        shown.press("rollbackButton");
        QTRY_VERIFY(shown.text("forecastNotice").contains(u"v4"_s));
    }

    void hasAnErrorState()
    {
        test::FixtureConsole console;
        console.modelsFail = true;
        console.setSnapshot(test::fixtureSnapshot(5));
        MainWindow window(console);
        window.show();
        window.showPage(u"forecasts"_s);
        QVERIFY(QTest::qWaitFor([&] { return window.isSettled(); }, 3000));
        QVERIFY(window.page(u"forecasts"_s)->panel()->state() == StatePanel::State::Error);
    }

    void drawsTracesWithGapsAndBelowZero()
    {
        TraceView view(u"x"_s, 120);
        view.resize(400, 120);
        TraceModel model{.from = test::fixtureNow(),
                         .step = Seconds{300},
                         .unit = Unit::Cores,
                         .lines = {},
                         .low = {},
                         .high = {},
                         .bandName = {},
                         .marks = {},
                         .fromZero = false};
        view.setModel(model);
        QVERIFY(!view.grab().isNull());
        model.lines = {{.name = u"a"_s,
                        .values = {-1.0, std::nan(""), 2.0, 3.0},
                        .token = style::Token::History,
                        .dashed = false}};
        model.low = {-2.0, 0.0, std::nan(""), 1.0};
        model.high = {0.0, 1.0, std::nan(""), 4.0};
        model.marks = {{test::fixtureNow() + Seconds{300}, u"m"_s}};
        view.setModel(model);
        QVERIFY(!view.grab().isNull());
        QVERIFY(model.readOut(0).contains(u"-1,00"_s) || model.readOut(0).contains(u"−1,00"_s));
        QVERIFY(model.readOut(1).contains(u"—"_s));
        QVERIFY(view.accessibleDescription().contains(u"3,00"_s));
    }
};

QTEST_MAIN(TestUiForecasts)
#include "tst_uiforecasts.moc"
