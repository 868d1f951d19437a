// I-26, I-27, I-37: what ends automatic work.
#include "core/limits/control.h"
#include "core/limits/numbers.h"

#include <algorithm>

namespace preamar::limits {

namespace {

constexpr Millis kFlapWindow = Seconds{1'800};
constexpr Millis kOnlyRises = Seconds{3'600};
constexpr Millis kFightWindow = Seconds{600};
constexpr Millis kWarnBefore = Seconds{3'600};
constexpr double kSecondsPerHour = 3'600.0;
constexpr double kSecondsPerMinute = 60.0;

Direction directionOf(const PastChange &change)
{
    if (change.to == change.from)
        return Direction::None;
    return change.to > change.from ? Direction::Up : Direction::Down;
}

std::vector<const PastChange *> inOrder(const PolicyState &state)
{
    std::vector<const PastChange *> out;
    out.reserve(state.changes.size());
    for (const PastChange &c : state.changes) {
        if (directionOf(c) != Direction::None)
            out.push_back(&c);
    }
    std::stable_sort(out.begin(), out.end(), [](const auto *a, const auto *b) { return a->at < b->at; });
    return out;
}

// Times at which the direction changed, oldest first.
std::vector<Timestamp> turns(const PolicyState &state)
{
    std::vector<Timestamp> out;
    const PastChange *before = nullptr;
    for (const PastChange *c : inOrder(state)) {
        if (before && directionOf(*before) != directionOf(*c))
            out.push_back(c->at);
        before = c;
    }
    return out;
}

} // namespace

std::optional<Reason> flapProblem(const PolicyState &state, Timestamp now, const Numbers &numbers)
{
    const std::vector<Timestamp> all = turns(state);
    const auto recent =
        std::count_if(all.begin(), all.end(), [&](Timestamp t) { return between(t, now) < kFlapWindow; });
    if (recent < numbers.directionChanges)
        return std::nullopt;
    return Reason{
        ReasonCode::FlapBreaker, {static_cast<double>(recent), static_cast<double>(numbers.directionChanges)}, {}};
}

bool flapAllowsOnlyRises(const PolicyState &state, Timestamp now, const Numbers &numbers)
{
    // It trips with the turn that is the last of so many within the window, and holds for an hour from there.
    const std::vector<Timestamp> all = turns(state);
    const auto needed = static_cast<std::size_t>(std::max<std::int64_t>(1, numbers.directionChanges));
    for (std::size_t last = needed - 1; last < all.size(); ++last) {
        const bool tripped = between(all[last - (needed - 1)], all[last]) < kFlapWindow;
        if (tripped && between(all[last], now) < kOnlyRises)
            return true;
    }
    return false;
}

std::optional<Reason> fightProblem(const PolicyState &state)
{
    const PastChange *ours = nullptr;
    for (const PastChange *c : inOrder(state)) {
        if (c->ours) {
            ours = c;
            continue;
        }
        if (ours && c->to == ours->from && between(ours->at, c->at) < kFightWindow)
            return Reason{ReasonCode::FightDetected, {static_cast<double>(ours->to), static_cast<double>(c->to)}, {}};
    }
    return std::nullopt;
}

std::optional<Reason> selectionProblem(std::size_t selected)
{
    return selected == 0 ? std::optional{Reason{ReasonCode::SelectionEmpty, {}, {}}} : std::nullopt;
}

Timestamp autoEnds(Timestamp since, const Numbers &numbers)
{
    return since + std::max(Millis{0}, numbers.autoLife);
}

AutoVerdict autoNow(Mode mode, std::optional<Timestamp> since, std::optional<Timestamp> until, Timestamp now,
                    const Numbers &numbers)
{
    if (mode <= Mode::Approve)
        return {mode, std::nullopt, false};
    // Neither a beginning nor an end: nobody knows how long it has run.
    if (!since && !until)
        return {Mode::Approve, Reason{ReasonCode::AutoExpired, {toSeconds(numbers.autoLife) / kSecondsPerHour}, {}},
                false};
    const Timestamp end = until ? *until : autoEnds(*since, numbers);
    const Millis left = between(now, end);
    if (left <= Millis{0} || (since && now < *since)) {
        const Millis lasted = since ? std::max(Millis{0}, between(*since, end)) : numbers.autoLife;
        return {Mode::Approve, Reason{ReasonCode::AutoExpired, {toSeconds(lasted) / kSecondsPerHour}, {}}, false};
    }
    if (left > kWarnBefore)
        return {mode, std::nullopt, false};
    return {mode, Reason{ReasonCode::AutoExpiresSoon, {ceilSeconds(left) / kSecondsPerMinute}, {}}, true};
}

std::optional<Reason> personNeeded(Mode mode, Direction direction)
{
    switch (mode) {
    case Mode::Auto:
        return std::nullopt;
    case Mode::AutoUp:
        if (direction == Direction::Up)
            return std::nullopt;
        return Reason{ReasonCode::AutoUpOnly, {}, {}};
    case Mode::Observe:
        return Reason{ReasonCode::ObserveMode, {}, {}};
    case Mode::Recommend:
        return Reason{ReasonCode::RecommendMode, {}, {}};
    case Mode::Approve:
        break;
    }
    return Reason{ReasonCode::ConfirmationRequired, {}, {}};
}

} // namespace preamar::limits
