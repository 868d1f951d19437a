// What the tests of the HTTP client share.
#pragma once

#include "core/net/httpclient.h"
#include "tests/support/faultserver.h"
#include "tests/support/memorysecrets.h"

#include <QTest>

#include <optional>

namespace preamar::net {

inline const std::string kCanary = "ptr_canary+9f2c/SECRET=";
inline const std::string kRef = "keychain:test";

inline Origin originOf(const std::string &url, Origin::Credential credential = Origin::Credential::None)
{
    Origin origin;
    origin.url = url;
    origin.credential = credential;
    if (credential != Origin::Credential::None)
        origin.secret = SecretRef(kRef);
    return origin;
}

inline Request readOf(const std::string &path, Millis deadline = Millis{Seconds{15}})
{
    Request request;
    request.path = path;
    request.deadline = deadline;
    return request;
}

// For QCOMPARE, which shows QStrings.
inline QString named(ErrorCode code)
{
    const auto name = toString(code);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}
inline QString named(const std::string &text)
{
    return QString::fromStdString(text);
}

// The result, or nullopt when it does not come in time.
template<class T>
std::optional<Result<T>> await(const Future<T> &future, int ms = 20'000)
{
    if (!QTest::qWaitFor([&future] { return future.isFinished(); }, ms) || future.resultCount() == 0)
        return std::nullopt;
    return future.result();
}

// A write's outcome, which never fails as a future.
inline WriteOutcome outcomeOf(const Future<WriteOutcome> &future, int ms = 20'000)
{
    const auto result = await(future, ms);
    if (!result || !*result)
        return WriteOutcome{true, std::nullopt, Error{ErrorCode::Cancelled, "test", "no outcome", "none"}};
    return **result;
}

inline Error errorOf(const Future<Response> &future, int ms = 20'000)
{
    const auto result = await(future, ms);
    if (!result)
        return Error{ErrorCode::Cancelled, "test", "no result", "none"};
    return *result ? Error{ErrorCode::Cancelled, "test", "HTTP " + std::to_string((*result)->status), "none"}
                   : result->error();
}

// Time for what must not happen: a second request would be there within it.
inline void settle(int ms = 60)
{
    QTest::qWait(ms);
}

} // namespace preamar::net
