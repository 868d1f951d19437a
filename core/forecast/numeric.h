// Small numerics that several models need: least squares with a ridge, and a simplex search.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <vector>

namespace preamar::forecast {

// Sums of a weighted least squares problem in `columns` unknowns: X'X (lower triangle) and X'y.
class NormalEquations
{
public:
    explicit NormalEquations(std::size_t columns);
    void add(std::span<const double> row, double y);
    // Solves (X'X + diag(penalty)) b = X'y by Cholesky; a direction without information gets 0.
    [[nodiscard]] std::vector<double> solve(std::span<const double> penalty) const;
    [[nodiscard]] double count() const { return m_count; }

private:
    std::size_t m_columns;
    double m_count = 0.0;
    std::vector<double> m_gram;
    std::vector<double> m_right;
};

// Nelder & Mead (1965) from `start` with first steps `scale`; at most `evaluations` calls. Returns the best point.
[[nodiscard]] std::vector<double> simplexMinimum(const std::function<double(std::span<const double>)> &cost,
                                                 std::vector<double> start, std::span<const double> scale,
                                                 int evaluations);

} // namespace preamar::forecast
