// Connecting real servers: clusters by the contexts of a kubeconfig, each with its consents and its own test; the
// environments of a Portainer server; what a credential may do.
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/dialogs/clustersdialog.h"
#include "ui/dialogs/kubeconfigfolder.h"
#include "ui/dialogs/rightsdialog.h"
#include "ui/shell/translations.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/gridview.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QDir>
#include <QDropEvent>
#include <QFile>
#include <QFileDialog>
#include <QLineEdit>
#include <QMimeData>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <algorithm>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

ContextHealth good()
{
    return {.state = ContextHealth::State::Ok,
            .reason = {},
            .detail = {},
            .platformVersion = "Kubernetes 1.29.4",
            .sourceVersion = "Prometheus 2.45.0",
            .mayRead = true,
            .mayScale = true,
            .isSwarmManager = false,
            .clockSkew = Millis{20},
            .requests = 12};
}

FoundContext context(const std::string &name)
{
    return {.name = name,
            .server = "https://" + name + ".example:6443",
            .space = {},
            .isCurrent = false,
            .problem = {},
            .execCommand = {},
            .execDigest = {},
            .program = {},
            .files = {},
            .isUnverified = false};
}

std::vector<FoundContext> manyContexts()
{
    FoundContext dev = context("dev");
    dev.isCurrent = true;
    FoundContext eks = context("arn:aws:eks:us-east-1:42:cluster/prod");
    eks.execCommand = "aws eks get-token --cluster-name prod";
    eks.execDigest = "d1";
    FoundContext lax = context("lax");
    lax.isUnverified = true;
    FoundContext broken = context("old");
    broken.problem = Error{ErrorCode::InvalidArgument, "users", "azure", "AuthProviderUnsupported"};
    return {dev, eks, lax, broken};
}

struct Dialog
{
    explicit Dialog(Stage &stage) : dialog(new ClustersDialog(stage.console, stage.window.get()))
    {
        QObject::connect(dialog, &ClustersDialog::saved, dialog, [this](const QStringList &names) { saved = names; });
        dialog->open();
    }
    [[nodiscard]] ClusterRow *row(const std::string &name) const
    {
        for (auto *r : dialog->findChildren<ClusterRow *>()) {
            if (r->found().name == name)
                return r;
        }
        return nullptr;
    }
    [[nodiscard]] QPushButton *next() const { return dialog->findChild<QPushButton *>(u"clustersNext"_s); }

    QPointer<ClustersDialog> dialog;
    QStringList saved;
};

} // namespace

class TestUiConnect : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void theDoorOpensTheDialogAndReadsTheUsualFile()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = manyContexts();
        auto *door = stage.named<QPushButton>("doorKubernetes");
        QVERIFY(door->isEnabled());
        QTest::mouseClick(door, Qt::LeftButton);
        QTRY_VERIFY(stage.named<ClusterRow>("clusterRow"));
        QCOMPARE(stage.console.kubeconfigs, std::vector<std::string>{""});
        QVERIFY(stage.console.probed.empty()); // no server is spoken to before one is chosen and tested
    }

    void everyClusterIsTestedAndSaysItsOwnCause()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = manyContexts();
        stage.console.health = good();
        ContextHealth away;
        away.state = ContextHealth::State::Unreachable;
        away.reason = "TlsUntrusted";
        stage.console.healthOf.emplace("dev", away);
        Dialog d(stage);
        QTRY_VERIFY(d.row("dev"));
        QVERIFY(d.row("dev")->isChosen()); // the current one
        QVERIFY(!d.row("old")->findChild<QCheckBox *>(u"clusterChoose"_s)->isEnabled());
        QVERIFY(d.row("old")->findChild<PlainLabel *>(u"clusterOutcome"_s)->isVisible());

        auto *eks = d.row("arn:aws:eks:us-east-1:42:cluster/prod");
        eks->choose(true);
        QCOMPARE(eks->name(), u"prod"_s);
        QTest::mouseClick(d.next(), Qt::LeftButton);
        // Nothing runs and nothing is asked of a cluster whose program was not allowed.
        QTRY_COMPARE(d.row("dev")->state(), ClusterRow::State::Failed);
        QCOMPARE(eks->state(), ClusterRow::State::Untried);
        QCOMPARE(stage.console.probed.size(), std::size_t{1});
        const auto said = d.row("dev")->findChildren<PlainLabel *>(u"testLine"_s);
        QVERIFY(std::any_of(said.begin(), said.end(), [](const PlainLabel *line) {
            return line->plainText() == text::reasonMeaning(ReasonCode::TlsUntrusted, text::Language::PtBr);
        }));

        eks->findChild<QCheckBox *>(u"clusterExec"_s)->click();
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(eks->state(), ClusterRow::State::Passed);
        QCOMPARE(stage.console.probed.back().kubernetes.allowExec, std::string("d1"));
        QVERIFY(stage.console.submitted.empty());

        // What passed is connected; what failed stays, with its cause.
        QTRY_VERIFY(d.next()->isEnabled());
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        const auto config = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(config);
        QCOMPARE(config->name.str(), std::string("prod"));
        QVERIFY(config->kind == ContextKind::Kubernetes);
        QCOMPARE(config->kubernetes.context, std::string("arn:aws:eks:us-east-1:42:cluster/prod"));
        QCOMPARE(config->kubernetes.prometheusService, std::string("auto"));
        QTRY_COMPARE(eks->state(), ClusterRow::State::Stored);
        QVERIFY(d.dialog && d.saved.isEmpty());
        QTest::mouseClick(d.dialog->findChild<QPushButton *>(u"clustersCancel"_s), Qt::LeftButton);
        QCOMPARE(d.saved, QStringList{u"prod"_s});
    }

    // What was tested and consented to is of one file: with another one, it has to be tested again.
    void anotherFileLeavesNothingOfTheFirst()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = std::vector<FoundContext>{context("a")};
        stage.console.health = good();
        Dialog d(stage);
        QTRY_VERIFY(d.row("a"));
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(d.row("a")->state(), ClusterRow::State::Passed);
        QTRY_VERIFY(d.next()->isEnabled());
        auto *file = d.dialog->findChild<QLineEdit *>(u"kubeconfigFile"_s);
        file->setFocus();
        file->setText(u"/tmp/outro"_s);
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QVERIFY(!d.row("a"));
        QVERIFY(!d.next()->isEnabled());
        QTRY_VERIFY(d.row("a"));
        QCOMPARE(stage.console.kubeconfigs.back(), std::string("/tmp/outro"));
        QCOMPARE(d.row("a")->state(), ClusterRow::State::Untried);
        QVERIFY(stage.console.submitted.empty());

        // While clusters are being stored, nothing is read in their place.
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_VERIFY(d.row("a")->state() == ClusterRow::State::Passed && d.next()->isEnabled());
        const auto reads = stage.console.kubeconfigs.size();
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/terceiro"_s)});
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(d.dialog, &drop);
        QCOMPARE(stage.console.kubeconfigs.size(), reads);
        QVERIFY(!d.dialog->findChild<QPushButton *>(u"kubeconfigFolder"_s)->isEnabled());
        QTRY_COMPARE(d.saved, QStringList{u"a"_s});
        const auto config = contextFromJson(stage.console.submitted.back().arguments["config"]);
        QVERIFY(config);
        QCOMPARE(config->kubernetes.kubeconfig, std::string("/tmp/outro"));
    }

    void namespacesMetricsAndMarksHoldForAll()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = std::vector<FoundContext>{context("a"), context("b")};
        stage.console.health = good();
        Dialog d(stage);
        QTRY_VERIFY(d.row("b"));
        d.row("a")->choose(true);
        d.row("b")->choose(true);
        d.dialog->findChild<QLineEdit *>(u"clusterSpaces"_s)->setText(u"loja, pagamentos ,"_s);
        auto *metrics = d.dialog->findChild<QComboBox *>(u"clusterMetrics"_s);
        metrics->setCurrentIndex(1);
        Q_EMIT metrics->activated(1);
        d.dialog->findChild<QCheckBox *>(u"clusterReadOnly"_s)->click();
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(d.row("b")->state(), ClusterRow::State::Passed);
        QTRY_VERIFY(d.next()->isEnabled());
        QVERIFY(d.next()->text().contains(u'2'));
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{2});
        for (const auto &sent : stage.console.submitted) {
            const auto config = contextFromJson(sent.arguments["config"]);
            QVERIFY(config && config->readOnly && config->kubernetes.metricsApi);
            QCOMPARE(config->kubernetes.namespaces, (std::vector<std::string>{"loja", "pagamentos"}));
        }
        QTRY_COMPARE(d.saved, (QStringList{u"a"_s, u"b"_s}));
    }

    void aServerThatIsNotVerifiedNeedsItsFingerprint()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = manyContexts();
        stage.console.health = good();
        Dialog d(stage);
        QTRY_VERIFY(d.row("lax"));
        d.row("dev")->choose(false);
        d.row("lax")->choose(true);
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTest::qWait(20);
        QVERIFY(stage.console.probed.empty());
        d.row("lax")->findChild<QLineEdit *>(u"clusterPin"_s)->setText(QString(64, u'A').insert(2, u':'));
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTRY_COMPARE(stage.console.probed.size(), std::size_t{1});
        QCOMPARE(stage.console.probed[0].kubernetes.pin, std::string(64, 'a'));
    }

    void anUnreadableFileSaysWhyAndADropReadsAnother()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = Result<std::vector<FoundContext>>(
            fail(ErrorCode::NotFound, "kubeconfig", "~/.kube/config", "KubeconfigMissing"));
        Dialog d(stage);
        auto *panel = d.dialog->findChild<StatePanel *>(u"clustersState"_s);
        QTRY_COMPARE(panel->state(), StatePanel::State::Error);
        QVERIFY(!d.next()->isEnabled());
        stage.console.found = std::vector<FoundContext>{context("a")};
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(u"/tmp/um"_s), QUrl::fromLocalFile(u"/tmp/dois"_s)});
        QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(d.dialog, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
        QApplication::sendEvent(d.dialog, &drop);
        QTRY_VERIFY(d.row("a"));
        QCOMPARE(stage.console.kubeconfigs.back(), std::string("/tmp/um:/tmp/dois"));
        QVERIFY(d.row("a")->isChosen()); // the only one
    }

    void aWholeFolderIsGivenAndWhatIsNoKubeconfigIsNamed()
    {
        QTemporaryDir dir;
        const auto write = [&](const char *name, const QByteArray &bytes) {
            QFile file(dir.filePath(QString::fromLatin1(name)));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        QVERIFY(write("a.yaml", "apiVersion: v1\nkind: Config\ncontexts: []\n"));
        QVERIFY(write("b", R"({"apiVersion":"v1","kind":"Config","contexts":[]})"));
        QVERIFY(write("ca.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n"));
        QVERIFY(write("notes.txt", "this kind: Configuration is none\n"));
        QVERIFY(write("pod.yaml", "apiVersion: v1\nkind: ConfigMap\n"));
        QVERIFY(write(".hidden", "kind: Config\n"));
        QVERIFY(QDir(dir.path()).mkdir(u"cache"_s));
        const QString files = dir.filePath(u"a.yaml"_s) + QDir::listSeparator() + dir.filePath(u"b"_s);

        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = std::vector<FoundContext>{context("a")};
        Dialog d(stage);
        QTRY_VERIFY(d.row("a"));
        auto *skipped = d.dialog->findChild<PlainLabel *>(u"kubeconfigSkipped"_s);
        QVERIFY(!skipped->isVisible());
        // By its button.
        QTest::mouseClick(d.dialog->findChild<QPushButton *>(u"kubeconfigFolder"_s), Qt::LeftButton);
        auto *chooser = d.dialog->findChild<QFileDialog *>(u"folderDialog"_s);
        QVERIFY(chooser);
        QCOMPARE(chooser->fileMode(), QFileDialog::Directory);
        Q_EMIT chooser->fileSelected(dir.path());
        chooser->close();
        QTRY_COMPARE(QString::fromStdString(stage.console.kubeconfigs.back()), files);
        QVERIFY(skipped->isVisible());
        for (const auto *name : {"ca.pem", "notes.txt", "pod.yaml"})
            QVERIFY2(skipped->plainText().contains(QString::fromLatin1(name)), qPrintable(skipped->plainText()));
        QVERIFY(!skipped->plainText().contains(u"hidden"_s) && !skipped->plainText().contains(u"a.yaml"_s));
        // Typed, with a file beside it; and dropped.
        auto *edit = d.dialog->findChild<QLineEdit *>(u"kubeconfigFile"_s);
        edit->setFocus();
        edit->setText(u"/tmp/um"_s + QDir::listSeparator() + dir.path());
        QTest::keyClick(edit, Qt::Key_Tab);
        QTRY_COMPARE(QString::fromStdString(stage.console.kubeconfigs.back()), u"/tmp/um"_s + QDir::listSeparator() + files);
        QMimeData data;
        data.setUrls({QUrl::fromLocalFile(dir.path())});
        const auto drop = [&] {
            QDragEnterEvent enter(QPoint(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(d.dialog, &enter);
            QDropEvent fall(QPointF(5, 5), Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
            QApplication::sendEvent(d.dialog, &fall);
        };
        drop();
        QTRY_COMPARE(QString::fromStdString(stage.console.kubeconfigs.back()), files);
        // A folder without any says what was looked at.
        QVERIFY(QFile::remove(dir.filePath(u"a.yaml"_s)) && QFile::remove(dir.filePath(u"b"_s)));
        drop();
        QTRY_VERIFY2(skipped->plainText().startsWith(u"Nenhum kubeconfig nesta pasta"_s), qPrintable(skipped->plainText()));
    }

    // The window waits for it: the beginning of so many files is looked at.
    void aFolderOfTooManyFilesSaysHowManyWereLeftOut()
    {
        QTemporaryDir dir;
        const auto write = [&](const QString &name, const QByteArray &bytes) {
            QFile file(dir.filePath(name));
            return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size();
        };
        const QByteArray much(100 << 10, 'x');
        // kubectl writes the kind after the clusters, of which there may be many.
        QVERIFY(write(u"a.yaml"_s, "apiVersion: v1\nclusters:\n- name: " + much + "\nkind: Config\n"));
        QVERIFY(write(u"b.log"_s, much + "\nkind: Config\n"));
        for (int i = 0; i < 310; ++i)
            QVERIFY(write(u"c%1.txt"_s.arg(i), "x"));
        const ChosenFiles chosen = chosenFiles(dir.path());
        QCOMPARE(chosen.files, QStringList{dir.filePath(u"a.yaml"_s)});
        QVERIFY(chosen.skipped.contains(u"b.log"_s));
        QCOMPARE(chosen.skipped.size(), 299);
        QCOMPARE(chosen.leftOut, 12);
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        stage.console.found = std::vector<FoundContext>{context("a")};
        Dialog d(stage);
        QTRY_VERIFY(d.row("a"));
        auto *edit = d.dialog->findChild<QLineEdit *>(u"kubeconfigFile"_s);
        edit->setFocus();
        edit->setText(dir.path());
        QTest::keyClick(edit, Qt::Key_Tab);
        auto *skipped = d.dialog->findChild<PlainLabel *>(u"kubeconfigSkipped"_s);
        QTRY_VERIFY2(skipped->plainText().contains(u"12"_s), qPrintable(skipped->plainText()));
    }

    void namesThatCollideAreRefusedBeforeTheTest()
    {
        Stage stage(preamar::test::fixtureSnapshot(1), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{context("prod-swarm"), context("x")};
        Dialog d(stage);
        QTRY_VERIFY(d.row("x"));
        QCOMPARE(d.row("prod-swarm")->name(), u"prod-swarm-2"_s); // there is a context of that name already
        d.row("x")->choose(true);
        d.row("x")->findChild<QLineEdit *>(u"clusterName"_s)->setText(u"prod-swarm"_s);
        QTest::mouseClick(d.next(), Qt::LeftButton);
        QTest::qWait(20);
        QVERIFY(stage.console.probed.empty());
        QVERIFY(!d.row("x")->nameField()->problem().isEmpty());
    }

    void aCredentialThatLacksRightsGetsTheRoleToAskFor()
    {
        Stage stage(preamar::test::fixtureSnapshot(1), u"contexts"_s);
        using Need = AccessRights::Right::Need;
        stage.console.rights = AccessRights{.rights = {{.what = "list pods", .need = Need::Read, .isAllowed = true},
                                                       {.what = "patch deployments/scale (apps)",
                                                        .need = Need::Scale,
                                                        .isAllowed = false}},
                                            .missingRole = "kind: ClusterRole\n"};
        auto *dialog = new RightsDialog(stage.console, ContextConfig{}, stage.window.get());
        dialog->open();
        auto *role = dialog->findChild<QPlainTextEdit *>(u"rightsRole"_s);
        QTRY_VERIFY(role->isVisible());
        QVERIFY(dialog->findChild<PlainLabel *>(u"rightsVerdict"_s)->plainText().contains(u"não"_s));
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"rightsCopy"_s), Qt::LeftButton);
        QCOMPARE(QApplication::clipboard()->text(), u"kind: ClusterRole\n"_s);
        dialog->close();
    }

    void aWorkloadSaysWhoSetsItsReplicas()
    {
        Snapshot s = preamar::test::fixtureSnapshot(3);
        auto &w = s.cycle->workloads[0].workload;
        w.ref.name = "loja-api"; // as Kubernetes allows names
        w.ref.kind = WorkloadKind::Deployment;
        w.ref.space = "loja";
        Stage stage(s, u"services"_s);
        const QString id = QString::fromStdString(toString(w.ref));
        stage.window->showPage(u"service"_s, id);
        auto *panel = stage.named<QWidget>("ownerPanel");
        QVERIFY(!panel->isVisible()); // nobody else does
        Autoscaler hpa;
        hpa.name = "loja-api";
        hpa.bounds = {.min = 2, .max = 10, .targets = {{"cpu", 70}}};
        hpa.current = {{"cpu", 83}};
        hpa.desired = 4;
        hpa.atMax = true;
        w.autoscaler = hpa;
        w.owners = {autoscalerId(hpa), "argo-cd/loja"};
        w.oomKills = 3;
        stage.console.setSnapshot(s);
        QTRY_VERIFY(panel->isVisible());
        QString said;
        for (const auto *label : panel->findChildren<PlainLabel *>())
            said += label->plainText() + u'\n';
        for (const char *part : {"loja-api", "2 – 10", "83", "argo-cd/loja"})
            QVERIFY2(said.contains(QString::fromUtf8(part)), part);
        QTest::mouseClick(stage.named<QPushButton>("copyAutoscaler"), Qt::LeftButton);
        QVERIFY(QApplication::clipboard()->text().contains(u"maxReplicas: 10"_s));
    }

    void servicesAreNarrowedToANamespace()
    {
        Snapshot s = preamar::test::fixtureSnapshot(9);
        for (std::size_t i = 0; i < s.cycle->workloads.size(); ++i) {
            auto &ref = s.cycle->workloads[i].workload.ref;
            ref.kind = WorkloadKind::Deployment;
            ref.space = i % 3 == 0 ? "loja" : "interno";
        }
        Stage stage(s, u"services"_s);
        auto *facet = stage.named<QComboBox>("namespaceFacet");
        QVERIFY(facet->isVisible());
        QCOMPARE(facet->count(), 3); // any, and the two
        facet->setCurrentIndex(facet->findData(u"loja"_s));
        Q_EMIT facet->activated(facet->currentIndex());
        QCOMPARE(stage.named<GridView>("serviceCards")->model()->rowCount(), 3);
    }

    void thePortainerWizardListsTheEnvironmentsOfTheToken()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        QTest::mouseClick(stage.named<QPushButton>("doorPortainer"), Qt::LeftButton);
        auto *next = stage.named<QPushButton>("contextNext");
        stage.named<QLineEdit>("portainerUrl")->setText(u"https://host.example:9443"_s);
        stage.named<QLineEdit>("portainerName")->setText(u"host"_s);
        ContextHealth reached;
        reached.state = ContextHealth::State::Unreachable;
        reached.platformVersion = "Portainer 2.23.0";
        reached.reason = "WrongApiKey";
        stage.console.health = reached;
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("portainerToken")->isVisible());
        stage.named<QLineEdit>("portainerToken")->setText(u"segredo"_s);
        stage.console.environments = std::vector<FoundEnvironment>{
            {.id = 3, .name = "loja", .isDocker = true, .isUp = true},
            {.id = 5, .name = "cluster", .isDocker = false, .isUp = true},
            {.id = 9, .name = "filial", .isDocker = true, .isUp = false}};
        const auto probes = stage.console.probed.size();
        QTest::mouseClick(next, Qt::LeftButton);
        auto *list = stage.named<QComboBox>("portainerEnvironments");
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->count(), 3); // to choose, and the two that are Docker
        QCOMPARE(stage.console.probed.size(), probes);
        list->setCurrentIndex(2);
        Q_EMIT list->activated(2);
        QCOMPARE(stage.named<QLineEdit>("portainerEnvironment")->text(), u"9"_s);
        stage.console.health = good();
        QTRY_VERIFY(next->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("prometheusUrl")->isVisible());
        QCOMPARE(stage.console.probed.back().environment, std::int64_t{9});
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiConnect test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiconnect.moc"
