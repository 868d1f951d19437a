// An action's world that does as it is told: an orchestrator whose answers are given by hand, a clock that is moved, and the
// real store.
#pragma once

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

namespace preamar::engine::test {

inline constexpr int kSoon = 10'000;
inline const Timestamp kBegin = fromMillis(1'772'409'600'000);
inline const WorkloadRef kWeb{.context = ContextName("prod"), .name = "web"};

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

inline ApplyResult ended(ApplyResult::State state, ReasonCode code = ReasonCode::WriteUnknown)
{
    return {.state = state, .reason = {code, {}, {}}, .detail = {}};
}

inline ContextConfig prod()
{
    ContextConfig config;
    config.name = kWeb.context;
    config.kind = ContextKind::Portainer;
    config.url = "https://127.0.0.1:1";
    config.environment = 1;
    return config;
}

inline ScalingPolicy policyNow()
{
    ScalingPolicy policy;
    policy.mode = Mode::Approve;
    policy.max = 50;
    return policy;
}

inline AuditEntry entry(const char *event)
{
    return {.actor = localActor(Origin::Engine), .event = event, .workload = {}, .code = {}, .detail = Json::object()};
}

inline std::string codeOf(const Proposal &p)
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

} // namespace preamar::engine::test
