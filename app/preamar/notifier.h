// The tray, where the platform has one: the state at a glance, pause and stop. And, with or without it, a message when a
// proposal waits or something failed: by the desktop's own service with buttons, else by the tray. It never offers to
// approve: reasons and the difference live in the window, and a message can outlive its proposal.
#pragma once

#include "app/preamar/desktopnotes.h"
#include "ui/shell/console.h"
#include "ui/shell/mainwindow.h"

#include <QMenu>
#include <QPointer>
#include <QSystemTrayIcon>

#include <chrono>
#include <memory>
#include <set>

namespace preamar::app {

class Notifier final : public QObject
{
    Q_OBJECT
public:
    Notifier(ui::Console &console, ui::MainWindow &window);

    [[nodiscard]] bool hasTray() const { return m_tray != nullptr; }
    // How long a message that is put off stays away.
    void setPutOff(std::chrono::milliseconds time) { m_putOff = time; }

private:
    void buildMenu();
    void showState();
    void raise();
    void say(const Event &event);
    void show(const Note &note);
    void see(const Note &note);
    void sayAgain(const Note &note);
    void withdrawEnded();

    ui::Console &m_console;
    QPointer<ui::MainWindow> m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    DesktopNotes m_notes;
    std::chrono::milliseconds m_putOff{std::chrono::minutes(15)};
    std::set<QString> m_said; // proposals told and still waiting
    Note m_lastByTray;        // what a click on the tray's message shows
    QMenu m_menu;
    QAction *m_state = nullptr;
    QAction *m_waiting = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_stop = nullptr;
    bool m_saidHidden = false;
};

} // namespace preamar::app
