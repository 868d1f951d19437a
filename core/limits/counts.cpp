// I-10, I-18, I-21: how far a count may go.
#include "core/limits/limits.h"
#include "core/limits/numbers.h"

#include <algorithm>

namespace preamar::limits {

namespace {

constexpr Millis kStabilization = Seconds{300};
// Recommendations further apart than three cycles of 5 min leave time in which nobody looked.
constexpr Millis kLargestGap = Seconds{900};
constexpr Millis kUpPeriod = Seconds{60};
constexpr std::int64_t kUpStep = 4;
constexpr std::int64_t kDownDivisor = 4; // 25 %

std::int64_t sane(std::int64_t count)
{
    return std::clamp<std::int64_t>(count, 0, kLargestCount);
}

// What the last minute added, by anyone: HPA's "period start" (autoscalers.md 2.1).
std::int64_t addedLately(const PolicyState &state, Timestamp now)
{
    std::int64_t added = 0;
    for (const PastChange &change : state.changes) {
        if (between(change.at, now) < kUpPeriod)
            added += sane(change.to) - sane(change.from);
    }
    return added;
}

} // namespace

LimitedCount clampToBounds(std::int64_t wanted, std::int64_t min, std::int64_t max, bool scaleToZero)
{
    const std::int64_t floor = scaleToZero ? 0 : 1;
    if (min < 0 || max > kLargestCount || std::max(min, floor) > max || wanted > kLargestCount)
        return {wanted, Reason{ReasonCode::OutOfBounds, {static_cast<double>(wanted)}, {}}};
    const std::int64_t lowest = std::max(min, floor);
    if (wanted < lowest)
        return {lowest, Reason{ReasonCode::AtMinimum, {static_cast<double>(lowest)}, {}}};
    if (wanted > max)
        return {max, Reason{ReasonCode::AtMaximum, {static_cast<double>(max)}, {}}};
    return {wanted, std::nullopt};
}

LimitedCount limitStep(std::int64_t current, std::int64_t wanted, const PolicyState &state, Timestamp now)
{
    const std::int64_t from = sane(current);
    const std::int64_t to = sane(wanted);
    std::int64_t allowed = to;
    if (to < from) {
        allowed = std::max(to, from - std::max<std::int64_t>(1, from / kDownDivisor));
    } else if (to > from) {
        const std::int64_t start = std::clamp<std::int64_t>(from - addedLately(state, now), 0, kLargestCount);
        allowed = std::max(from, std::min(to, std::max(start + kUpStep, 2 * start)));
    }
    if (allowed == to)
        return {to, std::nullopt};
    return {allowed, Reason{ReasonCode::StepLimited, {static_cast<double>(to), static_cast<double>(allowed)}, {}}};
}

LimitedCount stabilizeDown(std::int64_t current, std::int64_t wanted, const PolicyState &state, Timestamp now)
{
    if (wanted >= current)
        return {wanted, std::nullopt};
    const auto held = [](std::int64_t count) {
        return LimitedCount{count, Reason{ReasonCode::StabilizationWindow, {static_cast<double>(count)}, {}}};
    };
    std::vector<const PastRecommendation *> recent;
    recent.reserve(state.recommendations.size());
    for (const PastRecommendation &r : state.recommendations)
        recent.push_back(&r);
    // Oldest first as a rule; newest first is needed.
    std::reverse(recent.begin(), recent.end());
    const auto newer = [](const auto *a, const auto *b) { return a->at > b->at; };
    if (!std::is_sorted(recent.begin(), recent.end(), newer))
        std::stable_sort(recent.begin(), recent.end(), newer);

    // Back from now until the window is covered; an incomplete recommendation, a hole or a time to come ends the walk.
    std::int64_t highest = wanted;
    Millis reached{0};
    for (const PastRecommendation *r : recent) {
        const Millis age = between(r->at, now);
        if (age < Millis{0} || age - reached > kLargestGap || !r->complete)
            break;
        highest = std::max(highest, r->wanted);
        reached = age;
        if (reached >= kStabilization)
            break;
    }
    if (reached < kStabilization || highest >= current)
        return held(current);
    if (highest > wanted)
        return held(highest);
    return {wanted, std::nullopt};
}

} // namespace preamar::limits
