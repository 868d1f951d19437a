#include "ui/shell/actions.h"

#include "ui/shell/uistate.h"

#include <QCoreApplication>
#include <QJsonObject>
#include <QKeyEvent>
#include <QShortcut>
#include <QWidget>

#include <algorithm>
#include <array>

namespace preamar::ui {

using namespace Qt::StringLiterals;

namespace {

const QString kKept = u"window.keys"_s; // an object: action, key as portable text

QString shown(const QKeySequence &key)
{
    return key.toString(QKeySequence::NativeText);
}

// A key of the operator's choice is one combination.
bool isOne(const QKeySequence &key)
{
    return key.count() == 1;
}

// Text fields take these of the platform before any shortcut is asked: an action that had one would do nothing for whoever
// writes, the emergency stop too.
constexpr std::array kOfTexts{QKeySequence::Copy,
                              QKeySequence::Cut,
                              QKeySequence::Paste,
                              QKeySequence::SelectAll,
                              QKeySequence::Undo,
                              QKeySequence::Redo,
                              QKeySequence::DeleteCompleteLine,
                              QKeySequence::DeleteEndOfLine,
                              QKeySequence::DeleteStartOfWord,
                              QKeySequence::DeleteEndOfWord,
                              QKeySequence::MoveToNextWord,
                              QKeySequence::MoveToPreviousWord,
                              QKeySequence::MoveToStartOfDocument,
                              QKeySequence::MoveToEndOfDocument,
                              QKeySequence::SelectNextWord,
                              QKeySequence::SelectPreviousWord,
                              QKeySequence::SelectStartOfLine,
                              QKeySequence::SelectEndOfLine,
                              QKeySequence::SelectStartOfBlock,
                              QKeySequence::SelectEndOfBlock,
                              QKeySequence::SelectStartOfDocument,
                              QKeySequence::SelectEndOfDocument};

// Keys that dialogs, lists and texts live by, whatever the action; empty where it may be taken.
QString forbidden(const QKeySequence &key)
{
    if (!isOne(key))
        return Actions::tr("One combination of keys is expected.");
    const auto modifiers = key[0].keyboardModifiers();
    const bool isPlain = !(modifiers & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    switch (key[0].key()) {
    case Qt::Key_Escape:
        return Actions::tr("Esc closes what is open; no action may take it.");
    case Qt::Key_Tab:
    case Qt::Key_Backtab:
        return Actions::tr("Tab goes from control to control; no action may take it.");
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        return Actions::tr("Enter and space press what has the focus; no action may take them.");
    case Qt::Key_Left:
    case Qt::Key_Right:
    case Qt::Key_Up:
    case Qt::Key_Down:
    case Qt::Key_Home:
    case Qt::Key_End:
    case Qt::Key_PageUp:
    case Qt::Key_PageDown:
    case Qt::Key_Backspace:
    case Qt::Key_Delete:
    case Qt::Key_Insert:
        return Actions::tr("%1 moves or edits in charts, lists and texts; no action may take it.").arg(shown(key));
    default:
        break;
    }
    const bool isFunction = key[0].key() >= Qt::Key_F1 && key[0].key() <= Qt::Key_F35;
    if (isPlain && !isFunction)
        return Actions::tr("%1 alone is for writing. Add Ctrl or Alt, or choose a function key.").arg(shown(key));
    for (const auto text : kOfTexts) {
        if (QKeySequence::keyBindings(text).contains(key))
            return Actions::tr("%1 is for editing texts; no action may take it.").arg(shown(key));
    }
    if (key == QKeySequence(Qt::ALT | Qt::Key_F4))
        return Actions::tr("%1 is the desktop's.").arg(shown(key));
    return {};
}

} // namespace

Actions::Actions(UiState &state, QWidget *window) : QObject(window), m_state(state), m_window(window)
{
    QCoreApplication::instance()->installEventFilter(this);
}

// The override is accepted, so that no shortcut answers it a second time, and the key itself never reaches the field.
bool Actions::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() != QEvent::ShortcutOverride && event->type() != QEvent::KeyPress)
        return false;
    if (watched->property("waits").toBool()) // a KeyButton: it is asked for exactly this key
        return false;
    auto *widget = qobject_cast<QWidget *>(watched);
    while (widget && widget != m_window) // out of the window's dialogs as well
        widget = widget->parentWidget();
    if (!widget)
        return false;
    const auto *key = static_cast<QKeyEvent *>(event);
    // The number pad gives the same keys.
    const QKeySequence pressed(QKeyCombination(key->modifiers() & ~Qt::KeypadModifier, Qt::Key(key->key())));
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) {
        return a.goesFirst && std::find(a.keys.begin(), a.keys.end(), pressed) != a.keys.end();
    });
    if (it == m_all.end() || (it->isPossible && !it->isPossible()))
        return false;
    event->accept();
    if (event->type() == QEvent::KeyPress)
        it->run();
    return true;
}

void Actions::add(Action action)
{
    action.standard = action.keys;
    bind(action);
    m_all.push_back(std::move(action));
}

void Actions::bind(const Action &action)
{
    auto &shortcuts = m_shortcuts[action.id];
    qDeleteAll(std::exchange(shortcuts, {})); // never from within one of them: keys are changed in a dialog
    for (const auto &key : action.keys) {
        auto *shortcut = new QShortcut(key, m_window);
        connect(shortcut, &QShortcut::activated, this, [this, id = action.id] { run(id); });
        shortcuts.push_back(shortcut);
    }
}

// The title of another action that has one of them, or empty.
QString Actions::holderOf(const QString &id, const std::vector<QKeySequence> &keys) const
{
    for (const auto &other : m_all) {
        if (other.id != id &&
            std::find_first_of(keys.begin(), keys.end(), other.keys.begin(), other.keys.end()) != keys.end())
            return other.title;
    }
    return {};
}

void Actions::load()
{
    const QJsonObject kept = m_state.value(kKept).toObject();
    for (auto &action : m_all) {
        const QKeySequence key(kept.value(action.id).toString(), QKeySequence::PortableText);
        if (!key.isEmpty() && forbidden(key).isEmpty())
            action.keys = {key};
    }
    // Two may have exchanged their keys, so all are looked at before one is given up.
    bool again = true;
    while (std::exchange(again, false)) {
        for (auto &action : m_all) {
            if (action.keys != action.standard && !holderOf(action.id, action.keys).isEmpty()) {
                action.keys = action.standard;
                again = true;
            }
        }
    }
    for (const auto &action : m_all)
        bind(action);
}

QString Actions::problemWith(const QString &id, const QKeySequence &key) const
{
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) { return a.id == id; });
    if (it == m_all.end())
        return tr("There is no such action.");
    const bool isItsOwn = std::find(it->standard.begin(), it->standard.end(), key) != it->standard.end();
    if (const QString why = forbidden(key); !why.isEmpty() && !isItsOwn)
        return why;
    const QString holder = holderOf(id, {key});
    return holder.isEmpty() ? QString() : tr("%1 already does “%2”. Change that one first.").arg(shown(key), holder);
}

QString Actions::setKey(const QString &id, const QKeySequence &key)
{
    if (const QString problem = problemWith(id, key); !problem.isEmpty())
        return problem;
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) { return a.id == id; });
    // The key it was made with is not a change: its other ways come back too.
    it->keys = !it->standard.empty() && it->standard.front() == key ? it->standard : std::vector{key};
    bind(*it);
    keep();
    return {};
}

QString Actions::reset(const QString &id)
{
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) { return a.id == id; });
    if (it == m_all.end())
        return {};
    if (const QString holder = holderOf(id, it->standard); !holder.isEmpty())
        return tr("%1 already does “%2”. Change that one first.").arg(shown(it->standard.front()), holder);
    it->keys = it->standard;
    bind(*it);
    keep();
    return {};
}

void Actions::resetAll()
{
    for (auto &action : m_all) {
        action.keys = action.standard;
        bind(action);
    }
    keep();
}

void Actions::keep()
{
    QJsonObject kept;
    for (const auto &action : m_all) {
        if (action.keys != action.standard)
            kept.insert(action.id, action.keys.front().toString(QKeySequence::PortableText));
    }
    m_state.setValue(kKept, kept);
    Q_EMIT keysChanged();
}

bool Actions::isChanged(const QString &id) const
{
    return std::any_of(m_all.begin(), m_all.end(),
                       [&](const Action &a) { return a.id == id && a.keys != a.standard; });
}

bool Actions::isAnyChanged() const
{
    return std::any_of(m_all.begin(), m_all.end(), [](const Action &a) { return a.keys != a.standard; });
}

QString Actions::keysOf(const QString &id) const
{
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) { return a.id == id; });
    return it == m_all.end() ? QString() : keysText(*it);
}

std::vector<QKeySequence> Actions::keySequences(const QString &id) const
{
    const auto it = std::find_if(m_all.begin(), m_all.end(), [&](const Action &a) { return a.id == id; });
    return it == m_all.end() ? std::vector<QKeySequence>{} : it->keys;
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
    return action.keys.empty() ? QString() : shown(action.keys.front());
}

QString keptKeysText(const UiState &state, const QString &id, const QString &standard)
{
    const QKeySequence kept(state.value(kKept).toObject().value(id).toString(), QKeySequence::PortableText);
    return shown(!kept.isEmpty() && forbidden(kept).isEmpty() ? kept : QKeySequence(standard));
}

} // namespace preamar::ui
