// A place with workloads: how to reach it and what it may be used for. No secret, only where the secret is kept.
#pragma once

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/domain/metric.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar {

enum class ContextKind { Lab, Portainer, Kubernetes, Local };

struct PrometheusConfig
{
    std::string url; // with any path prefix; empty = no Prometheus
    std::string caFile;
    SecretRef bearer; // at most one of bearer, basic and headerLine is used
    std::string basicUser;
    SecretRef basicPassword;
    SecretRef headerLine; // "Name: value", as gateways before Prometheus ask for
    std::string profile = "kryonix";
    Millis window{Seconds{300}};        // of rate() in the templates (R1)
    Millis scrapeInterval{Seconds{15}}; // for freshness (I-02); measured by probe() where the server tells

    friend bool operator==(const PrometheusConfig &, const PrometheusConfig &) = default;
};

struct LabConfig
{
    std::string scenario = "loja";
    std::uint64_t seed = 1;
    double speed = 1.0;
    std::optional<Timestamp> at; // time stands still here
    Timestamp created{};         // lab time at creation
    Timestamp createdReal{};

    friend bool operator==(const LabConfig &, const LabConfig &) = default;
};

// Which cluster, as a kubeconfig names it, and what the operator consented to. The kubeconfig itself is read anew each
// time: nothing of it is kept here but its place.
struct KubernetesConfig
{
    std::string kubeconfig;                // paths as in KUBECONFIG; empty = KUBECONFIG, else ~/.kube/config
    std::string context;                   // empty = the current one
    bool inCluster = false;                // the service account of the pod we run in
    std::vector<std::string> namespaces;   // empty = the whole cluster, or what the credential may see
    std::string allowExec;                 // SHA-256 of the one command line that may be run for credentials
    std::vector<std::string> allowFiles;   // files outside the kubeconfig's folder that it may refer to
    std::string pin;                       // SHA-256 of the server's certificate where the kubeconfig asks not to verify
    SecretRef keyPassword;                 // of an encrypted client key
    std::string prometheusService;         // "NAMESPACE/NAME:PORT" through the API server; "auto" = look for it
    bool portForward = false;              // reach that service's pods by port-forward instead of the service proxy
    bool metricsApi = false;               // metrics.k8s.io instead of Prometheus

    friend bool operator==(const KubernetesConfig &, const KubernetesConfig &) = default;
};

struct ContextConfig
{
    ContextName name;
    ContextKind kind = ContextKind::Lab;
    std::string url; // Portainer, with any path prefix
    std::int64_t environment = 0;
    std::string caFile;
    SecretRef token;
    PrometheusConfig prometheus;
    LabConfig lab;
    KubernetesConfig kubernetes;
    bool readOnly = false;
    bool isProtected = false; // production: marked everywhere
    bool backfill = true;
    std::optional<double> price; // per replica-hour
    std::string color;           // one of contextColors(), the context's mark on screen; empty = none

    friend bool operator==(const ContextConfig &, const ContextConfig &) = default;
};

// Names of marks, not of pigments: what each looks like is the window's affair.
[[nodiscard]] std::span<const std::string_view> contextColors();
[[nodiscard]] std::string_view toString(ContextKind kind);
[[nodiscard]] std::optional<ContextKind> parseContextKind(std::string_view text);

// What a probe found out.
struct ContextHealth
{
    enum class State { Unknown, Ok, Degraded, Unreachable };
    State state = State::Unknown;
    std::string reason;          // a ReasonCode's name, or empty
    std::string detail;          // plain text of the server
    std::string platformVersion; // "Portainer 2.23.0, Docker 20.10.24"
    std::string sourceVersion;   // "Prometheus 2.42.0"
    bool mayRead = false;
    bool mayScale = false;
    bool isSwarmManager = false;
    std::optional<Millis> clockSkew; // server minus us
    int requests = 0;

    friend bool operator==(const ContextHealth &, const ContextHealth &) = default;
};

[[nodiscard]] std::string_view toString(ContextHealth::State state);

} // namespace preamar
