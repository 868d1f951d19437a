// The cluster model and its figures: replicas that take time to start, a backlog, an objective (replay protocol 5.1 and
// 5.10), and the elasticity metrics of 5.3 (Herbst et al., "Ready for Rain?", SPEC-RG-2016-01).
#pragma once

#include "core/base/result.h"
#include "core/replay/policy.h"

#include <functional>

namespace preamar::replay {

// When an approval comes: at once, a fixed time after a proposal was made, or only while somebody is in the office.
struct Approval
{
    Millis delay{0};
    bool officeHours = false; // 9–18 h, Monday to Friday, at utcOffset
    Millis utcOffset{Seconds{-3 * 3600}};
};

struct SimulationSettings
{
    Cluster cluster;
    Millis decideEvery{Seconds{15}};
    Millis metricLag{0};
    Approval approval;
    double price = 0.05; // per replica-hour
};

struct Figures
{
    double violationMinutesPerDay = 0.0;
    double longestViolationMinutes = 0.0;
    double thetaU = 0.0; // percent, normalised by the required count
    double thetaO = 0.0;
    double tauU = 0.0; // percent of the time
    double tauO = 0.0;
    double replicaHoursPerDay = 0.0;
    double costRatio = 0.0; // to static-peak
    double cost = 0.0;      // money over the evaluated period
    double actionsPerDay = 0.0;
    double reversalsPerDay = 0.0;
    double jitterPerMinute = 0.0;
    std::int64_t maxStep = 0;
    double recoverySeconds = 0.0; // mean length of a violation

    friend bool operator==(const Figures &, const Figures &) = default;
};

struct TimelineRow
{
    Timestamp at{};
    double demand = 0.0;
    std::int64_t required = 0;
    std::int64_t ready = 0;
    std::int64_t ordered = 0;
    double backlog = 0.0;
    bool violation = false;
    std::string reason;
};
using TimelineSink = std::function<void(const TimelineRow &)>;

// The fewest replicas that keep the objective.
[[nodiscard]] std::int64_t requiredReplicas(double demand, const Cluster &cluster);

// Cancelled when `cancelled` says so.
[[nodiscard]] Result<Figures> simulate(const Trace &trace, const Window &window, const SimulationSettings &settings,
                                       Policy &policy, const TimelineSink &timeline = {},
                                       const std::function<bool()> &cancelled = {});

} // namespace preamar::replay
