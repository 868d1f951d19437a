#include "core/domain/change.h"

#include "core/domain/names.h"

namespace preamar {

Direction direction(const Change &change)
{
    const auto &c = std::get<ReplicaChange>(change);
    if (c.to == c.from)
        return Direction::None;
    return c.to > c.from ? Direction::Up : Direction::Down;
}

Change inverse(const Change &change)
{
    const auto &c = std::get<ReplicaChange>(change);
    return ReplicaChange{.from = c.to, .to = c.from};
}

std::string_view kindName(const Change &)
{
    return "replicas";
}

std::optional<std::int64_t> confirmationNeeded(const Change &change)
{
    const auto &c = std::get<ReplicaChange>(change);
    if (c.to >= c.from || c.from <= 0)
        return std::nullopt;
    // I-17. To zero, the target is what must be typed: "the number of replicas that go, or 0" (decisions.md, Undo).
    if (c.to <= 0)
        return 0;
    const std::int64_t gone = c.from - c.to;
    return gone > c.from / 2 ? std::optional(gone) : std::nullopt;
}

bool confirms(const Change &change, std::int64_t typed)
{
    const auto needed = confirmationNeeded(change);
    if (!needed)
        return true;
    const auto &c = std::get<ReplicaChange>(change);
    return typed == *needed || (c.to == 0 && typed == c.from);
}

std::string_view toString(Direction direction)
{
    return names::kDirection.name(direction);
}

} // namespace preamar
