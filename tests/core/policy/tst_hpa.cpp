// Kubernetes' algorithm: the vectors of its own unit tests (pkg/controller/podautoscaler/replica_calculator_test.go, by
// the names there), and cases computed by hand for the windows and behaviour policies.
#include "core/policy/hpa.h"

#include <QTest>

#include <array>

using namespace preamar;
using namespace preamar::policy::hpa;

namespace {

Timestamp at(int seconds)
{
    return fromMillis(1'700'000'000'000 + 1000LL * seconds);
}

using Proposals = std::vector<std::optional<std::int64_t>>;

} // namespace

class TestHpa : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void utilisation_data()
    {
        QTest::addColumn<double>("usage");
        QTest::addColumn<double>("request");
        QTest::addColumn<int>("ready");
        QTest::addColumn<int>("unready");
        QTest::addColumn<int>("missing");
        QTest::addColumn<double>("target");
        QTest::addColumn<int>("current");
        QTest::addColumn<int>("expected");
        QTest::newRow("ScaleUp") << 1.5 << 3.0 << 3 << 0 << 0 << 0.30 << 3 << 5;
        QTest::newRow("ScaleUpUnreadyLessScale") << 1.2 << 2.0 << 2 << 1 << 0 << 0.30 << 3 << 4;
        QTest::newRow("ScaleUpUnreadyNoScale") << 0.4 << 1.0 << 1 << 2 << 0 << 0.40 << 3 << 3;
        QTest::newRow("ScaleDown") << 1.4 << 5.0 << 5 << 0 << 0 << 0.50 << 5 << 3;
        QTest::newRow("ScaleDownIgnoresUnreadyPods") << 0.9 << 3.0 << 3 << 2 << 0 << 0.50 << 5 << 2;
        QTest::newRow("Tolerance") << 3.06 << 3.0 << 3 << 0 << 0 << 1.0 << 3 << 3;
        QTest::newRow("MissingMetricsNoChangeEq") << 1.0 << 1.0 << 1 << 0 << 1 << 1.0 << 2 << 2;
        QTest::newRow("MissingMetricsNoChangeGt") << 1.9 << 1.0 << 1 << 0 << 1 << 1.0 << 2 << 2;
        QTest::newRow("MissingMetricsNoChangeLt") << 0.6 << 1.0 << 1 << 0 << 1 << 1.0 << 2 << 2;
        QTest::newRow("MissingMetricsUnreadyChange") << 0.45 << 1.0 << 1 << 1 << 1 << 0.50 << 3 << 3;
        QTest::newRow("MissingMetricsUnreadyScaleUp") << 2.0 << 1.0 << 1 << 1 << 1 << 0.50 << 3 << 4;
        QTest::newRow("MissingMetricsUnreadyScaleDown") << 0.2 << 2.0 << 2 << 1 << 1 << 0.50 << 4 << 3;
        // By hand: the edges of the tolerance belong to it (0.75 / 0.5 and its like are exact in binary).
        QTest::newRow("upper edge held") << 2.2 << 4.0 << 4 << 0 << 0 << 0.5 << 4 << 4;
        QTest::newRow("beyond the upper edge") << 2.25 << 4.0 << 4 << 0 << 0 << 0.5 << 4 << 5;
        QTest::newRow("beyond the lower edge") << 1.75 << 4.0 << 4 << 0 << 0 << 0.5 << 4 << 4;
        QTest::newRow("well below") << 1.0 << 4.0 << 4 << 0 << 0 << 0.5 << 4 << 2;
        // Ratio 1.5 on two of four pods falls to 0.75 over all four: the direction flips, nothing is done.
        QTest::newRow("flip up to down") << 1.5 << 2.0 << 2 << 2 << 0 << 0.5 << 4 << 4;
    }
    void utilisation()
    {
        QFETCH(double, usage);
        QFETCH(double, request);
        QFETCH(int, ready);
        QFETCH(int, unready);
        QFETCH(int, missing);
        QFETCH(double, target);
        QFETCH(int, current);
        QFETCH(int, expected);
        const PodMetrics pods{.usage = usage,
                              .request = request,
                              .ready = ready,
                              .unready = unready,
                              .unreadyRequest = 1.0 * unready,
                              .missing = missing,
                              .missingRequest = 1.0 * missing};
        const auto wanted = replicasForUtilization(pods, current, target);
        QVERIFY(wanted.has_value());
        QCOMPARE(*wanted, std::int64_t{expected});
    }
    void noMeasuredPodIsInvalid()
    {
        QVERIFY(!replicasForUtilization({.unready = 3, .unreadyRequest = 3.0}, 3, 0.5).has_value());
    }
    void otherKindsOfMetric()
    {
        QCOMPARE(*replicasForAverage({.usage = 60'000.0, .ready = 3}, 3, 15'000.0), std::int64_t{4}); // ScaleUpCM
        QCOMPARE(replicasForValue(8600, 4400, 1, 1), std::int64_t{2});   // ScaleUpCMExternal
        QCOMPARE(replicasForValue(8600, 14'334, 5, 5), std::int64_t{3}); // ScaleDownCMExternal
        QCOMPARE(replicasForTotal(8600, 2150, 3), std::int64_t{4});      // ScaleUpPerPodCMExternal
        QCOMPARE(replicasForTotal(8600, 1720, 6), std::int64_t{5});      // ScaleDownPerPodCMExternal
        QCOMPARE(replicasForValue(8600, 4400, 0, 0), std::int64_t{2});
    }
    void severalMetrics()
    {
        QCOMPARE(*largestProposal(Proposals{3, 7, 5}, 4), std::int64_t{7});
        QCOMPARE(*largestProposal(Proposals{2, 3}, 4), std::int64_t{3});
        // One is invalid: a rise goes on, a reduction does not.
        QCOMPARE(*largestProposal(Proposals{7, std::nullopt}, 4), std::int64_t{7});
        QVERIFY(!largestProposal(Proposals{3, std::nullopt}, 4).has_value());
        QCOMPARE(*largestProposal(Proposals{4, std::nullopt}, 4), std::int64_t{4});
        QVERIFY(!largestProposal(Proposals{std::nullopt, std::nullopt}, 4).has_value());
    }
    void defaultUpPolicyIsTheLargerOfFourAndDouble()
    {
        State small;
        QCOMPARE(decide(Proposals{50}, 2, 1, 100, {}, small, at(0)).desired, std::int64_t{6}); // 2 + 4
        State large;
        QCOMPARE(decide(Proposals{50}, 10, 1, 100, {}, large, at(0)).desired, std::int64_t{20}); // 2 × 10
        // Within the same period nothing more may be added, after it again.
        QCOMPARE(decide(Proposals{50}, 20, 1, 100, {}, large, at(10)).desired, std::int64_t{20});
        QCOMPARE(decide(Proposals{50}, 20, 1, 100, {}, large, at(15)).desired, std::int64_t{40});
    }
    void downWindowKeepsTheHighestRecommendation()
    {
        State state;
        QCOMPARE(decide(Proposals{10}, 10, 1, 100, {}, state, at(0)).desired, std::int64_t{10});
        const auto held = decide(Proposals{4}, 10, 1, 100, {}, state, at(299));
        QCOMPARE(held.desired, std::int64_t{10});
        QCOMPARE(held.outcome, Outcome::Stabilized);
        QCOMPARE(decide(Proposals{4}, 10, 1, 100, {}, state, at(300)).desired, std::int64_t{4});
    }
    void upWindowTakesTheLowest()
    {
        Behavior slow;
        slow.up.window = Seconds{60};
        State state;
        (void)decide(Proposals{5}, 5, 1, 100, slow, state, at(0));
        QCOMPARE(decide(Proposals{8}, 5, 1, 100, slow, state, at(30)).desired, std::int64_t{5});
        QCOMPARE(decide(Proposals{9}, 5, 1, 100, slow, state, at(60)).desired, std::int64_t{8});
    }
    void downPolicies()
    {
        Behavior b;
        b.down.window = Millis{0};
        b.down.policies = {{PolicyType::Pods, 2, Seconds{60}}, {PolicyType::Percent, 10, Seconds{60}}};
        State most;
        QCOMPARE(decide(Proposals{1}, 100, 1, 200, b, most, at(0)).desired, std::int64_t{90});
        QCOMPARE(decide(Proposals{1}, 90, 1, 200, b, most, at(30)).desired,
                 std::int64_t{90}); // the period began with 100
        b.down.select = SelectPolicy::Min;
        State least;
        QCOMPARE(decide(Proposals{1}, 100, 1, 200, b, least, at(0)).desired, std::int64_t{98});
        b.down.select = SelectPolicy::Disabled;
        State off;
        QCOMPARE(decide(Proposals{1}, 100, 1, 200, b, off, at(0)).desired, std::int64_t{100});
    }
    void boundsAndPause()
    {
        State state;
        QCOMPARE(decide(Proposals{50}, 30, 1, 20, {}, state, at(0)).outcome, Outcome::AboveMaximum);
        QCOMPARE(decide(Proposals{50}, 1, 3, 20, {}, state, at(60)).desired, std::int64_t{3});
        QCOMPARE(decide(Proposals{50}, 0, 1, 20, {}, state, at(120)).outcome, Outcome::Disabled);
        QCOMPARE(decide(Proposals{50}, 18, 1, 20, {}, state, at(180)).desired, std::int64_t{20});
        const auto invalid = decide(Proposals{2, std::nullopt}, 10, 1, 20, {}, state, at(900));
        QCOMPARE(invalid.outcome, Outcome::MetricsInvalid);
        QCOMPARE(invalid.desired, std::int64_t{10});
    }
    void directionsHaveTheirOwnTolerance()
    {
        const PodMetrics pods{.usage = 2.4, .request = 4.0, .ready = 4};
        QCOMPARE(*replicasForUtilization(pods, 4, 0.5, {.up = 0.25, .down = 0.1}), std::int64_t{4});
        QCOMPARE(*replicasForUtilization(pods, 4, 0.5, {.up = 0.1, .down = 0.25}), std::int64_t{5});
    }
};

QTEST_GUILESS_MAIN(TestHpa)
#include "tst_hpa.moc"
