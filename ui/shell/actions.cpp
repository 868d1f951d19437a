#include "ui/shell/actions.h"

#include <QShortcut>
#include <QWidget>

namespace preamar::ui {

Actions::Actions(QWidget *window) : QObject(window), m_window(window) {}

void Actions::add(Action action)
{
    const QString id = action.id;
    for (const auto &keys : action.keys)
        connect(new QShortcut(keys, m_window), &QShortcut::activated, this, [this, id] { run(id); });
    m_all.push_back(std::move(action));
}

bool Actions::run(const QString &id) const
{
    for (const auto &action : m_all) {
        if (action.id != id)
            continue;
        if (action.isPossible && !action.isPossible())
            return false;
        action.run();
        return true;
    }
    return false;
}

QString keysText(const Action &action)
{
    return action.keys.empty() ? QString() : action.keys.front().toString(QKeySequence::NativeText);
}

} // namespace preamar::ui
