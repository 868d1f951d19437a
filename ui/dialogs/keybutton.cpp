#include "ui/dialogs/keybutton.h"

#include "ui/widgets/plainlabel.h"

#include <QAccessible>
#include <QKeyEvent>

#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;

KeyButton::KeyButton(const QString &keys, QWidget *parent) : QPushButton(parent), m_keys(keys)
{
    setStyleProperty(this, "kind", u"key"_s);
    setAutoDefault(false);
    setText(keys);
    connect(this, &QPushButton::clicked, this, [this] {
        setFocus(); // the keys have to arrive here, also where a platform gives buttons no focus by a click
        setWaits(!m_waits);
    });
}

void KeyButton::setKeys(const QString &keys)
{
    m_keys = keys;
    setWaits(false);
}

void KeyButton::setWaits(bool waits)
{
    const bool isNew = std::exchange(m_waits, waits) != waits;
    setText(waits ? tr("Press the keys…") : m_keys);
    setStyleProperty(this, "waits", waits);
    if (!isNew)
        return;
    // Its accessible name is the action's and hides the text: who listens would not know that it waits.
    setAccessibleDescription(waits ? text() : QString());
    if (waits) {
        QAccessibleEvent alert(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&alert);
    }
}

void KeyButton::focusOutEvent(QFocusEvent *event)
{
    setWaits(false);
    QPushButton::focusOutEvent(event);
}

bool KeyButton::event(QEvent *event)
{
    if (!m_waits)
        return QPushButton::event(event);
    if (event->type() == QEvent::ShortcutOverride) { // else the action itself would run
        event->accept();
        return true;
    }
    if (event->type() == QEvent::KeyRelease)
        return true;
    if (event->type() != QEvent::KeyPress)
        return QPushButton::event(event);
    const auto *key = static_cast<QKeyEvent *>(event);
    switch (key->key()) {
    case Qt::Key_Control:
    case Qt::Key_Shift:
    case Qt::Key_Alt:
    case Qt::Key_AltGr:
    case Qt::Key_Meta:
    case Qt::Key_CapsLock:
    case Qt::Key_unknown:
        return true;
    default:
        break;
    }
    setWaits(false);
    // The number pad gives the same keys.
    Q_EMIT keysPressed(QKeySequence(QKeyCombination(key->modifiers() & ~Qt::KeypadModifier, Qt::Key(key->key()))));
    return true;
}

} // namespace preamar::ui
