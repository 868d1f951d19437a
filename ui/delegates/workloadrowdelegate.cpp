#include "ui/delegates/workloadrowdelegate.h"

#include "ui/models/figures.h"
#include "ui/models/findings.h"
#include "ui/models/workloadsmodel.h"
#include "ui/shell/words.h"
#include "ui/style/figures.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

namespace preamar::ui {

using namespace style;

QSize WorkloadRowDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {kCompactWidth, kCompactRow};
}

void WorkloadRowDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const WorkloadsModel *>(index.model());
    const WorkloadReport *report = model ? model->report(index) : nullptr;
    if (!report)
        return;
    painter->save();
    const QRect box = option.rect.adjusted(0, 0, -kSpaceM, 0);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(box, color(Token::Selection));
    else if (option.state & QStyle::State_MouseOver)
        painter->fillRect(box, color(Token::Hover));
    if (option.state & QStyle::State_HasFocus) {
        painter->setPen(QPen(color(Token::Accent), kHairline));
        painter->drawRect(box.adjusted(0, 0, -1, -1));
    }
    const Verdict verdict = verdictOf(*report);
    const QRect room = box.adjusted(kSpaceXs, 0, -kSpaceXs, 0);
    drawIcon(*painter, QRect(room.left(), room.top() + (room.height() - kIconSmall) / 2, kIconSmall, kIconSmall),
             verdict.icon, foregroundOf(verdict.tone));
    int right = room.right();
    const QFont letters = textFont(TextRole::Caption);
    const QFont strong = textFont(TextRole::Caption, true);
    // From the right: what changes has its own column, the name takes what is left.
    const auto put = [&](const QString &text, int width, Token token, const QFont &font) {
        painter->setPen(color(token));
        drawFigures(*painter, QRect(right - width + 1, room.top(), width, room.height()),
                    Qt::AlignRight | Qt::AlignVCenter, text, font);
        right -= width + kSpaceXs;
    };
    const ShownFigure memory = memoryFigure(*report);
    const ShownFigure cpu = cpuFigure(*report);
    put(memory.text, kCompactFigure, memory.isHot ? Token::Crit : Token::Muted, memory.isHot ? strong : letters);
    put(cpu.text, kCompactFigure, cpu.isHot ? Token::Crit : Token::Text, cpu.isHot ? strong : letters);
    const QString replicas =
        QString::number(report->workload.ready) + u'/' + QString::number(report->workload.replicas);
    put(replicas, kCompactCount, report->workload.ready < report->workload.replicas ? Token::Warn : Token::Text,
        letters);
    if (const auto mark = findingMark(*report)) {
        drawIcon(*painter, QRect(right - kIconSmall + 1, room.top() + (room.height() - kIconSmall) / 2, kIconSmall, kIconSmall),
                 mark->icon, foregroundOf(mark->tone));
        right -= kIconSmall + kSpaceXs;
    }
    const QRect name(room.left() + kIconSmall + kSpaceS, room.top(), right - room.left() - kIconSmall - kSpaceS,
                     room.height());
    painter->setPen(color(report->enrolled ? Token::Text : Token::Muted));
    painter->setFont(textFont(TextRole::Body));
    painter->drawText(
        name, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
        QFontMetrics(painter->font()).elidedText(words::name(report->workload.ref), Qt::ElideMiddle, name.width()));
    painter->restore();
}

} // namespace preamar::ui
