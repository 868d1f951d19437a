#include "ui/charts/forecastchart.h"

#include "ui/charts/chartview.h"
#include "ui/shell/console.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/statepanel.h"

#include <QHBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

ForecastChart::ForecastChart(Size size, QWidget *parent)
    : QWidget(parent), m_title(new FigureLabel(TextRole::Section, true, this)),
      m_coverage(new FigureLabel(TextRole::Caption, false, this)), m_readOut(new FigureLabel(TextRole::Body, false, this)), m_view(new ChartView(this))
{
    m_panel = new StatePanel(m_view, StatePanel::Size::Small, this);
    m_panel->setMinimumHeight(size == Size::Small ? kChartHeightSmall : kChartHeight);
    m_title->setFont(textFont(size == Size::Small ? TextRole::Body : TextRole::Section, true));
    m_readOut->setMuted();
    m_readOut->setObjectName(u"readOut"_s);
    m_readOut->setYielding(true);
    m_title->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);

    m_coverage->setObjectName(u"coverage"_s);
    m_coverage->setSizePolicy(QSizePolicy::Minimum, QSizePolicy::Fixed);
    m_coverage->hide();

    auto *top = new QHBoxLayout;
    tighten(top, kSpaceM);
    m_readOut->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    top->addWidget(m_title);
    top->addWidget(m_coverage);
    top->addWidget(m_readOut, 1);
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceXs);
    column->addLayout(top);
    column->addWidget(m_panel, 1);
    connect(m_view, &ChartView::pointedChanged, this, &ForecastChart::showReadOut);
}

void ForecastChart::setTitle(const QString &title)
{
    m_title->setPlain(title);
    m_view->setAccessibleName(title);
}

void ForecastChart::load(Console &console, const ChartRequest &request, const ChartFrame &frame)
{
    m_waiting = true;
    m_loadedFor = frame.now;
    m_sinceLoad.start();
    const int asked = ++m_asked;
    console.chart(request, this, [this, asked, frame](const Result<ChartSeries> &series) {
        if (asked == m_asked) // an answer that was overtaken by a newer question is not shown
            setSeries(series, frame);
    });
}

void ForecastChart::keepFresh(Console &console, const ChartRequest &request, const ChartFrame &frame)
{
    constexpr qint64 kLeastMs = 5000;
    // A sum of many moves on in steps of five minutes (core/engine/chartbuilder.cpp) and costs a read for each.
    const Millis period{request.workloads.size() == 1 ? 60'000 : 300'000};
    const bool rested = !m_sinceLoad.isValid() || m_sinceLoad.elapsed() >= kLeastMs;
    if (!m_waiting && rested && frame.now - m_loadedFor >= period)
        load(console, request, frame);
}

void ForecastChart::setSeries(const Result<ChartSeries> &series, const ChartFrame &frame)
{
    m_waiting = false;
    m_coverage->hide();
    if (!series) {
        m_readOut->setPlain({});
        m_panel->setError(words::error(series.error()));
        return;
    }
    const ChartModel model = makeChartModel(*series, frame);
    if (model.isEmpty()) {
        m_readOut->setPlain({});
        m_panel->setEmpty(tr("No data for this chart yet"),
                          tr("The first points appear after the first measurements."));
        return;
    }
    m_view->setModel(model);
    const QString note = coverageNote(series->coverage);
    m_coverage->setPlain(coverageText(series->coverage));
    // A few without a limit are usual; a sum of which much is missing is not.
    constexpr double kMuch = 0.8;
    const auto &part = series->coverage;
    if (static_cast<double>(part.summed) < kMuch * static_cast<double>(part.asked))
        m_coverage->setTone(Tone::Warn);
    else
        m_coverage->setMuted();
    m_coverage->setToolTip(words::toolTip(note));
    m_coverage->setVisible(!note.isEmpty());
    m_view->setAccessibleDescription(note.isEmpty() ? model.summary() : model.summary() + u". "_s + note);
    m_panel->setReady();
    showReadOut();
}

bool ForecastChart::isSettled() const
{
    return !m_waiting && m_panel->state() != StatePanel::State::Loading;
}

QString ForecastChart::description() const
{
    return m_panel->state() == StatePanel::State::Ready ? m_view->model().summary() : m_panel->message();
}

void ForecastChart::showReadOut()
{
    const auto at = m_view->pointed();
    if (at)
        m_readOut->setPlain(m_view->model().readOut(*at));
    else
        m_readOut->setPlain(m_view->model().summary(), m_view->model().shorterSummaries());
}

} // namespace preamar::ui
