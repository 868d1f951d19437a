#include "core/policy/hpa.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::policy::hpa {

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int32_t>::max();

std::int64_t ceilOf(double value)
{
    if (!(value > 0.0))
        return 0;
    return value >= static_cast<double>(kMost) ? kMost : static_cast<std::int64_t>(std::ceil(value));
}

bool within(double ratio, const Tolerance &t)
{
    return 1.0 - t.down <= ratio && ratio <= 1.0 + t.up;
}

// `ratioOf(usage, request, pods)` is the usage ratio; the rest is the same for both kinds of pod metric.
template<class RatioOf>
std::optional<std::int64_t> fromPods(const PodMetrics &p, std::int64_t current, double fallbackShare,
                                     const Tolerance &tolerance, RatioOf ratioOf)
{
    if (p.ready <= 0)
        return std::nullopt;
    const double ratio = ratioOf(p.usage, p.request, p.ready);
    if (!std::isfinite(ratio))
        return std::nullopt;
    const bool rebalanceIgnored = p.unready > 0 && ratio > 1.0;
    if (!rebalanceIgnored && p.missing == 0)
        return within(ratio, tolerance) ? current : ceilOf(ratio * static_cast<double>(p.ready));

    double usage = p.usage;
    double request = p.request;
    std::int64_t pods = p.ready;
    if (p.missing > 0 && ratio != 1.0) { // at the target exactly neither direction asks for a guess
        // Conservative in both directions: full use on the way down, none on the way up.
        pods += p.missing;
        request += p.missingRequest;
        if (ratio < 1.0)
            usage += p.missingRequest * fallbackShare;
    }
    if (rebalanceIgnored) {
        pods += p.unready;
        request += p.unreadyRequest;
    }
    const double again = ratioOf(usage, request, pods);
    if (within(again, tolerance) || (ratio < 1.0 && again > 1.0) || (ratio > 1.0 && again < 1.0))
        return current;
    const std::int64_t wanted = ceilOf(again * static_cast<double>(pods));
    if ((again < 1.0 && wanted > current) || (again > 1.0 && wanted < current))
        return current;
    return wanted;
}

std::int64_t changeWithin(const std::vector<ScaleEvent> &events, Millis period, Timestamp now)
{
    std::int64_t sum = 0;
    for (const ScaleEvent &e : events) {
        if (e.at > now - period)
            sum += e.change;
    }
    return sum;
}

std::int64_t upLimit(std::int64_t current, const ScalingRules &rules, const State &state, Timestamp now)
{
    if (rules.select == SelectPolicy::Disabled)
        return current;
    const bool smallest = rules.select == SelectPolicy::Min;
    std::int64_t result = smallest ? kMost : -kMost;
    for (const RatePolicy &p : rules.policies) {
        const std::int64_t start =
            current - changeWithin(state.ups, p.period, now) + changeWithin(state.downs, p.period, now);
        // Rounded up, because the change might else never raise a small count.
        const std::int64_t proposed =
            p.type == PolicyType::Pods
                ? start + p.value
                : static_cast<std::int64_t>(
                      std::ceil(static_cast<double>(start) * (1.0 + static_cast<double>(p.value) / 100.0)));
        result = smallest ? std::min(result, proposed) : std::max(result, proposed);
    }
    return result;
}

std::int64_t downLimit(std::int64_t current, const ScalingRules &rules, const State &state, Timestamp now)
{
    if (rules.select == SelectPolicy::Disabled)
        return current;
    const bool smallest = rules.select == SelectPolicy::Min;
    std::int64_t result = smallest ? -kMost : kMost;
    for (const RatePolicy &p : rules.policies) {
        const std::int64_t start =
            current - changeWithin(state.ups, p.period, now) + changeWithin(state.downs, p.period, now);
        const std::int64_t proposed =
            p.type == PolicyType::Pods
                ? start - p.value
                : static_cast<std::int64_t>(static_cast<double>(start) * (1.0 - static_cast<double>(p.value) / 100.0));
        result = smallest ? std::max(result, proposed) : std::min(result, proposed);
    }
    return result;
}

std::int64_t stabilized(std::int64_t current, std::int64_t wanted, const Behavior &behavior, const State &state,
                        Timestamp now)
{
    std::int64_t up = wanted;
    std::int64_t down = wanted;
    for (const Recommendation &r : state.recommendations) {
        if (r.at > now - behavior.up.window)
            up = std::min(up, r.replicas);
        if (r.at > now - behavior.down.window)
            down = std::max(down, r.replicas);
    }
    return std::min(std::max(current, up), down);
}

std::int64_t limited(std::int64_t current, std::int64_t wanted, std::int64_t min, std::int64_t max,
                     const Behavior &behavior, const State &state, Timestamp now)
{
    if (wanted > current)
        return std::min({wanted, max, std::max(current, upLimit(current, behavior.up, state, now))});
    if (wanted < current)
        return std::max({wanted, min, std::min(current, downLimit(current, behavior.down, state, now))});
    return wanted;
}

void forget(State &state, const Behavior &behavior, Timestamp now)
{
    const Millis window = std::max(behavior.up.window, behavior.down.window);
    std::erase_if(state.recommendations, [&](const Recommendation &r) { return r.at <= now - window; });
    const auto forgetEvents = [&](std::vector<ScaleEvent> &events) {
        Millis longest{0};
        for (const auto *rules : {&behavior.up, &behavior.down}) {
            for (const RatePolicy &p : rules->policies)
                longest = std::max(longest, p.period);
        }
        std::erase_if(events, [&](const ScaleEvent &e) { return e.at <= now - longest; });
    };
    forgetEvents(state.ups);
    forgetEvents(state.downs);
}

} // namespace

std::optional<std::int64_t> replicasForUtilization(const PodMetrics &pods, std::int64_t current, double target,
                                                   const Tolerance &tolerance, Percents percents)
{
    // Whole percents of what real numbers make of them: 2.1 / 3 is 70 %.
    constexpr double hair = 1e-9;
    const double whole = std::round(target * 100.0);
    const auto ratioOf = [&](double usage, double request, std::int64_t) {
        return percents == Percents::Real ? usage / request / target : std::floor(usage / request * 100.0 + hair) / whole;
    };
    // A missing pod counts as fully used, or as used to the target where that is above 100 %.
    return fromPods(pods, current, std::max(1.0, target), tolerance, ratioOf);
}

std::optional<std::int64_t> replicasForAverage(const PodMetrics &pods, std::int64_t current, double target,
                                               const Tolerance &tolerance)
{
    PodMetrics p = pods;
    p.missingRequest = target * static_cast<double>(p.missing);
    return fromPods(p, current, 1.0, tolerance, [target](double usage, double, std::int64_t count) {
        return usage / static_cast<double>(count) / target;
    });
}

std::int64_t replicasForValue(double value, double target, std::int64_t current, std::int64_t ready,
                              const Tolerance &tolerance)
{
    const double ratio = value / target;
    if (current == 0)
        return ceilOf(ratio);
    return within(ratio, tolerance) ? current : ceilOf(ratio * static_cast<double>(ready));
}

std::int64_t replicasForTotal(double total, double targetPerPod, std::int64_t current, const Tolerance &tolerance)
{
    const double ratio = total / (targetPerPod * static_cast<double>(current));
    return within(ratio, tolerance) ? current : ceilOf(total / targetPerPod);
}

std::optional<std::int64_t> largestProposal(std::span<const std::optional<std::int64_t>> proposals,
                                            std::int64_t current)
{
    std::optional<std::int64_t> largest;
    bool invalid = proposals.empty();
    for (const auto &p : proposals) {
        if (!p)
            invalid = true;
        else
            largest = std::max(largest.value_or(*p), *p);
    }
    if (!largest || (invalid && *largest < current))
        return std::nullopt;
    return largest;
}

namespace {

// What both kinds share: nothing to decide, or the largest proposal that is left to be tempered.
std::optional<std::int64_t> begun(std::span<const std::optional<std::int64_t>> proposals, std::int64_t current, std::int64_t min,
                                  std::int64_t max, Verdict &verdict)
{
    verdict = {current, Outcome::WithinRange};
    if (current == 0 && min != 0) {
        verdict.outcome = Outcome::Disabled;
        return std::nullopt;
    }
    if (current > max || current < min) {
        verdict = current > max ? Verdict{max, Outcome::AboveMaximum} : Verdict{min, Outcome::BelowMinimum};
        return std::nullopt;
    }
    auto recommended = largestProposal(proposals, current);
    if (!recommended)
        verdict.outcome = Outcome::MetricsInvalid;
    return recommended;
}

void settle(Verdict &verdict, std::int64_t recommended, std::int64_t calm, std::int64_t desired)
{
    verdict.desired = desired;
    if (desired != calm)
        verdict.outcome = Outcome::RateLimited;
    else if (calm != recommended)
        verdict.outcome = Outcome::Stabilized;
}

} // namespace

Verdict decide(std::span<const std::optional<std::int64_t>> proposals, std::int64_t current, std::int64_t min,
               std::int64_t max, const Behavior &behavior, State &state, Timestamp now)
{
    Verdict verdict;
    if (const auto recommended = begun(proposals, current, min, max, verdict)) {
        const std::int64_t calm = stabilized(current, *recommended, behavior, state, now);
        settle(verdict, *recommended, calm, limited(current, calm, min, max, behavior, state, now));
        forget(state, behavior, now);
        state.recommendations.push_back({now, *recommended});
    }
    if (verdict.desired > current)
        state.ups.push_back({now, verdict.desired - current});
    else if (verdict.desired < current)
        state.downs.push_back({now, current - verdict.desired});
    return verdict;
}

Verdict decide(std::span<const std::optional<std::int64_t>> proposals, std::int64_t current, std::int64_t min,
               std::int64_t max, State &state, Timestamp now)
{
    constexpr Millis window{Seconds{300}};
    constexpr std::int64_t leastLimit = 4;
    Verdict verdict;
    const auto recommended = begun(proposals, current, min, max, verdict);
    if (!recommended)
        return verdict;
    std::erase_if(state.recommendations, [&](const Recommendation &r) { return r.at <= now - window; });
    std::int64_t calm = *recommended;
    for (const Recommendation &r : state.recommendations)
        calm = std::max(calm, r.replicas);
    settle(verdict, *recommended, calm, std::clamp(calm, min, std::max(min, std::min(max, std::max(2 * current, leastLimit)))));
    state.recommendations.push_back({now, *recommended});
    return verdict;
}

} // namespace preamar::policy::hpa
