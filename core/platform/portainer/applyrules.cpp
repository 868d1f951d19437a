#include "core/platform/portainer/applyrules.h"

#include "core/platform/portainer/portainererror.h"

#include <algorithm>

namespace preamar::portainer {

namespace {

using State = ApplyResult::State;

// A count beyond this is a mistake of ours, whatever the policy says.
constexpr std::int64_t kMostReplicas = 1'000'000;

// A read that failed before the write: nothing was sent.
ApplyResult unread(const Result<net::Response> &read)
{
    if (!read) {
        const auto error = refined(read.error());
        return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
    }
    const auto error = answerError(*read, "service");
    if (error.code == ErrorCode::NotFound && isServiceNotFound(*read))
        return ended(State::Conflict, ReasonCode::WorldChangedUid, error.detail);
    if (const auto reason = parseReasonCode(error.reason))
        return ended(State::Rejected, *reason, error.detail);
    if (error.code == ErrorCode::PermissionDenied || error.code == ErrorCode::NotFound ||
        error.code == ErrorCode::Unauthenticated)
        return ended(State::Rejected, ReasonCode::WriteRejected, error.detail);
    return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
}

std::optional<ApplyResult> difference(const Service &service, const ChangeRequest &request, const ReplicaChange &change)
{
    const auto &expected = request.expected;
    if (service.id != expected.uid || service.name != request.workload.name)
        return ended(State::Conflict, ReasonCode::WorldChangedUid, "uid " + service.id);
    if (!service.replicas)
        return ended(State::Rejected, ReasonCode::NotScalable, "not a replicated service");
    if (updateRunning(service))
        return ended(State::Conflict, ReasonCode::UpdateInProgress, service.updateState);
    if (*service.replicas != expected.replicas || *service.replicas != change.from)
        return ended(State::Conflict, ReasonCode::WorldChangedReplicas, std::to_string(*service.replicas));
    if (specDigest(service.spec) != expected.specDigest)
        return ended(State::Conflict, ReasonCode::WorldChangedSpec);
    // Nothing but a person or us sets the count of a Swarm service: an owner in the plan is another world's.
    if (!expected.owners.empty())
        return ended(State::Conflict, ReasonCode::WorldChangedOwner);
    return std::nullopt;
}

// Which refusals prove that nothing was done. 408 and 499 do not: somebody between us gave up waiting.
bool refuses(int status)
{
    return status / 100 == 3 || status == 501 || (status / 100 == 4 && status != 408 && status != 499);
}

} // namespace

ApplyResult ended(ApplyResult::State state, ReasonCode code, std::string detail)
{
    return {state, {code, {}, {}}, std::move(detail)};
}

Prepared prepareWrite(const Result<net::Response> &read, const ChangeRequest &request)
{
    const auto *change = std::get_if<ReplicaChange>(&request.change);
    if (change == nullptr || request.workload.kind != WorkloadKind::Service)
        return tl::make_unexpected(ended(State::Rejected, ReasonCode::NotScalable));
    if (change->to < 0 || change->to > kMostReplicas || change->to == change->from)
        return tl::make_unexpected(ended(State::Rejected, ReasonCode::OutOfBounds, std::to_string(change->to)));
    if (!read || read->status != 200)
        return tl::make_unexpected(unread(read));
    const auto json = parseJson(read->body, "service");
    const auto service = json ? readService(*json) : Result<Service>(fail(json.error()));
    if (!service)
        return tl::make_unexpected(ended(State::NotSent, ReasonCode::WriteNotSent, service.error().detail));
    if (auto changed = difference(*service, request, *change))
        return tl::make_unexpected(std::move(*changed));
    auto body = scaledSpec(service->spec, change->to);
    if (!body)
        return tl::make_unexpected(ended(State::NotSent, ReasonCode::WriteNotSent, body.error().detail));
    return PreparedWrite{service->id, std::to_string(service->index), std::move(*body)};
}

Result<std::string> scaledSpec(const Json &spec, std::int64_t replicas)
{
    const std::string where = "service spec";
    const Json *mode = find(spec, "Mode");
    const Json *replicated = mode == nullptr ? nullptr : find(*mode, "Replicated");
    if (replicated == nullptr || !integerAt(*replicated, "Replicas") || replicas < 0)
        return fail(ErrorCode::Protocol, where, "no replica count to change");
    Json changed = spec;
    changed["Mode"]["Replicated"]["Replicas"] = replicas;
    std::string bytes = dumpJson(changed);
    // A count that is null or left out scales to 1 (T4): what counts is what the bytes say, not what we meant.
    auto again = parseJson(bytes, where);
    if (!again)
        return fail(std::move(again.error()));
    const Json patch = Json::diff(spec, *again);
    const bool only =
        patch.is_array() && std::all_of(patch.begin(), patch.end(), [](const Json &step) {
            return stringAt(step, "op") == "replace" && stringAt(step, "path") == "/Mode/Replicated/Replicas";
        });
    const Json *sent = find(*again, "Mode");
    sent = sent == nullptr ? nullptr : find(*sent, "Replicated");
    if (!only || patch.size() > 1 || sent == nullptr || integerAt(*sent, "Replicas") != replicas)
        return fail(ErrorCode::Protocol, where, "more than the replica count would change");
    return bytes;
}

ApplyResult judgeWrite(const net::WriteOutcome &outcome)
{
    if (!outcome.response) {
        const auto error = refined(outcome.error.value_or(Error{ErrorCode::Cancelled, "update", "no answer", {}}));
        if (!outcome.maySent)
            return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
        // A redirect is an answer: whoever gave it did not do it.
        if (const auto reason = parseReasonCode(error.reason);
            reason == ReasonCode::RedirectRefused || reason == ReasonCode::PortainerNotInitialised)
            return ended(State::Rejected, *reason, error.detail);
        return ended(State::Unknown, ReasonCode::WriteUnknown, error.detail);
    }
    const auto &response = *outcome.response;
    if (response.status / 100 == 2) {
        const auto json = parseJson(response.body, "update");
        // A page of a proxy in between is no word of Docker's.
        if (!json || !json->is_object())
            return ended(State::Unknown, ReasonCode::WriteUnknown, "the answer is not Docker's");
        const Json *warnings = find(*json, "Warnings");
        // Accepted has no reason: that it was applied is said after a read (I-33).
        return {State::Accepted, {}, warnings != nullptr && !warnings->is_null() ? dumpJson(*warnings) : std::string()};
    }
    const auto error = answerError(response, "update");
    if (isOutOfSequence(response) || response.status == 409 || response.status == 412)
        return ended(State::Conflict, ReasonCode::WriteConflict, error.detail);
    if (isServiceNotFound(response))
        return ended(State::Conflict, ReasonCode::WorldChangedUid, error.detail);
    if (refuses(response.status) || isNotSwarmManager(response))
        return ended(State::Rejected, parseReasonCode(error.reason).value_or(ReasonCode::WriteRejected), error.detail);
    return ended(State::Unknown, ReasonCode::WriteUnknown, error.detail);
}

} // namespace preamar::portainer
