// The recorded report of one cycle: what every reader, the window included, builds its view from. Its JSON form is the
// contract of `preamarctl cycle --json` (cli.md).
#pragma once

#include "core/domain/context.h"
#include "core/domain/decision.h"
#include "core/domain/forecast.h"
#include "core/domain/observation.h"
#include "core/domain/proposal.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

struct ForecastSummary
{
    ForecastId id;
    MetricId metric;
    std::string model;
    bool eligible = false;
    std::string reason;  // a ReasonCode's name when not eligible
    Millis horizon{};
    std::optional<ForecastPeak> peak;
    BackTest backTest;

    friend bool operator==(const ForecastSummary &, const ForecastSummary &) = default;
};

// How much of the last three days is known of a workload: enough, and for long enough, to compare with (rules.md R5).
struct BaselineState
{
    double coverage = 0.0;                   // share of the 5-minute steps with CPU, memory or replicas
    std::optional<Timestamp> oldest;
    bool has = false;                        // covered enough, and the oldest is 48 h old

    friend bool operator==(const BaselineState &, const BaselineState &) = default;
};

struct WorkloadReport
{
    Workload workload;
    bool enrolled = false;
    ScalingPolicy policy;                    // effective, labels applied
    std::string labelProblem;                // a label that could not be read, or empty
    std::map<MetricId, Measurement> metrics;
    std::map<MetricId, double> ageSeconds;
    std::vector<ForecastSummary> forecasts;  // cpu first
    Decision decision;
    ProposalId proposal;                     // the live one, or empty
    std::optional<ProposalState> actionState;
    std::vector<Reason> findings;            // of the watchdog, within the last hour
    std::optional<BaselineState> baseline;   // absent until it was looked at

    friend bool operator==(const WorkloadReport &, const WorkloadReport &) = default;
};

struct ContextReport
{
    ContextName name;
    ContextKind kind = ContextKind::Lab;
    ContextHealth health;
    int requests = 0;
    std::optional<double> backfillProgress;  // 0…1 while history is being fetched

    friend bool operator==(const ContextReport &, const ContextReport &) = default;
};

struct CycleReport
{
    std::int64_t number = 0;
    Timestamp started{};
    Timestamp finished{};
    std::vector<ContextReport> contexts;
    std::vector<WorkloadReport> workloads;
};

}  // namespace preamar
