#include "core/platform/kubernetes/rbac.h"

#include <map>
#include <set>

namespace preamar::kubernetes {

std::vector<Permission> wantedPermissions(bool withKeda, bool withProxy)
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
    if (withProxy) {
        out.push_back({"get", "", "services", "", Need::Optional});
        out.push_back({"get", "", "services", "proxy", Need::Optional});
        out.push_back({"create", "", "services", "proxy", Need::Optional});
    }
    return out;
}

Json accessReview(const Permission &p, const std::string &space)
{
    Json attributes{{"verb", p.verb}, {"group", p.group}, {"resource", p.resource}};
    if (!p.subresource.empty())
        attributes["subresource"] = p.subresource;
    if (!space.empty())
        attributes["namespace"] = space;
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
    std::map<std::pair<std::string, std::string>, std::set<std::string>> rules;
    for (const auto &p : permissions) {
        if (!onlyMissing || !p.allowed)
            rules[{p.group, p.subresource.empty() ? p.resource : p.resource + "/" + p.subresource}].insert(p.verb);
    }
    const auto document = [&](const std::string &space) {
        std::string out = "apiVersion: rbac.authorization.k8s.io/v1\nkind: ";
        out += space.empty() ? "ClusterRole\nmetadata:\n  name: preamar\n" : "Role\nmetadata:\n  name: preamar\n  namespace: " + space + "\n";
        out += rules.empty() ? "rules: []\n" : "rules:\n";
        for (const auto &[what, verbs] : rules) {
            std::string list;
            for (const auto &v : verbs)
                list += (list.empty() ? "\"" : ", \"") + v + "\"";
            out += "- apiGroups: [\"" + what.first + "\"]\n  resources: [\"" + what.second + "\"]\n  verbs: [" + list + "]\n";
        }
        return out;
    };
    if (spaces.empty() || (spaces.size() == 1 && spaces.front().empty()))
        return document({});
    std::string out;
    for (const auto &space : spaces)
        out += (out.empty() ? "" : "---\n") + document(space);
    return out;
}

} // namespace preamar::kubernetes
