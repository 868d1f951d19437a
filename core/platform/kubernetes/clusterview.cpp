// From the objects of a cluster to the seam's workloads: who belongs to whom, who owns the count, what bounds it.
#include "core/platform/kubernetes/objects.h"

#include <algorithm>
#include <cmath>

namespace preamar::kubernetes {

namespace {

bool matches(const std::map<std::string, std::string> &selector, const std::map<std::string, std::string> &labels)
{
    return !selector.empty() && std::all_of(selector.begin(), selector.end(), [&](const auto &pair) {
        const auto it = labels.find(pair.first);
        return it != labels.end() && it->second == pair.second;
    });
}

std::string key(const std::string &space, const std::string &name)
{
    return space + "/" + name;
}

} // namespace

PodOwner ownerOf(const PodObject &pod, const ClusterState &state)
{
    if (pod.owner.kind == "StatefulSet")
        return {WorkloadKind::StatefulSet, pod.owner.name};
    if (pod.owner.kind != "ReplicaSet")
        return {};
    const auto set = state.replicaSets.find(key(pod.space, pod.owner.name));
    if (set != state.replicaSets.end())
        return {WorkloadKind::Deployment, set->second.owner.kind == "Deployment" ? set->second.owner.name : std::string()};
    // Where replica sets may not be listed their names tell; a deployment of that name must be there.
    auto name = deploymentOfReplicaSet(pod.owner.name);
    return {WorkloadKind::Deployment, state.deployments.contains(key(pod.space, name)) ? std::move(name) : std::string()};
}

namespace {

struct PodSum
{
    std::int64_t ready = 0;
    std::int64_t restarts = 0;
    std::int64_t oomKills = 0;
    std::vector<ReplicaProblem> problems;
};

constexpr std::size_t kMostProblems = 8;

void addProblem(std::vector<ReplicaProblem> &to, const ReplicaProblem &problem)
{
    if (to.size() < kMostProblems && std::find(to.begin(), to.end(), problem) == to.end())
        to.push_back(problem);
}

// How many more replicas the quotas of the namespace leave room for; nullopt where none binds.
std::optional<std::int64_t> roomInQuotas(const ScalableObject &object, const ClusterState &state)
{
    std::optional<double> room;
    const auto from = state.quotas.lower_bound(object.space + "/");
    for (auto it = from; it != state.quotas.end() && it->second.space == object.space; ++it) {
        for (const auto &[resource, hard] : it->second.hard) {
            const auto each = object.perPod.find(resource);
            if (each == object.perPod.end() || each->second <= 0.0)
                continue;
            const auto used = it->second.used.find(resource);
            const double left = std::floor((hard - (used == it->second.used.end() ? 0.0 : used->second)) / each->second + 1e-9);
            room = std::min(room.value_or(left), left);
        }
    }
    return room ? std::optional(static_cast<std::int64_t>(std::clamp(*room, 0.0, 1e6))) : std::nullopt;
}

std::int64_t neededByBudgets(const ScalableObject &object, const ClusterState &state)
{
    std::int64_t out = 0;
    const auto from = state.budgets.lower_bound(object.space + "/");
    for (auto it = from; it != state.budgets.end() && it->second.space == object.space; ++it) {
        if (it->second.simple && matches(it->second.selector, object.podLabels))
            out = std::max(out, it->second.desiredHealthy);
    }
    return out;
}

const AutoscalerObject *autoscalerFor(const ScalableObject &object, const ClusterState &state)
{
    const Owner target{object.kind == WorkloadKind::Deployment ? "Deployment" : "StatefulSet", object.name};
    for (const auto *table : {&state.scaledObjects, &state.hpas}) {
        const auto from = table->lower_bound(object.space + "/");
        for (auto it = from; it != table->end() && it->second.space == object.space; ++it) {
            if (it->second.target == target)
                return &it->second;
        }
    }
    return nullptr;
}

void addOwners(Workload &out, const ScalableObject &object, const ClusterState &state)
{
    const auto *owner = autoscalerFor(object, state);
    if (!state.autoscalersKnown || (owner == nullptr && !state.scaledObjectsKnown))
        out.scalable = ScalableBy::OwnerUnknown;
    else if (object.rolling)
        out.scalable = ScalableBy::UpdateRunning;
    const auto &mark = owner != nullptr ? owner->gitOps : object.gitOps;
    if (!mark.empty()) {
        out.owners.push_back(mark);
        out.scalable = ScalableBy::OwnedByGitOps;
    } else if (object.controller && owner == nullptr) {
        out.owners.push_back(object.controller->kind + "/" + object.controller->name);
        out.scalable = ScalableBy::OwnedByOther;
    }
    if (owner == nullptr) {
        out.declaredBy = object.declaredBy;
        return;
    }
    out.autoscaler = owner->autoscaler;
    // An HPA of KEDA's whose ScaledObject cannot be read: a change of it would be taken back (protocols.md C.5).
    if (owner->autoscaler.kind == Autoscaler::Kind::Hpa && !owner->ofKeda.empty())
        out.scalable = ScalableBy::OwnerUnknown;
    out.owners.push_back(autoscalerId(owner->autoscaler) + (owner->paused.empty() ? "" : " (" + owner->paused + ")"));
    // Paused, it does what the pause says, whatever its bounds: a change of them would do nothing now and surprise later.
    if (!owner->paused.empty() && out.scalable == ScalableBy::Us)
        out.scalable = ScalableBy::OwnedByOther;
    const auto &a = owner->autoscaler;
    out.minReplicasHint = std::max(out.minReplicasHint.value_or(0), a.baselineMin.value_or(a.bounds.min));
    out.maxReplicasHint = out.maxReplicasHint ? std::min(*out.maxReplicasHint, a.bounds.max) : a.bounds.max;
}

Workload toWorkload(const ScalableObject &object, const PodSum &pods, const ClusterState &state, const ContextName &context, Timestamp now)
{
    Workload out;
    out.ref = {context, object.space, object.kind, object.name};
    out.uid = object.uid;
    out.version = object.version;
    out.replicas = object.replicas;
    out.ready = pods.ready;
    out.image = object.image;
    out.labels = object.labels;
    out.limits = object.limits;
    out.specDigest = object.digest;
    out.restarts = pods.restarts;
    out.oomKills = pods.oomKills;
    out.problems = object.problems;
    for (const auto &problem : pods.problems)
        addProblem(out.problems, problem);
    if (const auto needed = neededByBudgets(object, state); needed > 0)
        out.minReplicasHint = needed;
    if (const auto room = roomInQuotas(object, state))
        out.maxReplicasHint = std::max<std::int64_t>(1, object.replicas + *room);
    addOwners(out, object, state);
    out.observedAt = now;
    return out;
}

} // namespace

std::vector<Workload> workloadsOf(const ClusterState &state, const ContextName &context, Timestamp now)
{
    std::map<std::string, PodSum> deployments;
    std::map<std::string, PodSum> statefulSets;
    for (const auto &[id, pod] : state.pods) {
        const auto owner = ownerOf(pod, state);
        if (owner.name.empty())
            continue;
        auto &sum = (owner.kind == WorkloadKind::StatefulSet ? statefulSets : deployments)[key(pod.space, owner.name)];
        sum.ready += pod.ready ? 1 : 0;
        sum.restarts += pod.counts ? pod.restarts : 0;
        sum.oomKills += pod.counts ? pod.oomKills : 0;
        if (pod.problem)
            addProblem(sum.problems, *pod.problem);
    }
    std::vector<Workload> out;
    out.reserve(state.deployments.size() + state.statefulSets.size());
    for (const auto &[id, object] : state.deployments)
        out.push_back(toWorkload(object, deployments[id], state, context, now));
    for (const auto &[id, object] : state.statefulSets)
        out.push_back(toWorkload(object, statefulSets[id], state, context, now));
    return out;
}

} // namespace preamar::kubernetes
