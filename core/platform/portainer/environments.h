// The environments of a Portainer server that a token may see: asked for once, before one of them becomes a context.
#pragma once

#include "core/base/async.h"
#include "core/domain/context.h"
#include "core/platform/portainer/portainerparse.h"
#include "core/secrets/secretstore.h"

namespace preamar {

namespace portainer {

struct Environment
{
    std::int64_t id = 0;
    std::string name;
    EnvironmentType type = EnvironmentType::Unknown;
    bool isUp = false; // Status 1 (protocols.md A.3)
};
[[nodiscard]] Result<std::vector<Environment>> parseEnvironments(std::string_view body);

} // namespace portainer

// Needs an event loop on the calling thread; `secrets` must outlive the answer.
[[nodiscard]] Future<std::vector<portainer::Environment>> portainerEnvironments(const ContextConfig &config,
                                                                                SecretStore &secrets);

} // namespace preamar
