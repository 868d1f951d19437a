// What the contract suites share: waiting for a future, and a platform with a world behind it that a
// test may change behind the orchestrator's back.
#pragma once

#include "core/platform/orchestrator.h"

#include <QString>
#include <QTest>

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace preamar::test {

// The result, or Cancelled where the promise was dropped; Timeout after `millis`.
template<class T>
[[nodiscard]] Result<T> await(QFuture<Result<T>> future, int millis = 30'000)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, millis))
        return fail(ErrorCode::Timeout, "test");
    if (future.resultCount() == 0)
        return fail(ErrorCode::Cancelled, "test");
    return future.result();
}

// An implementation of Orchestrator with the world that it sees. Every world starts with two services: `loja_api` with
// 3 replicas and limits, `loja_worker` with 2 and none; replicas get ready within some seconds.
class PlatformUnderTest
{
public:
    virtual ~PlatformUnderTest() = default;
    [[nodiscard]] virtual Orchestrator &orchestrator() = 0;
    [[nodiscard]] virtual ContextName context() const = 0;
    [[nodiscard]] virtual WorkloadKind kind() const { return WorkloadKind::Service; }
    [[nodiscard]] virtual std::string space() const { return "-"; }
    // How the platform spells one of the names of this suite; strange names are the same everywhere.
    [[nodiscard]] virtual std::string spelled(const std::string &name) const { return name; }
    // Requests of a list after the first one.
    [[nodiscard]] virtual int mostRequests() const { return 4; }
    // Writes that the platform received.
    [[nodiscard]] virtual int writes() const = 0;
    // Somebody else's changes.
    virtual void scale(const std::string &name, std::int64_t replicas) = 0;
    virtual void relabel(const std::string &name) = 0;
    virtual void remove(const std::string &name) = 0;
    virtual void create(const std::string &name, std::int64_t replicas) = 0;
};

struct PlatformFactory
{
    const char *name;
    std::function<QString()> missing; // what this machine lacks for it, or empty
    std::function<std::unique_ptr<PlatformUnderTest>()> make;
};
[[nodiscard]] std::vector<PlatformFactory> platforms();

} // namespace preamar::test
