// What a server is and offers.
#pragma once

#include "core/domain/reason.h"
#include "core/net/httpclient.h"
#include "core/platform/kubernetes/feeds.h"

#include <set>

namespace preamar::kubernetes {

inline constexpr int kOldestMinor = 23; // autoscaling/v2

[[nodiscard]] Error because(ReasonCode code, std::string detail = {}, ErrorCode kind = ErrorCode::Unavailable);

struct Version
{
    std::string text;
    int minor = 0;
};
// The answer to GET /version. NotKubernetes where it is none.
[[nodiscard]] Result<Version> parseVersion(const net::Response &response);
// The answer to GET /apis, as far as it concerns us; what is not offered is simply not asked for.
[[nodiscard]] std::set<ResourceKind> offeredBy(std::string_view groups);

} // namespace preamar::kubernetes
