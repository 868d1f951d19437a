// The action path of the engine against the Portainer double, with every fault a write can meet. The oracle reads the server.
#include "tests/scenario/actionsetup.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

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
    void sendsNothingAfterTheApprovalExpired();
    void resolvesAnInterruptedActionByReading();
    void finishesOverEnginesThatLiveForOneCycle();
    void offersTheWayBackWhenReplicasDoNotGetReady();
    void aRiseThatWaitsEndsWithTheFailureOfTheOneBefore();
    void undoesADoneAction();
    void anUndoSuspendsTheAutomaticMode();
    void refusesASecondEngine();
};

void TestActions::changesOnlyTheReplicasAndFollowsToHealthy()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const Json before = *w.swarm.service(kService);
    const auto id = w.approved(5);
    QVERIFY(id);
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
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(5);
    QVERIFY(id);
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
    ActionWorld w;
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
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(5);
    QVERIFY(id);
    const auto paused = engine::applyCommand(*w.journal(), nullptr, makeCommand(command::pause, Json{{"scope", "all"}}, localActor(Origin::CommandLine), w.clock.wall()),
                                             engine::CommandContext{.clock = w.clock, .engineRuns = true, .isLab = false});
    QVERIFY(!paused.error);
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Void));
    QCOMPARE(codeOf(*w.stored(*id)), std::string("Paused"));
    QCOMPARE(w.portainer->writes(), 0);
}

void TestActions::sendsNothingAfterTheApprovalExpired()
{
    ActionWorld w;
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
    ActionWorld w;
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
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(5);
    QVERIFY(id);
    QVERIFY(w.runOneCycle());
    QVERIFY(w.stored(*id)->state == ProposalState::Verified);
    QTest::qWait(3'200);
    QVERIFY(w.runOneCycle());
    QVERIFY(w.stored(*id)->state == ProposalState::Healthy);
    QCOMPARE(w.portainer->writes(), 1);
}

void TestActions::offersTheWayBackWhenReplicasDoNotGetReady()
{
    ActionWorld w;
    QVERIFY(w.begin());
    w.swarm.setCapacity(3);
    const auto id = w.approved(5);
    QVERIFY(id);
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
    ActionWorld w;
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
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(4);
    QVERIFY(id);
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    std::optional<CommandAnswer> answer;
    const auto submit = [&](std::string_view kind, Json arguments) { return (answer = w.submit(kind, std::move(arguments))).has_value(); };
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

void TestActions::anUndoSuspendsTheAutomaticMode()
{
    ActionWorld w;
    QVERIFY(w.begin());
    const auto id = w.approved(4);
    QVERIFY(id);
    QVERIFY(w.startEngine());
    QVERIFY(w.ends(*id, ProposalState::Healthy));
    std::optional<CommandAnswer> answer;
    const auto submit = [&](std::string_view kind, Json arguments) {
        answer = w.submit(kind, std::move(arguments));
        return answer && !answer->error;
    };
    const auto mode = [&] {
        const auto rows = w.journal()->workloadSettings();
        return rows && !rows->empty() ? rows->front().policy.mode : Mode::Observe;
    };
    std::optional<bool> cycled;
    onResult(w.engine->runCycle(), &w.context, [&](const Result<CycleReport> &r) { cycled = r.has_value(); });
    QVERIFY(QTest::qWaitFor([&] { return cycled.has_value(); }, kWait) && *cycled);
    QVERIFY(submit(command::modeSet, Json{{"workload", kService}, {"mode", "auto"}}));
    QVERIFY(mode() == Mode::Auto);
    QVERIFY(submit(command::revert, Json{{"id", id->str()}}));
    QVERIFY(mode() == Mode::Approve);
    const Json fell = answer->result.at("mode_fell");
    QVERIFY(fell.at("before") == Json("auto"));
    QVERIFY(fell.at("reason").at("code") == Json("UndoRequested"));
    QVERIFY(fell.at("evidence").at("id") == Json(id->str()));
    QVERIFY(fell.at("evidence").at("from") == Json(3));
    QVERIFY(fell.at("evidence").at("to") == Json(4));
    int rows = 0;
    const auto records = w.journal()->audit(AuditFilter{});
    for (const auto &r : *records)
        rows += r.event == "mode.fell" && r.code == "UndoRequested" && r.detail == fell ? 1 : 0;
    QCOMPARE(rows, 1);
    const auto events = w.journal()->eventsAfter(0, 1'000);
    QVERIFY(events.has_value());
    QVERIFY(std::count_if(events->begin(), events->end(), [](const Event &e) { return e.type == "mode.fell"; }) == 1);
    // What was handed in goes its way, and the fall is told once.
    const ProposalId inverseId(*stringAt(answer->result, "id"));
    QVERIFY(submit(command::approve, Json{{"id", inverseId.str()}}));
    QVERIFY(!answer->result.contains("mode_fell"));
    QVERIFY2(w.ends(inverseId, ProposalState::Healthy), (std::string(toString(w.stored(inverseId)->state)) + codeOf(*w.stored(inverseId))).c_str());
    QCOMPARE(w.replicasOnServer(), 3);
}

void TestActions::refusesASecondEngine()
{
    ActionWorld w;
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
