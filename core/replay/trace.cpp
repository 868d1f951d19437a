#include "core/replay/trace.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <limits>

namespace preamar::replay {

namespace {

constexpr std::int64_t kDayMillis = 86'400'000;
constexpr Millis kWarmUp{6LL * 3'600'000};
constexpr std::size_t kMostSteps = 50'000'000;

// Value of a grid at a time, linear between rows; both neighbours must have one.
double between(const std::vector<double> &rows, double position)
{
    const auto row = std::min(static_cast<std::size_t>(position), rows.size() - 2);
    const double share = position - static_cast<double>(row);
    return rows[row] + share * (rows[row + 1] - rows[row]);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

Millis fewestRows(const forecast::SeriesTable &table, const std::optional<Timestamp> &from, Result<Millis> &step)
{
    std::size_t before = 0;
    if (from)
        before = static_cast<std::size_t>(std::lower_bound(table.times.begin(), table.times.end(), *from) -
                                          table.times.begin());
    step = forecast::stepBefore(table, before >= 2 ? before : 0);
    return step ? *step : Millis{0};
}

} // namespace

WorkloadRef workloadOf(const Trace &trace)
{
    WorkloadRef named;
    named.name = trace.name;
    return trace.workload.value_or(std::move(named));
}

const std::vector<double> *Trace::other(std::string_view column) const
{
    for (const auto &[title, values] : others) {
        if (title == column)
            return &values;
    }
    return nullptr;
}

std::size_t Trace::stepsOf(Millis d) const
{
    if (d <= Millis{0})
        return 0;
    return static_cast<std::size_t>(std::max<std::int64_t>(1, (d.count() + step.count() / 2) / step.count()));
}

double percentile(std::vector<double> values, double p)
{
    std::sort(values.begin(), values.end());
    const double position = p * static_cast<double>(values.size() - 1);
    const auto low = static_cast<std::size_t>(position);
    const std::size_t high = std::min(low + 1, values.size() - 1);
    return values[low] + (position - static_cast<double>(low)) * (values[high] - values[low]);
}

Result<Trace> makeTrace(const forecast::SeriesTable &table, std::size_t column, const TraceOptions &options)
{
    if (options.step <= Millis{0})
        return fail(ErrorCode::InvalidArgument, "--step", "must be positive");
    if (options.unit && (!std::isfinite(*options.unit) || *options.unit <= 0.0))
        return fail(ErrorCode::InvalidArgument, "--unit", "must be a positive number");
    if (!std::isfinite(options.peakUnits) || options.peakUnits <= 0.0)
        return fail(ErrorCode::InvalidArgument, "--peak-units", "must be a positive number");

    Trace trace;
    trace.step = options.step;
    Result<Millis> step = Millis{0};
    trace.rowStep = fewestRows(table, options.from, step);
    if (!step)
        return fail(step.error());
    auto grid = forecast::layOnGrid(table, column, trace.rowStep);
    if (!grid)
        return fail(grid.error());
    std::vector<double> &rows = grid->values;

    // Nothing is known before the first value; a trace starts there.
    const auto firstKnown = std::find_if(rows.begin(), rows.end(), [](double v) { return std::isfinite(v); });
    const auto skipped = static_cast<std::size_t>(firstKnown - rows.begin());
    rows.erase(rows.begin(), firstKnown);
    if (rows.size() < 2)
        return fail(ErrorCode::InsufficientData, "--trace", "fewer than two rows with a value");
    trace.start = grid->timeAt(skipped);

    std::vector<std::uint8_t> rowKnown(rows.size(), 1);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        if (!std::isfinite(rows[i])) {
            rows[i] = rows[i - 1];
            rowKnown[i] = 0;
            ++trace.gapRows;
        } else if (rows[i] < 0.0) {
            rows[i] = 0.0;
            ++trace.negativeRows;
        }
    }
    const double perStep = static_cast<double>(options.step.count()) / static_cast<double>(trace.rowStep.count());
    const double steps = std::ceil(static_cast<double>(rows.size() - 1) / perStep - 1e-9);
    if (steps > static_cast<double>(kMostSteps))
        return fail(ErrorCode::InvalidArgument, "--step", "too short for a trace of this length");
    const auto count = static_cast<std::size_t>(steps);
    trace.demand.resize(count);
    trace.known.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const double position = static_cast<double>(i) * perStep;
        trace.demand[i] = between(rows, position);
        trace.known[i] = rowKnown[std::min(static_cast<std::size_t>(position), rows.size() - 1)];
    }
    for (std::size_t c = 0; c < table.metrics.size(); ++c) {
        if (c == column)
            continue;
        auto extra = forecast::layOnGrid(table, c, trace.rowStep);
        if (!extra)
            return fail(extra.error());
        std::vector<double> values(count, std::numeric_limits<double>::quiet_NaN());
        for (std::size_t i = 0; i < count; ++i) {
            const auto row = static_cast<std::size_t>(static_cast<double>(i) * perStep) + skipped;
            if (row < extra->values.size())
                values[i] = extra->values[row];
        }
        trace.others.emplace_back(lower(table.metrics[c]), std::move(values));
    }

    if (options.unit) {
        trace.unit = *options.unit;
    } else {
        const double peak = percentile(trace.demand, 0.999);
        if (peak <= 0.0)
            return fail(ErrorCode::InvalidArgument, "--unit",
                        "the trace shows no load; say how much one replica serves");
        trace.unit = peak / options.peakUnits;
    }
    for (double &d : trace.demand)
        d = std::max(0.0, d / trace.unit);
    return trace;
}

Result<Window> makeWindow(const Trace &trace, const WindowOptions &options)
{
    const auto total = trace.demand.size();
    const auto stepAt = [&](Timestamp t) {
        const std::int64_t ms = toMillis(t) - toMillis(trace.start);
        return ms <= 0 ? std::size_t{0} : static_cast<std::size_t>((ms + trace.step.count() - 1) / trace.step.count());
    };
    Window window;
    window.last = options.to ? std::min(stepAt(*options.to), total) : total;
    if (options.from) {
        window.first = stepAt(*options.from);
        if (options.to && *options.to <= *options.from)
            return fail(ErrorCode::InvalidArgument, "--to", "must be later than --from");
    } else {
        const double perDay = static_cast<double>(kDayMillis) / static_cast<double>(trace.step.count());
        double days = static_cast<double>(window.last) >= 8.0 * perDay ? 7.0 : 2.0;
        if (options.evaluateDays) {
            if (!std::isfinite(*options.evaluateDays) || *options.evaluateDays <= 0.0)
                return fail(ErrorCode::InvalidArgument, "--evaluate-days", "must be a positive number");
            days = *options.evaluateDays;
        }
        const double steps = std::min(std::round(days * perDay), static_cast<double>(window.last));
        window.first = window.last - static_cast<std::size_t>(steps);
    }
    if (window.first >= window.last)
        return fail(ErrorCode::InsufficientData, options.from ? "--from" : "--trace",
                    "no step of the trace lies in the period");
    const std::size_t warmUp = trace.stepsOf(kWarmUp);
    window.start = window.first > warmUp ? window.first - warmUp : 0;
    return window;
}

} // namespace preamar::replay
