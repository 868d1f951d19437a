// Kubernetes as a platform: discovery, observation, conditional writes, and the ways to metrics inside the cluster. All
// parts live on the thread that makes them, which needs an event loop, and share one client.
#pragma once

#include "core/base/clock.h"
#include "core/net/httpclient.h"
#include "core/platform/kubernetes/access.h"
#include "core/platform/kubernetes/rbac.h"
#include "core/platform/orchestrator.h"
#include "core/platform/podindex.h"
#include "core/secrets/secretstore.h"

#include <functional>
#include <memory>

namespace preamar {

struct KubernetesParts
{
    std::shared_ptr<Orchestrator> orchestrator;
    PodIndexSource pods;
    // Reads of a Prometheus inside the cluster, through the API server; null where the context names none.
    std::function<Future<net::Response>(const net::Request &)> prometheus;
    std::shared_ptr<MetricSource> metricsApi;  // null unless the context asks for metrics.k8s.io
};

// `secrets` must outlive the parts.
[[nodiscard]] KubernetesParts makeKubernetes(const ContextConfig &config, SecretStore &secrets,
                                             std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>());

// What the credential may do and the role that would complete it: for `context check` and the dialog that adds clusters.
struct AccessReport
{
    std::vector<kubernetes::Permission> permissions;
    std::string missingRole;  // YAML, empty where nothing is missing
};
[[nodiscard]] Future<AccessReport> kubernetesAccess(const ContextConfig &config, SecretStore &secrets);

} // namespace preamar
