#include "ui/pages/overviewpage.h"

#include "ui/charts/forecastchart.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/iconlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QResizeEvent>

#include <algorithm>
#include <set>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr int kMostQueueCards = 3;

// The threshold that holds for all enrolled services, or the lowest of them.
double commonThreshold(const Snapshot &snapshot)
{
    double lowest = 1.0;
    bool any = false;
    for (const auto &report : snapshot.cycle->workloads) {
        if (report.enrolled) {
            lowest = std::min(lowest, report.policy.upThreshold);
            any = true;
        }
    }
    return any ? lowest : ScalingPolicy{}.upThreshold;
}

} // namespace

OverviewPage::OverviewPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Overview"), Scroll::Content, parent)
{
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceL);
    column->addWidget(buildCards());
    auto *lower = new QHBoxLayout;
    tighten(lower, kSpaceL);
    lower->addWidget(buildCharts(), 1);
    lower->addWidget(buildQueue());
    column->addLayout(lower, 1);
}

OverviewPage::StateCard OverviewPage::addStateCard(QWidget *row, const QString &title, const QString &icon,
                                                   const char *name)
{
    StateCard made;
    made.card = new Card(row);
    made.card->setObjectName(QString::fromLatin1(name));
    auto *caption = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, made.card);
    caption->setMuted();
    caption->setPlain(title);
    auto *sign = new IconLabel(kIconSmall, made.card);
    sign->setIcon(icon, Token::Muted);
    auto *top = new QHBoxLayout;
    tighten(top, kSpaceS);
    top->addWidget(caption, 1);
    top->addWidget(sign);
    made.figure = new FigureLabel(TextRole::Page, true, made.card);
    made.chip = new Chip(made.card);
    made.chip->hide();
    made.note = new FigureLabel(TextRole::Caption, false, made.card);
    made.note->setMuted();
    auto *middle = new QHBoxLayout;
    tighten(middle, kSpaceS);
    middle->addWidget(made.figure);
    middle->addWidget(made.chip);
    middle->addStretch(1);
    made.card->column()->setSpacing(kSpaceXs);
    made.card->column()->addLayout(top);
    made.card->column()->addLayout(middle);
    made.card->column()->addWidget(made.note);
    row->layout()->addWidget(made.card);
    return made;
}

QWidget *OverviewPage::buildCards()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    tighten(layout, kSpaceL);
    m_status = addStateCard(row, tr("Status"), u"shield"_s, "statusCard");
    m_services = addStateCard(row, tr("Monitored services"), u"services"_s, "servicesCard");
    m_actions = addStateCard(row, tr("Recent actions (24 h)"), u"log"_s, "actionsCard");
    m_lastRun = addStateCard(row, tr("Last run"), u"clock"_s, "lastRunCard");
    for (int i = 0; i < layout->count(); ++i)
        layout->setStretch(i, 1);
    return row;
}

QWidget *OverviewPage::buildCharts()
{
    auto *box = new QWidget(this);
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceL);
    for (auto *chart : {&m_cpu, &m_memory}) {
        auto *card = new Card(box);
        *chart = new ForecastChart(ForecastChart::Size::Normal, card);
        card->column()->addWidget(*chart, 1);
        column->addWidget(card, 1);
    }
    m_cpu->setTitle(tr("CPU forecast (next 2 h)"));
    m_cpu->setObjectName(u"cpuChart"_s);
    m_memory->setTitle(tr("Memory forecast (next 2 h)"));
    m_memory->setObjectName(u"memoryChart"_s);
    return box;
}

QWidget *OverviewPage::buildQueue()
{
    m_queue = new Card(this);
    m_queue->setObjectName(u"queue"_s);
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, m_queue);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(tr("Needs you"));
    m_queueEmpty = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_queue);
    m_queueEmpty->setMuted();
    m_queueEmpty->setObjectName(u"queueEmpty"_s);
    m_queueList = new QVBoxLayout;
    tighten(m_queueList, kSpaceM);
    auto *all = makeButton({}, {}, "quiet", m_queue);
    all->setObjectName(u"allApprovals"_s);
    connect(all, &QPushButton::clicked, this, [this] { navigator().go(u"approvals"_s); });
    m_allButton = all;
    m_queue->column()->addWidget(title);
    m_queue->column()->addWidget(m_queueEmpty);
    m_queue->column()->addLayout(m_queueList);
    m_queue->column()->addWidget(all, 0, Qt::AlignLeft);
    m_queue->column()->addStretch(1);
    m_queue->setFixedWidth(kSidePanelWidth);
    return m_queue;
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_queue->setFixedWidth(event->size().width() < kNarrowContent ? kSidePanelNarrow : kSidePanelWidth);
    const auto snapshot = console().snapshot();
    if (snapshot->cycle)
        showQueue(snapshot, time());
}

void OverviewPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    const LiveTime now = time();
    showCards(*snapshot, now);
    showQueue(snapshot, now);
    const bool newCycle = snapshot->cycle->number != m_cycle;
    m_cycle = snapshot->cycle->number;
    loadCharts(*snapshot, now, newCycle);
    panel()->setReady();
}

void OverviewPage::showCards(const Snapshot &snapshot, const LiveTime &time)
{
    const EngineStatus status = engineStatus(snapshot);
    m_status.figure->hide();
    m_status.chip->setState(status.tone, status.icon, status.word);
    m_status.chip->show();
    std::set<Mode> modes;
    for (const auto &report : snapshot.cycle->workloads) {
        if (report.enrolled)
            modes.insert(report.policy.mode);
    }
    const QString highest = modes.empty() ? QString() : text::mode(*modes.rbegin(), words::language());
    m_status.note->setPlain(highest.isEmpty() ? words::unknown() : tr("mode: %1").arg(highest));

    const auto risky =
        static_cast<int>(std::count_if(snapshot.cycle->workloads.begin(), snapshot.cycle->workloads.end(), isAtRisk));
    m_services.figure->setPlain(words::number(enrolledCount(snapshot)));
    m_services.chip->setVisible(risky > 0);
    m_services.chip->setState(Tone::Warn, u"warning"_s, tr("%n at risk", nullptr, risky));
    const auto contexts = static_cast<int>(snapshot.contexts.size());
    m_services.note->setPlain(tr("in %n context(s)", nullptr, contexts));

    m_actions.figure->setPlain(words::number(snapshot.actions24h));
    m_actions.chip->setVisible(snapshot.failed24h > 0);
    m_actions.chip->setState(Tone::Crit, u"error"_s, tr("%n failed", nullptr, snapshot.failed24h));
    const auto done = std::find_if(snapshot.recent.begin(), snapshot.recent.end(),
                                   [](const Proposal &p) { return p.outcome.has_value(); });
    m_actions.note->setPlain(done == snapshot.recent.end() ? tr("none so far")
                                                           : tr("last at %1").arg(words::time(done->outcome->at)));

    m_lastRun.figure->setPlain(words::time(snapshot.cycle->finished));
    m_lastRun.chip->setVisible(snapshot.cycleRunning);
    m_lastRun.chip->setState(Tone::Info, u"refresh"_s, tr("running"));
    m_lastRun.note->setPlain(
        snapshot.nextCycle ? tr("next at %1, in %2")
                                 .arg(words::time(*snapshot.nextCycle), words::clock(untilNextCycle(snapshot, time)))
                           : tr("no next one planned"));
}

void OverviewPage::showQueue(const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time)
{
    // As many as can be seen without scrolling; the others are one click away.
    const int room = height() - kQueueTop;
    const auto fitting = static_cast<std::size_t>(std::clamp(room / kQueueCardHeight, 1, kMostQueueCards));
    std::vector<const Proposal *> waiting;
    for (const auto &proposal : snapshot->proposals) {
        if (isOpen(proposal.state) && waiting.size() < fitting)
            waiting.push_back(&proposal);
    }
    while (m_cards.size() > waiting.size()) {
        delete m_cards.back();
        m_cards.pop_back();
    }
    while (m_cards.size() < waiting.size()) {
        m_cards.push_back(new ProposalCard(console(), navigator(), ProposalCard::Shape::Compact, m_queue));
        m_queueList->addWidget(m_cards.back());
    }
    bool moved = false;
    for (std::size_t i = 0; i < waiting.size(); ++i)
        moved = moved || m_cards[i]->proposal().id != waiting[i]->id;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        m_cards[i]->setProposal(*waiting[i], snapshot, time);
        if (moved)
            m_cards[i]->disturb();
    }
    m_queueEmpty->setVisible(waiting.empty());
    m_queueEmpty->setPlain(
        snapshot->nextCycle
            ? tr("Nothing waits for you. The next evaluation is at %1.").arg(words::time(*snapshot->nextCycle))
            : tr("Nothing waits for you."));
    m_allButton->setVisible(!waiting.empty());
    m_allButton->setText(tr("See all (%1)").arg(words::number(static_cast<double>(snapshot->proposals.size()))));
}

void OverviewPage::loadCharts(const Snapshot &snapshot, const LiveTime &time, bool force)
{
    const double threshold = commonThreshold(snapshot);
    ChartFrame frame{.now = time.now,
                     .back = Seconds{7200},
                     .ahead = Seconds{7200},
                     .asPercent = true,
                     .lines = {},
                     .valueTickCount = 4};
    frame.lines.push_back({threshold * 100.0, tr("threshold %1").arg(words::percent(threshold, 0)), Token::Crit});
    for (const auto &[chart, id] : {std::pair{m_cpu, metric::cpuCores}, std::pair{m_memory, metric::memoryBytes}}) {
        const ChartRequest request{
            .workloads = {}, .metric = id, .back = frame.back, .ahead = frame.ahead, .maxPoints = 600};
        if (force)
            chart->load(console(), request, frame);
        else
            chart->keepFresh(console(), request, frame);
    }
}

void OverviewPage::tick(const LiveTime &time)
{
    const auto snapshot = console().snapshot();
    if (!snapshot->cycle)
        return;
    showCards(*snapshot, time);
    for (auto *card : m_cards)
        card->tick(time);
    loadCharts(*snapshot, time, false);
}

bool OverviewPage::isSettled() const
{
    return Page::isSettled() && m_cpu->isSettled() && m_memory->isSettled();
}

} // namespace preamar::ui
