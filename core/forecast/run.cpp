#include "core/forecast/run.h"

#include "core/forecast/light.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <limits>

namespace preamar::forecast {

namespace {

constexpr std::size_t kLongestHorizon = 100'000;
// Two hours at a step of 5 min: with fewer, a band is a guess, whatever the model.
constexpr std::size_t kLeastValues = 24;

// A band's level and where its lower end stands in the stored quantiles; the upper end stands as far from the other
// side.
struct LevelRow
{
    int percent;
    std::size_t low;
};
constexpr std::array<LevelRow, 7> kLevels{{{50, 6}, {60, 5}, {80, 4}, {90, 3}, {95, 2}, {98, 1}, {99, 0}}};

const LevelRow *levelRow(int percent)
{
    const auto row =
        std::find_if(kLevels.begin(), kLevels.end(), [percent](const LevelRow &r) { return r.percent == percent; });
    return row == kLevels.end() ? nullptr : &*row;
}

// Whole numbers between commas and white space.
template<class T>
bool parseNumbers(std::string_view text, std::vector<T> &out)
{
    constexpr std::string_view between = ", \t\r\n";
    for (;;) {
        const std::size_t from = text.find_first_not_of(between);
        if (from == std::string_view::npos)
            return !out.empty();
        text.remove_prefix(from);
        const std::string_view word = text.substr(0, text.find_first_of(between));
        T value{};
        const auto [end, problem] = std::from_chars(word.data(), word.data() + word.size(), value);
        if (problem != std::errc{} || end != word.data() + word.size())
            return false;
        out.push_back(value);
        text.remove_prefix(word.size());
    }
}

void append(std::string &out, double value)
{
    std::array<char, 32> buffer{};
    const auto [end, problem] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value);
    out.append(buffer.data(), problem == std::errc{} ? end : buffer.data());
}

Result<std::size_t> columnOf(const SeriesTable &table, const std::string &metric)
{
    if (!metric.empty()) {
        if (const auto index = metricIndex(table, metric))
            return *index;
        return fail(ErrorCode::InvalidArgument, "--metric", "there is no column " + metric);
    }
    if (table.columns.size() != 1)
        return fail(ErrorCode::InvalidArgument, "--metric", "the file has several metrics; choose one");
    return std::size_t{0};
}

Result<void> check(const ForecastRequest &request)
{
    if (request.horizon == 0 || request.horizon > kLongestHorizon)
        return fail(ErrorCode::InvalidArgument, "--horizon", "expected 1 to " + std::to_string(kLongestHorizon));
    for (const int level : request.levels) {
        if (!levelRow(level))
            return fail(ErrorCode::InvalidArgument, "--levels", "expected 50, 60, 80, 90, 95, 98 or 99");
    }
    if (request.bounds && !(request.bounds->low <= request.bounds->high))
        return fail(ErrorCode::InvalidArgument, "--bounds", "the lower bound is above the upper one");
    if (request.model != "auto" && !findForecaster(request.model))
        return fail(ErrorCode::InvalidArgument, "--model", "there is no model " + request.model);
    return {};
}

// The series up to the last origin on the grid of the first, and the origins.
struct Laid
{
    Grid grid;
    std::vector<std::size_t> origins;
};

Result<Laid> layOut(const SeriesTable &table, std::size_t column, const Origins &wanted)
{
    Laid laid;
    std::size_t first = 0;
    std::size_t most = 0;
    if (wanted.kind == Origins::Kind::Rows) {
        laid.origins = wanted.rows;
        first = *std::min_element(wanted.rows.begin(), wanted.rows.end());
        most = *std::max_element(wanted.rows.begin(), wanted.rows.end());
    } else if (wanted.kind == Origins::Kind::Every) {
        first = wanted.every;
    }
    const auto step = stepBefore(table, first);
    if (!step)
        return fail(step.error());
    auto grid = layOnGrid(table, column, *step, most);
    if (!grid)
        return fail(grid.error());
    laid.grid = std::move(*grid);
    const std::size_t rows = laid.grid.values.size();
    if (most > rows) {
        return fail(ErrorCode::InvalidArgument, "--origins",
                    "origin " + std::to_string(most) + " lies beyond the " + std::to_string(rows) +
                        " rows of the grid");
    }
    if (wanted.kind == Origins::Kind::Last)
        laid.origins.push_back(rows);
    for (std::size_t origin = wanted.every; wanted.kind == Origins::Kind::Every && origin <= rows;
         origin += wanted.every)
        laid.origins.push_back(origin);
    return laid;
}

FitInput inputAt(const Grid &grid, std::size_t origin, const ForecastRequest &request)
{
    const std::size_t from = request.history > 0 && request.history < origin ? origin - request.history : 0;
    const auto begin = grid.values.begin();
    FitInput input{
        .target = {.start = grid.timeAt(from),
                   .step = grid.step,
                   .values = {begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(origin)}},
        .calendar = request.calendar,
        .seed = request.seed};
    if (request.bounds)
        input.bounds = *request.bounds;
    else if (std::any_of(input.target.values.begin(), input.target.values.end(), [](double v) { return v < 0.0; }))
        input.bounds.low = -std::numeric_limits<double>::infinity();
    return input;
}

OriginReport forecastAt(const Grid &grid, std::size_t origin, const ForecastRequest &request,
                        std::vector<ForecastRow> &rows)
{
    const FitInput input = inputAt(grid, origin, request);
    const SelectionOptions options{.tier = request.tier, .horizon = request.horizon, .mustQualify = false};
    const bool enough = countFinite(input.target.values) >= kLeastValues;
    const Selection selection = !enough                   ? Selection{}
                                : request.model == "auto" ? select(input, options)
                                                          : selectNamed(request.model, input, options);
    OriginReport report{.origin = origin,
                        .model = selection.name,
                        .chosen = selection.chosen,
                        .all = selection.all,
                        .eligible = selection.eligible,
                        .ineligibleReason = selection.ineligibleReason,
                        .reasonNumbers = selection.reasonNumbers,
                        .error = {},
                        .explanation = {}};
    if (!enough)
        report.ineligibleReason = "HistoryTooShort";
    if (!selection.model) {
        report.error = Error{ErrorCode::InsufficientData, "origin " + std::to_string(origin),
                             enough ? std::string("too few values before it for this model")
                                    : "fewer than " + std::to_string(kLeastValues) + " values before it",
                             selection.ineligibleReason};
        return report;
    }
    const auto predicted = selection.model->predict(request.horizon);
    if (!predicted) {
        report.error = predicted.error();
        return report;
    }
    for (std::size_t i = 0; i < predicted->size(); ++i) {
        const Quantiles &q = (*predicted)[i];
        ForecastRow row{.origin = origin,
                        .step = i + 1,
                        .at = grid.timeAt(origin + i),
                        .point = q[kMedian],
                        .bands = {},
                        .model = selection.name};
        for (const int level : request.levels) {
            const std::size_t low = levelRow(level)->low;
            row.bands.emplace_back(q[low], q[q.size() - 1 - low]);
        }
        rows.push_back(std::move(row));
    }
    if (request.explain) {
        std::vector<double> points;
        for (const Quantiles &q : *predicted)
            points.push_back(q[kMedian]);
        const auto &values = input.target.values;
        report.explanation = Explanation{.gridRows = values.size(),
                                         .gaps = values.size() - countFinite(values),
                                         .from = input.target.start,
                                         .parts = explain(input, points),
                                         .similar = mostSimilarDay(input),
                                         .verdict = verdictOf(selection.report),
                                         .report = selection.report};
    }
    return report;
}

} // namespace

Result<Origins> parseOrigins(std::string_view text)
{
    const auto bad = [] {
        return fail(ErrorCode::InvalidArgument, "--origins", "expected last, every:K or row counts");
    };
    if (text == "last")
        return Origins{};
    std::vector<std::size_t> numbers;
    const bool every = text.starts_with("every:");
    if (!parseNumbers(text.substr(every ? 6 : 0), numbers) || *std::min_element(numbers.begin(), numbers.end()) == 0)
        return bad();
    if (every)
        return numbers.size() == 1 ? Result<Origins>(Origins{Origins::Kind::Every, {}, numbers.front()}) : bad();
    return Origins{Origins::Kind::Rows, std::move(numbers), 0};
}

Result<std::vector<int>> parseLevels(std::string_view text)
{
    std::vector<int> levels;
    if (!parseNumbers(text, levels) ||
        !std::all_of(levels.begin(), levels.end(), [](int l) { return levelRow(l) != nullptr; }))
        return fail(ErrorCode::InvalidArgument, "--levels", "expected 50, 60, 80, 90, 95, 98 or 99 between commas");
    std::vector<int> sorted = levels;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return fail(ErrorCode::InvalidArgument, "--levels", "a level is given twice");
    return levels;
}

Result<ForecastRun> runForecast(const SeriesTable &table, const ForecastRequest &request)
{
    if (auto checked = check(request); !checked)
        return fail(std::move(checked.error()));
    const auto column = columnOf(table, request.metric);
    if (!column)
        return fail(column.error());
    if (request.origins.kind == Origins::Kind::Rows && request.origins.rows.empty())
        return fail(ErrorCode::InvalidArgument, "--origins", "no origin");
    const auto laid = layOut(table, *column, request.origins);
    if (!laid)
        return fail(laid.error());
    ForecastRun run{
        .metric = table.metrics[*column], .step = laid->grid.step, .levels = request.levels, .rows = {}, .origins = {}};
    for (const std::size_t origin : laid->origins)
        run.origins.push_back(forecastAt(laid->grid, origin, request, run.rows));
    if (!run.rows.empty())
        return run;
    if (run.origins.empty())
        return fail(ErrorCode::InsufficientData, "--origins", "the series ends before the first origin");
    return fail(*run.origins.front().error);
}

std::string toCsv(const ForecastRun &run)
{
    std::string out = "origin,step,timestamp,point";
    for (const int level : run.levels)
        out += ",lo" + std::to_string(level) + ",hi" + std::to_string(level);
    out += ",model\n";
    for (const ForecastRow &row : run.rows) {
        out += std::to_string(row.origin) + ',' + std::to_string(row.step) + ',' + toRfc3339(row.at) + ',';
        append(out, row.point);
        for (const auto &[low, high] : row.bands) {
            out += ',';
            append(out, low);
            out += ',';
            append(out, high);
        }
        out += ',' + row.model + '\n';
    }
    return out;
}

} // namespace preamar::forecast
