// How far a simulated count is from a recorded one: the sums by hand, and the simulated HPA against what the controller's
// own algorithm orders, which tst_hpa_controller holds against recordings of the real one.
#include "core/policy/hpa.h"
#include "core/replay/agreement.h"
#include "madetrace.h"

#include <QTest>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

namespace {

Window lastDay(const Trace &trace)
{
    WindowOptions options;
    options.evaluateDays = 1.0;
    return *makeWindow(trace, options);
}

// kube-controller-manager on the simulated replicas, for an HPA without `behavior`.
class Controller final : public Policy
{
public:
    Controller(double target, std::int64_t min, std::int64_t max) : m_target(target), m_min(min), m_max(max) {}
    std::int64_t wanted(const Instant &now) override
    {
        const auto unready = now.pods - now.metricReady;
        const policy::hpa::PodMetrics pods{.usage = now.utilisation * static_cast<double>(now.metricReady),
                                           .request = static_cast<double>(now.metricReady),
                                           .ready = now.metricReady,
                                           .unready = unready,
                                           .unreadyRequest = static_cast<double>(unready)};
        const std::optional<std::int64_t> proposals[]{policy::hpa::replicasForUtilization(pods, now.pods, m_target)};
        return policy::hpa::decide(proposals, now.pods, m_min, m_max, m_state, now.at).desired;
    }

private:
    double m_target;
    std::int64_t m_min;
    std::int64_t m_max;
    policy::hpa::State m_state;
};

// What it leaves on record, from the start of the window on.
HpaRecord recordOf(const Trace &trace, const Window &window, double target, std::int64_t min, std::int64_t max)
{
    const std::size_t n = trace.demand.size();
    HpaRecord record{std::vector<double>(n, std::nan("")), std::vector<double>(n, static_cast<double>(min)),
                     std::vector<double>(n, static_cast<double>(max)), std::vector<double>(n, target)};
    SimulationSettings settings;
    settings.cluster.min = min;
    settings.cluster.max = max;
    Controller controller(target, min, max);
    const auto played = simulate(trace, window, settings, controller, [&](const TimelineRow &row) {
        record.replicas[static_cast<std::size_t>((row.at - trace.start) / trace.step)] = static_cast<double>(row.ordered);
    });
    Q_ASSERT(played);
    return record;
}

} // namespace

class TestReplayAgreement : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void sumsByHand()
    {
        const Trace trace = traceOf(tableOf(std::vector<double>(5, 1.0))); // 16 steps
        std::vector<double> recorded(trace.demand.size(), 4.0);
        recorded[0] = std::nan("");
        AgreementBook book(trace, recorded);
        const std::int64_t ordered[]{9, 4, 5, 7, 2}; // 0, +1, +3, −2 of the four that are known
        for (std::size_t k = 0; k < 5; ++k) {
            TimelineRow row;
            row.at = trace.timeAt(k);
            row.ordered = ordered[k];
            book.add(row);
        }
        const auto a = book.result();
        QVERIFY(a);
        QCOMPARE(*a, (Agreement{0.25, 0.5, 1.5, 24.0 * 0.5, 0.8}));
    }
    void tooLittleKnownIsNoAnswer()
    {
        const Trace trace = traceOf(tableOf(std::vector<double>(5, 1.0)));
        const std::vector<double> recorded{4.0};
        AgreementBook book(trace, recorded);
        QVERIFY(!book.result());
        for (std::size_t k = 0; k < 3; ++k) {
            TimelineRow row;
            row.at = trace.timeAt(k);
            book.add(row);
        }
        QVERIFY(!book.result());
    }
    void theSimulatedHpaAgreesWithTheController()
    {
        const Trace trace = traceOf(tableOf(busyDays(2 * 1440, 5)));
        const Window window = lastDay(trace);
        HpaRecord record = recordOf(trace, window, 0.6, 3, 15);
        const auto a = hpaAgreement(trace, window, record, {});
        QVERIFY(a && *a);
        QVERIFY2((*a)->sameShare > 0.99 && (*a)->meanDifference < 0.02, std::to_string((*a)->sameShare).c_str());
        QCOMPARE((*a)->knownShare, 1.0);
        // Another target is noticed, and by how much and to which side.
        for (double &target : record.target)
            target = 0.5;
        const auto b = hpaAgreement(trace, window, record, {});
        QVERIFY(b && *b);
        QVERIFY2((*b)->sameShare < 0.6 && (*b)->hoursPerDay > 12.0, std::to_string((*b)->hoursPerDay).c_str());
    }
    // One replica becomes four, not five, as for every HPA without `behavior`.
    void risesAsFastAsTheController()
    {
        std::vector<double> load(2 * 1440, 0.03);
        std::fill(load.begin() + 1440 + 720, load.end(), 12.0);
        const Trace trace = traceOf(tableOf(load));
        const Window window = lastDay(trace);
        const HpaRecord record = recordOf(trace, window, 0.05, 1, 30); // so low that the rise alone is limited
        std::vector<double> counts(record.replicas.begin() + static_cast<std::ptrdiff_t>(window.first), record.replicas.end());
        counts.erase(std::unique(counts.begin(), counts.end()), counts.end());
        QVERIFY(counts.size() >= 3);
        QCOMPARE(counts[0], 1.0);
        QCOMPARE(counts[1], 4.0);
        const auto a = hpaAgreement(trace, window, record, {});
        QVERIFY(a && *a);
        QCOMPARE((*a)->sameShare, 1.0);
    }
    void followsTheRecordedBoundsAndTarget()
    {
        const Trace trace = traceOf(tableOf(std::vector<double>(2 * 1440, 6.0)));
        const Window window = lastDay(trace);
        const std::size_t n = trace.demand.size();
        HpaRecord record{std::vector<double>(n, 10.0), std::vector<double>(n, 2.0), std::vector<double>(n, 30.0), std::vector<double>(n, 0.6)};
        const auto steady = hpaAgreement(trace, window, record, {});
        QVERIFY(steady && *steady && (*steady)->sameShare == 1.0);
        // For the second half of the day it may have 15 and aims at half the load: 15 instead of 20.
        for (std::size_t k = window.first + (window.last - window.first) / 2; k < n; ++k) {
            record.target[k] = 0.3;
            record.max[k] = 15.0;
        }
        const auto more = hpaAgreement(trace, window, record, {});
        QVERIFY(more && *more);
        QVERIFY2(std::abs((*more)->sameShare - 0.5) < 0.01, std::to_string((*more)->sameShare).c_str());
        QVERIFY2(std::abs((*more)->hoursPerDay - 60.0) < 1.0, std::to_string((*more)->hoursPerDay).c_str());
        // While nothing is known of its target it keeps the count.
        std::fill(record.target.begin(), record.target.end(), std::nan(""));
        std::fill(record.max.begin(), record.max.end(), 30.0);
        const auto kept = hpaAgreement(trace, window, record, {});
        QVERIFY(kept && *kept && (*kept)->sameShare == 1.0);
    }
};

QTEST_GUILESS_MAIN(TestReplayAgreement)
#include "tst_replay_agreement.moc"
