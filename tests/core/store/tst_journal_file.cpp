// The journal as a file that several programs share: who may read it, write it, and what a reader sees.
#include "journalfixture.h"

using namespace preamar;
using namespace preamar::test;

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

// Both connections remember the report that they met last; what counts is what is stored.
void TestJournalFile::theLastReportIsTheStoredOne()
{
    auto writer = m_home->journal();
    VERIFY_OK(writer);
    auto reader = m_home->journal(JournalOptions{.readOnly = true, .tightenOnly = false});
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

QTEST_GUILESS_MAIN(TestJournalFile)
#include "tst_journal_file.moc"
