#include "ui/charts/chartview.h"

#include "ui/charts/chartoverlay.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QAreaSeries>
#include <QChart>
#include <QGraphicsLayout>
#include <QKeyEvent>
#include <QLineSeries>
#include <QMouseEvent>
#include <QValueAxis>

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace preamar::ui {

using namespace style;

namespace {

constexpr double kZoomNotch = 1.25; // one notch of the wheel
constexpr double kZoomClick = 0.5;  // a double click, a key
constexpr double kPanNotch = 0.1;
constexpr double kPanKey = 0.25;
constexpr qreal kGrab = 6.0; // pixels beside a threshold at which it is taken
constexpr qreal kFaded = 0.4;

} // namespace

ChartView::ChartView(QWidget *parent) : QChartView(parent), m_x(new QValueAxis(this)), m_y(new QValueAxis(this))
{
    QChart *c = chart();
    c->setAnimationOptions(QChart::NoAnimation);
    c->setBackgroundVisible(false);
    c->setPlotAreaBackgroundVisible(false);
    c->setMargins(QMargins(0, 0, 0, 0));
    c->layout()->setContentsMargins(0, 0, 0, 0);
    c->legend()->hide();
    c->addAxis(m_x, Qt::AlignBottom);
    c->addAxis(m_y, Qt::AlignLeft);
    m_x->setVisible(false);
    m_y->setVisible(false);
    m_band95 = new QAreaSeries(new QLineSeries(this), new QLineSeries(this));
    m_band80 = new QAreaSeries(new QLineSeries(this), new QLineSeries(this));
    m_history = new QLineSeries(this);
    m_forecast = new QLineSeries(this);
    for (QAbstractSeries *series :
         std::initializer_list<QAbstractSeries *>{m_band95, m_band80, m_history, m_forecast}) {
        c->addSeries(series);
        series->attachAxis(m_x);
        series->attachAxis(m_y);
    }
    paintSeries();
    m_back = new ChartOverlay(this, ChartOverlay::Layer::Back, c);
    m_front = new ChartOverlay(this, ChartOverlay::Layer::Front, c);

    setRenderHint(QPainter::Antialiasing);
    setFrameShape(QFrame::NoFrame);
    setBackgroundBrush(Qt::NoBrush);
    viewport()->setAutoFillBackground(false);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(kChartLaneMin);
    placePlot();
}

void ChartView::setModel(const ChartModel &model)
{
    m_model = model;
    rebuild();
}

void ChartView::placePlot()
{
    const QSizeF size(width(), height());
    const int top = m_hasNowLabel ? kChartTop : kSpaceS;
    const int bottom = m_hasTimeLabels ? kChartBottom : kSpaceS;
    const QRectF plot(kChartLeft, top, std::max(1.0, size.width() - kChartLeft - kChartRight),
                      std::max(1.0, size.height() - top - bottom));
    chart()->setPlotArea(plot);
    m_front->update();
    m_back->update();
}

int ChartView::plotWidth() const
{
    return std::max(0, width() - kChartLeft - kChartRight);
}

void ChartView::setEdges(bool hasNowLabel, bool hasTimeLabels)
{
    m_hasNowLabel = hasNowLabel;
    m_hasTimeLabels = hasTimeLabels;
    placePlot();
}

void ChartView::paintSeries()
{
    m_band95->setPen(Qt::NoPen);
    m_band80->setPen(Qt::NoPen);
    m_band95->setBrush(color(Token::Accent, 10));
    m_band80->setBrush(color(Token::Accent, 22));
    m_history->setPen(QPen(color(Token::History), 1.25));
    QPen pen(color(Token::Accent), 1.5);
    pen.setDashPattern({5.0, 3.0});
    pen.setCapStyle(Qt::FlatCap);
    m_forecast->setPen(pen);
}

void ChartView::place(QXYSeries *series, const QList<QPointF> &points)
{
    series->setVisible(points.size() > 1);
    if (points.size() > 1)
        series->replace(points);
}

void ChartView::placeBand(QAreaSeries *area, const ChartModel::Band &band)
{
    area->setVisible(band.lower.size() > 1);
    if (band.lower.size() < 2)
        return;
    area->lowerSeries()->replace(QList<QPointF>(band.lower.begin(), band.lower.end()));
    area->upperSeries()->replace(QList<QPointF>(band.upper.begin(), band.upper.end()));
}

void ChartView::rebuild()
{
    m_x->setRange(static_cast<double>(toMillis(m_model.from)), static_cast<double>(toMillis(m_model.to)));
    m_y->setRange(0.0, m_model.top);
    // A solid line breaks at a point that is not a number (console.md 4.4): one series for all runs.
    QList<QPointF> history;
    for (const auto &run : m_model.history) {
        if (!history.isEmpty())
            history.append(QPointF(run.front().x(), qQNaN()));
        history.append(QList<QPointF>(run.begin(), run.end()));
    }
    placeBand(m_band95, m_model.band95);
    placeBand(m_band80, m_model.band80);
    place(m_history, history);
    place(m_forecast, QList<QPointF>(m_model.forecast.begin(), m_model.forecast.end()));
    const qreal opacity = m_model.staleFor ? kFaded : 1.0;
    for (QAbstractSeries *series :
         std::initializer_list<QAbstractSeries *>{m_band95, m_band80, m_history, m_forecast})
        series->setOpacity(opacity);
    placePlot();
}

void ChartView::setPointed(std::optional<Timestamp> at)
{
    if (at == m_pointed)
        return;
    m_pointed = at;
    m_front->update();
    Q_EMIT pointedChanged();
}

Timestamp ChartView::timeAt(qreal x) const
{
    const QRectF plot = chart()->plotArea();
    const double share = (x - plot.left()) / std::max(1.0, plot.width());
    const auto span = static_cast<double>((m_model.to - m_model.from).count());
    return m_model.from + Millis{static_cast<std::int64_t>(share * span)};
}

void ChartView::setLimitsEditable(bool editable)
{
    m_areLimitsEditable = editable;
    m_draggedLimit.reset();
    unsetCursor();
}

std::optional<qreal> ChartView::limitY(bool isUpper, qreal x) const
{
    const auto &corners = isUpper ? m_model.limit : m_model.lowerLimit;
    if (corners.empty() || m_model.top <= 0.0)
        return std::nullopt;
    const auto ms = static_cast<double>(toMillis(timeAt(x)));
    double value = corners.front().y();
    for (const auto &corner : corners) {
        if (corner.x() > ms)
            break;
        value = corner.y();
    }
    const QRectF plot = chart()->plotArea();
    return plot.bottom() - value / m_model.top * plot.height();
}

std::optional<bool> ChartView::limitNear(QPointF at) const
{
    if (!m_areLimitsEditable || !chart()->plotArea().contains(at))
        return std::nullopt;
    std::optional<bool> nearest;
    qreal least = kGrab + 1.0;
    for (const bool isUpper : {true, false}) {
        const auto y = limitY(isUpper, at.x());
        if (y && std::abs(*y - at.y()) < least) {
            least = std::abs(*y - at.y());
            nearest = isUpper;
        }
    }
    return nearest;
}

void ChartView::dragLimit(QPointF to)
{
    const QRectF plot = chart()->plotArea();
    const qreal share = (plot.bottom() - to.y()) / std::max(1.0, plot.height());
    Q_EMIT limitDragged(*m_draggedLimit, std::clamp(share, 0.0, 1.0) * m_model.top, timeAt(to.x()));
}

void ChartView::zoom(Timestamp around, double factor)
{
    const auto scaled = [factor](Millis d) {
        return Millis{static_cast<std::int64_t>(static_cast<double>(d.count()) * factor)};
    };
    Q_EMIT windowWanted(TimeRange{around - scaled(around - m_model.from), around + scaled(m_model.to - around)});
}

void ChartView::pan(double share)
{
    const Millis by{static_cast<std::int64_t>(static_cast<double>((m_model.to - m_model.from).count()) * share)};
    Q_EMIT windowWanted(TimeRange{m_model.from + by, m_model.to + by});
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    // QChartView forwards to the item under the pointer without looking whether there is one (QTBUG-118669).
    if (!m_isNavigable || event->button() != Qt::LeftButton) {
        event->ignore();
        return;
    }
    m_draggedLimit = limitNear(event->position());
    if (!m_draggedLimit)
        m_dragFrom = event->position().x();
    event->accept();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    event->setAccepted(m_dragFrom.has_value() || m_draggedLimit.has_value());
    m_dragFrom.reset();
    m_draggedLimit.reset();
    unsetCursor();
}

void ChartView::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->setAccepted(m_isNavigable);
    if (m_isNavigable)
        zoom(timeAt(event->position().x()), kZoomClick);
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = chart()->plotArea();
    const qreal x = event->position().x();
    if (m_model.to <= m_model.from)
        return;
    if (m_draggedLimit && event->buttons() & Qt::LeftButton) {
        dragLimit(event->position());
        return;
    }
    if (m_areLimitsEditable && !m_dragFrom) {
        if (limitNear(event->position()))
            setCursor(Qt::SizeVerCursor);
        else
            unsetCursor();
    }
    if (m_dragFrom && event->buttons() & Qt::LeftButton) {
        setCursor(Qt::ClosedHandCursor);
        const qreal moved = *m_dragFrom - x;
        m_dragFrom = x;
        pan(moved / std::max(1.0, plot.width()));
        return;
    }
    if (x < plot.left() || x > plot.right()) {
        setPointed(std::nullopt);
        return;
    }
    setPointed(floorTo(timeAt(x), Seconds{60}));
}

void ChartView::leaveEvent(QEvent *event)
{
    setPointed(std::nullopt);
    QChartView::leaveEvent(event);
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    if (!m_isNavigable) {
        event->ignore(); // the page scrolls
        return;
    }
    constexpr double kNotch = 120.0;
    const QPoint turned = event->angleDelta();
    if (std::abs(turned.x()) > std::abs(turned.y()) || event->modifiers() & Qt::ShiftModifier)
        pan(-(turned.x() != 0 ? turned.x() : turned.y()) / kNotch * kPanNotch);
    else
        zoom(timeAt(event->position().x()), std::pow(kZoomNotch, -turned.y() / kNotch));
    event->accept();
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    const bool isSideways = key == Qt::Key_Left || key == Qt::Key_Right;
    if (m_areLimitsEditable && (key == Qt::Key_Up || key == Qt::Key_Down)) {
        Q_EMIT limitNudged(!(event->modifiers() & Qt::ShiftModifier), key == Qt::Key_Up ? 1 : -1);
    } else if (m_isNavigable && isSideways && event->modifiers() & Qt::ControlModifier) {
        pan(key == Qt::Key_Left ? -kPanKey : kPanKey);
    } else if (m_isNavigable && (key == Qt::Key_Plus || key == Qt::Key_Equal || key == Qt::Key_Minus)) {
        const Timestamp middle = m_model.from + (m_model.to - m_model.from) / 2;
        zoom(
            m_pointed.value_or(std::clamp(m_model.now, m_model.from, m_model.to) == m_model.now ? m_model.now : middle),
            key == Qt::Key_Minus ? 1.0 / kZoomClick : kZoomClick);
    } else if (m_isNavigable && (key == Qt::Key_Home || key == Qt::Key_End)) {
        Q_EMIT liveWanted();
    } else if (isSideways) {
        // A hundredth of what is seen, a tenth with Shift: the same number of keys on every range.
        const Millis span = m_model.to - m_model.from;
        const Millis step = std::max<Millis>(Seconds{60}, span / (event->modifiers() & Qt::ShiftModifier ? 10 : 100));
        const Timestamp start = std::clamp(m_model.now, m_model.from, m_model.to);
        const Timestamp from = m_pointed.value_or(floorTo(start, Seconds{60}));
        setPointed(std::clamp(key == Qt::Key_Left ? from - step : from + step, m_model.from, m_model.to));
    } else {
        event->ignore();
    }
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    setPointed(std::nullopt);
    QChartView::focusOutEvent(event);
}

void ChartView::resizeEvent(QResizeEvent *event)
{
    QChartView::resizeEvent(event);
    placePlot();
}

void ChartView::changeEvent(QEvent *event)
{
    QChartView::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        paintSeries();
        m_front->update();
        m_back->update();
    }
}

} // namespace preamar::ui
