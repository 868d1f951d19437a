// Connecting, changing and removing contexts, settings, and what is typed into them.
#include "core/domain/codec.h"
#include "tests/ui/stage.h"
#include "ui/dialogs/checks.h"
#include "ui/dialogs/entries.h"
#include "ui/shell/translations.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/field.h"
#include "ui/widgets/plainlabel.h"

#include <QApplication>
#include <QCheckBox>
#include <QComboBox>
#include <QDialog>
#include <QFile>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace preamar;
using namespace preamar::ui;
using namespace Qt::StringLiterals;
using preamar::test::Stage;

namespace {

ContextHealth goodHealth()
{
    ContextHealth h;
    h.state = ContextHealth::State::Ok;
    h.platformVersion = "Portainer 2.23.0, Docker 20.10.24";
    h.sourceVersion = "Prometheus 2.42.0";
    h.mayRead = h.mayScale = h.isSwarmManager = true;
    h.clockSkew = Millis{300};
    return h;
}

void type(Stage &stage, const char *name, const QString &text)
{
    auto *edit = stage.named<QLineEdit>(name);
    edit->setFocus();
    edit->clear();
    edit->insert(text); // as pasted: with what a clipboard brings along
    Q_EMIT edit->editingFinished();
}

QString hintOf(const Stage &stage, const char *name)
{
    return stage.named<PlainLabel>((QByteArray(name) + "-hint").constData())->plainText();
}

Snapshot withContexts()
{
    Snapshot s = preamar::test::fixtureSnapshot(12);
    s.contexts[0].url = "https://portainer.interno:9443";
    s.contexts[0].environment = 2;
    s.contexts[0].token = SecretRef("keychain:portainer/prod-swarm");
    s.contexts[0].isProtected = true;
    s.contexts[0].color = "purple";
    return s;
}

} // namespace

class TestUiAdmin : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        installLanguage(text::Language::PtBr);
        style::applyTheme(*qApp, style::ThemeChoice::Light);
        QVERIFY(m_dir.isValid());
    }

    void addressesAreReadAsTheyWereMeant_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("url");
        QTest::addColumn<int>("environment");
        QTest::newRow("plain") << u"https://p.example:9443"_s << u"https://p.example:9443"_s << 0;
        QTest::newRow("clipboard") << u"  https://p.example:9443/\r\n"_s << u"https://p.example:9443"_s << 0;
        QTest::newRow("quoted") << u"\"https://p.example\""_s << u"https://p.example"_s << 0;
        QTest::newRow("own page") << u"https://p.example/#!/3/docker/dashboard"_s << u"https://p.example"_s << 3;
        QTest::newRow("api") << u"https://p.example/portainer/api"_s << u"https://p.example/portainer"_s << 0;
        QTest::newRow("credentials") << u"https://ana:segredo@p.example/x?y=1"_s << u"https://p.example/x"_s << 0;
        QTest::newRow("invisible") << u"\u200Bhttps://p.example\uFEFF"_s << u"https://p.example"_s << 0;
    }
    void addressesAreReadAsTheyWereMeant()
    {
        QFETCH(QString, typed);
        QFETCH(QString, url);
        QFETCH(int, environment);
        const auto address = entries::portainerAddress(typed);
        QCOMPARE(address.url, url);
        QCOMPARE(static_cast<int>(address.environment.value_or(0)), environment);
        QVERIFY(!address.url.contains(u"segredo"));
        QCOMPARE(address.note.isEmpty(), address.user.isEmpty() && !address.environment);
    }

    void badAddressesSayWhatIsExpected_data()
    {
        QTest::addColumn<QString>("typed");
        QTest::addColumn<QString>("says");
        QTest::newRow("none") << QString() << u"https://"_s;
        QTest::newRow("no scheme") << u"p.example:9443"_s << u"https://"_s;
        QTest::newRow("port") << u"https://p.example:99999"_s << u"65535"_s;
        QTest::newRow("port 0") << u"https://p.example:0"_s << u"65535"_s;
        QTest::newRow("port word") << u"https://p.example:abc"_s << u"abc"_s;
        QTest::newRow("scheme") << u"ftp://p.example"_s << u"ftp"_s;
        QTest::newRow("space") << u"https://p.exa mple"_s << u"espaço"_s;
        QTest::newRow("no host") << u"https://"_s << u"https://"_s;
        QTest::newRow("clear") << u"http://a:b@p.example"_s << u"https://"_s;
    }
    void badAddressesSayWhatIsExpected()
    {
        QFETCH(QString, typed);
        QFETCH(QString, says);
        const QString problem = entries::addressProblem(typed, true);
        QVERIFY2(problem.contains(says), qPrintable(problem));
    }

    void prometheusAddressesLoseTheirPagesAndCredentials()
    {
        const auto a = entries::prometheusAddress(u"http://ana:s3@m.example:9090/prom/graph?g0.expr=up"_s);
        QCOMPARE(a.url, u"http://m.example:9090/prom"_s);
        QCOMPARE(a.user, u"ana"_s);
        QCOMPARE(a.password, u"s3"_s);
        QCOMPARE(entries::prometheusAddress(u"http://m.example:9090/api/v1/query"_s).url, u"http://m.example:9090"_s);
    }

    void aPrivateKeyIsNoAuthority()
    {
        const auto write = [this](const char *name, const QByteArray &bytes) {
            QFile f(m_dir.filePath(QString::fromLatin1(name)));
            if (f.open(QIODevice::WriteOnly))
                f.write(bytes);
            return f.fileName();
        };
        const QString key = write("key.pem", "-----BEGIN EC PRIVATE KEY-----\nMHcC\n-----END EC PRIVATE KEY-----\n");
        const QString both = write("both.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n"
                                               "-----BEGIN PRIVATE KEY-----\nMIIB\n-----END PRIVATE KEY-----\n");
        QVERIFY(entries::certificateProblem(key).startsWith(u"PARE"_s));
        QVERIFY(entries::certificateProblem(both).startsWith(u"PARE"_s));
        QVERIFY(entries::certificateProblem(write("ca.pem", "-----BEGIN CERTIFICATE-----\nMIIB\n")).isEmpty());
        QVERIFY(!entries::certificateProblem(write("text.pem", "hello")).isEmpty());
        QVERIFY(!entries::certificateProblem(write("empty.pem", "")).isEmpty());
        QVERIFY(!entries::certificateProblem(m_dir.path()).isEmpty());
        QVERIFY(!entries::certificateProblem(m_dir.filePath(u"none"_s)).isEmpty());
        QVERIFY(entries::certificateProblem({}).isEmpty());
        QVERIFY(!entries::tokenProblem(u"-----BEGIN PRIVATE KEY-----"_s, true).isEmpty());
        const QString open = write("token", "ptr_abc");
        QFile::setPermissions(open, QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther);
        QVERIFY(entries::secretFileProblem(open).contains(u"chmod 600"_s));
        QFile::setPermissions(open, QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(entries::secretFileProblem(open).isEmpty());
    }

    void namesMustNotCollide()
    {
        const Snapshot s = withContexts();
        QVERIFY(!entries::nameProblem(u"prod-swarm"_s, s).isEmpty());
        QVERIFY(!entries::nameProblem(u" PROD-Swarm\n"_s, s).isEmpty());
        QVERIFY(!entries::nameProblem(u"a/b"_s, s).isEmpty());
        QVERIFY(!entries::nameProblem(QString(61, u'a'), s).isEmpty());
        QVERIFY(!entries::nameProblem(u"\u202E\u200B"_s, s).isEmpty());
        QVERIFY(entries::nameProblem(u"homologação"_s, s).isEmpty());
        QVERIFY(entries::nameProblem(entries::nameFrom(u"https://prod-swarm.example"_s, s), s).isEmpty());
    }

    void pricesKnowBothCommas()
    {
        QCOMPARE(entries::priceOf(u"0,05"_s).value_or(-1), 0.05);
        QCOMPARE(entries::priceOf(u"0.05"_s).value_or(-1), 0.05);
        QVERIFY(entries::priceProblem(QString()).isEmpty());
        for (const auto &bad : {u"-1"_s, u"abc"_s, u"inf"_s, u"nan"_s})
            QVERIFY2(!entries::priceProblem(bad).isEmpty(), qPrintable(bad));
    }

    void aLadderOfChecksStopsWhereItFails()
    {
        ContextConfig config;
        config.kind = ContextKind::Portainer;
        config.url = "https://p.example";
        const auto linesOf = [&](const Result<ContextHealth> &health) {
            ConnectionTest test;
            test.health = health;
            return checkLines(test, config);
        };
        const auto good = linesOf(goodHealth());
        QVERIFY(holdsUpTo(good, CheckLine::Rung::Clock));
        ContextHealth refused;
        refused.state = ContextHealth::State::Unreachable;
        refused.platformVersion = "Portainer 2.23.0";
        refused.reason = "WrongApiKey";
        const auto lines = linesOf(refused);
        QVERIFY(holdsUpTo(lines, CheckLine::Rung::Trust));
        QVERIFY(!holdsUpTo(lines, CheckLine::Rung::Token));
        QCOMPARE(lines[2].tone, style::Tone::Crit);
        QCOMPARE(lines[3].tone, style::Tone::Neutral);
        refused.reason = "TlsUntrusted";
        refused.platformVersion.clear();
        QVERIFY(!holdsUpTo(linesOf(refused), CheckLine::Rung::Trust));
        QVERIFY(holdsUpTo(linesOf(refused), CheckLine::Rung::Port));
        const auto away = linesOf(fail(ErrorCode::Timeout, "GET", "no answer"));
        QVERIFY(!holdsUpTo(away, CheckLine::Rung::Answer));
    }

    void connectsInFourTestedSteps()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        QTest::mouseClick(stage.named<QPushButton>("doorPortainer"), Qt::LeftButton);
        auto *next = stage.named<QPushButton>("contextNext");
        QVERIFY(next && next->isVisible());
        QVERIFY(!stage.named<QPushButton>("contextStep-1")->isEnabled());

        // A wrong entry is named and kept, and nothing is sent.
        type(stage, "portainerUrl", u"https://host:99999"_s);
        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(hintOf(stage, "portainerUrl").contains(u"65535"_s));
        QCOMPARE(stage.named<QLineEdit>("portainerUrl")->text(), u"https://host:99999"_s);
        QVERIFY(!stage.named<QWidget>("testResult")->isVisible());

        // Credentials are taken out, the environment is read, a name is proposed.
        type(stage, "portainerUrl", u"https://ana:pw@host.example:9443/#!/7/docker"_s);
        QCOMPARE(stage.named<QLineEdit>("portainerUrl")->text(), u"https://host.example:9443"_s);
        QVERIFY(!hintOf(stage, "portainerUrl").isEmpty());
        QCOMPARE(stage.named<QLineEdit>("portainerEnvironment")->text(), u"7"_s);
        QCOMPARE(stage.named<QLineEdit>("portainerName")->text(), u"host"_s);

        // The server answers, the token is still missing: the first step holds.
        ContextHealth reached;
        reached.state = ContextHealth::State::Unreachable;
        reached.platformVersion = "Portainer 2.23.0";
        reached.reason = "WrongApiKey";
        stage.console.health = reached;
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("portainerToken")->isVisible());
        QVERIFY(stage.console.secrets.empty());

        QTest::mouseClick(next, Qt::LeftButton);
        QVERIFY(hintOf(stage, "portainerToken").contains(u"token"_s));
        type(stage, "portainerToken", u" segredo\n"_s);
        QTest::mouseClick(next, Qt::LeftButton); // still refused
        QTRY_VERIFY(stage.named<QWidget>("testResult")->isVisible());
        QVERIFY(stage.named<QLineEdit>("portainerToken")->isVisible());
        QCOMPARE(stage.console.secrets.back().first, std::string("keychain:portainer/host~trial"));
        QCOMPARE(stage.console.secrets.back().second, std::string("segredo"));

        stage.console.health = goodHealth();
        QTRY_VERIFY(next->isEnabled());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QLineEdit>("prometheusUrl")->isVisible());
        type(stage, "prometheusUrl", u"http://m.example:9090/graph"_s);
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_VERIFY(stage.named<QCheckBox>("contextProtected")->isVisible());
        stage.named<QCheckBox>("contextProtected")->click();
        QTest::mouseClick(stage.named<QPushButton>("contextColor-green"), Qt::LeftButton);
        type(stage, "contextPrice", u"0,05"_s);
        QVERIFY(stage.console.submitted.empty());
        QTest::mouseClick(next, Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::contextAdd));
        const auto config = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(config);
        QCOMPARE(config->url, std::string("https://host.example:9443"));
        QCOMPARE(config->environment, std::int64_t{7});
        QCOMPARE(config->token.str(), std::string("keychain:portainer/host"));
        QCOMPARE(config->prometheus.url, std::string("http://m.example:9090"));
        QVERIFY(config->isProtected && config->backfill && !config->readOnly);
        QCOMPARE(config->color, std::string("green"));
        QCOMPARE(config->price.value_or(0), 0.05);
        QVERIFY2(dumpJson(stage.console.submitted[0].arguments).find("segredo") == std::string::npos,
                 "a secret in a command");
        // What was only tried does not stay.
        QTRY_VERIFY(!stage.named<QDialog>("contextDialog"));
        QVERIFY(std::find(stage.console.removedSecrets.begin(), stage.console.removedSecrets.end(),
                          "keychain:portainer/host~trial") != stage.console.removedSecrets.end());
    }

    void anotherEntryMakesAnAnswerVoid()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        QTest::mouseClick(stage.named<QPushButton>("doorPortainer"), Qt::LeftButton);
        type(stage, "portainerUrl", u"https://host:9443"_s);
        stage.console.health = goodHealth();
        QTest::mouseClick(stage.named<QPushButton>("contextNext"), Qt::LeftButton);
        stage.named<QLineEdit>("portainerUrl")->setText(u"https://other:9443"_s); // before the answer came
        QTest::qWait(50);
        QVERIFY(stage.named<QLineEdit>("portainerUrl")->isVisible());
        QVERIFY(!stage.named<QPushButton>("contextStep-1")->isEnabled());
    }

    void aThemeSwitchInTheMiddleOfADialogKeepsWhatWasTyped()
    {
        Stage stage(preamar::test::emptyHome(), u"overview"_s);
        QTest::mouseClick(stage.named<QPushButton>("doorPortainer"), Qt::LeftButton);
        type(stage, "portainerUrl", u"https://host:9443"_s);
        style::applyTheme(*qApp, style::ThemeChoice::Dark);
        QCOMPARE(stage.named<QLineEdit>("portainerUrl")->text(), u"https://host:9443"_s);
        QVERIFY(stage.named<QDialog>("contextDialog")->isVisible());
        style::applyTheme(*qApp, style::ThemeChoice::Light);
    }

    void showsContextsWithTheirStateAndMarks()
    {
        Snapshot s = withContexts();
        s.cycle->contexts[0].health = goodHealth();
        s.cycle->contexts[0].health.state = ContextHealth::State::Unreachable;
        s.cycle->contexts[0].health.reason = "TlsUntrusted";
        Stage stage(s, u"contexts"_s);
        QVERIFY(stage.ready);
        QCOMPARE(stage.named<PlainLabel>("contextName")->plainText(), u"prod-swarm"_s);
        QCOMPARE(stage.named<Chip>("contextHealth")->word(), u"Sem conexão"_s);
        QVERIFY(stage.named<PlainLabel>("contextCardProblem")->isVisible());
        stage.console.health = goodHealth();
        QTest::mouseClick(stage.named<QPushButton>("contextTest"), Qt::LeftButton);
        QTRY_VERIFY(!stage.window->findChildren<PlainLabel *>(u"testLine"_s).isEmpty());
        QTest::mouseClick(stage.named<QPushButton>("contextPause"), Qt::LeftButton);
        QCOMPARE(stage.console.submitted.back().kind, std::string(command::pause));
        QCOMPARE(stringAt(stage.console.submitted.back().arguments, "target").value_or(""), std::string("prod-swarm"));
    }

    void marksAreChangedWithoutANewTestAndAddressesAreNot()
    {
        Stage stage(withContexts(), u"contexts"_s);
        stage.console.health = goodHealth();
        QTest::mouseClick(stage.named<QPushButton>("contextEdit"), Qt::LeftButton);
        QVERIFY(stage.named<QLineEdit>("portainerName")->isReadOnly());
        QTest::mouseClick(stage.named<QPushButton>("contextStep-3"), Qt::LeftButton);
        stage.named<QCheckBox>("contextProtected")->click();
        QTest::mouseClick(stage.named<QPushButton>("contextNext"), Qt::LeftButton);
        QTRY_COMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::contextUpdate));
        auto config = contextFromJson(stage.console.submitted[0].arguments["config"]);
        QVERIFY(config && !config->isProtected);
        QCOMPARE(config->token.str(), std::string("keychain:portainer/prod-swarm"));
        QCOMPARE(config->color, std::string("purple"));
        QVERIFY(stage.console.secrets.empty());
        QTRY_VERIFY(!stage.named<QDialog>("contextDialog"));

        stage.console.health = fail(ErrorCode::Timeout, "GET", "no answer");
        QTest::mouseClick(stage.named<QPushButton>("contextEdit"), Qt::LeftButton);
        type(stage, "portainerUrl", u"https://other.example"_s);
        QTest::mouseClick(stage.named<QPushButton>("contextStep-3"), Qt::LeftButton);
        QTest::mouseClick(stage.named<QPushButton>("contextNext"), Qt::LeftButton);
        QTRY_VERIFY(stage.named<QWidget>("testResult")->isVisible());
        QTest::qWait(30);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1}); // not stored
    }

    void removingAProductionContextAsksForItsName()
    {
        Stage stage(withContexts(), u"contexts"_s);
        QTest::mouseClick(stage.named<QPushButton>("contextRemove"), Qt::LeftButton);
        auto *confirm = stage.named<QPushButton>("confirmButton");
        QVERIFY(confirm && !confirm->isEnabled());
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"prod-swar"_s);
        QVERIFY(!confirm->isEnabled());
        QTest::keyClicks(stage.named<QLineEdit>("confirmTyped"), u"m"_s);
        QTest::mouseClick(confirm, Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stage.console.submitted[0].kind, std::string(command::contextRemove));
        QTRY_COMPARE(stage.console.removedSecrets.size(), std::size_t{1});
        QCOMPARE(stage.console.removedSecrets[0], std::string("keychain:portainer/prod-swarm"));
    }

    void settingsAreCheckedKeptAndSaved()
    {
        Stage stage(withContexts(), u"settings"_s);
        QVERIFY(stage.ready);
        stage.window->showPage(u"settings"_s, u"cycle"_s);
        auto *cycle = stage.named<QLineEdit>("setting-cycle");
        QTRY_VERIFY(cycle->isVisible());
        QCOMPARE(cycle->text(), u"300s"_s);
        type(stage, "setting-cycle", u"5 x"_s);
        QVERIFY2(hintOf(stage, "setting-cycle").contains(u"90s"_s), qPrintable(hintOf(stage, "setting-cycle")));
        // A new snapshot does not take away what was typed.
        stage.console.setSnapshot(withContexts());
        QCOMPARE(cycle->text(), u"5 x"_s);
        QPushButton *save = nullptr;
        for (auto *button : stage.window->findChildren<QPushButton *>(u"settingsSave"_s)) {
            if (button->isVisible())
                save = button;
        }
        QVERIFY(save);
        QTest::mouseClick(save, Qt::LeftButton);
        QVERIFY(stage.console.submitted.empty());
        type(stage, "setting-cycle", u"2m"_s);
        QTest::mouseClick(save, Qt::LeftButton);
        QCOMPARE(stage.console.submitted.size(), std::size_t{1});
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "key").value_or(""), std::string("cycle"));
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "value").value_or(""), std::string("2m"));
        QTRY_VERIFY(!save->isEnabled());
    }

    void aRefusedSettingSaysSoAtItsField()
    {
        Stage stage(withContexts(), u"settings"_s);
        stage.window->showPage(u"settings"_s, u"price"_s);
        stage.console.answer = CommandAnswer{
            .done = true, .result = {}, .error = Error{ErrorCode::Storage, "setting", "disk", "DiskFull"}};
        type(stage, "setting-price", u"0,07"_s);
        QTest::keyClick(stage.named<QLineEdit>("setting-price"), Qt::Key_Return);
        QTRY_COMPARE(hintOf(stage, "setting-price"),
                     words::error(Error{ErrorCode::Storage, "setting", "disk", "DiskFull"}));
        QCOMPARE(stage.named<QLineEdit>("setting-price")->text(), u"0,07"_s);
        QCOMPARE(stringAt(stage.console.submitted[0].arguments, "value").value_or(""), std::string("0.07"));
    }

    void themeLanguageAndDensityCountAtOnce()
    {
        Stage stage(withContexts(), u"settings"_s);
        const QSignalSpy themes(stage.window.get(), &MainWindow::themeChosen);
        const QSignalSpy languages(stage.window.get(), &MainWindow::languageChosen);
        const auto choose = [&](const char *name, int index) {
            auto *box = stage.named<QComboBox>(name);
            box->setFocus();
            while (box->currentIndex() > index)
                QTest::keyClick(box, Qt::Key_Up);
            while (box->currentIndex() < index)
                QTest::keyClick(box, Qt::Key_Down);
        };
        choose("setting-theme", 2);
        QVERIFY(themes.count() >= 1);
        QCOMPARE(themes.back().front().toString(), u"dark"_s);
        choose("setting-language", 1);
        QCOMPARE(languages.count(), 1);
        choose("setting-density", 1);
        QCOMPARE(stringAt(stage.console.submitted.back().arguments, "value").value_or(""), std::string("compact"));
        Snapshot s = withContexts();
        s.settings.density = "compact";
        stage.console.setSnapshot(s);
        QVERIFY(style::rowHeight() < style::kRowHeight);
        stage.console.setSnapshot(withContexts());
    }

    void everySectionOfTheSettingsCanBeShown()
    {
        Stage stage(withContexts(), u"settings"_s);
        auto *sections = stage.named<QListWidget>("settingsSections");
        for (int i = 0; i < sections->count(); ++i) {
            sections->setCurrentRow(i);
            QVERIFY(!sections->item(i)->text().isEmpty());
        }
        stage.window->showPage(u"settings"_s, u"data"_s);
        QTRY_VERIFY(stage.named<PlainLabel>("storageText")->plainText().contains(u"7.340.000"_s));
    }

private:
    QTemporaryDir m_dir;
};

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    TestUiAdmin test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_uiadmin.moc"
