// Metrics that only the cluster itself can reach: metrics.k8s.io, and a Prometheus behind the API server's service proxy.
#pragma once

#include "core/platform/kubernetes/client.h"
#include "core/platform/metricsource.h"
#include "core/platform/podindex.h"

#include <memory>

namespace preamar::kubernetes {

// Pods' CPU and memory of the last quarter minute, added up per workload. It keeps no history: that grows from now on.
[[nodiscard]] std::shared_ptr<MetricSource> makeMetricsApiSource(const ContextConfig &config, std::shared_ptr<ClusterClient> client,
                                                                 PodIndexSource pods, std::shared_ptr<const Clock> clock);

// Measurements per pod, keyed "namespace/pod", of one metric (cpu_cores or memory_bytes) from a PodMetricsList.
struct PodMetrics
{
    std::map<std::string, Measurement> cpu;
    std::map<std::string, Measurement> memory;
};
[[nodiscard]] Result<PodMetrics> parsePodMetrics(std::string_view body, Timestamp now);

// "NAMESPACE/NAME:PORT"; the port may be a name. nullopt for anything else.
struct ServiceName
{
    std::string space;
    std::string name;
    std::string port;

    friend bool operator==(const ServiceName &, const ServiceName &) = default;
};
[[nodiscard]] std::optional<ServiceName> parseServiceName(const std::string &text);
// Where requests to it go on the API server: "/api/v1/namespaces/…/services/http:…:…/proxy".
[[nodiscard]] std::string proxyPath(const ServiceName &service);
// The first of the usual names of Prometheus (and of servers that speak its API) in a list of services.
[[nodiscard]] std::optional<ServiceName> findPrometheus(std::string_view services);
[[nodiscard]] const std::vector<std::string> &prometheusNames();

// Reads of that Prometheus; with "auto" it is looked for first. NoPrometheusFound where there is none.
[[nodiscard]] std::function<Future<net::Response>(const net::Request &)> serviceProxy(const KubernetesConfig &config,
                                                                                     std::shared_ptr<ClusterClient> client);

} // namespace preamar::kubernetes
