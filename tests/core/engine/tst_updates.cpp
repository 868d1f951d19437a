// The list of versions: what is asked, of whom, and what is made of the answer.
#include "core/engine/updates.h"
#include "tests/support/faultserver.h"

#include <QTest>

using namespace preamar;
using preamar::test::Answer;
using preamar::test::Fault;
using preamar::test::FaultServer;
using preamar::test::SeenRequest;

namespace {

std::optional<Result<UpdateNews>> look(const std::string &feed, const std::string &own = "0.1.0")
{
    QObject context;
    std::optional<Result<UpdateNews>> got;
    onResult(lookForUpdate(feed, own), &context, [&](const Result<UpdateNews> &news) { got = news; });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, 15'000))
        return std::nullopt;
    return got;
}

} // namespace

class TestUpdates : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void asksOnceAndTellsNothingAboutUs()
    {
        FaultServer server;
        server.setHandler([](const SeenRequest &) {
            return Answer{.status = 200, .body = "{\"version\":\"0.2.0\",\"page\":\"https://example.org/news\"}"};
        });
        const auto news = look(server.url() + "/list/preamar.json");
        QVERIFY(news && *news);
        QVERIFY((*news)->isNewer);
        QCOMPARE((*news)->version, std::string("0.2.0"));
        QCOMPARE((*news)->page, std::string("https://example.org/news"));
        QCOMPARE(server.requests().size(), std::size_t{1});
        const SeenRequest &seen = server.requests().front();
        QCOMPARE(seen.method, std::string("GET"));
        QCOMPARE(seen.target, std::string("/list/preamar.json"));
        QVERIFY(seen.body.empty());
        QVERIFY(!seen.headers.contains("cookie") && !seen.headers.contains("authorization"));
        QVERIFY2(server.received().find("0.1.0") == std::string::npos, server.received().c_str());
    }

    void versionsAreComparedAsNumbers_data()
    {
        QTest::addColumn<QByteArray>("theirs");
        QTest::addColumn<QByteArray>("ours");
        QTest::addColumn<bool>("isNewer");
        QTest::newRow("newer") << QByteArray("0.1.1") << QByteArray("0.1.0") << true;
        QTest::newRow("ten is more than nine") << QByteArray("0.10.0") << QByteArray("0.9.0") << true;
        QTest::newRow("the same") << QByteArray("0.1.0") << QByteArray("0.1.0") << false;
        QTest::newRow("the same, shorter") << QByteArray("0.1") << QByteArray("0.1.0") << false;
        QTest::newRow("older") << QByteArray("0.0.9") << QByteArray("0.1.0") << false;
    }
    void versionsAreComparedAsNumbers()
    {
        QFETCH(QByteArray, theirs);
        QFETCH(QByteArray, ours);
        QFETCH(bool, isNewer);
        const auto news = readFeed("{\"version\":\"" + theirs.toStdString() + "\"}", ours.toStdString());
        QVERIFY(news);
        QCOMPARE(news->isNewer, isNewer);
    }

    void whatIsNoListIsAnError_data()
    {
        QTest::addColumn<QByteArray>("body");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("page of a proxy") << QByteArray("<html>log in</html>");
        QTest::newRow("no version") << QByteArray("{}");
        QTest::newRow("a number") << QByteArray("{\"version\":2}");
        QTest::newRow("words") << QByteArray("{\"version\":\"latest\"}");
        QTest::newRow("markup") << QByteArray("{\"version\":\"<b>9</b>\"}");
    }
    void whatIsNoListIsAnError()
    {
        QFETCH(QByteArray, body);
        const auto news = readFeed(body.toStdString(), "0.1.0");
        QVERIFY(!news);
        QVERIFY(news.error().code == ErrorCode::Protocol || news.error().code == ErrorCode::InvalidArgument);
    }

    void aPageThatIsNoAddressIsLeftOut()
    {
        for (const char *page : {"javascript:alert(1)", "file:///etc/passwd", "http://example.org/", "x"}) {
            const auto news = readFeed(std::string("{\"version\":\"9\",\"page\":\"") + page + "\"}", "0.1.0");
            QVERIFY(news);
            QVERIFY2(news->page.empty(), page);
        }
    }

    void addressesThatAreRefused()
    {
        for (const char *feed : {"", "example.org", "http://example.org/f.json", "https://me:secret@example.org/f.json",
                                 "https://example.org/f.json?who=me", "https://example.org/f.json#a", "file:///f.json",
                                 "ftp://example.org/f.json"})
            QVERIFY2(!checkFeedAddress(feed), feed);
        QVERIFY(checkFeedAddress("https://example.org/preamar.json"));
        QVERIFY(checkFeedAddress("http://127.0.0.1:8080/preamar.json"));
        const auto refused = look("http://example.org/f.json");
        QVERIFY(refused && !*refused);
        QVERIFY(refused->error().code == ErrorCode::InvalidArgument);
    }

    void aServerThatFailsIsAnErrorAndNothingMore()
    {
        FaultServer server;
        server.setHandler([](const SeenRequest &) { return Answer{.status = 503, .body = "{}"}; });
        auto news = look(server.url() + "/f.json");
        QVERIFY(news && !*news);
        QVERIFY(news->error().code == ErrorCode::Unavailable);
        server.setHandler([](const SeenRequest &) {
            return Answer{.status = 302, .body = {}, .headers = {{"Location", "https://example.org/f.json"}}};
        });
        news = look(server.url() + "/f.json");
        QVERIFY(news && !*news);
        server.setFault(Fault::CloseInBody);
        news = look(server.url() + "/f.json");
        QVERIFY(news && !*news);
        server.stopListening();
        news = look(server.url() + "/f.json");
        QVERIFY(news && !*news);
    }
};

QTEST_GUILESS_MAIN(TestUpdates)
#include "tst_updates.moc"
