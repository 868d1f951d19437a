#include "core/engine/assess.h"

#include "core/base/digest.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace preamar::engine {

namespace {

// Scale-down needs samples from at least 90 % of the ready replicas (I-04).
constexpr double kCoverageNeeded = 0.9;

void judgeCoverage(Measurement &m, std::int64_t ready)
{
    if (!m.value || !m.replicasMeasured || m.quality == Quality::Missing)
        return;
    if (*m.replicasMeasured < kCoverageNeeded * static_cast<double>(ready)) {
        m.quality = Quality::Partial;
        if (m.fault == Fault::None)
            m.fault = Fault::Coverage;
    }
}

bool alwaysShown(const MetricId &id)
{
    return id == metric::cpuCores || id == metric::memoryBytes || id == metric::requestsPerSecond || id == metric::latencyP95 ||
           id == metric::errorRatio;
}

std::string joined(const std::vector<std::string> &parts)
{
    std::string out;
    for (const auto &p : parts) {
        if (!out.empty())
            out += ',';
        out += p;
    }
    return out;
}

std::string limitsText(const ResourceLimits &limits)
{
    char buffer[96];
    std::snprintf(buffer, sizeof buffer, "cpu=%g memory=%g", limits.cpuCores.value_or(0.0), limits.memoryBytes.value_or(0.0));
    return buffer;
}

}  // namespace

Observation observationFor(const Workload &workload, const Collection &collection, Timestamp now)
{
    Observation out{.workload = workload.ref, .at = now, .metrics = {}};
    if (!collection.metrics)
        return out;
    const auto &metrics = *collection.metrics;
    for (const auto &[id, fault] : metrics.failed) {
        // What the context's profile does not know is not there; the five of R1 are always shown.
        if (fault == Fault::NotConfigured && !alwaysShown(id))
            continue;
        out.metrics[id] = Measurement{.value = {}, .at = {}, .quality = Quality::Missing, .fault = fault, .replicasMeasured = {}};
    }
    if (const auto it = metrics.byWorkload.find(metricKey(workload.ref)); it != metrics.byWorkload.end()) {
        for (const auto &[id, measurement] : it->second) {
            Measurement m = measurement;
            judgeCoverage(m, workload.ready);
            out.metrics[id] = std::move(m);
        }
    }
    return out;
}

std::set<MetricId> requiredMetrics(const Workload &workload, const std::set<MetricId> &hadWithinDay)
{
    std::set<MetricId> out;
    if (workload.limits.cpuCores)
        out.insert(metric::cpuCores);
    if (workload.limits.memoryBytes)
        out.insert(metric::memoryBytes);
    // Requests are required only where the workload had them: many workloads serve none.
    if (hadWithinDay.contains(metric::requestsPerSecond))
        out.insert(metric::requestsPerSecond);
    return out;
}

std::vector<Series> seriesToStore(const Workload &workload, const Observation &observation, Timestamp now)
{
    std::vector<Series> out;
    out.reserve(observation.metrics.size() + 2);
    for (const auto &[id, m] : observation.metrics) {
        if (!m.value || !std::isfinite(*m.value) || m.quality == Quality::Missing || m.quality == Quality::Partial)
            continue;
        out.push_back(Series{.key = {workload.ref, id}, .samples = {Sample{m.at.value_or(now), *m.value}}});
    }
    out.push_back(Series{.key = {workload.ref, metric::replicas}, .samples = {Sample{now, static_cast<double>(workload.replicas)}}});
    out.push_back(Series{.key = {workload.ref, metric::readyReplicas}, .samples = {Sample{now, static_cast<double>(workload.ready)}}});
    if (workload.autoscaler) {
        const auto &bounds = workload.autoscaler->bounds;
        out.push_back(Series{.key = {workload.ref, metric::autoscalerMin}, .samples = {Sample{now, static_cast<double>(bounds.min)}}});
        out.push_back(Series{.key = {workload.ref, metric::autoscalerMax}, .samples = {Sample{now, static_cast<double>(bounds.max)}}});
        const auto lowest = std::min_element(bounds.targets.begin(), bounds.targets.end(), [](const auto &a, const auto &b) { return a.second < b.second; });
        if (lowest != bounds.targets.end())
            out.push_back(Series{.key = {workload.ref, metric::autoscalerTarget}, .samples = {Sample{now, static_cast<double>(lowest->second) / 100.0}}});
    }
    return out;
}

std::vector<ObservedChange> changesBetween(const Workload &before, const Workload &after, Timestamp at)
{
    std::vector<ObservedChange> out;
    const auto add = [&](std::string field, std::string was, std::string is) {
        if (was != is)
            out.push_back(ObservedChange{.workload = after.ref, .at = at, .field = std::move(field), .before = std::move(was),
                                         .after = std::move(is), .ours = false, .by = {}});
    };
    add("replicas", std::to_string(before.replicas), std::to_string(after.replicas));
    add("image", before.image, after.image);
    add("limits", limitsText(before.limits), limitsText(after.limits));
    add("owners", joined(before.owners), joined(after.owners));
    add("uid", before.uid, after.uid);
    if (before.image == after.image && before.limits == after.limits)
        add("spec", before.specDigest, after.specDigest);
    return out;
}

std::string autoscalerOf(const Workload &workload)
{
    if (workload.autoscaler)
        return autoscalerId(*workload.autoscaler);
    const auto owner = std::find_if(workload.owners.begin(), workload.owners.end(),
                                    [](const std::string &o) { return o.starts_with("hpa/") || o.starts_with("keda/"); });
    return owner == workload.owners.end() ? std::string() : *owner;
}

EffectivePolicy effectivePolicy(const Workload &workload, const WorkloadSettings *settings, const Governance &governance,
                                bool isLab, Timestamp now)
{
    const auto label = workload.labels.find("preamar.group");
    ScalingPolicy base = layered(governance, workload.ref, label == workload.labels.end() ? std::string() : label->second, settings, isLab);
    EffectivePolicy out;
    const auto row = governance.autos.find(workload.ref);
    const auto since = row == governance.autos.end() ? std::nullopt : row->second.since;
    auto verdict = limits::autoNow(base.mode, since, settings != nullptr ? settings->modeUntil : std::nullopt, now, governance.numbers);
    base.mode = verdict.mode;
    out.endsSoon = verdict.endsSoon;
    out.modeReason = std::move(verdict.reason);
    if (base.mode > Mode::Approve && !autoscalerOf(workload).empty()) {
        base.mode = Mode::Approve;
        out.modeReason = Reason{ReasonCode::HpaOwnedApproveOnly, {}, {}};
    }
    // An unreadable calendar may hide a freeze window: nothing runs by itself then (I-37).
    if (base.mode > Mode::Approve && !governance.calendarProblem.empty()) {
        base.mode = Mode::Approve;
        out.modeReason = Reason{ReasonCode::AutoSuspended, {}, governance.calendarProblem};
    }
    LabelVerdict labels = applyLabels(workload.labels, base);
    out.policy = std::move(labels.policy);
    out.enrolled = (settings != nullptr && settings->enrolled) || labels.enrolled;
    out.labelProblem = labels.invalid.value_or(std::string());
    return out;
}

Millis proposalLifetime(const Decision &decision, Timestamp now)
{
    constexpr Millis least = std::chrono::minutes{5};
    constexpr Millis most = std::chrono::minutes{30};
    if (!decision.breachAt || *decision.breachAt <= now)
        return most;
    return std::clamp<Millis>(*decision.breachAt - now, least, most);
}

std::optional<Change> changeFor(const Workload &workload, const Decision &decision)
{
    if (decision.action == Direction::None || decision.from == decision.to)
        return std::nullopt;
    if (!workload.autoscaler)
        return ReplicaChange{decision.from, decision.to};
    const auto &owner = *workload.autoscaler;
    AutoscalerChange change{.autoscaler = autoscalerId(owner), .from = owner.bounds, .to = owner.bounds};
    // Down only as far as its minimum was before we raised it: below that the autoscaler alone decides (I-19).
    const std::int64_t least = decision.action == Direction::Up ? owner.bounds.min : owner.baselineMin.value_or(owner.bounds.min);
    change.to.min = std::clamp(decision.to, std::min(least, owner.bounds.max), owner.bounds.max);
    if (decision.action == Direction::Down)
        change.to.min = std::min(change.to.min, owner.bounds.min);
    if (change.to == change.from)
        return std::nullopt;
    return change;
}

void settleOwnership(Decision &decision, const Workload &workload)
{
    if (decision.action == Direction::None)
        return;
    if (!changeFor(workload, decision)) {
        const std::string owner = workload.autoscaler ? autoscalerId(*workload.autoscaler) : std::string();
        decision.ladder.push_back(DecisionStep{.name = "owner", .wanted = decision.from, .reason = Reason{ReasonCode::AutoscalerDecides, {}, owner}});
        decision.action = Direction::None;
        decision.to = decision.from;
        decision.reasons = {Reason{ReasonCode::AutoscalerDecides, {}, owner}};
        decision.costPerMonthDelta.reset();
        return;
    }
    const auto note = [&](ReasonCode code, const std::string &who) {
        Reason reason{code, {}, who};
        if (std::find(decision.reasons.begin(), decision.reasons.end(), reason) == decision.reasons.end())
            decision.reasons.push_back(std::move(reason));
    };
    if (workload.autoscaler)
        note(ReasonCode::OwnedByAutoscaler, autoscalerId(*workload.autoscaler));
    else if (!workload.declaredBy.empty())
        note(ReasonCode::ReplicasDeclaredElsewhere, workload.declaredBy);
}

bool sameProposal(const Plan &plan, const Workload &workload, const Decision &decision)
{
    if (direction(plan.change) != decision.action)
        return false;
    const auto change = changeFor(workload, decision);
    if (!change || plan.change != *change)
        return false;
    std::set<ReasonCode> before;
    std::set<ReasonCode> after;
    for (const auto &r : plan.reasons)
        before.insert(r.code);
    for (const auto &r : decision.reasons)
        after.insert(r.code);
    return before == after;
}

std::string sampleDigest(const Observation &observation, const std::vector<Forecast> &forecasts)
{
    std::string text;
    char buffer[64];
    for (const auto &[id, m] : observation.metrics) {
        std::snprintf(buffer, sizeof buffer, "=%.17g@%lld;", m.value.value_or(std::nan("")),
                      static_cast<long long>(m.at ? toMillis(*m.at) : -1));
        text += id.str();
        text += buffer;
    }
    for (const auto &f : forecasts) {
        text += f.metric.str();
        text += ':';
        text += f.inputDigest;
        text += ';';
    }
    return sha256Hex(text);
}

std::string endpointOf(const ContextConfig &config)
{
    if (config.kind == ContextKind::Kubernetes) {
        const auto &k = config.kubernetes;
        return "kubernetes " + (k.inCluster ? std::string("in-cluster") : config.url + " " + k.context + " #" + sha256Hex(k.kubeconfig).substr(0, 16))
            + (k.pin.empty() ? std::string() : " pin=" + k.pin.substr(0, 16));
    }
    return std::string(toString(config.kind)) + " " + config.url + " #" + std::to_string(config.environment)
        + (config.caFile.empty() ? std::string() : " ca=" + sha256Hex(config.caFile).substr(0, 16));
}

}  // namespace preamar::engine
