// Large texts and blobs, deflated. The size in front is checked before anything is allocated for it.
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>

namespace preamar::store {

[[nodiscard]] std::string pack(std::string_view bytes);
[[nodiscard]] Result<std::string> unpack(std::string_view packed, const char *where);

} // namespace preamar::store
