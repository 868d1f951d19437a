// "Ends when" of issue 7, through the real window on a real control plane: with nothing but a kubeconfig a newcomer sees all contexts,
// each tested with its own cause, the workloads with load and forecast, and approves an action that really happens, on a Deployment
// and through an HPA.
#include "app/preamar/session.h"
#include "core/domain/codec.h"
#include "tests/contract/realprometheus.h"
#include "tests/live/kubernetes/clusterprometheus.h"
#include "tests/live/kubernetes/operatorhome.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/dialogs/clustersdialog.h"
#include "ui/pages/proposalcard.h"
#include "ui/style/metrics.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QPushButton>
#include <QToolButton>
#include <QTest>

using namespace preamar;
using namespace preamar::test;
using namespace Qt::StringLiterals;

class TestLiveKubernetesWindow : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void fromAKubeconfigToActionsThatHappened();

private:
    // Several contexts: one that may do all, one that may read, one that may nothing, a server that is not there, a way to
    // sign in that is gone.
    [[nodiscard]] QString kubeconfig();
    static ui::ProposalCard *cardOf(const ui::MainWindow *window, const std::string &workload);

    KubeWorld *m_world = nullptr;
    std::unique_ptr<ClusterPrometheus> m_prometheus;
    OperatorHome m_home;
};

void TestLiveKubernetesWindow::initTestCase()
{
    for (const auto &missing : {KubeWorld::missing(), RealPrometheus::missing()}) {
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
    }
    m_world = KubeWorld::shared();
    QVERIFY2(m_world != nullptr, qPrintable(KubeWorld::sharedProblem()));
    m_world->makeNamespace(u"shop"_s);
    m_world->makeNamespace(u"monitoring"_s);
    const Json enabled{{"preamar.io/enable", "true"}};
    for (const auto *name : {"api", "web"})
        m_world->makeDeployment(u"shop"_s, QString::fromLatin1(name), 2, Json{{"cpu", "500m"}, {"memory", "64Mi"}}, enabled, false);
    m_world->call("POST", u"/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers"_s,
                  Json::parse(R"({"apiVersion":"autoscaling/v2","kind":"HorizontalPodAutoscaler","metadata":{"name":"web","namespace":"shop"},
                  "spec":{"scaleTargetRef":{"apiVersion":"apps/v1","kind":"Deployment","name":"web"},"minReplicas":2,"maxReplicas":6,
                  "metrics":[{"type":"Resource","resource":{"name":"cpu","target":{"type":"Utilization","averageUtilization":70}}}]}})"));
    QCOMPARE(m_world->status(), 201);
    m_world->makeDeployment(u"monitoring"_s, u"prometheus-server"_s, 1);
    m_world->call("POST", u"/api/v1/namespaces/monitoring/services"_s,
                  Json::parse(R"({"apiVersion":"v1","kind":"Service","metadata":{"name":"prometheus-server"},"spec":{"selector":{"app":"prometheus-server"},"ports":[{"port":80,"targetPort":9090}]}})"));
    QVERIFY(m_world->waitReady(u"shop"_s, u"api"_s, 2) && m_world->waitReady(u"shop"_s, u"web"_s, 2) && m_world->waitReady(u"monitoring"_s, u"prometheus-server"_s, 1));
    m_world->load(u"shop"_s, "8", "20Mi"); // busy from the beginning, far beyond what they ask for
    m_prometheus = std::make_unique<ClusterPrometheus>(*m_world);
    const auto problem = m_prometheus->start(u"shop"_s, {u"api"_s, u"web"_s});
    QVERIFY2(problem.isEmpty(), qPrintable(problem));
    QVERIFY(m_prometheus->waitScraped(u"shop"_s, 4));
}

void TestLiveKubernetesWindow::cleanupTestCase()
{
    KubeWorld::stopShared();
}

QString TestLiveKubernetesWindow::kubeconfig()
{
    QFile ca(QString::fromStdString(m_world->ca()));
    if (!ca.open(QIODevice::ReadOnly))
        return {};
    const auto pem = QString::fromLatin1(ca.readAll().toBase64());
    QString clusters;
    QString users;
    QString contexts;
    for (const auto &user : {u"preamar"_s, u"viewer"_s, u"nobody"_s}) {
        users += u"- {name: %1, user: {token: %2}}\n"_s.arg(user, KubeWorld::tokenOf(user));
        contexts += u"- {name: %1, context: {cluster: here, user: %1}}\n"_s.arg(user);
    }
    clusters = u"- {name: here, cluster: {server: \"%1\", certificate-authority-data: %2}}\n- {name: gone, cluster: {server: \"https://127.0.0.1:%3\", certificate-authority-data: %2}}\n"_s
                   .arg(m_world->server(), pem)
                   .arg(KubeWorld::freePort());
    users += u"- {name: cloud, user: {auth-provider: {name: gcp}}}\n"_s;
    contexts += u"- {name: away, context: {cluster: gone, user: preamar}}\n- {name: old-cloud, context: {cluster: here, user: cloud}}\n"_s;
    QFile file(m_home.file(u"kubeconfig"_s));
    const auto text = u"apiVersion: v1\nkind: Config\ncurrent-context: preamar\nclusters:\n%1users:\n%2contexts:\n%3"_s.arg(clusters, users, contexts).toUtf8();
    return file.open(QIODevice::WriteOnly) && file.write(text) == text.size() ? file.fileName() : QString();
}

ui::ProposalCard *TestLiveKubernetesWindow::cardOf(const ui::MainWindow *window, const std::string &workload)
{
    for (auto *card : window->findChildren<ui::ProposalCard *>()) {
        const auto &p = card->proposal();
        const auto *button = card->findChild<QPushButton *>(u"approveButton"_s);
        if (card->isVisible() && card->isStill() && p.state == ProposalState::Proposed && p.plan.workload.name == workload && direction(p.plan.change) == Direction::Up && button && button->isVisible() && button->isEnabled())
            return card;
    }
    return nullptr;
}

void TestLiveKubernetesWindow::fromAKubeconfigToActionsThatHappened()
{
    const auto file = kubeconfig();
    QVERIFY(!file.isEmpty());
    qputenv("KUBECONFIG", file.toUtf8());
    app::Options options;
    options.home = m_home.file(u"home"_s).toStdString();
    options.size = QSize(ui::style::kWindowWidth, ui::style::kWindowHeight);
    options.theme = "light";
    QElapsedTimer since;
    since.start();
    app::Session session(*qApp, options);
    session.start();
    QTRY_VERIFY_WITH_TIMEOUT(session.window()->isFirstStart(), 20'000);
    auto *door = session.window()->findChild<QPushButton *>(u"doorKubernetes"_s);
    QTRY_VERIFY_WITH_TIMEOUT(door && door->isVisible() && door->isEnabled(), 5'000);
    QTest::mouseClick(door, Qt::LeftButton);
    QPointer<ui::ClustersDialog> dialog;
    QTRY_VERIFY((dialog = session.window()->findChild<ui::ClustersDialog *>()));
    const auto row = [&](const std::string &name) -> ui::ClusterRow * {
        for (auto *r : dialog ? dialog->findChildren<ui::ClusterRow *>() : QList<ui::ClusterRow *>()) {
            if (r->found().name == name)
                return r;
        }
        return nullptr;
    };
    QTRY_COMPARE_WITH_TIMEOUT(dialog->findChildren<ui::ClusterRow *>().size(), 5, 10'000);
    for (const auto *name : {"preamar", "viewer", "nobody", "away"})
        row(name)->choose(true);
    auto *next = dialog->findChild<QPushButton *>(u"clustersNext"_s);
    QTest::mouseClick(next, Qt::LeftButton);
    for (const auto *name : {"preamar", "viewer", "nobody", "away"})
        QTRY_VERIFY_WITH_TIMEOUT(row(name)->state() == ui::ClusterRow::State::Passed || row(name)->state() == ui::ClusterRow::State::Failed, 60'000);
    for (const auto *name : {"preamar", "viewer", "nobody", "away", "old-cloud"}) {
        QString said;
        for (const auto *label : row(name)->findChildren<ui::PlainLabel *>())
            said += label->isVisible() ? label->plainText() + u" | "_s : QString();
        qInfo("%s: %s", name, qPrintable(said));
    }
    QVERIFY(row("preamar")->state() == ui::ClusterRow::State::Passed);
    QVERIFY(row("nobody")->state() == ui::ClusterRow::State::Failed);
    QVERIFY(row("away")->state() == ui::ClusterRow::State::Failed);
    if (const auto pictures = qEnvironmentVariable("PREAMAR_PICTURES"); !pictures.isEmpty())
        dialog->grab().save(pictures + u"/live-clusters.png"_s);
    for (const auto *name : {"viewer", "nobody", "away"})
        row(name)->choose(false);
    QTRY_VERIFY(next->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    // The dialog ends when everything that was chosen is connected.
    const auto workload = [&](const char *name) -> std::optional<WorkloadReport> {
        const auto snapshot = session.console().snapshot();
        for (const auto &w : snapshot->cycle ? snapshot->cycle->workloads : std::vector<WorkloadReport>{}) {
            if (w.workload.ref.name == name)
                return w;
        }
        return std::nullopt;
    };
    QTRY_VERIFY_WITH_TIMEOUT(!dialog || !dialog->isVisible(), 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(workload("api") && workload("web"), 60'000);
    qInfo("%.1f s: workloads are seen", static_cast<double>(since.elapsed()) / 1000.0);
    // A second program of the same home raises the modes, as an operator would in a terminal.
    for (const auto *name : {"api", "web"}) {
        (void)m_home.ctl("mode", u"mode preamar/shop/deployment/%1 approve"_s.arg(QString::fromLatin1(name)));
        QVERIFY2(m_home.problem().isEmpty(), qPrintable(m_home.problem()));
    }
    // Cycles are five minutes apart: whoever wants to know now presses the button.
    auto *refresh = session.window()->findChild<QToolButton *>(u"refreshButton"_s);
    QVERIFY(refresh);
    const auto pressing = [&](const std::function<bool()> &condition) {
        for (int i = 0; i < 15; ++i) {
            if (QTest::qWaitFor(condition, 3'000))
                return true;
            QTest::mouseClick(refresh, Qt::LeftButton);
        }
        return false;
    };
    const auto said = [&](const char *name) { return workload(name) ? dumpJson(toJson(*workload(name))) : std::string("not seen"); };
    QVERIFY2(pressing([&] { return workload("api") && workload("api")->metrics.contains(metric::cpuCores) && !workload("api")->forecasts.empty(); }), said("api").c_str());
    QCOMPARE(workload("api")->workload.replicas, std::int64_t{2});
    qInfo("%.1f s: measured and forecast", static_cast<double>(since.elapsed()) / 1000.0);
    for (const auto *name : {"api", "web"}) {
        ui::ProposalCard *card = nullptr;
        QVERIFY2(pressing([&] { return (card = cardOf(session.window(), name)) != nullptr; }), said(name).c_str());
        const auto id = card->proposal().id;
        qInfo("%.1f s: proposed for %s", static_cast<double>(since.elapsed()) / 1000.0, name);
        QTest::mouseClick(card->findChild<QPushButton *>(u"approveButton"_s), Qt::LeftButton);
        const auto state = [&] {
            for (const auto &p : session.console().snapshot()->recent) {
                if (p.id == id)
                    return p.state;
            }
            return ProposalState::Proposed;
        };
        QTRY_VERIFY_WITH_TIMEOUT(state() == ProposalState::Healthy, 40'000);
        const auto now = m_world->deployment(u"shop"_s, QString::fromLatin1(name));
        QVERIFY2(integerAt(*find(now, "spec"), "replicas").value_or(0) > 2, now.dump().c_str());
    }
    const auto hpa = m_world->call("GET", u"/apis/autoscaling/v2/namespaces/shop/horizontalpodautoscalers/web"_s);
    QVERIFY(integerAt(*find(hpa, "spec"), "minReplicas").value_or(0) > 2);
    QCOMPARE(m_world->writes(), 2);
    qInfo("%.1f s: both happened", static_cast<double>(since.elapsed()) / 1000.0);
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    TestLiveKubernetesWindow test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_live_kubernetes_window.moc"
