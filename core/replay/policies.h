// How each policy of the registry is made. Internal to core/replay.
#pragma once

#include "core/policy/hpa.h"
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

// What Kubernetes' algorithm proposes on the measured utilisation. nullopt: no replica is measured.
[[nodiscard]] std::optional<std::int64_t> hpaProposal(const Instant &now, double target, policy::hpa::Percents percents);

// Mean offered load of the last minute; 0 where nothing is known yet.
[[nodiscard]] double recentLoad(const Instant &now, std::size_t steps);

} // namespace preamar::replay
