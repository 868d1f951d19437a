// What a proposal changes: a closed variant, so that a new kind is one alternative and not a redesign.
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <map>
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

// What an autoscaler may choose between, and what it aims at. KEDA calls them minReplicaCount and maxReplicaCount.
struct AutoscalerBounds
{
    std::int64_t min = 1;
    std::int64_t max = 1;
    std::map<std::string, std::int64_t> targets;  // resource → average utilisation in percent of requests

    friend bool operator==(const AutoscalerBounds &, const AutoscalerBounds &) = default;
};

// Where an autoscaler owns the count, its bounds are changed instead (I-27).
struct AutoscalerChange
{
    std::string autoscaler;  // "hpa/NAME" or "keda/NAME", in the workload's namespace
    AutoscalerBounds from;
    AutoscalerBounds to;

    friend bool operator==(const AutoscalerChange &, const AutoscalerChange &) = default;
};

using Change = std::variant<ReplicaChange, AutoscalerChange>;

// The count before and after, as far as the change decides it: of an autoscaler its minimum.
struct CountStep
{
    std::int64_t from = 0;
    std::int64_t to = 0;

    friend bool operator==(const CountStep &, const CountStep &) = default;
};
[[nodiscard]] CountStep counts(const Change &change);
// "3 → 4"; of an autoscaler each bound that changes: "hpa/web: min 2 → 4, max 10 → 12, cpu 70% → 60%".
[[nodiscard]] std::string diffText(const Change &change);

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
