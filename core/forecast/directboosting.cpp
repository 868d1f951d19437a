#include "core/forecast/directboosting.h"

#include "core/forecast/random.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

double baseOf(DirectBase base, const DirectFeatures &features, double theta)
{
    switch (base) {
    case DirectBase::Nothing:
        return 0.0;
    case DirectBase::LastValue:
        return features.last();
    case DirectBase::Theta:
        return theta;
    case DirectBase::DayMean:
        return 0.0;
    }
    return 0.0;
}

// What the trees' answers are multiplied by.
double unitOf(DirectBase base, const DirectFeatures &features)
{
    if (base != DirectBase::DayMean)
        return 1.0;
    return std::max(std::abs(features.dayMean()), std::numeric_limits<double>::min());
}

double targetOf(DirectBase base, const DirectFeatures &features, double theta, double value)
{
    constexpr double most = 20.0; // times the mean of a day: after an idle day, ratios say nothing
    const double target = value - baseOf(base, features, theta);
    return base == DirectBase::DayMean ? std::clamp(target / unitOf(base, features), -most, most) : target;
}

struct Pair
{
    std::size_t origin; // index among the past origins
    std::size_t step;
    std::size_t target;
};

// Steps spread evenly over the logarithm of the horizon, at every origin.
std::vector<Pair> drawPairs(const LightPast &past, std::span<const double> values, const DirectOptions &options)
{
    Random random(options.seed);
    std::vector<Pair> pairs;
    const std::size_t each = std::max<std::size_t>(4, options.pairs / std::max<std::size_t>(1, past.origins.size()));
    const double reach = std::log(static_cast<double>(past.horizon) + 1.0);
    for (std::size_t i = 0; i < past.origins.size(); ++i) {
        for (std::size_t k = 0; k < each; ++k) {
            const double place = (static_cast<double>(k) + random.uniform()) / static_cast<double>(each);
            const auto step =
                std::clamp<std::size_t>(static_cast<std::size_t>(std::exp(place * reach)), 1, past.horizon);
            const std::size_t target = past.origins[i] + step - 1;
            if (target < values.size() && std::isfinite(values[target]))
                pairs.push_back({i, step, target});
        }
    }
    return pairs;
}

} // namespace

Result<DirectBoosting> DirectBoosting::fit(std::span<const double> values, const Clockwork &clockwork,
                                           const LightPast &past, std::size_t split, const DirectOptions &options)
{
    const auto &variants = options.variants;
    auto pairs = drawPairs(past, values, options);
    const auto judged =
        std::stable_partition(pairs.begin(), pairs.end(), [split](const Pair &p) { return p.target < split; });
    const auto before = static_cast<std::size_t>(judged - pairs.begin());
    if (before < 200)
        return fail(ErrorCode::InsufficientData, "direct boosting", "too few rows to learn from");

    DirectBoosting model;
    const std::size_t columns = DirectFeatures::names().size();
    FeatureTable table{.columns = columns, .values = {}};
    table.values.reserve(pairs.size() * columns);
    std::vector<std::vector<double>> targets(variants.size()); // per variant, per row of the table
    std::size_t first = 0;                                     // rows of the table that were known before the split
    DirectFeatures features(values, clockwork);
    std::size_t standing = past.origins.size();
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        if (pairs[p].origin != standing) {
            standing = pairs[p].origin;
            features.setOrigin(past.origins[standing]);
        }
        const double theta = past.at(past.theta, pairs[p].origin, pairs[p].step);
        if (!std::isfinite(features.last()) || !std::isfinite(theta))
            continue;
        table.values.resize(table.values.size() + columns);
        features.at(pairs[p].step, std::span(table.values).last(columns));
        for (std::size_t v = 0; v < variants.size(); ++v)
            targets[v].push_back(targetOf(variants[v], features, theta, values[pairs[p].target]));
        first += p < before ? 1 : 0;
    }
    if (first < 100)
        return fail(ErrorCode::InsufficientData, "direct boosting", "too few rows to learn from");
    const BinnedTable binned(table, options.bins);
    for (std::size_t v = 0; v < variants.size(); ++v) {
        BoostingOptions grown{.loss = BoostingOptions::Loss::Quantile,
                              .levels = {0.1, 0.5, 0.9},
                              .trees = options.trees,
                              .leaves = options.leaves,
                              .leastRows = options.leastRows,
                              .rate = options.rate};
        auto trees = BoostedTrees::fit(binned, targets[v], grown);
        grown.trees = options.judgedTrees;
        grown.rate = options.judgedRate;
        auto judge = BoostedTrees::fit(binned, std::span(targets[v]).first(first), grown);
        if (!trees || !judge)
            return fail(trees ? judge.error() : trees.error());
        model.m_parts.push_back({variants[v], std::move(*trees), std::move(*judge)});
    }
    return model;
}

std::vector<DirectAnswer> DirectBoosting::answers(const DirectFeatures &features, std::span<const std::size_t> steps,
                                                  std::span<const double> theta, bool judging) const
{
    const std::size_t columns = DirectFeatures::names().size();
    FeatureTable table{.columns = columns, .values = std::vector<double>(steps.size() * columns)};
    for (std::size_t i = 0; i < steps.size(); ++i)
        features.at(steps[i], std::span(table.values).subspan(i * columns, columns));
    std::vector<DirectAnswer> out(m_parts.size() * steps.size());
    std::vector<double> quantiles(3 * steps.size());
    for (std::size_t v = 0; v < m_parts.size(); ++v) {
        const Part &part = m_parts[v];
        (judging ? part.judged : part.trees).predictAll(table, quantiles);
        for (std::size_t i = 0; i < steps.size(); ++i) {
            const auto q = std::span(quantiles).subspan(3 * i, 3);
            std::sort(q.begin(), q.end());
            const double base = baseOf(part.base, features, theta[i]);
            const double unit = unitOf(part.base, features);
            out[v * steps.size() + i] = {base + unit * q[0], base + unit * q[1], base + unit * q[2]};
        }
    }
    return out;
}

std::vector<double> DirectBoosting::contributions(const DirectFeatures &features, std::size_t step, double theta) const
{
    const std::size_t columns = DirectFeatures::names().size();
    std::vector<double> row(columns);
    features.at(step, row);
    std::vector<double> sum(columns + 1, 0.0);
    const auto share = 1.0 / static_cast<double>(m_parts.size());
    for (const Part &part : m_parts) {
        const auto own = part.trees.contributions(row, 1);
        const double unit = unitOf(part.base, features);
        for (std::size_t c = 0; c <= columns; ++c)
            sum[c] += share * unit * own[c];
        sum[columns] += share * baseOf(part.base, features, theta);
    }
    return sum;
}

std::vector<double> DirectBoosting::importances() const
{
    std::vector<double> shares(DirectFeatures::names().size(), 0.0);
    for (const Part &part : m_parts) {
        const auto own = part.trees.importances();
        for (std::size_t c = 0; c < own.size(); ++c)
            shares[c] += own[c] / static_cast<double>(m_parts.size());
    }
    return shares;
}

void DirectBoosting::save(ByteWriter &out) const
{
    out.size(m_parts.size());
    for (const Part &part : m_parts) {
        out.u64(static_cast<std::uint64_t>(part.base));
        part.trees.save(out);
    }
}

Result<DirectBoosting> DirectBoosting::load(ByteReader &in)
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "direct boosting bytes", "fields do not fit"); };
    DirectBoosting model;
    const std::size_t parts = in.size();
    if (!in.ok() || parts == 0 || parts > 16)
        return bad();
    for (std::size_t v = 0; v < parts; ++v) {
        const std::uint64_t base = in.u64();
        auto trees = BoostedTrees::load(in);
        if (!trees)
            return fail(trees.error());
        if (base > static_cast<std::uint64_t>(DirectBase::DayMean) || trees->outputs() != 3 ||
            trees->columns() != DirectFeatures::names().size())
            return bad();
        model.m_parts.push_back({static_cast<DirectBase>(base), std::move(*trees), {}});
    }
    return model;
}

} // namespace preamar::forecast
