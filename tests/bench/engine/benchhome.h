// What the benches of the engine share: a home on a demonstration, a clock that they move, and what a process used.
#pragma once

#include "core/engine/engine.h"

#include <functional>
#include <map>
#include <memory>
#include <string>

namespace preamar::bench {

[[nodiscard]] ContextConfig labContext(const std::string &scenario, std::uint64_t seed, Timestamp created);
// A prepared home with this context; keeps what is already there.
[[nodiscard]] Result<void> makeLabHome(const std::string &home, const ContextConfig &context, const Clock &clock);
// No bench asks a keychain.
[[nodiscard]] std::shared_ptr<SecretStore> noSecrets();

// Turns the event loop until `done` or the time is over; says whether it was done.
bool pump(const std::function<bool()> &done, std::chrono::milliseconds atMost);
// Waits for a future of the engine in the event loop of this thread; Timeout where it does not answer.
template<class T>
[[nodiscard]] Result<T> await(QFuture<Result<T>> future, std::chrono::milliseconds atMost = std::chrono::minutes{30})
{
    QObject context;
    std::optional<Result<T>> out;
    onResult(std::move(future), &context, [&out](Result<T> result) { out = std::move(result); });
    if (!pump([&out] { return out.has_value(); }, atMost))
        return fail(ErrorCode::Timeout, "bench");
    return std::move(*out);
}

struct Usage
{
    double process = 0.0;                  // CPU seconds
    std::map<std::string, double> threads; // by "name tid"
};
[[nodiscard]] Usage usage();
[[nodiscard]] double threadCpu(); // of the calling thread
[[nodiscard]] double residentMB();
[[nodiscard]] double wallSeconds();

} // namespace preamar::bench
