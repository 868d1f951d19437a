// Never scrolls and always answers: is automation on, is the data fresh, when is the next cycle, how do I stop it.
#pragma once

#include "ui/shell/status.h"

#include <QFrame>

class QPushButton;
class QToolButton;

namespace preamar::ui {

class Chip;
class FigureLabel;
class IconLabel;
class Actions;
class PlainLabel;

class Header final : public QFrame
{
    Q_OBJECT
public:
    explicit Header(QWidget *parent);

    void setSnapshot(const Snapshot &snapshot, const LiveTime &time);
    // A refresh was asked for and is not done yet.
    void setBusy(bool busy);
    // The keys in force, in the tool tips.
    void showKeys(const Actions &actions);

Q_SIGNALS:
    void refreshWanted();
    void pauseWanted();
    void resumeWanted();
    void stopWanted();
    void leaveDemonstrationWanted();

private:
    void buildIdentity();
    void buildActions();
    void showPauseTip();
    void showContext(const Snapshot &snapshot);

    PlainLabel *m_context;
    Chip *m_mark;
    QPushButton *m_leave;
    IconLabel *m_icon;
    PlainLabel *m_state;
    FigureLabel *m_details;
    QFrame *m_separator = nullptr;
    QToolButton *m_refresh;
    QPushButton *m_pause;
    QPushButton *m_stop;
    QString m_pauseKeys;
    bool m_isPaused = false;
    bool m_isBusy = false;
};

} // namespace preamar::ui
