// The seam to what runs the workloads. apply() sends at most one write on the wire for one intent, conditionally.
#pragma once

#include "core/base/async.h"
#include "core/domain/context.h"
#include "core/domain/proposal.h"
#include "core/domain/workload.h"

#include <vector>

namespace preamar {

struct ChangeRequest
{
    IntentId intent;
    WorkloadRef workload;
    Change change;
    ObservedState expected;  // uid, replicas, specDigest and owners must still hold; the freshly read version goes on the wire
    CancelToken cancelled;   // set by a pause: looked at right before the first byte of the write (I-36), then NotSent
};

// How a write ended, as far as the sender knows. Accepted is not yet "applied": that is said only after a read (I-33).
struct ApplyResult
{
    enum class State { Accepted, Conflict, Rejected, NotSent, Unknown };
    State state = State::Unknown;
    Reason reason;
    std::string detail;
    bool isCancelled = false; // NotSent by the request's token alone: all that is checked before was in order
};
// What apply() answers where the token says so right before the first byte.
[[nodiscard]] inline ApplyResult cancelledWrite()
{
    return {.state = ApplyResult::State::NotSent, .reason = Reason{ReasonCode::WriteNotSent, {}, {}}, .detail = "cancelled", .isCancelled = true};
}

struct WorkloadList
{
    std::vector<Workload> workloads;
    bool partial = false;  // the platform may have left some out
    int requests = 0;
};

class Orchestrator
{
public:
    virtual ~Orchestrator() = default;
    virtual Future<ContextHealth> probe() = 0;
    virtual Future<WorkloadList> workloads() = 0;
    // NotFound when it is gone. Reads replicas, readiness and problems of one workload, freshly.
    virtual Future<Workload> observe(const WorkloadRef &ref) = 0;
    // Reads the object, compares it with `expected`, and writes once. Every failure after the first byte left is Unknown
    // unless the server's answer proves otherwise. The future never fails: the result says what is known.
    virtual Future<ApplyResult> apply(const ChangeRequest &request) = 0;
    // Requests that left this adapter since it was made.
    [[nodiscard]] virtual int requestsSent() const = 0;
};

[[nodiscard]] std::string_view toString(ApplyResult::State state);

}  // namespace preamar
