// What the credential may do, asked of the API server itself, and the role to ask an administrator for.
#pragma once

#include "core/base/json.h"
#include "core/domain/context.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::kubernetes {

struct Permission
{
    std::string verb;
    std::string group;
    std::string resource;
    std::string subresource;
    enum class Need { Read, Scale, Optional } need = Need::Optional;
    bool allowed = false;
    std::optional<std::string> space{};   // where it is needed, "" = everywhere; unset = in the namespaces that are watched
};

// Everything that Preamar uses with this configuration, in the order it is shown. Prometheus may live in a namespace of its own.
[[nodiscard]] std::vector<Permission> wantedPermissions(bool withKeda, const KubernetesConfig &config);
// Body of a SelfSubjectAccessReview; an empty namespace asks for all.
[[nodiscard]] Json accessReview(const Permission &permission, const std::string &space);
[[nodiscard]] bool isAllowed(std::string_view body);
// A Role for each namespace (or a ClusterRole without) with exactly the permissions that are missing, or with all; ready for kubectl.
[[nodiscard]] std::string roleYaml(const std::vector<Permission> &permissions, const std::vector<std::string> &spaces, bool onlyMissing);

} // namespace preamar::kubernetes
