// The ways to metrics inside a cluster, whose pods are whose, and what is written for a person, without a server.
#include "core/net/tunnel.h"
#include "core/platform/kubernetes/discovery.h"
#include "core/platform/kubernetes/hpaexport.h"
#include "core/platform/kubernetes/insidemetrics.h"
#include "core/platform/kubernetes/portforward.h"
#include "core/platform/kubernetes/rbac.h"
#include "core/platform/podindex.h"
#include "tests/core/kubernetes/kubesamples.h"

#include <QTest>

using namespace preamar;
using namespace preamar::kubernetes;
using namespace preamar::test;

namespace {

const ContextName kContext{"prod"};
const Timestamp kNow = *parseTimestamp("2026-11-21T09:17:53Z");
const WorkloadRef kApi{kContext, "shop", WorkloadKind::Deployment, "api"};

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

} // namespace

class TestKubernetesInside : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void findsPrometheus();
    void addsPodsUp();
    void tellsDeadPodsByName();
    void readsVersionsAndGroups();
    void writesTheRole();
    void writesAnHpa();
    void findsThePodBehindAService();
    void readsForwardedAnswers();
    void readsFrames();
};

void TestKubernetesInside::findsPrometheus()
{
    QVERIFY(parseServiceName("monitoring/prometheus-server:9090") == (ServiceName{"monitoring", "prometheus-server", "9090"}));
    for (const char *bad : {"", "a", "a/b", "a:1", "/b:1", "a/:1", "a/b:", "a/b/c:1", "../b:1", "a/b:1?x", "A/b:1"})
        QVERIFY2(!parseServiceName(bad), bad);
    const auto found = findPrometheus(R"({"items":[{"metadata":{"name":"prometheus-operated","namespace":"m"},"spec":{"ports":[{"port":9090}]}},
        {"metadata":{"name":"prometheus-server","namespace":"monitoring"},"spec":{"ports":[{"port":80}]}},{"metadata":{"name":"web","namespace":"m"},"spec":{"ports":[{"port":1}]}}]})");
    QVERIFY(found == (ServiceName{"monitoring", "prometheus-server", "80"}));
    QVERIFY(!findPrometheus(R"({"items":[{"metadata":{"name":"web","namespace":"m"},"spec":{"ports":[{"port":1}]}}]})"));
    QVERIFY(!findPrometheus("{"));
    const auto metrics = parsePodMetrics(R"({"items":[{"metadata":{"namespace":"shop","name":"p"},"timestamp":"2026-11-21T09:17:40Z","containers":[
        {"usage":{"cpu":"250m","memory":"10Mi"}},{"usage":{"cpu":"12345678n","memory":"1Mi"}}]},
        {"metadata":{"namespace":"shop","name":"q"},"timestamp":"2026-11-21T08:00:00Z","containers":[{"usage":{"cpu":"-5","memory":"1Mi"}}]},
        {"metadata":{"namespace":"shop","name":"r"},"timestamp":"2026-11-21T09:17:40Z","containers":[]}]})", kNow);
    QVERIFY(metrics);
    QVERIFY(std::abs(*metrics->cpu.at("shop/p").value - 0.262345678) < 1e-9);
    QVERIFY(metrics->cpu.at("shop/p").quality == Quality::Ok);
    QVERIFY(!metrics->cpu.at("shop/q").value && metrics->memory.at("shop/q").quality == Quality::Stale);
    QVERIFY(!metrics->cpu.at("shop/r").value);
}

void TestKubernetesInside::addsPodsUp()
{
    PodIndex index;
    index.context = kContext;
    index.pods = {{"shop/a", kApi}, {"shop/b", kApi}, {"shop/c", kApi}};
    const auto m = [](double v, Quality q = Quality::Ok, Fault f = Fault::None) { return Measurement{v, kNow, q, f, std::nullopt}; };
    auto sums = sumByWorkload(index, {{"shop/a", m(0.5)}, {"shop/b", m(0.25)}, {"shop/stranger", m(9)}});
    const auto key = metricKey(kApi);
    QCOMPARE(sums.size(), std::size_t{1});
    QCOMPARE(sums.at(key).value, std::optional(0.75));
    QCOMPARE(sums.at(key).replicasMeasured, std::optional(2.0)); // of three: coverage tells the rest
    sums = sumByWorkload(index, {{"shop/a", m(0.5)}, {"shop/b", m(0.25, Quality::Stale, Fault::Stale)}});
    QCOMPARE(sums.at(key).value, std::optional(0.5));
    QCOMPARE(sums.at(key).replicasMeasured, std::optional(1.0));
    sums = sumByWorkload(index, {{"shop/b", m(0.25, Quality::Stale, Fault::Stale)}});
    QVERIFY(!sums.at(key).value && sums.at(key).fault == Fault::Stale);
}

void TestKubernetesInside::tellsDeadPodsByName()
{
    PodIndex index;
    index.context = kContext;
    const auto at = [](WorkloadKind kind, const char *name) { return WorkloadRef{kContext, "shop", kind, name}; };
    index.workloads = {kApi, at(WorkloadKind::Deployment, "api-v2"), at(WorkloadKind::StatefulSet, "db"), at(WorkloadKind::Deployment, "loja")};
    index.replicaSets = {{"shop/api-7d4f9c8b6", kApi}};
    const auto owner = [&](const char *name) {
        const auto found = ownerByName(index, "shop", name);
        return found.workload == nullptr ? std::string(found.ambiguous ? "?" : "") : found.workload->name;
    };
    QCOMPARE(owner("rs/api-7d4f9c8b6"), std::string("api"));      // still there, by reference
    QCOMPARE(owner("rs/api-5f6b8c9d7"), std::string("api"));      // gone: before the rollout
    QCOMPARE(owner("rs/api-v2-5f6b8c9d7"), std::string("api-v2")); // the longest name
    QCOMPARE(owner("sts/db"), std::string("db"));
    QCOMPARE(owner("rs/loja-web"), std::string());               // a daemon set's: "web" is no hash
    QCOMPARE(owner("rs/api"), std::string());
    QCOMPARE(owner("rs/unknown-5f6b8c9d7"), std::string());
    QCOMPARE(owner("sts/api"), std::string());
    QCOMPARE(owner("other"), std::string());
    index.workloads.insert(at(WorkloadKind::StatefulSet, "api-x5"));
    QCOMPARE(owner("rs/api-x5"), std::string("?"));
    // Across a rollout the old and the new replica set are one series; overlapping points add up.
    const auto series = [&](const char *name, std::vector<Sample> samples) {
        return Series{{{kContext, "-", WorkloadKind::Service, std::string("shop/") + name}, metric::cpuCores}, std::move(samples)};
    };
    SeriesSet raw;
    raw.series = {series("rs/api-5f6b8c9d7", {{fromMillis(0), 1.0}, {fromMillis(300'000), 0.5}}), series("rs/api-7d4f9c8b6", {{fromMillis(300'000), 0.5}, {fromMillis(600'000), 1.0}}),
                  series("rs/api-x5", {{fromMillis(0), 9.0}}), series("rs/web", {{fromMillis(0), 9.0}})};
    const auto joined = joinOwners(index, raw, true);
    QCOMPARE(joined.series.size(), std::size_t{1});
    QVERIFY(joined.series.front().key.workload == kApi);
    QVERIFY(joined.series.front().samples == (std::vector<Sample>{{fromMillis(0), 1.0}, {fromMillis(300'000), 1.0}, {fromMillis(600'000), 1.0}}));
    QVERIFY(joined.partial && joined.warnings.size() == 1); // the ambiguous one is said, not guessed
}

void TestKubernetesInside::readsVersionsAndGroups()
{
    net::Response response;
    response.status = 200;
    response.body = R"({"major":"1","minor":"31+","gitVersion":"v1.31.4-eks"})";
    QCOMPARE(parseVersion(response)->minor, 31);
    response.body = "<html>";
    QCOMPARE(text(parseVersion(response).error().reason), QStringLiteral("NotKubernetes"));
    response.status = 401;
    QCOMPARE(text(parseVersion(response).error().reason), QStringLiteral("TokenRejected"));
    const auto offered = offeredBy(R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"},{"version":"v1"}]},{"name":"keda.sh","versions":[{"version":"v1alpha1"}]}]})");
    QVERIFY(offered.contains(ResourceKind::Hpas) && offered.contains(ResourceKind::ScaledObjects) && !offered.contains(ResourceKind::Budgets));
    QVERIFY(!offeredBy(R"({"groups":[{"name":"autoscaling","versions":[{"version":"v1"}]}]})").contains(ResourceKind::Hpas));
}

void TestKubernetesInside::writesTheRole()
{
    const auto reaching = [](const char *service, bool portForward) {
        KubernetesConfig out;
        out.prometheusService = service;
        out.portForward = portForward;
        return out;
    };
    auto wanted = wantedPermissions(false, reaching("monitoring/prometheus:9090", false));
    for (auto &p : wanted)
        p.allowed = !(p.verb == "patch" && p.resource == "deployments");
    const auto role = roleYaml(wanted, {"shop"}, true);
    QCOMPARE(text(role), QStringLiteral("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: preamar\n  namespace: shop\nrules:\n"
                                        "- apiGroups: [\"apps\"]\n  resources: [\"deployments/scale\"]\n  verbs: [\"patch\"]\n"));
    QVERIFY(text(roleYaml(wanted, {""}, false)).contains(QStringLiteral("kind: ClusterRole")));
    QVERIFY(isAllowed(R"({"status":{"allowed":true}})") && !isAllowed(R"({"status":{}})") && !isAllowed("x"));
    const auto review = accessReview(wanted.front(), "shop");
    QVERIFY(review["spec"]["resourceAttributes"] == Json::parse(R"({"verb":"list","group":"apps","resource":"deployments","namespace":"shop"})"));
    // Prometheus lives where it lives: asked for there, and a role of its own.
    const auto proxy = accessReview(wanted.back(), "shop");
    QVERIFY2(proxy["spec"]["resourceAttributes"] == Json::parse(R"({"verb":"create","group":"","resource":"services","subresource":"proxy","namespace":"monitoring"})"), proxy.dump().c_str());
    for (auto &p : wanted)
        p.allowed = p.subresource != "proxy";
    QCOMPARE(text(roleYaml(wanted, {"shop", "site"}, true)), QStringLiteral("apiVersion: rbac.authorization.k8s.io/v1\nkind: Role\nmetadata:\n  name: preamar\n  namespace: monitoring\nrules:\n"
                                                                           "- apiGroups: [\"\"]\n  resources: [\"services/proxy\"]\n  verbs: [\"create\", \"get\"]\n"));
    const auto asked = [](const KubernetesConfig &config, const char *resource, const char *subresource) {
        const auto all = wantedPermissions(false, config);
        return std::count_if(all.begin(), all.end(), [&](const Permission &p) { return p.resource == resource && p.subresource == subresource && p.space == ""; });
    };
    QCOMPARE(asked(reaching("auto", true), "pods", "portforward"), 2);
    QCOMPARE(asked(reaching("auto", true), "services", "proxy"), 0);
    QCOMPARE(asked(reaching("auto", false), "services", ""), 1);
    // metrics.k8s.io is asked for the whole cluster, or for the namespaces that are named: the permission is that one.
    KubernetesConfig measuring;
    measuring.metricsApi = true;
    const auto where = [&] { return wantedPermissions(false, measuring).back().space; };
    QCOMPARE(text(wantedPermissions(false, measuring).back().group), QStringLiteral("metrics.k8s.io"));
    QVERIFY(where() == std::optional<std::string>(""));
    QVERIFY(!accessReview(wantedPermissions(false, measuring).back(), "shop")["spec"]["resourceAttributes"].contains("namespace"));
    measuring.namespaces = {"shop"};
    QVERIFY(!where());
}

void TestKubernetesInside::writesAnHpa()
{
    const auto yaml = hpaYaml(kApi, {2, 10, {{"cpu", 70}}});
    QVERIFY(yaml);
    QCOMPARE(text(*yaml), QStringLiteral("apiVersion: autoscaling/v2\nkind: HorizontalPodAutoscaler\nmetadata:\n  name: api\n  namespace: shop\nspec:\n  scaleTargetRef:\n"
                                         "    apiVersion: apps/v1\n    kind: Deployment\n    name: api\n  minReplicas: 2\n  maxReplicas: 10\n  metrics:\n  - type: Resource\n"
                                         "    resource:\n      name: cpu\n      target:\n        type: Utilization\n        averageUtilization: 70\n"));
    for (const auto &bounds : {AutoscalerBounds{0, 10, {{"cpu", 70}}}, AutoscalerBounds{5, 2, {{"cpu", 70}}}, AutoscalerBounds{1, 2, {}}, AutoscalerBounds{1, 2, {{"cpu", 0}}}, AutoscalerBounds{1, 2, {{"x\n", 5}}}})
        QCOMPARE(text(hpaYaml(kApi, bounds).error().reason), QStringLiteral("OutOfBounds"));
    QVERIFY(!hpaYaml({kContext, "shop", WorkloadKind::Deployment, "a: b"}, {1, 2, {{"cpu", 5}}}));
}

void TestKubernetesInside::findsThePodBehindAService()
{
    const ServiceName service{"monitoring", "prometheus-server", "80"};
    const char *object = R"({"spec":{"selector":{"app":"prometheus","part":"server"},"ports":[{"port":80,"name":"http","targetPort":"web"},{"port":81,"targetPort":9091}]}})";
    QCOMPARE(selectorOf(object), std::string("app=prometheus,part=server"));
    QCOMPARE(selectorOf(R"({"spec":{}})"), std::string());
    const auto pod = [](const char *name, bool ready) {
        auto out = podJson(name, "x", ready);
        out["spec"]["containers"] = Json::parse(R"([{"name":"c","ports":[{"name":"web","containerPort":9090}]}])");
        return out;
    };
    const auto list = listOf(Json::array({pod("first", false), pod("second", true)}));
    QVERIFY(podBehind(service, object, list) == (PodPort{"monitoring", "second", 9090}));
    QVERIFY(podBehind({"monitoring", "prometheus-server", "http"}, object, list) == (PodPort{"monitoring", "second", 9090}));
    QVERIFY(podBehind({"monitoring", "prometheus-server", "81"}, object, list) == (PodPort{"monitoring", "second", 9091}));
    QVERIFY(!podBehind({"monitoring", "prometheus-server", "82"}, object, list));
    QVERIFY(!podBehind(service, object, listOf(Json::array({pod("first", false)}))));
}

void TestKubernetesInside::readsForwardedAnswers()
{
    const auto readAll = [](const std::string &bytes, std::size_t piece) -> Result<std::optional<net::Response>> {
        ReplyReader reader(1000);
        Result<std::optional<net::Response>> last = std::optional<net::Response>();
        for (std::size_t i = 0; i < bytes.size() && last && !*last; i += piece)
            last = reader.feed(std::string_view(bytes).substr(i, piece));
        return last;
    };
    for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{4096}}) {
        const auto plain = readAll("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 7\r\n\r\n{\"a\":1}", piece);
        QVERIFY(plain && *plain && (*plain)->status == 200 && (*plain)->body == "{\"a\":1}");
        const auto chunked = readAll("HTTP/1.1 422 X\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n4;x=y\r\ndefg\r\n0\r\n\r\n", piece);
        QVERIFY(chunked && *chunked && (*chunked)->status == 422 && (*chunked)->body == "abcdefg");
        QVERIFY(!readAll("HTTP/1.1 200 OK\r\n\r\nwithout length", piece));
        QVERIFY(!readAll("SSH-2.0-OpenSSH\r\n\r\n", piece));
        QVERIFY(!readAll("HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + std::string(5000, 'x'), piece));
        const auto half = readAll("HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{", piece);
        QVERIFY(half && !*half);
    }
    net::Request request;
    request.method = "POST";
    request.path = "/api/v1/query";
    request.form = "query=up";
    QVERIFY(text(plainRequest(request, "pod")).endsWith(QStringLiteral("Content-Length: 8\r\n\r\nquery=up")));
}

void TestKubernetesInside::readsFrames()
{
    using Kind = net::FrameReader::Kind;
    const auto messages = [](const std::string &bytes, std::size_t piece) {
        QStringList out;
        net::FrameReader reader;
        for (std::size_t i = 0; i < bytes.size(); i += piece) {
            reader.feed(std::string_view(bytes).substr(i, piece));
            for (auto next = reader.next(); ; next = reader.next()) {
                if (!next)
                    return out << QStringLiteral("refused");
                if (!*next)
                    break;
                out << ((*next)->kind == Kind::Close ? QStringLiteral("close") : (*next)->kind == Kind::Ping ? QStringLiteral("ping") : text((*next)->payload));
            }
        }
        return out;
    };
    const std::string two("\x82\x03" "abc" "\x02\x02" "de" "\x89\x01" "p" "\x80\x01" "f" "\x88\x00", 5 + 4 + 3 + 3 + 2);
    for (const std::size_t piece : {std::size_t{1}, std::size_t{3}, std::size_t{100}})
        QCOMPARE(messages(two, piece), (QStringList{QStringLiteral("abc"), QStringLiteral("ping"), QStringLiteral("def"), QStringLiteral("close")}));
    QCOMPARE(messages(std::string("\x82\x7e\x01\x00", 4) + std::string(256, 'x'), 50).front().size(), 256);
    QCOMPARE(messages(std::string("\x82\x83" "abcdabc", 9), 9), QStringList{QStringLiteral("refused")});               // masked by a server
    QCOMPARE(messages(std::string("\x82\x7f\x7f\xff\xff\xff\xff\xff\xff\xff", 10), 10), QStringList{QStringLiteral("refused")}); // 8 exabytes
    QCOMPARE(messages(std::string("\x80\x01" "a", 3), 3), QStringList{QStringLiteral("refused")});                      // continues nothing
}

QTEST_GUILESS_MAIN(TestKubernetesInside)
#include "tst_kubernetes_inside.moc"
