// The way of an action through faults of its world, step by step: an orchestrator that answers as it is told, a clock that is
// moved, and the real store.
#include "tests/core/engine/toldworld.h"

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::engine::test;

class TestActionSteps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void endsWhenWhatItWatchesIsRemoved();
    void endsWhenWhatItWatchesCannotBeRead_data();
    void endsWhenWhatItWatchesCannotBeRead();
    void aContextMayChangeItsKeyWhileAnActionRuns();
    void aContextGoesWithWhatWasReadBack();
    void aContextWithAnUnknownWriteGoesWithItsNameTyped();
    void whatCannotBeReadResolvesNothing();
    void waitsAsLongAsACutWriteMayTake();
    void waitsAsLongAsAWriteCutByACrashMayTake();
    void anApprovalThatEndsMeanwhileCancels();
    void whatIsTakenBackMeanwhileCancels_data();
    void whatIsTakenBackMeanwhileCancels();
    void aRiseThatWasNotSentLeavesTheOneBeforeWatched();
    void aRiseThatWasSentTakesThePlace();
    void aBrokenRehearsalEndsWhereItCannotBeAnAction();
};

void TestActionSteps::endsWhenWhatItWatchesIsRemoved()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    w.act();
    QVERIFY(w.becomes(id, ProposalState::Verified));
    w.platform->onObserve = [] { return Result<Workload>(fail(ErrorCode::NotFound, "test", "service web not found")); };
    QVERIFY2(w.becomes(id, ProposalState::Failed), std::string(toString(w.stored(id).state)).c_str());
    QCOMPARE(codeOf(w.stored(id)), std::string("WorldChangedUid"));
    QVERIFY(QTest::qWaitFor([&] { return !w.actions->anyUnderWay(); }, kSoon));
    QVERIFY(!w.give(command::contextRemove, Json{{"name", "prod"}}).error);
}

void TestActionSteps::endsWhenWhatItWatchesCannotBeRead_data()
{
    QTest::addColumn<bool>("continuous");
    QTest::newRow("an engine that runs") << true;
    QTest::newRow("a scheduled cycle") << false;
}

void TestActionSteps::endsWhenWhatItWatchesCannotBeRead()
{
    QFETCH(bool, continuous);
    World w;
    const auto id = w.approved(w.planOf(5));
    w.act(continuous);
    QVERIFY(w.becomes(id, ProposalState::Verified));
    w.platform->onObserve = [] { return Result<Workload>(fail(ErrorCode::Unavailable, "test", "no route")); };
    w.clock->advance(kReadyWithin - Millis{1});
    QVERIFY(w.observesAgain());
    QVERIFY(w.stored(id).state == ProposalState::Verified);
    w.clock->advance(Millis{15'001});
    QVERIFY2(w.becomes(id, ProposalState::Unhealthy), std::string(toString(w.stored(id).state)).c_str());
    QCOMPARE(codeOf(w.stored(id)), std::string("SourceUnreachable"));
    // Nothing is known to have failed: no way back is proposed.
    QTest::qWait(20);
    QVERIFY(w.journal->openProposals()->empty());
}

void TestActionSteps::aContextMayChangeItsKeyWhileAnActionRuns()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    w.web.ready = 1;
    w.act();
    QVERIFY(w.becomes(id, ProposalState::Verified));
    ContextConfig config = prod();
    config.token = SecretRef("file:/another");
    QVERIFY(!w.give(command::contextUpdate, Json{{"config", toJson(config)}}).error);
    QVERIFY(w.stored(id).state == ProposalState::Verified);
    config.url = "https://127.0.0.1:2";
    const auto elsewhere = w.give(command::contextUpdate, Json{{"config", toJson(config)}});
    QVERIFY(elsewhere.error);
    QCOMPARE(elsewhere.error->reason, std::string("ActionUnresolved"));
}

void TestActionSteps::aContextGoesWithWhatWasReadBack()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    w.act();
    w.web.ready = 1;
    QVERIFY(w.becomes(id, ProposalState::Verified));
    QVERIFY(!w.give(command::contextRemove, Json{{"name", "prod"}}).error);
    QVERIFY(w.stored(id).state == ProposalState::Superseded);
    QVERIFY(w.stored(id).outcome);
    // The engine lets go of it too, and its verdict changes nothing.
    w.actions->advance();
    QVERIFY(QTest::qWaitFor([&] { return !w.actions->anyUnderWay(); }, kSoon));
    QVERIFY(w.stored(id).state == ProposalState::Superseded);
}

void TestActionSteps::aContextWithAnUnknownWriteGoesWithItsNameTyped()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    w.platform->onApply = [&](const ChangeRequest &, const auto &end) {
        w.platform->onObserve = [] { return Result<Workload>(fail(ErrorCode::Unavailable, "test", "no route")); };
        end(ended(ApplyResult::State::Unknown));
    };
    w.act();
    QVERIFY(w.becomes(id, ProposalState::Unknown));
    const auto refused = w.give(command::contextRemove, Json{{"name", "prod"}});
    QVERIFY(refused.error);
    QCOMPARE(refused.error->reason, std::string("ConfirmationRequired"));
    QCOMPARE(refused.error->detail, std::string("prod"));
    QVERIFY(w.stored(id).state == ProposalState::Unknown);
    QVERIFY(w.give(command::contextRemove, Json{{"name", "prod"}, {"confirm", "Prod"}}).error);
    QVERIFY(!w.give(command::contextRemove, Json{{"name", "prod"}, {"confirm", "prod"}}).error);
    QVERIFY(w.stored(id).state == ProposalState::Failed);
    QVERIFY(w.stored(id).outcome->reason.code == ReasonCode::WriteUnknown);
    QVERIFY(w.journal->intentsWithoutOutcome()->empty());
    const auto rows = *w.journal->audit(AuditFilter{});
    QVERIFY(std::any_of(rows.begin(), rows.end(), [&](const AuditRecord &r) { return r.event == "action.failed" && r.code == "WriteUnknown"; }));
    w.actions->advance();
    QVERIFY(QTest::qWaitFor([&] { return !w.actions->anyUnderWay(); }, kSoon));
}

void TestActionSteps::whatCannotBeReadResolvesNothing()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    w.platform->onApply = [&](const ChangeRequest &, const auto &end) {
        w.web.replicas = 5;
        w.platform->onObserve = [] { return Result<Workload>(fail(ErrorCode::Unavailable, "test", "HTTP 404")); };
        end(ended(ApplyResult::State::Accepted));
    };
    w.act();
    QVERIFY(w.becomes(id, ProposalState::Sent));
    w.clock->advance(std::chrono::minutes{2});
    QVERIFY(w.observesAgain());
    QVERIFY(w.stored(id).state == ProposalState::Sent);
    QCOMPARE(w.journal->intentsWithoutOutcome()->size(), std::size_t{1});
    w.platform->onObserve = [&] { return Result<Workload>(w.web); };
    QVERIFY(w.becomes(id, ProposalState::Verified));
    QVERIFY(w.journal->intentsWithoutOutcome()->empty());
}

// What counts is when the write was cut, not when its preparation began.
void TestActionSteps::waitsAsLongAsACutWriteMayTake()
{
    World w;
    const auto id = w.approved(w.planOf(5, std::chrono::minutes{30}), false);
    w.platform->onApply = [&](const ChangeRequest &, const auto &end) {
        w.clock->advance(std::chrono::minutes{3}); // the reads before the write
        end(ended(ApplyResult::State::Unknown));
    };
    w.act();
    QVERIFY(w.becomes(id, ProposalState::Unknown));
    w.clock->advance(Millis{89'999});
    QVERIFY(w.observesAgain());
    QVERIFY(w.stored(id).state == ProposalState::Unknown);
    // It arrives after all, half a second before it no longer can.
    w.web.replicas = 5;
    QVERIFY(w.becomes(id, ProposalState::Verified));
    QCOMPARE(codeOf(w.stored(id)), std::string("ResolvedApplied"));
}

void TestActionSteps::waitsAsLongAsAWriteCutByACrashMayTake()
{
    World w;
    const auto plan = w.planOf(5, std::chrono::minutes{30});
    const auto id = w.approved(plan, false);
    const Intent intent{.id = IntentId("i1"), .proposal = id, .workload = plan.workload, .change = plan.change, .uid = "u1", .version = "7", .fence = w.fence, .at = w.clock->wall()};
    QVERIFY(w.journal->recordIntent(intent, {}, entry("action.intent")).has_value());
    // The program that recorded it may have written minutes later.
    w.clock->advance(std::chrono::minutes{6});
    w.act();
    QVERIFY(w.observesAgain());
    QVERIFY(w.stored(id).state == ProposalState::Unknown);
    w.clock->advance(Millis{30'000});
    QVERIFY2(w.becomes(id, ProposalState::Failed), std::string(toString(w.stored(id).state)).c_str());
    QCOMPARE(codeOf(w.stored(id)), std::string("ResolvedNotApplied"));
}

void TestActionSteps::anApprovalThatEndsMeanwhileCancels()
{
    World w;
    const auto id = w.approved(w.planOf(5));
    std::optional<CancelToken> token;
    std::function<void(ApplyResult)> answer;
    w.platform->onApply = [&](const ChangeRequest &request, auto end) {
        token = request.cancelled;
        answer = std::move(end);
    };
    w.act();
    QVERIFY(QTest::qWaitFor([&] { return token.has_value(); }, kSoon));
    QVERIFY(!token->cancelled());
    w.clock->advance(kApprovalLifetime);
    QVERIFY(QTest::qWaitFor([&] { return token->cancelled(); }, kSoon));
    answer(ended(ApplyResult::State::NotSent, ReasonCode::WriteNotSent));
    QVERIFY(w.becomes(id, ProposalState::Failed));
    QCOMPARE(codeOf(w.stored(id)), std::string("WriteNotSent"));
}

void TestActionSteps::whatIsTakenBackMeanwhileCancels_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<bool>("cancels");
    QTest::newRow("nothing") << QStringLiteral("nothing") << false;
    QTest::newRow("the mode") << QStringLiteral("mode") << true;
    QTest::newRow("the dry run is on") << QStringLiteral("dry") << true;
    QTest::newRow("a pause") << QStringLiteral("pause") << true;
    QTest::newRow("writing to the context") << QStringLiteral("readonly") << true;
}

void TestActionSteps::whatIsTakenBackMeanwhileCancels()
{
    QFETCH(QString, what);
    QFETCH(bool, cancels);
    World w;
    const auto id = w.approved(w.planOf(5));
    std::optional<CancelToken> token;
    std::function<void(ApplyResult)> answer;
    w.platform->onApply = [&](const ChangeRequest &request, auto end) {
        token = request.cancelled;
        answer = std::move(end);
    };
    w.act();
    QVERIFY(QTest::qWaitFor([&] { return token.has_value(); }, kSoon));
    if (what == QLatin1String("mode"))
        QVERIFY(w.journal->putWorkloadSettings(World::settingsOf(kWeb, Mode::Recommend)).has_value());
    else if (what == QLatin1String("dry"))
        QVERIFY(!w.give(command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}}).error);
    else if (what == QLatin1String("pause"))
        QVERIFY(!w.give(command::pause, Json{{"scope", "all"}}).error);
    else if (what == QLatin1String("readonly")) {
        ContextConfig config = prod();
        config.readOnly = true;
        QVERIFY(w.journal->putContext(config).has_value());
    }
    w.actions->cancelForbidden();
    // Behind it on the store thread.
    QVERIFY(QTest::qWaitFor([f = w.store->run([](Journal &, History &) { return Result<void>{}; })] { return f.isFinished(); }, kSoon));
    QCOMPARE(token->cancelled(), cancels);
    answer(ended(ApplyResult::State::NotSent, ReasonCode::WriteNotSent));
    QVERIFY(w.becomes(id, ProposalState::Failed));
}

// The rise before it was verified and its replicas are not ready; a further one does not come to be.
void TestActionSteps::aRiseThatWasNotSentLeavesTheOneBeforeWatched()
{
    World w;
    const auto first = w.approved(w.planOf(5));
    w.act();
    QVERIFY(w.becomes(first, ProposalState::Verified));
    w.clock->advance(Seconds{61});
    std::function<void(ApplyResult)> answer;
    w.platform->onApply = [&](const ChangeRequest &, auto end) { answer = std::move(end); };
    const auto second = w.approved(w.planOf(7));
    w.actions->advance();
    QVERIFY(QTest::qWaitFor([&] { return answer != nullptr; }, kSoon));
    // What it will do is not known; the first is not judged meanwhile.
    w.web.replicas = 7;
    QVERIFY(w.observesAgain());
    QVERIFY(w.stored(first).state == ProposalState::Verified);
    w.web.replicas = 5;
    answer(ended(ApplyResult::State::Conflict, ReasonCode::WriteConflict));
    QVERIFY(w.becomes(second, ProposalState::Conflict));
    QVERIFY(w.stored(first).state == ProposalState::Verified);
    w.clock->advance(kReadyWithin);
    QVERIFY2(w.becomes(first, ProposalState::Unhealthy), std::string(toString(w.stored(first).state)).c_str());
    QCOMPARE(codeOf(w.stored(first)), std::string("NotHealthyInTime"));
    QVERIFY(QTest::qWaitFor([&] { return !w.stored(first).revertedBy.empty(); }, kSoon));
}

void TestActionSteps::aRiseThatWasSentTakesThePlace()
{
    World w;
    const auto first = w.approved(w.planOf(5));
    w.act();
    QVERIFY(w.becomes(first, ProposalState::Verified));
    w.clock->advance(Seconds{61});
    const auto second = w.approved(w.planOf(7));
    w.actions->advance();
    QVERIFY(w.becomes(second, ProposalState::Verified));
    QVERIFY(w.stored(first).state == ProposalState::Superseded);
    QVERIFY(w.stored(first).outcome);
    w.clock->advance(Seconds{61});
    // A reduction does not follow what is still watched.
    const auto fall = w.approved(w.planOf(6));
    w.actions->advance();
    QVERIFY(QTest::qWaitFor([&] {
        const auto e = w.events();
        return std::find(e.begin(), e.end(), "action.refused") != e.end() || w.stored(fall).state == ProposalState::Void;
    }, kSoon));
    QCOMPARE(w.platform->applied, 2);
}

// An adapter that sent what was cancelled, while another engine took the lease: no intent can be recorded, and it must neither
// be lost nor be handed over again.
void TestActionSteps::aBrokenRehearsalEndsWhereItCannotBeAnAction()
{
    World w;
    QVERIFY(w.journal->putSetting("dry_run", "on").has_value());
    const auto id = w.approved(w.planOf(5));
    Services services = w.services();
    services.fence = w.fence + 1; // another engine took the lease meanwhile
    const auto recorded = recordRehearsal(services, *w.journal, id, ended(ApplyResult::State::Accepted));
    QVERIFY2(recorded.has_value(), recorded ? "" : recorded.error().detail.c_str());
    QVERIFY(w.stored(id).state == ProposalState::Void);
    QCOMPARE(codeOf(w.stored(id)), std::string("WriteUnknown"));
    const auto events = w.events();
    QVERIFY(std::find(events.begin(), events.end(), "action.unknown") != events.end());
    const auto told = *w.journal->eventsAfter(0, 100);
    QVERIFY(std::any_of(told.begin(), told.end(), [](const Event &e) { return e.type == "action.failed" && e.severity == Severity::Error; }));
    QVERIFY(w.journal->intentsWithoutOutcome()->empty());
}

QTEST_GUILESS_MAIN(TestActionSteps)
#include "tst_actionsteps.moc"
