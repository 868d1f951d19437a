// Qt Charts, tamed: it draws the series; axes, grid, lines and labels are ours. Without OpenGL, animations, rubber band
// and the mouse handling that crashes at 6.4 (console.md 4.4).
#pragma once

#include "ui/charts/chartmodel.h"

#include <QChartView>

#include <optional>

class QValueAxis;

namespace preamar::ui {

class ChartOverlay;

class ChartView final : public QChartView
{
    Q_OBJECT
public:
    explicit ChartView(QWidget *parent = nullptr);

    void setModel(const ChartModel &model);
    [[nodiscard]] const ChartModel &model() const { return m_model; }
    [[nodiscard]] std::optional<Timestamp> pointed() const { return m_pointed; }

Q_SIGNALS:
    void pointedChanged();

protected:
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void rebuild();
    void placePlot();
    void point(std::optional<Timestamp> at);
    void addLine(const std::vector<QPointF> &points, const QPen &pen);
    void addBand(const ChartModel::Band &band, const QColor &color);

    ChartModel m_model;
    QValueAxis *m_x;
    QValueAxis *m_y;
    ChartOverlay *m_back;
    ChartOverlay *m_front;
    std::optional<Timestamp> m_pointed;
};

} // namespace preamar::ui
