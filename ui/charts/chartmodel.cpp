#include "ui/charts/chartmodel.h"

#include "ui/charts/ticks.h"
#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

double msOf(Timestamp t)
{
    return static_cast<double>(toMillis(t));
}

Timestamp timeOf(double ms)
{
    return fromMillis(static_cast<std::int64_t>(ms));
}

QString say(const char *source)
{
    return QCoreApplication::translate("ForecastChart", source);
}

// A missing bucket ends a run: two points further apart than this many steps are not joined (snapshot.h).
constexpr double kGapSteps = 1.5;

void addHistory(ChartModel &model, const ChartSeries &series, double scale)
{
    const double gap = kGapSteps * static_cast<double>(series.step.count());
    double last = msOf(model.from);
    bool any = false;
    for (const auto &point : series.history) {
        const double x = msOf(point.at);
        if (point.at < model.from || point.at > model.now || !std::isfinite(point.mean))
            continue;
        if (model.history.empty() || x - last > gap) {
            if (x - last > gap)
                model.gaps.emplace_back(last, x);
            model.history.emplace_back();
        }
        model.history.back().emplace_back(x, point.mean * scale);
        last = x;
        any = true;
    }
    if (any && msOf(model.now) - last > 2.0 * gap)
        model.gaps.emplace_back(last, msOf(model.now));
}

void addForecast(ChartModel &model, const Forecast &forecast, double scale)
{
    // It opens from the last measurement, where that is not older than a step or two.
    if (!model.history.empty() && !forecast.steps.empty()) {
        const QPointF last = model.history.back().back();
        if (msOf(model.now) - last.x() <= 2.0 * static_cast<double>(forecast.step.count())) {
            model.forecast.push_back(last);
            for (auto *band : {&model.band80, &model.band95}) {
                band->lower.push_back(last);
                band->upper.push_back(last);
            }
        }
    }
    for (std::size_t i = 0; i < forecast.steps.size(); ++i) {
        const auto &q = forecast.steps[i];
        const Timestamp at = forecast.timeAt(i);
        if (at < model.now || at > model.to || !std::isfinite(q[kMedian]))
            continue;
        const double x = msOf(at);
        model.forecast.emplace_back(x, q[kMedian] * scale);
        const auto put = [&](ChartModel::Band &band, double lower, double upper) {
            band.lower.emplace_back(x, quantile(q, lower) * scale);
            band.upper.emplace_back(x, quantile(q, upper) * scale);
        };
        put(model.band80, 0.1, 0.9);
        put(model.band95, 0.025, 0.975);
    }
}

double highest(const ChartModel &model)
{
    double top = 0.0;
    for (const auto &run : model.history) {
        for (const auto &p : run)
            top = std::max(top, p.y());
    }
    for (const auto &p : model.band80.upper)
        top = std::max(top, p.y());
    // The wide band may leave the frame a little rather than flatten everything else.
    for (const auto &p : model.band95.upper)
        top = std::max(top, std::min(p.y(), top * 1.25));
    for (const auto &line : model.lines)
        top = std::max(top, line.value * 1.04);
    return top;
}

std::size_t nearest(const std::vector<QPointF> &points, double x)
{
    const auto it =
        std::lower_bound(points.begin(), points.end(), x, [](const QPointF &p, double v) { return p.x() < v; });
    if (it == points.begin())
        return 0;
    if (it == points.end())
        return points.size() - 1;
    const auto i = static_cast<std::size_t>(it - points.begin());
    return x - points[i - 1].x() < points[i].x() - x ? i - 1 : i;
}

} // namespace

QString ChartModel::text(double value) const
{
    if (isPercent)
        return words::percent(value / 100.0, 1);
    return unit == Unit::Cores ? words::number(value, 2) : words::value(value, unit); // cores are named in the title
}

QString ChartModel::axisText(double value) const
{
    if (isPercent)
        return words::percent(value / 100.0, 0);
    if (unit != Unit::Cores)
        return words::value(value, unit);
    // The unit is in the title; the labels have room for the number only.
    const double step = ticks.size() > 1 ? ticks[1] : 1.0;
    return words::number(value, step < 0.1 ? 2 : step < 1.0 ? 1 : step == std::floor(step) ? 0 : 1);
}

QString ChartModel::summary() const
{
    QStringList parts; // the peak first: it decides, and the end may be cut where there is no room
    if (!forecast.empty()) {
        // The first point is the last measurement, where the forecast opens from it.
        const auto first = forecast.begin() + (forecast.size() > 1 && forecast.front().x() <= msOf(now) ? 1 : 0);
        const auto peak =
            std::max_element(first, forecast.end(), [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
        const auto i = static_cast<std::size_t>(peak - forecast.begin());
        const auto edge = [this](double v) { return isPercent ? words::number(v) : text(v); };
        const QString band = edge(band80.lower[i].y()) + u'–' + edge(band80.upper[i].y());
        //: peak of a forecast: value, time, band
        parts += say(QT_TRANSLATE_NOOP("ForecastChart", "peak %1 at %2 (%3)"))
                     .arg(text(peak->y()), words::time(timeOf(peak->x())), band);
    } else {
        parts += say(QT_TRANSLATE_NOOP("ForecastChart", "no forecast yet"));
    }
    if (!history.empty() && msOf(now) - history.back().back().x() < 900'000.0)
        parts += say(QT_TRANSLATE_NOOP("ForecastChart", "now %1")).arg(text(history.back().back().y()));
    return parts.join(u" · "_s);
}

QString ChartModel::readOut(Timestamp at) const
{
    const double x = msOf(at);
    const QString time = words::time(at);
    if (at <= now) {
        for (const auto &run : history) {
            if (x < run.front().x() - 1.0 || x > run.back().x() + 1.0)
                continue;
            return time + u" · "_s + text(run[nearest(run, x)].y());
        }
        return time + u" · "_s + say(QT_TRANSLATE_NOOP("ForecastChart", "no data"));
    }
    if (forecast.empty())
        return time;
    const std::size_t i = nearest(forecast, x);
    //: forecast value, then its 80 % band
    return time + u" · "_s +
           say(QT_TRANSLATE_NOOP("ForecastChart", "forecast %1 (80 %: %2 to %3)"))
               .arg(text(forecast[i].y()), text(band80.lower[i].y()), text(band80.upper[i].y()));
}

ChartModel makeChartModel(const ChartSeries &series, const ChartFrame &frame)
{
    ChartModel model;
    model.now = frame.now;
    model.from = frame.now - frame.back;
    model.to = frame.now + frame.ahead;
    model.unit = series.unit;
    model.isPercent = frame.asPercent && series.capacity && *series.capacity > 0.0;
    const double scale = model.isPercent ? 100.0 / *series.capacity : 1.0;
    model.lines = frame.lines;
    addHistory(model, series, scale);
    if (series.forecast)
        addForecast(model, *series.forecast, scale);
    const double top = model.isPercent ? std::max(100.0, highest(model)) : highest(model);
    model.ticks = valueTicks(top, frame.valueTickCount);
    constexpr double kQuarters = 150.0;
    if (model.isPercent && top <= kQuarters) {
        const double step = frame.valueTickCount < 4 ? 50.0 : 25.0;
        model.ticks.clear();
        for (double tick = 0.0; tick < top + step - 1.0; tick += step)
            model.ticks.push_back(tick);
    }
    model.top = model.ticks.back();
    return model;
}

} // namespace preamar::ui
