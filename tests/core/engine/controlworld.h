// An engine that orders and is ordered: a home, a platform that holds what it is asked, a clock that can be made to wait, and a
// second program beside it.
#pragma once

#include "core/domain/codec.h"
#include "core/engine/commandapply.h"
#include "core/engine/commandrows.h"
#include "core/engine/commands.h"
#include "core/engine/forecastbook.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "tests/bench/engine/benchhome.h"
#include "tests/core/engine/heldplatform.h"
#include "tests/scenario/actionworld.h"

#include <QElapsedTimer>
#include <QSemaphore>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>

#include <atomic>

namespace preamar::engine::test {

using namespace preamar::test;

inline constexpr std::chrono::seconds kSoon{20};
inline const Timestamp kBegin = fromMillis(1'772'409'600'000);

inline ContextConfig prodAt(const char *url)
{
    ContextConfig config;
    config.name = kProd;
    config.kind = ContextKind::Portainer;
    config.url = url;
    config.environment = 1;
    config.prometheus.url = "https://127.0.0.1:2";
    return config;
}

// A clock whose boot(), asked for on another thread, can be made to wait, or to do something first; and that can be moved on.
class HookedClock final : public Clock
{
public:
    [[nodiscard]] Timestamp wall() const override { return m_now.wall() + Millis{m_ahead}; }
    [[nodiscard]] BootTime boot() const override
    {
        if (QThread::currentThread() != m_home && m_left > 0 && --m_left == 0) {
            m_met = true;
            m_hook();
        }
        return m_now.boot() + Millis{m_ahead};
    }
    [[nodiscard]] std::string bootId() const override { return m_now.bootId(); }
    // `hook` with the nth question from now on.
    void arm(std::function<void()> hook, int nth = 1)
    {
        m_hook = std::move(hook);
        m_left = nth;
    }
    [[nodiscard]] bool met() const { return m_met; }
    void advance(Millis by) { m_ahead += by.count(); }

private:
    SystemClock m_now;
    QThread *m_home = QThread::currentThread();
    std::function<void()> m_hook;
    mutable std::atomic_int m_left = 0;
    mutable std::atomic_bool m_met = false;
    std::atomic<Millis::rep> m_ahead = 0;
};

struct World
{
    QTemporaryDir dir;
    std::string home = dir.filePath(QStringLiteral("home")).toStdString();
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<HeldPlatform> platform;
    std::unique_ptr<Engine> engine;

    explicit World(std::shared_ptr<const Clock> c = std::make_shared<SystemClock>()) : clock(std::move(c)), platform(std::make_shared<HeldPlatform>(clock))
    {
        (void)prepareHome(home);
        const auto j = journal();
        (void)j->putContext(prodAt("https://127.0.0.1:1"));
        for (const auto &ref : {kWeb, kApi}) {
            WorkloadSettings settings;
            settings.workload = ref;
            settings.policy.mode = Mode::Approve;
            settings.policy.max = 20;
            settings.enrolled = true;
            (void)j->putWorkloadSettings(settings);
        }
    }
    ~World()
    {
        if (!engine)
            return;
        platform->letGo();
        platform->answerLooks();
        (void)bench::await(engine->shutdown(), kSoon);
    }
    std::unique_ptr<Journal> journal() const
    {
        auto opened = openJournal(home, *clock);
        return opened ? std::move(*opened) : nullptr;
    }
    Result<bool> start(bool scheduled = false, Millis poll = Millis{250})
    {
        engine = std::make_unique<Engine>(EngineOptions{
            .home = home,
            .clock = clock,
            .platforms = [this](const ContextConfig &config, SecretStore &, const std::shared_ptr<const Clock> &, const std::string &) {
                return config.name == kProd ? Result<Platform>(Platform{platform, platform}) : Result<Platform>(fail(ErrorCode::Unavailable, "test"));
            },
            .secrets = bench::noSecrets(),
            .scheduled = scheduled,
            .stableFor = Millis{0},
            .poll = poll,
            .readAgain = Millis{20}});
        return bench::await(engine->start(), kSoon);
    }
    CommandAnswer submit(std::string_view kind, Json arguments) const
    {
        const auto answer = bench::await(engine->submit(order(kind, std::move(arguments))), kSoon);
        return answer ? *answer : CommandAnswer{.done = true, .result = nullptr, .error = answer.error()};
    }
    // By another program.
    CommandAnswer apply(std::string_view kind, Json arguments) const
    {
        return applyCommand(*journal(), nullptr, order(kind, std::move(arguments)), CommandContext{.clock = *clock, .engineRuns = true, .isLab = false});
    }
    Command order(std::string_view kind, Json arguments) const { return makeCommand(kind, std::move(arguments), localActor(Origin::CommandLine), clock->wall()); }
    Command row(std::string_view kind, Json arguments) const
    {
        Command command = order(kind, std::move(arguments));
        (void)journal()->addCommand(command);
        return command;
    }
    std::optional<CommandAnswer> answerTo(const Command &command) const
    {
        auto answer = journal()->commandAnswer(command.id);
        return answer ? *answer : std::nullopt;
    }
    // Both workloads from 3 to 5, approved and held right before they leave.
    bool holdTwoWrites(Millis poll = Millis{250})
    {
        for (const auto &ref : {kWeb, kApi}) {
            const auto id = addApproved(*journal(), planFor(prodAt("https://127.0.0.1:1"), platform->seen(ref), 5, *clock), *clock);
            if (!id)
                return false;
            proposals[ref] = *id;
        }
        return start(false, poll).value_or(false) && bench::pump([&] { return platform->held() == 2; }, kSoon);
    }
    std::map<WorkloadRef, ProposalId> proposals;
    Proposal stored(const WorkloadRef &ref) const { return **journal()->proposal(proposals.at(ref)); }
    std::vector<WorkloadSettings> settings() const { return *journal()->workloadSettings(); }
    bool isPaused() const { return !journal()->pauses()->empty(); }
    // The report of one cycle on kWeb.
    std::optional<WorkloadReport> cycle() const
    {
        const auto report = bench::await(engine->runCycle(), kSoon);
        for (const auto &w : report ? report->workloads : std::vector<WorkloadReport>{}) {
            if (w.workload.ref == kWeb)
                return w;
        }
        return std::nullopt;
    }
};

inline std::string reasonOf(const std::optional<CommandAnswer> &answer)
{
    return answer && answer->error ? std::string(toString(answer->error->code)) + " " + answer->error->reason : std::string();
}

inline std::string reasonOf(const std::optional<WorkloadReport> &report)
{
    return report && !report->decision.reasons.empty() ? std::string(toString(report->decision.reasons.front().code)) : std::string();
}

} // namespace preamar::engine::test
