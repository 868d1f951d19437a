// The action path of the engine against the Portainer double, with every fault a write can meet. The oracle reads the server.
#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/cyclerecord.h"
#include "core/platform/portainer/portainer.h"
#include "core/store/home.h"
#include "tests/scenario/actionworld.h"
#include "tests/support/portainerdouble.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kWait = 15'000;

struct World
{
    QTemporaryDir dir;
    MemorySwarm swarm;
    std::unique_ptr<PortainerDouble> portainer;
    SystemClock clock;
    std::unique_ptr<SecretStore> secrets = makeSystemSecretStore();
    std::shared_ptr<Orchestrator> reader;
    std::unique_ptr<Engine> engine;
    std::string home;
    QObject context;

    bool begin()
    {
        swarm.addService(ServiceSeed{.name = kService, .replicas = 3});
        swarm.setStartMillis(10);
        portainer = std::make_unique<PortainerDouble>(swarm);
        if (!portainer->listen())
            return false;
        home = dir.filePath(QStringLiteral("home")).toStdString();
        if (!makeHome(home, portainer->origin(), "ptr_test"))
            return false;
        reader = makePortainerOrchestrator(contextOf(home, portainer->origin()), *secrets);
        return true;
    }
    std::unique_ptr<Journal> journal() const
    {
        auto opened = openJournal(home, clock);
        return opened ? std::move(*opened) : nullptr;
    }
    std::optional<Workload> look()
    {
        std::optional<Result<Workload>> got;
        onResult(reader->observe(WorkloadRef{.context = ContextName("prod"), .name = kService}), &context, [&](Result<Workload> w) { got = std::move(w); });
        if (!QTest::qWaitFor([&] { return got.has_value(); }, kWait) || !*got)
            return std::nullopt;
        return **got;
    }
    std::int64_t replicasOnServer() const
    {
        const Json *service = swarm.service(kService);
        return service == nullptr ? -1 : service->at("Spec").at("Mode").at("Replicated").at("Replicas").get<std::int64_t>();
    }
    bool startEngine(Millis settle = Millis{300})
    {
        EngineOptions options;
        options.home = home;
        options.scheduled = false;
        options.settleAfter = settle;
        engine = std::make_unique<Engine>(options);
        std::optional<bool> started;
        onResult(engine->start(), &context, [&](const Result<bool> &r) { started = r && *r; });
        return QTest::qWaitFor([&] { return started.has_value(); }, kWait) && *started;
    }
    // What `preamarctl cycle` does: an engine that lives for one cycle.
    bool runOneCycle()
    {
        if (!startEngine())
            return false;
        std::optional<bool> done;
        onResult(engine->runCycle(), &context, [&](const Result<CycleReport> &r) { done = r.has_value(); });
        if (!QTest::qWaitFor([&] { return done.has_value(); }, kWait) || !*done)
            return false;
        std::optional<bool> ended;
        onResult(engine->shutdown(), &context, [&](const Result<void> &r) { ended = r.has_value(); });
        const bool good = QTest::qWaitFor([&] { return ended.has_value(); }, kWait) && *ended;
        engine.reset();
        return good;
    }
    std::optional<Proposal> stored(const ProposalId &id) const
    {
        auto p = journal()->proposal(id);
        return p && *p ? **p : std::optional<Proposal>{};
    }
    bool ends(const ProposalId &id, ProposalState state)
    {
        return QTest::qWaitFor([&] { return stored(id)->state == state; }, kWait);
    }
};

std::string codeOf(const Proposal &p)
{
    if (p.closedBy)
        return std::string(toString(p.closedBy->code));
    return p.outcome ? std::string(toString(p.outcome->reason.code)) : std::string();
}

}  // namespace

class TestActions : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void changesOnlyTheReplicasAndFollowsToHealthy();
    void sendsAtMostOneWriteWhateverHappens_data();
    void sendsAtMostOneWriteWhateverHappens();
    void voidsWhenTheWorldMoved_data();
    void voidsWhenTheWorldMoved();
    void sendsNothingWhilePaused();
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
    void sendsNothingAfterTheApprovalExpired();
    void resolvesAnInterruptedActionByReading();
    void finishesOverEnginesThatLiveForOneCycle();
    void offersTheWayBackWhenReplicasDoNotGetReady();
    void aRiseThatWaitsEndsWithTheFailureOfTheOneBefore();
    void undoesADoneAction();
    void undoesWhatAFurtherRiseReplaced();
    void refusesASecondEngine();
};

void TestActions::changesOnlyTheReplicasAndFollowsToHealthy()
{
    World w;
    QVERIFY(w.begin());
    const Json before = *w.swarm.service(kService);
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    QCOMPARE(w.portainer->writes(), 1);
    Json after = *w.swarm.service(kService);
    QCOMPARE(w.replicasOnServer(), 5);
    after["Spec"]["Mode"]["Replicated"]["Replicas"] = 3;
    QCOMPARE(QString::fromStdString(dumpJson(after["Spec"])), QString::fromStdString(dumpJson(before.at("Spec"))));
    const auto records = w.journal()->audit(AuditFilter{});
    QVERIFY(records.has_value());
    QStringList events;
    for (const auto &r : *records)
        events << QString::fromStdString(r.event);
    QCOMPARE(events.mid(events.indexOf(QStringLiteral("proposal.approved"))),
             (QStringList{QStringLiteral("proposal.approved"), QStringLiteral("action.intent"), QStringLiteral("action.sent"), QStringLiteral("action.verified"),
                          QStringLiteral("action.healthy")}));
}

void TestActions::sendsAtMostOneWriteWhateverHappens_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("state");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<int>("replicas");
    const auto row = [](const char *name, const char *fault, ProposalState state, const char *code, int replicas) {
        QTest::newRow(name) << QByteArray(fault) << static_cast<int>(state) << QByteArray(code) << replicas;
    };
    row("cut before the request was read", "cut-before-read,method=POST,path=/update,times=1", ProposalState::Failed, "ResolvedNotApplied", 3);
    row("cut after it was applied, no answer", "cut-after-apply,method=POST,path=/update,times=1", ProposalState::Healthy, "BecameHealthy", 5);
    row("cut in the middle of the answer", "cut-mid-answer,method=POST,path=/update,times=1", ProposalState::Healthy, "BecameHealthy", 5);
    row("somebody else writes just before", "stale-version,method=POST,path=/update,times=1", ProposalState::Conflict, "WriteConflict", 3);
    row("redirected", "redirect,method=POST,path=/update,times=1", ProposalState::Failed, "RedirectRefused", 3);
    row("a proxy's page with 200", "not-json,method=POST,path=/update,times=1", ProposalState::Failed, "ResolvedNotApplied", 3);
    row("400", "status,method=POST,path=/update,times=1,value=400", ProposalState::Failed, "WriteRejected", 3);
    row("403", "status,method=POST,path=/update,times=1,value=403", ProposalState::Failed, "WriteRejected", 3);
    row("409", "status,method=POST,path=/update,times=1,value=409", ProposalState::Conflict, "WriteConflict", 3);
}

void TestActions::sendsAtMostOneWriteWhateverHappens()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, state);
    QFETCH(QByteArray, code);
    QFETCH(int, replicas);
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    const auto parsed = parseFault(fault);
    QVERIFY(parsed);
    w.portainer->setFaults({*parsed});
    QVERIFY(w.startEngine());
    QVERIFY2(w.ends(*id, static_cast<ProposalState>(state)), (std::string(toString(w.stored(*id)->state)) + " " + codeOf(*w.stored(*id))).c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(*w.stored(*id))), code);
    QCOMPARE(w.replicasOnServer(), replicas);
    QVERIFY(w.portainer->writes() <= 1);
    QVERIFY(w.journal()->intentsWithoutOutcome()->empty());
}

void TestActions::voidsWhenTheWorldMoved_data()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("another count") << QByteArray("replicas") << QByteArray("WorldChangedReplicas");
    QTest::newRow("another image") << QByteArray("image") << QByteArray("WorldChangedSpec");
    QTest::newRow("created anew") << QByteArray("uid") << QByteArray("WorldChangedUid");
    QTest::newRow("removed") << QByteArray("removed") << QByteArray("WorldChangedUid");
    QTest::newRow("another policy") << QByteArray("policy") << QByteArray("PolicyChanged");
    QTest::newRow("the mode was lowered") << QByteArray("mode") << QByteArray("RecommendMode");
    QTest::newRow("an update runs") << QByteArray("update") << QByteArray("UpdateInProgress");
}

void TestActions::voidsWhenTheWorldMoved()
{
    QFETCH(QByteArray, what);
    QFETCH(QByteArray, code);
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    if (what == "replicas")
        w.swarm.change(kService, [](Json &s) { s["Spec"]["Mode"]["Replicated"]["Replicas"] = 4; });
    else if (what == "image")
        w.swarm.change(kService, [](Json &s) { s["Spec"]["TaskTemplate"]["ContainerSpec"]["Image"] = "bench/web:2"; });
    else if (what == "update")
        w.swarm.change(kService, [](Json &s) { s["UpdateStatus"] = Json{{"State", "updating"}}; });
    else if (what == "policy" || what == "mode") {
        WorkloadSettings settings;
        settings.workload = seen->ref;
        settings.policy.mode = what == "mode" ? Mode::Recommend : Mode::Approve;
        settings.policy.max = 20;
        if (what == "policy")
            settings.policy.targetCpu = 0.5;
        settings.enrolled = true;
        QVERIFY(w.journal()->putWorkloadSettings(settings).has_value());
    } else {
        w.swarm.removeService(kService);
        if (what == "uid")
            w.swarm.addService(ServiceSeed{.name = kService, .replicas = 3});
    }
    QVERIFY(w.startEngine());
    QVERIFY2(w.ends(*id, ProposalState::Void), (std::string(toString(w.stored(*id)->state)) + " " + codeOf(*w.stored(*id))).c_str());
    QCOMPARE(QByteArray::fromStdString(codeOf(*w.stored(*id))), code);
    QCOMPARE(w.portainer->writes(), 0);
}

void TestActions::sendsNothingWhilePaused()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    const auto paused = engine::applyCommand(*w.journal(), nullptr, makeCommand(command::pause, Json{{"scope", "all"}}, localActor(Origin::CommandLine), w.clock.wall()),
                                             engine::CommandContext{.clock = w.clock, .engineRuns = true, .isLab = false});
    QVERIFY(!paused.error);
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Void));
    QCOMPARE(codeOf(*w.stored(*id)), std::string("Paused"));
    QCOMPARE(w.portainer->writes(), 0);
}

void TestActions::theDryRunChecksEverythingAndSendsNothing_data()
{
    QTest::addColumn<bool>("worldMoved");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("all in order") << false << QByteArray("Rehearsed");
    QTest::newRow("the world moved") << true << QByteArray("WorldChangedReplicas");
}

void TestActions::theDryRunChecksEverythingAndSendsNothing()
{
    QFETCH(bool, worldMoved);
    QFETCH(QByteArray, code);
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    QVERIFY(w.journal()->putSetting("dry_run", "on").has_value());
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
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

void TestActions::whatIsApprovedAfterTheDryRunIsSent()
{
    World w;
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

namespace {

CommandAnswer give(World &w, std::string_view kind, Json arguments, bool engineRuns = false)
{
    return engine::applyCommand(*w.journal(), nullptr, makeCommand(kind, std::move(arguments), localActor(Origin::CommandLine), w.clock.wall()),
                                engine::CommandContext{.clock = w.clock, .engineRuns = engineRuns, .isLab = false});
}

// The engine's own steps on a journal, without one that runs.
engine::Services stepsOf(Journal &journal, const Clock &clock)
{
    engine::Services services;
    services.clock = std::make_shared<SystemClock>();
    services.actor = localActor(Origin::Engine);
    const auto lease = journal.takeLease("test", clock.wall());
    services.fence = lease ? lease->fence : -1;
    return services;
}

std::vector<std::string> eventsOf(Journal &journal)
{
    std::vector<std::string> out;
    const auto records = journal.audit(AuditFilter{});
    for (const auto &r : records ? *records : std::vector<AuditRecord>{})
        out.push_back(r.event);
    return out;
}

}  // namespace

void TestActions::whatWasApprovedInADryRunIsNeverSent_data()
{
    QTest::addColumn<bool>("byCommand");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("the command ends it") << true << QByteArray("DryRunSwitched");
    // Switched in another way: it stays what it was approved as.
    QTest::newRow("only the setting changed") << false << QByteArray("Rehearsed");
}

// No engine runs: approved in a dry run, which is over when the next engine comes.
void TestActions::whatWasApprovedInADryRunIsNeverSent()
{
    QFETCH(bool, byCommand);
    QFETCH(QByteArray, code);
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    QVERIFY(!give(w, command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}}).error);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock, false);
    QVERIFY(id.has_value());
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
void TestActions::whatWasShownAsADryRunIsApprovedAsOne()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto journal = w.journal();
    const auto id = addApproved(*journal, planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock, false);
    QVERIFY(id.has_value());
    const auto refused = give(w, command::approve, Json{{"id", id->str()}, {"dry_run", true}});
    QVERIFY(refused.error);
    QCOMPARE(refused.error->reason, std::string("DryRunSwitched"));
    QVERIFY(w.stored(*id)->state == ProposalState::Proposed);
    QVERIFY(!give(w, command::approve, Json{{"id", id->str()}, {"dry_run", false}}).error);
    QVERIFY(!w.stored(*id)->approval->dryRun);
}

// An engine runs and its look at the service is slow: the dry run ends between the approval and the write.
void TestActions::theEndOfTheDryRunEndsWhatWaits()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    QVERIFY(w.startEngine());
    const auto submit = [&](std::string_view kind, Json arguments) {
        std::optional<bool> done;
        onResult(w.engine->submit(makeCommand(kind, std::move(arguments), localActor(Origin::Window), w.clock.wall())), &w.context,
                 [&](const Result<CommandAnswer> &r) { done = r && !r->error; });
        return QTest::qWaitFor([&] { return done.has_value(); }, kWait) && *done;
    };
    QVERIFY(submit(command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}}));
    const auto parsed = parseFault("status,method=GET,value=503");
    QVERIFY(parsed);
    w.portainer->setFaults({*parsed});
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock, false);
    QVERIFY(id.has_value());
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

void TestActions::aRehearsalThatFailsSaysSo()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = addApproved(*journal, planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
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

void TestActions::aRehearsalLeavesAnotherEndAlone()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = addApproved(*journal, planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(!give(w, command::reject, Json{{"id", id->str()}}).error);
    const auto cancelled = cancelledWrite();
    QVERIFY(engine::recordRehearsal(services, *journal, *id, cancelled).has_value());
    QVERIFY(w.stored(*id)->state == ProposalState::Rejected);
    const auto events = eventsOf(*journal);
    QVERIFY(std::find(events.begin(), events.end(), "action.rehearsed") == events.end());
}

// An adapter that sent what was cancelled: it is not told as "nothing was sent", and the next engine reads what came of it.
void TestActions::aRehearsalThatWasSentIsAnUnknownAction()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto journal = w.journal();
    const auto services = stepsOf(*journal, w.clock);
    QVERIFY(journal->putSetting("dry_run", "on").has_value());
    const auto id = addApproved(*journal, planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
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
void TestActions::whatWasRehearsedRestsDuringTheDryRun()
{
    World w;
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

void TestActions::sendsNothingAfterTheApprovalExpired()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    // Approved in a moment that is two minutes gone by the clock that counts suspend.
    class Past final : public Clock
    {
    public:
        [[nodiscard]] Timestamp wall() const override { return m_now.wall(); }
        [[nodiscard]] BootTime boot() const override { return m_now.boot() - Millis{120'000}; }
        [[nodiscard]] std::string bootId() const override { return m_now.bootId(); }

    private:
        SystemClock m_now;
    };
    const Past past;
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, past), past);
    QVERIFY(id.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Expired));
    QCOMPARE(codeOf(*w.stored(*id)), std::string("ApprovalExpired"));
    QCOMPARE(w.portainer->writes(), 0);
}

void TestActions::resolvesAnInterruptedActionByReading()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto plan = planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock);
    const auto id = addApproved(*w.journal(), plan, w.clock);
    QVERIFY(id.has_value());
    // The state a crash leaves between the intent and the answer, with the write applied at the server.
    auto journal = w.journal();
    const auto lease = journal->takeLease("crashed", w.clock.wall());
    QVERIFY(lease.has_value());
    const Intent intent{.id = IntentId("i1"), .proposal = *id, .workload = plan.workload, .change = plan.change, .uid = seen->uid, .version = seen->version,
                        .fence = lease->fence, .at = w.clock.wall()};
    QVERIFY(journal->recordIntent(intent, [] { return Result<void>{}; },
                                  AuditEntry{.actor = localActor(Origin::Engine), .event = "action.intent", .workload = {}, .code = {}, .detail = Json::object()}).has_value());
    w.swarm.change(kService, [](Json &s) { s["Spec"]["Mode"]["Replicated"]["Replicas"] = 5; });
    journal.reset();
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    QCOMPARE(w.portainer->writes(), 0);
    bool resolved = false;
    const auto records = w.journal()->audit(AuditFilter{});
    for (const auto &r : *records)
        resolved = resolved || r.code == "ResolvedApplied";
    QVERIFY(resolved);
}

// A home that only a scheduled `cycle` serves: no engine lives long enough to see readiness hold, yet the action must end,
// else its workload is held for good.
void TestActions::finishesOverEnginesThatLiveForOneCycle()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(w.runOneCycle());
    QVERIFY(w.stored(*id)->state == ProposalState::Verified);
    QTest::qWait(3'200);
    QVERIFY(w.runOneCycle());
    QVERIFY(w.stored(*id)->state == ProposalState::Healthy);
    QCOMPARE(w.portainer->writes(), 1);
}

void TestActions::offersTheWayBackWhenReplicasDoNotGetReady()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    w.swarm.setCapacity(3);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(QTest::qWaitFor([&] { return w.stored(*id)->state == ProposalState::Unhealthy; }, 40'000));
    QCOMPARE(codeOf(*w.stored(*id)), std::string("NoCapacityOnNodes"));
    QVERIFY(QTest::qWaitFor([&] { return !w.stored(*id)->revertedBy.empty(); }, kWait));
    const auto back = w.stored(ProposalId(w.stored(*id)->revertedBy));
    QVERIFY(back);
    QCOMPARE(back->plan.reverts, id->str());
    QCOMPARE(std::get<ReplicaChange>(back->plan.change), (ReplicaChange{5, 3}));
    QCOMPARE(w.portainer->writes(), 1);
}

// A rise may follow one whose replicas are still to become ready; when these fail it must not go out after all, and the
// verdict and the way back must not be lost to it.
void TestActions::aRiseThatWaitsEndsWithTheFailureOfTheOneBefore()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    w.swarm.setCapacity(3);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 5, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(QTest::qWaitFor([&] { return w.stored(*id)->state == ProposalState::Verified; }, kWait));
    Workload meanwhile = *seen;
    meanwhile.replicas = 5;
    const auto further = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), meanwhile, 7, w.clock), w.clock, false);
    QVERIFY(further.has_value());
    QVERIFY(QTest::qWaitFor([&] { return w.stored(*id)->state == ProposalState::Unhealthy; }, 40'000));
    QVERIFY(w.stored(*further)->state == ProposalState::Superseded);
    QCOMPARE(codeOf(*w.stored(*further)), std::string("NoCapacityOnNodes"));
    const auto back = w.stored(ProposalId(w.stored(*id)->revertedBy));
    QVERIFY(back && back->state == ProposalState::Proposed);
    QCOMPARE(back->plan.reverts, id->str());
    QCOMPARE(w.portainer->writes(), 1);
}

void TestActions::undoesADoneAction()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto id = addApproved(*w.journal(), planFor(contextOf(w.home, w.portainer->origin()), *seen, 4, w.clock), w.clock);
    QVERIFY(id.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    std::optional<CommandAnswer> answer;
    const auto submit = [&](std::string_view kind, Json arguments) {
        answer.reset();
        onResult(w.engine->submit(makeCommand(kind, std::move(arguments), localActor(Origin::Window), w.clock.wall())), &w.context,
                 [&](const Result<CommandAnswer> &r) { answer = *r; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, kWait);
    };
    QVERIFY(submit(command::revert, Json{{"id", id->str()}}));
    QVERIFY2(!answer->error, answer->error ? answer->error->reason.c_str() : "");
    const ProposalId inverseId(*stringAt(answer->result, "id"));
    QVERIFY(submit(command::approve, Json{{"id", inverseId.str()}}));
    QVERIFY2(!answer->error, answer->error ? answer->error->reason.c_str() : "");
    QVERIFY2(w.ends(inverseId, ProposalState::Healthy), (std::string(toString(w.stored(inverseId)->state)) + codeOf(*w.stored(inverseId))).c_str());
    QCOMPARE(w.replicasOnServer(), 3);
    QCOMPARE(w.portainer->writes(), 2);
    // What was undone has no second way back.
    QVERIFY(submit(command::revert, Json{{"id", id->str()}}));
    QVERIFY(answer->error);
    QCOMPARE(answer->error->reason, std::string("UndoNotPossible"));
}

// A further rise replaced it before its verdict: it was carried out all the same, and has its way back once the count is the
// one that it made.
void TestActions::undoesWhatAFurtherRiseReplaced()
{
    World w;
    QVERIFY(w.begin());
    const auto seen = w.look();
    QVERIFY(seen);
    const auto context = contextOf(w.home, w.portainer->origin());
    w.swarm.setCapacity(3); // so that the first one is not healthy before the second
    const auto first = addApproved(*w.journal(), planFor(context, *seen, 4, w.clock), w.clock);
    QVERIFY(first.has_value());
    QVERIFY(w.startEngine());
    QVERIFY(QTest::qWaitFor([&] { return w.stored(*first)->state == ProposalState::Verified; }, kWait));
    const auto meanwhile = w.look();
    QVERIFY(meanwhile && meanwhile->replicas == 4);
    std::optional<CommandAnswer> answer;
    const auto submit = [&](std::string_view kind, const ProposalId &id) {
        answer.reset();
        onResult(w.engine->submit(makeCommand(kind, Json{{"id", id.str()}}, localActor(Origin::Window), w.clock.wall())), &w.context,
                 [&](const Result<CommandAnswer> &r) { answer = *r; });
        return QTest::qWaitFor([&] { return answer.has_value(); }, kWait) && !answer->error;
    };
    w.swarm.setCapacity(20);
    const auto second = addApproved(*w.journal(), planFor(context, *meanwhile, 6, w.clock), w.clock, false);
    QVERIFY(second.has_value());
    QVERIFY2(submit(command::approve, *second), answer && answer->error ? answer->error->reason.c_str() : "");
    QVERIFY(w.ends(*second, ProposalState::Healthy));
    QVERIFY(w.stored(*first)->state == ProposalState::Superseded);
    QVERIFY(w.stored(*first)->outcome.has_value());
    const auto undo = [&](const ProposalId &id) {
        if (!submit(command::revert, id))
            return ProposalId();
        const ProposalId inverse(*stringAt(answer->result, "id"));
        return submit(command::approve, inverse) ? inverse : ProposalId();
    };
    // Six are not the four that it made: the way back of the second one comes first.
    const auto early = undo(*first);
    QVERIFY(early.str().empty() || (w.ends(early, ProposalState::Void) && codeOf(*w.stored(early)) == "WorldChangedReplicas"));
    QCOMPARE(w.replicasOnServer(), std::int64_t{6});
    QVERIFY2(w.ends(undo(*second), ProposalState::Healthy), answer->error ? answer->error->reason.c_str() : "");
    QCOMPARE(w.replicasOnServer(), std::int64_t{4});
    QVERIFY2(w.ends(undo(*first), ProposalState::Healthy), answer->error ? answer->error->reason.c_str() : "");
    QCOMPARE(w.replicasOnServer(), std::int64_t{3});
    QCOMPARE(w.portainer->writes(), 4);
}

void TestActions::refusesASecondEngine()
{
    World w;
    QVERIFY(w.begin());
    QVERIFY(w.startEngine());
    EngineOptions options;
    options.home = w.home;
    options.scheduled = false;
    Engine second(options);
    std::optional<Result<bool>> started;
    onResult(second.start(), &w.context, [&](const Result<bool> &r) { started = r; });
    QVERIFY(QTest::qWaitFor([&] { return started.has_value(); }, kWait));
    QVERIFY(started->has_value());
    QCOMPARE(**started, false);
    std::optional<Result<CycleReport>> cycle;
    onResult(second.runCycle(), &w.context, [&](const Result<CycleReport> &r) { cycle = r; });
    QVERIFY(QTest::qWaitFor([&] { return cycle.has_value(); }, kWait));
    QVERIFY(!cycle->has_value());
    QCOMPARE(cycle->error().reason, std::string("EngineBusy"));
}

QTEST_GUILESS_MAIN(TestActions)
#include "tst_actions.moc"
