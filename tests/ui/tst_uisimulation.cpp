// The page Simulação: what is asked for, what is shown, what "use this policy" does.
#include "tests/ui/fixtureconsole.h"
#include "ui/charts/frontierchart.h"
#include "ui/charts/replaychart.h"
#include "ui/models/simulationmodel.h"
#include "ui/pages/simulationpage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QPushButton>
#include <QTableView>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

struct Shown
{
    explicit Shown(test::FixtureConsole &c) : console(c), window(c)
    {
        if (!console.snapshot()->cycle)
            console.setSnapshot(test::fixtureSnapshot(5));
        window.show();
        window.showPage(u"simulation"_s);
        page = qobject_cast<SimulationPage *>(window.page(u"simulation"_s));
    }
    template<class W>
    W *named(const char *name)
    {
        return page->findChild<W *>(QString::fromLatin1(name));
    }
    bool settled()
    {
        return QTest::qWaitFor([&] { return page->isSettled() && !console.simulated.empty(); }, 3000);
    }
    test::FixtureConsole &console;
    MainWindow window;
    SimulationPage *page = nullptr;
};

} // namespace

class TestUiSimulation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void playsTheFirstServiceWhenItIsSeen()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        QCOMPARE(console.simulated.size(), std::size_t{1});
        QCOMPARE(console.simulated.front().workloads.size(), std::size_t{1});
        QVERIFY(console.simulated.front().period == Seconds{7 * 86'400});
        auto *table = s.named<QTableView>("simulationTable");
        QCOMPARE(table->model()->rowCount(), 7);
        // The advised policy is the one selected; the sentence has its figures.
        QCOMPARE(table->currentIndex().row(), 4);
        const QString advice = s.named<PlainLabel>("advice")->plainText();
        QVERIFY2(advice.contains(u"1,3") && advice.contains(u"20,2") && advice.contains(u"23"), qPrintable(advice));
        // Beside its own: what choosing on earlier days alone brought, and how often it was this policy.
        for (const QStringView figure : {u"2,6", u"18,7", u"4,1", u"81", u"2 de 3"})
            QVERIFY2(advice.contains(figure), qPrintable(figure.toString() + QStringLiteral(": ") + advice));
        QCOMPARE(s.named<FrontierChart>("frontier")->model().chosen, 2);
    }
    void inputsAreAskedForAndAnswersKept()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        auto *approval = s.named<QComboBox>("simulationApproval");
        approval->setCurrentIndex(approval->count() - 1);
        Q_EMIT approval->activated(approval->currentIndex());
        QVERIFY(QTest::qWaitFor([&] { return console.simulated.size() == 2 && s.page->isSettled(); }, 3000));
        QVERIFY(console.simulated.back().officeHours);
        approval->setCurrentIndex(0);
        Q_EMIT approval->activated(0);
        QVERIFY(s.page->isSettled());
        QCOMPARE(console.simulated.size(), std::size_t{2}); // the first answer was kept
    }
    void usingAPolicySetsItInModeRecommend()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        auto *use = s.named<QPushButton>("usePolicy");
        QVERIFY(use->isEnabled());
        use->click();
        QCOMPARE(console.submitted.size(), std::size_t{1});
        const auto &sent = console.submitted.front();
        QCOMPARE(sent.kind, std::string("policy.set"));
        QCOMPARE(sent.arguments["set"]["preset"].get<std::string>(), std::string("preamar"));
        QCOMPARE(sent.arguments["set"]["caution"].get<std::string>(), std::string("0.98"));
        QCOMPARE(sent.arguments["set"]["mode"].get<std::string>(), std::string("recommend"));
        QCOMPARE(sent.arguments["workload"].get<std::string>(), toString(console.simulated.front().workloads.front()));
    }
    void whatIsInForceOrOnlyForComparisonCannotBeChosen()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        auto *table = s.named<QTableView>("simulationTable");
        auto *use = s.named<QPushButton>("usePolicy");
        table->selectRow(0);
        QVERIFY(!use->isEnabled());
        table->selectRow(6);
        QVERIFY(!use->isEnabled());
        table->selectRow(2);
        QVERIFY(use->isEnabled());
        QVERIFY(SimulationPage::policyKeys("oracle;hold=300").empty());
        QCOMPARE(SimulationPage::policyKeys("load-hpa:0.7;hold=3600")["param.target"].get<std::string>(), std::string("0.7"));
    }
    void theKnobMovesByKeyboard()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        auto *frontier = s.named<FrontierChart>("frontier");
        QTest::keyClick(frontier, Qt::Key_Right);
        QCOMPARE(frontier->model().chosen, 3);
        s.named<QPushButton>("usePolicy")->click();
        QCOMPARE(console.submitted.front().arguments["set"]["caution"].get<std::string>(), std::string("0.999"));
        QTest::keyClick(frontier, Qt::Key_Left);
        QTest::keyClick(frontier, Qt::Key_Left);
        QCOMPARE(frontier->model().chosen, 1);
        // A setting that is in the table selects its row there.
        QCOMPARE(s.named<QTableView>("simulationTable")->currentIndex().row(), 3);
    }
    void theTimelineIsOfThePolicyThatIsChosen()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        auto *timeline = s.named<ReplayChart>("replayTimeline");
        QCOMPARE(timeline->overloadedStretches(), 0); // caution 0.98
        auto *frontier = s.named<FrontierChart>("frontier");
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(frontier, Qt::Key_Left); // to 0.8, which has no row
        QCOMPARE(frontier->model().chosen, 0);
        QCOMPARE(timeline->overloadedStretches(), 7);
        QVERIFY(s.named<PlainLabel>("timelineTitle")->plainText().contains(u"0,8"_s));
        auto *table = s.named<QTableView>("simulationTable");
        QVERIFY(!table->selectionModel()->hasSelection()); // of no row
        const QModelIndex current = table->currentIndex();
        QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, table->visualRect(current.siblingAtColumn(0)).center());
        QVERIFY(table->selectionModel()->isRowSelected(current.row()));
        QVERIFY(!s.named<PlainLabel>("timelineTitle")->plainText().contains(u"0,8"_s));
    }
    void overloadIsTold()
    {
        test::FixtureConsole console;
        Shown s(console);
        QVERIFY(s.settled());
        s.named<QTableView>("simulationTable")->selectRow(1);
        QCOMPARE(s.named<ReplayChart>("replayTimeline")->overloadedStretches(), 7);
    }
    void itCanBeCancelled()
    {
        test::FixtureConsole console;
        console.answersSimulations = false;
        Shown s(console);
        QVERIFY(QTest::qWaitFor([&] { return !console.controls.empty(); }, 3000));
        QVERIFY(!s.page->isSettled());
        s.named<QPushButton>("simulate")->click();
        QVERIFY(console.controls.front()->cancelled());
        QVERIFY(s.page->isSettled());
        QCOMPARE(s.named<StatePanel>("simulationState")->state(), StatePanel::State::Empty);
    }
    void tooLittleHistoryAndFailuresAreToldApart()
    {
        test::FixtureConsole console;
        console.simulationProblem = Error{ErrorCode::InsufficientData, "simulation", "no history", {}};
        Shown s(console);
        QVERIFY(s.settled());
        QCOMPARE(s.named<StatePanel>("simulationState")->state(), StatePanel::State::Empty);
        console.simulationProblem = Error{ErrorCode::Storage, "history", "disk I/O error", {}};
        s.named<QPushButton>("simulate")->click();
        QVERIFY(QTest::qWaitFor([&] { return s.named<StatePanel>("simulationState")->state() == StatePanel::State::Error; }, 3000));
    }
};

QTEST_MAIN(TestUiSimulation)
#include "tst_uisimulation.moc"
