// What the credential may do, asked of the API server itself, and the role to ask an administrator for.
#pragma once

#include "core/base/json.h"

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
};

// Everything that Preamar uses, in the order it is shown.
[[nodiscard]] std::vector<Permission> wantedPermissions(bool withKeda, bool withProxy);
// Body of a SelfSubjectAccessReview; an empty namespace asks for all.
[[nodiscard]] Json accessReview(const Permission &permission, const std::string &space);
[[nodiscard]] bool isAllowed(std::string_view body);
// A Role (or ClusterRole without namespaces) with exactly the permissions that are missing, or with all; ready for kubectl.
[[nodiscard]] std::string roleYaml(const std::vector<Permission> &permissions, const std::vector<std::string> &spaces, bool onlyMissing);

} // namespace preamar::kubernetes
