// What can be done from anywhere in the window: one list for the shortcuts, the palette (Ctrl+K) and the table of keys
// (?), so that none of the three can know less than another.
#pragma once

#include <QKeySequence>
#include <QObject>
#include <QString>

#include <functional>
#include <vector>

namespace preamar::ui {

struct Action
{
    QString id;
    QString title;
    QString group; // heading in the table of keys
    QString icon;
    std::vector<QKeySequence> keys; // the first one is shown
    std::function<void()> run;
    std::function<bool()> isPossible; // empty: always
};

class Actions final : public QObject
{
    Q_OBJECT
public:
    // Shortcuts work in this window.
    explicit Actions(QWidget *window);

    void add(Action action);
    [[nodiscard]] const std::vector<Action> &all() const { return m_all; }
    // False where there is none of that name, or it is not possible now.
    bool run(const QString &id) const;

private:
    QWidget *m_window;
    std::vector<Action> m_all;
};

// "Ctrl+K" as the platform writes it.
[[nodiscard]] QString keysText(const Action &action);

} // namespace preamar::ui
