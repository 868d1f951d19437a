#include "ui/pages/forecastspage.h"

#include "ui/delegates/tabledelegate.h"
#include "ui/models/forecastmodels.h"
#include "ui/pages/plaintable.h"
#include "ui/pages/seriesmodels.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QResizeEvent>
#include <QScrollArea>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr style::TextLength kListLeast{396}; // without the band's column
constexpr style::TextLength kListMost{640};
constexpr int kListShare = 40; // percent of the content

} // namespace

ForecastsPage::ForecastsPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Forecasts"), Scroll::OwnViews, parent), m_standings(new StandingModel(this)),
      m_detail(new SeriesModels(console, content()))
{
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceM);
    column->addWidget(buildSummary());
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceL);
    row->addWidget(buildList());
    // Its verdict is never crushed by the charts below it: where the window is low, or text large, it scrolls.
    auto *area = new QScrollArea(content());
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    area->viewport()->setAutoFillBackground(false);
    area->setWidget(m_detail);
    row->addWidget(area, 1);
    column->addLayout(row, 1);
    connect(m_detail, &SeriesModels::ordered, this, &ForecastsPage::loadBoard);
}

QWidget *ForecastsPage::buildSummary()
{
    auto *card = new Card(content());
    m_sentence = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, card);
    m_sentence->setObjectName(u"forecastSentence"_s);
    m_figures = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    m_work = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, card);
    m_work->setMuted();
    m_work->setObjectName(u"modelWork"_s);
    card->column()->setSpacing(kSpaceXs);
    card->column()->addWidget(m_sentence);
    card->column()->addWidget(m_figures);
    card->column()->addWidget(m_work);
    return card;
}

QWidget *ForecastsPage::buildList()
{
    m_list = makeTable(m_standings, tr("Services"), "standingTable", content());
    m_list->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const SeriesStanding *s = m_standings->standing(index.row());
            if (s != nullptr && index.column() == StandingModel::TrustColumn)
                look.chip = trustVerdict(s->trust);
            look.isStrong = index.column() == StandingModel::Service;
            look.isMuted = s != nullptr && index.column() >= StandingModel::Accuracy && !judgementOf(*s).isLive;
            return look;
        },
        m_list));
    connect(
        m_list->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex &current) {
            if (const SeriesStanding *s = m_standings->standing(current.row()); s != nullptr && m_selected != s->key) {
                m_selected = s->key;
                m_detail->show(*s);
            }
        });
    return m_list;
}

bool ForecastsPage::isSettled() const
{
    return Page::isSettled() && !m_boardWaits && !m_detail->isWaiting();
}

void ForecastsPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool narrow = event->size().width() < kNarrowContent;
    m_list->setColumnHidden(StandingModel::Coverage, narrow);
    m_list->setFixedWidth(std::clamp<int>(event->size().width() * kListShare / 100, kListLeast, kListMost));
    fitColumns(m_list);
}

void ForecastsPage::focusOn(const QString &what)
{
    m_wanted = what;
    for (int row = 0; row < m_standings->rowCount(); ++row) {
        const SeriesStanding *s = m_standings->standing(row);
        const QString workload = QString::fromStdString(toString(s->key.workload));
        if (what == workload || what == workload + u'#' + QString::fromStdString(s->key.metric.str())) {
            m_wanted.reset();
            m_list->selectRow(row);
            return;
        }
    }
}

void ForecastsPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    const auto enrolled = std::count_if(snapshot->cycle->workloads.begin(), snapshot->cycle->workloads.end(),
                                        [](const WorkloadReport &w) { return w.enrolled; });
    if (enrolled == 0) {
        panel()->setEmpty(tr("Nothing is foreseen yet"),
                          tr("Forecasts are made for services that take part. Label a service with "
                             "preamar.enable=true, or enrol it under Services."));
        return;
    }
    showSummary();
    if (m_cycle != snapshot->cycle->number || m_standings->rowCount() == 0) {
        m_cycle = snapshot->cycle->number;
        loadBoard();
    }
    panel()->setReady();
}

void ForecastsPage::loadBoard()
{
    if (m_boardWaits)
        return;
    m_boardWaits = true;
    console().modelBoard(this, [this](const Result<ModelBoard> &board) {
        m_boardWaits = false;
        showBoard(board);
    });
}

void ForecastsPage::showBoard(const Result<ModelBoard> &board)
{
    if (!board) {
        panel()->setError(words::error(board.error()), tr("Try again"), [this] { loadBoard(); });
        return;
    }
    panel()->setReady();
    const auto snapshot = console().snapshot();
    m_standings->setBoard(*board, snapshot->contexts.size() > 1);
    fitColumns(m_list);
    showSummary();
    if (m_wanted)
        focusOn(*m_wanted);
    const int row = m_selected ? m_standings->rowOf(*m_selected) : -1;
    if (row >= 0) {
        m_list->selectRow(row);
        m_detail->show(*m_standings->standing(row));
        return;
    }
    // The first that has a model: a page that opens on "still learning" teaches nothing.
    for (int r = 0; r < m_standings->rowCount(); ++r) {
        if (m_standings->standing(r)->trust == Trust::Good) {
            m_list->selectRow(r);
            return;
        }
    }
    if (m_standings->rowCount() > 0)
        m_list->selectRow(0);
}

void ForecastsPage::showSummary()
{
    std::array<int, 4> count{};
    for (const SeriesStanding &s : m_standings->all()) {
        ++count[static_cast<std::size_t>(s.trust)];
    }
    const auto n = [&count](Trust t) { return count[static_cast<std::size_t>(t)]; };
    const int all = static_cast<int>(m_standings->all().size());
    QString sentence = tr("%1 of %n series can be foreseen for two hours", nullptr, all).arg(n(Trust::Good));
    if (n(Trust::Short) > 0)
        sentence += u", "_s + tr("%1 for half an hour").arg(n(Trust::Short));
    if (n(Trust::NotPredictable) > 0)
        sentence += u", "_s + tr("%n not at all", nullptr, n(Trust::NotPredictable));
    if (n(Trust::Unknown) > 0)
        sentence += u", "_s + tr("%n still learning", nullptr, n(Trust::Unknown));
    m_sentence->setPlain(all == 0 ? tr("Reading the models…") : sentence + u'.');
    // Sums of different units cannot be averaged: the figure is the middle one of the series.
    std::vector<double> accuracies;
    std::vector<double> coverages;
    int good = 0;
    int live = 0;
    for (const SeriesStanding &s : m_standings->all()) {
        const Judgement j = judgementOf(s);
        if (!std::isfinite(j.accuracy))
            continue;
        accuracies.push_back(j.accuracy);
        coverages.push_back(j.coverage);
        good += j.accuracy > 0.85 ? 1 : 0;
        live += j.isLive ? 1 : 0;
    }
    const auto middle = [](std::vector<double> v) {
        std::nth_element(v.begin(), v.begin() + static_cast<std::ptrdiff_t>(v.size() / 2), v.end());
        return v[v.size() / 2];
    };
    const int judged = static_cast<int>(accuracies.size());
    if (judged == 0) {
        m_figures->setPlain(tr("Nothing is judged yet: a back-test needs a day of history."));
    } else {
        const QString source = live == judged ? tr("On forecasts whose truth arrived")
                               : live == 0    ? tr("In back-tests on their own past")
                                              : tr("On forecasts whose truth arrived, else in back-tests");
        m_figures->setPlain(source + u", "_s +
                            tr("two hours ahead: more than 85 % accurate on %1 of %n series; the middle one reaches "
                               "%2, and its 80 % band holds %3 of the values.",
                               nullptr, judged)
                                .arg(good)
                                .arg(shareText(middle(accuracies)), shareText(middle(coverages))));
    }
    const ModelWorkReport &work = console().snapshot()->models;
    QString doing = work.share > 0.0
                        ? tr("Full models in the background: at most %1 of one core, %2 s used, %3 done, %4 waiting")
                              .arg(words::percent(work.share, 0))
                              .arg(words::number(work.cpuSeconds, 1))
                              .arg(work.finished)
                              .arg(work.waiting)
                        : tr("Light models in every cycle; full models are off here");
    if (work.running)
        doing += u" · "_s + tr("now %1").arg(words::name(work.running->workload));
    if (work.fitting > 0)
        doing += u" · "_s + tr("%n being fitted", nullptr, work.fitting);
    m_work->setPlain(doing + u'.');
}

} // namespace preamar::ui
