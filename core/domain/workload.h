// What is scaled: its identity, which admits more than Swarm and Kubernetes, and its state as last read.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/domain/change.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace preamar {

enum class WorkloadKind {
    Service,  // Swarm
    Deployment,
    StatefulSet,
    ComposeService,
    Container,
    ProcessGroup,
    Endpoint,  // serverless
};

// "context/namespace/kind/name"; Swarm has no namespaces and writes "-".
struct WorkloadRef
{
    ContextName context;
    std::string space = "-";
    WorkloadKind kind = WorkloadKind::Service;
    std::string name;

    friend bool operator==(const WorkloadRef &, const WorkloadRef &) = default;
    friend auto operator<=>(const WorkloadRef &, const WorkloadRef &) = default;
};

[[nodiscard]] std::string_view toString(WorkloadKind kind);
// How metrics name a workload: its name, or "namespace/kind/name" where there are namespaces (names stay, ids change).
[[nodiscard]] std::string metricKey(const WorkloadRef &ref);
[[nodiscard]] std::string toString(const WorkloadRef &ref);
[[nodiscard]] Result<WorkloadRef> parseWorkloadRef(std::string_view text);

// Why a workload cannot be scaled by us, if it cannot.
enum class ScalableBy {
    Us,
    NotSupported,    // global service, job, stand-alone container, Compose: shown, never changed
    UpdateRunning,   // a rollout is in progress or paused; scaling now would destroy its rollback target
    NotPermitted,    // the credential may not change it
    OwnedByGitOps,   // Argo CD or Flux declares it: a write would be taken back (I-27)
    OwnerUnknown,    // who owns the count could not be read, so it is left alone (I-27)
    OwnedByOther,    // a controller that is none of the known autoscalers owns it
};

struct ResourceLimits
{
    std::optional<double> cpuCores;      // per replica; absent = no limit
    std::optional<double> memoryBytes;  // per replica; absent = no limit

    friend bool operator==(const ResourceLimits &, const ResourceLimits &) = default;
};

// A problem of replicas that keeps the workload from getting healthy, as the platform words it.
struct ReplicaProblem
{
    enum class Kind { NoCapacity, ImageMissing, CrashLoop, Rejected, Other, Quota };
    Kind kind = Kind::Other;
    std::string text;

    friend bool operator==(const ReplicaProblem &, const ReplicaProblem &) = default;
};

// What sets the count instead of us. Then its bounds are changed, never the count (I-27).
struct Autoscaler
{
    enum class Kind { Hpa, Keda };
    Kind kind = Kind::Hpa;
    std::string name;
    std::string uid;
    std::string version;                       // resourceVersion as read
    AutoscalerBounds bounds;
    std::optional<std::int64_t> baselineMin;   // its minimum before our first change, for as long as ours stands (I-19)
    std::optional<std::int64_t> desired;       // what it last computed; absent while it could not (protocols.md T22)
    std::map<std::string, std::int64_t> current;  // resource → average utilisation in percent, as it measures it
    bool atMax = false;                        // it would want more
    std::string problem;                       // why it cannot compute, in the server's words

    friend bool operator==(const Autoscaler &, const Autoscaler &) = default;
};
// "hpa/NAME", "keda/NAME"
[[nodiscard]] std::string autoscalerId(const Autoscaler &autoscaler);

struct Workload
{
    WorkloadRef ref;
    std::string uid;
    std::string version;          // opaque; only equality matters (Swarm index, Kubernetes resourceVersion)
    std::int64_t replicas = 0;    // wanted, from the spec
    std::int64_t ready = 0;       // running and healthy, on nodes that are up
    std::string image;
    std::map<std::string, std::string> labels;
    ResourceLimits limits;
    std::string specDigest;       // SHA-256 of the spec without the replica count
    std::vector<std::string> owners;
    ScalableBy scalable = ScalableBy::Us;
    std::optional<std::int64_t> maxReplicasHint;  // platform's own ceiling (max replicas per node × nodes, quota)
    std::optional<std::int64_t> minReplicasHint;  // … floor (disruption budget, autoscaler's own minimum; I-19)
    std::optional<Autoscaler> autoscaler;
    std::string declaredBy;       // another field manager that sets the count (kubectl, Helm), or empty
    std::int64_t restarts = 0;    // of the containers that live now
    std::int64_t oomKills = 0;    // containers whose last end was for memory
    std::vector<ReplicaProblem> problems;
    Timestamp observedAt{};

    friend bool operator==(const Workload &, const Workload &) = default;
};

}  // namespace preamar
