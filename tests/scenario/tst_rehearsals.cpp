// The dry run on the action path: everything is checked, nothing is sent, and what was approved in it is never sent.
#include "tests/scenario/actionsetup.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

class TestRehearsals : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void theDryRunChecksEverythingAndSendsNothing_data();
    void theDryRunChecksEverythingAndSendsNothing();
    void whatIsApprovedAfterTheDryRunIsSent();
    void whatWasApprovedInADryRunIsNeverSent_data();
    void whatWasApprovedInADryRunIsNeverSent();
    void whatWasShownAsADryRunIsApprovedAsOne();
    void theEndOfTheDryRunEndsWhatWaits();
    void aRehearsalThatFailsSaysSo();
    void aRehearsalLeavesAnotherEndAlone();
    void aRehearsalThatWasSentIsAnUnknownAction();
    void whatWasRehearsedRestsDuringTheDryRun();
};

void TestRehearsals::theDryRunChecksEverythingAndSendsNothing_data()
{
    QTest::addColumn<bool>("worldMoved");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("all in order") << false << QByteArray("Rehearsed");
    QTest::newRow("the world moved") << true << QByteArray("WorldChangedReplicas");
}

void TestRehearsals::theDryRunChecksEverythingAndSendsNothing()
{
    QFETCH(bool, worldMoved);
    QFETCH(QByteArray, code);
    ActionWorld w;
    QVERIFY(w.begin());
    QVERIFY(w.journal()->putSetting("dry_run", "on").has_value());
    const auto id = w.approved(5);
    QVERIFY(id);
    if (worldMoved)
        w.swarm.change(kService, [](Json &s) { s["Spec"]["Mode"]["Replicated"]["Replicas"] = 4; });
    QVERIFY(w.startEngine());
    QVERIFY2(w.ends(*id, ProposalState::Void), std::string(toString(w.stored(*id)->state)).c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(*w.stored(*id))), code);
    QTest::qWait(300);
    QCOMPARE(w.portainer->writes(), 0);
    QCOMPARE(w.replicasOnServer(), worldMoved ? 4 : 3);
    // No intent: nothing that a later engine could take for a write.
    QVERIFY(w.journal()->intentsWithoutOutcome()->empty());
    const auto records = w.journal()->audit(AuditFilter{});
    QVERIFY(records.has_value());
    int rehearsed = 0;
    for (const auto &r : *records) {
        QVERIFY2(r.event != "action.intent" && r.event != "action.sent", r.event.c_str());
        if (r.event == "action.rehearsed") {
            ++rehearsed;
            QCOMPARE(r.detail.at("sent").get<bool>(), false);
            QCOMPARE(r.detail.at("would_be_sent").get<bool>(), true);
        }
    }
    // What the engine's own checks refuse never comes to the rehearsal; it is void by their reason.
    QCOMPARE(rehearsed, worldMoved ? 0 : 1);
}

void TestRehearsals::whatIsApprovedAfterTheDryRunIsSent()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    QVERIFY(w.journal()->putSetting("dry_run", "on").has_value());
    const Plan plan = planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock);
    const auto rehearsed = addApproved(*w.journal(), plan, w.clock);
    QVERIFY(rehearsed.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*rehearsed, ProposalState::Void));
    QVERIFY(w.journal()->putSetting("dry_run", "off").has_value());
    // The one that was only rehearsed stays void; another approval is needed.
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    w.engine.reset();
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    QCOMPARE(w.portainer->writes(), 1);
    QVERIFY(w.stored(*rehearsed)->state == ProposalState::Void);
}

void TestRehearsals::whatWasApprovedInADryRunIsNeverSent_data()
{
    QTest::addColumn<bool>("byCommand");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("the command ends it") << true << QByteArray("DryRunSwitched");
    // Switched in another way: it stays what it was approved as.
    QTest::newRow("only the setting changed") << false << QByteArray("Rehearsed");
}

// No engine runs: approved in a dry run, which is over when the next engine comes.
void TestRehearsals::whatWasApprovedInADryRunIsNeverSent()
{
    QFETCH(bool, byCommand);
    QFETCH(QByteArray, code);
    ActionWorld w;
    QVERIFY(w.begin());
    QVERIFY(!give(w, command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}}).error);
    const auto id = w.approved(5, false);
    QVERIFY(id);
    QVERIFY(!give(w, command::approve, Json{{"id", id->str()}}).error);
    QVERIFY(w.stored(*id)->approval->dryRun);
    if (byCommand)
        QVERIFY(!give(w, command::settingSet, Json{{"key", "dry_run"}, {"value", "off"}}).error);
    else
        QVERIFY(w.journal()->putSetting("dry_run", "off").has_value());
    QVERIFY(w.startEngine());
    QVERIFY2(w.ends(*id, ProposalState::Void), std::string(toString(w.stored(*id)->state)).c_str());
    QTest::qWait(300);
    QCOMPARE(QByteArray::fromStdString(codeOf(*w.stored(*id))), code);
    QCOMPARE(w.portainer->writes(), 0);
    QCOMPARE(w.replicasOnServer(), 3);
    QVERIFY(w.journal()->intentsWithoutOutcome()->empty());
}

// The card said "nothing is sent"; the dry run was ended on the command line before the window knew.
void TestRehearsals::whatWasShownAsADryRunIsApprovedAsOne()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto journal = w.journal();
    const auto id = w.approved(5, false);
    QVERIFY(id);
    const auto refused = give(w, command::approve, Json{{"id", id->str()}, {"dry_run", true}});
    QVERIFY(refused.error);
    QCOMPARE(refused.error->reason, std::string("DryRunSwitched"));
    QVERIFY(w.stored(*id)->state == ProposalState::Proposed);
    QVERIFY(!give(w, command::approve, Json{{"id", id->str()}, {"dry_run", false}}).error);
    QVERIFY(!w.stored(*id)->approval->dryRun);
}

// An engine runs and its look at the service is slow: the dry run ends between the approval and the write.
void TestRehearsals::theEndOfTheDryRunEndsWhatWaits()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(5, false); // looked at before the server refuses to be read
    QVERIFY(id);
    QVERIFY(w.startEngine());
    const auto submit = [&](std::string_view kind, Json arguments) {
        const auto answer = w.submit(kind, std::move(arguments));
        return answer && !answer->error;
    };
    QVERIFY(submit(command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}}));
    const auto parsed = parseFault("status,method=GET,value=503");
    QVERIFY(parsed);
    w.portainer->setFaults({*parsed});
    QVERIFY(submit(command::approve, Json{{"id", id->str()}}));
    QTest::qWait(500);
    QVERIFY(w.stored(*id)->state == ProposalState::Approved && w.stored(*id)->approval->dryRun);
    QVERIFY(submit(command::settingSet, Json{{"key", "dry_run"}, {"value", "off"}}));
    w.portainer->setFaults({});
    QVERIFY(w.stored(*id)->state == ProposalState::Void);
    QTest::qWait(3'000);
    QCOMPARE(codeOf(*w.stored(*id)), std::string("DryRunSwitched"));
    QCOMPARE(w.portainer->writes(), 0);
    QCOMPARE(w.replicasOnServer(), 3);
}

void TestRehearsals::aRehearsalThatFailsSaysSo()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = w.approved(5);
    QVERIFY(id);
    QVERIFY(engine::recordRehearsal(services, *journal, *id, fail(ErrorCode::Unavailable, "test", "no route")).has_value());
    const auto p = w.stored(*id);
    QVERIFY(p->state == ProposalState::Void);
    QCOMPARE(codeOf(*p), std::string("WriteNotSent"));
    const auto records = journal->audit(AuditFilter{});
    QVERIFY(records.has_value());
    const auto row = std::find_if(records->begin(), records->end(), [](const AuditRecord &r) { return r.event == "action.rehearsed"; });
    QVERIFY(row != records->end());
    QCOMPARE(row->detail.at("would_be_sent").get<bool>(), false);
    QCOMPARE(row->detail.at("error").get<std::string>(), std::string("no route"));
}

void TestRehearsals::aRehearsalLeavesAnotherEndAlone()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = w.approved(5);
    QVERIFY(id);
    QVERIFY(!give(w, command::reject, Json{{"id", id->str()}}).error);
    const auto cancelled = cancelledWrite();
    QVERIFY(engine::recordRehearsal(services, *journal, *id, cancelled).has_value());
    QVERIFY(w.stored(*id)->state == ProposalState::Rejected);
    const auto events = eventsOf(*journal);
    QVERIFY(std::find(events.begin(), events.end(), "action.rehearsed") == events.end());
}

// An adapter that sent what was cancelled: it is not told as "nothing was sent", and the next engine reads what came of it.
void TestRehearsals::aRehearsalThatWasSentIsAnUnknownAction()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = w.approved(5);
    QVERIFY(id);
    const ApplyResult accepted{.state = ApplyResult::State::Accepted, .reason = {ReasonCode::AppliedVerified, {}, {}}, .detail = {}};
    const auto recorded = engine::recordRehearsal(services, *journal, *id, accepted);
    QVERIFY2(recorded.has_value(), recorded ? "" : recorded.error().detail.c_str());
    QVERIFY(w.stored(*id)->state == ProposalState::Unknown);
    QCOMPARE(codeOf(*w.stored(*id)), std::string("WriteUnknown"));
    QCOMPARE(journal->intentsWithoutOutcome()->size(), std::size_t{1});
    const auto events = eventsOf(*journal);
    QVERIFY(std::find(events.begin(), events.end(), "action.unknown") != events.end());
    QVERIFY(std::find(events.begin(), events.end(), "action.rehearsed") == events.end());
}

// An automatic mode in a dry run: the same plan again and again would only fill the journal.
void TestRehearsals::whatWasRehearsedRestsDuringTheDryRun()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto cycle = [&] {
        engine::Decided d;
        d.report.workload = *seen;
        d.report.enrolled = true;
        d.report.policy.mode = Mode::Auto;
        d.report.policy.max = 20;
        d.report.decision = Decision{.action = Direction::Up, .from = 3, .to = 5, .priority = Priority::High, .reasons = {Reason{ReasonCode::MeasuredCpuHigh, {90.0}, {}}},
                                     .ladder = {}, .confidence = {}, .risk = {}, .costPerMonthDelta = {}, .breachAt = {}};
        d.context = contextOf(w.home, w.portainer->origin());
        engine::RecordInput input;
        input.actor = services.actor;
        input.decided.push_back(std::move(d));
        const auto done = engine::recordCycle(*journal, w.clock, std::move(input));
        const auto open = journal->openProposals();
        return done && open && open->size() == 1 ? std::optional(open->front()) : std::nullopt;
    };
    const auto first = cycle();
    QVERIFY(first && first->state == ProposalState::Approved && first->approval->dryRun);
    const auto cancelled = cancelledWrite();
    QVERIFY(engine::recordRehearsal(services, *journal, first->id, cancelled).has_value());
    QCOMPARE(codeOf(*w.stored(first->id)), std::string("Rehearsed"));
    QVERIFY(!cycle());
    // With the dry run its rest ends: now it is a real one.
    QVERIFY(!give(w, command::settingSet, Json{{"key", "dry_run"}, {"value", "off"}}).error);
    const auto second = cycle();
    QVERIFY(second && second->id != first->id && second->state == ProposalState::Approved && !second->approval->dryRun);
}

QTEST_GUILESS_MAIN(TestRehearsals)
#include "tst_rehearsals.moc"
