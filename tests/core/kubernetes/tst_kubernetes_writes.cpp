// The adapter against a server that breaks on demand: at most one write on the wire for one intent, whatever happens to
// it (I-30), nothing at all where something speaks against it, and watches that resume where they ended.
#include "core/domain/reason.h"
#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/feeds.h"
#include "core/platform/kubernetes/kubernetes.h"
#include "tests/contract/contract.h"
#include "tests/core/kubernetes/kubesamples.h"
#include "tests/support/certificates.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

const ContextName kContext{"prod"};
constexpr auto kWithKeda = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]},{"name":"keda.sh","versions":[{"version":"v1alpha1"}]}]})";
const WorkloadRef kApi{kContext, "shop", WorkloadKind::Deployment, "api"};

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

bool isDryRun(const SeenRequest &r)
{
    return r.target.find("dryRun=All") != std::string::npos;
}

} // namespace

class TestKubernetesWrites : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void sendsAtMostOneWrite_data();
    void sendsAtMostOneWrite();
    void rehearsesFirst();
    void sendsNothingWhenTheRehearsalIsRefused();
    void sendsNothingWhenPausedMeanwhile();
    void aRequestCancelledBeforehandIsRehearsedAndNeverSent();
    void sendsNothingToAnotherWorld();
    void changesBoundsWhereAnHpaOwnsTheCount();
    void sendsNoCredentialToAnUnpinnedServer();
    void speaksToThePinnedCertificateOnly();
    void watchesAndResumes();
    void asksForItsPermissions();
    void proposesNothingThatItMayNotDo();
    void seesWhatIsInstalledLater();
    void keepsWhatIsOffered();
    void leavesCountsAloneWhereScaledObjectsAreHidden_data();
    void leavesCountsAloneWhereScaledObjectsAreHidden();
    void sendsNothingToAnAutoscalerThatWasPausedMeanwhile();
    void configuresAnewWhileItLists();
    void tellsOldServersAndStrangers();

private:
    [[nodiscard]] test::Answer standard(const SeenRequest &r);
    [[nodiscard]] std::string writeConfig(const std::string &server, const std::string &more = {})
    {
        const auto path = m_dir.filePath(QStringLiteral("config"));
        QFile file(path);
        if (file.open(QIODevice::WriteOnly | QIODevice::Truncate))
            file.write(("current-context: x\nclusters: [{name: c, cluster: {server: '" + server + "'" + more +
                        "}}]\nusers: [{name: u, user: {token: canary-token}}]\ncontexts: [{name: x, context: {cluster: c, user: u, namespace: shop}}]\n")
                           .c_str());
        return path.toStdString();
    }
    [[nodiscard]] ContextConfig config(const std::string &server, const std::string &more = {})
    {
        ContextConfig out;
        out.name = kContext;
        out.kind = ContextKind::Kubernetes;
        out.kubernetes.kubeconfig = writeConfig(server, more);
        return out;
    }
    [[nodiscard]] ChangeRequest plan(Orchestrator &orchestrator, Change change)
    {
        const auto w = await(orchestrator.observe(kApi));
        ChangeRequest out;
        if (!w)
            return out;
        out.intent = IntentId("i-1");
        out.workload = w->ref;
        out.change = std::move(change);
        out.expected.uid = w->uid;
        out.expected.replicas = w->replicas;
        out.expected.specDigest = w->specDigest;
        out.expected.owners = w->owners;
        return out;
    }
    [[nodiscard]] int patches(bool dry) const
    {
        int n = 0;
        for (const auto &r : m_server->requests())
            n += r.method == "PATCH" && isDryRun(r) == dry ? 1 : 0;
        return n;
    }

    QTemporaryDir m_dir;
    Certificates m_certificates;
    MemorySecrets m_secrets;
    std::unique_ptr<FaultServer> m_server;
    Json m_deployment;
    Json m_hpas = Json::array();
    std::function<std::optional<test::Answer>(const SeenRequest &)> m_first;
};

void TestKubernetesWrites::initTestCase()
{
    m_certificates.make({.name = "good", .alternativeNames = "DNS:elsewhere.example"});
}

void TestKubernetesWrites::init()
{
    m_server = std::make_unique<FaultServer>();
    m_server->setHandler([this](const SeenRequest &r) { return standard(r); });
    m_deployment = deploymentJson();
    m_hpas = Json::array();
    m_first = nullptr;
}

test::Answer TestKubernetesWrites::standard(const SeenRequest &r)
{
    if (m_first) {
        if (auto answer = m_first(r))
            return *answer;
    }
    const auto path = r.target.substr(0, r.target.find('?'));
    const auto ends = [&](const char *tail) { return path.ends_with(tail); };
    if (r.method == "PATCH")
        return {.body = R"({"kind":"Scale","metadata":{},"spec":{"replicas":5}})"};
    if (path == "/version")
        return {.body = R"({"major":"1","minor":"31","gitVersion":"v1.31.4"})"};
    if (path == "/apis")
        return {.body = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]},{"name":"policy","versions":[{"version":"v1"}]}]})"};
    if (ends("/deployments/api"))
        return {.body = dumpJson(m_deployment)};
    if (ends("/horizontalpodautoscalers/api"))
        return {.body = dumpJson(m_hpas.front())};
    if (ends("/deployments"))
        return {.body = listOf(Json::array({m_deployment}))};
    if (ends("/replicasets"))
        return {.body = listOf(Json::array({replicaSetJson()}))};
    if (ends("/pods"))
        return {.body = listOf(Json::array({podJson("api-7d4f9c8b6-a"), podJson("api-7d4f9c8b6-b"), podJson("api-7d4f9c8b6-c")}))};
    if (ends("/horizontalpodautoscalers"))
        return {.body = listOf(m_hpas)};
    if (ends("/selfsubjectaccessreviews"))
        return {.status = 201, .body = R"({"status":{"allowed":true}})"};
    if (path.starts_with("/api"))
        return {.body = listOf(Json::array())};
    return {.status = 404, .body = "404 page not found"};
}

void TestKubernetesWrites::sendsAtMostOneWrite_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("state");
    const auto row = [](const char *name, test::Fault fault, const char *state) { QTest::newRow(name) << static_cast<int>(fault) << QString::fromLatin1(state); };
    row("none", test::Fault::None, "accepted");
    row("closed at accept", test::Fault::CloseAtAccept, "unknown");
    row("half closed at accept", test::Fault::HalfCloseAtAccept, "unknown");
    row("reset at accept", test::Fault::ResetAtAccept, "unknown");
    row("closed after headers", test::Fault::CloseAfterHeaders, "unknown");
    row("reset after headers", test::Fault::ResetAfterHeaders, "unknown");
    row("closed after the request", test::Fault::CloseAfterRequest, "unknown");
    row("reset after the request", test::Fault::ResetAfterRequest, "unknown");
    row("closed in the status line", test::Fault::CloseInStatusLine, "unknown");
    row("closed in headers", test::Fault::CloseInHeaders, "unknown");
    row("closed in the body", test::Fault::CloseInBody, "unknown");
    row("closed in a chunk", test::Fault::CloseInChunk, "unknown");
    row("garbage", test::Fault::Garbage, "unknown");
    row("continue, then closed", test::Fault::ContinueThenClose, "unknown");
}

void TestKubernetesWrites::sendsAtMostOneWrite()
{
    QFETCH(int, fault);
    QFETCH(QString, state);
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, ReplicaChange{3, 5});
    QVERIFY(!request.expected.uid.empty());
    int begun = -1;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.method == "PATCH" && isDryRun(r)) {
            // Everything that is sent after the rehearsal meets the fault.
            QMetaObject::invokeMethod(m_server.get(), [this, fault, &begun] {
                begun = m_server->requestsBegun();
                m_server->setFault(static_cast<test::Fault>(fault));
            }, Qt::QueuedConnection);
        }
        return std::nullopt;
    };
    const auto result = await(parts.orchestrator->apply(request), 40'000);
    QVERIFY(result);
    // The fault may not be set yet when a write on loopback arrives: then it went well, and once.
    if (text(toString(result->state)) != QLatin1String("accepted"))
        QCOMPARE(text(toString(result->state)), state);
    QTest::qWait(120); // whoever would send again does so at once
    QVERIFY(begun >= 0);
    QVERIFY2(m_server->requestsBegun() - begun <= 1, qPrintable(QString::number(m_server->requestsBegun() - begun)));
    QVERIFY(patches(false) <= 1);
}

void TestKubernetesWrites::rehearsesFirst()
{
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto result = await(parts.orchestrator->apply(plan(*parts.orchestrator, ReplicaChange{3, 5})));
    QVERIFY(result && result->state == ApplyResult::State::Accepted);
    std::vector<SeenRequest> seen;
    for (const auto &r : m_server->requests()) {
        if (r.method == "PATCH")
            seen.push_back(r);
    }
    QCOMPARE(seen.size(), std::size_t{2});
    QVERIFY(isDryRun(seen[0]) && !isDryRun(seen[1]));
    QCOMPARE(seen[0].body, seen[1].body);
    for (const auto &r : seen) {
        QVERIFY(r.target.find("fieldManager=preamar") != std::string::npos);
        QCOMPARE(r.headers.at("content-type"), std::string("application/json-patch+json"));
        QCOMPARE(r.headers.at("authorization"), std::string("Bearer canary-token"));
    }
}

void TestKubernetesWrites::sendsNothingWhenTheRehearsalIsRefused()
{
    m_first = [](const SeenRequest &r) -> std::optional<test::Answer> {
        return r.method == "PATCH" ? std::optional(test::Answer{.status = 422, .body = R"({"kind":"Status","message":"Invalid value"})"}) : std::nullopt;
    };
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto result = await(parts.orchestrator->apply(plan(*parts.orchestrator, ReplicaChange{3, 5})));
    QVERIFY(result && result->state == ApplyResult::State::Rejected);
    QVERIFY(result->reason.code == ReasonCode::DryRunRefused);
    QCOMPARE(patches(false), 0);
}

void TestKubernetesWrites::sendsNothingWhenPausedMeanwhile()
{
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, ReplicaChange{3, 5});
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (isDryRun(r))
            request.cancelled.cancel();
        return std::nullopt;
    };
    const auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::NotSent);
    QCOMPARE(patches(false), 0);
}

// What the dry run of the engine rests on: cancelled beforehand, the server rehearses it and nothing else leaves.
void TestKubernetesWrites::aRequestCancelledBeforehandIsRehearsedAndNeverSent()
{
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, ReplicaChange{3, 5});
    request.cancelled.cancel();
    auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::NotSent);
    QCOMPARE(result->detail, std::string("cancelled"));
    QCOMPARE(patches(true), 1);
    QCOMPARE(patches(false), 0);
    m_deployment["spec"]["replicas"] = 7;
    result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->reason.code == ReasonCode::WorldChangedReplicas);
    QCOMPARE(patches(false), 0);
}

void TestKubernetesWrites::sendsNothingToAnotherWorld()
{
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, ReplicaChange{3, 5});
    m_deployment["spec"]["replicas"] = 7;
    auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->reason.code == ReasonCode::WorldChangedReplicas);
    m_deployment["spec"]["replicas"] = 3;
    m_hpas.push_back(hpaJson());
    result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->reason.code == ReasonCode::WorldChangedOwner);
    QCOMPARE(patches(false) + patches(true), 0);
}

void TestKubernetesWrites::changesBoundsWhereAnHpaOwnsTheCount()
{
    m_hpas.push_back(hpaJson());
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, AutoscalerChange{"hpa/api", {2, 10, {{"cpu", 70}}}, {5, 10, {{"cpu", 70}}}});
    QCOMPARE(request.expected.owners, std::vector<std::string>{"hpa/api"});
    const auto result = await(parts.orchestrator->apply(request));
    QVERIFY2(result && result->state == ApplyResult::State::Accepted, result ? result->detail.c_str() : "");
    QCOMPARE(patches(false), 1);
    const auto &last = m_server->requests().back();
    QVERIFY(last.target.starts_with("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/api?"));
    QVERIFY(last.body.find("\"/metadata/resourceVersion\"") != std::string::npos);
}

void TestKubernetesWrites::sendsNoCredentialToAnUnpinnedServer()
{
    if (!m_certificates.problem().empty())
        QSKIP("needs openssl");
    FaultServer server(m_certificates.certificate("good"), m_certificates.key("good"));
    server.setHandler([this](const SeenRequest &r) { return standard(r); });
    const auto parts = makeKubernetes(config(server.url(), ", insecure-skip-tls-verify: true"), m_secrets);
    const auto health = await(parts.orchestrator->probe());
    QVERIFY(health && health->state == ContextHealth::State::Unreachable);
    QCOMPARE(text(health->reason), QStringLiteral("InsecureTls"));
    // What would have to be consented to is said; nothing was sent.
    QVERIFY(text(health->detail).contains(QStringLiteral("SHA-256 ")));
    QCOMPARE(server.requestsBegun(), 0);
    QVERIFY(server.received().find("canary-token") == std::string::npos);
}

void TestKubernetesWrites::speaksToThePinnedCertificateOnly()
{
    if (!m_certificates.problem().empty())
        QSKIP("needs openssl");
    FaultServer server(m_certificates.certificate("good"), m_certificates.key("good"));
    server.setHandler([this](const SeenRequest &r) { return standard(r); });
    auto settings = config(server.url(), ", insecure-skip-tls-verify: true");
    const auto refused = await(makeKubernetes(settings, m_secrets).orchestrator->probe());
    QVERIFY(refused);
    const auto pin = refused->detail.substr(refused->detail.find("SHA-256 ") + 8, 64);
    settings.kubernetes.pin = pin;
    const auto parts = makeKubernetes(settings, m_secrets);
    const auto health = await(parts.orchestrator->probe());
    QVERIFY2(health && health->state == ContextHealth::State::Ok, health ? health->detail.c_str() : "");
    const auto before = server.requestsBegun();
    settings.kubernetes.pin[0] = settings.kubernetes.pin[0] == '0' ? '1' : '0';
    const auto other = await(makeKubernetes(settings, m_secrets).orchestrator->probe());
    QVERIFY(other && other->state == ContextHealth::State::Unreachable);
    QCOMPARE(text(other->reason), QStringLiteral("TlsUntrusted"));
    QCOMPARE(server.requestsBegun(), before);
}

void TestKubernetesWrites::watchesAndResumes()
{
    using namespace preamar::kubernetes;
    std::vector<std::string> watched;
    int lists = 0;
    std::string events;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.target.find("watch=1") == std::string::npos) {
            lists += r.target.find("/pods") != std::string::npos ? 1 : 0;
            return std::nullopt;
        }
        watched.push_back(r.target);
        // A watch that the server ends after what there is to say.
        return test::Answer{.body = std::exchange(events, std::string()), .delayMs = 60};
    };
    KubernetesConfig settings;
    settings.kubeconfig = writeConfig(m_server->url());
    ClusterClient client(settings, m_secrets, std::make_shared<SystemClock>());
    Feeds feeds(client, std::make_shared<SystemClock>());
    feeds.configure({""}, {ResourceKind::Pods});
    events = dumpJson(Json{{"type", "ADDED"}, {"object", podJson("api-7d4f9c8b6-new")}}) + "\n" + R"({"type":"BOOKMARK","object":{"kind":"Pod","metadata":{"resourceVersion":"950"}}})" + "\n";
    bool done = false;
    feeds.refresh([&](const Result<Refreshed> &r) { done = r.has_value(); });
    QVERIFY(QTest::qWaitFor([&] { return done && feeds.state().pods.size() == 4; }, 5'000));
    QVERIFY(QTest::qWaitFor([&] { return watched.size() >= 2; }, 5'000));
    QVERIFY(watched[0].find("resourceVersion=900") != std::string::npos);
    QVERIFY(watched[0].find("allowWatchBookmarks=true") != std::string::npos);
    QVERIFY(watched[1].find("resourceVersion=950") != std::string::npos); // where it ended
    QCOMPARE(lists, 1);
    // History that is gone: 200 with an ERROR event. Then the next refresh lists anew.
    events = R"({"type":"ERROR","object":{"kind":"Status","code":410,"reason":"Expired","message":"too old resource version"}})"
             "\n";
    QVERIFY(QTest::qWaitFor([&] { return feeds.relists() == 1; }, 5'000));
    QVERIFY(!feeds.allLive());
    QCOMPARE(feeds.state().pods.size(), std::size_t{4}); // what was known stays in view
    done = false;
    feeds.refresh([&](const Result<Refreshed> &r) { done = r.has_value(); });
    QVERIFY(QTest::qWaitFor([&] { return done; }, 5'000));
    QCOMPARE(lists, 2);
    QCOMPARE(feeds.state().pods.size(), std::size_t{3});
    // Connections that drop: nothing is lost, and nothing is called fresh meanwhile.
    m_server->dropConnections();
    QVERIFY(QTest::qWaitFor([&] { return feeds.allLive(); }, 5'000));
    QCOMPARE(lists, 2);
}

void TestKubernetesWrites::asksForItsPermissions()
{
    m_first = [](const SeenRequest &r) -> std::optional<test::Answer> {
        const bool refused = r.body.find("\"subresource\":\"scale\"") != std::string::npos;
        return r.method == "POST" && refused ? std::optional(test::Answer{.status = 201, .body = R"({"status":{"allowed":false}})"}) : std::nullopt;
    };
    const auto settings = config(m_server->url());
    const auto health = await(makeKubernetes(settings, m_secrets).orchestrator->probe());
    QVERIFY(health && health->state == ContextHealth::State::Degraded && health->mayRead && !health->mayScale);
    QCOMPARE(text(health->reason), QStringLiteral("AccessPartial"));
    const auto report = await(kubernetesAccess(settings, m_secrets));
    QVERIFY(report);
    QVERIFY(text(report->missingRole).contains(QStringLiteral("deployments/scale")));
    QVERIFY(!text(report->missingRole).contains(QStringLiteral("pods")));
}

void TestKubernetesWrites::proposesNothingThatItMayNotDo()
{
    int reviews = 0;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.target.find("/selfsubjectaccessreviews") == std::string::npos)
            return std::nullopt;
        ++reviews;
        const bool scale = r.body.find("\"deployments\"") != std::string::npos && r.body.find("\"scale\"") != std::string::npos;
        return test::Answer{.status = 201, .body = scale ? R"({"status":{"allowed":false}})" : R"({"status":{"allowed":true}})"};
    };
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    auto list = await(parts.orchestrator->workloads());
    QVERIFY(list && list->workloads.size() == 1);
    QVERIFY(list->workloads.front().scalable == ScalableBy::NotPermitted);
    QCOMPARE(reviews, 3);
    // Where an HPA owns the count it is the HPA that is changed, and that it may.
    m_hpas = Json::array({hpaJson()});
    const auto others = makeKubernetes(config(m_server->url()), m_secrets);
    list = await(others.orchestrator->workloads());
    QVERIFY(list && list->workloads.size() == 1 && list->workloads.front().autoscaler);
    QVERIFY(list->workloads.front().scalable == ScalableBy::Us);
    // Not with every look.
    (void)await(others.orchestrator->workloads());
    QCOMPARE(reviews, 6);
}

// KEDA comes while we run: within ten minutes its ScaledObjects are the owners that they are.
void TestKubernetesWrites::seesWhatIsInstalledLater()
{
    bool installed = false;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (installed && r.target == "/apis")
            return test::Answer{.body = kWithKeda};
        if (installed && r.target.find("/scaledobjects") != std::string::npos)
            return test::Answer{.body = listOf(Json::parse(R"([{"metadata":{"name":"q","namespace":"shop","uid":"k"},"spec":{"scaleTargetRef":{"name":"api"},"maxReplicaCount":7}}])"))};
        return std::nullopt;
    };
    const auto clock = std::make_shared<ManualClock>(SystemClock().wall());
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets, clock);
    const auto owners = [&] {
        const auto list = await(parts.orchestrator->workloads());
        return list && list->workloads.size() == 1 ? list->workloads.front().owners : std::vector<std::string>{"?"};
    };
    QVERIFY(owners().empty());
    installed = true;
    QVERIFY(owners().empty()); // not with every look
    clock->advance(Seconds{601});
    QCOMPARE(owners(), std::vector<std::string>{"keda/q"});
}

// What was offered once is watched on whatever GET /apis says or fails to say, until the server knows no list of it either.
void TestKubernetesWrites::keepsWhatIsOffered()
{
    std::string groups = kWithKeda;
    int status = 200;
    bool there = true;
    int asked = 0;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.target == "/apis") {
            ++asked;
            return test::Answer{.status = status, .body = groups};
        }
        if (r.target.find("/scaledobjects") == std::string::npos)
            return std::nullopt;
        if (!there)
            return test::Answer{.status = 404, .body = "404 page not found"};
        return test::Answer{.body = listOf(Json::parse(R"([{"metadata":{"name":"q","namespace":"shop","uid":"k"},"spec":{"scaleTargetRef":{"name":"api"},"maxReplicaCount":7}}])"))};
    };
    const auto clock = std::make_shared<ManualClock>(SystemClock().wall());
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets, clock);
    const auto seen = [&] {
        const auto list = await(parts.orchestrator->workloads());
        return list && list->workloads.size() == 1 ? list->workloads.front() : Workload{};
    };
    const std::vector<std::string> keda{"keda/q"};
    QCOMPARE(seen().owners, keda);
    // The API server has no answer just now: the list stands, and it is asked again a minute later.
    status = 503;
    clock->advance(Seconds{601});
    QCOMPARE(seen().owners, keda);
    QCOMPARE(seen().owners, keda);
    QCOMPARE(asked, 2);
    clock->advance(Seconds{61});
    QCOMPARE(seen().owners, keda);
    QCOMPARE(asked, 3);
    // An answer that is less than the last one.
    status = 200;
    groups = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]}]})";
    clock->advance(Seconds{61});
    QCOMPARE(seen().owners, keda);
    groups = R"({"groups":[]})";
    clock->advance(Seconds{601});
    QCOMPARE(seen().owners, keda);
    QCOMPARE(asked, 5);
    // Gone: no list of it. Nobody knows until the groups say so too.
    there = false;
    QVERIFY(seen().scalable == ScalableBy::OwnerUnknown);
    clock->advance(Seconds{601});
    const auto free = seen();
    QVERIFY(free.scalable == ScalableBy::Us && free.owners.empty());
}

void TestKubernetesWrites::leavesCountsAloneWhereScaledObjectsAreHidden_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("forbidden") << 403;
    QTest::newRow("not found") << 404;
}

// KEDA takes the HPA of a paused ScaledObject away: who may not list those sees a deployment without an owner.
void TestKubernetesWrites::leavesCountsAloneWhereScaledObjectsAreHidden()
{
    QFETCH(int, status);
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.target == "/apis")
            return test::Answer{.body = kWithKeda};
        if (r.target.find("/scaledobjects") != std::string::npos)
            return test::Answer{.status = status, .body = R"({"kind":"Status","message":"scaledobjects.keda.sh"})"};
        return std::nullopt;
    };
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    auto list = await(parts.orchestrator->workloads());
    QVERIFY(list && list->partial && list->workloads.size() == 1);
    QVERIFY(list->workloads.front().scalable == ScalableBy::OwnerUnknown);
    const auto request = plan(*parts.orchestrator, ReplicaChange{3, 5});
    QVERIFY(!request.expected.uid.empty());
    const auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::Rejected);
    QVERIFY(result->reason.code == ReasonCode::OwnerUnknown);
    QCOMPARE(patches(true) + patches(false), 0);
    // An HPA that is not KEDA's is an owner in sight.
    m_hpas = Json::array({hpaJson()});
    list = await(parts.orchestrator->workloads());
    QVERIFY(list && list->workloads.size() == 1 && list->workloads.front().scalable == ScalableBy::Us);
}

// Between the list and the read of the object itself: the newer one counts.
void TestKubernetesWrites::sendsNothingToAnAutoscalerThatWasPausedMeanwhile()
{
    auto scaled = Json::parse(R"({"metadata":{"name":"q","namespace":"shop","uid":"k","resourceVersion":"5"},"spec":{"scaleTargetRef":{"name":"api"},"minReplicaCount":2,"maxReplicaCount":7}})");
    auto newer = scaled;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (r.target == "/apis")
            return test::Answer{.body = kWithKeda};
        if (r.target.find("/scaledobjects/q") != std::string::npos && r.method == "GET")
            return test::Answer{.body = dumpJson(newer)};
        if (r.target.find("/scaledobjects") != std::string::npos && r.method == "GET")
            return test::Answer{.body = listOf(Json::array({scaled}))};
        return std::nullopt;
    };
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets);
    const auto request = plan(*parts.orchestrator, AutoscalerChange{"keda/q", {2, 7, {}}, {5, 7, {}}});
    QCOMPARE(request.expected.owners, std::vector<std::string>{"keda/q"});
    newer["metadata"]["annotations"]["autoscaling.keda.sh/paused"] = "true";
    auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::Conflict);
    QVERIFY(result->reason.code == ReasonCode::WorldChangedOwner);
    const auto seen = await(parts.orchestrator->observe(kApi));
    QVERIFY(seen && seen->scalable == ScalableBy::OwnedByOther);
    // Pointed at another workload since.
    newer = scaled;
    newer["spec"]["scaleTargetRef"]["name"] = "other";
    result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::NotSent);
    QCOMPARE(patches(true) + patches(false), 0);
    newer = scaled;
    result = await(parts.orchestrator->apply(request));
    QVERIFY2(result && result->state == ApplyResult::State::Accepted, result ? result->detail.c_str() : "");
}

// Narrowed, or a kind more, while a list is under way: whoever waits gets the new picture, and nothing of the old one.
void TestKubernetesWrites::configuresAnewWhileItLists()
{
    using namespace preamar::kubernetes;
    auto far = podJson("far");
    far["metadata"]["namespace"] = "elsewhere";
    far["metadata"]["annotations"]["padding"] = std::string(std::size_t{2} << 20U, 'x'); // parsed on the pool
    m_hpas = Json::array({hpaJson()});
    int old = 0;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (!r.target.starts_with("/api/v1/pods"))
            return std::nullopt;
        ++old;
        return test::Answer{.body = listOf(Json::array({far})), .delayMs = 150};
    };
    KubernetesConfig settings;
    settings.kubeconfig = writeConfig(m_server->url());
    ClusterClient client(settings, m_secrets, std::make_shared<SystemClock>());
    Feeds feeds(client, std::make_shared<SystemClock>());
    feeds.configure({""}, {ResourceKind::Pods});
    std::vector<std::size_t> hpas; // in view when a caller was answered
    const auto done = [&](const Result<Refreshed> &r) { hpas.push_back(r && feeds.state().autoscalersKnown ? feeds.state().hpas.size() : 99); };
    feeds.refresh(done);
    QVERIFY(QTest::qWaitFor([&] { return old == 1; }, 5'000));
    feeds.configure({"shop"}, {ResourceKind::Pods, ResourceKind::Hpas});
    feeds.refresh(done);
    QVERIFY(QTest::qWaitFor([&] { return hpas.size() == 2; }, 5'000));
    QCOMPARE(hpas, (std::vector<std::size_t>{1, 1}));
    QTest::qWait(400); // the answer to the first list comes, and is parsed
    QCOMPARE(hpas.size(), std::size_t{2});
    QCOMPARE(feeds.state().pods.size(), std::size_t{3});
    QVERIFY(!feeds.state().pods.contains("elsewhere/far"));
    QVERIFY(feeds.state().autoscalersKnown);
    // And it goes on from there.
    feeds.refresh(done);
    QVERIFY(QTest::qWaitFor([&] { return hpas.size() == 3; }, 5'000));
}

void TestKubernetesWrites::tellsOldServersAndStrangers()
{
    const auto settings = config(m_server->url());
    const auto reason = [&] {
        const auto health = await(makeKubernetes(settings, m_secrets).orchestrator->probe());
        return health ? text(health->reason) : QStringLiteral("?");
    };
    m_first = [](const SeenRequest &r) -> std::optional<test::Answer> {
        return r.target == "/version" ? std::optional(test::Answer{.body = R"({"major":"1","minor":"20","gitVersion":"v1.20.2"})"}) : std::nullopt;
    };
    QCOMPARE(reason(), QStringLiteral("KubernetesTooOld"));
    m_first = [](const SeenRequest &r) -> std::optional<test::Answer> {
        return r.target == "/apis" ? std::optional(test::Answer{.body = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v1"}]}]})"}) : std::nullopt;
    };
    QCOMPARE(reason(), QStringLiteral("KubernetesTooOld")); // HPA v1 only
    m_first = [](const SeenRequest &) { return std::optional(test::Answer{.body = "<html>hello</html>"}); };
    QCOMPARE(reason(), QStringLiteral("NotKubernetes"));
    m_first = [](const SeenRequest &) { return std::optional(test::Answer{.status = 401, .body = "Unauthorized"}); };
    QCOMPARE(reason(), QStringLiteral("TokenRejected"));
    m_first = [](const SeenRequest &r) -> std::optional<test::Answer> {
        return r.method == "POST" ? std::optional(test::Answer{.status = 201, .body = R"({"status":{"allowed":false}})"}) : std::nullopt;
    };
    QCOMPARE(reason(), QStringLiteral("ClusterAccessDenied"));
    m_server->stopListening();
    QCOMPARE(reason(), QStringLiteral("SourceUnreachable"));
}

QTEST_GUILESS_MAIN(TestKubernetesWrites)
#include "tst_kubernetes_writes.moc"
