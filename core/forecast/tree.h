// One regression tree as a value: what grows trees (boosting.h by histograms, regressiontree.h by exact splits) makes
// these, and one walk answers for them and explains them.
#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace preamar::forecast {

inline constexpr std::size_t kMostOutputs = 3;

struct TreeNode
{
    std::int16_t column = -1; // -1: a leaf
    bool missingLeft = true;
    std::int32_t left = 0;                   // within the tree; right = left + 1; behind their parent
    float threshold = 0.0F;                  // value <= threshold goes left
    float rows = 0.0F;                       // it was grown on
    float gain = 0.0F;                       // of its split
    std::array<float, kMostOutputs> value{}; // of a leaf; elsewhere the mean of the leaves below, where it is kept
};
// The root comes first; never empty once grown.
using Tree = std::vector<TreeNode>;

// The child that a row goes to.
template<class Value>
[[nodiscard]] std::size_t childOf(const TreeNode &node, std::span<const Value> row)
{
    const auto value = static_cast<double>(row[static_cast<std::size_t>(node.column)]);
    const bool left = std::isnan(value) ? node.missingLeft : value <= static_cast<double>(node.threshold);
    return static_cast<std::size_t>(node.left) + (left ? 0 : 1);
}

template<class Value>
[[nodiscard]] const TreeNode &leafOf(const Tree &tree, std::span<const Value> row)
{
    const TreeNode *node = tree.data();
    while (node->column >= 0)
        node = tree.data() + childOf(*node, row);
    return *node;
}

// Adds scale times each column's Shapley value to parts (one entry per column), and scale times the mean over the rows
// the tree was grown on to the last entry: together they are the tree's answer. Exact, in leaves × depth² (TreeSHAP:
// Lundberg, Erion & Lee, arXiv:1802.03888 (2018), algorithm 2; a column that is not known follows the rows of the
// training).
void addShapley(const Tree &tree, std::span<const double> row, std::size_t output, double scale,
                std::span<double> parts);

} // namespace preamar::forecast
