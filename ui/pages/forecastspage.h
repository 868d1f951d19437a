// How far each service can be foreseen: verdict, accuracy and coverage of all series, worst first; beside them one
// series in full.
#pragma once

#include "core/engine/modelreads.h"
#include "ui/shell/page.h"

#include <optional>

class QTableView;

namespace preamar::ui {

class PlainLabel;
class SeriesModels;
class StandingModel;

class ForecastsPage final : public Page
{
    Q_OBJECT
public:
    ForecastsPage(Console &console, Navigator &navigator, QWidget *parent);

    [[nodiscard]] bool isSettled() const override;
    // A workload, or a series ("workload#metric").
    void focusOn(const QString &what) override;

protected:
    void present(const std::shared_ptr<const Snapshot> &snapshot) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *buildSummary();
    QWidget *buildList();
    void loadBoard();
    void showBoard(const Result<ModelBoard> &board);
    void showSummary();

    StandingModel *m_standings;
    SeriesModels *m_detail;
    PlainLabel *m_sentence;
    PlainLabel *m_figures;
    PlainLabel *m_work;
    QTableView *m_list;
    std::optional<SeriesKey> m_selected;
    std::optional<QString> m_wanted;
    std::int64_t m_cycle = -1;
    bool m_boardWaits = false;
};

} // namespace preamar::ui
