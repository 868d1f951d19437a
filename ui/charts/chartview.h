// Qt Charts, tamed: it draws the series; axes, grid, lines and labels are ours. Without OpenGL, animations, rubber band
// and the mouse handling that crashes at 6.4 (console.md 4.4).
#pragma once

#include "ui/charts/chartmodel.h"

#include <QChartView>

#include <optional>

class QAreaSeries;
class QLineSeries;
class QValueAxis;
class QXYSeries;

namespace preamar::ui {

class ChartOverlay;

class ChartView final : public QChartView
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    // Not the scene's size, which follows the view's: a chart that was taller once would keep its room.
    [[nodiscard]] QSize sizeHint() const override { return minimumSizeHint(); }

    void setModel(const ChartModel &model);
    [[nodiscard]] const ChartModel &model() const { return m_model; }
    [[nodiscard]] std::optional<Timestamp> pointed() const { return m_pointed; }
    // The crosshair, from another chart of the same stack.
    void setPointed(std::optional<Timestamp> at);
    // Wheel, drag and keys ask for another window; without it the page scrolls.
    void setNavigable(bool navigable) { m_isNavigable = navigable; }
    // The thresholds may be taken by the mouse, or moved by the arrow keys.
    void setLimitsEditable(bool editable);
    [[nodiscard]] bool areLimitsEditable() const { return m_areLimitsEditable; }
    // Where a threshold is drawn at a place of the plot; for taking it.
    [[nodiscard]] std::optional<qreal> limitY(bool isUpper, qreal x) const;
    [[nodiscard]] int plotWidth() const;
    // In a stack only the last chart names the times, and only the first says when now is.
    void setEdges(bool hasNowLabel, bool hasTimeLabels);
    [[nodiscard]] bool hasNowLabel() const { return m_hasNowLabel; }
    [[nodiscard]] bool hasTimeLabels() const { return m_hasTimeLabels; }

Q_SIGNALS:
    void pointedChanged();
    // The range that a person wants to see.
    void windowWanted(preamar::TimeRange window);
    // Back to now, as at first.
    void liveWanted();
    // A threshold was dragged to this value at that time.
    void limitDragged(bool isUpper, double value, preamar::Timestamp at);
    // … or moved by so many steps with the keys.
    void limitNudged(bool isUpper, int steps);

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void placePlot();
    void place(QXYSeries *series, const QList<QPointF> &points);
    void placeBand(QAreaSeries *area, const ChartModel::Band &band);
    void paintSeries();
    [[nodiscard]] Timestamp timeAt(qreal x) const;
    [[nodiscard]] std::optional<bool> limitNear(QPointF at) const;
    void dragLimit(QPointF to);
    void zoom(Timestamp around, double factor);
    void pan(double share);

    ChartModel m_model;
    QValueAxis *m_x;
    QValueAxis *m_y;
    // Made once and refilled: making series anew costs more than all that is drawn.
    QAreaSeries *m_band95;
    QAreaSeries *m_band80;
    QLineSeries *m_history;
    QLineSeries *m_forecast;
    ChartOverlay *m_back;
    ChartOverlay *m_front;
    std::optional<Timestamp> m_pointed;
    bool m_isNavigable = false;
    bool m_hasNowLabel = true;
    bool m_hasTimeLabels = true;
    std::optional<qreal> m_dragFrom;
    bool m_areLimitsEditable = false;
    std::optional<bool> m_draggedLimit; // the upper one
};

} // namespace preamar::ui
