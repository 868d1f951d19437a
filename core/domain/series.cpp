#include "core/domain/series.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace preamar {

Grid toGrid(const std::vector<Sample> &samples, TimeRange range, Millis step, Combine combine)
{
    Grid grid{.start = range.from, .step = step, .values = {}};
    if (step <= Millis{0} || range.to <= range.from)
        return grid;
    grid.start = floorTo(range.from, step);
    const auto span = (range.to - grid.start).count();
    const auto cells = static_cast<std::size_t>((span + step.count() - 1) / step.count());
    grid.values.assign(cells, std::numeric_limits<double>::quiet_NaN());
    std::vector<std::int64_t> counts(combine == Combine::Mean ? cells : 0, 0);
    for (const Sample &sample : samples) {
        if (sample.at < range.from || sample.at >= range.to || !std::isfinite(sample.value))
            continue;
        const auto i = static_cast<std::size_t>((sample.at - grid.start).count() / step.count());
        double &cell = grid.values[i];
        if (combine == Combine::Mean)
            ++counts[i];
        if (std::isnan(cell))
            cell = sample.value;
        else
            cell = combine == Combine::Max ? std::max(cell, sample.value) : cell + sample.value;
    }
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (counts[i] > 1)
            grid.values[i] /= static_cast<double>(counts[i]);
    }
    return grid;
}

} // namespace preamar
