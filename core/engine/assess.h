// From raw collections to the values a decision is made from: pure functions of the engine.
#pragma once

#include "core/domain/cycle.h"
#include "core/domain/series.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"
#include "core/engine/governance.h"
#include "core/policy/decide.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

// Bounds of what owns a count, kept as series beside the values; the target is the lowest, as a share of the requests.
namespace preamar::metric {
inline const MetricId autoscalerMin{"autoscaler_min"};
inline const MetricId autoscalerMax{"autoscaler_max"};
inline const MetricId autoscalerTarget{"autoscaler_target"};
}  // namespace preamar::metric

namespace preamar::engine {

using OwnQueries = std::map<ContextName, std::vector<OwnQuery>>;

// Everything one context answered in one collection.
struct Collection
{
    ContextConfig config;
    ContextHealth health;
    std::optional<WorkloadList> workloads;
    std::optional<LatestMetrics> metrics;
    std::optional<Error> workloadError;
    std::optional<Error> metricError;
    int requests = 0;
    Timestamp at{};
};

// The observation of one workload: measurements of the source with coverage judged against its ready replicas (I-04).
// Metrics that cannot exist (memory share without a limit) stay; whether they are required is decided by requiredMetrics().
[[nodiscard]] Observation observationFor(const Workload &workload, const Collection &collection, Timestamp now);

// The metrics a decision on this workload may not do without: those it has a limit for; those it had within 24 h
// (`hadWithinDay`) count as required even where the source has lost them now.
[[nodiscard]] std::set<MetricId> requiredMetrics(const Workload &workload, const std::set<MetricId> &hadWithinDay);

// What goes to the history: usable measurements at their own sample times, and replicas, ready replicas at `now`.
[[nodiscard]] std::vector<Series> seriesToStore(const Workload &workload, const Observation &observation, Timestamp now);

// What somebody changed between two looks at a workload; `ours` is left false.
[[nodiscard]] std::vector<ObservedChange> changesBetween(const Workload &before, const Workload &after, Timestamp at);

struct EffectivePolicy
{
    ScalingPolicy policy;
    bool enrolled = false;
    std::string labelProblem;
    std::optional<Reason> modeReason;   // why the mode is lower than the one set: expired, owned by an autoscaler
    bool endsSoon = false;              // an automatic mode ends within the hour
};
// The HPA or KEDA object that sets the count, "hpa/NAME"; empty where none does.
[[nodiscard]] std::string autoscalerOf(const Workload &workload);
// The operator's settings by layers, narrowed by labels; an expired automatic mode counts as approve, and one whose count an
// autoscaler owns is never automatic.
[[nodiscard]] EffectivePolicy effectivePolicy(const Workload &workload, const WorkloadSettings *settings, const Governance &governance,
                                              bool isLab, Timestamp now);

// Lifetime of a proposal: until the predicted breach, at least 5 and at most 30 min; a breach already there: 30.
[[nodiscard]] Millis proposalLifetime(const Decision &decision, Timestamp now);
// A later decision supersedes a live proposal only if action, target or a reason code changed.
[[nodiscard]] bool sameProposal(const Plan &plan, const Workload &workload, const Decision &decision);
// What a decision comes to on this workload: its replicas, or the bounds of the autoscaler that owns them (I-27). nullopt
// where nothing is left to change.
[[nodiscard]] std::optional<Change> changeFor(const Workload &workload, const Decision &decision);
// Makes the decision a hold where changeFor() leaves nothing, and names whoever else sets the count.
void settleOwnership(Decision &decision, const Workload &workload);
// Digest over the measurements and forecasts that a decision used.
[[nodiscard]] std::string sampleDigest(const Observation &observation, const std::vector<Forecast> &forecasts);
// Identity of the server a plan is for: origin, environment and CA file.
[[nodiscard]] std::string endpointOf(const ContextConfig &config);

}  // namespace preamar::engine
