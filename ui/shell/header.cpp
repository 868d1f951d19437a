#include "ui/shell/header.h"

#include "ui/shell/actions.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

Header::Header(QWidget *parent) : QFrame(parent)
{
    setProperty("role", u"header"_s);
    setObjectName(u"header"_s);
    setFixedHeight(kHeaderHeight);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(kSpaceL, 0, kSpaceL, 0);
    row->setSpacing(kSpaceM);

    auto *logo = new IconLabel(kTarget, this);
    logo->setIcon(u"preamar"_s, Token::Text);
    auto *name = new FigureLabel(TextRole::Section, true, this);
    name->setPlain(u"Preamar"_s);
    row->addWidget(logo);
    row->addWidget(name);
    buildIdentity();
    row->addStretch(1);
    buildActions();
}

void Header::buildIdentity()
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    const auto addSeparator = [this, row] {
        auto *line = new QFrame(this);
        line->setProperty("role", u"separator"_s);
        line->setFixedSize(kHairline, kControlHeight);
        row->addWidget(line);
        return line;
    };
    addSeparator();
    m_context = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    m_context->setFont(textFont(TextRole::Body, true));
    m_context->setObjectName(u"headerContext"_s);
    m_context->setMaximumWidth(kNameWidth);
    m_mark = new Chip(this);
    m_mark->setObjectName(u"headerMark"_s);
    m_leave = makeButton(tr("Leave demonstration"), u"leave"_s, "quiet", this);
    m_leave->setObjectName(u"leaveDemonstration"_s);
    connect(m_leave, &QPushButton::clicked, this, &Header::leaveDemonstrationWanted);
    row->addWidget(m_context);
    row->addWidget(m_mark);
    row->addWidget(m_leave);
    m_separator = addSeparator();

    m_icon = new IconLabel(kIcon, this);
    m_state = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    m_state->setFont(textFont(TextRole::Body, true));
    m_state->setObjectName(u"headerState"_s);
    m_details = new FigureLabel(TextRole::Caption, false, this);
    m_details->setMuted();
    m_details->setObjectName(u"headerDetails"_s);
    auto *column = new QVBoxLayout;
    tighten(column, 1);
    column->addStretch(1);
    column->addWidget(m_state);
    column->addWidget(m_details);
    column->addStretch(1);
    row->addWidget(m_icon);
    row->addLayout(column);
}

void Header::buildActions()
{
    auto *row = static_cast<QHBoxLayout *>(layout());
    m_refresh = new QToolButton(this);
    m_refresh->setObjectName(u"refreshButton"_s);
    m_refresh->setIcon(icon(u"refresh"_s));
    m_refresh->setIconSize({kIcon, kIcon});
    m_refresh->setAccessibleName(tr("Measure and decide now"));
    m_pause = makeButton(tr("Pause"), u"pause"_s, "", this);
    m_pause->setObjectName(u"pauseButton"_s);
    m_stop = makeButton(tr("Stop everything"), u"stop"_s, "danger", this);
    m_stop->setObjectName(u"stopButton"_s);
    for (QWidget *button : std::initializer_list<QWidget *>{m_refresh, m_pause, m_stop})
        row->addWidget(button);
    connect(m_refresh, &QToolButton::clicked, this, &Header::refreshWanted);
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_isPaused)
            Q_EMIT resumeWanted();
        else
            Q_EMIT pauseWanted();
    });
    connect(m_stop, &QPushButton::clicked, this, &Header::stopWanted);
}

void Header::showContext(const Snapshot &snapshot)
{
    const auto guarded = std::find_if(snapshot.contexts.begin(), snapshot.contexts.end(),
                                      [](const ContextConfig &c) { return c.isProtected; });
    const bool isProtected = guarded != snapshot.contexts.end();
    setStyleProperty(this, "protected", isProtected);
    QString name;
    if (!snapshot.isLab && !snapshot.contexts.empty()) {
        name = words::plain((isProtected ? *guarded : snapshot.contexts.front()).name.str());
        if (snapshot.contexts.size() > 1)
            name += u" +%1"_s.arg(snapshot.contexts.size() - 1);
    }
    m_context->setPlain(name);
    m_context->setVisible(!name.isEmpty());
    m_mark->setVisible(snapshot.isLab || isProtected);
    if (snapshot.isLab)
        m_mark->setState(Tone::Info, u"demo"_s, tr("Demonstration"));
    else
        m_mark->setState(Tone::Crit, u"shield"_s, tr("Production"));
    m_leave->setVisible(snapshot.isLab);
    m_separator->setVisible(snapshot.isLab || !snapshot.contexts.empty());
}

void Header::setSnapshot(const Snapshot &snapshot, const LiveTime &time)
{
    showContext(snapshot);
    const EngineStatus status = engineStatus(snapshot);
    m_icon->setIcon(status.icon, foregroundOf(status.tone));
    m_state->setPlain(status.word);
    m_state->setTone(status.tone);
    m_state->setToolTip(words::toolTip(status.explanation));
    QStringList details;
    if (snapshot.cycleRunning)
        details += tr("cycle running");
    else if (snapshot.nextCycle)
        details += tr("next cycle %1").arg(words::clock(untilNextCycle(snapshot, time)));
    const auto age = dataAge(snapshot, time);
    if (age)
        details += *age < Millis{1000} ? tr("data from now") : tr("data from %1 ago").arg(words::duration(*age));
    // The age of the data is the last to go.
    m_details->setPlain(details.join(u" · "_s), details.size() > 1 ? QStringList{details.back(), QString()} : QStringList());
    m_details->setVisible(!details.isEmpty());
    if (age && *age > kLateData)
        m_details->setTone(Tone::Warn);
    else
        m_details->setMuted();

    m_isPaused = globalPause(snapshot) != nullptr;
    const bool works = snapshot.engine != EngineState::Starting && snapshot.engine != EngineState::Failed &&
                       !snapshot.contexts.empty();
    m_pause->setText(m_isPaused ? tr("Resume") : tr("Pause"));
    m_pause->setIcon(icon(m_isPaused ? u"play"_s : u"pause"_s));
    showPauseTip();
    m_pause->setEnabled(works);
    m_stop->setEnabled(works && !isStopped(snapshot));
    m_refresh->setEnabled(works && !snapshot.cycleRunning && !m_isBusy);
}

void Header::showPauseTip()
{
    m_pause->setToolTip((m_isPaused ? tr("Let changes happen again (%1)") : tr("Change nothing until resumed (%1)"))
                            .arg(m_pauseKeys));
}

void Header::showKeys(const Actions &actions)
{
    m_refresh->setToolTip(tr("Measure and decide now (%1)").arg(actions.keysOf(u"cycle"_s)));
    m_stop->setToolTip(
        tr("Emergency stop: nothing is changed until you resume (%1)").arg(actions.keysOf(u"stop"_s)));
    m_pauseKeys = actions.keysOf(u"pause"_s);
    showPauseTip();
}

void Header::setBusy(bool busy)
{
    m_isBusy = busy;
    m_refresh->setEnabled(!busy);
}

} // namespace preamar::ui
