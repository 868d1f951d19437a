// What the limits are told of the past of a workload: proposals that were carried out, and changes by others.
#include "core/engine/cyclestate.h"
#include "core/limits/control.h"

#include <QTest>

using namespace preamar;
using namespace preamar::engine;

namespace {

const WorkloadRef kRef{.context = ContextName("c"), .space = "-", .kind = WorkloadKind::Service, .name = "s"};
const Timestamp kNow = fromMillis(1'772'463'600'000);

Proposal proposal(ProposalState state, std::int64_t from, std::int64_t to, std::optional<Outcome> outcome)
{
    Proposal p;
    p.plan.workload = kRef;
    p.plan.change = ReplicaChange{from, to};
    p.plan.priority = Priority::High;
    p.state = state;
    p.changed = kNow - Seconds{30};
    p.outcome = std::move(outcome);
    return p;
}

Outcome outcome(ProposalState state, Millis ago, Reason reason = {ReasonCode::AppliedVerified, {}, {}})
{
    return {.state = state, .reason = std::move(reason), .detail = {}, .at = kNow - ago};
}

std::vector<limits::PastChange> changesOf(std::vector<Proposal> recent)
{
    return pastChanges(CycleMemory{}, recent, kRef, kNow);
}

} // namespace

class TestPastChanges : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatWasCarriedOutCounts_data()
    {
        QTest::addColumn<int>("state");
        QTest::addColumn<bool>("hasOutcome");
        QTest::addColumn<bool>("counts");
        QTest::newRow("verified") << static_cast<int>(ProposalState::Verified) << true << true;
        QTest::newRow("healthy") << static_cast<int>(ProposalState::Healthy) << true << true;
        QTest::newRow("unhealthy") << static_cast<int>(ProposalState::Unhealthy) << true << true;
        QTest::newRow("superseded by a further rise") << static_cast<int>(ProposalState::Superseded) << true << true;
        QTest::newRow("superseded before it was sent") << static_cast<int>(ProposalState::Superseded) << false << false;
        QTest::newRow("failed") << static_cast<int>(ProposalState::Failed) << true << false;
        QTest::newRow("conflict") << static_cast<int>(ProposalState::Conflict) << true << false;
    }
    void whatWasCarriedOutCounts()
    {
        QFETCH(int, state);
        QFETCH(bool, hasOutcome);
        QFETCH(bool, counts);
        const auto s = static_cast<ProposalState>(state);
        const auto got = changesOf({proposal(s, 4, 6, hasOutcome ? std::optional{outcome(s, Seconds{120})} : std::nullopt)});
        QCOMPARE(got.size(), counts ? std::size_t{1} : std::size_t{0});
        if (counts)
            QVERIFY(got.front() == (limits::PastChange{kNow - Seconds{120}, 4, 6, true, Priority::High}));
    }
    void whatIsOlderThanAnHourIsForgotten()
    {
        QVERIFY(changesOf({proposal(ProposalState::Healthy, 4, 6, outcome(ProposalState::Healthy, Seconds{3'601}))}).empty());
    }
    // I-27: also where no look came between our write and the change back.
    void aChangeThatSomebodyTookBackIsAFight()
    {
        const Reason back{ReasonCode::WorldChangedReplicas, {4}, {}};
        const auto got = changesOf({proposal(ProposalState::Failed, 4, 6, outcome(ProposalState::Failed, Seconds{60}, back))});
        limits::PolicyState state;
        state.changes = got;
        QVERIFY(limits::fightProblem(state));
        const Reason elsewhere{ReasonCode::WorldChangedReplicas, {9}, {}};
        state.changes = changesOf({proposal(ProposalState::Failed, 4, 6, outcome(ProposalState::Failed, Seconds{60}, elsewhere))});
        QCOMPARE(state.changes.size(), std::size_t{2});
        QVERIFY(!limits::fightProblem(state));
    }
};

QTEST_GUILESS_MAIN(TestPastChanges)
#include "tst_pastchanges.moc"
