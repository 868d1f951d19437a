#include "ui/charts/chartstack.h"

#include "ui/charts/chartview.h"
#include "ui/delegates/tabledelegate.h"
#include "ui/shell/console.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/statepanel.h"

#include <QButtonGroup>
#include <QHeaderView>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr Millis kHour = std::chrono::hours{1};
constexpr std::array kRanges{kHour, 6 * kHour, 24 * kHour, 7 * 24 * kHour, 30 * 24 * kHour};
constexpr std::size_t kFirstRange = 1;
constexpr auto kRangeKey = "service.range";
constexpr Millis kNarrowest = std::chrono::minutes{10};
constexpr Millis kWidest = std::chrono::hours{24 * 400};
constexpr Millis kAhead = 2 * kHour; // of the forecast
constexpr int kReloadMs = 120;
constexpr qint64 kRefreshMs = 5000;
constexpr std::size_t kLeastPoints = 600;
constexpr double kNudge = 0.01; // of a threshold, by a key
constexpr double kLeastThreshold = 0.01;

QString rangeText(Millis range)
{
    const auto hours = std::chrono::duration_cast<std::chrono::hours>(range).count();
    return hours <= 24 ? ChartStack::tr("%1 h").arg(hours) : ChartStack::tr("%1 d").arg(hours / 24);
}

} // namespace

ChartStack::ChartStack(Console &console, QWidget *parent)
    : QWidget(parent), m_console(console), m_back(kRanges[kFirstRange]), m_tableModel(new ChartTableModel(this))
{
    auto *content = new QStackedWidget(this);
    content->addWidget(buildLanes());
    m_table = new QTableView(content);
    m_table->setObjectName(u"chartTable"_s);
    m_table->setAccessibleName(tr("The charts as a table"));
    m_table->setModel(m_tableModel);
    m_table->setItemDelegate(new TableDelegate([](const QModelIndex &) { return TableDelegate::Look{}; }, m_table));
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(kRowHeight);
    m_table->horizontalHeader()->setDefaultSectionSize(kNameWidth);
    content->addWidget(m_table);
    m_panel = new StatePanel(content, StatePanel::Size::Page, this);
    auto *column = new QVBoxLayout(this);
    tighten(column, kSpaceS);
    column->addWidget(buildTools());
    column->addWidget(m_panel, 1);
    m_panel->setLoading(tr("Reading the history…"));
    m_reload.setSingleShot(true);
    m_reload.setInterval(kReloadMs);
    connect(&m_reload, &QTimer::timeout, this, [this] {
        const Millis margin = (m_window.to - m_window.from) / 2;
        load({m_window.from - margin, m_window.to + margin});
    });
}

QWidget *ChartStack::buildTools()
{
    auto *box = new QWidget(this);
    auto *row = new QHBoxLayout(box);
    tighten(row, kSpaceXs);
    m_ranges = new QButtonGroup(this);
    int id = 0;
    for (const Millis range : kRanges) {
        auto *button = makeButton(rangeText(range), {}, "segment", box);
        button->setCheckable(true);
        button->setChecked(id == static_cast<int>(kFirstRange));
        button->setObjectName(u"range%1"_s.arg(id));
        button->setAccessibleName(tr("Show the last %1").arg(words::duration(range)));
        m_ranges->addButton(button, id++);
        row->addWidget(button);
    }
    connect(m_ranges, &QButtonGroup::idClicked, this, [this](int range) {
        m_console.state().setValue(QString::fromLatin1(kRangeKey), range);
        setRange(kRanges[static_cast<std::size_t>(range)]);
    });
    m_live = makeButton(tr("Back to now"), u"clock"_s, "quiet", box);
    m_live->setObjectName(u"liveButton"_s);
    m_live->hide();
    connect(m_live, &QPushButton::clicked, this, [this] { setRange(m_back); });
    row->addWidget(m_live);
    row->addStretch(1);

    m_menu = new QToolButton(box);
    m_menu->setObjectName(u"chartMenu"_s);
    m_menu->setIcon(icon(u"options"_s));
    m_menu->setIconSize({kIcon, kIcon});
    m_menu->setAccessibleName(tr("Charts: save and table"));
    m_menu->setToolTip(tr("Save the charts, or see them as a table"));
    m_menu->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_menu);
    m_tableAction = menu->addAction(tr("View as a table"));
    m_tableAction->setCheckable(true);
    connect(m_tableAction, &QAction::toggled, this, &ChartStack::toggleTable);
    menu->addSeparator();
    connect(menu->addAction(tr("Save as a picture (PNG)…")), &QAction::triggered, this, &ChartStack::askPicture);
    connect(menu->addAction(tr("Save as CSV (Brazilian spreadsheet)…")), &QAction::triggered, this,
            [this] { askTable(CsvKind::Excel); });
    connect(menu->addAction(tr("Save as CSV (standard)…")), &QAction::triggered, this,
            [this] { askTable(CsvKind::Standard); });
    m_menu->setMenu(menu);
    row->addWidget(m_menu);
    return box;
}

QWidget *ChartStack::buildLanes()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    tighten(column, 0);
    const std::array kinds{std::pair{metric::cpuCores, false}, std::pair{metric::memoryBytes, false},
                           std::pair{metric::requestsPerSecond, false}, std::pair{metric::replicas, true}};
    for (const auto &[metric, isSteps] : kinds) {
        Lane lane;
        lane.metric = metric;
        lane.isSteps = isSteps;
        lane.title = new FigureLabel(TextRole::Caption, true, box);
        lane.readOut = new FigureLabel(TextRole::Caption, false, box);
        lane.readOut->setMuted();
        lane.readOut->setYielding(true);
        lane.readOut->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
        lane.readOut->setObjectName(u"readOut-"_s + QString::fromStdString(metric.str()));
        lane.view = new ChartView(box);
        lane.view->setNavigable(true);
        lane.view->setObjectName(u"chart-"_s + QString::fromStdString(metric.str()));
        lane.view->setEdges(m_lanes.empty(), isSteps);
        lane.view->setFrameShape(QFrame::NoFrame);
        auto *top = new QHBoxLayout;
        tighten(top, kSpaceM);
        top->setContentsMargins(0, m_lanes.empty() ? 0 : kSpaceS, kChartRight, 0);
        top->addWidget(lane.title);
        top->addWidget(lane.readOut, 1);
        column->addLayout(top);
        column->addWidget(lane.view, isSteps ? 3 : 4);
        connect(lane.view, &ChartView::pointedChanged, this, [this, view = lane.view] {
            for (auto &other : m_lanes)
                other.view->setPointed(view->pointed());
            showReadOuts();
        });
        connect(lane.view, &ChartView::windowWanted, this, &ChartStack::setWindow);
        connect(lane.view, &ChartView::liveWanted, this, [this] { setRange(m_back); });
        connect(lane.view, &ChartView::limitDragged, this,
                [this, i = m_lanes.size()](bool isUpper, double value, Timestamp at) {
                    drag(m_lanes[i], isUpper, value, at);
                });
        connect(lane.view, &ChartView::limitNudged, this, [this](bool isUpper, int steps) {
            if (m_edited)
                moveThreshold(isUpper, (isUpper ? m_edited->up : m_edited->down) + kNudge * steps);
        });
        m_lanes.push_back(std::move(lane));
    }
    return box;
}

QString ChartStack::title(const Lane &lane) const
{
    if (lane.metric == metric::cpuCores)
        return tr("CPU (cores)");
    if (lane.metric == metric::memoryBytes)
        return tr("Memory");
    return lane.isSteps ? tr("Replicas") : tr("Requests per minute");
}

void ChartStack::setReport(const WorkloadReport &report, Timestamp now)
{
    const bool isOther = !(report.workload.ref == m_report.workload.ref);
    m_report = report;
    m_now = now;
    if (isOther) {
        for (auto &lane : m_lanes) {
            lane.series = {};
            lane.isThere = false;
        }
        m_ready.clear();
        m_marks.clear();
        m_freezes.clear();
        m_panel->setLoading(tr("Reading the history…"));
        // As it was last chosen, here or in the start before.
        const int range = std::clamp(
            m_console.state().value(QString::fromLatin1(kRangeKey), static_cast<int>(kFirstRange)).toInt(), 0,
            static_cast<int>(kRanges.size()) - 1);
        setRange(kRanges[static_cast<std::size_t>(range)]);
        m_ranges->button(range)->setChecked(true);
        return;
    }
    const bool isDue =
        m_sinceLoad.isValid() && m_sinceLoad.elapsed() >= kRefreshMs && now - m_loadedAt >= std::chrono::minutes{1};
    if (m_isFollowing && isDue && m_waiting == 0) {
        follow();
        load(m_window);
    }
}

void ChartStack::setMarks(std::vector<ChartMark> marks)
{
    m_marks = std::move(marks);
    render();
}

void ChartStack::setFreezes(std::vector<ChartSpan> freezes)
{
    m_freezes = std::move(freezes);
}

void ChartStack::follow()
{
    m_window = {m_now - m_back, m_now + std::min(kAhead, m_back)};
}

void ChartStack::setRange(Millis back)
{
    m_back = back;
    m_isFollowing = true;
    m_live->hide();
    follow();
    load(m_window);
}

void ChartStack::showTime(Timestamp at)
{
    constexpr Millis kAround = 3 * kHour;
    setWindow({at - kAround, at + kAround});
}

void ChartStack::setWindow(TimeRange window)
{
    const Timestamp latest = m_now + kAhead;
    const Millis span = std::clamp<Millis>(window.to - window.from, kNarrowest, kWidest);
    const Timestamp to = std::clamp(window.to, m_now - kWidest + span, latest);
    m_window = {to - span, to};
    m_isFollowing = false;
    m_live->show();
    m_ranges->setExclusive(false);
    if (auto *checked = m_ranges->checkedButton())
        checked->setChecked(false);
    m_ranges->setExclusive(true);
    render();
    if (!isFineEnough())
        m_reload.start();
}

bool ChartStack::isFineEnough() const
{
    const bool isInside = m_loaded.from <= m_window.from && m_loaded.to >= std::min(m_window.to, m_now);
    return isInside && (m_loaded.to - m_loaded.from) <= 3 * (m_window.to - m_window.from);
}

void ChartStack::load(TimeRange range)
{
    if (m_report.workload.ref.name.empty())
        return;
    const Timestamp until = std::min(range.to, m_now);
    const int asked = ++m_asked;
    const auto pixels = static_cast<std::size_t>(std::max(0, m_lanes.front().view->plotWidth()));
    ChartRequest request{.workloads = {m_report.workload.ref},
                         .metric = {},
                         .back = std::max<Millis>(until - range.from, kNarrowest),
                         .ahead = kAhead,
                         .maxPoints = std::max(kLeastPoints, pixels),
                         .until = until};
    m_loaded = {until - request.back, range.to};
    m_loadedAt = m_now;
    m_sinceLoad.start();
    m_error.reset();
    m_waiting = static_cast<int>(m_lanes.size()) + 1;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        request.metric = m_lanes[i].metric;
        m_console.chart(request, this, [this, asked, i](const Result<ChartSeries> &series) {
            if (asked == m_asked)
                take(i, series);
        });
    }
    request.metric = metric::readyReplicas;
    m_console.chart(request, this, [this, asked](const Result<ChartSeries> &series) {
        if (asked != m_asked)
            return;
        if (series)
            takeReady(*series);
        if (--m_waiting == 0)
            render();
    });
}

void ChartStack::take(std::size_t lane, const Result<ChartSeries> &series)
{
    auto &target = m_lanes[lane];
    target.isThere = series.has_value();
    if (series)
        target.series = *series;
    else
        m_error = series.error();
    if (--m_waiting == 0)
        render();
}

void ChartStack::takeReady(const ChartSeries &series)
{
    m_ready.clear();
    for (const auto &point : series.history) {
        if (m_ready.empty() || m_ready.back().second != point.min)
            m_ready.emplace_back(point.at, point.min);
    }
    const auto present = static_cast<double>(m_report.workload.ready);
    if (m_ready.empty() || m_ready.back().second != present)
        m_ready.emplace_back(m_report.workload.observedAt, present);
}

// The limit of one replica.
std::optional<double> ChartStack::eachOf(const Lane &lane) const
{
    const auto &limits = m_report.workload.limits;
    return lane.metric == metric::cpuCores      ? limits.cpuCores
           : lane.metric == metric::memoryBytes ? limits.memoryBytes
                                                : std::nullopt;
}

void ChartStack::setEdited(std::optional<Thresholds> thresholds)
{
    if (thresholds == m_edited)
        return;
    m_edited = thresholds;
    for (auto &lane : m_lanes)
        lane.view->setLimitsEditable(m_edited && eachOf(lane));
    render();
}

void ChartStack::drag(const Lane &lane, bool isUpper, double value, Timestamp at)
{
    const auto each = eachOf(lane);
    if (!m_edited || !each || m_ready.empty())
        return;
    double ready = m_ready.front().second;
    for (const auto &[since, count] : m_ready) {
        if (since > at)
            break;
        ready = count;
    }
    if (ready * *each > 0.0)
        moveThreshold(isUpper, value / (ready * *each));
}

// In whole percents, within what a policy takes.
void ChartStack::moveThreshold(bool isUpper, double share)
{
    Q_EMIT thresholdMoved(isUpper, std::clamp(std::round(share * 100.0) / 100.0, kLeastThreshold, 1.0));
}

ChartSteps ChartStack::limitOf(const Lane &lane, double threshold) const
{
    const auto each = eachOf(lane);
    ChartSteps steps;
    if (!each)
        return steps;
    for (const auto &[at, ready] : m_ready)
        steps.values.emplace_back(at, ready * *each * threshold);
    steps.label = tr("threshold %1").arg(words::percent(threshold, 0));
    return steps;
}

void ChartStack::renderLane(Lane &lane)
{
    ChartFrame frame{.now = m_now,
                     .back = {},
                     .ahead = {},
                     .asPercent = false,
                     .lines = {},
                     .valueTickCount = std::clamp(lane.view->height() / kValueSpacing, 2, 5),
                     .window = m_window,
                     .isSteps = lane.isSteps,
                     .isUnitApart = true,
                     .width = lane.view->plotWidth(),
                     .limit = limitOf(lane, m_edited ? m_edited->up : m_report.policy.upThreshold),
                     .marks = m_marks,
                     .spans = m_freezes,
                     .lowerLimit = m_edited ? limitOf(lane, m_edited->down) : ChartSteps()};
    if (lane.isSteps) {
        frame.lines = {
            {static_cast<double>(m_report.policy.max), tr("max. %1").arg(m_report.policy.max), Token::Muted},
            {static_cast<double>(m_report.policy.min), tr("min. %1").arg(m_report.policy.min), Token::Muted}};
    } else {
        const auto over = overloads(lane.series, frame.limit);
        frame.spans.insert(frame.spans.end(), over.begin(), over.end());
    }
    const ChartModel model = makeChartModel(lane.series, frame);
    const QString unit = model.axisUnit();
    lane.title->setPlain(unit.isEmpty() ? title(lane) : title(lane) + u" ("_s + unit + u')');
    lane.view->setAccessibleName(title(lane));
    lane.view->setAccessibleDescription(model.isEmpty() ? tr("No data in this range") : model.summary());
    lane.view->setModel(model);
}

void ChartStack::render()
{
    if (m_waiting > 0 || !m_sinceLoad.isValid())
        return;
    if (m_error) {
        m_panel->setError(words::error(*m_error), tr("Try again"), [this] { load(m_window); });
        return;
    }
    const bool isAny = std::any_of(m_lanes.begin(), m_lanes.end(), [](const Lane &lane) {
        return !lane.series.history.empty() || lane.series.forecast.has_value();
    });
    if (!isAny && m_isFollowing) {
        showEmpty();
        return;
    }
    m_panel->setReady();
    for (auto &lane : m_lanes)
        renderLane(lane);
    showReadOuts();
    if (m_tableAction->isChecked())
        m_tableModel->setTable(table());
}

void ChartStack::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    if (m_panel->state() == StatePanel::State::Ready)
        render();
}

void ChartStack::showEmpty()
{
    m_panel->setEmpty(tr("Nothing was measured in this range"),
                      m_report.enrolled ? tr("The first points appear after the first measurements.")
                                        : tr("This service is not monitored. Enrol it with the label "
                                             "preamar.enable=true, or choose another range."));
}

void ChartStack::showReadOuts()
{
    for (auto &lane : m_lanes) {
        const auto at = lane.view->pointed();
        const auto &model = lane.view->model();
        if (at)
            lane.readOut->setPlain(model.readOut(*at));
        else if (lane.isSteps)
            lane.readOut->setPlain(tr("%1 of %2 ready").arg(m_report.workload.ready).arg(m_report.workload.replicas));
        else
            lane.readOut->setPlain(model.isEmpty() ? tr("no data in this range") : model.summary(),
                                   model.isEmpty() ? QStringList() : model.shorterSummaries());
    }
}

bool ChartStack::isSettled() const
{
    return m_waiting == 0 && !m_reload.isActive() && m_panel->state() != StatePanel::State::Loading;
}

QString ChartStack::description() const
{
    if (m_panel->state() != StatePanel::State::Ready)
        return m_panel->message();
    QStringList parts;
    for (const auto &lane : m_lanes)
        parts += title(lane) + u": "_s + lane.readOut->plainText();
    return parts.join(u". "_s);
}

} // namespace preamar::ui
