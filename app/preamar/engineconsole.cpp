#include "app/preamar/engineconsole.h"

#include "app/preamar/autostart.h"
#include "core/secrets/secretstore.h"

namespace preamar::app {

EngineConsole::EngineConsole(EngineHost &host, bool awaitsContext, QObject *parent)
    : ui::Console(parent), m_host(host), m_actor(localActor(Origin::Window)), m_awaitsContext(awaitsContext)
{
    connect(&host, &EngineHost::snapshotChanged, this, &EngineConsole::take);
    connect(&host, &EngineHost::eventHappened, this, &ui::Console::eventHappened);
}

void EngineConsole::take()
{
    m_snapshot = m_host.snapshot();
    m_takenAt = m_desk.boot();
    if (m_awaitsContext) {
        if (m_snapshot->contexts.empty() && m_snapshot->engine != EngineState::Failed) {
            auto waiting = std::make_shared<Snapshot>(*m_snapshot);
            waiting->engine = EngineState::Starting;
            m_snapshot = waiting;
        } else {
            m_awaitsContext = false;
        }
    }
    Q_EMIT snapshotChanged();
}

Millis EngineConsole::sinceSnapshot() const
{
    return std::chrono::duration_cast<Millis>(m_desk.boot() - m_takenAt);
}

void EngineConsole::submit(std::string_view kind, Json arguments, QObject *context, Handler<CommandAnswer> handler)
{
    const Command command = makeCommand(kind, std::move(arguments), m_actor, m_snapshot->now);
    onResult(m_host.submit(command), context, std::move(handler));
}

void EngineConsole::chart(const ChartRequest &request, QObject *context, Handler<ChartSeries> handler)
{
    onResult(m_host.chart(request), context, std::move(handler));
}

void EngineConsole::modelBoard(QObject *context, Handler<ModelBoard> handler)
{
    onResult(m_host.modelBoard(), context, std::move(handler));
}

void EngineConsole::modelStudy(const SeriesKey &key, QObject *context, Handler<ModelStudy> handler)
{
    onResult(m_host.modelStudy(key), context, std::move(handler));
}

void EngineConsole::simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control, QObject *context,
                             Handler<SimulationAnswer> handler)
{
    onResult(m_host.simulate(query, std::move(control)), context, std::move(handler));
}

void EngineConsole::testConnection(const ContextConfig &config, QObject *context, Handler<ConnectionTest> handler)
{
    onResult(m_host.testConnection(config), context, std::move(handler));
}

void EngineConsole::findContexts(const std::string &kubeconfig, QObject *context,
                                 Handler<std::vector<FoundContext>> handler)
{
    onResult(m_host.findContexts(kubeconfig), context, std::move(handler));
}

void EngineConsole::accessRights(const ContextConfig &config, QObject *context, Handler<AccessRights> handler)
{
    onResult(m_host.accessRights(config), context, std::move(handler));
}

void EngineConsole::findEnvironments(const ContextConfig &config, QObject *context,
                                     Handler<std::vector<FoundEnvironment>> handler)
{
    onResult(m_host.findEnvironments(config), context, std::move(handler));
}

void EngineConsole::storeSecret(const SecretRef &ref, const std::string &secret, QObject *context,
                                Handler<void> handler)
{
    onResult(m_host.storeSecret(ref, std::make_shared<Secret>(secret)), context, std::move(handler));
}

void EngineConsole::removeSecret(const SecretRef &ref, QObject *context, Handler<void> handler)
{
    onResult(m_host.removeSecret(ref), context, std::move(handler));
}

void EngineConsole::audit(const AuditQuery &query, QObject *context, Handler<AuditPage> handler)
{
    onResult(m_host.reader().audit(query), context, std::move(handler));
}

void EngineConsole::verifyAudit(QObject *context, Handler<ChainReport> handler)
{
    onResult(m_host.reader().verifyAudit(), context, std::move(handler));
}

void EngineConsole::exportAudit(const AuditQuery &query, ExportFormat format, const std::string &file, QObject *context,
                                Handler<std::int64_t> handler)
{
    onResult(m_host.reader().exportAudit(query, format, file), context, std::move(handler));
}

void EngineConsole::evidence(const ProposalId &id, QObject *context, Handler<ActionEvidence> handler)
{
    onResult(m_host.reader().evidence(id), context, std::move(handler));
}

void EngineConsole::forecast(const ForecastId &id, QObject *context, Handler<Forecast> handler)
{
    onResult(m_host.reader().forecast(id), context, std::move(handler));
}

void EngineConsole::changes(const std::vector<WorkloadRef> &workloads, TimeRange range, QObject *context,
                            Handler<std::vector<SeenChange>> handler)
{
    onResult(m_host.reader().changes(workloads, range), context, std::move(handler));
}

void EngineConsole::storage(QObject *context, Handler<StorageReport> handler)
{
    onResult(m_host.reader().storage(), context, std::move(handler));
}

void EngineConsole::backup(const std::string &file, QObject *context, Handler<void> handler)
{
    onResult(m_host.reader().backup(file), context, std::move(handler));
}

std::vector<PolicyPreset> EngineConsole::presets() const
{
    return HomeReader::presets();
}

std::vector<ProfileMetric> EngineConsole::metricProfiles() const
{
    return HomeReader::metricProfiles();
}

std::optional<bool> EngineConsole::autostart() const
{
    return autostart::isOn();
}

Result<void> EngineConsole::setAutostart(bool on)
{
    return autostart::set(on, m_home);
}

bool EngineConsole::maySeekUpdates() const
{
    return PREAMAR_UPDATE_CHECK != 0;
}

void EngineConsole::seekUpdate(const std::string &feed, QObject *context, Handler<UpdateNews> handler)
{
    onResult(lookForUpdate(feed, PREAMAR_VERSION), context, std::move(handler));
}

} // namespace preamar::app
