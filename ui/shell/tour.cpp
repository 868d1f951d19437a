#include "ui/shell/tour.h"

#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Tour::Tour(std::vector<TourStep> steps, QWidget *window)
    : QFrame(window), m_steps(std::move(steps)), m_window(window),
      m_count(new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this)),
      m_title(new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, this)),
      m_text(new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this)), m_next(makeButton({}, {}, "primary", this)),
      m_skip(makeButton(tr("Skip"), {}, "quiet", this))
{
    setObjectName(u"tour"_s);
    setProperty("card", true);
    setProperty("attention", true);
    setFixedWidth(kSidePanelWidth);
    setFocusPolicy(Qt::NoFocus);
    m_title->setFont(textFont(TextRole::Section, true));
    m_count->setMuted();
    m_next->setObjectName(u"tourNext"_s);
    m_skip->setObjectName(u"tourSkip"_s);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceL, kSpaceM, kSpaceL, kSpaceM);
    column->setSpacing(kSpaceS);
    column->addWidget(m_count);
    column->addWidget(m_title);
    column->addWidget(m_text);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    buttons->addStretch(1);
    buttons->addWidget(m_skip);
    buttons->addWidget(m_next);
    column->addLayout(buttons);
    connect(m_next, &QPushButton::clicked, this, [this] { show(m_step + 1); });
    connect(m_skip, &QPushButton::clicked, this, &Tour::end);
    window->installEventFilter(this);
    hide();
}

void Tour::start()
{
    show(0);
}

void Tour::show(int step)
{
    if (step >= static_cast<int>(m_steps.size())) {
        end();
        return;
    }
    m_step = step;
    const auto &s = m_steps[static_cast<std::size_t>(step)];
    const int count = static_cast<int>(m_steps.size());
    m_count->setPlain(tr("%1 of %2").arg(step + 1).arg(count));
    m_title->setPlain(s.title);
    m_text->setPlain(s.text);
    m_next->setText(step + 1 < count ? tr("Next") : tr("Begin"));
    m_skip->setVisible(step + 1 < count);
    setAccessibleName(s.title);
    setAccessibleDescription(s.text);
    QFrame::show();
    place();
    raise();
}

// Beside its target, inside the window.
void Tour::place()
{
    if (m_step < 0)
        return;
    adjustSize();
    const QWidget *target = m_steps[static_cast<std::size_t>(m_step)].target;
    QPoint at((m_window->width() - width()) / 2, (m_window->height() - height()) / 2);
    if (target && target->isVisible()) {
        const QRect box(target->mapTo(m_window, QPoint(0, 0)), target->size());
        at = box.width() > m_window->width() / 2 ? QPoint(box.right() - width() - kSpaceL, box.bottom() + kSpaceS)
                                                 : QPoint(box.right() + kSpaceS, box.top());
    }
    at.setX(std::clamp(at.x(), kSpaceS, std::max(kSpaceS, m_window->width() - width() - kSpaceS)));
    at.setY(std::clamp(at.y(), kSpaceS, std::max(kSpaceS, m_window->height() - height() - kSpaceS)));
    move(at);
}

void Tour::end()
{
    m_window->removeEventFilter(this);
    hide();
    Q_EMIT finished();
    deleteLater();
}

bool Tour::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        place();
    return QFrame::eventFilter(watched, event);
}

void Tour::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        end();
    else
        QFrame::keyPressEvent(event);
}

} // namespace preamar::ui
