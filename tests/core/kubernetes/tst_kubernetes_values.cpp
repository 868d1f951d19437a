// What is made of an API server's objects, who owns a count, and what may be written, without a server.
#include "core/domain/reason.h"
#include "core/platform/kubernetes/applyrules.h"
#include "core/platform/kubernetes/feeds.h"
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

ClusterState world()
{
    ClusterState out;
    const auto add = [&](ResourceKind kind, const Json &items) { applyRows(kind, out, parsePage(kind, listOf(items))->part); };
    add(ResourceKind::Deployments, Json::array({deploymentJson()}));
    add(ResourceKind::ReplicaSets, Json::array({replicaSetJson()}));
    add(ResourceKind::Pods, Json::array({podJson("api-7d4f9c8b6-aaaaa"), podJson("api-7d4f9c8b6-bbbbb"), podJson("api-7d4f9c8b6-ccccc", "api-7d4f9c8b6", false), podJson("other-x", "other-7d4f9c8b6")}));
    return out;
}

Workload only(const ClusterState &state)
{
    const auto all = workloadsOf(state, kContext, kNow);
    return all.size() == 1 ? all.front() : Workload{};
}

void put(ClusterState &state, ResourceKind kind, const Json &item)
{
    applyRows(kind, state, parsePage(kind, listOf(Json::array({item})))->part);
}

ChangeRequest request(const Workload &w, Change change)
{
    ChangeRequest out;
    out.workload = w.ref;
    out.change = std::move(change);
    out.expected.uid = w.uid;
    out.expected.replicas = w.replicas;
    out.expected.specDigest = w.specDigest;
    out.expected.owners = w.owners;
    return out;
}

net::WriteOutcome answered(int status, const std::string &body)
{
    net::Response response;
    response.status = status;
    response.body = body;
    return {true, std::move(response), std::nullopt};
}

} // namespace

class TestKubernetesValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsQuantities();
    void seesAWorkload();
    void seesWhyPodsAreNotReady_data();
    void seesWhyPodsAreNotReady();
    void knowsWhoOwnsTheCount();
    void leavesPausedScaledObjectsAlone_data();
    void leavesPausedScaledObjectsAlone();
    void keepsRoomForBudgetsAndQuotas();
    void digestsLeaveReplicasOut();
    void readsWatchEvents();
    void replacesOneNamespaceOnly();
    void preparesReplicas();
    void preparesZero();
    void preparesBounds();
    void refusesAnotherWorld_data();
    void refusesAnotherWorld();
    void judgesAnswers_data();
    void judgesAnswers();
};

void TestKubernetesValues::readsQuantities()
{
    QCOMPARE(parseQuantity("250m"), std::optional(0.25));
    QCOMPARE(parseQuantity("1Gi"), std::optional(1073741824.0));
    QCOMPARE(parseQuantity("12k"), std::optional(12000.0));
    QCOMPARE(parseQuantity("1e3"), std::optional(1000.0));
    QVERIFY(std::abs(*parseQuantity("12345678n") - 0.012345678) < 1e-12);
    for (const char *bad : {"", "m", "1X", "1 Gi", "nan", "inf", "0x10", "1Gi2"})
        QVERIFY2(!parseQuantity(bad), bad);
}

void TestKubernetesValues::seesAWorkload()
{
    const auto w = only(world());
    QVERIFY(w.ref == kApi);
    QCOMPARE(w.replicas, std::int64_t{3});
    QCOMPARE(w.ready, std::int64_t{2});
    QCOMPARE(w.limits.cpuCores, std::optional(0.75));
    QCOMPARE(w.limits.memoryBytes, std::optional(134217728.0));
    QCOMPARE(w.labels.at("preamar.enable"), std::string("true"));
    QCOMPARE(w.labels.at("preamar.min"), std::string("2"));
    QCOMPARE(w.labels.at("app"), std::string("api"));
    QCOMPARE(w.declaredBy, std::string("kubectl-create"));
    QVERIFY(w.scalable == ScalableBy::Us && w.owners.empty() && !w.autoscaler);
    QCOMPARE(metricKey(w.ref), std::string("shop/deployment/api"));
    // A rollout on its way: an older template still has replicas.
    auto rolling = deploymentJson();
    rolling["status"]["updatedReplicas"] = 1;
    auto state = world();
    put(state, ResourceKind::Deployments, rolling);
    QVERIFY(only(state).scalable == ScalableBy::UpdateRunning);
    // Names that cannot be are left out, markup in an annotation is text.
    auto strange = deploymentJson();
    strange["metadata"]["annotations"]["preamar.io/group"] = "<img src=x>";
    put(state, ResourceKind::Deployments, strange);
    QCOMPARE(only(state).labels.at("preamar.group"), std::string("<img src=x>"));
    strange["spec"]["replicas"] = -1;
    QVERIFY(!readScalable(strange, WorkloadKind::Deployment));
    strange.erase("spec");
    QVERIFY(!readScalable(strange, WorkloadKind::Deployment));
}

void TestKubernetesValues::seesWhyPodsAreNotReady_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<int>("kind");
    const auto row = [](const char *name, const char *status, ReplicaProblem::Kind kind) { QTest::newRow(name) << QByteArray(status) << static_cast<int>(kind); };
    using Kind = ReplicaProblem::Kind;
    row("unschedulable", R"({"phase":"Pending","conditions":[{"type":"PodScheduled","status":"False","reason":"Unschedulable","message":"0/3 nodes are available"}]})", Kind::NoCapacity);
    row("image", R"({"phase":"Pending","containerStatuses":[{"restartCount":0,"state":{"waiting":{"reason":"ImagePullBackOff","message":"not found"}}}]})", Kind::ImageMissing);
    row("crash", R"({"phase":"Running","containerStatuses":[{"restartCount":7,"state":{"waiting":{"reason":"CrashLoopBackOff","message":"back-off"}},"lastState":{"terminated":{"reason":"OOMKilled"}}}]})",
        Kind::CrashLoop);
    row("config", R"({"phase":"Pending","containerStatuses":[{"restartCount":0,"state":{"waiting":{"reason":"CreateContainerConfigError","message":"secret missing"}}}]})", Kind::Rejected);
}

void TestKubernetesValues::seesWhyPodsAreNotReady()
{
    QFETCH(QByteArray, status);
    QFETCH(int, kind);
    auto state = world();
    auto pod = podJson("api-7d4f9c8b6-ddddd");
    pod["status"] = Json::parse(status.toStdString());
    put(state, ResourceKind::Pods, pod);
    const auto w = only(state);
    QCOMPARE(w.problems.size(), std::size_t{1});
    QCOMPARE(static_cast<int>(w.problems.front().kind), kind);
    QCOMPARE(w.ready, std::int64_t{2});
    if (status.contains("OOMKilled")) {
        QCOMPARE(w.oomKills, std::int64_t{1});
        QCOMPARE(w.restarts, std::int64_t{7});
    }
    // On its way out it is nobody's problem.
    pod["metadata"]["deletionTimestamp"] = "2026-11-21T09:17:53Z";
    put(state, ResourceKind::Pods, pod);
    QVERIFY(only(state).problems.empty());
    auto failing = deploymentJson();
    failing["status"]["conditions"] = Json::parse(R"([{"type":"ReplicaFailure","status":"True","message":"pods \"x\" is forbidden: exceeded quota: q"}])");
    put(state, ResourceKind::Deployments, failing);
    QVERIFY(only(state).problems.front().kind == ReplicaProblem::Kind::Quota);
}

void TestKubernetesValues::knowsWhoOwnsTheCount()
{
    auto state = world();
    put(state, ResourceKind::Hpas, hpaJson());
    auto w = only(state);
    QVERIFY(w.autoscaler && w.scalable == ScalableBy::Us);
    QCOMPARE(w.owners, std::vector<std::string>{"hpa/api"});
    QVERIFY(w.autoscaler->bounds == (AutoscalerBounds{2, 10, {{"cpu", 70}}}));
    QCOMPARE(w.autoscaler->desired, std::optional<std::int64_t>(3));
    QCOMPARE(w.autoscaler->current.at("cpu"), std::int64_t{55});
    QCOMPARE(w.minReplicasHint, std::optional<std::int64_t>(2));
    QCOMPARE(w.maxReplicasHint, std::optional<std::int64_t>(10));
    // T22: a desired count of 0 while it cannot compute is no decision.
    auto broken = hpaJson();
    broken["status"]["desiredReplicas"] = 0;
    broken["status"]["conditions"] = Json::parse(R"([{"type":"ScalingActive","status":"False","reason":"FailedGetResourceMetric","message":"no metrics"}])");
    broken["status"]["currentMetrics"] = nullptr;
    put(state, ResourceKind::Hpas, broken);
    w = only(state);
    QVERIFY(!w.autoscaler->desired && w.autoscaler->problem.find("FailedGetResourceMetric") == 0);
    // Ours stands: the minimum before it counts (I-19).
    auto raised = hpaJson(6, 10);
    raised["metadata"]["annotations"]["preamar.io/min-before"] = "2";
    put(state, ResourceKind::Hpas, raised);
    QCOMPARE(only(state).autoscaler->baselineMin, std::optional<std::int64_t>(2));
    QCOMPARE(only(state).minReplicasHint, std::optional<std::int64_t>(2));
    // An HPA that KEDA made: without its ScaledObject nobody may touch it, with it that is the owner.
    auto keda = hpaJson();
    keda["metadata"]["labels"]["scaledobject.keda.sh/name"] = "api";
    put(state, ResourceKind::Hpas, keda);
    QVERIFY(only(state).scalable == ScalableBy::OwnerUnknown);
    put(state, ResourceKind::ScaledObjects, Json::parse(R"({"metadata":{"name":"api","namespace":"shop","uid":"k"},"spec":{"scaleTargetRef":{"name":"api"},"maxReplicaCount":7}})"));
    w = only(state);
    QVERIFY(w.scalable == ScalableBy::Us && w.autoscaler->kind == Autoscaler::Kind::Keda);
    QVERIFY(w.autoscaler->bounds == (AutoscalerBounds{0, 7, {}}));
    QCOMPARE(w.owners, std::vector<std::string>{"keda/api"});
    // Argo CD, Flux, another controller, and not knowing.
    for (const auto &[mark, name] : {std::pair{"argocd.argoproj.io/tracking-id", "Argo CD"}, {"kustomize.toolkit.fluxcd.io/name", "Flux"}}) {
        auto marked = world();
        auto d = deploymentJson();
        d["metadata"]["annotations"][mark] = "shop";
        put(marked, ResourceKind::Deployments, d);
        QVERIFY(only(marked).scalable == ScalableBy::OwnedByGitOps);
        QVERIFY(only(marked).owners.front().starts_with(name));
    }
    auto operated = world();
    auto d = deploymentJson();
    d["metadata"]["ownerReferences"] = Json::parse(R"([{"kind":"KafkaCluster","name":"k","controller":true}])");
    put(operated, ResourceKind::Deployments, d);
    QVERIFY(only(operated).scalable == ScalableBy::OwnedByOther);
    auto blind = world();
    blind.autoscalersKnown = false;
    QVERIFY(only(blind).scalable == ScalableBy::OwnerUnknown);
    // A paused ScaledObject has no HPA: where none may be listed, no owner in sight is no proof of a free count. A plain HPA is one.
    auto half = world();
    half.scaledObjectsKnown = false;
    QVERIFY(only(half).scalable == ScalableBy::OwnerUnknown);
    put(half, ResourceKind::Hpas, hpaJson());
    QVERIFY(only(half).scalable == ScalableBy::Us);
}

void TestKubernetesValues::leavesPausedScaledObjectsAlone_data()
{
    QTest::addColumn<QString>("mark");
    QTest::addColumn<QString>("value");
    QTest::addColumn<bool>("paused");
    const auto row = [](const char *mark, const char *value, bool paused) {
        QTest::addRow("%s=\"%s\"", mark, value) << QString::fromLatin1(mark) << QString::fromLatin1(value) << paused;
    };
    // By being there.
    for (const char *value : {"3", "0", "", "false"})
        row("paused-replicas", value, true);
    // What Go takes for a boolean is one; everything else counts as true.
    for (const char *mark : {"paused", "paused-scale-out"}) {
        for (const char *value : {"1", "t", "T", "TRUE", "true", "True", "", "yes", "no", "fALSE", " false"})
            row(mark, value, true);
        for (const char *value : {"0", "f", "F", "FALSE", "false", "False"})
            row(mark, value, false);
    }
    row("paused-scale-in", "true", false); // raising it still works
}

// Paused, its bounds mean nothing: left alone, with the mark that says so.
void TestKubernetesValues::leavesPausedScaledObjectsAlone()
{
    QFETCH(QString, mark);
    QFETCH(QString, value);
    QFETCH(bool, paused);
    auto held = Json::parse(R"({"metadata":{"name":"api","namespace":"shop","uid":"k"},"spec":{"scaleTargetRef":{"name":"api"},"maxReplicaCount":7}})");
    held["metadata"]["annotations"]["autoscaling.keda.sh/" + mark.toStdString()] = value.toStdString();
    auto state = world();
    put(state, ResourceKind::ScaledObjects, held);
    QVERIFY(only(state).scalable == (paused ? ScalableBy::OwnedByOther : ScalableBy::Us));
    const auto name = paused ? "keda/api (autoscaling.keda.sh/" + mark.toStdString() + "=" + value.toStdString() + ")" : std::string("keda/api");
    QCOMPARE(only(state).owners, std::vector<std::string>{name});
    // What else speaks against a change is still said.
    held["metadata"]["annotations"]["argocd.argoproj.io/tracking-id"] = "shop";
    put(state, ResourceKind::ScaledObjects, held);
    QVERIFY(only(state).scalable == ScalableBy::OwnedByGitOps);
    state.autoscalersKnown = false;
    held["metadata"]["annotations"].erase("argocd.argoproj.io/tracking-id");
    put(state, ResourceKind::ScaledObjects, held);
    QVERIFY(only(state).scalable == ScalableBy::OwnerUnknown);
}

void TestKubernetesValues::keepsRoomForBudgetsAndQuotas()
{
    auto state = world();
    put(state, ResourceKind::Budgets, Json::parse(R"({"metadata":{"name":"b","namespace":"shop"},"spec":{"minAvailable":2,"selector":{"matchLabels":{"app":"api"}}},"status":{"desiredHealthy":2}})"));
    put(state, ResourceKind::Quotas, Json::parse(R"({"metadata":{"name":"q","namespace":"shop"},"status":{"hard":{"limits.cpu":"4","pods":"100"},"used":{"limits.cpu":"2250m","pods":"3"}}})"));
    auto w = only(state);
    QCOMPARE(w.minReplicasHint, std::optional<std::int64_t>(2));
    QCOMPARE(w.maxReplicasHint, std::optional<std::int64_t>(5)); // 1.75 cores left, 0.75 each
    // A share falls with the replicas: it is no floor.
    put(state, ResourceKind::Budgets, Json::parse(R"({"metadata":{"name":"b","namespace":"shop"},"spec":{"minAvailable":"50%","selector":{"matchLabels":{"app":"api"}}},"status":{"desiredHealthy":2}})"));
    QVERIFY(!only(state).minReplicasHint);
}

void TestKubernetesValues::digestsLeaveReplicasOut()
{
    const auto digest = [](const Json &d) { return readScalable(d, WorkloadKind::Deployment)->digest; };
    const auto base = digest(deploymentJson());
    QCOMPARE(digest(deploymentJson("api", 9)), base);
    auto changed = deploymentJson();
    changed["status"]["readyReplicas"] = 1;
    changed["metadata"]["resourceVersion"] = "555";
    changed["metadata"]["generation"] = 9;
    QCOMPARE(digest(changed), base);
    changed["spec"]["template"]["spec"]["containers"][0]["image"] = "example.test/api:2";
    QVERIFY(digest(changed) != base);
    changed = deploymentJson();
    changed["metadata"]["labels"]["preamar.enable"] = "false";
    QVERIFY(digest(changed) != base);
}

void TestKubernetesValues::readsWatchEvents()
{
    using Type = WatchEvent::Type;
    const auto event = [](const char *type, const Json &object) { return parseWatchEvent(ResourceKind::Pods, dumpJson(Json{{"type", type}, {"object", object}})); };
    QVERIFY(event("ADDED", podJson("p")).type == Type::Changed);
    QVERIFY(event("MODIFIED", podJson("p")).part.pods.contains("shop/p"));
    QVERIFY(event("DELETED", podJson("p")).type == Type::Deleted);
    const auto bookmark = event("BOOKMARK", Json::parse(R"({"kind":"Pod","metadata":{"resourceVersion":"12746"}})"));
    QVERIFY(bookmark.type == Type::Bookmark);
    QCOMPARE(bookmark.resourceVersion, std::string("12746"));
    QVERIFY(event("ERROR", Json::parse(R"({"kind":"Status","code":410,"reason":"Expired","message":"too old resource version"})")).type == Type::Expired);
    QVERIFY(event("ERROR", Json::parse(R"({"kind":"Status","code":500})")).type == Type::Failed);
    for (const char *line : {"", "{", "[]", "{\"type\":5}", "{\"type\":\"ADDED\"}", "{\"type\":\"NEW\",\"object\":{}}"})
        QVERIFY2(parseWatchEvent(ResourceKind::Pods, line).type == Type::Failed, line);
}

void TestKubernetesValues::replacesOneNamespaceOnly()
{
    auto state = world();
    auto elsewhere = podJson("far");
    elsewhere["metadata"]["namespace"] = "shop2";
    put(state, ResourceKind::Pods, elsewhere);
    replaceRows(ResourceKind::Pods, state, parsePage(ResourceKind::Pods, listOf(Json::array({podJson("new")})))->part, "shop");
    QCOMPARE(state.pods.size(), std::size_t{2});
    QVERIFY(state.pods.contains("shop/new") && state.pods.contains("shop2/far"));
    QCOMPARE(state.deployments.size(), std::size_t{1});
}

void TestKubernetesValues::preparesReplicas()
{
    const auto w = only(world());
    const auto write = prepareWrite(w, {}, request(w, ReplicaChange{3, 5}));
    QVERIFY2(write, write ? "" : write.error().detail.c_str());
    QCOMPARE(write->path, std::string("/apis/apps/v1/namespaces/shop/deployments/api/scale"));
    QVERIFY(Json::parse(write->patch) == Json::parse(R"([{"op":"test","path":"/metadata/uid","value":"uid-api"},{"op":"test","path":"/spec/replicas","value":3},
                                                        {"op":"replace","path":"/spec/replicas","value":5}])"));
}

void TestKubernetesValues::preparesZero()
{
    auto state = world();
    put(state, ResourceKind::Deployments, deploymentJson("api", 0));
    const auto w = only(state);
    const auto up = prepareWrite(w, {}, request(w, ReplicaChange{0, 1}));
    QVERIFY(up);
    QVERIFY(Json::parse(up->patch) == Json::parse(R"([{"op":"test","path":"/metadata/uid","value":"uid-api"},{"op":"test","path":"/metadata/resourceVersion","value":"101"},
                                                     {"op":"add","path":"/spec/replicas","value":1}])"));
}

void TestKubernetesValues::preparesBounds()
{
    auto state = world();
    put(state, ResourceKind::Hpas, hpaJson());
    auto w = only(state);
    AutoscalerChange change{"hpa/api", w.autoscaler->bounds, {5, 12, {{"cpu", 60}}}};
    auto write = prepareWrite(w, hpaJson(), request(w, change));
    QVERIFY2(write, write ? "" : write.error().detail.c_str());
    QCOMPARE(write->path, std::string("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/api"));
    QVERIFY(Json::parse(write->patch) == Json::parse(R"([{"op":"test","path":"/metadata/uid","value":"uid-hpa"},{"op":"test","path":"/metadata/resourceVersion","value":"202"},
        {"op":"add","path":"/spec/minReplicas","value":5},{"op":"add","path":"/spec/maxReplicas","value":12},
        {"op":"test","path":"/spec/metrics/0/resource/name","value":"cpu"},{"op":"replace","path":"/spec/metrics/0/resource/target/averageUtilization","value":60},
        {"op":"add","path":"/metadata/annotations","value":{}},{"op":"add","path":"/metadata/annotations/preamar.io~1min-before","value":"2"}])"));
    // The way back takes the mark away.
    auto raised = hpaJson(5, 10);
    raised["metadata"]["annotations"]["preamar.io/min-before"] = "2";
    put(state, ResourceKind::Hpas, raised);
    w = only(state);
    change = {"hpa/api", w.autoscaler->bounds, {2, 10, {{"cpu", 70}}}};
    write = prepareWrite(w, raised, request(w, change));
    QVERIFY(write);
    QVERIFY(Json::parse(write->patch).back() == Json::parse(R"({"op":"remove","path":"/metadata/annotations/preamar.io~1min-before"})"));
    // Never the count itself while an autoscaler owns it.
    const auto count = prepareWrite(w, raised, request(w, ReplicaChange{3, 4}));
    QVERIFY(!count && count.error().reason.code == ReasonCode::OwnedByAutoscaler);
    for (const auto &to : {AutoscalerBounds{0, 10, {{"cpu", 70}}}, AutoscalerBounds{11, 10, {{"cpu", 70}}}, AutoscalerBounds{5, 10, {{"cpu", 70}}}, AutoscalerBounds{5, 10, {{"cpu", 0}}},
                           AutoscalerBounds{5, 10, {{"memory", 50}}}}) {
        const auto refused = prepareWrite(w, raised, request(w, AutoscalerChange{"hpa/api", w.autoscaler->bounds, to}));
        QVERIFY(!refused && refused.error().reason.code == ReasonCode::OutOfBounds);
    }
}

void TestKubernetesValues::refusesAnotherWorld_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *what, const char *state, const char *reason) { QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(state) << QString::fromLatin1(reason); };
    row("uid", "conflict", "WorldChangedUid");
    row("replicas", "conflict", "WorldChangedReplicas");
    row("spec", "conflict", "WorldChangedSpec");
    row("owner", "conflict", "WorldChangedOwner");
    row("rolling", "conflict", "UpdateInProgress");
    row("gitops", "rejected", "OwnedByGitOps");
    row("unknown owner", "rejected", "OwnerUnknown");
    row("bounds", "conflict", "WorldChangedAutoscaler");
    row("negative", "rejected", "OutOfBounds");
}

void TestKubernetesValues::refusesAnotherWorld()
{
    QFETCH(QString, what);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    auto clusterState = world();
    if (what == QLatin1String("bounds"))
        put(clusterState, ResourceKind::Hpas, hpaJson());
    auto w = only(clusterState);
    auto r = request(w, ReplicaChange{3, 5});
    if (what == QLatin1String("uid"))
        w.uid = "new";
    else if (what == QLatin1String("replicas"))
        w.replicas = 4;
    else if (what == QLatin1String("spec"))
        w.specDigest = "x";
    else if (what == QLatin1String("owner"))
        w.owners = {"hpa/new"};
    else if (what == QLatin1String("rolling"))
        w.scalable = ScalableBy::UpdateRunning;
    else if (what == QLatin1String("gitops")) {
        w.scalable = ScalableBy::OwnedByGitOps;
        w.owners = r.expected.owners = {"Flux (x)"};
    } else if (what == QLatin1String("unknown owner"))
        w.scalable = ScalableBy::OwnerUnknown;
    else if (what == QLatin1String("bounds"))
        r.change = AutoscalerChange{"hpa/api", {3, 10, {}}, {4, 10, {}}};
    else
        r.change = ReplicaChange{3, -1};
    const auto write = prepareWrite(w, hpaJson(), r);
    QVERIFY(!write);
    QCOMPARE(text(toString(write.error().state)), state);
    QCOMPARE(text(toString(write.error().reason.code)), reason);
}

void TestKubernetesValues::judgesAnswers_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("rehearsal");
    const auto row = [](const char *name, int status, const char *body, const char *state, const char *reason, const char *rehearsal) {
        QTest::newRow(name) << status << QByteArray(body) << QString::fromLatin1(state) << QString::fromLatin1(reason) << QString::fromLatin1(rehearsal);
    };
    row("done", 200, R"({"kind":"Scale"})", "accepted", "", "");
    row("a page of a proxy", 200, "<html>", "unknown", "WriteUnknown", "");
    row("conflict", 409, R"({"kind":"Status","message":"the object has been modified"})", "conflict", "WriteConflict", "WriteConflict");
    row("a test that failed", 422, R"({"kind":"Status","message":"the server rejected our request due to an error in our request"})", "conflict", "WriteConflict", "WriteConflict");
    row("an invalid value", 422, R"({"kind":"Status","message":"spec.maxReplicas must be greater than or equal to minReplicas"})", "conflict", "WriteConflict", "DryRunRefused");
    row("gone", 404, R"({"kind":"Status","reason":"NotFound","message":"not found"})", "conflict", "WorldChangedUid", "WorldChangedUid");
    row("forbidden", 403, R"({"kind":"Status","message":"cannot patch"})", "rejected", "ClusterAccessDenied", "ClusterAccessDenied");
    row("quota", 403, R"({"kind":"Status","message":"exceeded quota: q"})", "rejected", "ClusterAccessDenied", "QuotaReached");
    row("unauthorized", 401, "Unauthorized", "rejected", "TokenRejected", "TokenRejected");
    row("webhook without dry run", 400, R"({"kind":"Status","message":"admission webhook does not support dry run"})", "rejected", "WriteRejected", "DryRunRefused");
    row("throttled", 429, "Too many requests", "rejected", "WriteRejected", "WriteNotSent");
    row("broken", 500, R"({"kind":"Status","message":"etcdserver: request timed out"})", "unknown", "WriteUnknown", "WriteNotSent");
    row("somebody gave up waiting", 504, "", "unknown", "WriteUnknown", "WriteNotSent");
}

void TestKubernetesValues::judgesAnswers()
{
    QFETCH(int, status);
    QFETCH(QByteArray, body);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    QFETCH(QString, rehearsal);
    const auto outcome = answered(status, body.toStdString());
    const auto result = judgeWrite(outcome);
    QCOMPARE(text(toString(result.state)), state);
    if (!reason.isEmpty())
        QCOMPARE(text(toString(result.reason.code)), reason);
    const auto tried = judgeDryRun(outcome);
    QCOMPARE(tried ? text(toString(tried->reason.code)) : QString(), rehearsal);
    QVERIFY(!tried || tried->state != ApplyResult::State::Accepted);
}

QTEST_GUILESS_MAIN(TestKubernetesValues)
#include "tst_kubernetes_values.moc"
