#include "tests/ui/fixtureconsole.h"
#include "ui/charts/chartmodel.h"
#include "ui/charts/ticks.h"
#include "ui/models/figures.h"
#include "ui/models/happenings.h"
#include "ui/models/logmodel.h"
#include "ui/models/workloadsmodel.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;

namespace {

std::shared_ptr<const Snapshot> shared(Snapshot s)
{
    return std::make_shared<const Snapshot>(std::move(s));
}

ChartFrame frameOf()
{
    return {.now = test::fixtureNow(),
            .back = Seconds{3600},
            .ahead = Seconds{3600},
            .asPercent = true,
            .lines = {},
            .valueTickCount = 4};
}

ChartSeries seriesWith(const std::vector<std::pair<int, double>> &minutesAgoAndValue)
{
    ChartSeries series;
    series.unit = Unit::Cores;
    series.step = Seconds{60};
    series.capacity = 10.0;
    for (const auto &[ago, value] : minutesAgoAndValue)
        series.history.push_back({test::fixtureNow() - Seconds{60 * ago}, value, value, value});
    return series;
}

} // namespace

class TestUiModels : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { words::setLanguage(text::Language::En); }

    void workloadsModelObeysTheModelContract()
    {
        WorkloadsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        ServiceQuery all;
        all.state = ServiceQuery::State::All;
        model.setQuery(all);
        model.setSnapshot(shared(test::fixtureSnapshot(12)), test::fixtureNow());
        QCOMPARE(model.rowCount(), 12);
        model.setSnapshot(shared(test::fixtureSnapshot(12)), test::fixtureNow());
        model.setNow(test::fixtureNow() + Seconds{10});
        model.sort(WorkloadsModel::Cpu, Qt::DescendingOrder);
        model.sort(WorkloadsModel::Name, Qt::AscendingOrder);
        all.text = u"loja"_s;
        model.setQuery(all);
        QCOMPARE(model.rowCount(), 2);
        all.text.clear();
        model.setQuery(all);
        QCOMPARE(model.rowCount(), 12);
        model.setSnapshot(shared(test::fixtureSnapshot(1000)), test::fixtureNow());
        QCOMPARE(model.rowCount(), 1000);
        model.setSnapshot(shared(test::fixtureSnapshot(1)), test::fixtureNow());
        QCOMPARE(model.rowCount(), 1);
        model.setSnapshot(shared(test::emptyHome()), test::fixtureNow());
        QCOMPARE(model.rowCount(), 0);
    }

    void aSnapshotOfTheSameServicesMovesNoRow()
    {
        WorkloadsModel model;
        model.setSnapshot(shared(test::fixtureSnapshot(200)), test::fixtureNow());
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        QSignalSpy layouts(&model, &QAbstractItemModel::layoutChanged);
        QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
        model.setSnapshot(shared(test::fixtureSnapshot(200)), test::fixtureNow());
        QCOMPARE(resets.count() + layouts.count(), 0);
        QCOMPARE(changes.count(), 1); // one range, never row by row
    }

    void aServiceThatComesOrGoesIsOneRow()
    {
        WorkloadsModel model;
        ServiceQuery all;
        all.state = ServiceQuery::State::All;
        model.setQuery(all);
        model.sort(WorkloadsModel::Name, Qt::AscendingOrder);
        Snapshot s = test::fixtureSnapshot(40);
        model.setSnapshot(shared(s), test::fixtureNow());
        const QPersistentModelIndex kept = model.index(30, 0);
        const QString ref = kept.data(WorkloadsModel::RefRole).toString();
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
        const QString gone = model.index(3, 0).data(WorkloadsModel::RefRole).toString();
        std::erase_if(s.cycle->workloads, [&](const WorkloadReport &r) {
            return QString::fromStdString(toString(r.workload.ref)) == gone;
        });
        model.setSnapshot(shared(s), test::fixtureNow());
        QCOMPARE(resets.count(), 0);
        QCOMPARE(model.rowCount(), 39);
        QCOMPARE(model.rowOf(gone), -1);
        QCOMPARE(kept.row(), 29);
        QCOMPARE(kept.data(WorkloadsModel::RefRole).toString(), ref);
    }

    void searchIgnoresCaseAndAccents()
    {
        Snapshot s = test::fixtureSnapshot(3);
        s.cycle->workloads[0].workload.ref.name = "Relatórios-São-Paulo";
        WorkloadsModel model;
        model.setSnapshot(shared(s), test::fixtureNow());
        ServiceQuery query;
        query.text = u"sao RELATORIOS"_s; // every word, in any order
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 1);
        query.text = u"sao loja"_s;
        model.setQuery(query);
        QCOMPARE(model.rowCount(), 0);
    }

    void facetsNarrowTogetherAndSurviveAsJson()
    {
        Snapshot s = test::fixtureSnapshot(20);
        s.cycle->workloads[0].workload.ref.context = ContextName("outro");
        s.cycle->workloads[1].policy.group = "vendas";
        s.cycle->workloads[1].policy.mode = Mode::Observe;
        s.cycle->workloads[2].workload.owners = {"argocd"};
        WorkloadsModel model;
        model.setSnapshot(shared(s), test::fixtureNow());
        const auto rows = [&](const ServiceQuery &query) {
            model.setQuery(queryFromJson(toJson(query)));
            return model.rowCount();
        };
        ServiceQuery query;
        query.context = "outro";
        QCOMPARE(rows(query), 1);
        query.context.clear();
        query.group = "vendas";
        QCOMPARE(rows(query), 1);
        query.mode = Mode::Approve;
        QCOMPARE(rows(query), 0);
        query.mode = Mode::Observe;
        QCOMPARE(rows(query), 1);
        QCOMPARE(queryFromJson(toJson(query)), query);
        query = {};
        query.owner = "argocd";
        QCOMPARE(rows(query), 1);
        query = {};
        query.state = ServiceQuery::State::Proposed;
        QCOMPARE(rows(query), 3);
        QCOMPARE(queryFromJson({{u"state"_s, 99}}).state, ServiceQuery::State::Monitored);
    }

    void happeningsTellWhoAndEachThingOnce()
    {
        const WorkloadRef ref{ContextName("prod"), "-", WorkloadKind::Service, "loja_api"};
        const auto change = [&](std::string before, std::string after, bool ours, std::string by, int ago) {
            return SeenChange{.workload = ref,
                              .at = test::fixtureNow() - Seconds{ago},
                              .field = "replicas",
                              .before = std::move(before),
                              .after = std::move(after),
                              .isOurs = ours,
                              .by = std::move(by)};
        };
        AuditRecord sent;
        sent.event = "action.sent";
        sent.at = test::fixtureNow() - Seconds{61};
        AuditRecord approved = sent;
        approved.event = "proposal.approved";
        approved.actor = {.name = "ana", .role = Role::Approver, .machine = "m", .origin = Origin::Window};
        const auto rows =
            happenings({change("3", "4", true, "preamar", 60), change("4", "2", false, {}, 30)}, {sent, approved});
        QCOMPARE(rows.size(), std::size_t{3}); // "sent" is a step on the way to what is told
        QVERIFY(rows[0].text.contains(u"4 → 2"_s));
        QVERIFY(!rows[0].who.isEmpty() && rows[0].who != u"Preamar");
        QCOMPARE(rows[1].who, u"Preamar"_s);
        QCOMPARE(rows[2].who, u"ana"_s);
        const auto marks = marksOf({change("3", "4", true, "preamar", 60), change("4", "2", false, {}, 30)}, {}, ref);
        QCOMPARE(marks.size(), std::size_t{2});
        QVERIFY(marks[0].isUp && marks[0].isOurs && !marks[1].isUp && !marks[1].isOurs);

        HappeningsModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setHappenings({rows[1], rows[2]}, test::fixtureNow());
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.setHappenings(rows, test::fixtureNow());
        QCOMPARE(inserted.count(), 1);
        model.setHappenings({}, test::fixtureNow());
        QCOMPARE(model.rowCount(), 0);
    }

    void logModelsObeyTheModelContract()
    {
        LogModel actions;
        AuditModel audit;
        const QAbstractItemModelTester first(&actions, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester second(&audit, QAbstractItemModelTester::FailureReportingMode::QtTest);
        for (const int services : {12, 12, 1, 0}) {
            const auto snapshot = shared(test::fixtureSnapshot(services));
            actions.setSnapshot(snapshot);
            const auto &log = snapshot->log;
            const auto half = log.begin() + static_cast<std::ptrdiff_t>(log.size() / 2);
            audit.setPage(AuditPage{.records = {half, log.end()}, .isMore = true, .scannedTo = 1}, snapshot->now);
            audit.prepend({log.begin(), half});
            audit.addPage(AuditPage{.records = {log.begin(), half}, .isMore = false, .scannedTo = 1});
            audit.setPage(AuditPage{.records = log, .isMore = false, .scannedTo = 1}, snapshot->now);
        }
        QCOMPARE(actions.rowCount(), 0);
        QCOMPARE(audit.rowCount(), 0);
    }

    void sortsByRawValuesAndPutsMissingOnesLast()
    {
        WorkloadsModel model;
        ServiceQuery all;
        all.state = ServiceQuery::State::All;
        model.setQuery(all);
        model.setSnapshot(shared(test::fixtureSnapshot(40)), test::fixtureNow());
        for (const auto order : {Qt::AscendingOrder, Qt::DescendingOrder}) {
            model.sort(WorkloadsModel::Requests, order);
            bool missing = false;
            double last = order == Qt::AscendingOrder ? -1.0 : std::numeric_limits<double>::infinity();
            for (int row = 0; row < model.rowCount(); ++row) {
                const QVariant value = model.index(row, WorkloadsModel::Requests).data(WorkloadsModel::SortRole);
                if (!value.isValid()) {
                    missing = true;
                    continue;
                }
                QVERIFY2(!missing, "a measured value after a missing one");
                QVERIFY(order == Qt::AscendingOrder ? value.toDouble() >= last : value.toDouble() <= last);
                last = value.toDouble();
            }
            QVERIFY(missing);
        }
    }

    void neverShowsAMissingMetricAsZero()
    {
        Snapshot s = test::fixtureSnapshot(1);
        s.cycle->workloads[0].metrics.clear();
        const auto &report = s.cycle->workloads[0];
        for (const auto &figure : {cpuFigure(report), memoryFigure(report), requestsFigure(report),
                                   latencyFigure(report), errorFigure(report)}) {
            QCOMPARE(figure.text, words::unknown());
            QVERIFY(!figure.raw.has_value());
        }
        QVERIFY(!figuresAge(report, test::fixtureNow()).has_value());
        QCOMPARE(verdictOf(report).tone, style::Tone::Warn); // it has a proposal to rise
    }

    void namesTheDenominatorOfAPercentage()
    {
        Snapshot s = test::fixtureSnapshot(1);
        auto &report = s.cycle->workloads[0];
        report.workload.ready = 2;
        report.metrics[metric::cpuCores].value = 1.72;
        const ShownFigure limited = cpuFigure(report);
        QCOMPARE(limited.text, words::percent(0.86, 1));
        QVERIFY(limited.denominator.contains(words::value(2.0, Unit::Cores)));
        QVERIFY(limited.isHot);
        report.workload.limits.cpuCores.reset();
        const ShownFigure unlimited = cpuFigure(report);
        QVERIFY(!unlimited.share.has_value());
        QVERIFY(!unlimited.isHot);
        QCOMPARE(unlimited.text, words::value(1.72, Unit::Cores));
    }

    void offersUndoOnlyForWhatWasDoneAndNotUndone()
    {
        const Snapshot s = test::fixtureSnapshot(3);
        Proposal p = test::fixtureProposal(s, 0, 3, 4);
        for (const auto state : {ProposalState::Proposed, ProposalState::Approved, ProposalState::Rejected,
                                 ProposalState::Failed, ProposalState::Sent}) {
            p.state = state;
            QVERIFY(!offersUndo(p));
        }
        p.state = ProposalState::Healthy;
        QVERIFY(offersUndo(p));
        p.revertedBy = "01J";
        QVERIFY(!offersUndo(p));
    }

    void breaksTheLineAtAGap()
    {
        const ChartModel model = makeChartModel(seriesWith({{30, 1}, {29, 2}, {20, 3}, {19, 4}, {1, 5}}), frameOf());
        QCOMPARE(model.history.size(), std::size_t{3});
        QVERIFY(model.gaps.size() >= 3);             // before the first, and between the runs
        QCOMPARE(model.history[0].back().y(), 20.0); // percent of the capacity
    }

    void dropsValuesThatAreNotNumbers()
    {
        const ChartModel model = makeChartModel(
            seriesWith(
                {{3, 1}, {2, std::numeric_limits<double>::quiet_NaN()}, {1, std::numeric_limits<double>::infinity()}}),
            frameOf());
        QCOMPARE(model.history.size(), std::size_t{1});
        QCOMPARE(model.history[0].size(), std::size_t{1});
        QVERIFY(std::isfinite(model.top));
    }

    void saysWhenThereIsNoForecast()
    {
        const ChartModel model = makeChartModel(seriesWith({{2, 1}, {1, 1}}), frameOf());
        QVERIFY(model.forecast.empty());
        QVERIFY(!model.summary().isEmpty());
        QVERIFY(makeChartModel(ChartSeries{}, frameOf()).isEmpty());
    }

    void keepsTheSeriesOwnUnitWithoutACapacity()
    {
        ChartSeries series = seriesWith({{2, 3.5}, {1, 3.5}});
        series.capacity.reset();
        const ChartModel model = makeChartModel(series, frameOf());
        QVERIFY(!model.isPercent);
        QCOMPARE(model.history[0][0].y(), 3.5);
        QVERIFY(model.top >= 3.5 && model.top < 10.0);
    }

    void valueTicksAreRound_data()
    {
        QTest::addColumn<double>("highest");
        QTest::addColumn<double>("step");
        QTest::newRow("a hundred in quarters") << 100.0 << 25.0;
        QTest::newRow("a little over one") << 1.1 << 0.5;
        QTest::newRow("thousands") << 7300.0 << 2000.0;
        QTest::newRow("nothing") << 0.0 << 0.25;
        QTest::newRow("not a number") << std::nan("") << 0.25;
    }
    void valueTicksAreRound()
    {
        QFETCH(double, highest);
        QFETCH(double, step);
        const auto ticks = valueTicks(highest, 4);
        QVERIFY(ticks.size() >= 3 && ticks.size() <= 7);
        QCOMPARE(ticks[0], 0.0);
        QCOMPARE(ticks[1], step);
        QVERIFY(!(ticks.back() < highest));
    }

    void timeTicksAreRoundInTheLocalZone()
    {
        const auto ticks = timeTicks(test::fixtureNow() - Seconds{7200}, test::fixtureNow() + Seconds{7200}, 6);
        QVERIFY(ticks.size() >= 4 && ticks.size() <= 6);
        for (const auto &tick : ticks)
            QCOMPARE(toMillis(tick) % 3'600'000, 0);
    }

    void countdownsAreClocks_data()
    {
        QTest::addColumn<qlonglong>("ms");
        QTest::addColumn<QString>("text");
        QTest::newRow("nothing left") << 0LL << u"00:00"_s;
        QTest::newRow("less than nothing") << -5000LL << u"00:00"_s;
        QTest::newRow("a started second counts") << 1LL << u"00:01"_s;
        QTest::newRow("minutes") << 161000LL << u"02:41"_s;
        QTest::newRow("hours") << 3723000LL << u"1:02:03"_s;
    }
    void countdownsAreClocks()
    {
        QFETCH(qlonglong, ms);
        QFETCH(QString, text);
        QCOMPARE(words::clock(Millis{ms}), text);
    }

    void toolTipsKeepTheirLinesAndReadNoMarkup()
    {
        QCOMPARE(words::toolTip(u"a < b\nc\n<b>d</b>"_s), u"<qt>a &lt; b<br>c<br>&lt;b&gt;d&lt;/b&gt;</qt>"_s);
        QCOMPARE(words::toolTip({}), QString());
    }

    void timeAtTheDeskMovesTheSnapshotOn()
    {
        Snapshot s = test::fixtureSnapshot(1);
        s.rate = 10.0;
        QCOMPARE(toMillis(liveTime(s, Seconds{6}).now) - toMillis(s.now), 60'000);
        QCOMPARE((liveTime(s, Seconds{6}).boot - s.boot).count(), 6'000);
        s.rate = 0.0; // standing still: lifetimes stand still too
        QCOMPARE(toMillis(liveTime(s, Seconds{6}).now), toMillis(s.now));
        QCOMPARE(liveTime(s, Seconds{6}).boot.time_since_epoch().count(), s.boot.time_since_epoch().count());
    }

    void anEmergencyStopSpeaksBeforeOtherPauses()
    {
        Snapshot s = test::fixtureSnapshot(1);
        Pause pause;
        pause.scope = PauseScope::All;
        s.pauses.push_back(pause);
        QVERIFY(!isStopped(s));
        QCOMPARE(engineStatus(s).tone, style::Tone::Warn);
        pause.emergency = true;
        s.pauses.push_back(pause);
        QVERIFY(isStopped(s));
        QCOMPARE(engineStatus(s).tone, style::Tone::Crit);
        Pause other;
        other.scope = PauseScope::Workload;
        s.pauses = {other};
        QVERIFY(globalPause(s) == nullptr);
    }
};

QTEST_GUILESS_MAIN(TestUiModels)
#include "tst_uimodels.moc"
