// Edges that only a mutant of the safety core would move (tests/mutation): each row names the one it stands against by
// what it says.
#include "core/limits/control.h"
#include "core/limits/limits.h"
#include "core/limits/numbers.h"

#include <QTest>

#include <limits>

using namespace preamar;
using namespace preamar::limits;

using R = ReasonCode;

namespace {

const Timestamp kNow = fromMillis(1'772'460'000'000);
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr auto kMost = std::numeric_limits<std::int64_t>::max();
constexpr auto kLeast = std::numeric_limits<std::int64_t>::min();

PastChange change(Millis ago, std::int64_t from, std::int64_t to, bool ours = true, Priority priority = Priority::Medium)
{
    return {kNow - ago, from, to, ours, priority};
}

std::vector<CountedAction> rises(int count)
{
    return std::vector<CountedAction>(static_cast<std::size_t>(count), CountedAction{kNow - Seconds{60}, 2, 3, false});
}

Measurement without(std::optional<Timestamp> at, Quality quality, Fault fault, std::optional<double> replicas = {})
{
    return {.value = 1.0, .at = at, .quality = quality, .fault = fault, .replicasMeasured = replicas};
}

} // namespace

class TestLimitsEdges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    // --- numbers
    void timesApart()
    {
        QCOMPARE(between(fromMillis(-5), fromMillis(10)), Millis{15});
        QCOMPARE(between(fromMillis(-5), fromMillis(kMost)), Millis{kMost});
        QCOMPARE(between(fromMillis(1), fromMillis(kLeast)), Millis{kLeast});
        QCOMPARE(between(fromMillis(5), fromMillis(-10)), Millis{-15});
    }

    // --- breakers
    void ofTwoAtOneTimeTheLaterInTheListIsLater()
    {
        PolicyState state;
        state.changes = {change(Seconds{60}, 4, 6), change(Seconds{60}, 6, 4, false)};
        QVERIFY(fightProblem(state));
    }
    void aFightIsWithinTenMinutes()
    {
        PolicyState state;
        state.changes = {change(Seconds{900}, 4, 6), change(Seconds{900} - Millis{599'999}, 6, 4, false)};
        QVERIFY(fightProblem(state));
        state.changes[1].at = state.changes[0].at + Seconds{600};
        QVERIFY(!fightProblem(state));
    }
    void turnsExactlyHalfAnHourApartDoNotTrip()
    {
        PolicyState state;
        const Timestamp first = kNow - Seconds{2'000};
        for (const int seconds : {-60, 0, 900, 1'800})
            state.changes.push_back({first + Seconds{seconds}, state.changes.size() % 2 == 0 ? 4 : 5, state.changes.size() % 2 == 0 ? 5 : 4, true, Priority::Medium});
        QVERIFY(!flapAllowsOnlyRises(state, kNow));
        state.changes.back().at -= Millis{1};
        QVERIFY(flapAllowsOnlyRises(state, kNow));
    }
    void oneTurnIsEnoughWhereOneIsAsked()
    {
        PolicyState state;
        state.changes = {change(Seconds{120}, 4, 5), change(Seconds{60}, 5, 4)};
        Numbers numbers;
        for (const int turns : {1, 0}) {
            numbers.directionChanges = turns;
            QVERIFY(flapAllowsOnlyRises(state, kNow, numbers));
        }
        numbers.directionChanges = 2;
        QVERIFY(!flapAllowsOnlyRises(state, kNow, numbers));
    }
    void endsSoonIsSaidOnlyWhileItRuns()
    {
        QVERIFY(!autoNow(Mode::Approve, kNow, kNow + Seconds{60}, kNow).endsSoon);
        const AutoVerdict unknown = autoNow(Mode::Auto, std::nullopt, std::nullopt, kNow);
        QVERIFY(!unknown.endsSoon);
        QCOMPARE(*unknown.reason, (Reason{R::AutoExpired, {12.0}, {}}));
        QVERIFY(!autoNow(Mode::Auto, kNow - Seconds{60}, kNow, kNow).endsSoon);
        QVERIFY(autoNow(Mode::Auto, kNow - Seconds{60}, kNow + Millis{1}, kNow).mode == Mode::Auto);
        QCOMPARE(*autoNow(Mode::Auto, kNow, kNow - Seconds{60}, kNow).reason, (Reason{R::AutoExpired, {0.0}, {}}));
    }

    // --- budgets
    void sharesEndAtAWholeAndAtNothing()
    {
        Numbers numbers;
        numbers.upShare = 1.5;
        const auto all = rises(120);
        QVERIFY(rateProblem(Direction::Up, {100, 100, all}, kNow, numbers));
        numbers.upActions = 0;
        numbers.upShare = 1.0;
        QVERIFY(rateProblem(Direction::Up, {0, 0, {}}, kNow, numbers));
        // What rounding left a billionth short of a whole is one; a hundred-millionth is not.
        numbers.upShare = 0.9999999995;
        QVERIFY(!rateProblem(Direction::Up, {1, 1, {}}, kNow, numbers));
        numbers.upShare = 0.999999995;
        QVERIFY(rateProblem(Direction::Up, {1, 1, {}}, kNow, numbers));
    }
    void nothingWaitingAddsNothing()
    {
        const auto all = rises(29);
        QVERIFY(!rateTrip(Direction::Up, 0, {0, 0, all}, kNow));
        QVERIFY(rateTrip(Direction::Up, 1, {0, 0, all}, kNow));
    }

    // --- cool-downs
    void ofTwoActionsAtOneTimeTheLaterInTheListCounts()
    {
        PolicyState state;
        state.changes = {change(Seconds{100}, 4, 6, true, Priority::High), change(Seconds{100}, 6, 5, true, Priority::Low)};
        QVERIFY(cooldownProblem(Direction::Up, state, kNow)->code == R::ReversalWait);
    }
    void aChangeFarAheadStillCools()
    {
        PolicyState state;
        state.changes = {{fromMillis(kMost - 300'000 + 1), 4, 5, false, Priority::Medium}};
        QVERIFY(cooldownProblem(Direction::Down, state, fromMillis(0)));
    }
    void waitsByPriorityOnlyWhereThePresetDoes()
    {
        PolicyState state;
        state.changes = {change(Seconds{301}, 6, 5, true, Priority::Low)};
        QVERIFY(cooldownProblem(Direction::Up, state, kNow)->code == R::ReversalWait);
        QVERIFY(!cooldownProblem(Direction::Up, state, kNow, Cooldown::AnyChange));
        state.changes = {change(Seconds{29}, 6, 5, true, Priority::Low)};
        QVERIFY(cooldownProblem(Direction::Up, state, kNow, Cooldown::AnyChange)->code == R::CooldownActive); // I-22 stays
    }

    // --- stabilisation
    void ofTwoLooksAtOneTimeTheLaterInTheListCounts()
    {
        PolicyState state;
        for (const int ago : {150, 0})
            state.recommendations.push_back({kNow - Seconds{ago}, 2, true, 2});
        state.recommendations.insert(state.recommendations.begin(), {kNow - Seconds{300}, 2, true, 2});
        state.recommendations.insert(state.recommendations.begin(), {kNow - Seconds{300}, 2, false, 2});
        QCOMPARE(stabilizeDown(5, 2, state, kNow).count, std::int64_t{2});
    }

    // --- inputs
    void aReasonHasTheNumbersThatAreItsOwn()
    {
        const auto down = [](const Measurement &m) {
            return *inputProblem(metric::cpuCores, m, Direction::Down, 4, kNow, Seconds{15});
        };
        const Timestamp at = kNow - Seconds{40};
        const std::string subject = metric::cpuCores.str();
        QCOMPARE(down(without(at, Quality::Stale, Fault::None)), (Reason{R::MetricStale, {40, 30}, subject}));
        QCOMPARE(down(without(at, Quality::Partial, Fault::Warning)), (Reason{R::MetricPartial, {}, subject}));
        QCOMPARE(down(without(std::nullopt, Quality::Stale, Fault::Stale)), (Reason{R::MetricStale, {}, subject}));
        QCOMPARE(down(without(at, Quality::Partial, Fault::Coverage, 2.0)), (Reason{R::CoverageLow, {2, 4}, subject}));
        QCOMPARE(down(without(at, Quality::Partial, Fault::Coverage, kInf)), (Reason{R::CoverageLow, {}, subject}));
        QCOMPARE(down(without(at, Quality::Partial, Fault::Coverage)), (Reason{R::CoverageLow, {}, subject}));
        QCOMPARE(down(without(at, Quality::Partial, Fault::Warning, 2.0)), (Reason{R::MetricPartial, {}, subject}));
    }
    void theWarmUpCountsFromWhenItCollects()
    {
        PolicyState state;
        state.collectingSince = kNow;
        QCOMPARE(*warmUpProblem(state, kNow, Seconds{60}), (Reason{R::WarmingUp, {60}, {}}));
        state.collectingSince = kNow - Millis{1};
        QCOMPARE(*warmUpProblem(state, kNow, Millis{59'001}), (Reason{R::WarmingUp, {59}, {}}));
        state.collectingSince = kNow;
        QVERIFY(!warmUpProblem(state, kNow, Millis{0}));
    }

    // --- telemetry
    void aQueryHidesAbsenceHoweverItIsWritten_data()
    {
        QTest::addColumn<QString>("query");
        for (const char *query : {"ABSENT(x)", "absent\t(x)", "absent\n(x)", "absent\r(x)"})
            QTest::newRow(query) << QString::fromLatin1(query);
    }
    void aQueryHidesAbsenceHoweverItIsWritten()
    {
        QFETCH(QString, query);
        QVERIFY(queryProblem(metric::cpuCores, query.toStdString()));
    }
    void ratesThatAreNoneCountAsNone()
    {
        QVERIFY(!clockProblem(Millis{0}, Seconds{1'000}, kInf));
        QVERIFY(!clockProblem(Millis{0}, Seconds{1'000}, -1.0));
        QVERIFY(!clockProblem(Seconds{50}, Seconds{1'000}, 0.05));
    }
    void lossesAndGuardsAtTheirEdges()
    {
        QVERIFY(!lostLoad(0.0, std::nullopt));
        QVERIFY(lostLoad(0.05, 0.0));
        QVERIFY(!guardProblem(metric::queueLength, 1.0, 2.0, true));
        QVERIFY(!guardProblem(metric::queueLength, 8.0, 10.0, true));
        QVERIFY(guardProblem(MetricId{"custom.depth"}, 0.1, 0.18, true));
        QVERIFY(telemetryProblem(2, 1));
    }

    // --- before a write
    void theFirstPauseThatConcernsItIsFound()
    {
        const WorkloadRef ref{ContextName{"prod"}, "-", WorkloadKind::Service, "loja"};
        Pause other;
        other.scope = PauseScope::Context;
        other.target = "outro";
        Pause ended;
        ended.scope = PauseScope::All;
        ended.until = kNow;
        Pause all;
        all.scope = PauseScope::All;
        QVERIFY(pauseProblem({other, all}, ref, Direction::Up, kNow));
        QVERIFY(pauseProblem({ended, all}, ref, Direction::Up, kNow));
    }
};

QTEST_GUILESS_MAIN(TestLimitsEdges)
#include "tst_limits_edges.moc"
