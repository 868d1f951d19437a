// Several processes on one home, and processes that are killed at any moment. The test starts itself again with
// "--child <what> <home>" as its first arguments.
#include "core/store/history.h"
#include "core/store/home.h"
#include "core/store/sqlite.h"
#include "storefixture.h"

#include <QCoreApplication>
#include <QProcess>

#include <algorithm>
#include <map>
#include <random>
#include <set>
#include <thread>

#include <signal.h>
#include <unistd.h>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr int kKills = 250;
constexpr const char *kWorkload = "api";

// One line, written at once: what the parent reads was true before it was written.
void report(const std::string &line)
{
    const std::string text = line + "\n";
    if (::write(STDOUT_FILENO, text.data(), text.size()) != static_cast<ssize_t>(text.size()))
        ::_exit(9);
}

// What an engine does first: intents without outcome are resolved (here: by deciding that they failed), open proposals
// closed.
Result<void> recover(Journal &journal)
{
    const auto intents = journal.intentsWithoutOutcome();
    if (!intents)
        return fail(intents.error());
    for (const Intent &intent : *intents) {
        const auto p = journal.proposal(intent.proposal);
        if (!p)
            return fail(p.error());
        if (auto done = journal.recordOutcome(intent.id, ended(**p, ProposalState::Failed), entry("action.resolved"));
            !done)
            return done;
    }
    const auto open = journal.openProposals();
    if (!open)
        return fail(open.error());
    for (Proposal p : *open) {
        p.state = isOpen(p.state) ? ProposalState::Void : ProposalState::Failed;
        if (auto done = journal.updateProposal(p, entry("proposal.void")); !done)
            return done;
    }
    return {};
}

// Actions without end; reports each intent and each outcome once it is committed.
int actWithoutEnd(const std::string &home)
{
    const SystemClock clock;
    const auto lock = EngineLock::tryTake(home);
    auto journal = openJournal(home, clock);
    if (!lock || !journal)
        return 2;
    const auto lease = (*journal)->takeLease("child", kStart);
    if (!lease || !recover(**journal))
        return 3;
    report("F " + std::to_string(lease->fence));
    while (true) {
        const std::string id = newUlid(toMillis(clock.wall()));
        const auto ready = approvedIn(**journal, id, kWorkload);
        if (!ready || !(*journal)->recordIntent(intentFor(*ready, lease->fence), {}, entry("action.intent", id)))
            return 4;
        report("I " + id);
        const auto now = (*journal)->proposal(ready->id);
        if (!now || !(*journal)->recordOutcome(IntentId("i-" + id), ended(**now, ProposalState::Failed),
                                               entry("action.failed", id)))
            return 5;
        report("O " + id);
    }
}

int holdTheLock(const std::string &home)
{
    const auto lock = EngineLock::tryTake(home);
    report(lock ? "held" : lock.error().reason);
    if (!lock)
        return 0;
    ::pause();
    return 0;
}

// Takes the lease as a second engine would, were the lock not there, and reports its fence.
int takeTheLease(const std::string &home)
{
    const SystemClock clock;
    auto journal = openJournal(home, clock);
    const auto lease = journal ? (*journal)->takeLease("other", kStart) : fail(journal.error());
    report(lease ? std::to_string(lease->fence) : "failed");
    return 0;
}

// Counts a setting up, one transaction at a time, beside others that do the same.
int countUp(const std::string &home)
{
    const SystemClock clock;
    auto journal = openJournal(home, clock);
    if (!journal)
        return 2;
    for (int i = 0; i < 50; ++i) {
        const auto done = (*journal)->transaction([&]() -> Result<void> {
            const auto settings = (*journal)->settings();
            if (!settings)
                return fail(settings.error());
            const int n = settings->contains("n") ? std::stoi(settings->at("n")) : 0;
            if (auto put = (*journal)->putSetting("n", std::to_string(n + 1)); !put)
                return put;
            return (*journal)->appendAudit(entry("counted"));
        });
        if (!done)
            return 3;
    }
    return 0;
}

// History appended without end, a commit per cycle.
int appendWithoutEnd(const std::string &home)
{
    auto history = openHistory(home);
    if (!history)
        return 2;
    const auto from = (*history)->newest({service("s0"), metric::cpuCores});
    if (!from)
        return 3;
    Timestamp at = *from ? **from + Millis{60'000} : kStart;
    while (true) {
        std::vector<Series> cycle;
        for (int s = 0; s < 20; ++s)
            cycle.push_back(
                {{service("s" + std::to_string(s)), metric::cpuCores}, {{at, static_cast<double>(toMillis(at) + s)}}});
        if (!(*history)->append(cycle))
            return 4;
        report("H " + std::to_string(toMillis(at)));
        at += Millis{60'000};
    }
}

int child(const std::string &what, const std::string &home)
{
    if (what == "act")
        return actWithoutEnd(home);
    if (what == "lock")
        return holdTheLock(home);
    if (what == "lease")
        return takeTheLease(home);
    if (what == "count")
        return countUp(home);
    return appendWithoutEnd(home);
}

std::unique_ptr<QProcess> start(const char *what, const std::string &home)
{
    auto process = std::make_unique<QProcess>();
    process->setProcessChannelMode(QProcess::ForwardedErrorChannel);
    process->start(QCoreApplication::applicationFilePath(),
                   {QStringLiteral("--child"), QString::fromUtf8(what), QString::fromStdString(home)});
    return process;
}

QByteArray lineOf(QProcess &process)
{
    while (!process.canReadLine()) {
        if (!process.waitForReadyRead(20'000))
            return {};
    }
    return process.readLine().trimmed();
}

// Kills the child after a random time, counted from its start or from its first line, and returns what it reported.
QList<QByteArray> killAtRandom(QProcess &process, std::mt19937 &random)
{
    if (!process.waitForStarted(20'000))
        return {};
    if (random() % 4 != 0)
        process.waitForReadyRead(20'000);
    std::this_thread::sleep_for(std::chrono::microseconds(random() % 25'000));
    ::kill(static_cast<pid_t>(process.processId()), SIGKILL);
    process.waitForFinished(20'000);
    auto lines = process.readAllStandardOutput().split('\n');
    lines.removeLast(); // what follows the last newline
    return lines;
}

} // namespace

class TestStoreProcess : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void oneProcessHoldsTheLock();
    void theLockGoesWithItsProcess();
    void anotherProcessTakesTheFenceAway();
    void processesTakeTurns();
    void killedActionsLoseNothingAndDoubleNothing();
    void killedHistoryKeepsWhatWasCommitted();

private:
    std::unique_ptr<Home> m_home;
};

void TestStoreProcess::oneProcessHoldsTheLock()
{
    const auto first = start("lock", m_home->path());
    QCOMPARE(lineOf(*first), QByteArray("held"));
    const auto second = start("lock", m_home->path());
    QCOMPARE(lineOf(*second), QByteArray("EngineBusy"));
    VERIFY_REFUSED(EngineLock::tryTake(m_home->path()), EngineBusy);
    second->waitForFinished();
    first->kill();
    first->waitForFinished();
}

void TestStoreProcess::theLockGoesWithItsProcess()
{
    const auto first = start("lock", m_home->path());
    QCOMPARE(lineOf(*first), QByteArray("held"));
    first->kill();
    first->waitForFinished();
    VERIFY_OK(EngineLock::tryTake(m_home->path()));
}

void TestStoreProcess::anotherProcessTakesTheFenceAway()
{
    auto journal = m_home->journal();
    const auto mine = (*journal)->takeLease("me", kStart);
    const auto ready = approvedIn(**journal, "p1", "api");
    const auto version = (*journal)->dataVersion();
    const auto other = start("lease", m_home->path());
    QCOMPARE(lineOf(*other).toLongLong(), mine->fence + 1);
    other->waitForFinished();
    QVERIFY(*(*journal)->dataVersion() != *version);
    VERIFY_REFUSED((*journal)->recordIntent(intentFor(*ready, mine->fence), {}, entry("x")), LeaseLost);
    VERIFY_REFUSED((*journal)->renewLease(mine->fence, kStart), LeaseLost);
}

void TestStoreProcess::processesTakeTurns()
{
    VERIFY_OK(m_home->journal());
    std::vector<std::unique_ptr<QProcess>> all;
    for (int i = 0; i < 4; ++i)
        all.push_back(start("count", m_home->path()));
    for (const auto &process : all) {
        QVERIFY(process->waitForFinished(60'000));
        QCOMPARE(process->exitCode(), 0);
    }
    auto journal = m_home->journal();
    QCOMPARE((*journal)->settings()->at("n"), std::string("200"));
    const auto chain = (*journal)->verifyAudit();
    QVERIFY2(chain->intact, chain->problem.c_str());
    QCOMPARE(chain->count, 200);
}

void TestStoreProcess::killedActionsLoseNothingAndDoubleNothing()
{
    std::mt19937 random(20'260'302);
    std::set<QByteArray> intents;
    std::set<QByteArray> outcomes;
    std::int64_t fence = 0;
    int unresolved = 0;
    std::int64_t rows = 0;
    for (int kill = 0; kill < kKills; ++kill) {
        const auto process = start("act", m_home->path());
        for (const QByteArray &line : killAtRandom(*process, random)) {
            if (line.startsWith("I "))
                QVERIFY(intents.insert(line.mid(2)).second);
            else if (line.startsWith("O "))
                QVERIFY(outcomes.insert(line.mid(2)).second);
            else if (line.startsWith("F ")) {
                QVERIFY(line.mid(2).toLongLong() > fence);
                fence = line.mid(2).toLongLong();
            }
        }
        QCOMPARE(process->exitStatus(), QProcess::CrashExit); // killed, not stopped by a failure of its own
        auto journal = m_home->journal();
        VERIFY_OK(journal);
        const auto chain = (*journal)->verifyAudit();
        VERIFY_OK(chain);
        QVERIFY2(chain->intact, (chain->problem + " after kill " + std::to_string(kill)).c_str());
        QVERIFY(chain->count >= rows);
        rows = chain->count;
        const auto waiting = (*journal)->intentsWithoutOutcome();
        VERIFY_OK(waiting);
        QVERIFY(waiting->size() <= 1); // I-35: never two at once for one workload
        unresolved += static_cast<int>(waiting->size());
        for (const Intent &intent : *waiting)
            QVERIFY2(!outcomes.contains(QByteArray::fromStdString(intent.proposal.str())),
                     "a reported outcome is lost");
    }
    auto journal = m_home->journal();
    for (const QByteArray &id : intents) {
        const auto intent = (*journal)->intentOf(ProposalId(id.toStdString()));
        VERIFY_OK(intent);
        QVERIFY2(intent->has_value(), "a reported intent is lost");
    }
    auto database = store::Database::open(m_home->file("journal.db"), store::Access::ReadWrite, "journal.db");
    QCOMPARE(*(*database)->text("PRAGMA integrity_check"), std::string("ok"));
    QCOMPARE(*(*database)->text("PRAGMA foreign_key_check"), std::string());
    // Every intent is once in the log, and each has at most one outcome.
    const auto recorded = *(*database)->integer("SELECT count(*) FROM intents");
    QCOMPARE(*(*database)->integer("SELECT count(*) FROM audit WHERE event = 'action.intent'"), recorded);
    QCOMPARE(*(*database)->integer("SELECT count(DISTINCT proposal) FROM intents"), recorded);
    QCOMPARE(*(*database)->integer("SELECT count(*) FROM outcomes"),
             *(*database)->integer("SELECT count(*) FROM audit WHERE event IN ('action.failed', 'action.resolved')"));
    QVERIFY(recorded >= static_cast<std::int64_t>(intents.size()));
    qInfo("%d kills: %lld intents recorded, %zu reported, %d found without outcome, %lld audit rows", kKills,
          static_cast<long long>(recorded), intents.size(), unresolved, static_cast<long long>(rows));
    QVERIFY2(intents.size() > 100 && unresolved > 10, "the kills did not meet the work");
}

void TestStoreProcess::killedHistoryKeepsWhatWasCommitted()
{
    std::mt19937 random(7);
    std::int64_t newest = 0;
    for (int kill = 0; kill < 40; ++kill) {
        const auto process = start("append", m_home->path());
        for (const QByteArray &line : killAtRandom(*process, random)) {
            if (line.startsWith("H "))
                newest = std::max<std::int64_t>(newest, line.mid(2).toLongLong());
        }
        QCOMPARE(process->exitStatus(), QProcess::CrashExit);
    }
    auto history = openHistory(m_home->path());
    VERIFY_OK(history);
    QVERIFY(newest > toMillis(kStart) + 300LL * 60'000); // several hours, so that blocks were made on the way
    for (int s = 0; s < 20; ++s) {
        const auto read =
            (*history)->read({service("s" + std::to_string(s)), metric::cpuCores}, {kStart, fromMillis(newest + 1)});
        VERIFY_OK(read);
        QCOMPARE(static_cast<std::int64_t>(read->samples.size()), (newest - toMillis(kStart)) / 60'000 + 1);
        for (const Sample &sample : read->samples)
            QCOMPARE(sample.value, static_cast<double>(toMillis(sample.at) + s));
    }
}

int main(int argc, char **argv)
{
    if (argc >= 4 && std::string(argv[1]) == "--child")
        return child(argv[2], argv[3]);
    QCoreApplication app(argc, argv);
    TestStoreProcess test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_store_process.moc"
