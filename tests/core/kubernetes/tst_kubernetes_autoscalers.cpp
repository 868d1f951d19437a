// Whose count is it: HPAs and KEDA's ScaledObjects, there, hidden, paused, installed later; a change of bounds instead of a count.
#include "core/domain/reason.h"
#include "tests/core/kubernetes/clusterdouble.h"

#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr auto kWithKeda = R"({"groups":[{"name":"autoscaling","versions":[{"version":"v2"}]},{"name":"keda.sh","versions":[{"version":"v1alpha1"}]}]})";

} // namespace

class TestKubernetesAutoscalers : public QObject, private ClusterDouble
{
    Q_OBJECT
private Q_SLOTS:
    void init() { begin(); }
    void changesBoundsWhereAnHpaOwnsTheCount();
    void seesWhatIsInstalledLater();
    void looksAgainSoonWhereAnHpaIsKedas();
    void keepsWhatIsOffered();
    void leavesCountsAloneWhereScaledObjectsAreHidden_data();
    void leavesCountsAloneWhereScaledObjectsAreHidden();
    void sendsNothingToAnAutoscalerThatWasPausedMeanwhile();
};

void TestKubernetesAutoscalers::changesBoundsWhereAnHpaOwnsTheCount()
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

// KEDA comes while we run: within ten minutes its ScaledObjects are the owners that they are.
void TestKubernetesAutoscalers::seesWhatIsInstalledLater()
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

// The first answer lacked KEDA, and one of its HPAs is there: left alone, and asked about again after a minute, not after ten.
void TestKubernetesAutoscalers::looksAgainSoonWhereAnHpaIsKedas()
{
    bool complete = false;
    m_first = [&](const SeenRequest &r) -> std::optional<test::Answer> {
        if (complete && r.target == "/apis")
            return test::Answer{.body = kWithKeda};
        if (complete && r.target.find("/scaledobjects") != std::string::npos)
            return test::Answer{.body = listOf(Json::parse(R"([{"metadata":{"name":"q","namespace":"shop","uid":"k"},"spec":{"scaleTargetRef":{"name":"api"},"maxReplicaCount":7}}])"))};
        return std::nullopt;
    };
    auto hpa = hpaJson();
    hpa["metadata"]["labels"]["scaledobject.keda.sh/name"] = "q";
    m_hpas.push_back(hpa);
    const auto clock = std::make_shared<ManualClock>(SystemClock().wall());
    const auto parts = makeKubernetes(config(m_server->url()), m_secrets, clock);
    const auto seen = [&] {
        const auto list = await(parts.orchestrator->workloads());
        return list && list->workloads.size() == 1 ? list->workloads.front() : Workload{};
    };
    QVERIFY(seen().scalable == ScalableBy::OwnerUnknown);
    const auto request = plan(*parts.orchestrator, AutoscalerChange{"hpa/api", {2, 10, {{"cpu", 70}}}, {5, 10, {{"cpu", 70}}}});
    const auto result = await(parts.orchestrator->apply(request));
    QVERIFY(result && result->state == ApplyResult::State::Rejected);
    QVERIFY(result->reason.code == ReasonCode::OwnerUnknown);
    complete = true;
    QVERIFY(seen().scalable == ScalableBy::OwnerUnknown);
    clock->advance(Seconds{61});
    const auto found = seen();
    QVERIFY(found.scalable == ScalableBy::Us);
    QCOMPARE(found.owners, std::vector<std::string>{"keda/q"});
    QCOMPARE(patches(true) + patches(false), 0);
}

// What was offered once is watched on whatever GET /apis says or fails to say, until the server knows no list of it either.
void TestKubernetesAutoscalers::keepsWhatIsOffered()
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

void TestKubernetesAutoscalers::leavesCountsAloneWhereScaledObjectsAreHidden_data()
{
    QTest::addColumn<int>("status");
    QTest::newRow("forbidden") << 403;
    QTest::newRow("not found") << 404;
}

// KEDA takes the HPA of a paused ScaledObject away: who may not list those sees a deployment without an owner.
void TestKubernetesAutoscalers::leavesCountsAloneWhereScaledObjectsAreHidden()
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
void TestKubernetesAutoscalers::sendsNothingToAnAutoscalerThatWasPausedMeanwhile()
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

QTEST_GUILESS_MAIN(TestKubernetesAutoscalers)
#include "tst_kubernetes_autoscalers.moc"
