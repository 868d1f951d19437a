#include "core/engine/scanstate.h"

#include <algorithm>

namespace preamar {

namespace {

policy::ScanPlan planOf(const std::vector<ContextConfig> &contexts, const Settings &settings)
{
    std::vector<ContextName> clusters;
    for (const auto &c : contexts) {
        if (c.kind == ContextKind::Kubernetes)
            clusters.push_back(c.name);
    }
    return policy::planScans(clusters, settings.scanWidth);
}

std::string sourceOf(const ContextConfig &config)
{
    if (config.kubernetes.metricsApi)
        return "metrics.k8s.io";
    return config.prometheus.url.empty() ? config.kubernetes.prometheusService : config.prometheus.url;
}

} // namespace

ScanState scanStateOf(const std::vector<ContextConfig> &contexts, const Settings &settings, const std::optional<CycleReport> &report, Timestamp now)
{
    ScanState out;
    out.plan = planOf(contexts, settings);
    out.position = policy::positionOf(out.plan, Timestamp{}, now);
    if (!out.plan.slots.empty()) {
        out.cycleStarted = floorTo(now, out.plan.cycleDuration);
        out.cycleEnds = out.cycleStarted + out.plan.cycleDuration;
    }
    for (const auto &c : contexts) {
        if (c.kind == ContextKind::Kubernetes)
            out.source[c.name] = sourceOf(c);
    }
    for (const auto &w : report ? report->workloads : std::vector<WorkloadReport>{}) {
        if (out.source.contains(w.workload.ref.context)) {
            auto &last = out.lastScan[w.workload.ref.context];
            last = std::max(last, w.workload.observedAt);
        }
    }
    return out;
}

std::set<ContextName> scannedNow(const std::vector<ContextConfig> &contexts, const Settings &settings, Timestamp now)
{
    const auto plan = planOf(contexts, settings);
    if (plan.slots.size() <= 1)
        return {};
    const auto position = policy::positionOf(plan, Timestamp{}, now);
    const auto &turn = plan.slots[static_cast<std::size_t>(std::max(0, position.index))].contexts;
    std::set<ContextName> out(turn.begin(), turn.end());
    for (const auto &c : contexts) {
        if (c.kind != ContextKind::Kubernetes)
            out.insert(c.name);
    }
    return out;
}

} // namespace preamar
