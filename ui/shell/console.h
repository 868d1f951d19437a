// The seam between the window and the engine: what a page may read and ask for. `EngineConsole` (app/preamar) gives it
// the engine; tests give it values made by hand, so that a page in any state can be shown without an engine.
#pragma once

#include "core/engine/commands.h"
#include "core/engine/connect.h"
#include "core/engine/lookups.h"
#include "core/engine/modelreads.h"
#include "core/engine/simulation.h"
#include "core/engine/snapshot.h"
#include "core/engine/updates.h"
#include "ui/shell/uistate.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace preamar::ui {

class PendingApprovals;

class Console : public QObject
{
    Q_OBJECT
public:
    template<class T>
    using Handler = std::function<void(const Result<T> &)>;

    explicit Console(QObject *parent = nullptr);
    ~Console() override;

    // Never null: before the first one, an empty snapshot in state Starting.
    [[nodiscard]] virtual std::shared_ptr<const Snapshot> snapshot() const = 0;
    // Time at the desk since the snapshot was built, suspend included; for ages and countdowns.
    [[nodiscard]] virtual Millis sinceSnapshot() const = 0;

    // Handlers run once, later, on this thread; never when `context` is gone. `kind` is one of core/engine/commands.h;
    // whoever implements the seam adds who asks and when.
    virtual void submit(std::string_view kind, Json arguments, QObject *context, Handler<CommandAnswer> handler) = 0;
    virtual void chart(const ChartRequest &request, QObject *context, Handler<ChartSeries> handler) = 0;
    virtual void modelBoard(QObject *context, Handler<ModelBoard> handler) = 0;
    virtual void modelStudy(const SeriesKey &key, QObject *context, Handler<ModelStudy> handler) = 0;
    // Replay on the own history; `control` is looked at for progress and cancelled where the answer is not wanted.
    virtual void simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control, QObject *context,
                          Handler<SimulationAnswer> handler) = 0;
    virtual void testConnection(const ContextConfig &config, QObject *context, Handler<ConnectionTest> handler) = 0;
    // What the dialogs that connect servers look up (core/engine/connect.h); nothing is stored.
    virtual void findContexts(const std::string &kubeconfig, QObject *context,
                              Handler<std::vector<FoundContext>> handler) = 0;
    virtual void accessRights(const ContextConfig &config, QObject *context, Handler<AccessRights> handler) = 0;
    virtual void findEnvironments(const ContextConfig &config, QObject *context,
                                  Handler<std::vector<FoundEnvironment>> handler) = 0;
    virtual void storeSecret(const SecretRef &ref, const std::string &secret, QObject *context,
                             Handler<void> handler) = 0;
    virtual void removeSecret(const SecretRef &ref, QObject *context, Handler<void> handler) = 0;

    // What a person looks up in the home; answered without an engine too (core/engine/homereader.h says what each
    // gives).
    virtual void audit(const AuditQuery &query, QObject *context, Handler<AuditPage> handler) = 0;
    virtual void verifyAudit(QObject *context, Handler<ChainReport> handler) = 0;
    virtual void exportAudit(const AuditQuery &query, ExportFormat format, const std::string &file, QObject *context,
                             Handler<std::int64_t> handler) = 0;
    virtual void evidence(const ProposalId &id, QObject *context, Handler<ActionEvidence> handler) = 0;
    virtual void forecast(const ForecastId &id, QObject *context, Handler<Forecast> handler) = 0;
    virtual void changes(const std::vector<WorkloadRef> &workloads, TimeRange range, QObject *context,
                         Handler<std::vector<SeenChange>> handler) = 0;
    virtual void storage(QObject *context, Handler<StorageReport> handler) = 0;
    virtual void backup(const std::string &file, QObject *context, Handler<void> handler) = 0;
    [[nodiscard]] virtual std::vector<PolicyPreset> presets() const = 0;
    [[nodiscard]] virtual std::vector<ProfileMetric> metricProfiles() const = 0;

    // Starting with the session of the person at the desk; nullopt where the platform knows no such thing.
    [[nodiscard]] virtual std::optional<bool> autostart() const = 0;
    virtual Result<void> setAutostart(bool on) = 0;
    // False in builds that come from a distribution, which has its own way to bring what is new.
    [[nodiscard]] virtual bool maySeekUpdates() const = 0;
    virtual void seekUpdate(const std::string &feed, QObject *context, Handler<UpdateNews> handler) = 0;

    // What the window remembers between starts.
    [[nodiscard]] UiState &state() { return m_state; }
    // Given and not yet on their way; shared by every page that shows proposals.
    [[nodiscard]] PendingApprovals &approvals();

Q_SIGNALS:
    void snapshotChanged();
    void eventHappened(const preamar::Event &event);

private:
    UiState m_state;
    std::unique_ptr<PendingApprovals> m_approvals; // remembers in the state what it could not send
};

} // namespace preamar::ui
