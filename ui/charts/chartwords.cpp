// What a chart says: its values, its axis, its summary and what stands under the cursor.
#include "ui/charts/chartmodel.h"

#include "ui/shell/words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
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

std::pair<const char *, double> byteScale(double top)
{
    constexpr std::array kScales{"B", "KiB", "MiB", "GiB", "TiB"};
    double scale = 1.0;
    std::size_t i = 0;
    while (i + 1 < kScales.size() && top / scale >= 1024.0) {
        scale *= 1024.0;
        ++i;
    }
    return {kScales[i], scale};
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
    if (isSteps)
        return words::number(value);
    if (unit == Unit::PerSecond)
        return words::number(value * 60.0); // requests a minute, as everywhere on screen (rules.md R1)
    return unit == Unit::Cores ? words::number(value, 2) : words::value(value, unit); // cores are named in the title
}

QString ChartModel::axisUnit() const
{
    return unit == Unit::Bytes && !isPercent ? QString::fromLatin1(byteScale(top).first) : QString();
}

QString ChartModel::axisText(double value) const
{
    if (isPercent)
        return words::percent(value / 100.0, 0);
    if (value == 0.0 && (unit == Unit::Cores || isUnitApart))
        return words::number(0.0);
    if (unit == Unit::Bytes && isUnitApart) {
        // As many decimals in every label as one of them needs.
        const double scale = byteScale(top).second;
        const auto isWhole = [&](double times) {
            return std::all_of(ticks.begin(), ticks.end(), [&](double tick) {
                const double scaled = tick / scale * times;
                return scaled == std::floor(scaled);
            });
        };
        return words::number(value / scale, isWhole(1.0) ? 0 : isWhole(2.0) ? 1 : 2);
    }
    if (isSteps)
        return words::number(value);
    if (unit == Unit::PerSecond)
        return words::number(value * 60.0);
    if (unit != Unit::Cores)
        return words::value(value, unit);
    // The unit is in the title; the labels have room for the number only.
    const double step = ticks.size() > 1 ? ticks[1] : 1.0;
    return words::number(value, step < 0.1 ? 2 : step < 1.0 ? 1 : step == std::floor(step) ? 0 : 1);
}

namespace {

// The highest of the forecast after now. The first point is the last measurement, where the forecast opens from it.
std::size_t peakOf(const ChartModel &m)
{
    const auto &forecast = m.forecast;
    const auto first = forecast.begin() + (forecast.size() > 1 && forecast.front().x() <= msOf(m.now) ? 1 : 0);
    const auto peak =
        std::max_element(first, forecast.end(), [](const QPointF &a, const QPointF &b) { return a.y() < b.y(); });
    return static_cast<std::size_t>(peak - forecast.begin());
}

QString peakWithBand(const ChartModel &m)
{
    if (m.forecast.empty())
        return say(QT_TRANSLATE_NOOP("ForecastChart", "no forecast yet"));
    const std::size_t i = peakOf(m);
    const auto edge = [&m](double v) { return m.isPercent ? words::number(v) : m.text(v); };
    const QString band = edge(m.band80.lower[i].y()) + u'–' + edge(m.band80.upper[i].y());
    //: peak of a forecast: value, time, band
    return say(QT_TRANSLATE_NOOP("ForecastChart", "peak %1 at %2 (%3)"))
        .arg(m.text(m.forecast[i].y()), words::time(timeOf(m.forecast[i].x())), band);
}

} // namespace

QString ChartModel::summary() const
{
    QStringList parts{peakWithBand(*this)}; // the peak first: it decides
    if (staleFor)
        parts.prepend(staleText()); // before anything that could be decided by
    else if (!history.empty() && msOf(now) - history.back().back().x() < 900'000.0)
        parts += say(QT_TRANSLATE_NOOP("ForecastChart", "now %1")).arg(text(history.back().back().y()));
    return parts.join(u" · "_s);
}

QStringList ChartModel::shorterSummaries() const
{
    if (staleFor)
        return {staleText()};
    QStringList shorter{peakWithBand(*this)};
    if (!forecast.empty()) {
        const QPointF &peak = forecast[peakOf(*this)];
        //: peak of a forecast: value, time
        shorter += say(QT_TRANSLATE_NOOP("ForecastChart", "peak %1 at %2"))
                       .arg(text(peak.y()), words::time(timeOf(peak.x())));
        shorter += say(QT_TRANSLATE_NOOP("ForecastChart", "peak %1")).arg(text(peak.y()));
    }
    shorter += QString();
    return shorter;
}

const ChartMark *ChartModel::markNear(Timestamp at) const
{
    // A hundredth of what is seen: the width of a mark.
    const auto reach = (to - from) / 100;
    const ChartMark *found = nullptr;
    for (const auto &mark : marks) {
        const auto distance = mark.at > at ? mark.at - at : at - mark.at;
        if (distance <= reach && (!found || distance < (found->at > at ? found->at - at : at - found->at)))
            found = &mark;
    }
    return found;
}

std::optional<double> ChartModel::measuredAt(Timestamp at) const
{
    const double x = msOf(at);
    for (const auto &run : history) {
        if (run.empty() || x < run.front().x() - 1.0 || x > run.back().x() + 1.0)
            continue;
        if (!isSteps)
            return run[nearest(run, x)].y();
        const auto after =
            std::upper_bound(run.begin(), run.end(), x, [](double v, const QPointF &p) { return v < p.x(); });
        return after == run.begin() ? run.front().y() : std::prev(after)->y();
    }
    return std::nullopt;
}

QString ChartModel::readOut(Timestamp at) const
{
    const QString time = isDated ? words::dateTime(at) : words::time(at);
    const ChartMark *mark = markNear(at);
    const QString beside = mark ? u" · "_s + mark->text : QString();
    if (at <= now || isSteps) {
        const auto value = measuredAt(at);
        if (!value && at > now)
            return time + beside;
        return time + u" · "_s + (value ? text(*value) : say(QT_TRANSLATE_NOOP("ForecastChart", "no data"))) + beside;
    }
    if (forecast.empty())
        return time + beside;
    const std::size_t i = nearest(forecast, msOf(at));
    //: forecast value, then its 80 % band
    return time + u" · "_s +
           say(QT_TRANSLATE_NOOP("ForecastChart", "forecast %1 (80 %: %2 to %3)"))
               .arg(text(forecast[i].y()), text(band80.lower[i].y()), text(band80.upper[i].y())) +
           beside;
}

QString coverageText(const ChartSeries::Coverage &coverage)
{
    if (coverage.summed < coverage.asked)
        //: how many services a sum holds, of those that were asked for
        return say(QT_TRANSLATE_NOOP("ForecastChart", "%1 of %2 services"))
            .arg(words::number(static_cast<double>(coverage.summed)), words::number(static_cast<double>(coverage.asked)));
    // Down, so that a part never reads as the whole.
    return coverage.measured < 1.0
               ? say(QT_TRANSLATE_NOOP("ForecastChart", "%1 measured")).arg(words::percent(std::floor(coverage.measured * 1000.0) / 1000.0, 1))
               : QString();
}

QString coverageNote(const ChartSeries::Coverage &coverage)
{
    QStringList sentences;
    if (coverage.summed < coverage.asked)
        sentences += say(QT_TRANSLATE_NOOP("ForecastChart", "Sum of %1. The others have no recent data or no limit of this resource; "
                                                            "their capacity is not counted either."))
                         .arg(coverageText(coverage));
    if (coverage.measured < 1.0)
        sentences += say(QT_TRANSLATE_NOOP("ForecastChart", "Where a measurement is missing, up to %1 of the sum stands at the last value."))
                         .arg(words::percent(std::ceil((1.0 - coverage.measured) * 1000.0) / 1000.0, 1));
    return sentences.join(u' ');
}

QString ChartModel::staleText() const
{
    return staleFor ? say(QT_TRANSLATE_NOOP("ForecastChart", "last data %1")).arg(words::ago(*staleFor)) : QString();
}

} // namespace preamar::ui
