// The autoscaler watchdog: each rule fires on what it is about, and on nothing else.
#include "core/policy/watchdog.h"

#include <QTest>

#include <functional>

using namespace preamar;
using namespace preamar::policy;

namespace {

const Timestamp kStart = *parseTimestamp("2026-11-21T09:00:00Z");

Workload calm()
{
    Workload w;
    w.ref = {ContextName("prod"), "shop", WorkloadKind::Deployment, "api"};
    w.replicas = 4;
    w.ready = 4;
    w.autoscaler = Autoscaler{.kind = Autoscaler::Kind::Hpa, .name = "api", .uid = "u", .version = {}, .bounds = {2, 10, {{"cpu", 70}}},
                              .baselineMin = {}, .desired = 4, .current = {{"cpu", 60}}, .atMax = false, .problem = {}};
    return w;
}

// A sample each minute; `change` makes of the calm workload what it is in that minute.
std::vector<WatchSample> minutes(int count, const std::function<void(Workload &, int)> &change)
{
    std::vector<WatchSample> out;
    for (int i = 0; i < count; ++i) {
        out.push_back({kStart + std::chrono::minutes{i}, calm(), false});
        change(out.back().workload, i);
    }
    return out;
}

QStringList codes(const std::vector<WatchSample> &samples)
{
    QStringList out;
    for (const auto &reason : watch(samples))
        out << QString::fromUtf8(toString(reason.code).data());
    return out;
}

} // namespace

class TestWatchdog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void saysNothingWhenAllIsWell();
    void rules_data();
    void rules();
    void knowsItsOwnChanges();
};

void TestWatchdog::saysNothingWhenAllIsWell()
{
    QVERIFY(watch({}).empty());
    QCOMPARE(codes(minutes(60, [](Workload &, int) {})), QStringList());
    QCOMPARE(codes(minutes(1, [](Workload &w, int) { w.ready = 0; })), QStringList()); // not lasting yet
    // One rise and one fall of the count is what an autoscaler is for.
    QCOMPARE(codes(minutes(60, [](Workload &w, int i) { w.replicas = w.ready = i > 10 && i < 50 ? 6 : 4; })), QStringList());
}

void TestWatchdog::rules_data()
{
    using Change = std::function<void(Workload &, int)>;
    QTest::addColumn<Change>("change");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Change change, const char *code) { QTest::newRow(name) << std::move(change) << QString::fromLatin1(code); };
    row("at its maximum, wanting more", [](Workload &w, int i) {
        w.replicas = w.ready = 10;
        w.autoscaler->atMax = i > 50;
    }, "HpaAtMax");
    row("at its maximum, above target", [](Workload &w, int) {
        w.replicas = w.ready = 10;
        w.autoscaler->current["cpu"] = 95;
    }, "HpaAtMax");
    row("at its maximum, content", [](Workload &w, int) { w.replicas = w.ready = 10; }, "");
    row("idle at its minimum", [](Workload &w, int) {
        w.replicas = w.ready = 2;
        w.autoscaler->current["cpu"] = 10;
    }, "HpaAboveTargetAtMin");
    row("idle at its minimum for some minutes", [](Workload &w, int i) {
        w.replicas = w.ready = 2;
        w.autoscaler->current["cpu"] = i > 54 ? 10 : 60;
    }, "");
    row("up and down and up", [](Workload &w, int i) { w.replicas = w.ready = (i / 5) % 2 == 0 ? 4 : 6; }, "HpaFlapping");
    row("somebody edited it", [](Workload &w, int i) { w.autoscaler->bounds.targets["cpu"] = i < 30 ? 70 : 50; }, "HpaBoundsChanged");
    row("made anew", [](Workload &w, int i) {
        w.autoscaler->uid = i < 30 ? "u" : "v";
        w.autoscaler->bounds.max = i < 30 ? 10 : 12;
    }, "");
    row("without metrics", [](Workload &w, int) { w.autoscaler->problem = "FailedGetResourceMetric"; }, "HpaMetricsUnknown");
    row("without metrics for a minute", [](Workload &w, int i) { w.autoscaler->problem = i == 59 ? "FailedGetResourceMetric" : ""; }, "");
    row("restarts", [](Workload &w, int i) { w.restarts = i / 10; }, "PodsRestarting");
    row("a counter that was high before", [](Workload &w, int i) { w.restarts = i < 30 ? 50 : 0; }, "");
    row("killed for memory", [](Workload &w, int i) { w.oomKills = i > 40 ? 1 : 0; }, "PodsOomKilled");
    row("not ready", [](Workload &w, int i) { w.ready = i > 55 ? 3 : 4; }, "PodsNotReady");
    row("not ready, no autoscaler", [](Workload &w, int) {
        w.autoscaler.reset();
        w.ready = 0;
    }, "PodsNotReady");
}

void TestWatchdog::rules()
{
    using Change = std::function<void(Workload &, int)>;
    QFETCH(Change, change);
    QFETCH(QString, code);
    QCOMPARE(codes(minutes(60, change)), code.isEmpty() ? QStringList() : QStringList{code});
}

void TestWatchdog::knowsItsOwnChanges()
{
    auto samples = minutes(60, [](Workload &w, int i) { w.autoscaler->bounds.min = i < 30 ? 2 : 4; });
    samples[30].ours = true;
    QCOMPARE(codes(samples), QStringList());
    samples[30].ours = false;
    QCOMPARE(codes(samples), QStringList{QStringLiteral("HpaBoundsChanged")});
}

QTEST_GUILESS_MAIN(TestWatchdog)
#include "tst_watchdog.moc"
