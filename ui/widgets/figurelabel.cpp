#include "ui/widgets/figurelabel.h"

#include "ui/style/figures.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace preamar::ui {

FigureLabel::FigureLabel(style::TextRole role, bool strong, QWidget *parent) : PlainLabel(role, Fit::Elide, parent)
{
    setFont(style::textFont(role, strong));
}

QSize FigureLabel::sizeHint() const
{
    return {static_cast<int>(std::ceil(style::figuresWidth(plainText(), font()))) + 1, QFontMetrics(font()).height()};
}

QSize FigureLabel::minimumSizeHint() const
{
    return m_yields ? QSize(0, sizeHint().height()) : sizeHint();
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    style::drawFigures(painter, QRectF(rect()), alignment() | Qt::AlignVCenter, plainText(), font());
}

} // namespace preamar::ui
