#include "core/forecast/tree.h"

namespace preamar::forecast {

namespace {

// One column on the way down: what share of the ways goes through where it is not known and where it is, and the
// weights of the sets of columns of each size.
struct Step
{
    int column = -1;
    double unknown = 1.0;
    double known = 1.0;
    double weight = 0.0;
};
using Way = std::vector<Step>;

void extend(Way &way, double unknown, double known, int column)
{
    const std::size_t depth = way.size();
    way.push_back({column, unknown, known, depth == 0 ? 1.0 : 0.0});
    const auto count = static_cast<double>(depth + 1);
    for (std::size_t i = depth; i-- > 0;) {
        way[i + 1].weight += known * way[i].weight * static_cast<double>(i + 1) / count;
        way[i].weight *= unknown * static_cast<double>(depth - i) / count;
    }
}

// Undoes extend() for the step at `at`.
void unwind(Way &way, std::size_t at)
{
    const std::size_t depth = way.size() - 1;
    const double known = way[at].known;
    const double unknown = way[at].unknown;
    const auto count = static_cast<double>(depth + 1);
    double next = way[depth].weight;
    for (std::size_t i = depth; i-- > 0;) {
        if (known != 0.0) {
            const double before = way[i].weight;
            way[i].weight = next * count / (static_cast<double>(i + 1) * known);
            next = before - way[i].weight * unknown * static_cast<double>(depth - i) / count;
        } else {
            way[i].weight = way[i].weight * count / (unknown * static_cast<double>(depth - i));
        }
    }
    for (std::size_t i = at; i < depth; ++i) {
        way[i].column = way[i + 1].column;
        way[i].unknown = way[i + 1].unknown;
        way[i].known = way[i + 1].known;
    }
    way.pop_back();
}

double unwoundSum(Way way, std::size_t at)
{
    unwind(way, at);
    double sum = 0.0;
    for (const Step &step : way)
        sum += step.weight;
    return sum;
}

class Shapley
{
public:
    Shapley(const Tree &tree, std::span<const double> row, std::size_t output, double scale, std::span<double> parts)
        : m_tree(tree), m_row(row), m_output(output), m_scale(scale), m_parts(parts)
    {}

    void walk(std::size_t at, Way way, double unknown, double known, int column)
    {
        extend(way, unknown, known, column);
        const TreeNode &node = m_tree[at];
        if (node.column < 0) {
            const double value = m_scale * static_cast<double>(node.value[m_output]);
            double share = 1.0;
            for (std::size_t i = 1; i < way.size(); ++i) {
                m_parts[static_cast<std::size_t>(way[i].column)] +=
                    unwoundSum(way, i) * (way[i].known - way[i].unknown) * value;
                share *= way[i].unknown;
            }
            m_parts.back() += share * value;
            return;
        }
        const std::size_t hot = childOf(node, m_row);
        const auto left = static_cast<std::size_t>(node.left);
        const std::size_t cold = hot == left ? left + 1 : left;
        double pastUnknown = 1.0;
        double pastKnown = 1.0;
        for (std::size_t i = 1; i < way.size(); ++i) {
            if (way[i].column == node.column) {
                pastUnknown = way[i].unknown;
                pastKnown = way[i].known;
                unwind(way, i);
                break;
            }
        }
        const auto shareOf = [&](std::size_t child) {
            return static_cast<double>(m_tree[child].rows) /
                   (static_cast<double>(m_tree[left].rows) + static_cast<double>(m_tree[left + 1].rows));
        };
        walk(hot, way, pastUnknown * shareOf(hot), pastKnown, node.column);
        walk(cold, std::move(way), pastUnknown * shareOf(cold), 0.0, node.column);
    }

private:
    const Tree &m_tree;
    std::span<const double> m_row;
    std::size_t m_output;
    double m_scale;
    std::span<double> m_parts;
};

} // namespace

void addShapley(const Tree &tree, std::span<const double> row, std::size_t output, double scale,
                std::span<double> parts)
{
    Shapley(tree, row, output, scale, parts).walk(0, {}, 1.0, 1.0, -1);
}

} // namespace preamar::forecast
