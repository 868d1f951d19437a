// A connected cluster: changed and tested before it is stored, asked for consent again where its program changed, its
// history stopped and gone on with; and a test of the connection that says step by step where it ends.
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/checks.h"
#include "ui/dialogs/clusterdialog.h"
#include "ui/dialogs/consentdialog.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/theme.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QSet>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;
using Rung = CheckLine::Rung;

namespace {

ContextHealth good()
{
    ContextHealth h;
    h.state = ContextHealth::State::Ok;
    h.platformVersion = "Kubernetes 1.29.4";
    h.sourceVersion = "Prometheus 2.45.0";
    h.mayRead = h.mayScale = true;
    h.clockSkew = Millis{20};
    return h;
}

ExecProgram program(const std::string &sha)
{
    return {.path = "/usr/bin/aws", .sha256 = sha, .arguments = {"eks", "get-token", "--client-secret=s3cr3t"}, .variables = {"AWS_PROFILE"}};
}

FoundContext eks()
{
    FoundContext c;
    c.name = "eks-prod";
    c.server = "https://eks.example:6443";
    c.execCommand = "/usr/bin/aws eks get-token";
    c.execDigest = "new-digest";
    c.program = program(std::string(64, 'b'));
    return c;
}

ContextConfig cluster()
{
    ContextConfig c;
    c.kind = ContextKind::Kubernetes;
    c.name = ContextName("eks");
    c.kubernetes.context = "eks-prod";
    c.kubernetes.allowExec = "old-digest";
    c.kubernetes.prometheusService = "auto";
    return c;
}

Snapshot withCluster(const ContextConfig &config, const std::string &reason = {})
{
    Snapshot s = test::fixtureSnapshot(4);
    s.contexts.push_back(config);
    ContextReport report;
    report.name = config.name;
    report.kind = ContextKind::Kubernetes;
    report.health = good();
    if (!reason.empty()) {
        report.health.state = ContextHealth::State::Unreachable;
        report.health.reason = reason;
    }
    s.cycle->contexts.push_back(report);
    return s;
}

// The consent that is in force, as the log keeps it.
void remember(Snapshot &s, const ContextConfig &config, const ExecProgram &consented)
{
    AuditRecord record;
    record.seq = 900;
    record.at = s.now - Seconds{86'400};
    record.actor.name = "ana.souza";
    record.event = "context.added";
    record.detail = Json{{"config", toJson(config)}, {"exec", consentJson(consented)}};
    s.log.insert(s.log.begin(), record);
}

const CheckLine *lineOf(const std::vector<CheckLine> &lines, Rung rung)
{
    const auto it = std::find_if(lines.begin(), lines.end(), [&](const CheckLine &l) { return l.rung == rung; });
    return it == lines.end() ? nullptr : &*it;
}

QStringList texts(QWidget *parent, const QString &name)
{
    QStringList out;
    for (auto *label : parent->findChildren<PlainLabel *>(name))
        out += label->plainText();
    return out;
}

} // namespace

class TestUiClusters : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void theTestSaysWhereItEnds()
    {
        const ContextConfig config = cluster();
        ConnectionTest test;
        test.server = ConnectionTest::Reach{.host = "eks.example", .port = 6443, .address = "10.0.0.7", .isResolved = true, .isConnected = true, .problem = ReachProblem::None};
        test.health = good();
        test.newestAge = Millis{12'000};
        const auto lines = checkLines(test, config);
        std::vector<Rung> order;
        for (const auto &line : lines) {
            order.push_back(line.rung);
            QCOMPARE(line.tone, style::Tone::Ok);
        }
        QVERIFY((order == std::vector<Rung>{Rung::Name, Rung::Port, Rung::Trust, Rung::Answer, Rung::Token, Rung::Read, Rung::Scale, Rung::Metrics, Rung::Fresh, Rung::Clock}));
        // Old samples are said with their age.
        test.newestAge = Millis{600'000};
        QCOMPARE(lineOf(checkLines(test, config), Rung::Fresh)->tone, style::Tone::Warn);
        // No such name: nothing after it was tried.
        ContextHealth away;
        away.state = ContextHealth::State::Unreachable;
        away.reason = "SourceUnreachable";
        test.health = away;
        test.server->isResolved = test.server->isConnected = false;
        test.server->problem = ReachProblem::NotFound;
        auto failed = checkLines(test, config);
        QCOMPARE(lineOf(failed, Rung::Name)->tone, style::Tone::Crit);
        QVERIFY(lineOf(failed, Rung::Name)->text.contains(u"eks.example"_s));
        const QString notFound = lineOf(failed, Rung::Name)->text;
        test.server->problem = ReachProblem::Timeout;
        QVERIFY(lineOf(checkLines(test, config), Rung::Name)->text != notFound);
        QCOMPARE(lineOf(failed, Rung::Port)->tone, style::Tone::Neutral);
        // The name is there, the port is closed.
        test.server->isResolved = true;
        failed = checkLines(test, config);
        QCOMPARE(lineOf(failed, Rung::Name)->tone, style::Tone::Ok);
        QCOMPARE(lineOf(failed, Rung::Port)->tone, style::Tone::Crit);
        // Each reason has its own sentence, whole in the language of the window.
        QSet<QString> sentences;
        for (const auto problem : {ReachProblem::Refused, ReachProblem::Timeout, ReachProblem::Other}) {
            test.server->problem = problem;
            const QString text = lineOf(checkLines(test, config), Rung::Port)->text;
            QVERIFY(text.contains(u"6443"_s) && text.contains(u"eks.example"_s) && text.contains(u"porta"_s));
            sentences.insert(text);
        }
        QCOMPARE(sentences.size(), 3);
        // Connected; the certificate, then the credential, then the right to list is to blame.
        test.server->isConnected = true;
        for (const auto &[code, rung] : {std::pair{"TlsUntrusted", Rung::Trust}, std::pair{"ExecNotAllowed", Rung::Token}, std::pair{"ClusterAccessDenied", Rung::Read}}) {
            away.reason = code;
            test.health = away;
            failed = checkLines(test, config);
            QCOMPARE(lineOf(failed, rung)->tone, style::Tone::Crit);
            // A program that did not run asked nothing: neither certificate nor answer is known.
            const bool asked = rung != Rung::Token;
            for (const auto &line : failed) {
                const bool isKnown = asked || line.rung < Rung::Trust;
                QVERIFY2(line.rung >= rung || line.tone == (isKnown ? style::Tone::Ok : style::Tone::Neutral), code);
            }
        }
        // Connected, and silent: nothing is known of its certificate, nor said.
        away.reason = "SourceUnreachable";
        test.health = away;
        failed = checkLines(test, config);
        QCOMPARE(lineOf(failed, Rung::Trust)->tone, style::Tone::Neutral);
        QCOMPARE(lineOf(failed, Rung::Answer)->tone, style::Tone::Crit);
        // It refused the key: it has spoken.
        away.reason = "WrongApiKey";
        test.health = away;
        QCOMPARE(lineOf(checkLines(test, config), Rung::Trust)->tone, style::Tone::Ok);
        // A Prometheus of its own that is away is named.
        test.health = good();
        test.health->sourceVersion.clear();
        test.source = ConnectionTest::Reach{.host = "prom.example", .port = 9090, .address = {}, .isResolved = false, .isConnected = false, .problem = ReachProblem::NotFound};
        test.newestAge.reset();
        QVERIFY(lineOf(checkLines(test, config), Rung::Metrics)->text.contains(u"prom.example"_s));
    }

    void aProgramThatChangedIsComparedAndConsentedTo()
    {
        const ContextConfig config = cluster();
        Snapshot s = withCluster(config, "ExecNotAllowed");
        remember(s, config, program(std::string(64, 'a')));
        Stage stage(s, u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        QPushButton *ask = nullptr;
        for (auto *button : stage.window->findChildren<QPushButton *>(u"contextConsent"_s)) {
            if (button->isVisible())
                ask = button;
        }
        QVERIFY(ask);
        QTest::mouseClick(ask, Qt::LeftButton);
        auto *dialog = stage.named<ConsentDialog>("consentDialog");
        QVERIFY(dialog);
        auto *give = dialog->findChild<QPushButton *>(u"consentGive"_s);
        QTRY_VERIFY(give->isEnabled());
        const QStringList before = texts(dialog, u"consentBefore"_s);
        QCOMPARE(before.size(), 1); // the file alone changed
        QVERIFY(before[0].contains(QString(64, u'a')));
        const QString now = texts(dialog, u"consentNow"_s).join(u'\n');
        QVERIFY(now.contains(QString(64, u'b')) && now.contains(u"get-token"_s) && now.contains(u"AWS_PROFILE"_s));
        QVERIFY(dialog->findChild<PlainLabel *>(u"consentVerdict"_s)->plainText().contains(u"ana.souza"_s));
        QVERIFY(!give->isDefault());
        QTest::mouseClick(give, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        const auto &sent = stage.console.submitted[0];
        QCOMPARE(sent.kind, std::string(command::contextUpdate));
        const auto stored = contextFromJson(sent.arguments["config"]);
        QVERIFY(stored.has_value());
        QCOMPARE(stored->kubernetes.allowExec, std::string("new-digest"));
        // What the program is like is for the engine to record, from the kubeconfig; no secret of it is sent.
        QVERIFY(!sent.arguments.contains("exec"));
        QVERIFY(dumpJson(sent.arguments).find("s3cr3t") == std::string::npos);
        QTRY_VERIFY(!stage.window->findChild<ConsentDialog *>());
    }

    void anArgumentThatChangedIsToldByItsDigits()
    {
        const ContextConfig config = cluster();
        Snapshot s = withCluster(config, "ExecNotAllowed");
        ExecProgram consented = program(std::string(64, 'b'));
        consented.arguments.back() = "--client-secret=0lder";
        remember(s, config, consented);
        Stage stage(s, u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        auto *dialog = new ConsentDialog(stage.console, config, stage.window.get());
        dialog->open();
        QTRY_VERIFY(dialog->findChild<QPushButton *>(u"consentGive"_s)->isEnabled());
        const QStringList before = texts(dialog, u"consentBefore"_s);
        QCOMPARE(before.size(), 1); // the arguments alone changed
        const auto digits = [](const ExecProgram &of) {
            return QString::fromStdString(withoutSecrets(of).arguments.back()).section(u'…', 1);
        };
        QVERIFY(digits(consented) != digits(*eks().program));
        QVERIFY(before[0].contains(u"--client-secret=…"_s + digits(consented)) && !before[0].contains(u"0lder"_s));
        // What would run now is shown whole, and the digits to compare by.
        const QString now = texts(dialog, u"consentNow"_s).join(u'\n');
        QVERIFY(now.contains(u"--client-secret=s3cr3t (…"_s + digits(*eks().program) + u')'));
    }

    void aConsentCanBeWithdrawn()
    {
        const ContextConfig config = cluster();
        Stage stage(withCluster(config, "ExecNotAllowed"), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        auto *dialog = new ConsentDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *withdraw = dialog->findChild<QPushButton *>(u"consentWithdraw"_s);
        QTRY_VERIFY(withdraw->isEnabled());
        // Nothing recorded: its digest is all that is known of before.
        QVERIFY(dialog->findChild<PlainLabel *>(u"consentVerdict"_s)->plainText().contains(u"old-digest"_s));
        withdraw->setFocus();
        QTest::keyClick(withdraw, Qt::Key_Space);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QVERIFY(contextFromJson(stage.console.submitted[0].arguments["config"])->kubernetes.allowExec.empty());
        QVERIFY(!stage.console.submitted[0].arguments.contains("exec"));
    }

    void aClusterIsTestedBeforeItsChangeIsStored()
    {
        ContextConfig config = cluster();
        config.kubernetes.allowExec = "new-digest";
        Stage stage(withCluster(config), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        stage.console.health = good();
        QPushButton *edit = nullptr;
        for (auto *button : stage.window->findChildren<QPushButton *>(u"contextEdit"_s)) {
            if (button->isVisible())
                edit = button; // the last card is the cluster's
        }
        QTest::mouseClick(edit, Qt::LeftButton);
        auto *dialog = stage.named<ClusterDialog>("clusterDialog");
        QVERIFY(dialog);
        auto *save = dialog->findChild<QPushButton *>(u"clusterSave"_s);
        QTRY_VERIFY(save->isEnabled());
        QCOMPARE(dialog->findChild<QComboBox *>(u"clusterContext"_s)->currentText(), u"eks-prod"_s);
        QVERIFY(dialog->findChild<QCheckBox *>(u"clusterExec"_s)->isChecked()); // its consent stands
        // A mark alone needs no test.
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"clusterPage-2"_s), Qt::LeftButton);
        dialog->findChild<QCheckBox *>(u"contextProtected"_s)->setChecked(true);
        // Other namespaces do.
        QTest::mouseClick(dialog->findChild<QPushButton *>(u"clusterPage-1"_s), Qt::LeftButton);
        auto *spaces = dialog->findChild<QLineEdit *>(u"clusterSpaces"_s);
        spaces->setFocus();
        QTest::keyClicks(spaces, u"loja, pagamentos"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.probed.size(), std::size_t{1});
        const auto stored = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(stored.has_value());
        QVERIFY(stored->isProtected);
        QCOMPARE(stored->kubernetes.namespaces, (std::vector<std::string>{"loja", "pagamentos"}));
        QCOMPARE(stored->kubernetes.allowExec, std::string("new-digest"));
        QVERIFY(!stage.console.submitted[0].arguments.contains("exec")); // nothing new was consented to
    }

    void aClusterWithoutASourceOfMetricsStaysWithoutOne()
    {
        ContextConfig config = cluster();
        config.kubernetes.allowExec = "new-digest";
        config.kubernetes.prometheusService.clear();
        Stage stage(withCluster(config), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        auto *dialog = new ClusterDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *save = dialog->findChild<QPushButton *>(u"clusterSave"_s);
        QTRY_VERIFY(save->isEnabled());
        dialog->findChild<QCheckBox *>(u"contextProtected"_s)->setChecked(true);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QVERIFY(stage.console.probed.empty()); // it is reached as it was
        const auto stored = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(stored && stored->isProtected);
        QVERIFY(stored->kubernetes.prometheusService.empty() && stored->prometheus.url.empty() && !stored->kubernetes.metricsApi);
    }

    // What the command line did while a dialog stood open is not undone by saving something else.
    void savingKeepsWhatWasChangedElsewhereMeanwhile()
    {
        ContextConfig config = cluster();
        config.kubernetes.allowExec = "new-digest";
        Stage stage(withCluster(config), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        auto *dialog = new ClusterDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *save = dialog->findChild<QPushButton *>(u"clusterSave"_s);
        QTRY_VERIFY(save->isEnabled());
        ContextConfig now = config;
        now.kubernetes.allowExec.clear(); // withdrawn
        now.readOnly = true;
        now.backfill = false;
        stage.console.setSnapshot(withCluster(now));
        dialog->findChild<QCheckBox *>(u"contextProtected"_s)->setChecked(true);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        const auto stored = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(stored && stored->isProtected); // chosen here
        QVERIFY(stored->kubernetes.allowExec.empty());
        QVERIFY(stored->readOnly && !stored->backfill);
    }

    void aConsentKeepsWhatWasChangedElsewhereMeanwhile()
    {
        const ContextConfig config = cluster();
        Stage stage(withCluster(config, "ExecNotAllowed"), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        auto *dialog = new ConsentDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *give = dialog->findChild<QPushButton *>(u"consentGive"_s);
        QTRY_VERIFY(give->isEnabled());
        ContextConfig now = config;
        now.readOnly = true;
        stage.console.setSnapshot(withCluster(now, "ExecNotAllowed"));
        QTest::mouseClick(give, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        const auto stored = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(stored && stored->readOnly);
        QCOMPARE(stored->kubernetes.allowExec, std::string("new-digest"));
    }

    // A refused withdrawal must not leave a button that says "consent" and withdraws.
    void aRefusedWithdrawalOffersNoConsentToNothing()
    {
        const ContextConfig config = cluster();
        Stage stage(withCluster(config, "ExecNotAllowed"), u"contexts"_s);
        FoundContext plain = eks();
        plain.program.reset();
        plain.execDigest.clear();
        stage.console.found = std::vector<FoundContext>{plain};
        stage.console.answer = CommandAnswer{.done = false, .result = {}, .error = Error{ErrorCode::InvalidArgument, "config", "refused", {}}};
        auto *dialog = new ConsentDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *withdraw = dialog->findChild<QPushButton *>(u"consentWithdraw"_s);
        QTRY_VERIFY(withdraw->isEnabled());
        withdraw->setFocus();
        QTest::keyClick(withdraw, Qt::Key_Space);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QTRY_VERIFY(withdraw->isEnabled()); // may be tried again
        QVERIFY(!dialog->findChild<QPushButton *>(u"consentGive"_s)->isEnabled());
        dialog->close();
    }

    void aFailedTestStoresNothing()
    {
        ContextConfig config = cluster();
        config.kubernetes.allowExec = "new-digest";
        Stage stage(withCluster(config), u"contexts"_s);
        stage.console.found = std::vector<FoundContext>{eks()};
        ContextHealth denied;
        denied.state = ContextHealth::State::Unreachable;
        denied.reason = "ClusterAccessDenied";
        stage.console.health = denied;
        auto *dialog = new ClusterDialog(stage.console, config, stage.window.get());
        dialog->open();
        auto *save = dialog->findChild<QPushButton *>(u"clusterSave"_s);
        QTRY_VERIFY(save->isEnabled());
        auto *spaces = dialog->findChild<QLineEdit *>(u"clusterSpaces"_s);
        spaces->setText(u"loja"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QTRY_COMPARE(stage.console.probed.size(), std::size_t{1});
        QTRY_VERIFY(save->isEnabled());
        QVERIFY(stage.console.submitted.empty());
        QVERIFY(dialog->isVisible());
        QVERIFY(!texts(dialog, u"testLine"_s).isEmpty());
        // Without the consent that it needs it is not even tested.
        dialog->findChild<QCheckBox *>(u"clusterExec"_s)->setChecked(false);
        QTest::mouseClick(save, Qt::LeftButton);
        QTest::qWait(20);
        QCOMPARE(stage.console.probed.size(), std::size_t{1});
        delete dialog;
    }

    void aContextThatLeftTheFileIsSaid()
    {
        Stage stage(withCluster(cluster()), u"contexts"_s);
        FoundContext other = eks();
        other.name = "other";
        stage.console.found = std::vector<FoundContext>{other};
        ClusterDialog dialog(stage.console, cluster(), stage.window.get());
        dialog.open();
        auto *context = dialog.findChild<QComboBox *>(u"clusterContext"_s);
        QTRY_COMPARE(context->count(), 1);
        QVERIFY(!dialog.findChild<QPushButton *>(u"clusterSave"_s)->isEnabled());
        context->setCurrentIndex(0);
        Q_EMIT context->activated(0);
        QTRY_VERIFY(dialog.findChild<QPushButton *>(u"clusterSave"_s)->isEnabled());
        QVERIFY(!dialog.findChild<QCheckBox *>(u"clusterExec"_s)->isChecked()); // another program: no consent
    }

    void fetchingTheHistoryStopsAndGoesOn()
    {
        const ContextConfig config = cluster();
        Snapshot s = withCluster(config);
        s.cycle->contexts.back().backfillProgress = 0.4;
        Stage stage(s, u"contexts"_s);
        const auto visible = [&](const char *name) -> QPushButton * {
            for (auto *button : stage.window->findChildren<QPushButton *>(QString::fromLatin1(name))) {
                if (button->isVisible())
                    return button;
            }
            return nullptr;
        };
        QVERIFY(visible("backfillButton"));
        QTest::mouseClick(visible("backfillButton"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QVERIFY(!contextFromJson(stage.console.submitted[0].arguments["config"])->backfill);
        s.contexts.back().backfill = false;
        stage.console.setSnapshot(s);
        QTest::mouseClick(visible("backfillButton"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{2});
        QVERIFY(contextFromJson(stage.console.submitted[1].arguments["config"])->backfill);
        s.cycle->contexts.back().backfillProgress.reset();
        stage.console.setSnapshot(s);
        QVERIFY(!visible("backfillButton"));
    }
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiClusters test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiclusters.moc"
