#include "core/policy/watchdog.h"

#include <algorithm>
#include <functional>

namespace preamar::policy {

namespace {

using Samples = std::vector<WatchSample>;

// Has it been so in every sample of the last `d`, and was it already so that long ago?
bool lasts(const Samples &samples, Millis d, const std::function<bool(const Workload &)> &is)
{
    const Timestamp from = samples.back().at - d;
    for (auto it = samples.rbegin(); it != samples.rend(); ++it) {
        if (!is(it->workload))
            return false;
        if (it->at <= from)
            return true;
    }
    return false;
}

bool atMax(const Workload &w)
{
    if (!w.autoscaler || w.replicas < w.autoscaler->bounds.max)
        return false;
    const auto &a = *w.autoscaler;
    return a.atMax || std::any_of(a.bounds.targets.begin(), a.bounds.targets.end(), [&](const auto &target) {
               const auto now = a.current.find(target.first);
               return now != a.current.end() && now->second > target.second;
           });
}

bool idleAtMin(const Workload &w, double share)
{
    if (!w.autoscaler || w.replicas > w.autoscaler->bounds.min || w.replicas <= 1 || w.autoscaler->bounds.targets.empty())
        return false;
    const auto &a = *w.autoscaler;
    return std::all_of(a.bounds.targets.begin(), a.bounds.targets.end(), [&](const auto &target) {
        const auto now = a.current.find(target.first);
        return now != a.current.end() && static_cast<double>(now->second) < share * static_cast<double>(target.second);
    });
}

int turnsOf(const Samples &samples, Timestamp from)
{
    int turns = 0;
    int last = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (samples[i].at < from)
            continue;
        const auto step = samples[i].workload.replicas - samples[i - 1].workload.replicas;
        const int direction = step > 0 ? 1 : step < 0 ? -1 : 0;
        if (direction == 0)
            continue;
        turns += last != 0 && direction != last ? 1 : 0;
        last = direction;
    }
    return turns;
}

bool boundsChanged(const Samples &samples, Timestamp from)
{
    for (std::size_t i = 1; i < samples.size(); ++i) {
        const auto &before = samples[i - 1].workload.autoscaler;
        const auto &after = samples[i].workload.autoscaler;
        if (samples[i].at >= from && !samples[i].ours && before && after && before->uid == after->uid && before->bounds != after->bounds)
            return true;
    }
    return false;
}

// How much a counter of living containers rose; what falls (a container made anew) is no rise.
std::int64_t risen(const Samples &samples, Timestamp from, std::int64_t Workload::*counter)
{
    std::int64_t out = 0;
    for (std::size_t i = 1; i < samples.size(); ++i) {
        if (samples[i].at >= from)
            out += std::max<std::int64_t>(0, samples[i].workload.*counter - samples[i - 1].workload.*counter);
    }
    return out;
}

} // namespace

std::vector<Reason> watch(const std::vector<WatchSample> &samples, const WatchLimits &limits)
{
    std::vector<Reason> out;
    if (samples.empty())
        return out;
    const Workload &now = samples.back().workload;
    const Timestamp from = samples.back().at - limits.window;
    if (now.autoscaler) {
        const auto name = autoscalerId(*now.autoscaler);
        if (lasts(samples, limits.lasting, atMax))
            out.push_back({ReasonCode::HpaAtMax, {}, name});
        if (lasts(samples, limits.lastingIdle, [&](const Workload &w) { return idleAtMin(w, limits.idleShare); }))
            out.push_back({ReasonCode::HpaAboveTargetAtMin, {}, name});
        if (const int turns = turnsOf(samples, from); turns >= limits.turns)
            out.push_back({ReasonCode::HpaFlapping, {static_cast<double>(turns)}, name});
        if (boundsChanged(samples, from))
            out.push_back({ReasonCode::HpaBoundsChanged, {}, name});
        if (lasts(samples, limits.lasting, [](const Workload &w) { return w.autoscaler && !w.autoscaler->problem.empty(); }))
            out.push_back({ReasonCode::HpaMetricsUnknown, {}, name});
    }
    if (const auto n = risen(samples, from, &Workload::restarts); n >= limits.restarts)
        out.push_back({ReasonCode::PodsRestarting, {static_cast<double>(n)}, {}});
    if (const auto n = risen(samples, from, &Workload::oomKills); n > 0)
        out.push_back({ReasonCode::PodsOomKilled, {static_cast<double>(n)}, {}});
    if (lasts(samples, limits.lasting, [](const Workload &w) { return w.ready < w.replicas; }))
        out.push_back({ReasonCode::PodsNotReady, {static_cast<double>(now.ready), static_cast<double>(now.replicas)}, {}});
    return out;
}

} // namespace preamar::policy
