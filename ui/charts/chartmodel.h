// What a forecast chart draws, in the unit of its axis and for the pixels it has: made from a ChartSeries, without any
// widget.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/style/tokens.h"

#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace preamar::ui {

struct ChartLine
{
    double value = 0.0;
    QString label;
    style::Token token = style::Token::Crit;
};

// A change of replicas: the shape tells the direction, the filling who made it, a cross that it failed.
struct ChartMark
{
    Timestamp at{};
    bool isUp = true;
    bool isOurs = true;
    bool isFailed = false;
    QString text; // for the read-out: "3 → 4, preamar"
};

struct ChartSpan
{
    enum class Kind { Overload, Freeze };
    Kind kind = Kind::Overload;
    Timestamp from{};
    Timestamp to{};
};

// A value that holds until the next one: replicas, or capacity that follows them.
struct ChartSteps
{
    std::vector<std::pair<Timestamp, double>> values; // in the unit of the series, in order
    QString label;
};

struct ChartModel
{
    struct Band
    {
        std::vector<QPointF> lower;
        std::vector<QPointF> upper;
    };
    Timestamp from{};
    Timestamp to{};
    Timestamp now{};
    bool isPercent = false;   // of capacity; else the series' own unit
    bool isSteps = false;     // the series is drawn as steps
    bool isDated = false;     // times are said with their day
    bool isUnitApart = false; // the unit stands in the title: labels are numbers alone
    Unit unit = Unit::Count;
    double top = 1.0; // of the value axis
    std::vector<double> ticks;
    std::vector<std::vector<QPointF>> history;   // one run per stretch without a gap; x in ms since the epoch
    std::vector<std::pair<double, double>> gaps; // stretches without data, ms
    std::vector<QPointF> forecast;               // medians
    Band band80;
    Band band95;
    std::vector<ChartLine> lines{};
    std::vector<QPointF> limit; // the steps of the threshold, as corners
    QString limitLabel;
    std::vector<QPointF> lowerLimit; // of the lower threshold, where it is shown
    QString lowerLimitLabel;
    std::optional<Millis> staleFor; // now is seen, and the last value is that old: too old to decide by
    std::vector<ChartMark> marks;
    std::vector<ChartSpan> spans;

    // "Last data 6 min ago", or empty.
    [[nodiscard]] QString staleText() const;
    [[nodiscard]] bool isEmpty() const { return history.empty() && forecast.empty(); }
    [[nodiscard]] QString text(double value) const;
    [[nodiscard]] QString axisText(double value) const;
    // "GiB", where the unit stands in the title.
    [[nodiscard]] QString axisUnit() const;
    // "peak 86 % at 14:32 (79–93) · now 61.2 %" — the default read-out and the description for screen readers.
    [[nodiscard]] QString summary() const;
    // The same with less and less in it, for where it does not fit.
    [[nodiscard]] QStringList shorterSummaries() const;
    // What is at a time: measured, or forecast with its band, and the mark beside it.
    [[nodiscard]] QString readOut(Timestamp at) const;
    [[nodiscard]] const ChartMark *markNear(Timestamp at) const;
    [[nodiscard]] std::optional<double> measuredAt(Timestamp at) const;
};

struct ChartFrame
{
    Timestamp now{};
    Millis back{};
    Millis ahead{};
    bool asPercent = false;       // where the capacity is known
    std::vector<ChartLine> lines{}; // in the unit of the axis: percent of capacity, or the series' own
    int valueTickCount = 4;
    std::optional<TimeRange> window = std::nullopt; // what is seen, where it is not back … ahead of now
    bool isSteps = false;
    bool isUnitApart = false;
    int width = 0; // pixels of the plot; what is finer than they are is put together, its extremes kept. 0: nothing is
    ChartSteps limit{};
    std::vector<ChartMark> marks{};
    std::vector<ChartSpan> spans{};
    ChartSteps lowerLimit{};
};
[[nodiscard]] ChartModel makeChartModel(const ChartSeries &series, const ChartFrame &frame);

// "10 of 11 services", where a sum does not hold all that were asked for or a step was not measured whole; else empty.
[[nodiscard]] QString coverageText(const ChartSeries::Coverage &coverage);
// The same in sentences: what is left out, and why.
[[nodiscard]] QString coverageNote(const ChartSeries::Coverage &coverage);

// Where measured demand was above the limit in force.
[[nodiscard]] std::vector<ChartSpan> overloads(const ChartSeries &series, const ChartSteps &limit);

} // namespace preamar::ui
