// The figures of a proposal (decisions.md): risk of overload, confidence, money, the first predicted overload.
#include "core/policy/draft.h"

#include <algorithm>
#include <cmath>

namespace preamar::policy {

namespace {

constexpr Millis kRiskWindow = Seconds{7'200};
constexpr double kHoursPerMonth = 730.0;

double overloadThreshold(std::int64_t replicas, double limit)
{
    return kOverloadShare * static_cast<double>(replicas) * limit;
}

std::optional<double> pricePerHour(const DecisionInput &input)
{
    const auto price = input.pricePerReplicaHour ? input.pricePerReplicaHour : input.policy.price;
    return price && std::isfinite(*price) && *price >= 0.0 ? price : std::nullopt;
}

// Demand measured now on the ready replicas, else the first step whose median is over the capacity of those ordered.
std::optional<Timestamp> firstBreach(const Assessment &assessed, const DecisionInput &input)
{
    std::optional<Timestamp> first;
    for (const CapacityView &view : assessed.capacity) {
        if (view.rising && *view.rising > overloadThreshold(assessed.basis, view.limit))
            return input.now;
        if (!view.forecast)
            continue;
        const Forecast &f = *view.forecast;
        for (std::size_t i = 0; i < f.steps.size(); ++i) {
            if (f.timeAt(i) > f.trustedUntil())
                break;
            if (f.timeAt(i) <= input.now ||
                !(f.steps[i][kMedian] > overloadThreshold(input.workload.replicas, view.limit)))
                continue;
            const Timestamp at = std::max(input.now, f.timeAt(i) - f.step);
            first = first ? std::min(*first, at) : at;
            break;
        }
    }
    return first;
}

} // namespace

namespace {

// What is measured above the band of its own time refutes the forecast's level: the whole of it is lifted to what is
// there. 1 where the two agree; nullopt where the forecast expected nothing at all.
std::optional<double> liftOf(const CapacityView &view, Timestamp now)
{
    constexpr std::size_t kHigh80 = 10; // level 0.9
    const Quantiles *q = view.rising ? quantilesAt(*view.forecast, now) : nullptr;
    if (!q || !(*view.rising > (*q)[kHigh80]))
        return 1.0;
    return (*q)[kMedian] > 0.0 ? std::optional{*view.rising / (*q)[kMedian]} : std::nullopt;
}

} // namespace

// From all steps, trusted or not: how wide the quantiles lie is measured for each of them, also where the median says no
// more than repeating would.
std::optional<double> overloadRisk(const Assessment &assessed, std::int64_t replicas, Timestamp now, Timestamp from,
                                   Timestamp to)
{
    std::optional<double> risk;
    for (const CapacityView &view : assessed.capacity) {
        if (!view.forecast)
            continue;
        const double threshold = overloadThreshold(replicas, view.limit);
        const auto lift = liftOf(view, now);
        const Forecast &f = *view.forecast;
        for (std::size_t i = 0; i < f.steps.size(); ++i) {
            // Step i is the mean over (timeAt(i) − step, timeAt(i)].
            if (f.timeAt(i) <= from || f.timeAt(i) - f.step >= to)
                continue;
            const double p = lift                       ? probabilityAbove(f.steps[i], threshold / *lift)
                             : *view.rising > threshold ? 1.0
                                                        : 0.0;
            risk = std::max(risk.value_or(0.0), p <= 1.0 ? p : 1.0);
        }
    }
    return risk;
}

void addFigures(Decision &decision, const Assessment &assessed, const DecisionInput &input)
{
    const Timestamp from = input.now + input.policy.startup;
    const Timestamp to = from + kRiskWindow;
    const auto without = overloadRisk(assessed, decision.from, input.now, from, to);
    const auto with = decision.to == decision.from ? without : overloadRisk(assessed, decision.to, input.now, from, to);
    if (without && with) {
        decision.risk = Risk{*without, *with};
        decision.confidence = decision.action == Direction::Up ? *without : 1.0 - *with;
    }
    if (const auto price = pricePerHour(input)) {
        const double money = kHoursPerMonth * static_cast<double>(decision.to - decision.from) * *price;
        if (std::isfinite(money))
            decision.costPerMonthDelta = money;
    }
    decision.breachAt = firstBreach(assessed, input);
}

} // namespace preamar::policy
