// Futures across threads. Results are consumed only through onResult(): in Qt 6.4 a continuation bound to a dead context
// aborts debug builds, and a promise that was dropped finishes without a result (decisions.md, "Threads").
#pragma once

#include "core/base/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QPromise>

#include <atomic>
#include <memory>
#include <type_traits>
#include <utility>

namespace preamar {

template<class T = void>
using Future = QFuture<Result<T>>;

// Runs handler exactly once on the context's thread, with the result, or with Error{Cancelled} where the promise was
// dropped; never when the context is gone. Call it on the context's thread.
template<class T, class Handler>
void onResult(QFuture<Result<T>> future, QObject *context, Handler &&handler)
{
    auto *watcher = new QFutureWatcher<Result<T>>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context,
                     [watcher, handler = std::forward<Handler>(handler)]() mutable {
                         watcher->deleteLater();
                         auto f = watcher->future();
                         if (f.resultCount() > 0)
                             handler(Result<T>(f.result()));
                         else
                             handler(Result<T>(fail(ErrorCode::Cancelled, "future")));
                     });
    watcher->setFuture(std::move(future));
}

template<class T>
[[nodiscard]] QFuture<Result<T>> readyFuture(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

// Shared by the one who may cancel and the work that looks at it.
class CancelToken
{
public:
    CancelToken() : m_flag(std::make_shared<std::atomic_bool>(false)) {}
    void cancel() const { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] bool cancelled() const { return m_flag->load(std::memory_order_relaxed); }

private:
    std::shared_ptr<std::atomic_bool> m_flag;
};

}  // namespace preamar
