// The memory of the cycle and the pure steps on it: what was recommended, changed, seen, and what history is still to be fetched.
#pragma once

#include "core/engine/assess.h"
#include "core/engine/cycle.h"
#include "core/engine/modelorders.h"
#include "core/engine/governance.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace preamar::engine {

struct CycleInputs
{
    std::vector<ContextConfig> contexts;
    Settings settings;
    std::map<WorkloadRef, WorkloadSettings> workloadSettings;
    Governance governance;
    std::vector<Pause> pauses;
    std::vector<Proposal> open;
    std::vector<Proposal> recent;
    std::optional<CycleReport> last;
    std::int64_t nextNumber = 1;
    ModelOrders orders;
    // Only on the first load of a program:
    Json recommendations;
    Json collection;
    Json backfill;
    Json watched;
    Timestamp now{};
    std::vector<ObservedChange> changes;
    std::map<WorkloadRef, std::map<MetricId, Timestamp>> lastSeen;
};

struct RestoredModel
{
    Fitted fitted;
    std::vector<Sample> since;   // samples after it was fitted
};

// The models of the last run of the program, and the forecasts whose truth is still to come.
struct RestoredModels
{
    std::vector<RestoredModel> models;
    std::vector<SeriesKey> damaged;   // refused; they are fitted anew
    std::vector<std::pair<SeriesKey, UsedForecast>> waiting;
    Timestamp scoredTo{};
};

[[nodiscard]] Result<CycleInputs> loadInputs(Journal &journal, History &history, const Clock &clock, bool first);
[[nodiscard]] Result<std::shared_ptr<RestoredModels>> readModels(History &history);
// What the models of a cycle's series went through since the last one.
struct CycleLife
{
    std::vector<ModelScore> scores;
    std::vector<DriftMark> drifts;
    std::vector<std::pair<SeriesKey, UsedForecast>> uses;
};
[[nodiscard]] CycleLife takeLife(const std::vector<BookEntry *> &entries);
[[nodiscard]] Result<void> recordLife(History &history, const CycleLife &life);

void restoreMemory(CycleMemory &memory, const CycleInputs &inputs);
// The name means other servers by now: nothing that was noted of the old ones counts for it. What is still on its way from
// them is told by CycleMemory::servers. The clocks are those of before.
void forgetContext(CycleMemory &memory, const ContextName &name);
// The rows of the journal's state table that restoreMemory() reads.
[[nodiscard]] std::map<std::string, Json> memoryState(const CycleMemory &memory);

// I-06 as amended: the warm-up restarts after a collection gap of more than three cycles, and when the source began anew.
void noteCollection(CycleMemory &memory, const Collection &collection, Millis cycle, Timestamp now);
// Back-filled samples that reach unbroken to now prove that the source was collecting all the while: the warm-up then counts
// from where that run began, or the source, not from our own start.
void noteUnbroken(CycleMemory &memory, const ContextName &context, const std::vector<Sample> &samples, Millis cycle, Timestamp now);
// Marks changes that were ours and keeps replica changes for the cool-downs; false where the change is already recorded.
bool noteChange(CycleMemory &memory, const std::vector<Proposal> &recent, ObservedChange &change, Timestamp now);
void noteRecommendation(CycleMemory &memory, const WorkloadRef &ref, limits::PastRecommendation recommendation, Timestamp now,
                        Millis kept = Millis{0});
[[nodiscard]] std::vector<limits::PastChange> pastChanges(const CycleMemory &memory, const std::vector<Proposal> &recent, const WorkloadRef &ref,
                                                          Timestamp now);
[[nodiscard]] std::set<MetricId> hadWithinDay(const CycleMemory &memory, const WorkloadRef &ref, Timestamp now);
[[nodiscard]] std::optional<double> priceOf(const ScalingPolicy &policy, const ContextConfig &context, const Settings &settings);
[[nodiscard]] ForecastSummary summaryOf(const Forecast &forecast, Timestamp now);
[[nodiscard]] bool hasEligible(const ForecastBook &book, const SeriesKey &key);

// The operators' own queries (policy key query.<metric>) by context.
[[nodiscard]] OwnQueries ownQueries(const CycleInputs &inputs);

// --- back-fill (cyclebackfill.cpp)
// 14 days at first, or the gap since the last collection, newest first, in chunks that keep a reply small; 14 days of an
// own query that is new or says something else.
void planBackfill(CycleMemory &memory, const CycleInputs &inputs, const Collection &collection, const std::vector<OwnQuery> &own, Timestamp now);
// At most three range requests per cycle and context, and fewer where `spent` leaves less of the twelve that a cycle may
// make; all at once on the lab.
[[nodiscard]] std::vector<BackfillTask> takeBackfill(std::vector<BackfillTask> &tasks, int spent, bool all);
// What a task asks now: queries that were taken back meanwhile are left out; nullopt where nothing is left to ask.
[[nodiscard]] std::optional<MetricQuery> queryOf(const BackfillTask &task, const std::vector<OwnQuery> &own);
// Leaves out what the catalogue says of a workload that has a query of its own for the metric.
void dropReplaced(SeriesSet &set, const std::vector<OwnQuery> &own);
// Of answers to own queries, what the operator has put otherwise since they were asked.
void dropOutdated(SeriesSet &set, const std::vector<OwnQuery> &asked, const std::vector<OwnQuery> &own);
// Series whose stored samples answered another question than the one that this answers, with samples or without: they are to be
// forgotten now, for what is measured from here on is not to be lost to a later answer.
[[nodiscard]] std::vector<SeriesKey> settledBy(CycleMemory &memory, const CycleMemory::Filled &answer, const std::vector<OwnQuery> &own);
// What was not answered is tried again; `smaller`, where it was not answered in time: longer than a day as two halves.
void putBack(CycleMemory &memory, const ContextName &context, const BackfillTask &task, bool smaller);
[[nodiscard]] Json backfillJson(const CycleMemory &memory);
void restoreBackfill(CycleMemory &memory, const Json &json);
[[nodiscard]] std::optional<double> backfillProgress(const CycleMemory &memory, const ContextName &context);

}  // namespace preamar::engine
