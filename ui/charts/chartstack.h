// The charts of one service on one time axis: one window, one crosshair, one set of marks. What is seen is drawn from
// what is there at once, and asked for in finer steps a moment later.
#pragma once

#include "core/base/result.h"
#include "ui/charts/chartmodel.h"
#include "ui/charts/charttable.h"

#include <QElapsedTimer>
#include <QTimer>
#include <QWidget>

#include <array>
#include <memory>
#include <vector>

class QButtonGroup;
class QPushButton;
class QTableView;
class QToolButton;

namespace preamar::ui {

class ChartView;
class Console;
class FigureLabel;
class StatePanel;

class ChartStack final : public QWidget
{
    Q_OBJECT
public:
    explicit ChartStack(Console &console, QWidget *parent = nullptr);

    // The service whose charts these are; asks anew where it is another one, or a minute has passed.
    void setReport(const WorkloadReport &report, Timestamp now);
    // Changes of replicas, and stretches in which nothing may be changed.
    void setMarks(std::vector<ChartMark> marks);
    void setFreezes(std::vector<ChartSpan> freezes);
    // Both thresholds as they would be: drawn, and may be moved. Without: those in force, which nothing moves.
    struct Thresholds
    {
        double up = 0.0; // shares of the limit
        double down = 0.0;

        friend bool operator==(const Thresholds &, const Thresholds &) = default;
    };
    void setEdited(std::optional<Thresholds> thresholds);
    // So much before now, and the forecast; follows now from then on.
    void setRange(Millis back);
    // Brings a time into view, with what was before and after it.
    void showTime(Timestamp at);
    void setWindow(TimeRange window);
    [[nodiscard]] TimeRange window() const { return m_window; }
    [[nodiscard]] bool isFollowing() const { return m_isFollowing; }
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] QString description() const;
    [[nodiscard]] ChartTable table() const;
    [[nodiscard]] ChartView *view(std::size_t lane) const { return m_lanes.at(lane).view; }
    [[nodiscard]] std::size_t laneCount() const { return m_lanes.size(); }
    [[nodiscard]] StatePanel *panel() const { return m_panel; }

    bool savePicture(const QString &file) const;
    bool saveTable(const QString &file, CsvKind kind) const;

protected:
    void resizeEvent(QResizeEvent *event) override;

Q_SIGNALS:
    void said(const QString &text); // what was saved, or why it could not be
    // A threshold was moved to this share of the limit.
    void thresholdMoved(bool isUpper, double share);

private:
    struct Lane
    {
        MetricId metric;
        bool isSteps = false;
        FigureLabel *title = nullptr;
        FigureLabel *readOut = nullptr;
        ChartView *view = nullptr;
        ChartSeries series{};
        bool isThere = false;
    };
    QWidget *buildTools();
    QWidget *buildLanes();
    void follow();
    void load(TimeRange range);
    void take(std::size_t lane, const Result<ChartSeries> &series);
    void takeReady(const ChartSeries &series);
    void render();
    void renderLane(Lane &lane);
    void showReadOuts();
    void showEmpty();
    void toggleTable(bool on);
    void askPicture();
    void askTable(CsvKind kind);
    [[nodiscard]] QString title(const Lane &lane) const;
    [[nodiscard]] std::optional<double> eachOf(const Lane &lane) const;
    [[nodiscard]] ChartSteps limitOf(const Lane &lane, double threshold) const;
    void moveThreshold(bool isUpper, double share);
    void drag(const Lane &lane, bool isUpper, double value, Timestamp at);
    [[nodiscard]] bool isFineEnough() const;

    Console &m_console;
    std::vector<Lane> m_lanes;
    WorkloadReport m_report;
    Timestamp m_now{};
    TimeRange m_window;
    TimeRange m_loaded;
    Timestamp m_loadedAt{};
    Millis m_back{};
    bool m_isFollowing = true;
    int m_asked = 0;
    int m_waiting = 0;
    std::optional<Error> m_error;
    std::vector<std::pair<Timestamp, double>> m_ready;
    std::vector<ChartMark> m_marks;
    std::vector<ChartSpan> m_freezes;
    std::optional<Thresholds> m_edited;
    QTimer m_reload;
    QElapsedTimer m_sinceLoad;
    StatePanel *m_panel;
    QButtonGroup *m_ranges;
    QPushButton *m_live;
    QToolButton *m_menu;
    QAction *m_tableAction = nullptr;
    QTableView *m_table;
    ChartTableModel *m_tableModel;
};

} // namespace preamar::ui
