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

namespace preamar::ui {

using namespace style;

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
    setMinimumHeight(kChartHeightSmall / 2);
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
    const QRectF plot(kChartLeft, kChartTop, std::max(1.0, size.width() - kChartLeft - kChartRight),
                      std::max(1.0, size.height() - kChartTop - kChartBottom));
    chart()->setPlotArea(plot);
    m_front->update();
    m_back->update();
}

void ChartView::addLine(const std::vector<QPointF> &points, const QPen &pen)
{
    auto *series = new QLineSeries(chart());
    series->setPen(pen);
    series->replace(QList<QPointF>(points.begin(), points.end()));
    chart()->addSeries(series);
    series->attachAxis(m_x);
    series->attachAxis(m_y);
}

void ChartView::addBand(const ChartModel::Band &band, const QColor &fill)
{
    if (band.lower.size() < 2)
        return;
    auto *area = new QAreaSeries(chart());
    auto *lower = new QLineSeries(area);
    auto *upper = new QLineSeries(area);
    lower->replace(QList<QPointF>(band.lower.begin(), band.lower.end()));
    upper->replace(QList<QPointF>(band.upper.begin(), band.upper.end()));
    area->setLowerSeries(lower);
    area->setUpperSeries(upper);
    area->setPen(Qt::NoPen);
    area->setBrush(fill);
    chart()->addSeries(area);
    area->attachAxis(m_x);
    area->attachAxis(m_y);
}

void ChartView::rebuild()
{
    chart()->removeAllSeries();
    m_x->setRange(static_cast<double>(toMillis(m_model.from)), static_cast<double>(toMillis(m_model.to)));
    m_y->setRange(0.0, m_model.top);
    addBand(m_model.band95, color(Token::Accent, 10));
    addBand(m_model.band80, color(Token::Accent, 22));
    QPen history(color(Token::History), 1.25);
    for (const auto &run : m_model.history)
        addLine(run, history);
    if (m_model.forecast.size() > 1) {
        QPen pen(color(Token::Accent), 1.5);
        pen.setDashPattern({5.0, 3.0});
        pen.setCapStyle(Qt::FlatCap);
        addLine(m_model.forecast, pen);
    }
    placePlot();
}

void ChartView::point(std::optional<Timestamp> at)
{
    if (at == m_pointed)
        return;
    m_pointed = at;
    m_front->update();
    Q_EMIT pointedChanged();
}

void ChartView::mousePressEvent(QMouseEvent *event)
{
    // QChartView forwards to the item under the pointer without looking whether there is one (QTBUG-118669).
    event->ignore();
}

void ChartView::mouseReleaseEvent(QMouseEvent *event)
{
    event->ignore();
}

void ChartView::mouseMoveEvent(QMouseEvent *event)
{
    const QRectF plot = chart()->plotArea();
    const qreal x = event->position().x();
    if (x < plot.left() || x > plot.right() || m_model.to <= m_model.from) {
        point(std::nullopt);
        return;
    }
    const double share = (x - plot.left()) / plot.width();
    const auto span = static_cast<double>((m_model.to - m_model.from).count());
    point(floorTo(m_model.from + Millis{static_cast<std::int64_t>(share * span)}, Seconds{60}));
}

void ChartView::leaveEvent(QEvent *event)
{
    point(std::nullopt);
    QChartView::leaveEvent(event);
}

void ChartView::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

void ChartView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) {
        event->ignore();
        return;
    }
    const Millis step = event->modifiers() & Qt::ShiftModifier ? Millis{Seconds{900}} : Millis{Seconds{300}};
    const Timestamp from = m_pointed.value_or(floorTo(m_model.now, Seconds{60}));
    point(std::clamp(event->key() == Qt::Key_Left ? from - step : from + step, m_model.from, m_model.to));
}

void ChartView::focusOutEvent(QFocusEvent *event)
{
    point(std::nullopt);
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
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange)
        rebuild();
}

} // namespace preamar::ui
