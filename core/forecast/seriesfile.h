// Series files of the command line (CSV): strict about what cannot be read, forgiving and counting about order.
#pragma once

#include "core/base/result.h"
#include "core/domain/series.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::forecast {

struct SeriesTable
{
    std::vector<std::string> metrics;         // as written in the header
    std::vector<Timestamp> times;             // strictly increasing, unless read with Order::AsWritten
    std::vector<std::vector<double>> columns; // one per metric; NaN is a gap
    std::vector<std::string> ignored;         // columns left out: label, split
    std::size_t outOfOrder = 0;               // rows that were put right
    std::size_t repeated = 0;                 // rows that a later one of the same time replaced
};

enum class Order {
    Repair,    // sort by time, the last of equal times wins
    Strict,    // refuse what Repair would change
    AsWritten, // keep rows and order (detect)
};

struct SeriesFileOptions
{
    std::vector<std::string> metrics{}; // only these, in this order; empty = all
    Order order = Order::Repair;
    std::size_t mostRows = 10'000'000;
};

// InvalidArgument names line and column (1-based) in `where`.
[[nodiscard]] Result<SeriesTable> readSeriesCsv(std::string_view text, const SeriesFileOptions &options = {});

// The index of a metric, whatever its case.
[[nodiscard]] std::optional<std::size_t> metricIndex(const SeriesTable &table, std::string_view name);

// The step of the grid whose first `origin` rows are known: the median difference of the rows before that origin, found
// without looking at any later row. origin 0 means all rows. InsufficientData below two rows.
[[nodiscard]] Result<Millis> stepBefore(const SeriesTable &table, std::size_t origin);

// The column on a grid that starts at the first row. A row belongs to the nearest cell; several in a cell give their
// mean. mostCells > 0 leaves out what lies beyond them. InvalidArgument where the rows lie too far apart for such a
// step.
[[nodiscard]] Result<Grid> layOnGrid(const SeriesTable &table, std::size_t column, Millis step,
                                     std::size_t mostCells = 0);

} // namespace preamar::forecast
