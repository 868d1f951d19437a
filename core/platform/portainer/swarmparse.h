// Docker Swarm's answers as values. Lists and inspects come through Portainer re-encoded, in unknown order and with
// keys added at the top level, never inside Spec (protocols.md A.4).
#pragma once

#include "core/base/json.h"
#include "core/domain/workload.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::portainer {

// A service as read, with the untouched Spec that a write has to send back.
struct Service
{
    std::string id;
    std::string name;
    std::int64_t index = 0;                 // Version.Index: opaque, only equality matters
    std::optional<std::int64_t> replicas{}; // of a replicated service only
    std::string updateState{};              // UpdateStatus.State, empty where there is none
    Json spec{};
};
[[nodiscard]] Result<Service> readService(const Json &json);
// Scaling while an update runs or is paused would destroy its rollback target (protocols.md B.4).
[[nodiscard]] bool updateRunning(const Service &service);
// SHA-256 of the spec with sorted keys and without the replica count.
[[nodiscard]] std::string specDigest(const Json &spec);

struct Task
{
    std::string id{};
    std::string serviceId{};
    std::string nodeId{};
    std::int64_t slot = 0;
    std::string desired{};
    std::string state{};
    std::string error{};
    std::optional<Timestamp> at{}; // of the state
};
[[nodiscard]] std::vector<Task> readTasks(const Json &list);

struct Nodes
{
    bool known = false; // false where the credential may not list them
    std::map<std::string, bool> up{};
    std::int64_t usable = 0; // ready and active: where the scheduler may place
};
[[nodiscard]] Nodes readNodes(const Json &list);

// One service with its tasks. `now` is the platform's time: only recent failures are problems.
[[nodiscard]] Workload toWorkload(const ContextName &context, const Service &service, const std::vector<Task> &tasks,
                                  const Nodes &nodes, Timestamp now);

struct ServiceList
{
    std::vector<Workload> workloads{};
    std::map<std::string, std::string> ids{}; // name → ID
    bool partial = false;                     // an item could not be understood
};
// Bodies of GET services?status=true, tasks and nodes (empty = not permitted).
[[nodiscard]] Result<ServiceList> parseServiceList(const ContextName &context, std::string_view services,
                                                   std::string_view tasks, std::string_view nodes, Timestamp now);
[[nodiscard]] Result<Workload> parseObserved(const ContextName &context, std::string_view service,
                                             std::string_view tasks, std::string_view nodes, Timestamp now);

} // namespace preamar::portainer
