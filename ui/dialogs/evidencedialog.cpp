#include "ui/dialogs/evidencedialog.h"

#include "ui/charts/forecastchart.h"
#include "ui/models/figures.h"
#include "ui/models/logmodel.h"
#include "ui/shell/status.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/plainlabel.h"
#include "ui/widgets/statepanel.h"

#include <QGridLayout>
#include <QHBoxLayout>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

// A card with a heading and a grid of two or three columns.
class Grid
{
public:
    Grid(QVBoxLayout *column, const QString &heading, QWidget *parent)
        : m_card(new Card(parent)), m_grid(new QGridLayout)
    {
        auto *title = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_card);
        title->setFont(textFont(TextRole::Body, true));
        title->setPlain(heading);
        m_card->column()->addWidget(title);
        m_grid->setHorizontalSpacing(kSpaceL);
        m_grid->setVerticalSpacing(kSpaceXs);
        m_card->column()->addLayout(m_grid);
        column->addWidget(m_card);
    }
    void add(const std::vector<QString> &cells)
    {
        int c = 0;
        for (const auto &cell : cells) {
            const bool isLast = c + 1 == static_cast<int>(cells.size());
            PlainLabel *label = isLast ? new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_card)
                                       : new FigureLabel(TextRole::Body, false, m_card);
            if (isLast)
                label->setTextInteractionFlags(Qt::TextSelectableByMouse);
            else if (c == 0)
                label->setMuted();
            label->setPlain(cell);
            m_grid->addWidget(label, m_row, c++, Qt::AlignTop);
        }
        m_grid->setColumnStretch(c - 1, 1);
        ++m_row;
    }

private:
    Card *m_card;
    QGridLayout *m_grid;
    int m_row = 0;
};

bool isMemory(const MetricId &metric)
{
    return metric == metric::memoryBytes;
}

} // namespace

EvidenceDialog::EvidenceDialog(Console &console, const ProposalId &id, QWidget *parent)
    : QDialog(parent), m_console(console), m_panel(nullptr), m_body(new QWidget), m_column(new QVBoxLayout(m_body))
{
    setObjectName(u"evidenceDialog"_s);
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Evidence"));
    resize(kEvidenceWidth, kWindowMinHeight - kSpaceXxl);
    m_body->setProperty("role", u"content"_s);
    m_column->setContentsMargins(kSpaceXs, kSpaceXs, kSpaceL, kSpaceXs);
    m_column->setSpacing(kSpaceM);
    auto *area = new QScrollArea(this);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(m_body);
    m_panel = new StatePanel(area, StatePanel::Size::Page, this);
    auto *close = makeButton(tr("Close"), {}, "", this);
    close->setObjectName(u"evidenceClose"_s);
    close->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kSpaceXl, kSpaceL, kSpaceXl, kSpaceL);
    column->setSpacing(kSpaceM);
    column->addWidget(m_panel, 1);
    column->addWidget(close, 0, Qt::AlignRight);
    connect(close, &QPushButton::clicked, this, &QDialog::accept);
    m_panel->setLoading(tr("Reading the journal…"));
    console.evidence(id, this, [this](const Result<ActionEvidence> &evidence) {
        if (evidence)
            show(*evidence);
        else
            m_panel->setError(words::error(evidence.error()));
    });
}

void EvidenceDialog::show(const ActionEvidence &evidence)
{
    setWindowTitle(tr("Evidence: %1").arg(words::name(evidence.proposal.plan.workload)));
    addHead(evidence);
    addChart(evidence);
    addLadder(evidence.proposal.plan);
    addPlan(evidence);
    addTrail(evidence);
    m_column->addStretch(1);
    m_panel->setReady();
}

void EvidenceDialog::addHead(const ActionEvidence &evidence)
{
    const Proposal &p = evidence.proposal;
    auto *name = new PlainLabel(TextRole::Page, PlainLabel::Fit::Elide, m_body);
    name->setFont(textFont(TextRole::Page, true));
    name->setPlain(words::name(p.plan.workload) + u"   "_s + words::fromTo(p.plan.change));
    name->setObjectName(u"evidenceTitle"_s);
    auto *state = new Chip(m_body);
    const Verdict verdict = stateVerdict(p.state);
    state->setState(verdict.tone, verdict.icon, verdict.word);
    auto *row = new QHBoxLayout;
    tighten(row, kSpaceM);
    row->addWidget(name, 1);
    row->addWidget(state);
    m_column->addLayout(row);
    auto *where = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Wrap, m_body);
    where->setMuted();
    where->setPlain(words::place(p.plan.workload) + u" · "_s +
                    tr("as it was known at %1").arg(words::dateTime(p.plan.created)));
    auto *why = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, m_body);
    why->setPlain(words::reasons(p.plan.reasons) + u'.');
    m_column->addWidget(where);
    m_column->addWidget(why);
}

void EvidenceDialog::addChart(const ActionEvidence &evidence)
{
    auto *card = new Card(m_body);
    auto *chart = new ForecastChart(ForecastChart::Size::Normal, card);
    const auto &series = evidence.series;
    chart->setTitle(isMemory(series.key.metric) ? tr("Memory: forecast then, measured since")
                                                : tr("CPU: forecast then, measured since"));
    const ChartFrame frame{.now = evidence.proposal.plan.created,
                           .back = Seconds{7200},
                           .ahead = Seconds{7200},
                           .asPercent = false,
                           .lines = {},
                           .valueTickCount = 4};
    if (series.history.empty() && !series.forecast) {
        auto *none = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, card);
        none->setMuted();
        none->setPlain(tr("The measurements of that time are no longer kept. The plan and the records below are."));
        delete chart;
        card->column()->addWidget(none);
    } else {
        chart->setSeries(series, frame);
        card->column()->addWidget(chart);
    }
    m_column->addWidget(card);
}

void EvidenceDialog::addLadder(const Plan &plan)
{
    if (plan.ladder.empty())
        return;
    Grid grid(m_column, tr("How the number came about"), m_body);
    for (const auto &step : plan.ladder)
        grid.add({text::decisionStep(step.name, words::language()), words::number(static_cast<double>(step.wanted)),
                  step.reason ? text::reason(*step.reason, words::language()) : QString()});
}

void EvidenceDialog::addPlan(const ActionEvidence &evidence)
{
    const Proposal &p = evidence.proposal;
    const Plan &plan = p.plan;
    Grid grid(m_column, tr("The plan that was signed"), m_body);
    grid.add({tr("Change"), words::fromTo(plan.change)});
    grid.add(
        {tr("Seen then"),
         tr("%1 replicas, limits %2 to %3").arg(plan.observed.replicas).arg(plan.observed.min).arg(plan.observed.max)});
    if (plan.risk)
        grid.add({tr("Risk of overload"),
                  words::percent(plan.risk->without, 1) + u" → "_s + words::percent(plan.risk->with, 1)});
    if (plan.confidence)
        grid.add({tr("Confidence"), words::percent(*plan.confidence, 1)});
    if (evidence.forecast)
        grid.add({tr("Forecast"),
                  tr("model %1, made at %2")
                      .arg(words::plain(evidence.forecast->model, 60), words::dateTime(evidence.forecast->origin))});
    else
        grid.add({tr("Forecast"), plan.forecast.empty() ? tr("none: decided on measured load") : tr("no longer kept")});
    if (p.approval) {
        QString text = tr("%1 at %2").arg(actorName(p.approval->actor), words::dateTime(p.approval->at));
        if (!p.approval->comment.empty())
            text += u" — "_s + words::plain(p.approval->comment, 1000);
        grid.add({tr("Approved by"), text});
    }
    if (p.outcome)
        grid.add({tr("Outcome"),
                  text::reason(p.outcome->reason, words::language()) + u" · "_s + words::dateTime(p.outcome->at)});
    else if (p.closedBy)
        grid.add({tr("Ended by"), text::reason(*p.closedBy, words::language())});
    grid.add({tr("Server"), words::plain(plan.endpoint, 200)});
    grid.add({tr("Object"), words::plain(plan.observed.uid, 80) + u" · "_s + words::plain(plan.observed.version, 40)});
    grid.add({tr("Digest of the samples"), words::plain(plan.sampleDigest, 100)});
    grid.add({tr("Digest of the policy"), words::plain(plan.policyVersion, 100)});
    if (evidence.forecast)
        grid.add({tr("Digest of the forecast's inputs"), words::plain(evidence.forecast->inputDigest, 100)});
    grid.add({tr("Hash of the plan"), words::plain(p.hash, 100)});
    grid.add({tr("Proposal"), words::plain(p.id.str(), 60)});
}

void EvidenceDialog::addTrail(const ActionEvidence &evidence)
{
    if (evidence.trail.empty())
        return;
    Grid grid(m_column, tr("Records"), m_body);
    for (const auto &record : evidence.trail)
        grid.add({words::dateTime(record.at), text::auditEvent(record.event, words::language()),
                  actorName(record.actor) + u" · #"_s + QString::number(record.seq)});
}

} // namespace preamar::ui
