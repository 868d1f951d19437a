#include "ui/delegates/workloadcarddelegate.h"

#include "ui/models/figures.h"
#include "ui/models/findings.h"
#include "ui/models/workloadsmodel.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/figures.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"
#include "ui/widgets/chip.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr style::TextLength kCaptionLine{16};
constexpr style::TextLength kBodyLine{20};
constexpr int kLeft = static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine;

void drawText(QPainter &painter, const QRect &rect, const QString &text, const QFont &font, Token token,
              Qt::TextElideMode elide)
{
    painter.setFont(font);
    painter.setPen(color(token));
    painter.drawText(rect, kLeft, QFontMetrics(font).elidedText(text, elide, rect.width()));
}

void drawMeter(QPainter &painter, const QRect &rect, const ShownFigure &figure, double threshold)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(Token::Sunken));
    painter.drawRoundedRect(rect, kMeterHeight / 2.0, kMeterHeight / 2.0);
    if (!figure.share)
        return;
    QRectF filled(rect);
    filled.setWidth(rect.width() * std::clamp(*figure.share, 0.0, 1.0));
    painter.setBrush(color(figure.isHot ? Token::Crit : Token::Accent));
    painter.drawRoundedRect(filled, kMeterHeight / 2.0, kMeterHeight / 2.0);
    const int x = rect.left() + static_cast<int>(std::lround(rect.width() * std::clamp(threshold, 0.0, 1.0)));
    painter.fillRect(QRect(x, rect.top() - 2, kHairline, rect.height() + 4), color(Token::Control));
}

} // namespace

QSize WorkloadCardDelegate::sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const
{
    return {kServiceCardWidth + kSpaceM, kServiceCardHeight + kSpaceM};
}

void WorkloadCardDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const auto *model = qobject_cast<const WorkloadsModel *>(index.model());
    const WorkloadReport *report = model ? model->report(index) : nullptr;
    if (!report)
        return;
    const QRect card = option.rect.adjusted(0, 0, -kSpaceM, -kSpaceM);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    paintFrame(*painter, card, option);
    const QRect inner = card.adjusted(kSpaceL, kSpaceM, -kSpaceL, -kSpaceM);
    paintHead(*painter, QRect(inner.left(), inner.top(), inner.width(), kBodyLine + kCaptionLine), *report);
    paintFigures(*painter,
                 QRect(inner.left(), inner.top() + kBodyLine + kCaptionLine + kSpaceM, inner.width(),
                       kCaptionLine + kBodyLine + kSpaceM),
                 *report);
    paintFoot(*painter, QRect(inner.left(), inner.bottom() - kChipHeight + 1, inner.width(), kChipHeight), *report,
              model->now());
    painter->restore();
}

void WorkloadCardDelegate::paintFrame(QPainter &painter, const QRect &card, const QStyleOptionViewItem &option)
{
    const bool focused = option.state & QStyle::State_HasFocus;
    const bool marked = option.state & QStyle::State_Selected;
    painter.setBrush(color(marked                                   ? Token::Selection
                           : option.state & QStyle::State_MouseOver ? Token::Hover
                                                                    : Token::Surface));
    painter.setPen(QPen(color(focused || marked ? Token::Accent : Token::Border), focused ? kFocusRing : kHairline));
    const qreal inset = focused ? 1.0 : 0.5;
    painter.drawRoundedRect(QRectF(card).adjusted(inset, inset, -inset, -inset), kCardRadius, kCardRadius);
}

void WorkloadCardDelegate::paintHead(QPainter &painter, const QRect &room, const WorkloadReport &report)
{
    const QString replicas = QString::number(report.workload.ready) + u'/' + QString::number(report.workload.replicas);
    const QFont figure = textFont(TextRole::Section, true);
    const int badge = static_cast<int>(std::ceil(figuresWidth(replicas, figure))) + 2 * kSpaceS;
    const QRect box(room.right() - badge + 1, room.top(), badge, kTarget - 2);
    const bool starting = report.workload.ready < report.workload.replicas;
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(starting ? Token::WarnOn : Token::Sunken));
    painter.drawRoundedRect(box, kRadius, kRadius);
    painter.setPen(color(starting ? Token::Warn : Token::Text));
    drawFigures(painter, box, Qt::AlignHCenter | Qt::AlignVCenter, replicas, figure);

    const int width = room.width() - badge - kSpaceS;
    drawText(painter, QRect(room.left(), room.top() - 2, width, kBodyLine), words::name(report.workload.ref),
             textFont(TextRole::Section, true), Token::Text, Qt::ElideMiddle);
    drawText(painter, QRect(room.left(), room.top() + kBodyLine - 1, width, kCaptionLine),
             words::place(report.workload.ref) + u" · "_s + text::mode(report.policy.mode, words::language()),
             textFont(TextRole::Caption), Token::Muted, Qt::ElideMiddle);
}

void WorkloadCardDelegate::paintFigures(QPainter &painter, const QRect &room, const WorkloadReport &report)
{
    struct Column
    {
        QString title;
        ShownFigure figure;
        bool meter;
    };
    const std::array columns{
        Column{WorkloadsModel::tr("CPU"), cpuFigure(report), true},
        Column{WorkloadsModel::tr("Memory"), memoryFigure(report), true},
        Column{WorkloadsModel::tr("Req/min"), requestsFigure(report), false},
        Column{WorkloadsModel::tr("P95"), latencyFigure(report), false},
    };
    // The first two may carry a unit and have a meter: they get more room.
    constexpr double kWide = 0.29;
    constexpr double kNarrow = 0.21;
    const int full = room.width() + kSpaceM;
    double left = 0.0;
    for (const auto &[title, figure, meter] : columns) {
        const double share = meter ? kWide : kNarrow;
        const QRect cell(room.left() + static_cast<int>(left * full), room.top(),
                         static_cast<int>(share * full) - kSpaceM, room.height());
        left += share;
        drawText(painter, QRect(cell.left(), cell.top(), cell.width(), kCaptionLine), title,
                 textFont(TextRole::Caption), Token::Muted, Qt::ElideRight);
        painter.setPen(color(figure.isHot ? Token::Crit : figure.raw ? Token::Text : Token::Muted));
        drawFigures(painter, QRect(cell.left(), cell.top() + kCaptionLine, cell.width() + kSpaceS, kBodyLine),
                    Qt::AlignLeft | Qt::AlignVCenter, figure.text, textFont(TextRole::Body, true));
        if (meter && (figure.share || !figure.raw))
            drawMeter(painter,
                      QRect(cell.left(), cell.top() + kCaptionLine + kBodyLine + kSpaceXs, cell.width(), kMeterHeight),
                      figure, report.policy.upThreshold);
    }
}

void WorkloadCardDelegate::paintFoot(QPainter &painter, const QRect &room, const WorkloadReport &report, Timestamp now)
{
    const Verdict verdict = verdictOf(report);
    int used = Chip::draw(painter, room, verdict.tone, verdict.icon, verdict.word);
    // What the watch saw: its worst, and how many; the tool tip says each.
    if (const auto mark = findingMark(report)) {
        const QRect beside = room.adjusted(used + kSpaceXs, 0, 0, 0);
        used += kSpaceXs + Chip::draw(painter, beside, mark->tone, mark->icon, QString::number(mark->count));
    }
    const auto age = figuresAge(report, now);
    const bool late = age && *age > kLateData;
    const QString text = age ? words::ago(*age) : QString();
    const QFont letters = textFont(TextRole::Caption, late);
    painter.setPen(color(late ? Token::Warn : Token::Muted));
    const QRect rest(room.left() + used + kSpaceS, room.top(), room.width() - used - kSpaceS, room.height());
    drawFigures(painter, rest, Qt::AlignRight | Qt::AlignVCenter, text, letters);
}

} // namespace preamar::ui
