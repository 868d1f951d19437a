#include "ui/charts/barsview.h"

#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>

namespace preamar::ui {

using namespace style;

namespace {

constexpr style::TextLength kNameColumn{200};
constexpr style::TextLength kBarRow{24};
constexpr style::TextLength kBarHeight{10};
constexpr style::TextLength kFigureRoom{56};

} // namespace

BarsView::BarsView(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void BarsView::setBars(std::vector<std::pair<QString, double>> bars)
{
    m_bars = std::move(bars);
    QString description;
    for (const auto &[name, share] : m_bars)
        description += name + QLatin1Char(' ') + words::percent(share, 1) + QStringLiteral("; ");
    setAccessibleDescription(description);
    updateGeometry();
    update();
}

QSize BarsView::sizeHint() const
{
    return {kNameColumn + kServiceCardWidth / 2, static_cast<int>(std::max<std::size_t>(1, m_bars.size())) * kBarRow};
}

void BarsView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    double most = 0.0;
    for (const auto &[name, share] : m_bars)
        most = std::max(most, share);
    const double room = std::max(1, width() - kNameColumn - kFigureRoom);
    painter.setFont(textFont(TextRole::Body));
    int y = 0;
    for (const auto &[name, share] : m_bars) {
        painter.setPen(color(Token::Text));
        painter.drawText(QRect(0, y, kNameColumn - kSpaceS, kBarRow), Qt::AlignLeft | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(name, Qt::ElideRight, kNameColumn - kSpaceS));
        const double length = most > 0.0 ? room * share / most : 0.0;
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(
            QRectF(kNameColumn, y + (kBarRow - kBarHeight) / 2.0, std::max(1.0, length), kBarHeight), kSpaceXs / 2.0,
            kSpaceXs / 2.0);
        painter.setPen(color(Token::Muted));
        painter.drawText(QRectF(kNameColumn + length + kSpaceS, y, kFigureRoom, kBarRow),
                         Qt::AlignLeft | Qt::AlignVCenter, words::percent(share, 1));
        y += kBarRow;
    }
}

} // namespace preamar::ui
