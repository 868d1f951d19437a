// Growing trees; what they answer is boostedtrees.cpp.
#include "core/forecast/boosting.h"

#include "core/forecast/random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace preamar::forecast {

namespace {

using Loss = BoostingOptions::Loss;

// Sums over the rows of a bin: gradients of up to three outputs and the count. Four floats, so that adding a row to a
// bin is one vector operation.
struct alignas(16) Sums
{
    std::array<float, 4> v{};

    void add(const Sums &o)
    {
        for (std::size_t i = 0; i < 4; ++i)
            v[i] += o.v[i];
    }
    void subtract(const Sums &o)
    {
        for (std::size_t i = 0; i < 4; ++i)
            v[i] -= o.v[i];
    }
};

constexpr std::size_t kCount = 3;

double quantileOf(std::vector<double> &values, double level)
{
    const double position = level * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::ptrdiff_t>(position);
    const double share = position - static_cast<double>(below);
    std::nth_element(values.begin(), values.begin() + below, values.end());
    const double low = values[static_cast<std::size_t>(below)];
    if (!(share > 0.0))
        return low;
    return low + share * (*std::min_element(values.begin() + below + 1, values.end()) - low);
}

struct Split
{
    std::int32_t column = -1;
    std::size_t bin = 0; // bins up to this one go left
    bool missingLeft = true;
    float gain = 0.0F;
};

} // namespace

// One leaf that may be split further.
struct OpenLeaf
{
    std::size_t node = 0;
    std::size_t from = 0; // rows within the order
    std::size_t to = 0;
    int depth = 0;
    Sums sums{};
    std::vector<Sums> histogram;
    Split best{};
};

class Grower
{
public:
    Grower(const BinnedTable &table, std::span<const double> targets, const BoostingOptions &options)
        : m_options(options), m_targets(targets), m_random(options.seed), m_binned(table), m_rows(targets.size()),
          m_outputs(options.loss == Loss::Quantile ? options.levels.size() : 1), m_l2(static_cast<float>(options.l2)),
          m_gradients(m_rows), m_score(m_rows * m_outputs)
    {
        m_trees.m_columns = table.columns();
        for (std::size_t c = 0; c < table.columns(); ++c)
            m_first.push_back(table.first(c));
    }

    BoostedTrees grow()
    {
        start();
        for (int t = 0; t < m_options.trees; ++t) {
            setGradients();
            drawRows();
            drawColumns();
            m_trees.m_trees.push_back(growTree());
        }
        return std::move(m_trees);
    }

private:
    double residual(std::size_t row, std::size_t k) const { return m_targets[row] - m_score[row * m_outputs + k]; }

    void start()
    {
        if (m_options.loss == Loss::Squared) {
            const double sum = std::accumulate(m_targets.begin(), m_targets.end(), 0.0);
            m_trees.m_start.assign(1, m_options.forest ? 0.0 : sum / static_cast<double>(m_rows));
        } else {
            for (const double level : m_options.levels) {
                std::vector<double> values(m_targets.begin(), m_targets.end());
                m_trees.m_start.push_back(quantileOf(values, level));
            }
        }
        for (std::size_t i = 0; i < m_score.size(); ++i)
            m_score[i] = m_trees.m_start[i % m_outputs];
        // Squared gradients are floats: bring them to a size that floats are made for.
        double most = 0.0;
        for (std::size_t r = 0; r < m_rows; ++r)
            most = std::max(most, std::abs(residual(r, 0)));
        m_unit = most > 0.0 ? most : 1.0;
        m_trees.m_unit = m_unit;
    }

    void setGradients()
    {
        if (m_options.forest && !m_trees.m_trees.empty())
            return;
        if (m_options.loss == Loss::Squared) {
            for (std::size_t r = 0; r < m_rows; ++r)
                m_gradients[r].v = {static_cast<float>(residual(r, 0) / m_unit), 0.0F, 0.0F, 1.0F};
            return;
        }
        // Scaled by the standard deviation of the gradient at the right quantile, so that outer levels have their say.
        for (std::size_t k = 0; k < m_outputs; ++k) {
            const double level = m_options.levels[k];
            const double unit = std::sqrt(level * (1.0 - level));
            const auto above = static_cast<float>(level / unit);
            const auto below = static_cast<float>((level - 1.0) / unit);
            for (std::size_t r = 0; r < m_rows; ++r) {
                const double e = residual(r, k);
                m_gradients[r].v[k] = e > 0.0 ? above : (e < 0.0 ? below : 0.0F);
            }
        }
        for (auto &g : m_gradients)
            g.v[kCount] = 1.0F;
    }

    // m_order becomes the rows that the tree is grown on.
    void drawRows()
    {
        m_order.clear();
        if (m_options.forest) {
            const auto count = static_cast<std::size_t>(static_cast<double>(m_rows) * m_options.rowShare);
            for (std::size_t i = 0; i < std::max<std::size_t>(1, count); ++i)
                m_order.push_back(static_cast<std::uint32_t>(m_random.below(m_rows)));
            std::sort(m_order.begin(), m_order.end());
            return;
        }
        const bool all = m_options.rowShare >= 1.0;
        for (std::size_t r = 0; r < m_rows; ++r) {
            if (all || m_random.uniform() < m_options.rowShare)
                m_order.push_back(static_cast<std::uint32_t>(r));
        }
        if (m_order.empty())
            m_order.push_back(0);
    }

    void drawColumns()
    {
        m_used.clear();
        const std::size_t all = m_binned.columns();
        const auto wanted = static_cast<std::size_t>(std::ceil(static_cast<double>(all) * m_options.columnShare));
        for (std::size_t c = 0; c < all; ++c)
            m_used.push_back(c);
        for (std::size_t i = 0; i < all && wanted < all; ++i)
            std::swap(m_used[i], m_used[i + m_random.below(all - i)]);
        m_used.resize(std::clamp<std::size_t>(wanted, 1, all));
        std::sort(m_used.begin(), m_used.end());
    }

    void fillHistogram(OpenLeaf &leaf) const
    {
        leaf.histogram.assign(m_binned.width(), Sums{});
        Sums *const bins = leaf.histogram.data();
        const std::size_t columns = m_binned.columns();
        const std::size_t *const first = m_first.data();
        for (std::size_t i = leaf.from; i < leaf.to; ++i) {
            const std::size_t row = m_order[i];
            const Sums g = m_gradients[row];
            const std::uint8_t *const at = m_binned.row(row);
            for (std::size_t c = 0; c < columns; ++c)
                bins[first[c] + at[c]].add(g);
        }
    }

    float scoreOf(const Sums &s) const
    {
        return (s.v[0] * s.v[0] + s.v[1] * s.v[1] + s.v[2] * s.v[2]) / (s.v[kCount] + m_l2);
    }

    void considerColumn(OpenLeaf &leaf, std::size_t c, bool missingLeft) const
    {
        const Sums *const bins = leaf.histogram.data() + m_first[c];
        const std::size_t last = m_binned.edges(c).size() + 1;
        const auto least = static_cast<float>(m_options.leastRows);
        Sums left{};
        if (missingLeft)
            left = bins[0];
        const float whole = scoreOf(leaf.sums);
        for (std::size_t b = 1; b < last; ++b) {
            if (bins[b].v[kCount] == 0.0F)
                continue;
            left.add(bins[b]);
            Sums right = leaf.sums;
            right.subtract(left);
            if (left.v[kCount] < least)
                continue;
            if (right.v[kCount] < least)
                break;
            const float gain = scoreOf(left) + scoreOf(right) - whole;
            if (gain > leaf.best.gain)
                leaf.best = {static_cast<std::int32_t>(c), b, missingLeft, gain};
        }
        // Known values on the left, missing ones on the right.
        if (!missingLeft && bins[0].v[kCount] >= least) {
            Sums right = bins[0];
            Sums known = leaf.sums;
            known.subtract(right);
            const float gain = known.v[kCount] < least ? 0.0F : scoreOf(known) + scoreOf(right) - whole;
            if (gain > leaf.best.gain)
                leaf.best = {static_cast<std::int32_t>(c), last, false, gain};
        }
    }

    void findSplit(OpenLeaf &leaf) const
    {
        leaf.best = Split{.gain = 1e-9F * std::max(1.0F, leaf.sums.v[kCount])};
        if (leaf.to - leaf.from < 2 * m_options.leastRows || (m_options.depth > 0 && leaf.depth >= m_options.depth))
            return;
        for (const std::size_t c : m_used) {
            if (m_binned.edges(c).empty() && !m_binned.missing(c))
                continue;
            considerColumn(leaf, c, true);
            if (m_binned.missing(c))
                considerColumn(leaf, c, false);
        }
    }

    bool goesLeft(std::size_t row, const Split &split) const
    {
        const std::size_t bin = m_binned.row(row)[split.column];
        return bin == 0 ? split.missingLeft : bin <= split.bin;
    }

    // The leaf's rows in their order, those that go left first; answers where the others begin.
    std::size_t partition(const OpenLeaf &leaf, const Split &split)
    {
        m_right.clear();
        std::size_t to = leaf.from;
        for (std::size_t i = leaf.from; i < leaf.to; ++i) {
            if (goesLeft(m_order[i], split))
                m_order[to++] = m_order[i];
            else
                m_right.push_back(m_order[i]);
        }
        std::copy(m_right.begin(), m_right.end(), m_order.begin() + static_cast<std::ptrdiff_t>(to));
        return to;
    }

    // The leaf becomes its left child, the right one is returned.
    OpenLeaf divide(OpenLeaf &leaf, Tree &tree)
    {
        const Split split = leaf.best;
        const std::size_t middle = partition(leaf, split);
        m_splits.resize(tree.size() + 2);
        m_splits[leaf.node] = split;
        auto &node = tree[leaf.node];
        const auto &edges = m_binned.edges(static_cast<std::size_t>(split.column));
        node.column = static_cast<std::int16_t>(split.column);
        node.left = static_cast<std::int32_t>(tree.size());
        node.missingLeft = split.missingLeft;
        node.threshold =
            split.bin - 1 < edges.size() ? static_cast<float>(edges[split.bin - 1]) : std::numeric_limits<float>::max();
        node.gain = static_cast<float>(split.gain);
        OpenLeaf right;
        right.node = tree.size() + 1;
        right.from = middle;
        right.to = leaf.to;
        right.depth = leaf.depth + 1;
        leaf.node = tree.size();
        leaf.to = right.from;
        ++leaf.depth;
        tree.resize(tree.size() + 2);
        shareHistogram(leaf, right);
        for (OpenLeaf *child : {&leaf, &right}) {
            child->sums = Sums{};
            const std::size_t column = m_used.front();
            for (std::size_t b = 0; b < m_binned.edges(column).size() + 2; ++b)
                child->sums.add(child->histogram[m_first[column] + b]);
            findSplit(*child);
        }
        return right;
    }

    // The smaller child is counted, the other is what remains of the parent.
    void shareHistogram(OpenLeaf &left, OpenLeaf &right)
    {
        OpenLeaf &smaller = left.to - left.from <= right.to - right.from ? left : right;
        OpenLeaf &larger = &smaller == &left ? right : left;
        std::vector<Sums> parent = std::move(left.histogram);
        if (!m_spare.empty()) {
            smaller.histogram = std::move(m_spare.back());
            m_spare.pop_back();
        }
        fillHistogram(smaller);
        for (std::size_t i = 0; i < parent.size(); ++i)
            parent[i].subtract(smaller.histogram[i]);
        larger.histogram = std::move(parent);
    }

    Tree growTree()
    {
        Tree tree(1);
        std::vector<OpenLeaf> open(1);
        open.front().to = m_order.size();
        fillHistogram(open.front());
        for (const std::uint32_t row : m_order)
            open.front().sums.add(m_gradients[row]);
        findSplit(open.front());
        std::vector<OpenLeaf> closed;
        std::size_t leaves = 1;
        const std::size_t most = m_options.leaves > 0 ? static_cast<std::size_t>(m_options.leaves) : m_rows;
        while (!open.empty()) {
            auto next = open.end() - 1;
            if (m_options.leaves > 0) {
                next = std::max_element(open.begin(), open.end(),
                                        [](const OpenLeaf &a, const OpenLeaf &b) { return a.best.gain < b.best.gain; });
            }
            if (next->best.column < 0 || leaves >= most) {
                m_spare.push_back(std::move(next->histogram));
                closed.push_back(std::move(*next));
                open.erase(next);
                continue;
            }
            OpenLeaf right = divide(*next, tree);
            open.push_back(std::move(right));
            ++leaves;
        }
        for (const OpenLeaf &leaf : closed)
            setLeaf(leaf, tree[leaf.node]);
        setMeans(tree);
        if (!m_options.forest)
            advance(tree, closed);
        return tree;
    }

    void setLeaf(const OpenLeaf &leaf, TreeNode &node)
    {
        const auto rows = static_cast<double>(leaf.to - leaf.from);
        node.rows = static_cast<float>(rows);
        const double factor = (m_options.forest ? 1.0 / m_options.trees : m_options.rate) / m_unit;
        for (std::size_t k = 0; k < m_outputs; ++k) {
            double value = 0.0;
            if (m_options.loss == Loss::Squared) {
                for (std::size_t i = leaf.from; i < leaf.to; ++i)
                    value += residual(m_order[i], 0);
                value /= rows + m_options.l2;
            } else {
                m_values.clear();
                for (std::size_t i = leaf.from; i < leaf.to; ++i)
                    m_values.push_back(residual(m_order[i], k));
                value = quantileOf(m_values, m_options.levels[k]);
                value *= rows / (rows + m_options.l2);
            }
            node.value[k] = static_cast<float>(value * factor);
        }
    }

    // Children lie behind their parent, so that backwards every child is ready before it is needed.
    void setMeans(Tree &tree) const
    {
        for (std::size_t i = tree.size(); i-- > 0;) {
            auto &node = tree[i];
            if (node.column < 0)
                continue;
            const auto &left = tree[static_cast<std::size_t>(node.left)];
            const auto &right = tree[static_cast<std::size_t>(node.left) + 1];
            node.rows = left.rows + right.rows;
            for (std::size_t k = 0; k < m_outputs; ++k)
                node.value[k] = (left.rows * left.value[k] + right.rows * right.value[k]) / node.rows;
        }
    }

    void advance(const Tree &tree, const std::vector<OpenLeaf> &leaves)
    {
        const auto step = [this](std::size_t row, const TreeNode &leaf) {
            for (std::size_t k = 0; k < m_outputs; ++k)
                m_score[row * m_outputs + k] += m_unit * static_cast<double>(leaf.value[k]);
        };
        if (m_order.size() == m_rows) {
            for (const OpenLeaf &leaf : leaves) {
                for (std::size_t i = leaf.from; i < leaf.to; ++i)
                    step(m_order[i], tree[leaf.node]);
            }
            return;
        }
        for (std::size_t row = 0; row < m_rows; ++row) {
            const TreeNode *node = tree.data();
            while (node->column >= 0) {
                const Split &split = m_splits[static_cast<std::size_t>(node - tree.data())];
                node = tree.data() + node->left + (goesLeft(row, split) ? 0 : 1);
            }
            step(row, *node);
        }
    }

    const BoostingOptions &m_options;
    std::span<const double> m_targets;
    Random m_random;
    const BinnedTable &m_binned;
    std::vector<std::size_t> m_first; // of a column in a histogram
    std::size_t m_rows;
    std::size_t m_outputs;
    double m_unit = 1.0;
    float m_l2 = 0.0F;
    std::vector<Sums> m_gradients;
    std::vector<double> m_score; // rows × outputs
    std::vector<std::uint32_t> m_order;
    std::vector<std::uint32_t> m_right;
    std::vector<std::size_t> m_used;
    std::vector<std::vector<Sums>> m_spare; // histograms to use again
    std::vector<Split> m_splits;            // of the tree that grows, by node
    std::vector<double> m_values;
    BoostedTrees m_trees;
};

Result<BoostedTrees> BoostedTrees::fit(const FeatureTable &table, std::span<const double> targets,
                                       const BoostingOptions &options)
{
    if (table.columns == 0 || table.columns > 10'000 || table.values.size() != targets.size() * table.columns ||
        options.bins < 2 || options.bins > 255)
        return fail(ErrorCode::InvalidArgument, "boosting", "options or shapes that do not fit");
    return fit(BinnedTable(table, static_cast<std::size_t>(options.bins)), targets, options);
}

Result<BoostedTrees> BoostedTrees::fit(const BinnedTable &table, std::span<const double> targets,
                                       const BoostingOptions &options)
{
    const auto &levels = options.levels;
    const bool quantile = options.loss == Loss::Quantile;
    const bool levelsFit = !levels.empty() && levels.size() <= kMostOutputs &&
                           std::is_sorted(levels.begin(), levels.end()) && levels.front() > 0.0 && levels.back() < 1.0;
    const bool sharesFit = options.rowShare > 0.0 && options.columnShare > 0.0 && options.columnShare <= 1.0;
    if (targets.size() > table.rows() || (quantile && !levelsFit) || (quantile && options.forest) || !sharesFit ||
        options.trees < 0 || !(options.l2 >= 0.0) || !(options.rate > 0.0) || options.leastRows == 0)
        return fail(ErrorCode::InvalidArgument, "boosting", "options or shapes that do not fit");
    if (targets.empty())
        return fail(ErrorCode::InsufficientData, "boosting", "no rows");
    if (!std::all_of(targets.begin(), targets.end(), [](double v) { return std::isfinite(v); }))
        return fail(ErrorCode::InvalidArgument, "boosting", "a target is not finite");
    return Grower(table, targets, options).grow();
}

} // namespace preamar::forecast
