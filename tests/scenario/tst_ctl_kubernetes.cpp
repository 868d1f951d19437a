// What an operator can get wrong with Kubernetes, and what a cluster can: each with one code, the right exit code, a sentence in both
// languages, and nothing else disturbed. The API server is a double; tests/live has the real one.
#include "tests/live/kubernetes/operatorhome.h"
#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"

#include <QFile>
#include <QTest>
#include <QUrl>

using namespace preamar;
using namespace preamar::test;

namespace {

Answer said(const Json &body, int status = 200)
{
    return {.status = status, .body = dumpJson(body), .headers = {{"Content-Type", "application/json"}}, .delayMs = 0};
}

Answer refused(int status, const char *reason)
{
    return said(Json{{"kind", "Status"}, {"status", "Failure"}, {"reason", reason}, {"message", reason}, {"code", status}}, status);
}

Json listOf(const Json &items)
{
    return Json{{"kind", "List"}, {"metadata", {{"resourceVersion", "7"}}}, {"items", items}};
}

// One Deployment, its pod, whatever name and annotations they have.
Json deployment(const std::string &name, const Json &annotations)
{
    return Json{{"metadata", {{"name", name}, {"namespace", "shop"}, {"uid", "u-1"}, {"resourceVersion", "5"}, {"generation", 1}, {"annotations", annotations}}},
                {"spec", {{"replicas", 2}, {"selector", {{"matchLabels", {{"app", "a"}}}}},
                          {"template", {{"metadata", {{"labels", {{"app", "a"}}}}},
                                        {"spec", {{"containers", Json::array({{{"name", "main"}, {"image", "i"}, {"resources", {{"limits", {{"cpu", "1"}, {"memory", "1Gi"}}}}}}})}}}}}}},
                {"status", {{"observedGeneration", 1}, {"replicas", 2}, {"updatedReplicas", 2}, {"readyReplicas", 2}}}};
}

} // namespace

class TestCtlKubernetes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void refuses_data();
    void refuses();
    void staysWithWhatIsStrange_data();
    void staysWithWhatIsStrange();
    void namesANamespaceThatVanished();
    void believesNoAbsurdSample_data();
    void believesNoAbsurdSample();

private:
    struct Cluster
    {
        std::string minor = "31";
        std::string hpaVersion = "v2";
        int status = 200;             // of everything
        std::string name = "api";
        Json annotations = Json::object();
        std::string usage = "250m";   // of the pod, by metrics.k8s.io
        std::string memory = "64Mi";
        bool labelled = true;         // Prometheus' series
        std::string cores = "0.25";   // of the pod, by Prometheus
        bool gone = false;            // the namespace, with all that was in it
    };
    [[nodiscard]] Answer answer(const SeenRequest &request) const;
    [[nodiscard]] Answer answerPrometheus(const std::string &path, const SeenRequest &request) const;
    // A kubeconfig of this server with these fields of its user and cluster.
    [[nodiscard]] QByteArray config(const QByteArray &user = "token: t", const QByteArray &cluster = {}) const;
    [[nodiscard]] QString write(const QByteArray &content) const;

    Certificates m_certificates;
    OperatorHome m_home;
    std::unique_ptr<FaultServer> m_server;
    std::unique_ptr<FaultServer> m_expired;
    Cluster m_cluster;
    Json m_before;
};

void TestCtlKubernetes::initTestCase()
{
    QVERIFY2(m_certificates.problem().empty(), m_certificates.problem().c_str());
    m_certificates.make({.name = "ca", .commonName = "test CA", .issuer = {}, .isCa = true});
    m_certificates.make({.name = "other", .commonName = "another CA", .issuer = {}, .isCa = true});
    m_certificates.make({.name = "server", .alternativeNames = "DNS:localhost,IP:127.0.0.1"});
    m_certificates.make({.name = "expired", .alternativeNames = "DNS:localhost,IP:127.0.0.1", .until = "20210101000000Z"});
    m_certificates.make({.name = "old-client", .commonName = "client", .until = "20210101000000Z"});
    QVERIFY2(m_certificates.problem().empty(), m_certificates.problem().c_str());
    m_server = std::make_unique<FaultServer>(m_certificates.certificate("server"), m_certificates.key("server"));
    m_expired = std::make_unique<FaultServer>(m_certificates.certificate("expired"), m_certificates.key("expired"));
    m_server->setHandler([this](const SeenRequest &request) { return answer(request); });
    m_expired->setHandler([this](const SeenRequest &request) { return answer(request); });
    m_home.keepSecret(QStringLiteral("canary"));
    // One context that works, which no mistake may disturb.
    (void)m_home.ctl("context-add", QStringLiteral("context add kubernetes good --namespace shop --metrics-api --kubeconfig ") + write(config()));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
}

void TestCtlKubernetes::init()
{
    m_cluster = {};
}

QString TestCtlKubernetes::write(const QByteArray &content) const
{
    static int number = 0;
    const auto path = m_home.file(QStringLiteral("kubeconfig-%1").arg(number++));
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size() ? path : QString();
}

QByteArray TestCtlKubernetes::config(const QByteArray &user, const QByteArray &cluster) const
{
    QFile ca(QString::fromStdString(m_certificates.certificate("ca")));
    (void)ca.open(QIODevice::ReadOnly);
    const auto where = cluster.isEmpty() ? "server: '" + QByteArray::fromStdString(m_server->url()) + "', certificate-authority-data: " + ca.readAll().toBase64() : cluster;
    return "current-context: x\nclusters: [{name: c, cluster: {" + where + "}}]\nusers: [{name: u, user: {" + user + "}}]\ncontexts: [{name: x, context: {cluster: c, user: u}}]\n";
}

Answer TestCtlKubernetes::answerPrometheus(const std::string &path, const SeenRequest &request) const
{
    Json result = Json::array();
    if (path.ends_with("/query")) {
        const auto now = static_cast<double>(QDateTime::currentMSecsSinceEpoch()) / 1000.0;
        const bool cpu = request.body.find("container_cpu_usage_seconds_total") != std::string::npos || request.target.find("container_cpu_usage_seconds_total") != std::string::npos;
        // As the union that is asked for marks them: the value, when its newest sample was taken, how many it is made of.
        for (const auto &[mark, value] : {std::pair<const char *, std::string>{"value", m_cluster.cores}, {"time", std::to_string(now)}, {"count", "1"}}) {
            if (cpu && m_cluster.labelled)
                result.push_back(Json{{"metric", {{"namespace", "shop"}, {"pod", "a-1"}, {"preamar", mark}}}, {"value", {now, value}}});
        }
    }
    if (path.ends_with("/buildinfo"))
        return said(Json{{"status", "success"}, {"data", {{"version", "2.42.0"}}}});
    return said(Json{{"status", "success"}, {"data", {{"resultType", path.ends_with("_range") ? "matrix" : "vector"}, {"result", result}}}});
}

Answer TestCtlKubernetes::answer(const SeenRequest &request) const
{
    const auto path = QUrl(QString::fromStdString(request.target)).path().toStdString();
    if (m_cluster.status != 200)
        return refused(m_cluster.status, m_cluster.status == 401 ? "Unauthorized" : "Forbidden");
    if (const auto at = path.find("/proxy/"); at != std::string::npos)
        return answerPrometheus(path.substr(at + 6), request);
    if (path == "/version")
        return said(Json{{"major", "1"}, {"minor", m_cluster.minor}, {"gitVersion", "v1." + m_cluster.minor + ".0"}});
    if (path == "/apis")
        return said(Json{{"groups", Json::array({{{"name", "autoscaling"}, {"versions", Json::array({{{"version", m_cluster.hpaVersion}}})}}, {{"name", "policy"}, {"versions", Json::array({{{"version", "v1"}}})}}})}});
    if (path.ends_with("selfsubjectaccessreviews"))
        return said(Json{{"status", {{"allowed", true}}}}, 201);
    if (path.starts_with("/api/v1/namespaces/") && path.find('/', 19) == std::string::npos)
        return path == "/api/v1/namespaces/shop" && !m_cluster.gone ? said(Json{{"kind", "Namespace"}}) : refused(404, "NotFound");
    if (m_cluster.gone)
        return said(listOf(Json::array()));
    if (path.ends_with("/deployments"))
        return said(listOf(Json::array({deployment(m_cluster.name, m_cluster.annotations)})));
    if (path.ends_with("/replicasets"))
        return said(listOf(Json::array({{{"metadata", {{"name", "a-rs"}, {"namespace", "shop"}, {"ownerReferences", Json::array({{{"kind", "Deployment"}, {"name", m_cluster.name}, {"controller", true}}})}}}}})));
    if (path.starts_with("/apis/metrics.k8s.io"))
        return said(Json{{"items", Json::array({{{"metadata", {{"name", "a-1"}, {"namespace", "shop"}}}, {"timestamp", QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString()},
                                                 {"containers", Json::array({{{"name", "main"}, {"usage", {{"cpu", m_cluster.usage}, {"memory", m_cluster.memory}}}}})}}})}});
    if (path.ends_with("/pods"))
        return said(listOf(Json::array({{{"metadata", {{"name", "a-1"}, {"namespace", "shop"}, {"ownerReferences", Json::array({{{"kind", "ReplicaSet"}, {"name", "a-rs"}, {"controller", true}}})}}},
                                         {"status", {{"phase", "Running"}, {"conditions", Json::array({{{"type", "Ready"}, {"status", "True"}}})}}}}})));
    return said(listOf(Json::array()));
}

void TestCtlKubernetes::refuses_data()
{
    QTest::addColumn<QByteArray>("content"); // of the kubeconfig; "-" = none is there
    QTest::addColumn<QString>("more");
    QTest::addColumn<QString>("minor");
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    QTest::addColumn<int>("exit");
    const auto row = [](const char *name, const QByteArray &content, const char *code, int exit, const char *more = "", const char *minor = "31", int status = 200) {
        QTest::newRow(name) << content << QString::fromLatin1(more) << QString::fromLatin1(minor) << status << QString::fromLatin1(code) << exit;
    };
    const auto file = [this](const std::string &name) { return QByteArray::fromStdString(name); };
    const auto pem = [](const std::string &path) {
        QFile f(QString::fromStdString(path));
        return f.open(QIODevice::ReadOnly) ? f.readAll().toBase64() : QByteArray();
    };
    row("no file", "-", "KubeconfigMissing", 2);
    row("empty", "", "KubeContextMissing", 2);
    row("50 MB", QByteArray(50 << 20, 'x'), "KubeconfigInvalid", 2);
    row("a cycle", "a: &a [*a]\n", "KubeconfigInvalid", 2);
    row("a billion laughs", "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nclusters: *c\n", "KubeconfigInvalid", 2);
    row("an unknown auth provider", config("auth-provider: {name: gcp, config: {access-token: canary}}"), "AuthProviderUnsupported", 2);
    row("a context without cluster", "current-context: x\nusers: [{name: u, user: {token: canary}}]\ncontexts: [{name: x, context: {user: u}}]\n", "KubeContextMissing", 2);
    row("a context that is not there", config(), "KubeContextMissing", 2, "--context nowhere");
    row("an expired server", config("token: canary", "server: '" + file(m_expired->url()) + "', certificate-authority-data: " + pem(m_certificates.certificate("ca"))), "TlsUntrusted", 1);
    row("an expired client", config("client-certificate-data: " + pem(m_certificates.certificate("old-client")) + ", client-key-data: " + pem(m_certificates.key("old-client"))), "ClientCertificateInvalid", 1);
    row("a wrong CA", config("token: canary", "server: '" + file(m_server->url()) + "', certificate-authority-data: " + pem(m_certificates.certificate("other"))), "TlsUntrusted", 1);
    row("401", config("token: canary"), "TokenRejected", 1, "", "31", 401);
    row("403", config("token: canary"), "ClusterAccessDenied", 1, "", "31", 403);
    row("an API server of 1.22", config(), "KubernetesTooOld", 1, "", "22");
    row("a namespace that is gone", config(), "NamespaceGone", 1, "--namespace vanished");
    row("what is no name of a namespace", config(), "InvalidArgument", 2, "--namespace shop --namespace a/b");
    row("Prometheus without the labels", config(), "SourceEmpty", 1, "--namespace shop --prometheus-service monitoring/prometheus:9090");
}

void TestCtlKubernetes::refuses()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, more);
    QFETCH(QString, minor);
    QFETCH(int, status);
    QFETCH(QString, code);
    QFETCH(int, exit);
    const auto path = content == "-" ? m_home.file(QStringLiteral("not-there")) : write(content);
    m_cluster.minor = minor.toStdString();
    m_cluster.status = status;
    m_cluster.labelled = false;
    QString sentences[2];
    QString flagged;
    for (int i = 0; i < 2; ++i) {
        const auto line = QStringLiteral("--lang %1 context add kubernetes bad %2 --kubeconfig %3").arg(i == 0 ? QStringLiteral("pt_BR") : QStringLiteral("en"), more, path);
        const Json failure = m_home.ctl("failure", line, exit);
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
        QCOMPARE(QString::fromStdString(stringAt(failure, "code").value_or("")), code);
        sentences[i] = QString::fromStdString(stringAt(failure, "text").value_or(""));
        flagged = QString::fromStdString(stringAt(failure, "reason").value_or(""));
        qInfo("%s", qPrintable(sentences[i]));
        QVERIFY(sentences[i].size() > 15 && sentences[i].size() < 700);
    }
    QVERIFY2(sentences[0] != sentences[1], "one language is missing");
    if (code == QLatin1String("SourceEmpty")) {
        for (const auto &sentence : sentences)
            QVERIFY2(sentence.contains(QLatin1String("container_cpu_usage_seconds_total")) && sentence.contains(QLatin1String("namespace")), qPrintable(sentence));
    }
    if (code == QLatin1String("InvalidArgument"))
        QVERIFY2(flagged == QLatin1String("--namespace: no name of a namespace: a/b"), qPrintable(flagged));
    // Nothing of it stays, and the other one works as before.
    m_cluster = {};
    const Json listed = m_home.ctl("context-list", QStringLiteral("context list"));
    QVERIFY2(m_home.problem().isEmpty() && find(listed, "contexts")->size() == 1, listed.dump().c_str());
    const Json seen = m_home.cycle(QStringLiteral("good"));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY2(stringAt(find(seen, "contexts")->front(), "state") == "ok", seen.dump().c_str());
}

void TestCtlKubernetes::staysWithWhatIsStrange_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("annotation");
    QTest::addColumn<QString>("cpu");
    QTest::addColumn<QString>("memory");
    QTest::addColumn<QString>("hpaVersion");
    QTest::addColumn<bool>("measured");
    const auto row = [](const char *what, const QString &name, const char *annotation, const char *cpu, const char *memory, const char *hpa, bool measured) {
        QTest::newRow(what) << name << QString::fromLatin1(annotation) << QString::fromLatin1(cpu) << QString::fromLatin1(memory) << QString::fromLatin1(hpa) << measured;
    };
    row("a name of 253 characters", QString(253, u'n'), "", "250m", "64Mi", "v2", true);
    row("markup in an annotation", QStringLiteral("api"), "<img src=x onerror=alert(1)>\x1b[31m", "250m", "64Mi", "v2", true);
    row("a negative CPU", QStringLiteral("api"), "", "-5", "64Mi", "v2", false);
    row("an absurd CPU", QStringLiteral("api"), "", "1e300", "64Mi", "v2", false);
    row("no number", QStringLiteral("api"), "", "much", "64Mi", "v2", false);
    row("HPA v1 only", QStringLiteral("api"), "", "250m", "64Mi", "v1", true);
}

// What a cluster may well hold: shown or left out, never believed, never an end.
void TestCtlKubernetes::staysWithWhatIsStrange()
{
    QFETCH(QString, name);
    QFETCH(QString, annotation);
    QFETCH(QString, cpu);
    QFETCH(QString, memory);
    QFETCH(QString, hpaVersion);
    QFETCH(bool, measured);
    m_cluster.name = name.toStdString();
    m_cluster.usage = cpu.toStdString();
    m_cluster.memory = memory.toStdString();
    m_cluster.hpaVersion = hpaVersion.toStdString();
    m_cluster.annotations = Json{{"preamar.io/group", annotation.toStdString()}, {"preamar.io/enable", "true"}};
    const Json seen = m_home.ctl("cycle", QStringLiteral("cycle --context good"), hpaVersion == QLatin1String("v1") ? 1 : 0);
    QVERIFY2(m_home.problem().isEmpty() || hpaVersion == QLatin1String("v1"), qPrintable(m_home.problem()));
    if (hpaVersion == QLatin1String("v1")) {
        // Who owns a count could not be read there: said, with the version.
        QVERIFY2(seen.dump().find("KubernetesTooOld") != std::string::npos, seen.dump().c_str());
        return;
    }
    const auto row = workloadIn(seen, "good/shop/deployment/" + name.toStdString());
    QVERIFY2(!row.is_null(), seen.dump().c_str());
    const Json *value = find(*find(row, "metrics"), "cpu_cores");
    QCOMPARE(value != nullptr && numberAt(*value, "value").has_value(), measured);
    if (!measured)
        QVERIFY2(stringAt(*find(row, "decision"), "action") == "hold" && find(row, "proposal")->is_null(), row.dump().c_str());
    QVERIFY2(!QByteArray::fromStdString(seen.dump()).contains('\x1b'), "a control character came through");
}

// Deleted while it is watched: the lists are empty as if nothing ran there, and the cycle says which namespace is gone.
void TestCtlKubernetes::namesANamespaceThatVanished()
{
    Json seen = m_home.cycle(QStringLiteral("good"));
    QVERIFY2(m_home.problem().isEmpty() && !find(seen, "workloads")->empty(), qPrintable(m_home.problem()));
    m_cluster.gone = true;
    seen = m_home.ctl("cycle", QStringLiteral("cycle --context good"), 1);
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const Json &context = find(seen, "contexts")->front();
    QCOMPARE(stringAt(context, "reason"), std::optional<std::string>("NamespaceGone"));
    QCOMPARE(stringAt(*find(context, "health"), "detail"), std::optional<std::string>("shop"));
    for (const Json &w : *find(seen, "workloads"))
        QVERIFY2(stringAt(*find(w, "decision"), "action") == "hold" && find(w, "proposal")->is_null(), w.dump().c_str());
    // And it is seen again when it is there again.
    m_cluster.gone = false;
    seen = m_home.cycle(QStringLiteral("good"));
    QVERIFY2(m_home.problem().isEmpty() && !workloadIn(seen, "good/shop/deployment/api").is_null(), qPrintable(m_home.problem()));
}

void TestCtlKubernetes::believesNoAbsurdSample_data()
{
    QTest::addColumn<QString>("cores");
    QTest::addColumn<QString>("fault");
    const auto row = [](const char *what, const char *cores, const char *fault) { QTest::newRow(what) << QString::fromLatin1(cores) << QString::fromLatin1(fault); };
    row("a sample", "0.25", "");
    row("negative", "-0.25", "negative");
    row("1e300", "1e300", "impossible");
    row("no number", "NaN", "not_finite");
    row("infinite", "+Inf", "not_finite");
    // The rate over five minutes of a counter that jumped to the end of 64 bits of nanoseconds.
    row("a counter that jumped", "30744573.45", "impossible");
}

// From a Prometheus in the cluster: unknown, said why, and nothing is decided on it, though it looks like a load.
void TestCtlKubernetes::believesNoAbsurdSample()
{
    QFETCH(QString, cores);
    QFETCH(QString, fault);
    m_cluster.annotations = Json{{"preamar.io/enable", "true"}};
    (void)m_home.ctl("context-add", QStringLiteral("context add kubernetes proxied --namespace shop --no-backfill --prometheus-service monitoring/prometheus:9090 --kubeconfig ") + write(config()));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    m_cluster.cores = cores.toStdString();
    const auto row = workloadIn(m_home.cycle(QStringLiteral("proxied")), "proxied/shop/deployment/api");
    QVERIFY2(m_home.problem().isEmpty() && !row.is_null(), qPrintable(m_home.problem()));
    const Json *cpu = find(*find(row, "metrics"), "cpu_cores");
    QVERIFY2(cpu != nullptr, row.dump().c_str());
    QCOMPARE(numberAt(*cpu, "value"), fault.isEmpty() ? std::optional(0.25) : std::nullopt);
    QVERIFY2(fault.isEmpty() || QString::fromStdString(stringAt(*cpu, "fault").value_or("")) == fault, cpu->dump().c_str());
    QVERIFY2(stringAt(*find(row, "decision"), "action") == "hold" && find(row, "proposal")->is_null(), row.dump().c_str());
    (void)m_home.ctl("context-list", QStringLiteral("context remove proxied"));
}

QTEST_GUILESS_MAIN(TestCtlKubernetes)
#include "tst_ctl_kubernetes.moc"
