#include "ui/shell/page.h"

#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QScrollArea>
#include <QVariant>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Page::Page(Console &console, Navigator &navigator, const QString &title, Scroll scroll, QWidget *parent)
    : QWidget(parent), m_console(console), m_navigator(navigator), m_tools(new QHBoxLayout),
      m_content(new QWidget(this))
{
    setProperty("role", u"page"_s);
    auto *heading = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, this);
    heading->setFont(textFont(TextRole::Page, true));
    heading->setPlain(title);
    heading->setObjectName(u"pageTitle"_s);
    heading->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    setAccessibleName(title);
    heading->setMinimumHeight(kControlHeight); // with tools beside it or without: titles do not jump

    m_top = new QBoxLayout(QBoxLayout::LeftToRight);
    tighten(m_top, kSpaceM);
    m_top->setContentsMargins(kSpaceXl, kSpaceL, kSpaceXl, kSpaceM);
    tighten(m_tools, kSpaceS);
    m_top->addWidget(heading, 1);
    m_top->addLayout(m_tools);

    auto *body = new QWidget(this);
    body->setProperty("role", u"content"_s);
    auto *row = new QHBoxLayout(body);
    tighten(row, 0);
    row->setContentsMargins(kSpaceXl, 0, kSpaceXl, kSpaceXl);
    row->addWidget(m_content, 1000);
    QWidget *shown = body;
    if (scroll == Scroll::Content) {
        m_content->setMaximumWidth(kContentCap);
        row->addStretch(1);
        auto *area = new QScrollArea(this);
        m_area = area;
        area->setWidgetResizable(true);
        area->setFrameShape(QFrame::NoFrame);
        area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
        area->setWidget(body);
        area->viewport()->setAutoFillBackground(false);
        body->setAutoFillBackground(false);
        area->setFocusPolicy(Qt::NoFocus);
        shown = area;
    }
    m_panel = new StatePanel(shown, StatePanel::Size::Page, this);
    m_panel->setObjectName(u"pageState"_s);

    auto *column = new QVBoxLayout(this);
    tighten(column, 0);
    column->addLayout(m_top);
    column->addWidget(m_panel, 1);
}

void Page::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot)
{
    const bool works = snapshot->engine != EngineState::Starting && snapshot->engine != EngineState::Failed;
    if (!snapshot->cycle && !(presentsBeforeFirstCycle() && works)) {
        if (snapshot->engine == EngineState::Failed) {
            m_panel->setError(snapshot->problem ? words::error(*snapshot->problem) : tr("The engine stopped."));
        } else if (snapshot->engine == EngineState::NoEngine ||
                   (snapshot->engine == EngineState::Running && !snapshot->cycleRunning && !snapshot->nextCycle)) {
            m_panel->setEmpty(tr("Nothing recorded yet"),
                              tr("No cycle has been run on this home, and none is planned."));
        } else {
            m_panel->setLoading(snapshot->contexts.empty() ? tr("Opening…") : tr("Running the first cycle…"));
        }
        return;
    }
    present(snapshot);
}

bool Page::event(QEvent *event)
{
    const bool handled = QWidget::event(event);
    if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
        placeTools();
    return handled;
}

// A title is never cut for the tools beside it: where both do not fit, as with a large font, they stand below it.
void Page::placeTools()
{
    // Above content that ends before the window does, they end with it.
    QMargins around = m_top->contentsMargins();
    around.setRight(m_area ? std::max<int>(kSpaceXl, width() - kSpaceXl - kContentCap) : kSpaceXl);
    if (around != m_top->contentsMargins())
        m_top->setContentsMargins(around);
    const int room = width() - around.left() - around.right() - m_top->spacing();
    const bool fits = m_top->itemAt(0)->sizeHint().width() + m_tools->sizeHint().width() <= room;
    const auto wanted = fits || m_tools->isEmpty() ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom;
    if (m_top->direction() == wanted)
        return;
    m_top->setDirection(wanted);
    m_top->setAlignment(m_tools, fits ? Qt::Alignment() : Qt::AlignLeft);
}

void Page::ensureVisible(QWidget *widget)
{
    if (m_area)
        m_area->ensureWidgetVisible(widget);
}

bool Page::isSettled() const
{
    return m_panel->state() != StatePanel::State::Loading;
}

LiveTime Page::time() const
{
    return liveTime(*m_console.snapshot(), m_console.sinceSnapshot());
}

} // namespace preamar::ui
