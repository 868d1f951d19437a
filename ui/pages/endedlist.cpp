#include "ui/pages/endedlist.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/models/figures.h"
#include "ui/models/logmodel.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/figurelabel.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {

constexpr std::size_t kShown = 8;
constexpr Millis kLately{Seconds{3600}};

// Why it ended, in one sentence with what it means.
QString explanation(const Proposal &p)
{
    if (p.outcome)
        return text::reason(p.outcome->reason, words::language());
    QString why = p.closedBy ? text::reason(*p.closedBy, words::language()) : QString();
    if (why.isEmpty() && p.state == ProposalState::Rejected)
        why = EndedList::tr("A person rejected it.");
    if (why.isEmpty() && p.state == ProposalState::Expired)
        why = EndedList::tr("Nobody decided in time.");
    if (p.state == ProposalState::Void || p.state == ProposalState::Expired || p.state == ProposalState::Superseded)
        why += u' ' + EndedList::tr("Nothing was sent; the next cycle decides anew.");
    return why;
}

} // namespace

class EndedRow final : public QWidget
{
public:
    EndedRow(Console &console, Navigator &navigator, QWidget *parent)
        : QWidget(parent), m_state(new Chip(this)),
          m_what(new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, this)),
          m_change(new FigureLabel(TextRole::Body, true, this)),
          m_why(new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this)),
          m_undo(makeButton(EndedList::tr("Undo…"), u"undo"_s, "", this)),
          m_evidence(makeButton(EndedList::tr("Evidence…"), {}, "quiet", this))
    {
        setObjectName(u"endedRow"_s);
        m_what->setFont(textFont(TextRole::Body, true));
        m_why->setMuted();
        m_undo->setObjectName(u"endedUndo"_s);
        m_evidence->setObjectName(u"endedEvidence"_s);
        auto *words = new QVBoxLayout;
        tighten(words, 0);
        auto *top = new QHBoxLayout;
        tighten(top, kSpaceS);
        top->addWidget(m_what);
        top->addWidget(m_change);
        top->addStretch(1);
        words->addLayout(top);
        words->addWidget(m_why);
        auto *row = new QHBoxLayout(this);
        tighten(row, kSpaceM);
        m_state->setMinimumWidth(kStateWidth);
        row->addWidget(m_state, 0, Qt::AlignVCenter);
        row->addLayout(words, 1);
        row->addWidget(m_evidence);
        row->addWidget(m_undo);
        connect(m_undo, &QPushButton::clicked, this,
                [this, &console, &navigator] { askForUndo(console, navigator, m_proposal, window()); });
        connect(m_evidence, &QPushButton::clicked, this,
                [this, &console] { (new EvidenceDialog(console, m_proposal.id, window()))->open(); });
    }
    void setProposal(const Proposal &p, const LiveTime &time)
    {
        m_proposal = p;
        const Verdict verdict = stateVerdict(p.state);
        m_state->setState(verdict.tone, verdict.icon, verdict.word);
        m_what->setPlain(words::name(p.plan.workload));
        m_change->setPlain(words::fromTo(p.plan.change));
        m_undo->setVisible(offersUndo(p));
        setAccessibleName(words::name(p.plan.workload) + u", "_s + words::fromTo(p.plan.change) + u", "_s +
                          verdict.word);
        m_undo->setAccessibleName(EndedList::tr("Undo %1").arg(words::name(p.plan.workload)));
        m_evidence->setAccessibleName(EndedList::tr("Evidence of %1").arg(words::name(p.plan.workload)));
        tick(time);
    }
    void tick(const LiveTime &time)
    {
        m_why->setPlain(words::ago(std::chrono::duration_cast<Millis>(time.now - m_proposal.changed)) + u" · "_s +
                        explanation(m_proposal));
    }

private:
    Proposal m_proposal;
    Chip *m_state;
    PlainLabel *m_what;
    FigureLabel *m_change;
    PlainLabel *m_why;
    QPushButton *m_undo;
    QPushButton *m_evidence;
};

EndedList::EndedList(Console &console, Navigator &navigator, QWidget *parent)
    : QWidget(parent), m_console(console), m_navigator(navigator)
{
    auto *card = new Card(this);
    auto *column = new QVBoxLayout(this);
    tighten(column, 0);
    column->addWidget(card);
    auto *title = new PlainLabel(TextRole::Section, PlainLabel::Fit::Elide, card);
    title->setFont(textFont(TextRole::Section, true));
    title->setPlain(tr("Ended in the last hour"));
    card->column()->addWidget(title);
    m_column = new QVBoxLayout;
    tighten(m_column, kSpaceS);
    card->column()->addLayout(m_column);
}

void EndedList::setSnapshot(const std::shared_ptr<const Snapshot> &snapshot, const LiveTime &time)
{
    std::vector<const Proposal *> ended;
    for (const auto &p : snapshot->recent) {
        if (!isOpen(p.state) && !isInFlight(p.state) && snapshot->now - p.changed <= kLately && ended.size() < kShown)
            ended.push_back(&p);
    }
    while (m_rows.size() > ended.size()) {
        delete m_rows.back();
        m_rows.pop_back();
    }
    while (m_rows.size() < ended.size()) {
        auto *row = new EndedRow(m_console, m_navigator, this);
        m_column->addWidget(row);
        m_rows.push_back(row);
    }
    for (std::size_t i = 0; i < ended.size(); ++i)
        m_rows[i]->setProposal(*ended[i], time);
    setVisible(!m_rows.empty());
}

void EndedList::tick(const LiveTime &time)
{
    for (auto *row : m_rows)
        row->tick(time);
}

void askForUndo(Console &console, Navigator &navigator, const Proposal &done, QWidget *window)
{
    const auto snapshot = console.snapshot();
    const ContextConfig *context = contextOf(*snapshot, done.plan.workload.context);
    const Question question{
        .title = EndedList::tr("Undo this action?"),
        .text = EndedList::tr("%1 returns from %2 replicas. The engine checks first that the service is still as this "
                              "action left it.")
                    .arg(words::name(done.plan.workload), words::fromTo(inverse(done.plan.change))),
        .lines = {},
        .confirm = EndedList::tr("Undo"),
        .icon = u"undo"_s,
        .isDangerous = false,
        .typed = confirmationNeeded(inverse(done.plan.change)),
        .typedText = {},
        .needsReason = false,
        .protectedContext = context && context->isProtected ? words::plain(context->name.str()) : QString(),
        .chord = {}};
    Json arguments{{"id", done.id.str()}};
    if (question.typed)
        arguments["confirm"] = *question.typed;
    ConfirmDialog::ask(window, question, [&console, &navigator, arguments](const QString &) {
        console.submit(command::revert, arguments, &navigator, [&navigator](const Result<CommandAnswer> &answer) {
            const QString problem = words::problem(answer);
            if (problem.isEmpty())
                navigator.say(find(answer->result, "mode_fell") != nullptr
                                  ? EndedList::tr("The way back was handed in. From now on the service asks for approval.")
                                  : EndedList::tr("The way back was handed in."));
            else
                navigator.warn(problem);
        });
    });
}

} // namespace preamar::ui
