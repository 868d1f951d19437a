// Who may order what, and when: rows that outlive whoever handed them in, an engine that comes late, a stop that must not
// wait, and a context whose name comes to mean another server.
#include "tests/core/engine/controlworld.h"

using namespace preamar;
using namespace preamar::engine;
using namespace preamar::engine::test;

class TestControl : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatWasHandedInBeforeTheLeaseLoosensNothing();
    void aRowThatMayBeOldIsNotApplied();
    void whoEndsWithdrawsItsRows();
    void aWithdrawnRowDoesNotStopTheOthers();
    void whatCannotBeAnsweredStillWaits();
    void becomesTheEngineOnceTheOtherEnds();
    void aRowLongAfterATakeOverIsApplied();
    void aTakeOverThatFailsIsTriedAgain();
    void whoEndsWhileItTakesOverIsNoEngine();
    void aPauseCancelsOnlyWhatItHolds();
    void whatACommandForbidsDoesNotLeave_data();
    void whatACommandForbidsDoesNotLeave();
    void whatBeginsByTimeHoldsWhatHasNotLeft();
    void aStopDoesNotWaitForTheHistory_data();
    void aStopDoesNotWaitForTheHistory();
    void aClockJumpOutlastsANewContext();
    void anotherServerInheritsNothing_data();
    void anotherServerInheritsNothing();
    void aCycleOfTheOldServerEndsUnused();
    void modelsGoWithTheirServer();
};

void TestControl::whatWasHandedInBeforeTheLeaseLoosensNothing()
{
    World w;
    QVERIFY(!w.apply(command::stop, Json{{"reason", "test"}}).error);
    const Command resume = w.row(command::resume, Json{{"scope", "all"}, {"reason", "long ago"}});
    const Command mode = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "auto"}});
    const Command pause = w.row(command::pause, Json{{"scope", "context"}, {"target", "prod"}});
    QVERIFY(w.start().value_or(false));
    QVERIFY(bench::pump([&] { return w.answerTo(mode) && w.answerTo(pause); }, kSoon));
    QCOMPARE(reasonOf(w.answerTo(resume)), std::string("Conflict EngineBusy"));
    QCOMPARE(reasonOf(w.answerTo(mode)), std::string("Conflict EngineBusy"));
    QVERIFY(!w.answerTo(pause)->error);  // holds back more: applied whenever
    const auto pauses = *w.journal()->pauses();
    QCOMPARE(pauses.size(), std::size_t{2});
    QVERIFY(pauses.front().emergency);
    for (const auto &row : w.settings())
        QVERIFY(row.policy.mode == Mode::Approve);
    // What is handed in while the engine looks is applied.
    const Command now = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "observe"}});
    QVERIFY(bench::pump([&] { return w.answerTo(now).has_value(); }, kSoon));
    QVERIFY(!w.answerTo(now)->error);
}

// The engine was held up, for longer than whoever handed it in would wait.
void TestControl::aRowThatMayBeOldIsNotApplied()
{
    const auto clock = std::make_shared<ManualClock>(kBegin);
    World w(clock);
    const auto journal = w.journal();
    const auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    RowWatch watch{.version = -1, .at = clock->boot()};
    // The wall clock may go where it wants.
    clock->stepWall(std::chrono::hours{5});
    clock->advance(std::chrono::seconds{11});
    const Command inTime = w.row(command::resume, Json{{"scope", "all"}});
    QVERIFY(!applyRows(*journal, **history, *clock, watch).problem);
    QVERIFY(w.answerTo(inTime) && !w.answerTo(inTime)->error);
    const Command resume = w.row(command::resume, Json{{"scope", "all"}});
    const Command stop = w.row(command::stop, Json{});
    clock->stepWall(-std::chrono::hours{5});
    clock->advance(std::chrono::seconds{13});
    const auto late = applyRows(*journal, **history, *clock, watch);
    QVERIFY(!late.problem);
    QCOMPARE(late.rows.size(), std::size_t{1});
    QCOMPARE(reasonOf(w.answerTo(resume)), std::string("Timeout EngineBusy"));
    QVERIFY(w.answerTo(stop) && !w.answerTo(stop)->error && w.isPaused());
    const auto log = journal->audit(AuditFilter{.since = {}, .afterSeq = 0, .beforeSeq = 0, .workload = {}, .limit = 10, .newestFirst = false});
    QVERIFY(std::any_of(log->begin(), log->end(), [](const AuditRecord &r) { return r.event == "command.refused" && r.code == "EngineBusy"; }));
}

void TestControl::whoEndsWithdrawsItsRows()
{
    World w;
    QVERIFY(!w.apply(command::stop, Json{}).error);
    const auto other = EngineLock::tryTake(w.home);  // an engine that does not answer
    QVERIFY(other.has_value());
    QVERIFY(!w.start().value_or(true));
    const Command resume = w.order(command::resume, Json{{"scope", "all"}, {"reason", "by hand"}});
    std::optional<Result<CommandAnswer>> answer;
    onResult(w.engine->submit(resume), w.engine.get(), [&](Result<CommandAnswer> a) { answer = std::move(a); });
    QVERIFY(bench::pump([&] { return w.journal()->waitingCommands()->size() == 1; }, kSoon));
    QVERIFY(bench::await(w.engine->shutdown(), kSoon).has_value());
    QVERIFY(w.journal()->waitingCommands()->empty());
    QCOMPARE(reasonOf(w.answerTo(resume)), std::string("Timeout EngineBusy"));
    QVERIFY(bench::pump([&] { return answer.has_value(); }, kSoon));
    QCOMPARE(reasonOf(answer->value_or(CommandAnswer{})), std::string("Timeout EngineBusy"));
}

void TestControl::aWithdrawnRowDoesNotStopTheOthers()
{
    const auto clock = std::make_shared<HookedClock>();
    World w(clock);
    const auto journal = w.journal();
    const auto history = openHistory(w.home);
    QVERIFY(history.has_value());
    const Command first = w.row(command::cycleNow, Json::object());
    const Command second = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "observe"}});
    const Command third = w.row(command::modeSet, Json{{"workload", toString(kApi)}, {"mode", "observe"}});
    RowWatch watch{.version = -1, .at = clock->boot()};
    // The second time the clock is asked, the rows were read and none is answered yet.
    clock->arm(
        [&] {
            (void)withdrawRow(*w.journal(), first.id);
            (void)withdrawRow(*w.journal(), second.id);
        },
        2);
    AppliedRows applied;
    const std::unique_ptr<QThread> thread(QThread::create([&] { applied = applyRows(*journal, **history, *clock, watch); }));
    thread->start();
    QVERIFY(thread->wait(20'000));
    QVERIFY(clock->met());
    QVERIFY(!applied.problem);
    QVERIFY(std::any_of(applied.rows.begin(), applied.rows.end(), [&](const auto &row) { return row.first.id == third.id && !row.second.error; }));
    QCOMPARE(reasonOf(w.answerTo(first)), std::string("Timeout EngineBusy"));
    for (const auto &row : w.settings())
        QVERIFY2(row.policy.mode == (row.workload == kApi ? Mode::Observe : Mode::Approve), "what was withdrawn was applied");
}

// A journal that cannot be written: neither is it said that a row was withdrawn, nor does it count as looked at.
void TestControl::whatCannotBeAnsweredStillWaits()
{
    World w;
    const Command mode = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "observe"}});
    const auto reading = openJournal(w.home, *w.clock, {.readOnly = true, .tightenOnly = false});
    const auto history = openHistory(w.home);
    QVERIFY(reading.has_value() && history.has_value());
    QVERIFY(!withdrawRow(**reading, mode.id).has_value());
    RowWatch watch{.version = -1, .at = w.clock->boot()};
    const BootTime before = watch.at;
    const auto applied = applyRows(**reading, **history, *w.clock, watch);
    QVERIFY(applied.problem && applied.rows.empty());
    QVERIFY(watch.version == -1 && watch.at == before);
    QCOMPARE(w.journal()->waitingCommands()->size(), std::size_t{1});
    const auto withdrawn = withdrawRow(*w.journal(), mode.id);
    QVERIFY(withdrawn.has_value());
    QCOMPARE(reasonOf(*withdrawn), std::string("Timeout EngineBusy"));
    QVERIFY(w.journal()->waitingCommands()->empty());
}

void TestControl::becomesTheEngineOnceTheOtherEnds()
{
    World w;
    auto other = *EngineLock::tryTake(w.home);
    QVERIFY(!w.start(true, Millis{20}).value_or(true));
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->engine == EngineState::NoEngine; }, kSoon)); // the lease row says nobody
    other.reset();
    QElapsedTimer since;
    since.start();
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->engine == EngineState::Running; }, kSoon));
    QVERIFY2(since.elapsed() < 10'000, std::to_string(since.elapsed()).c_str());
    QVERIFY(w.journal()->lease()->held);
    QVERIFY(!EngineLock::tryTake(w.home).has_value());
    // It does what an engine does.
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->cycle.has_value(); }, kSoon));
    const Command mode = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "observe"}});
    QVERIFY(bench::pump([&] { return w.answerTo(mode).has_value(); }, kSoon));
    QVERIFY(!w.answerTo(mode)->error);
}

// What is handed in is young, however long ago the engine took over and nothing was handed in.
void TestControl::aRowLongAfterATakeOverIsApplied()
{
    const auto clock = std::make_shared<HookedClock>();
    World w(clock);
    auto other = *EngineLock::tryTake(w.home);
    QVERIFY(!w.start(true, Millis{20}).value_or(true));
    other.reset();
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->engine == EngineState::Running; }, kSoon));
    clock->advance(std::chrono::seconds{13});
    // It looks, and finds nothing. (Its own writing does not look like a row to it.)
    for (int i = 0; i < 2; ++i) {
        QElapsedTimer since;
        since.start();
        QVERIFY(bench::pump([&] { return since.elapsed() > 300; }, kSoon));
        QVERIFY(w.submit(command::reject, Json{{"id", "none"}}).error);
    }
    const Command mode = w.row(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "observe"}});
    QVERIFY(bench::pump([&] { return w.answerTo(mode).has_value(); }, kSoon));
    QCOMPARE(reasonOf(w.answerTo(mode)), std::string());
}

void TestControl::aTakeOverThatFailsIsTriedAgain()
{
    QSemaphore held;
    QSemaphore mayEnd;
    World w;
    auto other = *EngineLock::tryTake(w.home);
    QVERIFY(!w.start(true, Millis{20}).value_or(true));
    // Somebody writes for longer than the store waits.
    const std::unique_ptr<QThread> writer(QThread::create([&] {
        (void)w.journal()->transaction([&]() -> Result<void> {
            held.release();
            (void)mayEnd.tryAcquire(1, 60'000);
            return {};
        });
    }));
    writer->start();
    const bool isHeld = held.tryAcquire(1, 20'000);
    other.reset();
    const bool isTold = bench::pump([&] { return w.engine->snapshot()->problem.has_value(); }, kSoon);
    const auto state = w.engine->snapshot()->engine;
    const bool isFree = EngineLock::tryTake(w.home).has_value();
    mayEnd.release();
    QVERIFY(writer->wait(20'000));
    QVERIFY(isHeld && isTold && isFree);
    QVERIFY(state == EngineState::NoEngine || state == EngineState::ElsewhereRuns);
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->engine == EngineState::Running; }, kSoon));
    QVERIFY(bench::pump([&] { return !w.engine->snapshot()->problem; }, kSoon));
    QVERIFY(w.journal()->lease()->held);
}

void TestControl::whoEndsWhileItTakesOverIsNoEngine()
{
    const auto clock = std::make_shared<HookedClock>();
    QSemaphore work;
    World w(clock);
    auto other = *EngineLock::tryTake(w.home);
    QVERIFY(!w.start(true, Millis{20}).value_or(true));
    QVERIFY(bench::pump([&] { return w.engine->snapshot()->engine == EngineState::NoEngine; }, kSoon));
    // The lease is taken, and this program does not know yet.
    clock->arm([&work] { (void)work.tryAcquire(1, 20'000); });
    other.reset();
    QVERIFY(bench::pump([&] { return clock->met(); }, kSoon));
    QVERIFY(w.journal()->lease()->held);
    const auto ended = w.engine->shutdown();
    QTest::qWait(50);
    const bool waits = !ended.isFinished();
    work.release();
    QVERIFY(waits);
    QVERIFY(bench::await(ended, kSoon).has_value());
    QVERIFY(!w.journal()->lease()->held);
    QVERIFY(EngineLock::tryTake(w.home).has_value());
    QVERIFY(w.engine->snapshot()->engine == EngineState::NoEngine);
}

void TestControl::aPauseCancelsOnlyWhatItHolds()
{
    World w;
    QVERIFY(w.holdTwoWrites());
    QVERIFY(!w.submit(command::pause, Json{{"scope", "workload"}, {"target", toString(kWeb)}}).error);
    QVERIFY(bench::pump([&] { return w.platform->isCancelled(kWeb); }, kSoon));
    QVERIFY(!w.platform->isCancelled(kApi));
    w.platform->letGo();
    QVERIFY(bench::pump([&] { return w.stored(kApi).state == ProposalState::Healthy && w.stored(kWeb).state == ProposalState::Failed; }, kSoon));
    QVERIFY(w.stored(kWeb).outcome->reason.code == ReasonCode::WriteNotSent);
    QCOMPARE(w.platform->requestsSent(), 1);
}

void TestControl::whatACommandForbidsDoesNotLeave_data()
{
    QTest::addColumn<bool>("isMode");
    QTest::newRow("the dry run is switched on") << false;
    QTest::newRow("the mode is taken back") << true;
}

// Nobody looks at the clock or the home meanwhile: it is the command that cancels.
void TestControl::whatACommandForbidsDoesNotLeave()
{
    QFETCH(bool, isMode);
    World w(std::make_shared<ManualClock>(kBegin));
    QVERIFY(w.holdTwoWrites(std::chrono::hours{1}));
    const auto answer = isMode ? w.submit(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "recommend"}})
                               : w.submit(command::settingSet, Json{{"key", "dry_run"}, {"value", "on"}});
    QVERIFY2(!answer.error, answer.error ? (answer.error->reason + " " + answer.error->detail).c_str() : "");
    QVERIFY(bench::pump([&] { return w.platform->isCancelled(kWeb) && (isMode || w.platform->isCancelled(kApi)); }, kSoon));
    QCOMPARE(w.platform->isCancelled(kApi), !isMode);
    w.platform->letGo();
    QCOMPARE(w.platform->requestsSent(), isMode ? 1 : 0);
}

void TestControl::whatBeginsByTimeHoldsWhatHasNotLeft()
{
    const auto clock = std::make_shared<ManualClock>(kBegin + std::chrono::seconds{30});
    World w(clock);
    const auto put = w.apply(command::calendarPut, Json{{"entry", Json{{"kind", "freeze"}, {"name", "Fechamento"}, {"cron", "1 * * * *"}, {"duration", "30m"}}}});
    QVERIFY2(!put.error, put.error ? (put.error->reason + " " + put.error->detail).c_str() : "");
    QVERIFY(w.holdTwoWrites(Millis{20}));
    clock->advance(std::chrono::seconds{20});
    QElapsedTimer since;
    since.start();
    QVERIFY(bench::pump([&] { return since.elapsed() > 200; }, kSoon));
    QVERIFY(!w.platform->isCancelled(kWeb) && !w.platform->isCancelled(kApi));
    clock->advance(std::chrono::seconds{11});  // the approval lives for 29 s more
    QVERIFY(bench::pump([&] { return w.platform->isCancelled(kWeb) && w.platform->isCancelled(kApi); }, kSoon));
    w.platform->letGo();
    QCOMPARE(w.platform->requestsSent(), 0);
}

void TestControl::aStopDoesNotWaitForTheHistory_data()
{
    QTest::addColumn<bool>("isOurs");
    QTest::addColumn<bool>("isStop");
    QTest::newRow("another program stops") << false << true;
    QTest::newRow("another program pauses") << false << false;
    QTest::newRow("this program stops") << true << true;
    QTest::newRow("this program pauses") << true << false;
}

void TestControl::aStopDoesNotWaitForTheHistory()
{
    QFETCH(bool, isOurs);
    QFETCH(bool, isStop);
    const auto clock = std::make_shared<HookedClock>();
    QSemaphore work;
    World w(clock);
    QVERIFY(w.holdTwoWrites());
    // The store thread is busy until it is told otherwise.
    clock->arm([&work] { work.acquire(); });
    QVERIFY(bench::pump([&] { return clock->met(); }, kSoon));
    const auto behind = w.engine->submit(w.order(command::reject, Json{{"id", "none"}}));
    QElapsedTimer since;
    since.start();
    const auto kind = isStop ? command::stop : command::pause;
    const auto answer = isOurs ? w.submit(kind, Json{{"scope", "all"}}) : w.apply(kind, Json{{"scope", "all"}});
    const bool inTime = bench::pump([&] { return w.platform->isCancelled(kWeb) && w.platform->isCancelled(kApi); }, std::chrono::seconds{1});
    const auto took = since.elapsed();
    const bool wasBusy = !bench::pump([&] { return behind.isFinished(); }, std::chrono::milliseconds{200});
    work.release();
    QVERIFY2(inTime && took < 1'000, std::to_string(took).c_str());
    QVERIFY(wasBusy && !answer.error && w.isPaused());
    QVERIFY(bench::pump([&] { return behind.isFinished(); }, kSoon));
    w.platform->letGo();
    QVERIFY(bench::pump([&] { return w.stored(kWeb).state == ProposalState::Failed && w.stored(kApi).state == ProposalState::Failed; }, kSoon));
    QCOMPARE(w.platform->requestsSent(), 0);
}

void TestControl::aClockJumpOutlastsANewContext()
{
    const auto clock = std::make_shared<ManualClock>(kBegin);
    World w(clock);
    QVERIFY(w.start().value_or(false));
    QVERIFY(w.cycle());
    clock->stepWall(std::chrono::minutes{10});
    QCOMPARE(reasonOf(w.cycle()), std::string("ClockJump"));
    auto other = prodAt("https://127.0.0.1:3");
    other.name = ContextName("other");
    QVERIFY(!w.submit(command::contextAdd, Json{{"config", toJson(other)}}).error);
    clock->advance(std::chrono::minutes{1});
    QCOMPARE(reasonOf(w.cycle()), std::string("ClockJump"));
    QVERIFY(!w.submit(command::contextRemove, Json{{"name", "other"}}).error);
    clock->advance(std::chrono::minutes{1});
    QCOMPARE(reasonOf(w.cycle()), std::string("ClockJump"));
}

void TestControl::anotherServerInheritsNothing_data()
{
    QTest::addColumn<QByteArray>("change");
    QTest::addColumn<bool>("isOther");
    QTest::newRow("removed and added") << QByteArray("add") << true;
    QTest::newRow("removed and added where no engine runs") << QByteArray("offline") << true;
    QTest::newRow("another address") << QByteArray("url") << true;
    QTest::newRow("another metric source") << QByteArray("prometheus") << true;
    QTest::newRow("another price") << QByteArray("price") << false;
}

void TestControl::anotherServerInheritsNothing()
{
    QFETCH(QByteArray, change);
    QFETCH(bool, isOther);
    const auto clock = std::make_shared<ManualClock>(kBegin);
    World w(clock);
    QVERIFY(w.start().value_or(false));
    for (int i = 0; i < 3; ++i) {
        QVERIFY(w.cycle());
        clock->advance(std::chrono::minutes{4});
    }
    QVERIFY(!w.submit(command::modeSet, Json{{"workload", toString(kWeb)}, {"mode", "auto"}}).error);
    const auto before = w.cycle();
    QVERIFY(before && before->policy.mode == Mode::Auto);
    QVERIFY2(reasonOf(before) != "WarmingUp", "the test needs a warm context");
    int planned = w.platform->pastAsked();
    for (int asked = -1; asked != planned;) {  // until all of the past that was planned is in
        asked = planned;
        QVERIFY(w.cycle());
        planned = w.platform->pastAsked();
    }
    const SeriesKey cpu{kWeb, metric::cpuCores};
    const TimeRange all{kBegin - std::chrono::hours{1}, kBegin + std::chrono::hours{2}};
    const auto samplesOf = [&](const SeriesKey &key) {
        const auto history = openHistory(w.home, HistoryOptions{.readOnly = true});
        const auto read = history ? (*history)->read(key, all) : Result<Series>(fail(history.error()));
        return read ? read->samples : std::vector<Sample>{};
    };
    const auto old = samplesOf(cpu).size();
    QVERIFY(old >= 3);

    auto config = prodAt(change == "url" || change == "add" || change == "offline" ? "https://127.0.0.1:9" : "https://127.0.0.1:1");
    if (change == "prometheus")
        config.prometheus.url = "https://127.0.0.1:8";
    if (change == "price")
        config.price = 0.1;
    if (change == "offline") {
        QVERIFY(bench::await(w.engine->shutdown(), kSoon).has_value());
        w.engine.reset();
        QVERIFY(!w.apply(command::contextRemove, Json{{"name", "prod"}}).error);
        QVERIFY(!w.apply(command::contextAdd, Json{{"config", toJson(config)}}).error);
        QVERIFY(w.start().value_or(false));
    } else if (change == "add") {
        QVERIFY(!w.submit(command::contextRemove, Json{{"name", "prod"}}).error);
        QVERIFY(!w.submit(command::contextAdd, Json{{"config", toJson(config)}}).error);
    } else {
        QVERIFY(!w.submit(command::contextUpdate, Json{{"config", toJson(config)}}).error);
    }
    clock->advance(std::chrono::minutes{1});
    const auto after = w.cycle();
    QVERIFY(after);
    QCOMPARE(after->enrolled, true);
    QCOMPARE(after->policy.mode == Mode::Approve, isOther);
    QCOMPARE(reasonOf(after) == "WarmingUp", isOther);
    QCOMPARE(w.platform->pastAsked() > planned, isOther);
    const SeriesKey apart{{.context = ContextName("prod@1"), .name = "web"}, metric::cpuCores};
    QCOMPARE(samplesOf(cpu).size(), isOther ? std::size_t{1} : old + 1);
    QCOMPARE(samplesOf(apart).size(), isOther ? old : std::size_t{0});
    const auto log = w.journal()->audit(AuditFilter{});
    QCOMPARE(std::count_if(log->begin(), log->end(), [](const AuditRecord &r) { return r.event == "mode.fell" && r.code == "AutoSuspended"; }), isOther ? 1 : 0);
    for (const auto &row : w.settings())
        QVERIFY(row.policy.mode == (isOther || row.workload == kApi ? Mode::Approve : Mode::Auto));
}

// Asked before, answered after: what the old server says is neither stored nor decided with.
void TestControl::aCycleOfTheOldServerEndsUnused()
{
    const auto clock = std::make_shared<ManualClock>(kBegin);
    World w(clock);
    QVERIFY(w.start().value_or(false));
    QVERIFY(w.cycle());
    clock->advance(std::chrono::minutes{1});
    w.platform->holdsLooks = true;
    std::optional<Result<CycleReport>> report;
    onResult(w.engine->runCycle(), w.engine.get(), [&](Result<CycleReport> r) { report = std::move(r); });
    QVERIFY(bench::pump([&] { return w.platform->looks() == 1; }, kSoon));
    QVERIFY(!w.submit(command::contextUpdate, Json{{"config", toJson(prodAt("https://127.0.0.1:9"))}}).error);
    w.platform->holdsLooks = false;
    w.platform->answerLooks();
    QVERIFY(bench::pump([&] { return report.has_value(); }, kSoon));
    QVERIFY(!*report);
    QVERIFY(report->error().code == ErrorCode::Cancelled);
    QVERIFY((*w.journal()->lastCycleReport())->workloads.empty());
    const auto isApart = [&] {
        const auto history = openHistory(w.home, HistoryOptions{.readOnly = true});
        return (*history)->read(SeriesKey{kWeb, metric::cpuCores}, {kBegin - std::chrono::hours{1}, kBegin + std::chrono::hours{1}})->samples.empty();
    };
    QVERIFY(bench::pump(isApart, kSoon));
    QCOMPARE(reasonOf(w.cycle()), std::string("WarmingUp"));
}

void TestControl::modelsGoWithTheirServer()
{
    ForecastBook book;
    const SeriesKey ours{kWeb, metric::cpuCores};
    const SeriesKey others{{.context = ContextName("other"), .name = "web"}, metric::cpuCores};
    const auto fitted = [&](const SeriesKey &key, std::int64_t generation) {
        Fitted out;
        out.key = key;
        out.cursor = out.fittedAt = kBegin;
        out.generation = generation;
        return out;
    };
    const auto before = book.generation(ours);
    book.install(fitted(ours, before));
    book.install(fitted(others, book.generation(others)));
    // What a cycle has lent to its pool stays until it is given back.
    const auto lent = book.borrow({ours, others});
    QCOMPARE(lent.size(), std::size_t{2});
    book.forget(kProd);
    QVERIFY(book.has(ours));
    book.install(fitted(ours, before));  // was being fitted
    book.giveBack();
    QVERIFY(!book.has(ours));
    QVERIFY(book.has(others));
    book.install(fitted(ours, before));
    QVERIFY(!book.has(ours));
    book.install(fitted(ours, book.generation(ours)));
    QVERIFY(book.has(ours));
    book.forget(kProd);
    QVERIFY(!book.has(ours));
}

QTEST_GUILESS_MAIN(TestControl)
#include "tst_control.moc"
