// The cluster model and its figures, by hand.
#include "madetrace.h"

#include <QTest>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

namespace {

std::vector<TimelineRow> play(const Trace &trace, const char *policy, ReplayRequest request = {},
                              Figures *figures = nullptr)
{
    std::vector<TimelineRow> rows;
    request.policies = {*parsePolicy(policy)};
    ReplayHooks hooks;
    hooks.timeline = [&](const std::string &, const TimelineRow &row) { rows.push_back(row); };
    const auto results = runReplay(trace, request, hooks);
    if (results && figures != nullptr)
        *figures = results->front().figures;
    return rows;
}

class Script final : public Policy
{
public:
    explicit Script(std::map<std::size_t, std::int64_t> counts) : m_counts(std::move(counts)) {}
    std::int64_t wanted(const Instant &now) override
    {
        const auto it = m_counts.find(now.step);
        return it == m_counts.end() ? now.pods : it->second;
    }

private:
    std::map<std::size_t, std::int64_t> m_counts;
};

Trace flat(double demand, std::size_t minutes)
{
    return traceOf(tableOf(std::vector<double>(minutes, demand)));
}

} // namespace

class TestSimulate : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTraceIsLinearBetweenRowsAndKeepsTheLastValueInGaps()
    {
        const Trace trace = traceOf(tableOf({0.0, 4.0, std::nan(""), 8.0}));
        const std::vector<double> expected{0, 1, 2, 3, 4, 4, 4, 4, 4, 5, 6, 7};
        QCOMPARE(trace.demand, expected);
        QCOMPARE(trace.gapRows, std::size_t{1});
        QCOMPARE(trace.known[4], std::uint8_t{1});
        QCOMPARE(trace.known[9], std::uint8_t{0});
    }
    void thePeakIsScaledToUnits()
    {
        std::vector<double> values(2001, 10.0);
        const auto trace = *makeTrace(tableOf(values), 0, {});
        QCOMPARE(trace.unit, 10.0 / 24.0);
        QCOMPARE(trace.demand.front(), 24.0);
    }
    void replicasAreReadyAfterTheirStartAndCountFromTheOrder()
    {
        const Trace trace = flat(1.0, 61);
        SimulationSettings settings;
        settings.cluster.startup = Seconds{60};
        Script script({{10, 5}, {20, 2}});
        std::vector<TimelineRow> rows;
        const auto figures =
            simulate(trace, {0, 0, 240}, settings, script, [&](const TimelineRow &r) { rows.push_back(r); });
        QVERIFY(figures.has_value());
        QCOMPARE(rows[9].ordered, std::int64_t{2});
        QCOMPARE(rows[10].ordered, std::int64_t{5});
        QCOMPARE(rows[13].ready, std::int64_t{2});
        QCOMPARE(rows[14].ready, std::int64_t{5}); // 10 + 60 s / 15 s
        QCOMPARE(rows[20].ordered, std::int64_t{2});
        QCOMPARE(rows[20].ready, std::int64_t{5}); // the step itself was served by those that were ready
        QCOMPARE(rows[21].ready, std::int64_t{2});
        QCOMPARE(figures->actionsPerDay * 240.0 / 5760.0, 2.0);
        QCOMPARE(figures->reversalsPerDay * 240.0 / 5760.0, 1.0);
        QCOMPARE(figures->maxStep, std::int64_t{3});
        QCOMPARE(figures->replicaHoursPerDay, 24.0 * (230.0 * 2.0 + 10.0 * 5.0) / 240.0);
    }
    void overloadLeavesABacklogThatIsAViolationOfItsOwn()
    {
        // 4 units on 2 replicas for a minute: 30 units of work wait in each step.
        std::vector<double> values(31, 1.0);
        values[10] = values[11] = 4.0;
        const Trace trace = traceOf(tableOf(values));
        ReplayRequest request;
        Figures figures;
        const auto rows = play(trace, "static:2", request, &figures);
        QVERIFY(!rows[39 - 3].violation);
        QCOMPARE(rows[40].demand, 4.0);
        QVERIFY(rows[40].violation);
        QVERIFY(rows[44].backlog > rows[40].backlog);
        QCOMPARE(rows[48].demand, 1.0);
        QVERIFY(rows[48].violation); // the demand is fine again, the backlog is not
        QVERIFY(!rows[119].violation);
        QCOMPARE(rows[40].required, std::int64_t{5});
        QVERIFY(figures.longestViolationMinutes > 2.0);
        QCOMPARE(figures.recoverySeconds, 60.0 * figures.longestViolationMinutes); // one violation
    }
    void theBacklogIsBounded()
    {
        const Trace trace = flat(50.0, 61);
        const auto rows = play(trace, "static:2");
        QCOMPARE(rows.back().backlog, 8.0 * 30.0);
    }
    void staticPeakNeverViolatesAndIsTheMeasureOfCost()
    {
        const Trace trace = traceOf(tableOf(busyDays(3 * 1440, 7)));
        Figures figures;
        (void)play(trace, "static-peak", {}, &figures);
        QCOMPARE(figures.violationMinutesPerDay, 0.0);
        QCOMPARE(figures.costRatio, 1.0);
        QCOMPARE(figures.thetaU, 0.0);
    }
    void theOracleCarriesTheDemandWithLittle()
    {
        const Trace trace = traceOf(tableOf(busyDays(3 * 1440, 8)));
        Figures oracle;
        Figures held;
        (void)play(trace, "oracle", {}, &oracle);
        (void)play(trace, "oracle;hold=300", {}, &held);
        QCOMPARE(oracle.violationMinutesPerDay, 0.0);
        QCOMPARE(held.violationMinutesPerDay, 0.0);
        QVERIFY(oracle.costRatio < held.costRatio);
        QVERIFY(oracle.reversalsPerDay > held.reversalsPerDay);
    }
    void approvalsTakeTime()
    {
        const Trace trace = traceOf(tableOf(busyDays(3 * 1440, 9)));
        ReplayRequest request;
        Figures now;
        Figures later;
        Figures office;
        (void)play(trace, "load-hpa:0.7;hold=900", request, &now);
        request.approval.delay = Seconds{1800};
        (void)play(trace, "load-hpa:0.7;hold=900", request, &later);
        request.approval = {.delay = Millis{0}, .officeHours = true};
        (void)play(trace, "load-hpa:0.7;hold=900", request, &office);
        QVERIFY(later.violationMinutesPerDay > now.violationMinutesPerDay);
        QVERIFY(later.actionsPerDay < now.actionsPerDay);
        QVERIFY(office.violationMinutesPerDay > now.violationMinutesPerDay);
    }
    void olderMetricsMakeItWorse()
    {
        const Trace trace = traceOf(tableOf(busyDays(3 * 1440, 10)));
        ReplayRequest request;
        Figures fresh;
        Figures old;
        (void)play(trace, "hpa:0.6", request, &fresh);
        request.metricLag = Seconds{120};
        (void)play(trace, "hpa:0.6", request, &old);
        QVERIFY(old.violationMinutesPerDay > fresh.violationMinutesPerDay);
    }
    void theProductsPolicyKeepsItsLimits()
    {
        const Trace trace = traceOf(tableOf(busyDays(5 * 1440, 11)));
        const auto rows = play(trace, "preamar");
        std::size_t changed = 0;
        for (std::size_t i = 1; i < rows.size(); ++i) {
            const auto from = rows[i - 1].ordered;
            const auto to = rows[i].ordered;
            if (to == from)
                continue;
            if (to < from) {
                QVERIFY2(from - to <= std::max<std::int64_t>(1, from / 4), "I-21");
                QVERIFY2(changed == 0 || i - changed >= 20, "I-22");
                QCOMPARE(rows[i].ready, from); // I-05: nothing is taken away while replicas are on their way
            }
            changed = i;
        }
        QVERIFY(changed > 0);
    }
    void limitsMayBeAskedForWithAnyPolicy()
    {
        const Trace trace = traceOf(tableOf(busyDays(3 * 1440, 15)));
        ReplayRequest request;
        Figures free;
        Figures limited;
        (void)play(trace, "hpa:0.6", request, &free);
        request.limits = true;
        const auto rows = play(trace, "hpa:0.6", request, &limited);
        for (std::size_t i = 1; i < rows.size(); ++i)
            QVERIFY(rows[i - 1].ordered - rows[i].ordered <= std::max<std::int64_t>(1, rows[i - 1].ordered / 4));
        QVERIFY(limited.actionsPerDay < free.actionsPerDay);
    }
    void theKnobBuysSafetyWithMoney()
    {
        const Trace trace = traceOf(tableOf(busyDays(9 * 1440, 12)));
        Figures thrifty;
        Figures careful;
        (void)play(trace, "preamar:q=0.8", {}, &thrifty);
        (void)play(trace, "preamar:q=0.995", {}, &careful);
        QVERIFY(careful.violationMinutesPerDay < thrifty.violationMinutesPerDay);
        QVERIFY(careful.costRatio > thrifty.costRatio);
    }
    void theProductsPolicyBeatsTheTunedReactiveOneOnADailyLoad()
    {
        const Trace trace = traceOf(tableOf(busyDays(9 * 1440, 13)));
        ReplayRequest request;
        request.cluster.startup = Seconds{180};
        Figures own;
        Figures tuned;
        (void)play(trace, "preamar:q=0.97", request, &own);
        (void)play(trace, "load-hpa:0.7;hold=3600", request, &tuned);
        QVERIFY(own.violationMinutesPerDay < tuned.violationMinutesPerDay);
        QVERIFY(own.costRatio < 1.1 * tuned.costRatio);
    }
    void sameInputSameFigures()
    {
        const Trace trace = traceOf(tableOf(busyDays(4 * 1440, 14)));
        ReplayRequest request;
        for (const char *p : {"preamar", "hpa:0.6", "oracle"})
            request.policies.push_back(*parsePolicy(p));
        const auto first = runReplay(trace, request);
        const auto second = runReplay(trace, request);
        QCOMPARE(toCsv(*first), toCsv(*second));
    }
    void cancelled()
    {
        const Trace trace = flat(1.0, 1440);
        ReplayRequest request;
        request.policies = {*parsePolicy("static:2")};
        ReplayHooks hooks;
        hooks.cancelled = [] { return true; };
        const auto result = runReplay(trace, request, hooks);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().code == ErrorCode::Cancelled);
    }
};

QTEST_GUILESS_MAIN(TestSimulate)
#include "tst_simulate.moc"
