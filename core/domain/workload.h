// What is scaled: its identity, which admits more than Swarm and Kubernetes, and its state as last read.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"

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
[[nodiscard]] std::string toString(const WorkloadRef &ref);
[[nodiscard]] Result<WorkloadRef> parseWorkloadRef(std::string_view text);

// Why a workload cannot be scaled by us, if it cannot.
enum class ScalableBy {
    Us,
    NotSupported,    // global service, job, stand-alone container, Compose: shown, never changed
    UpdateRunning,   // a rollout is in progress or paused; scaling now would destroy its rollback target
    NotPermitted,    // the credential may not change it
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
    enum class Kind { NoCapacity, ImageMissing, CrashLoop, Rejected, Other };
    Kind kind = Kind::Other;
    std::string text;

    friend bool operator==(const ReplicaProblem &, const ReplicaProblem &) = default;
};

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
    std::optional<std::int64_t> maxReplicasHint;  // platform's own ceiling (max replicas per node × nodes)
    std::vector<ReplicaProblem> problems;
    Timestamp observedAt{};

    friend bool operator==(const Workload &, const Workload &) = default;
};

}  // namespace preamar
