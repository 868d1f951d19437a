// The whole chain on a real control plane (issue 7): load rises on a Deployment, the forecast and the measurement say so,
// a proposal waits, a person approves it, the API server changes; the same where an HPA owns the count; and what a
// restricted user, a hanging cluster and an API server that dies make of it.
#include "tests/contract/contract.h"
#include "tests/contract/realprometheus.h"
#include "tests/live/kubernetes/kubeworld.h"
#include "tests/live/kubernetes/metricsapi.h"
#include "tests/live/livehistory.h"
#include "tests/support/schemacheck.h"

#include <QElapsedTimer>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr std::int64_t kMostRequests = 20; // per context and cycle, after discovery
constexpr int kCycleMillis = 100'000;
constexpr qint64 kProposalWithin = 330'000; // a rate over five minutes must rise

QString joined(const std::vector<std::string> &lines)
{
    QString out;
    for (const auto &line : lines)
        out += QString::fromStdString(line) + u'\n';
    return out;
}

std::vector<std::string> codes(const Json &decision)
{
    std::vector<std::string> out;
    if (const Json *reasons = find(decision, "reasons")) {
        for (const Json &reason : *reasons)
            out.push_back(stringAt(reason, "code").value_or(""));
    }
    return out;
}

bool has(const std::vector<std::string> &list, const std::string &what)
{
    return std::find(list.begin(), list.end(), what) != list.end();
}

} // namespace

class TestLiveKubernetes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void connectsAndSeesItsPast();
    void proposesWhenLoadRises();
    void changesTheClusterOnceWhenApproved();
    void changesTheBoundsWhereAnHpaOwnsTheCount();
    void reachesPrometheusByPortForward();
    void measuresByTheMetricsApi();
    void saysWhatARestrictedUserLacks();
    void outlivesTheApiServer();

private:
    Json ctl(const char *schema, const QStringList &arguments, int expectedExit = 0);
    Json cycle();
    Json workload(const Json &cycle, const std::string &name) const;
    [[nodiscard]] QString startPrometheus(const QByteArray &past);
    [[nodiscard]] QByteArray past() const;
    [[nodiscard]] double measured(const QString &expression);
    // Cycles until something is proposed for it.
    std::string proposalFor(const std::string &name, Json &seen);
    std::string act(const std::string &proposal);
    [[nodiscard]] static QStringList words(const QString &line) { return line.split(u' ', Qt::SkipEmptyParts); }

    KubeWorld *m_world = nullptr;
    QTemporaryDir m_dir;
    QElapsedTimer m_elapsed;
    std::optional<SchemaFolder> m_schemas;
    QString m_problem;
    std::int64_t m_mostRequests = 0;
    quint16 m_prometheusPort = 0;
};

void TestLiveKubernetes::initTestCase()
{
    m_elapsed.start();
    for (const auto &missing : {KubeWorld::missing(), RealPrometheus::missing()}) {
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    auto schemas = SchemaFolder::load(PREAMAR_TEST_DATA "/schemas");
    QVERIFY(schemas.has_value());
    m_schemas = std::move(*schemas);
    m_world = KubeWorld::shared();
    QVERIFY2(m_world != nullptr, qPrintable(KubeWorld::sharedProblem()));
    m_world->makeNamespace(QStringLiteral("shop"));
    const Json enabled{{"preamar.io/enable", "true"}};
    m_world->makeDeployment(QStringLiteral("shop"), QStringLiteral("api"), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, enabled);
    m_world->makeDeployment(QStringLiteral("shop"), QStringLiteral("web"), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, enabled);
    m_world->call("POST", QStringLiteral("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers"),
                  Json::parse(R"({"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"web","namespace":"shop"},
                  "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},"minReplicas":2,"maxReplicas":6,
                  "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}})"));
    QCOMPARE(m_world->status(), 201);
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("api"), 2));
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("web"), 2));
    m_world->load(QStringLiteral("shop"), "200m", "20Mi");
    const auto problem = startPrometheus(past());
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    qInfo("%.1f s: control plane, kwok and Prometheus are up", static_cast<double>(m_elapsed.elapsed()) / 1000.0);
}

void TestLiveKubernetes::cleanupTestCase()
{
    KubeWorld::stopShared();
    qInfo("%.1f s in all, at most %lld requests in a cycle", static_cast<double>(m_elapsed.elapsed()) / 1000.0, static_cast<long long>(m_mostRequests));
}

// Two weeks of two Deployments, of pods that died in a rollout in the middle of them: only their names tell whose they were.
QByteArray TestLiveKubernetes::past() const
{
    const auto now = QDateTime::currentSecsSinceEpoch() - 60;
    const auto labels = [](const char *pod) { return QByteArray("namespace=\"shop\",pod=\"") + pod + "\",container=\"main\""; };
    TaskLabels tasks;
    for (const char *pod : {"api-5f6b8c9d7-bcdfg", "api-5f6b8c9d7-hjklm", "web-5f6b8c9d7-bcdfg", "web-5f6b8c9d7-hjklm"}) {
        tasks.cpu.append(labels(pod));
        tasks.memory.append(labels(pod));
    }
    return pastOf(tasks, "job=\"kubelet\",instance=\"" + m_world->kubelet().toUtf8() + "\"",
                  {.endSeconds = now, .coresPerTask = 0.5, .mean = 0.35, .swing = 0.08, .memoryBytes = 20e6});
}

QString TestLiveKubernetes::startPrometheus(const QByteArray &past)
{
    const auto write = [this](const QString &name, const QByteArray &content) {
        QFile file(m_dir.filePath(name));
        return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
    };
    QByteArray config = "global: {scrape_interval: 5s, scrape_timeout: 4s}\nscrape_configs:\n";
    for (int i = 0; i < 3; ++i)
        config += "- job_name: node" + QByteArray::number(i) + "\n  honor_labels: true\n  scheme: http\n  metrics_path: /metrics/nodes/node-" + QByteArray::number(i) +
                  "/metrics/resource\n  static_configs: [{targets: ['" + m_world->kubelet().toUtf8() + "']}]\n";
    if (!write(QStringLiteral("prometheus.yml"), config) || !write(QStringLiteral("past.om"), past))
        return QStringLiteral("files cannot be written");
    QProcess tool;
    tool.start(QStringLiteral("promtool"), {QStringLiteral("tsdb"), QStringLiteral("create-blocks-from"), QStringLiteral("openmetrics"), m_dir.filePath(QStringLiteral("past.om")),
                                            m_dir.filePath(QStringLiteral("data"))});
    if (!tool.waitForFinished(60'000) || tool.exitCode() != 0)
        return QStringLiteral("promtool: ") + QString::fromUtf8(tool.readAllStandardError().right(300));
    m_prometheusPort = m_world->forwardedPort();
    m_world->launch(QStringLiteral("prometheus"), QStringLiteral("prometheus"),
                    {QStringLiteral("--config.file=") + m_dir.filePath(QStringLiteral("prometheus.yml")), QStringLiteral("--storage.tsdb.path=") + m_dir.filePath(QStringLiteral("data")),
                     QStringLiteral("--storage.tsdb.retention.time=60d"), QStringLiteral("--web.listen-address=127.0.0.1:%1").arg(m_prometheusPort)});
    const auto ready = [this] {
        QTcpSocket socket;
        socket.connectToHost(QStringLiteral("127.0.0.1"), m_prometheusPort);
        if (!socket.waitForConnected(200))
            return false;
        socket.write("GET /-/ready HTTP/1.0\r\n\r\n");
        return socket.waitForReadyRead(500) && socket.readAll().contains(" 200 ");
    };
    if (!QTest::qWaitFor(ready, 30'000))
        return QStringLiteral("Prometheus does not start");
    // Until the pods that live now have a rate.
    const auto scraped = [this] { return measured(QStringLiteral("count(rate(container_cpu_usage_seconds_total{namespace=\"shop\",pod!~\".+-5f6b8c9d7-.+\"}[1m]))")) >= 4.0; };
    return QTest::qWaitFor(scraped, 90'000) ? QString() : QStringLiteral("Prometheus does not scrape the pods");
}

double TestLiveKubernetes::measured(const QString &expression)
{
    QNetworkAccessManager http;
    http.setProxy(QNetworkProxy::NoProxy);
    auto *reply = http.get(QNetworkRequest(QUrl(QStringLiteral("http://127.0.0.1:%1/api/v1/query?query=").arg(m_prometheusPort) + QString::fromLatin1(QUrl::toPercentEncoding(expression)))));
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 5'000);
    const auto json = parseJson(reply->readAll().toStdString(), "query");
    reply->deleteLater();
    QTest::qWait(300);
    try {
        return json ? std::stod(json->at("data").at("result").at(0).at("value").at(1).get<std::string>()) : -1.0;
    } catch (const std::exception &) {
        return -1.0;
    }
}

Json TestLiveKubernetes::ctl(const char *schema, const QStringList &arguments, int expectedExit)
{
    QProcess process;
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const char *name : {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"})
        environment.insert(QString::fromLatin1(name), m_dir.filePath(QString::fromLatin1(name)));
    environment.remove(QStringLiteral("KUBECONFIG"));
    process.setProcessEnvironment(environment);
    process.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"), QStringList{QStringLiteral("--home"), m_dir.filePath(QStringLiteral("home")), QStringLiteral("--json")} + arguments);
    m_problem.clear();
    // With an event loop: what it asks may be answered by this program.
    if (!process.waitForStarted() || !QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, kCycleMillis)) {
        process.kill();
        process.waitForFinished();
        m_problem = QStringLiteral("no answer in time");
    }
    const auto out = process.readAllStandardOutput();
    const auto said = process.readAllStandardError();
    const auto json = parseJson(out.toStdString(), "stdout");
    if (m_problem.isEmpty() && process.exitCode() != expectedExit)
        m_problem = QStringLiteral("exit %1: ").arg(process.exitCode()) + QString::fromUtf8(out + said);
    else if (m_problem.isEmpty())
        m_problem = joined(m_schemas->problemsOfText(schema, out.toStdString()));
    if ((out + said).contains(KubeWorld::tokenOf(QStringLiteral("preamar")).toUtf8()))
        m_problem += QStringLiteral("the token came out");
    if (!m_problem.isEmpty())
        m_problem.prepend(arguments.join(u' ') + QStringLiteral(": "));
    return json ? *json : Json();
}

Json TestLiveKubernetes::cycle()
{
    const Json out = ctl("cycle", words(QStringLiteral("cycle --context prod")));
    if (const Json *contexts = find(out, "contexts")) {
        for (const Json &c : *contexts)
            m_mostRequests = std::max(m_mostRequests, integerAt(c, "requests").value_or(-1));
    }
    return out;
}

Json TestLiveKubernetes::workload(const Json &cycle, const std::string &name) const
{
    if (const Json *workloads = find(cycle, "workloads")) {
        for (const Json &w : *workloads) {
            if (stringAt(w, "id") == "prod/shop/deployment/" + name)
                return w;
        }
    }
    return {};
}

void TestLiveKubernetes::connectsAndSeesItsPast()
{
    const auto config = m_world->kubeconfig(QStringLiteral("preamar"));
    (void)ctl("context-add", words(QStringLiteral("context add kubernetes prod --namespace shop --prometheus http://127.0.0.1:%1 --kubeconfig").arg(m_prometheusPort)) + QStringList{config});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    const Json checked = ctl("context-check", words(QStringLiteral("context check prod")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY2(stringAt(checked, "state") == "ok", checked.dump().c_str());
    QVERIFY(boolAt(checked, "may_scale") == true);
    Json seen;
    for (int i = 0; i < 6; ++i) {
        seen = workload(cycle(), "api");
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        const Json *forecast = find(seen, "forecast");
        if (forecast != nullptr && boolAt(*forecast, "eligible") == true)
            break;
    }
    const Json *forecast = find(seen, "forecast");
    QVERIFY2(forecast != nullptr && boolAt(*forecast, "eligible") == true, seen.dump().c_str());
    qInfo("%.1f s: %s is eligible on the past of pods that are gone", static_cast<double>(m_elapsed.elapsed()) / 1000.0, stringAt(*forecast, "model").value_or("").c_str());
    QVERIFY2(find(seen, "proposal")->is_null(), seen.dump().c_str());
    QVERIFY(m_mostRequests > 0);
}

std::string TestLiveKubernetes::proposalFor(const std::string &name, Json &seen)
{
    QElapsedTimer timer;
    timer.start();
    std::string proposal;
    while (proposal.empty() && timer.elapsed() < kProposalWithin) {
        seen = workload(cycle(), name);
        if (!m_problem.isEmpty())
            return {};
        proposal = stringAt(seen, "proposal").value_or("");
        if (proposal.empty())
            QTest::qWait(5'000);
    }
    return proposal;
}

void TestLiveKubernetes::proposesWhenLoadRises()
{
    for (const char *name : {"api", "web"}) {
        (void)ctl("mode", words(QStringLiteral("mode prod/shop/deployment/%1 approve").arg(QString::fromLatin1(name))));
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    }
    m_world->load(QStringLiteral("shop"), "490m", "20Mi");
    Json seen;
    const auto proposal = proposalFor("api", seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_problem + QString::fromStdString(seen.dump())));
    const Json *decision = find(seen, "decision");
    QVERIFY(decision != nullptr && stringAt(*decision, "action") == "up" && integerAt(*decision, "from") == 2);
    QVERIFY2(has(codes(*decision), "MeasuredCpuHigh") || has(codes(*decision), "ForecastCpuHigh"), decision->dump().c_str());
    qInfo("%.1f s: %s", static_cast<double>(m_elapsed.elapsed()) / 1000.0, decision->dump().c_str());
    QCOMPARE(m_world->writes(), 0); // proposing is not acting
}

// Approves it and cycles until it has ended; the state it ended in.
std::string TestLiveKubernetes::act(const std::string &proposal)
{
    const auto id = QString::fromStdString(proposal);
    (void)ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), id, QStringLiteral("--comment"), QStringLiteral("live")});
    std::string state;
    for (int i = 0; i < 8 && m_problem.isEmpty() && state != "healthy"; ++i) {
        if (i > 0)
            QTest::qWait(2'000);
        (void)cycle();
        const Json shown = m_problem.isEmpty() ? ctl("proposals-show", {QStringLiteral("proposals"), QStringLiteral("show"), id}) : Json();
        state = stringAt(shown, "state").value_or("");
        if (state != "verified" && state != "healthy")
            m_problem += QString::fromStdString(shown.dump());
    }
    return state;
}

void TestLiveKubernetes::changesTheClusterOnceWhenApproved()
{
    Json seen;
    const auto proposal = proposalFor("api", seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_problem));
    const auto to = integerAt(*find(seen, "decision"), "to").value_or(0);
    const auto before = m_world->deployment(QStringLiteral("shop"), QStringLiteral("api"));
    const auto state = act(proposal);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QCOMPARE(state, std::string("healthy"));
    QCOMPARE(m_world->writes(), 1);
    // What counts is what the API server says, not what we believe.
    auto after = m_world->deployment(QStringLiteral("shop"), QStringLiteral("api"));
    QCOMPARE(integerAt(*find(after, "spec"), "replicas"), std::optional<std::int64_t>(to));
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("api"), static_cast<int>(to)));
    auto spec = *find(after, "spec");
    spec["replicas"] = 2;
    QVERIFY2(spec == *find(before, "spec"), Json::diff(*find(before, "spec"), spec).dump().c_str());
    bool ours = false;
    for (const Json &entry : *find(*find(after, "metadata"), "managedFields"))
        ours = ours || stringAt(entry, "manager") == "preamar";
    QVERIFY(ours);
    const Json verified = ctl("audit-verify", words(QStringLiteral("audit verify")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(boolAt(verified, "intact") == true);
}

void TestLiveKubernetes::changesTheBoundsWhereAnHpaOwnsTheCount()
{
    Json seen;
    const auto proposal = proposalFor("web", seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_problem + QString::fromStdString(seen.dump())));
    QVERIFY2(has(codes(*find(seen, "decision")), "OwnedByAutoscaler"), seen.dump().c_str());
    const Json shown = ctl("proposals-show", {QStringLiteral("proposals"), QStringLiteral("show"), QString::fromStdString(proposal)});
    const Json *change = find(shown, "change");
    QVERIFY2(change != nullptr && stringAt(*change, "kind") == "autoscaler" && stringAt(*change, "autoscaler") == "hpa/web", shown.dump().c_str());
    const auto min = integerAt(*find(*change, "to"), "min").value_or(0);
    QVERIFY(min > 2);
    const int before = m_world->writes();
    const auto state = act(proposal);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QCOMPARE(state, std::string("healthy"));
    QCOMPARE(m_world->writes() - before, 1);
    const auto hpa = m_world->call("GET", QStringLiteral("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web"));
    QCOMPARE(integerAt(*find(hpa, "spec"), "minReplicas"), std::optional<std::int64_t>(min));
    QCOMPARE(integerAt(*find(hpa, "spec"), "maxReplicas"), std::optional<std::int64_t>(6));
    QVERIFY(stringAt(*find(*find(hpa, "metadata"), "annotations"), "preamar.io/min-before") == "2");
    // The real HPA follows: it, not we, wrote the count.
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("web"), static_cast<int>(min)));
    // The way back, asked for by a person, returns the bounds and takes the mark away.
    const Json reverted = ctl("proposals-revert", {QStringLiteral("proposals"), QStringLiteral("revert"), QString::fromStdString(proposal)});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY2(!reverted.is_null(), qPrintable(m_problem));
}

// The API server forwards a port of a pod; nothing listens on this machine for it, no kubectl runs.
void TestLiveKubernetes::reachesPrometheusByPortForward()
{
    m_world->makeNamespace(QStringLiteral("monitoring"));
    m_world->makeDeployment(QStringLiteral("monitoring"), QStringLiteral("prometheus-server"), 1);
    m_world->call("POST", QStringLiteral("/api/v1/namespaces/monitoring/services"),
                  Json::parse(R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"prometheus-server"},
                  "spec":{"selector":{"app":"prometheus-server"},"ports":[{"port":80,"targetPort":9090}]}})"));
    QCOMPARE(m_world->status(), 201);
    QVERIFY(m_world->waitReady(QStringLiteral("monitoring"), QStringLiteral("prometheus-server"), 1));
    const auto config = m_world->kubeconfig(QStringLiteral("preamar"));
    for (const char *service : {"monitoring/prometheus-server:80", "auto"}) {
        const Json added = ctl("context-add", words(QStringLiteral("context add kubernetes forwarded --namespace shop --port-forward --prometheus-service %1 --kubeconfig").arg(QString::fromLatin1(service))) + QStringList{config});
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        const Json seen = ctl("cycle", words(QStringLiteral("cycle --context forwarded")));
        QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
        bool measuredCpu = false;
        for (const Json &w : *find(seen, "workloads")) {
            const Json *cpu = find(*find(w, "metrics"), "cpu_cores");
            measuredCpu = measuredCpu || (stringAt(w, "id") == "forwarded/shop/deployment/api" && cpu != nullptr && numberAt(*cpu, "value"));
        }
        QVERIFY2(measuredCpu, seen.dump().c_str());
        (void)ctl("context-list", words(QStringLiteral("context remove forwarded")));
    }
}

// Without a Prometheus: metrics.k8s.io behind the real aggregator, and what a viewer may not do is not proposed to him.
void TestLiveKubernetes::measuresByTheMetricsApi()
{
    std::vector<PodUsage> pods;
    const auto list = m_world->call("GET", QStringLiteral("/api/v1/namespaces/shop/pods?labelSelector=app%3Dapi"));
    for (const Json &pod : *find(list, "items"))
        pods.push_back({stringAt(*find(pod, "metadata"), "name").value_or(""), 250, 30 << 20, "api"});
    QVERIFY(!pods.empty());
    MetricsApi api(m_world->certificates(), [&](const std::string &, const std::string &) { return pods; });
    QVERIFY(m_world->aggregate(QStringLiteral("metrics.k8s.io"), api.port()));
    (void)ctl("context-add", words(QStringLiteral("context add kubernetes lean --namespace shop --metrics-api --kubeconfig")) + QStringList{m_world->kubeconfig(QStringLiteral("viewer"))});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    Json seen = ctl("cycle", words(QStringLiteral("cycle --context lean")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    const auto measuredOf = [&](const Json &document) -> std::optional<double> {
        for (const Json &w : *find(document, "workloads")) {
            if (stringAt(w, "id") == "lean/shop/deployment/api")
                return numberAt(*find(*find(w, "metrics"), "cpu_cores"), "value");
        }
        return std::nullopt;
    };
    QCOMPARE(measuredOf(seen), std::optional<double>(0.25 * static_cast<double>(pods.size())));
    for (const Json &w : *find(seen, "workloads")) {
        if (stringAt(w, "id") == "lean/shop/deployment/api")
            QCOMPARE(stringAt(*find(w, "workload"), "scalable"), std::optional<std::string>("not_permitted"));
    }
    // The one is registered and down: nothing is measured, which is not nothing.
    api.setDown(true);
    seen = ctl("cycle", words(QStringLiteral("cycle --context lean")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(!measuredOf(seen));
    QVERIFY(stringAt(find(seen, "contexts")->front(), "state") != "ok");
    const Json scan = ctl("scan", words(QStringLiteral("scan")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY2(!find(scan, "hpas")->empty(), scan.dump().c_str());
    (void)ctl("context-list", words(QStringLiteral("context remove lean")));
}

void TestLiveKubernetes::saysWhatARestrictedUserLacks()
{
    const auto nobody = m_world->kubeconfig(QStringLiteral("nobody"));
    const Json refused = ctl("failure", words(QStringLiteral("context add kubernetes nobody --namespace shop --kubeconfig")) + QStringList{nobody}, 1);
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY2(stringAt(refused, "code") == "ClusterAccessDenied", refused.dump().c_str());
    const auto viewer = m_world->kubeconfig(QStringLiteral("viewer"));
    (void)ctl("context-add", words(QStringLiteral("context add kubernetes viewer --namespace shop --prometheus http://127.0.0.1:%1 --kubeconfig").arg(m_prometheusPort)) + QStringList{viewer});
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    const Json checked = ctl("context-check", words(QStringLiteral("context check viewer")));
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(boolAt(checked, "may_read") == true && boolAt(checked, "may_scale") == false);
    const auto role = stringAt(*find(checked, "access"), "missing_role").value_or("");
    QVERIFY2(role.find("deployments/scale") != std::string::npos && role.find("namespace: shop") != std::string::npos, role.c_str());
    // The role is one that the API server takes.
    (void)ctl("context-list", words(QStringLiteral("context remove viewer")));
    const Json gone = ctl("failure", words(QStringLiteral("context add kubernetes gone --namespace not-there --kubeconfig")) + QStringList{m_world->kubeconfig(QStringLiteral("admin"))}, 1);
    QVERIFY2(stringAt(gone, "code") == "NamespaceGone", gone.dump().c_str());
}

void TestLiveKubernetes::outlivesTheApiServer()
{
    m_world->stopServer();
    const Json down = ctl("failure", words(QStringLiteral("cycle --context prod")), 1);
    QVERIFY2(!down.is_null(), qPrintable(m_problem));
    QVERIFY(m_world->startServer());
    const Json seen = cycle();
    QVERIFY2(m_problem.isEmpty(), qPrintable(m_problem));
    QVERIFY(stringAt(find(seen, "contexts")->front(), "state") == "ok");
    QVERIFY2(m_mostRequests <= kMostRequests, qPrintable(QString::number(m_mostRequests)));
}

QTEST_GUILESS_MAIN(TestLiveKubernetes)
#include "tst_live_kubernetes.moc"
