#include "ui/delegates/happeningdelegate.h"

#include "ui/models/happenings.h"
#include "ui/style/figures.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

QSize HappeningDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {kSidePanelNarrow, kTwoLines};
}

void HappeningDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const HappeningsModel *>(index.model());
    const Happening *row = model ? model->happening(index) : nullptr;
    if (!row)
        return;
    painter->save();
    if (option.state & (QStyle::State_Selected | QStyle::State_MouseOver))
        painter->fillRect(option.rect, color(option.state & QStyle::State_Selected ? Token::Selection : Token::Hover));
    const QRect room = option.rect.adjusted(kSpaceXs, kSpaceXs, -kSpaceXs, -kSpaceXs);
    drawIcon(*painter, QRect(room.left(), room.top() + 1, kIconSmall, kIconSmall), row->icon, foregroundOf(row->tone));
    const QRect lines = room.adjusted(kIconSmall + kSpaceS, 0, 0, 0);
    const int half = lines.height() / 2;
    const auto line = [&](const QRect &box, const QString &text, const QFont &font, Token token) {
        painter->setPen(color(token));
        drawFigures(*painter, box, Qt::AlignLeft | Qt::AlignVCenter,
                    QFontMetrics(font).elidedText(text, Qt::ElideRight, box.width()), font);
    };
    const QString first = m_namesService && !row->service.isEmpty() ? row->service + u" · "_s + row->text : row->text;
    line(QRect(lines.left(), lines.top(), lines.width(), half), first, textFont(TextRole::Body), Token::Text);
    line(QRect(lines.left(), lines.top() + half, lines.width(), half),
         index.data(HappeningsModel::TimeRole).toString() + u" · "_s + row->who, textFont(TextRole::Caption),
         Token::Muted);
    painter->restore();
}

} // namespace preamar::ui
