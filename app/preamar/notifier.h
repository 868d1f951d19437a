// The tray, where the platform has one: the state at a glance, pause and stop, and a message when a proposal waits or
// something failed. It never offers to approve: reasons and the difference live in the window, and a message can
// outlive its proposal.
#pragma once

#include "ui/shell/console.h"
#include "ui/shell/mainwindow.h"

#include <QMenu>
#include <QPointer>
#include <QSystemTrayIcon>

#include <memory>

namespace preamar::app {

class Notifier final : public QObject
{
    Q_OBJECT
public:
    Notifier(ui::Console &console, ui::MainWindow &window);

    [[nodiscard]] bool hasTray() const { return m_tray != nullptr; }

private:
    void buildMenu();
    void showState();
    void raise();
    void say(const Event &event);

    ui::Console &m_console;
    QPointer<ui::MainWindow> m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    QMenu m_menu;
    QAction *m_state = nullptr;
    QAction *m_waiting = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_stop = nullptr;
    bool m_saidHidden = false;
};

} // namespace preamar::app
