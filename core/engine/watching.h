// The watchdog in the cycle (rules.md R5): what was seen of each workload within the last hour, what is wrong with it, and
// whether enough of its past is known to compare with.
#pragma once

#include "core/engine/cycle.h"
#include "core/store/history.h"

#include <utility>
#include <vector>

namespace preamar::engine {

struct Decided;

// Adds this look; of a state that lasts only its beginning and its end are kept, so that a quiet workload costs two
// samples. Bounds that one of `recent` set are ours. What the watchdog finds is the answer.
[[nodiscard]] std::vector<Reason> noteWatched(CycleMemory &memory, const Workload &workload, const std::vector<Proposal> &recent, Timestamp now);

// The looks as a row of the journal's state: of those alone that have an autoscaler, restarts or replicas that are not ready.
[[nodiscard]] Json watchedJson(const CycleMemory &memory);
void restoreWatched(CycleMemory &memory, const Json &json, Timestamp now);

using Baselines = std::vector<std::pair<WorkloadRef, BaselineState>>;
// Enrolled workloads whose baseline is to be looked at now: a few with every look, those without one first.
[[nodiscard]] std::vector<WorkloadRef> baselinesDue(const CycleMemory &memory, const std::vector<Decided> &decided, Timestamp now);
[[nodiscard]] Result<Baselines> readBaselines(History &history, const std::vector<WorkloadRef> &due, Timestamp now);
void noteBaselines(CycleMemory &memory, std::vector<Decided> &decided, const Baselines &read, Timestamp now);

} // namespace preamar::engine
