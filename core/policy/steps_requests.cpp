// R1's last rule: a peak of requests adds two replicas at once.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr double kPeakFactor = 2.0;
constexpr std::int64_t kPeakStep = 2;
constexpr double kSecondsPerMinute = 60.0;

} // namespace

std::optional<Reason> stepRequests(Draft &draft)
{
    const Assessment &a = draft.assessed;
    // Without any request there is nothing to be a multiple of.
    if (a.capacity.empty() || !a.requestsForecast || !a.requestsNow || !(*a.requestsNow > 0.0))
        return std::nullopt;
    double peak = 0.0;
    for (const Millis ahead : lookAheads()) {
        if (const Quantiles *q = quantilesAt(*a.requestsForecast, draft.input.now + ahead))
            peak = std::max(peak, (*q)[kMedian]);
    }
    if (!(peak > kPeakFactor * *a.requestsNow))
        return std::nullopt;
    const Reason peakForecast{
        ReasonCode::RequestsPeakForecast, {peak * kSecondsPerMinute, *a.requestsNow * kSecondsPerMinute}, {}};
    draft.why.push_back(peakForecast);
    draft.priority = Priority::High;
    const std::int64_t target = draft.current + kPeakStep;
    if (draft.wanted > target) {
        // R1 replaces the target even by a smaller one; live the larger counts.
        draft.why.push_back(
            {ReasonCode::LargerTargetKept, {static_cast<double>(draft.wanted), static_cast<double>(target)}, {}});
        return draft.why.back();
    }
    draft.wanted = target;
    draft.rounded = false;
    return peakForecast;
}

} // namespace preamar::policy
