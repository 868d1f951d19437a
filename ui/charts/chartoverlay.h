// What Qt Charts cannot draw well: grid on round ticks, gaps and other stretches, thresholds with labels, marks of
// actions, the line for now, the crosshair.
#pragma once

#include "ui/style/tokens.h"

#include <QGraphicsItem>

#include <vector>

namespace preamar::ui {

class ChartView;

class ChartOverlay final : public QGraphicsItem
{
public:
    enum class Layer { Back, Front };

    ChartOverlay(const ChartView *view, Layer layer, QGraphicsItem *parent);

    [[nodiscard]] QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBack(QPainter &painter, const QRectF &plot) const;
    void paintStretches(QPainter &painter, const QRectF &plot) const;
    void paintLimits(QPainter &painter, const QRectF &plot) const;
    void paintStale(QPainter &painter, const QRectF &plot) const;
    void paintLines(QPainter &painter, const QRectF &plot) const;
    void paintMarks(QPainter &painter, const QRectF &plot) const;
    void paintNow(QPainter &painter, const QRectF &plot) const;
    // At the right end of its line, above it; elsewhere along it where data or a label is there; else at an edge of the
    // plot, but never beyond one of the `lines`, whose label it would seem to be.
    void paintLabel(QPainter &painter, const QString &label, style::Token token, qreal y, const QRectF &plot,
                    const std::vector<qreal> &lines, std::vector<QRectF> &taken) const;
    // Where the time of now is written above the plot; empty where it is not.
    [[nodiscard]] QRectF nowLabelBox(const QRectF &plot) const;
    [[nodiscard]] bool crossesData(const QRectF &box, const QRectF &plot) const;
    [[nodiscard]] qreal xAt(double ms, const QRectF &plot) const;
    [[nodiscard]] qreal yAt(double value, const QRectF &plot) const;

    const ChartView *m_view;
    Layer m_layer;
};

} // namespace preamar::ui
