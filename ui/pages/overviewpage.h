// At a glance: state, services, actions, last run; the demand of the next two hours; what waits for a person.
#pragma once

#include "ui/shell/page.h"

#include <vector>

class QPushButton;
class QVBoxLayout;

namespace preamar::ui {

class Card;
class Chip;
class FigureLabel;
class ForecastChart;
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

private:
    // One card of the first row: a caption, a figure or word, and a line below it.
    struct StateCard
    {
        Card *card = nullptr;
        FigureLabel *figure = nullptr;
        Chip *chip = nullptr;
        FigureLabel *note = nullptr;
    };
    StateCard addStateCard(QWidget *row, const QString &title, const QString &icon, const char *name);
    QWidget *buildCards();
    QWidget *buildCharts();
    QWidget *buildQueue();
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
    QVBoxLayout *m_queueList;
    PlainLabel *m_queueEmpty;
    QPushButton *m_allButton;
    std::vector<ProposalCard *> m_cards;
    std::int64_t m_cycle = -1;
};

} // namespace preamar::ui
