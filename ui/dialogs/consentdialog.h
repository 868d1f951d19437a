// A program that a kubeconfig runs to sign in is not the one that was consented to: what it was, what it is now, part by
// part, and the choice to consent or to withdraw the consent. Nothing runs before.
#pragma once

#include "core/domain/context.h"
#include "core/engine/connect.h"
#include "core/engine/lookups.h"
#include "ui/shell/console.h"

#include <QDialog>

#include <optional>

class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class PlainLabel;

class ConsentDialog final : public QDialog
{
    Q_OBJECT
public:
    ConsentDialog(Console &console, const ContextConfig &config, QWidget *parent);

Q_SIGNALS:
    // Of the context: consented anew, or withdrawn.
    void decided(const QString &name, bool consents);

private:
    QWidget *buildParts();
    QWidget *buildButtons();
    void showFound(const Result<std::vector<FoundContext>> &found);
    void showConsented(const Result<AuditPage> &page);
    void compare();
    void addPart(const QString &title, const QString &before, const QString &now);
    void decide(bool consents);

    Console &m_console;
    ContextConfig m_config;
    PlainLabel *m_verdict;
    QVBoxLayout *m_parts = nullptr;
    PlainLabel *m_problem;
    QPushButton *m_withdraw = nullptr;
    QPushButton *m_consent = nullptr;
    std::optional<FoundContext> m_now;
    std::optional<ExecProgram> m_before;
    QString m_beforeWhen; // and by whom
    int m_waiting = 2;    // answers on their way
};

} // namespace preamar::ui
