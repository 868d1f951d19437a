// Where a secret goes and where it does not: to its own origin only, never into a log line, an error or an echo.
#include "core/base/log.h"
#include "tests/core/net/nettest.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>

#include <spdlog/sinks/ostream_sink.h>

#include <sstream>

using preamar::test::Answer;
using preamar::test::Fault;
using preamar::test::FaultServer;
using preamar::test::SeenRequest;

namespace preamar::net {

namespace {

// Everything that is said: log lines at every level and Qt's own messages.
std::ostringstream &said()
{
    static std::ostringstream stream;
    return stream;
}

void keepMessage(QtMsgType, const QMessageLogContext &, const QString &text)
{
    said() << text.toStdString() << '\n';
}

std::vector<std::string> spellingsOfTheCanary()
{
    const auto base64 = QByteArray::fromStdString(kCanary).toBase64().toStdString();
    return {kCanary,
            formEncode({{"", kCanary}}).substr(1),
            base64,
            "reader:" + kCanary,
            QByteArray::fromStdString("reader:" + kCanary).toBase64().toStdString(),
            "canary"};
}

bool showsTheCanary(const std::string &text)
{
    const auto all = spellingsOfTheCanary();
    return std::any_of(all.begin(), all.end(),
                       [&text](const auto &one) { return text.find(one) != std::string::npos; });
}

} // namespace

class CredentialsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sendsTheHeaderOfItsKind_data();
    void sendsTheHeaderOfItsKind();
    void sendsAHeaderLine();
    void refusesHeaderLinesThatAreNone_data();
    void refusesHeaderLinesThatAreNone();
    void eachOriginGetsItsOwn();
    void asksTheKeychainOnce();
    void asksTheKeychainAgainAfterARefusal();
    void readsFilesAtEachRequest();
    void refusesReadableFiles();
    void refusesSecretsThatDoNotFit_data();
    void refusesSecretsThatDoNotFit();
    void missingSecretIsUnauthenticated();
    void hidesEchoedSecrets_data();
    void hidesEchoedSecrets();
    void hidesSecretsInsideJson();
    void leavesGoodAnswersAlone();
    void saysNothingInLogsAndErrors();
    void logsWhatWasAsked();

private:
    preamar::test::MemorySecrets m_secrets;
};

void CredentialsTest::initTestCase()
{
    m_secrets.put(kRef, kCanary);
    logger("net")->sinks().push_back(std::make_shared<spdlog::sinks::ostream_sink_mt>(said()));
    logger("net")->set_level(spdlog::level::trace);
}

void CredentialsTest::sendsTheHeaderOfItsKind_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("header");
    QTest::addColumn<QString>("value");
    QTest::newRow("API key") << static_cast<int>(Origin::Credential::ApiKeyHeader) << QStringLiteral("x-api-key")
                             << named(kCanary);
    QTest::newRow("bearer") << static_cast<int>(Origin::Credential::Bearer) << QStringLiteral("authorization")
                            << named("Bearer " + kCanary);
    QTest::newRow("basic") << static_cast<int>(Origin::Credential::Basic) << QStringLiteral("authorization")
                           << QStringLiteral("Basic ") +
                                  QString::fromLatin1(QByteArray::fromStdString("reader:" + kCanary).toBase64());
}

void CredentialsTest::sendsTheHeaderOfItsKind()
{
    QFETCH(int, kind);
    QFETCH(QString, header);
    QFETCH(QString, value);
    FaultServer server;
    auto origin = originOf(server.url(), static_cast<Origin::Credential>(kind));
    origin.basicUser = "reader";
    HttpClient client(origin, m_secrets);
    QVERIFY(await(client.read(readOf("/x"))));
    QVERIFY(outcomeOf(client.write(WriteRequest{"POST", "/x", {}, "{}"})).response);
    for (const auto &request : server.requests()) {
        QCOMPARE(named(request.headers.at(header.toStdString())), value);
        // Portainer refuses both at once with 403 (protocols.md A.2).
        QCOMPARE(request.headers.count("x-api-key") + request.headers.count("authorization"), std::size_t{1});
    }
}

void CredentialsTest::sendsAHeaderLine()
{
    FaultServer server;
    m_secrets.put("keychain:line", "X-Gateway-Key:  " + kCanary + " v2\n");
    auto origin = originOf(server.url(), Origin::Credential::HeaderLine);
    origin.secret = SecretRef("keychain:line");
    HttpClient client(origin, m_secrets);
    QVERIFY(await(client.read(readOf("/x"))));
    const auto &headers = server.requests().front().headers;
    QCOMPARE(named(headers.at("x-gateway-key")), named(kCanary + " v2"));
    QVERIFY(!headers.contains("authorization") && !headers.contains("x-api-key"));
}

void CredentialsTest::refusesHeaderLinesThatAreNone_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::newRow("no colon") << QByteArray("canary");
    QTest::newRow("no name") << QByteArray(": canary");
    QTest::newRow("no value") << QByteArray("X-Key: ");
    QTest::newRow("two lines") << QByteArray("X-Key: canary\r\nX-Evil: 1");
    QTest::newRow("a name with a blank") << QByteArray("X Key: canary");
    QTest::newRow("another host") << QByteArray("Host: canary.example");
    QTest::newRow("the connection") << QByteArray("Transfer-Encoding: canary");
    QTest::newRow("not ASCII") << QByteArray("X-Key: canary\xc3\xa9");
}

void CredentialsTest::refusesHeaderLinesThatAreNone()
{
    QFETCH(QByteArray, line);
    FaultServer server;
    m_secrets.put("keychain:line", line.toStdString());
    auto origin = originOf(server.url(), Origin::Credential::HeaderLine);
    origin.secret = SecretRef("keychain:line");
    HttpClient client(origin, m_secrets);
    const auto error = errorOf(client.read(readOf("/x")));
    QCOMPARE(named(error.code), named(ErrorCode::Unauthenticated));
    QCOMPARE(named(error.reason), QStringLiteral("SecretUnavailable"));
    QVERIFY(!showsTheCanary(error.detail));
    QCOMPARE(server.connections(), 0);
}

void CredentialsTest::eachOriginGetsItsOwn()
{
    FaultServer first;
    FaultServer second;
    m_secrets.put("keychain:other", "other-key");
    HttpClient one(originOf(first.url(), Origin::Credential::ApiKeyHeader), m_secrets);
    auto origin = originOf(second.url(), Origin::Credential::ApiKeyHeader);
    origin.secret = SecretRef("keychain:other");
    HttpClient two(origin, m_secrets);
    HttpClient none(originOf(second.url()), m_secrets);
    QVERIFY(await(one.read(readOf("/x"))) && await(two.read(readOf("/x"))) && await(none.read(readOf("/x"))));
    QVERIFY(first.received().find("other-key") == std::string::npos);
    QVERIFY(second.received().find(kCanary) == std::string::npos);
    QVERIFY(!second.requests().at(1).headers.contains("x-api-key"));
}

void CredentialsTest::asksTheKeychainOnce()
{
    FaultServer server;
    HttpClient client(originOf(server.url(), Origin::Credential::Bearer), m_secrets);
    const int before = m_secrets.reads();
    for (int i = 0; i < 3; ++i)
        QVERIFY(await(client.read(readOf("/x"))));
    QCOMPARE(m_secrets.reads() - before, 1);
}

void CredentialsTest::asksTheKeychainAgainAfterARefusal()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &request) {
        Answer answer;
        answer.status = request.headers.at("authorization") == "Bearer renewed" ? 200 : 401;
        return answer;
    });
    m_secrets.put("keychain:renewed", "old");
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.secret = SecretRef("keychain:renewed");
    HttpClient client(origin, m_secrets);
    QCOMPARE((**await(client.read(readOf("/x")))).status, 401);
    m_secrets.put("keychain:renewed", "renewed");
    QCOMPARE((**await(client.read(readOf("/x")))).status, 200);
}

void CredentialsTest::readsFilesAtEachRequest()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("token")));
    const auto put = [&file](const QByteArray &text) {
        const bool ok = file.open(QIODevice::WriteOnly | QIODevice::Truncate) && file.write(text) == text.size();
        file.close();
        return ok && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    };
    FaultServer server;
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.secret = SecretRef("file:" + file.fileName().toStdString());
    const auto store = makeSystemSecretStore();
    HttpClient client(origin, *store);
    for (const char *token : {"first", "second"}) {
        QVERIFY(put(QByteArray(token) + '\n'));
        const auto result = await(client.read(readOf("/x")));
        QVERIFY(result && *result);
        QCOMPARE(named(server.requests().back().headers.at("authorization")),
                 QStringLiteral("Bearer ") + QString::fromLatin1(token));
    }
}

void CredentialsTest::refusesReadableFiles()
{
    const QTemporaryDir dir;
    QFile file(dir.filePath(QStringLiteral("token")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1);
    file.close();
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup));
    FaultServer server;
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.secret = SecretRef("file:" + file.fileName().toStdString());
    const auto store = makeSystemSecretStore();
    HttpClient client(origin, *store);
    const auto error = errorOf(client.read(readOf("/x")));
    QCOMPARE(named(error.code), named(ErrorCode::Unauthenticated));
    QCOMPARE(named(error.reason), QStringLiteral("SecretFileReadable"));
    QCOMPARE(server.connections(), 0);
}

void CredentialsTest::refusesSecretsThatDoNotFit_data()
{
    QTest::addColumn<QByteArray>("secret");
    QTest::newRow("line end inside") << QByteArray("canary\r\nX-Evil: 1");
    QTest::newRow("space inside") << QByteArray("canary x");
    QTest::newRow("not ASCII") << QByteArray("canary\xc3\xa9");
    QTest::newRow("zero byte") << QByteArray("canary\0x", 8);
    QTest::newRow("nothing") << QByteArray();
}

void CredentialsTest::refusesSecretsThatDoNotFit()
{
    QFETCH(QByteArray, secret);
    FaultServer server;
    m_secrets.put("keychain:odd", secret.toStdString());
    auto origin = originOf(server.url(), Origin::Credential::ApiKeyHeader);
    origin.secret = SecretRef("keychain:odd");
    HttpClient client(origin, m_secrets);
    const auto error = errorOf(client.read(readOf("/x")));
    QCOMPARE(named(error.code), named(ErrorCode::Unauthenticated));
    QCOMPARE(named(error.reason), QStringLiteral("SecretUnavailable"));
    QVERIFY(!showsTheCanary(error.detail));
    QCOMPARE(server.connections(), 0);
}

void CredentialsTest::missingSecretIsUnauthenticated()
{
    FaultServer server;
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    const auto system = makeSystemSecretStore();
    for (const auto &[ref, code] :
         {std::pair{"keychain:nobody", ErrorCode::Unauthenticated},
          std::pair{"file:/nonexistent/token", ErrorCode::Unauthenticated},
          std::pair{"file:relative", ErrorCode::InvalidArgument}, std::pair{"plain text", ErrorCode::InvalidArgument},
          std::pair{"", ErrorCode::InvalidArgument}}) {
        origin.secret = SecretRef(ref);
        const bool keychain = std::string(ref).starts_with("keychain:");
        HttpClient client(origin, keychain ? static_cast<SecretStore &>(m_secrets) : *system);
        const auto error = errorOf(client.read(readOf("/x")));
        QCOMPARE(named(error.code), named(code));
        QCOMPARE(named(error.reason), QStringLiteral("SecretUnavailable"));
    }
    QCOMPARE(server.connections(), 0);
}

void CredentialsTest::hidesEchoedSecrets_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("kind");
    for (const int status : {401, 403, 500}) {
        for (const auto kind :
             {Origin::Credential::ApiKeyHeader, Origin::Credential::Bearer, Origin::Credential::Basic})
            QTest::addRow("%d, kind %d", status, static_cast<int>(kind)) << status << static_cast<int>(kind);
    }
}

void CredentialsTest::hidesEchoedSecrets()
{
    QFETCH(int, status);
    QFETCH(int, kind);
    FaultServer server;
    server.setHandler([status](const SeenRequest &request) {
        Answer answer;
        answer.status = status;
        answer.body = R"({"message":"bad token )" + kCanary + R"(","details":")";
        for (const auto &[name, value] : request.headers)
            answer.body += name + "=" + value + " ";
        answer.body += formEncode({{"x", kCanary}}) + R"("})";
        answer.headers.emplace_back("X-Echo", "token " + kCanary);
        return answer;
    });
    auto origin = originOf(server.url(), static_cast<Origin::Credential>(kind));
    origin.basicUser = "reader";
    HttpClient client(origin, m_secrets);
    const auto result = await(client.read(readOf("/x")));
    QVERIFY(result && *result);
    QVERIFY(!showsTheCanary((*result)->body));
    QVERIFY(!showsTheCanary((*result)->headers.at("x-echo")));
    const auto error = statusError(**result, "GET /x");
    QVERIFY(!showsTheCanary(error.detail));
    QVERIFY(error.detail.find("[hidden]") != std::string::npos);
    const auto outcome = outcomeOf(client.write(WriteRequest{"POST", "/x", {}, "{}"}));
    QVERIFY(outcome.response && !showsTheCanary(outcome.response->body));
}

void CredentialsTest::hidesSecretsInsideJson()
{
    FaultServer server;
    m_secrets.put("keychain:marks", "canary<&>/\"x");
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.secret = SecretRef("keychain:marks");
    HttpClient client(origin, m_secrets);
    for (const char *echo : {R"(canary\u003c\u0026\u003e/\"x)", R"(canary<&>\/\"x)", R"(canary<&>/\"x)"}) {
        server.setHandler([echo](const SeenRequest &) {
            Answer answer;
            answer.status = 403;
            answer.body = std::string(R"({"message":"no )") + echo + R"("})";
            return answer;
        });
        const auto result = await(client.read(readOf("/x")));
        QVERIFY(result && *result);
        QCOMPARE(named(statusError(**result, "GET /x").detail), QStringLiteral("HTTP 403: no [hidden]"));
    }
}

void CredentialsTest::leavesGoodAnswersAlone()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body = "\"" + kCanary + "\"";
        return answer;
    });
    HttpClient client(originOf(server.url(), Origin::Credential::Bearer), m_secrets);
    const auto result = await(client.read(readOf("/x")));
    QVERIFY(result && *result);
    QCOMPARE(named((*result)->body), named("\"" + kCanary + "\""));
}

void CredentialsTest::saysNothingInLogsAndErrors()
{
    said().str({});
    const auto before = qInstallMessageHandler(keepMessage);
    std::string errors;
    for (const auto fault : {Fault::None, Fault::CloseAfterRequest, Fault::CloseInBody, Fault::HangAfterRequest,
                             Fault::Garbage, Fault::ResetAtAccept, Fault::HugeBody, Fault::CloseBeforeTls}) {
        for (const auto kind : {Origin::Credential::ApiKeyHeader, Origin::Credential::Basic}) {
            FaultServer server;
            server.setFault(fault);
            server.setHugeBytes(qint64{2} << 20U);
            auto origin = originOf(server.url(), kind);
            origin.basicUser = "reader";
            for (const bool tls : {false, true}) {
                if (tls)
                    origin.url = "https://localhost:" + std::to_string(server.port());
                HttpClient client(origin, m_secrets);
                auto reading = readOf("/x", Millis{150});
                reading.query = {{"q", "private+query"}};
                const auto error = errorOf(client.read(reading));
                const auto outcome = outcomeOf(client.write(
                    WriteRequest{"POST", "/x", {{"q", "private+query"}}, R"({"body":"private"})", Millis{150}}));
                errors += error.where + error.detail + error.reason;
                if (outcome.error)
                    errors += outcome.error->where + outcome.error->detail + outcome.error->reason;
            }
        }
    }
    qInstallMessageHandler(before);
    const auto text = said().str();
    QVERIFY(text.find("GET 127.0.0.1 /x") != std::string::npos);
    QVERIFY(!showsTheCanary(text));
    QVERIFY(!showsTheCanary(errors));
    QVERIFY(text.find("private") == std::string::npos);
    QVERIFY(errors.find("private") == std::string::npos);
}

void CredentialsTest::logsWhatWasAsked()
{
    said().str({});
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.status = 404;
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    QVERIFY(await(client.read(readOf("/api/endpoints/1"))));
    const auto text = named(said().str());
    QVERIFY2(text.contains(QRegularExpression(QStringLiteral("GET 127\\.0\\.0\\.1 /api/endpoints/1 404 \\d+ ms"))),
             qPrintable(text));
}

} // namespace preamar::net

QTEST_GUILESS_MAIN(preamar::net::CredentialsTest)
#include "tst_credentials.moc"
