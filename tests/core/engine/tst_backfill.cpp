// The past comes beside the cycle: a source that hangs over it holds no decision up, is not asked twice, and what it answers at last
// is stored by a later cycle.
#include "core/engine/commands.h"
#include "core/domain/codec.h"
#include "core/engine/cyclestate.h"
#include "core/engine/engine.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"
#include "tests/support/memorysecrets.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kWait = 60'000;
const WorkloadRef kApi{ContextName("prod"), "shop", WorkloadKind::Deployment, "api"};

// Answers what is there at once, and the past when it is told to.
class Slow final : public Orchestrator, public MetricSource
{
public:
    struct Asked
    {
        MetricId metric;
        TimeRange range;
        std::shared_ptr<QPromise<Result<SeriesSet>>> promise;
    };

    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(ContextHealth{})); }
    Future<WorkloadList> workloads() override
    {
        Workload w;
        w.ref = kApi;
        w.uid = "u";
        w.version = "1";
        w.replicas = w.ready = 2;
        w.limits.cpuCores = 1.0;
        w.specDigest = "d";
        return readyFuture(Result<WorkloadList>(WorkloadList{{w}, false, 1}));
    }
    Future<Workload> observe(const WorkloadRef &) override { return readyFuture(Result<Workload>(fail(ErrorCode::NotFound, "test"))); }
    Future<ApplyResult> apply(const ChangeRequest &) override { return readyFuture(Result<ApplyResult>(ApplyResult{})); }
    int requestsSent() const override { return 0; }
    Future<LatestMetrics> latest(const MetricQuery &query) override
    {
        LatestMetrics out;
        out.serverTime = SystemClock().wall();
        for (const auto &id : query.metrics)
            out.failed[id] = Fault::NotConfigured;
        out.failed.erase(metric::cpuCores);
        out.byWorkload[metricKey(kApi)][metric::cpuCores] = Measurement{.value = 0.5, .at = out.serverTime, .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = 2.0};
        return readyFuture(Result<LatestMetrics>(std::move(out)));
    }
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis) override
    {
        auto promise = std::make_shared<QPromise<Result<SeriesSet>>>();
        promise->start();
        m_asked.push_back({query.metrics.front(), range, promise});
        return promise->future();
    }

    [[nodiscard]] const std::vector<Asked> &asked() const { return m_asked; }
    // Constant load over the whole range, to the one that was asked so.
    void answer(std::size_t i)
    {
        Series series{.key = {kApi, metric::cpuCores}, .samples = {}};
        for (auto t = m_asked[i].range.from; t < m_asked[i].range.to; t += Seconds{300})
            series.samples.push_back({t, 0.5});
        SeriesSet set;
        set.series.push_back(std::move(series));
        end(i, Result<SeriesSet>(std::move(set)));
    }
    void end(std::size_t i, Result<SeriesSet> result)
    {
        m_asked[i].promise->addResult(std::move(result));
        m_asked[i].promise->finish();
    }

private:
    std::vector<Asked> m_asked;
};

} // namespace

class TestBackfill : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup() { m_engine.reset(); }
    void holdsNoCycleUp();
    void comesBackSmallerAfterATimeout();
    void theFirstAnswerSettlesWhatItReplaces();

private:
    // A cycle, and how long it took.
    std::optional<double> progressOfACycle();

    std::unique_ptr<QTemporaryDir> m_dir;
    std::shared_ptr<Slow> m_slow;
    std::unique_ptr<Engine> m_engine;
    QObject m_context;
    qint64 m_took = 0;
    bool m_failed = false;
};

void TestBackfill::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_slow = std::make_shared<Slow>();
    EngineOptions options;
    options.home = m_dir->filePath(QStringLiteral("home")).toStdString();
    options.secrets = std::make_shared<MemorySecrets>();
    options.platforms = [slow = m_slow](const ContextConfig &, SecretStore &, const std::shared_ptr<const Clock> &, const std::string &) { return Result<Platform>(Platform{slow, slow}); };
    m_engine = std::make_unique<Engine>(options);
    bool started = false;
    onResult(m_engine->start(), &m_context, [&](const Result<bool> &r) { started = r && *r; });
    QTRY_VERIFY_WITH_TIMEOUT(started, kWait);
    ContextConfig config;
    config.name = kApi.context;
    config.kind = ContextKind::Kubernetes;
    bool added = false;
    onResult(m_engine->submit(makeCommand(command::contextAdd, Json{{"config", toJson(config)}}, localActor(Origin::Window), SystemClock().wall())), &m_context,
             [&](const Result<CommandAnswer> &r) { added = r && !r->error; });
    QTRY_VERIFY_WITH_TIMEOUT(added, kWait);
}

std::optional<double> TestBackfill::progressOfACycle()
{
    std::optional<Result<CycleReport>> report;
    QElapsedTimer timer;
    timer.start();
    // The engine's own cycles run as well; one at a time.
    const auto again = [&](const auto &self) -> void {
        onResult(m_engine->runCycle(), &m_context, [&, self](Result<CycleReport> r) {
            if (!r && r.error().reason == "EngineBusy" && timer.elapsed() < kWait)
                QTimer::singleShot(50, &m_context, [self] { self(self); });
            else
                report = std::move(r);
        });
    };
    again(again);
    m_failed = !QTest::qWaitFor([&] { return report.has_value(); }, kWait) || !*report || (*report)->contexts.size() != 1;
    m_took = timer.elapsed();
    return m_failed ? std::nullopt : (*report)->contexts.front().backfillProgress;
}

void TestBackfill::holdsNoCycleUp()
{
    QVERIFY(progressOfACycle());
    QVERIFY(!m_failed);
    qInfo("the first cycle took %lld ms with a past that hangs", static_cast<long long>(m_took));
    QCOMPARE(m_slow->asked().size(), std::size_t{1});
    // Asked already, and not waited for: later cycles do not even give it its grace.
    for (int i = 0; i < 3; ++i)
        QCOMPARE(progressOfACycle().value_or(-1.0), 0.0);
    qInfo("a later one %lld ms", static_cast<long long>(m_took));
    QVERIFY2(m_took < 900, "it was waited for again");
    QCOMPARE(m_slow->asked().size(), std::size_t{1});
    // At last: the next cycle stores it.
    m_slow->answer(0);
    QTest::qWait(50);
    QVERIFY(!progressOfACycle() && !m_failed);
    std::optional<ChartSeries> chart;
    onResult(m_engine->chart(ChartRequest{.workloads = {kApi}, .metric = metric::cpuCores, .back = Seconds{36'000}}), &m_context, [&](Result<ChartSeries> r) {
        if (r)
            chart = std::move(*r);
    });
    QTRY_VERIFY_WITH_TIMEOUT(chart.has_value(), kWait);
    QVERIFY2(chart->history.size() > 20, std::to_string(chart->history.size()).c_str());
}

void TestBackfill::comesBackSmallerAfterATimeout()
{
    (void)progressOfACycle();
    QVERIFY(!m_failed);
    QCOMPARE(m_slow->asked().size(), std::size_t{1});
    const auto whole = m_slow->asked().front().range;
    m_slow->end(0, fail(ErrorCode::Timeout, "test", "no answer"));
    QTest::qWait(50);
    QCOMPARE(progressOfACycle().value_or(-1.0), 0.0);
    QCOMPARE(m_slow->asked().size(), std::size_t{3});
    const auto newer = m_slow->asked()[1].range;
    const auto older = m_slow->asked()[2].range;
    QVERIFY(newer.to == whole.to && newer.from == older.to && older.from == whole.from);
    // One half is there: half of it is done.
    m_slow->answer(1);
    QTest::qWait(50);
    QCOMPARE(progressOfACycle().value_or(-1.0), 0.5);
}

// With samples or without: a later answer with samples must not erase what was measured since.
void TestBackfill::theFirstAnswerSettlesWhatItReplaces()
{
    using namespace preamar::engine;
    const SeriesKey users{kApi, MetricId("custom.users")};
    const SeriesKey cpu{kApi, metric::cpuCores};
    CycleMemory memory;
    memory.ownHistory[users] = {.query = "new", .replaces = true};
    memory.ownHistory[cpu] = {.query = {}, .replaces = true};
    const std::vector<OwnQuery> own{{kApi, users.metric, "sum(users)"}};
    const auto answer = [](std::vector<OwnQuery> asked, MetricId id) { return CycleMemory::Filled{kApi.context, std::move(asked), std::move(id), SeriesSet{}}; };
    // What was asked before the query was put otherwise, another metric, another context: nothing of these answers it.
    QVERIFY(settledBy(memory, answer({{kApi, users.metric, "sum(old)"}}, {}), own).empty());
    QVERIFY(settledBy(memory, answer({}, metric::memoryBytes), own).empty());
    QVERIFY(settledBy(memory, CycleMemory::Filled{ContextName("other"), own, {}, SeriesSet{}}, own).empty());
    QVERIFY(memory.ownHistory.at(users).replaces && memory.ownHistory.at(cpu).replaces);
    QVERIFY(settledBy(memory, answer(own, {}), own) == std::vector<SeriesKey>{users});
    QVERIFY(!memory.ownHistory.at(users).replaces);
    QVERIFY2(settledBy(memory, answer(own, {}), own).empty(), "a second answer forgets once more");
    // The catalogue's again.
    QVERIFY(settledBy(memory, answer({}, metric::cpuCores), own) == std::vector<SeriesKey>{cpu});
    QVERIFY(!memory.ownHistory.contains(cpu));
}

QTEST_GUILESS_MAIN(TestBackfill)
#include "tst_backfill.moc"
