#include "ui/charts/chartoverlay.h"

#include "ui/charts/chartview.h"
#include "ui/charts/ticks.h"
#include "ui/shell/words.h"
#include "ui/style/figures.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QChart>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace style;

namespace {

// Between Qt Charts' own layers: its grid has z 2, series start at 4; in front of all of them.
constexpr qreal kBackZ = 1.0;
constexpr qreal kFrontZ = 100.0;

// Half-pixel positions keep one-pixel lines sharp.
qreal crisp(qreal v)
{
    return std::floor(v) + 0.5;
}

} // namespace

ChartOverlay::ChartOverlay(const ChartView *view, Layer layer, QGraphicsItem *parent)
    : QGraphicsItem(parent), m_view(view), m_layer(layer)
{
    setZValue(layer == Layer::Back ? kBackZ : kFrontZ);
    setAcceptedMouseButtons(Qt::NoButton);
}

QRectF ChartOverlay::boundingRect() const
{
    return QRectF(QPointF(0, 0), m_view->chart()->size());
}

qreal ChartOverlay::xAt(double ms, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const double from = static_cast<double>(toMillis(m.from));
    const double span = static_cast<double>(toMillis(m.to)) - from;
    return plot.left() + (span > 0.0 ? (ms - from) / span : 0.0) * plot.width();
}

qreal ChartOverlay::yAt(double value, const QRectF &plot) const
{
    return plot.bottom() - value / m_view->model().top * plot.height();
}

void ChartOverlay::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *)
{
    const QRectF plot = m_view->chart()->plotArea();
    if (plot.width() < 1.0 || m_view->model().to <= m_view->model().from)
        return;
    painter->save();
    if (m_layer == Layer::Back) {
        paintBack(*painter, plot);
    } else {
        paintLines(*painter, plot);
        paintNow(*painter, plot);
    }
    painter->restore();
}

void ChartOverlay::paintBack(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const QFont labels = textFont(TextRole::Caption);
    constexpr int kLabelHeight = 16;
    painter.setRenderHint(QPainter::Antialiasing, false);
    for (const auto &[from, to] : m.gaps) {
        QBrush hatch(color(Token::Control, 45), Qt::BDiagPattern);
        const QRectF gap(xAt(from, plot), plot.top(), xAt(to, plot) - xAt(from, plot), plot.height());
        painter.fillRect(gap.intersected(plot), hatch);
    }
    for (const double tick : m.ticks) {
        const qreal y = crisp(yAt(tick, plot));
        painter.setPen(QPen(color(tick > 0.0 ? Token::Border : Token::Control), kHairline));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(color(Token::Muted));
        drawFigures(painter, QRectF(0, y - kLabelHeight / 2.0, plot.left() - kSpaceXs - 2, kLabelHeight),
                    Qt::AlignRight | Qt::AlignVCenter, m.axisText(tick), labels);
    }
    const int most = std::clamp(static_cast<int>(plot.width()) / kTickSpacing, 2, 6);
    for (const auto &tick : timeTicks(m.from, m.to, most)) {
        const qreal x = crisp(xAt(static_cast<double>(toMillis(tick)), plot));
        painter.setPen(QPen(color(Token::Border), kHairline));
        painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
        painter.setPen(color(Token::Muted));
        const qreal left = std::clamp(x - kTickSpacing / 2.0, 0.0, boundingRect().right() - kTickSpacing);
        drawFigures(painter, QRectF(left, plot.bottom() + kSpaceXs + 2.0, kTickSpacing, kLabelHeight),
                    Qt::AlignHCenter | Qt::AlignTop, words::time(tick), labels);
    }
}

void ChartOverlay::paintLines(QPainter &painter, const QRectF &plot) const
{
    const QFont labels = textFont(TextRole::Caption, true);
    constexpr int kLabelHeight = 14;
    qreal lastTop = plot.bottom() + kLabelHeight;
    auto lines = m_view->model().lines;
    std::sort(lines.begin(), lines.end(), [](const ChartLine &a, const ChartLine &b) { return a.value < b.value; });
    for (const auto &line : lines) {
        const qreal y = crisp(yAt(line.value, plot));
        if (y < plot.top() - 1.0)
            continue;
        QPen pen(color(line.token), kHairline);
        pen.setDashPattern({6.0, 4.0});
        painter.setPen(pen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        const qreal width = figuresWidth(line.label, labels) + kSpaceXs;
        // Above its line; below it where it would leave the chart or sit on the label of the line underneath.
        QRectF box(plot.right() - width, y - kLabelHeight - 1.0, width, kLabelHeight);
        if (box.top() < plot.top() - kChartTop)
            box.moveTop(y + 2.0);
        if (box.bottom() > lastTop)
            box.moveBottom(lastTop);
        lastTop = box.top();
        painter.fillRect(box, color(Token::Surface, 80));
        painter.setPen(color(line.token));
        drawFigures(painter, box, Qt::AlignRight | Qt::AlignVCenter, line.label, labels);
    }
}

void ChartOverlay::paintNow(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const QFont labels = textFont(TextRole::Caption, true);
    const qreal x = crisp(xAt(static_cast<double>(toMillis(m.now)), plot));
    painter.setPen(QPen(color(Token::Muted), kHairline));
    painter.drawLine(QPointF(x, plot.top() - kSpaceXs), QPointF(x, plot.bottom()));
    drawFigures(painter, QRectF(x - kTickSpacing / 2.0, 0.0, kTickSpacing, plot.top() - kSpaceXs),
                Qt::AlignHCenter | Qt::AlignBottom, words::time(m.now), labels);
    if (const auto at = m_view->pointed()) {
        const qreal cross = crisp(xAt(static_cast<double>(toMillis(*at)), plot));
        painter.setPen(QPen(color(Token::Accent), kHairline));
        painter.drawLine(QPointF(cross, plot.top()), QPointF(cross, plot.bottom()));
    }
}

} // namespace preamar::ui
