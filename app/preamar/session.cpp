#include "app/preamar/session.h"

#include "app/preamar/crashfile.h"
#include "core/domain/codec.h"
#include "core/store/home.h"
#include "ui/shell/translations.h"
#include "ui/shell/works.h"
#include "ui/style/icons.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QSystemTrayIcon>
#include <QTimer>

#include <iostream>

namespace preamar::app {

using namespace Qt::StringLiterals;

namespace {

// A newcomer should see a cycle within half a minute rather than five.
constexpr double kDemonstrationSpeed = 10.0;
constexpr double kDemonstrationPrice = 0.05;

ContextConfig labContext(const Options &options)
{
    ContextConfig config;
    config.name = ContextName("demo");
    config.kind = ContextKind::Lab;
    config.price = kDemonstrationPrice;
    config.lab.seed = options.seed;
    config.lab.speed = kDemonstrationSpeed;
    config.lab.created = config.lab.createdReal = SystemClock().wall();
    if (options.at) {
        config.lab.at = options.at;
        config.lab.created = config.lab.createdReal = *options.at;
    }
    return config;
}

} // namespace

Session::Session(QApplication &app, const Options &options)
    : m_app(app), m_options(options), m_operatorHome(options.home.value_or(defaultHome(false))),
      m_labHome(options.home ? *options.home + "-lab" : defaultHome(true))
{
    if (options.lab && options.home)
        m_labHome = *options.home;
    if (options.lab && options.home)
        m_operatorHome = defaultHome(false);
    if (options.lab && !options.home && !options.screenshots.empty()) {
        // Pictures of the demonstration are made from a fresh one, so that they come out the same every time.
        m_temporary = std::make_unique<QTemporaryDir>();
        m_labHome = m_temporary->filePath(u"home"_s).toStdString();
    }
    m_language = options.language.value_or(text::Language::PtBr);
    if (!options.theme.empty())
        m_theme = options.theme;
    ui::installLanguage(m_language);
    ui::style::applyTheme(m_app, ui::style::parseTheme(m_theme).value_or(ui::style::ThemeChoice::Auto));
    QApplication::setWindowIcon(ui::style::icon(u"preamar"_s));
    connect(&m_instance, &SingleInstance::messaged, this, &Session::obey);
}

Session::~Session()
{
    close();
}

void Session::begin(std::function<void(int)> leave)
{
    QJsonObject message;
    if (m_options.minimized)
        message[u"minimized"_s] = true;
    if (!m_options.pages.empty())
        message[u"page"_s] = QString::fromStdString(m_options.pages.front());
    if (!m_options.theme.empty())
        message[u"theme"_s] = QString::fromStdString(m_options.theme);
    if (m_options.language)
        message[u"language"_s] = QString::fromStdString(text::languageName(*m_options.language));
    m_instance.claim(m_options.lab ? m_labHome : m_operatorHome, message,
                     [this, leave = std::move(leave)](SingleInstance::Claim claim) {
                         if (claim == SingleInstance::Claim::Ours) {
                             start();
                             return;
                         }
                         if (claim == SingleInstance::Claim::Silent)
                             std::cerr << "preamar: " << silence().toStdString() << '\n';
                         leave(claim == SingleInstance::Claim::Passed ? 0 : 1);
                     });
}

QString Session::silence() const
{
    return tr("A window of this home is open (process %1) and does not answer.").arg(m_instance.holder());
}

void Session::obey(const QJsonObject &message)
{
    const auto said = [&](const QString &key) { return message.value(key).toString(); };
    if (const auto language = text::parseLanguage(said(u"language"_s).toStdString()))
        setLanguage(*language);
    if (const auto theme = ui::style::parseTheme(said(u"theme"_s).toStdString()))
        ui::style::applyTheme(m_app, *theme);
    if (const QString page = said(u"page"_s); !page.isEmpty())
        m_window->showPage(page);
    // A session that starts the program again, minimised, wants nothing in front.
    if (!message.value(u"minimized"_s).toBool())
        m_window->bringToFront();
}

void Session::turnTo(const std::string &home, bool isLab)
{
    m_instance.claim(home, {}, [this, home, isLab](SingleInstance::Claim claim) {
        if (claim == SingleInstance::Claim::Ours)
            open(home, isLab);
        else if (claim == SingleInstance::Claim::Passed)
            m_window->say(tr("It is open in another window, which was brought to the front."));
        else
            m_window->say(silence(), true);
    });
}

void Session::start()
{
    open(m_options.lab ? m_labHome : m_operatorHome, m_options.lab);
}

void Session::close()
{
    m_notifier.reset();
    m_window.reset();
    m_console.reset();
    m_host.reset();
}

void Session::open(const std::string &home, bool isLab)
{
    close();
    m_isLab = isLab;
    m_labAsked = false;
    m_settingsApplied = false;
    EngineOptions options;
    options.home = home;
    // Pictures of the operator's home must not act on anything; the demonstration has only itself to act on.
    options.scheduled = isLab || m_options.screenshots.empty();
    options.mayBeEngine = isLab || m_options.screenshots.empty();
    m_host = std::make_unique<EngineHost>(options);
    m_console = std::make_unique<EngineConsole>(*m_host, isLab);
    if (!isInteractive())
        ui::worksOf(*m_console).ignoreEngine();
    m_home = home;
    m_console->setHome(m_operatorHome);
    if (isInteractive()) {
        watchForCrash(home, PREAMAR_VERSION);
        m_console->state().open(QString::fromStdString(home) + u"/window.json"_s);
    }
    connect(m_console.get(), &ui::Console::snapshotChanged, this, [this] {
        addLabContext();
        applySettings();
        if (m_pauseAfterRestore && m_host->snapshot()->engine == EngineState::Running) {
            m_pauseAfterRestore = false;
            m_console->submit(command::pause, Json{{"scope", "all"}, {"reason", "restore"}}, this,
                              [](const Result<CommandAnswer> &) {});
        }
        // The tour is for who sees something: after the first cycle.
        if (m_isLab && isInteractive() && m_console->snapshot()->cycle)
            m_window->offerTour();
    });
    if (std::exchange(m_first, false) && isInteractive())
        m_startsMinimized = m_options.minimized || m_console->state().value(u"window.startMinimized"_s).toBool();
    m_wasMinimized = m_startsMinimized;
    makeWindow();
    m_host->start();
}

void Session::makeWindow()
{
    m_window = std::make_unique<ui::MainWindow>(*m_console);
    if (m_notifier)
        m_notifier->setWindow(*m_window);
    else
        m_notifier = std::make_unique<Notifier>(*m_console, *m_window);
    m_window->resize(m_options.size);
    if (isInteractive())
        m_window->rememberPlace();
    if (m_options.pages.size() == 1)
        m_window->showPage(QString::fromStdString(m_options.pages.front()));
    // Changing home or language replaces the window that asks for it: not before its own code has returned.
    connect(
        m_window.get(), &ui::MainWindow::demonstrationWanted, this, [this] { turnTo(m_labHome, true); },
        Qt::QueuedConnection);
    connect(
        m_window.get(), &ui::MainWindow::leaveDemonstrationWanted, this, [this] { turnTo(m_operatorHome, false); },
        Qt::QueuedConnection);
    connect(m_window.get(), &ui::MainWindow::themeChosen, this, [this](const QString &theme) {
        m_theme = theme.toStdString();
        ui::style::applyTheme(m_app, ui::style::parseTheme(m_theme).value_or(ui::style::ThemeChoice::Auto));
    });
    connect(
        m_window.get(), &ui::MainWindow::languageChosen, this,
        [this](const QString &language) {
            setLanguage(text::parseLanguage(language.toStdString()).value_or(m_language));
        },
        Qt::QueuedConnection);
    connect(
        m_window.get(), &ui::MainWindow::restoreWanted, this,
        [this](const QString &file) { restore(file.toStdString()); }, Qt::QueuedConnection);
    if (const auto report = isInteractive() ? crashReport(m_home) : std::nullopt)
        m_window->offerCrashReport(*report, [home = m_home] { dismissCrashReport(home); });
    // To the task bar. Into the tray only where there is one and the operator keeps the window there, which the settings
    // say later: a window that nothing can bring back is not hidden.
    if (std::exchange(m_startsMinimized, false))
        m_window->showMinimized();
    else
        m_window->show();
    if (!m_toSay.isEmpty())
        m_window->say(std::exchange(m_toSay, {}), m_toSayIsProblem);
}

void Session::restore(const std::string &file)
{
    const std::string home = m_home;
    const bool isLab = m_isLab;
    close();
    const auto done = restoreHome(home, file, SystemClock());
    m_toSayIsProblem = !done;
    m_toSay = done ? tr("Restored. Everything is paused until you resume it.") : text::error(done.error(), m_language);
    m_pauseAfterRestore = done.has_value();
    open(home, isLab);
}

void Session::setLanguage(text::Language language)
{
    if (language == m_language)
        return;
    m_language = language;
    const QRect place = m_window->geometry();
    const bool wasVisible = m_window->isVisible();
    const bool wasMinimized = m_window->isMinimized();
    const QString page = m_window->currentPage();
    m_window.reset(); // not the notifier: its messages and what was put off are the home's, whatever the language
    ui::installLanguage(language);
    m_startsMinimized = wasMinimized;
    makeWindow();
    if (!wasMinimized)
        m_window->setGeometry(place);
    m_window->showPage(page);
    m_window->setVisible(wasVisible);
}

void Session::addLabContext()
{
    const auto snapshot = m_host->snapshot();
    if (!m_isLab || m_labAsked || !snapshot->contexts.empty() || snapshot->engine != EngineState::Running)
        return;
    m_labAsked = true;
    m_console->submit(command::contextAdd, Json{{"config", toJson(labContext(m_options))}}, this,
                      [](const Result<CommandAnswer> &) {});
}

void Session::applySettings()
{
    const auto snapshot = m_host->snapshot();
    if (m_settingsApplied || snapshot->engine == EngineState::Starting || snapshot->engine == EngineState::Failed)
        return;
    m_settingsApplied = true;
    if (std::exchange(m_wasMinimized, false) && snapshot->settings.keepInTray && m_window->isMinimized() &&
        QSystemTrayIcon::isSystemTrayAvailable())
        m_window->hide();
    if (m_options.theme.empty() && snapshot->settings.theme != m_theme) {
        m_theme = snapshot->settings.theme;
        ui::style::applyTheme(m_app, ui::style::parseTheme(m_theme).value_or(ui::style::ThemeChoice::Auto));
    }
    if (!m_options.language) {
        const auto wanted = text::parseLanguage(snapshot->settings.language).value_or(m_language);
        if (wanted != m_language)
            QTimer::singleShot(0, this, [this, wanted] { setLanguage(wanted); });
    }
}

} // namespace preamar::app
