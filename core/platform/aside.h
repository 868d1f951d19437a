// A context that answers slowly is asked aside: it never holds up a cycle that others wait for too. What it answered late
// counts in the next cycle; the samples' own times say how old it is.
#pragma once

#include "core/base/clock.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"

#include <memory>

namespace preamar {

// Lists and latest metrics that took longer than this are asked for aside from then on, until they are quick again.
inline constexpr Millis kSlowAnswer{Seconds{2}};

[[nodiscard]] std::shared_ptr<Orchestrator> asideWhenSlow(std::shared_ptr<Orchestrator> inner, std::shared_ptr<const Clock> clock,
                                                          Millis slow = kSlowAnswer);
[[nodiscard]] std::shared_ptr<MetricSource> asideWhenSlow(std::shared_ptr<MetricSource> inner, std::shared_ptr<const Clock> clock,
                                                          Millis slow = kSlowAnswer);

} // namespace preamar
