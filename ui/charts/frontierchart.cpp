#include "ui/charts/frontierchart.h"

#include "ui/charts/ticks.h"
#include "ui/shell/words.h"
#include "ui/style/figures.h"
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

constexpr style::TextLength kLabelHeight{16};
constexpr style::TextLength kLabelWidth{76};
constexpr qreal kDot = 3.0;
constexpr qreal kKnob = 7.0;
constexpr int kWantedTicks = 4;

} // namespace

FrontierChart::FrontierChart(QWidget *parent) : QWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMinimumHeight(kChartHeight);
}

QSize FrontierChart::minimumSizeHint() const
{
    return {kSidePanelNarrow, kChartHeight};
}

void FrontierChart::setModel(FrontierModel model)
{
    m_model = std::move(model);
    double low = 0.0;
    double high = 0.0;
    double most = 0.0;
    bool any = false;
    // The steep end of the reactive line says nothing more than "much": it is cut at four times the knob's worst.
    double knobMost = 1.0;
    for (const auto &p : m_model.knob)
        knobMost = std::max(knobMost, p.minutes);
    for (const auto *line : {&m_model.reactive, &m_model.knob, &m_model.marks}) {
        for (const auto &p : *line) {
            low = any ? std::min(low, p.cost) : p.cost;
            high = std::max(high, p.cost);
            most = std::max(most, p.minutes);
            any = true;
        }
    }
    m_most = std::max(1.0, std::min(most, 4.0 * knobMost));
    m_cheapest = 0.95 * low;
    m_dearest = std::max(high * 1.03, m_cheapest + 1e-9);
    describe();
    update();
}

void FrontierChart::choose(int index)
{
    const int last = static_cast<int>(m_model.knob.size()) - 1;
    const int chosen = std::clamp(index, -1, last);
    if (chosen == m_model.chosen)
        return;
    m_model.chosen = chosen;
    describe();
    update();
}

void FrontierChart::describe()
{
    if (m_model.chosen < 0 || m_model.knob.empty()) {
        setAccessibleDescription({});
        return;
    }
    const auto &p = m_model.knob[static_cast<std::size_t>(m_model.chosen)];
    setAccessibleDescription(
        tr("%1: %2 min of overload a day, %3 %4")
            .arg(p.label, words::number(p.minutes, 1), m_model.costTitle, words::number(p.cost, 0)));
}

QRectF FrontierChart::plot() const
{
    return QRectF(kChartLeft, kChartTop, std::max(1, width() - kChartLeft - kChartRight),
                  std::max(1, height() - kChartTop - kChartBottom - kLabelHeight));
}

QPointF FrontierChart::place(const FrontierPoint &p) const
{
    const QRectF area = plot();
    return {area.left() + (p.cost - m_cheapest) / (m_dearest - m_cheapest) * area.width(),
            area.bottom() - std::min(1.0, p.minutes / m_most) * area.height()};
}

void FrontierChart::chooseNear(const QPointF &at)
{
    int nearest = -1;
    double best = 0.0;
    for (std::size_t i = 0; i < m_model.knob.size(); ++i) {
        const QPointF d = place(m_model.knob[i]) - at;
        const double distance = std::abs(d.x()) + 0.25 * std::abs(d.y());
        if (nearest < 0 || distance < best) {
            nearest = static_cast<int>(i);
            best = distance;
        }
    }
    if (nearest >= 0 && nearest != m_model.chosen) {
        choose(nearest);
        Q_EMIT knobMoved(nearest);
    }
}

void FrontierChart::mousePressEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton)
        chooseNear(event->position());
}

void FrontierChart::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons().testFlag(Qt::LeftButton))
        chooseNear(event->position());
}

void FrontierChart::keyPressEvent(QKeyEvent *event)
{
    const int step = event->key() == Qt::Key_Right || event->key() == Qt::Key_Up    ? 1
                     : event->key() == Qt::Key_Left || event->key() == Qt::Key_Down ? -1
                                                                                    : 0;
    const int last = static_cast<int>(m_model.knob.size()) - 1;
    const int wanted = std::clamp(m_model.chosen + step, 0, std::max(0, last));
    if (step == 0 || last < 0) {
        QWidget::keyPressEvent(event);
        return;
    }
    if (wanted != m_model.chosen) {
        choose(wanted);
        Q_EMIT knobMoved(wanted);
    }
}

void FrontierChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area = plot();
    const QFont labels = textFont(TextRole::Caption);
    for (const double tick : valueTicks(m_most, kWantedTicks)) {
        if (tick > m_most * 1.001)
            continue;
        const qreal y = std::floor(area.bottom() - tick / m_most * area.height()) + 0.5;
        painter.setPen(QPen(color(tick > 0.0 ? Token::Border : Token::Control), kHairline));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        painter.setPen(color(Token::Muted));
        drawFigures(painter, QRectF(0, y - kLabelHeight / 2.0, area.left() - kSpaceXs - 2, kLabelHeight),
                    Qt::AlignRight | Qt::AlignVCenter,
                    words::number(tick, tick < 10.0 && tick != std::floor(tick) ? 1 : 0), labels);
    }
    // Round steps of what is seen, which seldom begins at zero.
    const auto round = valueTicks(m_dearest - m_cheapest, kWantedTicks);
    const double step = round.size() > 1 ? round[1] - round[0] : m_dearest - m_cheapest;
    for (double n = std::ceil(m_cheapest / step); step > 0.0 && n * step <= m_dearest; n += 1.0) {
        const double tick = n * step;
        const qreal x = area.left() + (tick - m_cheapest) / (m_dearest - m_cheapest) * area.width();
        painter.setPen(color(Token::Muted));
        const qreal left = std::clamp(x - kLabelWidth / 2.0, 0.0, static_cast<double>(width() - kLabelWidth));
        drawFigures(painter, QRectF(left, area.bottom() + kSpaceXs, kLabelWidth, kLabelHeight),
                    Qt::AlignHCenter | Qt::AlignTop, words::number(tick, step < 1.0 ? 1 : 0), labels);
    }
    painter.setFont(labels);
    painter.setPen(color(Token::Muted));
    painter.drawText(QRectF(area.left(), 0, area.width(), kChartTop), Qt::AlignLeft | Qt::AlignVCenter,
                     tr("min of overload a day"));
    painter.drawText(QRectF(area.left(), height() - kLabelHeight, area.width(), kLabelHeight),
                     Qt::AlignRight | Qt::AlignVCenter, m_model.costTitle);

    painter.setRenderHint(QPainter::Antialiasing);
    const auto line = [&](const std::vector<FrontierPoint> &points, const QPen &pen) {
        QPainterPath path;
        for (std::size_t i = 0; i < points.size(); ++i) {
            const QPointF at = place(points[i]);
            i == 0 ? path.moveTo(at) : path.lineTo(at);
        }
        painter.setBrush(Qt::NoBrush);
        painter.setPen(pen);
        painter.drawPath(path);
    };
    line(m_model.reactive, QPen(color(Token::History), 1.5, Qt::DashLine));
    line(m_model.knob, QPen(color(Token::Accent), 2.0));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Accent));
    for (const auto &p : m_model.knob)
        painter.drawEllipse(place(p), kDot, kDot);
    for (const auto &p : m_model.marks) {
        const QPointF at = place(p);
        painter.setBrush(color(Token::Surface));
        painter.setPen(QPen(color(Token::Text), 1.5));
        painter.drawRect(QRectF(at.x() - kDot, at.y() - kDot, 2 * kDot, 2 * kDot));
        painter.setPen(color(Token::Text));
        const bool left = at.x() > area.center().x();
        painter.drawText(QRectF(left ? at.x() - kLabelWidth - kSpaceS : at.x() + kSpaceS, at.y() - kLabelHeight,
                                kLabelWidth, kLabelHeight),
                         static_cast<int>(Qt::AlignVCenter) | static_cast<int>(left ? Qt::AlignRight : Qt::AlignLeft), p.label);
    }
    if (m_model.chosen >= 0 && static_cast<std::size_t>(m_model.chosen) < m_model.knob.size()) {
        const QPointF at = place(m_model.knob[static_cast<std::size_t>(m_model.chosen)]);
        painter.setBrush(color(Token::Surface));
        painter.setPen(QPen(color(hasFocus() ? Token::Text : Token::Accent), 2.5));
        painter.drawEllipse(at, kKnob, kKnob);
    }
}

} // namespace preamar::ui
