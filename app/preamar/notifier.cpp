#include "app/preamar/notifier.h"

#include "core/text/text.h"

#include <QApplication>

namespace preamar::app {

Notifier::Notifier(ui::Console &console, QWidget &window) : m_window(&window)
{
    if (!QSystemTrayIcon::isSystemTrayAvailable() || !QSystemTrayIcon::supportsMessages())
        return;
    m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
    m_tray->setToolTip(QStringLiteral("Preamar"));
    m_tray->show();
    connect(&console, &ui::Console::eventHappened, this, &Notifier::say);
    const auto raise = [this] {
        if (m_window == nullptr)
            return;
        m_window->show();
        m_window->raise();
        m_window->activateWindow();
    };
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, raise);
    connect(m_tray.get(), &QSystemTrayIcon::activated, this, raise);
}

void Notifier::say(const Event &event)
{
    const QString workload = text::plain(event.workload, 80);
    if (event.type == "proposal.waiting") {
        const auto from = integerAt(event.detail, "from");
        const auto to = integerAt(event.detail, "to");
        if (from && to)
            m_tray->showMessage(tr("A proposal waits for you"), tr("%1: %2 → %3 replicas").arg(workload, QString::number(*from), QString::number(*to)));
    } else if (event.type == "action.failed") {
        m_tray->showMessage(tr("An action failed"), workload, QSystemTrayIcon::Critical);
    } else if (event.type == "cycle.failed") {
        m_tray->showMessage(tr("A cycle failed"), tr("Check the log and the configuration of the system."), QSystemTrayIcon::Critical);
    }
}

} // namespace preamar::app
