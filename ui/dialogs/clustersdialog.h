// Adds Kubernetes clusters by choosing contexts of a kubeconfig: many at once, each tested, each with its cause where it
// fails. The kubeconfig is referred to, never copied and never written.
#pragma once

#include "core/domain/context.h"
#include "core/engine/connect.h"
#include "ui/dialogs/clusterrow.h"
#include "ui/shell/console.h"

#include <QDialog>
#include <QStringList>

#include <vector>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace preamar::ui {

class ClusterOptions;
class Field;
class PlainLabel;
class StatePanel;

class ClustersDialog final : public QDialog
{
    Q_OBJECT
public:
    ClustersDialog(Console &console, QWidget *parent);
    ~ClustersDialog() override;

    void reject() override;

Q_SIGNALS:
    // Names of what was connected.
    void saved(const QStringList &names);

protected:
    // Files and folders dropped on the dialog are read as kubeconfigs.
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *buildFile();
    QWidget *buildList();
    QWidget *buildCommon();
    void buildButtons();
    void takeFolders();
    void read();
    void showFound(const Result<std::vector<FoundContext>> &found);
    void dropRows();
    void filter();
    void changed();
    void goOn();
    void test();
    void testNext();
    void store(std::size_t index);
    void finish();
    [[nodiscard]] std::vector<ClusterRow *> chosen(ClusterRow::State state) const;
    [[nodiscard]] ContextConfig configOf(const ClusterRow &row) const;
    [[nodiscard]] QString freeName(const std::string &context) const;

    Console &m_console;
    Field *m_file = nullptr;
    QPushButton *m_folder = nullptr;
    PlainLabel *m_skipped = nullptr;
    QString m_readFrom; // the kubeconfig whose contexts stand here
    QLineEdit *m_filter = nullptr;
    QVBoxLayout *m_list = nullptr;
    QScrollArea *m_area = nullptr;
    StatePanel *m_panel = nullptr;
    ClusterOptions *m_options = nullptr;
    QCheckBox *m_protected = nullptr;
    QCheckBox *m_readOnly = nullptr;
    QWidget *m_common = nullptr;
    QPushButton *m_next = nullptr;
    std::vector<ClusterRow *> m_rows;
    std::vector<ClusterRow *> m_waiting; // to be tested
    std::vector<ClusterRow *> m_storing;
    QStringList m_stored;
    int m_testing = 0;
    int m_reading = 0;
};

} // namespace preamar::ui
