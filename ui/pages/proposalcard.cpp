#include "ui/pages/proposalcard.h"

#include "ui/charts/forecastchart.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/models/changelines.h"
#include "ui/models/figures.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/iconlabel.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QPushButton>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr double kOverload = 0.8; // of the capacity: what the risk of a proposal is told against (decisions.md)

bool isAboutMemory(const Plan &plan)
{
    return std::any_of(plan.reasons.begin(), plan.reasons.end(), [](const Reason &r) {
        return r.code == ReasonCode::ForecastMemoryHigh || r.code == ReasonCode::MeasuredMemoryHigh;
    });
}

QString probabilityText(double probability)
{
    constexpr double kAlmost = 0.005;
    if (probability < kAlmost)
        return u"< "_s + words::percent(kAlmost * 2.0, 0);
    if (probability > 1.0 - kAlmost)
        return u"> "_s + words::percent(1.0 - kAlmost * 2.0, 0);
    return words::percent(probability, 0);
}

} // namespace

ProposalCard::ProposalCard(Console &console, Navigator &navigator, Shape shape, QWidget *parent)
    : Card(parent), m_console(console), m_navigator(navigator)
{
    setObjectName(u"proposalCard"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_still.setSingleShot(true);
    m_still.setInterval(kStillMs);
    build(shape);
    const auto &approvals = console.approvals();
    connect(&approvals, &PendingApprovals::changed, this, &ProposalCard::updateButtons);
    connect(&approvals, &PendingApprovals::answered, this, [this](const ProposalId &id, const QString &problem) {
        if (id != m_proposal.id)
            return;
        m_answer = problem;
        setSelected(false);
        updateButtons();
    });
}

QWidget *ProposalCard::buildHead(Shape shape)
{
    auto *head = new QWidget(this);
    m_name = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, head);
    m_name->setFont(textFont(TextRole::Section, true));
    m_name->setObjectName(u"proposalService"_s);
    m_place = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, head);
    m_place->setMuted();
    m_protected = new Chip(head);
    m_state = new Chip(head);
    m_countdown = new Countdown(head);
    m_countdown->setObjectName(u"proposalCountdown"_s);

    m_age = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, head);
    m_age->setMuted();
    m_age->setObjectName(u"proposalAge"_s);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceS);
    if (shape == Shape::Full) {
        m_select = new QCheckBox(head);
        m_select->setObjectName(u"proposalSelect"_s);
        connect(m_select, &QCheckBox::toggled, this, &ProposalCard::selectionChanged);
        row->addWidget(m_select);
    }
    row->addWidget(m_name, 1);
    if (shape == Shape::Full)
        row->addWidget(m_protected);
    row->addWidget(m_state);
    row->addWidget(m_countdown);
    auto *column = new QVBoxLayout(head);
    tighten(column, 0);
    column->addLayout(row);
    auto *meta = new QHBoxLayout;
    tighten(meta, kSpaceS);
    meta->addWidget(m_place);
    if (shape == Shape::Full)
        meta->addWidget(m_age);
    m_age->setVisible(shape == Shape::Full);
    meta->addStretch(1);
    column->addLayout(meta);
    if (shape != Shape::Full)
        column->addWidget(m_protected, 0, Qt::AlignLeft); // neither the head nor the line of the place has room for it
    return head;
}

QWidget *ProposalCard::buildFigures(Shape shape)
{
    auto *box = new QWidget(this);
    m_direction = new IconLabel(kIcon, box);
    m_change = new FigureLabel(TextRole::Figure, true, box);
    m_change->setObjectName(u"proposalChange"_s);
    auto *unit = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, box);
    unit->setMuted();
    unit->setPlain(tr("replicas"));
    unit->setMinimumWidth(unit->sizeHint().width());
    m_figures = new QGridLayout;
    m_figures->setContentsMargins(0, kSpaceXs, 0, 0);
    m_figures->setHorizontalSpacing(kSpaceL);
    m_figures->setVerticalSpacing(kSpaceXs);

    auto *change = new QHBoxLayout;
    tighten(change, kSpaceS);
    change->addWidget(m_direction);
    change->addWidget(m_change);
    auto *beside = new QVBoxLayout; // on the line that the figures stand on
    tighten(beside, 0);
    beside->addStretch(1);
    beside->addWidget(unit);
    beside->addSpacing(m_change->fontMetrics().descent() - unit->fontMetrics().descent());
    change->addLayout(beside);
    change->addStretch(1);
    if (shape == Shape::Compact) {
        auto *column = new QVBoxLayout(box);
        tighten(column, kSpaceXs);
        column->addLayout(change);
        column->addLayout(m_figures);
        return box;
    }
    auto *row = new QHBoxLayout(box);
    tighten(row, kSpaceXl);
    auto *top = new QVBoxLayout;
    top->addLayout(change);
    top->addStretch(1);
    row->addLayout(top);
    row->addLayout(m_figures, 1);
    return box;
}

void ProposalCard::build(Shape shape)
{
    if (shape == Shape::Compact)
        column()->setContentsMargins(kSpaceM, kSpaceS, kSpaceM, kSpaceM);
    column()->addWidget(buildHead(shape));
    m_sentence = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_sentence->setObjectName(u"proposalSentence"_s);
    m_changed = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, this);
    m_changed->setTone(Tone::Warn);
    m_changed->setObjectName(u"proposalChanges"_s);
    m_hint = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, this);
    m_hint->setMuted();
    m_hint->setObjectName(u"proposalHint"_s);
    m_reject = makeButton(tr("Reject"), {}, "", this);
    m_reject->setObjectName(u"rejectButton"_s);
    m_approve = makeButton(tr("Approve"), u"check"_s, "primary", this);
    m_approve->setObjectName(u"approveButton"_s);
    // In the place of Reject, so that a second click on Approve does not take back the first.
    m_withhold = makeButton(tr("Cancel", "the approval"), u"undo"_s, "", this);
    m_withhold->setObjectName(u"withholdButton"_s);
    m_withhold->setToolTip(tr("Nothing was sent yet: takes the approval back (Esc)"));
    m_withhold->hide();
    connect(m_withhold, &QPushButton::clicked, this, &ProposalCard::withhold);
    connect(m_reject, &QPushButton::clicked, this, &ProposalCard::reject);
    connect(m_approve, &QPushButton::clicked, this, &ProposalCard::approve);

    auto *left = new QVBoxLayout;
    tighten(left, kSpaceS);
    left->addWidget(buildFigures(shape));
    for (QWidget *part : std::initializer_list<QWidget *>{m_sentence, m_changed, m_hint})
        left->addWidget(part);
    left->addStretch(1);
    auto *buttons = new QHBoxLayout;
    tighten(buttons, kSpaceS);
    if (shape == Shape::Compact)
        buttons->addStretch(1);
    buttons->addWidget(m_withhold);
    buttons->addWidget(m_reject);
    buttons->addWidget(m_approve);
    if (shape == Shape::Full) {
        buildMenu();
        buttons->addWidget(m_menu);
        buttons->addStretch(1);
    }
    left->addLayout(buttons);

    auto *middle = new QHBoxLayout;
    tighten(middle, kSpaceXl);
    middle->addLayout(left, 1);
    if (shape == Shape::Full) {
        m_chart = new ForecastChart(ForecastChart::Size::Small, this);
        middle->addWidget(m_chart, 1);
    }
    column()->addLayout(middle);
}

void ProposalCard::setProposal(const Proposal &proposal, const std::shared_ptr<const Snapshot> &snapshot,
                               const LiveTime &time)
{
    const bool isNew = proposal.id != m_proposal.id;
    if (isNew || proposal.state != m_proposal.state) {
        disturb();
        m_answer.clear();
    }
    const bool newCycle =
        !m_snapshot || !m_snapshot->cycle || (snapshot->cycle && m_snapshot->cycle->number != snapshot->cycle->number);
    m_proposal = proposal;
    m_snapshot = snapshot;

    const auto &ref = proposal.plan.workload;
    m_name->setPlain(words::name(ref));
    const auto *report = reportOf(*snapshot, ref);
    const QString mode = report ? u" · "_s + text::mode(report->policy.mode, words::language()) : QString();
    m_place->setPlain(words::place(ref) + mode);
    const ContextConfig *context = contextOf(*snapshot, ref.context);
    m_protected->setVisible(context && context->isProtected);
    m_protected->setState(Tone::Crit, u"shield"_s, tr("Production"));
    const Verdict state = stateVerdict(proposal.state);
    m_state->setState(state.tone, state.icon, state.word);
    m_state->setVisible(proposal.state != ProposalState::Proposed);
    m_change->setPlain(words::fromTo(proposal.plan.change));
    const bool up = direction(proposal.plan.change) == Direction::Up;
    m_direction->setIcon(up ? u"up"_s : u"down"_s, up ? Token::Warn : Token::Info);
    setStyleProperty(this, "attention", proposal.state == ProposalState::Proposed);
    //: accessible name of a proposal: service, change
    setAccessibleName(tr("Proposal for %1: replicas %2").arg(words::name(ref), words::fromTo(proposal.plan.change)));
    if (m_select)
        m_select->setAccessibleName(tr("Select %1").arg(words::name(ref)));
    showFigures();
    showWhy();
    showChanges();
    setAccessibleDescription(m_sentence->plainText());
    loadChart(time, isNew || newCycle);
    tick(time);
}

void ProposalCard::showFigures()
{
    while (QLayoutItem *item = m_figures->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    int row = 0;
    const auto add = [&](const QString &title, const QString &value, const QStringList &shorter = {}) {
        auto *caption = new FigureLabel(TextRole::Caption, false, this);
        caption->setMuted();
        caption->setPlain(title, shorter);
        auto *figure = new FigureLabel(TextRole::Body, true, this);
        figure->setPlain(value);
        m_figures->addWidget(caption, row, 0);
        m_figures->addWidget(figure, row++, 1, Qt::AlignRight);
    };
    const Plan &plan = m_proposal.plan;
    // The large figures say the first line already.
    const auto lines = changeLines(plan.change, m_chart ? reportOf(*m_snapshot, plan.workload) : nullptr);
    for (std::size_t i = 1; i < lines.size(); ++i)
        add(lines[i].what, lines[i].before + u" → "_s + lines[i].after);
    if (plan.risk)
        add(tr("Risk of overload"), probabilityText(plan.risk->without) + u" → "_s + probabilityText(plan.risk->with),
            m_chart ? QStringList() : QStringList{tr("Risk")});
    if (plan.confidence && m_chart)
        add(tr("Confidence"), probabilityText(*plan.confidence));
    if (plan.costPerMonthDelta) {
        const QString money =
            text::money(std::abs(*plan.costPerMonthDelta), m_snapshot->settings.currency, words::language());
        add(tr("Cost per month"), (*plan.costPerMonthDelta < 0.0 ? u"− "_s : u"+ "_s) + money);
    }
    m_figures->setColumnStretch(0, 1);
}

void ProposalCard::showWhy()
{
    const auto *report = reportOf(*m_snapshot, m_proposal.plan.workload);
    const QString reasons = words::reasons(m_proposal.plan.reasons);
    const bool current = report && report->proposal == m_proposal.id;
    const QString sentence = current ? text::decisionSentence(*report, words::language()) : reasons;
    m_sentence->setPlain(sentence.isEmpty() ? reasons : sentence);
}

void ProposalCard::showChanges()
{
    QStringList lines;
    if (isOpen(m_proposal.state)) {
        for (const auto &line : changesSince(m_proposal.plan, reportOf(*m_snapshot, m_proposal.plan.workload)))
            lines += line;
    }
    const QString changed = lines.join(u'\n');
    m_changed->setPlain(changed);
    m_changed->setVisible(!changed.isEmpty());
}

void ProposalCard::loadChart(const LiveTime &time, bool force)
{
    if (!m_chart)
        return;
    const Plan &plan = m_proposal.plan;
    const auto *report = reportOf(*m_snapshot, plan.workload);
    const bool memory = isAboutMemory(plan);
    ChartFrame frame{.now = time.now,
                     .back = Seconds{3600},
                     .ahead = Seconds{7200},
                     .asPercent = false,
                     .lines = {},
                     .valueTickCount = 3};
    m_chart->setTitle(memory ? tr("Memory and capacity") : tr("CPU and capacity (cores)"));
    const auto limit =
        report ? (memory ? report->workload.limits.memoryBytes : report->workload.limits.cpuCores) : std::nullopt;
    if (limit) {
        const CountStep change = counts(plan.change);
        const auto line = [&](std::int64_t replicas, Token token) {
            //: label of a line in a chart: usable capacity of that many replicas
            frame.lines.push_back({kOverload * *limit * static_cast<double>(replicas),
                                   tr("80% of %n replica(s)", nullptr, static_cast<int>(replicas)), token});
        };
        line(change.from, change.to > change.from ? Token::Crit : Token::Muted);
        line(change.to, change.to > change.from ? Token::Ok : Token::Crit);
    }
    const ChartRequest request{.workloads = {plan.workload},
                               .metric = memory ? metric::memoryBytes : metric::cpuCores,
                               .back = frame.back,
                               .ahead = frame.ahead,
                               .maxPoints = 240};
    if (force)
        m_chart->load(m_console, request, frame);
    else
        m_chart->keepFresh(m_console, request, frame);
}

void ProposalCard::tick(const LiveTime &time)
{
    if (!m_snapshot)
        return;
    const Millis age = std::chrono::duration_cast<Millis>(time.now - m_proposal.plan.created);
    m_age->setPlain(tr("proposed %1").arg(words::ago(age)));
    m_countdown->setVisible(m_proposal.state == ProposalState::Proposed);
    m_countdown->setLeft(timeLeft(m_proposal.plan, m_snapshot->bootId, time.boot));
    updateButtons();
}

} // namespace preamar::ui
