// How long one context that hangs delays what the others answered: a running engine, two contexts, the second of which
// never answers. bench_straggler [rounds]
#include "core/engine/collect.h"
#include "tests/core/engine/scriptedplatform.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTimer>

#include <algorithm>
#include <cstdio>

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::test;

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int rounds = argc > 1 ? std::atoi(argv[1]) : 50;
    std::vector<qint64> delays;
    for (int round = 0; round < rounds; ++round) {
        std::map<std::string, std::shared_ptr<ScriptedOrchestrator>> platforms{{"quick", std::make_shared<ScriptedOrchestrator>()}, {"hangs", std::make_shared<ScriptedOrchestrator>()}};
        std::vector<ContextConfig> contexts(2);
        contexts[0].name = ContextName("quick");
        contexts[1].name = ContextName("hangs");
        Services services;
        services.context = &app;
        services.clock = std::make_shared<SystemClock>();
        services.platform = [&](const ContextConfig &config) { return Result<Platform>(Platform{platforms.at(config.name.str()), nullptr}); };
        QElapsedTimer timer;
        collectAll(services, contexts, {}, [&](const std::vector<Collection> &) {
            delays.push_back(timer.elapsed());
            app.quit();
        }, [](const Collection &) {});
        QTimer::singleShot(0, &app, [&] {
            timer.start();
            platforms["quick"]->answer(WorkloadList{});
        });
        app.exec();
    }
    std::sort(delays.begin(), delays.end());
    std::printf("%d cycles: delayed by %lld ms (median), %lld ms (most)\n", rounds, static_cast<long long>(delays[delays.size() / 2]), static_cast<long long>(delays.back()));
    return 0;
}
