// "?": every key of the window, from the list that the shortcuts are made from; those of actions are changed here.
#pragma once

#include "ui/shell/actions.h"

#include <QDialog>

#include <vector>

class QGridLayout;
class QPushButton;
class QToolButton;
class QVBoxLayout;

namespace preamar::ui {

class KeyButton;
class PlainLabel;

class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    KeysDialog(Actions &actions, QWidget *parent);

private:
    struct Row
    {
        QString id; // empty: not to be changed
        QString keys;
        QString meaning;
    };
    struct Changeable
    {
        QString id;
        KeyButton *key = nullptr;
        QToolButton *reset = nullptr;
    };
    void addGroup(QVBoxLayout *column, const QString &title, const std::vector<Row> &rows);
    void addChangeable(const Row &row, QGridLayout *grid, int line);
    void refresh();
    void say(const QString &text, bool isProblem);

    Actions &m_actions;
    std::vector<Changeable> m_rows;
    PlainLabel *m_said;
    QPushButton *m_resetAll;
};

} // namespace preamar::ui
