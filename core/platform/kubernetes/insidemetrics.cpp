#include "core/platform/kubernetes/insidemetrics.h"

#include "core/domain/reason.h"
#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/objects.h"
#include "core/platform/offthread.h"
#include "core/platform/possible.h"

#include <QUrl>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::kubernetes {

namespace {

// metrics-server measures every 15 s; two minutes without is a source that stopped (I-02).
constexpr Millis kStaleAfter{Seconds{120}};
constexpr Millis kAhead{Seconds{60}};

Measurement measured(std::optional<double> value, const MetricId &metric, std::optional<Timestamp> at, Timestamp now)
{
    Measurement m;
    if (!value)
        return m;
    if (!std::isfinite(*value) || *value < 0.0) {
        m.fault = Fault::Negative;
        return m;
    }
    if (!platform::isPossible(metric, *value) || (at && *at > now + kAhead)) {
        m.fault = Fault::Impossible;
        return m;
    }
    m.value = value;
    m.at = at;
    const bool fresh = at && now - *at <= kStaleAfter;
    m.quality = fresh ? Quality::Ok : Quality::Stale;
    m.fault = fresh ? Fault::None : Fault::Stale;
    return m;
}

std::string text(const Json &object, std::initializer_list<const char *> path)
{
    const Json *here = &object;
    for (const char *key : path) {
        here = find(*here, key);
        if (here == nullptr)
            return {};
    }
    return here->is_string() ? here->get<std::string>() : std::string();
}

class MetricsApi final : public QObject, public MetricSource
{
public:
    MetricsApi(const ContextConfig &config, std::shared_ptr<ClusterClient> client, PodIndexSource pods, std::shared_ptr<const Clock> clock)
        : m_spaces(config.kubernetes.namespaces), m_client(std::move(client)), m_pods(std::move(pods)), m_clock(std::move(clock))
    {
        if (m_spaces.empty())
            m_spaces.emplace_back();
    }

    Future<LatestMetrics> latest(const MetricQuery &query) override;
    Future<ContextHealth> probe() override;

    // Nothing is kept there: an empty history is the honest answer.
    Future<SeriesSet> query(const MetricQuery &, TimeRange, Millis) override { return readyFuture(Result<SeriesSet>(SeriesSet{})); }

private:
    struct Gather
    {
        QPromise<Result<LatestMetrics>> promise;
        LatestMetrics out;
        PodMetrics all;
        std::optional<Error> error;
        MetricQuery query;
        int waiting = 0;
    };
    void finish(const std::shared_ptr<Gather> &gather, const PodIndex &index);

    std::vector<std::string> m_spaces;
    std::shared_ptr<ClusterClient> m_client;
    PodIndexSource m_pods;
    std::shared_ptr<const Clock> m_clock;
};

Future<LatestMetrics> MetricsApi::latest(const MetricQuery &query)
{
    auto gather = std::make_shared<Gather>();
    gather->promise.start();
    gather->query = query;
    gather->out.serverTime = m_clock->wall();
    auto future = gather->promise.future();
    gather->waiting = static_cast<int>(m_spaces.size());
    for (const auto &space : m_spaces) {
        std::string path = "/apis/metrics.k8s.io/v1beta1";
        if (!space.empty())
            path += "/namespaces/" + QUrl::toPercentEncoding(QString::fromStdString(space)).toStdString();
        ++gather->out.requests;
        m_client->get(path + "/pods", {}, [this, gather](Answer answer) {
            if (!answer || answer->status != 200) {
                gather->error = answer ? answerError(*answer, "metrics.k8s.io") : answer.error();
                if (--gather->waiting == 0)
                    finish(gather, {});
                return;
            }
            const auto now = answer->date.value_or(m_clock->wall());
            gather->out.serverTime = now;
            const auto bytes = answer->body.size();
            auto parsed = platform::parseWhereItFits(bytes, [body = std::move(answer->body), now] { return parsePodMetrics(body, now); });
            onResult(parsed, this, [this, gather](Result<PodMetrics> metrics) {
                if (metrics) {
                    gather->all.cpu.merge(metrics->cpu);
                    gather->all.memory.merge(metrics->memory);
                } else {
                    gather->error = metrics.error();
                }
                if (--gather->waiting > 0)
                    return;
                onResult(m_pods(), this, [this, gather](const Result<std::shared_ptr<const PodIndex>> &index) {
                    finish(gather, index ? **index : PodIndex{});
                });
            });
        });
    }
    return future;
}

void MetricsApi::finish(const std::shared_ptr<Gather> &gather, const PodIndex &index)
{
    auto &out = gather->out;
    for (const auto &id : gather->query.metrics) {
        const bool cpu = id == metric::cpuCores;
        if (!cpu && id != metric::memoryBytes) {
            out.failed[id] = Fault::NotConfigured;
        } else if (gather->error) {
            out.failed[id] = Fault::Transport;
            out.errors[id] = *gather->error;
        } else {
            const auto sums = sumByWorkload(index, cpu ? gather->all.cpu : gather->all.memory);
            if (sums.empty()) {
                out.failed[id] = Fault::Empty;
                out.errors[id] = Error{ErrorCode::NotFound, id.str(), "metrics.k8s.io/v1beta1 pods", std::string(toString(ReasonCode::SourceEmpty))};
            }
            for (const auto &[name, m] : sums)
                out.byWorkload[name][id] = m;
        }
    }
    gather->promise.addResult(std::move(out));
    gather->promise.finish();
}

Future<ContextHealth> MetricsApi::probe()
{
    auto promise = std::make_shared<QPromise<Result<ContextHealth>>>();
    promise->start();
    auto future = promise->future();
    onResult(latest({.metrics = {metric::cpuCores}}), this, [promise](Result<LatestMetrics> metrics) {
        ContextHealth health;
        health.sourceVersion = "metrics.k8s.io/v1beta1";
        health.requests = metrics ? metrics->requests : 1;
        // Pods that are too young to be measured are no fault of it.
        const bool failed = !metrics || (!metrics->errors.empty() && metrics->errors.begin()->second.reason != toString(ReasonCode::SourceEmpty));
        if (failed) {
            const Error error = metrics ? metrics->errors.begin()->second : metrics.error();
            health.state = ContextHealth::State::Degraded;
            health.reason = error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
            health.detail = error.detail;
        } else {
            health.state = ContextHealth::State::Ok;
            health.mayRead = true;
        }
        promise->addResult(std::move(health));
        promise->finish();
    });
    return future;
}

// Where one Prometheus was found, and who waits until it is.
struct Proxy
{
    KubernetesConfig config;
    std::shared_ptr<ClusterClient> client;
    std::optional<ServiceName> service;
};

Future<net::Response> throughProxy(const std::shared_ptr<Proxy> &proxy, const net::Request &request)
{
    auto promise = std::make_shared<QPromise<Answer>>();
    promise->start();
    auto future = promise->future();
    const auto end = [promise, isPost = request.method == "POST"](Answer answer) {
        // The API server's own refusal is not Prometheus' answer. A POST that is forbidden is asked again by GET, another right.
        if (answer && (answer->status >= 500 || answer->status == 404 || (answer->status == 403 && !isPost))) {
            if (const auto json = parseJson(answer->body, "proxy"); json && stringAt(*json, "kind") == "Status") {
                auto error = answerError(*answer, "service proxy");
                if (answer->status == 404)
                    error.reason = toString(ReasonCode::NoPrometheusFound);
                answer = fail(std::move(error));
            }
        }
        promise->addResult(std::move(answer));
        promise->finish();
    };
    const auto go = [proxy, request, end] {
        auto inside = request;
        inside.path = proxyPath(*proxy->service) + request.path;
        proxy->client->read(inside, end);
    };
    if (proxy->service) {
        go();
        return future;
    }
    if (proxy->config.prometheusService != "auto") {
        proxy->service = parseServiceName(proxy->config.prometheusService);
        if (proxy->service)
            go();
        else
            end(fail(ErrorCode::InvalidArgument, "--prometheus-service", "expected NAMESPACE/NAME:PORT"));
        return future;
    }
    proxy->client->get("/api/v1/services", {{"limit", "5000"}}, [proxy, go, end](Answer answer) {
        if (!answer)
            return end(std::move(answer));
        if (answer->status != 200)
            return end(fail(answerError(*answer, "services")));
        proxy->service = findPrometheus(answer->body);
        if (!proxy->service)
            return end(fail(ErrorCode::NotFound, "services", "", std::string(toString(ReasonCode::NoPrometheusFound))));
        go();
    });
    return future;
}

} // namespace

Result<PodMetrics> parsePodMetrics(std::string_view body, Timestamp now)
{
    const auto json = parseJson(body, "pod metrics");
    if (!json)
        return fail(json.error());
    const Json *items = find(*json, "items");
    if (items == nullptr || !items->is_array())
        return fail(ErrorCode::Protocol, "pod metrics", "not a list");
    PodMetrics out;
    for (const Json &item : *items) {
        const auto id = text(item, {"metadata", "namespace"}) + "/" + text(item, {"metadata", "name"});
        const auto parsed = parseTimestamp(text(item, {"timestamp"}));
        const auto at = parsed ? std::optional<Timestamp>(*parsed) : std::nullopt;
        const Json *containers = find(item, "containers");
        std::optional<double> cpu;
        std::optional<double> memory;
        bool whole = containers != nullptr && containers->is_array() && !containers->empty();
        if (whole) {
            for (const Json &c : *containers) {
                const auto oneCpu = parseQuantity(text(c, {"usage", "cpu"}));
                const auto oneMemory = parseQuantity(text(c, {"usage", "memory"}));
                whole = whole && oneCpu && oneMemory;
                cpu = cpu.value_or(0.0) + oneCpu.value_or(0.0);
                memory = memory.value_or(0.0) + oneMemory.value_or(0.0);
            }
        }
        out.cpu[id] = measured(whole ? cpu : std::nullopt, metric::cpuCores, at, now);
        out.memory[id] = measured(whole ? memory : std::nullopt, metric::memoryBytes, at, now);
    }
    return out;
}

std::optional<ServiceName> parseServiceName(const std::string &text)
{
    const auto slash = text.find('/');
    const auto colon = text.rfind(':');
    if (slash == std::string::npos || colon == std::string::npos || colon < slash)
        return std::nullopt;
    ServiceName out{text.substr(0, slash), text.substr(slash + 1, colon - slash - 1), text.substr(colon + 1)};
    if (!isObjectName(out.space) || !isObjectName(out.name) || !isObjectName(out.port))
        return std::nullopt;
    return out;
}

std::string proxyPath(const ServiceName &service)
{
    return "/api/v1/namespaces/" + service.space + "/services/http:" + service.name + ":" + service.port + "/proxy";
}

const std::vector<std::string> &prometheusNames()
{
    static const std::vector<std::string> names{"prometheus-server",    "prometheus-operated",  "kube-prometheus-stack-prometheus",
                                                "prometheus-k8s",       "prometheus",           "vmselect",
                                                "victoria-metrics",     "vmsingle",             "thanos-query",
                                                "thanos-query-frontend"};
    return names;
}

std::optional<ServiceName> findPrometheus(std::string_view services)
{
    const auto json = parseJson(services, "services");
    const Json *items = json ? find(*json, "items") : nullptr;
    if (items == nullptr || !items->is_array())
        return std::nullopt;
    std::optional<ServiceName> best;
    std::size_t rank = prometheusNames().size();
    for (const Json &item : *items) {
        const auto name = text(item, {"metadata", "name"});
        const auto at = std::find(prometheusNames().begin(), prometheusNames().end(), name);
        const auto here = static_cast<std::size_t>(at - prometheusNames().begin());
        if (here >= rank)
            continue;
        const Json *spec = find(item, "spec");
        const Json *ports = spec == nullptr ? nullptr : find(*spec, "ports");
        if (ports == nullptr || !ports->is_array() || ports->empty())
            continue;
        const auto number = integerAt(ports->front(), "port");
        const ServiceName found{text(item, {"metadata", "namespace"}), name, std::to_string(number.value_or(0))};
        if (number && isObjectName(found.space)) {
            best = found;
            rank = here;
        }
    }
    return best;
}

std::shared_ptr<MetricSource> makeMetricsApiSource(const ContextConfig &config, std::shared_ptr<ClusterClient> client, PodIndexSource pods,
                                                   std::shared_ptr<const Clock> clock)
{
    return std::make_shared<MetricsApi>(config, std::move(client), std::move(pods), std::move(clock));
}

std::function<Future<net::Response>(const net::Request &)> serviceProxy(const KubernetesConfig &config, std::shared_ptr<ClusterClient> client)
{
    auto proxy = std::make_shared<Proxy>(Proxy{config, std::move(client), std::nullopt});
    return [proxy](const net::Request &request) { return throughProxy(proxy, request); };
}

} // namespace preamar::kubernetes
