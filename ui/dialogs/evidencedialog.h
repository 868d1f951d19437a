// One action as it was decided: the sentence, the forecast in force then beside what really came, the ladder, the plan
// that was signed, and every record that names it.
#pragma once

#include "ui/shell/console.h"

#include <QDialog>

class QVBoxLayout;

namespace preamar::ui {

class ForecastChart;
class StatePanel;

class EvidenceDialog final : public QDialog
{
    Q_OBJECT
public:
    EvidenceDialog(Console &console, const ProposalId &id, QWidget *parent);
    [[nodiscard]] StatePanel *panel() const { return m_panel; }

private:
    void show(const ActionEvidence &evidence);
    void addHead(const ActionEvidence &evidence);
    void addChart(const ActionEvidence &evidence);
    void addLadder(const Plan &plan);
    void addPlan(const ActionEvidence &evidence);
    void addTrail(const ActionEvidence &evidence);

    Console &m_console;
    StatePanel *m_panel;
    QWidget *m_body;
    QVBoxLayout *m_column;
};

} // namespace preamar::ui
