// What a fresh read of one workload says, and what it must not say: "gone" is the API server's own word alone (I-29), and what
// bounds a change is read where no list was made yet (I-19, I-20).
#include "core/platform/kubernetes/kubernetes.h"
#include "tests/contract/contract.h"
#include "tests/core/kubernetes/kubesamples.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

const WorkloadRef kApi{ContextName("prod"), "shop", WorkloadKind::Deployment, "api"};
constexpr auto kGone = R"({"kind":"Status","apiVersion":"v1","status":"Failure","message":"deployments.apps api not found","reason":"NotFound","details":{"name":"api","group":"apps","kind":"deployments"},"code":404})";

// The server's "not found", of what these details say.
QByteArray notFound(const char *details)
{
    return QByteArray(R"({"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":"not found","reason":"NotFound","code":404,"details":)") + details + "}";
}

constexpr auto kPage = "<html><body><h1>404 Not Found</h1></body></html>";

}  // namespace

class TestKubernetesReads : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init();
    void onlyTheServerSaysThatItIsGone_data();
    void onlyTheServerSaysThatItIsGone();
    void knowsWhatBoundsAChangeBeforeAnyList_data();
    void knowsWhatBoundsAChangeBeforeAnyList();

private:
    QTemporaryDir m_dir;
    MemorySecrets m_secrets;
    std::unique_ptr<FaultServer> m_server;
    KubernetesParts m_parts;
    std::function<std::optional<test::Answer>(const std::string &path)> m_first;
};

void TestKubernetesReads::init()
{
    m_first = nullptr;
    m_server = std::make_unique<FaultServer>();
    m_server->setHandler([this](const SeenRequest &r) -> test::Answer {
        const auto path = r.target.substr(0, r.target.find('?'));
        if (m_first) {
            if (auto answer = m_first(path))
                return *answer;
        }
        if (path == "/version")
            return {.body = R"({"major":"1","minor":"31","gitVersion":"v1.31.4"})"};
        if (path == "/apis")
            return {.body = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]},{"name":"policy","versions":[{"version":"v1"}]}]})"};
        if (path.ends_with("/deployments/api"))
            return {.body = dumpJson(deploymentJson())};
        return {.body = listOf(Json::array())};
    });
    const auto path = m_dir.filePath(QStringLiteral("config"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    file.write(("current-context: x\nclusters: [{name: c, cluster: {server: '" + m_server->url() +
                "'}}]\nusers: [{name: u, user: {token: canary-token}}]\ncontexts: [{name: x, context: {cluster: c, user: u, namespace: shop}}]\n").c_str());
    file.close();
    ContextConfig config;
    config.name = kApi.context;
    config.kind = ContextKind::Kubernetes;
    config.kubernetes.kubeconfig = path.toStdString();
    m_parts = makeKubernetes(config, m_secrets);
}

void TestKubernetesReads::onlyTheServerSaysThatItIsGone_data()
{
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("gone");
    QTest::newRow("the server") << QByteArray("/deployments/api") << QByteArray(kGone) << true;
    QTest::newRow("a proxy's page") << QByteArray("/deployments/api") << QByteArray(kPage) << false;
    QTest::newRow("an empty 404") << QByteArray("/deployments/api") << QByteArray() << false;
    const auto row = [](const char *name, const char *details, bool gone) { QTest::newRow(name) << QByteArray("/deployments/api") << notFound(details) << gone; };
    row("by its name alone", R"({"name":"api"})", true);
    row("in the singular", R"({"name":"api","kind":"Deployment"})", true);
    row("with the group behind it", R"({"name":"api","kind":"deployments.apps"})", true);
    row("another workload", R"({"name":"api2","group":"apps","kind":"deployments"})", false);
    row("another kind", R"({"name":"api","group":"apps","kind":"statefulsets"})", false);
    row("its namespace", R"({"name":"shop","kind":"namespaces"})", false);
    row("a namespace of its name", R"({"name":"api","kind":"namespaces"})", false);
    row("a path that is not known", R"({"causes":[{"reason":"UnexpectedServerResponse","message":"404 page not found"}]})", false);
    row("nothing of what", "{}", false);
    row("details that are none", R"("api")", false);
    QTest::newRow("a list that is not served") << QByteArray("/horizontalpodautoscalers") << QByteArray(kGone) << false;
    QTest::newRow("the pods") << QByteArray("/pods") << QByteArray(kPage) << false;
    QTest::newRow("the groups") << QByteArray("/apis") << QByteArray(kPage) << false;
}

void TestKubernetesReads::onlyTheServerSaysThatItIsGone()
{
    QFETCH(QByteArray, path);
    QFETCH(QByteArray, body);
    QFETCH(bool, gone);
    m_first = [&](const std::string &asked) -> std::optional<test::Answer> {
        if (!asked.ends_with(path.toStdString()))
            return std::nullopt;
        return test::Answer{.status = 404, .body = body.toStdString()};
    };
    const auto seen = await(m_parts.orchestrator->observe(kApi));
    QVERIFY(!seen);
    QVERIFY2(seen.error().code == (gone ? ErrorCode::NotFound : ErrorCode::Unavailable), (seen.error().where + ": " + seen.error().detail).c_str());
    m_first = nullptr;
    QVERIFY(await(m_parts.orchestrator->observe(kApi)).has_value());
}

void TestKubernetesReads::knowsWhatBoundsAChangeBeforeAnyList_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("listed") << 200;
    QTest::newRow("may not be listed") << 403;
    QTest::newRow("out of order") << 503;
}

void TestKubernetesReads::knowsWhatBoundsAChangeBeforeAnyList()
{
    QFETCH(int, status);
    m_first = [&](const std::string &path) -> std::optional<test::Answer> {
        if (path.ends_with("/poddisruptionbudgets")) {
            return test::Answer{.status = status, .body = listOf(Json::array({Json::parse(
                R"({"metadata":{"name":"b","namespace":"shop"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"api"}}},"status":{"desiredHealthy":2}})")}))};
        }
        if (path.ends_with("/resourcequotas")) {
            return test::Answer{.status = status, .body = listOf(Json::array({Json::parse(
                R"({"metadata":{"name":"q","namespace":"shop"},"status":{"hard":{"limits.cpu":"4","pods":"100"},"used":{"limits.cpu":"2250m","pods":"3"}}})")}))};
        }
        return std::nullopt;
    };
    const auto seen = await(m_parts.orchestrator->observe(kApi));
    // Who may not list them is not told about them; who may, and gets no answer, does not know.
    QCOMPARE(seen.has_value(), status != 503);
    if (seen) {
        QCOMPARE(seen->minReplicasHint, status == 200 ? std::optional<std::int64_t>(2) : std::nullopt);
        QCOMPARE(seen->maxReplicasHint, status == 200 ? std::optional<std::int64_t>(5) : std::nullopt);
    }
}

QTEST_GUILESS_MAIN(TestKubernetesReads)
#include "tst_kubernetes_reads.moc"
