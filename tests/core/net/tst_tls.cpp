// Who is believed (P19, L1, L2): one certificate after the other, each with a write that carries a credential.
#include "tests/core/net/nettest.h"
#include "tests/support/certificates.h"

#include <QElapsedTimer>
#include <QTcpServer>

using preamar::test::Fault;
using preamar::test::FaultServer;

namespace preamar::net {

namespace {

struct Case
{
    const char *name;
    preamar::test::CertificateSpec spec;
    const char *caFile; // name of a certificate, "" = the system's
    bool good;
};

const Case kCases[] = {
    {"name and address, own CA", {.name = "good", .alternativeNames = "DNS:localhost,IP:127.0.0.1"}, "ca", true},
    {"several names", {.name = "several", .alternativeNames = "DNS:other.example,DNS:localhost"}, "ca", true},
    {"self-signed, given as its own CA",
     {.name = "self", .alternativeNames = "DNS:localhost", .issuer = ""},
     "self",
     true},
    {"self-signed, without CA file",
     {.name = "selfnoca", .alternativeNames = "DNS:localhost", .issuer = ""},
     "",
     false},
    {"self-signed, other CA file",
     {.name = "selfother", .alternativeNames = "DNS:localhost", .issuer = ""},
     "ca",
     false},
    {"unknown CA", {.name = "stranger", .alternativeNames = "DNS:localhost", .issuer = "ca2"}, "ca", false},
    {"our CA, but the system's are asked", {.name = "system", .alternativeNames = "DNS:localhost"}, "", false},
    {"expired", {.name = "expired", .alternativeNames = "DNS:localhost", .until = "20210101000000Z"}, "ca", false},
    {"not valid yet", {.name = "early", .alternativeNames = "DNS:localhost", .from = "20480101000000Z"}, "ca", false},
    {"wrong host",
     {.name = "wrong", .commonName = "other.example", .alternativeNames = "DNS:other.example"},
     "ca",
     false},
    {"right common name, no alternative names", {.name = "cnonly"}, "ca", false},
    {"right common name, other alternative name",
     {.name = "cnother", .alternativeNames = "DNS:other.example"},
     "ca",
     false},
    {"address instead of the name", {.name = "address", .alternativeNames = "IP:127.0.0.1"}, "ca", false},
    {"wildcard of the first level", {.name = "wild", .commonName = "x", .alternativeNames = "DNS:*"}, "ca", false},
};

} // namespace

class TlsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void believesOnlyTheRightCertificate_data();
    void believesOnlyTheRightCertificate();
    void nothingLeavesForAWrongName();
    void checksTheAddressInTheCertificate();
    void readsKeepTheConnection();
    void plainServerIsNotTls();
    void badCaFileIsRefused_data();
    void badCaFileIsRefused();
    void silentHandshakeEndsAtTheDeadline();

private:
    preamar::test::Certificates m_certificates;
    preamar::test::MemorySecrets m_secrets;
};

void TlsTest::initTestCase()
{
    m_secrets.put(kRef, kCanary);
    m_certificates.make({.name = "ca2", .commonName = "Other CA", .issuer = "", .isCa = true});
    for (const auto &row : kCases)
        m_certificates.make(row.spec);
    if (!m_certificates.problem().empty())
        QSKIP(m_certificates.problem().c_str());
}

void TlsTest::believesOnlyTheRightCertificate_data()
{
    QTest::addColumn<int>("index");
    QTest::addColumn<bool>("write");
    for (int i = 0; i < static_cast<int>(std::size(kCases)); ++i) {
        QTest::addRow("%s, read", kCases[i].name) << i << false;
        QTest::addRow("%s, write", kCases[i].name) << i << true;
    }
}

void TlsTest::believesOnlyTheRightCertificate()
{
    QFETCH(int, index);
    QFETCH(bool, write);
    const auto &row = kCases[index];
    FaultServer server(m_certificates.certificate(row.spec.name), m_certificates.key(row.spec.name));
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    if (*row.caFile != '\0')
        origin.caFile = m_certificates.certificate(row.caFile);
    HttpClient client(origin, m_secrets);
    WriteRequest writing;
    writing.path = "/x";
    writing.json = "{}";
    Request reading;
    reading.path = "/x";
    std::optional<Error> error;
    if (write) {
        const auto outcome = outcomeOf(client.write(writing));
        error = outcome.error;
        QCOMPARE(outcome.maySent, row.good);
    } else if (const auto result = await(client.read(reading)); result && !*result) {
        error = result->error();
    }
    settle();
    QCOMPARE(!error.has_value(), row.good);
    QCOMPARE(server.requestsBegun(), row.good ? 1 : 0);
    QCOMPARE(server.received().find(kCanary) != std::string::npos, row.good);
    if (!error)
        return;
    QCOMPARE(named(error->code), named(ErrorCode::Unavailable));
    QCOMPARE(named(error->reason), named("TlsUntrusted"));
    QVERIFY(!error->detail.empty());
}

// The check runs while Qt's network thread waits; a version of Qt that stops waiting would show here.
void TlsTest::nothingLeavesForAWrongName()
{
    FaultServer server(m_certificates.certificate("cnonly"), m_certificates.key("cnonly"));
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.caFile = m_certificates.certificate("ca");
    HttpClient client(origin, m_secrets);
    WriteRequest writing;
    writing.path = "/x";
    for (int i = 0; i < 100; ++i) {
        QVERIFY(!outcomeOf(client.write(writing)).maySent);
        QVERIFY(errorOf(client.read(readOf("/x"))).reason == "TlsUntrusted");
    }
    settle(200);
    QVERIFY(server.connections() >= 200);
    QCOMPARE(server.received().size(), std::size_t{0});
}

void TlsTest::checksTheAddressInTheCertificate()
{
    for (const char *name : {"good", "several"}) {
        FaultServer server(m_certificates.certificate(name), m_certificates.key(name));
        auto origin = originOf("https://127.0.0.1:" + std::to_string(server.port()));
        origin.caFile = m_certificates.certificate("ca");
        HttpClient client(origin, m_secrets);
        const auto result = await(client.read(readOf("/x")));
        QVERIFY(result);
        QCOMPARE(result->has_value(), std::string(name) == "good");
    }
}

void TlsTest::readsKeepTheConnection()
{
    FaultServer server(m_certificates.certificate("good"), m_certificates.key("good"));
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.caFile = m_certificates.certificate("ca");
    HttpClient client(origin, m_secrets);
    for (int i = 0; i < 3; ++i) {
        const auto result = await(client.read(readOf("/x")));
        QVERIFY(result && *result);
    }
    QCOMPARE(server.requests().size(), std::size_t{3});
    QCOMPARE(server.connections(), 1);
}

void TlsTest::plainServerIsNotTls()
{
    FaultServer server;
    HttpClient client(originOf("https://localhost:" + std::to_string(server.port()), Origin::Credential::Bearer),
                      m_secrets);
    WriteRequest writing;
    writing.path = "/x";
    writing.deadline = Millis{1'500};
    const auto outcome = outcomeOf(client.write(writing));
    QVERIFY(outcome.error);
    QVERIFY(server.received().find(kCanary) == std::string::npos);
}

void TlsTest::badCaFileIsRefused_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("is not there") << QStringLiteral("/nonexistent/ca.pem");
    QTest::newRow("is a folder") << QStringLiteral("/tmp");
    QTest::newRow("holds a key, not a certificate") << QString::fromStdString(m_certificates.key("good"));
}

void TlsTest::badCaFileIsRefused()
{
    QFETCH(QString, file);
    FaultServer server(m_certificates.certificate("good"), m_certificates.key("good"));
    auto origin = originOf(server.url(), Origin::Credential::Bearer);
    origin.caFile = file.toStdString();
    HttpClient client(origin, m_secrets);
    WriteRequest writing;
    writing.path = "/x";
    const auto outcome = outcomeOf(client.write(writing));
    QVERIFY(!outcome.maySent);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::InvalidArgument));
    QCOMPARE(named(outcome.error->reason), named("TlsUntrusted"));
    QCOMPARE(server.connections(), 0);
}

void TlsTest::silentHandshakeEndsAtTheDeadline()
{
    QTcpServer silent;
    QVERIFY(silent.listen(QHostAddress::LocalHost));
    HttpClient client(originOf("https://localhost:" + std::to_string(silent.serverPort()), Origin::Credential::Bearer),
                      m_secrets);
    QElapsedTimer clock;
    clock.start();
    const auto error = errorOf(client.read(readOf("/x", Millis{400})));
    QCOMPARE(named(error.code), named(ErrorCode::Timeout));
    QVERIFY(clock.elapsed() >= 395 && clock.elapsed() < 1'400);
}

} // namespace preamar::net

QTEST_GUILESS_MAIN(preamar::net::TlsTest)
#include "tst_tls.moc"
