#include "app/preamar/notifier.h"

#include "core/text/text.h"
#include "ui/shell/status.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QPainter>
#include <QTimer>

#include <algorithm>

namespace preamar::app {

namespace {

// The program's sign with a dot for its state: what waits, what is paused, what failed.
QIcon signFor(const Snapshot &snapshot, int waiting)
{
    using ui::style::Token;
    constexpr int kSide = 64;
    QPixmap picture = QApplication::windowIcon().pixmap(kSide, kSide);
    if (picture.isNull())
        return QApplication::windowIcon();
    std::optional<Token> dot;
    if (ui::isStopped(snapshot) || snapshot.engine == EngineState::Failed)
        dot = Token::Crit;
    else if (ui::globalPause(snapshot))
        dot = Token::Warn;
    else if (waiting > 0)
        dot = Token::Accent;
    if (dot) {
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ui::style::color(Token::Surface), ui::style::kMark));
        painter.setBrush(ui::style::color(*dot));
        const int side = picture.width() * 2 / 5;
        painter.drawEllipse(picture.width() - side - 1, picture.height() - side - 1, side, side);
    }
    return QIcon(picture);
}

} // namespace

Notifier::Notifier(ui::Console &console, ui::MainWindow &window) : m_console(console), m_window(&window)
{
    connect(&console, &ui::Console::eventHappened, this, &Notifier::say);
    connect(&console, &ui::Console::snapshotChanged, this, &Notifier::withdrawEnded);
    connect(&m_notes, &DesktopNotes::seeWanted, this, &Notifier::see);
    connect(&m_notes, &DesktopNotes::putOff, this, [this](const Note &note) {
        QTimer::singleShot(m_putOff, this, [this, note] { sayAgain(note); });
    });
    if (!QSystemTrayIcon::isSystemTrayAvailable())
        return;
    m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
    buildMenu();
    m_tray->setContextMenu(&m_menu);
    m_tray->show();
    connect(&console, &ui::Console::snapshotChanged, this, &Notifier::showState);
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, [this] { see(m_lastByTray); });
    connect(m_tray.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            raise();
    });
    connect(&window, &ui::MainWindow::hiddenToTray, this, [this] {
        if (std::exchange(m_saidHidden, true))
            return;
        m_lastByTray = {};
        m_tray->showMessage(tr("Preamar goes on in the tray"),
                            tr("Measuring and proposing go on. Quit from the tray's menu."));
    });
    showState();
}

void Notifier::buildMenu()
{
    m_state = m_menu.addAction(QString());
    m_state->setEnabled(false);
    m_waiting = m_menu.addAction(QString(), this, [this] {
        raise();
        if (m_window)
            m_window->showPage(QStringLiteral("approvals"));
    });
    m_menu.addSeparator();
    m_menu.addAction(tr("Open Preamar"), this, &Notifier::raise);
    m_pause = m_menu.addAction(QString(), this, [this] {
        // Resuming after an emergency asks for a reason: in the window.
        if (ui::isStopped(*m_console.snapshot()))
            raise();
        if (m_window)
            m_window->togglePause();
    });
    m_stop = m_menu.addAction(tr("Stop everything…"), this, [this] {
        raise();
        if (m_window)
            m_window->stop();
    });
    m_menu.addSeparator();
    m_menu.addAction(tr("Quit"), this, [this] {
        if (m_window)
            m_window->quit();
    });
}

void Notifier::showState()
{
    const auto snapshot = m_console.snapshot();
    const auto status = ui::engineStatus(*snapshot);
    const int waiting = ui::waitingCount(*snapshot);
    m_state->setText(status.word);
    m_waiting->setText(waiting > 0 ? tr("%n proposal(s) wait(s)", nullptr, waiting) : tr("Nothing waits for you"));
    m_waiting->setEnabled(waiting > 0);
    const bool paused = ui::globalPause(*snapshot) != nullptr;
    m_pause->setText(paused ? tr("Resume…") : tr("Pause"));
    m_pause->setEnabled(!snapshot->contexts.empty());
    m_stop->setEnabled(!snapshot->contexts.empty() && !ui::isStopped(*snapshot));
    QString tip = QStringLiteral("Preamar — ") + status.word;
    if (waiting > 0)
        tip += QLatin1Char('\n') + m_waiting->text();
    m_tray->setToolTip(tip);
    m_tray->setIcon(signFor(*snapshot, waiting));
    if (m_window)
        m_window->setStaysOpen(snapshot->settings.keepInTray);
}

void Notifier::raise()
{
    if (m_window)
        m_window->bringToFront();
}

void Notifier::say(const Event &event)
{
    const auto &settings = m_console.snapshot()->settings;
    const QString workload = text::plain(event.workload, 80);
    const QString id = QString::fromStdString(stringAt(event.detail, "id").value_or(std::string()));
    if (event.type == "proposal.waiting" && settings.notifyProposals) {
        const auto from = integerAt(event.detail, "from");
        const auto to = integerAt(event.detail, "to");
        if (from && to)
            show({.title = tr("A proposal waits for you"),
                  .text = tr("%1: %2 → %3 replicas").arg(workload, QString::number(*from), QString::number(*to)),
                  .page = QStringLiteral("approvals"),
                  .what = id,
                  .proposal = id});
    } else if (event.type == "action.failed" && settings.notifyFailures) {
        show({.title = tr("An action failed"),
              .text = workload,
              .isProblem = true,
              .page = QStringLiteral("log"),
              .what = QString::fromStdString(event.workload)});
    } else if (event.type == "cycle.failed" && settings.notifyFailures) {
        show({.title = tr("A cycle failed"),
              .text = tr("Check the log and the configuration of the system."),
              .isProblem = true,
              .page = QStringLiteral("log")});
    }
}

void Notifier::show(const Note &note)
{
    if (!note.proposal.isEmpty())
        m_said.insert(note.proposal);
    m_notes.show(note, [this, note] {
        if (!m_tray)
            return; // nobody to say it to but the window itself, which does
        m_lastByTray = note;
        m_tray->showMessage(note.title, note.text,
                            note.isProblem ? QSystemTrayIcon::Critical : QSystemTrayIcon::Information);
    });
}

void Notifier::see(const Note &note)
{
    raise();
    if (m_window && !note.page.isEmpty())
        m_window->showPage(note.page, note.what);
}

// Only while it still waits: a message about what is over helps nobody.
void Notifier::sayAgain(const Note &note)
{
    const auto &proposals = m_console.snapshot()->proposals;
    if (std::any_of(proposals.begin(), proposals.end(), [&](const Proposal &p) {
            return p.state == ProposalState::Proposed && QString::fromStdString(p.id.str()) == note.proposal;
        }))
        show(note);
}

void Notifier::withdrawEnded()
{
    std::erase_if(m_said, [this](const QString &id) {
        const auto snapshot = m_console.snapshot();
        // The event may come before the snapshot that has it: only what is known to have ended is withdrawn.
        const bool ended = std::any_of(snapshot->recent.begin(), snapshot->recent.end(), [&](const Proposal &p) {
            return p.state != ProposalState::Proposed && QString::fromStdString(p.id.str()) == id;
        });
        if (ended)
            m_notes.withdraw(id);
        return ended;
    });
}

} // namespace preamar::app
