#include "core/forecast/regressiontree.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cmath>
#include <numeric>
#include <random>

namespace preamar::forecast {

namespace {

using Row = std::uint32_t;

constexpr int kDepth = 3;
constexpr double kLearningRate = 0.1;

std::vector<Row> orderOf(const std::vector<float> &column)
{
    std::vector<Row> order(column.size());
    std::iota(order.begin(), order.end(), Row{0});
    std::stable_sort(order.begin(), order.end(), [&](Row a, Row b) { return column[a] < column[b]; });
    return order;
}

float between(float low, float high)
{
    const float middle = low + (high - low) / 2.0F;
    return middle < high ? middle : low;
}

struct Split
{
    std::int16_t feature = -1;
    float threshold = 0.0F;
    double gain = 0.0; // reduction of the sum of squared errors
};

// Makes a node of a leaf; where its left child stands.
std::size_t branch(Tree &tree, std::size_t at, const Split &split)
{
    const std::size_t left = tree.size();
    tree.resize(left + 2);
    tree[at].column = split.feature;
    tree[at].threshold = split.threshold;
    tree[at].left = static_cast<std::int32_t>(left);
    return left;
}

struct Sums
{
    double weight = 0.0;
    double sum = 0.0;

    double score() const { return weight > 0.0 ? sum * sum / weight : 0.0; }
};

// One tree of a boosted ensemble, a level at a time: every feature is passed once in its order for all nodes of a
// level.
class LevelGrower
{
public:
    LevelGrower(const Columns &columns, const std::vector<std::vector<Row>> &orders)
        : m_columns(columns), m_orders(orders)
    {}

    Tree grow(std::span<const double> target, std::vector<double> &gains)
    {
        constexpr std::size_t heap = (std::size_t{1} << (kDepth + 1)) - 1;
        m_node.assign(target.size(), 0);
        std::array<Split, heap> splits{};
        std::array<Sums, heap> sums{};
        for (const double y : target) {
            sums[0].weight += 1.0;
            sums[0].sum += y;
        }
        for (int level = 0; level < kDepth; ++level) {
            const std::size_t first = (std::size_t{1} << level) - 1;
            const std::size_t end = 2 * first + 1;
            for (std::size_t f = 0; f < m_columns.size(); ++f)
                scan(f, first, end, target, sums, splits);
            for (std::size_t i = 0; i < target.size(); ++i) {
                const std::size_t node = m_node[i];
                if (node < first || splits[node].feature < 0)
                    continue;
                const float x = m_columns[static_cast<std::size_t>(splits[node].feature)][i];
                const std::size_t child = 2 * node + (x <= splits[node].threshold ? 1 : 2);
                m_node[i] = child;
                sums[child].weight += 1.0;
                sums[child].sum += target[i];
            }
        }
        Tree tree(1);
        write(tree, 0, 0, splits, sums, gains);
        return tree;
    }
    // Which leaf a row fell into, as its value.
    void addTo(std::vector<double> &fitted, const Tree &tree, double weight) const
    {
        for (std::size_t i = 0; i < fitted.size(); ++i) {
            const TreeNode *node = tree.data();
            while (node->column >= 0) {
                const bool left = m_columns[static_cast<std::size_t>(node->column)][i] <= node->threshold;
                node = tree.data() + node->left + (left ? 0 : 1);
            }
            fitted[i] += weight * static_cast<double>(node->value[0]);
        }
    }

private:
    template<class AllSums, class Splits>
    void scan(std::size_t feature, std::size_t first, std::size_t end, std::span<const double> target,
              const AllSums &sums, Splits &splits)
    {
        const auto &column = m_columns[feature];
        std::array<Sums, 8> left{};
        std::array<float, 8> last{};
        for (const Row i : m_orders[feature]) {
            const std::size_t node = m_node[i];
            if (node < first || node >= end)
                continue;
            Sums &l = left[node - first];
            const float x = column[i];
            if (l.weight > 0.0 && x > last[node - first]) {
                const Sums r{sums[node].weight - l.weight, sums[node].sum - l.sum};
                const double gain = l.score() + r.score() - sums[node].score();
                if (gain > splits[node].gain + 1e-12 * std::abs(splits[node].gain))
                    splits[node] = {static_cast<std::int16_t>(feature), between(last[node - first], x), gain};
            }
            l.weight += 1.0;
            l.sum += target[i];
            last[node - first] = x;
        }
    }
    template<class Splits, class AllSums>
    void write(Tree &tree, std::size_t at, std::size_t node, const Splits &splits, const AllSums &sums,
               std::vector<double> &gains)
    {
        tree[at].rows = static_cast<float>(sums[node].weight);
        if (splits[node].feature < 0) {
            tree[at].value[0] = static_cast<float>(sums[node].weight > 0.0 ? sums[node].sum / sums[node].weight : 0.0);
            return;
        }
        gains[static_cast<std::size_t>(splits[node].feature)] += splits[node].gain;
        const std::size_t left = branch(tree, at, splits[node]);
        write(tree, left, 2 * node + 1, splits, sums, gains);
        write(tree, left + 1, 2 * node + 2, splits, sums, gains);
    }

    const Columns &m_columns;
    const std::vector<std::vector<Row>> &m_orders;
    std::vector<std::size_t> m_node;
};

// One tree of a forest, grown to pure leaves: each feature keeps its rows in order, and a split parts every order in
// two.
class FullGrower
{
public:
    FullGrower(const Columns &columns, const std::vector<std::vector<Row>> &orders, std::span<const double> target,
               std::vector<double> weights)
        : m_columns(columns), m_target(target), m_weights(std::move(weights)), m_left(target.size(), 0)
    {
        for (const auto &order : orders) {
            m_orders.emplace_back();
            std::copy_if(order.begin(), order.end(), std::back_inserter(m_orders.back()),
                         [&](Row i) { return m_weights[i] > 0.0; });
        }
        m_spare.resize(m_orders.front().size());
    }

    Tree grow(std::vector<double> &gains)
    {
        struct Part
        {
            std::size_t from;
            std::size_t to;
            std::size_t at; // its node
        };
        Tree tree(1);
        std::vector<Part> stack{{0, m_spare.size(), 0}};
        while (!stack.empty()) {
            const Part part = stack.back();
            stack.pop_back();
            Sums all;
            double squares = 0.0;
            for (std::size_t k = part.from; k < part.to; ++k) {
                const Row i = m_orders.front()[k];
                all.weight += m_weights[i];
                all.sum += m_weights[i] * m_target[i];
                squares += m_weights[i] * m_target[i] * m_target[i];
            }
            tree[part.at].rows = static_cast<float>(all.weight);
            const double impurity = squares - all.score();
            const Split split = impurity > 1e-12 * squares ? best(part.from, part.to, all) : Split{};
            if (split.feature < 0) {
                tree[part.at].value[0] = static_cast<float>(all.sum / all.weight);
                continue;
            }
            gains[static_cast<std::size_t>(split.feature)] += split.gain;
            const std::size_t left = branch(tree, part.at, split);
            const std::size_t middle = divide(part.from, part.to, split);
            stack.push_back({middle, part.to, left + 1});
            stack.push_back({part.from, middle, left});
        }
        return tree;
    }

private:
    Split best(std::size_t from, std::size_t to, const Sums &all) const
    {
        Split split;
        for (std::size_t f = 0; f < m_columns.size(); ++f) {
            const auto &column = m_columns[f];
            const auto &order = m_orders[f];
            if (column[order[from]] == column[order[to - 1]])
                continue;
            Sums left;
            float last = column[order[from]];
            for (std::size_t k = from; k < to; ++k) {
                const Row i = order[k];
                const float x = column[i];
                if (x > last) {
                    const Sums right{all.weight - left.weight, all.sum - left.sum};
                    const double gain = left.score() + right.score() - all.score();
                    if (gain > split.gain)
                        split = {static_cast<std::int16_t>(f), between(last, x), gain};
                    last = x;
                }
                left.weight += m_weights[i];
                left.sum += m_weights[i] * m_target[i];
            }
        }
        return split;
    }
    std::size_t divide(std::size_t from, std::size_t to, const Split &split)
    {
        const auto &column = m_columns[static_cast<std::size_t>(split.feature)];
        std::size_t middle = from;
        for (std::size_t k = from; k < to; ++k) {
            const Row i = m_orders.front()[k];
            m_left[i] = column[i] <= split.threshold ? 1 : 0;
            middle += m_left[i];
        }
        for (auto &order : m_orders) {
            std::size_t left = from;
            std::size_t right = 0;
            for (std::size_t k = from; k < to; ++k) {
                const Row i = order[k];
                if (m_left[i] != 0)
                    order[left++] = i;
                else
                    m_spare[right++] = i;
            }
            std::copy_n(m_spare.begin(), right, order.begin() + static_cast<std::ptrdiff_t>(left));
        }
        return middle;
    }

    const Columns &m_columns;
    std::span<const double> m_target;
    std::vector<double> m_weights;
    std::vector<std::vector<Row>> m_orders;
    std::vector<Row> m_spare;
    std::vector<std::uint8_t> m_left;
};

void normalise(std::vector<double> &shares)
{
    const double sum = std::accumulate(shares.begin(), shares.end(), 0.0);
    for (double &v : shares)
        v = sum > 0.0 ? v / sum : 0.0;
}

} // namespace

TreeEnsemble TreeEnsemble::boosted(const Columns &columns, std::span<const double> target, int trees)
{
    TreeEnsemble e;
    e.m_weight = kLearningRate;
    e.m_importances.assign(columns.size(), 0.0);
    double n = 0.0;
    for (const double y : target)
        e.m_base += (y - e.m_base) / ++n;
    std::vector<std::vector<Row>> orders;
    for (const auto &column : columns)
        orders.push_back(orderOf(column));
    LevelGrower grower(columns, orders);
    std::vector<double> fitted(target.size(), e.m_base);
    std::vector<double> rest(target.size());
    for (int t = 0; t < trees; ++t) {
        for (std::size_t i = 0; i < rest.size(); ++i)
            rest[i] = target[i] - fitted[i];
        std::vector<double> gains(columns.size(), 0.0);
        e.m_trees.push_back(grower.grow(rest, gains));
        grower.addTo(fitted, e.m_trees.back(), kLearningRate);
        // scikit-learn averages the trees' own importances, each by its whole gain over the rows.
        for (std::size_t f = 0; f < gains.size(); ++f)
            e.m_importances[f] += gains[f];
    }
    normalise(e.m_importances);
    return e;
}

TreeEnsemble TreeEnsemble::forest(const Columns &columns, std::span<const double> target, int trees, std::uint64_t seed)
{
    TreeEnsemble e;
    e.m_weight = 1.0 / static_cast<double>(trees);
    e.m_importances.assign(columns.size(), 0.0);
    std::vector<std::vector<Row>> orders;
    for (const auto &column : columns)
        orders.push_back(orderOf(column));
    std::mt19937_64 engine(seed);
    for (int t = 0; t < trees; ++t) {
        std::vector<double> weights(target.size(), 0.0);
        for (std::size_t i = 0; i < target.size(); ++i)
            weights[static_cast<std::size_t>(static_cast<double>(engine() >> 11U) * 0x1.0p-53 *
                                             static_cast<double>(target.size()))] += 1.0;
        std::vector<double> gains(columns.size(), 0.0);
        e.m_trees.push_back(FullGrower(columns, orders, target, std::move(weights)).grow(gains));
        normalise(gains);
        for (std::size_t f = 0; f < gains.size(); ++f)
            e.m_importances[f] += gains[f];
    }
    normalise(e.m_importances);
    return e;
}

double TreeEnsemble::predict(std::span<const float> row) const
{
    double sum = 0.0;
    for (const Tree &tree : m_trees)
        sum += static_cast<double>(leafOf(tree, row).value[0]);
    return m_base + m_weight * sum;
}

// Five bytes a node, in preorder: the column (255: a leaf), then the threshold or the leaf's value. How many rows came
// by is not kept.
void TreeEnsemble::save(ByteWriter &out) const
{
    out.f64(m_base);
    out.f64(m_weight);
    out.numbers(m_importances);
    out.size(m_trees.size());
    for (const Tree &tree : m_trees) {
        std::string packed;
        packed.reserve(tree.size() * 5);
        std::vector<std::size_t> open{0};
        while (!open.empty()) {
            const TreeNode &node = tree[open.back()];
            open.pop_back();
            packed.push_back(static_cast<char>(node.column < 0 ? 255 : node.column));
            const auto bits = std::bit_cast<std::uint32_t>(node.column < 0 ? node.value[0] : node.threshold);
            for (int b = 0; b < 4; ++b)
                packed.push_back(static_cast<char>(bits >> (8 * b) & 0xffU));
            if (node.column >= 0) {
                open.push_back(static_cast<std::size_t>(node.left) + 1);
                open.push_back(static_cast<std::size_t>(node.left));
            }
        }
        out.text(packed);
    }
}

namespace {

// nullopt unless the bytes are one whole tree over `features` columns.
std::optional<Tree> unpacked(const std::string &packed, std::size_t features)
{
    if (packed.empty() || packed.size() % 5 != 0)
        return std::nullopt;
    const std::size_t nodes = packed.size() / 5;
    Tree tree(1);
    tree.reserve(nodes);
    std::vector<std::size_t> open{0}; // still to come, the next one last
    for (std::size_t n = 0; n < nodes; ++n) {
        const auto byte = [&](std::size_t k) {
            return static_cast<std::uint32_t>(static_cast<unsigned char>(packed[5 * n + k]));
        };
        const float value = std::bit_cast<float>(byte(1) | byte(2) << 8U | byte(3) << 16U | byte(4) << 24U);
        if (open.empty() || !std::isfinite(value) || (byte(0) != 255 && byte(0) >= features))
            return std::nullopt;
        const std::size_t at = open.back();
        open.pop_back();
        if (byte(0) == 255) {
            tree[at].value[0] = value;
            continue;
        }
        const std::size_t left = branch(tree, at, {.feature = static_cast<std::int16_t>(byte(0)), .threshold = value});
        open.push_back(left + 1);
        open.push_back(left);
    }
    return open.empty() ? std::optional(std::move(tree)) : std::nullopt;
}

} // namespace

std::optional<TreeEnsemble> TreeEnsemble::load(ByteReader &in)
{
    TreeEnsemble e;
    e.m_base = in.f64();
    e.m_weight = in.f64();
    e.m_importances = in.numbers();
    const std::size_t trees = in.size();
    if (!in.ok() || trees > 10'000 || !std::isfinite(e.m_base) || !std::isfinite(e.m_weight) ||
        e.m_importances.size() > 250)
        return std::nullopt;
    for (std::size_t t = 0; t < trees; ++t) {
        auto tree = unpacked(in.text(), e.m_importances.size());
        if (!in.ok() || !tree)
            return std::nullopt;
        e.m_trees.push_back(std::move(*tree));
    }
    return e;
}

} // namespace preamar::forecast
