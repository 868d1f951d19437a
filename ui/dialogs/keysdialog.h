// "?": every key of the window, from the list that the shortcuts are made from.
#pragma once

#include "ui/shell/actions.h"

#include <QDialog>

namespace preamar::ui {

class KeysDialog final : public QDialog
{
    Q_OBJECT
public:
    KeysDialog(const Actions &actions, QWidget *parent);
};

} // namespace preamar::ui
