// How each policy of the registry is made. Internal to core/replay.
#pragma once

#include "core/replay/registry.h"
#include "core/replay/shared.h"

namespace preamar::replay {

using Made = Result<std::unique_ptr<Policy>>;

Made makeStaticPeak(const PolicySpec &spec, const Scene &scene);
Made makeStaticP95(const PolicySpec &spec, const Scene &scene);
Made makeStatic(const PolicySpec &spec, const Scene &scene);
Made makeOracle(const PolicySpec &spec, const Scene &scene);
Made makeHpa(const PolicySpec &spec, const Scene &scene);
Made makeLoadHpa(const PolicySpec &spec, const Scene &scene);
// Every preset of core/policy, by decide().
Made makeProduct(const PolicySpec &spec, const Scene &scene);
Made makeAwsHourly(const PolicySpec &spec, const Scene &scene);
Made makeCrane(const PolicySpec &spec, const Scene &scene);
Made makeSeasonalNaive(const PolicySpec &spec, const Scene &scene);
Made makeAutopilot(const PolicySpec &spec, const Scene &scene);
Made makeProtoFeedForward(const PolicySpec &spec, const Scene &scene);

// Kubernetes' algorithm on utilisation, as the policy `hpa` computes it: the maximum of the wanted counts of the window, then
// at most double or four more.
[[nodiscard]] std::int64_t hpaCount(const Instant &now, double target, WindowMax &window);
[[nodiscard]] std::size_t hpaWindow(const Trace &trace); // steps of the default stabilisation, 5 min

// Mean offered load of the last minute; 0 where nothing is known yet.
[[nodiscard]] double recentLoad(const Instant &now, std::size_t steps);

} // namespace preamar::replay
