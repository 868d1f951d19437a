// One service: the sentence first, the charts as its proof, the figures beside them; its policy, and what happened.
#pragma once

#include "core/engine/lookups.h"
#include "ui/shell/page.h"

#include <QElapsedTimer>

class QListView;
class QPushButton;

namespace preamar::ui {

class Card;
class ChartStack;
class Chip;
class DecisionPanel;
class ForecastPanel;
class HappeningsModel;
class IconLabel;
class NowPanel;
class PlainLabel;
class OwnerPanel;
class PolicyPanel;
class WatchPanel;

class ServicePage final : public Page
{
    Q_OBJECT
public:
    ServicePage(Console &console, Navigator &navigator, QWidget *parent);

    // The text of a workload; "@<ms>" behind it brings that time into view.
    void focusOn(const QString &what) override;
    void tick(const LiveTime &time) override;
    [[nodiscard]] bool isSettled() const override;
    [[nodiscard]] QString sentence() const;
    [[nodiscard]] const WorkloadRef &service() const { return m_ref; }

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void buildHead();
    QWidget *buildSide();
    QWidget *buildHistory();
    void choose(const Snapshot &snapshot);
    void showHead(const Snapshot &snapshot, const WorkloadReport &report, const LiveTime &time);
    void readPast(const Snapshot &snapshot);
    void showPast(const Snapshot &snapshot);
    void togglePause();
    [[nodiscard]] const Pause *pauseHere(const Snapshot &snapshot) const;

    WorkloadRef m_ref;
    bool m_isChosen = false;
    PlainLabel *m_title;
    PlainLabel *m_place;
    Chip *m_verdict;
    Chip *m_protected;
    QPushButton *m_pause;
    QPushButton *m_toProposal;
    Card *m_sentenceCard;
    IconLabel *m_sign;
    PlainLabel *m_sentence;
    PlainLabel *m_risk;
    PlainLabel *m_data;
    ChartStack *m_charts;
    QWidget *m_side;
    NowPanel *m_now;
    WatchPanel *m_watch;
    ForecastPanel *m_forecast;
    DecisionPanel *m_decision;
    OwnerPanel *m_owner;
    PolicyPanel *m_policy;
    QListView *m_history;
    PlainLabel *m_historyEmpty;
    HappeningsModel *m_happenings;
    std::vector<SeenChange> m_changes;
    std::vector<AuditRecord> m_log;
    std::int64_t m_cycle = -1;
    int m_reading = 0;
    int m_asked = 0;
    std::optional<Timestamp> m_showTime;
};

} // namespace preamar::ui
