// The preset aurax: R3's rows with their durations.
#include "builders.h"

#include <QTest>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

using R = ReasonCode;

namespace {

// Samples every 15 s for `back`, the newest at the measurement's own time.
struct Recent
{
    std::map<MetricId, std::vector<Sample>> samples;

    void set(DecisionInput &in, const MetricId &id, double value, Millis back, double before = 0.0)
    {
        in.observation.metrics[id] = measured(value);
        auto &list = samples[id];
        list.clear();
        for (Millis age = Seconds{1'800}; age >= Seconds{10}; age -= Seconds{15})
            list.push_back({kNow - age, age <= back ? value : before});
        list.push_back({kNow - Seconds{10}, value});
        in.recent[id] = list;
    }
};

DecisionInput aurax(std::int64_t replicas, double cpu, double memory)
{
    DecisionInput in = steady(replicas, cpu, memory);
    in.policy.preset = "aurax";
    in.forecasts.clear(); // it looks at none
    return in;
}

} // namespace

class TestAurax : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void auraxWaitsForItsDurations()
    {
        Recent recent;
        DecisionInput in = aurax(4, 81, 50);
        recent.set(in, metric::cpuCores, 3.24, Seconds{105});
        QVERIFY2(decide(in).action == Direction::None, describe(decide(in)).c_str());
        recent.set(in, metric::cpuCores, 3.24, Seconds{130});
        Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{5});
        QVERIFY(reasonWith(d, R::RuleHigh).subject == "cpu_cores");
        QVERIFY(reasonWith(d, R::RuleHigh).numbers.at(2) >= 120);
        // A hole in the samples is no duration.
        auto &samples = recent.samples[metric::cpuCores];
        std::erase_if(samples, [](const Sample &s) { return kNow - s.at > Seconds{30} && kNow - s.at < Seconds{100}; });
        in.recent[metric::cpuCores] = samples;
        QVERIFY(decide(in).action == Direction::None);
    }

    void auraxTakesTheLargestStepAtOnce()
    {
        Recent recent;
        DecisionInput in = aurax(4, 81, 50);
        recent.set(in, metric::cpuCores, 3.24, Seconds{600});
        recent.set(in, metric::queueLength, 11, Seconds{15});
        const Decision d = decide(in);
        QCOMPARE(d.to, std::int64_t{6});
        QVERIFY(d.priority == Priority::High);
        in.observation.metrics[metric::queueLength] = measured(10);
        QCOMPARE(decide(in).to, std::int64_t{5});
    }

    void auraxRowsOneByOne_data()
    {
        QTest::addColumn<QString>("metricName");
        QTest::addColumn<double>("value");
        QTest::addColumn<double>("beforeSeconds");
        QTest::addColumn<int>("to");
        const auto row = [](const char *name, const MetricId &id, double value, double seconds, int to) {
            QTest::newRow(name) << QString::fromStdString(id.str()) << value << seconds << to;
        };
        row("memory above 85 %", metric::memoryBytes, 4 * 0.86 * kBytes, 130, 5);
        row("memory, too short", metric::memoryBytes, 4 * 0.86 * kBytes, 100, 4);
        row("P95 above 10 s for a minute", metric::latencyP95, 10.1, 75, 5);
        row("P95, too short", metric::latencyP95, 10.1, 45, 4);
        row("errors above 5 % for 30 s", metric::errorRatio, 0.051, 45, 5);
        row("errors, too short", metric::errorRatio, 0.051, 15, 4);
        row("errors at 5 %", metric::errorRatio, 0.05, 600, 4);
    }
    void auraxRowsOneByOne()
    {
        QFETCH(QString, metricName);
        QFETCH(double, value);
        QFETCH(double, beforeSeconds);
        QFETCH(int, to);
        Recent recent;
        DecisionInput in = aurax(4, 50, 50);
        recent.set(in, MetricId{metricName.toStdString()}, value, Seconds{static_cast<int>(beforeSeconds)});
        const Decision d = decide(in);
        QVERIFY2(d.to == to, describe(d).c_str());
    }

    void auraxLowersByOneUnlessARowVetoes()
    {
        Recent recent;
        DecisionInput in = aurax(6, 20, 20);
        recent.set(in, metric::cpuCores, 1.2, Seconds{620}, 3.0);
        recent.set(in, metric::memoryBytes, 6 * 0.2 * kBytes, Seconds{620}, 3.0 * kBytes);
        Decision d = decide(in);
        QVERIFY2(d.to == 5, describe(d).c_str());
        QVERIFY(has(d, R::RuleLow));
        recent.set(in, metric::cpuCores, 1.2, Seconds{580}, 3.0);
        recent.set(in, metric::memoryBytes, 6 * 0.2 * kBytes, Seconds{580}, 3.0 * kBytes);
        QVERIFY(decide(in).action == Direction::None);
        recent.set(in, metric::cpuCores, 1.2, Seconds{620}, 3.0);
        recent.set(in, metric::errorRatio, 0.2, Seconds{600});
        d = decide(in);
        QCOMPARE(d.to, std::int64_t{7}); // errors want more, whatever the CPU says
        QVERIFY(has(d, R::RuleVetoesDown));
    }

    void auraxOnlyRecommendsOnAFastP95()
    {
        Recent recent;
        DecisionInput in = aurax(6, 50, 50);
        recent.set(in, metric::latencyP95, 0.5, Seconds{920}, 5.0);
        const Decision d = decide(in);
        QVERIFY(d.action == Direction::None);
        QVERIFY(d.reasons.front().code == R::ConsiderLower);
        // A queue of nothing for a quarter of an hour does lower.
        recent.set(in, metric::queueLength, 0, Seconds{920}, 5.0);
        measure(in, 20, 20);
        QCOMPARE(decide(in).to, std::int64_t{5});
    }

    void auraxKeepsTheCountOfItsEnvironment()
    {
        DecisionInput in = aurax(1, 95, 50);
        in.policy.parameters["environment"] = 2;
        QCOMPARE(decide(in).to, std::int64_t{2});
        in.policy.parameters["environment"] = 1;
        in.limits = false;
        QVERIFY(decide(in).action == Direction::None);
    }
};

QTEST_GUILESS_MAIN(TestAurax)
#include "tst_preset_aurax.moc"
