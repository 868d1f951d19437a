// What a proposal changes: a closed variant, so that a new kind is one alternative and not a redesign.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <string>
#include <variant>

namespace preamar {

struct ReplicaChange
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    friend bool operator==(const ReplicaChange &, const ReplicaChange &) = default;
};

using Change = std::variant<ReplicaChange>;

enum class Direction { Down, None, Up };
[[nodiscard]] Direction direction(const Change &change);
[[nodiscard]] Change inverse(const Change &change);
[[nodiscard]] std::string_view kindName(const Change &change);
// How many replicas go: what --confirm must repeat. nullopt when no typed confirmation is needed (I-17).
[[nodiscard]] std::optional<std::int64_t> confirmationNeeded(const Change &change);
// Is the typed number enough for this change? To zero, both 0 and the number of replicas that go are understood.
[[nodiscard]] bool confirms(const Change &change, std::int64_t typed);
[[nodiscard]] std::string_view toString(Direction direction);  // "down", "hold", "up"

}  // namespace preamar
