// The way of an action through faults of its world, step by step: an orchestrator that answers as it is told, a clock that is
// moved, and the real store.
#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/actions.h"
#include "core/engine/assess.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/cyclerecord.h"
#include "core/engine/modes.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "core/store/storethread.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace preamar;
using namespace preamar::engine;

namespace {

constexpr int kSoon = 10'000;
const Timestamp kBegin = fromMillis(1'772'409'600'000);
const WorkloadRef kWeb{.context = ContextName("prod"), .name = "web"};

class ToldOrchestrator final : public Orchestrator
{
public:
    std::function<Result<Workload>()> onObserve;
    std::function<void(const ChangeRequest &, std::function<void(ApplyResult)>)> onApply;
    int observed = 0;
    int applied = 0;

    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(ContextHealth{})); }
    Future<WorkloadList> workloads() override { return readyFuture(Result<WorkloadList>(WorkloadList{})); }
    Future<Workload> observe(const WorkloadRef &) override
    {
        ++observed;
        return readyFuture(onObserve());
    }
    Future<ApplyResult> apply(const ChangeRequest &request) override
    {
        ++applied;
        auto promise = std::make_shared<QPromise<Result<ApplyResult>>>();
        promise->start();
        onApply(request, [promise](ApplyResult result) {
            promise->addResult(Result<ApplyResult>(std::move(result)));
            promise->finish();
        });
        return promise->future();
    }
    int requestsSent() const override { return applied; }
};

ApplyResult ended(ApplyResult::State state, ReasonCode code = ReasonCode::WriteUnknown)
{
    return {.state = state, .reason = {code, {}, {}}, .detail = {}};
}

ContextConfig prod()
{
    ContextConfig config;
    config.name = kWeb.context;
    config.kind = ContextKind::Portainer;
    config.url = "https://127.0.0.1:1";
    config.environment = 1;
    return config;
}

ScalingPolicy policyNow()
{
    ScalingPolicy policy;
    policy.mode = Mode::Approve;
    policy.max = 50;
    return policy;
}

AuditEntry entry(const char *event)
{
    return {.actor = localActor(Origin::Engine), .event = event, .workload = {}, .code = {}, .detail = Json::object()};
}

std::string codeOf(const Proposal &p)
{
    if (p.closedBy)
        return std::string(toString(p.closedBy->code));
    return p.outcome ? std::string(toString(p.outcome->reason.code)) : std::string();
}

struct World
{
    QTemporaryDir dir;
    std::string home = dir.filePath(QStringLiteral("home")).toStdString();
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kBegin);
    std::shared_ptr<ToldOrchestrator> platform = std::make_shared<ToldOrchestrator>();
    std::unique_ptr<Journal> journal;
    std::unique_ptr<StoreThread> store;
    QObject context;
    std::int64_t fence = 0;
    std::unique_ptr<Actions> actions;
    Workload web;

    World()
    {
        (void)prepareHome(home);
        journal = std::move(*openJournal(home, *clock));
        (void)journal->putContext(prod());
        (void)journal->putWorkloadSettings(settingsOf(kWeb, Mode::Approve));
        fence = journal->takeLease("test", clock->wall())->fence;
        web.ref = kWeb;
        web.uid = "u1";
        web.version = "7";
        web.replicas = web.ready = 3;
        web.specDigest = "d";
        platform->onObserve = [this] { return Result<Workload>(web); };
        platform->onApply = [this](const ChangeRequest &request, const auto &end) {
            web.replicas = std::get<ReplicaChange>(request.change).to;
            end(ended(ApplyResult::State::Accepted));
        };
        store = std::make_unique<StoreThread>(home, *clock);
    }
    ~World()
    {
        if (actions)
            actions->stop();
        actions.reset();
        store.reset();
    }
    static WorkloadSettings settingsOf(const WorkloadRef &ref, Mode mode)
    {
        WorkloadSettings settings;
        settings.workload = ref;
        settings.policy = policyNow();
        settings.policy.mode = mode;
        settings.enrolled = true;
        return settings;
    }
    [[nodiscard]] Services services(bool continuous = true)
    {
        Services out;
        out.context = &context;
        out.store = store.get();
        out.clock = clock;
        out.actor = localActor(Origin::Engine);
        out.fence = fence;
        out.continuous = continuous;
        out.readAgain = Millis{2};
        out.platform = [this](const ContextConfig &) { return Result<Platform>(Platform{platform, nullptr}); };
        out.changed = [] {};
        return out;
    }
    void act(bool continuous = true)
    {
        actions = std::make_unique<Actions>(services(continuous));
        actions->advance();
    }
    [[nodiscard]] Plan planOf(std::int64_t to, Millis lifetime = std::chrono::minutes{5}) const
    {
        Plan plan;
        plan.workload = web.ref;
        plan.endpoint = endpointOf(prod());
        plan.change = ReplicaChange{web.replicas, to};
        plan.observed = ObservedState{.uid = web.uid, .version = web.version, .replicas = web.replicas, .specDigest = web.specDigest, .owners = {}, .min = 1, .max = 50};
        plan.reasons = {Reason{ReasonCode::MeasuredCpuHigh, {90.0}, {}}};
        plan.priority = Priority::High;
        plan.policyVersion = policyVersion(policyNow());
        plan.created = clock->wall();
        plan.bootId = clock->bootId();
        plan.createdBoot = clock->boot();
        plan.lifetime = lifetime;
        return plan;
    }
    CommandAnswer give(std::string_view kind, Json arguments, bool engineRuns = true)
    {
        return applyCommand(*journal, nullptr, makeCommand(kind, std::move(arguments), localActor(Origin::CommandLine), clock->wall()),
                            CommandContext{.clock = *clock, .engineRuns = engineRuns, .isLab = false});
    }
    ProposalId approved(const Plan &plan, bool engineRuns = true)
    {
        Proposal p;
        p.id = ProposalId(newUlid(toMillis(clock->wall())));
        p.plan = plan;
        p.hash = planHash(plan);
        p.changed = clock->wall();
        const auto added = journal->addProposal(p, entry("proposal.created"));
        const auto answer = give(command::approve, Json{{"id", p.id.str()}}, engineRuns);
        return added && !answer.error ? p.id : ProposalId();
    }
    [[nodiscard]] Proposal stored(const ProposalId &id) const { return **journal->proposal(id); }
    bool becomes(const ProposalId &id, ProposalState state)
    {
        return QTest::qWaitFor([&] { return stored(id).state == state; }, kSoon);
    }
    // As the engine looks every second.
    bool observesAgain()
    {
        const int before = platform->observed;
        return QTest::qWaitFor([&] { return platform->observed > before + 1; }, kSoon);
    }
    std::vector<std::string> events() const
    {
        std::vector<std::string> out;
        for (const auto &r : *journal->audit(AuditFilter{}))
            out.push_back(r.event);
        return out;
    }
};

}  // namespace

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
    void countsActionsHoweverMuchIsProposed();
    void aWayBackCountsAgainstTheRate();
    void aWayBackIsHeldLikeAnyOther_data();
    void aWayBackIsHeldLikeAnyOther();
    void whatAPersonTookBackDoesNotRestAsRehearsed_data();
    void whatAPersonTookBackDoesNotRestAsRehearsed();
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

// An adapter that sent what was cancelled, while an earlier write is unresolved: no intent can be recorded, and it must neither be
// lost nor be handed over again.
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

}  // namespace

// Ten rises of the last minutes, and then more proposals elsewhere than any page holds: the eleventh waits all the same, and the
// first one's service still cools down.
void TestActionSteps::countsActionsHoweverMuchIsProposed()
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
void TestActionSteps::aWayBackCountsAgainstTheRate()
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

void TestActionSteps::aWayBackIsHeldLikeAnyOther_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("code");
    QTest::newRow("nothing speaks against it") << QString() << QString();
    QTest::newRow("a disruption budget since") << QStringLiteral("budget") << QStringLiteral("AtMinimum");
    QTest::newRow("a freeze window") << QStringLiteral("freeze") << QStringLiteral("FreezeWindow");
}

void TestActionSteps::aWayBackIsHeldLikeAnyOther()
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

void TestActionSteps::whatAPersonTookBackDoesNotRestAsRehearsed_data()
{
    QTest::addColumn<QString>("closedBy");
    QTest::addColumn<bool>("rests");
    QTest::newRow("rehearsed") << QStringLiteral("Rehearsed") << true;
    QTest::newRow("the world moved") << QStringLiteral("WorldChangedReplicas") << true;
    QTest::newRow("the emergency stop") << QStringLiteral("EmergencyStop") << false;
    QTest::newRow("the context was changed") << QStringLiteral("ProposalVoid") << false;
    QTest::newRow("the dry run ended") << QStringLiteral("DryRunSwitched") << false;
}

void TestActionSteps::whatAPersonTookBackDoesNotRestAsRehearsed()
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

QTEST_GUILESS_MAIN(TestActionSteps)
#include "tst_actionsteps.moc"
