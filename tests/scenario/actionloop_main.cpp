// action-loop HOME ORIGIN: takes up what an earlier one left, then changes the replicas of one service up and down through
// the whole action path for ever, until somebody ends it. `action-loop HOME ORIGIN settle` only resolves and exits.
#include "core/engine/assess.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/platform/portainer/portainer.h"
#include "core/store/home.h"
#include "core/store/storethread.h"
#include "tests/scenario/actionworld.h"

#include <QCoreApplication>
#include <QTimer>

#include <cstdio>

using namespace preamar;
using namespace preamar::test;

namespace {

class Loop : public QObject
{
public:
    Loop(std::string home, QByteArray origin, bool settleOnly) : m_home(std::move(home)), m_origin(std::move(origin)), m_settleOnly(settleOnly)
    {
        EngineOptions options;
        options.home = m_home;
        options.scheduled = false;
        options.clock = std::make_shared<FastClock>();
        options.settleAfter = Millis{static_cast<std::int64_t>(400 * FastClock::kRate)};
        options.stableFor = Millis{0};
        m_engine = std::make_unique<Engine>(options);
        m_secrets = makeSystemSecretStore();
        m_orchestrator = makePortainerOrchestrator(contextOf(m_home, m_origin), *m_secrets);
        onResult(m_engine->start(), this, [this](const Result<bool> &started) {
            if (!started || !*started) {
                std::fprintf(stderr, "not the engine: %s %s\n", started ? "" : started.error().reason.c_str(), started ? "" : started.error().detail.c_str());
                QCoreApplication::exit(1);
                return;
            }
            std::printf("running\n");
            std::fflush(stdout);
            m_timer.setInterval(5);
            connect(&m_timer, &QTimer::timeout, this, [this] { step(); });
            m_timer.start();
        });
    }

private:
    void step()
    {
        if (m_busy)
            return;
        auto journal = openJournal(m_home, m_clock);
        if (!journal)
            return;
        auto open = (*journal)->openProposals();
        if (!open)
            return;
        for (const auto &p : *open) {
            // Ended between proposing and approving: nobody will approve it any more.
            if (p.state == ProposalState::Proposed)
                (void)engine::applyCommand(**journal, nullptr, makeCommand(command::reject, Json{{"id", p.id.str()}}, localActor(Origin::CommandLine), m_clock.wall()),
                                           engine::CommandContext{.clock = m_clock, .engineRuns = true, .isLab = false});
        }
        if (!open->empty())
            return;
        if (m_settleOnly) {
            QCoreApplication::exit(0);
            return;
        }
        m_busy = true;
        onResult(m_orchestrator->observe(WorkloadRef{.context = ContextName("prod"), .name = kService}), this, [this](const Result<Workload> &w) {
            m_busy = false;
            auto writer = openJournal(m_home, m_clock);
            if (!w || !writer)
                return;
            const auto plan = planFor(contextOf(m_home, m_origin), *w, nextCount(w->replicas), m_clock);
            (void)addApproved(**writer, plan, m_clock);
        });
    }

    // Up to the maximum and down again: reversals are rare, as the safety core wants them.
    std::int64_t nextCount(std::int64_t replicas)
    {
        if (replicas >= 18)
            m_step = -1;
        else if (replicas <= 2)
            m_step = 1;
        return replicas + m_step;
    }

    std::string m_home;
    std::int64_t m_step = 1;
    QByteArray m_origin;
    bool m_settleOnly;
    bool m_busy = false;
    FastClock m_clock;
    std::unique_ptr<SecretStore> m_secrets;
    std::shared_ptr<Orchestrator> m_orchestrator;
    std::unique_ptr<Engine> m_engine;
    QTimer m_timer;
};

}  // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    if (argc < 3)
        return 2;
    const Loop loop(argv[1], QByteArray(argv[2]), argc > 3);
    return QCoreApplication::exec();
}
