// SHA-256 as lower-case hexadecimal: digests of samples and specs, the hash chain of the audit log.
#pragma once

#include <string>
#include <string_view>

namespace preamar {

[[nodiscard]] std::string sha256Hex(std::string_view bytes);

}  // namespace preamar
