#include "core/forecast/numeric.h"

#include <algorithm>
#include <cmath>

namespace preamar::forecast {

NormalEquations::NormalEquations(std::size_t columns)
    : m_columns(columns), m_gram(columns * columns, 0.0), m_right(columns, 0.0)
{}

void NormalEquations::add(std::span<const double> row, double y)
{
    for (std::size_t i = 0; i < m_columns; ++i) {
        const double x = row[i];
        if (x == 0.0)
            continue;
        double *line = &m_gram[i * m_columns];
        for (std::size_t j = 0; j <= i; ++j)
            line[j] += x * row[j];
        m_right[i] += x * y;
    }
    m_count += 1.0;
}

std::vector<double> NormalEquations::solve(std::span<const double> penalty) const
{
    const std::size_t n = m_columns;
    std::vector<double> l(n * n, 0.0);
    std::vector<bool> dead(n, false);
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t j = 0; j <= i; ++j) {
            double sum = m_gram[i * n + j] + (i == j ? penalty[i] : 0.0);
            const double whole = sum;
            for (std::size_t k = 0; k < j; ++k)
                sum -= l[i * n + k] * l[j * n + k];
            if (i == j) {
                dead[i] = !(sum > 1e-12 * std::abs(whole)) || !(sum > 0.0);
                l[i * n + i] = dead[i] ? 1.0 : std::sqrt(sum);
            } else {
                l[i * n + j] = dead[j] ? 0.0 : sum / l[j * n + j];
            }
        }
        if (dead[i])
            std::fill_n(&l[i * n], i, 0.0);
    }
    std::vector<double> b(n, 0.0);
    for (std::size_t i = 0; i < n; ++i) {
        double sum = dead[i] ? 0.0 : m_right[i];
        for (std::size_t k = 0; k < i; ++k)
            sum -= l[i * n + k] * b[k];
        b[i] = sum / l[i * n + i];
    }
    for (std::size_t i = n; i-- > 0;) {
        double sum = b[i];
        for (std::size_t k = i + 1; k < n; ++k)
            sum -= l[k * n + i] * b[k];
        b[i] = sum / l[i * n + i];
    }
    return b;
}

std::vector<double> simplexMinimum(const std::function<double(std::span<const double>)> &cost,
                                   std::vector<double> start, std::span<const double> scale, int evaluations)
{
    struct Corner
    {
        std::vector<double> at;
        double cost;
    };
    const std::size_t n = start.size();
    int left = evaluations;
    const auto corner = [&](std::vector<double> at) {
        --left;
        const double c = cost(at);
        return Corner{std::move(at), std::isfinite(c) ? c : 1e300};
    };
    std::vector<Corner> s;
    s.push_back(corner(start));
    for (std::size_t i = 0; i < n; ++i) {
        auto moved = start;
        moved[i] += scale[i];
        s.push_back(corner(std::move(moved)));
    }
    const auto byCost = [](const Corner &a, const Corner &b) { return a.cost < b.cost; };
    while (left > 0) {
        std::stable_sort(s.begin(), s.end(), byCost);
        if (s.back().cost - s.front().cost <= 1e-10 * std::abs(s.front().cost))
            break;
        std::vector<double> centre(n, 0.0);
        for (std::size_t c = 0; c < n; ++c) {
            for (std::size_t i = 0; i < n; ++i)
                centre[i] += s[c].at[i] / static_cast<double>(n);
        }
        const auto towards = [&](double t) {
            std::vector<double> at(n);
            for (std::size_t i = 0; i < n; ++i)
                at[i] = centre[i] + t * (s.back().at[i] - centre[i]);
            return corner(std::move(at));
        };
        Corner reflected = towards(-1.0);
        if (reflected.cost < s.front().cost) {
            Corner expanded = towards(-2.0);
            s.back() = expanded.cost < reflected.cost ? std::move(expanded) : std::move(reflected);
        } else if (reflected.cost < s[n - 1].cost) {
            s.back() = std::move(reflected);
        } else if (Corner contracted = towards(reflected.cost < s.back().cost ? -0.5 : 0.5);
                   contracted.cost < s.back().cost) {
            s.back() = std::move(contracted);
        } else {
            for (std::size_t c = 1; c <= n; ++c) {
                auto at = s[c].at;
                for (std::size_t i = 0; i < n; ++i)
                    at[i] = 0.5 * (at[i] + s.front().at[i]);
                s[c] = corner(std::move(at));
            }
        }
    }
    return std::min_element(s.begin(), s.end(), byCost)->at;
}

} // namespace preamar::forecast
