// A context whose source is a real Prometheus: the past of own queries, and a source that begins anew.
#include "core/store/history.h"
#include "core/store/home.h"
#include "tests/contract/contract.h"
#include "tests/contract/realprometheus.h"
#include "tests/scenario/actionworld.h"
#include "tests/support/portainerdouble.h"

#include <QDateTime>
#include <QTemporaryDir>

#include <cmath>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kWait = 60'000;
constexpr qint64 kHour = 3600;
const QByteArray kLabels = R"({container_label_com_docker_swarm_service_name="loja_api",id="/docker/1",name="loja_api.1")";
const std::string kCpu = R"(sum(rate(container_cpu_usage_seconds_total{container_label_com_docker_swarm_service_name="loja_api"}[$window])))";

// Two days at 0.4 cores.
QByteArray past(qint64 from, qint64 to)
{
    QByteArray out = "# TYPE container_cpu_usage_seconds counter\n";
    for (qint64 t = from; t < to; t += 60)
        out += "container_cpu_usage_seconds_total" + kLabels + ",cpu=\"total\"} " + QByteArray::number(0.4 * static_cast<double>(t - from), 'f', 1) + ' ' +
               QByteArray::number(t) + '\n';
    return out + "# EOF\n";
}

QByteArray present(double t)
{
    return "container_cpu_usage_seconds_total" + kLabels + ",cpu=\"total\"} " + QByteArray::number(500'000.0 + 0.4 * t, 'f', 3) +
           "\ncontainer_memory_working_set_bytes" + kLabels + "} 30000000\n";
}

struct World
{
    QTemporaryDir dir;
    Exporter exporter;
    RealPrometheus prometheus;
    MemorySwarm swarm;
    std::unique_ptr<PortainerDouble> portainer;
    SystemClock clock;
    std::string home;
    qint64 from = 0;
    qint64 to = 0;
    std::int64_t mostRequests = 0;
    const WorkloadRef ref{.context = ContextName("prod"), .name = kService};

    bool begin()
    {
        to = (QDateTime::currentSecsSinceEpoch() - 3 * kHour) / kHour * kHour;
        from = to - 48 * kHour;
        exporter.page = present;
        if (!exporter.listen() || !prometheus.start(past(from, to), {"127.0.0.1:" + QByteArray::number(exporter.port())}))
            return false;
        swarm.addService({.name = kService, .replicas = 1});
        portainer = std::make_unique<PortainerDouble>(swarm);
        home = dir.filePath(QStringLiteral("home")).toStdString();
        if (!portainer->listen() || !makeHome(home, portainer->origin(), "ptr_test"))
            return false;
        auto config = contextOf(home, portainer->origin());
        config.prometheus.url = prometheus.url();
        return journal()->putContext(config) && waitForScrapes();
    }
    bool waitForScrapes()
    {
        const auto seen = exporter.requests().size();
        return QTest::qWaitFor([&] { return exporter.requests().size() >= seen + 4; }, kWait);
    }
    std::unique_ptr<Journal> journal() const
    {
        auto opened = openJournal(home, clock);
        return opened ? std::move(*opened) : nullptr;
    }
    bool use(std::map<MetricId, std::string> queries)
    {
        WorkloadSettings settings;
        settings.workload = ref;
        settings.policy.mode = Mode::Approve;
        settings.enrolled = true;
        for (auto &[metric, text] : queries)
            settings.policy.queries[metric.str()] = std::move(text);
        return journal()->putWorkloadSettings(settings).has_value();
    }
    // One engine that lives for `count` cycles.
    std::optional<CycleReport> cycles(int count)
    {
        EngineOptions options;
        options.home = home;
        options.scheduled = false;
        Engine engine(options);
        const auto started = await(engine.start());
        std::optional<CycleReport> out;
        for (int i = 0; i < count && started; ++i) {
            auto report = await(engine.runCycle(), kWait);
            if (!report)
                return std::nullopt;
            for (const auto &c : report->contexts)
                mostRequests = std::max(mostRequests, static_cast<std::int64_t>(c.requests));
            out = std::move(*report);
        }
        (void)await(engine.shutdown());
        return out;
    }
    std::vector<double> stored(const MetricId &metric) const
    {
        std::vector<double> out;
        const auto history = openHistory(home, {.readOnly = true});
        const auto series = history ? (*history)->read({ref, metric}, {fromMillis((from + kHour) * 1000), fromMillis(to * 1000)}) : Result<Series>{};
        for (const Sample &s : series->samples)
            out.push_back(s.value);
        return out;
    }
    // All that is stored of the two days, and hardly anything missing.
    QByteArray problem(const MetricId &metric, double value) const
    {
        const auto values = stored(metric);
        if (values.size() < 47 * 12 * 95 / 100)
            return QByteArray::number(static_cast<int>(values.size())) + " values";
        for (const double v : values) {
            if (std::abs(v - value) > 0.05 * value)
                return "holds " + QByteArray::number(v);
        }
        return {};
    }
    [[nodiscard]] std::optional<Reason> warming(const CycleReport &report) const
    {
        for (const auto &w : report.workloads) {
            for (const Reason &r : w.decision.reasons) {
                if (w.workload.ref == ref && r.code == ReasonCode::WarmingUp)
                    return r;
            }
        }
        return std::nullopt;
    }
};

}  // namespace

class TestSource : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        if (const auto missing = RealPrometheus::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    void ownQueriesGetTheirPast();
    void aSourceThatBeginsAnewWarmsUpAgain();
};

void TestSource::ownQueriesGetTheirPast()
{
    const MetricId users("custom.users");
    World w;
    QVERIFY(w.begin());
    QVERIFY(w.cycles(3));
    QCOMPARE(w.problem(metric::cpuCores, 0.4), QByteArray());

    // A query of one's own: its past takes the place of what the catalogue said, over engines that live for one cycle.
    QVERIFY(w.use({{metric::cpuCores, "2 * " + kCpu}, {users, "100 * " + kCpu}}));
    for (int i = 0; i < 2; ++i)
        QVERIFY(w.cycles(1));
    QCOMPARE(w.problem(metric::cpuCores, 0.8), QByteArray());
    QCOMPARE(w.problem(users, 40.0), QByteArray());
    const auto kept = w.journal()->state("backfill");
    QVERIFY(kept && *kept);
    QCOMPARE((**kept)["prod"]["tasks"].size(), std::size_t{0});
    QCOMPARE((**kept)["prod"]["own"].size(), std::size_t{2});

    // Another text asks something else; what did not change is not fetched again.
    QVERIFY(w.use({{metric::cpuCores, "3 * " + kCpu}, {users, "100 * " + kCpu}}));
    QVERIFY(w.cycles(2));
    QCOMPARE(w.problem(metric::cpuCores, 1.2), QByteArray());
    QCOMPARE(w.problem(users, 40.0), QByteArray());

    // Taken back: the catalogue speaks again.
    QVERIFY(w.use({}));
    QVERIFY(w.cycles(2));
    QCOMPARE(w.problem(metric::cpuCores, 0.4), QByteArray());
    QVERIFY2(w.mostRequests <= 12, std::to_string(w.mostRequests).c_str());
}

void TestSource::aSourceThatBeginsAnewWarmsUpAgain()
{
    World w;
    QVERIFY(w.begin());
    const auto now = toMillis(w.clock.wall());
    // An hour of collection lies behind it.
    QVERIFY(w.journal()->putState("collection", Json{{"since", {{"prod", now - 3'600'000}}}, {"last", {{"prod", now - 1000}}}}).has_value());
    auto report = w.cycles(2);
    QVERIFY(report);
    QVERIFY(!w.warming(*report));

    QVERIFY(w.prometheus.restart());
    QVERIFY(w.waitForScrapes());
    report = w.cycles(1);
    QVERIFY(report);
    auto warming = w.warming(*report);
    QVERIFY(warming);
    QVERIFY2(warming->numbers.size() == 1 && warming->numbers[0] > 240.0 && warming->numbers[0] <= 300.0, std::to_string(warming->numbers.at(0)).c_str());

    // It goes on from there, in another program, too: the same start is no new one.
    QTest::qWait(1'100);
    report = w.cycles(1);
    QVERIFY(report);
    const auto later = w.warming(*report);
    QVERIFY(later && later->numbers[0] < warming->numbers[0]);
}

QTEST_GUILESS_MAIN(TestSource)
#include "tst_source.moc"
