// The policy of a service: what holds now; and a form to change it, with what the change does said before it is saved,
// and a way back after.
#pragma once

#include "ui/pages/servicepanels.h"

#include <map>

class QComboBox;
class QPushButton;
class QStackedWidget;

namespace preamar::ui {

class Console;
class Field;
class Navigator;

class PolicyPanel final : public FactsPanel
{
    Q_OBJECT
public:
    PolicyPanel(Console &console, Navigator &navigator, QWidget *parent);

    void show(const WorkloadReport &report);
    // Puts the form away; what was typed is dropped.
    void leave();
    [[nodiscard]] bool isEditing() const;
    [[nodiscard]] QString preview() const;
    // As if it were typed; while the form is open.
    void setThreshold(bool isUpper, double share);

Q_SIGNALS:
    // The thresholds that stand in the open form, as far as they can be read.
    void thresholdsTyped(double up, double down);
    void left();

private:
    using Values = std::map<std::string, std::string>; // policy keys, as the command takes them

    void buildForm();
    void edit();
    void showPreview();
    void save();
    void undo();
    void send(const Values &values, const std::function<void()> &done);
    [[nodiscard]] Values typed() const;
    [[nodiscard]] Values changed() const; // what was typed and is not so already
    [[nodiscard]] QString problemOf(const Values &values) const;

    Console &m_console;
    Navigator &m_navigator;
    WorkloadReport m_report;
    Values m_before; // of the last change, for the way back
    WorkloadRef m_changedRef;
    QWidget *m_form;
    Field *m_min;
    Field *m_max;
    Field *m_up;
    Field *m_down;
    Field *m_caution;
    QComboBox *m_mode;
    PlainLabel *m_preview;
    PlainLabel *m_problem;
    QPushButton *m_edit;
    QPushButton *m_undo;
    QPushButton *m_save;
    bool m_isSending = false;
};

} // namespace preamar::ui
