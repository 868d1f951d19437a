// What can be judged without a connection: origins, encodings, the words of error answers.
#include "core/domain/reason.h"
#include "core/net/status.h"
#include "tests/core/net/nettest.h"

#include <set>

namespace preamar::net {

class NetValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void checksOrigins_data();
    void checksOrigins();
    void checksBasicUsers();
    void encodesForms_data();
    void encodesForms();
    void mapsStatuses_data();
    void mapsStatuses();
    void keepsTheServersWords_data();
    void keepsTheServersWords();
    void detailsAreShortPlainLines();
    void namesOnlyKnownReasons();
};

void NetValuesTest::checksOrigins_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<bool>("credential");
    QTest::addColumn<QString>("refusal"); // "" = accepted, else the reason, or "-" where there is none
    const auto row = [](const char *url, bool credential, const char *refusal) {
        QTest::addRow("%s %s", url, credential ? "with credential" : "without credential")
            << QString::fromUtf8(url) << credential << QString::fromUtf8(refusal);
    };
    row("https://portainer.example:9443", true, "");
    row("https://portainer.example:9443/prefix/", true, "");
    row("HTTPS://Portainer.Example/", true, "");
    row("https://[2001:db8::1]:9443", true, "");
    row("https://10.0.0.5", true, "");
    row("http://prometheus.example:9090", false, "");
    row("http://prometheus.example:9090", true, "InsecureTls");
    row("http://10.0.0.5", true, "InsecureTls");
    row("http://localhost.example", true, "InsecureTls");
    row("http://127.0.0.1.example", true, "InsecureTls");
    row("http://0.0.0.0:9000", true, "InsecureTls");
    row("http://localhost:9000", true, "");
    row("http://127.0.0.1:9000", true, "");
    row("http://127.8.9.1:9000", true, "");
    row("http://[::1]:9000", true, "");
    row("http://[::ffff:127.0.0.1]:9000", true, "");
    row("http://169.254.169.254/latest/meta-data", false, "-");
    row("https://169.254.169.254", true, "-");
    row("http://2852039166/", false, "-");
    row("http://0xA9FEA9FE/", false, "-");
    row("http://0251.0376.0251.0376/", false, "-");
    row("http://[::ffff:169.254.169.254]/", false, "-");
    row("http://[fe80::1]/", false, "-");
    row("http://[febf::1]/", false, "-");
    row("http://[fec0::1]/", false, "");
    row("ftp://files.example", false, "-");
    row("file:///etc/passwd", false, "-");
    row("data:text/plain,x", false, "-");
    row("javascript:alert(1)", false, "-");
    row("portainer.example:9443", false, "-");
    row("//portainer.example", false, "-");
    row("https://", false, "-");
    row("https:///path", false, "-");
    row("", false, "-");
    row("https://user@portainer.example", false, "-");
    row("https://user:pass@portainer.example", false, "-");
    row("https://@portainer.example", false, "-");
    row("https://portainer.example?token=x", false, "-");
    row("https://portainer.example/?", false, "-");
    row("https://portainer.example#x", false, "-");
    row("https://portainer.example:0", false, "-");
    row("https://portainer.example:70000", false, "-");
    row("https://portainer.example\\@evil.example", false, "-");
    row("https://portainer example", false, "-");
    row("https://portainer.example/a b", false, "-");
    row("https://portainer.example/\r\nX: y", false, "-");
    row("https://portainer.example/a/../b", false, "-");
    row("https://portainer.example/%2e%2E/b", false, "-");
}

void NetValuesTest::checksOrigins()
{
    QFETCH(QString, url);
    QFETCH(bool, credential);
    QFETCH(QString, refusal);
    const auto result = checkOrigin(
        originOf(url.toStdString(), credential ? Origin::Credential::ApiKeyHeader : Origin::Credential::None));
    QCOMPARE(result.has_value(), refusal.isEmpty());
    if (result)
        return;
    QCOMPARE(named(result.error().code), named(ErrorCode::InvalidArgument));
    QCOMPARE(named(result.error().reason), refusal == QLatin1String("-") ? QString() : refusal);
    QVERIFY2(!result.error().detail.empty(), "a refusal says why");
    QVERIFY(result.error().detail.find("pass") == std::string::npos || !url.contains(QLatin1String("user:pass")) ||
            result.error().detail == "user or password in the address");
}

void NetValuesTest::checksBasicUsers()
{
    auto origin = originOf("https://prometheus.example", Origin::Credential::Basic);
    for (const char *user : {"", "reader", "leitor ção"}) {
        origin.basicUser = user;
        QVERIFY(checkOrigin(origin));
    }
    for (const char *user : {"a:b", "a\r\nX: y", "a\tb"}) {
        origin.basicUser = user;
        QVERIFY(!checkOrigin(origin));
    }
}

void NetValuesTest::encodesForms_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("encoded");
    QTest::newRow("plus") << QByteArray("1+1") << QByteArray("1%2B1");
    QTest::newRow("space") << QByteArray("a b") << QByteArray("a%20b");
    QTest::newRow("unreserved") << QByteArray("aZ09-._~") << QByteArray("aZ09-._~");
    QTest::newRow("separators") << QByteArray("a&b=c;d#e?f/g") << QByteArray("a%26b%3Dc%3Bd%23e%3Ff%2Fg");
    QTest::newRow("percent") << QByteArray("%2B") << QByteArray("%252B");
    QTest::newRow("json") << QByteArray(R"({"a":["b"]})") << QByteArray("%7B%22a%22%3A%5B%22b%22%5D%7D");
    QTest::newRow("umlaut and line end") << QByteArray("\xc3\xa9\r\n") << QByteArray("%C3%A9%0D%0A");
    QTest::newRow("zero byte") << QByteArray("a\0b", 3) << QByteArray("a%00b");
}

void NetValuesTest::encodesForms()
{
    QFETCH(QByteArray, value);
    QFETCH(QByteArray, encoded);
    QCOMPARE(named(formEncode({{"q", value.toStdString()}})), QString::fromLatin1("q=" + encoded));
    QCOMPARE(named(formEncode({{value.toStdString(), "1"}, {"b", ""}})), QString::fromLatin1(encoded + "=1&b="));
    QCOMPARE(named(formEncode({})), QString());
}

void NetValuesTest::mapsStatuses_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("code");
    const std::pair<int, const char *> rows[] = {
        {400, "Protocol"},    {401, "Unauthenticated"}, {402, "Protocol"},    {403, "PermissionDenied"},
        {404, "NotFound"},    {408, "Protocol"},        {409, "Conflict"},    {410, "Protocol"},
        {422, "Protocol"},    {429, "RateLimited"},     {500, "Unavailable"}, {501, "Unavailable"},
        {502, "Unavailable"}, {503, "Unavailable"},     {504, "Unavailable"}, {599, "Unavailable"},
        {600, "Protocol"},    {100, "Protocol"},        {0, "Protocol"}};
    for (const auto &[status, code] : rows)
        QTest::addRow("%d", status) << status << QString::fromLatin1(code);
}

void NetValuesTest::mapsStatuses()
{
    QFETCH(int, status);
    QFETCH(QString, code);
    Response response;
    response.status = status;
    const auto error = statusError(response, "GET /x");
    QCOMPARE(named(error.code), code);
    QCOMPARE(named(error.where), QStringLiteral("GET /x"));
    QCOMPARE(named(error.detail), QStringLiteral("HTTP %1").arg(status));
}

void NetValuesTest::keepsTheServersWords_data()
{
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("detail");
    const QByteArray json("application/json");
    QTest::newRow("Portainer") << json << QByteArray(R"({"message":"Invalid JWT token","details":"Unauthorized"})")
                               << QStringLiteral("HTTP 500: Invalid JWT token: Unauthorized");
    QTest::newRow("Docker") << json << QByteArray(R"({"message":"rpc error: update out of sequence"})")
                            << QStringLiteral("HTTP 500: rpc error: update out of sequence");
    QTest::newRow("same words twice") << json << QByteArray(R"({"message":"no","details":"no"})")
                                      << QStringLiteral("HTTP 500: no");
    QTest::newRow("details only") << json << QByteArray(R"({"details":"why"})") << QStringLiteral("HTTP 500: why");
    QTest::newRow("Prometheus") << json
                                << QByteArray(R"({"status":"error","errorType":"bad_data","error":"parse error"})")
                                << QStringLiteral("HTTP 500: parse error");
    QTest::newRow("message is not a text")
        << json << QByteArray(R"({"message":{"a":1}})") << QStringLiteral("HTTP 500");
    QTest::newRow("plain text") << QByteArray("text/plain") << QByteArray("Forbidden - CSRF token invalid\n")
                                << QStringLiteral("HTTP 500: Forbidden - CSRF token invalid");
    QTest::newRow("a page") << QByteArray("text/html; charset=utf-8") << QByteArray("<html><b>502</b></html>")
                            << QStringLiteral("HTTP 500");
    QTest::newRow("nothing") << json << QByteArray() << QStringLiteral("HTTP 500");
    QTest::newRow("control characters") << QByteArray("text/plain") << QByteArray("a\r\nb\x1b[31m\0c", 11)
                                        << QStringLiteral("HTTP 500: a\\u000d\\u000ab\\u001b[31m\\u0000c");
    QTest::newRow("turned direction and line separator") << QByteArray("text/plain")
                                                         << QByteArray("a\xe2\x80\xae"
                                                                       "b\xe2\x80\xa8"
                                                                       "c\xc2\x85")
                                                         << QStringLiteral("HTTP 500: a\\u202eb\\u2028c");
    QTest::newRow("not UTF-8") << QByteArray("text/plain")
                               << QByteArray("a\xff\xfe"
                                             "b")
                               << QStringLiteral("HTTP 500: a\uFFFD\uFFFDb");
}

void NetValuesTest::keepsTheServersWords()
{
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    QFETCH(QString, detail);
    Response response;
    response.status = 500;
    response.headers["content-type"] = type.toStdString();
    response.body = body.toStdString();
    QCOMPARE(named(statusError(response, "GET /x").detail), detail);
}

void NetValuesTest::detailsAreShortPlainLines()
{
    Response response;
    response.status = 500;
    for (const char *piece : {"a", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x90\x8b", "\x01", "\xff"}) {
        response.body.clear();
        for (int i = 0; i < 5'000; ++i)
            response.body += piece;
        const auto detail = statusError(response, "GET /x").detail;
        QVERIFY(detail.size() <= kMaximumDetail);
        QVERIFY(detail.size() > kMaximumDetail - 8);
        const auto text = QString::fromUtf8(QByteArray::fromStdString(detail));
        QCOMPARE(text.toStdString(), detail);
        for (const QChar c : text)
            QVERIFY(c.isPrint() || c.isSurrogate() || c == QChar(0xfffd));
    }
}

// core/net may not name core/domain; this is what keeps its words and the closed list together.
void NetValuesTest::namesOnlyKnownReasons()
{
    const std::set<std::string> known = {
#define PREAMAR_X(code, invariant) #code,
        PREAMAR_REASON_CODES(PREAMAR_X)
#undef PREAMAR_X
    };
    for (const char *used : {"TlsUntrusted", "InsecureTls", "RedirectRefused", "AnswerTooLarge", "SourceUnreachable",
                             "SecretUnavailable", "SecretFileReadable"})
        QVERIFY2(known.contains(used), used);
}

} // namespace preamar::net

QTEST_GUILESS_MAIN(preamar::net::NetValuesTest)
#include "tst_netvalues.moc"
