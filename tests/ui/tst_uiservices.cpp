#include "tests/ui/fixtureconsole.h"
#include "ui/charts/chartstack.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/policypanel.h"
#include "ui/pages/servicepage.h"
#include "ui/pages/servicespage.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QComboBox>
#include <QDialog>
#include <QInputDialog>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

template<class W>
W *named(QWidget &parent, const char *name)
{
    return parent.findChild<W *>(QString::fromLatin1(name));
}

struct Desk
{
    explicit Desk(Snapshot snapshot, const char *page = "services")
    {
        console.setSnapshot(std::move(snapshot));
        window = std::make_unique<MainWindow>(console);
        window->resize(1280, 800);
        window->showPage(QString::fromLatin1(page));
        window->show();
        window->activateWindow();
        (void)QTest::qWaitForWindowActive(window.get());
        (void)settled();
    }
    bool settled()
    {
        return QTest::qWaitFor([this] { return window->isSettled(); }, 3000);
    }
    ServicePage *service() { return qobject_cast<ServicePage *>(window->page(u"service"_s)); }
    ServicesPage *services() { return qobject_cast<ServicesPage *>(window->page(u"services"_s)); }
    GridView *cards() { return named<GridView>(*window, "serviceCards"); }
    void click(QAbstractItemView *view, int row, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::mouseClick(view->viewport(), Qt::LeftButton, modifiers,
                          view->visualRect(view->model()->index(row, 0)).center());
    }
    QDialog *dialog()
    {
        for (auto *dialog : window->findChildren<QDialog *>()) {
            if (dialog->isVisible())
                return dialog;
        }
        return nullptr;
    }

    test::FixtureConsole console;
    std::unique_ptr<MainWindow> window;
};

Snapshot onePaused()
{
    Snapshot s = test::fixtureSnapshot(3);
    s.pauses.push_back({.scope = PauseScope::Workload,
                        .target = toString(s.cycle->workloads[0].workload.ref),
                        .scaleInOnly = false,
                        .emergency = false,
                        .until = {},
                        .reason = {},
                        .actor = {},
                        .since = s.now - Seconds{900}});
    return s;
}

} // namespace

class TestUiServices : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void aClickOpensTheService()
    {
        Desk desk(test::fixtureSnapshot(12));
        const QString ref = desk.cards()->model()->index(2, 0).data(WorkloadsModel::RefRole).toString();
        desk.click(desk.cards(), 2);
        QTRY_COMPARE(desk.window->currentPage(), u"service"_s);
        QCOMPARE(QString::fromStdString(toString(desk.service()->service())), ref);
        QVERIFY(desk.settled());
        QVERIFY(!desk.service()->sentence().isEmpty());
        // And back, where one was.
        named<QPushButton>(*desk.window, "backToServices")->click();
        QTRY_COMPARE(desk.window->currentPage(), u"services"_s);
        QCOMPARE(desk.cards()->currentIndex().data(WorkloadsModel::RefRole).toString(), ref);
    }

    void everythingGoesByKeyboard_data()
    {
        QTest::addColumn<QString>("button");
        QTest::addColumn<QString>("view");
        QTest::newRow("cards") << u"cardsButton"_s << u"serviceCards"_s;
        QTest::newRow("table") << u"tableButton"_s << u"serviceTable"_s;
        QTest::newRow("list") << u"listButton"_s << u"serviceList"_s;
    }
    void everythingGoesByKeyboard()
    {
        QFETCH(QString, button);
        QFETCH(QString, view);
        Desk desk(test::fixtureSnapshot(40));
        desk.window->findChild<QPushButton *>(button)->click();
        auto *shown = desk.window->findChild<QAbstractItemView *>(view);
        auto *search = named<QLineEdit>(*desk.window, "serviceSearch");
        QTest::keyClick(desk.services(), Qt::Key_Slash);
        QTRY_VERIFY(search->hasFocus());
        QTest::keyClicks(search, u"loja"_s);
        QTRY_VERIFY(shown->model()->rowCount() < 10);
        QTest::keyClick(search, Qt::Key_Down);
        QTRY_VERIFY(shown->hasFocus());
        QTest::keyClick(shown, Qt::Key_End, Qt::ControlModifier);
        QCOMPARE(shown->currentIndex().row(), shown->model()->rowCount() - 1);
        QTest::keyClick(shown, Qt::Key_Home, Qt::ControlModifier);
        QCOMPARE(shown->currentIndex().row(), 0);
        const QString ref = shown->currentIndex().data(WorkloadsModel::RefRole).toString();
        QTest::keyClick(shown, Qt::Key_Return);
        QTRY_COMPARE(desk.window->currentPage(), u"service"_s);
        QCOMPARE(QString::fromStdString(toString(desk.service()->service())), ref);
    }

    void cardsMoveInTwoDirections()
    {
        Desk desk(test::fixtureSnapshot(40));
        auto *cards = desk.cards();
        const int columns = cards->columns();
        QVERIFY(columns > 1);
        cards->setFocus();
        cards->setCurrentIndex(cards->model()->index(0, 0));
        QTest::keyClick(cards, Qt::Key_Down);
        QCOMPARE(cards->currentIndex().row(), columns);
        QTest::keyClick(cards, Qt::Key_Right);
        QCOMPARE(cards->currentIndex().row(), columns + 1);
        QTest::keyClick(cards, Qt::Key_Up);
        QCOMPARE(cards->currentIndex().row(), 1);
        QTest::keyClick(cards, Qt::Key_Up);
        QCOMPARE(cards->currentIndex().row(), 1); // there is nothing above
        QTest::keyClick(cards, Qt::Key_End);
        QVERIFY(cards->viewport()->rect().intersects(cards->visualRect(cards->currentIndex())));
    }

    void severalArePausedAtOnce()
    {
        Desk desk(test::fixtureSnapshot(12));
        auto *bar = named<QWidget>(*desk.window, "bulkBar");
        QVERIFY(!bar->isVisible());
        desk.click(desk.cards(), 0, Qt::ControlModifier);
        desk.click(desk.cards(), 3, Qt::ControlModifier);
        QCOMPARE(desk.window->currentPage(), u"services"_s); // selecting opens nothing
        QTRY_VERIFY(bar->isVisible());
        QCOMPARE(desk.services()->selected().size(), std::size_t{2});
        named<QPushButton>(*desk.window, "bulkPause")->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{2});
        for (const auto &sent : desk.console.submitted) {
            QCOMPARE(sent.kind, std::string(command::pause));
            QCOMPARE(sent.arguments.at("scope").get<std::string>(), std::string("workload"));
        }
        QVERIFY(desk.console.submitted[0].arguments.at("target") != desk.console.submitted[1].arguments.at("target"));
    }

    void theModeOfManyAsksForTheirNumber()
    {
        Desk desk(test::fixtureSnapshot(12));
        desk.cards()->setFocus();
        QTest::keyClick(desk.cards(), Qt::Key_A, Qt::ControlModifier);
        QCOMPARE(desk.services()->selected().size(), std::size_t{11});
        named<QPushButton>(*desk.window, "bulkMode")->menu()->actions().first()->trigger();
        QTRY_VERIFY(desk.dialog());
        QVERIFY(desk.console.submitted.empty());
        QPushButton *confirm = nullptr;
        for (auto *button : desk.dialog()->findChildren<QPushButton *>()) {
            if (button->text().contains(u"11"))
                confirm = button;
        }
        QVERIFY(confirm);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(desk.dialog()->findChild<QLineEdit *>(), u"11"_s);
        QTRY_VERIFY(confirm->isEnabled());
        confirm->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{11});
        QCOMPARE(desk.console.submitted[0].kind, std::string(command::modeSet));
        QCOMPARE(desk.console.submitted[0].arguments.at("mode").get<std::string>(), std::string("observe"));
    }

    void aSelectionOutlivesAnotherSearch()
    {
        Desk desk(test::fixtureSnapshot(400));
        desk.click(desk.cards(), 1, Qt::ControlModifier);
        QCOMPARE(desk.services()->selected().size(), std::size_t{1});
        const WorkloadRef ref = desk.services()->selected().front();
        named<QLineEdit>(*desk.window, "serviceSearch")->setText(QString::fromStdString(ref.name));
        QTRY_COMPARE(desk.services()->selected().size(), std::size_t{1});
        QVERIFY(desk.services()->selected().front() == ref);
    }

    void viewsAreKeptByName()
    {
        Desk desk(test::fixtureSnapshot(40));
        named<QLineEdit>(*desk.window, "serviceSearch")->setText(u"loja"_s);
        named<QPushButton>(*desk.window, "state4")->click();
        named<QPushButton>(*desk.window, "tableButton")->click();
        auto *menu = named<QToolButton>(*desk.window, "savedViews")->menu();
        Q_EMIT menu->aboutToShow();
        menu->findChild<QAction *>(u"saveView"_s)->trigger();
        auto *ask = desk.window->findChild<QInputDialog *>(u"viewName"_s);
        QTRY_VERIFY(ask && ask->isVisible());
        ask->setTextValue(u"  Lojas & cia "_s);
        ask->accept();
        QCOMPARE(desk.console.state().value(u"services.views"_s).toArray().size(), 1);
        named<QLineEdit>(*desk.window, "serviceSearch")->clear();
        named<QPushButton>(*desk.window, "cardsButton")->click();
        Q_EMIT menu->aboutToShow();
        QCOMPARE(menu->actions().first()->text(), u"Lojas && cia"_s);
        menu->actions().first()->trigger();
        QCOMPARE(named<QLineEdit>(*desk.window, "serviceSearch")->text(), u"loja"_s);
        QVERIFY(named<QTableView>(*desk.window, "serviceTable")->isVisible());
    }

    void facetsAppearWhereThereIsAChoice()
    {
        Desk desk(test::fixtureSnapshot(12));
        QVERIFY(!named<QComboBox>(*desk.window, "contextFacet")->isVisible());
        Snapshot two = test::fixtureSnapshot(12);
        two.cycle->workloads[0].workload.ref.context = ContextName("outro");
        desk.console.setSnapshot(two);
        auto *facet = named<QComboBox>(*desk.window, "contextFacet");
        QTRY_VERIFY(facet->isVisible());
        QTest::keyClick(facet, Qt::Key_Down);
        Q_EMIT facet->activated(facet->currentIndex());
        QTRY_COMPARE(desk.cards()->model()->rowCount(), 1);
    }

    void theSentenceComesFirstAndSaysTheRisk()
    {
        Desk desk(test::fixtureSnapshot(3), "service");
        const auto &report = desk.console.snapshot()->cycle->workloads[0];
        QVERIFY(desk.service()->service() == report.workload.ref); // the one that waits for a person
        QVERIFY(desk.service()->sentence().contains(u"2 → 3"_s));
        const QString risk = named<PlainLabel>(*desk.window, "serviceRisk")->plainText();
        QVERIFY(risk.contains(u"84"_s) && risk.contains(u"2"_s));
        QVERIFY(!named<PlainLabel>(*desk.window, "serviceData")->isVisible());
        named<QPushButton>(*desk.window, "toProposal")->click();
        QTRY_COMPARE(desk.window->currentPage(), u"approvals"_s);
    }

    void badDataIsSaidWithWhatFollows()
    {
        Snapshot s = test::fixtureSnapshot(1);
        s.cycle->workloads[0].metrics[metric::cpuCores].quality = Quality::Stale;
        s.cycle->workloads[0].metrics[metric::cpuCores].at = s.now - Seconds{260};
        Desk desk(s, "service");
        auto *said = named<PlainLabel>(*desk.window, "serviceData");
        QVERIFY(said->isVisible());
        QVERIFY(said->plainText().contains(words::ago(Seconds{260})));
        s.cycle->workloads[0].metrics.erase(metric::memoryBytes);
        s.cycle->workloads[0].metrics.erase(metric::cpuCores);
        desk.console.setSnapshot(s);
        QTRY_VERIFY(said->plainText() != QString());
        QCOMPARE(named<Chip>(*desk.window, "dataQuality")->isVisible(), true);
    }

    void aForecastThatWasTooLowIsSaid()
    {
        Snapshot s = test::fixtureSnapshot(1);
        auto &report = s.cycle->workloads[0];
        ForecastSummary forecast;
        forecast.metric = metric::cpuCores;
        forecast.eligible = true;
        forecast.peak = ForecastPeak{.at = s.now + Seconds{1800}, .point = 0.4, .lo80 = 0.3, .hi80 = 0.5};
        report.forecasts = {forecast};
        report.metrics[metric::cpuCores].value = 0.45;
        Desk desk(s, "service");
        auto *said = named<PlainLabel>(*desk.window, "serviceData");
        QVERIFY(!said->isVisible());
        report.metrics[metric::cpuCores].value = 1.7;
        desk.console.setSnapshot(s);
        QTRY_VERIFY(said->isVisible());
        QVERIFY(said->plainText().contains(words::value(1.7, Unit::Cores)));
    }

    void aPolicyIsCheckedPreviewedSavedAndTakenBack()
    {
        Desk desk(test::fixtureSnapshot(3), "service");
        auto *panel = named<PolicyPanel>(*desk.window, "policyPanel");
        QVERIFY(!panel->isEditing());
        named<QPushButton>(*panel, "policyEdit")->click();
        QVERIFY(panel->isEditing());
        auto *save = named<QPushButton>(*panel, "policySave");
        QVERIFY(!save->isEnabled()); // nothing is changed yet
        auto *least = named<QLineEdit>(*panel, "policyMin");
        auto *most = named<QLineEdit>(*panel, "policyMax");
        const auto type = [](QLineEdit *edit, const QString &text) {
            edit->selectAll();
            QTest::keyClicks(edit, text);
        };
        type(least, u"12"_s);
        QVERIFY(!save->isEnabled());
        QVERIFY(named<PlainLabel>(*panel, "policyProblem")->plainText().contains(u"12"_s));
        type(least, u"4"_s);
        QVERIFY(save->isEnabled());
        QVERIFY(panel->preview().contains(u"4"_s));
        QVERIFY(panel->preview().count(u'\n') >= 2); // bounds, below the new minimum, the proposal becomes void
        type(most, u"dez"_s);
        QVERIFY(!save->isEnabled());
        type(most, u"10"_s);
        auto *up = named<QLineEdit>(*panel, "policyUp");
        type(up, u"75 %"_s);
        QVERIFY(save->isEnabled());
        // Editing goes on while snapshots come.
        desk.console.setSnapshot(test::fixtureSnapshot(3));
        QVERIFY(panel->isEditing());
        QCOMPARE(up->text(), u"75 %"_s);
        save->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{1});
        const Json set = desk.console.submitted[0].arguments.at("set");
        QCOMPARE(desk.console.submitted[0].kind, std::string(command::policySet));
        QCOMPARE(set.size(), std::size_t{2});
        QCOMPARE(set.at("min").get<std::string>(), std::string("4"));
        QCOMPARE(set.at("up_threshold").get<std::string>(), std::string("0.75"));
        QTRY_VERIFY(!panel->isEditing());
        auto *undo = named<QPushButton>(*panel, "policyUndo");
        QTRY_VERIFY(undo->isVisible());
        undo->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{2});
        QCOMPARE(desk.console.submitted[1].arguments.at("set").at("min").get<std::string>(), std::string("1"));
        QCOMPARE(desk.console.submitted[1].arguments.at("set").at("up_threshold").get<std::string>(),
                 std::string("0.8"));
        QTRY_VERIFY(!undo->isVisible());
    }

    void aRefusedPolicyKeepsWhatWasTyped()
    {
        Desk desk(test::fixtureSnapshot(3), "service");
        desk.console.answer = CommandAnswer{
            .done = true,
            .result = {},
            .error =
                Error{.code = ErrorCode::InvalidArgument, .where = "policy", .detail = "x", .reason = "PolicyInvalid"}};
        auto *panel = named<PolicyPanel>(*desk.window, "policyPanel");
        named<QPushButton>(*panel, "policyEdit")->click();
        auto *most = named<QLineEdit>(*panel, "policyMax");
        most->selectAll();
        QTest::keyClicks(most, u"7"_s);
        named<QPushButton>(*panel, "policySave")->click();
        QTRY_VERIFY(named<PlainLabel>(*panel, "policyProblem")->isVisible());
        QVERIFY(panel->isEditing());
        QCOMPARE(most->text(), u"7"_s);
    }

    void aServiceIsPausedAndResumedInPlace()
    {
        Desk desk(test::fixtureSnapshot(3), "service");
        named<QPushButton>(*desk.window, "servicePause")->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{1});
        QCOMPARE(desk.console.submitted[0].kind, std::string(command::pause));
        desk.console.setSnapshot(onePaused());
        QVERIFY(desk.settled());
        named<QPushButton>(*desk.window, "servicePause")->click();
        QTRY_COMPARE(desk.console.submitted.size(), std::size_t{2});
        QCOMPARE(desk.console.submitted[1].kind, std::string(command::resume));
    }

    void whatHappenedLeadsToItsTime()
    {
        Snapshot s = test::fixtureSnapshot(3);
        const Timestamp then = s.now - Seconds{11 * 3600};
        test::FixtureConsole console;
        console.seenChanges = {{.workload = s.cycle->workloads[0].workload.ref,
                                .at = then,
                                .field = "replicas",
                                .before = "3",
                                .after = "2",
                                .isOurs = false,
                                .by = "joao"}};
        console.setSnapshot(s);
        MainWindow window(console);
        window.resize(1280, 800);
        window.show();
        window.showPage(u"service"_s);
        QVERIFY(QTest::qWaitFor([&] { return window.isSettled(); }, 3000));
        auto *list = named<QListView>(window, "serviceHistory");
        QVERIFY(list->model()->rowCount() > 0);
        int row = -1;
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data(Qt::AccessibleTextRole).toString().contains(u"joao"_s))
                row = i;
        }
        QVERIFY(row >= 0);
        auto *stack = named<ChartStack>(window, "chartStack");
        QVERIFY(stack->window().from > then);
        Q_EMIT list->activated(list->model()->index(row, 0));
        QVERIFY(stack->window().from < then && then < stack->window().to);
        // The palette and the overview ask by service and time at once.
        window.showPage(u"overview"_s);
        window.showPage(u"service"_s, QString::fromStdString(toString(s.cycle->workloads[1].workload.ref)) + u'@' +
                                          QString::number(toMillis(then)));
        QVERIFY(stack->window().from < then && then < stack->window().to);
    }

    void aServiceThatIsGoneIsSaidByName()
    {
        Desk desk(test::fixtureSnapshot(3), "service");
        desk.console.setSnapshot(test::fixtureSnapshot(3));
        desk.window->showPage(u"service"_s, u"prod-swarm/-/service/sumiu"_s);
        QCOMPARE(desk.service()->panel()->state(), StatePanel::State::Empty);
        QCOMPARE(named<PlainLabel>(*desk.service(), "pageTitle")->plainText(), u"sumiu"_s);
        desk.window->showPage(u"service"_s, u"not a reference"_s); // is not taken for one
        QCOMPARE(named<PlainLabel>(*desk.service(), "pageTitle")->plainText(), u"sumiu"_s);
    }

    void hostileNamesStayText()
    {
        const Snapshot s = test::hostileSnapshot();
        Desk desk(s);
        for (const auto &report : s.cycle->workloads) {
            desk.window->showPage(u"service"_s, QString::fromStdString(toString(report.workload.ref)));
            if (desk.service()->panel()->state() != StatePanel::State::Ready)
                continue; // a name with a slash is none
            QVERIFY(desk.settled());
            for (const auto *label : desk.service()->findChildren<QLabel *>())
                QVERIFY(label->textFormat() == Qt::PlainText || label->text().isEmpty());
            QVERIFY(desk.service()->minimumSizeHint().width() < 1280);
        }
    }

    void countsFromNoneToAThousand_data()
    {
        QTest::addColumn<int>("services");
        for (const int n : {0, 1, 12, 1000})
            QTest::addRow("%d", n) << n;
    }
    void countsFromNoneToAThousand()
    {
        QFETCH(int, services);
        Desk desk(test::fixtureSnapshot(services));
        for (const char *page : {"overview", "services", "service"}) {
            desk.window->showPage(QString::fromLatin1(page));
            QVERIFY(desk.settled());
            QVERIFY(desk.window->minimumSizeHint().width() <= 1024);
        }
    }
};

QTEST_MAIN(TestUiServices)
#include "tst_uiservices.moc"
