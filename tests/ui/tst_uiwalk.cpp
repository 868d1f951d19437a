// Five questions at three in the morning, on three incidents of the demonstration, each answered within two clicks of
// the overview: a peak that is foreseen, a change that somebody made outside, and the forecast that was wrong most
// often.
#include "app/preamar/engineconsole.h"
#include "core/domain/codec.h"
#include "core/platform/orchestrator.h"
#include "tests/support/memorysecrets.h"
#include "ui/charts/chartstack.h"
#include "ui/models/happenings.h"
#include "ui/models/workloadsmodel.h"
#include "ui/pages/servicepage.h"
#include "ui/pages/servicepanels.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/status.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/linkcard.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QListView>
#include <QPushButton>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

class TestUiWalk : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        EngineOptions options;
        options.home = m_dir.filePath(u"lab"_s).toStdString();
        m_host = std::make_unique<EngineHost>(options);
        m_console = std::make_unique<app::EngineConsole>(*m_host, true);
        m_window = std::make_unique<MainWindow>(*m_console);
        m_window->resize(1280, 800);
        m_window->show();
        m_host->start();
        QTRY_VERIFY_WITH_TIMEOUT(m_host->snapshot()->engine == EngineState::Running, 10'000);
        ContextConfig lab;
        lab.name = ContextName("demo");
        lab.kind = ContextKind::Lab;
        lab.lab.seed = 1;
        lab.lab.speed = 1.0;
        // Three minutes after a burst of `carrinho` that nothing announces (core/platform/lab/load.cpp).
        lab.lab.at = parseTimestamp("2026-03-02T15:00:00Z").value_or(Timestamp{});
        lab.lab.created = lab.lab.createdReal = *lab.lab.at;
        // The same cluster, for somebody who is not Preamar.
        auto outside = defaultPlatforms()(lab, m_secrets, clockFor({lab}), options.home);
        QVERIFY(outside.has_value());
        m_outside = outside->orchestrator;
        m_console->submit(command::contextAdd, Json{{"config", toJson(lab)}}, this,
                          [](const Result<CommandAnswer> &answer) { QVERIFY(answer && !answer->error); });
        QTRY_VERIFY_WITH_TIMEOUT(m_console->snapshot()->cycle.has_value() && !m_console->snapshot()->proposals.empty(),
                                 60'000);
        goHome();
    }

    void init()
    {
        // What one question narrowed is whole again for the next.
        if (auto *services = m_window->page(u"services"_s))
            services->focusOn(u"state:all"_s);
        goHome();
    }

    // --- incident 1: the peak of the hour is foreseen, a rise is proposed
    void whySoMany()
    {
        const Proposal asked = m_console->snapshot()->proposals.front();
        press(seen<QPushButton>("seeWhy"));
        QVERIFY(settled());
        QVERIFY(service()->service() == asked.plan.workload);
        QVERIFY(service()->sentence().contains(words::fromTo(asked.plan.change)));
        // The ladder ends at the number that is proposed.
        const auto *report = reportOf(*m_console->snapshot(), asked.plan.workload);
        QVERIFY(!report->decision.ladder.empty());
        QCOMPARE(report->decision.ladder.back().wanted, report->decision.to);
        const QString ladder = textOf(*m_window->findChild<QWidget *>(u"decisionPanel"_s));
        QVERIFY(ladder.contains(QString::number(report->decision.to)));
        QVERIFY(m_clicks <= 2);
    }

    void whatIfNothingIsDone()
    {
        const auto risk = m_console->snapshot()->proposals.front().plan.risk;
        QVERIFY(risk.has_value());
        press(seen<QPushButton>("seeWhy"));
        QVERIFY(settled());
        auto *said = m_window->findChild<PlainLabel *>(u"serviceRisk"_s);
        QVERIFY(said->isVisible());
        QVERIFY(said->plainText().contains(u'%'));
        QVERIFY(m_clicks <= 2);
    }

    void isTheDataGood()
    {
        auto *chip = m_window->findChild<Chip *>(u"dataChip"_s);
        QVERIFY(chip->isVisible()); // answered without a click
        QVERIFY(!chip->word().isEmpty());
        const auto &all = m_console->snapshot()->cycle->workloads;
        const auto troubled = std::count_if(all.begin(), all.end(), isTroubled);
        press(seen<LinkCard>("statusCard"));
        QTRY_COMPARE(m_window->currentPage(), u"services"_s);
        if (troubled > 0)
            QCOMPARE(m_window->findChild<GridView *>(u"serviceCards"_s)->model()->rowCount(),
                     static_cast<int>(troubled));
        QVERIFY(m_clicks <= 2);
    }

    // --- incident 2: somebody scales by hand, outside Preamar
    void whatChangedAndWhoDidIt()
    {
        const auto snapshot = m_console->snapshot();
        const auto found = std::find_if(snapshot->cycle->workloads.begin(), snapshot->cycle->workloads.end(),
                                        [](const WorkloadReport &r) { return r.workload.ref.name == "catalogo"; });
        QVERIFY(found != snapshot->cycle->workloads.end());
        const Workload &w = found->workload;
        bool isDone = false;
        onResult(m_outside->apply({.intent = IntentId("outside"),
                                   .workload = w.ref,
                                   .change = ReplicaChange{w.replicas, w.replicas - 2},
                                   .expected = {.uid = w.uid,
                                                .version = w.version,
                                                .replicas = w.replicas,
                                                .specDigest = w.specDigest,
                                                .owners = w.owners,
                                                .min = 1,
                                                .max = 20},
                                   .cancelled = {}}),
                 this, [&](const Result<ApplyResult> &result) {
                     isDone = result && result->state == ApplyResult::State::Accepted;
                 });
        QTRY_VERIFY_WITH_TIMEOUT(isDone, 10'000);
        const auto cycle = snapshot->cycle->number;
        m_console->submit(command::cycleNow, Json::object(), this, [](const Result<CommandAnswer> &) {});
        QTRY_VERIFY_WITH_TIMEOUT(m_console->snapshot()->cycle->number > cycle, 30'000);
        QVERIFY(settled());
        auto *list = m_window->findChild<QListView *>(u"changesList"_s);
        const QString change = QString::number(w.replicas) + u" → "_s + QString::number(w.replicas - 2);
        int row = -1;
        for (int i = 0; i < list->model()->rowCount(); ++i) {
            if (list->model()->index(i, 0).data().toString().contains(change))
                row = i;
        }
        QVERIFY(row >= 0); // what, when and who: answered without a click
        const QModelIndex index = list->model()->index(row, 0);
        QVERIFY(index.data(HappeningsModel::WhoRole).toString() != u"Preamar");
        QVERIFY(!index.data(HappeningsModel::TimeRole).toString().isEmpty());
        ++m_clicks;
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(index).center());
        QTRY_COMPARE(m_window->currentPage(), u"service"_s);
        QVERIFY(settled());
        QVERIFY(service()->service() == w.ref);
        const TimeRange seen = m_window->findChild<ChartStack *>(u"chartStack"_s)->window();
        QVERIFY(seen.from < snapshot->now && snapshot->now < seen.to);
        QVERIFY(m_clicks <= 2);
    }

    // --- incident 3: load that no forecast knew of; "is the forecast to be trusted?"
    void theForecastWasWrong()
    {
        const auto &all = m_console->snapshot()->cycle->workloads;
        const auto wrong = std::find_if(all.begin(), all.end(),
                                        [](const WorkloadReport &r) { return r.workload.ref.name == "carrinho"; });
        QVERIFY(wrong != all.end());
        const auto forecast = std::find_if(wrong->forecasts.begin(), wrong->forecasts.end(),
                                           [](const ForecastSummary &f) { return f.metric == metric::cpuCores; });
        QVERIFY(forecast != wrong->forecasts.end() && forecast->peak);
        // It is really wrong: more is used now than the highest that was foreseen for the next two hours.
        QVERIFY(wrong->metrics.at(metric::cpuCores).value.value_or(0.0) > forecast->peak->hi80);
        press(seen<QPushButton>("nav-services"));
        QTRY_COMPARE(m_window->currentPage(), u"services"_s);
        auto *cards = m_window->findChild<GridView *>(u"serviceCards"_s);
        auto *model = qobject_cast<WorkloadsModel *>(cards->model());
        const int row = model->rowOf(QString::fromStdString(toString(wrong->workload.ref)));
        QVERIFY(row >= 0);
        cards->scrollTo(model->index(row, 0));
        ++m_clicks;
        QTest::mouseClick(cards->viewport(), Qt::LeftButton, {}, cards->visualRect(model->index(row, 0)).center());
        QTRY_COMPARE(m_window->currentPage(), u"service"_s);
        QVERIFY(settled());
        // The page says so, says what counts instead, and how good the forecasts were over the past.
        const QString said = textOf(*m_window);
        QVERIFY2(said.contains(surpriseSentence(*wrong)) && !surpriseSentence(*wrong).isEmpty(), qPrintable(said));
        const QString panel = textOf(*m_window->findChild<QWidget *>(u"forecastPanel"_s));
        QVERIFY(panel.contains(words::number(forecast->backTest.relMae, 2)));
        QVERIFY(m_clicks <= 2);
    }

    // Last, since nothing goes on after it.
    void howIsItStopped()
    {
        press(seen<QPushButton>("stopButton"));
        QTRY_VERIFY(m_window->findChild<QPushButton *>(u"confirmButton"_s));
        press(m_window->findChild<QPushButton *>(u"confirmButton"_s));
        QTRY_VERIFY_WITH_TIMEOUT(isStopped(*m_console->snapshot()), 5'000);
        QVERIFY(m_console->snapshot()->proposals.empty());
        QVERIFY(m_clicks <= 2);
    }

    void cleanupTestCase()
    {
        m_window.reset();
        m_console.reset();
        m_host.reset();
    }

private:
    bool settled()
    {
        return QTest::qWaitFor([this] { return m_window->isSettled(); }, 20'000);
    }
    void goHome()
    {
        m_window->showPage(u"overview"_s);
        QVERIFY(settled());
        m_clicks = 0;
    }
    ServicePage *service() { return qobject_cast<ServicePage *>(m_window->page(u"service"_s)); }
    template<class W>
    W *seen(const char *name)
    {
        for (auto *widget : m_window->findChildren<W *>(QString::fromLatin1(name))) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    void press(QWidget *widget)
    {
        QVERIFY(widget);
        ++m_clicks;
        QTest::mouseClick(widget, Qt::LeftButton, {}, QPoint(kInside, kInside));
    }
    static QString textOf(QWidget &widget)
    {
        QString all;
        for (const auto *label : widget.findChildren<PlainLabel *>()) {
            if (label->isVisibleTo(&widget))
                all += label->plainText() + u'\n';
        }
        return all;
    }

    static constexpr int kInside = 6;
    QTemporaryDir m_dir;
    test::MemorySecrets m_secrets;
    std::shared_ptr<Orchestrator> m_outside;
    std::unique_ptr<EngineHost> m_host;
    std::unique_ptr<app::EngineConsole> m_console;
    std::unique_ptr<MainWindow> m_window;
    int m_clicks = 0;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    installLanguage(text::Language::PtBr);
    style::applyTheme(application, style::ThemeChoice::Light);
    TestUiWalk test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiwalk.moc"
