#include "core/engine/decideinputs.h"

#include "core/engine/carriedout.h"
#include "core/limits/control.h"
#include "core/policy/trust.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kKept = std::chrono::hours{2};
constexpr Millis kWindow = std::chrono::minutes{5};
constexpr Millis kDay = std::chrono::hours{24};

const std::array<MetricId, 5> &guardMetrics()
{
    static const std::array<MetricId, 5> guards{metric::latencyP50, metric::latencyP95, metric::latencyP99, metric::errorRatio,
                                                metric::queueLength};
    return guards;
}

// The mean of the samples within (from, to]; nullopt where there is none.
std::optional<double> meanWithin(const std::vector<Sample> &samples, Timestamp from, Timestamp to)
{
    double sum = 0.0;
    int count = 0;
    for (auto s = samples.rbegin(); s != samples.rend() && s->at > from; ++s) {
        if (s->at > to)
            continue;
        sum += s->value;
        ++count;
    }
    return count > 0 ? std::optional{sum / count} : std::nullopt;
}

const std::vector<Sample> *samplesOf(const CycleMemory &memory, const WorkloadRef &ref, const MetricId &id)
{
    const auto workload = memory.recent.find(ref);
    if (workload == memory.recent.end())
        return nullptr;
    const auto at = workload->second.find(id);
    return at == workload->second.end() ? nullptr : &at->second;
}

bool usable(const Measurement &m)
{
    return m.value && m.at && std::isfinite(*m.value) && m.quality != Quality::Missing && m.quality != Quality::Partial;
}

// May this metric come near the upper threshold of the present replicas within what is forecast?
bool binds(const Forecast &f, const Workload &w, const ScalingPolicy &policy)
{
    constexpr double kNear = 0.75;
    const auto limit = f.metric == metric::cpuCores ? w.limits.cpuCores : f.metric == metric::memoryBytes ? w.limits.memoryBytes : std::nullopt;
    if (!limit || !(*limit > 0.0) || w.replicas < 1)
        return false;
    const double near = kNear * policy.upThreshold * *limit * static_cast<double>(w.replicas);
    return std::any_of(f.steps.begin(), f.steps.end(), [near](const Quantiles &q) { return q[kMedian] > near; });
}

} // namespace

void noteRecent(CycleMemory &memory, const Observation &observation, Timestamp now)
{
    auto &byMetric = memory.recent[observation.workload];
    for (const auto &[id, m] : observation.metrics) {
        if (!usable(m))
            continue;
        auto &samples = byMetric[id];
        if (!samples.empty() && *m.at <= samples.back().at)
            continue;
        samples.push_back({*m.at, *m.value});
        const auto old = std::find_if(samples.begin(), samples.end(), [&](const Sample &s) { return now - s.at <= kKept; });
        // Removed in larger pieces, so that the common case moves nothing.
        if (old - samples.begin() > 64)
            samples.erase(samples.begin(), old);
    }
}

void noteReady(CycleMemory &memory, const Workload &workload, Timestamp now)
{
    const auto before = memory.lastWorkloads.find(workload.ref);
    if (before == memory.lastWorkloads.end())
        return;
    if (workload.ready > before->second.ready)
        memory.newestReady[workload.ref] = now;
}

std::vector<Reason> guardsOf(const CycleMemory &memory, const Observation &observation, Timestamp now)
{
    std::vector<Reason> out;
    const auto seen = memory.lastSeen.find(observation.workload);
    for (const MetricId &id : guardMetrics()) {
        const bool had = seen != memory.lastSeen.end() && seen->second.contains(id) && now - seen->second.at(id) <= kDay;
        if (!had)
            continue;
        const Measurement m = observation.metric(id);
        const auto *samples = samplesOf(memory, observation.workload, id);
        const auto before = samples ? meanWithin(*samples, now - 2 * kWindow, now - kWindow) : std::nullopt;
        auto present = samples ? meanWithin(*samples, now - kWindow, now) : std::nullopt;
        if (!usable(m))
            present.reset();
        if (auto problem = limits::guardProblem(id, before, present, true))
            out.push_back(std::move(*problem));
    }
    return out;
}

void countLoss(Losses &losses, const CycleMemory &memory, const Observation &observation, const std::set<MetricId> &required,
               Timestamp now)
{
    ++losses.watched;
    bool lost = false;
    for (const MetricId &id : required) {
        const auto *samples = samplesOf(memory, observation.workload, id);
        const auto before = samples ? meanWithin(*samples, now - 2 * kWindow, now - kWindow) : std::nullopt;
        const Measurement m = observation.metric(id);
        const bool demand = id == metric::cpuCores || id == metric::requestsPerSecond;
        lost = lost || (before && !usable(m)) || (demand && limits::lostLoad(before, usable(m) ? m.value : std::nullopt));
    }
    losses.lost += lost ? 1 : 0;
}

std::map<MetricId, std::span<const Sample>> recentOf(const CycleMemory &memory, const WorkloadRef &ref)
{
    std::map<MetricId, std::span<const Sample>> out;
    if (const auto at = memory.recent.find(ref); at != memory.recent.end()) {
        for (const auto &[id, samples] : at->second)
            out.emplace(id, std::span<const Sample>(samples));
    }
    return out;
}

std::optional<Reason> fallReason(const ScalingPolicy &policy, const limits::PolicyState &state, const std::vector<Proposal> &recent,
                                 const Workload &workload, const std::vector<Forecast> &forecasts, Timestamp now)
{
    policy::Behaviour behaviour;
    for (const Proposal &p : recent) {
        if (p.plan.workload != workload.ref || !p.outcome || now - p.outcome->at > kDay)
            continue;
        const bool failed = p.state == ProposalState::Failed || p.state == ProposalState::Unhealthy;
        if (!failed && !carriedOut(p))
            continue;
        ++behaviour.actions;
        behaviour.failed += failed ? 1 : 0;
    }
    for (const Forecast &f : forecasts) {
        if (f.eligible && binds(f, workload, policy))
            behaviour.bands.push_back({f.metric, f.backTest.coverage80, f.backTest.relMae, f.backTest.origins});
    }
    return policy::mustFall(policy.mode, state, behaviour, now);
}

} // namespace preamar::engine
