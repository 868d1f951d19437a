// The tray, where the platform has one: the state at a glance, pause and stop. And, with or without it, a message when a
// proposal waits or something failed: by the desktop's own service with buttons, else by the tray. It never offers to
// approve: reasons and the difference live in the window, and a message can outlive its proposal.
#pragma once

#include "app/preamar/desktopnotes.h"
#include "ui/shell/console.h"
#include "ui/shell/mainwindow.h"

#include <QMenu>
#include <QPointer>
#include <QStringList>
#include <QSystemTrayIcon>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>

namespace preamar::app {

class Notifier final : public QObject
{
    Q_OBJECT
public:
    Notifier(ui::Console &console, ui::MainWindow &window);

    // Another one of the same console, in the language of now. What was said and put off stays.
    void setWindow(ui::MainWindow &window);

    [[nodiscard]] bool hasTray() const { return m_tray != nullptr; }
    // How long a message that is put off stays away.
    void setPutOff(std::chrono::milliseconds time) { m_putOff = time; }

private:
    // A proposal that was told.
    struct Told
    {
        QString workload;
        QString line; // what it would change
        QString key;
        bool wasThere = false; // in a snapshot: not being in one means from then on that it ended
    };

    void buildMenu();
    void showState();
    void raise();
    void say(const Event &event);
    void sayProposals(const QStringList &ids);
    [[nodiscard]] bool isOpen(const QString &proposal) const;
    void show(const Note &note);
    void see(const Note &note);
    void sayAgain(const Note &note);
    void withdrawEnded();

    ui::Console &m_console;
    QPointer<ui::MainWindow> m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
    DesktopNotes m_notes;
    std::chrono::milliseconds m_putOff{std::chrono::minutes(15)};
    std::map<QString, Told> m_told; // proposals told and still waiting
    QTimer m_moment;                // what arrives while it runs is one message
    QStringList m_arrived;
    QStringList m_together; // in the message about several
    Note m_lastByTray;        // what a click on the tray's message shows
    QMenu m_menu;
    QAction *m_state = nullptr;
    QAction *m_waiting = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_stop = nullptr;
    bool m_saidHidden = false;
};

} // namespace preamar::app
