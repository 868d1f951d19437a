#include "core/forecast/directboosting.h"

#include "core/forecast/random.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::forecast {

namespace {

constexpr std::size_t kPairs = 6000; // of origin and horizon
constexpr std::size_t kMostLight = 8;
constexpr int kFirstTrees = 80;
constexpr int kMoreTrees = 30;

double medianOf(std::span<const float> light)
{
    std::array<float, kMostLight> known{};
    std::size_t count = 0;
    for (const float v : light) {
        if (std::isfinite(v) && count < kMostLight)
            known[count++] = v;
    }
    std::sort(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(count));
    if (count == 0)
        return std::nan("");
    const auto upper = static_cast<double>(known[count / 2]);
    return count % 2 == 1 ? upper : 0.5 * (upper + static_cast<double>(known[count / 2 - 1]));
}

double baseOf(DirectBase base, const DirectFeatures &features, std::span<const float> light, std::size_t theta)
{
    switch (base) {
    case DirectBase::Nothing:
        return 0.0;
    case DirectBase::LastValue:
        return features.last();
    case DirectBase::Theta:
        return theta < light.size() ? static_cast<double>(light[theta]) : std::nan("");
    case DirectBase::MedianOfLight:
        return medianOf(light);
    }
    return 0.0;
}

struct Pair
{
    std::size_t origin; // index among the past origins
    std::size_t step;
    std::size_t target;
};

// Steps spread evenly over the logarithm of the horizon, at every origin.
std::vector<Pair> drawPairs(const LightPast &past, std::span<const double> values, std::uint64_t seed)
{
    Random random(seed);
    std::vector<Pair> pairs;
    const std::size_t each = std::max<std::size_t>(4, kPairs / std::max<std::size_t>(1, past.origins.size()));
    const double reach = std::log(static_cast<double>(past.horizon) + 1.0);
    for (std::size_t i = 0; i < past.origins.size(); ++i) {
        for (std::size_t k = 0; k < each; ++k) {
            const double place = (static_cast<double>(k) + random.uniform()) / static_cast<double>(each);
            const auto step = std::clamp<std::size_t>(static_cast<std::size_t>(std::exp(place * reach)), 1, past.horizon);
            const std::size_t target = past.origins[i] + step - 1;
            if (target < values.size() && std::isfinite(values[target]))
                pairs.push_back({i, step, target});
        }
    }
    return pairs;
}

void lightAt(const LightPast &past, const Pair &pair, std::span<float> out)
{
    for (std::size_t k = 0; k < past.members; ++k)
        out[k] = past.at(k, pair.origin, pair.step);
}

} // namespace

Result<DirectBoosting> DirectBoosting::fit(std::span<const double> values, const Clockwork &clockwork,
                                           const LightPast &past, std::span<const DirectVariant> variants,
                                           std::size_t split, std::uint64_t seed)
{
    if (past.members > kMostLight)
        return fail(ErrorCode::InvalidArgument, "direct boosting", "too many light members");
    auto pairs = drawPairs(past, values, seed);
    const auto judged = std::stable_partition(pairs.begin(), pairs.end(),
                                              [split](const Pair &p) { return p.target < split; });
    const auto before = static_cast<std::size_t>(judged - pairs.begin());
    if (before < 200)
        return fail(ErrorCode::InsufficientData, "direct boosting", "too few rows to learn from");

    const std::size_t own = DirectFeatures::names().size();
    DirectBoosting model;
    model.m_theta = past.theta;
    model.m_columns = own + past.members;
    FeatureTable all{.columns = model.m_columns, .values = std::vector<double>(pairs.size() * model.m_columns)};
    std::vector<std::vector<double>> bases(variants.size(), std::vector<double>(pairs.size()));
    DirectFeatures features(values, clockwork);
    std::vector<float> light(past.members);
    std::size_t standing = past.origins.size();
    for (std::size_t p = 0; p < pairs.size(); ++p) {
        if (pairs[p].origin != standing) {
            standing = pairs[p].origin;
            features.setOrigin(past.origins[standing]);
        }
        const std::span<double> row(all.values.data() + p * model.m_columns, model.m_columns);
        features.at(pairs[p].step, row.first(own));
        lightAt(past, pairs[p], light);
        std::copy(light.begin(), light.end(), row.begin() + static_cast<std::ptrdiff_t>(own));
        for (std::size_t v = 0; v < variants.size(); ++v)
            bases[v][p] = baseOf(variants[v].base, features, light, past.theta);
    }
    for (std::size_t v = 0; v < variants.size(); ++v) {
        const std::size_t columns = variants[v].knowsLight ? model.m_columns : own;
        FeatureTable table{.columns = columns, .values = {}};
        std::vector<double> targets;
        std::size_t first = 0;
        for (std::size_t p = 0; p < pairs.size(); ++p) {
            const double target = values[pairs[p].target] - bases[v][p];
            if (!std::isfinite(target))
                continue;
            first += p < before ? 1 : 0;
            targets.push_back(target);
            const auto row = all.row(p).first(columns);
            table.values.insert(table.values.end(), row.begin(), row.end());
        }
        const BoostingOptions options{.loss = BoostingOptions::Loss::Quantile,
                                      .levels = {0.1, 0.5, 0.9},
                                      .trees = kFirstTrees + kMoreTrees,
                                      .firstRows = first,
                                      .firstTrees = kFirstTrees};
        if (first < 100)
            return fail(ErrorCode::InsufficientData, "direct boosting", "too few rows to learn from");
        auto trees = BoostedTrees::fit(table, targets, options);
        if (!trees)
            return fail(trees.error());
        model.m_parts.push_back({variants[v], static_cast<std::size_t>(kFirstTrees), std::move(*trees)});
    }
    return model;
}

void DirectBoosting::answer(const DirectFeatures &features, std::size_t step, std::span<const float> light,
                            bool judging, std::span<DirectAnswer> out) const
{
    std::array<double, 64> row{};
    const std::size_t own = DirectFeatures::names().size();
    features.at(step, std::span(row).first(own));
    std::copy(light.begin(), light.end(), row.begin() + static_cast<std::ptrdiff_t>(own));
    for (std::size_t v = 0; v < m_parts.size(); ++v) {
        const Part &part = m_parts[v];
        std::array<double, 3> q{};
        part.trees.predict(std::span(row).first(part.trees.columns()), q, judging ? part.judged : part.trees.trees());
        std::sort(q.begin(), q.end());
        const double base = baseOf(part.variant.base, features, light, m_theta);
        out[v] = {base + q[0], base + q[1], base + q[2]};
    }
}

std::vector<double> DirectBoosting::importances() const
{
    std::vector<double> shares(m_columns, 0.0);
    for (const Part &part : m_parts) {
        const auto own = part.trees.importances();
        for (std::size_t c = 0; c < own.size(); ++c)
            shares[c] += own[c] / static_cast<double>(m_parts.size());
    }
    return shares;
}

void DirectBoosting::save(ByteWriter &out) const
{
    out.size(m_theta);
    out.size(m_columns);
    out.size(m_parts.size());
    for (const Part &part : m_parts) {
        out.u64(static_cast<std::uint64_t>(part.variant.base) * 2 + (part.variant.knowsLight ? 1 : 0));
        out.size(part.judged);
        part.trees.save(out);
    }
}

Result<DirectBoosting> DirectBoosting::load(ByteReader &in)
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "direct boosting bytes", "fields do not fit"); };
    DirectBoosting model;
    model.m_theta = in.size();
    model.m_columns = in.size();
    const std::size_t parts = in.size();
    const std::size_t own = DirectFeatures::names().size();
    if (!in.ok() || parts == 0 || parts > 16 || model.m_columns < own || model.m_columns > own + kMostLight)
        return bad();
    for (std::size_t v = 0; v < parts; ++v) {
        const std::uint64_t kind = in.u64();
        const std::size_t judged = in.size();
        auto trees = BoostedTrees::load(in);
        if (!trees)
            return fail(trees.error());
        const bool knowsLight = kind % 2 == 1;
        if (kind / 2 > static_cast<std::uint64_t>(DirectBase::MedianOfLight) || trees->outputs() != 3 ||
            trees->columns() != (knowsLight ? model.m_columns : own) || judged > trees->trees())
            return bad();
        model.m_parts.push_back({{static_cast<DirectBase>(kind / 2), knowsLight}, judged, std::move(*trees)});
    }
    return model;
}

} // namespace preamar::forecast
