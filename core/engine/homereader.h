// Answers what a person looks up, on a thread and connections of its own, so that a long search never delays the
// engine.
#pragma once

#include "core/base/async.h"
#include "core/base/clock.h"
#include "core/engine/lookups.h"

#include <QThreadPool>

#include <memory>
#include <string>
#include <vector>

namespace preamar {

class HomeReader
{
public:
    HomeReader(std::string home, std::shared_ptr<const Clock> clock);
    ~HomeReader(); // waits for what is being read

    Future<AuditPage> audit(const AuditQuery &query);
    Future<ChainReport> verifyAudit();
    // Every record of the query, oldest first, into a file that appears only when it is whole (0600). How many there
    // were. A cell that a spreadsheet would read as a formula is quoted.
    Future<std::int64_t> exportAudit(const AuditQuery &query, ExportFormat format, const std::string &file);
    // NotFound where there is no such proposal.
    Future<ActionEvidence> evidence(const ProposalId &id);
    Future<Forecast> forecast(const ForecastId &id);
    // Newest first; of every known workload where none is named.
    Future<std::vector<SeenChange>> changes(const std::vector<WorkloadRef> &workloads, TimeRange range);
    Future<StorageReport> storage();
    // Journal and history into one file. A file that is there already is refused.
    Future<> backup(const std::string &file);
    [[nodiscard]] static std::vector<PolicyPreset> presets();
    [[nodiscard]] static std::vector<ProfileMetric> metricProfiles();

private:
    std::string m_home;
    std::shared_ptr<const Clock> m_clock;
    QThreadPool m_pool;
};

} // namespace preamar
