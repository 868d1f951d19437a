#include "ui/shell/mainwindow.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/clustersdialog.h"
#include "ui/dialogs/contextdialog.h"
#include "ui/dialogs/keysdialog.h"
#include "ui/pages/welcomepage.h"
#include "ui/shell/header.h"
#include "ui/shell/navigation.h"
#include "ui/shell/pages.h"
#include "ui/shell/palette.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/paletteentries.h"
#include "ui/shell/tour.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/shell/worksbar.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/banner.h"
#include "ui/widgets/card.h"

#include <QAccessible>
#include <QCloseEvent>
#include <QEvent>
#include <QHBoxLayout>
#include <QPushButton>
#include <QStackedWidget>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

MainWindow::MainWindow(Console &console, QWidget *parent)
    : QMainWindow(parent), m_console(console), m_actions(new Actions(console.state(), this)), m_header(new Header(this)),
      m_navigation(new Navigation(this)), m_stateBanner(new Banner(this)), m_notice(new Banner(this)),
      m_dryRun(new Banner(this)), m_offer(new Banner(this)), m_grace(new Banner(this)),
      m_worksBar(new WorksBar(worksOf(console), this)),
      m_stack(new QStackedWidget(this)), m_welcome(new WelcomePage(m_navigator, this))
{
    setObjectName(u"mainWindow"_s);
    setWindowTitle(u"Preamar"_s);
    setMinimumSize(kWindowMinWidth, kWindowMinHeight);
    resize(kWindowWidth, kWindowHeight);
    m_stateBanner->setObjectName(u"stateBanner"_s);
    m_notice->setObjectName(u"notice"_s);
    m_dryRun->setObjectName(u"dryRunBar"_s);
    m_offer->setObjectName(u"offer"_s);
    m_grace->setObjectName(u"graceBar"_s);

    auto *body = new QWidget(this);
    auto *column = new QVBoxLayout(body);
    tighten(column, 0);
    auto *right = new QVBoxLayout;
    tighten(right, 0);
    for (QWidget *bar : {m_dryRun, m_stateBanner, m_offer, m_notice})
        right->addWidget(bar);
    right->addWidget(m_stack, 1);
    right->addWidget(m_grace);
    right->addWidget(m_worksBar);
    auto *row = new QHBoxLayout;
    tighten(row, 0);
    row->addWidget(m_navigation);
    row->addLayout(right, 1);
    column->addWidget(m_header);
    column->addLayout(row, 1);
    setCentralWidget(body);
    m_stack->addWidget(m_welcome);

    connectParts();
    connectApprovals();
    addActions();
    m_ticker.setInterval(kTickMs);
    connect(&m_ticker, &QTimer::timeout, this, &MainWindow::tick);
    m_ticker.start();
    m_noticeTimer.setSingleShot(true);
    m_noticeTimer.setInterval(kNoticeMs);
    connect(&m_noticeTimer, &QTimer::timeout, m_notice, &QWidget::hide);
    showPage(QString::fromLatin1(pages().front().id));
    refresh();
    showGrace();
    m_stack->setFocus();
}

void MainWindow::connectParts()
{
    connect(&m_console, &Console::snapshotChanged, this, &MainWindow::refresh);
    connect(m_worksBar, &WorksBar::pageWanted, this, &MainWindow::showPage);
    connect(m_header, &Header::refreshWanted, this, &MainWindow::refreshNow);
    connect(m_header, &Header::pauseWanted, this, &MainWindow::togglePause);
    connect(m_header, &Header::resumeWanted, this, &MainWindow::togglePause);
    connect(m_header, &Header::stopWanted, this, &MainWindow::stop);
    connect(m_header, &Header::leaveDemonstrationWanted, this, &MainWindow::leaveDemonstrationWanted);
    connect(m_navigation, &Navigation::pageWanted, this, [this](const QString &id) { showPage(id); });
    connect(m_navigation, &Navigation::portainerWanted, this, &MainWindow::openPortainer);
    connect(m_navigation, &Navigation::kubernetesWanted, this, &MainWindow::openKubernetes);
    connect(m_navigation, &Navigation::searchWanted, this, &MainWindow::openPalette);
    connect(m_navigation, &Navigation::keysWanted, this, &MainWindow::openKeys);
    connect(m_navigation, &Navigation::themeWanted, this, &MainWindow::chooseTheme);
    connect(m_navigation, &Navigation::languageWanted, this, [this](const QString &language) {
        send(command::settingSet, Json{{"key", "language"}, {"value", language.toStdString()}}, {});
        Q_EMIT languageChosen(language);
    });
    // The settings store what was chosen themselves.
    connect(&m_navigator, &Navigator::themeChosen, this, &MainWindow::themeChosen);
    connect(&m_navigator, &Navigator::languageChosen, this, &MainWindow::languageChosen);
    connect(&m_navigator, &Navigator::restoreWanted, this, &MainWindow::restoreWanted);
    connect(&m_navigator, &Navigator::warned, this, [this](const QString &text) { say(text, true); });
    connect(&m_console, &Console::eventHappened, this, &MainWindow::announce);
    connect(&m_navigator, &Navigator::requested, this,
            [this](const QString &id, const QString &what) { showPage(id, what); });
    connect(&m_navigator, &Navigator::noticed, this, [this](const QString &text) { say(text); });
    connect(&m_navigator, &Navigator::portainerWanted, this, &MainWindow::openPortainer);
    connect(&m_navigator, &Navigator::kubernetesWanted, this, &MainWindow::openKubernetes);
    connect(&m_navigator, &Navigator::demonstrationWanted, this, &MainWindow::demonstrationWanted);
}

void MainWindow::chooseTheme(const QString &theme)
{
    Q_EMIT themeChosen(theme);
    send(command::settingSet, Json{{"key", "theme"}, {"value", theme.toStdString()}}, {});
}

MainWindow::~MainWindow() = default;

bool MainWindow::showPage(const QString &id, const QString &what)
{
    if (id == u"welcome") {
        m_current = id;
        m_stack->setCurrentWidget(m_welcome);
        return true;
    }
    for (const auto &info : allPages()) {
        if (id != QLatin1StringView(info.id))
            continue;
        Page *&page = m_pages[id]; // made when first shown: the window is there sooner
        if (!page) {
            page = info.make(m_console, m_navigator, m_stack);
            page->setObjectName(u"page-"_s + id);
            m_stack->addWidget(page);
        }
        m_current = id;
        m_navigation->setCurrent(id == u"service" ? u"services"_s : id);
        if (m_remembers)
            m_console.state().setValue(u"window.page"_s, id);
        if (m_remembers && id == u"service" && !what.isEmpty())
            m_console.state().setValue(u"window.service"_s, what.section(u'@', 0, 0)); // without the time in it
        refresh();
        if (!what.isEmpty())
            page->focusOn(what);
        return true;
    }
    return false;
}

Page *MainWindow::page(const QString &id) const
{
    const auto it = m_pages.find(id);
    return it == m_pages.end() ? nullptr : it->second;
}

bool MainWindow::isFirstStart() const
{
    const auto snapshot = m_console.snapshot();
    return snapshot->contexts.empty() && snapshot->engine != EngineState::Starting &&
           snapshot->engine != EngineState::Failed;
}

bool MainWindow::isSettled() const
{
    const auto snapshot = m_console.snapshot();
    if (snapshot->engine == EngineState::Starting)
        return false;
    const Page *shown = page(m_current);
    return isFirstStart() || !shown || shown->isSettled();
}

void MainWindow::refresh()
{
    const auto snapshot = m_console.snapshot();
    const LiveTime time = liveTime(*snapshot, m_console.sinceSnapshot());
    setCompact(snapshot->settings.density == "compact");
    m_header->setSnapshot(*snapshot, time);
    m_navigation->setSnapshot(*snapshot);
    worksOf(m_console).see(*snapshot);
    showState(*snapshot);
    showDryRun(*snapshot);
    showTitle(*snapshot);
    askForAutostart();
    const bool first = isFirstStart();
    m_navigation->setPagesEnabled(!first);
    if (first || m_current == u"welcome") {
        m_stack->setCurrentWidget(m_welcome);
        return;
    }
    if (Page *shown = page(m_current)) {
        m_stack->setCurrentWidget(shown);
        shown->setSnapshot(snapshot);
    }
}

void MainWindow::tick()
{
    const auto snapshot = m_console.snapshot();
    if (!isVisible() || snapshot->rate <= 0.0)
        return;
    const LiveTime time = liveTime(*snapshot, m_console.sinceSnapshot());
    m_header->setSnapshot(*snapshot, time);
    if (Page *shown = page(m_current); shown && m_stack->currentWidget() == shown)
        shown->tick(time);
}

void MainWindow::showState(const Snapshot &snapshot)
{
    const EngineStatus status = engineStatus(snapshot);
    // A home that became read-only or full while running: what is seen is the last that could be read.
    if (snapshot.problem && snapshot.engine != EngineState::Failed) {
        m_stateBanner->showMessage(Tone::Crit, words::error(*snapshot.problem), false);
        return;
    }
    if (isStopped(snapshot)) {
        m_stateBanner->showMessage(Tone::Crit, status.explanation, false, tr("Resume…"), [this] { resume(); });
        return;
    }
    if (!status.explanation.isEmpty() && status.tone != Tone::Ok && snapshot.cycle) {
        const bool paused = globalPause(snapshot) != nullptr;
        m_stateBanner->showMessage(status.tone, status.explanation, false, paused ? tr("Resume") : QString(),
                                   [this] { resume(); });
        return;
    }
    if (snapshot.cycle) {
        for (const auto &context : snapshot.cycle->contexts) {
            if (context.health.state != ContextHealth::State::Unreachable &&
                context.health.state != ContextHealth::State::Degraded)
                continue;
            const bool gone = context.health.state == ContextHealth::State::Unreachable;
            const auto code = parseReasonCode(context.health.reason);
            const QString why =
                code ? text::reasonMeaning(*code, words::language()) : words::plain(context.health.detail);
            const QString name = words::plain(context.name.str());
            m_stateBanner->showMessage(gone ? Tone::Crit : Tone::Warn,
                                       (gone ? tr("%1 cannot be reached; nothing is reduced there.").arg(name)
                                             : tr("%1 answers with problems.").arg(name)) +
                                           u' ' + why,
                                       false);
            return;
        }
    }
    m_stateBanner->hide();
}

void MainWindow::send(std::string_view kind, Json arguments, const QString &done)
{
    m_console.submit(kind, std::move(arguments), this, [this, done](const Result<CommandAnswer> &answer) {
        m_header->setBusy(false);
        const QString problem = words::problem(answer);
        if (!problem.isEmpty())
            say(problem, true);
        else if (!done.isEmpty())
            say(done);
        refresh();
    });
}

void MainWindow::refreshNow()
{
    if (isFirstStart())
        return;
    m_header->setBusy(true);
    send(command::cycleNow, Json::object(), tr("A cycle was asked for."));
}

void MainWindow::togglePause()
{
    const auto snapshot = m_console.snapshot();
    if (snapshot->contexts.empty())
        return;
    if (globalPause(*snapshot))
        resume();
    else
        send(command::pause, Json{{"scope", std::string(toString(PauseScope::All))}}, tr("Automation is paused."));
}

void MainWindow::resume()
{
    const Json all{{"scope", std::string(toString(PauseScope::All))}};
    if (!isStopped(*m_console.snapshot())) {
        send(command::resume, all, tr("Automation is on again."));
        return;
    }
    const Question question{.title = tr("Resume after the emergency stop?"),
                            .text = tr("Proposals made before the stop are void; the next cycle decides anew."),
                            .lines = {},
                            .confirm = tr("Resume"),
                            .icon = u"play"_s,
                            .isDangerous = false,
                            .typed = std::nullopt,
                            .typedText = {},
                            .needsReason = true,
                            .protectedContext = protectedContexts(*m_console.snapshot()),
                            .chord = {}};
    ConfirmDialog::ask(this, question, [this, all](const QString &reason) {
        Json arguments = all;
        arguments["reason"] = reason.toStdString();
        send(command::resume, arguments, tr("Automation is on again."));
    });
}

void MainWindow::stop()
{
    // Before the question: nothing leaves while somebody reads it.
    m_console.approvals().withholdAll();
    const Question question{.title = tr("Stop everything?"),
                            .text = tr("Nothing is changed any more, and proposals and approvals become void. "
                                       "Observing goes on. What was already sent is not taken back. The same keys "
                                       "again confirm."),
                            .lines = {},
                            .confirm = tr("Stop everything"),
                            .icon = u"stop"_s,
                            .isDangerous = true,
                            .typed = std::nullopt,
                            .typedText = {},
                            .needsReason = false,
                            .protectedContext = protectedContexts(*m_console.snapshot()),
                            .chord = m_actions->keySequences(u"stop"_s)};
    ConfirmDialog::ask(this, question, [this](const QString &) { send(command::stop, Json::object(), {}); });
}

void MainWindow::openPortainer()
{
    auto *dialog = new ContextDialog(m_console, std::nullopt, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ContextDialog::saved, this, [this](const QString &name) {
        say(tr("%1 is connected. Its history is being fetched.").arg(name));
        showPage(QString::fromLatin1(pages().front().id));
    });
    dialog->open();
}

void MainWindow::openKubernetes()
{
    auto *dialog = new ClustersDialog(m_console, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ClustersDialog::saved, this, [this](const QStringList &names) {
        say(names.size() == 1 ? tr("%1 is connected.").arg(names.front())
                              : tr("%n clusters are connected.", nullptr, static_cast<int>(names.size())));
        showPage(QString::fromLatin1(pages().front().id));
    });
    dialog->open();
}

void MainWindow::say(const QString &text, bool isProblem)
{
    m_notice->showMessage(isProblem ? Tone::Crit : Tone::Ok, text, true);
    QAccessibleEvent event(m_notice, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
    if (isProblem)
        m_noticeTimer.stop();
    else
        m_noticeTimer.start();
}

} // namespace preamar::ui
