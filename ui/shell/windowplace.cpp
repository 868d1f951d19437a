// The rest of the main window: its actions and keys, its place on the desktop, what it announces.
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/header.h"
#include "ui/shell/navigation.h"
#include "ui/shell/pages.h"
#include "ui/shell/palette.h"
#include "ui/shell/paletteentries.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/status.h"
#include "ui/shell/tour.h"
#include "ui/shell/words.h"

#include <QAccessible>
#include <QApplication>
#include <QCloseEvent>
#include <QPushButton>

namespace preamar::ui {

using namespace Qt::StringLiterals;

void MainWindow::addActions()
{
    addPageActions();
    const auto works = [this] { return !m_console.snapshot()->contexts.empty(); };
    const QString window = tr("Window");
    const QString control = tr("Control");
    m_actions->add({.id = u"search"_s,
                    .title = tr("Go to…"),
                    .group = window,
                    .icon = u"search"_s,
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_K)},
                    .run = [this] { openPalette(); },
                    .isPossible = {}});
    m_actions->add({.id = u"keys"_s,
                    .title = tr("Keyboard"),
                    .group = window,
                    .icon = u"keyboard"_s,
                    .keys = {QKeySequence(u"?"_s), QKeySequence(Qt::Key_F1)},
                    .run = [this] { openKeys(); },
                    .isPossible = {}});
    m_actions->add({.id = u"cycle"_s,
                    .title = tr("Measure and decide now"),
                    .group = control,
                    .icon = u"refresh"_s,
                    .keys = {QKeySequence(Qt::Key_F5)},
                    .run = [this] { refreshNow(); },
                    .isPossible = works});
    m_actions->add({.id = u"pause"_s,
                    .title = tr("Pause or resume automation"),
                    .group = control,
                    .icon = u"pause"_s,
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_P)},
                    .run = [this] { togglePause(); },
                    .isPossible = works});
    m_actions->add({.id = u"stop"_s,
                    .title = tr("Stop everything (emergency)"),
                    .group = control,
                    .icon = u"stop"_s,
                    .keys = stopKeys(),
                    .run = [this] { stop(); },
                    .isPossible = [this, works] { return works() && !isStopped(*m_console.snapshot()); }});
    m_actions->add({.id = u"withhold"_s,
                    .title = tr("Take back approvals that were not sent yet"),
                    .group = control,
                    .icon = u"undo"_s,
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_Z)},
                    .run = [this] { m_console.approvals().withholdAll(); },
                    .isPossible = [this] { return m_console.approvals().count() > 0; },
                    .goesFirst = true}); // who writes a search and sees the bar must not lose the seconds
    m_actions->add({.id = u"dry-run"_s,
                    .title = tr("Dry run: check approvals, send nothing"),
                    .group = control,
                    .icon = u"verify"_s,
                    .keys = {QKeySequence(u"Ctrl+Shift+D"_s)},
                    .run = [this] { setDryRun(!m_console.snapshot()->settings.dryRun); },
                    .isPossible = works});
    const auto isReal = [this] { return !m_console.snapshot()->isLab; };
    m_actions->add({.id = u"connect"_s,
                    .title = tr("Connect Portainer…"),
                    .group = control,
                    .icon = u"plus"_s,
                    .keys = {QKeySequence(u"Ctrl+N"_s)},
                    .run = [this] { openPortainer(); },
                    .isPossible = isReal});
    m_actions->add({.id = u"connect-kubernetes"_s,
                    .title = tr("Connect Kubernetes…"),
                    .group = control,
                    .icon = u"plus"_s,
                    .keys = {QKeySequence(u"Ctrl+Shift+N"_s)},
                    .run = [this] { openKubernetes(); },
                    .isPossible = isReal});
    m_actions->add({.id = u"demonstration"_s,
                    .title = tr("Explore the demonstration"),
                    .group = control,
                    .icon = u"demo"_s,
                    .keys = {QKeySequence(u"Ctrl+Shift+E"_s)},
                    .run = [this] { Q_EMIT demonstrationWanted(); },
                    .isPossible = isReal});
    m_actions->add({.id = u"leave"_s,
                    .title = tr("Leave demonstration"),
                    .group = control,
                    .icon = u"leave"_s,
                    .keys = {QKeySequence(u"Ctrl+Shift+L"_s)},
                    .run = [this] { Q_EMIT leaveDemonstrationWanted(); },
                    .isPossible = [this] { return m_console.snapshot()->isLab; }});
    int number = 1;
    for (const auto &[theme, title] :
         {std::pair{u"light"_s, tr("Theme: light")}, std::pair{u"dark"_s, tr("Theme: dark")},
          std::pair{u"auto"_s, tr("Theme: as the system")}}) {
        m_actions->add({.id = u"theme-"_s + theme,
                        .title = title,
                        .group = window,
                        .icon = u"options"_s,
                        .keys = {QKeySequence(u"Ctrl+Alt+%1"_s.arg(number++))},
                        .run = [this, theme = theme] { chooseTheme(theme); },
                        .isPossible = {}});
    }
    m_actions->add({.id = u"quit"_s,
                    .title = tr("Quit Preamar"),
                    .group = window,
                    .icon = u"leave"_s,
                    .keys = {QKeySequence(Qt::CTRL | Qt::Key_Q)},
                    .run = [this] { quit(); },
                    .isPossible = {}});
    m_actions->load();
    connect(m_actions, &Actions::keysChanged, this, &MainWindow::showKeys);
    showKeys();
}

void MainWindow::showKeys()
{
    m_header->showKeys(*m_actions);
    m_navigation->showKeys(*m_actions);
    showGrace();
}

void MainWindow::addPageActions()
{
    int number = 1;
    for (const auto &info : pages()) {
        const QString id = QString::fromLatin1(info.id);
        std::vector<QKeySequence> keys;
        if (number < 10)
            keys.emplace_back(u"Ctrl+%1"_s.arg(number++));
        m_actions->add({.id = u"page-"_s + id,
                        .title = pageTitle(info),
                        .group = tr("Pages"),
                        .icon = QString::fromLatin1(info.icon),
                        .keys = keys,
                        .run = [this, id] { showPage(id); },
                        .isPossible = [this] { return !isFirstStart(); }});
    }
    // The key of settings everywhere else.
    m_actions->add({.id = u"preferences"_s,
                    .title = tr("Settings"),
                    .group = tr("Window"),
                    .icon = u"settings"_s,
                    .keys = {QKeySequence(u"Ctrl+,"_s)},
                    .run = [this] { showPage(u"settings"_s); },
                    .isPossible = [this] { return !isFirstStart(); }});
}

void MainWindow::openPalette()
{
    if (auto *open = findChild<Palette *>()) {
        open->reject();
        return;
    }
    auto *palette = new Palette(paletteEntries(*m_actions, m_console.snapshot(), m_navigator), this);
    palette->open();
}

void MainWindow::openKeys()
{
    if (findChild<KeysDialog *>())
        return;
    (new KeysDialog(*m_actions, this))->open();
}

void MainWindow::showTitle(const Snapshot &snapshot)
{
    QStringList parts;
    if (snapshot.isLab) {
        parts += tr("Demonstration");
    } else {
        QStringList names;
        for (const auto &context : snapshot.contexts)
            names += words::plain(context.name.str(), 40) + (context.isProtected ? tr(" (production)") : QString());
        if (names.size() > 3)
            names = {names[0], names[1], tr("%n more", nullptr, static_cast<int>(names.size() - 2))};
        if (!names.isEmpty())
            parts += names.join(u", "_s);
    }
    if (snapshot.settings.dryRun)
        parts += tr("dry run");
    if (isStopped(snapshot))
        parts += tr("everything stopped");
    else if (globalPause(snapshot))
        parts += tr("paused");
    parts += u"Preamar"_s; // last: the platform adds it where it is not
    setWindowTitle(parts.join(u" — "_s));
}

// For who does not look: said by a screen reader, whatever page is open.
void MainWindow::announce(const Event &event)
{
    QString text;
    const QString workload = words::plain(event.workload, 80);
    if (event.type == "proposal.waiting")
        text = tr("A proposal waits for you: %1.").arg(workload);
    else if (event.type == "action.failed")
        text = tr("An action failed: %1.").arg(workload);
    else if (event.type == "cycle.failed")
        text = tr("A cycle failed.");
    if (text.isEmpty())
        return;
    setAccessibleDescription(text);
    QAccessibleEvent alert(this, QAccessible::Alert);
    QAccessible::updateAccessibility(&alert);
}

void MainWindow::rememberPlace()
{
    m_remembers = true;
    const QByteArray place = QByteArray::fromBase64(m_console.state().value(u"window.place"_s).toString().toLatin1());
    // Qt brings a window back onto a screen that is there, should its own be gone.
    if (!place.isEmpty())
        restoreGeometry(place);
    const QString page = m_console.state().value(u"window.page"_s).toString();
    if (!page.isEmpty())
        showPage(page, page == u"service" ? m_console.state().value(u"window.service"_s).toString() : QString());
    if (const QStringList unsent = m_console.approvals().takeUnsent(); !unsent.isEmpty())
        say(tr("Closed before it was sent: %1. Nothing was sent.").arg(unsent.join(u", "_s)), true);
    watchUpdates();
    askForAutostart();
}

void MainWindow::bringToFront()
{
    show();
    setWindowState(windowState() & ~Qt::WindowMinimized);
    raise();
    activateWindow();
}

void MainWindow::savePlace()
{
    if (m_remembers && isVisible() && !isMinimized())
        m_console.state().setValue(u"window.place"_s, QString::fromLatin1(saveGeometry().toBase64()));
}

void MainWindow::moveEvent(QMoveEvent *event)
{
    QMainWindow::moveEvent(event);
    savePlace();
}

void MainWindow::resizeEvent(QResizeEvent *event)
{
    QMainWindow::resizeEvent(event);
    savePlace();
}

void MainWindow::changeEvent(QEvent *event)
{
    QMainWindow::changeEvent(event);
    if (event->type() == QEvent::StyleChange || event->type() == QEvent::PaletteChange)
        update();
}

void MainWindow::quit()
{
    m_quits = true;
    const bool closed = close();
    m_quits = false;
    if (closed)
        QApplication::quit();
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    savePlace();
    m_console.state().flush();
    // Within the time to take an approval back, closing takes it back; who leaves should know. At the end of the session
    // there is nobody to ask: the next start says it.
    QStringList withheld;
    if (m_console.approvals().count() > 0 && !qApp->isSavingSession()) {
        withheld = m_console.approvals().withholdAll();
        if (!m_staysOpen || m_quits) {
            event->ignore();
            const Question question{.title = tr("Nothing was sent"),
                                    .text = tr("These approvals were still within the time to take them back. They "
                                               "were not sent, and the proposals still wait."),
                                    .lines = withheld,
                                    .confirm = tr("Close Preamar"),
                                    .icon = u"close"_s,
                                    .isDangerous = false,
                                    .typed = std::nullopt,
                                    .typedText = {},
                                    .needsReason = false,
                                    .protectedContext = {},
                                    .chord = {}};
            ConfirmDialog::ask(this, question, [this, quits = m_quits](const QString &) {
                if (quits)
                    quit();
                else
                    close();
            });
            return;
        }
    }
    if (m_staysOpen && !m_quits) {
        // Nobody sees it now: it stays until it is closed.
        if (!withheld.isEmpty())
            say(tr("The window was closed before it was sent: %1. Nothing was sent.").arg(withheld.join(u", "_s)), true);
        event->ignore();
        hide();
        Q_EMIT hiddenToTray();
        return;
    }
    QMainWindow::closeEvent(event);
}

void MainWindow::offerTour()
{
    if (m_tour || !m_console.snapshot()->isLab || m_console.state().value(u"tour.seen"_s).toBool())
        return;
    m_tour = new Tour({{findChild<QWidget *>(u"nav-approvals"_s), tr("What waits for you"),
                        tr("Preamar proposes and you decide: each proposal says why, what it costs and what happens "
                           "if you do nothing. Here one comes within a minute.")},
                       {findChild<QWidget *>(u"stopButton"_s), tr("How to stop it"),
                        tr("Pause holds every change; Stop everything also voids what was approved. %1 does it from "
                           "anywhere.")
                            .arg(m_actions->keysOf(u"stop"_s))},
                       {findChild<QWidget *>(u"nav-log"_s), tr("What was done, and the way back"),
                        tr("Every step is recorded before it is taken. From here an action is undone, and %1 finds the "
                           "rest.")
                            .arg(m_actions->keysOf(u"search"_s))}},
                      this);
    connect(m_tour, &Tour::finished, this, [this] { m_console.state().setValue(u"tour.seen"_s, true); });
    m_tour->start();
}

} // namespace preamar::ui
