// Changes a connected Kubernetes cluster: its kubeconfig and context, what it is consented to, where its metrics come
// from, its namespaces and its marks. What decides how it is reached is tested before it is stored.
#pragma once

#include "core/domain/context.h"
#include "core/engine/connect.h"
#include "ui/shell/console.h"

#include <QDialog>

#include <optional>
#include <vector>

class QButtonGroup;
class QComboBox;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace preamar::ui {

class CheckList;
class ClusterOptions;
class ClusterRow;
class Field;
class MarksForm;
class PlainLabel;
class StatePanel;

class ClusterDialog final : public QDialog
{
    Q_OBJECT
public:
    ClusterDialog(Console &console, const ContextConfig &existing, QWidget *parent);
    ~ClusterDialog() override;

Q_SIGNALS:
    void saved(const QString &name);

private:
    enum Page { Access, Metrics, Marks };

    QWidget *buildHead();
    QWidget *buildAccess();
    QWidget *buildResult();
    QWidget *buildButtons();
    void show(Page page);
    void read();
    void showFound(const Result<std::vector<FoundContext>> &found);
    void choose(int index);
    void dropRow();
    void changed();
    void test(bool saves);
    void save();
    void store(const ContextConfig &config);
    void say(const QString &problem);
    void setBusy(bool busy);
    // Do all entries have what they need? The first that has not is shown and focused.
    bool validate();
    // As it is kept by now, which may be changed since this was opened.
    [[nodiscard]] ContextConfig present() const;
    // What was changed here on top of that; nothing where the kubeconfig does not have its context.
    [[nodiscard]] std::optional<ContextConfig> config() const;
    // Is it reached as it was, so that no test is due?
    [[nodiscard]] bool isTested(const ContextConfig &config) const;

    Console &m_console;
    ContextConfig m_existing;
    QButtonGroup *m_steps;
    QStackedWidget *m_pages;
    CheckList *m_checks;
    Field *m_file = nullptr;
    QComboBox *m_context = nullptr;
    StatePanel *m_panel = nullptr;
    QVBoxLayout *m_place = nullptr; // of the row
    ClusterRow *m_row = nullptr;
    ClusterOptions *m_options = nullptr;
    MarksForm *m_marks = nullptr;
    PlainLabel *m_problem = nullptr;
    QPushButton *m_test = nullptr;
    QPushButton *m_save = nullptr;
    std::vector<FoundContext> m_found;
    QString m_readFrom;
    std::optional<ContextConfig> m_passed;
    int m_reading = 0;
    int m_attempt = 0;
};

} // namespace preamar::ui
