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
    return {widthOf(plainText()) + 1, QFontMetrics(font()).height()};
}

int FigureLabel::widthOf(const QString &text) const
{
    return static_cast<int>(std::ceil(style::figuresWidth(text, font())));
}

QSize FigureLabel::minimumSizeHint() const
{
    if (m_yields || shorter().isEmpty())
        return m_yields ? QSize(0, sizeHint().height()) : sizeHint();
    return {widthOf(shorter().back()) + 1, sizeHint().height()};
}

void FigureLabel::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(palette().color(isEnabled() ? QPalette::Active : QPalette::Disabled, foregroundRole()));
    style::drawFigures(painter, QRectF(rect()), alignment() | Qt::AlignVCenter, fitting(), font());
}

} // namespace preamar::ui
