#include "core/platform/kubernetes/rbac.h"

#include "core/platform/kubernetes/insidemetrics.h"

#include <map>
#include <set>

namespace preamar::kubernetes {

std::vector<Permission> wantedPermissions(bool withKeda, const KubernetesConfig &config)
{
    using Need = Permission::Need;
    std::vector<Permission> out;
    const auto list = [&](const char *group, const char *resource, Need need) {
        out.push_back({"list", group, resource, "", need});
        out.push_back({"watch", group, resource, "", Need::Optional});
    };
    list("apps", "deployments", Need::Read);
    list("apps", "statefulsets", Need::Read);
    list("apps", "replicasets", Need::Optional);
    list("", "pods", Need::Read);
    list("autoscaling", "horizontalpodautoscalers", Need::Scale);
    list("policy", "poddisruptionbudgets", Need::Optional);
    list("", "resourcequotas", Need::Optional);
    out.push_back({"get", "apps", "deployments", "", Need::Read});
    out.push_back({"get", "apps", "statefulsets", "", Need::Read});
    out.push_back({"patch", "apps", "deployments", "scale", Need::Scale});
    out.push_back({"patch", "apps", "statefulsets", "scale", Need::Scale});
    out.push_back({"get", "autoscaling", "horizontalpodautoscalers", "", Need::Scale});
    out.push_back({"patch", "autoscaling", "horizontalpodautoscalers", "", Need::Scale});
    if (withKeda) {
        list("keda.sh", "scaledobjects", Need::Optional);
        out.push_back({"patch", "keda.sh", "scaledobjects", "", Need::Optional});
    }
    if (config.metricsApi) {
        // Without named namespaces the whole cluster's pods are asked for, narrowed or not.
        const auto where = config.namespaces.empty() ? std::optional<std::string>("") : std::nullopt;
        out.push_back({"list", "metrics.k8s.io", "pods", "", Need::Optional, false, where});
    } else if (!config.prometheusService.empty()) {
        const auto service = parseServiceName(config.prometheusService);
        const auto inside = [&](const char *verb, const char *resource, const char *subresource) {
            out.push_back({verb, "", resource, subresource, Need::Optional, false, service ? service->space : std::string()});
        };
        if (!service) // it is looked for
            inside("list", "services", "");
        if (config.portForward) {
            inside("get", "services", "");
            inside("list", "pods", "");
            inside("get", "pods", "portforward");
            inside("create", "pods", "portforward"); // demanded from 1.35 on
        } else {
            inside("get", "services", "proxy");
            inside("create", "services", "proxy");
        }
    }
    return out;
}

Json accessReview(const Permission &p, const std::string &space)
{
    Json attributes{{"verb", p.verb}, {"group", p.group}, {"resource", p.resource}};
    if (!p.subresource.empty())
        attributes["subresource"] = p.subresource;
    if (const auto where = p.space.value_or(space); !where.empty())
        attributes["namespace"] = where;
    return Json{{"apiVersion", "authorization.k8s.io/v1"}, {"kind", "SelfSubjectAccessReview"}, {"spec", {{"resourceAttributes", std::move(attributes)}}}};
}

bool isAllowed(std::string_view body)
{
    const auto json = parseJson(body, "access review");
    const Json *status = json ? find(*json, "status") : nullptr;
    return status != nullptr && boolAt(*status, "allowed").value_or(false);
}

std::string roleYaml(const std::vector<Permission> &permissions, const std::vector<std::string> &spaces, bool onlyMissing)
{
    using Rules = std::map<std::pair<std::string, std::string>, std::set<std::string>>;
    std::map<std::string, Rules> bySpace; // "" = a ClusterRole
    const auto watched = spaces.empty() ? std::vector<std::string>{{}} : spaces;
    for (const auto &p : permissions) {
        if (onlyMissing && p.allowed)
            continue;
        for (const auto &space : p.space ? std::vector{*p.space} : watched)
            bySpace[space][{p.group, p.subresource.empty() ? p.resource : p.resource + "/" + p.subresource}].insert(p.verb);
    }
    std::string out;
    for (const auto &[space, rules] : bySpace) {
        out += out.empty() ? "" : "---\n";
        out += "apiVersion: rbac.authorization.k8s.io/v1\nkind: ";
        out += space.empty() ? "ClusterRole\nmetadata:\n  name: preamar\nrules:\n" : "Role\nmetadata:\n  name: preamar\n  namespace: " + space + "\nrules:\n";
        for (const auto &[what, verbs] : rules) {
            std::string list;
            for (const auto &v : verbs)
                list += (list.empty() ? "\"" : ", \"") + v + "\"";
            out += "- apiGroups: [\"" + what.first + "\"]\n  resources: [\"" + what.second + "\"]\n  verbs: [" + list + "]\n";
        }
    }
    return out;
}

} // namespace preamar::kubernetes
