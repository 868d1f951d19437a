// Writes that somebody or something comes between: at most one arrives, and it is known in the end which.
#include "core/base/clock.h"
#include "core/engine/engine.h"
#include "tests/contract/contract.h"
#include "tests/live/kubernetesfaults.h"
#include "tests/support/memorysecrets.h"

#include <QTest>
#include <QTimer>

namespace preamar::test {

std::pair<Json, Json> TestLiveKubernetesFaults::cutAndResolved(const std::string &proposal)
{
    EngineOptions options;
    options.home = m_home.file(QStringLiteral("home")).toStdString();
    options.clock = std::make_shared<SystemClock>();
    options.secrets = std::make_shared<MemorySecrets>();
    options.scheduled = false;
    options.settleAfter = Seconds{5}; // instead of 90: a write that was cut is over when its server is
    Engine engine(options);
    if (const auto started = await(engine.start()); !started || !*started)
        return {};
    const auto cycle = engine.runCycle("prod");
    std::pair<Json, Json> out;
    if (!QTest::qWaitFor([&] { out.first = m_home.show(proposal); return stringAt(out.first, "state") == "unknown"; }, 30'000) || !m_world->startServer())
        return out;
    (void)QTest::qWaitFor([&] { out.second = m_home.show(proposal); return !isWaiting(out.second); }, 60'000);
    (void)await(cycle, 90'000);
    (void)await(engine.shutdown());
    return out;
}

// After the approval, before the send: what is there now is not what was approved. Nothing leaves.
void TestLiveKubernetesFaults::somebodyElseComesFirst()
{
    const auto proposal = proposalOf(QStringLiteral("early"), 4);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem()));
    (void)m_home.ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal)});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    m_world->scale(kShop, QStringLiteral("early"), 5);
    const int before = m_gate->writes();
    const Json ended = settled(proposal, 20'000);
    qInfo("%s", ended.dump().c_str());
    QCOMPARE(codeOf(ended), std::string("WorldChangedReplicas"));
    QCOMPARE(m_gate->writes() - before, 0);
    QCOMPARE(replicas(QStringLiteral("early")), std::int64_t{5});
}

// Between the rehearsal, which passed, and the write: the API server's own test of the count refuses it.
void TestLiveKubernetesFaults::somebodyElseComesBetweenRehearsalAndWrite()
{
    const auto proposal = proposalOf(QStringLiteral("between"), 4);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem()));
    (void)m_home.ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal)});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const int before = m_gate->writes();
    const int audited = m_world->writes();
    m_gate->onRehearsal([this] { m_world->scale(kShop, QStringLiteral("between"), 5); }, 1'500);
    const Json ended = settled(proposal, 20'000);
    qInfo("%s", ended.dump().c_str());
    QVERIFY2(stringAt(ended, "state") == "conflict", ended.dump().c_str());
    QCOMPARE(codeOf(ended), std::string("WriteConflict"));
    QVERIFY(m_gate->writes() - before <= 1 && m_world->writes() - audited == 1);
    QCOMPARE(replicas(QStringLiteral("between")), std::int64_t{5});
}

// Roles are given per namespace: proposals come where a count may be changed, and elsewhere it is said why not.
void TestLiveKubernetesFaults::proposesOnlyWhereItMayWrite()
{
    const auto bind = [this](const char *kind, const QString &space, const char *role) {
        const auto path = space.isEmpty() ? QStringLiteral("clusterrolebindings") : QStringLiteral("namespaces/%1/rolebindings").arg(space);
        m_world->call("POST", QStringLiteral("/apis/rbac.authorization.k8s.io/v1/") + path,
                      Json{{"apiVersion", "rbac.authorization.k8s.io/v1"}, {"kind", kind}, {"metadata", {{"name", "split"}}},
                           {"roleRef", {{"apiGroup", "rbac.authorization.k8s.io"}, {"kind", "ClusterRole"}, {"name", role}}}, {"subjects", Json::array({{{"kind", "User"}, {"name", "nobody"}}})}});
        return m_world->status() == 201;
    };
    m_world->makeNamespace(QStringLiteral("site"));
    m_world->makeDeployment(QStringLiteral("site"), QStringLiteral("page"), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, Json{{"preamar.io/enable", "true"}});
    QVERIFY(m_world->waitReady(QStringLiteral("site"), QStringLiteral("page"), 2));
    m_world->load(QStringLiteral("site"), "200m", "20Mi");
    QVERIFY(m_prometheus->waitScraped(QStringLiteral("site"), 2));
    QVERIFY(bind("ClusterRoleBinding", {}, "viewer") && bind("RoleBinding", kShop, "preamar"));
    (void)m_home.ctl("context-add", QStringLiteral("context add kubernetes split --namespace shop --namespace site --prometheus %1 --kubeconfig %2").arg(m_prometheus->url(), m_world->kubeconfig(QStringLiteral("nobody"))));
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    (void)m_home.cycle(QStringLiteral("split"));
    for (const char *id : {"split/shop/deployment/api", "split/site/deployment/page"}) {
        (void)m_home.ctl("mode", QStringLiteral("mode %1 approve").arg(QString::fromLatin1(id)));
        (void)m_home.ctl("policy-set", QStringLiteral("policy set %1 min=3").arg(QString::fromLatin1(id)));
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    }
    Json seen;
    const auto proposal = m_home.proposalFor(QStringLiteral("split/shop/deployment/api"), seen, kProposalWithin);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem() + QString::fromStdString(seen.dump())));
    Json page = workloadIn(m_home.cycle(QStringLiteral("split")), "split/site/deployment/page");
    QVERIFY2(find(page, "proposal")->is_null() && has(codes(*find(page, "decision")), "PermissionMissing"), page.dump().c_str());
    // The right is taken away between approval and write: refused by the rehearsal.
    (void)m_home.ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal)});
    m_world->call("DELETE", QStringLiteral("/apis/rbac.authorization.k8s.io/v1/namespaces/shop/rolebindings/split"));
    const auto before = replicas(QStringLiteral("api"));
    (void)m_home.cycle(QStringLiteral("split"));
    const Json ended = m_home.show(proposal);
    qInfo("%s", ended.dump().c_str());
    QVERIFY2(codeOf(ended) == "ClusterAccessDenied" || codeOf(ended) == "PermissionMissing", ended.dump().c_str());
    QCOMPARE(replicas(QStringLiteral("api")), before);
    // And given there, it is proposed there.
    QVERIFY(bind("RoleBinding", QStringLiteral("site"), "preamar"));
    QVERIFY2(!m_home.proposalFor(QStringLiteral("split/site/deployment/page"), seen, kProposalWithin).empty(), qPrintable(m_home.problem() + QString::fromStdString(seen.dump())));
    (void)m_home.ctl("context-list", QStringLiteral("context remove split"));
}

void TestLiveKubernetesFaults::serverDiesBeforeAWriteIsStored()
{
    const auto proposal = proposalOf(QStringLiteral("cut"), 4);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem()));
    (void)m_home.ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal)});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const int before = m_gate->writes();
    m_gate->onWrite([this] { m_world->stopServer(); }, 5'000);
    const auto [unknown, ended] = cutAndResolved(proposal);
    qInfo("%s", ended.dump().c_str());
    QVERIFY2(stringAt(unknown, "state") == "unknown", unknown.dump().c_str());
    QCOMPARE(codeOf(ended), std::string("ResolvedNotApplied"));
    QCOMPARE(m_gate->writes() - before, 1); // read, not sent again
    QCOMPARE(replicas(QStringLiteral("cut")), std::int64_t{2});
}

void TestLiveKubernetesFaults::serverDiesAfterAWriteIsStored()
{
    const auto proposal = proposalOf(QStringLiteral("stored"), 4);
    QVERIFY2(!proposal.empty(), qPrintable(m_home.problem()));
    (void)m_home.ctl("proposals-approve", {QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(proposal)});
    QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    const int before = m_gate->writes();
    m_gate->onWrite(
        [this] {
            m_relay->swallowAnswers(true);
            QTimer::singleShot(3'000, this, [this] {
                m_world->stopServer();
                m_relay->cut();
                m_relay->swallowAnswers(false);
            });
        },
        500);
    const auto [unknown, ended] = cutAndResolved(proposal);
    qInfo("%s", ended.dump().c_str());
    QVERIFY2(stringAt(unknown, "state") == "unknown", unknown.dump().c_str());
    QVERIFY2(stringAt(ended, "state") == "verified" || stringAt(ended, "state") == "healthy", ended.dump().c_str());
    QCOMPARE(m_gate->writes() - before, 1);
    QVERIFY(replicas(QStringLiteral("stored")) > 2);
}

} // namespace preamar::test
