// What can be done from anywhere in the window: one list for the shortcuts, the palette (Ctrl+K), the menus and the table
// of keys (?), so that none of them can know less than another. Each action has one key of the operator's choice; what was
// chosen is kept with the window's state.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <map>
#include <vector>

class QShortcut;

namespace preamar::ui {

struct Action
{
    QString id;
    QString title;
    QString group; // heading in the table of keys
    QString icon;
    std::vector<QKeySequence> keys; // in force; the first one is shown
    std::function<void()> run;
    std::function<bool()> isPossible; // empty: always
    bool goesFirst = false; // while it is possible its keys are its own in text fields and dialogs too
    std::vector<QKeySequence> standard{}; // those it was made with
};

class UiState;

class Actions final : public QObject
{
    Q_OBJECT
public:
    // Shortcuts work in this window.
    Actions(UiState &state, QWidget *window);

    void add(Action action);
    // After the last add(): what the operator chose. What cannot be (of another version, written by hand) is as made.
    void load();
    // Why this action cannot have this key, or empty: another action has it (named), or it belongs to texts, lists or
    // dialogs.
    [[nodiscard]] QString problemWith(const QString &id, const QKeySequence &key) const;
    // In force at once and kept. Returns the problem, and then changes nothing.
    QString setKey(const QString &id, const QKeySequence &key);
    // As it was made.
    QString reset(const QString &id);
    void resetAll();
    [[nodiscard]] bool isChanged(const QString &id) const;
    [[nodiscard]] bool isAnyChanged() const;
    // Of one action, as shown; empty where there is none.
    [[nodiscard]] QString keysOf(const QString &id) const;
    [[nodiscard]] std::vector<QKeySequence> keySequences(const QString &id) const;
    [[nodiscard]] const std::vector<Action> &all() const { return m_all; }
    // False where there is none of that name, or it is not possible now.
    bool run(const QString &id) const;

Q_SIGNALS:
    void keysChanged();

protected:
    // Of the application: a text field takes Ctrl+Z and the like before any shortcut is asked.
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void bind(const Action &action);
    [[nodiscard]] QString holderOf(const QString &id, const std::vector<QKeySequence> &keys) const;
    void keep();

    UiState &m_state;
    QWidget *m_window;
    std::vector<Action> m_all;
    std::map<QString, std::vector<QShortcut *>> m_shortcuts; // by action
};

// "Ctrl+K" as the platform writes it.
[[nodiscard]] QString keysText(const Action &action);
// The same from what is kept, for who has no window.
[[nodiscard]] QString keptKeysText(const UiState &state, const QString &id, const QString &standard);

} // namespace preamar::ui
