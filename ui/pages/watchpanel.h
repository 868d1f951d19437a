// What the watchdog sees of a service: its findings of the last hour, and how much of its past is known to compare with.
#pragma once

#include "ui/pages/servicepanels.h"

namespace preamar::ui {

class WatchPanel final : public FactsPanel
{
    Q_OBJECT
public:
    explicit WatchPanel(QWidget *parent);
    // Hidden where nothing is watched: no autoscaler, no finding, no baseline looked at.
    void show(const WorkloadReport &report, const Snapshot &snapshot, Timestamp now);

private:
    Chip *m_state;
};

} // namespace preamar::ui
