// A console whose every value is made by hand: for showing any state of the window without an engine.
#pragma once

#include "ui/shell/console.h"

#include <map>
#include <string>
#include <vector>

namespace preamar::test {

struct Submitted
{
    std::string kind;
    Json arguments;
};

class FixtureConsole final : public ui::Console
{
    Q_OBJECT
public:
    // Approvals leave at once unless a test is about the time to take them back.
    explicit FixtureConsole(QObject *parent = nullptr);

    [[nodiscard]] std::shared_ptr<const Snapshot> snapshot() const override { return m_snapshot; }
    [[nodiscard]] Millis sinceSnapshot() const override { return m_since; }
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
    [[nodiscard]] std::optional<bool> autostart() const override
    {
        ++autostartReads;
        return startsWithSession;
    }
    Result<void> setAutostart(bool on) override;
    [[nodiscard]] bool maySeekUpdates() const override { return seeksUpdates; }
    void seekUpdate(const std::string &feed, QObject *context, Handler<UpdateNews> handler) override;

    void setSnapshot(Snapshot snapshot);
    // The same without a copy.
    void setShared(std::shared_ptr<const Snapshot> snapshot);
    // Time passes at the desk without a new snapshot.
    void pass(Millis time) { m_since += time; }

    std::vector<Submitted> submitted;
    std::vector<std::pair<std::string, std::string>> secrets; // ref, bytes
    Result<CommandAnswer> answer = CommandAnswer{.done = true, .result = {}, .error = {}};
    Result<ContextHealth> health = ContextHealth{};
    std::optional<ConnectionTest::Reach> server; // of the platform, as far as it was reached
    std::optional<Millis> newestAge;
    std::vector<ContextConfig> probed;
    std::map<std::string, Result<ContextHealth>> healthOf; // by the kubeconfig's context; else `health`
    std::vector<std::string> kubeconfigs;                  // asked for
    Result<std::vector<FoundContext>> found = std::vector<FoundContext>{};
    Result<AccessRights> rights = AccessRights{};
    Result<std::vector<FoundEnvironment>> environments = std::vector<FoundEnvironment>{};
    std::optional<bool> startsWithSession = false;
    mutable int autostartReads = 0;
    bool seeksUpdates = true;
    Result<UpdateNews> news = UpdateNews{};
    std::vector<std::string> feeds;  // asked for
    std::vector<AuditQuery> queries; // asked for so far
    std::vector<std::string> files;  // exported or backed up to
    std::vector<std::string> removedSecrets;
    Result<ChainReport> chain =
        ChainReport{.count = 412, .head = "9f2c4d1e77ab03", .isIntact = true, .brokenAt = 0, .problem = {}};
    std::vector<SeenChange> seenChanges;
    Result<void> backupResult;
    std::optional<Error> exportProblem;
    std::vector<ChartRequest> charts; // asked for
    bool answersCharts = true;
    bool chartsFail = false;
    bool chartsEmpty = false;
    bool modelsFail = false;
    std::vector<SimulationQuery> simulated;
    std::vector<std::shared_ptr<SimulationControl>> controls;
    bool answersSimulations = true;
    std::optional<Error> simulationProblem;

private:
    std::shared_ptr<const Snapshot> m_snapshot = std::make_shared<const Snapshot>();
    Millis m_since{};
};

// 2026-03-02 14:05 UTC, a Monday.
[[nodiscard]] Timestamp fixtureNow();
// A snapshot after a cycle over so many services, the first three of them with proposals.
[[nodiscard]] Snapshot fixtureSnapshot(int services);
[[nodiscard]] Proposal fixtureProposal(const Snapshot &snapshot, int number, std::int64_t from, std::int64_t to);
// Markup, control and bidi characters, and a name of 120 characters.
[[nodiscard]] Snapshot hostileSnapshot();
[[nodiscard]] Snapshot emptyHome();
// Twelve services with findings and baselines of every kind, and so many clusters: the first one asks for consent again,
// the others fetch their history.
[[nodiscard]] Snapshot watchedSnapshot(int clusters);
[[nodiscard]] FoundContext fixtureCluster();
// A standing per series of the snapshot, of every trust; everything about one of them.
[[nodiscard]] ModelBoard fixtureBoard(const Snapshot &snapshot);
[[nodiscard]] ModelStudy fixtureStudy(const SeriesStanding &standing);

} // namespace preamar::test
