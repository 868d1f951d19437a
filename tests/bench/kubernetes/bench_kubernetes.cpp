// 1,000 workloads and 10,000 pods on a real kube-apiserver: the first discovery, its memory, and what a cycle costs while
// the watches run. bench_kubernetes [workloads [pods per workload]]
#include "core/platform/kubernetes/kubernetes.h"
#include "tests/live/kubernetes/kubeworld.h"
#include "tests/support/memorysecrets.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QTest>
#include <QTimer>

#include <cstdio>
#include <ctime>
#include <deque>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kAtOnce = 24;

// A real event loop: QTest's waiting sleeps 10 ms between events, which is a second for a large answer.
template<class T>
Result<T> settled(Future<T> future, int millis)
{
    QEventLoop loop;
    std::optional<Result<T>> out;
    onResult(std::move(future), &loop, [&](Result<T> result) {
        out = std::move(result);
        loop.quit();
    });
    QTimer::singleShot(millis, &loop, &QEventLoop::quit);
    if (!out)
        loop.exec();
    return out ? std::move(*out) : Result<T>(fail(ErrorCode::Timeout, "bench", "no answer"));
}

void idle(int millis)
{
    QEventLoop loop;
    QTimer::singleShot(millis, &loop, &QEventLoop::quit);
    loop.exec();
}

// Sends many writes over the six connections that Qt keeps per server.
class Sender
{
public:
    explicit Sender(KubeWorld &world) : m_world(world)
    {
        m_http.setProxy(QNetworkProxy::NoProxy);
        m_tls = QSslConfiguration::defaultConfiguration();
        m_tls.setCaCertificates(QSslCertificate::fromPath(QString::fromStdString(world.ca())));
    }
    void add(QByteArray method, QString path, Json body) { m_queue.push_back({std::move(method), std::move(path), std::move(body)}); }
    int finish()
    {
        int running = 0;
        int failed = 0;
        while (!m_queue.empty() || running > 0) {
            while (running < kAtOnce && !m_queue.empty()) {
                const auto [method, path, body] = std::move(m_queue.front());
                m_queue.pop_front();
                QNetworkRequest request(QUrl(m_world.server() + path));
                request.setSslConfiguration(m_tls);
                request.setRawHeader("Authorization", "Bearer " + KubeWorld::tokenOf(QStringLiteral("admin")).toUtf8());
                request.setHeader(QNetworkRequest::ContentTypeHeader,
                                  QString::fromLatin1(method == "PATCH" ? "application/merge-patch+json" : "application/json"));
                request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
                auto *reply = m_http.sendCustomRequest(request, method, QByteArray::fromStdString(dumpJson(body)));
                ++running;
                QObject::connect(reply, &QNetworkReply::finished, reply, [&, reply] {
                    --running;
                    failed += reply->error() == QNetworkReply::NoError ? 0 : 1;
                    reply->deleteLater();
                });
            }
            QTest::qWait(1);
        }
        return failed;
    }

private:
    struct Item
    {
        QByteArray method;
        QString path;
        Json body;
    };
    KubeWorld &m_world;
    QNetworkAccessManager m_http;
    QSslConfiguration m_tls;
    std::deque<Item> m_queue;
};

long memory(const char *key)
{
    QFile file(QStringLiteral("/proc/self/status"));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const auto &line : file.readAll().split('\n')) {
        if (line.startsWith(key))
            return line.mid(line.indexOf(':') + 1).simplified().split(' ').front().toLong();
    }
    return 0;
}

double cpuSeconds()
{
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

Json controlled(const Json &owner)
{
    return Json::array({{{"apiVersion", "apps/v1"}, {"kind", owner["kind"]}, {"name", owner["name"]}, {"uid", owner["uid"]}, {"controller", true}}});
}

bool fill(KubeWorld &world, int workloads, int pods)
{
    const QString apps = QStringLiteral("/apis/apps/v1/namespaces/load/");
    Sender sender(world);
    world.makeNamespace(QStringLiteral("load"));
    world.call("POST", QStringLiteral("/api/v1/namespaces/load/serviceaccounts"), Json{{"apiVersion", "v1"}, {"kind", "ServiceAccount"}, {"metadata", {{"name", "default"}}}});
    const Json container{{"name", "main"}, {"image", "example.test/web:1"}, {"resources", {{"requests", {{"cpu", "250m"}, {"memory", "64Mi"}}}, {"limits", {{"cpu", "500m"}, {"memory", "128Mi"}}}}},
                         {"env", Json::array({{{"name", "MODE"}, {"value", "production"}}, {{"name", "REGION"}, {"value", "south"}}})}};
    const auto templateOf = [&](const std::string &name) { return Json{{"metadata", {{"labels", {{"app", name}}}}}, {"spec", {{"containers", Json::array({container})}}}}; };
    const auto nameOf = [](int i) { return "web-" + std::to_string(10'000 + i); };
    for (int i = 0; i < workloads; ++i)
        sender.add("POST", apps + QStringLiteral("deployments"),
                   Json{{"apiVersion", "apps/v1"}, {"kind", "Deployment"}, {"metadata", {{"name", nameOf(i)}, {"labels", {{"app", nameOf(i)}}}}},
                        {"spec", {{"replicas", pods}, {"selector", {{"matchLabels", {{"app", nameOf(i)}}}}}, {"template", templateOf(nameOf(i))}}}});
    int failed = sender.finish();
    const auto deployments = world.call("GET", apps + QStringLiteral("deployments"));
    for (const Json &d : deployments["items"])
        sender.add("POST", apps + QStringLiteral("replicasets"),
                   Json{{"apiVersion", "apps/v1"}, {"kind", "ReplicaSet"},
                        {"metadata", {{"name", d["metadata"]["name"].get<std::string>() + "-7d4f9c8b6"}, {"labels", {{"app", d["metadata"]["name"]}}},
                                      {"ownerReferences", controlled(Json{{"kind", "Deployment"}, {"name", d["metadata"]["name"]}, {"uid", d["metadata"]["uid"]}})}}},
                        {"spec", {{"replicas", pods}, {"selector", {{"matchLabels", {{"app", d["metadata"]["name"]}}}}}, {"template", templateOf(d["metadata"]["name"])}}}});
    failed += sender.finish();
    const auto sets = world.call("GET", apps + QStringLiteral("replicasets"));
    const Json ready{{"status", {{"phase", "Running"}, {"conditions", Json::array({{{"type", "Ready"}, {"status", "True"}}, {{"type", "PodScheduled"}, {"status", "True"}}})},
                                 {"containerStatuses", Json::array({{{"name", "main"}, {"ready", true}, {"restartCount", 0}, {"image", "example.test/web:1"}, {"imageID", ""},
                                                                     {"state", {{"running", {{"startedAt", "2026-11-25T12:00:00Z"}}}}}}})}}}};
    std::vector<QString> names;
    for (const Json &s : sets["items"]) {
        for (int p = 0; p < pods; ++p) {
            const auto name = s["metadata"]["name"].get<std::string>() + "-bcd" + std::to_string(10 + p);
            names.push_back(QString::fromStdString(name));
            auto pod = templateOf(s["metadata"]["labels"]["app"]);
            pod["apiVersion"] = "v1";
            pod["kind"] = "Pod";
            pod["metadata"]["name"] = name;
            pod["metadata"]["ownerReferences"] = controlled(Json{{"kind", "ReplicaSet"}, {"name", s["metadata"]["name"]}, {"uid", s["metadata"]["uid"]}});
            sender.add("POST", QStringLiteral("/api/v1/namespaces/load/pods"), std::move(pod));
        }
    }
    failed += sender.finish();
    for (const auto &name : names)
        sender.add("PATCH", QStringLiteral("/api/v1/namespaces/load/pods/%1/status").arg(name), ready);
    failed += sender.finish();
    std::printf("%d workloads, %zu pods, %d requests refused\n", workloads, names.size(), failed);
    return failed == 0;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const int workloads = argc > 1 ? std::atoi(argv[1]) : 1000;
    const int pods = argc > 2 ? std::atoi(argv[2]) : 10;
    if (const auto missing = KubeWorld::missing(); !missing.isEmpty()) {
        std::printf("skipped: %s\n", qPrintable(missing));
        return 0;
    }
    KubeWorld world;
    if (const auto problem = world.start(KubeWorld::Parts::Server); !problem.isEmpty()) {
        std::printf("%s\n", qPrintable(problem));
        return 1;
    }
    QElapsedTimer timer;
    timer.start();
    if (!fill(world, workloads, pods))
        return 1;
    std::printf("filled in %.0f s\n", static_cast<double>(timer.elapsed()) / 1000.0);
    ContextConfig config;
    config.name = ContextName("bench");
    config.kind = ContextKind::Kubernetes;
    config.kubernetes.kubeconfig = world.kubeconfig(QStringLiteral("preamar")).toStdString();
    MemorySecrets secrets;
    const auto parts = makeKubernetes(config, secrets);
    QFile clear(QStringLiteral("/proc/self/clear_refs"));
    if (clear.open(QIODevice::WriteOnly))
        clear.write("5");
    clear.close();
    const long resting = memory("VmRSS");
    const double cpuBefore = cpuSeconds();
    timer.restart();
    const auto first = settled(parts.orchestrator->workloads(), 120'000);
    const auto firstMillis = timer.elapsed();
    std::size_t ready = 0;
    for (const auto &w : first ? first->workloads : std::vector<Workload>{})
        ready += w.ready == pods ? 1 : 0;
    std::printf("first discovery: %lld ms, %.2f s CPU, %d requests, %zu workloads (%zu ready), peak +%ld MB, now +%ld MB\n", static_cast<long long>(firstMillis), cpuSeconds() - cpuBefore,
                first ? first->requests : -1, first ? first->workloads.size() : 0, ready, (memory("VmHWM") - resting) / 1024, (memory("VmRSS") - resting) / 1024);
    for (int i = 0; i < 3; ++i) {
        const double before = cpuSeconds(); // what the watches cost in between is part of a cycle
        idle(5'000);
        timer.restart();
        const auto next = settled(parts.orchestrator->workloads(), 120'000);
        const auto index = settled(parts.pods(), 10'000);
        std::printf("cycle: %lld ms, %.3f s CPU, %d requests, %zu pods known\n", static_cast<long long>(timer.elapsed()), cpuSeconds() - before, next ? next->requests : -1,
                    index ? (*index)->pods.size() : 0);
    }
    return first ? 0 : 1;
}
