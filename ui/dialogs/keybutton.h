// A key as a button: pressed, it waits for the combination that takes its place.
#pragma once

#include <QKeySequence>
#include <QPushButton>

namespace preamar::ui {

class KeyButton final : public QPushButton
{
    Q_OBJECT
public:
    KeyButton(const QString &keys, QWidget *parent);
    void setKeys(const QString &keys);

Q_SIGNALS:
    // Esc and Tab too: who listens says why they cannot be. Losing the focus ends the wait in silence.
    void keysPressed(const QKeySequence &key);

protected:
    bool event(QEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void setWaits(bool waits);

    QString m_keys;
    bool m_waits = false;
};

} // namespace preamar::ui
