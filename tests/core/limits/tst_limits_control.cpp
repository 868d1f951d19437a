// The limits that look at a context, at a while, or at what hides in a number: one table per invariant.
#include "core/limits/control.h"

#include <QTest>

#include <limits>

using namespace preamar;
using namespace preamar::limits;

using R = ReasonCode;

namespace {

const Timestamp kNow = fromMillis(1'772'460'000'000);
constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();

std::optional<R> code(const std::optional<Reason> &reason)
{
    return reason ? std::optional{reason->code} : std::nullopt;
}

PastChange change(int secondsAgo, std::int64_t from, std::int64_t to, bool ours = true)
{
    return {kNow - Seconds{secondsAgo}, from, to, ours, Priority::Medium};
}

std::vector<CountedAction> actions(int count, std::int64_t from, std::int64_t to, int secondsAgo = 60)
{
    return std::vector<CountedAction>(static_cast<std::size_t>(count), CountedAction{kNow - Seconds{secondsAgo}, from, to, false});
}

} // namespace

class TestLimitsControl : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void refusesQueriesThatHideAbsence() // I-03
    {
        for (const char *query : {"sum(rate(x[5m])) or vector(0)", "x OR  Vector (0)", "x or on() vector(0)", "absent(x)", "x default 0"})
            QVERIFY2(code(queryProblem(metric::queueLength, query)) == R::QueryHidesAbsence, query);
        for (const char *query : {"sum(rate(x[5m]))", "x or y", "vector_total", ""})
            QVERIFY2(!queryProblem(metric::queueLength, query), query);
        QCOMPARE(queryProblem(metric::queueLength, "absent(x)")->subject, std::string("queue_length"));
    }

    void waitsForReadiness() // I-05
    {
        PolicyState s;
        QVERIFY(!readinessProblem(s, kNow));
        s.newestReadySince = kNow - Seconds{300};
        QVERIFY(!readinessProblem(s, kNow));
        s.newestReadySince = kNow - Millis{299'999};
        QCOMPARE(*readinessProblem(s, kNow), (Reason{R::ReadyTooShort, {300, 300}, {}}));
        s.newestReadySince = kNow + Seconds{5};
        QCOMPARE(*readinessProblem(s, kNow), (Reason{R::ReadyTooShort, {0, 300}, {}}));
    }

    void stopsOnAClockThatMovedAlone() // I-07
    {
        QVERIFY(!clockProblem(Seconds{60}, Seconds{60}, 1.0));
        QVERIFY(!clockProblem(Seconds{65}, Seconds{60}, 1.0));
        QVERIFY(!clockProblem(Seconds{55}, Seconds{60}, 1.0));
        QCOMPARE(*clockProblem(Seconds{66}, Seconds{60}, 1.0), (Reason{R::ClockJump, {6}, {}}));
        QVERIFY(code(clockProblem(Millis{65'001}, Seconds{60}, 1.0)) == R::ClockJump);
        QVERIFY(code(clockProblem(Millis{54'999}, Seconds{60}, 1.0)) == R::ClockJump);
        QVERIFY(code(clockProblem(Seconds{0}, Seconds{3'600}, 1.0)) == R::ClockJump); // a suspend that the wall did not see
        QVERIFY(!clockProblem(Seconds{650}, Seconds{10}, 60.0));                       // the lab runs faster, so does its tolerance
        QVERIFY(code(clockProblem(Seconds{901}, Seconds{10}, 60.0)) == R::ClockJump);
        QVERIFY(!clockProblem(Seconds{2}, Seconds{10}, 0.1)); // never a smaller tolerance than at the desk
        QVERIFY(!clockProblem(Seconds{0}, Seconds{3'600}, 0.0));
        QVERIFY(code(clockProblem(Seconds{60}, Seconds{60}, kNan)) == R::ClockJump);
        QVERIFY(code(clockProblem(Seconds{60}, Seconds{60}, -1.0)) == R::ClockJump);
        QVERIFY(!serverClockProblem(Seconds{30}, "prom"));
        QVERIFY(!serverClockProblem(Seconds{-30}, "prom"));
        QCOMPARE(*serverClockProblem(Millis{30'001}, "prom"), (Reason{R::ServerClockSkew, {30.001}, "prom"}));
        QVERIFY(code(serverClockProblem(Millis{-30'001}, "prom")) == R::ServerClockSkew);
    }

    void takesLossesAtOnceForAFailureOfTheTelemetry() // I-08
    {
        QVERIFY(!telemetryProblem(0, 0));
        QVERIFY(!telemetryProblem(1, 1)); // one alone is no correlation
        QVERIFY(!telemetryProblem(1, 3));
        QCOMPARE(*telemetryProblem(2, 10), (Reason{R::TelemetryFailure, {2, 10}, {}}));
        QVERIFY(!telemetryProblem(2, 11));
        QCOMPARE(*telemetryProblem(3, 1'000), (Reason{R::TelemetryFailure, {3, 1'000}, {}}));
        QVERIFY(!telemetryProblem(2, 0));
        QVERIFY(lostLoad(10.0, 4.999));
        QVERIFY(!lostLoad(10.0, 5.0));
        QVERIFY(lostLoad(10.0, std::nullopt));
        QVERIFY(lostLoad(10.0, kNan));
        QVERIFY(!lostLoad(0.0, 0.0));
        QVERIFY(!lostLoad(-1.0, std::nullopt));
        QVERIFY(!lostLoad(std::nullopt, std::nullopt));
        QVERIFY(!lostLoad(kInf, 1.0));
        QVERIFY(lostLoad(10.0, -kInf));
    }

    void guardsAgainstLowCpuThatIsNotLowLoad() // I-09
    {
        const auto p95 = metric::latencyP95;
        QVERIFY(!guardProblem(p95, 0.2, 0.25, true));
        QCOMPARE(*guardProblem(p95, 0.2, 0.2501, true), (Reason{R::LoadGuardWorse, {0.2, 0.2501}, "latency_p95_seconds"}));
        QVERIFY(!guardProblem(p95, 0.01, 0.05, true)); // fivefold, and still nothing anybody feels
        QVERIFY(code(guardProblem(p95, 0.0, 0.0501, true)) == R::LoadGuardWorse);
        QVERIFY(!guardProblem(metric::errorRatio, 0.0, 0.01, true));
        QVERIFY(code(guardProblem(metric::errorRatio, 0.0, 0.0101, true)) == R::LoadGuardWorse);
        QVERIFY(!guardProblem(metric::queueLength, 0.0, 1.0, true));
        QVERIFY(code(guardProblem(metric::queueLength, 0.0, 1.1, true)) == R::LoadGuardWorse);
        for (const MetricId &id : {metric::latencyP50, metric::latencyP99}) {
            QVERIFY(!guardProblem(id, 0.0, 0.05, true));
            QVERIFY(code(guardProblem(id, 0.0, 0.06, true)) == R::LoadGuardWorse);
        }
        QVERIFY(code(guardProblem(MetricId{"custom.wait"}, 1.0, 1.26, true)) == R::LoadGuardWorse);
        for (const auto &unknown : {std::optional<double>{}, std::optional{kNan}, std::optional{kInf}, std::optional{-kInf}}) {
            QCOMPARE(*guardProblem(p95, 0.2, unknown, true), (Reason{R::LoadGuardUnknown, {}, "latency_p95_seconds"}));
            QVERIFY(!guardProblem(p95, 0.2, unknown, false));
            QVERIFY(!guardProblem(p95, unknown, 9.0, true)); // nothing to compare with is not worse
        }
    }

    void keepsToTheRateOfAContext() // I-23
    {
        const auto problem = [](Direction way, int done, std::int64_t enrolled, int secondsAgo = 60) {
            const auto list = way == Direction::Down ? actions(done, 5, 4, secondsAgo) : actions(done, 4, 5, secondsAgo);
            return rateProblem(way, {enrolled, 1'000, list}, kNow);
        };
        QVERIFY(!problem(Direction::Up, 9, 5));
        QCOMPARE(*problem(Direction::Up, 10, 5), (Reason{R::RateBudget, {10, 10}, {}}));
        QVERIFY(!problem(Direction::Up, 10, 110)); // 10 % of the enrolled where that is more
        QCOMPARE(*problem(Direction::Up, 11, 110), (Reason{R::RateBudget, {11, 11}, {}}));
        QCOMPARE(*problem(Direction::Up, 10, 109), (Reason{R::RateBudget, {10, 10}, {}}));
        QVERIFY(!problem(Direction::Down, 10, 220)); // 5 % of them downwards
        QCOMPARE(*problem(Direction::Down, 10, 200), (Reason{R::RateBudget, {10, 10}, {}}));
        QVERIFY(problem(Direction::Up, 10, 5, 599));
        QVERIFY(!problem(Direction::Up, 10, 5, 600));
        QVERIFY(problem(Direction::Up, 10, 5, -30)); // a clock that ran back empties no budget
        QVERIFY(problem(Direction::Up, 10, -5));
        QVERIFY(!rateProblem(Direction::Down, {5, 100, actions(10, 4, 5)}, kNow)); // each direction has its own
        QVERIFY(!rateProblem(Direction::Up, {5, 100, actions(10, 4, 4)}, kNow));
        QVERIFY(!rateProblem(Direction::None, {5, 100, actions(99, 4, 5)}, kNow));
        Numbers odd;
        odd.upShare = kNan;
        QVERIFY(rateProblem(Direction::Up, {5'000, 1, actions(10, 4, 5)}, kNow, odd));
        odd.upShare = 9.0;
        QVERIFY(rateProblem(Direction::Up, {5, 1, actions(10, 4, 5)}, kNow, odd)); // at most all of them: 10 still counts
        odd.upShare = -1.0;
        QVERIFY(rateProblem(Direction::Up, {5'000, 1, actions(10, 4, 5)}, kNow, odd));
    }

    void tripsAtThreeTimesTheRate() // I-23
    {
        const ContextLoad load{5, 100, {}};
        QVERIFY(!rateTrip(Direction::Up, 29, load, kNow));
        QCOMPARE(*rateTrip(Direction::Up, 30, load, kNow), (Reason{R::RateTripped, {30, 10}, {}}));
        const auto done = actions(10, 4, 5);
        QVERIFY(!rateTrip(Direction::Up, 19, {5, 100, done}, kNow));
        QVERIFY(rateTrip(Direction::Up, 20, {5, 100, done}, kNow));
        QVERIFY(!rateTrip(Direction::Down, 20, {5, 100, done}, kNow));
        QVERIFY(!rateTrip(Direction::None, 1'000, load, kNow));
        QVERIFY(!rateTrip(Direction::Up, -7, load, kNow));
    }

    void removesNoMoreThanAFifthOfAContextInAnHour() // I-24
    {
        const auto left = [](std::int64_t from, std::int64_t to, std::int64_t replicas, std::vector<CountedAction> list = {}) {
            return limitRemoval(from, to, {10, replicas, list}, kNow);
        };
        QCOMPARE(left(10, 5, 25).count, std::int64_t{5});
        const LimitedCount held = left(10, 4, 25);
        QCOMPARE(held.count, std::int64_t{5});
        QCOMPARE(*held.reason, (Reason{R::CapacityBudget, {0, 5}, {}}));
        QCOMPARE(left(2, 1, 2).count, std::int64_t{1}); // never below one replica
        QCOMPARE(left(3, 1, 3).count, std::int64_t{2});
        QCOMPARE(left(10, 9, 20, actions(4, 5, 4)).count, std::int64_t{10}); // 4 of the 24 there were
        QCOMPARE(*left(10, 9, 20, actions(4, 5, 4)).reason, (Reason{R::CapacityBudget, {4, 4}, {}}));
        QCOMPARE(left(10, 9, 21, actions(4, 5, 4)).count, std::int64_t{9}); // 25: a fifth is 5
        QCOMPARE(left(10, 9, 20, actions(4, 5, 4, 3'599)).count, std::int64_t{10});
        QCOMPARE(left(10, 9, 20, actions(4, 5, 4, 3'600)).count, std::int64_t{9});
        QCOMPARE(left(10, 9, 20, actions(4, 4, 5)).count, std::int64_t{9}); // rises give nothing back and cost nothing
        auto back = actions(4, 5, 4);
        for (CountedAction &a : back)
            a.rollback = true;
        QCOMPARE(left(10, 9, 20, back).count, std::int64_t{9});
        QCOMPARE(left(5, 9, 0).count, std::int64_t{9}); // upwards it says nothing
        QVERIFY(!left(5, 9, 0).reason && !left(5, 5, 0).reason && !left(10, 5, 25).reason);
        QCOMPARE(left(10, 9, -50).count, std::int64_t{9});
        QCOMPARE(left(10, 9, 20, {{kNow, std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), false}}).count,
                 std::int64_t{10});
    }

    void takesAnEmptySelectionForNothing() // I-25
    {
        QVERIFY(code(selectionProblem(0)) == R::SelectionEmpty);
        QVERIFY(!selectionProblem(1));
    }

    void breaksOnFlapping() // I-26
    {
        PolicyState s;
        s.changes = {change(1'700, 2, 3), change(1'500, 3, 2), change(900, 2, 3)};
        QVERIFY(!flapProblem(s, kNow)); // two turns
        s.changes.push_back(change(60, 3, 2));
        QCOMPARE(*flapProblem(s, kNow), (Reason{R::FlapBreaker, {3, 3}, {}}));
        std::swap(s.changes[0], s.changes[3]); // in whatever order they come
        QVERIFY(flapProblem(s, kNow));
        std::swap(s.changes[0], s.changes[3]);
        s.changes[1].at = kNow - Seconds{1'800}; // the first turn left the window
        QVERIFY(!flapProblem(s, kNow));
        s.changes[1].at = kNow - Seconds{1'799};
        s.changes[0].at = kNow - Seconds{3'000}; // what it turned from may be older
        QVERIFY(flapProblem(s, kNow));
        s.changes[2] = change(900, 2, 2); // no change at all is no turn
        QVERIFY(!flapProblem(s, kNow));
        PolicyState others;
        others.changes = {change(400, 2, 3, false), change(300, 3, 2, false), change(200, 2, 3, false), change(100, 3, 2, false)};
        QVERIFY(flapProblem(others, kNow)); // by anyone
        Numbers strict;
        strict.directionChanges = 1;
        PolicyState once;
        once.changes = {change(400, 2, 3), change(300, 3, 2)};
        QVERIFY(flapProblem(once, kNow, strict));
    }

    void allowsOnlyRisesAfterAFlapInReplay() // decisions.md, "Rates"
    {
        const auto state = [](int last) {
            PolicyState s;
            s.changes = {change(last + 900, 2, 3), change(last + 600, 3, 2), change(last + 300, 2, 3), change(last, 3, 2)};
            return s;
        };
        QVERIFY(flapAllowsOnlyRises(state(0), kNow));
        QVERIFY(flapAllowsOnlyRises(state(3'599), kNow));
        QVERIFY(!flapAllowsOnlyRises(state(3'600), kNow));
        PolicyState slow;
        slow.changes = {change(2'500, 2, 3), change(2'400, 3, 2), change(900, 2, 3), change(500, 3, 2)};
        QVERIFY(!flapAllowsOnlyRises(slow, kNow)); // three turns within 1,900 s: it never tripped
        slow.changes[1].at = kNow - Seconds{2'299};
        QVERIFY(flapAllowsOnlyRises(slow, kNow));
        QVERIFY(!flapAllowsOnlyRises({}, kNow));
        Numbers odd;
        odd.directionChanges = 0;
        QVERIFY(!flapAllowsOnlyRises({}, kNow, odd));
    }

    void seesAFight() // I-27
    {
        PolicyState s;
        s.changes = {change(900, 3, 5), change(400, 5, 3, false)};
        QCOMPARE(*fightProblem(s), (Reason{R::FightDetected, {5, 3}, {}}));
        s.changes[1].at = kNow - Seconds{300}; // exactly ten minutes later
        QVERIFY(!fightProblem(s));
        s.changes = {change(900, 3, 5), change(800, 5, 4, false)}; // somebody else's own wish
        QVERIFY(!fightProblem(s));
        s.changes = {change(900, 3, 5), change(800, 5, 4, false), change(700, 4, 3, false)}; // back in two steps
        QVERIFY(fightProblem(s));
        s.changes = {change(900, 3, 5), change(800, 5, 3)}; // our own way back
        QVERIFY(!fightProblem(s));
        s.changes = {change(800, 5, 3, false), change(900, 3, 5)}; // in whatever order they come
        QVERIFY(fightProblem(s));
        s.changes = {change(900, 5, 3, false)};
        QVERIFY(!fightProblem(s));
    }

    void endsAutomaticModes() // I-37
    {
        const auto left = [](Mode mode, std::optional<int> since, std::optional<int> until) {
            return autoNow(mode, since ? std::optional{kNow - Seconds{*since}} : std::nullopt,
                           until ? std::optional{kNow + Seconds{*until}} : std::nullopt, kNow);
        };
        for (const Mode mode : {Mode::Observe, Mode::Recommend, Mode::Approve}) {
            QVERIFY(left(mode, std::nullopt, std::nullopt).mode == mode);
            QVERIFY(!left(mode, 99'999, -1).reason);
        }
        for (const Mode mode : {Mode::AutoUp, Mode::Auto}) {
            QVERIFY(left(mode, 0, std::nullopt).mode == mode);
            QVERIFY(left(mode, 43'199, std::nullopt).mode == mode);
            QVERIFY(left(mode, 43'200, std::nullopt).mode == Mode::Approve);
            QCOMPARE(*left(mode, 43'200, std::nullopt).reason, (Reason{R::AutoExpired, {12}, {}}));
            QVERIFY(left(mode, std::nullopt, std::nullopt).mode == Mode::Approve); // nobody knows how long it has run
            QVERIFY(left(mode, 999'999, 1).mode == mode);                          // a longer end that a person gave
            QVERIFY(left(mode, 3'600, 0).mode == Mode::Approve);
            QCOMPARE(*left(mode, 3'600, 0).reason, (Reason{R::AutoExpired, {1}, {}}));
            QVERIFY(left(mode, -1, std::nullopt).mode == Mode::Approve); // it began in a time to come: the clock ran back
            QVERIFY(!left(mode, 0, 3'601).endsSoon && !left(mode, 0, 3'601).reason);
            QVERIFY(left(mode, 0, 3'600).endsSoon);
            QCOMPARE(*left(mode, 0, 3'600).reason, (Reason{R::AutoExpiresSoon, {60}, {}}));
        }
        QVERIFY(autoEnds(kNow) == kNow + Seconds{43'200});
        Numbers odd;
        odd.autoLife = Seconds{-5};
        QVERIFY(autoEnds(kNow, odd) == kNow);
    }

    void leavesReductionsToAPersonInAutoUp()
    {
        QVERIFY(!personNeeded(Mode::Auto, Direction::Down) && !personNeeded(Mode::Auto, Direction::Up));
        QVERIFY(!personNeeded(Mode::AutoUp, Direction::Up));
        QVERIFY(code(personNeeded(Mode::AutoUp, Direction::Down)) == R::AutoUpOnly);
        for (const Direction way : {Direction::Up, Direction::Down}) {
            QVERIFY(code(personNeeded(Mode::Approve, way)) == R::ConfirmationRequired);
            QVERIFY(code(personNeeded(Mode::Recommend, way)) == R::RecommendMode);
            QVERIFY(code(personNeeded(Mode::Observe, way)) == R::ObserveMode);
        }
    }

    // The standard numbers of safety.md, one by one; and what nobody has said proves nothing.
    void startsFromTheStandard()
    {
        const Numbers n;
        QCOMPARE(n.upActions, 10);
        QCOMPARE(n.upShare, 0.10);
        QCOMPARE(n.downActions, 10);
        QCOMPARE(n.downShare, 0.05);
        QCOMPARE(n.removedShare, 0.20);
        QCOMPARE(n.directionChanges, 3);
        QCOMPARE(n.lossServices, 3);
        QCOMPARE(n.lossShare, 0.20);
        QVERIFY(n.autoLife == Seconds{12 * 3'600});
        QVERIFY(!rateProblem(Direction::Down, {.enrolled = 1, .replicas = 100, .actions = actions(9, 3, 2)}, kNow));
        QVERIFY(rateProblem(Direction::Down, {.enrolled = 1, .replicas = 100, .actions = actions(10, 3, 2)}, kNow));
        const CountedAction action;
        QVERIFY(action.from == 0 && action.to == 0 && !action.rollback);
        const ContextLoad load;
        QVERIFY(load.enrolled == 0 && load.replicas == 0);
        QVERIFY(!AutoVerdict{}.endsSoon);
        QCOMPARE(LimitedCount{}.count, 0);
        const PastChange past;
        QVERIFY(past.from == 0 && past.to == 0 && !past.ours);
        const PastRecommendation recommendation;
        QVERIFY(recommendation.wanted == 0 && recommendation.complete && recommendation.sized == 0);
        QVERIFY(!PolicyState{}.actionInFlight);
    }

    void namesNumbersThatWereLoosened()
    {
        QVERIFY(loosened({}).empty());
        Numbers safer;
        safer.upActions = 1;
        safer.upShare = 0.0;
        safer.downActions = 0;
        safer.downShare = 0.01;
        safer.removedShare = 0.05;
        safer.directionChanges = 2;
        safer.lossServices = 1;
        safer.lossShare = 0.1;
        safer.autoLife = Seconds{3'600};
        QVERIFY(loosened(safer).empty());
        const auto only = [](auto field, auto value) {
            Numbers n;
            n.*field = value;
            const auto names = loosened(n);
            return names.size() == 1 ? std::string(names.front()) : std::string();
        };
        QCOMPARE(only(&Numbers::upActions, 11), std::string("limit.up_actions"));
        QCOMPARE(only(&Numbers::upShare, 0.11), std::string("limit.up_share"));
        QCOMPARE(only(&Numbers::downActions, 11), std::string("limit.down_actions"));
        QCOMPARE(only(&Numbers::downShare, 0.06), std::string("limit.down_share"));
        QCOMPARE(only(&Numbers::removedShare, 0.21), std::string("limit.removed_share"));
        QCOMPARE(only(&Numbers::directionChanges, 4), std::string("limit.direction_changes"));
        QCOMPARE(only(&Numbers::lossServices, 4), std::string("limit.loss_services"));
        QCOMPARE(only(&Numbers::lossShare, kNan), std::string("limit.loss_share"));
        QCOMPARE(only(&Numbers::autoLife, Seconds{43'201}), std::string("limit.auto_life"));
    }
};

QTEST_GUILESS_MAIN(TestLimitsControl)
#include "tst_limits_control.moc"
