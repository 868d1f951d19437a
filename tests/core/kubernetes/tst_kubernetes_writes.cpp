// The adapter against a server that breaks on demand: at most one write on the wire for one intent, whatever happens to
// it (I-30), nothing at all where something speaks against it, and watches that resume where they ended.
#include "core/domain/reason.h"
#include "core/platform/kubernetes/client.h"
#include "core/platform/kubernetes/feeds.h"
#include "tests/core/kubernetes/clusterdouble.h"
#include "tests/support/certificates.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

} // namespace

class TestKubernetesWrites : public QObject, private ClusterDouble
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
    void sendsNoCredentialToAnUnpinnedServer();
    void speaksToThePinnedCertificateOnly();
    void watchesAndResumes();
    void asksForItsPermissions();
    void proposesNothingThatItMayNotDo();
    void configuresAnewWhileItLists();
    void tellsOldServersAndStrangers();

private:
    Certificates m_certificates;
};

void TestKubernetesWrites::initTestCase()
{
    m_certificates.make({.name = "good", .alternativeNames = "DNS:elsewhere.example"});
}

void TestKubernetesWrites::init()
{
    begin();
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
    QVERIFY(result->isCancelled);
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
