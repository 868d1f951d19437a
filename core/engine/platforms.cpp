// The registry of platforms: one row per kind of context.
#include "core/engine/engine.h"
#include "core/platform/kubernetes/kubernetes.h"
#include "core/platform/lab/lab.h"
#include "core/platform/portainer/portainer.h"
#include "core/platform/prometheus/prometheussource.h"

#include <algorithm>

namespace preamar {

namespace {

using Factory = Result<Platform> (*)(const ContextConfig &, SecretStore &, std::shared_ptr<const Clock>, const std::string &);

Result<Platform> labPlatform(const ContextConfig &config, SecretStore &, std::shared_ptr<const Clock> clock, const std::string &home)
{
    auto parts = makeLab(config, std::move(clock), home);
    if (!parts)
        return fail(parts.error());
    return Platform{std::move(parts->orchestrator), std::move(parts->metrics)};
}

Result<Platform> portainerPlatform(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock, const std::string &)
{
    Platform out;
    out.orchestrator = makePortainerOrchestrator(config, secrets, clock);
    if (!config.prometheus.url.empty())
        out.metrics = makePrometheusSource(config.prometheus, config.name, secrets, std::move(clock));
    return out;
}

Result<Platform> kubernetesPlatform(const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock, const std::string &)
{
    auto parts = makeKubernetes(config, secrets, clock);
    Platform out{std::move(parts.orchestrator), std::move(parts.metricsApi)};
    if (!out.metrics && (!config.prometheus.url.empty() || parts.prometheus)) {
        prometheus::ProfileOptions options;
        options.namespaces = config.kubernetes.namespaces;
        out.metrics = makePrometheusSource(config.prometheus, config.name, secrets, std::move(clock), options,
                                           PrometheusInside{std::move(parts.prometheus), std::move(parts.pods)});
    }
    return out;
}

struct Row
{
    ContextKind kind;
    Factory make;
};

constexpr Row kPlatforms[] = {
    {ContextKind::Lab, labPlatform},
    {ContextKind::Portainer, portainerPlatform},
    {ContextKind::Kubernetes, kubernetesPlatform},
};

}  // namespace

PlatformFactory defaultPlatforms()
{
    return [](const ContextConfig &config, SecretStore &secrets, std::shared_ptr<const Clock> clock, const std::string &home) -> Result<Platform> {
        const auto *row = std::find_if(std::begin(kPlatforms), std::end(kPlatforms), [&](const Row &r) { return r.kind == config.kind; });
        if (row == std::end(kPlatforms))
            return fail(ErrorCode::Unavailable, "context", std::string(toString(config.kind)), std::string(toString(ReasonCode::NotAvailableYet)));
        return row->make(config, secrets, std::move(clock), home);
    };
}

std::shared_ptr<Clock> clockFor(const std::vector<ContextConfig> &contexts)
{
    const auto lab = std::find_if(contexts.begin(), contexts.end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
    if (lab == contexts.end())
        return std::make_shared<SystemClock>();
    return std::make_shared<LabClock>(lab->lab, std::make_shared<SystemClock>());
}

}  // namespace preamar
