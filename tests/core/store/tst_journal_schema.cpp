// Journals of earlier and later versions of the program.
#include "core/store/auditchain.h"
#include "journalfixture.h"

using namespace preamar;
using namespace preamar::test;

class TestJournalSchema : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void migratesFromVersionOne();
    void migrationKeepsACopy();
    void aNewerSchemaIsRefused();
    void aHalfDoneMigrationLeavesNothing();
    void everyVersionEndsWithTheSameSchema();

private:
    std::unique_ptr<Home> m_home;
};

void TestJournalSchema::migratesFromVersionOne()
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

void TestJournalSchema::migrationKeepsACopy()
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

void TestJournalSchema::aNewerSchemaIsRefused()
{
    VERIFY_OK(m_home->journal());
    QVERIFY(Stranger(m_home->file("journal.db")).tryTo("PRAGMA user_version=99").empty());
    const std::string before = contents(m_home->file("journal.db"));
    VERIFY_REFUSED(m_home->journal(), SchemaTooNew);
    VERIFY_REFUSED(m_home->journal({.readOnly = true, .tightenOnly = false}), SchemaTooNew);
    QVERIFY(contents(m_home->file("journal.db")) == before);
}

void TestJournalSchema::aHalfDoneMigrationLeavesNothing()
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

void TestJournalSchema::everyVersionEndsWithTheSameSchema()
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

QTEST_GUILESS_MAIN(TestJournalSchema)
#include "tst_journal_schema.moc"
