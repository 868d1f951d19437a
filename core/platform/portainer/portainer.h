// Docker Swarm through Portainer's API. Lives on the thread that makes it, which needs an event loop; every call
// answers through a future. An environment that is no Swarm manager is recognised and shown, never changed.
#pragma once

#include "core/base/clock.h"
#include "core/platform/orchestrator.h"
#include "core/secrets/secretstore.h"

#include <memory>

namespace preamar {

// `secrets` must outlive the orchestrator.
[[nodiscard]] std::shared_ptr<Orchestrator>
makePortainerOrchestrator(const ContextConfig &config, SecretStore &secrets,
                          std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());

} // namespace preamar
