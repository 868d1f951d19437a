// The journal on damaged files and failing disks.
#include "core/store/auditchain.h"
#include "faultyvfs.h"
#include "journalfixture.h"

using namespace preamar;
using namespace preamar::test;

class TestJournalFaults : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

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

void TestJournalFaults::damageIsFoundAndTheFileKept_data()
{
    QTest::addColumn<int>("page"); // -1: the file's head, -2: cut in the middle
    for (const int page : {-2, -1, 2, 5, 9, 14})
        QTest::addRow("page %d", page) << page;
}

void TestJournalFaults::damageIsFoundAndTheFileKept()
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

void TestJournalFaults::aReadOnlyFolderIsNamed()
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

void TestJournalFaults::aFullDiskIsNamed()
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

void TestJournalFaults::aBusyFileIsUnavailable()
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

void TestJournalFaults::everyIoErrorIsSurvived_data()
{
    QTest::addColumn<int>("fault");
    QTest::addColumn<bool>("sticky");
    QTest::newRow("one write or sync fails") << static_cast<int>(DiskFault::Io) << false;
    QTest::newRow("all fail from then on") << static_cast<int>(DiskFault::Io) << true;
    QTest::newRow("the disk is full once") << static_cast<int>(DiskFault::Full) << false;
    QTest::newRow("the disk stays full") << static_cast<int>(DiskFault::Full) << true;
}

void TestJournalFaults::everyIoErrorIsSurvived()
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

QTEST_GUILESS_MAIN(TestJournalFaults)
#include "tst_journal_faults.moc"
