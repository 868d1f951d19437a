// What a real Portainer 2.23 said, for tests without a server; tests/data/wire has its origin.
#pragma once

#include "core/base/json.h"
#include "core/net/httpclient.h"

#include <QString>

#include <string>
#include <string_view>

namespace preamar::test {

// All of its exchanges, a list.
[[nodiscard]] const Json &recording();
// The body of a recorded answer, as it was on the wire; null where there is none of that name.
[[nodiscard]] Json recorded(std::string_view name);
// The recorded service at version 12 with 3 replicas.
[[nodiscard]] Json recordedService();
[[nodiscard]] net::Response answerOf(int status, const std::string &body);
[[nodiscard]] QString textOf(std::string_view s);

} // namespace preamar::test
