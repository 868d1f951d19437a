// R2, preset `aiops`: the point forecast half an hour ahead; up above 70 % of capacity, down below 30 %.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

// What is expected at the horizon; a metric without a usable forecast counts as it is measured.
Demands expected(const Assessment &a, Timestamp at)
{
    Demands out = demandsAt(a, at);
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (!out[i])
            out[i] = a.capacity[i].rising;
    }
    return out;
}

} // namespace

std::optional<Reason> sizeAiops(Draft &draft)
{
    const Assessment &a = draft.assessed;
    const double up = parameter(draft, "up");
    const double down = parameter(draft, "down");
    const Demands demands =
        expected(a, draft.input.now + Seconds{static_cast<std::int64_t>(parameter(draft, "horizon"))});
    double needed = 0.0; // replicas that would run at `up`
    double share = 0.0;
    const CapacityView *most = nullptr;
    bool complete = !a.capacity.empty();
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const CapacityView &view = a.capacity[i];
        if (!demands[i]) {
            complete = complete && !view.relevant;
            continue;
        }
        needed = std::max(needed, *demands[i] / view.limit / up);
        const double one = percentOf(*demands[i], a.basis, view.limit) / 100.0;
        if (!most || one > share) {
            share = one;
            most = &view;
        }
    }
    if (!most)
        return std::nullopt;
    if (share > up) {
        const Reason reason{ReasonCode::RuleHigh, {share, up, parameter(draft, "horizon")}, most->id.str()};
        raiseTo(draft, std::max(draft.current + 1, ceilCount(needed)), reason,
                share > 0.9 ? Priority::High : Priority::Medium);
        return reason;
    }
    if (!complete || !(share < down) || draft.current <= 1)
        return std::nullopt;
    draft.wanted = std::clamp<std::int64_t>(ceilCount(needed), 1, draft.current - 1);
    draft.why.push_back({ReasonCode::RuleLow, {share, down, parameter(draft, "horizon")}, most->id.str()});
    return draft.why.back();
}

} // namespace preamar::policy
