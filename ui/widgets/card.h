// The frame that holds one thing; and the small parts that pages are laid out with.
#pragma once

#include "ui/style/theme.h"

#include <QFrame>

class QBoxLayout;
class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class Card : public QFrame
{
    Q_OBJECT
public:
    explicit Card(QWidget *parent = nullptr);
    [[nodiscard]] QVBoxLayout *column() const { return m_column; }

private:
    QVBoxLayout *m_column;
};

// No margins, the given space between items.
void tighten(QBoxLayout *layout, int spacing);
[[nodiscard]] QPushButton *makeButton(const QString &text, const QString &icon, const char *kind, QWidget *parent);

} // namespace preamar::ui
