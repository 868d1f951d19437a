// The safety numbers one by one: inputs, bounds, step, stabilisation, cool-downs, warm-up.
#include "tests/core/policy/builders.h"

#include "core/limits/limits.h"

#include <QTest>

#include <limits>

using namespace preamar;
using namespace preamar::policy;
using namespace preamar::limits;
using namespace preamar::policy::test;

using R = ReasonCode;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
constexpr double kInf = std::numeric_limits<double>::infinity();
constexpr Millis kScrape = Seconds{15};
constexpr auto kHuge = std::numeric_limits<std::int64_t>::max();

struct InputRow
{
    const char *name;
    Measurement m;
    std::optional<R> down;
    std::optional<R> up;
};

Measurement faulty(std::optional<double> value, Quality quality, Fault fault, Millis age = Seconds{10})
{
    return {.value = value, .at = kNow - age, .quality = quality, .fault = fault, .replicasMeasured = {}};
}

Measurement covering(double replicas)
{
    Measurement m = measured(1.0);
    m.replicasMeasured = replicas;
    return m;
}

std::vector<InputRow> inputRows()
{
    constexpr auto none = std::nullopt;
    return {
        {"fresh", measured(1.0), none, none},
        {"zero is a number", measured(0.0), none, none},
        {"30 s old", measured(1.0, Seconds{30}), none, none},
        {"30.001 s old", measured(1.0, Millis{30'001}), R::MetricStale, none},
        {"60 s old", measured(1.0, Seconds{60}), R::MetricStale, none},
        {"60.001 s old", measured(1.0, Millis{60'001}), R::MetricStale, R::MetricStale},
        {"30 s ahead", measured(1.0, Seconds{-30}), none, none},
        {"31 s ahead", measured(1.0, Seconds{-31}), R::ServerClockSkew, R::ServerClockSkew},
        {"no time",
         {.value = 1.0, .at = {}, .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = {}},
         R::MetricMissing,
         R::MetricMissing},
        {"nothing at all", {}, R::MetricMissing, R::MetricMissing},
        {"empty", faulty({}, Quality::Missing, Fault::Empty), R::MetricMissing, R::MetricMissing},
        {"not configured", faulty({}, Quality::Missing, Fault::NotConfigured), R::MetricMissing, R::MetricMissing},
        {"value marked missing", faulty(1.0, Quality::Missing, Fault::None), R::MetricMissing, R::MetricMissing},
        {"NaN", measured(kNan), R::MetricNotFinite, R::MetricNotFinite},
        {"+Inf", measured(kInf), R::MetricNotFinite, R::MetricNotFinite},
        {"-Inf", measured(-kInf), R::MetricNotFinite, R::MetricNotFinite},
        {"dropped as not finite", faulty({}, Quality::Missing, Fault::NotFinite), R::MetricNotFinite,
         R::MetricNotFinite},
        {"negative", measured(-0.5), R::MetricNegative, R::MetricNegative},
        {"dropped as negative", faulty({}, Quality::Missing, Fault::Negative), R::MetricNegative, R::MetricNegative},
        {"marked stale", faulty(1.0, Quality::Stale, Fault::Stale, Seconds{40}), R::MetricStale, none},
        {"marked stale without a fault", faulty(1.0, Quality::Stale, Fault::None, Seconds{40}), R::MetricStale, none},
        {"marked stale and too old", faulty(1.0, Quality::Stale, Fault::Stale, Seconds{70}), R::MetricStale,
         R::MetricStale},
        {"marked partial without a fault", faulty(1.0, Quality::Partial, Fault::None), R::MetricPartial, none},
        {"with warnings", faulty(1.0, Quality::Partial, Fault::Warning), R::MetricPartial, none},
        {"too few replicas", faulty(1.0, Quality::Partial, Fault::Coverage), R::CoverageLow, none},
        {"duplicate series", faulty(1.0, Quality::Partial, Fault::Duplicate), R::DuplicateSeries, R::DuplicateSeries},
        {"transport error", faulty({}, Quality::Missing, Fault::Transport), R::MetricError, R::MetricError},
        {"impossible", faulty(1.0, Quality::Missing, Fault::Impossible), R::MetricError, R::MetricError},
        {"fault beside a good quality", faulty(1.0, Quality::Ok, Fault::Duplicate), R::DuplicateSeries,
         R::DuplicateSeries},
        {"9 of 10 replicas", covering(9.0), none, none},
        {"8.9 of 10 replicas", covering(8.9), R::CoverageLow, none},
        {"replicas that are not a number", covering(kNan), R::CoverageLow, none},
        {"more replicas than ready", covering(12.0), none, none},
    };
}

PastChange ours(Millis age, std::int64_t from, std::int64_t to, Priority priority)
{
    return {kNow - age, from, to, true, priority};
}

PastChange theirs(Millis age, std::int64_t from, std::int64_t to)
{
    return {kNow - age, from, to, false, Priority::Medium};
}

struct CoolRow
{
    const char *name;
    std::vector<PastChange> changes;
    Direction direction;
    std::optional<Reason> expected;
};

Reason cooling(double left)
{
    return {R::CooldownActive, {left}, {}};
}

Reason reversal(double left)
{
    return {R::ReversalWait, {left}, {}};
}

std::vector<CoolRow> coolRows()
{
    constexpr auto up = Direction::Up;
    constexpr auto down = Direction::Down;
    constexpr auto none = std::nullopt;
    return {
        {"no change, up", {}, up, none},
        {"no change, down", {}, down, none},
        {"no direction", {theirs(Seconds{1}, 1, 2)}, Direction::None, none},
        {"up after high, 59 s", {ours(Seconds{59}, 1, 2, Priority::High)}, up, cooling(1)},
        {"up after high, 60 s", {ours(Seconds{60}, 1, 2, Priority::High)}, up, none},
        {"up after medium, 179 s", {ours(Seconds{179}, 1, 2, Priority::Medium)}, up, cooling(1)},
        {"up after medium, 180 s", {ours(Seconds{180}, 1, 2, Priority::Medium)}, up, none},
        {"up after low, 299.5 s", {ours(Millis{299'500}, 1, 2, Priority::Low)}, up, cooling(1)},
        {"up after low, 300 s", {ours(Seconds{300}, 1, 2, Priority::Low)}, up, none},
        {"an unknown priority waits longest", {ours(Seconds{299}, 1, 2, static_cast<Priority>(9))}, up, cooling(1)},
        {"down after our low, 299 s", {ours(Seconds{299}, 2, 1, Priority::Low)}, down, cooling(1)},
        {"down after our high, 100 s: I-22", {ours(Seconds{100}, 2, 1, Priority::High)}, down, cooling(200)},
        {"down after our low, 300 s", {ours(Seconds{300}, 2, 1, Priority::Low)}, down, none},
        {"down after our rise, 599 s", {ours(Seconds{599}, 1, 2, Priority::High)}, down, reversal(1)},
        {"down after our rise, 600 s", {ours(Seconds{600}, 1, 2, Priority::High)}, down, none},
        {"up after our reduction, 1 s", {ours(Seconds{1}, 2, 1, Priority::Low)}, up, reversal(599)},
        {"up after our reduction, 600 s", {ours(Seconds{600}, 2, 1, Priority::Low)}, up, none},
        {"up after somebody's change, 29 s", {theirs(Seconds{29}, 5, 3)}, up, cooling(1)},
        {"up after somebody's change, 30 s", {theirs(Seconds{30}, 5, 3)}, up, none},
        {"down after somebody's change, 299 s", {theirs(Seconds{299}, 3, 5)}, down, cooling(1)},
        {"down after somebody's change, 300 s", {theirs(Seconds{300}, 3, 5)}, down, none},
        {"down after a change that kept the count", {theirs(Seconds{100}, 3, 3)}, down, cooling(200)},
        {"the last of ours counts, not the first",
         {ours(Seconds{500}, 3, 2, Priority::Low), ours(Seconds{200}, 2, 3, Priority::High)},
         up,
         none},
        {"order in the list does not matter",
         {ours(Seconds{200}, 2, 3, Priority::High), ours(Seconds{500}, 3, 2, Priority::Low)},
         up,
         none},
        {"the longest wait is said",
         {ours(Seconds{590}, 1, 2, Priority::High), theirs(Seconds{100}, 2, 3)},
         down,
         cooling(200)},
        {"a change in the future still cools", {ours(Seconds{-50}, 1, 2, Priority::High)}, up, cooling(110)},
        {"somebody's change in the future cools", {theirs(Seconds{-3'600}, 1, 2)}, up, cooling(3'630)},
    };
}

} // namespace

class TestLimits : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void judgesInputs_data()
    {
        QTest::addColumn<int>("index");
        const auto rows = inputRows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(rows[i].name) << static_cast<int>(i);
    }
    void judgesInputs()
    {
        QFETCH(int, index);
        const InputRow row = inputRows()[static_cast<std::size_t>(index)];
        const auto codeOf = [&](Direction direction) -> std::optional<R> {
            const auto reason = inputProblem(metric::cpuCores, row.m, direction, 10, kNow, kScrape);
            if (!reason)
                return std::nullopt;
            [&] { QCOMPARE(reason->subject, std::string{"cpu_cores"}); }();
            return reason->code;
        };
        QVERIFY(codeOf(Direction::Down) == row.down);
        QVERIFY(codeOf(Direction::None) == row.down);
        QVERIFY(codeOf(Direction::Up) == row.up);
    }

    void allowsAgeByTheScrapeInterval()
    {
        const auto stale = [](Millis age, Millis scrape, Direction direction) {
            return inputProblem(metric::cpuCores, measured(1.0, age), direction, 1, kNow, scrape).has_value();
        };
        QVERIFY(!stale(Seconds{30}, Seconds{5}, Direction::Down)); // floor
        QVERIFY(!stale(Seconds{60}, Seconds{30}, Direction::Down));
        QVERIFY(stale(Seconds{61}, Seconds{30}, Direction::Down));
        QVERIFY(!stale(Seconds{120}, Seconds{30}, Direction::Up));
        QVERIFY(!stale(Seconds{120}, Seconds{600}, Direction::Down)); // cap
        QVERIFY(stale(Seconds{121}, Seconds{600}, Direction::Down));
        QVERIFY(stale(Seconds{121}, Millis{kHuge}, Direction::Down));
        QVERIFY(stale(Seconds{31}, Millis{-kHuge}, Direction::Down));
    }

    void letsCustomMetricsBeNegative()
    {
        QVERIFY(!inputProblem(MetricId{"custom.balance"}, measured(-3.0), Direction::Down, 1, kNow, kScrape));
    }

    void survivesTimesAtTheEnds()
    {
        Measurement m = measured(1.0);
        m.at = Timestamp::min();
        QVERIFY(inputProblem(metric::cpuCores, m, Direction::Up, 1, kNow, kScrape)->code == R::MetricStale);
        m.at = Timestamp::max();
        QVERIFY(inputProblem(metric::cpuCores, m, Direction::Up, 1, Timestamp::min(), kScrape)->code ==
                R::ServerClockSkew);
        PolicyState state;
        state.changes = {{Timestamp::max(), 1, 2, true, Priority::High}};
        QVERIFY(cooldownProblem(Direction::Down, state, Timestamp::min()));
        state.changes = {{Timestamp::min(), 1, 2, true, Priority::High}};
        QVERIFY(!cooldownProblem(Direction::Down, state, Timestamp::max()));
        state.collectingSince = Timestamp::max();
        QVERIFY(warmUpProblem(state, Timestamp::min(), Millis{kHuge}));
    }

    void waitsAfterChanges_data()
    {
        QTest::addColumn<int>("index");
        const auto rows = coolRows();
        for (std::size_t i = 0; i < rows.size(); ++i)
            QTest::newRow(rows[i].name) << static_cast<int>(i);
    }
    void waitsAfterChanges()
    {
        QFETCH(int, index);
        const CoolRow row = coolRows()[static_cast<std::size_t>(index)];
        PolicyState state;
        state.changes = row.changes;
        QVERIFY(cooldownProblem(row.direction, state, kNow) == row.expected);
    }

    void clampsToBounds()
    {
        QCOMPARE(clampToBounds(5, 1, 10, false).count, 5);
        QVERIFY(!clampToBounds(5, 1, 10, false).reason);
        QCOMPARE(clampToBounds(0, 0, 10, false).count, 1);
        QVERIFY(clampToBounds(0, 0, 10, false).reason->code == R::AtMinimum);
        QCOMPARE(clampToBounds(0, 0, 10, true).count, 0);
        QCOMPARE(clampToBounds(-kHuge, 2, 10, true).count, 2);
        QCOMPARE(clampToBounds(11, 1, 10, false).count, 10);
        QVERIFY(clampToBounds(11, 1, 10, false).reason->code == R::AtMaximum);
        QVERIFY(clampToBounds(5, 4, 3, false).reason->code == R::OutOfBounds);
        QVERIFY(clampToBounds(5, -1, 3, false).reason->code == R::OutOfBounds);
        QVERIFY(clampToBounds(5, 0, 0, false).reason->code == R::OutOfBounds);
        QVERIFY(clampToBounds(kHuge, 1, 10, false).reason->code == R::OutOfBounds);
        QVERIFY(clampToBounds(5, 1, 1'000'001, false).reason->code == R::OutOfBounds);
    }

    void limitsTheStep_data()
    {
        QTest::addColumn<qint64>("current");
        QTest::addColumn<qint64>("wanted");
        QTest::addColumn<qint64>("allowed");
        QTest::newRow("no change") << qint64{4} << qint64{4} << qint64{4};
        QTest::newRow("8 may lose 2") << qint64{8} << qint64{1} << qint64{6};
        QTest::newRow("7 may lose 1") << qint64{7} << qint64{1} << qint64{6};
        QTest::newRow("2 may lose 1") << qint64{2} << qint64{1} << qint64{1};
        QTest::newRow("1 may lose 1") << qint64{1} << qint64{0} << qint64{0};
        QTest::newRow("less than a quarter is free") << qint64{8} << qint64{7} << qint64{7};
        QTest::newRow("3 may get 4 more") << qint64{3} << qint64{10} << qint64{7};
        QTest::newRow("6 may double") << qint64{6} << qint64{30} << qint64{12};
        QTest::newRow("0 may get 4") << qint64{0} << qint64{9} << qint64{4};
        QTest::newRow("nonsense is cut") << qint64{-5} << qint64{kHuge} << qint64{4};
    }
    void limitsTheStep()
    {
        QFETCH(qint64, current);
        QFETCH(qint64, wanted);
        QFETCH(qint64, allowed);
        const LimitedCount limited = limitStep(current, wanted, {}, kNow);
        QCOMPARE(limited.count, allowed);
        QCOMPARE(limited.reason.has_value(), std::clamp<qint64>(wanted, 0, 1'000'000) != allowed);
        if (limited.reason)
            QVERIFY(limited.reason->code == R::StepLimited);
    }

    void countsWhatTheLastMinuteAdded()
    {
        PolicyState state;
        state.changes = {theirs(Seconds{59}, 4, 8)};
        QCOMPARE(limitStep(8, 20, state, kNow).count, 8); // 4 at the start of the minute: 8 is the most
        state.changes = {theirs(Seconds{60}, 4, 8)};
        QCOMPARE(limitStep(8, 20, state, kNow).count, 16);
        state.changes = {theirs(Seconds{10}, 10, 8)};
        QCOMPARE(limitStep(8, 30, state, kNow).count, 20);
        state.changes = {theirs(Seconds{10}, -kHuge, kHuge)};
        QCOMPARE(limitStep(8, 30, state, kNow).count, 8);
    }

    void stabilizesOverTheWholeWindow_data()
    {
        QTest::addColumn<std::vector<PastRecommendation>>("past");
        QTest::addColumn<qint64>("expected");
        const auto rec = [](int age, std::int64_t wanted, bool complete = true) {
            return PastRecommendation{kNow - Seconds{age}, wanted, complete};
        };
        using Past = std::vector<PastRecommendation>;
        QTest::newRow("nothing known") << Past{} << qint64{8};
        QTest::newRow("5 min of low load") << Past{rec(300, 3), rec(150, 4), rec(0, 3)} << qint64{4};
        QTest::newRow("one ms less than 5 min") << Past{{kNow - Millis{299'999}, 3, true}} << qint64{8};
        QTest::newRow("all want less") << Past{rec(300, 3), rec(0, 2)} << qint64{4};
        QTest::newRow("one wanted 6") << Past{rec(300, 3), rec(120, 6), rec(0, 3)} << qint64{6};
        QTest::newRow("one wanted more") << Past{rec(300, 3), rec(120, 60), rec(0, 3)} << qint64{8};
        QTest::newRow("one before the window wanted more") << Past{rec(600, 60), rec(300, 3), rec(0, 3)} << qint64{4};
        QTest::newRow("the state at the start of the window counts") << Past{rec(310, 7), rec(290, 3)} << qint64{7};
        QTest::newRow("incomplete inside")
            << Past{rec(600, 3), rec(300, 3), rec(150, 3, false), rec(0, 3)} << qint64{8};
        QTest::newRow("incomplete before") << Past{rec(600, 3, false), rec(300, 3), rec(0, 3)} << qint64{4};
        QTest::newRow("a hole of 15 min") << Past{rec(900, 3)} << qint64{4};
        QTest::newRow("a hole of more") << Past{rec(901, 3)} << qint64{8};
        QTest::newRow("from the future") << Past{rec(300, 3), rec(-1, 3)} << qint64{8};
        QTest::newRow("out of order") << Past{rec(0, 3), rec(300, 5), rec(150, 3)} << qint64{5};
    }
    void stabilizesOverTheWholeWindow()
    {
        QFETCH(std::vector<PastRecommendation>, past);
        QFETCH(qint64, expected);
        PolicyState state;
        state.recommendations = past;
        const LimitedCount limited = stabilizeDown(8, 4, state, kNow);
        QCOMPARE(limited.count, expected);
        QCOMPARE(limited.reason.has_value(), expected != 4);
        QCOMPARE(stabilizeDown(8, 9, state, kNow).count, 9);
    }

    void warmsUp()
    {
        PolicyState state;
        QVERIFY(warmUpProblem(state, kNow, Seconds{0}));
        state.collectingSince = kNow - Seconds{299};
        QCOMPARE(*warmUpProblem(state, kNow, Seconds{300}), (Reason{R::WarmingUp, {1}, {}}));
        state.collectingSince = kNow - Seconds{300};
        QVERIFY(!warmUpProblem(state, kNow, Seconds{300}));
        state.collectingSince = kNow + Seconds{10};
        QCOMPARE(*warmUpProblem(state, kNow, Seconds{300}), (Reason{R::WarmingUp, {300}, {}}));
    }
};

QTEST_GUILESS_MAIN(TestLimits)
#include "tst_limits.moc"
