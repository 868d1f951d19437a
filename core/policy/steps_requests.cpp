// R1's last rule: a peak of requests adds two replicas at once.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr double kPeakFactor = 2.0;
constexpr std::int64_t kPeakStep = 2;
constexpr double kSecondsPerMinute = 60.0;

// What the peak would ask of the CPU, if CPU follows requests: cores, and the view they are measured by.
struct Implied
{
    const CapacityView *view = nullptr;
    double cores = 0.0;
};

std::optional<Implied> impliedBy(const Assessment &a, double growth)
{
    for (const CapacityView &view : a.capacity) {
        if (view.id == metric::cpuCores && view.rising)
            return Implied{&view, *view.rising * growth};
    }
    return std::nullopt;
}

// A peak that the present replicas carry adds none, but nothing is taken away that it will need: else the two rules
// answer each other up and down.
std::optional<Reason> keepForPeak(Draft &draft, const Implied &implied)
{
    const double share = percentOf(implied.cores, draft.assessed.basis, implied.view->limit) / 100.0;
    if (share > draft.input.policy.upThreshold)
        return std::nullopt;
    const Reason covered{ReasonCode::RequestsPeakCovered, {100.0 * share, 100.0 * draft.input.policy.upThreshold}, {}};
    if (draft.wanted < draft.current) {
        const std::int64_t needed = ceilCount(implied.cores / implied.view->limit / implied.view->target);
        const std::int64_t kept = std::min(draft.current, std::max(draft.wanted, needed));
        if (kept != draft.wanted) {
            draft.wanted = kept;
            (kept == draft.current ? draft.holds : draft.notes).push_back(covered);
        }
    }
    return covered;
}

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
    if (draft.input.limits) {
        if (const auto implied = impliedBy(a, peak / *a.requestsNow)) {
            if (auto covered = keepForPeak(draft, *implied))
                return covered;
        }
    }
    const Reason peakForecast{
        ReasonCode::RequestsPeakForecast, {peak * kSecondsPerMinute, *a.requestsNow * kSecondsPerMinute}, {}};
    draft.why.push_back(peakForecast);
    draft.priority = Priority::High;
    const std::int64_t target = draft.current + kPeakStep;
    if (draft.wanted > target && draft.input.limits) {
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
