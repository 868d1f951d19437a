#include "ui/charts/chartmodel.h"

#include "ui/charts/ticks.h"
#include "ui/shell/status.h"

#include <algorithm>
#include <cmath>

namespace preamar::ui {

namespace {

double msOf(Timestamp t)
{
    return static_cast<double>(toMillis(t));
}

// A missing bucket ends a run: two points further apart than this many steps are not joined (snapshot.h).
constexpr double kGapSteps = 1.5;

// Points of one run, put together where several fall on one pixel: its first, lowest, highest and last are kept, so
// that no width hides a spike.
class Run
{
public:
    Run(std::vector<QPointF> &out, double pixel) : m_out(out), m_pixel(pixel) {}

    void add(QPointF p)
    {
        if (m_pixel <= 0.0) {
            m_out.push_back(p);
            return;
        }
        const double column = std::floor(p.x() / m_pixel);
        if (m_count > 0 && column != m_column)
            flush();
        if (m_count++ == 0) {
            m_column = column;
            m_first = m_low = m_high = p;
        }
        m_low = p.y() < m_low.y() ? p : m_low;
        m_high = p.y() > m_high.y() ? p : m_high;
        m_last = p;
    }
    void flush()
    {
        if (m_count > 0) {
            put(m_first);
            put(m_low.x() <= m_high.x() ? m_low : m_high);
            put(m_low.x() <= m_high.x() ? m_high : m_low);
            put(m_last);
        }
        m_count = 0;
    }

private:
    void put(QPointF p)
    {
        if (m_out.empty() || m_out.back() != p)
            m_out.push_back(p);
    }

    std::vector<QPointF> &m_out;
    double m_pixel;
    double m_column = 0.0;
    int m_count = 0;
    QPointF m_first, m_low, m_high, m_last;
};

// Steps have no gaps: a count holds until another was read.
void addSteps(ChartModel &model, const std::vector<std::pair<Timestamp, double>> &values, std::vector<QPointF> &out)
{
    const double from = msOf(model.from);
    const double to = msOf(model.to);
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double begin = std::max(from, msOf(values[i].first));
        const double end = std::min(to, i + 1 < values.size() ? msOf(values[i + 1].first) : to);
        if (end <= begin)
            continue;
        if (!out.empty() && out.back().y() == values[i].second) {
            out.back().setX(end);
            continue;
        }
        out.emplace_back(begin, values[i].second);
        out.emplace_back(end, values[i].second);
    }
}

void addHistory(ChartModel &model, const ChartSeries &series, double scale, int width)
{
    const double gap = kGapSteps * static_cast<double>(series.step.count());
    const double pixel = width > 0 ? msOf(model.to) / width - msOf(model.from) / width : 0.0;
    const Timestamp end = std::min(model.now, model.to);
    // One point beyond either edge, so that the line does not end inside the frame.
    auto first = std::lower_bound(series.history.begin(), series.history.end(), model.from,
                                  [](const ChartSeries::Point &p, Timestamp t) { return p.at < t; });
    if (first != series.history.begin() &&
        msOf(first == series.history.end() ? end : first->at) - msOf(std::prev(first)->at) <= gap)
        --first;
    double last = msOf(model.from);
    std::optional<Run> run;
    for (auto it = first; it != series.history.end(); ++it) {
        const bool isFirst = it == series.history.begin();
        if (it->at > model.now || (it->at > model.to && (isFirst || std::prev(it)->at > model.to)))
            break;
        if (!std::isfinite(it->mean))
            continue;
        const double x = msOf(it->at);
        if (model.history.empty() || x - last > gap) {
            if (x - last > gap)
                model.gaps.emplace_back(last, std::min(x, msOf(model.to)));
            if (run)
                run->flush();
            model.history.emplace_back();
            run.emplace(model.history.back(), pixel);
        }
        if (it->max > it->min) {
            run->add({x, it->min * scale});
            run->add({x, it->max * scale});
        } else {
            run->add({x, it->mean * scale});
        }
        last = x;
    }
    if (run)
        run->flush();
    if (!model.history.empty() && msOf(end) - last > 2.0 * gap)
        model.gaps.emplace_back(last, msOf(end));
}

void addForecast(ChartModel &model, const Forecast &forecast, double scale)
{
    // It opens from the last measurement, where that is not older than a step or two.
    if (!model.history.empty() && !forecast.steps.empty()) {
        const QPointF last = model.history.back().back();
        if (msOf(model.now) - last.x() <= 2.0 * static_cast<double>(forecast.step.count()) &&
            last.x() <= msOf(model.now)) {
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
        if (at < model.now || !std::isfinite(q[kMedian]))
            continue;
        if (at > model.to + forecast.step)
            break;
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
    for (const auto &p : model.limit)
        top = std::max(top, p.y() * 1.04);
    return top;
}

// Where now is seen and the newest value is too old to decide by. A point stands for its whole step.
std::optional<Millis> staleness(const ChartSeries &series, const ChartModel &model, bool isSteps)
{
    if (isSteps || series.history.empty() || model.now < model.from || model.now > model.to)
        return std::nullopt;
    constexpr Millis kBetweenReads = std::chrono::minutes{1};
    const auto &points = series.history;
    const Millis spacing =
        points.size() < 2 ? series.step
                          : std::min(series.step, std::chrono::duration_cast<Millis>(points.back().at - points[points.size() - 2].at));
    const auto age = std::chrono::duration_cast<Millis>(model.now - (points.back().at + spacing));
    const Millis allowed = std::max<Millis>(kLateData, spacing) + kBetweenReads;
    return age > allowed ? std::optional(age) : std::nullopt;
}

// Round in the unit that is read, which is not always the one that is stored.
std::vector<double> ticksFor(const ChartModel &model, double top, int wanted)
{
    if (model.isSteps)
        return countTicks(top, wanted);
    if (model.isPercent || (model.unit != Unit::Bytes && model.unit != Unit::PerSecond))
        return valueTicks(top, wanted);
    if (model.unit == Unit::Bytes)
        return byteTicks(top, wanted);
    std::vector<double> ticks = valueTicks(top * 60.0, wanted);
    for (double &tick : ticks)
        tick /= 60.0;
    return ticks;
}

} // namespace

std::vector<ChartSpan> overloads(const ChartSeries &series, const ChartSteps &limit)
{
    std::vector<ChartSpan> spans;
    auto next = limit.values.begin();
    std::optional<double> bound;
    for (const auto &point : series.history) {
        while (next != limit.values.end() && next->first <= point.at)
            bound = (next++)->second;
        if (!bound || !(point.mean > *bound))
            continue;
        const Timestamp until = point.at + series.step;
        if (!spans.empty() && point.at - spans.back().to <= series.step / 2)
            spans.back().to = until;
        else
            spans.push_back({ChartSpan::Kind::Overload, point.at, until});
    }
    return spans;
}

ChartModel makeChartModel(const ChartSeries &series, const ChartFrame &frame)
{
    constexpr Millis kDay = std::chrono::hours{24};
    ChartModel model;
    model.now = frame.now;
    model.from = frame.window ? frame.window->from : frame.now - frame.back;
    model.to = frame.window ? frame.window->to : frame.now + frame.ahead;
    model.unit = series.unit;
    model.isSteps = frame.isSteps;
    model.isUnitApart = frame.isUnitApart;
    model.isDated = model.to - model.from > kDay || model.now - model.to > kDay;
    model.isPercent = frame.asPercent && series.capacity && *series.capacity > 0.0;
    const double scale = model.isPercent ? 100.0 / *series.capacity : 1.0;
    model.lines = frame.lines;
    model.marks = frame.marks;
    model.spans = frame.spans;
    if (frame.isSteps) {
        std::vector<std::pair<Timestamp, double>> values;
        for (const auto &point : series.history) {
            if (values.empty() || values.back().second != point.mean)
                values.emplace_back(point.at, point.mean);
        }
        std::vector<QPointF> steps;
        addSteps(model, values, steps);
        if (!steps.empty())
            model.history.push_back(std::move(steps));
    } else {
        addHistory(model, series, scale, frame.width);
        if (series.forecast)
            addForecast(model, *series.forecast, scale);
    }
    if (!frame.limit.values.empty()) {
        addSteps(model, frame.limit.values, model.limit);
        model.limitLabel = frame.limit.label;
    }
    if (!frame.lowerLimit.values.empty()) {
        addSteps(model, frame.lowerLimit.values, model.lowerLimit);
        model.lowerLimitLabel = frame.lowerLimit.label;
    }
    model.staleFor = staleness(series, model, frame.isSteps);
    const double top = model.isPercent ? std::max(100.0, highest(model)) : highest(model);
    model.ticks = ticksFor(model, top, frame.valueTickCount);
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
