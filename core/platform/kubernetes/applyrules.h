// The rules of a write, without a wire: what may be sent, the bytes of it, and what an answer proves (safety.md I-28 to
// I-34). Every write is a JSON Patch whose tests make the server refuse it when the object is another by then.
#pragma once

#include "core/net/httpclient.h"
#include "core/platform/kubernetes/objects.h"
#include "core/platform/orchestrator.h"

namespace preamar::kubernetes {

struct PreparedWrite
{
    std::string path;  // percent-encoded
    std::string patch; // application/json-patch+json
};
using Prepared = tl::expected<PreparedWrite, ApplyResult>;

[[nodiscard]] ApplyResult ended(ApplyResult::State state, ReasonCode code, std::string detail = {});

// "/apis/apps/v1/namespaces/…/deployments/…"; a name is only ever one segment.
[[nodiscard]] std::string objectPath(WorkloadKind kind, const std::string &space, const std::string &name);
[[nodiscard]] std::string autoscalerPath(const Autoscaler &autoscaler, const std::string &space);
// What Kubernetes allows in a name: anything else cannot exist there and must not become a part of a path.
[[nodiscard]] bool isObjectName(std::string_view name);
// A namespace's is a DNS label: at most 63 characters and no dot.
[[nodiscard]] bool isNamespaceName(std::string_view name);

// `fresh` was just read; `object` is the autoscaler's own JSON where its bounds are to be changed.
[[nodiscard]] Prepared prepareWrite(const Workload &fresh, const Json &object, const ChangeRequest &request);

// The API server itself says that the object is not there: a Status with the reason NotFound, which no proxy's page is.
[[nodiscard]] bool isGone(const net::Response &response);
// … and names this workload: "not found" of its namespace alone, or of a path that the server does not know, says nothing of it.
[[nodiscard]] bool isGone(const net::Response &response, const WorkloadRef &workload);
// What a dry run says about the real one: nothing where it went well.
[[nodiscard]] std::optional<ApplyResult> judgeDryRun(const net::WriteOutcome &outcome);
// What the answer to the write proves. Nothing is proven by silence.
[[nodiscard]] ApplyResult judgeWrite(const net::WriteOutcome &outcome);

} // namespace preamar::kubernetes
