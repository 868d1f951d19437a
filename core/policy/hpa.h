// Kubernetes' horizontal pod autoscaler to the letter, as pure functions: counts from metrics, several metrics, the
// stabilisation windows and the behaviour policies. Source: kubernetes/kubernetes pkg/controller/podautoscaler
// (replica_calculator.go, horizontal.go) and pkg/apis/autoscaling/v2/defaults.go.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace preamar::policy::hpa {

struct Tolerance
{
    double up = 0.1;
    double down = 0.1;
};

// What one metric says about the pods, as sums: the controller's grouping into ready, unready and missing is done.
struct PodMetrics
{
    double usage = 0.0;       // of the ready pods with a sample
    double request = 0.0;     // of the same pods
    std::int64_t ready = 0;   // pods counted in `usage`
    std::int64_t unready = 0; // not ready, or too young for their sample to count
    double unreadyRequest = 0.0;
    std::int64_t missing = 0; // ready, without a sample
    double missingRequest = 0.0;
};

// The controller cuts the measured utilisation to whole percents before it compares (utilization.go); the reference of the
// replay protocol computes in real numbers.
enum class Percents { Whole, Real };
// Resource metric against a share of the request (targetAverageUtilization), as a ratio. nullopt: no pod was measured.
[[nodiscard]] std::optional<std::int64_t> replicasForUtilization(const PodMetrics &pods, std::int64_t current,
                                                                 double target, const Tolerance &tolerance = {},
                                                                 Percents percents = Percents::Whole);
// The same for a metric per pod against an average value; requests are not looked at.
[[nodiscard]] std::optional<std::int64_t> replicasForAverage(const PodMetrics &pods, std::int64_t current,
                                                             double target, const Tolerance &tolerance = {});
// External or object metric against a value for the whole: ratio × ready pods; from 0 replicas it is the ratio itself.
[[nodiscard]] std::int64_t replicasForValue(double value, double target, std::int64_t current, std::int64_t ready,
                                            const Tolerance &tolerance = {});
// External or object metric against a value per pod.
[[nodiscard]] std::int64_t replicasForTotal(double total, double targetPerPod, std::int64_t current,
                                            const Tolerance &tolerance = {});

// The largest proposal. nullopt = no action: none is valid, or one is missing and the rest would lower (fail safe).
[[nodiscard]] std::optional<std::int64_t> largestProposal(std::span<const std::optional<std::int64_t>> proposals,
                                                          std::int64_t current);

enum class PolicyType { Pods, Percent };
enum class SelectPolicy { Max, Min, Disabled };
struct RatePolicy
{
    PolicyType type = PolicyType::Percent;
    std::int64_t value = 100;
    Millis period{Seconds{15}};
};
struct ScalingRules
{
    Millis window{0};
    SelectPolicy select = SelectPolicy::Max;
    std::vector<RatePolicy> policies;
};
struct Behavior
{
    ScalingRules up{
        Millis{0}, SelectPolicy::Max, {{PolicyType::Pods, 4, Seconds{15}}, {PolicyType::Percent, 100, Seconds{15}}}};
    ScalingRules down{Seconds{300}, SelectPolicy::Max, {{PolicyType::Percent, 100, Seconds{15}}}};
};

struct Recommendation
{
    Timestamp at{};
    std::int64_t replicas = 0;
};
struct ScaleEvent
{
    Timestamp at{};
    std::int64_t change = 0; // replicas added or removed, positive
};
// What the controller keeps in memory between synchronisations.
struct State
{
    std::vector<Recommendation> recommendations;
    std::vector<ScaleEvent> ups;
    std::vector<ScaleEvent> downs;
};

enum class Outcome {
    Disabled,     // 0 replicas with a minimum above 0: the only pause there is
    AboveMaximum, // more than the maximum: set to it without looking at a metric
    BelowMinimum,
    MetricsInvalid, // no action
    WithinRange,    // desired as recommended
    Stabilized,     // a window held it
    RateLimited,    // a behaviour policy, or the bounds, clipped it
};
struct Verdict
{
    std::int64_t desired = 0;
    Outcome outcome = Outcome::WithinRange;
};

// One synchronisation. Records the recommendation and, where the count changes, the scale event in `state`.
[[nodiscard]] Verdict decide(std::span<const std::optional<std::int64_t>> proposals, std::int64_t current,
                             std::int64_t min, std::int64_t max, const Behavior &behavior, State &state, Timestamp now);
// The same for an HPA without `behavior`, which is not one with the defaults of that field: the highest recommendation of five
// minutes counts, even above the present count, and each synchronisation may double the count, or make it 4.
[[nodiscard]] Verdict decide(std::span<const std::optional<std::int64_t>> proposals, std::int64_t current,
                             std::int64_t min, std::int64_t max, State &state, Timestamp now);

} // namespace preamar::policy::hpa
