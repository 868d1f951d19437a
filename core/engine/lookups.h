// What a person looks up in the home: pages of the log, the evidence behind an action as it was then, how much is
// stored. Values, read on demand; the snapshot stays small.
#pragma once

#include "core/domain/forecast.h"
#include "core/domain/policy.h"
#include "core/domain/records.h"
#include "core/domain/series.h"
#include "core/engine/snapshot.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

// Which records: all conditions must hold; an empty one holds always.
struct AuditQuery
{
    std::optional<Timestamp> since{};
    std::optional<Timestamp> until{}; // exclusive
    // Every word must occur somewhere in the record, in its stored form or in the words a person sees in `language`;
    // case and accents do not count.
    std::string text{};
    std::string language = "pt_BR";
    std::vector<std::string> events{}; // beginnings of event names: "proposal.", "context."
    std::string workload{};            // exact text of a WorkloadRef
    std::string context{};             // its name: records of its workloads and of the context itself
    std::string action{};              // an id of a proposal or an intent, or the end of one (at least 4 characters)
    Severity atLeast = Severity::Info; // by auditSeverity()
    std::int64_t beforeSeq = 0;        // only older ones; 0 = from the newest
    std::size_t limit = 200;           // at most 500
};

struct AuditPage
{
    std::vector<AuditRecord> records; // newest first
    bool isMore = false;              // older ones may fit
    std::int64_t scannedTo = 0;       // beforeSeq of the next page
};

// What `verify` found out: the chain recomputed, and compared with the head kept outside.
struct ChainReport
{
    std::int64_t count = 0;
    std::string head;
    bool isIntact = true;
    std::int64_t brokenAt = 0; // the first record that does not fit
    std::string problem;
};

// CsvExcel: semicolons and a byte order mark, as spreadsheets in Brazil open it.
enum class ExportFormat { Csv, CsvExcel, JsonText };

// One action as it was decided, and what came of it.
struct ActionEvidence
{
    Proposal proposal;
    std::optional<Forecast> forecast; // the one the plan names; absent where it was decided on measured demand
    ChartSeries series;               // two hours before the decision, two after it as far as they were measured;
                                      // its forecast is the one above
    std::optional<Intent> intent;
    std::vector<AuditRecord> trail; // the records that name the proposal, oldest first
};

// A change of a workload that somebody made, as it was seen.
struct SeenChange
{
    WorkloadRef workload;
    Timestamp at{};
    std::string field; // "replicas", "image", "spec", "limits", "owners"
    std::string before;
    std::string after;
    bool isOurs = false;
    std::string by; // where known
};

struct StorageReport
{
    std::int64_t series = 0;
    std::int64_t samples = 0;
    std::int64_t historyBytes = 0;
    std::int64_t journalBytes = 0;
    std::int64_t records = 0; // of the log
    std::optional<Timestamp> oldest;
    std::optional<Timestamp> newest;
    std::string home;
};

// One metric of a profile, as it is asked of a Prometheus.
struct ProfileMetric
{
    std::string profile;
    MetricId metric;
    std::string query; // with $window where the context's window goes
};

struct PolicyPreset
{
    std::string name;
    ScalingPolicy policy;
};

} // namespace preamar
