#include "labfixture.h"

#include "core/platform/lab/load.h"

#include <QSet>
#include <QTest>

#include <limits>

using namespace preamar;
using namespace std::chrono_literals;

namespace {

// A digest of all that a demonstration says about two weeks: equal only where every byte is.
std::string historyBytes(const LabParts &lab)
{
    const auto set = await(lab.metrics->query({kFive}, {kStart - 14 * 24h, kStart}, 5min)).value();
    std::string out;
    for (const auto &s : set.series) {
        out += toString(s.key.workload) + ' ' + s.key.metric.str() + '\n';
        for (const auto &sample : s.samples)
            out += std::to_string(toMillis(sample.at)) + ' ' + QByteArray::number(sample.value, 'g', 17).toStdString() +
                   '\n';
    }
    return out;
}

const Series *seriesOf(const SeriesSet &set, const std::string &name, const MetricId &id)
{
    for (const auto &s : set.series) {
        if (s.key.workload.name == name && s.key.metric == id)
            return &s;
    }
    return nullptr;
}

Measurement measured(const LabParts &lab, const std::string &name, const MetricId &id)
{
    return await(lab.metrics->latest({{id}})).value().byWorkload.at(name).at(id);
}

} // namespace

class TestLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void clockRunsAtItsSpeedFromCreation();
    void clockStandsWhereItIsTold();
    void refusesWhatItCannotBe_data();
    void refusesWhatItCannotBe();
    void showsItsServicesAsTheyAre();
    void observeFindsOneAndMissesOthers();
    void probeSaysLab();
    void sameSeedGivesSameBytes();
    void historyEqualsWhatWasLive();
    void historyIsOnTheGridAndNotOfTheFuture();
    void whatIsNotServedIsAbsent();
    void gapIsMissingLiveAndInHistory();
    void newReplicasAreReadyAfterTheirStart();
    void youngestReplicasGoFirst();
    void nothingMeasuredWhereNothingRuns();
    void scalingImprovesTheFigures();
    void changeShowsAtOnceUnderAt();
    void slowAnswersWaitWithoutBlocking();
    void neverSlowUnderAtOrWhenFast();
    void largeHistoryComesFromThePool();
};

void TestLab::clockRunsAtItsSpeedFromCreation()
{
    const auto real = std::make_shared<ManualClock>(kStart + 1000h);
    LabConfig config;
    config.created = kStart;
    config.createdReal = kStart + 1000h;
    config.speed = 60.0;
    const LabClock clock(config, real);
    QCOMPARE(clock.wall(), kStart);
    QCOMPARE(clock.rate(), 60.0);
    const auto boot = clock.boot();
    real->advance(90s);
    QCOMPARE(clock.wall(), kStart + 90min);
    QCOMPARE(clock.boot() - boot, Millis(90s)); // lifetimes count real time
    QCOMPARE(clock.bootId(), real->bootId());
    config.speed = 0.5;
    QCOMPARE(LabClock(config, real).wall(), kStart + 45s);
}

void TestLab::clockStandsWhereItIsTold()
{
    const auto real = std::make_shared<ManualClock>(kStart);
    LabConfig config;
    config.at = kStart + 5min;
    const LabClock clock(config, real);
    const auto boot = clock.boot();
    real->advance(10h);
    real->reboot("another");
    QCOMPARE(clock.wall(), kStart + 5min);
    QCOMPARE(clock.boot(), boot);
    QCOMPARE(clock.bootId(), std::string("lab"));
    QCOMPARE(clock.rate(), 0.0);
}

void TestLab::refusesWhatItCannotBe_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<QString>("name");
    QTest::addColumn<double>("speed");
    QTest::newRow("an unknown scenario") << "lua"
                                         << "demo" << 1.0;
    QTest::newRow("a name that climbs out of the home") << "loja"
                                                        << "../demo" << 1.0;
    QTest::newRow("a name that starts with a dot") << "loja"
                                                   << "..demo" << 1.0;
    QTest::newRow("no name") << "loja"
                             << "" << 1.0;
    QTest::newRow("a speed of zero") << "loja"
                                     << "demo" << 0.0;
    QTest::newRow("a negative speed") << "loja"
                                      << "demo" << -1.0;
    QTest::newRow("a speed that is no number") << "loja"
                                               << "demo" << std::numeric_limits<double>::quiet_NaN();
}

void TestLab::refusesWhatItCannotBe()
{
    QFETCH(QString, scenario);
    QFETCH(QString, name);
    QFETCH(double, speed);
    LabFixture f(scenario.toStdString());
    f.config.name = ContextName(name.toStdString());
    f.config.lab.speed = speed;
    const auto lab = makeLab(f.config, f.clock, f.home());
    QVERIFY(!lab);
    QCOMPARE(named(lab.error().code), named(ErrorCode::InvalidArgument));
}

void TestLab::showsItsServicesAsTheyAre()
{
    const LabFixture f;
    const auto lab = f.open();
    const auto list = await(lab.orchestrator->workloads()).value();
    QCOMPARE(list.workloads.size(), std::size_t{13});
    QVERIFY(!list.partial);
    QSet<QString> uids;
    for (const auto &w : list.workloads) {
        uids.insert(QString::fromStdString(w.uid));
        QCOMPARE(w.ref.context, f.config.name);
        QCOMPARE(named(w.ref.kind), named(WorkloadKind::Service));
        QCOMPARE(w.ready, w.replicas);
        QCOMPARE(w.uid.size(), std::size_t{25});
        QCOMPARE(w.specDigest.size(), std::size_t{64});
        QCOMPARE(w.observedAt, kStart);
        QVERIFY(!w.version.empty() && !w.image.empty());
    }
    QCOMPARE(uids.size(), 13);
    QCOMPARE(f.find(lab, "borda").scalable, ScalableBy::NotSupported);
    QCOMPARE(f.find(lab, "estoque").scalable, ScalableBy::Us);
    QVERIFY(!f.find(lab, "notificacoes").limits.memoryBytes);
    QVERIFY(!f.find(lab, "borda").limits.cpuCores);
    QCOMPARE(f.find(lab, "autenticacao").labels.at("preamar.min"), std::string("abc"));
}

void TestLab::observeFindsOneAndMissesOthers()
{
    const LabFixture f;
    const auto lab = f.open();
    const auto w = f.find(lab, "busca");
    QCOMPARE(await(lab.orchestrator->observe(w.ref)).value(), w);
    auto gone = w.ref;
    gone.name = "sumiu";
    QCOMPARE(named(await(lab.orchestrator->observe(gone)).error().code), named(ErrorCode::NotFound));
    auto elsewhere = w.ref;
    elsewhere.context = ContextName("outra");
    QCOMPARE(named(await(lab.orchestrator->observe(elsewhere)).error().code), named(ErrorCode::NotFound));
}

void TestLab::probeSaysLab()
{
    LabFixture f;
    const auto health = await(f.open().orchestrator->probe()).value();
    QCOMPARE(named(health.state), named(ContextHealth::State::Ok));
    QCOMPARE(health.platformVersion, std::string("Lab 1"));
    QVERIFY(health.mayRead && health.mayScale);
    f.config.readOnly = true;
    QVERIFY(!await(f.open().metrics->probe()).value().mayScale);
}

void TestLab::sameSeedGivesSameBytes()
{
    const LabFixture a;
    const LabFixture b;
    const LabFixture c("loja", 2);
    const auto one = historyBytes(a.open());
    QVERIFY(one.size() > 1'000'000);
    QVERIFY(one == historyBytes(b.open()));
    QVERIFY(one != historyBytes(c.open()));
    QCOMPARE(a.find(a.open(), "busca").uid, b.find(b.open(), "busca").uid);
    QVERIFY(a.find(a.open(), "busca").uid != c.find(c.open(), "busca").uid);
}

void TestLab::historyEqualsWhatWasLive()
{
    const LabFixture f;
    const auto lab = f.open();
    std::map<Timestamp, LatestMetrics> live;
    for (int i = 0; i < 60; ++i) {
        if (i == 20)
            QCOMPARE(named(f.scale(lab, "estoque", 5, "a").state), named(ApplyResult::State::Accepted));
        if (i == 40)
            QCOMPARE(named(f.scale(lab, "estoque", 4, "b").state), named(ApplyResult::State::Accepted));
        live[f.clock->wall()] = await(lab.metrics->latest({kFive})).value();
        f.clock->advance(15s);
    }
    const auto past = await(lab.metrics->query({kFive}, {kStart, f.clock->wall()}, 15s)).value();
    int compared = 0;
    for (const auto &series : past.series) {
        for (const auto &sample : series.samples) {
            const auto &m = live.at(sample.at).byWorkload.at(series.key.workload.name).at(series.key.metric);
            QCOMPARE(m.value.value(), sample.value);
            QCOMPARE(m.at.value(), sample.at);
            ++compared;
        }
    }
    int measuredLive = 0;
    for (const auto &[at, metrics] : live) {
        for (const auto &[name, byId] : metrics.byWorkload) {
            for (const auto &[id, m] : byId)
                measuredLive += m.value ? 1 : 0;
        }
    }
    QCOMPARE(compared, measuredLive);
    QVERIFY(compared > 60 * 13 * 4);
}

void TestLab::historyIsOnTheGridAndNotOfTheFuture()
{
    const LabFixture f;
    const auto lab = f.open();
    const auto set = await(lab.metrics->query({{metric::cpuCores}}, {kStart - 1h - 7s, kStart + 1h}, 1min)).value();
    const auto *series = seriesOf(set, "busca", metric::cpuCores);
    QVERIFY(series != nullptr);
    QCOMPARE(series->samples.front().at, kStart - 1h);
    QCOMPARE(series->samples.back().at, kStart); // now is 14:00:00 exactly
    QCOMPARE(series->samples.size(), std::size_t{61});
    // [from, to): the end of one range is the start of the next.
    const auto before = await(lab.metrics->query({{metric::cpuCores}}, {kStart - 1h, kStart}, 1min)).value();
    QCOMPARE(seriesOf(before, "busca", metric::cpuCores)->samples.size(), std::size_t{60});
    QVERIFY(await(lab.metrics->query({{metric::cpuCores}}, {kStart, kStart}, 1min)).value().series.empty());
    QVERIFY(await(lab.metrics->query({{metric::cpuCores}}, {kStart, kStart - 1h}, 1min)).value().series.empty());
    QCOMPARE(named(await(lab.metrics->query({{metric::cpuCores}}, {kStart - 1h, kStart}, 0s)).error().code),
             named(ErrorCode::InvalidArgument));
}

void TestLab::whatIsNotServedIsAbsent()
{
    const LabFixture f;
    const auto lab = f.open();
    auto metrics = kFive;
    metrics.push_back(metric::queueLength);
    const auto latest = await(lab.metrics->latest({metrics})).value();
    QCOMPARE(named(latest.failed.at(metric::queueLength)), named(Fault::NotConfigured));
    QCOMPARE(latest.requests, 6);
    QVERIFY(!latest.byWorkload.at("relatorios").contains(metric::requestsPerSecond));
    QVERIFY(!latest.byWorkload.at("relatorios").contains(metric::errorRatio));
    QVERIFY(latest.byWorkload.at("relatorios").contains(metric::cpuCores));
    const auto m = latest.byWorkload.at("loja_api").at(metric::cpuCores);
    QCOMPARE(named(m.quality), named(Quality::Ok));
    QCOMPARE(named(m.fault), named(Fault::None));
    QCOMPARE(m.replicasMeasured.value(), 5.0);
    const auto past =
        await(lab.metrics->query({{metric::queueLength, metric::replicas}}, {kStart - 1h, kStart}, 1min)).value();
    QVERIFY(seriesOf(past, "busca", metric::queueLength) == nullptr);
    QCOMPARE(seriesOf(past, "busca", metric::replicas)->samples.front().value, 3.0);
}

void TestLab::gapIsMissingLiveAndInHistory()
{
    const LabFixture f;
    const auto &services = labScenario("loja")->services;
    auto t = kStart;
    std::size_t index = services.size();
    for (; index == services.size(); t += lab::kScrape) {
        for (std::size_t i = 0; i < services.size(); ++i) {
            if (lab::metricGap(1, services.size(), i, t))
                index = i;
        }
        QVERIFY(t < kStart + 48h);
    }
    const auto first = t - lab::kScrape;
    const auto parts = f.open();
    f.clock->advance(first - kStart);
    const auto m = measured(parts, services[index].name, metric::cpuCores);
    QVERIFY(!m.value && !m.at);
    QCOMPARE(named(m.quality), named(Quality::Missing));
    QCOMPARE(named(m.fault), named(Fault::Empty));
    QCOMPARE(named(measured(parts, "loja_web", metric::cpuCores).quality), named(Quality::Ok));
    f.clock->advance(1h);
    const auto past =
        await(parts.metrics->query({{metric::cpuCores, metric::replicas}}, {first - 15s, first + 1h}, 15s)).value();
    const auto *cpu = seriesOf(past, services[index].name, metric::cpuCores);
    QCOMPARE(cpu->samples.at(0).at, first - 15s);
    QVERIFY(cpu->samples.at(1).at >= first + 135s);
    // What the platform says is not telemetry.
    QCOMPARE(seriesOf(past, services[index].name, metric::replicas)->samples.at(1).at, first);
}

void TestLab::newReplicasAreReadyAfterTheirStart()
{
    const LabFixture f;
    const auto lab = f.open();
    QCOMPARE(named(f.scale(lab, "loja_api", 8, "up").state), named(ApplyResult::State::Accepted));
    auto w = f.find(lab, "loja_api");
    QCOMPARE(w.replicas, 8);
    QCOMPARE(w.ready, 5);
    f.clock->advance(Millis{40'000 * 85 / 100 - 1}); // 40 s, ±15 %
    QCOMPARE(f.find(lab, "loja_api").ready, 5);
    std::int64_t before = 5;
    for (int i = 0; i < 13; ++i) {
        f.clock->advance(1s);
        const auto ready = f.find(lab, "loja_api").ready;
        QVERIFY(ready >= before);
        before = ready;
    }
    QCOMPARE(before, 8);
}

void TestLab::youngestReplicasGoFirst()
{
    const LabFixture f;
    const auto lab = f.open();
    QCOMPARE(named(f.scale(lab, "loja_api", 8, "up").state), named(ApplyResult::State::Accepted));
    f.clock->advance(10s);
    QCOMPARE(named(f.scale(lab, "loja_api", 5, "down").state), named(ApplyResult::State::Accepted));
    auto w = f.find(lab, "loja_api");
    QCOMPARE(w.replicas, 5);
    QCOMPARE(w.ready, 5);
    f.clock->advance(5min);
    QCOMPARE(f.find(lab, "loja_api").ready, 5);
}

void TestLab::nothingMeasuredWhereNothingRuns()
{
    const LabFixture f;
    const auto lab = f.open();
    QCOMPARE(named(f.scale(lab, "imagens", 0, "off").state), named(ApplyResult::State::Accepted));
    f.clock->advance(15s);
    const auto m = measured(lab, "imagens", metric::cpuCores);
    QVERIFY(!m.value);
    QCOMPARE(named(m.fault), named(Fault::Empty));
    QCOMPARE(measured(lab, "imagens", metric::readyReplicas).value.value(), 0.0);
}

void TestLab::scalingImprovesTheFigures()
{
    const LabFixture a;
    const LabFixture b;
    const auto left = a.open();
    const auto scaled = b.open();
    QCOMPARE(named(b.scale(scaled, "estoque", 5, "up").state), named(ApplyResult::State::Accepted));
    a.clock->advance(38min); // the crest of its wave
    b.clock->advance(38min);
    const auto worse = await(left.metrics->latest({kFive})).value().byWorkload.at("estoque");
    const auto better = await(scaled.metrics->latest({kFive})).value().byWorkload.at("estoque");
    QVERIFY(worse.at(metric::cpuCores).value.value() / 1.5 > 0.85);
    QVERIFY(better.at(metric::cpuCores).value.value() / 2.5 < 0.6);
    // The demand is the same; what customers feel is not.
    QCOMPARE(better.at(metric::cpuCores).value.value(), worse.at(metric::cpuCores).value.value());
    QVERIFY(better.at(metric::latencyP95).value.value() < 0.75 * worse.at(metric::latencyP95).value.value());
    QVERIFY(better.at(metric::errorRatio).value.value() < 0.5 * worse.at(metric::errorRatio).value.value());
}

void TestLab::changeShowsAtOnceUnderAt()
{
    LabFixture f;
    f.clock = std::make_shared<ManualClock>(kStart + 7s);
    f.config.lab.at = kStart + 7s;
    const auto lab = f.open();
    QCOMPARE(named(f.scale(lab, "loja_api", 8, "up").state), named(ApplyResult::State::Accepted));
    const auto w = f.find(lab, "loja_api");
    QCOMPARE(w.ready, 8);
    const auto m = measured(lab, "loja_api", metric::memoryBytes);
    QCOMPARE(m.replicasMeasured.value(), 8.0);
    QCOMPARE(m.at.value(), kStart + 7s);
}

void TestLab::slowAnswersWaitWithoutBlocking()
{
    LabFixture f;
    f.config.lab.speed = 1.0;
    auto t = kStart;
    while (lab::slowAnswer(1, t) == 0ms)
        t += 5min;
    f.clock->advance(t - kStart);
    const auto lab = f.open();
    QElapsedTimer timer;
    timer.start();
    auto future = lab.metrics->latest({kFive});
    auto list = lab.orchestrator->workloads();
    QVERIFY(!future.isFinished() && !list.isFinished());
    QVERIFY(timer.elapsed() < 200);
    f.clock->advance(45s);
    const auto metrics = await(future).value();
    QVERIFY(timer.elapsed() >= 290);
    // What is answered is of the moment of the answer.
    QCOMPARE(metrics.serverTime, t + 45s);
    QCOMPARE(await(list).value().workloads.front().observedAt, t + 45s);
}

void TestLab::neverSlowUnderAtOrWhenFast()
{
    LabFixture f;
    for (const bool frozen : {true, false}) {
        auto t = kStart;
        while (lab::slowAnswer(1, t) == 0ms)
            t += 5min;
        f.clock = std::make_shared<ManualClock>(t);
        f.config.lab.speed = frozen ? 1.0 : 61.0;
        f.config.lab.at = frozen ? std::optional(t) : std::nullopt;
        QVERIFY(f.open().metrics->latest({kFive}).isFinished());
        QVERIFY(f.open().orchestrator->workloads().isFinished());
    }
}

void TestLab::largeHistoryComesFromThePool()
{
    const LabFixture f;
    auto lab = f.open();
    auto future = lab.metrics->query({kFive}, {kStart - 14 * 24h, kStart}, 5min);
    // The adapter may go before the answer comes.
    lab = {};
    const auto set = await(future).value();
    QCOMPARE(set.series.size(), std::size_t{62});
    QVERIFY(!set.partial);
    QVERIFY(seriesOf(set, "loja_web", metric::cpuCores)->samples.size() >= 4032U - 40U);
}

QTEST_GUILESS_MAIN(TestLab)
#include "tst_lab.moc"
