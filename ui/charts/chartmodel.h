// What a forecast chart draws, in the unit of its axis: made from a ChartSeries, without any widget.
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
    bool isPercent = false; // of capacity; else the series' own unit
    Unit unit = Unit::Count;
    double top = 1.0; // of the value axis
    std::vector<double> ticks;
    std::vector<std::vector<QPointF>> history;   // one run per stretch without a gap; x in ms since the epoch
    std::vector<std::pair<double, double>> gaps; // stretches without data, ms
    std::vector<QPointF> forecast;               // medians
    Band band80;
    Band band95;
    std::vector<ChartLine> lines;

    [[nodiscard]] bool isEmpty() const { return history.empty() && forecast.empty(); }
    [[nodiscard]] QString text(double value) const;
    [[nodiscard]] QString axisText(double value) const;
    // "peak 86 % at 14:32 (79–93) · now 61.2 %" — the default read-out and the description for screen readers.
    [[nodiscard]] QString summary() const;
    // What is at a time: measured, or forecast with its band; empty where there is nothing.
    [[nodiscard]] QString readOut(Timestamp at) const;
};

struct ChartFrame
{
    Timestamp now{};
    Millis back{};
    Millis ahead{};
    bool asPercent = false;       // where the capacity is known
    std::vector<ChartLine> lines; // in the unit of the axis: percent of capacity, or the series' own
    int valueTickCount = 4;
};
[[nodiscard]] ChartModel makeChartModel(const ChartSeries &series, const ChartFrame &frame);

} // namespace preamar::ui
