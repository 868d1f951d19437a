// At the bottom right: the longer work that is under way or has just ended. One line; the others unfold above it.
#pragma once

#include "ui/shell/works.h"

#include <QFrame>

#include <vector>

class QProgressBar;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace preamar::ui {

class IconLabel;
class PlainLabel;

class WorksBar final : public QFrame
{
    Q_OBJECT
public:
    WorksBar(Works &works, QWidget *parent);

Q_SIGNALS:
    void pageWanted(const QString &page, const QString &what);

private:
    struct Row
    {
        QWidget *box = nullptr;
        IconLabel *sign = nullptr;
        PlainLabel *title = nullptr;
        PlainLabel *detail = nullptr;
        QProgressBar *bar = nullptr;
        PlainLabel *share = nullptr;
        QPushButton *open = nullptr;
        QPushButton *cancel = nullptr;
        QToolButton *hide = nullptr;
        Work work;
    };
    void addRow();
    void show(Row &row, const Work &work);
    void refresh();

    Works &m_works;
    std::vector<Row> m_rows; // the first one is the lowest
    QVBoxLayout *m_column;
    QPushButton *m_more;
    bool m_isUnfolded = false;
};

} // namespace preamar::ui
