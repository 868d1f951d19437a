#include "core/domain/cycle.h"
#include "core/domain/records.h"
#include "core/domain/series.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>
#include <set>
#include <thread>

using namespace preamar;

namespace {

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

Timestamp at(std::int64_t seconds)
{
    return fromMillis(seconds * 1000);
}

// 1, 2, … 15 at the fifteen levels.
Quantiles ladder()
{
    Quantiles q{};
    for (std::size_t i = 0; i < q.size(); ++i)
        q[i] = static_cast<double>(i + 1);
    return q;
}

Quantiles randomQuantiles(std::mt19937_64 &random)
{
    std::normal_distribution<double> normal(100.0, 30.0);
    Quantiles q{};
    for (double &v : q)
        v = std::round(normal(random)); // rounding makes ties
    std::ranges::sort(q);
    return q;
}

constexpr ProposalState kStates[] = {ProposalState::Proposed,       ProposalState::Approved,   ProposalState::Rejected,
                                     ProposalState::Expired,        ProposalState::Superseded, ProposalState::Void,
                                     ProposalState::IntentRecorded, ProposalState::Sent,       ProposalState::Unknown,
                                     ProposalState::Verified,       ProposalState::Healthy,    ProposalState::Unhealthy,
                                     ProposalState::Conflict,       ProposalState::Failed};

} // namespace

class TestDomain : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // --- metrics
    void cataloguesTheSeventeenMetricsInOrder()
    {
        const std::vector<std::string> expected{"cpu_cores",
                                                "memory_bytes",
                                                "requests_per_second",
                                                "latency_p50_seconds",
                                                "latency_p95_seconds",
                                                "latency_p99_seconds",
                                                "error_ratio",
                                                "queue_length",
                                                "replicas",
                                                "ready_replicas",
                                                "network_rx_bytes_per_second",
                                                "network_tx_bytes_per_second",
                                                "disk_read_bytes_per_second",
                                                "disk_write_bytes_per_second",
                                                "gpu_ratio",
                                                "active_users",
                                                "concurrent_sessions",
                                                "autoscaler_min",
                                                "autoscaler_max",
                                                "autoscaler_target"};
        std::vector<std::string> found;
        for (const MetricInfo &info : metricCatalogue()) {
            found.push_back(info.id.str());
            QVERIFY(metricInfo(info.id) == &info);
        }
        QCOMPARE(found, expected);
    }

    void forecastsOnlyTotals()
    {
        QVERIFY(metricInfo(metric::cpuCores)->isDemand);
        QVERIFY(metricInfo(metric::memoryBytes)->isDemand);
        QVERIFY(metricInfo(metric::requestsPerSecond)->isDemand);
        for (const MetricId &id :
             {metric::latencyP95, metric::errorRatio, metric::replicas, metric::readyReplicas, metric::queueLength})
            QVERIFY2(!metricInfo(id)->isDemand, id.str().c_str());
        for (const MetricInfo &info : metricCatalogue())
            QVERIFY(!info.isDemand || info.acrossReplicas == Combine::Sum);
        QVERIFY(metricInfo(metric::latencyP99)->acrossReplicas == Combine::Max);
    }

    void acceptsOwnMetricsByName()
    {
        const MetricInfo *info = metricInfo(MetricId{"custom.jobs_waiting"});
        QVERIFY(info != nullptr);
        QCOMPARE(info->id.str(), std::string("custom.jobs_waiting"));
        QVERIFY(metricInfo(MetricId{"custom.jobs_waiting"}) == info);
        for (const char *bad :
             {"", "custom.", "custom", "cpu", "custom.a b", "custom.a/b", "custom.\xc3\xa9", "Custom.x"})
            QVERIFY2(metricInfo(MetricId{bad}) == nullptr, bad);
        QVERIFY(metricInfo(MetricId{"custom." + std::string(65, 'a')}) == nullptr);
    }

    void answersForOwnMetricsFromManyThreads()
    {
        std::vector<std::thread> threads;
        std::array<std::array<const MetricInfo *, 200>, 4> seen{};
        for (auto &mine : seen) {
            threads.emplace_back([&mine] {
                for (std::size_t i = 0; i < mine.size(); ++i)
                    mine[i] = metricInfo(MetricId{"custom.t" + std::to_string(i)});
            });
        }
        for (std::thread &t : threads)
            t.join();
        for (std::size_t i = 0; i < seen[0].size(); ++i) {
            QVERIFY(seen[0][i] != nullptr);
            for (const auto &other : seen)
                QVERIFY(other[i] == seen[0][i]);
        }
    }

    // --- workload references
    void writesAndReadsReferences()
    {
        for (const char *text : {"prod/-/service/shop_api", "k8s/default/deployment/web", "k8s/db/statefulset/pg-0",
                                 "l/-/compose/a.b", "l/-/container/x", "l/-/process/y", "l/-/endpoint/z"}) {
            const auto ref = parseWorkloadRef(text);
            QVERIFY2(ref, text);
            QCOMPARE(toString(*ref), std::string(text));
        }
    }

    void refusesOtherReferences()
    {
        for (const char *text :
             {"", "/", "shop", "prod/-/service", "prod/-/service/", "prod//service/x", "/-/service/x",
              "prod/-/Service/x", "prod/-/pod/x", "prod/-/service/a/b", "prod/-/service/a b", "prod/-/service/a\n"}) {
            const auto ref = parseWorkloadRef(text);
            QVERIFY2(!ref, text);
            QVERIFY(ref.error().code == ErrorCode::InvalidArgument);
        }
    }

    // --- grids
    void laysSamplesOnAlignedCells()
    {
        const std::vector<Sample> samples{{at(59), 9.0}, {at(60), 1.0}, {at(119), 3.0}, {at(180), 5.0}, {at(240), 9.0}};
        const Grid grid = toGrid(samples, {at(60), at(240)}, Seconds{60}, Combine::Mean);
        QVERIFY(grid.start == at(60) && grid.end() == at(240));
        QCOMPARE(grid.values.size(), std::size_t{3});
        QCOMPARE(grid.values[0], 2.0);
        QVERIFY(std::isnan(grid.values[1]));
        QCOMPARE(grid.values[2], 5.0);
        QCOMPARE(toGrid(samples, {at(60), at(240)}, Seconds{60}, Combine::Sum).values[0], 4.0);
        QCOMPARE(toGrid(samples, {at(60), at(240)}, Seconds{60}, Combine::Max).values[0], 3.0);
    }

    void startsGridsAtMultiplesOfTheStep()
    {
        const Grid grid =
            toGrid({{at(70), 1.0}, {at(65), 4.0}, {at(61), 8.0}}, {at(65), at(121)}, Seconds{60}, Combine::Sum);
        QVERIFY(grid.start == at(60));
        QCOMPARE(grid.values.size(), std::size_t{2});
        QCOMPARE(grid.values[0], 5.0); // what lies before the range does not count
        QVERIFY(std::isnan(grid.values[1]));
        const Grid before1970 = toGrid({{at(-30), 2.0}}, {at(-90), at(0)}, Seconds{60}, Combine::Sum);
        QVERIFY(before1970.start == at(-120));
        QCOMPARE(before1970.values.size(), std::size_t{2});
        QCOMPARE(before1970.values[1], 2.0);
    }

    void neverMakesAZeroOfAGap()
    {
        const Grid grid = toGrid({{at(0), kNan}, {at(60), std::numeric_limits<double>::infinity()}}, {at(0), at(120)},
                                 Seconds{60}, Combine::Sum);
        QCOMPARE(grid.values.size(), std::size_t{2});
        QVERIFY(std::ranges::all_of(grid.values, [](double v) { return std::isnan(v); }));
        QVERIFY(toGrid({{at(0), 1.0}}, {at(60), at(60)}, Seconds{60}, Combine::Sum).values.empty());
        QVERIFY(toGrid({{at(0), 1.0}}, {at(60), at(0)}, Seconds{60}, Combine::Sum).values.empty());
        QVERIFY(toGrid({{at(0), 1.0}}, {at(0), at(60)}, Seconds{0}, Combine::Sum).values.empty());
    }

    // --- forecasts
    void interpolatesBetweenLevels()
    {
        const Quantiles q = ladder();
        for (std::size_t i = 0; i < q.size(); ++i)
            QCOMPARE(quantile(q, kQuantileLevels[i]), q[i]);
        QCOMPARE(quantile(q, 0.625), 8.5);
        QCOMPARE(quantile(q, 0.0), 1.0);
        QCOMPARE(quantile(q, 1.0), 15.0);
        QVERIFY(std::isnan(quantile(q, kNan)));
    }

    void tellsTheProbabilityOfExceeding()
    {
        const Quantiles q = ladder();
        QCOMPARE(probabilityAbove(q, 0.99), 1.0);
        QCOMPARE(probabilityAbove(q, 15.01), 0.0);
        QCOMPARE(probabilityAbove(q, 1.0), 0.995);
        QCOMPARE(probabilityAbove(q, 15.0), 1.0 - 0.995);
        QCOMPARE(probabilityAbove(q, 8.0), 0.5);
        QCOMPARE(probabilityAbove(q, 8.5), 0.375);
        Quantiles flat{};
        flat.fill(3.0);
        QCOMPARE(probabilityAbove(flat, 2.9), 1.0);
        QCOMPARE(probabilityAbove(flat, 3.0), 1.0 - 0.995);
        QCOMPARE(probabilityAbove(flat, 3.1), 0.0);
    }

    void aHoleInADistributionIsNotAbsenceOfRisk()
    {
        Quantiles q = ladder();
        q[14] = kNan;
        QVERIFY(std::isnan(probabilityAbove(q, 3.0)));
        QVERIFY(std::isnan(probabilityAbove(ladder(), kNan)));
    }

    void quantileAndProbabilityAgree()
    {
        std::mt19937_64 random(42);
        for (int round = 0; round < 500; ++round) {
            const Quantiles q = randomQuantiles(random);
            double previous = -std::numeric_limits<double>::infinity();
            double previousP = 1.0;
            for (double level = 0.0; level <= 1.0; level += 0.01) {
                const double x = quantile(q, level);
                QVERIFY(x >= previous);
                QVERIFY(x >= q.front() && x <= q.back());
                const double p = probabilityAbove(q, x);
                QVERIFY(p <= previousP + 1e-12 && p >= 0.0 && p <= 1.0);
                // P(X > quantile(level)) ≤ 1 - level: with ties it may be less, never more.
                if (level >= kQuantileLevels.front())
                    QVERIFY(p <= 1.0 - std::min(level, kQuantileLevels.back()) + 1e-9);
                previous = x;
                previousP = p;
            }
        }
    }

    void findsThePeakWithinARange()
    {
        Forecast f;
        f.origin = at(0);
        f.step = Seconds{300};
        f.steps.resize(4, ladder());
        for (std::size_t i = 0; i < 4; ++i) {
            for (double &v : f.steps[i])
                v += static_cast<double>(i == 2 ? 100 : i);
        }
        const auto peak = peakWithin(f, at(0), at(3600));
        QVERIFY(peak);
        QVERIFY(peak->at == at(900));
        QCOMPARE(peak->point, 108.0);
        QCOMPARE(peak->lo80, 105.0);
        QCOMPARE(peak->hi80, 111.0);
        QVERIFY(peakWithin(f, at(300), at(600))->at == at(600)); // both ends count
        QVERIFY(!peakWithin(f, at(0), at(299)));
        QVERIFY(!peakWithin(f, at(1201), at(3600)));
        QVERIFY(!peakWithin(Forecast{}, at(0), at(3600)));
        f.steps[2][kMedian] = kNan;
        QVERIFY(peakWithin(f, at(0), at(3600))->at == at(1200));
    }

    void isTrustedToTheEndOrAsFarAsItSays()
    {
        Forecast f;
        f.origin = at(0);
        f.step = Seconds{300};
        f.steps.resize(4, ladder());
        QVERIFY(f.trustedUntil() == at(1200));
        f.trustedFor = Seconds{600};
        QVERIFY(f.trustedUntil() == at(600));
        f.trustedFor = Seconds{7200};
        QVERIFY(f.trustedUntil() == at(1200));
    }

    // --- observations and reasons
    void aMetricThatWasNotMeasuredIsMissing()
    {
        const Observation observation{
            .workload = {},
            .at = at(0),
            .metrics = {
                {metric::cpuCores,
                 {.value = 1.0, .at = at(0), .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = {}}}}};
        QVERIFY(observation.metric(metric::cpuCores).quality == Quality::Ok);
        const Measurement missing = observation.metric(metric::memoryBytes);
        QVERIFY(missing.quality == Quality::Missing && !missing.value && !missing.at);
    }

    void namesEveryReasonOnce()
    {
        std::set<std::string_view> names;
        for (const ReasonCodeInfo &info : reasonCodes()) {
            QVERIFY(names.insert(info.name).second);
            QVERIFY(toString(info.code) == info.name);
            QVERIFY(parseReasonCode(info.name) == info.code);
            QVERIFY(info.invariant.empty() || info.invariant.starts_with("I-"));
        }
        QVERIFY(names.size() > 90);
        QVERIFY(!parseReasonCode("") && !parseReasonCode("forecastCpuHigh") && !parseReasonCode("Because"));
        QVERIFY(toString(static_cast<ReasonCode>(100'000)).empty());
    }

    void namesEveryEnumValue()
    {
        for (const ProposalState state : kStates)
            QVERIFY(parseProposalState(toString(state)) == state);
        for (const Role role : {Role::Viewer, Role::Operator, Role::Approver, Role::Administrator})
            QVERIFY(parseRole(toString(role)) == role);
        for (const Origin origin : {Origin::Window, Origin::CommandLine, Origin::Api, Origin::Engine})
            QVERIFY(parseOrigin(toString(origin)) == origin);
        for (const ContextKind kind :
             {ContextKind::Lab, ContextKind::Portainer, ContextKind::Kubernetes, ContextKind::Local})
            QVERIFY(parseContextKind(toString(kind)) == kind);
        for (const Mode mode : {Mode::Observe, Mode::Recommend, Mode::Approve, Mode::AutoUp, Mode::Auto})
            QVERIFY(parseMode(toString(mode)) == mode);
        QVERIFY(toString(Direction::None) == "hold" && toString(Quality::Partial) == "partial");
        QVERIFY(toString(ContextHealth::State::Unreachable) == "unreachable");
        QVERIFY(toString(Severity::Critical) == "critical" && toString(PauseScope::Workload) == "workload");
        QVERIFY(!parseMode("Auto") && !parseMode("auto_up") && !parseRole("") && !parseProposalState("done"));
    }

    // --- changes
    void knowsTheDirectionAndTheWayBack()
    {
        QVERIFY(direction(ReplicaChange{3, 4}) == Direction::Up);
        QVERIFY(direction(ReplicaChange{4, 3}) == Direction::Down);
        QVERIFY(direction(ReplicaChange{3, 3}) == Direction::None);
        QVERIFY(inverse(ReplicaChange{3, 4}) == Change{ReplicaChange(4, 3)});
        QVERIFY(kindName(ReplicaChange{}) == "replicas");
        QVERIFY(counts(ReplicaChange{3, 4}) == (CountStep{3, 4}));
        QVERIFY(diffText(ReplicaChange{3, 4}) == "3 → 4");
    }
    void knowsTheWayOfBounds()
    {
        const AutoscalerBounds base{2, 10, {{"cpu", 70}}};
        const auto to = [&](AutoscalerBounds bounds) { return Change{AutoscalerChange{"hpa/api", base, std::move(bounds)}}; };
        const Change raised = to({5, 10, {{"cpu", 70}}});
        QVERIFY(direction(raised) == Direction::Up && direction(inverse(raised)) == Direction::Down);
        QVERIFY(direction(to({2, 12, {{"cpu", 70}}})) == Direction::Up);
        QVERIFY(direction(to({2, 10, {{"cpu", 50}}})) == Direction::Up); // a lower target means more replicas
        QVERIFY(direction(to({2, 10, {{"cpu", 90}}})) == Direction::Down);
        QVERIFY(direction(to(base)) == Direction::None);
        QVERIFY(inverse(inverse(raised)) == raised && kindName(raised) == "autoscaler");
        QVERIFY(counts(raised) == (CountStep{2, 5}));
        QCOMPARE(diffText(to({5, 12, {{"cpu", 60}}})), std::string("hpa/api: min 2 → 5, max 10 → 12, cpu 70% → 60%"));
        QVERIFY(!confirmationNeeded(raised));
        // A maximum that falls by more than half takes replicas away at once.
        QCOMPARE(confirmationNeeded(to({2, 4, {{"cpu", 70}}})), std::optional<std::int64_t>(6));
        QVERIFY(confirms(to({2, 4, {{"cpu", 70}}}), 6) && !confirms(to({2, 4, {{"cpu", 70}}}), 4));
    }
    void namesWorkloadsForMetrics()
    {
        QCOMPARE(metricKey({ContextName("c"), "-", WorkloadKind::Service, "loja"}), std::string("loja"));
        QCOMPARE(metricKey({ContextName("c"), "shop", WorkloadKind::StatefulSet, "db"}), std::string("shop/statefulset/db"));
    }

    void asksForATypedConfirmation_data()
    {
        QTest::addColumn<qint64>("from");
        QTest::addColumn<qint64>("to");
        QTest::addColumn<qint64>("needed"); // -1 = none
        QTest::newRow("a rise needs none") << 1LL << 100LL << -1LL;
        QTest::newRow("no change needs none") << 5LL << 5LL << -1LL;
        QTest::newRow("exactly half needs none") << 10LL << 5LL << -1LL;
        QTest::newRow("just more than half") << 10LL << 4LL << 6LL;
        QTest::newRow("three of five") << 5LL << 2LL << 3LL;
        QTest::newRow("two of five needs none") << 5LL << 3LL << -1LL;
        QTest::newRow("one of two needs none") << 2LL << 1LL << -1LL;
        QTest::newRow("the last one: to zero is typed as 0") << 1LL << 0LL << 0LL;
        QTest::newRow("all: to zero is typed as 0") << 10LL << 0LL << 0LL;
        QTest::newRow("zero stays zero") << 0LL << 0LL << -1LL;
        QTest::newRow("numbers near the end of 64 bits")
            << std::numeric_limits<qint64>::max() << 1LL << std::numeric_limits<qint64>::max() - 1;
    }
    void asksForATypedConfirmation()
    {
        QFETCH(const qint64, from);
        QFETCH(const qint64, to);
        QFETCH(const qint64, needed);
        const Change change = ReplicaChange{from, to};
        QCOMPARE(static_cast<qint64>(confirmationNeeded(change).value_or(-1)), needed);
        if (needed >= 0) {
            QVERIFY(confirms(change, needed));
            QVERIFY(!confirms(change, needed + 1) || (to == 0 && from == 1));
            QVERIFY(confirms(change, from) == (to == 0));
        }
    }

    // --- proposals
    void followsOneTableOfStates()
    {
        using S = ProposalState;
        const std::set<std::pair<S, S>> allowed{
            {S::Proposed, S::Approved},     {S::Proposed, S::Rejected},      {S::Proposed, S::Expired},
            {S::Proposed, S::Superseded},   {S::Proposed, S::Void},          {S::Approved, S::IntentRecorded},
            {S::Approved, S::Expired},      {S::Approved, S::Superseded},    {S::Approved, S::Void},
            {S::Approved, S::Rejected},     {S::IntentRecorded, S::Sent},    {S::IntentRecorded, S::Conflict},
            {S::IntentRecorded, S::Failed}, {S::IntentRecorded, S::Unknown}, {S::IntentRecorded, S::Void},
            {S::Sent, S::Verified},         {S::Sent, S::Unknown},           {S::Sent, S::Conflict},
            {S::Sent, S::Failed},           {S::Unknown, S::Verified},       {S::Unknown, S::Failed},
            {S::Verified, S::Healthy},      {S::Verified, S::Unhealthy},     {S::Verified, S::Failed},
            {S::Verified, S::Superseded}};
        for (const S from : kStates) {
            for (const S to : kStates)
                QVERIFY2(mayFollow(from, to) == allowed.contains({from, to}),
                         (std::string(toString(from)) + " -> " + std::string(toString(to))).c_str());
        }
    }

    void neverSendsAgainWhatMayHaveBeenSent()
    {
        for (const ProposalState state : kStates) {
            QVERIFY(!mayFollow(state, ProposalState::Sent) || state == ProposalState::IntentRecorded);
            QVERIFY(!mayFollow(state, ProposalState::IntentRecorded) || state == ProposalState::Approved);
            QVERIFY(!(isOpen(state) && isInFlight(state)));
            const bool hasNext = std::ranges::any_of(kStates, [&](ProposalState to) { return mayFollow(state, to); });
            QCOMPARE(hasNext, isOpen(state) || isInFlight(state));
        }
    }

    void livesByTheBootClock()
    {
        Plan plan;
        plan.bootId = "boot-1";
        plan.createdBoot = BootTime{Millis{1'000}};
        plan.lifetime = Seconds{300};
        QCOMPARE(timeLeft(plan, "boot-1", BootTime{Millis{1'000}}).count(), 300'000);
        QCOMPARE(timeLeft(plan, "boot-1", BootTime{Millis{300'999}}).count(), 1);
        QCOMPARE(timeLeft(plan, "boot-1", BootTime{Millis{301'000}}).count(), 0);
        QCOMPARE(timeLeft(plan, "boot-1", BootTime{Millis{9'000'000}}).count(), 0);
        QCOMPARE(timeLeft(plan, "boot-2", BootTime{Millis{1'001}}).count(), 0);
        QCOMPARE(timeLeft(plan, "boot-1", BootTime{Millis{0}}).count(), 300'000); // never more than it was given
    }

    void namesTheLocalActor()
    {
        const Actor actor = localActor(Origin::Window);
        QVERIFY(!actor.name.empty() && !actor.machine.empty());
        QVERIFY(actor.origin == Origin::Window && actor.role == Role::Administrator);
    }
};

QTEST_GUILESS_MAIN(TestDomain)
#include "tst_domain.moc"
