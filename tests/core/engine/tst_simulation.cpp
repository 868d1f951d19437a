// Replay on a service's own history: the service's own policy with all its numbers, the calendar, and the evidence that a
// comparison with what really happened leaves for its next mode.
#include "core/base/clock.h"
#include "core/engine/assess.h"
#include "core/engine/evidence.h"
#include "core/engine/simulation.h"
#include "core/store/home.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace preamar;
using namespace preamar::engine;

namespace {

const WorkloadRef kRef{.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = "s"};
const Timestamp kNow = fromMillis(1'772'463'600'000);
constexpr int kDays = 9;

double demandAt(int minute)
{
    return 6.0 - 4.0 * std::cos(2.0 * M_PI * static_cast<double>(minute % 1440) / 1440.0);
}

class Home
{
public:
    Home()
    {
        const std::string home = m_folder.path().toStdString();
        (void)prepareHome(home);
        history = std::move(*openHistory(home));
        journal = std::move(*openJournal(home, m_clock));
    }
    // Twelve replicas all the while, of which so many are ready.
    void fill(double ready)
    {
        std::vector<Series> rows(3);
        rows[0].key = {kRef, metric::cpuCores};
        rows[1].key = {kRef, metric::replicas};
        rows[2].key = {kRef, metric::readyReplicas};
        for (int m = 0; m < kDays * 1440; ++m) {
            const Timestamp at = kNow - Seconds{60LL * (kDays * 1440 - m)};
            rows[0].samples.push_back({at, demandAt(m)});
            rows[1].samples.push_back({at, 12.0});
            rows[2].samples.push_back({at, ready});
        }
        QVERIFY(history->append(rows).has_value());
    }
    std::unique_ptr<History> history;
    std::unique_ptr<Journal> journal;

private:
    QTemporaryDir m_folder;
    ManualClock m_clock{kNow};
};

Snapshot snapshotWith(ScalingPolicy policy)
{
    CycleReport report;
    WorkloadReport w;
    w.workload.ref = kRef;
    w.workload.replicas = w.workload.ready = 12;
    w.workload.limits.cpuCores = 1.0;
    w.enrolled = true;
    w.policy = std::move(policy);
    report.workloads.push_back(std::move(w));
    Snapshot s;
    s.cycle = std::move(report);
    return s;
}

ScalingPolicy policyOf(const char *preset)
{
    ScalingPolicy policy;
    policy.preset = preset;
    policy.min = 2;
    policy.max = 40;
    return policy;
}

SimulationQuery query()
{
    SimulationQuery q;
    q.workloads = {kRef};
    q.period = Seconds{2 * 86'400};
    return q;
}

const replay::StudyRow *present(const SimulationAnswer &answer)
{
    for (const auto &row : answer.study.rows) {
        if (row.isPresent)
            return &row;
    }
    return nullptr;
}

} // namespace

class TestSimulation : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void playsThePolicyOfTheServiceWithItsNumbers()
    {
        Home home;
        home.fill(12.0);
        auto fixed = policyOf("static");
        fixed.parameters["replicas"] = 17;
        SimulationControl control;
        auto input = readSimulation(*home.history, query(), snapshotWith(fixed), kNow);
        QVERIFY(input);
        const auto answer = runSimulation(std::move(*input), control);
        QVERIFY(answer && present(*answer));
        QCOMPARE(present(*answer)->timeline.back().ordered, 17.0);
        // Every point of the knob can be looked at over time, as long as a row's.
        for (const auto &point : answer->study.knob)
            QCOMPARE(point.timeline.size(), present(*answer)->timeline.size());
        QVERIFY(!answer->study.knob.empty() && answer->study.reactive.front().timeline.empty());
    }
    void comparesWithWhatHappened()
    {
        Home home;
        home.fill(10.0); // 80 % of ten is less than the hill's ten cores
        SimulationControl control;
        auto q = query();
        q.period = Seconds{7 * 86'400};
        auto input = readSimulation(*home.history, q, snapshotWith(policyOf("preamar")), kNow);
        QVERIFY(input);
        const auto answer = runSimulation(std::move(*input), control);
        QVERIFY(answer && answer->compared);
        QCOMPARE(answer->compared->days, 7.0);
        int over = 0;
        for (int m = 0; m < 1440; ++m)
            over += demandAt(m) > 8.0 ? 1 : 0;
        QVERIFY2(std::abs(answer->compared->minutesActual - over) <= 2.0, std::to_string(answer->compared->minutesActual).c_str());
        QVERIFY2(std::abs(answer->compared->replicaHoursActual - 288.0) < 0.5, std::to_string(answer->compared->replicaHoursActual).c_str());
        QCOMPARE(answer->compared->minutesPolicy, present(*answer)->figures.violationMinutesPerDay);
        QCOMPARE(answer->compared->replicaHoursPolicy, present(*answer)->figures.replicaHoursPerDay);
        QVERIFY(answer->compared->minutesPolicy < answer->compared->minutesActual);
    }
    void lessThanAWeekIsNoEvidence()
    {
        Home home;
        home.fill(10.0);
        auto q = query();
        q.period = Seconds{6 * 86'400};
        SimulationControl control;
        auto input = readSimulation(*home.history, q, snapshotWith(policyOf("preamar")), kNow);
        QVERIFY(input);
        const auto answer = runSimulation(std::move(*input), control);
        QVERIFY(answer && present(*answer) && !answer->compared);
    }
    void comparesOnlyUnderTheConditionsItHasLive_data()
    {
        QTest::addColumn<int>("which");
        QTest::newRow("approvals take time") << 0;
        QTest::newRow("office hours") << 1;
        QTest::newRow("old metrics") << 2;
    }
    void comparesOnlyUnderTheConditionsItHasLive()
    {
        QFETCH(int, which);
        Home home;
        home.fill(12.0);
        auto q = query();
        (which == 0 ? q.approvalDelay : which == 2 ? q.metricLag : q.startup) = Seconds{60};
        q.officeHours = which == 1;
        const auto input = readSimulation(*home.history, q, snapshotWith(policyOf("preamar")), kNow);
        QVERIFY(input && !input->answer.compared);
    }
    void theComparisonIsEvidenceForThePolicyThatWasPlayed()
    {
        Home home;
        home.fill(12.0);
        const auto policy = policyOf("preamar");
        CycleReport report = *snapshotWith(policy).cycle;
        QVERIFY(home.journal->putCycleReport(report).has_value());
        const policy::Evidence::Compared compared{1.0, 5.0, 100.0, 288.0, 7.0};
        const auto before = evidenceOf(*home.journal, home.history.get(), kRef, kNow);
        QVERIFY(before && !before->compared);
        QVERIFY(keepComparison(*home.journal, kRef, policyVersion(policy), compared, kNow).has_value());
        const auto after = evidenceOf(*home.journal, home.history.get(), kRef, kNow);
        QVERIFY(after && after->compared == compared);
        QVERIFY(after->days >= 7.0 && after->observedShare > 0.99);
        const auto climb = climbOf(*home.journal, home.history.get(), kRef, Mode::Approve, kNow);
        QVERIFY(climb && climb->offered);
        auto shorter = compared;
        shorter.days = 2.0;
        QVERIFY(keepComparison(*home.journal, kRef, policyVersion(policy), shorter, kNow).has_value());
        const auto withheld = climbOf(*home.journal, home.history.get(), kRef, Mode::Approve, kNow);
        QVERIFY(withheld && !withheld->offered);
        QCOMPARE(withheld->reasons.front(), (Reason{ReasonCode::EvidenceTooShort, {2.0, 7.0}, {}}));
        QVERIFY(keepComparison(*home.journal, kRef, "another", compared, kNow).has_value());
        const auto other = evidenceOf(*home.journal, home.history.get(), kRef, kNow);
        QVERIFY(other && !other->compared);
    }
    void saysHowFarTheSimulatedHpaIsFromTheRealOne()
    {
        Home home;
        home.fill(12.0);
        std::vector<Series> rows(3);
        rows[0].key = {kRef, metric::autoscalerMin};
        rows[1].key = {kRef, metric::autoscalerMax};
        rows[2].key = {kRef, metric::autoscalerTarget};
        for (int hour = 0; hour < kDays * 24; ++hour) { // by which it can only be 12
            const Timestamp at = kNow - Seconds{3'600LL * (kDays * 24 - hour)};
            rows[0].samples.push_back({at, 12.0});
            rows[1].samples.push_back({at, hour < (kDays - 1) * 24 ? 12.0 : 20.0});
            rows[2].samples.push_back({at, 0.8});
        }
        QVERIFY(home.history->append(rows).has_value());
        Snapshot snapshot = snapshotWith(policyOf("preamar"));
        SimulationControl control;
        const auto nobody = readSimulation(*home.history, query(), snapshot, kNow);
        QVERIFY(nobody && !nobody->autoscaler); // no HPA owns it
        WorkloadReport &report = snapshot.cycle->workloads.front();
        Measurement cores;
        cores.value = 6.0;
        report.metrics[metric::cpuCores] = cores;
        // It measures 200 % of what is requested: 6 cores / 12 replicas / 2 = a quarter of the limit of a core.
        report.workload.autoscaler.emplace().current["cpu"] = 200;
        auto input = readSimulation(*home.history, query(), snapshot, kNow);
        QVERIFY(input && input->autoscaler);
        QCOMPARE(input->autoscaler->target.back(), 0.8 * 0.25);
        const auto answer = runSimulation(std::move(*input), control);
        QVERIFY(answer && answer->autoscaler);
        // A core of load for 0.2 of each replica: five times the demand, more than 12 and on the last day up to 20.
        QVERIFY2(answer->autoscaler->sameShare > 0.5 && answer->autoscaler->sameShare < 0.8, std::to_string(answer->autoscaler->sameShare).c_str());
        QVERIFY(answer->autoscaler->hoursPerDay > 10.0 && answer->autoscaler->hoursPerDay < 24.0 * 8.0);
        QVERIFY(std::abs(24.0 * answer->autoscaler->meanDifference - answer->autoscaler->hoursPerDay) < 1e-6);
        report.workload.autoscaler->current.clear(); // what is requested cannot be told
        const auto blind = readSimulation(*home.history, query(), snapshot, kNow);
        QVERIFY(blind && !blind->autoscaler);
    }
    void theCalendarReachesReplay()
    {
        Home home;
        home.fill(12.0);
        calendar::Calendar calendar;
        calendar::Entry floor;
        floor.id = "1";
        floor.name = "campanha";
        floor.kind = calendar::EntryKind::Event;
        floor.from = kNow - Seconds{86'400};
        floor.to = kNow;
        floor.min = 31;
        calendar.entries.push_back(floor);
        auto reader = calendar::Reader::make(calendar);
        QVERIFY(reader);
        auto input = readSimulation(*home.history, query(), snapshotWith(policyOf("preamar")), kNow);
        QVERIFY(input);
        playCalendar(*input, std::make_shared<const calendar::Reader>(std::move(*reader)), kNow);
        QVERIFY(input->request.conditions.known); // the forecasts' share of it
        SimulationControl control;
        const auto answer = runSimulation(std::move(*input), control);
        QVERIFY(answer && present(*answer));
        QVERIFY(present(*answer)->timeline.front().ordered < 20.0);
        QCOMPARE(present(*answer)->timeline.back().ordered, 31.0);
    }
};

QTEST_GUILESS_MAIN(TestSimulation)
#include "tst_simulation.moc"
