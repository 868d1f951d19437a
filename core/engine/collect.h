// Asks every context's two seams at once. Where an engine runs, who has not answered `kStraggler` after all others is
// left behind and handed on alone when it has (rules.md R5: a slow cluster must not delay the others); a single look
// waits for everybody, bounded by the deadlines of the requests.
#pragma once

#include "core/engine/assess.h"
#include "core/engine/services.h"

#include <functional>
#include <vector>

namespace preamar::engine {

// The metrics every collection asks for.
[[nodiscard]] const MetricQuery &standardQuery();

// How long those who answered wait for those who have not.
inline constexpr Millis kStraggler{60};

// `own`: the operators' own queries of each context. `late` is called for each straggler, if at all after `then`; empty:
// nobody is left behind.
void collectAll(const Services &services, const std::vector<ContextConfig> &contexts,
                const OwnQueries &own, std::function<void(std::vector<Collection>)> then,
                std::function<void(Collection)> late = {});

}  // namespace preamar::engine
