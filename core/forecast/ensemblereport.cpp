// What a combination found out about its members while it was fitted.
#include "core/forecast/ensemblefit.h"
#include "core/forecast/roll.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

double betterNaive(const Trials &trials, std::size_t horizon)
{
    double least = std::numeric_limits<double>::infinity();
    for (std::size_t k = 0; k < kNaive; ++k) {
        const TrialError e = errorOfMember(trials, k, horizon);
        if (e.count > 0.0)
            least = std::min(least, e.absolute);
    }
    return std::isfinite(least) ? least : 0.0;
}

// Share of truths inside the 80 % band, with bands calibrated on the earlier two thirds of the origins and judged on
// the rest: judging them on what they were made from would always answer 80 %.
double heldOutCoverage(const Trials &trials, std::span<const double> points, std::size_t horizon, Bounds bounds)
{
    const std::size_t learned = trials.origins.size() * 2 / 3;
    if (learned == 0 || learned == trials.origins.size())
        return 0.0;
    Trials early = trials;
    for (std::size_t at = 0; at < early.truths.size(); ++at) {
        if (early.origins[at / early.steps] + kTrialSteps[at % early.steps] > trials.origins[learned])
            early.truths[at] = std::nan("");
    }
    const Bands bands = Bands::calibrate(residualsOf(early, points, 0, learned));
    std::size_t inside = 0;
    std::size_t total = 0;
    for (std::size_t i = learned; i < trials.origins.size(); ++i) {
        for (std::size_t s = 0; s < trials.steps && kTrialSteps[s] <= horizon; ++s) {
            const std::size_t at = i * trials.steps + s;
            if (!std::isfinite(trials.truths[at]) || !std::isfinite(points[at]))
                continue;
            const Spread spread = trials.up.empty() ? Spread{} : Spread{trials.up[at], trials.down[at]};
            const Quantiles q = bands.at(kTrialSteps[s], points[at], bounds, spread);
            inside += trials.truths[at] >= q[4] && trials.truths[at] <= q[10] ? 1U : 0U;
            ++total;
        }
    }
    return total > 0 ? static_cast<double>(inside) / static_cast<double>(total) : 0.0;
}

constexpr std::array<Millis, 3> kExplained{std::chrono::minutes{30}, std::chrono::hours{2}, std::chrono::hours{24}};

std::vector<Contributions> contributionsOf(const EnsembleModel &model, Millis step)
{
    std::vector<Contributions> all;
    DirectFeatures features(model.tail.values, model.tail.clock);
    features.setOrigin(model.tail.values.size());
    if (!std::isfinite(features.last()) || !model.light[kTheta])
        return all;
    std::vector<double> theta(model.horizon);
    model.light[kTheta]->points(theta);
    for (const Millis ahead : kExplained) {
        // The row that this time ahead lies in; of long rows several may.
        const auto steps = static_cast<std::size_t>((ahead + step - Millis{1}) / step);
        if (steps > model.horizon || (!all.empty() && all.back().steps == steps))
            continue;
        const auto values = model.boosted->contributions(features, steps, theta[steps - 1]);
        Contributions one{.steps = steps, .base = values.back(), .parts = {}};
        for (std::size_t c = 0; c + 1 < values.size(); ++c)
            one.parts.emplace_back(DirectFeatures::names()[c], values[c]);
        std::stable_sort(one.parts.begin(), one.parts.end(), [](const auto &a, const auto &b) {
            return std::abs(a.second) > std::abs(b.second);
        });
        all.push_back(std::move(one));
    }
    return all;
}

} // namespace

std::vector<std::size_t> shorterHorizons(std::size_t horizon, Millis step)
{
    constexpr Millis least = std::chrono::minutes{30};
    std::vector<std::size_t> steps;
    for (const std::size_t node : kWeightNodes) {
        if (node < horizon && step * static_cast<std::int64_t>(node) >= least)
            steps.insert(steps.begin(), node);
    }
    return steps;
}

void fillReport(EnsembleReport &report, const Trials &trials, std::span<const double> points,
                const EnsembleModel &model, Millis step, std::size_t horizon, Bounds bounds)
{
    const double naive = betterNaive(trials, horizon);
    const auto origins = static_cast<int>(trials.origins.size());
    const auto testOf = [&](std::string name, const TrialError &e, double base) {
        return BackTest{.model = std::move(name),
                        .relMae = relativeError(e.absolute, base),
                        .wape = relativeError(e.absolute, e.truth),
                        .coverage80 = 0.0,
                        .origins = origins};
    };
    for (std::size_t k = 0; k < trials.members; ++k) {
        const TrialError error = errorOfMember(trials, k, horizon);
        if (error.count == 0.0)
            continue;
        MemberReport member;
        member.name = k < kLight ? lightMembers()[k]->info().name : boostedName(model.boosted->base(k - kLight));
        member.backTest = testOf(member.name, error, naive);
        for (const auto &bucket : model.weights) {
            double total = 0.0;
            for (const double w : bucket)
                total += w;
            member.weights.push_back(total > 0.0 ? bucket[k] / total : 0.0);
        }
        report.members.push_back(std::move(member));
    }
    report.backTest = testOf(model.name, errorOf(trials, points, horizon), naive);
    report.backTest.coverage80 = heldOutCoverage(trials, points, horizon, bounds);
    for (const std::size_t steps : report.backTest.relMae > 1.0 ? shorterHorizons(horizon, step) : std::vector<std::size_t>{}) {
        const TrialError error = errorOf(trials, points, steps);
        BackTest test = testOf(model.name, error, betterNaive(trials, steps));
        if (report.shorter || !(error.count > 0.0) || !(test.relMae <= kClearlyBetter))
            continue;
        test.coverage80 = heldOutCoverage(trials, points, steps, bounds);
        report.shorter = ShorterTest{steps, std::move(test)};
    }
    for (std::size_t b = 0; b < kWeightNodes.size(); ++b) {
        const TrialError e = errorOf(trials, points, kWeightNodes[b]);
        report.relMae[b] = kWeightNodes[b] <= kTrialSteps[std::max<std::size_t>(1, trials.steps) - 1] && e.count > 0.0
                               ? relativeError(e.absolute, betterNaive(trials, kWeightNodes[b]))
                               : std::nan("");
    }
    if (!model.boosted)
        return;
    report.contributions = contributionsOf(model, step);
    const auto shares = model.boosted->importances();
    for (std::size_t c = 0; c < shares.size(); ++c)
        report.importances.emplace_back(DirectFeatures::names()[c], shares[c]);
    std::stable_sort(report.importances.begin(), report.importances.end(),
                     [](const auto &a, const auto &b) { return a.second > b.second; });
}

} // namespace preamar::forecast
