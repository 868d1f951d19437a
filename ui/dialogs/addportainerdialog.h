// Connects a Docker Swarm environment of a Portainer server: nothing is stored before a live test has passed.
#pragma once

#include "core/domain/context.h"
#include "ui/shell/console.h"
#include "ui/style/tokens.h"

#include <QDialog>

class QCheckBox;
class QFormLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace preamar::ui {

class PlainLabel;

class AddPortainerDialog final : public QDialog
{
    Q_OBJECT
public:
    AddPortainerDialog(Console &console, QWidget *parent);

Q_SIGNALS:
    void connected(const QString &name);

private:
    QLineEdit *addField(QFormLayout *form, const QString &label, const char *name, const QString &hint = {});
    void buildForm();
    void buildResult();
    void buildButtons();
    void changed();
    // What is missing or malformed, or empty.
    [[nodiscard]] QString problem() const;
    [[nodiscard]] ContextConfig config() const;
    // Keeps the token where it belongs, then goes on.
    void withToken(std::function<void()> then);
    void test();
    void showHealth(const ContextHealth &health);
    void showError(const QString &text);
    void addLine(style::Tone tone, const char *icon, const QString &text);
    void clearLines();
    void setBusy(bool busy, const QString &what = {});
    void store();

    Console &m_console;
    QLineEdit *m_name;
    QLineEdit *m_url;
    QSpinBox *m_environment;
    QLineEdit *m_token;
    QLineEdit *m_tokenFile;
    QLineEdit *m_prometheus;
    QLineEdit *m_caFile;
    QCheckBox *m_protected;
    QCheckBox *m_readOnly;
    QWidget *m_result;
    QVBoxLayout *m_lines;
    PlainLabel *m_hint;
    QPushButton *m_test;
    QPushButton *m_connect;
    bool m_hasPassed = false;
    bool m_isBusy = false;
    int m_attempt = 0;
};

} // namespace preamar::ui
