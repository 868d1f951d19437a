// Tabular figures: Qt 6.4 cannot switch on a font's own, so digits are laid on cells of one width.
#pragma once

#include <QFont>
#include <QRectF>
#include <QString>

class QPainter;

namespace preamar::ui::style {

[[nodiscard]] qreal figuresWidth(const QString &text, const QFont &font);
// Draws with the painter's pen; too long a text is cut at its end with an ellipsis.
void drawFigures(QPainter &painter, const QRectF &rect, Qt::Alignment alignment, const QString &text,
                 const QFont &font);

} // namespace preamar::ui::style
