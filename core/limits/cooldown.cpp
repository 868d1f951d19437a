// I-22 and R1: how long a workload rests after a change.
#include "core/limits/limits.h"
#include "core/limits/numbers.h"

#include <algorithm>
#include <limits>

namespace preamar::limits {

namespace {

constexpr Millis kReversal = Seconds{600};
constexpr Millis kDownAfterAnyChange = Seconds{300};
constexpr Millis kUpAfterAnyChange = Seconds{30};

Millis sameDirection(Priority priorityOfLast)
{
    switch (priorityOfLast) {
    case Priority::High:
        return Seconds{60};
    case Priority::Medium:
        return Seconds{180};
    case Priority::Low:
        break;
    }
    return Seconds{300};
}

Direction directionOf(const PastChange &change)
{
    if (change.to == change.from)
        return Direction::None;
    return change.to > change.from ? Direction::Up : Direction::Down;
}

// A change that lies ahead of a clock that ran back is still cooling: all of its wait, and the way to it.
Millis left(const PastChange &change, Millis wait, Timestamp now)
{
    const Millis elapsed = between(change.at, now);
    if (elapsed < wait - Millis{std::numeric_limits<std::int64_t>::max()})
        return Millis{std::numeric_limits<std::int64_t>::max()};
    return elapsed >= wait ? Millis{0} : wait - elapsed;
}

} // namespace

std::optional<Reason> cooldownProblem(Direction direction, const PolicyState &state, Timestamp now, Cooldown rule)
{
    if (direction == Direction::None)
        return std::nullopt;
    Millis longest{0};
    ReasonCode code = ReasonCode::CooldownActive;
    const PastChange *lastOfOurs = nullptr;
    const Millis afterAny = direction == Direction::Down ? kDownAfterAnyChange : kUpAfterAnyChange;
    for (const PastChange &change : state.changes) {
        longest = std::max(longest, left(change, afterAny, now));
        if (change.ours && directionOf(change) != Direction::None && (!lastOfOurs || change.at >= lastOfOurs->at))
            lastOfOurs = &change;
    }
    if (lastOfOurs && rule == Cooldown::ByPriority) {
        const bool reversal = directionOf(*lastOfOurs) != direction;
        const Millis wait = left(*lastOfOurs, reversal ? kReversal : sameDirection(lastOfOurs->priority), now);
        if (wait > longest) {
            longest = wait;
            code = reversal ? ReasonCode::ReversalWait : ReasonCode::CooldownActive;
        }
    }
    if (longest <= Millis{0})
        return std::nullopt;
    return Reason{code, {ceilSeconds(longest)}, {}};
}

} // namespace preamar::limits
