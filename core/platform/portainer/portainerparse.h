// What Portainer says about itself and an environment, and what a Docker engine without Swarm runs.
#pragma once

#include "core/base/json.h"
#include "core/domain/workload.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::portainer {

// "Version" of /api/system/status; nullopt where the answer is not Portainer's.
[[nodiscard]] std::optional<std::string> parsePortainerVersion(std::string_view body);
// /api/system exists since 2.17 (protocols.md A.6).
[[nodiscard]] bool isSupported(const std::string &version);

enum class EnvironmentType { Docker, DockerAgent, Azure, DockerEdge, Kubernetes, Unknown };
[[nodiscard]] EnvironmentType environmentType(std::int64_t type);
[[nodiscard]] Result<EnvironmentType> parseEnvironment(std::string_view body);

struct DockerInfo
{
    std::string version{};
    bool swarmActive = false;
    bool manager = false; // active, and may be asked about services
};
[[nodiscard]] Result<DockerInfo> parseDockerInfo(std::string_view body);

// Containers of an engine that is no Swarm manager: one Compose service per project and service label, every other
// container for itself. All of them NotSupported: shown, never changed.
[[nodiscard]] Result<std::vector<Workload>> parseContainers(const ContextName &context, std::string_view body,
                                                            Timestamp now);

} // namespace preamar::portainer
