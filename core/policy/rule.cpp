// R1's arithmetic on one set of demands, wherever they come from: a look-ahead, or what is measured.
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

constexpr double kUrgentShare = 0.9;
constexpr double kRatioSlack = 1e-12; // exactly at a threshold is not above it

double largestShare(const Assessment &assessed, const Demands &demands, std::int64_t count)
{
    double largest = 0.0;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        if (demands[i])
            largest = std::max(largest, percentOf(*demands[i], count, assessed.capacity[i].limit) / 100.0);
    }
    return largest;
}

// Replicas that would run at target, as a real number: current × max(cpu/target, memory/target) of R1.
double replicasAtTarget(const Assessment &assessed, const Demands &demands)
{
    double most = 0.0;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const CapacityView &view = assessed.capacity[i];
        if (demands[i])
            most = std::max(most, *demands[i] / view.limit / view.target);
    }
    return most;
}

} // namespace

std::optional<Rise> riseFor(const Assessment &assessed, const Demands &demands, const DecisionInput &input)
{
    const std::int64_t current = input.workload.replicas;
    const double above = input.policy.upThreshold + kRatioSlack;
    const double share = largestShare(assessed, demands, assessed.basis);
    if (!(share > above))
        return std::nullopt;
    Rise rise{.target = floorCount(replicasAtTarget(assessed, demands)), .urgent = share > kUrgentShare + kRatioSlack};
    if (rise.target > current)
        return rise;
    // Replicas that are ordered but not ready yet may already be enough.
    rise.alreadyOrdered = current > assessed.basis && !(largestShare(assessed, demands, current) > above);
    rise.rounded = !rise.alreadyOrdered;
    rise.target = rise.rounded ? current + 1 : current;
    return rise;
}

bool isLow(const Assessment &assessed, const Demands &demands, const DecisionInput &input)
{
    bool any = false;
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const CapacityView &view = assessed.capacity[i];
        if (!demands[i]) {
            if (view.relevant)
                return false;
            continue;
        }
        const double share = percentOf(*demands[i], assessed.basis, view.limit) / 100.0;
        if (!(share < input.policy.downThreshold - kRatioSlack))
            return false;
        any = any || view.relevant;
    }
    return any;
}

std::int64_t lowerTarget(std::int64_t current)
{
    return std::max<std::int64_t>(1, current * 7 / 10);
}

std::optional<std::int64_t> countNeededNow(const Assessment &assessed)
{
    bool any = false;
    for (const CapacityView &view : assessed.capacity) {
        if (view.relevant && !view.falling)
            return std::nullopt;
        any = any || view.relevant;
    }
    return any ? std::optional{ceilCount(replicasAtTarget(assessed, fallingDemands(assessed)))} : std::nullopt;
}

std::optional<std::int64_t> countNeeded(const Assessment &assessed, Timestamp now)
{
    auto needed = countNeededNow(assessed);
    if (!needed || !assessed.forecastProblems.empty())
        return std::nullopt;
    for (const Millis ahead : lookAheads())
        needed = std::max(*needed, ceilCount(replicasAtTarget(assessed, demandsAt(assessed, now + ahead))));
    return needed;
}

// Percent CPU and percent memory; where only one is known, its name says which.
Reason underused(const Assessment &assessed, const Demands &demands)
{
    Reason reason{ReasonCode::ResourcesUnderused, {}, {}};
    for (std::size_t i = 0; i < demands.size(); ++i) {
        const CapacityView &view = assessed.capacity[i];
        if (!demands[i])
            continue;
        reason.subject = reason.numbers.empty() ? view.id.str() : std::string{};
        reason.numbers.push_back(percentOf(*demands[i], assessed.basis, view.limit));
    }
    return reason;
}

Demands risingDemands(const Assessment &assessed)
{
    Demands demands;
    demands.reserve(assessed.capacity.size());
    for (const CapacityView &view : assessed.capacity)
        demands.push_back(view.rising);
    return demands;
}

Demands fallingDemands(const Assessment &assessed)
{
    Demands demands;
    demands.reserve(assessed.capacity.size());
    for (const CapacityView &view : assessed.capacity)
        demands.push_back(view.falling);
    return demands;
}

} // namespace preamar::policy
