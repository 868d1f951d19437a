// kill -9 at random moments of an action loop: nothing is sent twice, nothing accepted is without its intent, the journal
// and its chain stay whole. The oracle is the server's own count.
#include "core/base/clock.h"
#include "core/store/journal.h"
#include "tests/scenario/actionworld.h"

#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kKills = 200;

QString program(const char *name)
{
    return QStringLiteral(PREAMAR_BIN_DIR "/") + QString::fromLatin1(name);
}

int linesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? static_cast<int>(file.readAll().count('\n')) : 0;
}

}  // namespace

class TestKill9 : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void losesNothingAndDoublesNothing();
};

void TestKill9::losesNothingAndDoublesNothing()
{
    QTemporaryDir dir;
    const QString counts = dir.filePath(QStringLiteral("counts"));
    QFile memory(dir.filePath(QStringLiteral("swarm.json")));
    QVERIFY(memory.open(QIODevice::WriteOnly));
    memory.write(R"({"services": [{"name": "loja_api", "replicas": 3}], "startMillis": 10})");
    memory.close();
    QFile key(dir.filePath(QStringLiteral("key")));
    QVERIFY(key.open(QIODevice::WriteOnly));
    key.write("ptr_test");
    key.close();

    QProcess server;
    server.start(program("portainer-double"), {QStringLiteral("--port"), QStringLiteral("0"), QStringLiteral("--memory"), memory.fileName(),
                                               QStringLiteral("--api-key-file"), key.fileName(), QStringLiteral("--count-file"), counts});
    QVERIFY(server.waitForReadyRead(10'000));
    const QByteArray origin = server.readLine().trimmed().mid(static_cast<qsizetype>(qstrlen("listening on ")));
    const std::string home = dir.filePath(QStringLiteral("home")).toStdString();
    const auto made = makeHome(home, origin, "ptr_test");
    QVERIFY2(made.has_value(), made ? "" : made.error().detail.c_str());

    QRandomGenerator random(20261121);
    for (int i = 0; i < kKills; ++i) {
        QProcess loop;
        loop.start(program("action-loop"), {QString::fromStdString(home), QString::fromLatin1(origin)});
        QVERIFY2(loop.waitForReadyRead(20'000), loop.readAllStandardError().constData());
        loop.waitForFinished(static_cast<int>(random.bounded(1, 300)));
        loop.kill();
        loop.waitForFinished(5000);
    }
    QProcess settle;
    settle.start(program("action-loop"), {QString::fromStdString(home), QString::fromLatin1(origin), QStringLiteral("settle")});
    QVERIFY(settle.waitForFinished(60'000));
    QCOMPARE(settle.exitCode(), 0);

    const SystemClock clock;
    auto journal = openJournal(home, clock);
    QVERIFY2(journal.has_value(), journal ? "" : journal.error().detail.c_str());
    const auto chain = (*journal)->verifyAudit();
    QVERIFY(chain.has_value());
    QVERIFY2(chain->intact, chain->problem.c_str());
    QVERIFY((*journal)->intentsWithoutOutcome()->empty());

    // Walk the chain: every intent has one end, and the ends say how many writes the server accepted.
    int intents = 0;
    int applied = 0;
    int notApplied = 0;
    AuditFilter filter;
    for (;;) {
        const auto page = (*journal)->audit(filter);
        QVERIFY(page.has_value());
        for (const auto &record : *page) {
            intents += record.event == "action.intent" ? 1 : 0;
            applied += record.event == "action.verified" ? 1 : 0;
            notApplied += record.event == "action.failed" || record.event == "action.conflict" ? 1 : 0;
        }
        if (page->size() < filter.limit)
            break;
        filter.afterSeq = page->back().seq;
    }
    const int onTheWire = linesOf(counts);
    qInfo("%d kills: %d intents, %d applied, %d not applied, %d writes on the wire", kKills, intents, applied, notApplied, onTheWire);
    QVERIFY(intents > kKills / 4);
    QCOMPARE(applied + notApplied, intents);
    QVERIFY2(onTheWire <= intents, "more writes on the wire than intents");
    QVERIFY2(onTheWire >= applied, "an action counts as applied that never reached the server");
    server.kill();
    server.waitForFinished(5000);
}

QTEST_GUILESS_MAIN(TestKill9)
#include "tst_kill9.moc"
