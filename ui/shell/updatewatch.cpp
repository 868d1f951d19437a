#include "ui/shell/updatewatch.h"

#include "core/base/clock.h"
#include "ui/shell/console.h"
#include "ui/shell/words.h"

#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr double kWeekMs = 7.0 * 86'400'000.0;
constexpr int kRemindMs = 6 * 3'600'000; // a window stays open for weeks
const QString kOn = u"update.check"_s;
const QString kFeed = u"update.feed"_s;
const QString kLooked = u"update.looked"_s;
const QString kDismissed = u"update.dismissed"_s;

} // namespace

UpdateChoice updateChoice(const UiState &state)
{
    return {.isOn = state.value(kOn).toBool(), .feed = state.value(kFeed).toString()};
}

void setUpdateChoice(UiState &state, const UpdateChoice &choice)
{
    // Of another feed nothing was asked yet.
    if (choice.feed != updateChoice(state).feed)
        state.setValue(kLooked, 0);
    state.setValue(kOn, choice.isOn);
    state.setValue(kFeed, choice.feed);
}

UpdateWatch::UpdateWatch(Console &console, QObject *parent) : QObject(parent), m_console(console)
{
    m_timer.setInterval(kRemindMs);
    connect(&m_timer, &QTimer::timeout, this, &UpdateWatch::look);
}

void UpdateWatch::start()
{
    m_timer.start();
    QTimer::singleShot(0, this, &UpdateWatch::look);
}

void UpdateWatch::dismiss(const QString &version)
{
    m_console.state().setValue(kDismissed, version);
}

void UpdateWatch::look()
{
    auto &state = m_console.state();
    const UpdateChoice choice = updateChoice(state);
    if (!m_console.maySeekUpdates() || !choice.isOn || choice.feed.isEmpty())
        return;
    const auto now = static_cast<double>(toMillis(SystemClock().wall()));
    // Either way: a clock that was wrong once must not put it off for years.
    if (std::abs(now - state.value(kLooked).toDouble()) < kWeekMs)
        return;
    state.setValue(kLooked, now); // asked is asked: what fails is tried in a week
    m_console.seekUpdate(choice.feed.toStdString(), this, [this](const Result<UpdateNews> &news) {
        if (!news || !news->isNewer)
            return;
        const QString version = words::plain(news->version, 40);
        if (m_console.state().value(kDismissed).toString() != version)
            Q_EMIT found(version, QString::fromStdString(news->page));
    });
}

} // namespace preamar::ui
