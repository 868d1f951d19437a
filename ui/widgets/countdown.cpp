#include "ui/widgets/countdown.h"

#include "ui/shell/words.h"

#include <QHBoxLayout>

namespace preamar::ui {

namespace {
constexpr Millis kSoon{120'000};
}

Countdown::Countdown(QWidget *parent) : QWidget(parent), m_label(new FigureLabel(style::TextRole::Body, true, this))
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_label);
}

void Countdown::setLeft(Millis left)
{
    m_over = left <= Millis{0};
    if (m_over) {
        m_label->setPlain(tr("Expired"));
        m_label->setTone(style::Tone::Crit);
        return;
    }
    //: %1 is a time like 18:20
    m_label->setPlain(tr("expires in %1").arg(words::clock(left)));
    if (left < kSoon)
        m_label->setTone(style::Tone::Warn);
    else
        m_label->setMuted();
}

} // namespace preamar::ui
