#include "ui/pages/approvalspage.h"

#include "ui/pages/proposalcard.h"
#include "ui/shell/words.h"
#include "ui/style/metrics.h"
#include "ui/widgets/card.h"
#include "ui/widgets/plainlabel.h"

#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace preamar::ui {

using namespace Qt::StringLiterals;
using namespace style;

namespace {
constexpr std::size_t kPortion = 20; // cards built at a time: a person decides one by one
}

ApprovalsPage::ApprovalsPage(Console &console, Navigator &navigator, QWidget *parent)
    : Page(console, navigator, tr("Approvals"), Scroll::Content, parent), m_limit(kPortion)
{
    m_list = new QVBoxLayout(content());
    tighten(m_list, kSpaceM);
    m_more = makeButton({}, {}, "quiet", content());
    connect(m_more, &QPushButton::clicked, this, [this] {
        m_limit += kPortion;
        showCards(this->console().snapshot());
    });
    m_list->addWidget(m_more, 0, Qt::AlignHCenter);
    m_list->addStretch(1);

    auto *keys = new PlainLabel(TextRole::Caption, PlainLabel::Fit::Elide, this);
    keys->setMuted();
    //: keys that act on the focused card
    keys->setPlain(tr("A approves · R rejects the focused card"));
    tools()->addWidget(keys);
}

void ApprovalsPage::present(const std::shared_ptr<const Snapshot> &snapshot)
{
    if (snapshot->proposals.empty()) {
        showCards(snapshot);
        const QString next = snapshot->nextCycle
                                 ? tr("The next evaluation is at %1.").arg(words::time(*snapshot->nextCycle))
                                 : QString();
        panel()->setEmpty(tr("Nothing waits for you."), next);
        return;
    }
    showCards(snapshot);
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
        m_list->insertWidget(static_cast<int>(m_cards.size()), card);
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
            m_list->insertWidget(static_cast<int>(i), card);
            moved = true;
        }
        moved = moved || m_cards[i]->proposal().id != wanted.id;
        m_cards[i]->setProposal(wanted, snapshot, now);
    }
    if (moved) {
        for (auto *card : m_cards)
            card->disturb();
    }
    const auto hidden = static_cast<int>(snapshot->proposals.size() - count);
    m_more->setVisible(hidden > 0);
    m_more->setText(tr("Show %n more", nullptr, hidden));
}

void ApprovalsPage::tick(const LiveTime &time)
{
    for (auto *card : m_cards)
        card->tick(time);
}

void ApprovalsPage::focusOn(const QString &what)
{
    for (auto *card : m_cards) {
        if (QString::fromStdString(card->proposal().id.str()) == what)
            card->setFocus(Qt::OtherFocusReason);
    }
}

bool ApprovalsPage::isSettled() const
{
    return Page::isSettled() &&
           std::all_of(m_cards.begin(), m_cards.end(), [](const ProposalCard *c) { return c->isSettled(); });
}

} // namespace preamar::ui
