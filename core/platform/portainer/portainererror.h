// What Portainer's and Docker's refusals mean (protocols.md A.2, B.3): the house's code, reason and the server's words.
#pragma once

#include "core/net/httpclient.h"

namespace preamar::portainer {

// An answer that is not 2xx. The reason is WrongApiKey, EnvironmentGone, NotSwarmManager or empty.
[[nodiscard]] Error answerError(const net::Response &response, const std::string &where);
// A failure without an answer: Portainer that waits for its first administrator redirects everything.
[[nodiscard]] Error refined(Error error);

[[nodiscard]] bool isOutOfSequence(const net::Response &response);
[[nodiscard]] bool isServiceNotFound(const net::Response &response);
[[nodiscard]] bool isNotSwarmManager(const net::Response &response);

} // namespace preamar::portainer
