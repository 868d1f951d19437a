// The first start: three doors.
#pragma once

#include <QWidget>

#include <functional>

namespace preamar::ui {

class Navigator;

class WelcomePage final : public QWidget
{
    Q_OBJECT
public:
    WelcomePage(Navigator &navigator, QWidget *parent);

private:
    QWidget *makeDoor(const QString &title, const QString &text, const QString &icon, const QString &note,
                      const char *name, std::function<void()> open);
};

} // namespace preamar::ui
