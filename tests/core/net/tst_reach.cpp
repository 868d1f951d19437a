// A server's name and port, each with its own outcome; nothing is sent.
#include "core/net/reach.h"

#include <QElapsedTimer>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

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
    QVERIFY(!nameless->isResolved && !nameless->isConnected);
    // Other: where no name server answers at all.
    QVERIFY(nameless->problem == net::ReachProblem::NotFound || nameless->problem == net::ReachProblem::Other);
    QCOMPARE(nameless->port, 6443);
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto port = server.serverPort();
    server.close();
    const auto closed = ask("http://127.0.0.1:" + std::to_string(port));
    QVERIFY(closed);
    QVERIFY(closed->isResolved && !closed->isConnected);
    QCOMPARE(closed->problem, net::ReachProblem::Refused);
    QCOMPARE(closed->address, std::string("127.0.0.1"));
}

void TestReach::connectsAndSendsNothing()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const auto reached = ask("http://127.0.0.1:" + std::to_string(server.serverPort()) + "/prefix");
    QVERIFY(reached && reached->isConnected && reached->problem == net::ReachProblem::None);
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
    // A port that neither accepts nor refuses: nobody takes what waits, and the queue is full.
    QTcpServer server;
    server.setListenBacklogSize(0);
    QVERIFY(server.listen(QHostAddress::LocalHost));
    server.pauseAccepting();
    std::vector<std::unique_ptr<QTcpSocket>> queue;
    do {
        QVERIFY(queue.size() < 64);
        queue.push_back(std::make_unique<QTcpSocket>());
        queue.back()->connectToHost(QHostAddress::LocalHost, server.serverPort());
    } while (queue.back()->waitForConnected(300));

    constexpr Millis kDeadline{400};
    QElapsedTimer timer;
    timer.start();
    const auto late = ask("http://127.0.0.1:" + std::to_string(server.serverPort()), kDeadline);
    const auto took = timer.elapsed();
    QVERIFY(late && late->isResolved && !late->isConnected);
    QCOMPARE(late->problem, net::ReachProblem::Timeout);
    // It waited for its own deadline, neither shorter nor until the system gives up (minutes).
    QVERIFY2(took >= kDeadline.count() - 20 && took < 5000, qPrintable(QString::number(took)));
    QVERIFY(late->took >= kDeadline - Millis{20} && late->took < Seconds{5});
}

QTEST_GUILESS_MAIN(TestReach)
#include "tst_reach.moc"
