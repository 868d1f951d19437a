#include "ui/delegates/tabledelegate.h"

#include "ui/style/figures.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QPainter>

#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

TableDelegate::TableDelegate(LookOf look, QObject *parent) : QStyledItemDelegate(parent), m_look(std::move(look)) {}

QSize TableDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = m_look(index);
    const QString text = index.data(Qt::DisplayRole).toString();
    QFont letters = option.font;
    if (look.isStrong || look.isHot)
        letters.setWeight(QFont::DemiBold);
    int width = look.chip ? Chip::sizeFor(look.chip->icon, look.chip->word).width()
                          : static_cast<int>(std::ceil(figuresWidth(text, letters)));
    if (!look.icon.isEmpty() || look.isHot)
        width += kIconSmall + kSpaceXs;
    if (!look.sign.isEmpty())
        width += kIconSmall + kSpaceXs;
    return {width + 2 * kSpaceS + kHairline, kRowHeight};
}

void TableDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const Look look = m_look(index);
    painter->save();
    if (option.state & QStyle::State_Selected)
        painter->fillRect(option.rect, color(Token::Selection));
    painter->setPen(QPen(color(Token::Border), kHairline));
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    QRect room = option.rect.adjusted(kSpaceS, 0, -kSpaceS, 0);
    if (look.chip) {
        Chip::draw(*painter, room, look.chip->tone, look.chip->icon, look.chip->word);
        painter->restore();
        return;
    }
    if (!look.sign.isEmpty()) {
        drawIcon(*painter, QRect(room.right() - kIconSmall + 1, room.top() + (room.height() - kIconSmall) / 2, kIconSmall, kIconSmall),
                 look.sign, look.signToken);
        room.setRight(room.right() - kIconSmall - kSpaceXs);
    }
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto alignment = static_cast<Qt::Alignment>(index.data(Qt::TextAlignmentRole).toInt());
    const bool isFigure = alignment & Qt::AlignRight;
    const QString icon = look.isHot ? u"warning"_s : look.icon;
    if (!icon.isEmpty()) {
        const int textWidth = isFigure ? static_cast<int>(figuresWidth(text, option.font)) + kSpaceXs : 0;
        const int x = isFigure ? std::max(room.left(), room.right() - textWidth - kIconSmall) : room.left();
        drawIcon(*painter, QRect(x, room.top() + (room.height() - kIconSmall) / 2, kIconSmall, kIconSmall), icon,
                 look.isHot ? Token::Crit : look.iconToken);
        if (!isFigure)
            room.setLeft(room.left() + kIconSmall + kSpaceS);
    }
    painter->setPen(color(look.isHot ? Token::Crit : look.isMuted ? Token::Muted : Token::Text));
    QFont letters = option.font;
    if (look.isStrong || look.isHot)
        letters.setWeight(QFont::DemiBold);
    if (isFigure) {
        drawFigures(*painter, room, Qt::AlignRight | Qt::AlignVCenter, text, letters);
    } else {
        const QString shown = figuresWidth(text, letters) <= room.width()
                                  ? text
                                  : QFontMetrics(letters).elidedText(text, look.elide, room.width());
        drawFigures(*painter, room, Qt::AlignLeft | Qt::AlignVCenter, shown, letters);
    }
    painter->restore();
}

} // namespace preamar::ui
