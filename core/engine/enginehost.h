// An Engine on a thread of its own, for programs with a window: values cross, objects do not.
#pragma once

#include "core/engine/connect.h"
#include "core/engine/engine.h"
#include "core/engine/homereader.h"
#include "core/secrets/secretstore.h"

#include <QThread>

namespace preamar {

class EngineHost : public QObject
{
    Q_OBJECT
public:
    explicit EngineHost(EngineOptions options, QObject *parent = nullptr);
    ~EngineHost() override;  // shuts the engine down (bounded: 5 s) and joins its thread

    void start();
    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const;  // the latest one delivered to this thread
    Future<CommandAnswer> submit(const Command &command);
    Future<ChartSeries> chart(const ChartRequest &request);
    Future<ModelBoard> modelBoard();
    Future<ModelStudy> modelStudy(const SeriesKey &key);
    Future<SimulationAnswer> simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control);
    Future<ConnectionTest> testConnection(const ContextConfig &config);
    // What the dialogs that connect servers look up (core/engine/connect.h).
    Future<std::vector<FoundContext>> findContexts(const std::string &kubeconfig);
    Future<AccessRights> accessRights(const ContextConfig &config);
    Future<std::vector<FoundEnvironment>> findEnvironments(const ContextConfig &config);
    Future<QueryTrial> tryQuery(const ContextConfig &config, const std::string &text);
    // Stores a secret in the OS keychain for a context about to be added. The bytes are moved to the engine's thread.
    Future<> storeSecret(const SecretRef &ref, std::shared_ptr<Secret> secret);
    Future<> removeSecret(const SecretRef &ref);
    // What a person looks up; on a thread of its own, works without an engine too.
    [[nodiscard]] HomeReader &reader();

Q_SIGNALS:
    void snapshotChanged();
    void eventHappened(const preamar::Event &event);

private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace preamar
