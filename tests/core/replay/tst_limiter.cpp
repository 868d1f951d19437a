// The simulator's fast limits against core/limits, decision by decision on random sequences.
#include "core/limits/limits.h"
#include "core/replay/limiter.h"
#include "madetrace.h"

#include <QTest>

#include <random>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

class TestLimiter : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesWithTheSafetyCore_data()
    {
        QTest::addColumn<unsigned>("seed");
        for (unsigned seed = 1; seed <= 20; ++seed)
            QTest::addRow("seed %u", seed) << seed;
    }
    void agreesWithTheSafetyCore()
    {
        QFETCH(unsigned, seed);
        const Trace trace = traceOf(tableOf(std::vector<double>(3 * 1440, 1.0)));
        Limiter limiter(trace);
        limits::PolicyState state;
        std::mt19937 random(seed);
        std::int64_t pods = 10;
        std::int64_t level = 10;
        int changes = 0;
        int turns = 0;
        Timestamp lastTurn = startTime() - Seconds{86'400};
        int lastSign = 0;
        for (std::size_t step = 0; step < 4 * 1440; step += 2) {
            const Timestamp now = trace.timeAt(step);
            // Rarely turning, so that the flap breaker, which core/limits leaves to a person, stays closed.
            if (random() % 120 == 0)
                level = 2 + static_cast<std::int64_t>(random() % 60);
            Instant instant{.step = step, .at = now, .pods = pods, .ready = pods, .metricReady = pods, .utilisation = 0.5, .demand = {}};
            const std::int64_t wanted = level;
            const auto got = limiter.apply(instant, wanted, wanted);

            std::int64_t expected = wanted;
            const auto calm = limits::stabilizeDown(pods, expected, state, now);
            expected = calm.count;
            expected = limits::limitStep(pods, expected, state, now).count;
            const Direction direction = expected > pods ? Direction::Up : expected < pods ? Direction::Down : Direction::None;
            if (limits::cooldownProblem(direction, state, now))
                expected = pods;
            const int sign = expected > pods ? 1 : expected < pods ? -1 : 0;
            const bool turning = sign != 0 && lastSign != 0 && sign != lastSign;
            if (turning && now - lastTurn < Seconds{1900})
                return; // the breaker's ground
            QVERIFY2(got.count == expected, qPrintable(QStringLiteral("step %1: %2 of %3, expected %4").arg(step).arg(got.count).arg(pods).arg(expected)));
            state.recommendations.push_back({now, wanted, true, wanted});
            std::erase_if(state.recommendations, [&](const limits::PastRecommendation &r) { return r.at < now - Seconds{900}; });
            if (expected != pods) {
                state.changes.push_back({now, pods, expected, false, Priority::Medium});
                std::erase_if(state.changes, [&](const limits::PastChange &c) { return c.at < now - Seconds{3600}; });
                pods = expected;
                ++changes;
                if (turning) {
                    ++turns;
                    lastTurn = now;
                }
                lastSign = sign;
            }
        }
        QVERIFY(changes > 5);
    }
    void aFlappingCountMayOnlyRiseForAnHour()
    {
        const Trace trace = traceOf(tableOf(std::vector<double>(1440, 1.0)));
        Limiter limiter(trace);
        std::int64_t pods = 10;
        std::size_t step = 0;
        const auto decide = [&](std::int64_t wanted) {
            const auto answer = limiter.apply({.step = step, .at = trace.timeAt(step), .pods = pods, .ready = pods, .metricReady = pods, .utilisation = 0.5, .demand = {}}, wanted, wanted);
            step += 2;
            pods = answer.count;
            return answer;
        };
        const auto until = [&](std::int64_t wanted, std::int64_t count) {
            for (int i = 0; i < 200 && pods != count; ++i)
                (void)decide(wanted);
            return pods == count;
        };
        QVERIFY(until(9, 9));
        QVERIFY(until(10, 10));
        QVERIFY(until(9, 9));
        QVERIFY(until(10, 10)); // the third turn within half an hour
        const std::size_t opened = step;
        for (int i = 0; i < 110; ++i) {
            (void)decide(9);
            QCOMPARE(pods, std::int64_t{10});
        }
        QVERIFY(step - opened < 240);
        QCOMPARE(decide(12).count, std::int64_t{12}); // a rise is let through
    }
};

QTEST_GUILESS_MAIN(TestLimiter)
#include "tst_limiter.moc"
