// What the limits leave of the wish: stabilisation, step, bounds.
#include "core/limits/limits.h"
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

std::optional<Reason> adopt(Draft &draft, const limits::LimitedCount &limited)
{
    if (!limited.reason)
        return std::nullopt;
    draft.wanted = limited.count;
    (draft.wanted == draft.current ? draft.holds : draft.notes).push_back(*limited.reason);
    return limited.reason;
}

Reason outside(ReasonCode code, std::int64_t count, std::int64_t bound)
{
    return {code, {static_cast<double>(count), static_cast<double>(bound)}, {}};
}

// A step that the bounds overrule is no longer limited by its rate.
void dropStepNote(Draft &draft)
{
    std::erase_if(draft.notes, [](const Reason &r) { return r.code == ReasonCode::StepLimited; });
    std::erase_if(draft.holds, [](const Reason &r) { return r.code == ReasonCode::StepLimited; });
}

} // namespace

// More replicas than the maximum are lowered to it even without low load, where the inputs prove that it carries them.
std::optional<Reason> stepExcess(Draft &draft)
{
    const std::int64_t max = draft.assessed.bounds.max;
    if (draft.current <= max)
        return std::nullopt;
    const Reason reason = outside(ReasonCode::AboveMaximum, draft.current, max);
    const auto needed = countNeeded(draft.assessed, draft.input.now);
    if (draft.wanted <= draft.current && !draft.alreadyOrdered && needed && *needed <= max) {
        draft.wanted = std::min(draft.wanted, max);
        draft.why.push_back(reason);
    } else {
        draft.wanted = draft.current;
        draft.holds.push_back(reason);
    }
    return reason;
}

std::optional<Reason> stepStabilization(Draft &draft)
{
    return adopt(draft, limits::stabilizeDown(draft.current, draft.wanted, draft.input.state, draft.input.now));
}

std::optional<Reason> stepRate(Draft &draft)
{
    return adopt(draft, limits::limitStep(draft.current, draft.wanted, draft.input.state, draft.input.now));
}

// Bounds win over the step: a target is never outside (I-18).
std::optional<Reason> stepBounds(Draft &draft)
{
    const Bounds &b = draft.assessed.bounds;
    if (draft.current > b.max && draft.wanted >= draft.current)
        return std::nullopt; // the step "excess" said why it stays
    const limits::LimitedCount limited =
        limits::clampToBounds(draft.wanted, b.min, b.max, draft.input.policy.scaleToZero);
    if (draft.current < b.min) {
        if (draft.wanted <= draft.current) { // the rise rests on the bound alone, not on what the inputs wanted
            draft.why.clear();
            draft.notes.clear();
        }
        if (limited.count != draft.wanted)
            dropStepNote(draft);
        draft.wanted = limited.count;
        draft.priority = std::max(draft.priority, Priority::Medium);
        draft.why.push_back(outside(ReasonCode::BelowMinimum, draft.current, b.min));
        return draft.why.back();
    }
    if (draft.current > b.max) {
        if (limited.count != draft.wanted)
            dropStepNote(draft);
        draft.wanted = limited.count;
        return limited.reason;
    }
    if (limited.reason)
        return adopt(draft, limited);
    const bool atFloor = draft.current <= std::max<std::int64_t>(1, b.min);
    if (draft.wanted == draft.current && atFloor && draft.holds.empty() &&
        isLow(draft.assessed, fallingDemands(draft.assessed), draft.input)) {
        draft.holds.push_back({ReasonCode::AtMinimum, {static_cast<double>(b.min)}, {}});
        return draft.holds.back();
    }
    return std::nullopt;
}

} // namespace preamar::policy
