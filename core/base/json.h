// JSON from strangers and for ourselves. The parser refuses depth > 64, more elements than a cap, duplicate keys and
// invalid UTF-8, and never quotes the input in an error (safety.md 5.4 J1-J9).
#pragma once

#include "core/base/result.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace preamar {

using Json = nlohmann::json;

struct JsonLimits
{
    int depth = 64;
    std::size_t elements = 2'000'000;
};

[[nodiscard]] Result<Json> parseJson(std::string_view text, std::string where, JsonLimits limits = {});
// Compact text; invalid UTF-8 is replaced, never thrown about.
[[nodiscard]] std::string dumpJson(const Json &value);

// Readers that never invent a value: absent, null, or of another type is nullopt (a number given as a string included).
[[nodiscard]] const Json *find(const Json &object, std::string_view key);
[[nodiscard]] std::optional<std::string> stringAt(const Json &object, std::string_view key);
[[nodiscard]] std::optional<std::int64_t> integerAt(const Json &object, std::string_view key);
[[nodiscard]] std::optional<double> numberAt(const Json &object, std::string_view key);  // finite only
[[nodiscard]] std::optional<bool> boolAt(const Json &object, std::string_view key);
// An integer without wrap or cut: floats, booleans and values outside int64 are nullopt.
[[nodiscard]] std::optional<std::int64_t> asInteger(const Json &value);

}  // namespace preamar
