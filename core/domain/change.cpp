#include "core/domain/change.h"

#include "core/domain/names.h"

#include <algorithm>

namespace preamar {

namespace {

Direction towards(std::int64_t from, std::int64_t to)
{
    if (to == from)
        return Direction::None;
    return to > from ? Direction::Up : Direction::Down;
}

// Bounds first: they act at once. A lower target means more replicas.
Direction towards(const AutoscalerBounds &from, const AutoscalerBounds &to)
{
    if (const auto min = towards(from.min, to.min); min != Direction::None)
        return min;
    if (const auto max = towards(from.max, to.max); max != Direction::None)
        return max;
    for (const auto &[name, target] : to.targets) {
        const auto before = from.targets.find(name);
        if (before != from.targets.end() && before->second != target)
            return towards(target, before->second);
    }
    return Direction::None;
}

std::string arrow(std::int64_t from, std::int64_t to, const char *unit = "")
{
    return std::to_string(from) + unit + " → " + std::to_string(to) + unit;
}

std::string diffText(const AutoscalerChange &change)
{
    std::string parts;
    const auto add = [&](const std::string &part) { parts += (parts.empty() ? "" : ", ") + part; };
    if (change.from.min != change.to.min)
        add("min " + arrow(change.from.min, change.to.min));
    if (change.from.max != change.to.max)
        add("max " + arrow(change.from.max, change.to.max));
    for (const auto &[name, target] : change.to.targets) {
        const auto before = change.from.targets.find(name);
        if (before != change.from.targets.end() && before->second != target)
            add(name + " " + arrow(before->second, target, "%"));
    }
    return change.autoscaler + ": " + parts;
}

// I-17. To zero, the target is what must be typed: "the number of replicas that go, or 0" (decisions.md, Undo).
std::optional<std::int64_t> goes(std::int64_t from, std::int64_t to)
{
    if (to >= from || from <= 0)
        return std::nullopt;
    if (to <= 0)
        return 0;
    const std::int64_t gone = from - to;
    return gone > from / 2 ? std::optional(gone) : std::nullopt;
}

} // namespace

CountStep counts(const Change &change)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return {replicas->from, replicas->to};
    const auto &bounds = std::get<AutoscalerChange>(change);
    return {bounds.from.min, bounds.to.min};
}

std::string diffText(const Change &change)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return arrow(replicas->from, replicas->to);
    return diffText(std::get<AutoscalerChange>(change));
}

Direction direction(const Change &change)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return towards(replicas->from, replicas->to);
    const auto &bounds = std::get<AutoscalerChange>(change);
    return towards(bounds.from, bounds.to);
}

Change inverse(const Change &change)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return ReplicaChange{.from = replicas->to, .to = replicas->from};
    auto back = std::get<AutoscalerChange>(change);
    std::swap(back.from, back.to);
    return back;
}

std::string_view kindName(const Change &change)
{
    return std::holds_alternative<ReplicaChange>(change) ? "replicas" : "autoscaler";
}

std::optional<std::int64_t> confirmationNeeded(const Change &change)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return goes(replicas->from, replicas->to);
    const auto &bounds = std::get<AutoscalerChange>(change);
    const auto byMin = goes(bounds.from.min, bounds.to.min);
    const auto byMax = goes(bounds.from.max, bounds.to.max);
    return byMax ? byMax : byMin;
}

bool confirms(const Change &change, std::int64_t typed)
{
    const auto needed = confirmationNeeded(change);
    if (!needed)
        return true;
    const auto *replicas = std::get_if<ReplicaChange>(&change);
    return typed == *needed || (replicas != nullptr && replicas->to == 0 && typed == replicas->from);
}

std::string_view toString(Direction direction)
{
    return names::kDirection.name(direction);
}

} // namespace preamar
