// I-23, I-24: how much may change in a context within some time.
#include "core/limits/control.h"
#include "core/limits/numbers.h"

#include <algorithm>
#include <cmath>

namespace preamar::limits {

namespace {

constexpr Millis kRateWindow = Seconds{600};
constexpr Millis kRemovalWindow = Seconds{3'600};
constexpr std::int64_t kTrips = 3;

Direction directionOf(std::int64_t from, std::int64_t to)
{
    if (to == from)
        return Direction::None;
    return to > from ? Direction::Up : Direction::Down;
}

// A time to come is as recent as now: a clock that ran back must not empty a budget.
bool within(Timestamp at, Timestamp now, Millis window)
{
    return between(at, now) < window;
}

std::int64_t share(double part, std::int64_t whole)
{
    const double sane = std::isfinite(part) ? std::clamp(part, 0.0, 1.0) : 0.0;
    return static_cast<std::int64_t>(sane * static_cast<double>(std::clamp<std::int64_t>(whole, 0, kLargestCount)) +
                                     1e-9);
}

std::int64_t allowedActions(Direction direction, const ContextLoad &load, const Numbers &n)
{
    return direction == Direction::Up ? std::max(n.upActions, share(n.upShare, load.enrolled))
                                      : std::max(n.downActions, share(n.downShare, load.enrolled));
}

std::int64_t countActions(Direction direction, const ContextLoad &load, Timestamp now)
{
    return std::count_if(load.actions.begin(), load.actions.end(), [&](const CountedAction &a) {
        return directionOf(a.from, a.to) == direction && within(a.at, now, kRateWindow);
    });
}

} // namespace

std::optional<Reason> rateProblem(Direction direction, const ContextLoad &load, Timestamp now, const Numbers &numbers)
{
    if (direction == Direction::None)
        return std::nullopt;
    const std::int64_t done = countActions(direction, load, now);
    const std::int64_t allowed = allowedActions(direction, load, numbers);
    if (done < allowed)
        return std::nullopt;
    return Reason{ReasonCode::RateBudget, {static_cast<double>(done), static_cast<double>(allowed)}, {}};
}

std::optional<Reason> rateTrip(Direction direction, std::int64_t waiting, const ContextLoad &load, Timestamp now,
                               const Numbers &numbers)
{
    if (direction == Direction::None)
        return std::nullopt;
    const std::int64_t all = countActions(direction, load, now) + std::clamp<std::int64_t>(waiting, 0, kLargestCount);
    const std::int64_t allowed = allowedActions(direction, load, numbers);
    if (all < kTrips * allowed)
        return std::nullopt;
    return Reason{ReasonCode::RateTripped, {static_cast<double>(all), static_cast<double>(allowed)}, {}};
}

LimitedCount limitRemoval(std::int64_t from, std::int64_t to, const ContextLoad &load, Timestamp now,
                          const Numbers &numbers)
{
    if (to >= from)
        return {to, std::nullopt};
    std::int64_t removed = 0;
    for (const CountedAction &a : load.actions) {
        if (!a.rollback && a.to < a.from && within(a.at, now, kRemovalWindow))
            removed +=
                std::clamp<std::int64_t>(a.from, 0, kLargestCount) - std::clamp<std::int64_t>(a.to, 0, kLargestCount);
    }
    // Of what there was an hour ago, and never below one (decisions.md, "Rates").
    const std::int64_t allowed = std::max<std::int64_t>(1, share(numbers.removedShare, load.replicas + removed));
    const std::int64_t left = std::max<std::int64_t>(0, allowed - removed);
    if (from - to <= left)
        return {to, std::nullopt};
    return {from - left,
            Reason{ReasonCode::CapacityBudget, {static_cast<double>(removed), static_cast<double>(allowed)}, {}}};
}

} // namespace preamar::limits
