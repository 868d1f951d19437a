// What a look at the world may and may not do to the next one, through the engine: answers that come late, rises whose
// replicas do not come, verdicts that come after their action was replaced, names that come to mean other servers meanwhile.
#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/contextservers.h"
#include "core/engine/cycle.h"
#include "core/engine/cyclestate.h"
#include "core/engine/modelwork.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "core/store/storethread.h"
#include "tests/bench/engine/benchhome.h"
#include "tests/core/engine/scriptedplatform.h"

#include <QScopeGuard>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <atomic>

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::test;

namespace {

constexpr std::chrono::seconds kSoon{20};
const Timestamp kBegin = fromMillis(1'772'409'600'000);

ContextConfig contextOf(const char *name)
{
    ContextConfig config;
    config.name = ContextName(name);
    config.kind = ContextKind::Portainer;
    config.url = "https://127.0.0.1:1";
    config.environment = 1;
    return config;
}

WorkloadList listOf(const char *context, std::int64_t replicas, std::int64_t ready)
{
    Workload w;
    w.ref = {.context = ContextName(context), .name = "web"};
    w.uid = "u1";
    w.replicas = replicas;
    w.ready = ready;
    w.limits.cpuCores = 1.0;
    WorkloadList list;
    list.workloads = {w};
    list.requests = 1;
    return list;
}

Proposal supersededRise(const Clock &clock)
{
    Proposal p;
    p.id = ProposalId("p1");
    p.plan.workload = {.context = ContextName("quick"), .name = "web"};
    p.plan.change = ReplicaChange{3, 5};
    p.plan.observed = ObservedState{.uid = "u1", .version = "1", .replicas = 3, .specDigest = "d", .owners = {}, .min = 1, .max = 20};
    p.plan.reasons = {Reason{ReasonCode::MeasuredCpuHigh, {90.0}, {}}};
    p.plan.created = clock.wall();
    p.plan.lifetime = std::chrono::minutes{5};
    p.plan.bootId = clock.bootId();
    p.plan.createdBoot = clock.boot();
    p.hash = planHash(p.plan);
    p.state = ProposalState::Proposed;
    p.changed = clock.wall();
    return p;
}

AuditEntry entry(const char *event)
{
    return {.actor = localActor(Origin::Engine), .event = event, .workload = {}, .code = {}, .detail = Json::object()};
}

// The rise as its life left it: verified then, and superseded by a further one since.
void storeSuperseded(Journal &journal, const Clock &clock, Timestamp verified)
{
    WorkloadSettings settings;
    settings.workload = {.context = ContextName("quick"), .name = "web"};
    settings.policy.mode = Mode::Approve;
    settings.enrolled = true;
    QVERIFY(journal.putWorkloadSettings(settings).has_value());
    Proposal p = supersededRise(clock);
    QVERIFY(journal.addProposal(p, entry("proposal.created")).has_value());
    const auto approved = applyCommand(journal, nullptr, makeCommand(command::approve, Json{{"id", p.id.str()}}, localActor(Origin::CommandLine), clock.wall()),
                                       CommandContext{.clock = clock, .engineRuns = true, .isLab = false});
    QVERIFY2(!approved.error, approved.error ? approved.error->detail.c_str() : "");
    const auto lease = journal.takeLease("test", clock.wall());
    QVERIFY(lease.has_value());
    const Intent intent{.id = IntentId("i1"), .proposal = p.id, .workload = p.plan.workload, .change = p.plan.change, .uid = "u1", .version = "1", .fence = lease->fence, .at = verified};
    QVERIFY(journal.recordIntent(intent, [] { return Result<void>{}; }, entry("action.intent")).has_value());
    p = **journal.proposal(p.id);
    p.state = ProposalState::Sent;
    QVERIFY(journal.updateProposal(p, entry("action.sent")).has_value());
    p.state = ProposalState::Verified;
    p.outcome = Outcome{.state = ProposalState::Verified, .reason = {ReasonCode::AppliedVerified, {}, {}}, .detail = {}, .at = verified};
    const auto recorded = journal.recordOutcome(intent.id, p, entry("action.verified"));
    QVERIFY2(recorded.has_value(), recorded ? "" : recorded.error().detail.c_str());
    p.state = ProposalState::Superseded;
    const auto moved = journal.updateProposal(p, entry("action.superseded"));
    QVERIFY2(moved.has_value(), moved ? "" : moved.error().detail.c_str());
}

struct World
{
    QTemporaryDir dir;
    std::shared_ptr<ManualClock> clock = std::make_shared<ManualClock>(kBegin);
    std::map<std::string, std::shared_ptr<ScriptedOrchestrator>> platforms;
    std::unique_ptr<Engine> engine;
    std::string home;

    explicit World(std::vector<const char *> contexts)
    {
        home = dir.filePath(QStringLiteral("home")).toStdString();
        (void)prepareHome(home);
        for (const char *name : contexts) {
            platforms[name] = std::make_shared<ScriptedOrchestrator>();
            (void)journal()->putContext(contextOf(name));
        }
    }
    ~World()
    {
        if (!engine)
            return;
        // Nobody waits for an answer that does not come.
        for (auto &[name, platform] : platforms) {
            while (platform->waiting() > 0)
                platform->answer(fail(ErrorCode::Cancelled, "test"));
        }
        (void)bench::await(engine->shutdown(), kSoon);
    }
    std::unique_ptr<Journal> journal() const
    {
        auto opened = openJournal(home, *clock);
        return opened ? std::move(*opened) : nullptr;
    }
    bool start(bool scheduled)
    {
        engine = std::make_unique<Engine>(EngineOptions{
            .home = home,
            .clock = clock,
            .platforms = [this](const ContextConfig &config, SecretStore &, std::shared_ptr<const Clock>, const std::string &) {
                return Result<Platform>(Platform{platforms.at(config.name.str()), nullptr});
            },
            .secrets = bench::noSecrets(),
            .scheduled = scheduled,
            .poll = Millis{2}});
        return bench::await(engine->start(), kSoon).has_value();
    }
    bool asked(const char *name) { return bench::pump([&] { return platforms.at(name)->waiting() > 0; }, kSoon); }
    // What the last report says of a context's workload; −1 where it says nothing.
    std::int64_t replicasOf(const char *name) const
    {
        const auto s = engine->snapshot();
        if (s->cycle) {
            for (const auto &w : s->cycle->workloads) {
                if (w.workload.ref.context.str() == name)
                    return w.workload.replicas;
            }
        }
        return -1;
    }
    bool shows(const char *name, std::int64_t replicas)
    {
        return bench::pump([&] { return !engine->snapshot()->cycleRunning && replicasOf(name) == replicas; }, kSoon);
    }
};

} // namespace

class TestLooks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStragglerIsNotAskedAgain();
    void aLateAnswerDoesNotOvertakeANewerLook();
    void holdsWhileReplicasAreOverdue_data();
    void holdsWhileReplicasAreOverdue();
    void aVerdictOnAReplacedActionChangesNothing();
    void aLookElsewhereBringsNoOldServerBack();
    void whatIsUnderWayIsNotNotedOfAnotherServer_data();
    void whatIsUnderWayIsNotNotedOfAnotherServer();
    void aTakenNameIsPassedOver();
    void aHistoryThatStaysHoldsUpNobodyElse();
};

void TestLooks::aStragglerIsNotAskedAgain()
{
    World w({"quick", "hangs"});
    QVERIFY(w.start(true));
    QVERIFY(w.asked("quick") && w.asked("hangs"));
    w.platforms["quick"]->answer(listOf("quick", 2, 2));
    QVERIFY(w.shows("quick", 2)); // the others go ahead
    QCOMPARE(w.replicasOf("hangs"), -1);

    // Two further cycles: whoever owes an answer is left alone.
    for (const std::int64_t replicas : {3, 4}) {
        w.clock->advance(std::chrono::minutes{6});
        QVERIFY(w.asked("quick"));
        w.platforms["quick"]->answer(listOf("quick", replicas, replicas));
        QVERIFY(w.shows("quick", replicas));
        QCOMPARE(w.platforms["hangs"]->waiting(), std::size_t{1});
    }
    // Its answer counts, however late, and then it is asked again.
    w.platforms["hangs"]->answer(listOf("hangs", 7, 7));
    QVERIFY(w.shows("hangs", 7));
    QCOMPARE(w.replicasOf("quick"), 4);
    w.clock->advance(std::chrono::minutes{6});
    QVERIFY(w.asked("hangs"));
}

void TestLooks::aLateAnswerDoesNotOvertakeANewerLook()
{
    World w({"quick", "hangs"});
    QVERIFY(w.start(true));
    QVERIFY(w.asked("quick") && w.asked("hangs"));
    w.platforms["quick"]->answer(listOf("quick", 2, 2));
    QVERIFY(w.shows("quick", 2));

    // While a cycle waits for `quick`, a further one is asked for; then the straggler answers and waits behind both.
    w.clock->advance(std::chrono::minutes{6});
    QVERIFY(w.asked("quick"));
    auto further = w.engine->runCycle();
    w.platforms["hangs"]->answer(listOf("hangs", 3, 3));
    QVERIFY(bench::pump([&] { return w.platforms["hangs"]->waiting() == 0; }, kSoon));
    QTest::qWait(100);
    w.clock->advance(Seconds{1});
    w.platforms["quick"]->answer(listOf("quick", 2, 2));
    QVERIFY(w.asked("quick") && w.asked("hangs"));
    w.platforms["quick"]->answer(listOf("quick", 2, 2));
    w.platforms["hangs"]->answer(listOf("hangs", 9, 9));
    QVERIFY(bench::await(std::move(further), kSoon).has_value());
    QVERIFY(w.shows("hangs", 9));
    // The cycle of the late answer came and went.
    QTest::qWait(300);
    QVERIFY(w.shows("hangs", 9));
}

void TestLooks::holdsWhileReplicasAreOverdue_data()
{
    QTest::addColumn<int>("secondsAgo");
    QTest::addColumn<int>("ready");
    QTest::addColumn<bool>("holds");
    QTest::newRow("still within their five minutes") << 299 << 3 << false;
    QTest::newRow("overdue") << 300 << 3 << true;
    QTest::newRow("overdue for an hour") << 3600 << 4 << true;
    QTest::newRow("longer ago than that") << 3601 << 3 << false;
    QTest::newRow("they came") << 400 << 5 << false;
}

void TestLooks::holdsWhileReplicasAreOverdue()
{
    QFETCH(int, secondsAgo);
    QFETCH(int, ready);
    QFETCH(bool, holds);
    World w({"quick"});
    storeSuperseded(*w.journal(), *w.clock, kBegin - Seconds{secondsAgo});
    QVERIFY(w.start(false));
    auto cycle = w.engine->runCycle();
    QVERIFY(w.asked("quick"));
    w.platforms["quick"]->answer(listOf("quick", 5, ready));
    const auto report = bench::await(std::move(cycle), kSoon);
    QVERIFY(report.has_value());
    const auto &reasons = report->workloads.at(0).decision.reasons;
    QCOMPARE(std::any_of(reasons.begin(), reasons.end(), [](const Reason &r) { return r.code == ReasonCode::ActionUnresolved; }), holds);
}

// The watch of an action and the rise that replaces it run beside each other: the verdict may come second.
void TestLooks::aVerdictOnAReplacedActionChangesNothing()
{
    World w({"quick"});
    auto journal = w.journal();
    storeSuperseded(*journal, *w.clock, kBegin);
    auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    Services services;
    services.clock = w.clock;
    services.actor = localActor(Origin::Engine);
    const auto before = journal->audit(AuditFilter{})->size();
    for (const auto &[state, code] : {std::pair{ProposalState::Healthy, ReasonCode::BecameHealthy}, std::pair{ProposalState::Unhealthy, ReasonCode::ReplicasCrash}}) {
        Proposal verdict = **journal->proposal(ProposalId("p1"));
        verdict.state = state;
        const auto recorded = recordConclusion(services, *journal, **history, verdict, std::nullopt, false, Reason{code, {}, {}});
        QVERIFY2(recorded.has_value(), recorded ? "" : recorded.error().detail.c_str());
        QVERIFY((*journal->proposal(ProposalId("p1")))->state == ProposalState::Superseded);
    }
    QCOMPARE(journal->audit(AuditFilter{})->size(), before);
    QVERIFY(journal->openProposals()->empty()); // no way back is offered
}

// A cycle over one context carries the last report of all others: it must not outlive what that report is about.
void TestLooks::aLookElsewhereBringsNoOldServerBack()
{
    World w({"quick", "hangs"});
    QVERIFY(w.start(false));
    auto both = w.engine->runCycle();
    QVERIFY(w.asked("quick") && w.asked("hangs"));
    w.platforms["quick"]->answer(listOf("quick", 2, 2));
    w.platforms["hangs"]->answer(listOf("hangs", 3, 3));
    QVERIFY(bench::await(std::move(both), kSoon).has_value());
    const auto journal = w.journal();
    const auto remembers = [&](const char *name) {
        const auto last = journal->lastCycleReport();
        return last && *last && std::any_of((*last)->workloads.begin(), (*last)->workloads.end(), [&](const WorkloadReport &r) { return r.workload.ref.context.str() == name; });
    };
    QVERIFY(remembers("hangs"));

    auto one = w.engine->runCycle("quick");
    QVERIFY(w.asked("quick"));
    ContextConfig other = contextOf("hangs");
    other.url = "https://127.0.0.1:2";
    const auto changed = bench::await(w.engine->submit(makeCommand(command::contextUpdate, Json{{"config", toJson(other)}}, localActor(Origin::CommandLine), w.clock->wall())), kSoon);
    QVERIFY(changed.has_value() && !changed->error);
    QVERIFY(!remembers("hangs"));
    w.platforms["quick"]->answer(listOf("quick", 4, 4));
    const auto report = bench::await(std::move(one), kSoon);
    QVERIFY(!report && report.error().code == ErrorCode::Cancelled);
    QVERIFY(!remembers("hangs"));

    auto next = w.engine->runCycle("quick");
    QVERIFY(w.asked("quick"));
    w.platforms["quick"]->answer(listOf("quick", 4, 4));
    QVERIFY(bench::await(std::move(next), kSoon).has_value());
    QVERIFY(remembers("quick") && !remembers("hangs"));
}

void TestLooks::whatIsUnderWayIsNotNotedOfAnotherServer_data()
{
    QTest::addColumn<bool>("isStored");
    QTest::newRow("while the samples are stored") << false;
    QTest::newRow("while the highest demand is read") << true;
}

void TestLooks::whatIsUnderWayIsNotNotedOfAnotherServer()
{
    QFETCH(bool, isStored);
    World w({"quick"});
    const ContextName quick("quick");
    const WorkloadRef web{.context = quick, .name = "web"};
    WorkloadSettings settings;
    settings.workload = web;
    settings.policy.mode = Mode::Approve;
    settings.policy.preset = "preamar";
    settings.enrolled = true;
    QVERIFY(w.journal()->putWorkloadSettings(settings).has_value());
    std::array<QSemaphore, 2> gates;
    std::atomic_bool isAtSecond = false;
    QObject context;
    QThreadPool pool;
    ForecastBook book;
    StoreThread store(w.home, *w.clock);
    const auto opened = qScopeGuard([&] {
        for (QSemaphore &gate : gates)
            gate.release(2);
    });
    Services services;
    services.context = &context;
    services.store = &store;
    services.clock = w.clock;
    services.actor = localActor(Origin::Engine);
    services.continuous = false;
    services.cyclePool = &pool;
    services.backgroundPool = &pool;
    services.book = &book;
    services.platform = [&](const ContextConfig &config) { return Result<Platform>(Platform{w.platforms.at(config.name.str()), nullptr}); };
    services.changed = [] {};
    ModelWork models(services);
    services.models = &models;
    const auto memory = std::make_shared<CycleMemory>();
    CycleRunner runner(services, memory);
    std::optional<Result<CycleReport>> report;
    runner.run(CycleRequest{}, [&](Result<CycleReport> r) { report = std::move(r); });
    QVERIFY(w.asked("quick"));

    (void)store.run([&](Journal &, History &) -> Result<void> {
        gates[0].acquire();
        return {};
    });
    w.platforms["quick"]->answer(listOf("quick", 5, 5));
    QVERIFY(bench::pump([&] { return memory->lastLook.contains(quick); }, kSoon)); // what was seen waits to be stored
    (void)store.run([&](Journal &, History &) -> Result<void> {
        isAtSecond = true;
        gates[1].acquire();
        return {};
    });
    if (isStored) {
        gates[0].release();
        QVERIFY(bench::pump([&] { return isAtSecond.load(); }, kSoon));
        QTest::qWait(50); // it was stored, and what is read next waits
    }
    QVERIFY(!report);
    QVERIFY(memory->lastWorkloads.contains(web));
    forgetContext(*memory, quick);
    for (QSemaphore &gate : gates)
        gate.release();
    QVERIFY(bench::pump([&] { return report.has_value(); }, kSoon));
    QVERIFY(!*report && report->error().code == ErrorCode::Cancelled);
    QVERIFY(memory->recommendations.empty() && memory->peaks.empty() && memory->baselines.empty() && memory->lastWorkloads.empty());
}

void TestLooks::aTakenNameIsPassedOver()
{
    World w({"quick", "quick@3"});
    const auto journal = w.journal();
    const auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    const auto keyOf = [](const char *context) { return SeriesKey{{.context = ContextName(context), .name = "web"}, metric::cpuCores}; };
    const auto valuesOf = [&](const char *context) {
        std::vector<double> out;
        const auto read = (*history)->read(keyOf(context), TimeRange{kBegin, kBegin + std::chrono::hours{1}});
        for (const Sample &s : read ? read->samples : std::vector<Sample>{})
            out.push_back(s.value);
        return out;
    };
    const auto leave = [&](double measured) {
        return (*history)->append({Series{keyOf("quick"), {{kBegin, measured}}}}) && leaveServers(*journal, ContextName("quick"), localActor(Origin::Engine)) &&
               setHistoryApart(*journal, **history) && setHistoryApart(*journal, **history);
    };
    QVERIFY((*history)->append({Series{keyOf("quick@1"), {{kBegin, 9.0}}}}).has_value());
    QVERIFY(leave(1.0));
    QVERIFY(leave(2.0)); // 3 is a context's
    QVERIFY(valuesOf("quick").empty());
    QCOMPARE(valuesOf("quick@1"), std::vector<double>{9.0});
    QCOMPARE(valuesOf("quick@2"), std::vector<double>{1.0});
    QVERIFY(valuesOf("quick@3").empty());
    QCOMPARE(valuesOf("quick@4"), std::vector<double>{2.0});
    QVERIFY(waitingApart(*journal)->empty());
}

void TestLooks::aHistoryThatStaysHoldsUpNobodyElse()
{
    World w({"quick", "hangs"});
    const auto journal = w.journal();
    const SeriesKey cpu{{.context = ContextName("quick"), .name = "web"}, metric::cpuCores};
    {
        const auto history = openHistory(w.home);
        QVERIFY(history.has_value());
        QVERIFY((*history)->append({Series{cpu, {{kBegin, 1.0}}}}).has_value());
    }
    QVERIFY(leaveServers(*journal, ContextName("quick"), localActor(Origin::Engine)).has_value());
    {
        const auto sealed = openHistory(w.home, HistoryOptions{.readOnly = true});
        QVERIFY(sealed.has_value());
        const auto inputs = loadInputs(*journal, **sealed, *w.clock, true);
        QVERIFY2(inputs.has_value(), inputs ? "" : inputs.error().detail.c_str());
        QCOMPARE(inputs->contexts.size(), std::size_t{1});
        QCOMPARE(inputs->contexts.front().name.str(), std::string("hangs"));
    }
    const auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    const auto inputs = loadInputs(*journal, **history, *w.clock, true);
    QVERIFY(inputs.has_value());
    QCOMPARE(inputs->contexts.size(), std::size_t{2});
    QVERIFY((*history)->read(cpu, TimeRange{kBegin, kBegin + std::chrono::hours{1}})->samples.empty());
}

QTEST_GUILESS_MAIN(TestLooks)
#include "tst_looks.moc"
