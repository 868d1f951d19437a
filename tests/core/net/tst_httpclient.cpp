// Reads against a real server that misbehaves: what is an answer, what is refused, what ends in time.
#include "tests/core/net/nettest.h"

#include <QElapsedTimer>
#include <QNetworkAccessManager>
#include <QNetworkProxyFactory>
#include <QNetworkReply>

using preamar::test::Answer;
using preamar::test::Fault;
using preamar::test::FaultServer;
using preamar::test::SeenRequest;

namespace preamar::net {

class HttpClientTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsAnAnswer();
    void asksPlainlyAndInItsOwnName();
    void encodesTheQueryOnTheWire();
    void postsAForm();
    void headHasNoBody();
    void anyStatusIsAnAnswer_data();
    void anyStatusIsAnAnswer();
    void refusesRedirects_data();
    void refusesRedirects();
    void namesTheReasonOfARedirect();
    void keepsNoCookies();
    void ignoresTheProxyOfTheEnvironment();
    void refusesUnfinishedAnswers_data();
    void refusesUnfinishedAnswers();
    void takesAWholeDocumentWithoutLength();
    void refusesCompressedAnswers();
    void refusesLargeAnswers_data();
    void refusesLargeAnswers();
    void takesAnAnswerOfExactlyTheCap();
    void endsAtTheDeadline_data();
    void endsAtTheDeadline();
    void deadlineCountsTheQueueForAConnection();
    void refusesBadRequests_data();
    void refusesBadRequests();
    void refusedConnectionIsUnavailable();
    void destroyedClientSettlesAsCancelled();
    void survivesDestructionAtAnyMoment();

private:
    preamar::test::MemorySecrets m_secrets;
};

void HttpClientTest::readsAnAnswer()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body = R"({"a":1})";
        answer.headers.emplace_back("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
        answer.headers.emplace_back("X-Total-Count", "7");
        return answer;
    });
    HttpClient client(originOf(server.url() + "/prefix/"), m_secrets);
    const auto result = await(client.read(readOf("/api/endpoints/1")));
    QVERIFY(result && *result);
    const auto &response = **result;
    QCOMPARE(response.status, 200);
    QCOMPARE(named(response.body), QStringLiteral(R"({"a":1})"));
    QCOMPARE(named(response.headers.at("x-total-count")), QStringLiteral("7"));
    QVERIFY(response.date.has_value());
    QCOMPARE(named(toRfc3339(*response.date)), QStringLiteral("1994-11-06T08:49:37Z"));
    QCOMPARE(named(server.requests().at(0).target), QStringLiteral("/prefix/api/endpoints/1"));
    QCOMPARE(client.requestsSent(), 1);
}

void HttpClientTest::asksPlainlyAndInItsOwnName()
{
    FaultServer server;
    HttpClient client(originOf(server.url()), m_secrets);
    QVERIFY(await(client.read(readOf("/x"))));
    const auto &headers = server.requests().at(0).headers;
    QCOMPARE(named(headers.at("user-agent")), QStringLiteral("Preamar/0.1"));
    QCOMPARE(named(headers.at("accept-encoding")), QStringLiteral("identity"));
    QVERIFY(!headers.contains("authorization"));
    QVERIFY(!headers.contains("x-api-key"));
    QVERIFY(!headers.contains("cookie"));
    QVERIFY(!headers.contains("upgrade"));
}

void HttpClientTest::encodesTheQueryOnTheWire()
{
    FaultServer server;
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf("/a%2Fb");
    request.query = {{"query", "sum(rate(x[5m])) + 1"}, {"filters", R"({"label":["k=v"]})"}, {"types[]", "1"}};
    QVERIFY(await(client.read(request)));
    QCOMPARE(named(server.requests().at(0).target), named("/a%2Fb?" + formEncode(request.query)));
}

void HttpClientTest::postsAForm()
{
    FaultServer server;
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf("/api/v1/query");
    request.method = "POST";
    request.form = formEncode({{"query", "a+b"}});
    const auto result = await(client.read(request));
    QVERIFY(result && *result);
    QCOMPARE(named(server.requests().at(0).method), QStringLiteral("POST"));
    QCOMPARE(named(server.requests().at(0).body), QStringLiteral("query=a%2Bb"));
    QCOMPARE(named(server.requests().at(0).headers.at("content-type")),
             QStringLiteral("application/x-www-form-urlencoded"));
}

void HttpClientTest::headHasNoBody()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body.clear();
        answer.headers.emplace_back("Content-Length", "99999999");
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf("/x");
    request.method = "HEAD";
    const auto result = await(client.read(request));
    QVERIFY2(result && *result, result && !*result ? result->error().detail.c_str() : "");
    QVERIFY((*result)->body.empty());
}

void HttpClientTest::anyStatusIsAnAnswer_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 202, 204, 400, 401, 402, 403, 404, 405, 407, 408, 409, 410, 411,
                             418, 422, 425, 428, 429, 451, 499, 500, 501, 502, 503, 504, 507, 511, 599})
        QTest::addRow("%d", status) << status;
}

void HttpClientTest::anyStatusIsAnAnswer()
{
    QFETCH(int, status);
    FaultServer server;
    server.setHandler([status](const SeenRequest &) {
        Answer answer;
        answer.status = status;
        answer.body = status == 204 ? "" : R"({"message":"words"})";
        answer.headers.emplace_back("WWW-Authenticate", "Basic realm=\"x\"");
        answer.headers.emplace_back("Proxy-Authenticate", "Basic realm=\"x\"");
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    const auto result = await(client.read(readOf("/x")));
    QVERIFY(result);
    QVERIFY2(result->has_value(), result->has_value() ? "" : result->error().detail.c_str());
    QCOMPARE((*result)->status, status);
    QCOMPARE((*result)->body.empty(), status == 204);
    QCOMPARE(server.requests().size(), std::size_t{1});
}

void HttpClientTest::refusesRedirects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("target");
    for (const int status : {300, 301, 302, 303, 304, 307, 308}) {
        for (const char *target :
             {"same", "port", "host", "scheme", "userinfo", "relative", "data:text/plain,x", "file:///etc/passwd"})
            QTest::addRow("%d to %s", status, target) << status << QString::fromLatin1(target);
    }
}

void HttpClientTest::refusesRedirects()
{
    QFETCH(int, status);
    QFETCH(QString, target);
    FaultServer thief;
    FaultServer server;
    const auto port = std::to_string(thief.port());
    const std::map<QString, std::string> places = {
        {QStringLiteral("same"), server.url() + "/other"},
        {QStringLiteral("port"), thief.url() + "/stolen"},
        {QStringLiteral("host"), "http://localhost:" + port + "/stolen"},
        {QStringLiteral("scheme"), "https://localhost:" + port + "/stolen"},
        {QStringLiteral("userinfo"), "http://a:b@127.0.0.1:" + port + "/stolen"},
        {QStringLiteral("relative"), "//127.0.0.1:" + port + "/stolen"}};
    const auto place = places.contains(target) ? places.at(target) : target.toStdString();
    server.setHandler([status, place](const SeenRequest &) {
        Answer answer;
        answer.status = status;
        answer.headers.emplace_back("Location", place);
        return answer;
    });
    m_secrets.put(kRef, kCanary);
    HttpClient client(originOf(server.url(), Origin::Credential::ApiKeyHeader), m_secrets);
    const auto error = errorOf(client.read(readOf("/x")));
    settle(20);
    QCOMPARE(named(error.code), named(ErrorCode::Protocol));
    QCOMPARE(named(error.reason), QStringLiteral("RedirectRefused"));
    QCOMPARE(server.requests().size(), std::size_t{1});
    QCOMPARE(thief.connections(), 0);
}

void HttpClientTest::namesTheReasonOfARedirect()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.status = 303;
        answer.headers.emplace_back("redirect-reason", "AdminInitTimeout");
        answer.headers.emplace_back("Location", "/timeout.html?secret=1");
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    QCOMPARE(named(errorOf(client.read(readOf("/x"))).detail), QStringLiteral("HTTP 303 AdminInitTimeout"));
}

void HttpClientTest::keepsNoCookies()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.headers.emplace_back("Set-Cookie", "portainer_api_key=x; Path=/");
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    QVERIFY(await(client.read(readOf("/x"))));
    QVERIFY(await(client.read(readOf("/x"))));
    QCOMPARE(server.requests().size(), std::size_t{2});
    QVERIFY(!server.requests()[1].headers.contains("cookie"));
}

void HttpClientTest::ignoresTheProxyOfTheEnvironment()
{
    // A reserved name: only a proxy would take it. Without one the request ends unresolved.
    const std::string target = "http://preamar.invalid";
    FaultServer proxy;
    qputenv("http_proxy", QByteArray::fromStdString(proxy.url()));
    QNetworkProxyFactory::setUseSystemConfiguration(true);
    HttpClient client(originOf(target), m_secrets);
    const auto error = errorOf(client.read(readOf("/x", Seconds{2})));
    const auto outcome = outcomeOf(client.write(WriteRequest{"POST", "/x", {}, "{}", Seconds{2}}));
    const int throughProxy = proxy.connections();
    // The control: Qt alone goes through it.
    QNetworkAccessManager manager;
    const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(QUrl(QString::fromStdString(target)))));
    const bool finished = QTest::qWaitFor([&reply] { return reply->isFinished(); });
    QNetworkProxyFactory::setUseSystemConfiguration(false);
    qunsetenv("http_proxy");
    QVERIFY(finished);
    QCOMPARE(named(error.reason), QStringLiteral("SourceUnreachable"));
    QVERIFY(outcome.error);
    QCOMPARE(throughProxy, 0);
    QVERIFY(proxy.connections() > 0);
}

void HttpClientTest::refusesUnfinishedAnswers_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, Fault fault, ErrorCode code) {
        QTest::newRow(name) << static_cast<int>(fault) << named(code);
    };
    row("body shorter than its length", Fault::CloseInBody, ErrorCode::Protocol);
    row("reset in the body", Fault::ResetInBody, ErrorCode::Protocol);
    row("half a document without length", Fault::CloseInBodyWithoutLength, ErrorCode::Protocol);
    row("half a chunk", Fault::CloseInChunk, ErrorCode::Protocol);
    row("no last chunk", Fault::CloseBetweenChunks, ErrorCode::Protocol);
    row("half a status line", Fault::CloseInStatusLine, ErrorCode::Unavailable);
    row("half a header", Fault::CloseInHeaders, ErrorCode::Unavailable);
    row("no answer at all", Fault::CloseAfterRequest, ErrorCode::Unavailable);
}

void HttpClientTest::refusesUnfinishedAnswers()
{
    QFETCH(int, fault);
    QFETCH(QString, code);
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body = R"({"data":[1,2,3,4,5,6,7,8,9]})";
        return answer;
    });
    server.setFault(static_cast<Fault>(fault));
    HttpClient client(originOf(server.url()), m_secrets);
    const auto error = errorOf(client.read(readOf("/x", Seconds{3})));
    QCOMPARE(named(error.code), code);
}

void HttpClientTest::takesAWholeDocumentWithoutLength()
{
    FaultServer server;
    server.setFault(Fault::CloseAfterBodyWithoutLength);
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body = R"({"data":[1,2,3]})";
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    const auto result = await(client.read(readOf("/x")));
    QVERIFY(result && *result);
    QCOMPARE(named((*result)->body), QStringLiteral(R"({"data":[1,2,3]})"));
}

// A server that ignores "identity": 48 MB of nothing in 48 KB. It is neither unpacked nor believed.
void HttpClientTest::refusesCompressedAnswers()
{
    const auto packed = qCompress(QByteArray(qsizetype{48} << 20U, '\0'), 9).mid(4).toStdString();
    FaultServer server;
    for (const char *kind : {"deflate", "gzip", "br", "zstd"}) {
        server.setHandler([&packed, kind](const SeenRequest &) {
            Answer answer;
            answer.body = packed;
            answer.headers.emplace_back("Content-Encoding", kind);
            return answer;
        });
        HttpClient client(originOf(server.url()), m_secrets);
        const auto error = errorOf(client.read(readOf("/x")));
        QCOMPARE(named(error.code), named(ErrorCode::Protocol));
    }
}

void HttpClientTest::refusesLargeAnswers_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("50 MB, announced") << static_cast<int>(Fault::HugeBody);
    QTest::newRow("50 MB, not announced") << static_cast<int>(Fault::HugeBodyWithoutLength);
}

void HttpClientTest::refusesLargeAnswers()
{
    QFETCH(int, fault);
    FaultServer server;
    server.setFault(static_cast<Fault>(fault));
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf("/x");
    request.maximumBytes = std::size_t{1} << 20U;
    const auto error = errorOf(client.read(request));
    QCOMPARE(named(error.code), named(ErrorCode::Protocol));
    QCOMPARE(named(error.reason), QStringLiteral("AnswerTooLarge"));
    WriteRequest write;
    write.path = "/x";
    const auto outcome = outcomeOf(client.write(write));
    QVERIFY(outcome.maySent && outcome.error);
    QCOMPARE(named(outcome.error->reason), QStringLiteral("AnswerTooLarge"));
}

void HttpClientTest::takesAnAnswerOfExactlyTheCap()
{
    FaultServer server;
    server.setHandler([](const SeenRequest &) {
        Answer answer;
        answer.body = "\"" + std::string(299'998, 'x') + "\"";
        return answer;
    });
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf("/x");
    request.maximumBytes = 300'000;
    const auto result = await(client.read(request));
    QVERIFY(result && *result);
    QCOMPARE((*result)->body.size(), std::size_t{300'000});
    request.maximumBytes = 299'999;
    QCOMPARE(named(errorOf(client.read(request)).reason), QStringLiteral("AnswerTooLarge"));
}

void HttpClientTest::endsAtTheDeadline_data()
{
    QTest::addColumn<int>("fault");
    QTest::newRow("no answer") << static_cast<int>(Fault::HangAfterRequest);
    QTest::newRow("headers that never end") << static_cast<int>(Fault::HangInHeaders);
    QTest::newRow("300 KB of headers") << static_cast<int>(Fault::HugeHeaders);
    QTest::newRow("body that never ends") << static_cast<int>(Fault::HangInBody);
    QTest::newRow("two bytes a second") << static_cast<int>(Fault::DripBody);
}

void HttpClientTest::endsAtTheDeadline()
{
    QFETCH(int, fault);
    FaultServer server;
    server.setFault(static_cast<Fault>(fault));
    HttpClient client(originOf(server.url()), m_secrets);
    QElapsedTimer clock;
    clock.start();
    const auto error = errorOf(client.read(readOf("/x", Millis{1'200})));
    const auto elapsed = clock.elapsed();
    QCOMPARE(named(error.code), named(ErrorCode::Timeout));
    QVERIFY2(elapsed >= 1'195 && elapsed < 2'200, qPrintable(QString::number(elapsed)));
}

void HttpClientTest::deadlineCountsTheQueueForAConnection()
{
    FaultServer server;
    server.setFault(Fault::HangAfterRequest);
    HttpClient client(originOf(server.url()), m_secrets);
    QElapsedTimer clock;
    clock.start();
    std::vector<Future<Response>> futures;
    for (int i = 0; i < 10; ++i)
        futures.push_back(client.read(readOf("/x", Millis{1'000})));
    // Six connections to one host; the other four wait. Counted before the deadline, which sets connections free.
    QTRY_COMPARE_WITH_TIMEOUT(server.requests().size(), std::size_t{6}, 800);
    QTRY_COMPARE_WITH_TIMEOUT(client.requestsSent(), 6, 100);
    for (const auto &future : futures)
        QCOMPARE(named(errorOf(future, 3'000).code), named(ErrorCode::Timeout));
    QVERIFY2(clock.elapsed() >= 995 && clock.elapsed() < 2'000, qPrintable(QString::number(clock.elapsed())));
}

void HttpClientTest::refusesBadRequests_data()
{
    QTest::addColumn<QString>("method");
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("deadlineMs");
    for (const char *path : {"", "x", "@evil.example/", "/a?b", "/a#b", "/a b", "/a\r\nX: y", "/a/../b", "/a/%2e%2E/b",
                             "/.", "/a%", "/a%2", "/a%zz", "/\xc3\xa9", "/a\\b", "/{id}"})
        QTest::addRow("path %s", QByteArray(path).toPercentEncoding().constData())
            << QStringLiteral("GET") << QString::fromUtf8(path) << 1'000;
    for (const char *method : {"PUT", "DELETE", "PATCH", "get", "", "GET /x HTTP/1.1\r\nX:"})
        QTest::addRow("method %s", QByteArray(method).toPercentEncoding().constData())
            << QString::fromUtf8(method) << QStringLiteral("/x") << 1'000;
    QTest::newRow("no deadline") << QStringLiteral("GET") << QStringLiteral("/x") << 0;
    QTest::newRow("negative deadline") << QStringLiteral("GET") << QStringLiteral("/x") << -5;
}

void HttpClientTest::refusesBadRequests()
{
    QFETCH(QString, method);
    QFETCH(QString, path);
    QFETCH(int, deadlineMs);
    FaultServer server;
    HttpClient client(originOf(server.url()), m_secrets);
    auto request = readOf(path.toStdString(), Millis{deadlineMs});
    request.method = method.toStdString();
    QCOMPARE(named(errorOf(client.read(request)).code), named(ErrorCode::InvalidArgument));
    settle(10);
    QCOMPARE(server.connections(), 0);
}

void HttpClientTest::refusedConnectionIsUnavailable()
{
    FaultServer server;
    server.stopListening();
    HttpClient client(originOf(server.url()), m_secrets);
    const auto error = errorOf(client.read(readOf("/x")));
    QCOMPARE(named(error.code), named(ErrorCode::Unavailable));
    QCOMPARE(named(error.reason), QStringLiteral("SourceUnreachable"));
    QCOMPARE(named(error.where), QStringLiteral("GET /x"));
}

void HttpClientTest::destroyedClientSettlesAsCancelled()
{
    FaultServer server;
    server.setFault(Fault::HangAfterRequest);
    auto client = std::make_unique<HttpClient>(originOf(server.url()), m_secrets);
    const auto future = client->read(readOf("/x"));
    QTRY_COMPARE(server.requests().size(), std::size_t{1});
    client.reset();
    QCOMPARE(named(errorOf(future).code), named(ErrorCode::Cancelled));
}

void HttpClientTest::survivesDestructionAtAnyMoment()
{
    FaultServer server;
    m_secrets.put(kRef, kCanary);
    quint32 seed = 20'260'302;
    QObject context;
    int handled = 0;
    for (int i = 0; i < 200; ++i) {
        auto client = std::make_unique<HttpClient>(originOf(server.url(), Origin::Credential::Bearer), m_secrets);
        const auto count = [&handled](const auto &) { ++handled; };
        onResult(client->read(readOf("/x")), &context, count);
        onResult(client->write(WriteRequest{"POST", "/x", {}, "{}"}), &context, count);
        seed = seed * 1'664'525U + 1'013'904'223U;
        const auto turns = seed >> 28U; // 0 to 15 turns of the event loop
        for (quint32 turn = 0; turn < turns; ++turn)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 1);
        client.reset();
    }
    QTRY_COMPARE(handled, 400);
}

} // namespace preamar::net

QTEST_GUILESS_MAIN(preamar::net::HttpClientTest)
#include "tst_httpclient.moc"
