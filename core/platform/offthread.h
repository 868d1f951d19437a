// Work on values for the adapters: small at once, large on the pool, so that a reply of some megabytes never delays the
// engine's event loop (design.md 5).
#pragma once

#include "core/base/async.h"

#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <utility>

namespace preamar::platform {

inline constexpr std::size_t kParseElsewhereAbove = std::size_t{256} << 10U;

// Calls work() on the pool where `bytes` is large, else here. `work` owns everything it touches and returns Result<T>.
template<class Work>
[[nodiscard]] auto parseWhereItFits(std::size_t bytes, Work work) -> QFuture<std::invoke_result_t<Work>>
{
    using R = std::invoke_result_t<Work>;
    auto promise = std::make_shared<QPromise<R>>();
    auto future = promise->future();
    promise->start();
    auto run = [promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    };
    if (bytes > kParseElsewhereAbove)
        QThreadPool::globalInstance()->start(std::move(run));
    else
        run();
    return future;
}

} // namespace preamar::platform
