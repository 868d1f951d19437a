// Who else sets the replicas of a workload, and how: its autoscaler with bounds and targets, other controllers; restarts
// and ends for want of memory, which a count does not mend.
#pragma once

#include "ui/pages/servicepanels.h"

class QPushButton;

namespace preamar::ui {

class OwnerPanel final : public FactsPanel
{
    Q_OBJECT
public:
    explicit OwnerPanel(QWidget *parent);

    // Hidden where there is nothing to say: on Swarm nobody else sets the count.
    void show(const WorkloadReport &report);

private:
    QPushButton *m_copy;
    std::string m_yaml;
};

} // namespace preamar::ui
