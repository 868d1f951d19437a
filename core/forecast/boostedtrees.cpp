// What fitted trees answer, and their bytes; growing them is boosting.cpp.
#include "core/forecast/boosting.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace preamar::forecast {

void BoostedTrees::predict(std::span<const double> row, std::span<double> out) const
{
    std::array<double, kMostOutputs> sums{};
    for (const Tree &tree : m_trees) {
        const TreeNode &leaf = leafOf(tree, row);
        for (std::size_t k = 0; k < kMostOutputs; ++k)
            sums[k] += static_cast<double>(leaf.value[k]);
    }
    for (std::size_t k = 0; k < m_start.size(); ++k)
        out[k] = m_start[k] + m_unit * sums[k];
}

double BoostedTrees::predict(std::span<const double> row) const
{
    std::array<double, kMostOutputs> out{};
    predict(row, std::span(out).first(m_start.size()));
    return out[0];
}

void BoostedTrees::predictAll(const FeatureTable &table, std::span<double> out) const
{
    const std::size_t outputs = m_start.size();
    std::vector<std::array<double, kMostOutputs>> sums(table.rows());
    for (const auto &tree : m_trees) {
        for (std::size_t r = 0; r < sums.size(); ++r) {
            const TreeNode &leaf = leafOf(tree, table.row(r));
            for (std::size_t k = 0; k < kMostOutputs; ++k)
                sums[r][k] += static_cast<double>(leaf.value[k]);
        }
    }
    for (std::size_t r = 0; r < sums.size(); ++r) {
        for (std::size_t k = 0; k < outputs; ++k)
            out[r * outputs + k] = m_start[k] + m_unit * sums[r][k];
    }
}

std::vector<double> BoostedTrees::contributions(std::span<const double> row, std::size_t output) const
{
    std::vector<double> parts(m_columns + 1, 0.0);
    parts.back() = m_start[output];
    for (const Tree &tree : m_trees)
        addShapley(tree, row, output, m_unit, parts);
    return parts;
}

std::vector<double> BoostedTrees::importances() const
{
    std::vector<double> shares(m_columns, 0.0);
    double total = 0.0;
    for (const auto &tree : m_trees) {
        for (const TreeNode &node : tree) {
            if (node.column < 0)
                continue;
            shares[static_cast<std::size_t>(node.column)] += static_cast<double>(node.gain);
            total += static_cast<double>(node.gain);
        }
    }
    for (double &share : shares)
        share = total > 0.0 ? share / total : 0.0;
    return shares;
}

void BoostedTrees::save(ByteWriter &out) const
{
    const auto pair = [&out](float a, float b) {
        out.u64(std::uint64_t{std::bit_cast<std::uint32_t>(a)} << 32U | std::bit_cast<std::uint32_t>(b));
    };
    out.size(m_columns);
    out.f64(m_unit);
    out.numbers(m_start);
    out.size(m_trees.size());
    for (const auto &tree : m_trees) {
        out.size(tree.size());
        for (const TreeNode &node : tree) {
            out.u64(static_cast<std::uint64_t>(node.left) << 32U |
                    std::uint64_t{static_cast<std::uint16_t>(node.column)} << 8U | (node.missingLeft ? 1U : 0U));
            if (node.column >= 0)
                pair(node.threshold, node.gain);
            pair(node.rows, node.value[0]);
            if (m_start.size() > 1)
                pair(node.value[1], node.value[2]);
        }
    }
}

Result<BoostedTrees> BoostedTrees::load(ByteReader &in)
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "tree bytes", "fields do not fit"); };
    bool good = true;
    const auto pair = [&in, &good](float &a, float &b) {
        const std::uint64_t both = in.u64();
        a = std::bit_cast<float>(static_cast<std::uint32_t>(both >> 32U));
        b = std::bit_cast<float>(static_cast<std::uint32_t>(both));
        good = good && std::isfinite(a) && std::isfinite(b);
    };
    BoostedTrees trees;
    trees.m_columns = in.size();
    trees.m_unit = in.f64();
    trees.m_start = in.numbers();
    const std::size_t count = in.size();
    good = in.ok() && trees.m_columns > 0 && !trees.m_start.empty() && trees.m_start.size() <= kMostOutputs &&
           std::isfinite(trees.m_unit) &&
           std::all_of(trees.m_start.begin(), trees.m_start.end(), [](double v) { return std::isfinite(v); });
    for (std::size_t t = 0; good && t < count; ++t) {
        const std::size_t nodes = in.size();
        Tree tree;
        good = in.ok() && nodes > 0;
        for (std::size_t i = 0; good && i < nodes; ++i) {
            TreeNode node;
            const std::uint64_t way = in.u64();
            node.column = static_cast<std::int16_t>(static_cast<std::uint16_t>(way >> 8U));
            node.missingLeft = way % 2 == 1;
            const std::uint64_t left = way >> 32U;
            // Children lie behind their node, so that every way down ends.
            good = in.ok() && node.column >= -1 && node.column < static_cast<std::int64_t>(trees.m_columns) &&
                   (node.column < 0 ? left == 0 : left > i && left + 1 < nodes);
            node.left = good ? static_cast<std::int32_t>(left) : 0;
            if (node.column >= 0)
                pair(node.threshold, node.gain);
            pair(node.rows, node.value[0]);
            if (trees.m_start.size() > 1)
                pair(node.value[1], node.value[2]);
            tree.push_back(node);
        }
        trees.m_trees.push_back(std::move(tree));
    }
    if (!good || !in.ok())
        return bad();
    return trees;
}

} // namespace preamar::forecast
