// decide(): from what was measured, what is expected and what the operator wants to a wanted count, as a chain of named
// pure steps. Each step may change the count and says why. README.md beside this file tells the chain on one page and
// how to add a preset.
#pragma once

#include "core/calendar/effect.h"
#include "core/domain/decision.h"
#include "core/domain/forecast.h"
#include "core/domain/observation.h"
#include "core/domain/policy.h"
#include "core/domain/proposal.h"
#include "core/domain/series.h"
#include "core/domain/workload.h"
#include "core/limits/state.h"
#include "core/policy/preamar.h"

#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace preamar::policy {

using limits::PastChange;
using limits::PastRecommendation;
using limits::PolicyState;

using CalendarEffect = calendar::Effect;

struct DecisionInput
{
    Timestamp now{};
    Workload workload;
    ScalingPolicy policy; // effective
    Observation observation;
    std::vector<Forecast> forecasts; // by metric; not all need exist
    std::set<MetricId> required;     // metrics it has a limit for and had within 24 h
    std::optional<PreamarOutlook> outlook; // of the preset `preamar`; absent = decide on what is measured, upwards only
    // Samples of the last two hours, oldest first, as often as they were taken (15 s where a preset needs it). Views:
    // the caller keeps the samples until the decision is made.
    std::map<MetricId, std::span<const Sample>> recent;
    // Order-to-ready times measured for this workload, newest last; empty = only policy.startup is known.
    std::span<const Millis> startups;
    CalendarEffect calendar;
    std::optional<double> pricePerReplicaHour;
    Millis scrapeInterval{Seconds{15}};
    Millis warmUp{Seconds{300}};
    std::optional<Reason> contextProblem; // clock jump, source restarted, read-only, telemetry failure
    std::vector<Reason> guards;           // I-09: what got worse, or is unknown although it guards reductions
    std::vector<Reason> ownership;        // I-26, I-27: why nobody but a person may change it, or why nothing may
    bool limits = true;                   // false only in replay: the preset alone, within min and max
    PolicyState state;
};

[[nodiscard]] Decision decide(const DecisionInput &input);

// The same, with what has to be remembered of it: append `memory` to state.recommendations before the next decision,
// and keep as far back as memoryOf(preset).
struct DecisionAndMemory
{
    Decision decision;
    PastRecommendation memory;
};
[[nodiscard]] DecisionAndMemory decideAndRemember(const DecisionInput &input);
// The recommendation by measured demand alone, for the stabilisation window of later decisions, where nothing is
// decided.
[[nodiscard]] PastRecommendation recommendationFor(const DecisionInput &input);

// Probability of overload (demand > 0.8 × capacity of `replicas` for a minute or more) in [from, to], from the
// quantiles: the largest over the steps and metrics. nullopt without an eligible forecast with a known capacity.
[[nodiscard]] std::optional<double> overloadRisk(const DecisionInput &input, std::int64_t replicas, Timestamp from,
                                                 Timestamp to);

// A number of a preset that the operator may set (`param.<name>`; `name:value;key=value` in replay).
struct ParameterInfo
{
    std::string_view name;
    double standard = 0.0;
    double least = 0.0;
    double most = 0.0;
    std::string_view meaning;
};

struct PresetInfo
{
    std::string_view name;
    std::string_view meaning;
    std::span<const ParameterInfo> parameters;
    bool referenceOnly = false;  // for comparison in replay: never a live policy
    bool usesForecast = true;    // a forecast that may not be used then forbids reductions (I-11)
    bool ownOutlook = false;     // its forecast is the outlook, which its sizing judges itself, guard included
    bool needsRecent = false;    // durations are judged on samples 15 s apart
    bool withCycleOnly = false;  // decides only with the operator's cycle, not every 30 s (kryonix)
    bool waitsByPriority = false; // R1's waits on top of I-22 (kryonix)
    Millis memory{Seconds{900}}; // how far back its recommendations are kept
};
[[nodiscard]] std::span<const PresetInfo> presets();
[[nodiscard]] const PresetInfo *presetInfo(std::string_view name);

// What is wrong with a policy as its preset sees it: an unknown preset or parameter, a value out of range, a schedule
// that never fires, a time zone that does not exist. The field is in `where`, the reason code in `reason`.
[[nodiscard]] Result<void> checkPolicy(const ScalingPolicy &policy);

} // namespace preamar::policy
