#include "ui/pages/simulationpage.h"

#include "ui/charts/frontierchart.h"
#include "ui/charts/replaychart.h"
#include "ui/delegates/tabledelegate.h"
#include "ui/models/simulationmodel.h"
#include "ui/pages/plaintable.h"
#include "ui/shell/words.h"
#include "ui/shell/works.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QProgressBar>
#include <QPushButton>
#include <QResizeEvent>
#include <QTableView>
#include <QTimer>

#include <algorithm>
#include <map>
#include <utility>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kChoiceLetters = 8;
constexpr style::TextLength kPolicyColumn{170};
constexpr int kPollMs = 150;
constexpr std::size_t kMostKept = 12;
constexpr std::int64_t kDay = 86'400;

} // namespace

SimulationPage::SimulationPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Simulation"), Scroll::Content, parent), m_poll(new QTimer(this)),
      m_model(new SimulationModel(this))
{
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceL);
    column->addWidget(buildInputs());

    auto *results = new QWidget(this);
    auto *inner = new QVBoxLayout(results);
    tighten(inner, kSpaceL);
    inner->addWidget(buildAdvice());
    inner->addWidget(buildTable());
    auto *card = new Card(results);
    m_timelineTitle = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, card);
    m_timelineTitle->setFont(textFont(TextRole::Section, true));
    m_timelineTitle->setObjectName(u"timelineTitle"_s);
    m_timeline = new ReplayChart(card);
    m_timeline->setObjectName(u"replayTimeline"_s);
    card->column()->addWidget(m_timelineTitle);
    card->column()->addWidget(m_timeline, 1);
    inner->addWidget(card, 1);
    m_results = new StatePanel(results, StatePanel::Size::Page, this);
    m_results->setObjectName(u"simulationState"_s);
    column->addWidget(m_results, 1);

    m_poll->setInterval(kPollMs);
    connect(m_poll, &QTimer::timeout, this, [this] { m_progress->setValue(m_control ? m_control->permille() : 0); });
}

SimulationPage::~SimulationPage()
{
    if (m_control)
        m_control->cancel();
}

QComboBox *SimulationPage::addChoice(QWidget *row, const QString &title, const char *name)
{
    auto *box = new QVBoxLayout;
    tighten(box, kSpaceXs);
    auto *caption = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, row);
    caption->setMuted();
    caption->setPlain(title);
    auto *choice = new QComboBox(row);
    choice->setObjectName(QString::fromLatin1(name));
    choice->setAccessibleName(title);
    choice->setMinimumHeight(kControlHeight);
    choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    choice->setMinimumContentsLength(kChoiceLetters);
    box->addWidget(caption);
    box->addWidget(choice);
    m_choices.push_back(box);
    connect(choice, &QComboBox::activated, this, &SimulationPage::play);
    return choice;
}

QWidget *SimulationPage::buildInputs()
{
    auto *row = new Card(this);
    auto *inputs = new QWidget(row);
    m_inputs = new QGridLayout(inputs);
    m_inputs->setContentsMargins(0, 0, 0, 0);
    m_inputs->setSpacing(kSpaceM);
    m_service = addChoice(inputs, tr("Service or group"), "simulationService");
    m_period = addChoice(inputs, tr("Period"), "simulationPeriod");
    m_startup = addChoice(inputs, tr("Start of a replica"), "simulationStartup");
    m_approval = addChoice(inputs, tr("Approval takes"), "simulationApproval");
    m_lag = addChoice(inputs, tr("Age of metrics"), "simulationLag");
    for (const int days : {2, 7, 14})
        m_period->addItem(tr("last %n day(s)", nullptr, days), QVariant::fromValue<qlonglong>(days * kDay));
    m_period->setCurrentIndex(1);
    for (const int seconds : {30, 60, 180, 300, 600})
        m_startup->addItem(words::duration(Seconds{seconds}), QVariant::fromValue<qlonglong>(seconds));
    m_startup->setCurrentIndex(1);
    m_approval->addItem(tr("no time"), QVariant::fromValue<qlonglong>(0));
    for (const int minutes : {5, 30})
        m_approval->addItem(words::duration(Seconds{60 * minutes}), QVariant::fromValue<qlonglong>(60 * minutes));
    m_approval->addItem(tr("office hours"), QVariant::fromValue<qlonglong>(-1));
    for (const int seconds : {0, 15, 60})
        m_lag->addItem(words::duration(Seconds{seconds}), QVariant::fromValue<qlonglong>(seconds));

    m_progress = new QProgressBar(inputs);
    m_progress->setRange(0, 1000);
    m_progress->setTextVisible(false);
    m_progress->setAccessibleName(tr("Progress of the simulation"));
    m_progress->hide();
    m_play = makeButton(tr("Simulate"), u"play"_s, "primary", inputs);
    m_play->setObjectName(u"simulate"_s);
    connect(m_play, &QPushButton::clicked, this, [this] { m_control ? stop() : play(); });
    placeInputs(static_cast<int>(m_choices.size()) + 1);
    row->column()->addWidget(inputs);
    row->column()->addWidget(m_progress);
    return row;
}

// All in one line, or in lines of so many.
void SimulationPage::placeInputs(int perLine)
{
    if (std::exchange(m_inputsPerLine, perLine) == perLine)
        return;
    const int all = static_cast<int>(m_choices.size()) + 1;
    for (QVBoxLayout *choice : m_choices)
        m_inputs->removeItem(choice);
    m_inputs->removeWidget(m_play);
    for (int i = 0; i < all; ++i) {
        const int line = i / perLine;
        const int column = i % perLine;
        if (i + 1 == all)
            m_inputs->addWidget(m_play, line, column, Qt::AlignBottom | (line > 0 ? Qt::AlignRight : Qt::AlignLeft));
        else
            m_inputs->addLayout(m_choices[static_cast<std::size_t>(i)], line, column);
    }
    for (int column = 0; column < all; ++column)
        m_inputs->setColumnStretch(column, column == 0 && perLine == all ? 2 : column < perLine ? 1 : 0);
    if (perLine == all)
        m_inputs->setColumnStretch(all - 1, 0);
}

QWidget *SimulationPage::buildAdvice()
{
    auto *card = new Card(this);
    card->setObjectName(u"adviceCard"_s);
    auto *line = new QHBoxLayout;
    tighten(line, kSpaceM);
    m_adviceIcon = new IconLabel(kIcon, card);
    m_advice = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    m_advice->setObjectName(u"advice"_s);
    line->addWidget(m_adviceIcon, 0, Qt::AlignTop);
    line->addWidget(m_advice, 1);
    m_conditions = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, card);
    m_conditions->setMuted();
    card->column()->setSpacing(kSpaceXs);
    card->column()->addLayout(line);
    card->column()->addWidget(m_conditions);
    return card;
}

QWidget *SimulationPage::buildTable()
{
    auto *both = new QWidget(this);
    auto *line = new QHBoxLayout(both);
    tighten(line, kSpaceL);
    auto *left = new Card(both);
    m_table = makeTable(m_model, tr("Policies compared"), "simulationTable", left);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->setItemDelegate(new TableDelegate(
        [this](const QModelIndex &index) {
            TableDelegate::Look look;
            const auto *row = m_model->row(index.row());
            look.isStrong = index.column() == SimulationModel::Policy && row && row->isPresent;
            look.isMuted = row && row->policy.starts_with("oracle");
            return look;
        },
        m_table));
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        m_knobPolicy.clear();
        showRow();
    });
    // The row that is current already, while a point of the knob is chosen.
    connect(m_table, &QTableView::clicked, this, [this] {
        if (m_knobPolicy.empty())
            return;
        m_knobPolicy.clear();
        showRow();
    });
    left->column()->addWidget(m_table, 1);

    auto *right = new Card(both);
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, right);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(tr("Overload against cost"));
    m_frontier = new FrontierChart(right);
    m_frontier->setObjectName(u"frontier"_s);
    m_frontier->setAccessibleName(tr("Overload against cost"));
    connect(m_frontier, &FrontierChart::knobMoved, this, &SimulationPage::knobMoved);
    m_knob = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, right);
    m_knob->setMuted();
    m_use = makeButton(tr("Use this policy"), u"check"_s, "", right);
    m_use->setObjectName(u"usePolicy"_s);
    m_use->setToolTip(
        words::toolTip(tr("Sets it for the service in mode Recommend: it proposes, nothing is carried out.")));
    connect(m_use, &QPushButton::clicked, this, &SimulationPage::use);
    right->column()->addWidget(title);
    right->column()->addWidget(m_frontier, 1);
    right->column()->addWidget(m_knob);
    right->column()->addWidget(m_use, 0, Qt::AlignLeft);
    line->addWidget(left, 3);
    line->addWidget(right, 2);
    return both;
}

void SimulationPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const int all = static_cast<int>(m_choices.size()) + 1;
    placeInputs(event->size().width() < kNarrowContent ? all / 2 : all);
    fitColumns();
}

// Headings are whole: where the room is short, what says least goes first. Without a price there is no money to show.
void SimulationPage::fitColumns()
{
    std::vector<int> shown;
    int needed = kPolicyColumn;
    for (int c = SimulationModel::Overload; c < SimulationModel::ColumnCount; ++c) {
        m_table->setColumnHidden(c, false);
        const int width = widthOfColumn(m_table, c);
        m_table->setColumnWidth(c, width);
        if (c == SimulationModel::Money && !m_model->hasPrice())
            continue;
        shown.push_back(c);
        needed += width;
    }
    const int room = m_table->viewport()->width();
    const int bySaying[] = {SimulationModel::Longest,
                            m_model->hasPrice() ? SimulationModel::ReplicaHours : SimulationModel::Longest,
                            SimulationModel::Actions, SimulationModel::Reversals};
    for (const int c : bySaying) {
        if (room < needed && std::erase(shown, c) > 0)
            needed -= m_table->columnWidth(c);
    }
    for (int c = SimulationModel::Overload; c < SimulationModel::ColumnCount; ++c)
        m_table->setColumnHidden(c, std::find(shown.begin(), shown.end(), c) == shown.end());
}

void SimulationPage::fillServices(const Snapshot &snapshot)
{
    std::vector<std::vector<WorkloadRef>> targets;
    QStringList names;
    std::map<std::string, std::vector<WorkloadRef>> groups;
    std::int64_t mostReplicas = -1;
    int largest = 0;
    for (const auto &report : snapshot.cycle->workloads) {
        if (!report.enrolled)
            continue;
        if (report.workload.replicas > mostReplicas) {
            mostReplicas = report.workload.replicas;
            largest = static_cast<int>(targets.size());
        }
        targets.push_back({report.workload.ref});
        names << words::name(report.workload.ref);
        if (!report.policy.group.empty())
            groups[report.policy.group].push_back(report.workload.ref);
    }
    for (auto &[name, refs] : groups) {
        if (refs.size() > 1) {
            targets.push_back(std::move(refs));
            names << tr("group %1").arg(words::plain(name));
        }
    }
    if (targets == m_targets)
        return;
    const auto old =
        m_service->currentIndex() >= 0 && static_cast<std::size_t>(m_service->currentIndex()) < m_targets.size()
            ? m_targets[static_cast<std::size_t>(m_service->currentIndex())]
            : std::vector<WorkloadRef>{};
    m_targets = std::move(targets);
    m_service->clear();
    m_service->addItems(names);
    const auto it = std::find(m_targets.begin(), m_targets.end(), old);
    // The service with the most replicas has most to tell.
    m_service->setCurrentIndex(it == m_targets.end() ? largest : static_cast<int>(it - m_targets.begin()));
    if (it == m_targets.end())
        m_waits = true;
}

void SimulationPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    fillServices(*snapshot);
    if (m_targets.empty()) {
        panel()->setEmpty(tr("No service to play"),
                          tr("Enrol a service first: its history is what the policies are played on."), tr("Services"),
                          [this] { navigator().go(u"services"_s); });
        return;
    }
    panel()->setReady();
    if (m_waits && isVisible())
        play();
}

void SimulationPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_waits && !m_targets.empty())
        play();
}

void SimulationPage::focusOn(const QString &workload)
{
    for (std::size_t i = 0; i < m_targets.size(); ++i) {
        if (m_targets[i].size() == 1 && QString::fromStdString(toString(m_targets[i].front())) == workload) {
            m_service->setCurrentIndex(static_cast<int>(i));
            play();
            return;
        }
    }
}

bool SimulationPage::isSettled() const
{
    return Page::isSettled() && !m_control;
}

SimulationQuery SimulationPage::query() const
{
    SimulationQuery q;
    const int index = m_service->currentIndex();
    if (index >= 0 && static_cast<std::size_t>(index) < m_targets.size())
        q.workloads = m_targets[static_cast<std::size_t>(index)];
    q.period = Seconds{m_period->currentData().toLongLong()};
    q.startup = Seconds{m_startup->currentData().toLongLong()};
    q.metricLag = Seconds{m_lag->currentData().toLongLong()};
    const auto approval = m_approval->currentData().toLongLong();
    q.officeHours = approval < 0;
    q.approvalDelay = Seconds{std::max<qlonglong>(0, approval)};
    return q;
}

void SimulationPage::play()
{
    m_waits = false;
    if (m_control)
        m_control->cancel();
    const SimulationQuery wanted = query();
    if (wanted.workloads.empty())
        return;
    const auto kept =
        std::find_if(m_kept.begin(), m_kept.end(), [&](const SimulationAnswer &a) { return a.query == wanted; });
    if (kept != m_kept.end()) {
        stop();
        show(*kept);
        return;
    }
    m_control = std::make_shared<SimulationControl>();
    m_progress->setValue(0);
    m_progress->show();
    m_play->setText(tr("Cancel"));
    m_poll->start();
    if (m_model->rowCount() == 0)
        m_results->setLoading(tr("Playing the policies on the history…"));
    m_work = worksOf(console()).begin(
        {.id = u"simulation"_s, .title = tr("Simulating %1").arg(m_service->currentText()), .page = u"simulation"_s}, this,
        [this] { stop(); }, [control = m_control] { return control->permille() / 1000.0; });
    console().simulate(wanted, m_control, this, [this, run = ++m_run](const Result<SimulationAnswer> &answer) {
        if (run == m_run)
            finish(answer);
    });
}

void SimulationPage::stop()
{
    if (m_control)
        m_control->cancel();
    ++m_run;
    worksOf(console()).end(m_work, Work::State::Cancelled, tr("Cancelled"));
    m_control.reset();
    m_poll->stop();
    m_progress->hide();
    m_play->setText(tr("Simulate"));
    if (m_model->rowCount() == 0)
        m_results->setEmpty(tr("Nothing played"), tr("Choose a service and a period, then simulate."));
}

void SimulationPage::finish(const Result<SimulationAnswer> &answer)
{
    m_control.reset();
    m_poll->stop();
    m_progress->hide();
    m_play->setText(tr("Simulate"));
    if (!answer) {
        worksOf(console()).end(m_work, Work::State::Failed, words::error(answer.error()));
        m_model->clear();
        if (answer.error().code == ErrorCode::InsufficientData)
            m_results->setEmpty(
                tr("Too little history"),
                tr("A simulation needs at least a day of CPU or requests of this service. It is being collected."));
        else
            m_results->setError(words::error(answer.error()), tr("Try again"), [this] { play(); });
        return;
    }
    m_kept.push_back(*answer);
    if (m_kept.size() > kMostKept)
        m_kept.erase(m_kept.begin());
    show(*answer);
    worksOf(console()).end(m_work, Work::State::Done, tr("The advice is on its page."));
}

} // namespace preamar::ui
