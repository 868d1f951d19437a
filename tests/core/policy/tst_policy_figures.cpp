// What a decision says besides its count: numbers of its reasons, ladder, risk, money, recommendations.
#include "builders.h"

#include <QTest>

#include <cmath>
#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::policy::test;

using R = ReasonCode;

class TestFigures : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void saysThePeakWithItsBand()
    {
        DecisionInput in = steady(3, 50, 50);
        peakAt(in, 11, 86.2);
        const Reason reason = reasonWith(decide(in), R::ForecastCpuHigh);
        QCOMPARE(reason.numbers.size(), std::size_t{4});
        QCOMPARE(std::round(reason.numbers[0] * 10) / 10, 86.2);
        QCOMPARE(reason.numbers[1], 60.0);
        QCOMPARE(std::round(reason.numbers[2] * 100) / 100, 82.75); // level 0.1: 86.2 × (1 − 0.05 × 0.8)
        QCOMPARE(std::round(reason.numbers[3] * 100) / 100, 89.65);
    }

    void saysRequestsPerMinute()
    {
        DecisionInput in = steady(3, 50, 50);
        requests(in, 10, 30);
        QCOMPARE(reasonWith(decide(in), R::RequestsPeakForecast).numbers, (std::vector<double>{1800, 600}));
    }

    void namesTheInputAndItsAge()
    {
        DecisionInput in = steady(8, 20, 20);
        in.observation.metrics[metric::memoryBytes].at = kNow - Seconds{45};
        const Decision d = decide(in);
        QVERIFY(d.action == Direction::None);
        QCOMPARE(d.reasons.front(), (Reason{R::MetricStale, {45, 30}, "memory_bytes"}));
    }

    void saysHowLongAWaitLasts()
    {
        DecisionInput in = steady(4, 95, 50);
        in.state.collectingSince = kNow - Seconds{100};
        QCOMPARE(decide(in).reasons.front(), (Reason{R::WarmingUp, {200}, {}}));
        in.state.collectingSince = kNow - Seconds{300};
        in.state.changes.push_back({kNow - Seconds{540}, 5, 4, true, Priority::Low});
        QCOMPARE(decide(in).reasons.front(), (Reason{R::ReversalWait, {60}, {}}));
    }

    void computesTheLadderInObserveMode()
    {
        DecisionInput in = steady(4, 95, 50);
        in.policy.mode = Mode::Observe;
        const Decision d = decide(in);
        std::vector<std::string> names;
        for (const DecisionStep &step : d.ladder)
            names.push_back(step.name);
        QCOMPARE(names, (std::vector<std::string>{"demand", "capacity", "reactive", "requests", "calendar", "excess",
                                                  "inputs", "stabilization", "rate", "bounds", "owner", "state",
                                                  "cooldown", "mode", "final"}));
        QCOMPARE(d.ladder[0].wanted, 4);
        QVERIFY(d.ladder[0].reason->code == R::DemandExpected);
        QCOMPARE(d.ladder[1].wanted, 5);
        QCOMPARE(d.wonBy, "capacity");
        QCOMPARE(d.clippedBy, "mode");
        QCOMPARE(d.ladder.back().wanted, 4);
        QVERIFY(d.ladder[d.ladder.size() - 2].reason->code == R::ObserveMode);
    }

    void computesRiskAndConfidence()
    {
        // Demand 3.8 ± 5 % cores: certainly above 0.8 × 4, and above 0.8 × 5 = 4.0 only beyond the outermost quantile.
        DecisionInput in = steady(4, 95, 50);
        Decision d = decide(in);
        QCOMPARE(d.to, 5);
        QCOMPARE(d.risk->without, 1.0);
        QCOMPARE(d.risk->with, 0.0);
        QCOMPARE(*d.confidence, 1.0);
        QCOMPARE(*d.breachAt, kNow);

        // The median exactly at the overload threshold: one half.
        in = steady(4, 80, 50);
        d = decide(in);
        QVERIFY(d.action == Direction::None);
        QCOMPARE(d.risk->without, 0.5);
        QCOMPARE(*d.confidence, 0.5);

        // A rise that is wanted for another reason is right as often as there would be an overload without it.
        requests(in, 100, 250);
        d = decide(in);
        QVERIFY(d.action == Direction::Up);
        QCOMPARE(d.risk->with, 0.0);
        QCOMPARE(*d.confidence, 0.5);

        in.forecasts.clear();
        d = decide(in);
        QVERIFY(!d.risk && !d.confidence && !d.breachAt);
    }

    void looksForRiskOnlyInTheWindow()
    {
        DecisionInput in = steady(4, 50, 50);
        peakAt(in, 1, 95); // (5 min, 10 min] from now
        in.policy.startup = Seconds{60};
        QCOMPARE(decide(in).risk->without, 1.0);
        QCOMPARE(*decide(in).breachAt, kNow + Seconds{300});
        in.policy.startup = Seconds{600}; // a replica ordered now would come too late for it
        QCOMPARE(decide(in).risk->without, 0.0);
        QCOMPARE(*overloadRisk(in, 4, kNow, kNow + Seconds{600}), 1.0);
        QCOMPARE(*overloadRisk(in, 8, kNow, kNow + Seconds{600}), 0.0);
        QVERIFY(!overloadRisk(in, 4, kNow + Seconds{90'000}, kNow + Seconds{96'000}));
        in.policy.preset = "none";
        QVERIFY(!overloadRisk(in, 4, kNow, kNow + Seconds{600}));
    }

    void countsMoneyOnlyWithAPrice()
    {
        DecisionInput in = steady(4, 95, 50);
        QVERIFY(!decide(in).costPerMonthDelta);
        in.pricePerReplicaHour = 0.1;
        QCOMPARE(*decide(in).costPerMonthDelta, 73.0);
        in.pricePerReplicaHour = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!decide(in).costPerMonthDelta);
        in.pricePerReplicaHour.reset();
        in.policy.price = 0.2;
        QCOMPARE(*decide(in).costPerMonthDelta, 146.0);
    }

    void recommendsByWhatIsMeasured()
    {
        const auto wanted = [](const DecisionInput &in) { return recommendationFor(in).wanted; };
        QCOMPARE(wanted(steady(10, 20, 20)), 7);
        QCOMPARE(wanted(steady(10, 50, 20)), 10);
        QCOMPARE(wanted(steady(10, 95, 20)), 13);
        QVERIFY(recommendationFor(steady(10, 20, 20)).complete);

        DecisionInput in = steady(10, 20, 20);
        forecast(in, 95, 95); // plays no part
        QCOMPARE(wanted(in), 7);
        in.workload.ready = 9;
        QVERIFY(!recommendationFor(in).complete);
        QCOMPARE(wanted(in), 10);
        in.workload.ready = 10;
        in.observation.metrics.erase(metric::cpuCores);
        QVERIFY(!recommendationFor(in).complete);
        in.policy.preset = "none";
        QVERIFY(!recommendationFor(in).complete);

        in = steady(12, 50, 50);
        in.policy.max = 10;
        QCOMPARE(wanted(in), 10);
    }

    void listsItsPresets()
    {
        QVERIFY(presets().size() >= 5);
        QCOMPARE(presets()[0].name, std::string_view{"kryonix"});
        QVERIFY(!presets()[0].meaning.empty());
    }
};

QTEST_GUILESS_MAIN(TestFigures)
#include "tst_policy_figures.moc"
