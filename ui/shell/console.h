// The seam between the window and the engine: what a page may read and ask for. `EngineConsole` (app/preamar) gives it
// the engine; tests give it values made by hand, so that a page in any state can be shown without an engine.
#pragma once

#include "core/engine/commands.h"
#include "core/engine/simulation.h"
#include "core/engine/snapshot.h"

#include <QObject>

#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace preamar::ui {

class Console : public QObject
{
    Q_OBJECT
public:
    template<class T>
    using Handler = std::function<void(const Result<T> &)>;

    using QObject::QObject;

    // Never null: before the first one, an empty snapshot in state Starting.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
    // Time at the desk since the snapshot was built, suspend included; for ages and countdowns.
    [[nodiscard]] virtual Millis sinceSnapshot() const = 0;

    // Handlers run once, later, on this thread; never when `context` is gone. `kind` is one of core/engine/commands.h;
    // whoever implements the seam adds who asks and when.
    virtual void submit(std::string_view kind, Json arguments, QObject *context, Handler<CommandAnswer> handler) = 0;
    virtual void chart(const ChartRequest &request, QObject *context, Handler<ChartSeries> handler) = 0;
    // Replay on the own history; `control` is looked at for progress and cancelled where the answer is not wanted.
    virtual void simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control, QObject *context,
                          Handler<SimulationAnswer> handler) = 0;
    virtual void probe(const ContextConfig &config, QObject *context, Handler<ContextHealth> handler) = 0;
    virtual void storeSecret(const SecretRef &ref, const std::string &secret, QObject *context,
                             Handler<void> handler) = 0;

Q_SIGNALS:
    void snapshotChanged();
    void eventHappened(const preamar::Event &event);
};

} // namespace preamar::ui
