// The journal as a file: what SQL from outside may do, what tampering leaves behind, migrations, damage, failing disks.
#include "core/store/auditchain.h"
#include "core/store/schema.h"
#include "core/store/sqlite.h"
#include "faultyvfs.h"
#include "storefixture.h"

#include <QDirIterator>
#include <QProcess>

#include <sqlite3.h>

#include <functional>

using namespace preamar;
using namespace preamar::test;

namespace {

// A connection without any of our defences, as a stranger with the sqlite3 shell has.
class Stranger
{
public:
    explicit Stranger(const std::string &path) { sqlite3_open(path.c_str(), &m_db); }
    ~Stranger() { sqlite3_close(m_db); }
    Stranger(const Stranger &) = delete;
    Stranger &operator=(const Stranger &) = delete;

    // The words of the refusal, empty when it was done.
    std::string tryTo(const std::string &sql) const
    {
        char *words = nullptr;
        sqlite3_exec(m_db, sql.c_str(), nullptr, nullptr, &words);
        const std::string out = words == nullptr ? "" : words;
        sqlite3_free(words);
        return out;
    }
    // With the triggers taken away and put back, so that the schema looks as it should.
    std::string forge(const std::string &sql) const
    {
        std::vector<std::string> triggers;
        const auto collect = [](void *list, int, char **values, char **) {
            static_cast<std::vector<std::string> *>(list)->emplace_back(values[0]);
            return 0;
        };
        std::vector<std::string> names;
        sqlite3_exec(m_db, "SELECT sql FROM sqlite_schema WHERE type = 'trigger'", collect, &triggers, nullptr);
        sqlite3_exec(m_db, "SELECT name FROM sqlite_schema WHERE type = 'trigger'", collect, &names, nullptr);
        for (const auto &name : names)
            tryTo("DROP TRIGGER " + name);
        const std::string words = tryTo(sql);
        for (const auto &trigger : triggers)
            tryTo(trigger);
        return words;
    }

private:
    sqlite3 *m_db = nullptr;
};

Result<void> fill(Journal &journal, int rows)
{
    return journal.transaction([&]() -> Result<void> {
        for (int i = 1; i <= rows; ++i) {
            if (auto added = journal.appendAudit(entry("event " + std::to_string(i))); !added)
                return added;
        }
        return {};
    });
}

void copyFile(const std::string &from, const std::string &to)
{
    QFile::remove(QString::fromStdString(to));
    QVERIFY(QFile::copy(QString::fromStdString(from), QString::fromStdString(to)));
}

std::string contents(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    return file.open(QIODevice::ReadOnly) ? file.readAll().toStdString() : std::string();
}

void overwrite(const std::string &path, const QByteArray &bytes, qint64 at = -1)
{
    QFile file(QString::fromStdString(path));
    QVERIFY(file.open(at < 0 ? QIODevice::WriteOnly | QIODevice::Truncate : QIODevice::ReadWrite));
    if (at >= 0)
        QVERIFY(file.seek(at));
    QCOMPARE(file.write(bytes), bytes.size());
}

// A small file system of its own, where this process may make one.
class Mount
{
public:
    Mount(const QString &where, const QString &options) : m_where(where)
    {
        QDir().mkpath(where);
        m_mounted = QProcess::execute(QStringLiteral("mount"),
                                      {QStringLiteral("-t"), QStringLiteral("tmpfs"), QStringLiteral("-o"), options,
                                       QStringLiteral("tmpfs"), where}) == 0;
    }
    ~Mount()
    {
        if (m_mounted)
            QProcess::execute(QStringLiteral("umount"), {m_where});
    }
    Mount(const Mount &) = delete;
    Mount &operator=(const Mount &) = delete;
    [[nodiscard]] bool mounted() const { return m_mounted; }
    [[nodiscard]] bool remount(const QString &options) const
    {
        return QProcess::execute(QStringLiteral("mount"),
                                 {QStringLiteral("-o"), QStringLiteral("remount,") + options, m_where}) == 0;
    }

private:
    QString m_where;
    bool m_mounted = false;
};

// One action from proposal to outcome; the first failure.
Result<void> oneAction(Journal &journal, const std::string &id, std::int64_t fence)
{
    const auto ready = approvedIn(journal, id, id);
    if (!ready)
        return fail(ready.error());
    if (auto recorded = journal.recordIntent(intentFor(*ready, fence), {}, entry("action.intent", id)); !recorded)
        return recorded;
    const auto now = journal.proposal(ready->id);
    if (!now)
        return fail(now.error());
    return journal.recordOutcome(IntentId("i-" + id), ended(**now, ProposalState::Failed), entry("action.failed", id));
}

} // namespace

// The journal as version 1 left it, from its SQL text.
static void makeVersionOne(const Home &home)
{
    VERIFY_OK(prepareHome(home.path()));
    const std::string sql = contents(PREAMAR_TEST_DATA "/db/journal-v1.sql");
    QVERIFY(!sql.empty());
    QCOMPARE(Stranger(home.file("journal.db")).tryTo(sql), std::string());
    copyFile(PREAMAR_TEST_DATA "/db/journal-v1.audit-head", home.file("audit-head"));
}

class TestJournalFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void isKeptFromOthers();
    void refusesASymbolicLink();
    void usesTheSettingsThatWerePromised();
    void otherProgramsMayOnlyTighten();
    void readersOutliveACrashedWriter();
    void aReaderMigratesFirst();
    void readOnlyMayOnlyRead();
    void theLastReportIsTheStoredOne();

    void rawSqlIsRefused_data();
    void rawSqlIsRefused();
    void aDroppedTriggerIsDamage();
    void aForeignFileIsDamage();

    void tamperingIsDetected_data();
    void tamperingIsDetected();
    void aLaggingHeadIsFine();
    void theHeadNeverMovesOverAnAlarm();
    void anAbandonedHeadIsReplacedLater();

    void migratesFromVersionOne();
    void migrationKeepsACopy();
    void aNewerSchemaIsRefused();
    void aHalfDoneMigrationLeavesNothing();
    void everyVersionEndsWithTheSameSchema();

    void damageIsFoundAndTheFileKept_data();
    void damageIsFoundAndTheFileKept();
    void aReadOnlyFolderIsNamed();
    void aFullDiskIsNamed();
    void aBusyFileIsUnavailable();
    void everyIoErrorIsSurvived_data();
    void everyIoErrorIsSurvived();

private:
    std::unique_ptr<Home> m_home;
};

void TestJournalFile::isKeptFromOthers()
{
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    VERIFY_OK((*journal)->appendAudit(entry("x")));
    const auto ownerOnly =
        QFileDevice::ReadOwner | QFileDevice::WriteOwner | QFileDevice::ReadUser | QFileDevice::WriteUser;
    for (const char *name : {"journal.db", "audit-head"})
        QCOMPARE(QFile::permissions(QString::fromStdString(m_home->file(name))), ownerOnly);
    QCOMPARE(QFile::permissions(QString::fromStdString(m_home->path())),
             ownerOnly | QFileDevice::ExeOwner | QFileDevice::ExeUser);
    // A file that was opened up is closed again.
    journal->reset();
    QFile::setPermissions(QString::fromStdString(m_home->file("journal.db")), ownerOnly | QFileDevice::ReadOther);
    VERIFY_OK(m_home->journal());
    QCOMPARE(QFile::permissions(QString::fromStdString(m_home->file("journal.db"))), ownerOnly);
}

void TestJournalFile::refusesASymbolicLink()
{
    VERIFY_OK(m_home->journal());
    const QString path = QString::fromStdString(m_home->file("journal.db"));
    QVERIFY(QFile::rename(path, path + QStringLiteral(".elsewhere")));
    QVERIFY(QFile::link(path + QStringLiteral(".elsewhere"), path));
    QVERIFY(!m_home->journal());
}

void TestJournalFile::usesTheSettingsThatWerePromised()
{
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    auto database = store::Database::open(m_home->file("journal.db"), store::Access::ReadWrite, "journal.db");
    QCOMPARE(*(*database)->text("PRAGMA journal_mode"), std::string("delete"));
    QCOMPARE(*(*database)->integer("PRAGMA foreign_keys"), 1);
    QCOMPARE(*(*database)->integer("PRAGMA trusted_schema"), 0);
    QCOMPARE(*(*database)->integer("PRAGMA recursive_triggers"), 1);
    QCOMPARE(*(*database)->integer("PRAGMA cell_size_check"), 1);
    QCOMPARE(*(*database)->integer("PRAGMA busy_timeout"), 5'000);
    QCOMPARE(*(*database)->integer(
                 "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND sql "
                 "NOT LIKE '%STRICT%'"),
             0);
}

void TestJournalFile::otherProgramsMayOnlyTighten()
{
    auto engine = m_home->journal();
    const auto fence = (*engine)->takeLease("desk:1", kStart)->fence;
    VERIFY_OK((*engine)->addProposal(proposal("p1", "api"), entry("x")));
    VERIFY_OK(approvedIn(**engine, "p2", "web"));
    const auto flying = approvedIn(**engine, "p3", "db");
    VERIFY_OK((*engine)->recordIntent(intentFor(*flying, fence), {}, entry("x")));
    const auto other = m_home->journal({.readOnly = false, .tightenOnly = true});
    VERIFY_OK(other);
    // Handing in, withdrawing, pausing, closing what is open, and saying so.
    VERIFY_OK((*other)->addCommand(Command{CommandId("c1"), "stop", Json::object(), operatorActor(), kStart}));
    VERIFY_OK((*other)->answerCommand(CommandId("c1"), CommandAnswer{true, Json::object(), {}}));
    VERIFY_OK((*other)->appendAudit(entry("x")));
    VERIFY_OK((*other)->addEvent(Event{}));
    const Pause stop{.scope = PauseScope::All,
                     .target = {},
                     .scaleInOnly = false,
                     .emergency = true,
                     .until = {},
                     .reason = "r",
                     .actor = operatorActor(),
                     .since = kStart};
    VERIFY_OK((*other)->putPause(stop, entry("emergency.stop")));
    for (const char *id : {"p1", "p2"}) {
        Proposal p = **(*other)->proposal(ProposalId(id));
        p.state = ProposalState::Void;
        VERIFY_OK((*other)->updateProposal(p, entry("proposal.void")));
    }
    // Nothing that loosens or acts.
    VERIFY_REFUSED((*other)->removePause(PauseScope::All, {}, entry("x")), EngineBusy);
    VERIFY_REFUSED((*other)->putSetting("a", "b"), EngineBusy);
    VERIFY_REFUSED((*other)->takeLease("x", kStart), EngineBusy);
    VERIFY_REFUSED((*other)->addProposal(proposal("p", "cache"), entry("x")), EngineBusy);
    VERIFY_OK((*engine)->addProposal(proposal("p4", "cache"), entry("x")));
    VERIFY_REFUSED((*other)->updateProposal(approved(proposal("p4", "cache")), entry("x")), EngineBusy);
    VERIFY_REFUSED(
        (*other)->updateProposal(ended(**(*engine)->proposal(flying->id), ProposalState::Failed), entry("x")),
        EngineBusy);
    VERIFY_REFUSED((*other)->recordIntent(intentFor(*flying, fence), {}, entry("x")), EngineBusy);
    VERIFY_REFUSED((*other)->recordOutcome(IntentId("i-p3"), ended(*flying, ProposalState::Failed), entry("x")),
                   EngineBusy);
    QVERIFY((*engine)->verifyAudit()->intact);
}

void TestJournalFile::readersOutliveACrashedWriter()
{
    VERIFY_OK(m_home->journal());
    const std::string path = m_home->file("journal.db");
    const std::string copy = m_home->dir.filePath(QStringLiteral("copy")).toStdString();
    VERIFY_OK(prepareHome(copy));
    {
        // A transaction that has begun to write pages, as a killed process leaves it behind.
        const Stranger writer(path);
        QCOMPARE(writer.tryTo(
                     "PRAGMA cache_size=5; BEGIN IMMEDIATE; WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 "
                     "FROM n WHERE i < 5000) INSERT INTO settings SELECT 'key' || i, hex(randomblob(50)) FROM n"),
                 std::string());
        for (const char *name : {"/journal.db", "/journal.db-journal", "/audit-head"})
            copyFile(m_home->path() + name, copy + name);
    }
    QVERIFY(QFileInfo(QString::fromStdString(copy + "/journal.db-journal")).size() > 512);
    const auto reader = openJournal(copy, m_home->clock, {.readOnly = true, .tightenOnly = false});
    VERIFY_OK(reader);
    QVERIFY((*reader)->settings()->empty());
    VERIFY_REFUSED((*reader)->putSetting("a", "b"), HomeReadOnly);
}

void TestJournalFile::aReaderMigratesFirst()
{
    makeVersionOne(*m_home);
    const auto reader = m_home->journal({.readOnly = true, .tightenOnly = false});
    VERIFY_OK(reader);
    QCOMPARE((*reader)->audit({})->size(), std::size_t{5});
    QVERIFY(QFile::exists(QString::fromStdString(m_home->file("journal.db.v1"))));
}

void TestJournalFile::readOnlyMayOnlyRead()
{
    QVERIFY(!m_home->journal({.readOnly = true, .tightenOnly = false}));
    {
        auto journal = m_home->journal();
        VERIFY_OK((*journal)->putSetting("a", "b"));
    }
    const auto reader = m_home->journal({.readOnly = true, .tightenOnly = false});
    VERIFY_OK(reader);
    QCOMPARE((*reader)->settings()->at("a"), std::string("b"));
    VERIFY_REFUSED((*reader)->putSetting("a", "c"), HomeReadOnly);
    VERIFY_REFUSED((*reader)->addCommand(Command{CommandId("c"), "stop", Json::object(), operatorActor(), kStart}),
                   HomeReadOnly);
    QVERIFY((*reader)->verifyAudit()->intact);
}

// --- SQL from outside

// Both connections remember the report that they met last; what counts is what is stored.
void TestJournalFile::theLastReportIsTheStoredOne()
{
    auto writer = m_home->journal();
    VERIFY_OK(writer);
    auto reader = m_home->journal(JournalOptions{.readOnly = true, .commandsOnly = false});
    VERIFY_OK(reader);
    CycleReport report;
    report.number = 1;
    report.started = kStart;
    report.finished = kStart;
    VERIFY_OK((*writer)->putCycleReport(report));
    QCOMPARE(toMillis((*(*reader)->lastCycleReport())->finished), toMillis(kStart));
    // Between decisions the same number is written again with newer figures.
    report.finished = kStart + Millis{1000};
    VERIFY_OK((*writer)->putCycleReport(report));
    QCOMPARE(toMillis((*(*reader)->lastCycleReport())->finished), toMillis(report.finished));
    QVERIFY(!(*writer)->transaction([&]() -> Result<void> {
        report.finished = kStart + Millis{2000};
        if (auto put = (*writer)->putCycleReport(report); !put)
            return put;
        return fail(ErrorCode::Cancelled, "test");
    }));
    for (auto *journal : {writer->get(), reader->get()})
        QCOMPARE(toMillis((*journal->lastCycleReport())->finished), toMillis(kStart + Millis{1000}));
}

void TestJournalFile::rawSqlIsRefused_data()
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

void TestJournalFile::rawSqlIsRefused()
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

void TestJournalFile::aDroppedTriggerIsDamage()
{
    VERIFY_OK(m_home->journal());
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("DROP TRIGGER audit_stays").empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
    QVERIFY(Stranger(m_home->file("journal.db"))
                .tryTo("CREATE TRIGGER audit_stays BEFORE DELETE ON audit BEGIN SELECT 1; END")
                .empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
}

void TestJournalFile::aForeignFileIsDamage()
{
    VERIFY_OK(prepareHome(m_home->path()));
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("CREATE TABLE other(x)").empty());
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
    QCOMPARE(Stranger(m_home->file("journal.db")).tryTo("SELECT x FROM other"), std::string());
}

// --- the chain

void TestJournalFile::tamperingIsDetected_data()
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

void TestJournalFile::tamperingIsDetected()
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

void TestJournalFile::aLaggingHeadIsFine()
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

void TestJournalFile::theHeadNeverMovesOverAnAlarm()
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

void TestJournalFile::anAbandonedHeadIsReplacedLater()
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

// --- migrations

void TestJournalFile::migratesFromVersionOne()
{
    makeVersionOne(*m_home);
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    const auto chain = (*journal)->verifyAudit();
    VERIFY_OK(chain);
    QVERIFY2(chain->intact, chain->problem.c_str());
    QCOMPARE(chain->count, 5);
    const auto proposals = (*journal)->recentProposals(10);
    VERIFY_OK(proposals);
    QCOMPARE(proposals->size(), std::size_t{1});
    QVERIFY(proposals->front().plan.change == Change(ReplicaChange{3, 4}));
    QCOMPARE((*journal)->lease()->fence, 1);
    auto database = store::Database::open(m_home->file("journal.db"), store::Access::ReadOnly, "journal.db");
    QCOMPARE(*(*database)->integer("PRAGMA user_version"), store::journalMigrations().back().version);
}

void TestJournalFile::migrationKeepsACopy()
{
    makeVersionOne(*m_home);
    VERIFY_OK(m_home->journal());
    auto copy = store::Database::open(m_home->file("journal.db.v1"), store::Access::ReadOnly, "copy");
    VERIFY_OK(copy);
    QCOMPARE(*(*copy)->integer("PRAGMA user_version"), 1);
    QCOMPARE(*(*copy)->integer("SELECT count(*) FROM audit"), 5);
    // An up-to-date file is not copied again.
    copy->reset();
    QVERIFY(QFile::remove(QString::fromStdString(m_home->file("journal.db.v1"))));
    VERIFY_OK(m_home->journal());
    QVERIFY(!QFile::exists(QString::fromStdString(m_home->file("journal.db.v1"))));
}

void TestJournalFile::aNewerSchemaIsRefused()
{
    VERIFY_OK(m_home->journal());
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("PRAGMA user_version=99").empty());
    const std::string before = contents(m_home->file("journal.db"));
    VERIFY_REFUSED(m_home->journal(), SchemaTooNew);
    VERIFY_REFUSED(m_home->journal({.readOnly = true, .tightenOnly = false}), SchemaTooNew);
    QVERIFY(contents(m_home->file("journal.db")) == before);
}

void TestJournalFile::aHalfDoneMigrationLeavesNothing()
{
    VERIFY_OK(prepareHome(m_home->path()));
    static constexpr std::array<store::Migration, 2> bad{
        {{1, "CREATE TABLE a(x INTEGER) STRICT"},
         {2, "CREATE TABLE b(x INTEGER) STRICT; CREATE TABLE a(y INTEGER) STRICT"}}};
    const std::string path = m_home->file("journal.db");
    const auto open = [&] { return store::Database::open(path, store::Access::ReadWrite, "journal.db"); };
    auto fresh = open();
    QVERIFY(!store::migrate(**fresh, {bad, store::kJournalId, path}));
    QCOMPARE(*(*fresh)->integer("SELECT count(*) FROM sqlite_schema"), 0);
    VERIFY_OK(store::migrate(**fresh, {std::span(bad).first(1), store::kJournalId, path}));
    QVERIFY(!store::migrate(**fresh, {bad, store::kJournalId, path}));
    QCOMPARE(*(*fresh)->integer("PRAGMA user_version"), 1);
    QCOMPARE(*(*fresh)->integer("SELECT count(*) FROM sqlite_schema"), 1);
    QVERIFY(!(*fresh)->inTransaction());
}

void TestJournalFile::everyVersionEndsWithTheSameSchema()
{
    const auto all = store::journalMigrations();
    auto whole = store::Database::open(":memory:", store::Access::ReadWrite, "whole");
    VERIFY_OK(store::migrate(**whole, {all, store::kJournalId, {}}));
    for (std::size_t n = 1; n <= all.size(); ++n) {
        auto steps = store::Database::open(":memory:", store::Access::ReadWrite, "steps");
        VERIFY_OK(store::migrate(**steps, {all.first(n), store::kJournalId, {}}));
        VERIFY_OK(store::migrate(**steps, {all, store::kJournalId, {}}));
        QCOMPARE(*store::schemaText(**steps), *store::schemaText(**whole));
    }
}

// --- damage and disks

void TestJournalFile::damageIsFoundAndTheFileKept_data()
{
    QTest::addColumn<int>("page"); // -1: the file's head, -2: cut in the middle
    for (const int page : {-2, -1, 2, 5, 9, 14})
        QTest::addRow("page %d", page) << page;
}

void TestJournalFile::damageIsFoundAndTheFileKept()
{
    QFETCH(const int, page);
    const std::string path = m_home->file("journal.db");
    {
        auto journal = m_home->journal();
        VERIFY_OK(fill(**journal, 300));
    }
    if (page == -2)
        QVERIFY(QFile::resize(QString::fromStdString(path), QFileInfo(QString::fromStdString(path)).size() / 2));
    else
        overwrite(path, QByteArray(64, '\x5a'), page < 0 ? 0 : page * 4096);
    const std::string before = contents(path);
    VERIFY_REFUSED(m_home->journal(), JournalDamaged);
    QVERIFY(contents(path) == before);
    VERIFY_REFUSED(m_home->journal({.readOnly = true, .tightenOnly = false}), JournalDamaged);
}

void TestJournalFile::aReadOnlyFolderIsNamed()
{
    const QString where = m_home->dir.filePath(QStringLiteral("mount"));
    const Mount mount(where, QStringLiteral("size=8m"));
    if (!mount.mounted())
        QSKIP("needs the right to mount a tmpfs");
    const std::string home = (where + QStringLiteral("/home")).toStdString();
    auto journal = openJournal(home, m_home->clock);
    VERIFY_OK(journal);
    VERIFY_OK((*journal)->putSetting("a", "b"));
    journal->reset();
    QVERIFY(mount.remount(QStringLiteral("ro")));
    VERIFY_REFUSED(openJournal(home, m_home->clock), HomeReadOnly);
    VERIFY_REFUSED(openJournal(home + "-other", m_home->clock), HomeReadOnly);
    const auto reader = openJournal(home, m_home->clock, {.readOnly = true, .tightenOnly = false});
    VERIFY_OK(reader);
    QCOMPARE((*reader)->settings()->at("a"), std::string("b"));
    VERIFY_REFUSED((*reader)->putSetting("a", "c"), HomeReadOnly);
}

void TestJournalFile::aFullDiskIsNamed()
{
    const QString where = m_home->dir.filePath(QStringLiteral("mount"));
    const Mount mount(where, QStringLiteral("size=1m"));
    if (!mount.mounted())
        QSKIP("needs the right to mount a tmpfs");
    const std::string home = (where + QStringLiteral("/home")).toStdString();
    auto journal = openJournal(home, m_home->clock);
    VERIFY_OK(journal);
    const auto fence = (*journal)->takeLease("desk:1", kStart)->fence;
    QFile filler(where + QStringLiteral("/filler"));
    QVERIFY(filler.open(QIODevice::WriteOnly | QIODevice::Unbuffered));
    while (filler.write(QByteArray(4'096, 'x')) == 4'096) {
    }
    filler.close();
    int done = 0;
    Result<void> last;
    while (done < 200 && (last = oneAction(**journal, "p" + std::to_string(done), fence)))
        ++done;
    QVERIFY(!last);
    VERIFY_REFUSED(last, DiskFull);
    QVERIFY((*journal)->verifyAudit()->intact);
    // With room again the same journal goes on.
    QVERIFY(filler.remove());
    VERIFY_OK(oneAction(**journal, "after", fence));
    QVERIFY((*journal)->verifyAudit()->intact);
}

void TestJournalFile::aBusyFileIsUnavailable()
{
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    const Stranger stranger(m_home->file("journal.db"));
    QVERIFY(stranger.tryTo("BEGIN EXCLUSIVE").empty());
    const auto refused = (*journal)->putSetting("a", "b"); // after the busy timeout of 5 s
    VERIFY_IS(refused.error().code, ErrorCode::Unavailable);
    VERIFY_REFUSED(refused, JournalUnwritable);
    QVERIFY(stranger.tryTo("COMMIT").empty());
    VERIFY_OK((*journal)->putSetting("a", "b"));
}

void TestJournalFile::everyIoErrorIsSurvived_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("sticky");
    QTest::newRow("one write or sync fails") << static_cast<int>(DiskFault::Io) << false;
    QTest::newRow("all fail from then on") << static_cast<int>(DiskFault::Io) << true;
    QTest::newRow("the disk is full once") << static_cast<int>(DiskFault::Full) << false;
    QTest::newRow("the disk stays full") << static_cast<int>(DiskFault::Full) << true;
}

void TestJournalFile::everyIoErrorIsSurvived()
{
    QFETCH(const int, fault);
    QFETCH(const bool, sticky);
    FaultyVfs vfs;
    int struckRuns = 0;
    for (int n = 1;; ++n) {
        const Home home;
        auto journal = home.journal();
        VERIFY_OK(journal);
        const auto fence = (*journal)->takeLease("desk:1", kStart)->fence;
        VERIFY_OK(oneAction(**journal, "before", fence));
        const auto ready = approvedIn(**journal, "p1", "api");
        VERIFY_OK(ready);
        vfs.failAt(n, static_cast<DiskFault>(fault), sticky);
        const auto recorded = (*journal)->recordIntent(intentFor(*ready, fence), {}, entry("action.intent"));
        const bool struck = vfs.struck();
        vfs.clear();
        if (!recorded) {
            ++struckRuns;
            QVERIFY(!recorded.error().reason.empty());
        }
        // The same object goes on, and whoever was told "recorded" finds it so.
        const auto intent = (*journal)->intentOf(ready->id);
        VERIFY_OK(intent);
        if (recorded)
            QVERIFY(intent->has_value());
        VERIFY_OK((*journal)->putSetting("after", "1"));
        VERIFY_OK((*journal)->appendAudit(entry("after")));
        const auto chain = (*journal)->verifyAudit();
        VERIFY_OK(chain);
        QVERIFY2(chain->intact, chain->problem.c_str());
        journal->reset();
        auto again = home.journal();
        VERIFY_OK(again);
        QCOMPARE((*again)->intentOf(ready->id)->has_value(), intent->has_value());
        if (!struck)
            break;
        QVERIFY(n < 200);
    }
    QVERIFY2(struckRuns > 5, "the faults were not met");
}

QTEST_GUILESS_MAIN(TestJournalFile)
#include "tst_journal_file.moc"
