// The rules of a write, without a wire: what may be sent, the bytes of it, and what an answer proves (protocols.md B.3,
// safety.md I-28 to I-33).
#pragma once

#include "core/net/httpclient.h"
#include "core/platform/orchestrator.h"
#include "core/platform/portainer/swarmparse.h"

namespace preamar::portainer {

struct PreparedWrite
{
    std::string id;
    std::string version; // Version.Index just read: the write is conditional on it
    std::string body;    // the whole spec, with exactly one number changed
};

// A write, or how the attempt ended without one.
using Prepared = tl::expected<PreparedWrite, ApplyResult>;

// The answer to GET services/{uid}, judged against what the plan expects.
[[nodiscard]] Prepared prepareWrite(const Result<net::Response> &read, const ChangeRequest &request);

// The spec with its replica count replaced, as bytes. Protocol where the bytes, read back, differ from the spec in
// anything else, or where the count is not exactly that integer.
[[nodiscard]] Result<std::string> scaledSpec(const Json &spec, std::int64_t replicas);

// What the answer to the update proves. Nothing is proven by silence.
[[nodiscard]] ApplyResult judgeWrite(const net::WriteOutcome &outcome);

[[nodiscard]] ApplyResult ended(ApplyResult::State state, ReasonCode code, std::string detail = {});

} // namespace preamar::portainer
