// Charts of many services: a step that one of them misses does not vanish, and a part never reads as the whole.
#include "core/engine/chartbuilder.h"
#include "core/store/home.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::engine;

namespace {

const Timestamp kNow = fromMillis(1'772'463'600'000); // on a step of five minutes
constexpr Millis kStep = std::chrono::minutes{5};

WorkloadRef ref(int i)
{
    return {.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = "s" + std::to_string(i)};
}

class Stage
{
public:
    explicit Stage(int services, double limit = 2.0)
    {
        const std::string home = m_folder.path().toStdString();
        (void)prepareHome(home);
        history = std::move(*openHistory(home));
        CycleReport report;
        for (int i = 0; i < services; ++i) {
            refs.push_back(ref(i));
            WorkloadReport w;
            w.workload.ref = refs.back();
            w.workload.replicas = w.workload.ready = 1;
            w.workload.limits.cpuCores = limit;
            report.workloads.push_back(std::move(w));
        }
        snapshot.cycle = std::move(report);
    }
    // One core each minute of [from, to), minutes before now.
    void measure(int service, int from, int to, double value = 1.0)
    {
        Series series{.key = {ref(service), metric::cpuCores}, .samples = {}};
        for (int minute = from; minute > to; --minute)
            series.samples.push_back({kNow - std::chrono::minutes{minute}, value});
        QVERIFY(history->append({series}).has_value());
    }
    void foresee(int service, Timestamp origin, double value)
    {
        Forecast f;
        f.origin = origin;
        f.step = kStep;
        f.eligible = true;
        f.steps.assign(24, Quantiles{});
        for (auto &q : f.steps)
            q.fill(value);
        forecasts[SeriesKey{ref(service), metric::cpuCores}] = f;
    }
    ChartSeries chart(Timestamp now = kNow)
    {
        auto made = buildChart(*history, {.workloads = refs, .metric = metric::cpuCores}, refs, forecasts, snapshot, now);
        return made ? *made : ChartSeries{};
    }

    std::unique_ptr<History> history;
    Snapshot snapshot;
    std::vector<WorkloadRef> refs;
    std::map<SeriesKey, Forecast> forecasts;

private:
    QTemporaryDir m_folder;
};

bool allAre(const ChartSeries &series, double value)
{
    return !series.history.empty() &&
           std::all_of(series.history.begin(), series.history.end(), [value](const auto &p) { return std::abs(p.mean - value) < 1e-9; });
}

} // namespace

class TestChartSums : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void allMeasuredIsWhole()
    {
        Stage stage(4);
        for (int i = 0; i < 4; ++i)
            stage.measure(i, 120, 0);
        const auto series = stage.chart();
        QCOMPARE(series.history.size(), std::size_t{24});
        QVERIFY(allAre(series, 4.0));
        QCOMPARE(series.coverage, (ChartSeries::Coverage{.asked = 4, .summed = 4, .measured = 1.0}));
        QCOMPARE(series.capacity, 8.0);
    }

    void aStepThatOneOfManyMissesStaysAndSaysSo()
    {
        Stage stage(40);
        for (int i = 0; i < 40; ++i) {
            stage.measure(i, 120, i == 7 ? 60 : 0);
            if (i == 7)
                stage.measure(i, 50, 0);
        }
        const auto series = stage.chart();
        QCOMPARE(series.history.size(), std::size_t{24});
        QVERIFY(allAre(series, 40.0)); // no dip where the seventh was not measured
        QCOMPARE(series.coverage.summed, std::size_t{40});
        QCOMPARE(series.coverage.measured, 39.0 / 40.0);
    }

    void aServiceThatIsNewIsNotMissedBefore()
    {
        Stage stage(4);
        for (int i = 0; i < 4; ++i)
            stage.measure(i, i == 0 ? 30 : 120, 0);
        const auto series = stage.chart();
        QCOMPARE(series.history.size(), std::size_t{24}); // a quarter of the sum of now was not there yet: no gap, and no past that was not
        QCOMPARE(series.history.front().mean, 3.0);
        QCOMPARE(series.history.back().mean, 4.0);
        QCOMPARE(series.coverage.measured, 1.0);
    }

    void aStepOfWhichMuchIsMissingIsAGap()
    {
        Stage stage(4);
        for (int i = 0; i < 4; ++i) {
            stage.measure(i, 120, i == 0 ? 60 : 0);
            if (i == 0)
                stage.measure(i, 50, 0);
        }
        const auto series = stage.chart();
        QCOMPARE(series.history.size(), std::size_t{22}); // a quarter of the sum is missing in two steps
        QVERIFY(allAre(series, 4.0));
        QCOMPARE(series.coverage.measured, 1.0);
    }

    void aSilentServiceIsLeftOutWithItsCapacityAndForecast()
    {
        Stage stage(3);
        stage.measure(0, 120, 0);
        stage.measure(1, 120, 0);
        stage.measure(2, 120, 40, 10.0);
        for (int i = 0; i < 3; ++i)
            stage.foresee(i, kNow, i == 2 ? 10.0 : 1.0);
        const auto series = stage.chart();
        QCOMPARE(series.history.size(), std::size_t{24});
        QVERIFY(allAre(series, 2.0)); // over its own two hours the sum is of the same services
        QCOMPARE(series.coverage.asked, std::size_t{3});
        QCOMPARE(series.coverage.summed, std::size_t{2});
        QCOMPARE(series.capacity, 4.0);
        QVERIFY(series.forecast.has_value());
        QCOMPARE(series.forecast->steps.front()[kMedian], 2.0);
    }

    void demandWithoutALimitIsNotComparedWithCapacity()
    {
        Stage stage(2);
        stage.measure(0, 120, 0);
        stage.measure(1, 120, 0, 5.0);
        stage.snapshot.cycle->workloads[1].workload.limits.cpuCores.reset();
        const auto series = stage.chart();
        QVERIFY(allAre(series, 1.0));
        QCOMPARE(series.coverage.summed, std::size_t{1});
        QCOMPARE(series.coverage.asked, std::size_t{2});
        QCOMPARE(series.capacity, 2.0);
    }

    void forecastsOfTheLastCycleAreAlignedAndFewMissingStandAtTheirValue()
    {
        Stage stage(40);
        for (int i = 0; i < 40; ++i) {
            stage.measure(i, 120, 0);
            if (i == 1)
                stage.foresee(i, kNow - kStep, 1.0); // one step older
            else if (i != 2)
                stage.foresee(i, kNow, 1.0);
        }
        const auto series = stage.chart();
        QVERIFY(series.forecast.has_value());
        QCOMPARE(series.forecast->origin, kNow);
        QCOMPARE(series.forecast->steps.size(), std::size_t{23});
        for (const auto &q : series.forecast->steps)
            QCOMPARE(q[kMedian], 40.0);
    }

    void aForecastOfAPartIsNone()
    {
        Stage stage(4);
        for (int i = 0; i < 4; ++i) {
            stage.measure(i, 120, 0);
            if (i != 0)
                stage.foresee(i, kNow, 1.0);
        }
        QVERIFY(!stage.chart().forecast.has_value());
    }
};

QTEST_GUILESS_MAIN(TestChartSums)
#include "tst_chartsums.moc"
