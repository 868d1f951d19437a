// Connects a Docker Swarm environment of a Portainer server in four steps, or changes one that is connected. Each step
// is tested live before the next; nothing is stored before the last. A token under test has a place of its own in the
// keychain, so that a wrong one never takes the place of a good one.
#pragma once

#include "core/domain/context.h"
#include "ui/dialogs/checks.h"
#include "ui/shell/console.h"

#include <QDialog>

#include <optional>
#include <vector>

class QButtonGroup;
class QComboBox;
class QPushButton;
class QStackedWidget;

namespace preamar::ui {

class Field;
class MarksForm;
class PlainLabel;

class ContextDialog final : public QDialog
{
    Q_OBJECT
public:
    // With `existing` its marks, addresses and secrets are changed; its name and kind stay.
    ContextDialog(Console &console, std::optional<ContextConfig> existing, QWidget *parent);
    ~ContextDialog() override;

Q_SIGNALS:
    void saved(const QString &name, bool isNew);

private:
    enum Step { Server, Access, Metrics, Marks, StepCount };

    void buildHead(const QString &title);
    QWidget *buildServer();
    QWidget *buildAccess();
    QWidget *buildMetrics();
    QWidget *buildMarks();
    void buildButtons();
    Field *addField(QWidget *page, const QString &label, const QString &expects, const char *name);
    void fill(const ContextConfig &config);

    // Takes credentials and the environment out of a pasted address.
    void readPortainerAddress();
    void readPrometheusAddress();
    void changed();
    void goTo(int step);
    void next();
    void test(bool goesOn);
    void askEnvironments(const ContextConfig &tried, bool goesOn);
    void forgetEnvironments();
    void showEnvironments(const std::vector<FoundEnvironment> &found, bool goesOn);
    void showResult(const ConnectionTest &test, bool goesOn);
    void save();
    void keepSecrets(std::function<void()> then);
    void store();
    void say(const QString &problem);
    void setBusy(bool busy);
    void showButtons();
    [[nodiscard]] std::vector<Field *> fieldsOf(int step) const;
    [[nodiscard]] ContextConfig config(bool forTest) const;
    [[nodiscard]] CheckLine::Rung rungOf(int step) const;

    Console &m_console;
    std::optional<ContextConfig> m_existing;
    QButtonGroup *m_steps;
    QStackedWidget *m_pages;
    CheckList *m_checks;
    PlainLabel *m_problem;
    Field *m_url = nullptr;
    Field *m_name = nullptr;
    Field *m_caFile = nullptr;
    Field *m_environment = nullptr;
    QComboBox *m_environments = nullptr; // what the server told, to choose from
    Field *m_token = nullptr;
    Field *m_tokenFile = nullptr;
    Field *m_prometheus = nullptr;
    Field *m_user = nullptr;
    Field *m_password = nullptr;
    Field *m_prometheusCa = nullptr;
    MarksForm *m_marks = nullptr;
    QPushButton *m_back = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_next = nullptr;
    std::optional<ContextConfig> m_passed; // what the last good test was made with
    bool m_hasTrial = false;               // a secret under test is in the keychain
    bool m_isBusy = false;
    int m_attempt = 0;
    int m_reached = 0;
};

} // namespace preamar::ui
