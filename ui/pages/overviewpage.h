// At a glance: state, services, actions, last run; the demand of the next two hours, of all or of a part; what waits
// for a person; what changed, and who changed it.
#pragma once

#include "core/engine/lookups.h"
#include "ui/shell/page.h"

#include <vector>

class QComboBox;
class QHBoxLayout;
class QListView;
class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class Card;
class Chip;
class FigureLabel;
class FindingsList;
class ForecastChart;
class HappeningsModel;
class LinkCard;
class PlainLabel;
class ProposalCard;

class OverviewPage final : public Page
{
    Q_OBJECT
public:
    OverviewPage(Console &console, Navigator &navigator, QWidget *parent);

    void tick(const LiveTime &time) override;
    [[nodiscard]] bool isSettled() const override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    void resizeEvent(QResizeEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    // One card of the first row: a caption, a figure or word, and a line below it.
    struct StateCard
    {
        LinkCard *card = nullptr;
        FigureLabel *figure = nullptr;
        Chip *chip = nullptr;
        FigureLabel *note = nullptr;
        QHBoxLayout *middle = nullptr; // of figure and chip
    };
    StateCard addStateCard(QWidget *row, const QString &title, const QString &shortTitle, const QString &icon,
                           const char *name);
    QWidget *buildCards();
    QWidget *buildCharts();
    QWidget *buildQueue();
    QWidget *buildChanges();
    void buildScope();
    void showScope(const Snapshot &snapshot);
    [[nodiscard]] std::vector<WorkloadRef> scoped(const Snapshot &snapshot) const;
    void readChanges(const Snapshot &snapshot);
    void showChanges();
    void showData(const Snapshot &snapshot);
    void showCards(const Snapshot &snapshot, const LiveTime &time);
    void showQueue(const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time);
    void loadCharts(const Snapshot &snapshot, const LiveTime &time, bool force);

    StateCard m_status;
    StateCard m_services;
    StateCard m_actions;
    StateCard m_lastRun;
    ForecastChart *m_cpu;
    ForecastChart *m_memory;
    Card *m_queue;
    Card *m_changesCard;
    PlainLabel *m_changesNote;
    PlainLabel *m_changesEmpty;
    QListView *m_changesList;
    HappeningsModel *m_happenings;
    std::vector<SeenChange> m_changes;
    std::vector<AuditRecord> m_log;
    std::optional<Timestamp> m_lookedAt; // when this page was last looked at, before now
    int m_reading = 0;
    int m_asked = 0;
    QComboBox *m_scope;
    Chip *m_data;
    QVBoxLayout *m_queueList;
    PlainLabel *m_queueEmpty;
    QPushButton *m_allButton;
    struct Waiting
    {
        ProposalCard *card = nullptr;
        QPushButton *why = nullptr;
        QHBoxLayout *row = nullptr;
    };
    std::vector<Waiting> m_cards;
    FindingsList *m_findings;
    std::int64_t m_cycle = -1;
    std::int64_t m_logSeen = -1;
};

} // namespace preamar::ui
