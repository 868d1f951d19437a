// What SQL from outside may do to the journal, and what tampering leaves behind.
#include "core/store/auditchain.h"
#include "journalfixture.h"

using namespace preamar;
using namespace preamar::test;

class TestJournalIntegrity : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void rawSqlIsRefused_data();
    void rawSqlIsRefused();
    void aDroppedTriggerIsDamage();
    void aForeignFileIsDamage();
    void tamperingIsDetected_data();
    void tamperingIsDetected();
    void aLaggingHeadIsFine();
    void theHeadNeverMovesOverAnAlarm();
    void anAbandonedHeadIsReplacedLater();

private:
    std::unique_ptr<Home> m_home;
};

void TestJournalIntegrity::rawSqlIsRefused_data()
{
    QTest::addColumn<QString>("sql");
    const auto row = [](const char *name, const char *sql) { QTest::newRow(name) << QString::fromUtf8(sql); };
    row("changing an audit row", "UPDATE audit SET event = 'y' WHERE seq = 1");
    row("deleting an audit row", "DELETE FROM audit WHERE seq = 1");
    row("deleting every audit row", "DELETE FROM audit");
    row("replacing an audit row",
        "INSERT OR REPLACE INTO audit SELECT 1, format, at, actor_name, actor_role, actor_machine, "
        "actor_origin, 'y', workload, code, detail, previous, hash FROM audit WHERE seq = 1");
    row("an audit row with a gap",
        "INSERT INTO audit SELECT seq + 100, format, at, actor_name, actor_role, actor_machine, "
        "actor_origin, event, workload, code, detail, hash, hash FROM audit ORDER BY seq DESC LIMIT 1");
    row("an audit row on another's hash",
        "INSERT INTO audit SELECT (SELECT max(seq) + 1 FROM audit), format, at, actor_name, "
        "actor_role, actor_machine, actor_origin, event, workload, code, detail, previous, hash "
        "FROM audit WHERE seq = 1");
    row("changing a plan", "UPDATE proposals SET plan = '{}'");
    row("changing a hash", "UPDATE proposals SET hash = 'x'");
    row("changing an approval", "UPDATE proposals SET approval = '{}'");
    row("taking an approval back", "UPDATE proposals SET approval = NULL");
    row("changing when it was made", "UPDATE proposals SET created = 0");
    row("deleting a proposal", "DELETE FROM proposals");
    row("replacing a proposal",
        "INSERT OR REPLACE INTO proposals SELECT id, format, workload, '{}', hash, created, state, phase, "
        "approval, outcome, closed_by, reverted_by, changed FROM proposals LIMIT 1");
    row("changing an intent", "UPDATE intents SET fence = 9");
    row("deleting an intent", "DELETE FROM intents");
    row("replacing an intent",
        "INSERT OR REPLACE INTO intents SELECT 'new', format, proposal, workload, change, uid, version, 9, at "
        "FROM intents LIMIT 1");
    row("changing an outcome", "UPDATE outcomes SET state = 'verified'");
    row("deleting an outcome", "DELETE FROM outcomes");
    row("replacing an outcome",
        "INSERT OR REPLACE INTO outcomes SELECT intent, format, 'verified', outcome, at FROM outcomes");
    row("lowering the fence", "UPDATE lease SET fence = fence - 1");
    row("deleting the lease", "DELETE FROM lease");
    row("answering a command again", "UPDATE commands SET result = '{}', done = 1");
    row("changing what a command asks", "UPDATE commands SET arguments = '{\"x\":1}'");
    row("a text in a column of numbers", "INSERT INTO cycle_reports VALUES (7, 1, 'soon', x'00')");
}

void TestJournalIntegrity::rawSqlIsRefused()
{
    QFETCH(const QString, sql);
    {
        auto journal = m_home->journal();
        VERIFY_OK(journal);
        const auto fence = (*journal)->takeLease("desk:1", kStart)->fence;
        VERIFY_OK(oneAction(**journal, "p1", fence));
        VERIFY_OK((*journal)->addCommand(Command{CommandId("c1"), "stop", Json::object(), operatorActor(), kStart}));
        VERIFY_OK((*journal)->answerCommand(CommandId("c1"), CommandAnswer{false, Json::object(), {}}));
    }
    const Stranger stranger(m_home->file("journal.db"));
    QVERIFY2(!stranger.tryTo(sql.toStdString()).empty(), "was done");
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    QVERIFY((*journal)->verifyAudit()->intact);
}

void TestJournalIntegrity::aDroppedTriggerIsDamage()
{
    VERIFY_OK(m_home->journal());
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("DROP TRIGGER audit_stays").empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
    QVERIFY(Stranger(m_home->file("journal.db"))
                .tryTo("CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT 1; END")
                .empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
}

void TestJournalIntegrity::aForeignFileIsDamage()
{
    VERIFY_OK(prepareHome(m_home->path()));
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("CREATE TABLE other(x)").empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
    QCOMPARE(Stranger(m_home->file("journal.db")).tryTo("SELECT x FROM other"), std::string());
}

void TestJournalIntegrity::tamperingIsDetected_data()
{
    QTest::addColumn<QString>("sql");
    QTest::addColumn<QString>("file"); // what happens to files: "", "old copy", "no head", …
    QTest::addColumn<int>("at");
    const auto row = [](const char *name, const char *sql, const char *file, int at) {
        QTest::newRow(name) << QString::fromUtf8(sql) << QString::fromUtf8(file) << at;
    };
    row("a row was changed", "UPDATE audit SET event = 'y' WHERE seq = 5", "", 5);
    row("an actor was changed", "UPDATE audit SET actor_name = 'eve' WHERE seq = 5", "", 5);
    row("a time was changed", "UPDATE audit SET at = at + 1 WHERE seq = 5", "", 5);
    row("a detail was changed", "UPDATE audit SET detail = '{\"a\":1}' WHERE seq = 5", "", 5);
    row("text moved between two columns", "UPDATE audit SET event = 'event', workload = ' 5' WHERE seq = 5", "", 5);
    row("a row was deleted", "DELETE FROM audit WHERE seq = 5", "", 6);
    row("the first row was deleted", "DELETE FROM audit WHERE seq = 1", "", 2);
    row("a row was deleted and the rest moved up",
        "DELETE FROM audit WHERE seq = 5; UPDATE audit SET seq = seq - 1 WHERE seq > 5", "", 5);
    row("two rows were exchanged",
        "UPDATE audit SET seq = -5 WHERE seq = 5; UPDATE audit SET seq = 5 WHERE seq = 6; UPDATE "
        "audit SET seq = 6 WHERE seq = -5",
        "", 5);
    row("the end was cut off", "DELETE FROM audit WHERE seq > 7", "", 8);
    row("everything was deleted", "DELETE FROM audit", "", 1);
    row("an old copy was put back", "", "old copy", 6);
    row("the journal was deleted", "", "no journal", 1);
    row("the head was deleted", "", "no head", 10);
    row("the head was emptied", "", "empty head", 10);
    row("the head was rewritten", "", "other head", 10);
}

void TestJournalIntegrity::tamperingIsDetected()
{
    QFETCH(const QString, sql);
    QFETCH(const QString, file);
    QFETCH(const int, at);
    const std::string path = m_home->file("journal.db");
    {
        auto journal = m_home->journal();
        VERIFY_OK(journal);
        VERIFY_OK(fill(**journal, 5));
        copyFile(path, path + ".old");
        VERIFY_OK(fill(**journal, 5));
        QVERIFY((*journal)->verifyAudit()->intact);
    }
    if (!sql.isEmpty())
        QCOMPARE(Stranger(path).forge(sql.toStdString()), std::string());
    if (file == QStringLiteral("old copy"))
        copyFile(path + ".old", path);
    else if (file == QStringLiteral("no journal"))
        QVERIFY(QFile::remove(QString::fromStdString(path)));
    else if (file == QStringLiteral("no head"))
        QVERIFY(QFile::remove(QString::fromStdString(m_home->file("audit-head"))));
    else if (file == QStringLiteral("empty head"))
        overwrite(m_home->file("audit-head"), {});
    else if (file == QStringLiteral("other head"))
        overwrite(m_home->file("audit-head"), "preamar-audit-head 1\n10 " + QByteArray(64, 'a') + "\n");
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    const auto chain = (*journal)->verifyAudit();
    VERIFY_OK(chain);
    QVERIFY2(!chain->intact, "not detected");
    QVERIFY(!chain->problem.empty());
    QCOMPARE(chain->brokenAt, at);
}

void TestJournalIntegrity::aLaggingHeadIsFine()
{
    const std::string head = m_home->file("audit-head");
    auto journal = m_home->journal();
    VERIFY_OK(fill(**journal, 5));
    copyFile(head, head + ".old");
    VERIFY_OK(fill(**journal, 5));
    copyFile(head + ".old", head);
    const auto chain = (*journal)->verifyAudit();
    QVERIFY(chain->intact && chain->count == 10);
    // The next commit moves it on.
    VERIFY_OK(fill(**journal, 1));
    QCOMPARE((*store::readHead(m_home->path()))->count, 11);
}

void TestJournalIntegrity::theHeadNeverMovesOverAnAlarm()
{
    const std::string path = m_home->file("journal.db");
    {
        auto journal = m_home->journal();
        VERIFY_OK(fill(**journal, 5));
        copyFile(path, path + ".old");
        VERIFY_OK(fill(**journal, 5));
    }
    copyFile(path + ".old", path);
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    const std::string before = contents(m_home->file("audit-head"));
    VERIFY_OK(fill(**journal, 3));
    VERIFY_OK(fill(**journal, 10)); // longer than the lost chain was
    QCOMPARE(contents(m_home->file("audit-head")), before);
    QVERIFY(!(*journal)->verifyAudit()->intact);
    QVERIFY(QFile::remove(QString::fromStdString(m_home->file("audit-head"))));
    VERIFY_OK(fill(**journal, 1));
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("audit-head"))));
    QVERIFY(!(*journal)->verifyAudit()->intact);
}

void TestJournalIntegrity::anAbandonedHeadIsReplacedLater()
{
    auto journal = m_home->journal();
    VERIFY_OK(fill(**journal, 1));
    const std::string next = m_home->file("audit-head.new");
    overwrite(next, "half");
    VERIFY_OK(fill(**journal, 1));
    QCOMPARE((*store::readHead(m_home->path()))->count, 1); // perhaps another writer is at it: the head lags
    QVERIFY((*journal)->verifyAudit()->intact);
    QFile file(QString::fromStdString(next));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.setFileTime(QDateTime::currentDateTime().addSecs(-60), QFileDevice::FileModificationTime));
    file.close();
    VERIFY_OK(fill(**journal, 1));
    QCOMPARE((*store::readHead(m_home->path()))->count, 3);
}

QTEST_GUILESS_MAIN(TestJournalIntegrity)
#include "tst_journal_integrity.moc"
