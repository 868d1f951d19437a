#include "ui/pages/approvalspage.h"

#include "ui/dialogs/confirmdialog.h"
#include "ui/models/changelines.h"
#include "ui/pages/endedlist.h"
#include "ui/pages/proposalcard.h"
#include "ui/shell/pendingapprovals.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {
constexpr std::size_t kPortion = 20; // cards built at a time: a person decides one by one
constexpr int kAbove = 2;            // what stands above the cards in the list: the bulk bar and "nothing waits"
} // namespace

ApprovalsPage::ApprovalsPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Approvals"), Scroll::Content, parent), m_limit(kPortion)
{
    m_list = new QVBoxLayout(content());
    tighten(m_list, kSpaceM);
    buildBulk();
    m_nothing = new PlainLabel(TextRole::Body, PlainLabel::Fit::Wrap, content());
    m_nothing->setMuted();
    m_nothing->setObjectName(u"nothingWaits"_s);
    m_list->addWidget(m_nothing);
    m_more = makeButton({}, {}, "quiet", content());
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit += kPortion;
        showCards(this->console().snapshot());
    });
    m_list->addWidget(m_more, 0, Qt::AlignHCenter);
    m_ended = new EndedList(console, navigator, content());
    m_list->addWidget(m_ended);
    m_list->addStretch(1);

    m_selectSafe = makeButton(tr("Select rises"), {}, "", this);
    m_selectSafe->setObjectName(u"selectSafe"_s);
    m_selectSafe->setToolTip(
        tr("Ticks what raises in contexts that are not production; the rest is decided one by one"));
    connect(m_selectSafe, &QPushButton::clicked, this, &ApprovalsPage::selectSafe);
    auto *keys = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    keys->setMuted();
    //: keys that act on the focused card
    keys->setPlain(tr("A approves · C with a comment · R rejects the focused card"), {QString()});
    tools()->addWidget(keys);
    tools()->addWidget(m_selectSafe);
}

void ApprovalsPage::buildBulk()
{
    m_bulk = new QFrame(content());
    m_bulk->setObjectName(u"bulkBar"_s);
    m_bulk->setProperty("card", true);
    m_bulk->setProperty("attention", true);
    m_bulkText = new PlainLabel(TextRole::Body, PlainLabel::Fit::Elide, m_bulk);
    m_bulkText->setFont(textFont(TextRole::Body, true));
    m_bulkText->setObjectName(u"bulkText"_s);
    m_bulkClear = makeButton(tr("Clear selection"), {}, "quiet", m_bulk);
    m_bulkReject = makeButton(tr("Reject selected…"), {}, "", m_bulk);
    m_bulkReject->setObjectName(u"bulkReject"_s);
    m_bulkApprove = makeButton(tr("Approve selected…"), u"check"_s, "primary", m_bulk);
    m_bulkApprove->setObjectName(u"bulkApprove"_s);
    auto *row = new QHBoxLayout(m_bulk);
    row->setContentsMargins(kSpaceL, kSpaceS, kSpaceL, kSpaceS);
    row->setSpacing(kSpaceS);
    row->addWidget(m_bulkText, 1);
    row->addWidget(m_bulkClear);
    row->addWidget(m_bulkReject);
    row->addWidget(m_bulkApprove);
    m_list->addWidget(m_bulk);
    m_bulk->hide();
    connect(m_bulkClear, &QPushButton::clicked, this, [this] {
        for (auto *card : m_cards)
            card->setSelected(false);
    });
    connect(m_bulkApprove, &QPushButton::clicked, this, &ApprovalsPage::approveSelected);
    connect(m_bulkReject, &QPushButton::clicked, this, &ApprovalsPage::rejectSelected);
}

void ApprovalsPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    showCards(snapshot);
    m_ended->setSnapshot(snapshot, time());
    const bool none = snapshot->proposals.empty();
    const QString next =
        snapshot->nextCycle ? tr("The next evaluation is at %1.").arg(words::time(*snapshot->nextCycle)) : QString();
    m_nothing->setPlain(tr("Nothing waits for you.") + (next.isEmpty() ? QString() : u' ' + next));
    m_nothing->setVisible(none);
    if (none && m_ended->isEmpty())
        panel()->setEmpty(tr("Nothing waits for you."), next);
    else
        panel()->setReady();
}

void ApprovalsPage::showCards(const std::shared_ptr<const Snapshot> &snapshot)
{
    const std::size_t count = std::min(snapshot->proposals.size(), m_limit);
    while (m_cards.size() > count) {
        delete m_cards.back();
        m_cards.pop_back();
    }
    while (m_cards.size() < count) {
        auto *card = new ProposalCard(console(), navigator(), ProposalCard::Shape::Full, m_more->parentWidget());
        connect(card, &ProposalCard::selectionChanged, this, &ApprovalsPage::showBulk);
        m_list->insertWidget(static_cast<int>(m_cards.size()) + kAbove, card);
        m_cards.push_back(card);
    }
    // A card keeps its proposal while that is in the list at all: what a person reads does not change under the hand.
    const LiveTime now = time();
    bool moved = false;
    for (std::size_t i = 0; i < count; ++i) {
        const auto &wanted = snapshot->proposals[i];
        const auto same = std::find_if(m_cards.begin() + static_cast<std::ptrdiff_t>(i), m_cards.end(),
                                       [&](const ProposalCard *c) { return c->proposal().id == wanted.id; });
        if (same != m_cards.end() && same != m_cards.begin() + static_cast<std::ptrdiff_t>(i)) {
            auto *card = *same;
            m_cards.erase(same);
            m_cards.insert(m_cards.begin() + static_cast<std::ptrdiff_t>(i), card);
            m_list->removeWidget(card);
            m_list->insertWidget(static_cast<int>(i) + kAbove, card);
            moved = true;
        }
        // A tick belongs to the proposal it was made on.
        if (m_cards[i]->proposal().id != wanted.id) {
            m_cards[i]->setSelected(false);
            moved = true;
        }
        m_cards[i]->setProposal(wanted, snapshot, now);
    }
    if (moved) {
        for (auto *card : m_cards)
            card->disturb();
    }
    const auto hidden = static_cast<int>(snapshot->proposals.size() - count);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("Show %n more", nullptr, hidden));
    m_selectSafe->setVisible(snapshot->proposals.size() > 1);
    showBulk();
}

std::vector<ProposalCard *> ApprovalsPage::selected() const
{
    std::vector<ProposalCard *> out;
    std::copy_if(m_cards.begin(), m_cards.end(), std::back_inserter(out),
                 [](const ProposalCard *c) { return c->isSelected(); });
    return out;
}

void ApprovalsPage::showBulk()
{
    const auto chosen = selected();
    const bool wasVisible = m_bulk->isVisible();
    m_bulk->setVisible(!chosen.empty());
    m_bulkText->setPlain(tr("%n proposal(s) selected", nullptr, static_cast<int>(chosen.size())));
    // The cards moved under the hand.
    if (wasVisible != !chosen.empty() && isVisible()) {
        for (auto *card : m_cards)
            card->disturb();
    }
}

void ApprovalsPage::selectSafe()
{
    const auto snapshot = console().snapshot();
    for (auto *card : m_cards) {
        const auto &plan = card->proposal().plan;
        card->setSelected(isBulkSafe(plan, contextOf(*snapshot, plan.workload.context)));
    }
    if (selected().empty())
        navigator().say(tr("Nothing here raises outside production: decide one by one."));
}

void ApprovalsPage::approveSelected()
{
    const auto snapshot = console().snapshot();
    std::vector<GivenApproval> chosen;
    QStringList lines;
    QStringList alone;
    QString production;
    for (auto *card : selected()) {
        const Plan &plan = card->proposal().plan;
        const QString line = words::name(plan.workload) + u"   "_s + words::fromTo(plan.change) + u"   ("_s +
                             words::place(plan.workload) + u')';
        // A large reduction asks for a number of its own.
        if (confirmationNeeded(plan.change)) {
            alone += line;
            continue;
        }
        const ContextConfig *context = contextOf(*snapshot, plan.workload.context);
        if (context && context->isProtected)
            production = words::plain(context->name.str(), 60);
        chosen.push_back({.proposal = card->proposal(), .comment = {}, .confirm = {}});
        lines += line;
    }
    if (chosen.empty()) {
        navigator().warn(tr("Large reductions are approved one by one: each asks for its own number."));
        return;
    }
    QString text = tr("Each is checked again by itself before it is sent; what changed meanwhile is left out.");
    if (!alone.isEmpty())
        text += u' ' + tr("Left out, to be approved one by one: %1.").arg(alone.join(u", "_s));
    const auto count = static_cast<int>(chosen.size());
    const Question question{.title = tr("Approve %n proposal(s)?", nullptr, count),
                            .text = text,
                            .lines = lines,
                            .confirm = tr("Approve"),
                            .icon = u"check"_s,
                            .isDangerous = false,
                            .typed = count,
                            .typedText = {},
                            .needsReason = false,
                            .protectedContext = production,
                            .chord = {}};
    ConfirmDialog::ask(window(), question, [this, chosen](const QString &) { console().approvals().approve(chosen); });
}

void ApprovalsPage::rejectSelected()
{
    std::vector<ProposalId> ids;
    QStringList lines;
    for (auto *card : selected()) {
        ids.push_back(card->proposal().id);
        lines += words::name(card->proposal().plan.workload) + u"   "_s + words::fromTo(card->proposal().plan.change);
    }
    if (ids.empty())
        return;
    const Question question{.title = tr("Reject %n proposal(s)?", nullptr, static_cast<int>(ids.size())),
                            .text =
                                tr("A new one is made only if action, target or a reason changes, or after 30 min."),
                            .lines = lines,
                            .confirm = tr("Reject"),
                            .icon = u"close"_s,
                            .isDangerous = false,
                            .typed = static_cast<qint64>(ids.size()),
                            .typedText = {},
                            .needsReason = true,
                            .protectedContext = {},
                            .chord = {}};
    ConfirmDialog::ask(window(), question, [this, ids](const QString &reason) { rejectEach(ids, reason); });
}

void ApprovalsPage::rejectEach(const std::vector<ProposalId> &ids, const QString &reason)
{
    struct Tally
    {
        int left = 0;
        int done = 0;
        int refused = 0;
    };
    auto tally = std::make_shared<Tally>();
    tally->left = static_cast<int>(ids.size());
    for (const auto &id : ids) {
        console().submit(command::reject, Json{{"id", id.str()}, {"comment", reason.toStdString()}}, this,
                         [this, tally, id](const Result<CommandAnswer> &answer) {
                             const QString problem = words::problem(answer);
                             ++(problem.isEmpty() ? tally->done : tally->refused);
                             for (auto *card : m_cards) {
                                 if (card->proposal().id == id) {
                                     card->showAnswer(problem);
                                     card->setSelected(false);
                                 }
                             }
                             if (--tally->left > 0)
                                 return;
                             const QString done = tr("%n rejected", nullptr, tally->done);
                             if (tally->refused == 0)
                                 navigator().say(done + u'.');
                             else
                                 navigator().warn(done + u", "_s +
                                                  tr("%n refused: see the cards.", nullptr, tally->refused));
                         });
    }
}

void ApprovalsPage::tick(const LiveTime &time)
{
    for (auto *card : m_cards)
        card->tick(time);
    m_ended->tick(time);
}

void ApprovalsPage::focusOn(const QString &what)
{
    const auto snapshot = console().snapshot();
    const auto &all = snapshot->proposals;
    const auto it = std::find_if(all.begin(), all.end(), [&](const Proposal &p) {
        return QString::fromStdString(p.id.str()) == what || QString::fromStdString(toString(p.plan.workload)) == what;
    });
    if (it == all.end())
        return;
    const auto number = static_cast<std::size_t>(it - all.begin());
    if (number >= m_limit) {
        m_limit = (number / kPortion + 1) * kPortion;
        showCards(snapshot);
    }
    for (auto *card : m_cards) {
        if (card->proposal().id == it->id) {
            ensureVisible(card);
            card->setFocus(Qt::OtherFocusReason);
        }
    }
}

bool ApprovalsPage::isSettled() const
{
    return Page::isSettled() &&
           std::all_of(m_cards.begin(), m_cards.end(), [](const ProposalCard *c) { return c->isSettled(); });
}

} // namespace preamar::ui
