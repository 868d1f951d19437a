#include "ui/charts/traceview.h"

#include "ui/charts/ticks.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kBandOpacity = 22;
constexpr int kValueTicks = 3;
constexpr double kHeadroom = 1.08;
constexpr int kMostDecimals = 3;

// As many as a step needs, so that all ticks of an axis have the same.
int decimalsOf(double step)
{
    for (int n = 0; n < kMostDecimals; ++n) {
        const double scaled = step * std::pow(10.0, n);
        if (std::abs(scaled - std::round(scaled)) < 1e-6 * std::max(1.0, scaled))
            return n;
    }
    return kMostDecimals;
}

} // namespace

QString TraceModel::readOut(std::size_t row) const
{
    QString out = words::shortTime(timeAt(row), timeAt(rows() - 1));
    for (const Line &line : lines) {
        const double v = row < line.values.size() ? line.values[row] : std::nan("");
        out += u" · "_s + line.name + u' ' + (std::isfinite(v) ? words::value(v, unit) : words::unknown());
    }
    if (row < low.size() && std::isfinite(low[row]))
        out += u" (%1–%2)"_s.arg(words::value(low[row], unit), words::value(high[row], unit));
    return out;
}

TraceView::TraceView(const QString &title, int height, QWidget *parent)
    : QWidget(parent), m_title(title), m_height(height)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
    setAccessibleName(title);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TraceView::sizeHint() const
{
    return {kServiceCardWidth, m_height};
}

void TraceView::setModel(TraceModel model)
{
    m_model = std::move(model);
    m_pointed.reset();
    findRange();
    setAccessibleDescription(m_model.rows() > 0 ? m_summary + u". "_s + m_model.readOut(m_model.rows() - 1)
                                                : m_summary);
    update();
}

void TraceView::setSummary(const QString &summary)
{
    m_summary = summary;
    update();
}

void TraceView::setTimeAxis(bool shown)
{
    m_timeAxis = shown;
    update();
}

void TraceView::findRange()
{
    double low = m_model.fromZero ? 0.0 : std::numeric_limits<double>::infinity();
    double high = -std::numeric_limits<double>::infinity();
    const auto see = [&](const std::vector<double> &values) {
        for (const double v : values) {
            if (std::isfinite(v)) {
                low = std::min(low, v);
                high = std::max(high, v);
            }
        }
    };
    for (const auto &line : m_model.lines)
        see(line.values);
    see(m_model.low);
    see(m_model.high);
    if (!std::isfinite(low) || !std::isfinite(high)) {
        low = 0.0;
        high = 1.0;
    }
    high = low < 0.0 ? std::max(high, 0.0) : high;
    // Ticks are multiples of a round step on both sides of zero.
    const double reach = std::max({high, -low, 1e-12});
    const auto ticks = valueTicks(reach * kHeadroom, kValueTicks);
    m_ticks = ticks;
    if (low < 0.0) {
        for (const double t : ticks) {
            if (t > 0.0)
                m_ticks.push_back(-t);
        }
    }
    std::sort(m_ticks.begin(), m_ticks.end());
    m_low = low < 0.0 ? low * kHeadroom : 0.0;
    m_high = std::max(high * kHeadroom, m_low + 1e-12);
    // A level that hardly moves is shown around itself, not from zero.
    if (!m_model.fromZero && low > 0.0 && high - low < 0.5 * high) {
        const double pad = std::max(0.1 * (high - low), 1e-9 * high);
        m_low = low - pad;
        m_high = high + pad;
        const auto round = valueTicks(m_high - m_low, kValueTicks);
        const double step = round.size() > 1 ? round[1] : m_high - m_low;
        m_ticks.clear();
        for (double n = std::ceil(m_low / step); n * step <= m_high; n += 1.0)
            m_ticks.push_back(n * step);
    }
}

void TraceView::setStretching()
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::MinimumExpanding);
}

int TraceView::labelRoom() const
{
    const QFontMetrics metrics(textFont(TextRole::Caption));
    int room = kChartLeft;
    for (const double tick : m_ticks)
        room = std::max(room, metrics.horizontalAdvance(tickText(tick)) + kSpaceS + kSpaceXs);
    return room;
}

QString TraceView::tickText(double tick) const
{
    const QString whole = words::value(tick, m_model.unit);
    double scale = 1.0;
    switch (m_model.unit) {
    case Unit::Bytes:
    case Unit::BytesPerSecond:
    case Unit::Ratio:
        return whole;
    case Unit::Second:
        scale = 1000.0;
        break;
    case Unit::PerSecond:
        scale = 60.0;
        break;
    case Unit::Cores:
    case Unit::Count:
        break;
    }
    const double step = m_ticks.size() > 1 ? m_ticks[1] - m_ticks[0] : tick;
    const QString number = words::number(tick * scale, decimalsOf(std::abs(step) * scale));
    const QString unit = whole.section(u' ', 1);
    return unit.isEmpty() ? number : number + u' ' + unit;
}

void alignPlots(const std::vector<TraceView *> &views)
{
    int room = 0;
    for (const TraceView *view : views)
        room = std::max(room, view->labelRoom());
    for (TraceView *view : views) {
        view->m_left = room;
        view->update();
    }
}

bool TraceView::headHasTwoLines() const
{
    return QFontMetrics(textFont(TextRole::Body, true)).horizontalAdvance(m_title) + kSpaceL +
               QFontMetrics(textFont(TextRole::Caption)).horizontalAdvance(m_summary) >
           width();
}

QRectF TraceView::plot() const
{
    const int left = std::max(m_left, labelRoom());
    const int top = fontMetrics().height() * (headHasTwoLines() ? 2 : 1) + kSpaceS;
    const int bottom = m_timeAxis ? kChartBottom : kSpaceS; // half a label hangs below the plot
    return {static_cast<double>(left), static_cast<double>(top),
            static_cast<double>(std::max(1, width() - left - kChartRight)),
            static_cast<double>(std::max(1, height() - top - bottom))};
}

double TraceView::xOf(std::size_t row) const
{
    const QRectF r = plot();
    const double last = static_cast<double>(std::max<std::size_t>(2, m_model.rows()) - 1);
    return r.left() + r.width() * static_cast<double>(row) / last;
}

double TraceView::yOf(double value) const
{
    const QRectF r = plot();
    return r.bottom() - r.height() * (value - m_low) / (m_high - m_low);
}

void TraceView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRect head(0, 0, width(), fontMetrics().height() + kSpaceXs);
    painter.setFont(textFont(TextRole::Body, true));
    painter.setPen(color(Token::Text));
    painter.drawText(head, Qt::AlignLeft | Qt::AlignVCenter, m_title);
    const int used = painter.fontMetrics().horizontalAdvance(m_title) + kSpaceL;
    painter.setFont(textFont(TextRole::Caption));
    painter.setPen(color(Token::Muted));
    const QString beside = m_pointed ? m_model.readOut(*m_pointed) : m_summary;
    if (headHasTwoLines())
        painter.drawText(head.translated(0, fontMetrics().height()), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(beside, Qt::ElideRight, head.width()));
    else
        painter.drawText(head.adjusted(used, 0, 0, 0), Qt::AlignRight | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(beside, Qt::ElideRight, head.width() - used));
    if (m_model.rows() == 0)
        return;
    paintAxes(painter);
    painter.setClipRect(plot().adjusted(-kHairline, -kHairline, kHairline, kHairline));
    paintBand(painter);
    paintLines(painter);
    painter.setClipping(false);
    paintMarks(painter);
    if (m_pointed) {
        painter.setPen(QPen(color(Token::Control), kHairline));
        painter.drawLine(QPointF(xOf(*m_pointed), plot().top()), QPointF(xOf(*m_pointed), plot().bottom()));
    }
    if (hasFocus()) {
        painter.setPen(QPen(color(Token::Accent), kFocusRing));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(rect().adjusted(kHairline, kHairline, -kHairline, -kHairline), kRadius, kRadius);
    }
}

void TraceView::paintAxes(QPainter &painter) const
{
    const QRectF r = plot();
    painter.setFont(textFont(TextRole::Caption));
    // Where a chart is low only every other label has room, counted from zero.
    const double step = m_ticks.size() > 1 ? m_ticks[1] - m_ticks[0] : 0.0;
    const double apart = yOf(0.0) - yOf(step);
    const auto every = std::max(1L, apart > 0.0 ? std::lround(std::ceil(painter.fontMetrics().height() / apart)) : 1L);
    for (const double tick : m_ticks) {
        const double y = yOf(tick);
        if (y < r.top() - kHairline || y > r.bottom() + kHairline)
            continue;
        painter.setPen(QPen(color(tick == 0.0 ? Token::Control : Token::Border), kHairline));
        painter.drawLine(QPointF(r.left(), y), QPointF(r.right(), y));
        if (step > 0.0 && std::lround(tick / step) % every != 0)
            continue;
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(0, y - kSpaceS, r.left() - kSpaceS, kSpaceL), Qt::AlignRight | Qt::AlignVCenter,
                         tickText(tick));
    }
    if (!m_timeAxis)
        return;
    const Timestamp last = m_model.timeAt(m_model.rows() - 1);
    const double span = static_cast<double>((last - m_model.from).count());
    for (const Timestamp t : timeTicks(m_model.from, last, std::max(2, static_cast<int>(r.width()) / kTickSpacing))) {
        const double x = r.left() + r.width() * static_cast<double>((t - m_model.from).count()) / std::max(1.0, span);
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(x - kTickSpacing, r.bottom() + kSpaceXs, 2 * kTickSpacing, kSpaceL),
                         Qt::AlignHCenter | Qt::AlignTop,
                         last - m_model.from > std::chrono::hours{48} ? words::dateTime(t).left(5) : words::time(t));
    }
}

void TraceView::paintBand(QPainter &painter) const
{
    if (m_model.low.size() != m_model.rows() || m_model.high.size() != m_model.rows())
        return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Accent, kBandOpacity));
    QPolygonF run;
    const auto flush = [&](std::size_t end) {
        const auto rows = static_cast<std::size_t>(run.size());
        for (std::size_t i = 0; i < rows; ++i)
            run.append(QPointF(xOf(end - 1 - i), yOf(m_model.low[end - 1 - i])));
        if (rows > 1)
            painter.drawPolygon(run);
        run.clear();
    };
    for (std::size_t i = 0; i < m_model.rows(); ++i) {
        if (std::isfinite(m_model.low[i]) && std::isfinite(m_model.high[i]))
            run.append(QPointF(xOf(i), yOf(m_model.high[i])));
        else
            flush(i);
    }
    flush(m_model.rows());
}

void TraceView::paintLines(QPainter &painter) const
{
    painter.setBrush(Qt::NoBrush);
    for (auto line = m_model.lines.rbegin(); line != m_model.lines.rend(); ++line) {
        QPen pen(color(line->token), line->dashed ? 1.5 : 1.0);
        if (line->dashed)
            pen.setDashPattern({4.0, 3.0});
        painter.setPen(pen);
        QPainterPath path;
        bool drawn = false;
        for (std::size_t i = 0; i < line->values.size(); ++i) {
            const double v = line->values[i];
            if (!std::isfinite(v)) {
                drawn = false;
                continue;
            }
            const QPointF at(xOf(i), yOf(v));
            if (drawn)
                path.lineTo(at);
            else
                path.moveTo(at);
            drawn = true;
        }
        painter.drawPath(path);
    }
}

void TraceView::paintMarks(QPainter &painter) const
{
    const QRectF r = plot();
    const Timestamp last = m_model.timeAt(m_model.rows() - 1);
    const double span = static_cast<double>((last - m_model.from).count());
    painter.setFont(textFont(TextRole::Caption));
    for (const auto &mark : m_model.marks) {
        if (mark.at < m_model.from || mark.at > last)
            continue;
        const double x =
            r.left() + r.width() * static_cast<double>((mark.at - m_model.from).count()) / std::max(1.0, span);
        painter.setPen(QPen(color(Token::Warn), kHairline));
        painter.drawLine(QPointF(x, r.top()), QPointF(x, r.bottom()));
        painter.setBrush(color(Token::Warn));
        painter.setPen(Qt::NoPen);
        painter.drawPolygon(QPolygonF({{x - kSpaceXs, r.top()}, {x + kSpaceXs, r.top()}, {x, r.top() + kSpaceS}}));
    }
}

void TraceView::point(std::optional<std::size_t> row)
{
    if (m_pointed == row)
        return;
    m_pointed = row;
    update();
}

void TraceView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF r = plot();
    const double share = (event->position().x() - r.left()) / r.width();
    if (share < 0.0 || share > 1.0 || m_model.rows() < 2)
        return point(std::nullopt);
    point(static_cast<std::size_t>(std::lround(share * static_cast<double>(m_model.rows() - 1))));
}

void TraceView::leaveEvent(QEvent *)
{
    point(std::nullopt);
}

void TraceView::keyPressEvent(QKeyEvent *event)
{
    const bool left = event->key() == Qt::Key_Left;
    if ((!left && event->key() != Qt::Key_Right) || m_model.rows() == 0)
        return QWidget::keyPressEvent(event);
    const std::size_t last = m_model.rows() - 1;
    const std::size_t at = m_pointed.value_or(last);
    point(left ? at - std::min<std::size_t>(1, at) : std::min(last, at + 1));
    setAccessibleDescription(m_model.readOut(*m_pointed));
}

void TraceView::focusOutEvent(QFocusEvent *event)
{
    point(std::nullopt);
    QWidget::focusOutEvent(event);
}

} // namespace preamar::ui
