// The window's seam over a real engine: adds who asks and when, and the time at the desk.
#pragma once

#include "core/base/clock.h"
#include "core/domain/actor.h"
#include "core/engine/enginehost.h"
#include "ui/shell/console.h"

namespace preamar::app {

class EngineConsole final : public ui::Console
{
    Q_OBJECT
public:
    // `awaitsContext`: a context is about to be added; until it is there the engine counts as starting.
    EngineConsole(EngineHost &host, bool awaitsContext, QObject *parent = nullptr);

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override { return m_snapshot; }
    [[nodiscard]] Millis sinceSnapshot() const override;
    void submit(std::string_view kind, Json arguments, QObject *context, Handler<CommandAnswer> handler) override;
    void chart(const ChartRequest &request, QObject *context, Handler<ChartSeries> handler) override;
    void modelBoard(QObject *context, Handler<ModelBoard> handler) override;
    void modelStudy(const SeriesKey &key, QObject *context, Handler<ModelStudy> handler) override;
    void simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control, QObject *context,
                  Handler<SimulationAnswer> handler) override;
    void testConnection(const ContextConfig &config, QObject *context, Handler<ConnectionTest> handler) override;
    void findContexts(const std::string &kubeconfig, QObject *context,
                      Handler<std::vector<FoundContext>> handler) override;
    void accessRights(const ContextConfig &config, QObject *context, Handler<AccessRights> handler) override;
    void findEnvironments(const ContextConfig &config, QObject *context,
                          Handler<std::vector<FoundEnvironment>> handler) override;
    void storeSecret(const SecretRef &ref, const std::string &secret, QObject *context, Handler<void> handler) override;
    void removeSecret(const SecretRef &ref, QObject *context, Handler<void> handler) override;
    void audit(const AuditQuery &query, QObject *context, Handler<AuditPage> handler) override;
    void verifyAudit(QObject *context, Handler<ChainReport> handler) override;
    void exportAudit(const AuditQuery &query, ExportFormat format, const std::string &file, QObject *context,
                     Handler<std::int64_t> handler) override;
    void evidence(const ProposalId &id, QObject *context, Handler<ActionEvidence> handler) override;
    void forecast(const ForecastId &id, QObject *context, Handler<Forecast> handler) override;
    void changes(const std::vector<WorkloadRef> &workloads, TimeRange range, QObject *context,
                 Handler<std::vector<SeenChange>> handler) override;
    void storage(QObject *context, Handler<StorageReport> handler) override;
    void backup(const std::string &file, QObject *context, Handler<void> handler) override;
    [[nodiscard]] std::vector<PolicyPreset> presets() const override;
    [[nodiscard]] std::vector<ProfileMetric> metricProfiles() const override;
    [[nodiscard]] std::optional<bool> autostart() const override;
    Result<void> setAutostart(bool on) override;
    [[nodiscard]] bool maySeekUpdates() const override;
    void seekUpdate(const std::string &feed, QObject *context, Handler<UpdateNews> handler) override;
    // The folder that a start with the session opens.
    void setHome(const std::string &home) { m_home = home; }

private:
    void take();

    EngineHost &m_host;
    std::string m_home;
    SystemClock m_desk;
    Actor m_actor;
    std::shared_ptr<const Snapshot> m_snapshot = std::make_shared<const Snapshot>();
    BootTime m_takenAt{};
    bool m_awaitsContext;
};

} // namespace preamar::app
