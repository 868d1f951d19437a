#include "ui/widgets/badge.h"

#include "ui/shell/words.h"
#include "ui/style/figures.h"
#include "ui/style/metrics.h"
#include "ui/style/theme.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace style;

namespace {
constexpr style::TextLength kHeight{18};
}

Badge::Badge(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Badge::setCount(int count, bool waits)
{
    m_count = count;
    m_waits = waits;
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const int width =
        static_cast<int>(std::ceil(figuresWidth(words::number(m_count), textFont(TextRole::Caption, true))));
    return {std::max<int>(kHeight, width + kSpaceM), kHeight};
}

void Badge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_waits) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(color(Token::Accent));
        painter.drawRoundedRect(rect(), kHeight / 2.0, kHeight / 2.0);
    }
    painter.setPen(color(m_waits ? Token::OnAccent : Token::Muted));
    drawFigures(painter, rect(), Qt::AlignHCenter | Qt::AlignVCenter, words::number(m_count),
                textFont(TextRole::Caption, true));
}

} // namespace preamar::ui
