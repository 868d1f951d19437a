// What the parts of the engine share: its thread's context object, the store, the clock, the adapters, the pools.
#pragma once

#include "core/engine/engine.h"
#include "core/engine/forecastbook.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"
#include "core/store/storethread.h"

#include <QThreadPool>

#include <functional>
#include <map>
#include <memory>

namespace preamar::engine {

class ModelWork;
struct Collection;

struct Services
{
    QObject *context = nullptr;          // lives on the engine's thread
    StoreThread *store = nullptr;
    std::shared_ptr<const Clock> clock;
    Actor actor;                         // the engine as an actor
    std::int64_t fence = 0;
    bool continuous = true;              // a scheduled engine runs: what a mode approves is acted on within a second
    Millis settleAfter{Seconds{90}};     // after this long a write that was cut can no longer arrive
    Millis readAgain{1000};              // between two reads of an object that an action waits for
    Millis stableFor{3000};              // readiness must hold this long before an action counts as healthy
    QThreadPool *cyclePool = nullptr;
    QThreadPool *backgroundPool = nullptr;
    ForecastBook *book = nullptr;
    ModelWork *models = nullptr;
    // The adapters of a context, made on first use; null with the error where that failed.
    std::function<Result<Platform>(const ContextConfig &)> platform;
    // What a context answered after the others had gone ahead: a cycle of its own is due, which decides where theirs did.
    std::function<void(Collection, bool decides)> late;
    std::function<void()> changed;       // something recorded changed: rebuild the snapshot
};

// Runs fn on a pool and hands its value to `then` on the engine's thread. Values cross, objects do not.
template<class Fn, class Then>
void onPool(QThreadPool *pool, QObject *context, Fn fn, Then then)
{
    using R = std::invoke_result_t<Fn>;
    auto promise = std::make_shared<QPromise<Result<std::shared_ptr<R>>>>();
    promise->start();
    auto future = promise->future();
    pool->start([promise, fn = std::move(fn)]() mutable {
        promise->addResult(Result<std::shared_ptr<R>>(std::make_shared<R>(fn())));
        promise->finish();
    });
    onResult(std::move(future), context, [then = std::move(then)](Result<std::shared_ptr<R>> result) mutable {
        if (result)
            then(std::move(**result));
    });
}

}  // namespace preamar::engine
