// Asks every context's two seams at once and waits for all of them; a slow one never delays what the others answered
// longer than the deadline of its own requests.
#pragma once

#include "core/engine/assess.h"
#include "core/engine/services.h"

#include <functional>
#include <vector>

namespace preamar::engine {

// The metrics every collection asks for.
[[nodiscard]] const MetricQuery &standardQuery();

// `own`: the operators' own queries of each context.
void collectAll(const Services &services, const std::vector<ContextConfig> &contexts,
                const std::map<ContextName, std::vector<OwnQuery>> &own, std::function<void(std::vector<Collection>)> then);

}  // namespace preamar::engine
