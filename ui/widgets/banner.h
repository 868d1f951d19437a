// One line above the page: what is wrong or has just happened, with one thing to do about it, or two.
#pragma once

#include "ui/style/tokens.h"

#include <QFrame>

#include <functional>

class QPushButton;
class QToolButton;

namespace preamar::ui {

class IconLabel;
class PlainLabel;

class Banner final : public QFrame
{
    Q_OBJECT
public:
    explicit Banner(QWidget *parent = nullptr);

    // Closable ones can be put away by the person; the others go when their cause goes.
    void showMessage(style::Tone tone, const QString &text, bool closable, const QString &action = {},
                     std::function<void()> run = {});
    // A second thing to do, until the next message.
    void addAction(const QString &action, std::function<void()> run);
    [[nodiscard]] QString text() const;

private:
    PlainLabel *m_text;
    QPushButton *m_action;
    QPushButton *m_second;
    QToolButton *m_close;
    IconLabel *m_icon;
    std::function<void()> m_run;
    std::function<void()> m_runSecond;
};

} // namespace preamar::ui
