// What a Kubernetes credential may do, and the role to ask an administrator for, ready to be copied.
#pragma once

#include "core/domain/context.h"
#include "core/engine/connect.h"

#include <QDialog>

class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class CheckList;
class Console;
class PlainLabel;

class RightsDialog final : public QDialog
{
    Q_OBJECT
public:
    RightsDialog(Console &console, const ContextConfig &config, QWidget *parent);

private:
    void show(const Result<AccessRights> &rights);
    using QDialog::show;

    CheckList *m_checks;
    PlainLabel *m_verdict;
    QPlainTextEdit *m_role;
    QPushButton *m_copy;
};

} // namespace preamar::ui
