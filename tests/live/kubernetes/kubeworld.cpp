#include "tests/live/kubernetes/kubeworld.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QSslConfiguration>
#include <QSslKey>
#include <QStandardPaths>
#include <QTcpServer>
#include <QTest>

#include <csignal>
#include <sys/prctl.h>
#include <unistd.h>

namespace preamar::test {

namespace {

constexpr auto kVersion = "1.31.4";
constexpr auto kKwok = "0.7.0";

std::unique_ptr<KubeWorld> g_shared; // NOLINT: one per test program
QString g_problem;                   // NOLINT

QString tools()
{
    const auto given = qEnvironmentVariable("PREAMAR_TOOLS");
    if (!given.isEmpty())
        return given;
    const auto cache = qEnvironmentVariable("XDG_CACHE_HOME", QDir::homePath() + QStringLiteral("/.cache"));
    return cache + QStringLiteral("/preamar-tools");
}

QString tool(const char *name)
{
    const auto folder = qstrcmp(name, "kwok") == 0 ? QStringLiteral("kwok-") + QString::fromLatin1(kKwok)
                                                   : QStringLiteral("kubernetes-") + QString::fromLatin1(kVersion);
    return tools() + u'/' + folder + u'/' + QString::fromLatin1(name);
}

bool writeFile(const QString &path, const QByteArray &content)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

// kwok's samples of usage by annotation and of the kubelet's resource metrics (Apache-2.0), reduced to what is read here.
constexpr auto kKwokConfig = R"(kind: ClusterResourceUsage
apiVersion: kwok.x-k8s.io/v1alpha1
metadata: {name: usage-from-annotation}
spec:
  usages:
  - usage:
      cpu:
        expression: |
          "kwok.x-k8s.io/usage-cpu" in pod.metadata.annotations ? Quantity(pod.metadata.annotations["kwok.x-k8s.io/usage-cpu"]) : Quantity("1m")
      memory:
        expression: |
          "kwok.x-k8s.io/usage-memory" in pod.metadata.annotations ? Quantity(pod.metadata.annotations["kwok.x-k8s.io/usage-memory"]) : Quantity("1Mi")
---
kind: Metric
apiVersion: kwok.x-k8s.io/v1alpha1
metadata: {name: metrics-resource}
spec:
  path: "/metrics/nodes/{nodeName}/metrics/resource"
  metrics:
  - {name: scrape_error, dimension: node, kind: gauge, value: '0'}
  - name: container_start_time_seconds
    dimension: container
    kind: gauge
    labels: [{name: container, value: 'container.name'}, {name: namespace, value: 'pod.metadata.namespace'}, {name: pod, value: 'pod.metadata.name'}]
    value: 'pod.SinceSecond()'
  - name: container_cpu_usage_seconds_total
    dimension: container
    kind: counter
    labels: [{name: container, value: 'container.name'}, {name: namespace, value: 'pod.metadata.namespace'}, {name: pod, value: 'pod.metadata.name'}]
    value: 'pod.CumulativeUsage("cpu", container.name)'
  - name: container_memory_working_set_bytes
    dimension: container
    kind: gauge
    labels: [{name: container, value: 'container.name'}, {name: namespace, value: 'pod.metadata.namespace'}, {name: pod, value: 'pod.metadata.name'}]
    value: 'pod.Usage("memory", container.name)'
  - {name: node_cpu_usage_seconds_total, dimension: node, kind: counter, value: 'node.CumulativeUsage("cpu")'}
  - {name: node_memory_working_set_bytes, dimension: node, kind: gauge, value: 'node.Usage("memory")'}
)";

// What a control plane that cannot reach its pods does in production too (Konnectivity): it asks a proxy.
constexpr auto kEgress = R"(apiVersion: apiserver.k8s.io/v1beta1
kind: EgressSelectorConfiguration
egressSelections:
- name: cluster
  connection:
    proxyProtocol: HTTPConnect
    transport: {uds: {udsName: "%1"}}
)";

constexpr auto kAuditPolicy = R"(apiVersion: audit.k8s.io/v1
kind: Policy
omitStages: [RequestReceived, ResponseStarted]
rules:
- level: Metadata
  users: ["preamar"]
  verbs: ["patch", "update", "create", "delete"]
- level: None
)";

} // namespace

QString KubeWorld::missing()
{
    if (QStandardPaths::findExecutable(QStringLiteral("etcd")).isEmpty())
        return QStringLiteral("needs etcd (Debian etcd-server)");
    for (const char *name : {"kube-apiserver", "kube-controller-manager", "kube-scheduler", "kwok"}) {
        if (!QFile::exists(tool(name)))
            return QStringLiteral("needs go >= 1.22 and root: packaging/testtools.sh builds %1").arg(QString::fromLatin1(name));
    }
    return {};
}

KubeWorld *KubeWorld::shared()
{
    if (!g_shared && g_problem.isEmpty()) {
        g_shared = std::make_unique<KubeWorld>();
        g_problem = g_shared->start();
        if (!g_problem.isEmpty())
            g_shared.reset();
    }
    return g_shared.get();
}

void KubeWorld::stopShared()
{
    g_shared.reset();
}

QString KubeWorld::sharedProblem()
{
    return g_problem;
}

KubeWorld::~KubeWorld()
{
    for (auto &[name, process] : m_processes) {
        freeze(name, false);
        process->kill();
        process->waitForFinished(5'000);
    }
}

quint16 KubeWorld::freePort()
{
    QTcpServer server;
    return server.listen(QHostAddress::LocalHost) ? server.serverPort() : quint16{0};
}

QProcess &KubeWorld::launch(const QString &name, const QString &program, const QStringList &arguments)
{
    auto process = std::make_unique<QProcess>();
    // A test that aborts leaves nothing running.
    process->setChildProcessModifier([] { prctl(PR_SET_PDEATHSIG, SIGKILL); });
    process->setStandardOutputFile(m_dir.filePath(name + QStringLiteral(".log")), QIODevice::Append);
    process->setStandardErrorFile(m_dir.filePath(name + QStringLiteral(".log")), QIODevice::Append);
    process->start(program, arguments);
    process->waitForStarted(5'000);
    auto &slot = m_processes[name];
    slot = std::move(process);
    return *slot;
}

QString KubeWorld::prepare()
{
    if (!m_certificates.problem().empty())
        return QString::fromStdString(m_certificates.problem());
    m_certificates.make({.name = "ca", .commonName = "preamar test", .issuer = {}, .isCa = true});
    m_certificates.make({.name = "apiserver", .commonName = "kube-apiserver", .alternativeNames = "DNS:localhost,DNS:kubernetes,IP:127.0.0.1", .issuer = "ca"});
    m_certificates.make({.name = "kwok", .commonName = "localhost", .alternativeNames = "DNS:localhost,IP:127.0.0.1", .issuer = "ca"});
    QByteArray tokens = tokenOf(QStringLiteral("admin")).toUtf8() + ",admin,admin,\"system:masters\"\n";
    for (const char *user : {"preamar", "viewer", "nobody"})
        tokens += tokenOf(QString::fromLatin1(user)).toUtf8() + ',' + user + ',' + user + '\n';
    m_forwardedPort = freePort();
    const auto socket = m_dir.filePath(QStringLiteral("egress"));
    m_egress = std::make_unique<ConnectProxy>(socket, [this](const QByteArray &host, quint16 port) { return host == "127.0.0.1" || host == "localhost" ? port : m_forwardedPort; });
    const QByteArray forward = "---\nkind: ClusterPortForward\napiVersion: kwok.x-k8s.io/v1alpha1\nmetadata: {name: prometheus}\nspec:\n  selector: {matchNamespaces: [monitoring]}\n"
                               "  forwards:\n  - ports: [9090]\n    target: {port: " +
                               QByteArray::number(m_forwardedPort) + ", address: 127.0.0.1}\n";
    const bool written = writeFile(m_dir.filePath(QStringLiteral("tokens.csv")), tokens) &&
                         writeFile(m_dir.filePath(QStringLiteral("kwok.yaml")), kKwokConfig + forward) &&
                         writeFile(m_dir.filePath(QStringLiteral("egress.yaml")), QByteArray(kEgress).replace("%1", socket.toUtf8())) &&
                         writeFile(m_dir.filePath(QStringLiteral("audit.yaml")), kAuditPolicy);
    QProcess openssl;
    openssl.start(QStringLiteral("openssl"), {QStringLiteral("rsa"), QStringLiteral("-in"), QString::fromStdString(m_certificates.key("apiserver")),
                                              QStringLiteral("-pubout"), QStringLiteral("-out"), m_dir.filePath(QStringLiteral("sa.pub"))});
    openssl.waitForFinished(10'000);
    if (openssl.exitCode() != 0) { // an EC key
        openssl.start(QStringLiteral("openssl"), {QStringLiteral("pkey"), QStringLiteral("-in"), QString::fromStdString(m_certificates.key("apiserver")),
                                                  QStringLiteral("-pubout"), QStringLiteral("-out"), m_dir.filePath(QStringLiteral("sa.pub"))});
        openssl.waitForFinished(10'000);
    }
    return written && m_certificates.problem().empty() ? QString() : QStringLiteral("certificates and tokens could not be made");
}

bool KubeWorld::startServer()
{
    launch(QStringLiteral("apiserver"), tool("kube-apiserver"),
           {QStringLiteral("--etcd-servers=http://127.0.0.1:%1").arg(m_etcdPort), QStringLiteral("--bind-address=127.0.0.1"),
            QStringLiteral("--advertise-address=127.0.0.1"), QStringLiteral("--secure-port=%1").arg(m_apiPort),
            QStringLiteral("--tls-cert-file=") + QString::fromStdString(m_certificates.certificate("apiserver")),
            QStringLiteral("--tls-private-key-file=") + QString::fromStdString(m_certificates.key("apiserver")),
            QStringLiteral("--client-ca-file=") + QString::fromStdString(m_certificates.certificate("ca")),
            QStringLiteral("--service-account-issuer=https://kubernetes.default.svc"),
            QStringLiteral("--service-account-key-file=") + m_dir.filePath(QStringLiteral("sa.pub")),
            QStringLiteral("--service-account-signing-key-file=") + QString::fromStdString(m_certificates.key("apiserver")),
            QStringLiteral("--service-cluster-ip-range=10.96.0.0/16"), QStringLiteral("--authorization-mode=RBAC"),
            QStringLiteral("--token-auth-file=") + m_dir.filePath(QStringLiteral("tokens.csv")),
            QStringLiteral("--egress-selector-config-file=") + m_dir.filePath(QStringLiteral("egress.yaml")),
            QStringLiteral("--audit-policy-file=") + m_dir.filePath(QStringLiteral("audit.yaml")),
            QStringLiteral("--audit-log-path=") + m_dir.filePath(QStringLiteral("audit.log")), QStringLiteral("--audit-log-mode=blocking")});
    return waitFor(QStringLiteral("/readyz"), 180'000); // a busy machine takes its time
}

QString KubeWorld::start(Parts parts)
{
    if (const auto problem = prepare(); !problem.isEmpty())
        return problem;
    m_apiPort = freePort();
    m_etcdPort = freePort();
    m_kwokPort = freePort();
    const auto peer = freePort();
    const auto client = QStringLiteral("http://127.0.0.1:%1").arg(m_etcdPort);
    const auto peers = QStringLiteral("http://127.0.0.1:%1").arg(peer);
    launch(QStringLiteral("etcd"), QStringLiteral("etcd"),
           {QStringLiteral("--data-dir"), m_dir.filePath(QStringLiteral("etcd")), QStringLiteral("--listen-client-urls"), client,
            QStringLiteral("--advertise-client-urls"), client, QStringLiteral("--listen-peer-urls"), peers,
            QStringLiteral("--initial-advertise-peer-urls"), peers, QStringLiteral("--initial-cluster"), QStringLiteral("default=") + peers});
    if (!startServer()) {
        QFile log(m_dir.filePath(QStringLiteral("apiserver.log")));
        return QStringLiteral("kube-apiserver does not start: ") + (log.open(QIODevice::ReadOnly) ? QString::fromUtf8(log.readAll().right(600)) : QString());
    }
    grant();
    if (parts == Parts::Server)
        return {};
    const auto admin = kubeconfig(QStringLiteral("admin"));
    if (parts == Parts::Autoscaler) {
        launch(QStringLiteral("controller-manager"), tool("kube-controller-manager"),
               {QStringLiteral("--kubeconfig=") + admin, QStringLiteral("--controllers=horizontal-pod-autoscaler-controller"), QStringLiteral("--secure-port=%1").arg(freePort()),
                QStringLiteral("--bind-address=127.0.0.1"), QStringLiteral("--leader-elect=false"), QStringLiteral("--horizontal-pod-autoscaler-sync-period=%1s").arg(m_hpaSeconds),
                QStringLiteral("--horizontal-pod-autoscaler-cpu-initialization-period=1m"), QStringLiteral("--kube-api-qps=500"), QStringLiteral("--kube-api-burst=1000")});
        return {};
    }
    launch(QStringLiteral("controller-manager"), tool("kube-controller-manager"),
           {QStringLiteral("--kubeconfig=") + admin, QStringLiteral("--service-account-private-key-file=") + QString::fromStdString(m_certificates.key("apiserver")),
            QStringLiteral("--secure-port=%1").arg(freePort()), QStringLiteral("--bind-address=127.0.0.1"), QStringLiteral("--leader-elect=false"),
            QStringLiteral("--horizontal-pod-autoscaler-sync-period=%1s").arg(m_hpaSeconds), QStringLiteral("--node-monitor-grace-period=1h"), QStringLiteral("--kube-api-qps=500"), QStringLiteral("--kube-api-burst=1000"),
            QStringLiteral("--concurrent-deployment-syncs=20"), QStringLiteral("--concurrent-replicaset-syncs=20")});
    launch(QStringLiteral("scheduler"), tool("kube-scheduler"),
           {QStringLiteral("--kubeconfig=") + admin, QStringLiteral("--secure-port=%1").arg(freePort()), QStringLiteral("--bind-address=127.0.0.1"),
            QStringLiteral("--leader-elect=false"), QStringLiteral("--kube-api-qps=1000"), QStringLiteral("--kube-api-burst=2000")});
    launch(QStringLiteral("kwok"), tool("kwok"),
           {QStringLiteral("--kubeconfig=") + admin, QStringLiteral("--manage-all-nodes=true"), QStringLiteral("--node-lease-duration-seconds=40"), QStringLiteral("--node-ip=127.0.0.1"),
            QStringLiteral("--node-port=%1").arg(m_kwokPort), QStringLiteral("--server-address=127.0.0.1:%1").arg(m_kwokPort),
            QStringLiteral("--tls-cert-file=") + QString::fromStdString(m_certificates.certificate("kwok")),
            QStringLiteral("--tls-private-key-file=") + QString::fromStdString(m_certificates.key("kwok")),
            QStringLiteral("--config=") + m_dir.filePath(QStringLiteral("kwok.yaml"))});
    makeNodes();
    return {};
}

void KubeWorld::end(const QString &name)
{
    auto &process = m_processes.at(name);
    process->kill();
    process->waitForFinished(10'000);
}

void KubeWorld::stopServer()
{
    end(QStringLiteral("apiserver"));
}

void KubeWorld::freeze(const QString &name, bool frozen)
{
    // Of one that has ended the number is 0, which would be ourselves.
    if (const auto id = static_cast<pid_t>(m_processes.at(name)->processId()); id > 0)
        ::kill(id, frozen ? SIGSTOP : SIGCONT);
}

bool KubeWorld::compact()
{
    const auto post = [this](const QString &path, const Json &body) {
        QNetworkRequest request(QUrl(QStringLiteral("http://127.0.0.1:%1/v3/kv/").arg(m_etcdPort) + path));
        request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArray("application/json"));
        auto *reply = m_http.post(request, QByteArray::fromStdString(dumpJson(body)));
        (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 10'000);
        const auto json = parseJson(reply->readAll().toStdString(), "etcd");
        reply->deleteLater();
        return json ? *json : Json();
    };
    const Json range = post(QStringLiteral("range"), Json{{"key", "Lw=="}, {"count_only", true}}); // "/"
    const Json *header = find(range, "header");
    const auto revision = header == nullptr ? std::nullopt : stringAt(*header, "revision");
    return revision && find(post(QStringLiteral("compaction"), Json{{"revision", *revision}, {"physical", true}}), "header") != nullptr;
}

bool KubeWorld::waitFor(const QString &path, int millis)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < millis) {
        (void)call("GET", path);
        if (m_status == 200)
            return true;
        QTest::qWait(150);
    }
    return false;
}

QString KubeWorld::kubeconfig(const QString &user, const QString &space, quint16 port)
{
    const auto path = m_dir.filePath(user + (space.isEmpty() ? QString() : u'-' + space) + (port == m_apiPort ? QString() : QStringLiteral("-by-%1").arg(port)) + QStringLiteral(".kubeconfig"));
    QFile ca(QString::fromStdString(m_certificates.certificate("ca")));
    if (!ca.open(QIODevice::ReadOnly))
        return {};
    const auto text = QStringLiteral("apiVersion: v1\nkind: Config\ncurrent-context: %1\n"
                                     "clusters:\n- name: here\n  cluster: {server: \"%2\", certificate-authority-data: %3}\n"
                                     "users:\n- name: %1\n  user: {token: %4}\n"
                                     "contexts:\n- name: %1\n  context: {cluster: here, user: %1%5}\n")
                          .arg(user, QStringLiteral("https://127.0.0.1:%1").arg(port), QString::fromLatin1(ca.readAll().toBase64()), tokenOf(user),
                               space.isEmpty() ? QString() : QStringLiteral(", namespace: ") + space);
    return writeFile(path, text.toUtf8()) ? path : QString();
}

Json KubeWorld::call(const QByteArray &method, const QString &path, const Json &body, const QByteArray &type)
{
    QNetworkRequest request(QUrl(server() + path));
    auto tls = QSslConfiguration::defaultConfiguration();
    tls.setCaCertificates(QSslCertificate::fromPath(QString::fromStdString(m_certificates.certificate("ca"))));
    request.setSslConfiguration(tls);
    request.setRawHeader("Authorization", "Bearer " + tokenOf(QStringLiteral("admin")).toUtf8());
    request.setRawHeader("Accept-Encoding", "identity");
    request.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    request.setTransferTimeout(20'000);
    if (!body.is_null())
        request.setHeader(QNetworkRequest::ContentTypeHeader, type);
    m_http.setProxy(QNetworkProxy::NoProxy);
    auto *reply = m_http.sendCustomRequest(request, method, body.is_null() ? QByteArray() : QByteArray::fromStdString(dumpJson(body)));
    (void)QTest::qWaitFor([reply] { return reply->isFinished(); }, 25'000);
    m_status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const auto json = parseJson(reply->readAll().toStdString(), "answer");
    reply->deleteLater();
    return json ? *json : Json();
}

// What the program asks for, no more: its own role, written by hand here so that a change of it is noticed.
void KubeWorld::grant()
{
    const auto rule = [](const char *group, std::vector<std::string> what, std::vector<std::string> verbs) {
        return Json{{"apiGroups", {group}}, {"resources", std::move(what)}, {"verbs", std::move(verbs)}};
    };
    const Json read = Json::array({rule("apps", {"deployments", "statefulsets", "replicasets"}, {"get", "list", "watch"}),
                                   rule("", {"pods", "resourcequotas", "namespaces", "services"}, {"get", "list", "watch"}),
                                   rule("autoscaling", {"horizontalpodautoscalers"}, {"get", "list", "watch"}),
                                   rule("policy", {"poddisruptionbudgets"}, {"get", "list", "watch"}),
                                   rule("keda.sh", {"scaledobjects"}, {"get", "list", "watch", "patch"}),
                                   rule("metrics.k8s.io", {"pods"}, {"get", "list"})});
    Json write = read;
    write.push_back(rule("apps", {"deployments/scale", "statefulsets/scale"}, {"get", "patch"}));
    write.push_back(rule("autoscaling", {"horizontalpodautoscalers"}, {"patch"}));
    write.push_back(rule("", {"services/proxy", "pods/portforward"}, {"get", "create"}));
    for (const auto &[name, rules] : {std::pair<const char *, const Json &>{"preamar", write}, {"viewer", read}}) {
        call("POST", QStringLiteral("/apis/rbac.authorization.k8s.io/v1/clusterroles"),
             Json{{"apiVersion", "rbac.authorization.k8s.io/v1"}, {"kind", "ClusterRole"}, {"metadata", {{"name", name}}}, {"rules", rules}});
        call("POST", QStringLiteral("/apis/rbac.authorization.k8s.io/v1/clusterrolebindings"),
             Json{{"apiVersion", "rbac.authorization.k8s.io/v1"}, {"kind", "ClusterRoleBinding"}, {"metadata", {{"name", name}}},
                  {"roleRef", {{"apiGroup", "rbac.authorization.k8s.io"}, {"kind", "ClusterRole"}, {"name", name}}},
                  {"subjects", Json::array({{{"kind", "User"}, {"name", name}}})}});
    }
}

void KubeWorld::makeNodes()
{
    for (int i = 0; i < 3; ++i) {
        const auto name = "node-" + std::to_string(i);
        call("POST", QStringLiteral("/api/v1/nodes"),
             Json{{"apiVersion", "v1"},
                  {"kind", "Node"},
                  {"metadata",
                   {{"name", name},
                    {"annotations", {{"kwok.x-k8s.io/node", "fake"}, {"metrics.k8s.io/resource-metrics-path", "/metrics/nodes/" + name + "/metrics/resource"}}},
                    {"labels", {{"kubernetes.io/hostname", name}, {"type", "kwok"}}}}},
                  {"status",
                   {{"allocatable", {{"cpu", "5000"}, {"memory", "50Ti"}, {"pods", "8000"}}},
                    {"capacity", {{"cpu", "5000"}, {"memory", "50Ti"}, {"pods", "8000"}}}}}});
    }
}

void KubeWorld::makeNamespace(const QString &name)
{
    call("POST", QStringLiteral("/api/v1/namespaces"),
         Json{{"apiVersion", "v1"}, {"kind", "Namespace"}, {"metadata", {{"name", name.toStdString()}}}});
    // Pods are refused until the namespace has its service account.
    (void)waitFor(QStringLiteral("/api/v1/namespaces/%1/serviceaccounts/default").arg(name), 20'000);
}

void KubeWorld::makeDeployment(const QString &space, const QString &name, int replicas, const Json &requests, const Json &annotations, bool isLimited)
{
    const Json labels{{"app", name.toStdString()}};
    Json container{{"name", "main"}, {"image", "example.test/" + name.toStdString() + ":1"}};
    if (!requests.is_null())
        container["resources"] = isLimited ? Json{{"requests", requests}, {"limits", requests}} : Json{{"requests", requests}};
    Json metadata{{"name", name.toStdString()}, {"labels", labels}};
    if (!annotations.is_null())
        metadata["annotations"] = annotations;
    call("POST", QStringLiteral("/apis/apps/v1/namespaces/%1/deployments").arg(space),
         Json{{"apiVersion", "apps/v1"},
              {"kind", "Deployment"},
              {"metadata", std::move(metadata)},
              {"spec",
               {{"replicas", replicas},
                {"selector", {{"matchLabels", labels}}},
                {"template", {{"metadata", {{"labels", labels}}}, {"spec", {{"containers", Json::array({container})}, {"terminationGracePeriodSeconds", 0}}}}}}}});
}

Json KubeWorld::deployment(const QString &space, const QString &name)
{
    return call("GET", QStringLiteral("/apis/apps/v1/namespaces/%1/deployments/%2").arg(space, name));
}

bool KubeWorld::aggregate(const QString &group, quint16 port)
{
    const auto name = group.section(u'.', 0, 0).toStdString() + "-api";
    call("POST", QStringLiteral("/api/v1/namespaces/default/services"),
         Json{{"apiVersion", "v1"}, {"kind", "Service"}, {"metadata", {{"name", name}}}, {"spec", {{"type", "ExternalName"}, {"externalName", "localhost"}, {"ports", Json::array({{{"port", port}}})}}}});
    const auto api = "v1beta1." + group.toStdString();
    call("POST", QStringLiteral("/apis/apiregistration.k8s.io/v1/apiservices"),
         Json{{"apiVersion", "apiregistration.k8s.io/v1"}, {"kind", "APIService"}, {"metadata", {{"name", api}}},
              {"spec", {{"group", group.toStdString()}, {"version", "v1beta1"}, {"groupPriorityMinimum", 100}, {"versionPriority", 100}, {"insecureSkipTLSVerify", true},
                        {"service", {{"name", name}, {"namespace", "default"}, {"port", port}}}}}});
    return waitFor(QStringLiteral("/apis/%1/v1beta1").arg(group), 60'000);
}

void KubeWorld::scale(const QString &space, const QString &name, int replicas)
{
    call("PATCH", QStringLiteral("/apis/apps/v1/namespaces/%1/deployments/%2/scale").arg(space, name), Json{{"spec", {{"replicas", replicas}}}},
         "application/merge-patch+json");
}

bool KubeWorld::waitReady(const QString &space, const QString &name, int replicas, int millis)
{
    QElapsedTimer timer;
    timer.start();
    while (timer.elapsed() < millis) {
        const auto now = deployment(space, name);
        const Json *ready = find(now, "status");
        if (ready != nullptr && integerAt(*ready, "readyReplicas").value_or(0) == replicas && integerAt(*ready, "replicas").value_or(0) == replicas)
            return true;
        QTest::qWait(200);
    }
    return false;
}

void KubeWorld::load(const QString &space, const QByteArray &cpu, const QByteArray &memory)
{
    const auto pods = call("GET", QStringLiteral("/api/v1/namespaces/%1/pods").arg(space));
    const Json *items = find(pods, "items");
    if (items == nullptr)
        return;
    const Json patch{{"metadata", {{"annotations", {{"kwok.x-k8s.io/usage-cpu", cpu.toStdString()}, {"kwok.x-k8s.io/usage-memory", memory.toStdString()}}}}}};
    for (const Json &pod : *items) {
        const auto name = QString::fromStdString(stringAt(*find(pod, "metadata"), "name").value_or(""));
        call("PATCH", QStringLiteral("/api/v1/namespaces/%1/pods/%2").arg(space, name), patch, "application/merge-patch+json");
    }
}

int KubeWorld::writes() const
{
    QFile log(m_dir.filePath(QStringLiteral("audit.log")));
    if (!log.open(QIODevice::ReadOnly))
        return -1;
    int out = 0;
    for (const auto &line : log.readAll().split('\n')) {
        const bool review = line.contains("selfsubjectaccessreviews");
        if (line.contains("\"username\":\"preamar\"") && !line.contains("dryRun=All") && !review && !line.contains("/portforward") && !line.contains("/proxy/"))
            ++out;
    }
    return out;
}

} // namespace preamar::test
