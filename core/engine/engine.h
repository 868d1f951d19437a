// The reconciler: looks at the recorded and the observed state and advances each action by one step. Lives on its own
// thread (the main one in preamarctl); owns the network, the store thread, the pools and the schedule.
#pragma once

#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/domain/context.h"
#include "core/domain/records.h"
#include "core/engine/modelreads.h"
#include "core/engine/simulation.h"
#include "core/engine/snapshot.h"
#include "core/platform/metricsource.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>

namespace preamar {

class Orchestrator;
class SecretStore;

// The two halves of a context. Both may be the same object's.
struct Platform
{
    std::shared_ptr<Orchestrator> orchestrator;
    std::shared_ptr<MetricSource> metrics;
};
// Makes the adapters of a context; the registry in platforms.cpp has one row per kind. Replaced by tests.
using PlatformFactory =
    std::function<Result<Platform>(const ContextConfig &, SecretStore &, std::shared_ptr<const Clock>, const std::string &home)>;
[[nodiscard]] PlatformFactory defaultPlatforms();

// The clock of a home: the system's, or the lab's where the home holds a lab context.
[[nodiscard]] std::shared_ptr<Clock> clockFor(const std::vector<ContextConfig> &contexts);

struct EngineOptions
{
    std::string home;
    std::shared_ptr<const Clock> clock;  // null: clockFor() the home's contexts
    PlatformFactory platforms;           // empty: defaultPlatforms()
    std::shared_ptr<SecretStore> secrets;  // null: the system's
    bool mayBeEngine = true;             // false: only ever read and hand in commands
    bool scheduled = true;               // run cycles by itself; false for `preamarctl cycle`
    Millis stableFor{Seconds{3}};        // how long all replicas must stay ready before an action counts as healthy
    Millis settleAfter{Seconds{90}};     // how long after a cut write "not applied" may first be said (I-29)
    Millis poll{250};                    // between two looks at the home and the clock; tests that move the clock look more often
    Millis readAgain{1000};              // between two reads of an object that an action waits for
};

struct ConnectionTest;

class Engine : public QObject
{
    Q_OBJECT
public:
    explicit Engine(EngineOptions options, QObject *parent = nullptr);
    ~Engine() override;

    // Opens the home; takes the lease if it may. The result says whether this program is the engine (false: elsewhere).
    Future<bool> start();
    // Runs one full cycle now: acts on what was approved and waits until it is verified (≤ 60 s), then collects,
    // forecasts and decides. EngineBusy when this program is not the engine.
    Future<CycleReport> runCycle(const std::string &onlyContext = {});
    // Hands a command in and reports its answer; applied by whoever is the engine.
    Future<CommandAnswer> submit(const Command &command);
    Future<ChartSeries> chart(const ChartRequest &request);
    // How far each series can be trusted; everything about the models of one (a second or two of background work).
    Future<ModelBoard> modelBoard();
    Future<ModelStudy> modelStudy(const SeriesKey &key);
    // Replay on the own history, in the background; `control` tells how far it is and may cancel it.
    Future<SimulationAnswer> simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control);
    // Probes a context that need not be stored yet.
    Future<ContextHealth> probe(const ContextConfig &config);
    // The same step by step: name and port of its servers, what the probe told, and the age of the newest sample.
    Future<ConnectionTest> testConnection(const ContextConfig &config);
    // Evaluates an own query (policy key query.<metric>) on a context's metric source, without using it.
    Future<QueryTrial> tryQuery(const ContextConfig &config, const std::string &text);
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;
    // The clock of the home, safe from any thread.
    [[nodiscard]] std::shared_ptr<const Clock> clock() const;
    // Stops what is running, releases the lease; finished when nothing is under way.
    Future<> shutdown();

Q_SIGNALS:
    void snapshotChanged();
    void eventHappened(const preamar::Event &event);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace preamar
