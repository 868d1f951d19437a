// A server's name and port, each with its own outcome; nothing is sent.
#include "core/net/reach.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace preamar;

class TestReach : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsTheStepsApart();
    void connectsAndSendsNothing();
    void refusesWhatIsNoAddress();
    void endsInTime();

private:
    [[nodiscard]] std::optional<net::Reach> ask(const std::string &url, Millis deadline = net::kReachDeadline)
    {
        std::optional<Result<net::Reach>> answer;
        onResult(net::reach(url, this, deadline), this, [&](Result<net::Reach> r) { answer = std::move(r); });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 10'000);
        return answer && *answer ? std::optional(**answer) : std::nullopt;
    }
};

void TestReach::tellsTheStepsApart()
{
    // RFC 6761: a name that never resolves.
    const auto nameless = ask("https://preamar.invalid:6443");
    QVERIFY(nameless);
    QVERIFY(!nameless->isResolved && !nameless->isConnected && !nameless->problem.empty());
    QCOMPARE(nameless->port, 6443);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto port = server.serverPort();
    server.close();
    const auto closed = ask("http://127.0.0.1:" + std::to_string(port));
    QVERIFY(closed);
    QVERIFY(closed->isResolved && !closed->isConnected && !closed->problem.empty());
    QCOMPARE(closed->address, std::string("127.0.0.1"));
}

void TestReach::connectsAndSendsNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto reached = ask("http://127.0.0.1:" + std::to_string(server.serverPort()) + "/prefix");
    QVERIFY(reached && reached->isConnected && reached->problem.empty());
    QVERIFY(server.waitForNewConnection(1000) || server.hasPendingConnections());
    auto *socket = server.nextPendingConnection();
    QVERIFY(socket);
    (void)socket->waitForReadyRead(100);
    QCOMPARE(socket->bytesAvailable(), 0);
}

void TestReach::refusesWhatIsNoAddress()
{
    for (const char *url : {"", "ftp://127.0.0.1", "https://", "not an address"})
        QVERIFY2(!ask(url), url);
}

void TestReach::endsInTime()
{
    QElapsedTimer timer;
    timer.start();
    // A deadline that is over before any connection: the answer comes all the same.
    const auto late = ask("http://127.0.0.1:9", Millis{0});
    QVERIFY(late && !late->isConnected);
    QVERIFY(timer.elapsed() < 2000);
}

QTEST_GUILESS_MAIN(TestReach)
#include "tst_reach.moc"
