// What a decision takes in beside the figures of the moment: samples of the last hours, guards against reductions, losses
// that many share, the calendar. Pure steps on the memory of the cycle.
#pragma once

#include "core/engine/cyclestate.h"
#include "core/engine/governance.h"

#include <set>

namespace preamar::engine {

// Usable measurements of this look are kept for two hours, each sample once.
void noteRecent(CycleMemory &memory, const Observation &observation, Timestamp now);
// When a replica became ready since the last look (I-05).
void noteReady(CycleMemory &memory, const Workload &workload, Timestamp now);

// I-09 for one workload: latency, errors and queue of the last five minutes against the five before. Those the service had
// within a day are configured: unknown, they guard too.
[[nodiscard]] std::vector<Reason> guardsOf(const CycleMemory &memory, const Observation &observation, Timestamp now);
// I-08 for a context: how many of the watched workloads lost a required metric, or more than half of their CPU, at once.
struct Losses
{
    std::int64_t lost = 0;
    std::int64_t watched = 0;
};
void countLoss(Losses &losses, const CycleMemory &memory, const Observation &observation, const std::set<MetricId> &required,
               Timestamp now);

[[nodiscard]] std::map<MetricId, std::span<const Sample>> recentOf(const CycleMemory &memory, const WorkloadRef &ref);

// Why an automatic mode must end now: a fight, a flapping count, failed actions, bands out of calibration, drift. Bands count
// only where decisions rest on them: of a metric that may come near its threshold within the forecast.
[[nodiscard]] std::optional<Reason> fallReason(const ScalingPolicy &policy, const limits::PolicyState &state,
                                               const std::vector<Proposal> &recent, const Workload &workload,
                                               const std::vector<Forecast> &forecasts, Timestamp now);

} // namespace preamar::engine
