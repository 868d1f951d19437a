// Says on the desktop that a proposal waits, where the platform has a tray. It never offers to approve: reasons and the
// difference live in the window, and a message can outlive its proposal.
#pragma once

#include "ui/shell/console.h"

#include <QPointer>
#include <QSystemTrayIcon>
#include <QWidget>

#include <memory>

namespace preamar::app {

class Notifier final : public QObject
{
    Q_OBJECT
public:
    Notifier(ui::Console &console, QWidget &window);

private:
    void say(const Event &event);

    QPointer<QWidget> m_window;
    std::unique_ptr<QSystemTrayIcon> m_tray;
};

} // namespace preamar::app
