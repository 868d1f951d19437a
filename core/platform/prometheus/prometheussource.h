// Metrics from Prometheus and the servers that speak its API. Lives on the thread that makes it, which needs an event
// loop; every call answers through a future.
#pragma once

#include "core/base/clock.h"
#include "core/net/httpclient.h"
#include "core/platform/metricsource.h"
#include "core/platform/podindex.h"
#include "core/platform/prometheus/profiles.h"
#include "core/secrets/secretstore.h"

#include <functional>
#include <memory>

namespace preamar {

// Of a source inside a cluster: how to reach it instead of by its address, and whose pods are whose.
struct PrometheusInside
{
    std::function<Future<net::Response>(const net::Request &)> read;
    PodIndexSource pods;
};

// `secrets` must outlive the source. An unknown profile or a query that hides absence does not fail here: its metrics
// are NotConfigured, with the error beside them.
[[nodiscard]] std::shared_ptr<MetricSource> makePrometheusSource(const PrometheusConfig &config,
                                                                 const ContextName &context, SecretStore &secrets,
                                                                 std::shared_ptr<const Clock> clock,
                                                                 const prometheus::ProfileOptions &options = {},
                                                                 PrometheusInside inside = {});

} // namespace preamar
