// The store on its own thread: order, problems, other programs.
#include "core/store/home.h"
#include "core/store/storethread.h"
#include "storefixture.h"

#include <QSignalSpy>

#include <atomic>
#include <thread>

using namespace preamar;
using namespace preamar::test;

namespace {

template<class T>
Result<T> waitFor(QFuture<Result<T>> future)
{
    QElapsedTimer timer;
    timer.start();
    while (!future.isFinished() && timer.elapsed() < 20'000)
        QTest::qWait(1);
    return future.resultCount() > 0 ? Result<T>(future.result()) : Result<T>(fail(ErrorCode::Timeout, "test"));
}

} // namespace

class TestStoreThread : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { m_home = std::make_unique<Home>(); }
    void cleanup() { m_home.reset(); }

    void threadRunsInOrder();
    void threadReportsAProblem();
    void threadFinishesWhatWasQueued();
    void threadThatIsNotTheEngineHandsInCommands();
    void threadOutlivesADamagedHistory();

private:
    std::unique_ptr<Home> m_home;
};

void TestStoreThread::threadRunsInOrder()
{
    StoreThread store(m_home->path(), m_home->clock);
    VERIFY_OK(waitFor(store.opened()));
    std::vector<QFuture<Result<int>>> futures;
    std::atomic_int next{0};
    for (int i = 0; i < 50; ++i)
        futures.push_back(store.run([i, &next](Journal &journal, History &) -> Result<int> {
            if (next++ != i)
                return fail(ErrorCode::Conflict, "order");
            if (auto put = journal.putSetting("n", std::to_string(i)); !put)
                return fail(put.error());
            return i;
        }));
    for (int i = 0; i < 50; ++i) {
        const auto result = waitFor(futures[static_cast<std::size_t>(i)]);
        VERIFY_OK(result);
        QCOMPARE(*result, i);
    }
    const auto last = waitFor(store.run([](Journal &journal, History &) { return journal.settings(); }));
    QCOMPARE(last->at("n"), std::string("49"));
    const auto failed =
        waitFor(store.run([](Journal &, History &) -> Result<void> { return fail(ErrorCode::NotFound, "x"); }));
    VERIFY_IS(failed.error().code, ErrorCode::NotFound);
}

void TestStoreThread::threadReportsAProblem()
{
    VERIFY_OK(prepareHome(m_home->path()));
    write(m_home->file("journal.db"), std::string(8'192, 'x'));
    StoreThread store(m_home->path(), m_home->clock);
    VERIFY_REFUSED(waitFor(store.opened()), JournalDamaged);
    std::atomic_bool ran{false};
    VERIFY_REFUSED(waitFor(store.run([&ran](Journal &, History &) -> Result<int> {
                       ran = true;
                       return 1;
                   })),
                   JournalDamaged);
    QVERIFY(!ran);
    QCOMPARE(contents(m_home->file("journal.db")), std::string(8'192, 'x'));
}

void TestStoreThread::threadFinishesWhatWasQueued()
{
    std::atomic_int done{0};
    {
        StoreThread store(m_home->path(), m_home->clock);
        for (int i = 0; i < 20; ++i)
            static_cast<void>(store.run([&done](Journal &journal, History &) -> Result<void> {
                ++done;
                return journal.appendAudit(entry("x"));
            }));
    }
    QCOMPARE(done.load(), 20);
    QCOMPARE((*m_home->journal())->audit({})->size(), std::size_t{20});
}

void TestStoreThread::threadThatIsNotTheEngineHandsInCommands()
{
    StoreThread engine(m_home->path(), m_home->clock);
    VERIFY_OK(waitFor(engine.run([](Journal &, History &history) { return history.append({oneSample(1.5)}); })));
    StoreThread window(m_home->path(), m_home->clock, {.readOnly = true});
    VERIFY_OK(waitFor(window.opened()));
    VERIFY_OK(waitFor(window.run([](Journal &journal, History &) {
        return journal.addCommand(Command{CommandId("c1"), "stop", Json::object(), operatorActor(), kStart});
    })));
    VERIFY_REFUSED(waitFor(window.run([](Journal &journal, History &) { return journal.putSetting("a", "b"); })),
                   EngineBusy);
    VERIFY_REFUSED(waitFor(window.run([](Journal &, History &history) { return history.append({oneSample(2.5)}); })),
                   EngineBusy);
    const auto read = waitFor(window.run([](Journal &, History &history) {
        return history.read({service("api"), metric::cpuCores}, {kStart, kStart + Millis{1}});
    }));
    VERIFY_OK(read);
    QCOMPARE(read->samples.size(), std::size_t{1});
    QCOMPARE(waitFor(engine.run([](Journal &journal, History &) { return journal.waitingCommands(); }))->size(),
             std::size_t{1});
}

void TestStoreThread::threadOutlivesADamagedHistory()
{
    VERIFY_OK(prepareHome(m_home->path()));
    write(m_home->file("history.db"), std::string(8'192, 'x'));
    StoreThread store(m_home->path(), m_home->clock);
    VERIFY_OK(waitFor(store.opened()));
    VERIFY_OK(waitFor(store.run([](Journal &, History &history) { return history.append({oneSample(1.5)}); })));
    QCOMPARE(contents(m_home->file("history.db.damaged-1")), std::string(8'192, 'x'));
}

QTEST_GUILESS_MAIN(TestStoreThread)
#include "tst_store_thread.moc"
