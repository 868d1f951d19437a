// The watchdog in the cycle: what it remembers, what it says, whose turn it is, and whose past is known well enough.
#include "core/engine/cyclerecord.h"
#include "core/engine/scanstate.h"
#include "core/engine/watching.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::engine;

namespace {

const Timestamp kNow = *parseTimestamp("2026-11-25T12:00:00Z");

Workload owned()
{
    Workload w;
    w.ref = {ContextName("prod"), "shop", WorkloadKind::Deployment, "api"};
    w.uid = "u-1";
    w.replicas = 10;
    w.ready = 10;
    w.labels = {{"app", "api"}};
    w.autoscaler = Autoscaler{.kind = Autoscaler::Kind::Hpa, .name = "api", .uid = "u-2", .version = "7", .bounds = {2, 10, {{"cpu", 70}}},
                              .baselineMin = {}, .desired = 10, .current = {{"cpu", 95}}, .atMax = true, .problem = {}};
    return w;
}

bool says(const std::vector<Reason> &reasons, ReasonCode code)
{
    return std::any_of(reasons.begin(), reasons.end(), [code](const Reason &r) { return r.code == code; });
}

Proposal raised(const Workload &workload, AutoscalerBounds to)
{
    Proposal p;
    p.plan.workload = workload.ref;
    p.plan.change = AutoscalerChange{.autoscaler = "hpa/api", .from = workload.autoscaler->bounds, .to = std::move(to)};
    p.outcome = Outcome{};
    return p;
}

ContextConfig context(const std::string &name, ContextKind kind)
{
    ContextConfig config;
    config.name = ContextName(name);
    config.kind = kind;
    return config;
}

} // namespace

class TestWatching : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysWhatLasts();
    void aQuietHourCostsTwoSamples();
    void tellsOursFromTheirs();
    void goesOnAfterARestart();
    void anotherOfTheSameNameBeginsAnew();
    void keepsBoundsBesideTheValues();
    void comparesOnlyWithEnoughOfAPast();
    void looksAtAFewAtATime();
    void clustersTakeTurns();
};

void TestWatching::saysWhatLasts()
{
    CycleMemory memory;
    QVERIFY(!says(noteWatched(memory, owned(), {}, kNow), ReasonCode::HpaAtMax));
    QVERIFY(!says(noteWatched(memory, owned(), {}, kNow + Seconds{60}), ReasonCode::HpaAtMax));
    QVERIFY(says(noteWatched(memory, owned(), {}, kNow + Seconds{120}), ReasonCode::HpaAtMax));
}

void TestWatching::aQuietHourCostsTwoSamples()
{
    CycleMemory memory;
    auto w = owned();
    for (int i = 0; i <= 240; ++i) {
        w.version = std::to_string(i); // moves with every heartbeat of a status
        w.observedAt = kNow + Seconds{15 * i};
        (void)noteWatched(memory, w, {}, w.observedAt);
    }
    QCOMPARE(memory.watched.at(w.ref).size(), std::size_t{2});
    QVERIFY(memory.watched.at(w.ref).front().workload.labels.empty());
    // What happened more than an hour ago is forgotten.
    w.replicas = 4;
    (void)noteWatched(memory, w, {}, kNow + Seconds{3700});
    for (int i = 0; i < 100; ++i)
        (void)noteWatched(memory, w, {}, kNow + Seconds{3700 + 60 * i});
    QCOMPARE(memory.watched.at(w.ref).size(), std::size_t{2});
}

void TestWatching::tellsOursFromTheirs()
{
    auto changed = owned();
    changed.autoscaler->bounds.min = 5;
    CycleMemory theirs;
    (void)noteWatched(theirs, owned(), {}, kNow);
    QVERIFY(says(noteWatched(theirs, changed, {}, kNow + Seconds{60}), ReasonCode::HpaBoundsChanged));
    CycleMemory ours;
    (void)noteWatched(ours, owned(), {}, kNow);
    QVERIFY(!says(noteWatched(ours, changed, {raised(owned(), changed.autoscaler->bounds)}, kNow + Seconds{60}), ReasonCode::HpaBoundsChanged));
    // Not sent, not ours.
    auto waiting = raised(owned(), changed.autoscaler->bounds);
    waiting.outcome.reset();
    CycleMemory other;
    (void)noteWatched(other, owned(), {}, kNow);
    QVERIFY(says(noteWatched(other, changed, {waiting}, kNow + Seconds{60}), ReasonCode::HpaBoundsChanged));
}

void TestWatching::goesOnAfterARestart()
{
    CycleMemory before;
    auto quiet = owned();
    quiet.ref.name = "quiet";
    quiet.autoscaler.reset();
    (void)noteWatched(before, owned(), {}, kNow);
    (void)noteWatched(before, quiet, {}, kNow);
    CycleMemory after;
    restoreWatched(after, watchedJson(before), kNow + Seconds{120});
    QVERIFY(!after.watched.contains(quiet.ref));
    QVERIFY(says(noteWatched(after, owned(), {}, kNow + Seconds{120}), ReasonCode::HpaAtMax));
    // What is not ours to read, or from another day, is nothing.
    CycleMemory later;
    restoreWatched(later, watchedJson(before), kNow + Seconds{86'400});
    restoreWatched(later, Json::parse(R"([{"at":1},{"workload":{}},7,null])"), kNow);
    restoreWatched(later, Json("text"), kNow);
    QVERIFY(later.watched.empty());
}

void TestWatching::anotherOfTheSameNameBeginsAnew()
{
    CycleMemory memory;
    (void)noteWatched(memory, owned(), {}, kNow);
    auto other = owned();
    other.uid = "u-9";
    QVERIFY(!says(noteWatched(memory, other, {}, kNow + Seconds{120}), ReasonCode::HpaAtMax));
    // Nor does a clock that was set back make an hour of nothing.
    QVERIFY(!says(noteWatched(memory, other, {}, kNow), ReasonCode::HpaAtMax));
    QCOMPARE(memory.watched.at(other.ref).size(), std::size_t{1});
}

void TestWatching::keepsBoundsBesideTheValues()
{
    std::map<MetricId, double> stored;
    for (const auto &series : seriesToStore(owned(), Observation{}, kNow))
        stored[series.key.metric] = series.samples.front().value;
    QCOMPARE(stored.at(preamar::metric::autoscalerMin), 2.0);
    QCOMPARE(stored.at(preamar::metric::autoscalerMax), 10.0);
    QCOMPARE(stored.at(preamar::metric::autoscalerTarget), 0.7);
    for (const auto &[id, value] : stored)
        QVERIFY2(metricInfo(id) != nullptr, id.str().c_str());
    auto free = owned();
    free.autoscaler.reset();
    for (const auto &series : seriesToStore(free, Observation{}, kNow))
        QVERIFY(series.key.metric != preamar::metric::autoscalerMin);
}

void TestWatching::comparesOnlyWithEnoughOfAPast()
{
    const QTemporaryDir home;
    auto history = openHistory(home.path().toStdString());
    QVERIFY(history.has_value());
    const auto ref = owned().ref;
    const auto fill = [&](Millis back, Millis until, Millis step) {
        Series series{.key = {ref, preamar::metric::cpuCores}, .samples = {}};
        for (Timestamp at = kNow - back; at < kNow - until; at += step)
            series.samples.push_back({at, 1.0});
        return (*history)->append({series}).has_value();
    };
    const auto state = [&] { return readBaselines(**history, {ref}, kNow)->front().second; };
    QVERIFY(!state().has && state().coverage == 0.0 && !state().oldest);
    // A day of 5-minute steps is a third of three.
    QVERIFY(fill(Seconds{86'400}, Seconds{0}, Seconds{300}));
    QVERIFY(!state().has);
    QVERIFY(std::abs(state().coverage - 1.0 / 3.0) < 0.002);
    QVERIFY(fill(Seconds{3 * 86'400}, Seconds{86'400}, Seconds{300}));
    QVERIFY(state().has && state().coverage > 0.99);
    QCOMPARE(*state().oldest, kNow - Seconds{3 * 86'400});
}

void TestWatching::looksAtAFewAtATime()
{
    CycleMemory memory;
    std::vector<Decided> decided(50);
    for (std::size_t i = 0; i < decided.size(); ++i) {
        decided[i].report.workload = owned();
        decided[i].report.workload.ref.name = "web-" + std::to_string(100 + i);
    }
    decided[3].report.workload.autoscaler.reset(); // neither enrolled nor owned: of no interest
    auto due = baselinesDue(memory, decided, kNow);
    QCOMPARE(due.size(), std::size_t{20});
    QVERIFY(std::find(due.begin(), due.end(), decided[3].report.workload.ref) == due.end());
    Baselines read;
    for (const auto &ref : due)
        read.emplace_back(ref, BaselineState{.coverage = 1.0, .oldest = kNow, .has = true});
    noteBaselines(memory, decided, read, kNow);
    QVERIFY(decided[0].report.baseline && decided[0].report.baseline->has);
    const auto next = baselinesDue(memory, decided, kNow + Seconds{60});
    QCOMPARE(next.size(), std::size_t{20});
    for (const auto &ref : next)
        QVERIFY(std::find(due.begin(), due.end(), ref) == due.end());
}

void TestWatching::clustersTakeTurns()
{
    std::vector<ContextConfig> contexts{context("swarm", ContextKind::Portainer)};
    for (const char *name : {"a", "b", "c", "d", "e"})
        contexts.push_back(context(name, ContextKind::Kubernetes));
    Settings settings;
    // Five clusters, two at a time: three slots of 20 s, the last with a place empty.
    const Timestamp start = floorTo(kNow, Seconds{60});
    QCOMPARE(scannedNow(contexts, settings, start), (std::set<ContextName>{ContextName("a"), ContextName("b"), ContextName("swarm")}));
    QCOMPARE(scannedNow(contexts, settings, start + Seconds{45}), (std::set<ContextName>{ContextName("e"), ContextName("swarm")}));
    settings.scanWidth = 5;
    QVERIFY(scannedNow(contexts, settings, start).empty());
    settings.scanWidth = 2;
    CycleReport report;
    report.workloads.emplace_back();
    report.workloads.back().workload = owned();
    report.workloads.back().workload.ref.context = ContextName("a");
    report.workloads.back().workload.observedAt = start;
    const auto state = scanStateOf(contexts, settings, report, start + Seconds{25});
    QCOMPARE(state.plan.slots.size(), std::size_t{3});
    QCOMPARE(state.position.index, 1);
    QCOMPARE(state.cycleStarted, start);
    QCOMPARE(state.cycleEnds, start + Seconds{60});
    QCOMPARE(state.lastScan.at(ContextName("a")), start);
    QVERIFY(!state.lastScan.contains(ContextName("b")) && !state.source.contains(ContextName("swarm")));
    QVERIFY(scanStateOf({}, settings, std::nullopt, kNow).plan.slots.empty());
}

QTEST_GUILESS_MAIN(TestWatching)
#include "tst_watching.moc"
