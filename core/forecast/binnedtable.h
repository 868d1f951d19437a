// A table as trees grow on it: every column cut into bins that hold about equally many rows, so that a split is found
// by going through bins instead of rows (histograms: Ke et al., LightGBM, NeurIPS 2017).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace preamar::forecast {

// Row-major; NaN is a missing value, which a split sends to the side where it does better.
struct FeatureTable
{
    std::size_t columns = 0;
    std::vector<double> values;

    [[nodiscard]] std::size_t rows() const { return columns > 0 ? values.size() / columns : 0; }
    [[nodiscard]] std::span<const double> row(std::size_t i) const { return {values.data() + i * columns, columns}; }
};

// Bin 0 is a missing value; bin b > 0 holds values in (edge[b-2], edge[b-1]].
class BinnedTable
{
public:
    // bins: 2 to 255.
    BinnedTable(const FeatureTable &table, std::size_t bins);

    [[nodiscard]] std::size_t rows() const { return m_rows; }
    [[nodiscard]] std::size_t columns() const { return m_edges.size(); }
    // Bins of all columns together, and where a column's begin among them.
    [[nodiscard]] std::size_t width() const { return m_width; }
    [[nodiscard]] std::size_t first(std::size_t column) const { return m_first[column]; }
    // Upper ends of the bins, of all but the last one; each a float, since thresholds are kept as floats.
    [[nodiscard]] const std::vector<double> &edges(std::size_t column) const { return m_edges[column]; }
    [[nodiscard]] bool missing(std::size_t column) const { return m_missing[column]; }
    [[nodiscard]] const std::uint8_t *row(std::size_t i) const { return m_bins.data() + i * columns(); }

private:
    std::size_t m_rows = 0;
    std::size_t m_width = 0;
    std::vector<std::size_t> m_first;
    std::vector<std::vector<double>> m_edges;
    std::vector<bool> m_missing;
    std::vector<std::uint8_t> m_bins; // row-major
};

} // namespace preamar::forecast
