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
constexpr style::TextLength kLabelHeight{14}; // of a line's label
constexpr qreal kHandle = 4.0;     // of a threshold that can be taken

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
        paintLimits(*painter, plot);
        paintMarks(*painter, plot);
        paintNow(*painter, plot);
        paintStale(*painter, plot);
    }
    painter->restore();
}

void ChartOverlay::paintBack(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const QFont labels = textFont(TextRole::Caption);
    constexpr style::TextLength kLabelHeight{16};
    painter.setRenderHint(QPainter::Antialiasing, false);
    paintStretches(painter, plot);
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
        if (!m_view->hasTimeLabels())
            continue;
        painter.setPen(color(Token::Muted));
        const qreal left = std::clamp(x - kTickSpacing / 2.0, 0.0, boundingRect().right() - kTickSpacing);
        drawFigures(painter, QRectF(left, plot.bottom() + kSpaceXs + 2.0, kTickSpacing, kLabelHeight),
                    Qt::AlignHCenter | Qt::AlignTop, tickLabel(tick), labels);
    }
}

void ChartOverlay::paintStretches(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const auto fill = [&](double from, double to, const QBrush &brush) {
        QRectF box(xAt(from, plot), plot.top(), xAt(to, plot) - xAt(from, plot), plot.height());
        box = box.intersected(plot);
        // What is short is seen all the same, however wide the range is.
        if (box.width() < 2.0 && to > static_cast<double>(toMillis(m.from)) &&
            from < static_cast<double>(toMillis(m.to)))
            box = QRectF(std::min(xAt(from, plot), plot.right() - 2.0), plot.top(), 2.0, plot.height());
        if (!box.isEmpty())
            painter.fillRect(box, brush);
    };
    for (const auto &span : m.spans) {
        const auto from = static_cast<double>(toMillis(span.from));
        const auto to = static_cast<double>(toMillis(span.to));
        if (span.kind == ChartSpan::Kind::Overload)
            fill(from, to, color(Token::Crit, 14));
        else
            fill(from, to, QBrush(color(Token::Warn, 55), Qt::FDiagPattern));
    }
    for (const auto &[from, to] : m.gaps)
        fill(from, to, QBrush(color(Token::Control, 45), Qt::BDiagPattern));
}

bool ChartOverlay::crossesData(const QRectF &box, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const qreal now = xAt(static_cast<double>(toMillis(m.now)), plot);
    if (m.now >= m.from && m.now <= m.to && now >= box.left() - 1.0 && now <= box.right() + 1.0)
        return true; // the line of now is read like data
    const auto crosses = [&](const std::vector<QPointF> &points) {
        for (std::size_t i = 1; i < points.size(); ++i) {
            if (xAt(points[i].x(), plot) < box.left() || xAt(points[i - 1].x(), plot) > box.right())
                continue;
            const qreal a = yAt(points[i - 1].y(), plot);
            const qreal b = yAt(points[i].y(), plot);
            if (std::max(a, b) >= box.top() && std::min(a, b) <= box.bottom())
                return true;
        }
        return false;
    };
    return crosses(m.forecast) || std::any_of(m.history.begin(), m.history.end(), crosses);
}

void ChartOverlay::paintLabel(QPainter &painter, const QString &label, Token token, qreal y, const QRectF &plot,
                              const std::vector<qreal> &lines, std::vector<QRectF> &taken) const
{
    const QFont font = textFont(TextRole::Caption, true);
    const qreal width = figuresWidth(label, font) + kSpaceXs;
    const qreal above = y - kLabelHeight - 1.0;
    const qreal below = y + 2.0;
    const qreal highest = plot.top() - kChartTop;
    QRectF box(plot.right() - width, above < highest ? below : above, width, kLabelHeight);
    bool isFree = false;
    const auto tryRows = [&](std::initializer_list<qreal> rows) {
        for (qreal x = plot.right() - width; !isFree && x >= plot.left(); x -= width / 2.0) {
            for (const qreal top : rows) {
                const QRectF tried(x, top, width, kLabelHeight);
                const bool isIn = tried.top() >= highest && tried.bottom() <= plot.bottom();
                if (isIn && !crossesData(tried, plot) &&
                    std::none_of(taken.begin(), taken.end(), [&](const QRectF &t) { return t.intersects(tried); })) {
                    box = tried;
                    isFree = true;
                    break;
                }
            }
        }
    };
    tryRows({above, below});
    // Data all along the line: above the plot or as near as there is room, in its colour and not past another line, rather
    // than on them.
    const auto tryAway = [&](qreal row) {
        const qreal middle = row + kLabelHeight / 2.0;
        const bool isBeyond = std::any_of(lines.begin(), lines.end(), [&](qreal other) {
            return std::abs(other - y) > 1.0 && (other > std::min(y, middle)) && (other < std::max(y, middle));
        });
        if (row >= 0.0 && !isBeyond)
            tryRows({row});
    };
    tryAway(plot.top() - kLabelHeight - 1.0);
    constexpr qreal kNudge = 3.0;
    for (qreal away = kNudge; !isFree && away < plot.height(); away += kNudge) {
        tryAway(above - away);
        tryAway(below + away);
    }
    taken.push_back(box);
    if (isFree) // else data is there: it is seen through the label
        painter.fillRect(box, color(Token::Surface, 80));
    painter.setPen(color(token));
    drawFigures(painter, box, Qt::AlignRight | Qt::AlignVCenter, label, font);
}

void ChartOverlay::paintLimits(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    std::vector<QRectF> taken{nowLabelBox(plot)};
    std::vector<qreal> ends;
    for (const auto *steps : {&m.limit, &m.lowerLimit}) {
        if (!steps->empty())
            ends.push_back(crisp(yAt(steps->back().y(), plot)));
    }
    const auto paint = [&](const std::vector<QPointF> &steps, const QString &label, Token token) {
        if (steps.empty())
            return;
        QPolygonF corners;
        for (const auto &p : steps)
            corners << QPointF(std::clamp(xAt(p.x(), plot), plot.left(), plot.right()), crisp(yAt(p.y(), plot)));
        // What can be taken is drawn stronger, with a handle where it ends.
        const bool isHeld = m_view->areLimitsEditable();
        QPen pen(color(token), isHeld ? kFocusRing : kHairline);
        pen.setDashPattern({6.0, 4.0});
        painter.setPen(pen);
        painter.drawPolyline(corners);
        if (isHeld) {
            painter.setPen(QPen(color(Token::Surface), kHairline));
            painter.setBrush(color(token));
            painter.drawEllipse(QPointF(plot.right() - kSpaceS, corners.back().y()), kHandle, kHandle);
            painter.setBrush(Qt::NoBrush);
        }
        paintLabel(painter, label, token, corners.back().y(), plot, ends, taken);
    };
    paint(m.limit, m.limitLabel, Token::Crit);
    paint(m.lowerLimit, m.lowerLimitLabel, Token::Info);
}

// Faded lines alone could be taken for a style: the words say why.
void ChartOverlay::paintStale(QPainter &painter, const QRectF &plot) const
{
    const QString text = m_view->model().staleText();
    if (text.isEmpty())
        return;
    const QFont font = textFont(TextRole::Caption, true);
    const QRectF box(plot.left() + kSpaceXs, plot.top() + kSpaceXs, figuresWidth(text, font) + kSpaceM,
                     kLabelHeight + kSpaceXs);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::WarnOn));
    painter.drawRoundedRect(box, kRadius, kRadius);
    painter.setPen(color(Token::Warn));
    drawFigures(painter, box, Qt::AlignCenter, text, font);
}

void ChartOverlay::paintMarks(QPainter &painter, const QRectF &plot) const
{
    constexpr qreal kHalf = 5.0;
    constexpr qreal kHeight = 8.0;
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    for (const auto &mark : m_view->model().marks) {
        const qreal x = xAt(static_cast<double>(toMillis(mark.at)), plot);
        if (x < plot.left() || x > plot.right())
            continue;
        const QColor ink = color(mark.isFailed ? Token::Crit : Token::Text);
        painter.setPen(QPen(color(mark.isFailed ? Token::Crit : Token::Control, 60), kHairline, Qt::DotLine));
        painter.drawLine(QPointF(crisp(x), plot.top()), QPointF(crisp(x), plot.bottom() - kHeight));
        const qreal base = mark.isUp ? plot.bottom() - 1.0 : plot.bottom() - kHeight - 1.0;
        const qreal tip = mark.isUp ? base - kHeight : base + kHeight;
        painter.setPen(QPen(ink, 1.25));
        painter.setBrush(mark.isOurs && !mark.isFailed ? QBrush(ink) : QBrush(color(Token::Surface)));
        painter.drawPolygon(QPolygonF{{x - kHalf, base}, {x + kHalf, base}, {x, tip}});
        if (mark.isFailed) {
            painter.drawLine(QPointF(x - kHalf, base - kHeight), QPointF(x + kHalf, base + 1.0));
            painter.drawLine(QPointF(x + kHalf, base - kHeight), QPointF(x - kHalf, base + 1.0));
        }
    }
    painter.restore();
}

void ChartOverlay::paintLines(QPainter &painter, const QRectF &plot) const
{
    std::vector<QRectF> taken{nowLabelBox(plot)};
    auto lines = m_view->model().lines;
    std::sort(lines.begin(), lines.end(), [](const ChartLine &a, const ChartLine &b) { return a.value < b.value; });
    std::vector<qreal> ends;
    for (const auto &line : lines)
        ends.push_back(crisp(yAt(line.value, plot)));
    for (const auto &line : lines) {
        const qreal y = crisp(yAt(line.value, plot));
        if (y < plot.top() - 1.0)
            continue;
        QPen pen(color(line.token), kHairline);
        pen.setDashPattern({6.0, 4.0});
        painter.setPen(pen);
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        paintLabel(painter, line.label, line.token, y, plot, ends, taken);
    }
}

QRectF ChartOverlay::nowLabelBox(const QRectF &plot) const
{
    const auto &m = m_view->model();
    if (!m_view->hasNowLabel() || m.now < m.from || m.now > m.to)
        return {};
    const qreal x = crisp(xAt(static_cast<double>(toMillis(m.now)), plot));
    const qreal left = std::clamp(x - kTickSpacing / 2.0, 0.0, boundingRect().right() - kTickSpacing);
    return QRectF(left, 0.0, kTickSpacing, plot.top() - kSpaceXs);
}

void ChartOverlay::paintNow(QPainter &painter, const QRectF &plot) const
{
    const auto &m = m_view->model();
    const QFont labels = textFont(TextRole::Caption, true);
    if (m.now >= m.from && m.now <= m.to) {
        const qreal x = crisp(xAt(static_cast<double>(toMillis(m.now)), plot));
        painter.setPen(QPen(color(Token::Muted), kHairline));
        painter.drawLine(QPointF(x, plot.top() - kSpaceXs), QPointF(x, plot.bottom()));
        if (m_view->hasNowLabel())
            drawFigures(painter, nowLabelBox(plot), Qt::AlignHCenter | Qt::AlignBottom, words::time(m.now), labels);
    }
    if (const auto at = m_view->pointed(); at && *at >= m.from && *at <= m.to) {
        const qreal cross = crisp(xAt(static_cast<double>(toMillis(*at)), plot));
        painter.setPen(QPen(color(Token::Accent), kHairline));
        painter.drawLine(QPointF(cross, plot.top()), QPointF(cross, plot.bottom()));
    }
}

} // namespace preamar::ui
