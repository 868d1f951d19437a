// The outline icon set of resources/icons, coloured by token when painted, so that a theme change needs no reload.
#pragma once

#include "ui/style/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QString>

class QPainter;
class QRect;

namespace preamar::ui::style {

[[nodiscard]] QIcon icon(const QString &name, Token token = Token::Text);
void drawIcon(QPainter &painter, const QRect &rect, const QString &name, Token token);

} // namespace preamar::ui::style
