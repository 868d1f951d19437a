// What was done counts: budgets, cool-downs, ways back and rests, however much else is proposed.
#include "tests/core/engine/toldworld.h"

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::engine::test;

namespace {

// A rise of a service, done and read back at `at`; with the number of services that there are the budget is ten.
ProposalId doneRise(World &w, const std::string &name, Timestamp at)
{
    const Workload kept = w.web;
    w.web.ref.name = name;
    (void)w.journal->putWorkloadSettings(World::settingsOf(w.web.ref, Mode::Approve));
    const auto plan = w.planOf(5);
    const auto id = w.approved(plan);
    const Intent intent{.id = IntentId("i-" + name), .proposal = id, .workload = plan.workload, .change = plan.change, .uid = "u1", .version = "7", .fence = w.fence, .at = at};
    (void)w.journal->recordIntent(intent, {}, entry("action.intent"));
    Proposal p = w.stored(id);
    p.state = ProposalState::Sent;
    p.changed = at;
    (void)w.journal->updateProposal(p, entry("action.sent"));
    p.state = ProposalState::Verified;
    p.outcome = Outcome{.state = p.state, .reason = {ReasonCode::AppliedVerified, {}, {}}, .detail = {}, .at = at};
    (void)w.journal->recordOutcome(intent.id, p, entry("action.verified"));
    p.state = ProposalState::Healthy;
    (void)w.journal->updateProposal(p, entry("action.healthy"));
    w.web = kept;
    return id;
}

void putReport(World &w)
{
    CycleReport report;
    report.number = 1;
    for (int i = 0; i < 20; ++i) {
        WorkloadReport row;
        row.workload = w.web;
        row.workload.ref.name = "s" + std::to_string(i);
        row.enrolled = true;
        report.workloads.push_back(std::move(row));
    }
    (void)w.journal->putCycleReport(report);
}

} // namespace

class TestActionRests : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void countsActionsHoweverMuchIsProposed();
    void aWayBackCountsAgainstTheRate();
    void aWayBackIsHeldLikeAnyOther_data();
    void aWayBackIsHeldLikeAnyOther();
    void whatAPersonTookBackDoesNotRestAsRehearsed_data();
    void whatAPersonTookBackDoesNotRestAsRehearsed();
};

// Ten rises of the last minutes, and then more proposals elsewhere than any page holds: the eleventh waits all the same, and the
// first one's service still cools down.
void TestActionRests::countsActionsHoweverMuchIsProposed()
{
    World w;
    putReport(w);
    for (int i = 0; i < 10; ++i)
        QVERIFY(w.stored(doneRise(w, "s" + std::to_string(i), w.clock->wall())).state == ProposalState::Healthy);
    w.clock->advance(Seconds{10});
    QVERIFY(w.journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 600; ++i) {
            Proposal p;
            p.id = ProposalId(newUlid(toMillis(w.clock->wall()) + i));
            p.plan = w.planOf(4);
            p.plan.workload.name = "other" + std::to_string(i);
            p.hash = planHash(p.plan);
            p.changed = w.clock->wall();
            if (auto r = w.journal->addProposal(p, entry("proposal.created")); !r)
                return r;
        }
        return {};
    }).has_value());
    auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    const auto eleventh = w.approved(w.planOf(5));
    const auto checked = checkAndRecordIntent(w.services(), *w.journal, **history, eleventh, w.web);
    QVERIFY(checked.has_value());
    QVERIFY(checked->problem);
    QCOMPARE(std::string(toString(checked->problem->code)), std::string("RateBudget"));
    QCOMPARE(checked->problem->numbers, (std::vector<double>{10, 10}));
    w.web.ref.name = "s0";
    w.web.replicas = 5;
    const auto again = w.approved(w.planOf(4));
    const auto cooling = checkAndRecordIntent(w.services(), *w.journal, **history, again, w.web);
    QVERIFY(cooling.has_value());
    QVERIFY(cooling->problem);
    QCOMPARE(std::string(toString(cooling->problem->code)), std::string("ReversalWait"));
}

// decisions.md, "Undo": it may break I-24, not I-23.
void TestActionRests::aWayBackCountsAgainstTheRate()
{
    World w;
    std::vector<Proposal> recent;
    for (int i = 0; i < 10; ++i) {
        Proposal p;
        p.plan = w.planOf(4);
        p.plan.change = ReplicaChange{30, 3};
        p.state = ProposalState::Healthy;
        p.outcome = Outcome{.state = p.state, .reason = {}, .detail = {}, .at = w.clock->wall()};
        recent.push_back(std::move(p));
    }
    Plan back = w.planOf(5);
    back.change = ReplicaChange{5, 3};
    back.reverts = "01J";
    const auto code = [&](std::size_t done) {
        const auto problem = budgetProblem(back, {recent.begin(), recent.begin() + static_cast<std::ptrdiff_t>(done)}, 20, 100, w.clock->wall());
        return problem ? std::string(toString(problem->code)) : std::string();
    };
    // Far more capacity went than I-24 allows.
    QCOMPARE(code(9), std::string());
    QCOMPARE(code(10), std::string("RateBudget"));
    back.reverts.clear();
    QCOMPARE(code(9), std::string("CapacityBudget"));
}

void TestActionRests::aWayBackIsHeldLikeAnyOther_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing speaks against it") << QString() << QString();
    QTest::newRow("a disruption budget since") << QStringLiteral("budget") << QStringLiteral("AtMinimum");
    QTest::newRow("a freeze window") << QStringLiteral("freeze") << QStringLiteral("FreezeWindow");
}

void TestActionRests::aWayBackIsHeldLikeAnyOther()
{
    QFETCH(QString, what);
    QFETCH(QString, code);
    World w;
    w.web.replicas = w.web.ready = 5;
    Plan back = w.planOf(3);
    back.reverts = "01J";
    if (what == QLatin1String("freeze")) {
        const auto put = w.give(command::calendarPut, Json{{"entry", Json{{"kind", "freeze"}, {"name", "Fechamento"}, {"cron", "0 * * * *"}, {"duration", "1h"}}}});
        QVERIFY2(!put.error, put.error ? (put.error->reason + " " + put.error->detail).c_str() : "");
    } else if (what == QLatin1String("budget")) {
        w.web.minReplicasHint = 4;
    }
    const auto id = w.approved(back);
    w.act();
    QVERIFY2(w.becomes(id, code.isEmpty() ? ProposalState::Verified : ProposalState::Void), std::string(toString(w.stored(id).state)).c_str());
    if (!code.isEmpty())
        QCOMPARE(QString::fromStdString(codeOf(w.stored(id))), code);
    QCOMPARE(w.platform->applied, code.isEmpty() ? 1 : 0);
}

void TestActionRests::whatAPersonTookBackDoesNotRestAsRehearsed_data()
{
    QTest::addColumn<QString>("closedBy");
    QTest::addColumn<bool>("rests");
    QTest::newRow("rehearsed") << QStringLiteral("Rehearsed") << true;
    QTest::newRow("the world moved") << QStringLiteral("WorldChangedReplicas") << true;
    QTest::newRow("the emergency stop") << QStringLiteral("EmergencyStop") << false;
    QTest::newRow("the context was changed") << QStringLiteral("ProposalVoid") << false;
    QTest::newRow("the dry run ended") << QStringLiteral("DryRunSwitched") << false;
}

void TestActionRests::whatAPersonTookBackDoesNotRestAsRehearsed()
{
    QFETCH(QString, closedBy);
    QFETCH(bool, rests);
    World w;
    QVERIFY(w.journal->putSetting("dry_run", "on").has_value());
    const auto cycle = [&] {
        Decided d;
        d.report.workload = w.web;
        d.report.enrolled = true;
        d.report.policy = policyNow();
        d.report.decision = Decision{.action = Direction::Up, .from = 3, .to = 5, .priority = Priority::High, .reasons = {Reason{ReasonCode::MeasuredCpuHigh, {90.0}, {}}},
                                     .ladder = {}, .confidence = {}, .risk = {}, .costPerMonthDelta = {}, .breachAt = {}};
        d.context = prod();
        RecordInput input;
        input.actor = localActor(Origin::Engine);
        input.decided.push_back(std::move(d));
        (void)recordCycle(*w.journal, *w.clock, std::move(input));
        const auto open = w.journal->openProposals();
        return open->empty() ? std::nullopt : std::optional(open->front());
    };
    auto first = cycle();
    QVERIFY(first);
    QVERIFY(!w.give(command::approve, Json{{"id", first->id.str()}}).error);
    Proposal p = w.stored(first->id);
    QVERIFY(p.approval->dryRun);
    p.state = ProposalState::Void;
    p.closedBy = Reason{*parseReasonCode(closedBy.toStdString()), {}, {}};
    QVERIFY(w.journal->updateProposal(p, entry("proposal.void")).has_value());
    QCOMPARE(cycle().has_value(), !rests);
}

QTEST_GUILESS_MAIN(TestActionRests)
#include "tst_actionrests.moc"
