// Time series. Absence is a missing row or NaN on a grid, never zero.
#pragma once

#include "core/base/time.h"
#include "core/domain/metric.h"
#include "core/domain/workload.h"

#include <string>
#include <vector>

namespace preamar {

struct Sample
{
    Timestamp at{};
    double value = 0.0;

    friend bool operator==(const Sample &, const Sample &) = default;
};

// [from, to)
struct TimeRange
{
    Timestamp from{};
    Timestamp to{};

    friend bool operator==(const TimeRange &, const TimeRange &) = default;
};

struct SeriesKey
{
    WorkloadRef workload;
    MetricId metric;

    friend bool operator==(const SeriesKey &, const SeriesKey &) = default;
    friend auto operator<=>(const SeriesKey &, const SeriesKey &) = default;
};

struct Series
{
    SeriesKey key;
    std::vector<Sample> samples;  // strictly increasing times, finite values
};

// The answer to one range query over many workloads.
struct SeriesSet
{
    std::vector<Series> series;
    bool partial = false;              // the server said that something is missing
    std::vector<std::string> warnings;
};

// A regular grid: values[i] belongs to start + i·step; NaN is a gap.
struct Grid
{
    Timestamp start{};
    Millis step{};
    std::vector<double> values;

    [[nodiscard]] Timestamp timeAt(std::size_t i) const { return start + step * static_cast<std::int64_t>(i); }
    [[nodiscard]] Timestamp end() const { return timeAt(values.size()); }
};

// Samples laid on a grid whose times are multiples of step; several samples in one cell are combined.
[[nodiscard]] Grid toGrid(const std::vector<Sample> &samples, TimeRange range, Millis step, Combine combine);

}  // namespace preamar
