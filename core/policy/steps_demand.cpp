// What demand is measured and expected, told before anything is decided.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr Millis kWithin = Seconds{7'200};

struct Expected
{
    double percent = 0.0;
    double minutes = 0.0;
};

Expected peakOf(const CapacityView &view, std::int64_t basis, Timestamp now)
{
    Expected out;
    if (!view.forecast)
        return out;
    const auto peak = peakWithin(*view.forecast, now,
                                 std::min(now + kWithin, view.forecast->trustedUntil()));
    if (!peak)
        return out;
    return {percentOf(peak->point, basis, view.limit), std::max(0.0, toSeconds(between(now, peak->at)) / 60.0)};
}

} // namespace

std::optional<Reason> stepDemand(Draft &draft)
{
    std::optional<Reason> most;
    const Assessment &a = draft.assessed;
    for (const CapacityView &view : a.capacity) {
        if (!view.rising)
            continue;
        const double now = percentOf(*view.rising, a.basis, view.limit);
        const Expected peak = peakOf(view, a.basis, draft.input.now);
        if (!most || std::max(now, peak.percent) > std::max(most->numbers[0], most->numbers[1]))
            most = Reason{ReasonCode::DemandExpected, {now, std::max(now, peak.percent), peak.minutes}, view.id.str()};
    }
    return most;
}

} // namespace preamar::policy
