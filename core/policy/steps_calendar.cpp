// What the calendar asks for: events multiply the expected load before they begin and keep what is there while they are
// on, floors lift, ceilings lower.
#include "core/policy/draft.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

// The count that carries `factor` times what is measured, at target.
std::optional<std::int64_t> countForEvent(const Assessment &assessed, double factor)
{
    double most = 0.0;
    bool any = false;
    for (const CapacityView &view : assessed.capacity) {
        const double demand = view.rising.value_or(0.0);
        any = any || view.rising.has_value();
        most = std::max(most, factor * demand / view.limit / view.target);
    }
    return any ? std::optional{ceilCount(most)} : std::nullopt;
}

std::optional<Reason> applyEvent(Draft &draft)
{
    const CalendarEffect &c = draft.input.calendar;
    if (!std::isfinite(c.factor) || !(c.factor > 1.0))
        return std::nullopt;
    const auto count = countForEvent(draft.assessed, c.factor);
    if (!count || *count <= draft.wanted)
        return std::nullopt;
    const Reason reason{ReasonCode::EventFactor, {c.factor, static_cast<double>(*count)}, c.event};
    if (*count > draft.current) {
        raiseTo(draft, *count, reason, Priority::High);
        return reason;
    }
    draft.wanted = std::min(draft.current, *count);
    (draft.wanted == draft.current ? draft.holds : draft.notes).push_back(reason);
    return reason;
}

// While an event is on its load is measured and foreseen like any other, but may still be on its way: what was made ready
// for it stays.
std::optional<Reason> keepDuring(Draft &draft)
{
    const CalendarEffect &c = draft.input.calendar;
    if (!(c.present > 1.0) || draft.wanted >= draft.current)
        return std::nullopt;
    draft.wanted = draft.current;
    const Reason reason{ReasonCode::EventFactor, {c.present, static_cast<double>(draft.current)}, c.during};
    draft.holds.push_back(reason);
    return reason;
}

std::optional<Reason> applyFloor(Draft &draft)
{
    const CalendarEffect &c = draft.input.calendar;
    if (!c.floor || draft.wanted >= *c.floor)
        return std::nullopt;
    const Reason reason{ReasonCode::CalendarFloor, {static_cast<double>(*c.floor)}, c.floorBy};
    if (*c.floor > draft.current) {
        raiseTo(draft, *c.floor, reason, Priority::High);
        return reason;
    }
    draft.wanted = std::min(draft.current, *c.floor);
    (draft.wanted == draft.current ? draft.holds : draft.notes).push_back(reason);
    return reason;
}

// A ceiling lowers only where what is measured fits under it: a schedule is a wish, load is a fact.
std::optional<Reason> applyCeiling(Draft &draft)
{
    const CalendarEffect &c = draft.input.calendar;
    if (!c.ceiling)
        return std::nullopt;
    const std::int64_t top = std::max(*c.ceiling, c.floor.value_or(0));
    const auto needed = countNeededNow(draft.assessed);
    const Reason reason{ReasonCode::CalendarCeiling, {static_cast<double>(top)}, c.ceilingBy};
    const bool idle = needed && *needed <= std::max<std::int64_t>(1, top);
    if (draft.wanted <= top || !idle)
        return std::nullopt;
    if (top >= draft.current) {
        draft.wanted = top;
        draft.notes.push_back(reason);
    } else {
        draft.wanted = top;
        draft.rounded = false;
        draft.alreadyOrdered = false;
        draft.why = {reason};
    }
    return reason;
}

} // namespace

std::optional<Reason> stepCalendar(Draft &draft)
{
    auto said = applyCeiling(draft);
    if (auto more = applyEvent(draft))
        said = std::move(more);
    if (auto more = keepDuring(draft))
        said = std::move(more);
    if (auto more = applyFloor(draft))
        said = std::move(more);
    return said;
}

} // namespace preamar::policy
