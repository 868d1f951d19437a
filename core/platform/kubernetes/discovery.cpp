#include "core/platform/kubernetes/discovery.h"

#include "core/base/log.h"

#include <algorithm>
#include <charconv>

namespace preamar::kubernetes {

Error because(ReasonCode code, std::string detail, ErrorCode kind)
{
    return {kind, "kubernetes", std::move(detail), std::string(toString(code))};
}

Result<Version> parseVersion(const net::Response &response)
{
    if (response.status != 200)
        return fail(response.status == 404 ? because(ReasonCode::NotKubernetes) : answerError(response, "version"));
    const auto json = parseJson(response.body, "version");
    const auto text = json ? stringAt(*json, "gitVersion") : std::nullopt;
    const auto minor = json ? stringAt(*json, "minor") : std::nullopt; // "31+" at some vendors
    Version out;
    if (!text || !minor || std::from_chars(minor->data(), minor->data() + minor->size(), out.minor).ec != std::errc{})
        return fail(because(ReasonCode::NotKubernetes));
    out.text = logText(*text).substr(0, 60);
    return out;
}

std::set<ResourceKind> offeredBy(std::string_view groups)
{
    std::set<ResourceKind> out{ResourceKind::Deployments, ResourceKind::StatefulSets, ResourceKind::ReplicaSets, ResourceKind::Pods,
                               ResourceKind::Quotas};
    const auto json = parseJson(groups, "api groups");
    const Json *list = json ? find(*json, "groups") : nullptr;
    if (list == nullptr || !list->is_array())
        return out;
    for (const Json &group : *list) {
        const auto name = stringAt(group, "name").value_or("");
        const Json *versions = find(group, "versions");
        if (versions == nullptr || !versions->is_array())
            continue;
        const auto has = [&](const char *wanted) {
            return std::any_of(versions->begin(), versions->end(), [&](const Json &v) { return stringAt(v, "version") == wanted; });
        };
        if (name == "autoscaling" && has("v2"))
            out.insert(ResourceKind::Hpas);
        else if (name == "policy" && has("v1"))
            out.insert(ResourceKind::Budgets);
        else if (name == "keda.sh" && has("v1alpha1"))
            out.insert(ResourceKind::ScaledObjects);
    }
    return out;
}

} // namespace preamar::kubernetes
