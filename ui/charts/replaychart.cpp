#include "ui/charts/replaychart.h"

#include "ui/charts/ticks.h"
#include "ui/shell/words.h"
#include "ui/style/figures.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace style;

namespace {

constexpr style::TextLength kLabelHeight{16};
constexpr int kWantedTicks = 4;
constexpr style::TextLength kLegendLine{18};

} // namespace

ReplayChart::ReplayChart(QWidget *parent) : QWidget(parent)
{
    setMinimumHeight(kChartHeight);
}

void ReplayChart::clear()
{
    m_buckets.clear();
    m_stretches = 0;
    setAccessibleDescription({});
    update();
}

void ReplayChart::setTimeline(const replay::Study &study, const std::vector<replay::StudyBucket> &timeline)
{
    m_buckets = timeline;
    m_share = study.share;
    m_from = study.from;
    m_to = study.to;
    m_top = 1.0;
    m_stretches = 0;
    bool inside = false;
    for (const auto &b : m_buckets) {
        m_top = std::max({m_top, b.demand / m_share, b.ordered});
        m_stretches += b.violation && !inside ? 1 : 0;
        inside = b.violation;
    }
    m_top *= 1.05;
    setAccessibleDescription(tr("Demand and capacity in replicas; %n stretch(es) of overload", nullptr, m_stretches));
    update();
}

void ReplayChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const QRectF area(kChartLeft, kChartTop, std::max(1, width() - kChartLeft - kChartRight),
                      std::max(1, height() - kChartTop - kChartBottom));
    const QFont labels = textFont(TextRole::Caption);
    painter.setFont(labels);
    const double span = static_cast<double>((m_to - m_from).count());
    if (m_buckets.empty() || span <= 0.0)
        return;
    const auto x = [&](Timestamp t) {
        return area.left() + static_cast<double>((t - m_from).count()) / span * area.width();
    };
    const auto y = [&](double v) { return area.bottom() - v / m_top * area.height(); };
    const auto endOf = [&](std::size_t i) { return i + 1 < m_buckets.size() ? x(m_buckets[i + 1].at) : area.right(); };

    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        if (m_buckets[i].violation)
            painter.fillRect(
                QRectF(x(m_buckets[i].at), area.top(), std::max(1.5, endOf(i) - x(m_buckets[i].at)), area.height()),
                color(Token::Crit, 35));
    }
    for (const double tick : valueTicks(m_top, kWantedTicks)) {
        if (tick > m_top)
            continue;
        const qreal at = std::floor(y(tick)) + 0.5;
        painter.setPen(QPen(color(tick > 0.0 ? Token::Border : Token::Control), kHairline));
        painter.drawLine(QPointF(area.left(), at), QPointF(area.right(), at));
        painter.setPen(color(Token::Muted));
        drawFigures(painter, QRectF(0, at - kLabelHeight / 2.0, area.left() - kSpaceXs - 2, kLabelHeight),
                    Qt::AlignRight | Qt::AlignVCenter, words::number(tick, tick != std::floor(tick) ? 1 : 0), labels);
    }
    const int most = std::clamp(static_cast<int>(area.width()) / (kTickSpacing + kSpaceXl), 2, 7);
    for (const auto &tick : timeTicks(m_from, m_to, most)) {
        painter.setPen(color(Token::Muted));
        const qreal left = std::clamp(x(tick) - kTickSpacing / 2.0, 0.0, static_cast<double>(width() - kTickSpacing));
        drawFigures(painter, QRectF(left, area.bottom() + kSpaceXs, kTickSpacing, kLabelHeight),
                    Qt::AlignHCenter | Qt::AlignTop, words::shortTime(tick, m_to), labels);
    }

    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath capacity;
    QPainterPath demand;
    for (std::size_t i = 0; i < m_buckets.size(); ++i) {
        const auto &b = m_buckets[i];
        const QPointF ready(x(b.at), y(b.ready));
        i == 0 ? capacity.moveTo(ready) : capacity.lineTo(ready);
        capacity.lineTo(QPointF(endOf(i), y(b.ready)));
        const QPointF load((x(b.at) + endOf(i)) / 2.0, y(b.demand / m_share));
        i == 0 ? demand.moveTo(load) : demand.lineTo(load);
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(color(Token::History), 1.25));
    painter.drawPath(demand);
    painter.setPen(QPen(color(Token::Accent), 1.75));
    painter.drawPath(capacity);

    // The key: a line or a patch beside its word.
    qreal at = area.left();
    const auto key = [&](const QString &word, const QPen &pen, bool patch) {
        const qreal middle = kChartTop / 2.0;
        if (patch)
            painter.fillRect(QRectF(at, middle - kSpaceXs, kLegendLine, 2 * kSpaceXs), pen.color());
        else {
            painter.setPen(pen);
            painter.drawLine(QPointF(at, middle), QPointF(at + kLegendLine, middle));
        }
        painter.setPen(color(Token::Muted));
        const qreal wide = painter.fontMetrics().horizontalAdvance(word) + kSpaceL;
        painter.drawText(QRectF(at + kLegendLine + kSpaceXs, 0, wide, kChartTop), Qt::AlignLeft | Qt::AlignVCenter,
                         word);
        at += kLegendLine + kSpaceXs + wide;
    };
    key(tr("replicas needed"), QPen(color(Token::History), 1.5), false);
    key(tr("replicas ready"), QPen(color(Token::Accent), 2.0), false);
    key(tr("overload"), QPen(color(Token::Crit, 35)), true);
}

} // namespace preamar::ui
