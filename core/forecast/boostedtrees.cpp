// What fitted trees answer, and their bytes; growing them is boosting.cpp.
#include "core/forecast/boosting.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

namespace {

std::size_t childOf(const BoostedTrees::Node &node, std::span<const double> row)
{
    const double value = row[static_cast<std::size_t>(node.column)];
    const bool left = std::isnan(value) ? node.missingLeft : value <= node.threshold;
    return static_cast<std::size_t>(node.left) + (left ? 0 : 1);
}

} // namespace

void BoostedTrees::predict(std::span<const double> row, std::span<double> out) const
{
    std::copy(m_start.begin(), m_start.end(), out.begin());
    for (const auto &tree : m_trees) {
        const Node *node = tree.data();
        while (node->column >= 0)
            node = tree.data() + childOf(*node, row);
        for (std::size_t k = 0; k < m_start.size(); ++k)
            out[k] += node->value[k];
    }
}

double BoostedTrees::predict(std::span<const double> row) const
{
    std::array<double, kMostOutputs> out{};
    predict(row, std::span(out).first(m_start.size()));
    return out[0];
}

std::vector<double> BoostedTrees::contributions(std::span<const double> row, std::size_t output) const
{
    std::vector<double> parts(m_columns + 1, 0.0);
    parts.back() = m_start[output];
    for (const auto &tree : m_trees) {
        const Node *node = tree.data();
        parts.back() += node->value[output];
        while (node->column >= 0) {
            const Node *child = tree.data() + childOf(*node, row);
            parts[static_cast<std::size_t>(node->column)] += child->value[output] - node->value[output];
            node = child;
        }
    }
    return parts;
}

std::vector<double> BoostedTrees::importances() const
{
    std::vector<double> shares(m_columns, 0.0);
    double total = 0.0;
    for (const auto &tree : m_trees) {
        for (const Node &node : tree) {
            if (node.column < 0)
                continue;
            shares[static_cast<std::size_t>(node.column)] += node.gain;
            total += node.gain;
        }
    }
    for (double &share : shares)
        share = total > 0.0 ? share / total : 0.0;
    return shares;
}

void BoostedTrees::save(ByteWriter &out) const
{
    out.size(m_columns);
    out.numbers(m_start);
    out.size(m_trees.size());
    for (const auto &tree : m_trees) {
        out.size(tree.size());
        for (const Node &node : tree) {
            out.u64(static_cast<std::uint64_t>(static_cast<std::int64_t>(node.column)));
            out.u64(static_cast<std::uint64_t>(node.left) * 2 + (node.missingLeft ? 1 : 0));
            for (const double v : {node.threshold, node.rows, node.gain})
                out.f64(v);
            for (std::size_t k = 0; k < m_start.size(); ++k)
                out.f64(node.value[k]);
        }
    }
}

Result<BoostedTrees> BoostedTrees::load(ByteReader &in)
{
    const auto bad = [] { return fail(ErrorCode::Protocol, "tree bytes", "fields do not fit"); };
    BoostedTrees trees;
    trees.m_columns = in.size();
    trees.m_start = in.numbers();
    const std::size_t count = in.size();
    bool good = in.ok() && trees.m_columns > 0 && !trees.m_start.empty() && trees.m_start.size() <= kMostOutputs &&
                std::all_of(trees.m_start.begin(), trees.m_start.end(), [](double v) { return std::isfinite(v); });
    for (std::size_t t = 0; good && t < count; ++t) {
        const std::size_t nodes = in.size();
        std::vector<Node> tree;
        good = in.ok() && nodes > 0;
        for (std::size_t i = 0; good && i < nodes; ++i) {
            Node node;
            const auto column = static_cast<std::int64_t>(in.u64());
            const std::uint64_t left = in.u64();
            for (double *v : {&node.threshold, &node.rows, &node.gain})
                *v = in.f64();
            good = in.ok() && column >= -1 && column < static_cast<std::int64_t>(trees.m_columns) &&
                   std::isfinite(node.threshold) && node.rows >= 0.0 && std::isfinite(node.gain);
            // Children lie behind their node, so that every way down ends.
            good = good && (column < 0 || (left / 2 > i && left / 2 + 1 < nodes));
            node.column = static_cast<std::int32_t>(column);
            node.left = good ? static_cast<std::int32_t>(left / 2) : 0;
            node.missingLeft = left % 2 == 1;
            for (std::size_t k = 0; k < trees.m_start.size(); ++k) {
                node.value[k] = in.f64();
                good = good && std::isfinite(node.value[k]);
            }
            tree.push_back(node);
        }
        trees.m_trees.push_back(std::move(tree));
    }
    if (!good || !in.ok())
        return bad();
    return trees;
}

} // namespace preamar::forecast
