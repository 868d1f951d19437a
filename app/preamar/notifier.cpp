#include "app/preamar/notifier.h"

#include "core/text/text.h"
#include "ui/shell/status.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"

#include <QApplication>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace preamar::app {

namespace {

constexpr std::chrono::milliseconds kMoment{200}; // the proposals of one cycle arrive within it

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

Notifier::Notifier(ui::Console &console, ui::MainWindow &window) : m_console(console)
{
    m_moment.setSingleShot(true);
    m_moment.setInterval(kMoment);
    connect(&m_moment, &QTimer::timeout, this, [this] { sayProposals(std::exchange(m_arrived, {})); });
    connect(&console, &ui::Console::eventHappened, this, &Notifier::say);
    connect(&console, &ui::Console::snapshotChanged, this, &Notifier::withdrawEnded);
    connect(&m_notes, &DesktopNotes::seeWanted, this, &Notifier::see);
    connect(&m_notes, &DesktopNotes::putOff, this, [this](const Note &note) {
        m_together.removeIf([&](const QString &id) { return note.proposals.contains(id); });
        QTimer::singleShot(m_putOff, this, [this, note] { sayAgain(note); });
    });
    if (QSystemTrayIcon::isSystemTrayAvailable())
        m_tray = std::make_unique<QSystemTrayIcon>(QApplication::windowIcon());
    setWindow(window);
    if (!m_tray)
        return;
    m_tray->setContextMenu(&m_menu);
    m_tray->show();
    connect(&console, &ui::Console::snapshotChanged, this, &Notifier::showState);
    connect(m_tray.get(), &QSystemTrayIcon::messageClicked, this, [this] { see(m_lastByTray); });
    connect(m_tray.get(), &QSystemTrayIcon::activated, this, [this](QSystemTrayIcon::ActivationReason reason) {
        if (reason != QSystemTrayIcon::Context)
            raise();
    });
}

void Notifier::setWindow(ui::MainWindow &window)
{
    m_window = &window;
    if (!m_tray)
        return;
    buildMenu();
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
    m_menu.clear();
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
        if (!from || !to)
            return;
        m_told[id] = Told{.workload = workload,
                          .line = tr("%1: %2 → %3 replicas").arg(workload, QString::number(*from), QString::number(*to)),
                          .key = QString::fromStdString(event.dedupKey),
                          .wasThere = isOpen(id)};
        m_arrived += id;
        if (!m_moment.isActive())
            m_moment.start();
    } else if (event.type == "action.failed" && settings.notifyFailures) {
        show({.title = tr("An action failed"),
              .text = workload,
              .isProblem = true,
              .page = QStringLiteral("log"),
              .what = QString::fromStdString(event.workload),
              .key = QString::fromStdString(event.dedupKey)});
    } else if (event.type == "cycle.failed" && settings.notifyFailures) {
        show({.title = tr("A cycle failed"),
              .text = tr("Check the log and the configuration of the system."),
              .isProblem = true,
              .page = QStringLiteral("log"),
              .key = QString::fromStdString(event.dedupKey)});
    }
}

void Notifier::sayProposals(const QStringList &ids)
{
    QStringList open = ids;
    open.removeIf([this](const QString &id) { return !m_told.contains(id); });
    if (open.isEmpty() || !m_console.snapshot()->settings.notifyProposals)
        return;
    if (open.size() == 1) {
        const Told &told = m_told.at(open.front());
        show({.title = tr("A proposal waits for you"),
              .text = told.line,
              .page = QStringLiteral("approvals"),
              .what = open.front(),
              .proposals = open,
              .key = told.key});
        return;
    }
    // It takes the place of the one before it, so it counts those as well.
    for (const QString &id : open) {
        if (!m_together.contains(id))
            m_together += id;
    }
    constexpr qsizetype kNamed = 3;
    QStringList names;
    for (const QString &id : m_together.last(std::min(kNamed, m_together.size())))
        names += m_told.at(id).workload;
    QString text = names.join(QStringLiteral(", "));
    if (m_together.size() > kNamed)
        text += QStringLiteral(", …");
    show({.title = tr("%n proposal(s) wait(s)", nullptr, static_cast<int>(m_together.size())),
          .text = text,
          .page = QStringLiteral("approvals"),
          .proposals = m_together,
          .key = QStringLiteral("proposals")});
}

bool Notifier::isOpen(const QString &proposal) const
{
    const auto snapshot = m_console.snapshot();
    return std::any_of(snapshot->proposals.begin(), snapshot->proposals.end(), [&](const Proposal &p) {
        return p.state == ProposalState::Proposed && QString::fromStdString(p.id.str()) == proposal;
    });
}

void Notifier::show(const Note &note)
{
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
    QStringList open = note.proposals;
    open.removeIf([this](const QString &id) { return !isOpen(id); });
    sayProposals(open);
}

void Notifier::withdrawEnded()
{
    const auto snapshot = m_console.snapshot();
    if (snapshot->engine == EngineState::Starting || snapshot->engine == EngineState::Failed)
        return; // it knows of no proposals yet, or no longer
    for (auto it = m_told.begin(); it != m_told.end();) {
        const auto &id = it->first;
        if (isOpen(id)) {
            it->second.wasThere = true;
            ++it;
            continue;
        }
        // The event may come before the snapshot that has it: only what is known to have ended is withdrawn. Of those that
        // ended the snapshot keeps a few, so one that was seen in it and is gone has ended as well.
        const bool ended =
            it->second.wasThere || std::any_of(snapshot->recent.begin(), snapshot->recent.end(), [&](const Proposal &p) {
                return p.state != ProposalState::Proposed && QString::fromStdString(p.id.str()) == id;
            });
        if (!ended) {
            ++it;
            continue;
        }
        m_together.removeAll(id);
        m_notes.withdraw(id);
        it = m_told.erase(it);
    }
}

} // namespace preamar::app
