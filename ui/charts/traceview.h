// A small painted chart of lines over time, with a band, marks and a value axis that may go below zero: back-tests,
// parts of a series, residuals. What is pointed at is read out at a fixed place; gaps stay gaps.
#pragma once

#include "core/base/time.h"
#include "core/domain/metric.h"
#include "ui/style/tokens.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace preamar::ui {

struct TraceModel
{
    struct Line
    {
        QString name;
        std::vector<double> values; // one per row; NaN is a gap
        style::Token token = style::Token::History;
        bool dashed = false;
    };
    struct Mark
    {
        Timestamp at{};
        QString name;
    };
    Timestamp from{};
    Millis step{};
    Unit unit = Unit::Count;
    std::vector<Line> lines; // the first one is the most important
    std::vector<double> low; // of the band, as long as the lines; empty: none
    std::vector<double> high;
    QString bandName;
    std::vector<Mark> marks;
    bool fromZero = false; // the axis begins at zero

    [[nodiscard]] std::size_t rows() const { return lines.empty() ? 0 : lines.front().values.size(); }
    [[nodiscard]] Timestamp timeAt(std::size_t row) const { return from + step * static_cast<std::int64_t>(row); }
    // "14:05 · measured 1,20 · forecast 1,10 (0,90–1,30)"
    [[nodiscard]] QString readOut(std::size_t row) const;
};

class TraceView final : public QWidget
{
    Q_OBJECT
public:
    TraceView(const QString &title, int height, QWidget *parent = nullptr);

    void setModel(TraceModel model);
    [[nodiscard]] const TraceModel &model() const { return m_model; }
    // Shown at the right of the title where nothing is pointed at.
    void setSummary(const QString &summary);
    void setTimeAxis(bool shown);
    // Takes more height where there is some.
    void setStretching();
    // What the labels of the value axis take.
    [[nodiscard]] int labelRoom() const;
    // One below the other with the same times: their plots begin at the same place.
    friend void alignPlots(const std::vector<TraceView *> &views);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double xOf(std::size_t row) const;
    [[nodiscard]] double yOf(double value) const;
    void findRange();
    [[nodiscard]] QString tickText(double tick) const;
    [[nodiscard]] bool headHasTwoLines() const; // the summary does not fit beside the title
    void paintAxes(QPainter &painter) const;
    void paintBand(QPainter &painter) const;
    void paintLines(QPainter &painter) const;
    void paintMarks(QPainter &painter) const;
    void point(std::optional<std::size_t> row);

    QString m_title;
    QString m_summary;
    int m_height;
    bool m_timeAxis = true;
    TraceModel m_model;
    double m_low = 0.0;
    double m_high = 1.0;
    std::vector<double> m_ticks;
    int m_left = 0; // room of the labels at the least
    std::optional<std::size_t> m_pointed;
};

void alignPlots(const std::vector<TraceView *> &views);

} // namespace preamar::ui
