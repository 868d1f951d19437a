// What a person gets who enters something wrong, as preamarctl says it: exit code, reason code, one sentence in the chosen
// language that says what to do, and nothing lost. PREAMAR_SHOW=1 prints every sentence.
#include "tests/support/certificates.h"
#include "tests/support/ctl.h"
#include "tests/support/faultserver.h"
#include "tests/support/portainerdouble.h"

#include "core/base/json.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace preamar;
using namespace preamar::test;

namespace {

const QByteArray kCanary = "ptr_CANARYcanaryCANARY";

void columns()
{
    QTest::addColumn<QByteArray>("what");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QByteArray>("code");
    QTest::addColumn<QString>("portuguese");
    QTest::addColumn<QString>("english");
}

void row(const char *what, int exit, const char *code, const char *portuguese, const char *english)
{
    QTest::newRow(what) << QByteArray(what) << exit << QByteArray(code) << QString::fromUtf8(portuguese) << QString::fromUtf8(english);
}

}  // namespace

class TestWrongInput : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aContextThatCannotBeAdded_data();
    void aContextThatCannotBeAdded();
    void aWorkerNodeIsKeptForReading();
    void labelsThatMeanNothing();
    void aHomeThatCannotBeUsed_data();
    void aHomeThatCannotBeUsed();

private:
    Ran run(const QStringList &arguments, const QStringList &prefix = {}) const { return runCtl(m_home, arguments, prefix); }
    // Fails once, asks in both languages and as JSON; the texts must hold these words.
    void refuses(const QStringList &arguments, int exit, const char *code, const QString &portuguese, const QString &english, const QStringList &prefix = {});
    QStringList add(const QString &url, const QString &environment = QStringLiteral("1")) const
    {
        return {QStringLiteral("context"), QStringLiteral("add"), QStringLiteral("portainer"), QStringLiteral("prod"), QStringLiteral("--url"), url,
                QStringLiteral("--environment"), environment, QStringLiteral("--token-file"), m_key};
    }
    void addLab() const { QCOMPARE(run({QStringLiteral("context"), QStringLiteral("add"), QStringLiteral("lab"), QStringLiteral("demo"), QStringLiteral("--at"), QStringLiteral("2026-03-02T14:00:00Z")}).exit, 0); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_home;
    QString m_key;
    Certificates m_certificates;
};

void TestWrongInput::initTestCase()
{
    m_certificates.make({.name = "self", .alternativeNames = "DNS:localhost", .issuer = ""});
}

void TestWrongInput::init()
{
    m_dir = std::make_unique<QTemporaryDir>();
    m_home = m_dir->filePath(QStringLiteral("home"));
    m_key = m_dir->filePath(QStringLiteral("key"));
    QFile key(m_key);
    QVERIFY(key.open(QIODevice::WriteOnly) && key.write(kCanary) > 0);
    key.setPermissions(QFileDevice::ReadOwner | QFileDevice::WriteOwner);
}

void TestWrongInput::refuses(const QStringList &arguments, int exit, const char *code, const QString &portuguese, const QString &english, const QStringList &prefix)
{
    for (const auto &[language, words] : {std::pair{QStringLiteral("pt_BR"), portuguese}, std::pair{QStringLiteral("en"), english}}) {
        const auto ran = run(QStringList{QStringLiteral("--lang"), language} + arguments, prefix);
        const QByteArray said = ran.err.isEmpty() ? ran.out : ran.err;
        if (qEnvironmentVariableIsSet("PREAMAR_SHOW"))
            qInfo("%s", said.trimmed().constData());
        QVERIFY2(ran.exit == exit, (std::to_string(ran.exit) + " " + said.toStdString()).c_str());
        QVERIFY2(QString::fromUtf8(said).contains(words, Qt::CaseInsensitive), said.constData());
        QVERIFY2(!said.contains(kCanary) && !ran.out.contains(kCanary), said.constData());
    }
    const auto ran = run(QStringList{QStringLiteral("--json")} + arguments, prefix);
    const auto json = parseJson(ran.out.toStdString(), "stdout");
    QVERIFY2(json.has_value(), ran.out.constData());
    QCOMPARE(ran.exit, exit);
    QCOMPARE(QByteArray::fromStdString(stringAt(*json, "code").value_or("")), QByteArray(code));
    QVERIFY(integerAt(*json, "exit") == exit);
}

void TestWrongInput::aContextThatCannotBeAdded_data()
{
    columns();
    row("nobody listens", 1, "SourceUnreachable", "http://127.0.0.1:%1 não está acessível", "http://127.0.0.1:%1 cannot be reached");
    row("http with a key", 1, "InsecureTls", "use https", "use https");
    row("a scheme that is none", 2, "InvalidArgument", "--url: só são aceitos https e http", "--url: only https and http");
    row("not an address", 2, "InvalidArgument", "--url: há espaço", "--url: space");
    row("signed by itself", 1, "TlsUntrusted", "não é confiável; informe o arquivo da CA", "is not trusted; give its CA file");
    row("a wrong key", 1, "WrongApiKey", "A chave de API foi recusada; crie uma nova no Portainer", "The API key was refused; create a new one in Portainer");
    row("older than 2.17", 1, "PortainerTooOld", "anterior ao 2.17; atualize-o", "older than 2.17; update it");
    row("not set up yet", 1, "PortainerNotInitialised", "crie o administrador", "create its administrator");
    row("a Kubernetes environment", 1, "EnvironmentIsKubernetes", "Conecte-o como contexto Kubernetes", "as a Kubernetes context");
    row("no such environment", 1, "EnvironmentGone", "Confira o número", "Check its number");
    row("another program", 1, "AnswerNotJson", "respondeu uma página de login ou um proxy", "Often a login page or a proxy answered");
    row("a key that others may read", 2, "SecretFileReadable", "0600", "set its mode to 0600");
}

void TestWrongInput::aContextThatCannotBeAdded()
{
    QFETCH(QByteArray, what);
    QFETCH(int, exit);
    QFETCH(QByteArray, code);
    QFETCH(QString, portuguese);
    QFETCH(QString, english);
    MemorySwarm swarm;
    PortainerOptions options;
    options.apiKey = kCanary;
    if (what == "a wrong key")
        options.apiKey = "another";
    else if (what == "older than 2.17")
        options.version = "2.16.2";
    else if (what == "not set up yet")
        options.initialised = false;
    else if (what == "a Kubernetes environment")
        options.environmentType = 5;
    PortainerDouble portainer(swarm, options);
    QVERIFY(portainer.listen());
    QString url = QString::fromLatin1(portainer.origin());
    const int port = portainer.port();
    std::unique_ptr<FaultServer> other;
    if (what == "nobody listens") {
        portainer.close();
    } else if (what == "http with a key") {
        url = QStringLiteral("http://portainer.example:9000"); // nothing is sent, nobody is asked
    } else if (what == "a scheme that is none") {
        url = QStringLiteral("ftp://127.0.0.1");
    } else if (what == "not an address") {
        url = QStringLiteral("portainer de casa");
    } else if (what == "signed by itself") {
        if (!m_certificates.problem().empty())
            QSKIP(m_certificates.problem().c_str());
        other = std::make_unique<FaultServer>(m_certificates.certificate("self"), m_certificates.key("self"));
    } else if (what == "another program") {
        other = std::make_unique<FaultServer>();
        other->setHandler([](const SeenRequest &) { return Answer{.body = "<html>It works!</html>", .headers = {{"Content-Type", "text/html"}}}; });
    } else if (what == "a key that others may read") {
        QFile::setPermissions(m_key, QFile::permissions(m_key) | QFileDevice::ReadGroup | QFileDevice::ReadOther);
    }
    if (other)
        url = QString::fromStdString(other->url());
    refuses(add(url, what == "no such environment" ? QStringLiteral("77") : QStringLiteral("1")), exit, code.constData(), portuguese.contains(QLatin1String("%1")) ? portuguese.arg(port) : portuguese,
            english.contains(QLatin1String("%1")) ? english.arg(port) : english);
    // Nothing was kept.
    const auto list = run({QStringLiteral("--json"), QStringLiteral("context"), QStringLiteral("list")});
    QCOMPARE(list.exit, 0);
    QVERIFY2(!list.out.contains("prod"), list.out.constData());
}

void TestWrongInput::aWorkerNodeIsKeptForReading()
{
    MemorySwarm swarm;
    swarm.setManager(false);
    PortainerOptions options;
    options.apiKey = kCanary;
    PortainerDouble portainer(swarm, options);
    QVERIFY(portainer.listen());
    const auto added = run(QStringList{QStringLiteral("--lang"), QStringLiteral("en")} + add(QString::fromLatin1(portainer.origin())));
    QVERIFY2(added.exit == 0, added.err.constData());
    QVERIFY2(added.out.contains("not a Swarm manager: read only"), added.out.constData());
    const auto checked = run({QStringLiteral("context"), QStringLiteral("check"), QStringLiteral("prod")});
    QVERIFY2(QString::fromUtf8(checked.out).contains(QStringLiteral("somente leitura")), checked.out.constData());
}

void TestWrongInput::labelsThatMeanNothing()
{
    MemorySwarm swarm;
    swarm.addService({.name = "good", .replicas = 2});
    swarm.addService({.name = "unreadable", .replicas = 2, .labels = {{"preamar.enable", "true"}, {"preamar.min", "abc"}}});
    swarm.addService({.name = "unknown", .replicas = 2, .labels = {{"preamar.enable", "true"}, {"preamar.colour", "red"}}});
    swarm.addService({.name = "crossed", .replicas = 2, .labels = {{"preamar.enable", "true"}, {"preamar.min", "8"}, {"preamar.max", "2"}}});
    PortainerOptions options;
    options.apiKey = kCanary;
    PortainerDouble portainer(swarm, options);
    QVERIFY(portainer.listen());
    QCOMPARE(run(add(QString::fromLatin1(portainer.origin()))).exit, 0);
    // One wrong label does not stop the others: the cycle goes on, and its service is shown with the error and left alone.
    const auto cycle = run({QStringLiteral("--json"), QStringLiteral("cycle")});
    QVERIFY2(cycle.exit == 0, cycle.err.constData());
    const auto json = parseJson(cycle.out.toStdString(), "stdout");
    QVERIFY(json.has_value());
    std::map<std::string, std::string> said;
    for (const Json &w : json->at("workloads")) {
        for (const Json &r : w.at("decision").at("reasons")) {
            if (r.at("code") == "LabelInvalid")
                said[w.at("id").get<std::string>()] = r.at("text").get<std::string>();
        }
        QVERIFY(w.at("decision").at("from") == w.at("decision").at("to"));
    }
    QCOMPARE(said.size(), std::size_t{3});
    for (const auto &[id, label] : {std::pair{"prod/-/service/unreadable", "preamar.min"}, std::pair{"prod/-/service/unknown", "preamar.colour"},
                                    std::pair{"prod/-/service/crossed", "preamar.min=8"}}) {
        if (qEnvironmentVariableIsSet("PREAMAR_SHOW"))
            qInfo("%s", said[id].c_str());
        QVERIFY2(said[id].find(label) != std::string::npos, said[id].c_str());
    }
    QCOMPARE(portainer.writes(), 0);
}

void TestWrongInput::aHomeThatCannotBeUsed_data()
{
    columns();
    row("min above max", 2, "PolicyInvalid", "min 8 > max 2", "min 8 > max 2");
    row("a value that is none", 2, "InvalidArgument", "min: esperado um inteiro", "min: expected an integer");
    row("a key that is none", 2, "InvalidArgument", "colour: ", "colour: unknown policy key");
    row("read-only", 1, "HomeReadOnly", "Escolha outra pasta ou corrija as permissões", "Choose another folder or fix its permissions");
    row("full", 1, "DiskFull", "Libere espaço", "Free some space");
    row("a damaged journal", 1, "JournalDamaged", "Restaure um backup", "Restore a backup");
    row("a newer schema", 1, "SchemaTooNew", "Atualize o programa", "Update the program");
}

void TestWrongInput::aHomeThatCannotBeUsed()
{
    QFETCH(QByteArray, what);
    QFETCH(int, exit);
    QFETCH(QByteArray, code);
    QFETCH(QString, portuguese);
    QFETCH(QString, english);
    QStringList arguments{QStringLiteral("cycle")};
    QStringList prefix;
    const bool root = geteuid() == 0;
    if (what != "full")
        addLab();
    QCOMPARE(what == "full" || run({QStringLiteral("cycle")}).exit == 0, true);
    QFile journal(m_home + QStringLiteral("/journal.db"));
    if (what == "min above max") {
        arguments = QStringList{QStringLiteral("policy"), QStringLiteral("set"), QStringLiteral("loja_api"), QStringLiteral("min=8"), QStringLiteral("max=2")};
    } else if (what == "a value that is none") {
        arguments = QStringList{QStringLiteral("policy"), QStringLiteral("set"), QStringLiteral("loja_api"), QStringLiteral("min=abc")};
    } else if (what == "a key that is none") {
        arguments = QStringList{QStringLiteral("policy"), QStringLiteral("set"), QStringLiteral("loja_api"), QStringLiteral("colour=red")};
    } else if (what == "read-only") {
        // Root may write everywhere: nobody is asked in its place.
        if (root) {
            QFile::setPermissions(m_dir->path(), QFile::permissions(m_dir->path()) | QFileDevice::ReadOther | QFileDevice::ExeOther);
            for (const QFileInfo &file : QDir(m_home).entryInfoList(QDir::Files | QDir::Hidden))
                QCOMPARE(::chown(file.filePath().toUtf8().constData(), 65534, 65534), 0);
            QCOMPARE(::chown(m_home.toUtf8().constData(), 65534, 65534), 0);
            prefix = QStringList{QStringLiteral("setpriv"), QStringLiteral("--reuid=65534"), QStringLiteral("--regid=65534"), QStringLiteral("--clear-groups")};
        }
        for (const QFileInfo &file : QDir(m_home).entryInfoList(QDir::Files | QDir::Hidden))
            QFile::setPermissions(file.filePath(), QFileDevice::ReadOwner);
        QFile::setPermissions(m_home, QFileDevice::ReadOwner | QFileDevice::ExeOwner);
    } else if (what == "full") {
        if (!root)
            QSKIP("needs root, for a small file system");
        QVERIFY(QDir().mkpath(m_home));
        arguments = QStringList{QStringLiteral("context"), QStringLiteral("add"), QStringLiteral("lab"), QStringLiteral("demo")};
        prefix = QStringList{QStringLiteral("unshare"), QStringLiteral("-m"), QStringLiteral("sh"), QStringLiteral("-c"),
                             QStringLiteral("mount -t tmpfs -o size=64k,mode=700 tmpfs \"$1\" || exit 99; shift; exec \"$@\""), QStringLiteral("sh"), m_home};
    } else if (what == "a damaged journal") {
        QVERIFY(journal.open(QIODevice::ReadWrite));
        for (qint64 at = 4096; at < journal.size(); at += 512) {
            journal.seek(at);
            journal.write(QByteArray(64, '\x5a'));
        }
    } else if (what == "a newer schema") {
        QVERIFY(journal.open(QIODevice::ReadWrite) && journal.seek(60)); // user_version, big endian
        journal.write(QByteArray::fromHex("000003e7"));
    }
    journal.close();
    const auto bytes = [&] {
        QFile file(journal.fileName());
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    };
    const QByteArray before = bytes();
    refuses(arguments, exit, code.constData(), portuguese, english, prefix);
    // Refused, and nothing was written over; a refusal of a command that was understood is a row in the log.
    if (what != "min above max")
        QVERIFY(bytes() == before);
}

QTEST_GUILESS_MAIN(TestWrongInput)
#include "tst_wronginput.moc"
