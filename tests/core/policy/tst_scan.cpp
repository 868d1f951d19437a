// The watchdog's schedule and its baselines, by the numbers of rules.md R5.
#include "core/policy/scan.h"

#include <QTest>

using namespace preamar;
using namespace preamar::policy;

namespace {

const Timestamp kNow = *parseTimestamp("2026-11-21T12:00:00Z");

std::vector<ContextName> named(int n)
{
    std::vector<ContextName> out;
    for (int i = 0; i < n; ++i)
        out.emplace_back("c" + std::to_string(i));
    return out;
}

} // namespace

class TestScan : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void dividesTheMinute_data();
    void dividesTheMinute();
    void knowsWhereItStands();
    void judgesBaselines_data();
    void judgesBaselines();
    void saysWhenABaselineIsExpected();
};

void TestScan::dividesTheMinute_data()
{
    QTest::addColumn<int>("contexts");
    QTest::addColumn<int>("slots");
    QTest::addColumn<int>("seconds");
    QTest::addColumn<int>("suggested");
    QTest::newRow("none") << 0 << 0 << 30 << 2;
    QTest::newRow("one") << 1 << 1 << 30 << 2;
    QTest::newRow("two") << 2 << 1 << 30 << 2;
    QTest::newRow("three: one place stays empty") << 3 << 2 << 25 << 2;
    QTest::newRow("six") << 6 << 3 << 20 << 2;
    QTest::newRow("eight") << 8 << 4 << 15 << 2;
    QTest::newRow("nine do not fit into a minute two at a time") << 9 << 5 << 15 << 3;
    QTest::newRow("forty") << 40 << 20 << 15 << 10;
}

void TestScan::dividesTheMinute()
{
    QFETCH(int, contexts);
    QFETCH(int, slots);
    QFETCH(int, seconds);
    QFETCH(int, suggested);
    const auto plan = planScans(named(contexts));
    QCOMPARE(static_cast<int>(plan.slots.size()), slots);
    QVERIFY(plan.slotDuration == Seconds{seconds});
    QVERIFY(plan.cycleDuration == Seconds{seconds * slots});
    QCOMPARE(plan.suggestedParallel, suggested);
    std::size_t all = 0;
    for (const auto &slot : plan.slots) {
        QVERIFY(!slot.contexts.empty() && slot.contexts.size() <= 2);
        QVERIFY(slot.startOffset == plan.slotDuration * slot.index);
        all += slot.contexts.size();
    }
    QCOMPARE(all, static_cast<std::size_t>(contexts));
}

void TestScan::knowsWhereItStands()
{
    const auto plan = planScans(named(5)); // three slots of 20 s
    const auto at = [&](int seconds) { return positionOf(plan, kNow, kNow + Seconds{seconds}); };
    QCOMPARE(at(0).index, 0);
    QCOMPARE(at(25).index, 1);
    QVERIFY(at(25).timeRemaining == Seconds{15} && at(25).startTime == kNow + Seconds{20} && at(25).next == 2);
    QCOMPARE(at(59).next, 0);
    QCOMPARE(at(60).index, 0);
    QCOMPARE(at(30).progressPercent, 50.0);
    QCOMPARE(positionOf(planScans({}), kNow, kNow).index, -1);
}

void TestScan::judgesBaselines_data()
{
    QTest::addColumn<int>("have"); // of 864 points
    QTest::addColumn<bool>("passed");
    QTest::addColumn<bool>("hasBaseline");
    QTest::newRow("all") << 864 << true << true;
    QTest::newRow("just enough") << 605 << true << true; // 70.02 %, the newest ones: 50 h
    QTest::newRow("just too few") << 604 << false << false;
    QTest::newRow("none") << 0 << false << false;
}

void TestScan::judgesBaselines()
{
    QFETCH(int, have);
    QFETCH(bool, passed);
    QFETCH(bool, hasBaseline);
    const Millis step{Seconds{300}};
    const TimeRange range{kNow - step * 864, kNow};
    Series cpu;
    Series memory;
    for (int i = 864 - have; i < 864; ++i)
        (i % 2 == 0 ? cpu : memory).samples.push_back({range.from + step * i, 1.0}); // each alone covers half
    const auto baseline = baselineOf({cpu, memory}, range, step, kNow);
    QCOMPARE(baseline.points, std::size_t{864});
    QCOMPARE(baseline.covered, static_cast<std::size_t>(have));
    QCOMPARE(baseline.passed, passed);
    QCOMPARE(baseline.hasBaseline, hasBaseline);
    // Enough of it, but too young to compare with.
    const TimeRange day{kNow - Seconds{86'400}, kNow};
    if (have == 864)
        QVERIFY(baselineOf({cpu, memory}, day, step, kNow).passed && !baselineOf({cpu, memory}, day, step, kNow).hasBaseline);
}

void TestScan::saysWhenABaselineIsExpected()
{
    const Timestamp old = kNow - Seconds{3 * 86'400};
    QCOMPARE(baselineExpected(0.9, old, kNow), kNow);                                        // it is there
    QCOMPARE(baselineExpected(0.9, kNow - Seconds{86'400}, kNow), kNow + Seconds{86'400});   // covered, 24 h young
    QCOMPARE(baselineExpected(0.6, old, kNow), kNow + Seconds{25'920});                      // 10 % of three days lack
    QCOMPARE(baselineExpected(0.0, std::nullopt, kNow), kNow + Seconds{181'440});            // 70 % of three days
}

QTEST_GUILESS_MAIN(TestScan)
#include "tst_scan.moc"
