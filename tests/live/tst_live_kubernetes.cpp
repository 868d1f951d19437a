// The whole chain on a real control plane (issue 7): load rises on a Deployment, the forecast and the measurement say so,
// a proposal waits, a person approves it, the API server changes; the same where an HPA owns the count; and what a
// restricted user, a hanging cluster and an API server that dies make of it.
#include "tests/contract/realprometheus.h"
#include "tests/live/kubernetes/clusterprometheus.h"
#include "tests/live/kubernetes/metricsapi.h"
#include "tests/live/kubernetes/operatorhome.h"

#include <QElapsedTimer>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr std::int64_t kMostRequests = 20; // per context and cycle, after discovery
constexpr qint64 kProposalWithin = 120'000;

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
    [[nodiscard]] static QStringList words(const QString &line) { return line.split(u' ', Qt::SkipEmptyParts); }
    Json cycle() { return m_home.cycle(QStringLiteral("prod")); }
    std::string proposalFor(const QString &name, Json &seen) { return m_home.proposalFor(QStringLiteral("prod/shop/deployment/") + name, seen, kProposalWithin); }

    KubeWorld *m_world = nullptr;
    std::unique_ptr<ClusterPrometheus> m_prometheus;
    OperatorHome m_home;
    QElapsedTimer m_elapsed;
};

void TestLiveKubernetes::initTestCase()
{
    m_elapsed.start();
    for (const auto &missing : {KubeWorld::missing(), RealPrometheus::missing()}) {
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    m_world = KubeWorld::shared();
    QVERIFY2(m_world != nullptr, qPrintable(KubeWorld::sharedProblem()));
    m_world->makeNamespace(QStringLiteral("shop"));
    const Json enabled{{"preamar.io/enable", "true"}};
    m_world->makeDeployment(QStringLiteral("shop"), QStringLiteral("api"), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, enabled, false);
    m_world->makeDeployment(QStringLiteral("shop"), QStringLiteral("web"), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, enabled, false);
    m_world->call("POST", QStringLiteral("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers"),
                  Json::parse(R"({"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"web","namespace":"shop"},
                  "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},"minReplicas":2,"maxReplicas":6,
                  "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}})"));
    QCOMPARE(m_world->status(), 201);
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("api"), 2));
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("web"), 2));
    m_world->load(QStringLiteral("shop"), "200m", "20Mi");
    m_home.keepSecret(KubeWorld::tokenOf(QStringLiteral("preamar")));
    m_prometheus = std::make_unique<ClusterPrometheus>(*m_world);
    const auto problem = m_prometheus->start(QStringLiteral("shop"), {QStringLiteral("api"), QStringLiteral("web")});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(m_prometheus->waitScraped(QStringLiteral("shop"), 4));
    qInfo("%.1f s: control plane, kwok and Prometheus are up", static_cast<double>(m_elapsed.elapsed()) / 1000.0);
}

void TestLiveKubernetes::cleanupTestCase()
{
    KubeWorld::stopShared();
    qInfo("%.1f s in all, at most %lld requests in a cycle", static_cast<double>(m_elapsed.elapsed()) / 1000.0, static_cast<long long>(m_home.mostRequests()));
}

void TestLiveKubernetes::connectsAndSeesItsPast()
{
    const auto config = m_world->kubeconfig(QStringLiteral("preamar"));
    (void)m_home.ctl("context-add", words(QStringLiteral("context add kubernetes prod --namespace shop --prometheus %1 --kubeconfig").arg(m_prometheus->url())) + QStringList{config});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const Json checked = m_home.ctl("context-check", words(QStringLiteral("context check prod")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY2(stringAt(checked, "state") == "ok", checked.dump().c_str());
    QVERIFY(boolAt(checked, "may_scale") == true);
    Json seen;
    for (int i = 0; i < 6; ++i) {
        seen = workloadIn(cycle(), "prod/shop/deployment/api");
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
        const Json *forecast = find(seen, "forecast");
        if (forecast != nullptr && boolAt(*forecast, "eligible") == true)
            break;
    }
    const Json *forecast = find(seen, "forecast");
    QVERIFY2(forecast != nullptr && boolAt(*forecast, "eligible") == true, seen.dump().c_str());
    qInfo("%.1f s: %s is eligible on the past of pods that are gone", static_cast<double>(m_elapsed.elapsed()) / 1000.0, stringAt(*forecast, "model").value_or("").c_str());
    QVERIFY2(find(seen, "proposal")->is_null(), seen.dump().c_str());
    QVERIFY(m_home.mostRequests() > 0);
}

void TestLiveKubernetes::proposesWhenLoadRises()
{
    for (const char *name : {"api", "web"}) {
        (void)m_home.ctl("mode", words(QStringLiteral("mode prod/shop/deployment/%1 approve").arg(QString::fromLatin1(name))));
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    }
    m_world->load(QStringLiteral("shop"), "8", "20Mi"); // a rate over five minutes passes its threshold within seconds
    Json seen;
    const auto proposal = proposalFor(QStringLiteral("api"), seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem() + QString::fromStdString(seen.dump())));
    const Json *decision = find(seen, "decision");
    QVERIFY(decision != nullptr && stringAt(*decision, "action") == "up" && integerAt(*decision, "from") == 2);
    QVERIFY2(has(codes(*decision), "MeasuredCpuHigh") || has(codes(*decision), "ForecastCpuHigh"), decision->dump().c_str());
    qInfo("%.1f s: %s", static_cast<double>(m_elapsed.elapsed()) / 1000.0, decision->dump().c_str());
    QCOMPARE(m_world->writes(), 0); // proposing is not acting
}

void TestLiveKubernetes::changesTheClusterOnceWhenApproved()
{
    Json seen;
    const auto proposal = proposalFor(QStringLiteral("api"), seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem()));
    const auto to = integerAt(*find(seen, "decision"), "to").value_or(0);
    const auto before = m_world->deployment(QStringLiteral("shop"), QStringLiteral("api"));
    const auto state = m_home.act(proposal, QStringLiteral("prod"));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
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
    const Json verified = m_home.ctl("audit-verify", words(QStringLiteral("audit verify")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY(boolAt(verified, "intact") == true);
}

void TestLiveKubernetes::changesTheBoundsWhereAnHpaOwnsTheCount()
{
    Json seen;
    const auto proposal = proposalFor(QStringLiteral("web"), seen);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem() + QString::fromStdString(seen.dump())));
    QVERIFY2(has(codes(*find(seen, "decision")), "OwnedByAutoscaler"), seen.dump().c_str());
    const Json shown = m_home.ctl("proposals-show", {QStringLiteral("proposals"), QStringLiteral("show"), QString::fromStdString(proposal)});
    const Json *change = find(shown, "change");
    QVERIFY2(change != nullptr && stringAt(*change, "kind") == "autoscaler" && stringAt(*change, "autoscaler") == "hpa/web", shown.dump().c_str());
    const auto min = integerAt(*find(*change, "to"), "min").value_or(0);
    QVERIFY(min > 2);
    const int before = m_world->writes();
    const auto state = m_home.act(proposal, QStringLiteral("prod"));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QCOMPARE(state, std::string("healthy"));
    QCOMPARE(m_world->writes() - before, 1);
    const auto hpa = m_world->call("GET", QStringLiteral("/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web"));
    QCOMPARE(integerAt(*find(hpa, "spec"), "minReplicas"), std::optional<std::int64_t>(min));
    QCOMPARE(integerAt(*find(hpa, "spec"), "maxReplicas"), std::optional<std::int64_t>(6));
    QVERIFY(stringAt(*find(*find(hpa, "metadata"), "annotations"), "preamar.io/min-before") == "2");
    // The real HPA follows: it, not we, wrote the count.
    QVERIFY(m_world->waitReady(QStringLiteral("shop"), QStringLiteral("web"), static_cast<int>(min)));
    // The way back, asked for by a person, returns the bounds and takes the mark away.
    const Json reverted = m_home.ctl("proposals-revert", {QStringLiteral("proposals"), QStringLiteral("revert"), QString::fromStdString(proposal)});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY2(!reverted.is_null(), qPrintable(m_home.problem()));
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
        const Json added = m_home.ctl("context-add", words(QStringLiteral("context add kubernetes forwarded --namespace shop --port-forward --prometheus-service %1 --kubeconfig").arg(QString::fromLatin1(service))) + QStringList{config});
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
        const Json seen = m_home.ctl("cycle", words(QStringLiteral("cycle --context forwarded")));
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
        bool measuredCpu = false;
        for (const Json &w : *find(seen, "workloads")) {
            const Json *cpu = find(*find(w, "metrics"), "cpu_cores");
            measuredCpu = measuredCpu || (stringAt(w, "id") == "forwarded/shop/deployment/api" && cpu != nullptr && numberAt(*cpu, "value"));
        }
        QVERIFY2(measuredCpu, seen.dump().c_str());
        (void)m_home.ctl("context-list", words(QStringLiteral("context remove forwarded")));
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
    (void)m_home.ctl("context-add", words(QStringLiteral("context add kubernetes lean --namespace shop --metrics-api --kubeconfig")) + QStringList{m_world->kubeconfig(QStringLiteral("viewer"))});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    Json seen = m_home.ctl("cycle", words(QStringLiteral("cycle --context lean")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
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
    seen = m_home.ctl("cycle", words(QStringLiteral("cycle --context lean")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY(!measuredOf(seen));
    QVERIFY(stringAt(find(seen, "contexts")->front(), "state") != "ok");
    const Json scan = m_home.ctl("scan", words(QStringLiteral("scan")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY2(!find(scan, "hpas")->empty(), scan.dump().c_str());
    (void)m_home.ctl("context-list", words(QStringLiteral("context remove lean")));
}

void TestLiveKubernetes::saysWhatARestrictedUserLacks()
{
    const auto nobody = m_world->kubeconfig(QStringLiteral("nobody"));
    const Json refused = m_home.ctl("failure", words(QStringLiteral("context add kubernetes nobody --namespace shop --kubeconfig")) + QStringList{nobody}, 1);
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY2(stringAt(refused, "code") == "ClusterAccessDenied", refused.dump().c_str());
    const auto viewer = m_world->kubeconfig(QStringLiteral("viewer"));
    (void)m_home.ctl("context-add", words(QStringLiteral("context add kubernetes viewer --namespace shop --prometheus %1 --kubeconfig").arg(m_prometheus->url())) + QStringList{viewer});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const Json checked = m_home.ctl("context-check", words(QStringLiteral("context check viewer")));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY(boolAt(checked, "may_read") == true && boolAt(checked, "may_scale") == false);
    const auto role = stringAt(*find(checked, "access"), "missing_role").value_or("");
    QVERIFY2(role.find("deployments/scale") != std::string::npos && role.find("namespace: shop") != std::string::npos, role.c_str());
    // The role is one that the API server takes.
    (void)m_home.ctl("context-list", words(QStringLiteral("context remove viewer")));
    const Json gone = m_home.ctl("failure", words(QStringLiteral("context add kubernetes gone --namespace not-there --kubeconfig")) + QStringList{m_world->kubeconfig(QStringLiteral("admin"))}, 1);
    QVERIFY2(stringAt(gone, "code") == "NamespaceGone", gone.dump().c_str());
}

void TestLiveKubernetes::outlivesTheApiServer()
{
    m_world->stopServer();
    const Json down = m_home.ctl("failure", words(QStringLiteral("cycle --context prod")), 1);
    QVERIFY2(!down.is_null(), qPrintable(m_home.problem()));
    QVERIFY(m_world->startServer());
    const Json seen = cycle();
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    QVERIFY(stringAt(find(seen, "contexts")->front(), "state") == "ok");
    QVERIFY2(m_home.mostRequests() <= kMostRequests, qPrintable(QString::number(m_home.mostRequests())));
}

QTEST_GUILESS_MAIN(TestLiveKubernetes)
#include "tst_live_kubernetes.moc"
