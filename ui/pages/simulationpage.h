// What each policy would have done on the own history, and what it would have cost; the knob on its frontier; the
// advice.
#pragma once

#include "core/engine/simulation.h"
#include "ui/shell/page.h"

#include <memory>
#include <vector>

class QComboBox;
class QGridLayout;
class QLabel;
class QProgressBar;
class QPushButton;
class QTableView;
class QTimer;
class QVBoxLayout;

namespace preamar::ui {

class Card;
class FrontierChart;
class IconLabel;
class PlainLabel;
class ReplayChart;
class SimulationModel;

class SimulationPage final : public Page
{
    Q_OBJECT
public:
    SimulationPage(Console &console, Navigator &navigator, QWidget *parent);
    ~SimulationPage() override;

    // A workload's id: the service is chosen and played.
    void focusOn(const QString &workload) override;
    [[nodiscard]] bool isSettled() const override;
    // What "use this policy" would set for a policy as it is written; empty where it is for comparison only.
    [[nodiscard]] static Json policyKeys(const std::string &policy);

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    void showEvent(QShowEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void placeInputs(int perLine);
    void fitColumns();
    QWidget *buildInputs();
    QWidget *buildAdvice();
    QWidget *buildTable();
    QComboBox *addChoice(QWidget *row, const QString &title, const char *name);
    void fillServices(const Snapshot &snapshot);
    [[nodiscard]] SimulationQuery query() const;
    void play();
    void stop();
    void finish(const Result<SimulationAnswer> &answer);
    void show(const SimulationAnswer &answer);
    void showAdvice(const SimulationAnswer &answer);
    [[nodiscard]] static QString testOf(const replay::Verdict &verdict);
    void showRow();
    void knobMoved(int index);
    void use();
    [[nodiscard]] const std::string *chosenPolicy() const;

    std::vector<std::vector<WorkloadRef>> m_targets; // of the entries of m_service
    QComboBox *m_service;
    QComboBox *m_period;
    QComboBox *m_startup;
    QComboBox *m_approval;
    QComboBox *m_lag;
    std::vector<QVBoxLayout *> m_choices; // of the inputs, in order
    QGridLayout *m_inputs = nullptr;
    int m_inputsPerLine = 0;
    QPushButton *m_play;
    QProgressBar *m_progress;
    QTimer *m_poll;
    IconLabel *m_adviceIcon;
    PlainLabel *m_advice;
    PlainLabel *m_conditions;
    SimulationModel *m_model;
    QTableView *m_table;
    FrontierChart *m_frontier;
    PlainLabel *m_knob;
    QPushButton *m_use;
    PlainLabel *m_timelineTitle;
    ReplayChart *m_timeline;
    StatePanel *m_results;
    std::shared_ptr<SimulationControl> m_control; // of what is being played
    std::vector<SimulationAnswer> m_kept;         // newest last
    std::string m_knobPolicy;                     // where the knob was moved last, else empty
    int m_run = 0;
    int m_work = 0; // the same, among the works
    bool m_waits = false; // to be played once it is seen
};

} // namespace preamar::ui
