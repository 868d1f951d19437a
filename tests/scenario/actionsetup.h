// An engine, its home, and the Portainer double it acts on, in one place: what the tests of the action path share.
#pragma once

#include "core/domain/codec.h"
#include "core/engine/actionrecord.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/cyclerecord.h"
#include "core/platform/portainer/portainer.h"
#include "core/store/home.h"
#include "tests/scenario/actionworld.h"
#include "tests/support/portainerdouble.h"

#include <QTemporaryDir>
#include <QTest>

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar::test {

inline constexpr int kWait = 15'000;

struct ActionWorld
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
    // A plan from what the server shows now, approved as the command does; nullopt where the journal refused it.
    std::optional<ProposalId> approved(std::int64_t replicas, bool approve = true)
    {
        const auto seen = look();
        if (!seen)
            return std::nullopt;
        const auto id = addApproved(*journal(), planFor(contextOf(home, portainer->origin()), *seen, replicas, clock), clock, approve);
        return id ? std::optional(*id) : std::nullopt;
    }
    // The engine's answer; nullopt where none came.
    std::optional<CommandAnswer> submit(std::string_view kind, Json arguments)
    {
        std::optional<Result<CommandAnswer>> answer;
        onResult(engine->submit(makeCommand(kind, std::move(arguments), localActor(Origin::Window), clock.wall())), &context,
                 [&](Result<CommandAnswer> r) { answer = std::move(r); });
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, kWait) || !*answer)
            return std::nullopt;
        return std::move(**answer);
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

// How it ended: the code that closed it, or of its outcome.
inline std::string codeOf(const Proposal &p)
{
    if (p.closedBy)
        return std::string(toString(p.closedBy->code));
    return p.outcome ? std::string(toString(p.outcome->reason.code)) : std::string();
}

inline CommandAnswer give(ActionWorld &w, std::string_view kind, Json arguments, bool engineRuns = false)
{
    return engine::applyCommand(*w.journal(), nullptr, makeCommand(kind, std::move(arguments), localActor(Origin::CommandLine), w.clock.wall()),
                                engine::CommandContext{.clock = w.clock, .engineRuns = engineRuns, .isLab = false});
}

// The engine's own steps on a journal, without one that runs.
inline engine::Services stepsOf(Journal &journal, const Clock &clock)
{
    engine::Services services;
    services.clock = std::make_shared<SystemClock>();
    services.actor = localActor(Origin::Engine);
    const auto lease = journal.takeLease("test", clock.wall());
    services.fence = lease ? lease->fence : -1;
    return services;
}

inline std::vector<std::string> eventsOf(Journal &journal)
{
    std::vector<std::string> out;
    const auto records = journal.audit(AuditFilter{});
    for (const auto &r : records ? *records : std::vector<AuditRecord>{})
        out.push_back(r.event);
    return out;
}

} // namespace preamar::test
