#include "ui/pages/overviewpage.h"

#include "ui/charts/forecastchart.h"
#include "ui/models/findings.h"
#include "ui/models/happenings.h"
#include "ui/models/servicequery.h"
#include "ui/pages/findingslist.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/linkcard.h"

#include <QComboBox>
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
constexpr int kMostFindings = 4;
constexpr style::TextLength kNarrowQueue{272, 75}; // two links stand beside each other below a card

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
    : Page(console, navigator, tr("Overview"), Scroll::Content, parent), m_happenings(new HappeningsModel(this))
{
    buildScope();
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceL);
    column->addWidget(buildCards());
    auto *lower = new QHBoxLayout;
    tighten(lower, kSpaceL);
    lower->addWidget(buildCharts(), 1);
    auto *side = new QVBoxLayout;
    tighten(side, kSpaceL);
    side->addWidget(buildQueue());
    side->addWidget(buildChanges(), 1);
    lower->addLayout(side);
    column->addLayout(lower, 1);
}

OverviewPage::StateCard OverviewPage::addStateCard(QWidget *row, const QString &title, const QString &shortTitle,
                                                   const QString &icon, const char *name)
{
    StateCard made;
    made.card = new LinkCard(row);
    made.card->setAccessibleName(title);
    made.card->setObjectName(QString::fromLatin1(name));
    auto *caption = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, made.card);
    caption->setMuted();
    caption->setPlain(title, {shortTitle});
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
    made.middle = new QHBoxLayout;
    tighten(made.middle, kSpaceS);
    made.middle->addWidget(made.figure);
    made.middle->addWidget(made.chip);
    made.middle->addStretch(1);
    made.card->column()->setSpacing(kSpaceXs);
    made.card->column()->addLayout(top);
    made.card->column()->addLayout(made.middle);
    made.card->column()->addWidget(made.note);
    made.card->column()->addStretch(1); // captions of one row stand on one line
    row->layout()->addWidget(made.card);
    return made;
}

QWidget *OverviewPage::buildCards()
{
    auto *row = new QWidget(this);
    auto *layout = new QHBoxLayout(row);
    tighten(layout, kSpaceL);
    m_status = addStateCard(row, tr("Status"), tr("Status"), u"shield"_s, "statusCard");
    m_services = addStateCard(row, tr("Monitored services"), tr("Services"), u"services"_s, "servicesCard");
    m_actions = addStateCard(row, tr("Recent actions (24 h)"), tr("Actions (24 h)"), u"log"_s, "actionsCard");
    m_lastRun = addStateCard(row, tr("Last run"), tr("Last run"), u"clock"_s, "lastRunCard");
    for (int i = 0; i < layout->count(); ++i)
        layout->setStretch(i, 1);
    // Each leads to its proof.
    const auto leads = [this](const StateCard &card, const QString &page, const char *tip) {
        card.card->setToolTip(tr(tip));
        connect(card.card, &LinkCard::clicked, this, [this, page, &card] {
            const bool isTrouble = &card == &m_status && m_data->isVisible() && m_data->word() != tr("Data good");
            const bool isRisk = &card == &m_services && m_services.chip->isVisible();
            navigator().go(page, isTrouble ? u"state:troubled"_s : isRisk ? u"state:risk"_s : QString());
        });
    };
    leads(m_status, u"services"_s, QT_TR_NOOP("Is the data good? Shows the services with problems"));
    leads(m_services, u"services"_s, QT_TR_NOOP("Shows the services"));
    leads(m_actions, u"log"_s, QT_TR_NOOP("Shows what was done, and by whom"));
    leads(m_lastRun, u"log"_s, QT_TR_NOOP("Shows the log"));
    // The state and the mode beside each other; below them, whether the data is good.
    m_data = new Chip(m_status.card);
    m_data->setObjectName(u"dataChip"_s);
    m_status.card->column()->removeWidget(m_status.note);
    m_status.middle->insertWidget(2, m_status.note, 1);
    m_status.middle->setStretch(3, 0); // the room is the mode's
    m_status.card->column()->insertWidget(m_status.card->column()->count() - 1, m_data, 0, Qt::AlignLeft);
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
    all->hide();
    m_findings = new FindingsList(m_queue);
    connect(m_findings, &FindingsList::serviceWanted, this, [this](const WorkloadRef &ref) {
        navigator().go(u"service"_s, QString::fromStdString(toString(ref)));
    });
    connect(m_findings, &FindingsList::allWanted, this, [this] { navigator().go(u"services"_s, u"state:troubled"_s); });
    m_queue->column()->addWidget(m_findings);
    m_queue->column()->addStretch(1);
    m_queue->setFixedWidth(kSidePanelWidth);
    return m_queue;
}

void OverviewPage::buildScope()
{
    m_scope = new QComboBox(this);
    m_scope->setObjectName(u"overviewScope"_s);
    m_scope->setAccessibleName(tr("Charts of"));
    m_scope->addItem(tr("All contexts"), QString());
    m_scope->hide();
    connect(m_scope, &QComboBox::activated, this, [this] {
        console().state().setValue(u"overview.scope"_s, m_scope->currentData().toString());
        if (const auto snapshot = console().snapshot(); snapshot->cycle)
            loadCharts(*snapshot, time(), true);
    });
    tools()->addWidget(m_scope);
}

void OverviewPage::showScope(const Snapshot &snapshot)
{
    std::set<std::string> contexts;
    std::set<std::string> groups;
    for (const auto &report : snapshot.cycle->workloads) {
        if (!report.enrolled)
            continue;
        contexts.insert(report.workload.ref.context.str());
        if (!report.policy.group.empty())
            groups.insert(report.policy.group);
    }
    QStringList wanted{QString()};
    if (contexts.size() > 1) {
        for (const auto &context : contexts)
            wanted += u"context:"_s + QString::fromStdString(context);
    }
    for (const auto &group : groups)
        wanted += u"group:"_s + QString::fromStdString(group);
    bool isSame = wanted.size() == m_scope->count();
    for (int i = 0; isSame && i < m_scope->count(); ++i)
        isSame = m_scope->itemData(i).toString() == wanted[i];
    if (!isSame) {
        const QString chosen = console().state().value(u"overview.scope"_s).toString();
        m_scope->clear();
        for (const auto &key : std::as_const(wanted)) {
            const std::string name = key.section(u':', 1).toStdString();
            m_scope->addItem(key.isEmpty()               ? tr("All contexts")
                             : key.startsWith(u"group:") ? tr("Group %1").arg(words::plain(name, 40))
                                                         : words::plain(name, 40),
                             key);
        }
        m_scope->setCurrentIndex(std::max(0, m_scope->findData(chosen)));
    }
    m_scope->setVisible(wanted.size() > 1);
}

std::vector<WorkloadRef> OverviewPage::scoped(const Snapshot &snapshot) const
{
    std::vector<WorkloadRef> refs;
    const QString key = m_scope->currentData().toString();
    if (key.isEmpty())
        return refs; // all of them
    const std::string name = key.section(u':', 1).toStdString();
    for (const auto &report : snapshot.cycle->workloads) {
        const std::string &of = key.startsWith(u"group:") ? report.policy.group : report.workload.ref.context.str();
        if (report.enrolled && of == name)
            refs.push_back(report.workload.ref);
    }
    return refs;
}

void OverviewPage::showData(const Snapshot &snapshot)
{
    const auto &all = snapshot.cycle->workloads;
    const auto troubled = static_cast<int>(std::count_if(all.begin(), all.end(), isTroubled));
    const auto age = dataAge(snapshot, time());
    m_data->setVisible(enrolledCount(snapshot) > 0);
    if (troubled > 0)
        m_data->setState(Tone::Warn, u"warning"_s, tr("%n with problems", nullptr, troubled));
    else if (age && *age > kLateData)
        m_data->setState(Tone::Warn, u"clock"_s, tr("Data late"));
    else
        m_data->setState(Tone::Ok, u"check"_s, tr("Data good"));
}

void OverviewPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    for (QWidget *card : {m_queue, m_changesCard})
        card->setFixedWidth(event->size().width() < kNarrowContent ? kNarrowQueue : kSidePanelWidth);
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
    showScope(*snapshot);
    if (newCycle || m_logSeen != (snapshot->log.empty() ? 0 : snapshot->log.front().seq)) {
        m_logSeen = snapshot->log.empty() ? 0 : snapshot->log.front().seq;
        readChanges(*snapshot);
    }
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
    if (highest.isEmpty())
        m_status.note->setPlain(words::unknown());
    else
        m_status.note->setPlain(tr("mode: %1").arg(highest), {highest});

    const auto risky =
        static_cast<int>(std::count_if(snapshot.cycle->workloads.begin(), snapshot.cycle->workloads.end(), isAtRisk));
    showData(snapshot);
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
                           : tr("no next one planned"),
        snapshot.nextCycle ? QStringList{tr("next at %1").arg(words::time(*snapshot.nextCycle))} : QStringList());
}

void OverviewPage::showQueue(const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time)
{
    // As many as can be seen without scrolling; the others are one click away. What was found has room for a row at
    // least, and for more where few proposals wait.
    const auto found = workloadsWithFindings(*snapshot);
    const int findingsRoom = found.empty() ? 0 : kFindingsTop + kFindingRow;
    const int room = height() - kQueueTop - kChangesRows * kTwoLines - findingsRoom;
    const auto fitting = static_cast<std::size_t>(std::clamp(room / kQueueCardHeight, 1, kMostQueueCards));
    std::vector<const Proposal *> waiting;
    for (const auto &proposal : snapshot->proposals) {
        if (isOpen(proposal.state) && waiting.size() < fitting)
            waiting.push_back(&proposal);
    }
    while (m_cards.size() > waiting.size()) {
        m_cards.back().row->removeWidget(m_allButton);
        delete m_cards.back().card;
        delete m_cards.back().why;
        delete m_cards.back().row;
        m_cards.pop_back();
    }
    while (m_cards.size() < waiting.size()) {
        Waiting made{new ProposalCard(console(), navigator(), ProposalCard::Shape::Compact, m_queue),
                     makeButton(tr("See why"), u"right"_s, "quiet", m_queue)};
        made.why->setObjectName(u"seeWhy"_s);
        connect(made.why, &QPushButton::clicked, this, [this, card = made.card] {
            navigator().go(u"service"_s, QString::fromStdString(toString(card->proposal().plan.workload)));
        });
        m_queueList->addWidget(made.card);
        made.row = new QHBoxLayout;
        tighten(made.row, kSpaceS);
        made.row->addWidget(made.why);
        made.row->addStretch(1);
        m_queueList->addLayout(made.row);
        m_cards.push_back(made);
    }
    bool moved = false;
    for (std::size_t i = 0; i < waiting.size(); ++i)
        moved = moved || m_cards[i].card->proposal().id != waiting[i]->id;
    for (std::size_t i = 0; i < waiting.size(); ++i) {
        m_cards[i].card->setProposal(*waiting[i], snapshot, time);
        m_cards[i].why->setAccessibleName(tr("See why: %1").arg(words::name(waiting[i]->plan.workload)));
        if (moved)
            m_cards[i].card->disturb();
    }
    if (!m_cards.empty() && m_cards.back().row->indexOf(m_allButton) < 0) // beside the last one
        m_cards.back().row->addWidget(m_allButton);
    m_queueEmpty->setVisible(waiting.empty());
    const QString nothing = found.empty() ? tr("Nothing waits for you.") : tr("No proposal waits for you.");
    m_queueEmpty->setPlain(
        snapshot->nextCycle
            ? nothing + u' ' + tr("The next evaluation is at %1.").arg(words::time(*snapshot->nextCycle))
            : nothing);
    const int left = room + findingsRoom - kFindingsTop - static_cast<int>(waiting.size()) * kQueueCardHeight;
    m_findings->show(found, static_cast<std::size_t>(std::clamp(left / kFindingRow, 1, kMostFindings)));
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
    const std::vector<WorkloadRef> refs = scoped(snapshot);
    for (const auto &[chart, id] : {std::pair{m_cpu, metric::cpuCores}, std::pair{m_memory, metric::memoryBytes}}) {
        const ChartRequest request{
            .workloads = refs, .metric = id, .back = frame.back, .ahead = frame.ahead, .maxPoints = 600};
        if (force)
            chart->load(console(), request, frame);
        else if (!snapshot.cycleRunning) // its forecasts are being made
            chart->keepFresh(console(), request, frame);
    }
}

void OverviewPage::tick(const LiveTime &time)
{
    const auto snapshot = console().snapshot();
    if (!snapshot->cycle)
        return;
    showCards(*snapshot, time);
    for (const auto &waiting : m_cards)
        waiting.card->tick(time);
    loadCharts(*snapshot, time, false);
}

bool OverviewPage::isSettled() const
{
    return Page::isSettled() && m_cpu->isSettled() && m_memory->isSettled() && m_reading == 0;
}

} // namespace preamar::ui
