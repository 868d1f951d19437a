#include "app/preamar/screenshots.h"

#include "ui/shell/pages.h"
#include "ui/style/theme.h"

#include <QApplication>
#include <QDir>
#include <QImage>
#include <QPainter>

#include <iostream>

namespace preamar::app {

using namespace Qt::StringLiterals;

namespace {

constexpr int kStepMs = 20;
constexpr qint64 kPatienceMs = 180'000;
constexpr int kNudge = 40;
constexpr int kCalmSteps = 3; // layouts and charts settle over a few turns of the event loop

} // namespace

Screenshots::Screenshots(QApplication &app, Session &session, const Options &options)
    : m_app(app), m_session(session), m_options(options)
{
    m_timer.setInterval(kStepMs);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::step);
}

void Screenshots::start()
{
    if (!QDir().mkpath(QString::fromStdString(m_options.screenshots))) {
        fail(QString::fromStdString(m_options.screenshots));
        return;
    }
    m_waiting.start();
    m_timer.start();
}

bool Screenshots::isComplete() const
{
    const auto snapshot = m_session.console().snapshot();
    if (snapshot->engine == EngineState::Starting || snapshot->cycleRunning)
        return false;
    if (snapshot->engine == EngineState::Running && !snapshot->contexts.empty() && m_options.lab) {
        if (!snapshot->cycle)
            return false;
        for (const auto &context : snapshot->cycle->contexts) {
            if (context.backfillProgress && *context.backfillProgress < 1.0)
                return false;
        }
    }
    return true;
}

void Screenshots::step()
{
    if (m_waiting.elapsed() > kPatienceMs) {
        fail(u"the pages did not become complete in time"_s);
        return;
    }
    if (!isComplete() || !m_session.window()->isSettled()) {
        m_calm = 0;
        return;
    }
    if (!m_planned) {
        m_planned = true;
        std::vector<std::string> pages = m_options.pages;
        if (pages.empty() && m_session.window()->isFirstStart())
            pages = {"welcome"};
        else if (pages.empty()) {
            for (const auto &page : ui::allPages())
                pages.emplace_back(page.id);
        }
        const std::vector<std::string> themes =
            m_options.theme.empty() ? std::vector<std::string>{"light", "dark"} : std::vector{m_options.theme};
        for (const auto &theme : themes) {
            for (const auto &page : pages)
                m_pictures.push_back({page, theme});
        }
        next();
        return;
    }
    if (++m_calm < kCalmSteps)
        return;
    // What was measured before the data came keeps its room until the window changes its size: out and back, then the
    // picture does not depend on which came first.
    if (m_resized < 2) {
        m_session.window()->resize(m_resized == 0 ? m_options.size + QSize(kNudge, kNudge) : m_options.size);
        ++m_resized;
        m_calm = 0;
        return;
    }
    if (!save()) {
        fail(u"a picture could not be written"_s);
        return;
    }
    ++m_next;
    next();
}

void Screenshots::next()
{
    m_calm = 0;
    m_resized = 0;
    if (m_next >= m_pictures.size()) {
        m_timer.stop();
        QApplication::exit(0);
        return;
    }
    const auto &picture = m_pictures[m_next];
    ui::style::applyTheme(m_app, ui::style::parseTheme(picture.theme).value_or(ui::style::ThemeChoice::Light));
    m_session.window()->resize(m_options.size);
    m_session.window()->showPage(QString::fromStdString(picture.page));
    m_waiting.restart();
}

bool Screenshots::save() const
{
    const auto &picture = m_pictures[m_next];
    ui::MainWindow *window = m_session.window();
    QImage image(window->size() * m_options.scale, QImage::Format_RGB32);
    image.setDevicePixelRatio(m_options.scale);
    image.fill(ui::style::color(ui::style::Token::Window));
    window->render(&image);
    const QString name = QString::fromStdString(picture.page + "-" + picture.theme + ".png");
    return image.save(QDir(QString::fromStdString(m_options.screenshots)).filePath(name), "PNG");
}

void Screenshots::fail(const QString &why)
{
    m_timer.stop();
    std::cerr << "preamar: --screenshots: " << why.toStdString() << '\n';
    QApplication::exit(1);
}

} // namespace preamar::app
