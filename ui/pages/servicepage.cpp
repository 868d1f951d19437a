#include "ui/pages/servicepage.h"

#include "ui/charts/chartstack.h"
#include "ui/charts/chartview.h"
#include "ui/delegates/happeningdelegate.h"
#include "ui/models/figures.h"
#include "ui/models/findings.h"
#include "ui/models/calendarwords.h"
#include "ui/models/happenings.h"
#include "ui/pages/ownerpanel.h"
#include "ui/pages/policypanel.h"
#include "ui/pages/servicepanels.h"
#include "ui/pages/watchpanel.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QListView>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr Millis kPast = std::chrono::hours{24 * 30};
constexpr Millis kAhead = std::chrono::hours{48}; // no forecast reaches further
constexpr std::size_t kLogRows = 200;
constexpr int kMostRows = 12; // of the history that are seen without scrolling it

} // namespace

ServicePage::ServicePage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Service"), Scroll::OwnViews, parent), m_happenings(new HappeningsModel(this))
{
    m_title = findChild<PlainLabel *>(u"pageTitle"_s);
    buildHead();
    auto *column = new QVBoxLayout(content());
    tighten(column, kSpaceM);
    m_sentenceCard = new Card(this);
    m_sentenceCard->setObjectName(u"sentenceCard"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceM);
    m_sign = new IconLabel(kIcon, m_sentenceCard);
    auto *texts = new QVBoxLayout;
    tighten(texts, kSpaceXs);
    m_sentence = new PlainLabel(TextRole::Section, PlainLabel::Fit::Wrap, m_sentenceCard);
    m_sentence->setObjectName(u"serviceSentence"_s);
    m_risk = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_sentenceCard);
    m_risk->setObjectName(u"serviceRisk"_s);
    m_risk->setMuted();
    m_data = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_sentenceCard);
    m_data->setObjectName(u"serviceData"_s);
    m_data->setTone(Tone::Warn);
    texts->addWidget(m_sentence);
    texts->addWidget(m_risk);
    texts->addWidget(m_data);
    m_toProposal = makeButton(tr("See the proposal"), {}, "primary", m_sentenceCard);
    m_toProposal->setObjectName(u"toProposal"_s);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addLayout(texts, 1);
    row->addWidget(m_toProposal, 0, Qt::AlignVCenter);
    m_sentenceCard->column()->addLayout(row);
    column->addWidget(m_sentenceCard);

    auto *lower = new QHBoxLayout;
    tighten(lower, kSpaceL);
    auto *charts = new Card(this);
    m_charts = new ChartStack(console, charts);
    m_charts->setObjectName(u"chartStack"_s);
    charts->column()->addWidget(m_charts, 1);
    lower->addWidget(charts, 1);
    lower->addWidget(buildSide());
    column->addLayout(lower, 1);
    connect(m_charts, &ChartStack::said, this, [this](const QString &text) { this->navigator().say(text); });
}

void ServicePage::buildHead()
{
    m_place = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this);
    m_place->setMuted();
    m_verdict = new Chip(this);
    m_protected = new Chip(this);
    m_protected->setState(Tone::Crit, u"shield"_s, tr("Production"));
    m_protected->hide();
    m_pause = makeButton(tr("Pause"), u"pause"_s, "", this);
    m_pause->setObjectName(u"servicePause"_s);
    connect(m_pause, &QPushButton::clicked, this, &ServicePage::togglePause);
    auto *back = makeButton(tr("All services"), {}, "quiet", this);
    back->setObjectName(u"backToServices"_s);
    const auto toServices = [this] { navigator().go(u"services"_s, QString::fromStdString(toString(m_ref))); };
    connect(back, &QPushButton::clicked, this, toServices);
    auto *escape = new QShortcut(QKeySequence(Qt::Key_Escape), this);
    escape->setContext(Qt::WidgetWithChildrenShortcut);
    connect(escape, &QShortcut::activated, this, [this, toServices] {
        if (m_policy->isEditing())
            m_policy->leave();
        else
            toServices();
    });
    for (QWidget *part : std::initializer_list<QWidget *>{m_place, m_verdict, m_protected, m_pause, back})
        tools()->addWidget(part);
}

QWidget *ServicePage::buildSide()
{
    auto *box = new QWidget(this);
    box->setProperty("role", u"content"_s);
    auto *column = new QVBoxLayout(box);
    tighten(column, kSpaceM);
    m_now = new NowPanel(box);
    m_forecast = new ForecastPanel(box);
    m_decision = new DecisionPanel(box);
    m_policy = new PolicyPanel(console(), navigator(), box);
    column->addWidget(m_decision);
    column->addWidget(m_now);
    m_watch = new WatchPanel(box);
    column->addWidget(m_watch);
    column->addWidget(m_forecast);
    m_owner = new OwnerPanel(box);
    column->addWidget(m_owner);
    connect(m_policy, &PolicyPanel::thresholdsTyped, this, [this](double up, double down) {
        m_charts->setEdited(ChartStack::Thresholds{up, down});
    });
    connect(m_policy, &PolicyPanel::left, this, [this] { m_charts->setEdited(std::nullopt); });
    connect(m_charts, &ChartStack::thresholdMoved, m_policy, &PolicyPanel::setThreshold);
    column->addWidget(m_policy);
    column->addWidget(buildHistory());
    column->addStretch(1);
    connect(m_toProposal, &QPushButton::clicked, this, [this] {
        const auto snapshot = console().snapshot();
        if (const auto *report = reportOf(*snapshot, m_ref))
            navigator().go(u"approvals"_s, QString::fromStdString(report->proposal.str()));
    });
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(box);
    area->viewport()->setAutoFillBackground(false);
    box->setAutoFillBackground(false);
    area->setFocusPolicy(Qt::NoFocus);
    m_side = area;
    return area;
}

QWidget *ServicePage::buildHistory()
{
    auto *card = new FactsPanel(tr("History"), "historyPanel", this);
    auto *all = makeButton(tr("In the log"), {}, "quiet", card);
    all->setObjectName(u"serviceLog"_s);
    connect(all, &QPushButton::clicked, this,
            [this] { navigator().go(u"log"_s, QString::fromStdString(toString(m_ref))); });
    card->head()->addWidget(all);
    m_historyEmpty = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
    m_historyEmpty->setMuted();
    m_historyEmpty->setPlain(tr("Nothing happened in the last 30 days."));
    m_history = new QListView(card);
    m_history->setObjectName(u"serviceHistory"_s);
    m_history->setProperty("role", u"cards"_s);
    m_history->setAccessibleName(tr("What happened to this service"));
    m_history->setModel(m_happenings);
    m_history->setItemDelegate(new HappeningDelegate(false, m_history));
    m_history->setUniformItemSizes(true);
    m_history->setMouseTracking(true);
    m_history->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_history->viewport()->setAutoFillBackground(false);
    const auto bring = [this](const QModelIndex &index) {
        if (const Happening *row = m_happenings->happening(index))
            m_charts->showTime(row->at);
    };
    connect(m_history, &QListView::clicked, this, bring);
    connect(m_history, &QListView::activated, this, bring);
    card->column()->addWidget(m_historyEmpty);
    card->column()->addWidget(m_history);
    return card;
}

void ServicePage::focusOn(const QString &what)
{
    const qsizetype at = what.lastIndexOf(u'@');
    bool isTime = false;
    const qlonglong ms = at > 0 ? what.mid(at + 1).toLongLong(&isTime) : 0;
    const auto ref = parseWorkloadRef((isTime ? what.left(at) : what).toStdString());
    if (!ref)
        return;
    if (!(*ref == m_ref)) {
        m_ref = *ref;
        m_changes.clear();
        m_log.clear();
        m_cycle = -1;
        m_happenings->setHappenings({}, {});
    }
    m_isChosen = true;
    if (isTime)
        m_showTime = fromMillis(ms);
    const auto snapshot = console().snapshot();
    if (snapshot->cycle)
        present(snapshot);
    m_charts->view(0)->setFocus();
}

// Opened without a name: the service that needs attention most.
void ServicePage::choose(const Snapshot &snapshot)
{
    const auto &all = snapshot.cycle->workloads;
    const auto weight = [](const WorkloadReport &report) {
        return static_cast<int>(!report.proposal.str().empty()) * 4 + static_cast<int>(isAtRisk(report)) * 2 +
               static_cast<int>(report.enrolled);
    };
    const auto first = std::max_element(all.begin(), all.end(), [&](const WorkloadReport &a, const WorkloadReport &b) {
        return weight(a) < weight(b);
    });
    if (first != all.end()) {
        m_ref = first->workload.ref;
        m_isChosen = true;
    }
}

void ServicePage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    if (!m_isChosen)
        choose(*snapshot);
    const WorkloadReport *report = reportOf(*snapshot, m_ref);
    if (!report) {
        m_title->setPlain(m_isChosen ? words::name(m_ref) : tr("Service"));
        panel()->setEmpty(m_isChosen ? tr("This service is no longer there") : tr("No service to show"),
                          m_isChosen
                              ? tr("The last cycle did not find it in %1. What was recorded of it is in the log.")
                                    .arg(words::place(m_ref))
                              : tr("The contexts were reached but have no services yet."),
                          tr("All services"), [this] { navigator().go(u"services"_s); });
        return;
    }
    const LiveTime now = time();
    panel()->setReady();
    showHead(*snapshot, *report, now);
    m_now->show(*report, now);
    m_watch->show(*report, *snapshot, now.now);
    m_forecast->show(*report, now.now);
    m_decision->show(*report, *snapshot);
    m_owner->show(*report);
    m_policy->show(*report);
    m_charts->setReport(*report, now.now);
    if (snapshot->cycle->number != m_cycle) {
        m_cycle = snapshot->cycle->number;
        readPast(*snapshot);
    } else if (m_reading == 0) {
        showPast(*snapshot);
    }
    if (m_showTime) {
        m_charts->showTime(*m_showTime);
        m_showTime.reset();
    }
}

void ServicePage::showHead(const Snapshot &snapshot, const WorkloadReport &report, const LiveTime &time)
{
    m_title->setPlain(words::name(m_ref));
    m_place->setPlain(words::place(m_ref) + u" · "_s + text::mode(report.policy.mode, words::language()));
    const ContextConfig *context = contextOf(snapshot, m_ref.context);
    m_protected->setVisible(context && context->isProtected);
    const Pause *pause = pauseHere(snapshot);
    const Verdict verdict = pause ? Verdict{Tone::Warn, u"pause"_s, tr("Paused")} : verdictOf(report);
    m_verdict->setState(verdict.tone, verdict.icon, verdict.word);
    m_pause->setText(pause ? tr("Resume") : tr("Pause"));
    m_sign->setIcon(verdict.icon, foregroundOf(verdict.tone));

    QString sentence = text::decisionSentence(report, words::language());
    if (!report.enrolled)
        sentence = tr("This service is not monitored: it is shown, and never changed.");
    else if (!sentence.endsWith(u'.'))
        sentence += u'.';
    m_sentence->setPlain(sentence);
    const QString risk = riskSentence(report);
    m_risk->setPlain(risk);
    m_risk->setVisible(!risk.isEmpty());
    QString trouble = dataSentence(report, time.now);
    if (trouble.isEmpty())
        trouble = surpriseSentence(report);
    if (trouble.isEmpty() && report.enrolled && hasProblemFound(report))
        trouble = findingsOf(report).front().text + u'.';
    m_data->setPlain(trouble);
    m_data->setVisible(!trouble.isEmpty());
    m_toProposal->setVisible(!report.proposal.str().empty());
    setAccessibleDescription(sentence);
}

const Pause *ServicePage::pauseHere(const Snapshot &snapshot) const
{
    const std::string name = toString(m_ref);
    const auto found = std::find_if(snapshot.pauses.begin(), snapshot.pauses.end(), [&](const Pause &pause) {
        return (pause.scope == PauseScope::Workload && pause.target == name) ||
               (pause.scope == PauseScope::Context && pause.target == m_ref.context.str()) ||
               pause.scope == PauseScope::All;
    });
    return found == snapshot.pauses.end() ? nullptr : &*found;
}

void ServicePage::togglePause()
{
    const auto snapshot = console().snapshot();
    const Pause *pause = pauseHere(*snapshot);
    if (pause && pause->scope != PauseScope::Workload) {
        navigator().say(pause->scope == PauseScope::All ? tr("Everything is paused: resume it in the header.")
                                                        : tr("The whole context is paused: resume it in Contexts."));
        return;
    }
    const Json arguments{{"scope", std::string(toString(PauseScope::Workload))}, {"target", toString(m_ref)}};
    const QString done = pause ? tr("%1 is on again.").arg(words::name(m_ref))
                               : tr("%1 is paused: observed, and not changed.").arg(words::name(m_ref));
    console().submit(pause ? command::resume : command::pause, arguments, this,
                     [this, done](const Result<CommandAnswer> &answer) {
                         const QString problem = words::problem(answer);
                         navigator().say(problem.isEmpty() ? done : problem);
                     });
}

void ServicePage::readPast(const Snapshot &snapshot)
{
    const int asked = ++m_asked;
    m_reading = 2;
    const auto arrived = [this] {
        if (--m_reading == 0)
            showPast(*console().snapshot());
    };
    console().changes({m_ref}, TimeRange{snapshot.now - kPast, snapshot.now + Millis{1}}, this,
                      [this, asked, arrived](const Result<std::vector<SeenChange>> &changes) {
                          if (asked != m_asked)
                              return;
                          if (changes)
                              m_changes = *changes;
                          arrived();
                      });
    AuditQuery query;
    query.workload = toString(m_ref);
    query.since = snapshot.now - kPast;
    query.until = snapshot.now + Millis{1};
    query.limit = kLogRows;
    console().audit(query, this, [this, asked, arrived](const Result<AuditPage> &page) {
        if (asked != m_asked)
            return;
        if (page)
            m_log = page->records;
        arrived();
    });
}

void ServicePage::showPast(const Snapshot &snapshot)
{
    std::vector<ChartSpan> freezes;
    if (const Pause *pause = pauseHere(snapshot))
        freezes.push_back({ChartSpan::Kind::Freeze, pause->since, pause->until.value_or(snapshot.now + kPast)});
    const auto *report = reportOf(snapshot, m_ref);
    const auto planned = freezeSpans(snapshot.calendar, m_ref, report ? report->policy.group : std::string(),
                                     snapshot.now - kPast, snapshot.now + kAhead);
    freezes.insert(freezes.end(), planned.begin(), planned.end());
    m_charts->setFreezes(std::move(freezes));
    m_charts->setMarks(marksOf(m_changes, snapshot.recent, m_ref));
    m_happenings->setHappenings(happenings(m_changes, m_log), snapshot.now);
    const int rows = m_happenings->rowCount();
    m_historyEmpty->setVisible(rows == 0);
    m_history->setVisible(rows > 0);
    m_history->setFixedHeight(std::clamp(rows, 1, kMostRows) * kTwoLines);
}

void ServicePage::tick(const LiveTime &time)
{
    const auto snapshot = console().snapshot();
    const WorkloadReport *report = snapshot->cycle ? reportOf(*snapshot, m_ref) : nullptr;
    if (!report)
        return;
    m_now->show(*report, time);
    m_charts->setReport(*report, time.now);
}

bool ServicePage::isSettled() const
{
    const bool isReady = panel()->state() == StatePanel::State::Ready;
    return Page::isSettled() && (!isReady || (m_charts->isSettled() && m_reading == 0));
}

QString ServicePage::sentence() const
{
    return m_sentence->plainText();
}

void ServicePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_side->setFixedWidth(event->size().width() < kNarrowContent ? kSidePanelNarrow : kSidePanelWidth);
}

} // namespace preamar::ui
