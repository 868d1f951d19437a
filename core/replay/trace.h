// A recorded load as the simulator plays it: demand in replicas' worth on the simulator's own step.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/workload.h"
#include "core/forecast/seriesfile.h"

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace preamar::replay {

struct Trace
{
    std::string name;
    std::optional<WorkloadRef> workload; // whose history it is, where it is one
    Timestamp start{}; // of step 0
    Millis step{};
    Millis rowStep{};                // of the recording behind it
    double unit = 1.0;               // how much of the recording one replica serves at 100 %
    std::vector<double> demand;      // 1.0 = what one replica does at 100 %; never negative
    std::vector<std::uint8_t> known; // 0 where the recording had a gap and its last value stands in
    // Further columns of the recording in their own units, by column name in lower case; NaN is a gap.
    std::vector<std::pair<std::string, std::vector<double>>> others;
    std::size_t gapRows = 0;
    std::size_t negativeRows = 0; // read as 0

    [[nodiscard]] Timestamp timeAt(std::size_t i) const { return start + step * static_cast<std::int64_t>(i); }
    [[nodiscard]] const std::vector<double> *other(std::string_view column) const;
    // Steps of a duration, at least one for a positive one.
    [[nodiscard]] std::size_t stepsOf(Millis d) const;
};

// The service that a trace stands for.
[[nodiscard]] WorkloadRef workloadOf(const Trace &trace);

struct TraceOptions
{
    Millis step{Seconds{15}};
    double peakUnits = 24.0;       // where no unit is given: P99.9 of the recording is this many replicas' worth
    std::optional<double> unit;    // fixes the scale, so that more or less of the recording changes nothing
    std::optional<Timestamp> from; // the row step is judged by rows before it, so that later rows change nothing
};

// The column on the simulator's step: linear between rows, a gap repeats the last value (5.10 of the replay protocol).
// InsufficientData below two rows with a value; InvalidArgument names the option where the numbers make no sense.
[[nodiscard]] Result<Trace> makeTrace(const forecast::SeriesTable &table, std::size_t column,
                                      const TraceOptions &options);

// Steps [first, last) are evaluated; the simulation starts at `start`, up to 6 h earlier.
struct Window
{
    std::size_t start = 0;
    std::size_t first = 0;
    std::size_t last = 0;
};

struct WindowOptions
{
    std::optional<Timestamp> from;
    std::optional<Timestamp> to;        // clipped to the end of the trace
    std::optional<double> evaluateDays; // absent: 7 days, 2 where the trace has fewer than 8
};
[[nodiscard]] Result<Window> makeWindow(const Trace &trace, const WindowOptions &options);

// Linear between order statistics at position p·(n − 1); n > 0.
[[nodiscard]] double percentile(std::vector<double> values, double p);

} // namespace preamar::replay
