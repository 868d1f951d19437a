// What a person does with a proposal: approve, reject, with words or without, look at its evidence.
#include "ui/charts/forecastchart.h"
#include "ui/dialogs/confirmdialog.h"
#include "ui/dialogs/evidencedialog.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/console.h"
#include "ui/shell/navigator.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/words.h"
#include "ui/style/icons.h"
#include "ui/style/metrics.h"
#include "ui/widgets/countdown.h"
#include "ui/widgets/plainlabel.h"

#include <QCheckBox>
#include <QKeyEvent>
#include <QMenu>
#include <QPointer>
#include <QPushButton>
#include <QToolButton>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

void ProposalCard::buildMenu()
{
    m_menu = new QToolButton(this);
    m_menu->setObjectName(u"proposalMenu"_s);
    m_menu->setIcon(icon(u"more"_s));
    m_menu->setIconSize({kIcon, kIcon});
    m_menu->setPopupMode(QToolButton::InstantPopup);
    m_menu->setAccessibleName(tr("More about this proposal"));
    m_menu->setToolTip(tr("Comment, reason, evidence"));
    auto *menu = new QMenu(m_menu);
    menu->addAction(icon(u"comment"_s), tr("Approve with a comment… (C)"), this, &ProposalCard::approveWithComment);
    menu->addAction(icon(u"close"_s), tr("Reject with a reason…"), this, &ProposalCard::rejectWithReason);
    menu->addSeparator();
    menu->addAction(icon(u"evidence"_s), tr("Evidence…"), this, &ProposalCard::showEvidence);
    menu->addAction(icon(u"services"_s), tr("Open the service"), this, [this] {
        m_navigator.go(u"services"_s, QString::fromStdString(toString(m_proposal.plan.workload)));
    });
    m_menu->setMenu(menu);
}

bool ProposalCard::isSelected() const
{
    return m_select && m_select->isChecked() && m_select->isEnabled();
}

void ProposalCard::setSelected(bool selected)
{
    if (m_select && m_select->isEnabled())
        m_select->setChecked(selected);
}

void ProposalCard::showAnswer(const QString &answer)
{
    m_answer = answer;
    updateButtons();
}

void ProposalCard::showEvidence()
{
    (new EvidenceDialog(m_console, m_proposal.id, window()))->open();
}

QString ProposalCard::refusal() const
{
    return approvalRefusal(*m_snapshot, m_proposal, liveTime(*m_snapshot, m_console.sinceSnapshot()));
}

void ProposalCard::updateButtons()
{
    if (!m_snapshot)
        return;
    const bool open = m_proposal.state == ProposalState::Proposed;
    const QString why = open ? refusal() : QString();
    if (m_select) {
        m_select->setVisible(open);
        m_select->setEnabled(open && why.isEmpty());
        if (!m_select->isEnabled() && m_select->isChecked())
            m_select->setChecked(false);
    }
    const auto &approvals = m_console.approvals();
    const bool waits = open && approvals.waits(m_proposal.id);
    const bool sending = m_isSending || approvals.isBeingSent(m_proposal.id);
    if (m_select && waits)
        m_select->setEnabled(false);
    // Whoever pressed the button stays on the card, where Esc takes it back.
    if (waits && m_approve->hasFocus())
        setFocus(Qt::OtherFocusReason);
    if (!waits && m_withhold->hasFocus())
        setFocus(Qt::OtherFocusReason);
    m_approve->setVisible(open);
    m_reject->setVisible(open && !waits);
    m_withhold->setVisible(waits);
    const bool dryRun = m_snapshot->settings.dryRun;
    const int left = approvals.secondsLeft(m_proposal.id);
    const bool isNarrow = !m_chart; // beside the charts of the overview: room for a word or two
    QString word = confirmationNeeded(m_proposal.plan.change) ? tr("Approve…") : tr("Approve");
    QString shorter = word;
    if (waits) {
        word = dryRun ? tr("Checked in %1 s").arg(left) : tr("Sent in %n s", nullptr, left);
        shorter = tr("In %1 s", "the approval is checked or sent").arg(left);
    } else if (dryRun) {
        word = tr("Approve (dry run)");
        shorter = tr("Rehearse", "approve, with the dry run on");
    }
    m_approve->setText(isNarrow ? shorter : word);
    m_approve->setToolTip(isNarrow && shorter != word ? word : QString());
    m_approve->setAccessibleName(word);
    m_approve->setEnabled(open && why.isEmpty() && !waits && !sending);
    m_reject->setEnabled(open && !m_countdown->isOver() && !sending);
    m_hint->setPlain(sending ? tr("Sending…") : m_answer.isEmpty() ? why : m_answer);
    m_hint->setVisible(!m_hint->plainText().isEmpty());
}

void ProposalCard::disturb()
{
    m_still.start();
}

bool ProposalCard::isSettled() const
{
    return !m_chart || m_chart->isSettled();
}

void ProposalCard::approve()
{
    if (!m_approve->isEnabled() || !m_approve->isVisible() || !isStill())
        return;
    if (confirmationNeeded(m_proposal.plan.change))
        ask(false);
    else
        approveWith({});
}

void ProposalCard::approveWithComment()
{
    if (m_approve->isEnabled() && m_approve->isVisible() && isStill())
        ask(true);
}

void ProposalCard::approveWith(const QString &comment)
{
    m_answer.clear();
    m_console.approvals().approve({GivenApproval{.proposal = m_proposal,
                                            .comment = comment.toStdString(),
                                            .confirm = confirmationNeeded(m_proposal.plan.change)}});
}

void ProposalCard::withhold()
{
    m_console.approvals().withhold(m_proposal.id);
}

// Where a rule demands a typed number, or a person wants to add words.
void ProposalCard::ask(bool withComment)
{
    const auto typed = confirmationNeeded(m_proposal.plan.change);
    const ContextConfig *context = contextOf(*m_snapshot, m_proposal.plan.workload.context);
    const Question question{
        .title = typed ? tr("Approve a large reduction?") : tr("Approve with a comment"),
        .text = tr("%1 goes from %2 replicas.")
                    .arg(words::name(m_proposal.plan.workload), words::fromTo(m_proposal.plan.change)),
        .lines = {},
        .confirm = tr("Approve"),
        .icon = u"check"_s,
        .isDangerous = typed.has_value(),
        .typed = typed,
        .typedText = {},
        .needsReason = withComment,
        .protectedContext = context && context->isProtected ? words::plain(context->name.str()) : QString(),
        .chord = {}};
    const ProposalId asked = m_proposal.id;
    ConfirmDialog::ask(window(), question, [this, guard = QPointer<ProposalCard>(this), asked](const QString &comment) {
        // The card may show another proposal by now, or be gone: what was confirmed is not what is shown.
        if (guard && m_proposal.id == asked)
            approveWith(comment);
    });
}

void ProposalCard::rejectWithReason()
{
    if (!m_reject->isEnabled() || !m_reject->isVisible())
        return;
    const Question question{.title = tr("Reject with a reason"),
                            .text =
                                tr("%1, replicas %2: the reason is recorded, and helps to tell a wrong forecast "
                                   "from a wrong moment.")
                                    .arg(words::name(m_proposal.plan.workload), words::fromTo(m_proposal.plan.change)),
                            .lines = {},
                            .confirm = tr("Reject"),
                            .icon = u"close"_s,
                            .isDangerous = false,
                            .typed = std::nullopt,
                            .typedText = {},
                            .needsReason = true,
                            .protectedContext = {},
                            .chord = {}};
    const ProposalId asked = m_proposal.id;
    ConfirmDialog::ask(window(), question, [this, guard = QPointer<ProposalCard>(this), asked](const QString &reason) {
        if (guard && m_proposal.id == asked)
            send(command::reject, Json{{"id", asked.str()}, {"comment", reason.toStdString()}},
                 tr("Rejected: %1.").arg(words::name(m_proposal.plan.workload)));
    });
}

void ProposalCard::reject()
{
    if (!m_reject->isEnabled() || !m_reject->isVisible() || !isStill())
        return;
    send(command::reject, Json{{"id", m_proposal.id.str()}},
         tr("Rejected: %1.").arg(words::name(m_proposal.plan.workload)));
}

void ProposalCard::send(std::string_view kind, Json arguments, const QString &done)
{
    m_isSending = true;
    m_answer.clear();
    updateButtons();
    m_console.submit(kind, std::move(arguments), this, [this, done](const Result<CommandAnswer> &answer) {
        m_isSending = false;
        m_answer = words::problem(answer);
        if (m_answer.isEmpty())
            m_navigator.say(done);
        updateButtons();
    });
}

void ProposalCard::keyPressEvent(QKeyEvent *event)
{
    const bool bare = !(event->modifiers() & ~Qt::KeypadModifier) && !event->isAutoRepeat();
    if (bare && event->key() == Qt::Key_A)
        approve();
    else if (bare && event->key() == Qt::Key_R)
        reject();
    else if (bare && event->key() == Qt::Key_C)
        approveWithComment();
    else if (bare && event->key() == Qt::Key_Escape && m_console.approvals().waits(m_proposal.id))
        withhold();
    else if (bare && event->key() == Qt::Key_Space && m_select)
        setSelected(!m_select->isChecked());
    else
        Card::keyPressEvent(event);
}

} // namespace preamar::ui
