// Which pod belongs to which workload: by owner references for the living, by names for history (decisions.md, "History
// of dead pods"). Metric sources that know only pods add them up with this.
#pragma once

#include "core/platform/metricsource.h"

#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace preamar {

struct PodIndex
{
    std::map<std::string, WorkloadRef> pods;         // "namespace/pod", living ones
    std::map<std::string, WorkloadRef> replicaSets;  // "namespace/name" → its deployment
    std::set<WorkloadRef> workloads;
    ContextName context;
};
// The index as last listed; while a list is under way, or before the first, the answer waits for it.
using PodIndexSource = std::function<Future<std::shared_ptr<const PodIndex>>()>;

// The workload of an owner that a pod's name tells: "rs/NAME" (the pod's name without "-xxxxx") or "sts/NAME" (without
// "-N"). Replica sets that still exist tell by reference, others by the longest deployment whose name fits.
struct NamedOwner
{
    const WorkloadRef *workload = nullptr;
    bool ambiguous = false;
};
[[nodiscard]] NamedOwner ownerByName(const PodIndex &index, const std::string &space, const std::string &owner);

// Measurements of pods, keyed "namespace/pod", added up per workload, keyed by metricKey(). A pod without a usable value
// counts as not measured (coverage), a stale one makes neither value nor coverage; the age is that of the oldest fresh one.
[[nodiscard]] std::map<std::string, Measurement> sumByWorkload(const PodIndex &index, const std::map<std::string, Measurement> &byPod);

// Measurements and series of owners, keyed "namespace/rs/NAME": those of one workload are added up, or the largest of
// them counts. What nobody can tell apart is left out and makes the answer partial.
[[nodiscard]] std::map<std::string, Measurement> joinOwners(const PodIndex &index, const std::map<std::string, Measurement> &byOwner);
[[nodiscard]] SeriesSet joinOwners(const PodIndex &index, SeriesSet byOwner, bool adds);

} // namespace preamar
