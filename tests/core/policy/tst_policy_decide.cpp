// decide() by hand: R1's worked examples, what holds a change back and why, the figures of a decision.
#include "builders.h"

#include "core/limits/limits.h"

#include <QTest>

#include <cmath>
#include <functional>
#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::limits;
using namespace preamar::policy::test;

Q_DECLARE_METATYPE(std::function<DecisionInput()>)
Q_DECLARE_METATYPE(std::vector<preamar::ReasonCode>)

using Make = std::function<DecisionInput()>;
using Codes = std::vector<ReasonCode>;
using R = ReasonCode;

namespace {

void row(const char *name, const Make &make, std::int64_t to, Priority priority, const Codes &expected)
{
    QTest::newRow(name) << make << qint64{to} << static_cast<int>(priority) << expected;
}

void columns()
{
    QTest::addColumn<Make>("make");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<int>("priority");
    QTest::addColumn<Codes>("expected");
}

template<class F>
Make from(const DecisionInput &in, F change)
{
    return [in, change] {
        DecisionInput copy = in;
        change(copy);
        return copy;
    };
}

} // namespace

class TestDecide : public QObject
{
    Q_OBJECT

    void check()
    {
        QFETCH(Make, make);
        QFETCH(qint64, to);
        QFETCH(int, priority);
        QFETCH(Codes, expected);
        const DecisionInput in = make();
        const Decision d = decide(in);
        QVERIFY2(d.to == to, describe(d).c_str());
        QCOMPARE(d.from, in.workload.replicas);
        QCOMPARE(static_cast<int>(d.priority), priority);
        QVERIFY2(codes(d) == expected, describe(d).c_str());
        QVERIFY(!d.ladder.empty());
        QCOMPARE(d.ladder.back().wanted, d.to);
    }

private Q_SLOTS:
    void playsRuleOne_data()
    {
        columns();
        row("86.2 % of 3 replicas: floor(3.69) does not rise, so one more", [] { return steady(3, 86.2, 40); }, 4,
            Priority::Medium, {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::FloorRoundedUp});
        row("memory at 91 % of 7 replicas: floor(9.1), urgent", [] { return steady(7, 40, 91); }, 9, Priority::High,
            {R::ForecastMemoryHigh, R::MeasuredMemoryHigh});
        row("the larger of CPU and memory counts", [] { return steady(4, 95, 140); }, 8, Priority::High,
            {R::ForecastCpuHigh, R::ForecastMemoryHigh, R::MeasuredCpuHigh, R::MeasuredMemoryHigh});
        row("105 % of 2 replicas are exactly 3", [] { return steady(2, 105, 10); }, 3, Priority::High,
            {R::ForecastCpuHigh, R::MeasuredCpuHigh});
        row("exactly at the threshold nothing is done", [] { return steady(4, 80, 80); }, 4, Priority::Low,
            {R::WithinThresholds});
        row("between the thresholds nothing is done", [] { return steady(4, 50, 50); }, 4, Priority::Low,
            {R::WithinThresholds});
        row("one metric low is not enough to lower", [] { return steady(4, 20, 50); }, 4, Priority::Low,
            {R::WithinThresholds});
        row("10 replicas at 20 %: R1 says 7, a quarter is the most", [] { return steady(10, 20, 20); }, 8,
            Priority::Low, {R::ResourcesUnderused, R::StepLimited});
        row("2 replicas at 20 % become 1", [] { return steady(2, 20, 20); }, 1, Priority::Low, {R::ResourcesUnderused});
        row("one replica is never lowered", [] { return steady(1, 5, 5); }, 1, Priority::Low, {R::AtMinimum});
        row("at the minimum nothing is lowered", from(steady(4, 10, 10), [](auto &in) { in.policy.min = 4; }), 4,
            Priority::Low, {R::AtMinimum, R::ResourcesUnderused});
        row("at the maximum nothing is raised", from(steady(10, 91, 40), [](auto &in) { in.policy.max = 10; }), 10,
            Priority::Low, {R::AtMaximum, R::ForecastCpuHigh, R::MeasuredCpuHigh});
        row("a rise ends at the maximum", from(steady(9, 130, 40), [](auto &in) { in.policy.max = 10; }), 10,
            Priority::High, {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::AtMaximum});
        row("a rise is at most double, or four more", [] { return steady(3, 300, 40); }, 7, Priority::High,
            {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::StepLimited});
    }
    void playsRuleOne() { check(); }

    void answersRequestPeaks_data()
    {
        columns();
        row("more than twice the requests: two more, urgent",
            from(steady(3, 50, 50), [](auto &in) { requests(in, 100, 250); }), 5, Priority::High,
            {R::RequestsPeakForecast});
        row("exactly twice is not a peak", from(steady(3, 50, 50), [](auto &in) { requests(in, 100, 200); }), 3,
            Priority::Low, {R::WithinThresholds});
        row("a larger target is kept", from(steady(5, 150, 50), [](auto &in) { requests(in, 100, 250); }), 10,
            Priority::High, {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::RequestsPeakForecast, R::LargerTargetKept});
        row("a smaller target is replaced and its reasons are kept",
            from(steady(3, 86, 50), [](auto &in) { requests(in, 100, 250); }), 5, Priority::High,
            {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::RequestsPeakForecast});
        row("a peak that the present replicas carry adds none and keeps what it needs",
            from(steady(8, 20, 20), [](auto &in) { requests(in, 100, 250); }), 6, Priority::Low,
            {R::ResourcesUnderused, R::RequestsPeakCovered});
        row("a wish to lower is replaced where the peak needs more than there is",
            from(steady(8, 20, 20), [](auto &in) { requests(in, 100, 450); }), 10, Priority::High,
            {R::ResourcesUnderused, R::RequestsPeakForecast});
        row("nothing is a multiple of no requests", from(steady(3, 50, 50), [](auto &in) { requests(in, 0, 250); }), 3,
            Priority::Low, {R::WithinThresholds});
        row("stale requests are no base",
            from(steady(3, 50, 50),
                 [](auto &in) {
                     requests(in, 100, 250);
                     in.observation.metrics[metric::requestsPerSecond].at = kNow - Seconds{61};
                 }),
            3, Priority::Low, {R::WithinThresholds});
        row("two more than the maximum allows is the maximum",
            from(steady(9, 50, 50),
                 [](auto &in) {
                     requests(in, 100, 250);
                     in.policy.max = 10;
                 }),
            10, Priority::High, {R::RequestsPeakForecast, R::AtMaximum});
    }
    void answersRequestPeaks() { check(); }

    void looksAhead_data()
    {
        columns();
        const auto calm = steady(4, 50, 50);
        row("a peak in 30 min counts", from(calm, [](auto &in) { peakAt(in, 5, 95); }), 5, Priority::High,
            {R::ForecastCpuHigh});
        row("a peak in 1 h counts", from(calm, [](auto &in) { peakAt(in, 11, 95); }), 5, Priority::High,
            {R::ForecastCpuHigh});
        row("a peak in 2 h counts", from(calm, [](auto &in) { peakAt(in, 23, 95); }), 5, Priority::High,
            {R::ForecastCpuHigh});
        row("a peak in 90 min is not looked at", from(calm, [](auto &in) { peakAt(in, 17, 95); }), 4, Priority::Low,
            {R::WithinThresholds});
        row("the largest count of the three is taken",
            from(calm,
                 [](auto &in) {
                     peakAt(in, 5, 85);
                     peakAt(in, 23, 140);
                 }),
            8, Priority::High, {R::ForecastCpuHigh});
        row("a look-ahead above the lower threshold keeps the count",
            from(steady(8, 20, 20), [](auto &in) { peakAt(in, 11, 40); }), 8, Priority::Low, {R::WithinThresholds});
        row("a forecast alone lowers nothing", from(steady(8, 20, 20), [](auto &in) { measure(in, 50, 20); }), 8,
            Priority::Low, {R::ForecastOnlyRaises});
        row("a forecast made 10 min ago still serves for 2 h ahead",
            from(calm,
                 [](auto &in) {
                     peakAt(in, 23, 95);
                     for (auto &f : in.forecasts)
                         f.origin = kNow - Seconds{600};
                 }),
            5, Priority::High, {R::ForecastCpuHigh});
    }
    void looksAhead() { check(); }

    void distrustsForecasts_data()
    {
        columns();
        const auto with = [](double percent, auto change) {
            return from(steady(4, percent, 40), [change](auto &in) { change(*forecastOf(in, metric::cpuCores)); });
        };
        row("too short a history: measured demand raises",
            with(95,
                 [](Forecast &f) {
                     f.eligible = false;
                     f.ineligibleReason = "HistoryTooShort";
                 }),
            5, Priority::High, {R::MeasuredCpuHigh, R::ForecastIneligible, R::HistoryTooShort});
        row("not predictable: nothing is lowered",
            with(10,
                 [](Forecast &f) {
                     f.eligible = false;
                     f.ineligibleReason = "NotPredictable";
                 }),
            4, Priority::Low, {R::ForecastIneligible, R::NotPredictable});
        row("an unknown reason is still ineligible",
            with(10,
                 [](Forecast &f) {
                     f.eligible = false;
                     f.ineligibleReason = "???";
                 }),
            4, Priority::Low, {R::ForecastIneligible});
        row("older than 10 min and a step is stale", with(10, [](Forecast &f) { f.origin = kNow - Seconds{901}; }), 4,
            Priority::Low, {R::ForecastIneligible, R::ForecastStale});
        row("a forecast from the future is implausible", with(10, [](Forecast &f) { f.origin = kNow + Seconds{301}; }),
            4, Priority::Low, {R::ForecastIneligible, R::ForecastImplausible});
        row("a quantile that is not a number is implausible",
            with(95, [](Forecast &f) { f.steps[3][2] = std::numeric_limits<double>::quiet_NaN(); }), 5, Priority::High,
            {R::MeasuredCpuHigh, R::ForecastIneligible, R::ForecastImplausible});
        row("quantiles out of order are implausible", with(10, [](Forecast &f) { f.steps[3][2] = 1e9; }), 4,
            Priority::Low, {R::ForecastIneligible, R::ForecastImplausible});
        row("a negative median is implausible",
            with(10, [](Forecast &f) { std::fill(f.steps[0].begin(), f.steps[0].end(), -1.0); }), 4, Priority::Low,
            {R::ForecastIneligible, R::ForecastImplausible});
        row("no steps is implausible", with(10, [](Forecast &f) { f.steps.clear(); }), 4, Priority::Low,
            {R::ForecastIneligible, R::ForecastImplausible});
        row("a step of no length is implausible", with(10, [](Forecast &f) { f.step = Millis{0}; }), 4, Priority::Low,
            {R::ForecastIneligible, R::ForecastImplausible});
        row("a forecast that ends before 30 min is of no use",
            with(10,
                 [](Forecast &f) {
                     f.steps.resize(1);
                     f.step = Seconds{60};
                 }),
            4, Priority::Low, {R::ForecastIneligible});
        const auto risesLater = [&](std::optional<Millis> trusted) {
            return from(steady(4, 40, 40), [trusted](auto &in) {
                Forecast &f = *forecastOf(in, metric::cpuCores);
                const Quantiles high = flatForecast(metric::cpuCores, total(in, 95, kCores)).steps.front();
                std::fill(f.steps.begin() + 9, f.steps.end(), high); // 45 min ahead
                f.trustedFor = trusted;
            });
        };
        row("a peak is seen where the forecast may be trusted so far", risesLater(Seconds{3'600}), 5, Priority::High,
            {R::ForecastCpuHigh, R::ForecastShort});
        row("a peak beyond what may be trusted raises nothing", risesLater(Seconds{1'800}), 4, Priority::Low,
            {R::WithinThresholds});
        row("foreseen for 30 min, low there and as measured: lowered, and said",
            from(steady(4, 10, 10), [](auto &in) { forecastOf(in, metric::cpuCores)->trustedFor = Seconds{1'800}; }), 3,
            Priority::Low, {R::ResourcesUnderused, R::ForecastShort, R::StepLimited});
        row("foreseen for 30 min and high there: not lowered",
            from(steady(4, 10, 10),
                 [](auto &in) {
                     Forecast high = flatForecast(metric::cpuCores, total(in, 60, kCores));
                     high.trustedFor = Seconds{1'800};
                     *forecastOf(in, metric::cpuCores) = high;
                 }),
            4, Priority::Low, {R::WithinThresholds});
        row("foreseen for 30 min: what is measured raises beyond", from(steady(4, 40, 40), [](auto &in) {
                forecastOf(in, metric::cpuCores)->trustedFor = Seconds{1'800};
                measure(in, 95, 40);
            }),
            5, Priority::High, {R::MeasuredCpuHigh, R::ForecastShort});
        row("trusted for less than anything looks ahead",
            with(10, [](Forecast &f) { f.trustedFor = Seconds{600}; }), 4, Priority::Low, {R::ForecastIneligible});
        row("no forecast at all", from(steady(4, 10, 10), [](auto &in) { in.forecasts.clear(); }), 4, Priority::Low,
            {R::ForecastIneligible, R::ForecastIneligible});
        row("of two forecasts the newer counts",
            from(steady(4, 50, 50),
                 [](auto &in) {
                     Forecast old = flatForecast(metric::cpuCores, total(in, 95, kCores));
                     old.origin = kNow - Seconds{300};
                     in.forecasts.insert(in.forecasts.begin(), old);
                 }),
            4, Priority::Low, {R::WithinThresholds});
    }
    void distrustsForecasts() { check(); }

    void reactsToMeasuredLoad_data()
    {
        columns();
        row("measured CPU raises against a low forecast",
            from(steady(4, 20, 20), [](auto &in) { measure(in, 95, 20); }), 5, Priority::High, {R::MeasuredCpuHigh});
        row("measured memory raises too", from(steady(4, 20, 20), [](auto &in) { measure(in, 20, 85); }), 5,
            Priority::Medium, {R::MeasuredMemoryHigh, R::FloorRoundedUp});
        row("replicas on their way are waited for", from(steady(4, 50, 50), [](auto &in) { in.workload.ready = 2; }), 4,
            Priority::Low,
            {R::ReplicasNotReady, R::ForecastCpuHigh, R::ForecastMemoryHigh, R::MeasuredCpuHigh,
             R::MeasuredMemoryHigh});
        row("replicas on their way that will not be enough are not waited for",
            from(steady(4, 90, 50), [](auto &in) { in.workload.ready = 2; }), 5, Priority::High,
            {R::ForecastCpuHigh, R::ForecastMemoryHigh, R::MeasuredCpuHigh, R::MeasuredMemoryHigh});
        row("without a memory limit CPU decides alone",
            from(steady(8, 20, 95), [](auto &in) { in.workload.limits.memoryBytes.reset(); }), 6, Priority::Low,
            {R::ResourcesUnderused, R::StepLimited});
        row("without any limit utilisation is undefined",
            from(steady(8, 95, 95),
                 [](auto &in) {
                     in.workload.limits = {};
                     requests(in, 100, 250);
                 }),
            8, Priority::Low, {R::NoCapacityKnown});
        row("a limit of zero is no limit",
            from(steady(8, 95, 95),
                 [](auto &in) {
                     in.workload.limits = {0.0, std::numeric_limits<double>::quiet_NaN()};
                 }),
            8, Priority::Low, {R::NoCapacityKnown});
    }
    void reactsToMeasuredLoad() { check(); }

    void lowersOnlyOnProof_data()
    {
        columns();
        const auto low = steady(8, 20, 20);
        row("all is well: a quarter goes", [low] { return low; }, 6, Priority::Low,
            {R::ResourcesUnderused, R::StepLimited});
        row("a replica is not ready", from(low, [](auto &in) { in.workload.ready = 7; }), 8, Priority::Low,
            {R::ReplicasNotReady, R::ResourcesUnderused});
        row("a replica has a problem",
            from(low,
                 [](auto &in) {
                     in.workload.problems.push_back({ReplicaProblem::Kind::CrashLoop, "exit 1"});
                 }),
            8, Priority::Low, {R::ReplicasUnhealthy, R::ResourcesUnderused});
        row("no recommendation yet", from(low, [](auto &in) { in.state.recommendations.clear(); }), 8, Priority::Low,
            {R::StabilizationWindow, R::ResourcesUnderused});
        row("the window wants 7", from(low, [](auto &in) { in.state.recommendations.back().wanted = 7; }), 7,
            Priority::Low, {R::ResourcesUnderused, R::StabilizationWindow});
        row("a required metric of another kind is missing",
            from(low, [](auto &in) { in.required.insert(metric::requestsPerSecond); }), 8, Priority::Low,
            {R::MetricMissing, R::ResourcesUnderused});
        row("a metric that it never had is not required",
            from(low,
                 [](auto &in) {
                     in.required.erase(metric::memoryBytes);
                     in.observation.metrics.erase(metric::memoryBytes);
                     in.forecasts.pop_back();
                 }),
            6, Priority::Low, {R::ResourcesUnderused, R::StepLimited});
        row("nothing was ever measured",
            from(low,
                 [](auto &in) {
                     in.required.clear();
                     in.observation.metrics.clear();
                 }),
            8, Priority::Low, {R::MetricMissing});
        row("replicas without a sample count at target",
            from(steady(20, 29.5, 20),
                 [](auto &in) {
                     for (auto &[id, m] : in.observation.metrics)
                         m.replicasMeasured = 18;
                 }),
            20, Priority::Low, {R::ForecastOnlyRaises});
    }
    void lowersOnlyOnProof() { check(); }

    void keepsBounds_data()
    {
        columns();
        row("below the minimum it rises without load", from(steady(2, 5, 5), [](auto &in) { in.policy.min = 5; }), 5,
            Priority::Medium, {R::BelowMinimum});
        row("below the minimum it rises without metrics",
            from(steady(2, 5, 5),
                 [](auto &in) {
                     in.policy.min = 5;
                     in.observation.metrics.clear();
                     in.forecasts.clear();
                 }),
            5, Priority::Medium, {R::BelowMinimum});
        row("far below the minimum it rises at once", from(steady(1, 5, 5), [](auto &in) { in.policy.min = 15; }), 15,
            Priority::Medium, {R::BelowMinimum});
        row("above the maximum it is lowered where that carries the load",
            from(steady(12, 50, 50), [](auto &in) { in.policy.max = 10; }), 10, Priority::Low, {R::AboveMaximum});
        row("above the maximum it stays where that would not carry the load",
            from(steady(20, 50, 50), [](auto &in) { in.policy.max = 10; }), 20, Priority::Low, {R::AboveMaximum});
        row("above the maximum it stays on incomplete inputs",
            from(steady(12, 10, 10),
                 [](auto &in) {
                     in.policy.max = 10;
                     in.observation.metrics.erase(metric::memoryBytes);
                 }),
            12, Priority::Low, {R::AboveMaximum, R::MetricMissing});
        row("above the maximum nothing is raised", from(steady(12, 95, 50), [](auto &in) { in.policy.max = 10; }), 12,
            Priority::Low, {R::AboveMaximum, R::ForecastCpuHigh, R::MeasuredCpuHigh});
        row("the bounds win over the step", from(steady(20, 10, 10), [](auto &in) { in.policy.max = 10; }), 10,
            Priority::Low, {R::ResourcesUnderused, R::AboveMaximum});
        row("the platform's own ceiling counts",
            from(steady(4, 300, 50), [](auto &in) { in.workload.maxReplicasHint = 5; }), 5, Priority::High,
            {R::ForecastCpuHigh, R::MeasuredCpuHigh, R::StepLimited, R::AtMaximum});
        row("stopped by hand, it comes back to the minimum", from(steady(0, 0, 0), [](auto &) {}), 1, Priority::Medium,
            {R::BelowMinimum});
        row("allowed to be at zero, it stays there",
            from(steady(0, 0, 0),
                 [](auto &in) {
                     in.policy.scaleToZero = true;
                     in.policy.min = 0;
                 }),
            0, Priority::Low, {R::AtMinimum});
        row("no room on the nodes",
            from(steady(4, 95, 50),
                 [](auto &in) {
                     in.workload.problems.push_back({ReplicaProblem::Kind::NoCapacity, "no suitable node"});
                 }),
            4, Priority::Low, {R::ReplicasUnhealthy, R::ForecastCpuHigh, R::MeasuredCpuHigh});
    }
    void keepsBounds() { check(); }

    void isBlockedByTheStateOfThings_data()
    {
        columns();
        const auto high = steady(4, 95, 50);
        const auto blocked = [&](const char *name, auto change, R code) {
            row(name, from(high, change), 4, Priority::Low, {code, R::ForecastCpuHigh, R::MeasuredCpuHigh});
        };
        blocked(
            "a clock jumped",
            [](auto &in) {
                in.contextProblem = Reason{R::ClockJump, {7.0}, {}};
            },
            R::ClockJump);
        blocked(
            "a global service", [](auto &in) { in.workload.scalable = ScalableBy::NotSupported; }, R::NotScalable);
        blocked(
            "a rollout runs", [](auto &in) { in.workload.scalable = ScalableBy::UpdateRunning; }, R::UpdateInProgress);
        blocked(
            "no permission", [](auto &in) { in.workload.scalable = ScalableBy::NotPermitted; }, R::PermissionMissing);
        blocked(
            "an action is unresolved", [](auto &in) { in.state.actionInFlight = true; }, R::ActionUnresolved);
        blocked(
            "collection has just begun", [](auto &in) { in.state.collectingSince = kNow - Seconds{299}; },
            R::WarmingUp);
        blocked(
            "nothing was collected yet", [](auto &in) { in.state.collectingSince.reset(); }, R::WarmingUp);
        blocked(
            "three slow scrapes are not over",
            [](auto &in) {
                in.state.collectingSince = kNow - Seconds{310};
                in.scrapeInterval = Seconds{120};
            },
            R::WarmingUp);
        blocked(
            "the last rise was just now",
            [](auto &in) {
                in.state.changes.push_back({kNow - Seconds{10}, 3, 4, true, Priority::High});
            },
            R::CooldownActive);
        blocked(
            "it was lowered 9 min ago",
            [](auto &in) {
                in.state.changes.push_back({kNow - Seconds{540}, 5, 4, true, Priority::Low});
            },
            R::ReversalWait);
        blocked(
            "only observed", [](auto &in) { in.policy.mode = Mode::Observe; }, R::ObserveMode);
        row("recommended only: decided as usual", from(high, [](auto &in) { in.policy.mode = Mode::Recommend; }), 5,
            Priority::High, {R::ForecastCpuHigh, R::MeasuredCpuHigh});
    }
    void isBlockedByTheStateOfThings() { check(); }

    void refusesNonsense_data()
    {
        columns();
        const auto any = steady(4, 95, 50);
        row("unknown preset", from(any, [](auto &in) { in.policy.preset = "guesswork"; }), 4, Priority::Low,
            {R::PolicyInvalid});
        row("minimum above maximum", from(any, [](auto &in) { in.policy.min = 21; }), 4, Priority::Low,
            {R::PolicyInvalid});
        row("threshold that is not a number",
            from(any, [](auto &in) { in.policy.upThreshold = std::numeric_limits<double>::quiet_NaN(); }), 4,
            Priority::Low, {R::PolicyInvalid});
        row("a maximum of more than a million", from(any, [](auto &in) { in.policy.max = 1'000'001; }), 4,
            Priority::Low, {R::OutOfBounds});
        row("more than a million replicas", from(any, [](auto &in) { in.workload.replicas = 1'000'001; }), 1'000'001,
            Priority::Low, {R::OutOfBounds});
        row("a negative count", from(any, [](auto &in) { in.workload.replicas = -1; }), -1, Priority::Low,
            {R::OutOfBounds});
        row("a time outside history", from(any, [](auto &in) { in.now = Timestamp::max(); }), 4, Priority::Low,
            {R::ClockJump});
    }
    void refusesNonsense() { check(); }
};

QTEST_GUILESS_MAIN(TestDecide)
#include "tst_policy_decide.moc"
