#include "core/forecast/trials.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr double kWorstKept = 5.0; // a member that errs more than this times the best has no say
constexpr std::size_t kBuckets = kWeightNodes.size();

// How many steps a trial step stands for.
double weightOf(std::size_t index)
{
    const std::size_t before = index == 0 ? 0 : kTrialSteps[index - 1];
    return static_cast<double>(kTrialSteps[index] - before);
}

// Mean absolute error per bucket and member over origins and steps where every member spoke; NaN without any.
std::vector<std::vector<double>> errorsByBucket(const Trials &trials)
{
    std::vector<std::vector<double>> sums(kBuckets, std::vector<double>(trials.members, 0.0));
    std::vector<std::vector<double>> counts = sums;
    for (std::size_t i = 0; i < trials.origins.size(); ++i) {
        for (std::size_t s = 0; s < trials.steps; ++s) {
            const double truth = trials.truth(i, s);
            if (!std::isfinite(truth))
                continue;
            const std::size_t b = weightBucketOf(kTrialSteps[s]);
            const auto said = trials.at(i, s);
            for (std::size_t k = 0; k < trials.members; ++k) {
                if (!std::isfinite(said[k]))
                    continue;
                sums[b][k] += std::abs(truth - said[k]);
                counts[b][k] += 1.0;
            }
        }
    }
    for (std::size_t b = 0; b < kBuckets; ++b) {
        const double most = *std::max_element(counts[b].begin(), counts[b].end());
        for (std::size_t k = 0; k < trials.members; ++k)
            sums[b][k] = counts[b][k] > 0.5 * most ? sums[b][k] / counts[b][k] : std::nan("");
    }
    return sums;
}

} // namespace

std::size_t weightBucketOf(std::size_t step)
{
    std::size_t b = 0;
    while (b + 1 < kBuckets && step * step > kWeightNodes[b] * kWeightNodes[b + 1])
        ++b;
    return b;
}

double weightedMedian(std::span<Vote> votes)
{
    double total = 0.0;
    for (std::size_t i = 0; i < votes.size(); ++i) {
        const Vote vote = votes[i];
        total += vote.weight;
        std::size_t j = i;
        for (; j > 0 && votes[j - 1].value > vote.value; --j)
            votes[j] = votes[j - 1];
        votes[j] = vote;
    }
    const double half = 0.5 * total;
    double sum = 0.0;
    double before = 0.0; // the middle of the vote before, and its value
    double value = 0.0;
    bool any = false;
    for (const Vote &vote : votes) {
        if (!(vote.weight > 0.0))
            continue;
        const double middle = sum + 0.5 * vote.weight;
        if (middle >= half) {
            if (!any || !(middle > before))
                return vote.value;
            return value + (vote.value - value) * ((half - before) / (middle - before));
        }
        sum += vote.weight;
        before = middle;
        value = vote.value;
        any = true;
    }
    return value;
}

Weights learnWeights(const Trials &trials)
{
    constexpr double exponent = 2.0;
    constexpr std::size_t reach = 3; // buckets that lend their errors, half as much with every one further away
    const auto errors = errorsByBucket(trials);
    Weights weights;
    for (std::size_t b = 0; b < kBuckets; ++b) {
        weights[b].assign(trials.members, 0.0);
        // Errors relative to the best of the bucket, averaged with the neighbours' in the logarithm.
        std::vector<double> relative(trials.members, 0.0);
        std::vector<double> seen(trials.members, 0.0);
        for (std::size_t near = b > reach ? b - reach : 0; near <= std::min(b + reach, kBuckets - 1); ++near) {
            double least = std::numeric_limits<double>::infinity();
            for (const double e : errors[near])
                least = e < least ? e : least;
            const double share = std::exp2(-static_cast<double>(near > b ? near - b : b - near));
            for (std::size_t k = 0; k < trials.members; ++k) {
                const double e = errors[near][k];
                if (!std::isfinite(e) || !std::isfinite(least))
                    continue;
                relative[k] += share * (e > 0.0 ? std::log(least > 0.0 ? std::min(e / least, 1e6) : 1e6) : 0.0);
                seen[k] += share;
            }
        }
        double best = std::numeric_limits<double>::infinity();
        for (std::size_t k = 0; k < trials.members; ++k) {
            relative[k] = seen[k] > 0.0 ? relative[k] / seen[k] : std::numeric_limits<double>::infinity();
            best = std::min(best, relative[k]);
        }
        if (!std::isfinite(best)) {
            // Nothing is known of such steps: what holds for the bucket before, or all alike.
            if (b > 0)
                weights[b] = weights[b - 1];
            else
                weights[b].assign(trials.members, 1.0);
            continue;
        }
        for (std::size_t k = 0; k < trials.members; ++k) {
            if (relative[k] - best <= std::log(kWorstKept))
                weights[b][k] = std::exp(exponent * (best - relative[k]));
        }
    }
    return weights;
}

std::vector<double> combined(const Trials &trials, const Weights &weights)
{
    std::vector<double> points(trials.origins.size() * trials.steps);
    std::vector<Vote> votes(trials.members);
    for (std::size_t i = 0; i < trials.origins.size(); ++i) {
        for (std::size_t s = 0; s < trials.steps; ++s) {
            const auto &row = weights[weightBucketOf(kTrialSteps[s])];
            const auto said = trials.at(i, s);
            double total = 0.0;
            for (std::size_t k = 0; k < trials.members; ++k) {
                const bool known = std::isfinite(said[k]);
                votes[k] = {known ? said[k] : 0.0, known ? row[k] : 0.0};
                total += votes[k].weight;
            }
            points[i * trials.steps + s] = total > 0.0 ? weightedMedian(votes) : std::nan("");
        }
    }
    return points;
}

Residuals residualsOf(const Trials &trials, std::span<const double> points, std::size_t firstOrigin,
                      std::size_t lastOrigin)
{
    Residuals residuals;
    for (std::size_t i = firstOrigin; i < lastOrigin; ++i) {
        for (std::size_t s = 0; s < trials.steps; ++s) {
            const std::size_t at = i * trials.steps + s;
            if (!std::isfinite(trials.truths[at]) || !std::isfinite(points[at]))
                continue;
            const Spread spread =
                trials.up.empty() ? Spread{}
                                  : Spread{trials.up[at], trials.down[at]};
            residuals.add(kTrialSteps[s], trials.origins[i], points[at], trials.truths[at], spread);
        }
    }
    return residuals;
}

TrialError errorOf(const Trials &trials, std::span<const double> points, std::size_t horizon)
{
    TrialError error;
    for (std::size_t i = 0; i < trials.origins.size(); ++i) {
        for (std::size_t s = 0; s < trials.steps && kTrialSteps[s] <= horizon; ++s) {
            const std::size_t at = i * trials.steps + s;
            if (!std::isfinite(trials.truths[at]) || !std::isfinite(points[at]))
                continue;
            error.absolute += weightOf(s) * std::abs(trials.truths[at] - points[at]);
            error.truth += weightOf(s) * std::abs(trials.truths[at]);
            error.count += weightOf(s);
        }
    }
    return error;
}

TrialError errorOfMember(const Trials &trials, std::size_t member, std::size_t horizon)
{
    std::vector<double> points(trials.origins.size() * trials.steps);
    for (std::size_t at = 0; at < points.size(); ++at)
        points[at] = trials.forecasts[at * trials.members + member];
    return errorOf(trials, points, horizon);
}

} // namespace preamar::forecast
