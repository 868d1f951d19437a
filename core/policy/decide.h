// decide(): from what was measured, what is expected and what the operator wants to a wanted count, as a chain of named
// pure steps. Each step may change the count and says why.
#pragma once

#include "core/domain/decision.h"
#include "core/domain/forecast.h"
#include "core/domain/observation.h"
#include "core/domain/policy.h"
#include "core/domain/proposal.h"
#include "core/domain/workload.h"

#include <set>
#include <span>
#include <optional>
#include <vector>

namespace preamar::policy {

// A change of the replica count by anyone, with the priority of the action where it was ours (cool-downs, R1).
struct PastChange
{
    Timestamp at{};            // when it was done (ours: when it was verified)
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool ours = false;
    Priority priority = Priority::Medium;

    friend bool operator==(const PastChange &, const PastChange &) = default;
};

// A recommendation of the recent past, for the stabilisation window (I-10).
struct PastRecommendation
{
    Timestamp at{};
    std::int64_t wanted = 0;       // by measured demand
    bool complete = true;          // false when an input was missing: restarts the window

    friend bool operator==(const PastRecommendation &, const PastRecommendation &) = default;
};

// What a decision remembers of the past; computed from the journal, so that a restart changes nothing.
struct PolicyState
{
    std::vector<PastChange> changes;               // last hour, oldest first
    std::vector<PastRecommendation> recommendations;
    std::optional<Timestamp> collectingSince;      // unbroken collection since then (I-06); nullopt = not yet
    bool actionInFlight = false;
};

struct DecisionInput
{
    Timestamp now{};
    Workload workload;
    ScalingPolicy policy;                          // effective
    Observation observation;
    // Capacity of one replica: the limit where there is one, else nullopt (utilisation is then undefined).
    std::vector<Forecast> forecasts;               // by metric; not all need exist
    std::set<MetricId> required;                   // metrics it has a limit for and had within 24 h
    std::optional<double> pricePerReplicaHour;
    Millis scrapeInterval{Seconds{15}};
    Millis warmUp{Seconds{300}};
    std::optional<Reason> contextProblem;          // clock jump, source restarted, read-only, telemetry failure
    PolicyState state;
};

[[nodiscard]] Decision decide(const DecisionInput &input);

// The recommendation by measured demand alone, for the stabilisation window of later decisions.
[[nodiscard]] PastRecommendation recommendationFor(const DecisionInput &input);

// Probability of overload (demand > 0.8 × capacity of `replicas` for a minute or more) in [from, to], from the
// quantiles: the largest over the steps and metrics. nullopt without an eligible forecast with a known capacity.
[[nodiscard]] std::optional<double> overloadRisk(const DecisionInput &input, std::int64_t replicas, Timestamp from, Timestamp to);

struct PresetInfo
{
    std::string_view name;
    std::string_view meaning;
};
[[nodiscard]] std::span<const PresetInfo> presets();

}  // namespace preamar::policy
