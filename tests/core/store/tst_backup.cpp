// Backup and restore.
#include "core/store/files.h"
#include "core/store/home.h"
#include "core/store/sqlite.h"
#include "core/store/storethread.h"
#include "storefixture.h"

#include <atomic>
#include <thread>

using namespace preamar;
using namespace preamar::test;

namespace {

// A home with an approved proposal, a waiting command, an automatic service, and some history.
void furnish(const Home &home)
{
    auto journal = home.journal();
    VERIFY_OK(journal);
    VERIFY_OK((*journal)->takeLease("desk:1", kStart));
    VERIFY_OK(approvedIn(**journal, "p1", "api"));
    VERIFY_OK(
        (*journal)->addCommand(Command{CommandId("c1"), "proposal.approve", Json::object(), operatorActor(), kStart}));
    WorkloadSettings settings;
    settings.workload = service("api");
    settings.policy.mode = Mode::Auto;
    settings.modeUntil = kStart;
    VERIFY_OK((*journal)->putWorkloadSettings(settings));
    auto history = openHistory(home.path());
    VERIFY_OK(history);
    VERIFY_OK((*history)->append({oneSample(1.5)}));
}

QStringList filesOf(const std::string &folder)
{
    return QDir(q(folder)).entryList(QDir::AllEntries | QDir::NoDotAndDotDot | QDir::Hidden, QDir::Name);
}

} // namespace

class TestBackup : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void backupComesBack();
    void restoreSwitchesAutomationOff();
    void restoreKeepsPauses();
    void restoreRaisesTheFence();
    void restoreOverADamagedJournalPausesEverything();
    void restoreWorksIntoAnEmptyHome();
    void restoreRefusesWhileAnEngineRuns();
    void restoreRefusesABadBackup_data();
    void restoreRefusesABadBackup();
    void backupOfALiveHomeIsWhole();
    void backupNeverReplacesAFile();

private:
    std::unique_ptr<Home> m_home;
};

void TestBackup::backupComesBack()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    QCOMPARE(modeOf(file), 0600U);
    QCOMPARE(filesOf(m_home->dir.path().toStdString()),
             (QStringList{QStringLiteral("home"), QStringLiteral("home.backup")}));
    std::int64_t before = 0;
    {
        auto journal = m_home->journal();
        before = (*journal)->verifyAudit()->count;
        VERIFY_OK((*journal)->putSetting("after", "the backup"));
        VERIFY_OK((*journal)->appendAudit(entry("later")));
        auto history = openHistory(m_home->path());
        VERIFY_OK((*history)->append({oneSample(9.0)}));
    }
    VERIFY_OK(restoreHome(m_home->path(), file, m_home->clock));
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    QVERIFY(!(*journal)->settings()->contains("after"));
    const auto chain = (*journal)->verifyAudit();
    QVERIFY2(chain->intact, chain->problem.c_str());
    QVERIFY(chain->count > before);
    const auto rows = (*journal)->audit(filter([&](AuditFilter &f) { f.afterSeq = before; }));
    QCOMPARE(rows->front().event, std::string("home.restored"));
    QCOMPARE(integerAt(rows->front().detail, "replaced_count"), std::optional<std::int64_t>(before + 1));
    auto history = openHistory(m_home->path());
    QCOMPARE((*history)->read({service("api"), metric::cpuCores}, {kStart, kStart + Millis{1}})->samples.at(0).value,
             1.5);
    // What was replaced lies beside it.
    const QStringList replaced = QDir(q(m_home->path())).entryList({QStringLiteral("replaced-*")}, QDir::Dirs);
    QCOMPARE(replaced.size(), 1);
    const std::string aside = m_home->path() + "/" + replaced.front().toStdString();
    QCOMPARE(modeOf(aside), 0700U);
    auto old = openJournal(aside, m_home->clock);
    VERIFY_OK(old);
    QCOMPARE((*old)->settings()->at("after"), std::string("the backup"));
    QVERIFY((*old)->verifyAudit()->intact);
    QVERIFY(!QFile::exists(q(m_home->file("restore.new"))));
}

void TestBackup::restoreSwitchesAutomationOff()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    VERIFY_OK(restoreHome(m_home->path(), file, m_home->clock));
    auto journal = m_home->journal();
    const auto settings = (*journal)->workloadSettings();
    VERIFY_IS(settings->front().policy.mode, Mode::Approve);
    QVERIFY(!settings->front().modeUntil);
    const auto state = (*journal)->state(std::string(kAutomationOffState));
    QCOMPARE(stringAt(**state, "reason"), std::optional<std::string>("restore"));
    // Nothing that was waiting acts: neither the approval nor the command.
    VERIFY_IS((*(*journal)->proposal(ProposalId("p1")))->state, ProposalState::Void);
    QVERIFY((*journal)->waitingCommands()->empty());
    VERIFY_IS((**(*journal)->commandAnswer(CommandId("c1"))).error->code, ErrorCode::Cancelled);
}

void TestBackup::restoreKeepsPauses()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    const Pause stop{.scope = PauseScope::All,
                     .target = {},
                     .scaleInOnly = false,
                     .emergency = true,
                     .until = {},
                     .reason = "r",
                     .actor = operatorActor(),
                     .since = kStart};
    VERIFY_OK((*m_home->journal())->putPause(stop, entry("emergency.stop")));
    VERIFY_OK(restoreHome(m_home->path(), file, m_home->clock));
    const auto pauses = (*m_home->journal())->pauses();
    QCOMPARE(pauses->size(), std::size_t{1});
    QVERIFY(pauses->front() == stop);
}

void TestBackup::restoreRaisesTheFence()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    std::int64_t fence = 0;
    for (int i = 0; i < 5; ++i)
        fence = (*m_home->journal())->takeLease("desk:2", kStart)->fence;
    VERIFY_OK(restoreHome(m_home->path(), file, m_home->clock));
    QVERIFY(!(*m_home->journal())->lease()->held);
    QVERIFY((*m_home->journal())->takeLease("desk:3", kStart)->fence > fence);
}

void TestBackup::restoreOverADamagedJournalPausesEverything()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    write(m_home->file("journal.db"), std::string(8'192, 'x'));
    VERIFY_OK(restoreHome(m_home->path(), file, m_home->clock));
    auto journal = m_home->journal();
    VERIFY_OK(journal);
    QVERIFY((*journal)->verifyAudit()->intact);
    const auto pauses = (*journal)->pauses();
    QCOMPARE(pauses->size(), std::size_t{1});
    QVERIFY(pauses->front().emergency && pauses->front().scope == PauseScope::All);
    QVERIFY((*journal)->lease()->fence > 1'000'000);
}

void TestBackup::restoreWorksIntoAnEmptyHome()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    const std::string other = m_home->dir.filePath(QStringLiteral("other")).toStdString();
    VERIFY_OK(restoreHome(other, file, m_home->clock));
    auto journal = openJournal(other, m_home->clock);
    VERIFY_OK(journal);
    QVERIFY((*journal)->verifyAudit()->intact);
    QVERIFY((*journal)->pauses()->empty());
}

void TestBackup::restoreRefusesWhileAnEngineRuns()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    const auto lock = EngineLock::tryTake(m_home->path());
    VERIFY_REFUSED(restoreHome(m_home->path(), file, m_home->clock), EngineBusy);
}

void TestBackup::restoreRefusesABadBackup_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no such file") << 0 << "";
    QTest::newRow("some other file") << 1 << "";
    QTest::newRow("cut short") << 2 << "";
    QTest::newRow("one byte changed") << 3 << "JournalDamaged";
    QTest::newRow("bytes after the end") << 4 << "";
    QTest::newRow("an audit row was changed") << 5 << "AuditBroken";
    QTest::newRow("a trigger is missing") << 6 << "JournalDamaged";
    QTest::newRow("a later schema") << 7 << "SchemaTooNew";
    QTest::newRow("an entry that leads elsewhere") << 8 << "";
}

void TestBackup::restoreRefusesABadBackup()
{
    QFETCH(const int, kind);
    QFETCH(const QString, reason);
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("home.backup")).toStdString();
    const auto sqlite = [&](const char *sql) {
        auto database = store::Database::open(m_home->file("journal.db"), store::Access::ReadWrite, "test");
        VERIFY_OK((*database)->exec(sql));
    };
    if (kind == 5)
        sqlite("DROP TRIGGER audit_is_immutable; UPDATE audit SET event = 'y' WHERE seq = 1; CREATE TRIGGER "
               "audit_is_immutable BEFORE "
               "UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit is append-only'); END");
    if (kind == 6)
        sqlite("DROP TRIGGER audit_stays");
    if (kind == 7)
        sqlite("PRAGMA user_version = 99");
    VERIFY_OK(backupHome(m_home->path(), file, m_home->clock));
    std::string bytes = contents(file);
    if (kind == 0)
        bytes.clear();
    else if (kind == 1)
        bytes = "something else\n";
    else if (kind == 2)
        bytes.resize(bytes.size() - 100);
    else if (kind == 3)
        bytes[bytes.size() - 5'000] ^= 1;
    else if (kind == 4)
        bytes += "x";
    else if (kind == 8)
        bytes = "preamar-backup 1\n{\"format\":1,\"entries\":[{\"name\":\"../x\",\"size\":1,\"sha256\":\"\"}]}\nx";
    if (kind == 0)
        QVERIFY(QFile::remove(q(file)));
    else
        write(file, bytes);
    const auto names = filesOf(m_home->path());
    const auto restored = restoreHome(m_home->path(), file, m_home->clock);
    QVERIFY(!restored);
    QCOMPARE(q(restored.error().reason), reason);
    // Nothing was touched.
    auto now = filesOf(m_home->path());
    now.removeAll(QStringLiteral("engine.lock"));
    QCOMPARE(now, names);
    QVERIFY(!QFile::exists(m_home->dir.filePath(QStringLiteral("x"))));
}

void TestBackup::backupOfALiveHomeIsWhole()
{
    furnish(*m_home);
    std::atomic_bool stop{false};
    std::thread writer([&] {
        auto journal = m_home->journal();
        auto history = openHistory(m_home->path());
        for (int i = 0; !stop && journal && history; ++i) {
            static_cast<void>((*journal)->appendAudit(entry("live")));
            static_cast<void>(
                (*history)->append({Series{{service("api"), metric::cpuCores}, {{kStart + Millis{60'000 * i}, 1.0}}}}));
        }
    });
    const std::string other = m_home->dir.filePath(QStringLiteral("other")).toStdString();
    bool good = true;
    for (int i = 0; i < 5; ++i) {
        const std::string file = m_home->dir.filePath(QStringLiteral("live-%1").arg(i)).toStdString();
        const auto backed = backupHome(m_home->path(), file, m_home->clock);
        const auto restored = backed ? restoreHome(other, file, m_home->clock) : backed;
        if (!restored) {
            qWarning("%s %s", restored.error().where.c_str(), restored.error().detail.c_str());
            good = false;
        }
    }
    stop = true;
    writer.join();
    QVERIFY(good);
}

void TestBackup::backupNeverReplacesAFile()
{
    furnish(*m_home);
    const std::string file = m_home->dir.filePath(QStringLiteral("precious")).toStdString();
    write(file, "precious");
    VERIFY_IS(backupHome(m_home->path(), file, m_home->clock).error().code, ErrorCode::InvalidArgument);
    QCOMPARE(contents(file), std::string("precious"));
    VERIFY_IS(backupHome(m_home->path() + "-none", file + "2", m_home->clock).error().code, ErrorCode::Storage);
    VERIFY_OK(prepareHome(m_home->path() + "-empty"));
    VERIFY_IS(backupHome(m_home->path() + "-empty", file + "2", m_home->clock).error().code, ErrorCode::NotFound);
}

QTEST_GUILESS_MAIN(TestBackup)
#include "tst_backup.moc"
