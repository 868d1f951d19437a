// A replay over time: what was needed, what was ready, and the stretches in which it was not enough.
#pragma once

#include "core/engine/simulation.h"

#include <QWidget>

namespace preamar::ui {

class ReplayChart final : public QWidget
{
    Q_OBJECT
public:
    explicit ReplayChart(QWidget *parent = nullptr);

    // In replicas: demand is divided by the share that a replica may be used at.
    void setTimeline(const replay::Study &study, const std::vector<replay::StudyBucket> &timeline);
    void clear();
    [[nodiscard]] int overloadedStretches() const { return m_stretches; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<replay::StudyBucket> m_buckets;
    double m_share = 0.8;
    Timestamp m_from{};
    Timestamp m_to{};
    double m_top = 1.0;
    int m_stretches = 0;
};

} // namespace preamar::ui
