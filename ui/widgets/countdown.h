// What is left of a lifetime, told by the clock that counts suspend; says so when nothing is left.
#pragma once

#include "core/base/time.h"
#include "ui/widgets/figurelabel.h"

namespace preamar::ui {

class Countdown final : public QWidget
{
    Q_OBJECT
public:
    explicit Countdown(QWidget *parent = nullptr);

    void setLeft(Millis left);
    [[nodiscard]] bool isOver() const { return m_over; }
    [[nodiscard]] QString text() const { return m_label->plainText(); }

private:
    FigureLabel *m_label;
    bool m_over = false;
};

} // namespace preamar::ui
