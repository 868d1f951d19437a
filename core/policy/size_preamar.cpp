// The product's own preset: a band of counts from the outlook (preamar.h), never below what is measured.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr Millis kFreshOutlook = Seconds{900};
constexpr Millis kMinute = Seconds{60};

const CapacityView *viewOf(const Assessment &a, const std::optional<PreamarOutlook> &outlook)
{
    for (const CapacityView &view : a.capacity) {
        if (view.rising && (!outlook || view.id == outlook->metric))
            return &view;
    }
    return nullptr;
}

// The highest of the last minute, in replicas' worth.
double measuredNow(const DecisionInput &in, const CapacityView &view)
{
    double highest = *view.rising;
    if (const auto it = in.recent.find(view.id); it != in.recent.end()) {
        for (const Sample &s : it->second) {
            if (s.at <= in.now && between(s.at, in.now) <= kMinute)
                highest = std::max(highest, s.value);
        }
    }
    return highest / view.limit;
}

Millis sinceRise(const DecisionInput &in)
{
    Millis least = Seconds{86'400};
    for (const PastChange &c : in.state.changes) {
        if (c.to > c.from)
            least = std::min(least, std::max(Millis{0}, between(c.at, in.now)));
    }
    return least;
}

// Replicas that the other metrics need at their targets.
std::int64_t othersNeed(const Assessment &a, const CapacityView &main)
{
    double needed = 0.0;
    for (const CapacityView &view : a.capacity) {
        if (&view != &main && view.rising && view.target > 0.0)
            needed = std::max(needed, *view.rising / view.limit / view.target);
    }
    return ceilCount(needed);
}

Reason reasonDown(const PreamarBand &band, const Patience &patience, std::int64_t most)
{
    if (band.down == PreamarReason::Surprise || band.down == PreamarReason::Dwell) {
        const Millis window = band.down == PreamarReason::Surprise ? patience.surpriseHold : patience.dwell;
        return {ReasonCode::EarlierNeedKept, {static_cast<double>(most), ceilSeconds(window)}, {}};
    }
    return {ReasonCode::WithinThresholds, {}, {}};
}

} // namespace

std::optional<Reason> sizePreamar(Draft &draft)
{
    const DecisionInput &in = draft.input;
    const CapacityView *view = viewOf(draft.assessed, in.outlook);
    if (view == nullptr)
        return std::nullopt; // the step "inputs" says what is missing
    const Patience patience = patienceOf(in.policy.caution);
    const bool usable = in.outlook && in.outlook->eligible && between(in.outlook->renewed, in.now) <= kFreshOutlook;
    PreamarDemand d;
    d.now = measuredNow(in, *view);
    d.lead = d.near = d.far = d.highestSeen = d.now;
    if (usable) {
        d.lead = in.outlook->lead / view->limit;
        d.near = in.outlook->near / view->limit;
        d.far = in.outlook->far / view->limit;
        d.surprise = in.outlook->surprise / view->limit;
        d.highestSeen = std::max(d.now, in.outlook->highestSeen / view->limit);
    }
    const PreamarBand band = preamarBand(d, draft.current, kOverloadShare, patience, sinceRise(in));
    const std::int64_t others = othersNeed(draft.assessed, *view);
    const std::int64_t least = std::max(band.least, others);
    const std::int64_t most = std::max({band.most, least, others});
    if (least > draft.current) {
        const double share =
            100.0 * std::max(d.lead, d.now) / static_cast<double>(std::max<std::int64_t>(1, draft.current));
        const Reason reason =
            usable && band.up == PreamarReason::Forecast
                ? Reason{view->forecastHigh, {share}, {}}
                : Reason{view->measuredHigh, {percentOf(d.now * view->limit, draft.assessed.basis, view->limit)}, {}};
        raiseTo(draft, least, reason, band.up == PreamarReason::Guard ? Priority::High : Priority::Medium);
        return reason;
    }
    if (most >= draft.current || !usable) {
        if (draft.current <= std::max<std::int64_t>(1, least))
            return std::nullopt;
        const Reason reason = usable ? reasonDown(band, patience, most)
                                     : Reason{ReasonCode::ForecastIneligible, {}, view->id.str()};
        draft.holds.push_back(reason);
        return reason;
    }
    draft.wanted = most;
    draft.why.push_back(underused(draft.assessed, fallingDemands(draft.assessed)));
    return draft.why.back();
}

} // namespace preamar::policy
