#include "tests/live/kubernetes/metricsapi.h"

#include <QDateTime>
#include <QUrl>
#include <QUrlQuery>

namespace preamar::test {

namespace {

std::string now()
{
    return QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
}

Answer json(const Json &body, int status = 200)
{
    return {.status = status, .body = dumpJson(body), .headers = {{"Content-Type", "application/json"}}, .delayMs = 0};
}

Json resourceList(const std::string &group)
{
    Json resources = Json::array();
    if (group == "metrics.k8s.io") {
        for (const char *name : {"nodes", "pods"})
            resources.push_back(Json{{"name", name}, {"singularName", ""}, {"namespaced", std::string(name) == "pods"}, {"kind", std::string(name) == "pods" ? "PodMetrics" : "NodeMetrics"}, {"verbs", {"get", "list"}}});
    }
    return Json{{"kind", "APIResourceList"}, {"apiVersion", "v1"}, {"groupVersion", group + "/v1beta1"}, {"resources", resources}};
}

} // namespace

MetricsApi::MetricsApi(Certificates &certificates, PodsOf pods, ExternalOf external) : m_pods(std::move(pods)), m_external(std::move(external))
{
    m_server = std::make_unique<FaultServer>(certificates.certificate("kwok"), certificates.key("kwok"));
    m_server->setHandler([this](const SeenRequest &request) { return answer(request); });
}

Answer MetricsApi::answer(const SeenRequest &request)
{
    const QUrl url(QString::fromStdString(request.target));
    const auto parts = url.path().split(u'/', Qt::SkipEmptyParts); // apis GROUP v1beta1 [namespaces NS] WHAT
    if (m_down)
        return {.status = 503, .body = "service unavailable", .headers = {{"Content-Type", "text/plain"}}, .delayMs = 0};
    if (parts.size() < 3 || parts[0] != QLatin1String("apis"))
        return json(Json{{"kind", "Status"}, {"status", "Failure"}, {"code", 404}}, 404);
    const auto group = parts[1].toStdString();
    if (parts.size() == 3)
        return json(resourceList(group));
    ++m_asked;
    const auto space = parts.size() >= 6 ? parts[4].toStdString() : std::string();
    const auto selector = QUrlQuery(url).queryItemValue(QStringLiteral("labelSelector"), QUrl::FullyDecoded).toStdString();
    Json items = Json::array();
    if (group == "external.metrics.k8s.io") {
        const auto name = parts.back().toStdString();
        const auto value = m_external ? m_external(space, name) : std::nullopt;
        if (!value)
            return json(Json{{"kind", "Status"}, {"apiVersion", "v1"}, {"status", "Failure"}, {"reason", "InternalError"}, {"message", "no such metric"}, {"code", 500}}, 500);
        items.push_back(Json{{"metricName", name}, {"metricLabels", Json::object()}, {"timestamp", now()}, {"value", std::to_string(*value)}});
        return json(Json{{"kind", "ExternalMetricValueList"}, {"apiVersion", "external.metrics.k8s.io/v1beta1"}, {"metadata", Json::object()}, {"items", items}});
    }
    for (const auto &pod : m_pods(space, selector))
        items.push_back(Json{{"metadata", {{"name", pod.name}, {"namespace", space}, {"labels", {{"app", pod.app}}}}}, {"timestamp", now()}, {"window", "1s"},
                             {"containers", Json::array({{{"name", "main"}, {"usage", {{"cpu", std::to_string(pod.cpuMilli) + "m"}, {"memory", std::to_string(pod.memoryBytes)}}}}})}});
    return json(Json{{"kind", "PodMetricsList"}, {"apiVersion", "metrics.k8s.io/v1beta1"}, {"metadata", Json::object()}, {"items", items}});
}

} // namespace preamar::test
