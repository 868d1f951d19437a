// The autoscaler watchdog (rules.md R5): what is wrong with a workload and its autoscaler, from what was seen of it within
// the last hour. Pure; spikes against the baseline are core/anomaly's.
#pragma once

#include "core/domain/reason.h"
#include "core/domain/workload.h"

#include <vector>

namespace preamar::policy {

struct WatchSample
{
    Timestamp at{};
    Workload workload;
    bool ours = false;  // the bounds of this sample were set by an action of ours
};

struct WatchLimits
{
    Millis lasting{Seconds{120}};        // a state must hold this long before it is said
    Millis lastingIdle{Seconds{600}};    // … below its target at its minimum
    Millis window{Seconds{3600}};        // flapping, restarts
    double idleShare = 0.5;              // of the target: that little at the minimum means the minimum is too high
    int turns = 3;                       // changes of direction within the window
    std::int64_t restarts = 3;           // new ones within the window
};

// Samples in order of time, all of one workload; the last one is now. HpaAtMax, HpaAboveTargetAtMin, HpaFlapping,
// HpaBoundsChanged, HpaMetricsUnknown, PodsRestarting, PodsOomKilled, PodsNotReady: each at most once, in that order.
[[nodiscard]] std::vector<Reason> watch(const std::vector<WatchSample> &samples, const WatchLimits &limits = {});

} // namespace preamar::policy
