// Records what the real HPA controller (kube-controller-manager) decides, with everything it decided from, for
// tests/core/policy/tst_hpa_controller. The program plays the metrics API and the controllers that make pods, so that what the
// HPA controller saw is known exactly. record_hpa SECONDS FILE [plain]
// "plain" leaves `behavior` out of every HPA, so that the controller's own five minutes and doubling hold; the load is slower then.
#include "core/base/json.h"
#include "tests/live/kubernetes/kubeworld.h"
#include "tests/live/kubernetes/metricsapi.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <deque>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr std::int64_t kCpuRequest = 200;               // milli-cores of a pod
constexpr std::int64_t kMemoryRequest = 100LL << 20;    // bytes
constexpr qint64 kPendingFor = 3'000;                   // ms until a pod runs
constexpr qint64 kUnmeasuredFor = 7'000;                // … and until it is measured
// A change of pods that the controller's cache may not have seen yet makes a decision one of unsure inputs.
constexpr qint64 kUnsure = 400;
// A plain HPA looks back 300 s: synchronised every 16 s, no look lies on that edge.
constexpr int kPlainSync = 16;
constexpr double kPlainSlower = 8.0;

struct Pod
{
    std::string name;
    qint64 born = 0;
    bool running = false;
};

struct Metric
{
    std::string kind; // utilization, average, value, total
    std::string name; // cpu, memory, or of the external metric
    std::int64_t target = 0;
    bool fails = false;
};

struct Target
{
    std::string name;
    Json behavior;
    std::vector<Metric> metrics;
    std::int64_t min = 2;
    std::int64_t max = 14;
    std::int64_t replicas = 4;    // as last read
    std::deque<Pod> pods{};
    int made = 0;
    qint64 changed = 0;
    Json inputs = Json::array();  // of the metrics asked for so far in this synchronisation
    Json decisions = Json::array();
    qint64 lastAsked = 0;
};

Json policy(const char *type, int value, int period)
{
    return Json{{"type", type}, {"value", value}, {"periodSeconds", period}};
}

Json rules(int window, const char *select, const Json &policies)
{
    return Json{{"stabilizationWindowSeconds", window}, {"selectPolicy", select}, {"policies", policies}};
}

std::vector<Target> targets(bool plain)
{
    std::vector<Target> out;
    // Windows and periods lie between two synchronisations (every 2 s), so that no edge depends on a millisecond.
    const std::vector<Json> behaviors{
        {{"scaleUp", rules(0, "Max", Json::array({policy("Pods", 4, 15), policy("Percent", 100, 15)}))}, {"scaleDown", rules(11, "Max", Json::array({policy("Percent", 100, 15)}))}},
        {{"scaleUp", rules(0, "Max", Json::array({policy("Pods", 2, 5)}))}, {"scaleDown", rules(21, "Max", Json::array({policy("Pods", 1, 5)}))}},
        {{"scaleUp", rules(5, "Min", Json::array({policy("Pods", 4, 9), policy("Percent", 50, 9)}))}, {"scaleDown", rules(0, "Min", Json::array({policy("Pods", 2, 7), policy("Percent", 25, 7)}))}},
        {{"scaleUp", rules(0, "Max", Json::array({policy("Percent", 30, 7)}))}, {"scaleDown", rules(15, "Disabled", Json::array({policy("Percent", 100, 15)}))}},
        {{"scaleUp", rules(9, "Max", Json::array({policy("Percent", 200, 3)}))}, {"scaleDown", rules(5, "Max", Json::array({policy("Percent", 10, 3), policy("Pods", 1, 9)}))}},
    };
    for (int i = 0; i < 20; ++i) {
        Target t;
        t.name = "web-" + std::to_string(10 + i);
        if (!plain)
            t.behavior = behaviors[static_cast<std::size_t>(i) % behaviors.size()];
        const auto queue = "queue-" + t.name;
        if (i < 9)
            t.metrics = {{"utilization", "cpu", 50 + 5 * (i % 7)}};
        else if (i < 12)
            t.metrics = {{"average", "memory", 60'000'000 + 5'000'000LL * i}};
        else if (i < 14)
            t.metrics = {{"utilization", "cpu", 60}, {"utilization", "memory", 70}};
        else if (i < 16)
            t.metrics = {{"total", queue, 30}};
        else if (i < 18)
            t.metrics = {{"value", queue, 200}};
        else
            t.metrics = {{"utilization", "cpu", 65}, {"total", queue, 40, true}};
        out.push_back(std::move(t));
    }
    return out;
}

// Whole numbers for everything, so that nothing depends on how a quantity is written.
double wave(const Target &t, double seconds)
{
    const double phase = static_cast<double>(t.name.back() - '0') * 0.7 + static_cast<double>(t.metrics.size());
    const double period = 50.0 + 7.0 * static_cast<double>(t.name.back() - '0');
    const double step = std::fmod(seconds + 11.0 * phase, 71.0) < 12.0 ? 0.5 : 0.0;
    return std::max(0.1, 1.0 + 0.65 * std::sin(2.0 * 3.14159265 * seconds / period + phase) + step);
}

class Recorder
{
public:
    Recorder(KubeWorld &world, bool plain)
        : m_world(world), m_slower(plain ? kPlainSlower : 1.0), m_targets(targets(plain)),
          m_api(world.certificates(), [this](const std::string &, const std::string &selector) { return pods(selector); },
                [this](const std::string &, const std::string &name) { return external(name); })
    {
        m_clock.start();
    }

    bool prepare()
    {
        m_world.call("POST", QStringLiteral("/api/v1/namespaces"), Json{{"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", "play"}}}});
        m_world.call("POST", QStringLiteral("/api/v1/namespaces/play/serviceaccounts"), Json{{"apiVersion", "v1"}, {"kind", "ServiceAccount"}, {"metadata", {{"name", "default"}}}});
        if (!m_world.aggregate(QStringLiteral("metrics.k8s.io"), m_api.port()) || !m_world.aggregate(QStringLiteral("external.metrics.k8s.io"), m_api.port()))
            return false;
        for (auto &t : m_targets) {
            m_world.makeDeployment(QStringLiteral("play"), QString::fromStdString(t.name), static_cast<int>(t.replicas), Json{{"cpu", "200m"}, {"memory", "100Mi"}});
            grow(t);
        }
        while (m_clock.elapsed() < kUnmeasuredFor + 1'000 || std::any_of(m_targets.begin(), m_targets.end(), [](const Target &t) { return !t.pods.back().running; })) {
            play();
            QTest::qWait(200);
        }
        for (const auto &t : m_targets) {
            m_world.call("POST", QStringLiteral("/apis/autoscaling/v2/namespaces/play/horizontalpodautoscalers"), autoscaler(t));
            if (m_world.status() != 201)
                return false;
        }
        return true;
    }

    void record(int seconds)
    {
        const qint64 end = m_clock.elapsed() + 1000LL * seconds;
        while (m_clock.elapsed() < end) {
            play();
            QTest::qWait(150);
        }
    }

    Json result(int seconds) const
    {
        Json autoscalers = Json::array();
        for (const auto &t : m_targets) {
            Json metrics = Json::array();
            for (const auto &m : t.metrics)
                metrics.push_back(Json{{"kind", m.kind}, {"name", m.name}, {"target", m.target}});
            autoscalers.push_back(Json{{"name", t.name}, {"min", t.min}, {"max", t.max}, {"behavior", t.behavior}, {"metrics", metrics}, {"decisions", t.decisions}});
        }
        return Json{{"controller", "kube-controller-manager 1.31.4"}, {"recorded_by", "record_hpa " + std::to_string(seconds) + (m_slower > 1.0 ? " plain" : "")}, {"autoscalers", autoscalers}};
    }

private:
    Target *named(const std::string &name)
    {
        const auto it = std::find_if(m_targets.begin(), m_targets.end(), [&](const Target &t) { return t.name == name; });
        return it == m_targets.end() ? nullptr : &*it;
    }
    double seconds() const { return static_cast<double>(m_clock.elapsed()) / 1000.0; }
    bool measured(const Pod &p) const { return p.running && m_clock.elapsed() - p.born >= kUnmeasuredFor; }

    Json autoscaler(const Target &t) const
    {
        Json metrics = Json::array();
        for (const auto &m : t.metrics) {
            if (m.kind == "utilization")
                metrics.push_back(Json{{"type", "Resource"}, {"resource", {{"name", m.name}, {"target", {{"type", "Utilization"}, {"averageUtilization", m.target}}}}}});
            else if (m.kind == "average")
                metrics.push_back(Json{{"type", "Resource"}, {"resource", {{"name", m.name}, {"target", {{"type", "AverageValue"}, {"averageValue", std::to_string(m.target)}}}}}});
            else
                metrics.push_back(Json{{"type", "External"}, {"external", {{"metric", {{"name", m.name}}}, {"target", m.kind == "total" ? Json{{"type", "AverageValue"}, {"averageValue", std::to_string(m.target)}}
                                                                                                                                : Json{{"type", "Value"}, {"value", std::to_string(m.target)}}}}}});
        }
        Json spec{{"scaleTargetRef", {{"apiVersion", "apps/v1"}, {"kind", "Deployment"}, {"name", t.name}}}, {"minReplicas", t.min}, {"maxReplicas", t.max}, {"metrics", metrics}};
        if (!t.behavior.is_null())
            spec["behavior"] = t.behavior;
        return Json{{"apiVersion", "autoscaling/v2"}, {"kind", "HorizontalPodAutoscaler"}, {"metadata", {{"name", t.name}}}, {"spec", spec}};
    }

    void grow(Target &t)
    {
        while (static_cast<std::int64_t>(t.pods.size()) < t.replicas) {
            const auto name = t.name + "-" + std::to_string(100 + t.made++);
            m_world.call("POST", QStringLiteral("/api/v1/namespaces/play/pods"),
                         Json{{"apiVersion", "v1"}, {"kind", "Pod"}, {"metadata", {{"name", name}, {"labels", {{"app", t.name}}}}},
                              {"spec", {{"terminationGracePeriodSeconds", 0}, {"containers", Json::array({{{"name", "main"}, {"image", "example.test/web:1"}, {"resources", {{"requests", {{"cpu", "200m"}, {"memory", "100Mi"}}}}}}})}}}});
            t.pods.push_back({name, m_clock.elapsed()});
            t.changed = m_clock.elapsed();
        }
    }

    // What the deployment controller and the kubelets would do.
    void play()
    {
        const auto list = m_world.call("GET", QStringLiteral("/apis/apps/v1/namespaces/play/deployments"));
        for (const Json &item : list["items"]) {
            auto *t = named(item["metadata"]["name"].get<std::string>());
            if (t == nullptr)
                continue;
            t->replicas = item["spec"]["replicas"].get<std::int64_t>();
            const auto before = t->pods.size();
            grow(*t);
            while (static_cast<std::int64_t>(t->pods.size()) > t->replicas) {
                m_world.call("DELETE", QStringLiteral("/api/v1/namespaces/play/pods/%1?gracePeriodSeconds=0").arg(QString::fromStdString(t->pods.back().name)));
                t->pods.pop_back();
                t->changed = m_clock.elapsed();
            }
            for (auto &pod : t->pods) {
                if (pod.running || m_clock.elapsed() - pod.born < kPendingFor)
                    continue;
                const auto long_ago = QDateTime::currentDateTimeUtc().addSecs(-600).toString(Qt::ISODate).toStdString();
                m_world.call("PATCH", QStringLiteral("/api/v1/namespaces/play/pods/%1/status").arg(QString::fromStdString(pod.name)),
                             Json{{"status", {{"phase", "Running"}, {"startTime", long_ago}, {"conditions", Json::array({{{"type", "Ready"}, {"status", "True"}, {"lastTransitionTime", long_ago}}})}}}}, "application/merge-patch+json");
                pod.running = true;
                t->changed = m_clock.elapsed();
            }
            if (t->pods.size() != before || item["status"].value("replicas", 0) != static_cast<int>(t->pods.size()))
                m_world.call("PATCH", QStringLiteral("/apis/apps/v1/namespaces/play/deployments/%1/status").arg(QString::fromStdString(t->name)),
                             Json{{"status", {{"replicas", t->pods.size()}}}}, "application/merge-patch+json");
        }
    }

    std::vector<PodUsage> pods(const std::string &selector)
    {
        auto *t = selector.starts_with("app=") ? named(selector.substr(4)) : nullptr;
        if (t == nullptr)
            return {};
        const auto at = t->inputs.size();
        const double level = wave(*t, seconds() / m_slower) * 4.0 / static_cast<double>(std::max<std::size_t>(1, t->pods.size()));
        std::vector<PodUsage> out;
        std::int64_t usage = 0;
        std::int64_t ready = 0;
        std::int64_t unready = 0;
        std::int64_t missing = 0;
        const bool cpu = at < t->metrics.size() && t->metrics[at].name == "cpu";
        for (std::size_t i = 0; i < t->pods.size(); ++i) {
            const auto &pod = t->pods[i];
            unready += pod.running ? 0 : 1;
            missing += pod.running && !measured(pod) ? 1 : 0;
            if (!measured(pod))
                continue;
            const double noise = 0.9 + 0.05 * static_cast<double>((i * 7) % 5);
            out.push_back({pod.name, std::max<std::int64_t>(1, std::llround(120.0 * level * noise)), std::llround(70e6 * level * noise), t->name});
            usage += cpu ? out.back().cpuMilli : out.back().memoryBytes;
            ++ready;
        }
        const std::int64_t request = cpu ? kCpuRequest : kMemoryRequest;
        took(*t, out.empty() ? Json() : Json::array({usage, request * ready, ready, unready, request * unready, missing, request * missing}));
        return out;
    }

    std::optional<std::int64_t> external(const std::string &name)
    {
        auto *t = name.starts_with("queue-") ? named(name.substr(6)) : nullptr;
        if (t == nullptr)
            return std::nullopt;
        const auto &metric = t->metrics.back();
        // Some of the time it fails.
        const bool failing = metric.fails && std::fmod(seconds(), 30.0) < 13.0;
        const auto value = std::llround((metric.kind == "total" ? 150.0 : 220.0 / static_cast<double>(std::max<std::size_t>(1, t->pods.size())) * 4.0) * wave(*t, seconds() / m_slower));
        const auto ready = std::count_if(t->pods.begin(), t->pods.end(), [](const Pod &p) { return p.running; });
        took(*t, failing ? Json() : Json::array({value, metric.kind == "total" ? static_cast<std::int64_t>(t->pods.size()) : static_cast<std::int64_t>(ready)}));
        return failing ? std::nullopt : std::optional<std::int64_t>(value);
    }

    void took(Target &t, Json input)
    {
        t.inputs.push_back(std::move(input));
        if (t.inputs.size() < t.metrics.size())
            return;
        const auto now = m_clock.elapsed();
        if (!t.decisions.empty())
            t.decisions.back().push_back(t.replicas); // what the one before came to
        t.decisions.push_back(Json::array({now, t.replicas, now - t.changed < kUnsure, std::exchange(t.inputs, Json::array())}));
    }

    KubeWorld &m_world;
    double m_slower;
    std::vector<Target> m_targets;
    MetricsApi m_api;
    QElapsedTimer m_clock;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const bool plain = argc == 4 && qstrcmp(argv[3], "plain") == 0;
    if (argc != 3 && !plain) {
        std::fprintf(stderr, "record_hpa SECONDS FILE [plain]\n");
        return 2;
    }
    const int seconds = std::atoi(argv[1]);
    KubeWorld world;
    if (plain)
        world.synchroniseHpasEvery(kPlainSync);
    const auto problem = KubeWorld::missing().isEmpty() ? world.start(KubeWorld::Parts::Autoscaler) : KubeWorld::missing();
    if (!problem.isEmpty()) {
        std::printf("%s\n", qPrintable(problem));
        return 1;
    }
    Recorder recorder(world, plain);
    if (!recorder.prepare()) {
        std::printf("the world is not ready: %d\n", world.status());
        return 1;
    }
    recorder.record(seconds);
    auto result = recorder.result(seconds);
    std::size_t count = 0;
    for (auto &a : result["autoscalers"]) {
        auto &decisions = a["decisions"];
        if (!decisions.empty())
            decisions.erase(decisions.size() - 1); // nobody saw what it came to
        count += decisions.size();
    }
    QFile file(QString::fromLocal8Bit(argv[2]));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    // A decision a line.
    auto text = QByteArray::fromStdString(dumpJson(result));
    file.write(text.replace("]],", "]],\n").replace("],[", "],\n[") + '\n');
    std::printf("%zu decisions\n", count);
    return 0;
}
