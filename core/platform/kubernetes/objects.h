// What the API server said about a cluster, reduced to the fields that are needed: small enough for 10,000 pods.
#pragma once

#include "core/base/json.h"
#include "core/domain/workload.h"

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::kubernetes {

// "250m", "1Gi", "12345678n", "1e3". nullopt for anything else.
[[nodiscard]] std::optional<double> parseQuantity(std::string_view text);

// The deployment that a ReplicaSet of this name belongs to: everything before the last dash. Empty without one.
[[nodiscard]] std::string deploymentOfReplicaSet(std::string_view name);

struct Owner
{
    std::string kind;
    std::string name;

    friend bool operator==(const Owner &, const Owner &) = default;
};

struct ScalableObject // Deployment, StatefulSet
{
    WorkloadKind kind = WorkloadKind::Deployment;
    std::string space{};
    std::string name{};
    std::string uid{};
    std::string version{};
    std::int64_t replicas = 0;
    std::string digest{};                          // of the spec without replicas, and of the labels
    std::string image{};
    std::map<std::string, std::string> labels{};   // with annotations preamar.io/x as preamar.x
    std::map<std::string, std::string> selector{}; // matchLabels
    std::map<std::string, std::string> podLabels{};
    std::string selectorText{};                    // as a query
    ResourceLimits limits{};
    std::map<std::string, double> perPod{};        // what one pod counts in a quota: "requests.cpu" → 0.5
    bool rolling = false;
    std::optional<Owner> controller{};
    std::string gitOps{};                          // the mark of Argo CD or Flux, or empty
    std::string declaredBy{};
    std::vector<ReplicaProblem> problems{};        // of its conditions
};

struct PodObject
{
    std::string space{};
    std::string name{};
    std::string version{};
    Owner owner{};
    bool ready = false;
    bool counts = false;                         // running or starting, not on its way out
    std::int64_t restarts = 0;
    std::int64_t oomKills = 0;
    std::optional<ReplicaProblem> problem{};
};

struct ReplicaSetObject
{
    std::string space{};
    std::string name{};
    Owner owner{};
};

struct AutoscalerObject
{
    std::string space;
    Owner target;                                // kind and name
    Autoscaler autoscaler;
    std::string ofKeda;                          // the ScaledObject that made this HPA, or empty
    std::string paused{};                        // the mark that pauses a ScaledObject: its bounds mean nothing then
    std::string gitOps;
};

struct BudgetObject // PodDisruptionBudget
{
    std::string space{};
    std::string name{};
    std::map<std::string, std::string> selector{};
    bool simple = true;                          // only matchLabels: others are matched to nothing
    std::int64_t desiredHealthy = 0;
};

struct QuotaObject
{
    std::string space{};
    std::string name{};
    std::map<std::string, double> hard{};
    std::map<std::string, double> used{};
};

// Each reads one item of a list; nullopt where it is none.
[[nodiscard]] std::optional<ScalableObject> readScalable(const Json &item, WorkloadKind kind);
[[nodiscard]] std::optional<PodObject> readPod(const Json &item);
[[nodiscard]] std::optional<ReplicaSetObject> readReplicaSet(const Json &item);
[[nodiscard]] std::optional<AutoscalerObject> readHpa(const Json &item);
[[nodiscard]] std::optional<AutoscalerObject> readScaledObject(const Json &item);
[[nodiscard]] std::optional<BudgetObject> readBudget(const Json &item);
[[nodiscard]] std::optional<QuotaObject> readQuota(const Json &item);

// Keyed by "namespace/name"; of deployments and stateful sets in a table each.
struct ClusterState
{
    std::map<std::string, ScalableObject> deployments;
    std::map<std::string, ScalableObject> statefulSets;
    std::map<std::string, ReplicaSetObject> replicaSets;
    std::map<std::string, PodObject> pods;
    std::map<std::string, AutoscalerObject> hpas;
    std::map<std::string, AutoscalerObject> scaledObjects;
    std::map<std::string, BudgetObject> budgets;
    std::map<std::string, QuotaObject> quotas;
    bool autoscalersKnown = true; // false where they may not be listed: nobody knows who owns a count
    // False where KEDA is there and its ScaledObjects may not be listed: a paused one has no HPA that would tell of it, so
    // nobody knows whether a count without an owner is free.
    bool scaledObjectsKnown = true;
};

// The workload that a pod belongs to, by owner references; the name is empty for pods of nothing that is scaled.
struct PodOwner
{
    WorkloadKind kind = WorkloadKind::Deployment;
    std::string name;
};
[[nodiscard]] PodOwner ownerOf(const PodObject &pod, const ClusterState &state);

// The seam's view of everything that is scaled here. `now` is when it was read.
[[nodiscard]] std::vector<Workload> workloadsOf(const ClusterState &state, const ContextName &context, Timestamp now);

} // namespace preamar::kubernetes
