// Words of strangers, fit for an Error.
#pragma once

#include <string>
#include <string_view>

namespace preamar::net {

inline constexpr std::size_t kMaximumDetail = 300;

// One line: control characters (C0, C1, line separators, direction marks) as \u escapes, what is not UTF-8 as U+FFFD,
// cut at a character to 300 bytes.
[[nodiscard]] std::string plainDetail(std::string_view text);

} // namespace preamar::net
