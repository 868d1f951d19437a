// core/limits against the reference model on random states: 100,000 by default, PREAMAR_STATES for more (1,000,000 nightly).
#include "tests/core/limits/reference.h"

#include "core/limits/limits.h"

#include <QTest>

#include <limits>
#include <random>
#include <set>

using namespace preamar;
using namespace preamar::limits;

namespace {

const Timestamp kNow = fromMillis(1'772'460'000'000);

class Dice
{
public:
    explicit Dice(std::uint64_t seed) : m_engine(seed) {}
    std::int64_t whole(std::int64_t low, std::int64_t high)
    {
        return low + static_cast<std::int64_t>(m_engine() % static_cast<std::uint64_t>(high - low + 1));
    }
    bool once(int in) { return whole(1, in) == 1; }
    // Near the edges of every window, where mistakes live.
    Millis age()
    {
        static constexpr std::int64_t kEdges[]{0, 30, 60, 180, 300, 600, 900, 1'800, 3'600};
        if (once(3))
            return Millis{1'000 * kEdges[whole(0, 8)] + whole(-1, 1)};
        return Millis{whole(-60'000, 4'000'000)};
    }
    std::int64_t count()
    {
        static constexpr std::int64_t kOdd[]{std::numeric_limits<std::int64_t>::max(), std::numeric_limits<std::int64_t>::min(), -1, 0,
                                             1'000'000, 1'000'001};
        return once(40) ? kOdd[whole(0, 5)] : whole(0, once(4) ? 400 : 12);
    }

private:
    std::mt19937_64 m_engine;
};

PolicyState randomState(Dice &dice)
{
    PolicyState s;
    for (auto n = dice.whole(0, 6); n > 0; --n)
        s.changes.push_back({kNow - dice.age(), dice.count(), dice.count(), dice.once(2), static_cast<Priority>(dice.whole(0, 2))});
    for (auto n = dice.whole(0, 12); n > 0; --n)
        s.recommendations.push_back({kNow - (dice.once(2) ? Millis{60'000 * n} : dice.age()), dice.whole(0, 12), !dice.once(12), 0});
    // Two at one instant have no order that either side could know.
    std::set<std::int64_t> times;
    std::erase_if(s.recommendations, [&](const PastRecommendation &r) { return !times.insert(toMillis(r.at)).second; });
    times.clear();
    std::erase_if(s.changes, [&](const PastChange &c) { return !times.insert(toMillis(c.at)).second; });
    if (dice.once(2))
        s.newestReadySince = kNow - dice.age();
    return s;
}

Measurement randomMeasurement(Dice &dice)
{
    static constexpr double kOdd[]{std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity(),
                                   -std::numeric_limits<double>::infinity(), -1.0, -0.0, 0.0};
    Measurement m{.value = static_cast<double>(dice.whole(0, 100)), .at = kNow - Millis{dice.whole(0, 60'000)}, .quality = Quality::Ok,
                  .fault = Fault::None, .replicasMeasured = {}};
    if (dice.once(4))
        m.value = kOdd[dice.whole(0, 5)];
    if (dice.once(10))
        m.value.reset();
    if (dice.once(10))
        m.at.reset();
    if (dice.once(4))
        m.at = kNow - (dice.once(2) ? dice.age() : Millis{dice.whole(-31'000, 241'000)});
    if (dice.once(3))
        m.quality = static_cast<Quality>(dice.whole(0, 3));
    if (dice.once(3))
        m.fault = static_cast<Fault>(dice.whole(0, 10));
    if (dice.once(2))
        m.replicasMeasured = dice.once(20) ? kOdd[dice.whole(0, 5)] : static_cast<double>(dice.whole(0, 12));
    return m;
}

std::optional<ReasonCode> codeOf(const std::optional<Reason> &reason)
{
    return reason ? std::optional{reason->code} : std::nullopt;
}

int wayOf(Direction d)
{
    return d == Direction::Up ? 1 : d == Direction::Down ? -1 : 0;
}

} // namespace

#define SAME(actual, expected) QVERIFY2((actual) == (expected), qPrintable(QStringLiteral("state %1").arg(n)))

class TestLimitsReference : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void agreesOnRandomStates()
    {
        bool given = false;
        const int asked = qEnvironmentVariableIntValue("PREAMAR_STATES", &given);
        const int states = given && asked > 0 ? asked : 100'000;
        Dice dice(20'260'302);
        int held = 0;
        for (int n = 0; n < states; ++n) {
            const PolicyState s = randomState(dice);
            const std::int64_t current = dice.count();
            const std::int64_t wanted = dice.count();
            const std::int64_t min = dice.count();
            const std::int64_t max = dice.count();
            const bool zero = dice.once(2);

            const LimitedCount clamped = clampToBounds(wanted, min, max, zero);
            const reference::Count bound = reference::bounds(wanted, min, max, zero);
            SAME(clamped.count, bound.count);
            SAME(codeOf(clamped.reason), bound.code);

            const LimitedCount stepped = limitStep(current, wanted, s, kNow);
            const reference::Count step = reference::step(current, wanted, s, kNow);
            SAME(stepped.count, step.count);
            SAME(codeOf(stepped.reason), step.code);

            const auto way = static_cast<Direction>(dice.whole(0, 2));
            SAME(codeOf(cooldownProblem(way, s, kNow)), reference::cooldown(wayOf(way), s, kNow));

            const LimitedCount stable = stabilizeDown(current, wanted, s, kNow);
            SAME(stable.count, reference::stabilized(current, wanted, s, kNow));
            SAME(stable.reason.has_value(), wanted < current && stable.count != wanted);

            std::vector<CountedAction> actions;
            for (auto k = dice.whole(0, 30); k > 0; --k) {
                const auto from = dice.whole(0, 30);
                actions.push_back({kNow - dice.age(), from, from + dice.whole(-3, 3), dice.once(8)});
            }
            const ContextLoad load{dice.whole(0, 500), dice.whole(0, 400), actions};
            SAME(rateProblem(way, load, kNow).has_value(), reference::rateHolds(wayOf(way), load, kNow));
            const auto from = dice.whole(0, 200);
            const auto to = dice.whole(0, 200);
            SAME(limitRemoval(from, to, load, kNow).count, reference::afterRemoval(from, to, load, kNow));

            SAME(flapProblem(s, kNow).has_value(), reference::turnsWithin(s, kNow) >= 3);
            SAME(fightProblem(s).has_value(), reference::fought(s));

            const Measurement m = randomMeasurement(dice);
            const auto ready = dice.whole(-1, 12);
            const Millis scrape = Seconds{dice.whole(0, 120)};
            for (const bool up : {false, true}) {
                const auto problem = inputProblem(metric::cpuCores, m, up ? Direction::Up : Direction::Down, ready, kNow, scrape);
                SAME(problem.has_value(), reference::forbidden(m, up, ready, kNow, scrape, false));
                held += problem ? 1 : 0;
            }
            const auto mode = static_cast<Mode>(dice.whole(0, 4));
            const auto since = dice.once(3) ? std::nullopt : std::optional{kNow - Millis{dice.whole(-10'000, 90'000'000)}};
            const auto until = dice.once(2) ? std::nullopt : std::optional{kNow + Millis{dice.whole(-5'000, 50'000'000)}};
            SAME(autoNow(mode, since, until, kNow).mode, reference::modeLeft(mode, since, until, kNow));
            SAME(readinessProblem(s, kNow).has_value(), s.newestReadySince && kNow - *s.newestReadySince < Seconds{300});
        }
        // A generator that only made good states, or only bad ones, would prove nothing.
        QVERIFY(held > states / 4 && held < 2 * states - states / 4);
    }
};

QTEST_GUILESS_MAIN(TestLimitsReference)
#include "tst_limits_reference.moc"
