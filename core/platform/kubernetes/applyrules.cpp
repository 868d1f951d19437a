#include "core/platform/kubernetes/applyrules.h"

#include "core/platform/kubernetes/client.h"

#include <QUrl>

#include <algorithm>
#include <cctype>

namespace preamar::kubernetes {

namespace {

using State = ApplyResult::State;

constexpr std::int64_t kMostReplicas = 1'000'000;
constexpr std::size_t kLongestName = 253;
constexpr auto kBaseline = "/metadata/annotations/preamar.io~1min-before";

std::string encoded(const std::string &segment)
{
    return QUrl::toPercentEncoding(QString::fromStdString(segment)).toStdString();
}

std::vector<std::string> asSet(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    return names;
}

Json step(const char *op, const std::string &path, Json value)
{
    return Json{{"op", op}, {"path", path}, {"value", std::move(value)}};
}

std::optional<ApplyResult> difference(const Workload &fresh, const ChangeRequest &request)
{
    const auto &expected = request.expected;
    if (fresh.uid.empty() || fresh.uid != expected.uid)
        return ended(State::Conflict, ReasonCode::WorldChangedUid, "uid " + fresh.uid);
    if (const auto *replicas = std::get_if<ReplicaChange>(&request.change);
        replicas != nullptr && (fresh.replicas != expected.replicas || fresh.replicas != replicas->from))
        return ended(State::Conflict, ReasonCode::WorldChangedReplicas, std::to_string(fresh.replicas));
    if (fresh.specDigest != expected.specDigest)
        return ended(State::Conflict, ReasonCode::WorldChangedSpec);
    if (asSet(fresh.owners) != asSet(expected.owners))
        return ended(State::Conflict, ReasonCode::WorldChangedOwner, fresh.owners.empty() ? std::string() : fresh.owners.front());
    switch (fresh.scalable) {
    case ScalableBy::Us: return std::nullopt;
    case ScalableBy::UpdateRunning: return ended(State::Conflict, ReasonCode::UpdateInProgress);
    case ScalableBy::OwnedByGitOps: return ended(State::Rejected, ReasonCode::OwnedByGitOps, fresh.owners.front());
    case ScalableBy::OwnerUnknown: return ended(State::Rejected, ReasonCode::OwnerUnknown);
    case ScalableBy::OwnedByOther: return ended(State::Rejected, ReasonCode::OwnedByOther, fresh.owners.front());
    case ScalableBy::NotPermitted: return ended(State::Rejected, ReasonCode::ClusterAccessDenied);
    case ScalableBy::NotSupported: break;
    }
    return ended(State::Rejected, ReasonCode::NotScalable);
}

Prepared replicaWrite(const Workload &fresh, const ReplicaChange &change)
{
    if (change.to < 0 || change.to > kMostReplicas || change.to == change.from)
        return tl::make_unexpected(ended(State::Rejected, ReasonCode::OutOfBounds, std::to_string(change.to)));
    if (fresh.autoscaler)
        return tl::make_unexpected(ended(State::Rejected, ReasonCode::OwnedByAutoscaler, autoscalerId(*fresh.autoscaler)));
    Json patch = Json::array({step("test", "/metadata/uid", fresh.uid)});
    // At zero the field is absent from the Scale object: nothing to test or replace there (safety.md 0.5).
    if (change.from == 0) {
        patch.push_back(step("test", "/metadata/resourceVersion", fresh.version));
        patch.push_back(step("add", "/spec/replicas", change.to));
    } else {
        patch.push_back(step("test", "/spec/replicas", change.from));
        patch.push_back(step("replace", "/spec/replicas", change.to));
    }
    return PreparedWrite{objectPath(fresh.ref.kind, fresh.ref.space, fresh.ref.name) + "/scale", dumpJson(patch)};
}

// One step per target that changes; the index and the name are tested, so that it cannot hit another metric.
std::optional<ApplyResult> addTargets(Json &patch, const Json &object, const AutoscalerChange &change)
{
    const Json *spec = find(object, "spec");
    const Json *metrics = spec == nullptr ? nullptr : find(*spec, "metrics");
    for (const auto &[name, percent] : change.to.targets) {
        const auto before = change.from.targets.find(name);
        if (before == change.from.targets.end())
            return ended(State::Rejected, ReasonCode::OutOfBounds, name);
        if (before->second == percent)
            continue;
        std::size_t index = 0;
        bool found = false;
        for (; metrics != nullptr && metrics->is_array() && index < metrics->size(); ++index) {
            const Json *resource = find((*metrics)[index], "resource");
            if (resource != nullptr && stringAt(*resource, "name") == name) {
                found = true;
                break;
            }
        }
        if (!found || percent < 1)
            return ended(State::Rejected, ReasonCode::OutOfBounds, name);
        const auto path = "/spec/metrics/" + std::to_string(index) + "/resource";
        patch.push_back(step("test", path + "/name", name));
        patch.push_back(step("replace", path + "/target/averageUtilization", percent));
    }
    return std::nullopt;
}

Prepared boundsWrite(const Workload &fresh, const Json &object, const AutoscalerChange &change)
{
    const auto refuse = [](State state, ReasonCode code, std::string detail) { return tl::make_unexpected(ended(state, code, std::move(detail))); };
    if (!fresh.autoscaler || autoscalerId(*fresh.autoscaler) != change.autoscaler || fresh.autoscaler->bounds != change.from)
        return refuse(State::Conflict, ReasonCode::WorldChangedAutoscaler, change.autoscaler);
    const auto &to = change.to;
    if (to == change.from || to.min < 0 || to.max < to.min || to.max < 1 || to.max > kMostReplicas)
        return refuse(State::Rejected, ReasonCode::OutOfBounds, std::to_string(to.min));
    const auto &owner = *fresh.autoscaler;
    const bool isHpa = owner.kind == Autoscaler::Kind::Hpa;
    if (isHpa && to.min < 1)
        return refuse(State::Rejected, ReasonCode::OutOfBounds, "an HPA's minimum is at least 1");
    Json patch = Json::array({step("test", "/metadata/uid", owner.uid), step("test", "/metadata/resourceVersion", owner.version)});
    // "add" replaces a member that is there, and both fields may be left out by their authors.
    if (to.min != change.from.min)
        patch.push_back(step("add", isHpa ? "/spec/minReplicas" : "/spec/minReplicaCount", to.min));
    if (to.max != change.from.max)
        patch.push_back(step("add", isHpa ? "/spec/maxReplicas" : "/spec/maxReplicaCount", to.max));
    if (auto problem = addTargets(patch, object, change))
        return tl::make_unexpected(std::move(*problem));
    // The minimum before our first change stays readable for everybody, until it is back (I-19).
    const std::int64_t original = owner.baselineMin.value_or(change.from.min);
    const Json *metadata = find(object, "metadata");
    const Json *annotations = metadata == nullptr ? nullptr : find(*metadata, "annotations");
    if (to.min > original) {
        if (annotations == nullptr || !annotations->is_object())
            patch.push_back(step("add", "/metadata/annotations", Json::object()));
        patch.push_back(step("add", kBaseline, std::to_string(original)));
    } else if (annotations != nullptr && find(*annotations, "preamar.io/min-before") != nullptr) {
        patch.push_back(Json{{"op", "remove"}, {"path", kBaseline}});
    }
    return PreparedWrite{autoscalerPath(owner, fresh.ref.space), dumpJson(patch)};
}

// Which refusals prove that nothing was done. 408 does not: somebody between us gave up waiting.
bool refuses(int status)
{
    return status / 100 == 3 || (status / 100 == 4 && status != 408 && status != 499) || status == 501;
}

ReasonCode refusalCode(const net::Response &response)
{
    if (response.status == 401)
        return ReasonCode::TokenRejected;
    if (response.status == 403)
        return ReasonCode::ClusterAccessDenied;
    return ReasonCode::WriteRejected;
}

} // namespace

bool isGone(const net::Response &response)
{
    if (response.status != 404)
        return false;
    const auto json = parseJson(response.body, "status");
    return json && stringAt(*json, "kind") == "Status" && stringAt(*json, "reason") == "NotFound";
}

bool isGone(const net::Response &response, const WorkloadRef &workload)
{
    if (!isGone(response))
        return false;
    const auto json = parseJson(response.body, "status");
    const Json *details = json ? find(*json, "details") : nullptr;
    if (details == nullptr || stringAt(*details, "name") != workload.name)
        return false;
    // The API server says "deployments"; others the singular, or with the group behind it.
    std::string kind = stringAt(*details, "kind").value_or("");
    std::transform(kind.begin(), kind.end(), kind.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    kind.resize(std::min(kind.find('.'), kind.size()));
    const std::string expected = workload.kind == WorkloadKind::StatefulSet ? "statefulset" : "deployment";
    return kind.empty() || kind == expected || kind == expected + "s";
}

ApplyResult ended(ApplyResult::State state, ReasonCode code, std::string detail)
{
    return {state, {code, {}, {}}, std::move(detail)};
}

bool isObjectName(std::string_view name)
{
    const auto word = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); };
    return !name.empty() && name.size() <= kLongestName && word(name.front()) && word(name.back()) &&
           std::all_of(name.begin(), name.end(), [&](char c) { return word(c) || c == '-' || c == '.'; }) &&
           name.find("..") == std::string_view::npos;
}

bool isNamespaceName(std::string_view name)
{
    constexpr std::size_t longest = 63;
    return isObjectName(name) && name.size() <= longest && name.find('.') == std::string_view::npos;
}

std::string objectPath(WorkloadKind kind, const std::string &space, const std::string &name)
{
    return "/apis/apps/v1/namespaces/" + encoded(space) + (kind == WorkloadKind::StatefulSet ? "/statefulsets/" : "/deployments/") +
           encoded(name);
}

std::string autoscalerPath(const Autoscaler &autoscaler, const std::string &space)
{
    const bool hpa = autoscaler.kind == Autoscaler::Kind::Hpa;
    return (hpa ? "/apis/autoscaling/v2/namespaces/" : "/apis/keda.sh/v1alpha1/namespaces/") + encoded(space) +
           (hpa ? "/horizontalpodautoscalers/" : "/scaledobjects/") + encoded(autoscaler.name);
}

Prepared prepareWrite(const Workload &fresh, const Json &object, const ChangeRequest &request)
{
    if (fresh.ref != request.workload)
        return tl::make_unexpected(ended(State::Conflict, ReasonCode::WorldChangedUid, toString(fresh.ref)));
    const auto *replicas = std::get_if<ReplicaChange>(&request.change);
    if (replicas != nullptr && (replicas->to < 0 || replicas->to > kMostReplicas || replicas->to == replicas->from))
        return tl::make_unexpected(ended(State::Rejected, ReasonCode::OutOfBounds, std::to_string(replicas->to)));
    if (auto changed = difference(fresh, request))
        return tl::make_unexpected(std::move(*changed));
    return replicas != nullptr ? replicaWrite(fresh, *replicas) : boundsWrite(fresh, object, std::get<AutoscalerChange>(request.change));
}

std::optional<ApplyResult> judgeDryRun(const net::WriteOutcome &outcome)
{
    if (!outcome.response) {
        const auto error = outcome.error.value_or(Error{ErrorCode::Cancelled, "dry run", "no answer", {}});
        if (const auto reason = parseReasonCode(error.reason); reason && *reason != ReasonCode::SourceUnreachable)
            return ended(State::NotSent, *reason, error.detail);
        return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
    }
    const auto &response = *outcome.response;
    if (response.status / 100 == 2)
        return std::nullopt;
    const auto error = answerError(response, "dry run");
    if (response.status == 409)
        return ended(State::Conflict, ReasonCode::WriteConflict, error.detail);
    if (isGone(response))
        return ended(State::Conflict, ReasonCode::WorldChangedUid, error.detail);
    // 422 is both a test that failed and a value that is refused; only the words tell (1.31: "the server rejected our
    // request due to an error in our request", without naming a field).
    if (response.status == 422 && error.detail.find("rejected our request") != std::string::npos)
        return ended(State::Conflict, ReasonCode::WriteConflict, error.detail);
    if (response.status == 401 || response.status == 403) {
        const bool quota = error.detail.find("exceeded quota") != std::string::npos;
        return ended(State::Rejected, quota ? ReasonCode::QuotaReached : refusalCode(response), error.detail);
    }
    if (refuses(response.status) && response.status != 429)
        return ended(State::Rejected, ReasonCode::DryRunRefused, error.detail);
    return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
}

ApplyResult judgeWrite(const net::WriteOutcome &outcome)
{
    if (!outcome.response) {
        const auto error = outcome.error.value_or(Error{ErrorCode::Cancelled, "patch", "no answer", {}});
        if (!outcome.maySent)
            return ended(State::NotSent, ReasonCode::WriteNotSent, error.detail);
        if (parseReasonCode(error.reason) == ReasonCode::RedirectRefused)
            return ended(State::Rejected, ReasonCode::RedirectRefused, error.detail);
        return ended(State::Unknown, ReasonCode::WriteUnknown, error.detail);
    }
    const auto &response = *outcome.response;
    if (response.status / 100 == 2) {
        const auto json = parseJson(response.body, "patch");
        // A page of a proxy in between is no word of the API server's.
        if (!json || !json->is_object() || !stringAt(*json, "kind"))
            return ended(State::Unknown, ReasonCode::WriteUnknown, "the answer is not an object");
        return {State::Accepted, {}, {}};
    }
    const auto error = answerError(response, "patch");
    if (response.status == 409 || response.status == 412 || response.status == 422)
        return ended(State::Conflict, ReasonCode::WriteConflict, error.detail);
    if (isGone(response))
        return ended(State::Conflict, ReasonCode::WorldChangedUid, error.detail);
    if (refuses(response.status))
        return ended(State::Rejected, refusalCode(response), error.detail);
    return ended(State::Unknown, ReasonCode::WriteUnknown, error.detail);
}

} // namespace preamar::kubernetes
