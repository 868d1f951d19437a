// One run of collect → store → forecast → decide → propose, as a sequence of stages over values. The engine runs one at a time.
#pragma once

#include "core/config/settings.h"
#include "core/engine/outlook.h"
#include "core/engine/cyclerecord.h"
#include "core/engine/services.h"
#include "core/policy/watchdog.h"

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace preamar::engine {

// One range request: a metric of the catalogue for all workloads, or some of the operators' own queries.
struct BackfillTask
{
    MetricId metric;              // empty where `own` says what is asked
    std::vector<SeriesKey> own{};
    TimeRange range;

    friend bool operator==(const BackfillTask &, const BackfillTask &) = default;
};

// What survives between cycles in memory; a restart rebuilds it from the journal and the history.
struct CycleMemory
{
    std::map<WorkloadRef, std::vector<limits::PastRecommendation>> recommendations;
    std::map<ContextName, Timestamp> collectingSince;
    std::map<ContextName, Timestamp> lastCollected;
    std::map<ContextName, Timestamp> sourceStarted;              // the newest start that was seen
    std::map<ContextName, Timestamp> sourceRestarted;            // … where an older one had been seen before
    std::map<WorkloadRef, std::deque<ObservedChange>> changes;   // last hour, replicas only
    std::map<WorkloadRef, std::map<MetricId, Timestamp>> lastSeen;
    std::map<ContextName, std::vector<BackfillTask>> backfill;
    std::map<ContextName, std::size_t> backfillTotal;
    struct OwnHistory
    {
        std::string query;            // digest of the own query whose history was asked for; empty = the catalogue's
        bool replaces = false;        // what is stored answered another question, and goes with the first answer
    };
    std::map<SeriesKey, OwnHistory> ownHistory;
    std::map<ContextName, std::vector<BackfillTask>> backfillAsked;   // on their way, maybe for longer than a cycle
    struct Filled
    {
        ContextName context;
        std::vector<OwnQuery> asked;   // the own queries that this answers; none: the catalogue's metric
        MetricId metric;
        SeriesSet set;
    };
    std::vector<Filled> filled;                                       // came, and the next cycle stores it
    std::set<ContextName> slowPast;                                   // their past is not waited for until it comes
    std::map<WorkloadRef, Workload> lastWorkloads;
    std::map<WorkloadRef, std::map<MetricId, std::vector<Sample>>> recent;   // two hours, as often as sampled
    std::map<WorkloadRef, Timestamp> newestReady;                            // when a replica last became ready (I-05)
    std::map<WorkloadRef, std::vector<policy::WatchSample>> watched;         // the last hour, only what changed
    struct Looked
    {
        BaselineState state;
        Timestamp at{};
    };
    std::map<WorkloadRef, Looked> baselines;
    PeakBook peaks;                                                         // of workloads with the preset `preamar`
    std::map<ContextName, Timestamp> lastLook;                              // when the newest answer was asked for
    std::set<ContextName> owing;                                            // asked, and not answered yet
    std::map<ContextName, int> servers;                                     // how often the name came to mean other servers
    bool loaded = false;
    bool modelsLoaded = false;
    std::set<SeriesKey> damagedModels;   // refused when they were read; their next fit says so
    std::optional<Reason> clockJump;   // in force until the warm-up after it is over
    BootTime clockJumpUntil{};
    BootTime lastBoot{};
    Timestamp lastWall{};
};

struct CycleRequest
{
    std::string onlyContext;
    std::set<ContextName> slot{};   // only these, where it is their turn; empty = all
    bool decideNow = true;      // false: measure, store and refresh the figures of the last report
    std::shared_ptr<Collection> collected{};   // of `onlyContext`, which answered late: nothing is asked again
    Millis fitWait{20'000};     // how long a cycle waits for first models; later fits never hold it up
};

class CycleRunner
{
public:
    CycleRunner(Services services, std::shared_ptr<CycleMemory> memory) : m_services(std::move(services)), m_memory(std::move(memory)) {}

    using Done = std::function<void(Result<CycleReport>)>;
    void run(CycleRequest request, Done done);
    [[nodiscard]] bool running() const { return m_run != nullptr; }

private:
    struct Run;
    void load();
    void restoreModels();
    void collect();
    void judge(std::vector<Collection> collections);
    void backfill();
    void askBackfill(const Collection &collection, const std::vector<OwnQuery> &own, const std::function<void()> &arrived);
    void takeFilled();
    void takeHistory(const ContextName &context, SeriesSet set);
    void storeSamples();
    void foresee();
    void fitMissing();
    void forecast();
    void decide();
    void record();
    void fail(const Error &error);
    // Where the name of a context that this run read about means other servers by now, the run ends (Cancelled). Asked after
    // every wait, before anything is noted: what was forgotten must not come back.
    [[nodiscard]] bool endsOutdated();
    [[nodiscard]] std::optional<Reason> clockProblem(const Collection &collection) const;
    [[nodiscard]] limits::PolicyState policyState(const Workload &workload) const;

    Services m_services;
    std::shared_ptr<CycleMemory> m_memory;
    std::shared_ptr<Run> m_run;
};

}  // namespace preamar::engine
