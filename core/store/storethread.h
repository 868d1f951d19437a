// The only thread that writes SQLite: closures go in, futures come out, in order.
#pragma once

#include "core/base/async.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <functional>
#include <memory>
#include <string>

namespace preamar {

struct StoreOptions
{
    // Another process is the engine: the journal opened for what only tightens, the history read-only.
    bool readOnly = false;
};

class StoreThread
{
public:
    // Opens both files on the new thread; `opened` says how that went.
    StoreThread(std::string home, const class Clock &clock, StoreOptions options = {});
    ~StoreThread(); // finishes what was queued
    StoreThread(const StoreThread &) = delete;
    StoreThread &operator=(const StoreThread &) = delete;

    [[nodiscard]] Future<> opened() const;

    // fn(Journal&, History&) -> Result<T>, run on the store thread. Unavailable when the store could not be opened.
    template<class Fn>
    auto run(Fn fn) -> QFuture<std::invoke_result_t<Fn, Journal &, History &>>
    {
        using R = std::invoke_result_t<Fn, Journal &, History &>;
        auto promise = std::make_shared<QPromise<R>>();
        promise->start();
        auto future = promise->future();
        post([promise, fn = std::move(fn)](Journal *journal, History *history, const Error *problem) mutable {
            if (problem != nullptr)
                promise->addResult(R(fail(*problem)));
            else
                promise->addResult(fn(*journal, *history));
            promise->finish();
        });
        return future;
    }

private:
    void post(std::function<void(Journal *, History *, const Error *)> job);
    class Private;
    std::unique_ptr<Private> d;
};

} // namespace preamar
