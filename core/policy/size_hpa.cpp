// Kubernetes' algorithm as a preset: on utilisation of what is ready, and on offered load per ordered replica.
#include "core/limits/limits.h"
#include "core/policy/draft.h"
#include "core/policy/hpa.h"

#include <algorithm>

namespace preamar::policy {

namespace {

std::optional<Reason> settle(Draft &draft, std::int64_t wanted, double share, double target, const CapacityView &view)
{
    if (wanted > draft.current) {
        const Reason reason{ReasonCode::RuleHigh, {share, target, 0.0}, view.id.str()};
        raiseTo(draft, wanted, reason, share > 0.9 ? Priority::High : Priority::Medium);
        return reason;
    }
    if (wanted >= draft.current)
        return std::nullopt;
    draft.wanted = std::max<std::int64_t>(1, wanted);
    draft.why.push_back({ReasonCode::RuleLow, {share, target, 0.0}, view.id.str()});
    return draft.why.back();
}

// The largest proposal of all metrics; one that is missing allows a rise only.
template<class CountOf>
std::optional<Reason> largest(Draft &draft, CountOf countOf)
{
    std::vector<std::optional<std::int64_t>> proposals;
    const CapacityView *most = nullptr;
    std::int64_t highest = 0;
    for (const CapacityView &view : draft.assessed.capacity) {
        if (!view.rising && !view.relevant)
            continue;
        proposals.push_back(view.rising ? countOf(view, *view.rising / view.limit) : std::nullopt);
        if (proposals.back() && (most == nullptr || *proposals.back() > highest)) {
            highest = *proposals.back();
            most = &view;
        }
    }
    const auto wanted = hpa::largestProposal(proposals, draft.current);
    if (!wanted || most == nullptr)
        return std::nullopt;
    const double share =
        *most->rising / most->limit / static_cast<double>(std::max<std::int64_t>(1, draft.assessed.basis));
    return settle(draft, *wanted, share, parameter(draft, "target"), *most);
}

} // namespace

std::optional<Reason> sizeHpa(Draft &draft)
{
    const double target = parameter(draft, "target");
    const std::int64_t ready = draft.assessed.basis;
    return largest(draft, [&](const CapacityView &, double demand) {
        const std::int64_t unready = std::max<std::int64_t>(0, draft.current - ready);
        const hpa::PodMetrics pods{.usage = std::min(demand, static_cast<double>(ready)),
                                   .request = static_cast<double>(ready),
                                   .ready = ready,
                                   .unready = unready,
                                   .unreadyRequest = static_cast<double>(unready)};
        return hpa::replicasForUtilization(pods, draft.current, target);
    });
}

std::optional<Reason> sizeLoadHpa(Draft &draft)
{
    const double target = parameter(draft, "target");
    return largest(draft, [&](const CapacityView &, double demand) {
        return draft.current > 0 ? std::optional{hpa::replicasForTotal(demand, target, draft.current)} : std::nullopt;
    });
}

std::optional<Reason> stepHold(Draft &draft)
{
    if (draft.wanted >= draft.current)
        return std::nullopt;
    const Millis window = Seconds{static_cast<std::int64_t>(parameter(draft, "hold"))};
    std::int64_t highest = draft.wanted;
    for (const PastRecommendation &r : draft.input.state.recommendations) {
        if (r.at <= draft.input.now && between(r.at, draft.input.now) <= window)
            highest = std::max(highest, r.sized);
    }
    if (highest <= draft.wanted)
        return std::nullopt;
    draft.wanted = std::min(highest, draft.current);
    const Reason reason{ReasonCode::EarlierNeedKept, {static_cast<double>(highest), ceilSeconds(window)}, {}};
    (draft.wanted == draft.current ? draft.holds : draft.notes).push_back(reason);
    return reason;
}

} // namespace preamar::policy
