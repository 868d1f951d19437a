#include "core/base/async.h"

#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <memory>
#include <optional>

using namespace preamar;

namespace {

// Lets everything that was posted run, deferred deletions included.
void settle()
{
    QCoreApplication::sendPostedEvents();
    QCoreApplication::processEvents();
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
}

} // namespace

class TestAsync : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesTheResultOnce()
    {
        QObject context;
        int calls = 0;
        std::optional<Result<int>> got;
        onResult(readyFuture(Result<int>(7)), &context, [&](Result<int> r) {
            ++calls;
            got = std::move(r);
        });
        QCOMPARE(calls, 0); // never from inside the call
        settle();
        settle();
        QCOMPARE(calls, 1);
        QVERIFY(got && got->has_value() && **got == 7);
        QCOMPARE(context.children().size(), 0); // nothing is left behind
    }

    void givesErrorsAsResults()
    {
        QObject context;
        std::optional<Result<>> got;
        onResult(readyFuture(Result<>(fail(ErrorCode::Conflict, "w"))), &context,
                 [&](Result<> r) { got = std::move(r); });
        settle();
        QVERIFY(got && !got->has_value());
        QVERIFY(got->error().code == ErrorCode::Conflict);
    }

    void aDroppedPromiseIsCancelled()
    {
        QObject context;
        std::optional<Result<int>> got;
        auto promise = std::make_unique<QPromise<Result<int>>>();
        promise->start();
        onResult(promise->future(), &context, [&](Result<int> r) { got = std::move(r); });
        settle();
        QVERIFY(!got);
        promise.reset();
        settle();
        QVERIFY(got && !got->has_value());
        QVERIFY(got->error().code == ErrorCode::Cancelled);
    }

    void aPromiseThatNeverStartedIsCancelled()
    {
        QObject context;
        std::optional<Result<int>> got;
        {
            QPromise<Result<int>> promise;
            onResult(promise.future(), &context, [&](Result<int> r) { got = std::move(r); });
        }
        settle();
        QVERIFY(got && !got->has_value());
    }

    void neverCallsForADeadContext()
    {
        auto context = std::make_unique<QObject>();
        bool called = false;
        QPromise<Result<int>> promise;
        promise.start();
        onResult(promise.future(), context.get(), [&](Result<int>) { called = true; });
        context.reset();
        promise.addResult(Result<int>(1));
        promise.finish();
        settle();
        QVERIFY(!called);
    }

    void neverCallsForAContextThatDiesBeforeDelivery()
    {
        auto context = std::make_unique<QObject>();
        bool called = false;
        onResult(readyFuture(Result<int>(1)), context.get(), [&](Result<int>) { called = true; });
        context.reset();
        settle();
        QVERIFY(!called);
    }

    void aHandlerMayEndItsContext()
    {
        auto *context = new QObject;
        bool called = false;
        onResult(readyFuture(Result<int>(1)), context, [&](Result<int>) {
            called = true;
            context->deleteLater();
        });
        settle();
        settle();
        QVERIFY(called);
    }

    void deliversOnTheThreadOfTheContext()
    {
        QObject context;
        QPromise<Result<int>> promise;
        promise.start();
        QThread *deliveredOn = nullptr;
        onResult(promise.future(), &context, [&](Result<int> r) {
            QVERIFY(r && *r == 9);
            deliveredOn = QThread::currentThread();
        });
        const std::unique_ptr<QThread> worker(QThread::create([&promise] {
            promise.addResult(Result<int>(9));
            promise.finish();
        }));
        worker->start();
        QTRY_VERIFY(deliveredOn != nullptr);
        QVERIFY(deliveredOn == QThread::currentThread());
        worker->wait();
    }

    void keepsEachOfManyResultsApart()
    {
        QObject context;
        int sum = 0;
        for (int i = 1; i <= 100; ++i)
            onResult(readyFuture(Result<int>(i)), &context, [&, i](Result<int> r) { sum += *r == i ? i : 1'000'000; });
        settle();
        QCOMPARE(sum, 5050);
    }

    void tokensAreShared()
    {
        const CancelToken token;
        const CancelToken copy = token;
        QVERIFY(!copy.cancelled());
        token.cancel();
        QVERIFY(copy.cancelled());
        QVERIFY(!CancelToken().cancelled());
    }
};

QTEST_GUILESS_MAIN(TestAsync)
#include "tst_async.moc"
