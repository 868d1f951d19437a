// A chart of history, forecast and band with its title, its fixed read-out and its four states.
#pragma once

#include "core/base/result.h"
#include "ui/charts/chartmodel.h"

#include <QElapsedTimer>
#include <QWidget>

namespace preamar::ui {

class ChartView;
class Console;
class FigureLabel;
class StatePanel;

class ForecastChart final : public QWidget
{
    Q_OBJECT
public:
    enum class Size { Normal, Small };

    explicit ForecastChart(Size size, QWidget *parent = nullptr);

    void setTitle(const QString &title);
    // Asks the console and shows what comes; the frame's `now` decides what is past.
    void load(Console &console, const ChartRequest &request, const ChartFrame &frame);
    // The same, at most every few seconds and only where a minute of watched time has passed.
    void keepFresh(Console &console, const ChartRequest &request, const ChartFrame &frame);
    void setSeries(const Result<ChartSeries> &series, const ChartFrame &frame);
    // No answer is awaited, and there is something (a chart, or why there is none).
    [[nodiscard]] bool isSettled() const;
    [[nodiscard]] StatePanel *panel() const { return m_panel; }
    [[nodiscard]] QString description() const;
    [[nodiscard]] ChartView *view() const { return m_view; }

private:
    void showReadOut();

    FigureLabel *m_title;
    FigureLabel *m_coverage; // where a sum is not of all
    FigureLabel *m_readOut;
    ChartView *m_view;
    StatePanel *m_panel;
    int m_asked = 0;
    Timestamp m_loadedFor{};
    QElapsedTimer m_sinceLoad;
    bool m_waiting = false;
};

} // namespace preamar::ui
