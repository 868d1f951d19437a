#include "ui/widgets/chip.h"

#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QFontMetrics>
#include <QPainter>

#include <algorithm>

namespace preamar::ui {

using namespace style;

namespace {
constexpr style::TextLength kChipIcon{14};
}

Chip::Chip(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Chip::setState(Tone tone, const QString &icon, const QString &word)
{
    if (tone == m_tone && icon == m_icon && word == m_word)
        return;
    m_tone = tone;
    m_icon = icon;
    m_word = word;
    setAccessibleName(word);
    updateGeometry();
    update();
}

QSize Chip::sizeHint() const
{
    return sizeFor(m_icon, m_word);
}

QSize Chip::sizeFor(const QString &icon, const QString &word)
{
    const QFontMetrics metrics(textFont(TextRole::Caption, true));
    const int iconWidth = icon.isEmpty() ? 0 : kChipIcon + kSpaceXs;
    return {kSpaceS + iconWidth + metrics.horizontalAdvance(word) + kSpaceS, kChipHeight};
}

int Chip::draw(QPainter &painter, const QRect &rect, Tone tone, const QString &icon, const QString &word)
{
    const QFont letters = textFont(TextRole::Caption, true);
    const QSize size = sizeFor(icon, word);
    const QRect box(rect.left(), rect.top() + (rect.height() - kChipHeight) / 2, std::min(size.width(), rect.width()),
                    kChipHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color(backgroundOf(tone)));
    painter.drawRoundedRect(box, kChipHeight / 2.0, kChipHeight / 2.0);
    int x = box.left() + kSpaceS;
    if (!icon.isEmpty()) {
        drawIcon(painter, QRect(x, box.top() + (kChipHeight - kChipIcon) / 2, kChipIcon, kChipIcon), icon,
                 foregroundOf(tone));
        x += kChipIcon + kSpaceXs;
    }
    painter.setPen(color(foregroundOf(tone)));
    painter.setFont(letters);
    const QRect room(x, box.top(), box.right() - kSpaceS - x + 2, kChipHeight);
    painter.drawText(room, static_cast<int>(Qt::AlignLeft | Qt::AlignVCenter) | Qt::TextSingleLine,
                     QFontMetrics(letters).elidedText(word, Qt::ElideRight, room.width()));
    painter.restore();
    return box.width();
}

void Chip::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    draw(painter, rect(), m_tone, m_icon, m_word);
}

} // namespace preamar::ui
