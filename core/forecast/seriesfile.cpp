#include "core/forecast/seriesfile.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>

namespace preamar::forecast {

namespace {

constexpr std::size_t kMostGridRows = 10'000'000;

std::string_view trimmed(std::string_view text)
{
    const auto space = [](char c) { return c == ' ' || c == '\t'; };
    while (!text.empty() && space(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && space(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lower(std::string_view text)
{
    std::string out(text);
    for (char &c : out)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    return out;
}

tl::unexpected<Error> bad(std::size_t line, std::size_t column, std::string detail)
{
    std::string where = "line " + std::to_string(line);
    if (column > 0)
        where += ", column " + std::to_string(column);
    return fail(ErrorCode::InvalidArgument, std::move(where), std::move(detail));
}

// The next line without its end; false at the end of the text.
bool takeLine(std::string_view &text, std::string_view &line)
{
    if (text.empty())
        return false;
    const std::size_t end = text.find('\n');
    line = text.substr(0, end);
    text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
    if (!line.empty() && line.back() == '\r')
        line.remove_suffix(1);
    return true;
}

// Cells of one line. A cell in quotes may hold commas, not quotes or line ends.
bool splitCells(std::string_view line, std::vector<std::string_view> &cells)
{
    cells.clear();
    for (;;) {
        if (!line.empty() && line.front() == '"') {
            const std::size_t end = line.find('"', 1);
            if (end == std::string_view::npos || (end + 1 < line.size() && line[end + 1] != ','))
                return false;
            cells.push_back(line.substr(1, end - 1));
            if (end + 1 == line.size())
                return true;
            line.remove_prefix(end + 2);
        } else {
            const std::size_t end = line.find(',');
            cells.push_back(trimmed(line.substr(0, end)));
            if (end == std::string_view::npos)
                return true;
            line.remove_prefix(end + 1);
        }
    }
}

// A number, NaN for a gap, nullopt for anything else.
std::optional<double> parseCell(std::string_view text)
{
    if (text.empty())
        return std::nan("");
    if (text.front() == '+' && text.size() > 1 && text[1] != '-' && text[1] != '+')
        text.remove_prefix(1);
    double value = 0.0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    const bool whole = end == text.data() + text.size();
    if (problem == std::errc{} && whole && std::isfinite(value))
        return value;
    if (problem == std::errc::result_out_of_range && whole && text.find("e-") != std::string_view::npos)
        return 0.0;
    const std::string word = lower(text);
    return word == "nan" || word == "null" ? std::optional(std::nan("")) : std::nullopt;
}

// Which cell of a line goes to which column of the table.
struct Layout
{
    std::size_t cells = 0;
    std::vector<std::size_t> sources;
};

Result<Layout> readHeader(const std::vector<std::string_view> &header, const SeriesFileOptions &options,
                          SeriesTable &table)
{
    if (parseTimestamp(header.front()))
        return bad(1, 1, "the first line must name the columns");
    Layout layout{.cells = header.size(), .sources = {}};
    std::vector<std::string> names;
    for (const auto cell : header) {
        names.push_back(lower(cell));
        if (std::count(names.begin(), names.end(), names.back()) > 1)
            return bad(1, names.size(), "two columns have this name");
    }
    for (std::size_t i = 1; i < names.size(); ++i) {
        if (names[i].empty())
            return bad(1, i + 1, "the column has no name");
        if (names[i] == "label" || names[i] == "split")
            table.ignored.emplace_back(header[i]);
        else if (options.metrics.empty())
            layout.sources.push_back(i);
    }
    for (const auto &wanted : options.metrics) {
        const auto found = std::find(names.begin() + 1, names.end(), lower(wanted));
        if (found == names.end())
            return bad(1, 0, "there is no column " + wanted);
        layout.sources.push_back(static_cast<std::size_t>(found - names.begin()));
    }
    if (layout.sources.empty())
        return bad(1, 0, "there is no column with a metric");
    for (const std::size_t source : layout.sources)
        table.metrics.emplace_back(header[source]);
    table.columns.resize(layout.sources.size());
    return layout;
}

Result<void> readRow(const std::vector<std::string_view> &cells, const Layout &layout, std::size_t line,
                     SeriesTable &table)
{
    if (cells.size() != layout.cells) {
        return bad(line, 0,
                   std::to_string(cells.size()) + " columns where the header has " + std::to_string(layout.cells));
    }
    const auto time = parseTimestamp(cells.front());
    if (!time)
        return bad(line, 1, "the time is neither RFC 3339 nor YYYY-MM-DD hh:mm[:ss]");
    table.times.push_back(*time);
    for (std::size_t c = 0; c < layout.sources.size(); ++c) {
        const auto value = parseCell(cells[layout.sources[c]]);
        if (!value)
            return bad(line, layout.sources[c] + 1, "the value is not a finite number");
        table.columns[c].push_back(*value);
    }
    return {};
}

template<class T>
void keepRows(std::vector<T> &values, const std::vector<std::size_t> &rows)
{
    std::vector<T> kept;
    kept.reserve(rows.size());
    for (const std::size_t row : rows)
        kept.push_back(values[row]);
    values = std::move(kept);
}

// Sorts by time and keeps the last row of equal times. Line numbers count from the header's.
Result<void> putInOrder(SeriesTable &table, Order order)
{
    const auto &times = table.times;
    Timestamp latest = times.front();
    for (std::size_t row = 1; row < times.size(); ++row) {
        if (times[row] > latest) {
            latest = times[row];
            continue;
        }
        if (order == Order::Strict)
            return bad(row + 2, 1, times[row] < times[row - 1] ? "the row is out of order" : "the time is repeated");
        table.outOfOrder += times[row] < latest ? 1U : 0U;
    }
    if (std::adjacent_find(times.begin(), times.end(), std::greater_equal<>()) == times.end())
        return {};
    std::vector<std::size_t> rows(times.size());
    std::iota(rows.begin(), rows.end(), std::size_t{0});
    std::stable_sort(rows.begin(), rows.end(), [&times](std::size_t a, std::size_t b) { return times[a] < times[b]; });
    std::vector<std::size_t> kept;
    for (const std::size_t row : rows) {
        if (!kept.empty() && times[kept.back()] == times[row]) {
            kept.back() = row;
            ++table.repeated;
        } else {
            kept.push_back(row);
        }
    }
    for (auto &column : table.columns)
        keepRows(column, kept);
    keepRows(table.times, kept);
    return {};
}

Millis medianDifference(const std::vector<Timestamp> &times, std::size_t rows)
{
    std::vector<std::int64_t> differences;
    differences.reserve(rows - 1);
    for (std::size_t i = 1; i < rows; ++i)
        differences.push_back((times[i] - times[i - 1]).count());
    const auto middle = differences.begin() + static_cast<std::ptrdiff_t>((differences.size() - 1) / 2);
    std::nth_element(differences.begin(), middle, differences.end());
    return Millis{*middle};
}

} // namespace

Result<SeriesTable> readSeriesCsv(std::string_view text, const SeriesFileOptions &options)
{
    if (text.starts_with("\xEF\xBB\xBF"))
        text.remove_prefix(3);
    SeriesTable table;
    std::vector<std::string_view> cells;
    std::string_view line;
    if (!takeLine(text, line) || trimmed(line).empty())
        return bad(1, 0, "the file has no header");
    if (!splitCells(line, cells))
        return bad(1, 0, "a quote is not closed");
    const auto layout = readHeader(cells, options, table);
    if (!layout)
        return fail(layout.error());
    const std::size_t expected = text.size() / (line.size() + 8) + 1;
    table.times.reserve(expected);
    std::size_t number = 1;
    std::size_t blank = 0;
    while (takeLine(text, line)) {
        ++number;
        if (trimmed(line).empty()) {
            blank = blank == 0 ? number : blank;
            continue;
        }
        if (blank > 0)
            return bad(blank, 0, "the line is empty");
        if (table.times.size() == options.mostRows)
            return bad(number, 0, "more than " + std::to_string(options.mostRows) + " rows");
        if (!splitCells(line, cells))
            return bad(number, 0, "a quote is not closed");
        if (auto read = readRow(cells, *layout, number, table); !read)
            return fail(std::move(read.error()));
    }
    if (table.times.empty())
        return bad(number + 1, 0, "the file has no data row");
    if (options.order != Order::AsWritten) {
        if (auto ordered = putInOrder(table, options.order); !ordered)
            return fail(std::move(ordered.error()));
    }
    return table;
}

std::optional<std::size_t> metricIndex(const SeriesTable &table, std::string_view name)
{
    const std::string wanted = lower(name);
    for (std::size_t i = 0; i < table.metrics.size(); ++i) {
        if (lower(table.metrics[i]) == wanted)
            return i;
    }
    return std::nullopt;
}

Result<Millis> stepBefore(const SeriesTable &table, std::size_t origin)
{
    const auto &times = table.times;
    if (times.size() < 2 || origin == 1)
        return fail(ErrorCode::InsufficientData, "step", "two rows are needed before the origin");
    if (origin == 0)
        return medianDifference(times, times.size());
    // Row k is looked at only where it lies before the origin by the step of the rows before it; where it seems not to,
    // that step is brought up to date first.
    Millis step = times[1] - times[0];
    const auto count = static_cast<std::int64_t>(origin);
    std::size_t known = 2;
    while (known < times.size() && known < origin) {
        if (times[known] >= times.front() + step * count) {
            step = medianDifference(times, known);
            if (times[known] >= times.front() + step * count)
                return step;
        }
        ++known;
    }
    return medianDifference(times, known);
}

Result<Grid> layOnGrid(const SeriesTable &table, std::size_t column, Millis step, std::size_t mostCells)
{
    if (table.times.empty() || column >= table.columns.size() || step <= Millis{0})
        return fail(ErrorCode::InvalidArgument, "grid", "no such column or step");
    const auto cellOf = [&](Timestamp t) {
        const std::int64_t away = (t - table.times.front()).count();
        return static_cast<std::size_t>((away + step.count() / 2) / step.count());
    };
    const std::size_t all = cellOf(table.times.back()) + 1;
    const std::size_t rows = mostCells > 0 ? std::min(all, mostCells) : all;
    if (rows > kMostGridRows)
        return fail(ErrorCode::InvalidArgument, "grid", "the rows lie too far apart for their usual step");
    Grid grid{.start = table.times.front(), .step = step, .values = std::vector<double>(rows, std::nan(""))};
    std::size_t last = rows;
    double count = 0.0;
    for (std::size_t row = 0; row < table.times.size(); ++row) {
        const double value = table.columns[column][row];
        if (!std::isfinite(value))
            continue;
        const std::size_t cell = cellOf(table.times[row]);
        if (cell >= rows)
            break;
        count = cell == last ? count + 1.0 : 1.0;
        last = cell;
        double &kept = grid.values[cell];
        kept = count > 1.0 ? kept + (value - kept) / count : value;
    }
    return grid;
}

} // namespace preamar::forecast
