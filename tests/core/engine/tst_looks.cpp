// What a look at the world may and may not do to the next one, through the engine: answers that come late, rises whose
// replicas do not come, verdicts that come after their action was replaced.
#include "core/engine/actionrecord.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "core/store/storethread.h"
#include "tests/bench/engine/benchhome.h"
#include "tests/core/engine/scriptedplatform.h"

#include <QTemporaryDir>
#include <QTest>

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

QTEST_GUILESS_MAIN(TestLooks)
#include "tst_looks.moc"
