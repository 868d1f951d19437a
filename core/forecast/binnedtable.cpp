#include "core/forecast/binnedtable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

// Thresholds are kept as floats: what is compared must be what is stored.
double asFloat(double value)
{
    constexpr double most = std::numeric_limits<float>::max();
    return static_cast<double>(static_cast<float>(std::clamp(value, -most, most)));
}

// Upper ends of bins that hold about equally many rows, between neighbouring values.
std::vector<double> edgesOf(std::vector<double> values, std::size_t most)
{
    std::sort(values.begin(), values.end());
    std::vector<double> edges;
    const std::size_t n = values.size();
    std::size_t from = 0;
    while (from < n && edges.size() + 1 < most) {
        const std::size_t left = most - edges.size();
        std::size_t to = from + std::max<std::size_t>(1, (n - from + left - 1) / left);
        while (to < n && values[to] == values[to - 1])
            ++to;
        if (to >= n)
            break;
        const double middle = values[to - 1] + 0.5 * (values[to] - values[to - 1]);
        edges.push_back(asFloat(middle < values[to] ? middle : values[to - 1]));
        from = to;
    }
    return edges;
}

} // namespace

BinnedTable::BinnedTable(const FeatureTable &table, std::size_t bins) : m_rows(table.rows())
{
    // Rows that edges are taken from: enough to know where a bin ends.
    const std::size_t enough = std::max<std::size_t>(512, 64 * bins);
    const std::size_t stride = std::max<std::size_t>(1, m_rows / enough);
    m_edges.reserve(table.columns);
    m_bins.resize(m_rows * table.columns);
    std::vector<double> values;
    for (std::size_t c = 0; c < table.columns; ++c) {
        values.clear();
        bool missing = false;
        for (std::size_t r = 0; r < m_rows; r += stride) {
            const double v = table.values[r * table.columns + c];
            if (!std::isnan(v))
                values.push_back(v);
        }
        const auto edges = edgesOf(values, bins);
        for (std::size_t r = 0; r < m_rows; ++r) {
            const double v = table.values[r * table.columns + c];
            const auto bin = std::isnan(v) ? std::ptrdiff_t{0}
                                           : 1 + (std::lower_bound(edges.begin(), edges.end(), v) - edges.begin());
            missing = missing || bin == 0;
            m_bins[r * table.columns + c] = static_cast<std::uint8_t>(bin);
        }
        m_first.push_back(m_width);
        m_width += edges.size() + 2;
        m_edges.push_back(edges);
        m_missing.push_back(missing);
    }
}

} // namespace preamar::forecast
