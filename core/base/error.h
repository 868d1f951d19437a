// The closed set of failures that cross a module boundary. Codes follow the gRPC/Abseil meanings.
#pragma once

#include <string>
#include <string_view>

namespace preamar {

enum class ErrorCode {
    InvalidArgument,   // the caller's input is wrong; nothing was changed
    InsufficientData,  // an honest answer needs more data than there is
    Unauthenticated,   // the credential was refused
    PermissionDenied,  // the credential is good, the action is not allowed
    NotFound,
    Conflict,     // the object is no longer what the request was made for
    Unavailable,  // not reachable, or the server says "not now"
    Timeout,
    RateLimited,
    Protocol,  // an answer that the protocol does not allow
    Storage,   // disk, database, permissions of the home
    Cancelled,
};

struct Error
{
    ErrorCode code = ErrorCode::Protocol;
    std::string where;   // what was attempted, e.g. "GET /api/endpoints/1" (never a query string or a secret)
    std::string detail;  // the server's or the system's own words: untranslated, length-capped, without secrets
    std::string reason;  // a ReasonCode's name where a rule or check refused, else empty

    friend bool operator==(const Error &, const Error &) = default;
};

[[nodiscard]] std::string_view toString(ErrorCode code);
// Only these may be tried again, and only for reads.
[[nodiscard]] constexpr bool isTransient(ErrorCode code)
{
    return code == ErrorCode::Unavailable || code == ErrorCode::Timeout || code == ErrorCode::RateLimited;
}

}  // namespace preamar
