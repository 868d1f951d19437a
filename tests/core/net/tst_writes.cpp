// I-30 and P11: at most one request on the wire, counted at the server, wherever the connection breaks.
#include "tests/core/net/nettest.h"
#include "tests/support/certificates.h"

#include <QNetworkAccessManager>
#include <QNetworkProxy>
#include <QNetworkReply>

using preamar::test::Answer;
using preamar::test::Fault;
using preamar::test::FaultServer;

namespace preamar::net {

namespace {

enum class Ends { Answered, Broken, Unsent };

struct DropPoint
{
    const char *name;
    Fault fault;
    int status;
    Ends http;
    Ends https;
};

constexpr DropPoint kDropPoints[] = {
    {"closed at accept, unread", Fault::CloseAtAccept, 200, Ends::Broken, Ends::Broken},
    {"half closed at accept, still reading", Fault::HalfCloseAtAccept, 200, Ends::Broken, Ends::Broken},
    {"reset at accept", Fault::ResetAtAccept, 200, Ends::Broken, Ends::Broken},
    {"closed instead of a handshake", Fault::CloseBeforeTls, 200, Ends::Answered, Ends::Unsent},
    {"closed after the headers", Fault::CloseAfterHeaders, 200, Ends::Broken, Ends::Broken},
    {"reset after the headers", Fault::ResetAfterHeaders, 200, Ends::Broken, Ends::Broken},
    {"closed after the whole request", Fault::CloseAfterRequest, 200, Ends::Broken, Ends::Broken},
    {"reset after the whole request", Fault::ResetAfterRequest, 200, Ends::Broken, Ends::Broken},
    {"closed in the status line", Fault::CloseInStatusLine, 200, Ends::Broken, Ends::Broken},
    {"closed in the headers", Fault::CloseInHeaders, 200, Ends::Broken, Ends::Broken},
    {"closed in a body with length", Fault::CloseInBody, 200, Ends::Broken, Ends::Broken},
    {"reset in a body with length", Fault::ResetInBody, 200, Ends::Broken, Ends::Broken},
    {"closed in a body without length", Fault::CloseInBodyWithoutLength, 200, Ends::Broken, Ends::Broken},
    {"closed in a chunk", Fault::CloseInChunk, 200, Ends::Broken, Ends::Broken},
    {"closed before the last chunk", Fault::CloseBetweenChunks, 200, Ends::Broken, Ends::Broken},
    {"hangs after the request", Fault::HangAfterRequest, 200, Ends::Broken, Ends::Broken},
    {"hangs in the headers", Fault::HangInHeaders, 200, Ends::Broken, Ends::Broken},
    {"hangs in the body", Fault::HangInBody, 200, Ends::Broken, Ends::Broken},
    {"100 Continue, then closed", Fault::ContinueThenClose, 200, Ends::Broken, Ends::Broken},
    {"100 Continue, then 200", Fault::ContinueThenAnswer, 200, Ends::Answered, Ends::Answered},
    {"not HTTP", Fault::Garbage, 200, Ends::Broken, Ends::Broken},
    {"200", Fault::None, 200, Ends::Answered, Ends::Answered},
    {"204", Fault::None, 204, Ends::Answered, Ends::Answered},
    {"301", Fault::None, 301, Ends::Broken, Ends::Broken},
    {"307", Fault::None, 307, Ends::Broken, Ends::Broken},
    {"401 with Basic", Fault::None, 401, Ends::Answered, Ends::Answered},
    {"407", Fault::None, 407, Ends::Answered, Ends::Answered},
    {"408", Fault::None, 408, Ends::Answered, Ends::Answered},
    {"409", Fault::None, 409, Ends::Answered, Ends::Answered},
    {"429", Fault::None, 429, Ends::Answered, Ends::Answered},
    {"500", Fault::None, 500, Ends::Answered, Ends::Answered},
    {"503", Fault::None, 503, Ends::Answered, Ends::Answered},
};

WriteRequest scaleRequest()
{
    WriteRequest request;
    request.path = "/api/endpoints/1/docker/services/abc/update";
    request.query = {{"version", "42"}};
    request.json = R"({"Mode":{"Replicated":{"Replicas":5}}})";
    request.deadline = Millis{700};
    return request;
}

} // namespace

class WritesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void sendsAtMostOneRequest_data();
    void sendsAtMostOneRequest();
    void qtAloneWouldSendAgain();
    void bodylessWritesAreSentOnce();
    void largeBodiesArriveWhole();
    void eachWriteHasAConnectionOfItsOwn();
    void refusedConnectionSentNothing();
    void unknownHostSentNothing();
    void missingSecretSendsNothing();
    void badOriginSendsNothing();
    void readingMethodsAreNotWrites();
    void deadlineWhileWaitingForTheSecretSentNothing();
    void deadlineAfterSendingMayHaveSent();
    void destroyedClientSettlesAsCancelled();

private:
    std::unique_ptr<FaultServer> makeServer(bool tls) const;
    [[nodiscard]] Origin originFor(const FaultServer &server, bool tls) const;
    preamar::test::Certificates m_certificates;
    preamar::test::MemorySecrets m_secrets;
    std::map<int, int> m_counts; // rows by requests on the wire
};

void WritesTest::initTestCase()
{
    m_secrets.put(kRef, kCanary);
    m_certificates.make({.name = "good", .alternativeNames = "DNS:localhost,IP:127.0.0.1"});
}

void WritesTest::cleanupTestCase()
{
    for (const auto &[requests, rows] : m_counts)
        qInfo("drop points with %d request(s) on the wire: %d", requests, rows);
}

std::unique_ptr<FaultServer> WritesTest::makeServer(bool tls) const
{
    return tls ? std::make_unique<FaultServer>(m_certificates.certificate("good"), m_certificates.key("good"))
               : std::make_unique<FaultServer>();
}

Origin WritesTest::originFor(const FaultServer &server, bool tls) const
{
    auto origin = originOf(server.url(), Origin::Credential::ApiKeyHeader);
    if (tls)
        origin.caFile = m_certificates.certificate("ca");
    return origin;
}

void WritesTest::sendsAtMostOneRequest_data()
{
    QTest::addColumn<bool>("tls");
    QTest::addColumn<int>("index");
    for (const bool tls : {false, true}) {
        for (int i = 0; i < static_cast<int>(std::size(kDropPoints)); ++i)
            QTest::addRow("%s: %s", tls ? "https" : "http", kDropPoints[i].name) << tls << i;
    }
}

void WritesTest::sendsAtMostOneRequest()
{
    QFETCH(bool, tls);
    QFETCH(int, index);
    if (tls && !m_certificates.problem().empty())
        QSKIP(m_certificates.problem().c_str());
    const auto &point = kDropPoints[index];
    const auto server = makeServer(tls);
    server->setFault(point.fault);
    server->setHandler([&point](const preamar::test::SeenRequest &) {
        Answer answer;
        answer.status = point.status;
        answer.headers.emplace_back("Location", "/elsewhere");
        answer.headers.emplace_back("WWW-Authenticate", "Basic realm=\"x\"");
        answer.headers.emplace_back("Retry-After", "0");
        return answer;
    });
    HttpClient client(originFor(*server, tls), m_secrets);
    const auto outcome = outcomeOf(client.write(scaleRequest()));
    settle();
    ++m_counts[server->requestsBegun()];
    QVERIFY2(server->requestsBegun() <= 1, qPrintable(QString::number(server->requestsBegun())));
    QVERIFY(server->requestHeads() <= 1);
    QVERIFY(server->requests().size() <= 1);
    const auto ends = tls ? point.https : point.http;
    QCOMPARE(outcome.response.has_value(), ends == Ends::Answered);
    QCOMPARE(outcome.error.has_value(), ends != Ends::Answered);
    QCOMPARE(outcome.maySent, ends != Ends::Unsent);
    QVERIFY2(server->requestsBegun() == 0 || outcome.maySent, "sent, but reported as not sent");
    QVERIFY(client.requestsSent() >= server->requestsBegun());
    if (outcome.response)
        QCOMPARE(outcome.response->status, point.status);
}

// The control: without the body that does not rewind, the same server sees the write again.
void WritesTest::qtAloneWouldSendAgain()
{
    FaultServer server;
    server.setFault(Fault::CloseAfterRequest);
    QNetworkAccessManager manager;
    manager.setProxy(QNetworkProxy::NoProxy);
    QNetworkRequest request(QUrl(QString::fromStdString(server.url())));
    request.setHeader(QNetworkRequest::ContentTypeHeader, QByteArrayLiteral("application/json"));
    const std::unique_ptr<QNetworkReply> reply(manager.post(request, QByteArrayLiteral("{}")));
    QTRY_VERIFY(reply->isFinished());
    QVERIFY(server.requestsBegun() > 1);
}

void WritesTest::bodylessWritesAreSentOnce()
{
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE"}) {
        FaultServer server;
        server.setFault(Fault::CloseAfterRequest);
        HttpClient client(originFor(server, false), m_secrets);
        auto request = scaleRequest();
        request.method = method;
        request.json.clear();
        const auto outcome = outcomeOf(client.write(request));
        settle();
        QVERIFY(outcome.maySent && outcome.error);
        QCOMPARE(server.requestsBegun(), 1);
        QCOMPARE(server.requests().at(0).method, std::string(method));
        server.setFault(Fault::None);
        QVERIFY(outcomeOf(client.write(request)).response);
    }
}

void WritesTest::largeBodiesArriveWhole()
{
    FaultServer server;
    HttpClient client(originFor(server, false), m_secrets);
    auto request = scaleRequest();
    request.json = "\"" + std::string(900'000, 'b') + "\"";
    request.deadline = Seconds{20};
    QVERIFY(outcomeOf(client.write(request)).response);
    QCOMPARE(server.requests().size(), std::size_t{1});
    QVERIFY(server.requests()[0].body == request.json);
    QCOMPARE(server.requests()[0].headers.at("content-type"), std::string("application/json"));
    QCOMPARE(server.requests()[0].target, request.path + "?version=42");
    QCOMPARE(client.requestsSent(), 1);
}

void WritesTest::eachWriteHasAConnectionOfItsOwn()
{
    FaultServer server;
    HttpClient client(originFor(server, false), m_secrets);
    QVERIFY(outcomeOf(client.write(scaleRequest())).response);
    QVERIFY(outcomeOf(client.write(scaleRequest())).response);
    QCOMPARE(server.connections(), 2);
    QCOMPARE(client.requestsSent(), 2);
}

void WritesTest::refusedConnectionSentNothing()
{
    FaultServer server;
    server.stopListening();
    HttpClient client(originFor(server, false), m_secrets);
    const auto outcome = outcomeOf(client.write(scaleRequest()));
    QVERIFY(!outcome.maySent);
    QVERIFY(outcome.error);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::Unavailable));
    QCOMPARE(named(outcome.error->reason), named("SourceUnreachable"));
    QCOMPARE(client.requestsSent(), 0);
}

void WritesTest::unknownHostSentNothing()
{
    // Reserved by RFC 2606; no resolver answers for it.
    HttpClient client(originOf("http://preamar.invalid"), m_secrets);
    const auto outcome = outcomeOf(client.write(scaleRequest()));
    QVERIFY(outcome.error);
    QCOMPARE(named(outcome.error->reason), named("SourceUnreachable"));
    if (outcome.error->code == ErrorCode::Timeout)
        QSKIP("needs a resolver that answers");
    QVERIFY(!outcome.maySent);
}

void WritesTest::missingSecretSendsNothing()
{
    FaultServer server;
    auto origin = originFor(server, false);
    origin.secret = SecretRef("keychain:nobody");
    HttpClient client(origin, m_secrets);
    const auto outcome = outcomeOf(client.write(scaleRequest()));
    QVERIFY(!outcome.maySent);
    QVERIFY(outcome.error);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::Unauthenticated));
    QCOMPARE(named(outcome.error->reason), named("SecretUnavailable"));
    settle();
    QCOMPARE(server.connections(), 0);
}

void WritesTest::badOriginSendsNothing()
{
    HttpClient client(originOf("http://prod.example", Origin::Credential::Bearer), m_secrets);
    const auto outcome = outcomeOf(client.write(scaleRequest()));
    QVERIFY(!outcome.maySent);
    QVERIFY(outcome.error);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::InvalidArgument));
    QCOMPARE(named(outcome.error->reason), named("InsecureTls"));
}

void WritesTest::readingMethodsAreNotWrites()
{
    FaultServer server;
    HttpClient client(originFor(server, false), m_secrets);
    for (const char *method : {"GET", "HEAD", "TRACE", "CONNECT", "post", ""}) {
        auto request = scaleRequest();
        request.method = method;
        const auto outcome = outcomeOf(client.write(request));
        QVERIFY(!outcome.maySent);
        QCOMPARE(named(outcome.error->code), named(ErrorCode::InvalidArgument));
    }
    settle();
    QCOMPARE(server.connections(), 0);
}

void WritesTest::deadlineWhileWaitingForTheSecretSentNothing()
{
    FaultServer server;
    preamar::test::MemorySecrets silent;
    silent.answers = false;
    HttpClient client(originFor(server, false), silent);
    auto request = scaleRequest();
    request.deadline = Millis{150};
    const auto outcome = outcomeOf(client.write(request));
    QVERIFY(!outcome.maySent);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::Timeout));
    QCOMPARE(server.connections(), 0);
}

void WritesTest::deadlineAfterSendingMayHaveSent()
{
    FaultServer server;
    server.setFault(Fault::HangAfterRequest);
    HttpClient client(originFor(server, false), m_secrets);
    auto request = scaleRequest();
    request.deadline = Millis{250};
    const auto outcome = outcomeOf(client.write(request));
    QVERIFY(outcome.maySent);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::Timeout));
    QCOMPARE(server.requestsBegun(), 1);
}

void WritesTest::destroyedClientSettlesAsCancelled()
{
    FaultServer server;
    server.setFault(Fault::HangAfterRequest);
    auto client = std::make_unique<HttpClient>(originFor(server, false), m_secrets);
    const auto future = client->write(scaleRequest());
    QTRY_COMPARE(server.requestsBegun(), 1);
    client.reset();
    const auto outcome = outcomeOf(future);
    QVERIFY(outcome.maySent);
    QCOMPARE(named(outcome.error->code), named(ErrorCode::Cancelled));
    settle();
    QCOMPARE(server.requestsBegun(), 1);
}

} // namespace preamar::net

QTEST_GUILESS_MAIN(preamar::net::WritesTest)
#include "tst_writes.moc"
