// The write log of the demonstration: conditional writes, restarts, and other processes on the same home.
#include "labfixture.h"

#include "core/platform/lab/cluster.h"

#include <QProcess>
#include <QTest>

#include <cstdio>
#include <map>
#include <set>

using namespace preamar;
using State = ApplyResult::State;
using namespace std::chrono_literals;

namespace {

constexpr const char *kService = "loja_web";

// Another process: writes until `count` were accepted, and says each accepted intent on stdout.
int writeMany(const char *home, const char *tag, int count)
{
    const LabFixture fixture;
    const auto lab = makeLab(fixture.config, fixture.clock, home).value();
    for (int done = 0, n = 0; done < count; ++n) {
        const auto w = LabFixture::find(lab, kService);
        const auto intent = std::string(tag) + '-' + std::to_string(n);
        const auto to = w.replicas >= 9 ? w.replicas - 1 : w.replicas + 1;
        const auto result = LabFixture::apply(lab, LabFixture::request(w, to, intent));
        if (result.state == State::Accepted) {
            std::printf("%s\n", intent.c_str());
            std::fflush(stdout);
            ++done;
        } else if (result.state != State::Conflict) {
            std::fprintf(stderr, "%s\n", result.detail.c_str());
            return 1;
        }
    }
    return 0;
}

} // namespace

class TestLabLog : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void restartKeepsReplicas();
    void historyKeepsTheReplicasOfItsTime();
    void refusesAWorldThatMoved_data();
    void refusesAWorldThatMoved();
    void writesAnIntentOnce();
    void globalServiceIsRejected();
    void versionMovesWithEveryWrite();
    void cancelledIsNotSent();
    void conflictsComeInTheirTurn();
    void seesWhatAnotherProgramWrote();
    void showsWhatSomebodyElseScaled();
    void waitsWhileAnotherHoldsTheLog();
    void tornEndIsNoWrite();
    void damagedLogIsAnError();
    void unwritableHomeSendsNothing();
    void anotherClusterOfThisNameStartsAnew();
    void logIsPrivate();
    void twoProcessesWriteInTurn();
    void killedProcessLosesNothing();

private:
    void checkChain(const LabFixture &f, const std::set<std::string> &accepted, std::int64_t replicas) const;
};

void TestLabLog::restartKeepsReplicas()
{
    const LabFixture f;
    const auto before = f.find(f.open(), kService);
    QCOMPARE(named(f.scale(f.open(), kService, 6, "a").state), named(State::Accepted));
    f.clock->advance(1h);
    const auto after = f.find(f.open(), kService);
    QCOMPARE(after.replicas, 6);
    QCOMPARE(after.ready, 6);
    QCOMPARE(after.uid, before.uid);
    QCOMPARE(after.specDigest, before.specDigest);
    QVERIFY(after.version != before.version);
}

void TestLabLog::historyKeepsTheReplicasOfItsTime()
{
    const LabFixture f;
    f.clock->advance(1h);
    QCOMPARE(named(f.scale(f.open(), kService, 6, "a").state), named(State::Accepted));
    f.clock->advance(1h);
    const auto set = await(f.open().metrics->query({{metric::replicas}}, {kStart, kStart + 2h}, 30min)).value();
    for (const auto &series : set.series) {
        if (series.key.workload.name == kService) {
            const std::vector<Sample> expected{{kStart, 4}, {kStart + 30min, 4}, {kStart + 1h, 6}, {kStart + 90min, 6}};
            QCOMPARE(series.samples, expected);
            return;
        }
    }
    QFAIL("no series");
}

void TestLabLog::refusesAWorldThatMoved_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<int>("state");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, int field, State state, ReasonCode reason) {
        QTest::newRow(name) << field << static_cast<int>(state) << static_cast<int>(reason);
    };
    row("another uid", 0, State::Conflict, ReasonCode::WorldChangedUid);
    row("other replicas than the plan saw", 1, State::Conflict, ReasonCode::WorldChangedReplicas);
    row("other replicas than the change starts from", 2, State::Conflict, ReasonCode::WorldChangedReplicas);
    row("another spec", 3, State::Conflict, ReasonCode::WorldChangedSpec);
    row("another owner", 4, State::Conflict, ReasonCode::WorldChangedOwner);
    row("no such service", 5, State::Conflict, ReasonCode::WorldChangedUid);
    row("less than nothing", 6, State::Rejected, ReasonCode::OutOfBounds);
    row("an absurd count", 7, State::Rejected, ReasonCode::OutOfBounds);
    row("no change", 8, State::Rejected, ReasonCode::OutOfBounds);
    row("no intent", 9, State::Rejected, ReasonCode::WriteRejected);
    row("an older version alone is no difference", 10, State::Accepted, ReasonCode::WithinThresholds);
}

void TestLabLog::refusesAWorldThatMoved()
{
    QFETCH(int, field);
    QFETCH(int, state);
    QFETCH(int, reason);
    const LabFixture f;
    const auto lab = f.open();
    auto r = f.request(f.find(lab, kService), 5, "a");
    auto &change = std::get<ReplicaChange>(r.change);
    switch (field) {
    case 0:
        r.expected.uid += 'x';
        break;
    case 1:
        r.expected.replicas = 3;
        break;
    case 2:
        change.from = 3;
        break;
    case 3:
        r.expected.specDigest[0] ^= 1;
        break;
    case 4:
        r.expected.owners = {"argocd"};
        break;
    case 5:
        r.workload.name = "sumiu";
        break;
    case 6:
        change.to = -1;
        break;
    case 7:
        change.to = 1'000'001;
        break;
    case 8:
        change.to = change.from;
        break;
    case 9:
        r.intent = IntentId();
        break;
    default:
        r.expected.version = "1";
    }
    const auto result = f.apply(lab, r);
    QCOMPARE(static_cast<int>(result.state), state);
    QCOMPARE(static_cast<int>(result.reason.code), reason);
    QCOMPARE(f.log().size(), std::size_t{result.state == State::Accepted ? 1U : 0U});
}

void TestLabLog::writesAnIntentOnce()
{
    const LabFixture f;
    const auto lab = f.open();
    QCOMPARE(named(f.scale(lab, kService, 5, "a").state), named(State::Accepted));
    const auto again = f.scale(lab, kService, 6, "a");
    QCOMPARE(named(again.state), named(State::Rejected));
    QCOMPARE(named(again.reason.code), named(ReasonCode::WriteRejected));
    QCOMPARE(f.log().size(), std::size_t{1});
    QCOMPARE(stringAt(f.log().front(), "intent").value(), std::string("a"));
    QCOMPARE(integerAt(f.log().front(), "to").value(), 5);
}

void TestLabLog::globalServiceIsRejected()
{
    const LabFixture f;
    const auto result = f.scale(f.open(), "borda", 5, "a");
    QCOMPARE(named(result.state), named(State::Rejected));
    QCOMPARE(named(result.reason.code), named(ReasonCode::NotScalable));
    QVERIFY(f.log().empty());
}

void TestLabLog::versionMovesWithEveryWrite()
{
    const LabFixture f;
    const auto lab = f.open();
    std::set<std::string> versions{f.find(lab, kService).version, f.find(lab, "busca").version};
    QCOMPARE(named(f.scale(lab, kService, 5, "a").state), named(State::Accepted));
    QVERIFY(versions.insert(f.find(lab, kService).version).second);
    QCOMPARE(named(f.scale(lab, "busca", 4, "b").state), named(State::Accepted));
    QVERIFY(versions.insert(f.find(lab, "busca").version).second);
    QCOMPARE(named(f.scale(lab, kService, 4, "c").state), named(State::Accepted));
    QVERIFY(versions.insert(f.find(lab, kService).version).second);
}

void TestLabLog::cancelledIsNotSent()
{
    const LabFixture f;
    const auto lab = f.open();
    const auto r = f.request(f.find(lab, kService), 5, "a");
    r.cancelled.cancel();
    const auto result = f.apply(lab, r);
    QCOMPARE(named(result.state), named(State::NotSent));
    QCOMPARE(named(result.reason.code), named(ReasonCode::WriteNotSent));
    QVERIFY(result.isCancelled);
    QVERIFY(f.log().empty());
    QCOMPARE(f.find(lab, kService).replicas, 4);
}

void TestLabLog::conflictsComeInTheirTurn()
{
    const LabFixture f;
    const auto lab = f.open();
    std::vector<int> conflicts;
    std::int64_t accepted = 0;
    for (int i = 1; i <= 40; ++i) {
        const auto before = f.find(lab, "carrinho");
        const auto result = f.apply(lab, f.request(before, before.replicas == 3 ? 4 : 3, "i" + std::to_string(i)));
        const auto after = f.find(lab, "carrinho");
        if (result.state == State::Conflict) {
            QCOMPARE(named(result.reason.code), named(ReasonCode::WriteConflict));
            QCOMPARE(after.replicas, before.replicas);
            QVERIFY(after.version != before.version);
            conflicts.push_back(i);
        } else {
            QCOMPARE(named(result.state), named(State::Accepted));
            ++accepted;
        }
    }
    const std::vector<int> expected{16, 33}; // every 17th, shifted by the seed
    QCOMPARE(conflicts, expected);
    std::int64_t withIntent = 0;
    for (const auto &line : f.log())
        withIntent += stringAt(line, "intent") ? 1 : 0;
    QCOMPARE(withIntent, accepted);
    QCOMPARE(f.find(f.open(), "carrinho").replicas, f.find(lab, "carrinho").replicas);
}

void TestLabLog::seesWhatAnotherProgramWrote()
{
    const LabFixture f;
    const auto ours = f.open();
    const auto theirs = f.open();
    const auto stale = f.request(f.find(ours, kService), 5, "ours");
    QCOMPARE(named(f.scale(theirs, kService, 7, "theirs").state), named(State::Accepted));
    QCOMPARE(f.find(ours, kService).replicas, 7);
    const auto result = f.apply(ours, stale);
    QCOMPARE(named(result.state), named(State::Conflict));
    QCOMPARE(named(result.reason.code), named(ReasonCode::WorldChangedReplicas));
    QCOMPARE(f.log().size(), std::size_t{1});
}

void TestLabLog::showsWhatSomebodyElseScaled()
{
    const LabFixture f;
    const auto parts = f.open();
    const auto before = f.find(parts, kService);
    lab::Cluster other(f.config, *labScenario("loja"), f.logPath().toStdString());
    {
        const auto held = other.tryLock();
        QVERIFY(held);
        QVERIFY((*held)->append({.at = kStart,
                                 .uid = before.uid,
                                 .service = kService,
                                 .from = 4,
                                 .to = 6,
                                 .version = 99'000,
                                 .intent = {}}));
    }
    const auto after = f.find(parts, kService);
    QCOMPARE(after.replicas, 6);
    QCOMPARE(after.ready, 4);
    QCOMPARE(after.version, std::string("99000"));
    f.clock->advance(1min);
    QCOMPARE(f.find(parts, kService).ready, 6);
}

void TestLabLog::waitsWhileAnotherHoldsTheLog()
{
    const LabFixture f;
    const auto parts = f.open();
    const auto r = f.request(f.find(parts, kService), 5, "a");
    lab::Cluster other(f.config, *labScenario("loja"), f.logPath().toStdString());
    auto held = other.tryLock();
    QVERIFY(held);
    auto future = parts.orchestrator->apply(r);
    auto paused = f.request(f.find(parts, "busca"), 5, "b");
    auto late = parts.orchestrator->apply(paused);
    QVERIFY(!future.isFinished() && !late.isFinished());
    // A pause that comes while the write waits still reaches it.
    paused.cancelled.cancel();
    held->reset();
    QCOMPARE(named(await(future).value().state), named(State::Accepted));
    QCOMPARE(named(await(late).value().state), named(State::NotSent));
    QCOMPARE(f.log().size(), std::size_t{1});
}

void TestLabLog::tornEndIsNoWrite()
{
    const LabFixture f;
    QCOMPARE(named(f.scale(f.open(), kService, 6, "a").state), named(State::Accepted));
    {
        QFile file(f.logPath());
        QVERIFY(file.open(QIODevice::Append));
        file.write("{\"at\":\"2026-03-02T14:00:00Z\",\"uid\":\"");
    }
    const auto lab = f.open();
    QCOMPARE(f.find(lab, kService).replicas, 6);
    QCOMPARE(named(f.scale(lab, kService, 5, "b").state), named(State::Accepted));
    QCOMPARE(f.log().size(), std::size_t{2});
    QCOMPARE(f.find(f.open(), kService).replicas, 5);
}

void TestLabLog::damagedLogIsAnError()
{
    const LabFixture f;
    const auto lab = f.open();
    const auto r = f.request(f.find(lab, kService), 6, "a");
    {
        QFile file(f.logPath());
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"at\":\"2026-03-02T14:00:00Z\"}\n");
    }
    QCOMPARE(named(await(lab.orchestrator->workloads()).error().code), named(ErrorCode::Storage));
    QCOMPARE(named(await(lab.metrics->latest({kFive})).error().code), named(ErrorCode::Storage));
    QCOMPARE(named(f.apply(lab, r).state), named(State::NotSent));
    QCOMPARE(named(makeLab(f.config, f.clock, f.home()).error().code), named(ErrorCode::Storage));
}

void TestLabLog::unwritableHomeSendsNothing()
{
    const LabFixture f;
    const auto lab = makeLab(f.config, f.clock, f.home() + "/nowhere").value();
    const auto result = f.scale(lab, kService, 6, "a");
    QCOMPARE(named(result.state), named(State::NotSent));
    QVERIFY(!result.isCancelled); // a rehearsal of it did not pass
    QCOMPARE(named(result.reason.code), named(ReasonCode::WriteNotSent));
    QCOMPARE(f.find(lab, kService).replicas, 4);
}

void TestLabLog::anotherClusterOfThisNameStartsAnew()
{
    LabFixture f;
    QCOMPARE(named(f.scale(f.open(), kService, 6, "a").state), named(State::Accepted));
    f.config.lab.created += 1h;
    QCOMPARE(f.find(f.open(), kService).replicas, 4);
    QCOMPARE(named(f.scale(f.open(), kService, 5, "a").state), named(State::Accepted));
    QCOMPARE(f.log().size(), std::size_t{2});
}

void TestLabLog::logIsPrivate()
{
    const LabFixture f;
    QCOMPARE(named(f.scale(f.open(), kService, 6, "a").state), named(State::Accepted));
    const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
    QVERIFY((QFile::permissions(f.logPath()) & others) == QFile::Permissions());
}

// Every line is whole, each starts where the one before ended, versions rise, and accepted is the same as logged.
void TestLabLog::checkChain(const LabFixture &f, const std::set<std::string> &accepted, std::int64_t replicas) const
{
    std::int64_t at = 4;
    std::int64_t version = 0;
    std::map<std::string, int> seen;
    for (const auto &line : f.log()) {
        QCOMPARE(integerAt(line, "from").value(), at);
        at = integerAt(line, "to").value();
        QVERIFY(integerAt(line, "version").value() > version);
        version = integerAt(line, "version").value();
        ++seen[stringAt(line, "intent").value()];
    }
    QCOMPARE(at, replicas);
    for (const auto &intent : accepted)
        QCOMPARE(seen[intent], 1);
    for (const auto &[intent, count] : seen)
        QCOMPARE(count, 1);
}

void TestLabLog::twoProcessesWriteInTurn()
{
    const LabFixture f;
    QProcess one;
    QProcess two;
    const auto program = QCoreApplication::applicationFilePath();
    const auto home = QString::fromStdString(f.home());
    one.start(program, {QStringLiteral("--write"), home, QStringLiteral("one"), QStringLiteral("60")});
    two.start(program, {QStringLiteral("--write"), home, QStringLiteral("two"), QStringLiteral("60")});
    QVERIFY(one.waitForFinished(30'000) && two.waitForFinished(30'000));
    QVERIFY2(one.exitCode() == 0 && two.exitCode() == 0,
             (one.readAllStandardError() + two.readAllStandardError()).constData());
    std::set<std::string> accepted;
    for (const auto &line : (one.readAllStandardOutput() + two.readAllStandardOutput()).split('\n')) {
        if (!line.isEmpty())
            accepted.insert(line.toStdString());
    }
    QCOMPARE(accepted.size(), std::size_t{120});
    QCOMPARE(f.log().size(), std::size_t{120});
    checkChain(f, accepted, f.find(f.open(), kService).replicas);
}

void TestLabLog::killedProcessLosesNothing()
{
    for (int round = 0; round < 5; ++round) {
        const LabFixture f;
        QProcess writer;
        writer.start(QCoreApplication::applicationFilePath(),
                     {QStringLiteral("--write"), QString::fromStdString(f.home()), QStringLiteral("w"),
                      QStringLiteral("100000")});
        QByteArray said;
        while (said.count('\n') < 20 + 7 * round) {
            QVERIFY(writer.waitForReadyRead(20'000));
            said += writer.readAllStandardOutput();
        }
        writer.kill();
        QVERIFY(writer.waitForFinished(10'000));
        said += writer.readAllStandardOutput();
        std::set<std::string> accepted;
        for (const auto &line : said.left(said.lastIndexOf('\n')).split('\n'))
            accepted.insert(line.toStdString());
        const auto lab = f.open();
        const auto now = f.find(lab, kService).replicas;
        // The log may know one write more than was said: it was cut off between the two.
        QCOMPARE(named(f.scale(lab, kService, now == 3 ? 4 : 3, "after").state), named(State::Accepted));
        accepted.insert("after");
        QVERIFY(f.log().size() - accepted.size() <= 1U);
        checkChain(f, accepted, f.find(f.open(), kService).replicas);
    }
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 5 && std::string_view(argv[1]) == "--write")
        return writeMany(argv[2], argv[3], std::atoi(argv[4]));
    TestLabLog test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_lablog.moc"
