// YAML from strangers as JSON values: one document, no anchors, aliases or tags, bounded in size, depth and number of
// elements, no duplicate keys. Every scalar stays the text it was written as (safety.md J12).
#pragma once

#include "core/base/json.h"

#include <string>
#include <string_view>

namespace preamar::kubernetes {

struct YamlLimits
{
    std::size_t bytes = std::size_t{10} << 20U;
    int depth = 64;
    std::size_t elements = 200'000;
};

// Plain null, ~ and nothing are null; every other scalar is a string. InvalidArgument with KubeconfigInvalid and the
// place; the input is never quoted, since it holds secrets. Empty input is null.
[[nodiscard]] Result<Json> parseYaml(std::string_view text, const std::string &where, YamlLimits limits = {});

} // namespace preamar::kubernetes
