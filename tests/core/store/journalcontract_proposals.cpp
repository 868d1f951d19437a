#include "journalcontract.h"

#include "storefixture.h"

#include <algorithm>
#include <map>
#include <set>

using namespace preamar;
using namespace preamar::test;

void JournalContract::keepsProposalsExactly()
{
    Proposal p = proposal("p1", "api");
    p.plan.risk = Risk{0.84, 0.02};
    p.plan.forecast = ForecastId("f1");
    p.plan.ladder = {DecisionStep{"demand", 4, Reason{ReasonCode::FloorRoundedUp, {}, {}}}};
    p.hash = planHash(p.plan);
    VERIFY_OK(m_journal->addProposal(p, entry("proposal.created")));
    auto stored = m_journal->proposal(p.id);
    VERIFY_OK(stored);
    QVERIFY(**stored == p);
    p = approved(p);
    p.revertedBy = "p2";
    VERIFY_OK(m_journal->updateProposal(p, entry("proposal.approved")));
    QVERIFY(**m_journal->proposal(p.id) == p);
    QVERIFY(!m_journal->proposal(ProposalId("none"))->has_value());
    VERIFY_IS(m_journal->updateProposal(proposal("none", "api"), entry("x")).error().code, ErrorCode::NotFound);
}

void JournalContract::refusesASecondOpenProposal()
{
    VERIFY_OK(m_journal->addProposal(proposal("p1", "api"), entry("proposal.created")));
    VERIFY_OK(m_journal->addProposal(proposal("p2", "web"), entry("proposal.created")));
    VERIFY_REFUSED(m_journal->addProposal(proposal("p3", "api"), entry("proposal.created")), ActionUnresolved);
    QCOMPARE(m_journal->audit({})->size(), std::size_t{2});
    // Superseding the first in the same transaction makes room.
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        Proposal old = **m_journal->proposal(ProposalId("p1"));
        old.state = ProposalState::Superseded;
        if (auto closed = m_journal->updateProposal(old, entry("proposal.superseded")); !closed)
            return closed;
        return m_journal->addProposal(proposal("p3", "api"), entry("proposal.created"));
    }));
    VERIFY_REFUSED(m_journal->updateProposal(approved(proposal("p1", "api")), entry("x")), ProposalSuperseded);
}

void JournalContract::refusesAHashThatIsNotThePlans()
{
    Proposal p = proposal("p1", "api");
    p.plan.change = ReplicaChange{3, 9};
    VERIFY_REFUSED(m_journal->addProposal(p, entry("x")), ProposalTampered);
    QVERIFY(m_journal->audit({})->empty());
}

void JournalContract::everyTransition_data()
{
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    for (int from = 0; from <= static_cast<int>(ProposalState::Failed); ++from) {
        for (int to = 0; to <= static_cast<int>(ProposalState::Failed); ++to)
            QTest::addRow("%s to %s", std::string(toString(static_cast<ProposalState>(from))).c_str(),
                          std::string(toString(static_cast<ProposalState>(to))).c_str())
                << from << to;
    }
}

// Walks a proposal to a state by any allowed path; false when it cannot be reached by updates.
static bool walkTo(Journal &journal, Proposal &p, ProposalState wanted, std::int64_t fence)
{
    static const std::map<ProposalState, ProposalState> before{
        {ProposalState::Approved, ProposalState::Proposed},
        {ProposalState::Rejected, ProposalState::Proposed},
        {ProposalState::Expired, ProposalState::Proposed},
        {ProposalState::Superseded, ProposalState::Proposed},
        {ProposalState::Void, ProposalState::Proposed},
        {ProposalState::IntentRecorded, ProposalState::Approved},
        {ProposalState::Sent, ProposalState::IntentRecorded},
        {ProposalState::Unknown, ProposalState::Sent},
        {ProposalState::Verified, ProposalState::Sent},
        {ProposalState::Healthy, ProposalState::Verified},
        {ProposalState::Unhealthy, ProposalState::Verified},
        {ProposalState::Conflict, ProposalState::IntentRecorded},
        {ProposalState::Failed, ProposalState::IntentRecorded},
    };
    if (wanted == p.state)
        return true;
    if (!walkTo(journal, p, before.at(wanted), fence))
        return false;
    if (wanted == ProposalState::IntentRecorded) {
        if (!journal.recordIntent(intentFor(p, fence), {}, entry("x")))
            return false;
        p = **journal.proposal(p.id);
        return true;
    }
    if (wanted == ProposalState::Approved)
        p = approved(p);
    p.state = wanted;
    return journal.updateProposal(p, entry("x")).has_value();
}

void JournalContract::everyTransition()
{
    QFETCH(const int, from);
    QFETCH(const int, to);
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    Proposal p = proposal("p1", "api");
    VERIFY_OK(m_journal->addProposal(p, entry("x")));
    QVERIFY(walkTo(*m_journal, p, static_cast<ProposalState>(from), fence));
    Proposal next = p;
    next.state = static_cast<ProposalState>(to);
    if (next.state == ProposalState::Approved && !next.approval)
        next.approval = approved(p).approval;
    const bool allowed = from == to || (mayFollow(p.state, next.state) && next.state != ProposalState::IntentRecorded);
    const auto done = m_journal->updateProposal(next, entry("x"));
    QCOMPARE(done.has_value(), allowed);
    VERIFY_IS((*m_journal->proposal(p.id))->state, allowed ? next.state : p.state);
}

void JournalContract::refusesAnApprovalForAnotherPlan()
{
    VERIFY_OK(m_journal->addProposal(proposal("p1", "api"), entry("x")));
    Proposal p = approved(proposal("p1", "api"));
    p.approval->planHash = planHash(plan("web"));
    VERIFY_REFUSED(m_journal->updateProposal(p, entry("x")), ProposalTampered);
    p.approval.reset();
    VERIFY_REFUSED(m_journal->updateProposal(p, entry("x")), ProposalTampered);
}

void JournalContract::refusesAChangedApproval()
{
    auto p = approvedIn(*m_journal, "p1", "api");
    VERIFY_OK(p);
    p->approval->actor.name = "bob";
    VERIFY_REFUSED(m_journal->updateProposal(*p, entry("x")), ProposalTampered);
    p->approval.reset();
    p->state = ProposalState::Void;
    VERIFY_REFUSED(m_journal->updateProposal(*p, entry("x")), ProposalTampered);
}

void JournalContract::refusesAChangedPlan()
{
    Proposal p = proposal("p1", "api");
    VERIFY_OK(m_journal->addProposal(p, entry("x")));
    Proposal other = proposal("p1", "api", 3, 9);
    other = approved(other);
    VERIFY_REFUSED(m_journal->updateProposal(other, entry("x")), ProposalTampered);
    Proposal sameHash = approved(p);
    sameHash.plan.change = ReplicaChange{3, 9};
    VERIFY_REFUSED(m_journal->updateProposal(sameHash, entry("x")), ProposalTampered);
}

void JournalContract::findsProposalsByTail()
{
    VERIFY_OK(m_journal->addProposal(proposal("01ABCXYZ", "a"), entry("x")));
    VERIFY_OK(m_journal->addProposal(proposal("01ABDXYZ", "b"), entry("x")));
    VERIFY_OK(m_journal->addProposal(proposal("01ABDX%_", "c"), entry("x")));
    QCOMPARE(m_journal->proposalsByTail("XYZ")->size(), std::size_t{2});
    QCOMPARE(m_journal->proposalsByTail("cxyz")->size(), std::size_t{1});
    QCOMPARE(m_journal->proposalsByTail("%_")->size(), std::size_t{1});
    QVERIFY(m_journal->proposalsByTail("%")->empty());
    QVERIFY(m_journal->proposalsByTail("")->empty());
    QVERIFY(m_journal->proposalsByTail("001ABCXYZ")->empty());
}

void JournalContract::listsOpenAndInFlight()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'203; ++i) {
            const auto id = "p" + std::to_string(10'000 + i);
            if (auto added = m_journal->addProposal(proposal(id, "s" + std::to_string(i)), entry("x")); !added)
                return added;
        }
        return {};
    }));
    Proposal sent = **m_journal->proposal(ProposalId("p10000"));
    QVERIFY(walkTo(*m_journal, sent, ProposalState::Sent, fence));
    Proposal gone = **m_journal->proposal(ProposalId("p10001"));
    QVERIFY(walkTo(*m_journal, gone, ProposalState::Rejected, fence));
    const auto open = m_journal->openProposals();
    VERIFY_OK(open);
    QCOMPARE(open->size(), std::size_t{1'202});
    VERIFY_IS(open->front().state, ProposalState::Sent);
    QCOMPARE(m_journal->recentProposals(3)->size(), std::size_t{3});
    QCOMPARE(m_journal->recentProposals(3)->front().id.str(), std::string("p11202"));
    QCOMPARE(m_journal->recentProposals(100'000)->size(), std::size_t{500});
}

// What the budgets count must not depend on how much was proposed meanwhile, nor on the size of a page.
void JournalContract::listsAllThatWasAnswered()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'100; ++i) {
            const auto p = approvedIn(*m_journal, "a" + std::to_string(10'000 + i), "s" + std::to_string(i));
            if (!p)
                return fail(p.error());
        }
        for (int i = 0; i < 700; ++i) {
            if (auto added = m_journal->addProposal(proposal("b" + std::to_string(10'000 + i), "t" + std::to_string(i)), entry("x")); !added)
                return added;
        }
        return {};
    }));
    Proposal rejected = **m_journal->proposal(ProposalId("b10000"));
    QVERIFY(walkTo(*m_journal, rejected, ProposalState::Rejected, fence));
    Proposal later = **m_journal->proposal(ProposalId("a10003"));
    later.changed += Millis{5};
    VERIFY_OK(m_journal->updateProposal(later, entry("x")));
    const auto all = m_journal->answeredSince(kStart - std::chrono::hours{1});
    VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t{1'101});
    QCOMPARE(std::count_if(all->begin(), all->end(), [](const Proposal &p) { return p.state == ProposalState::Rejected; }), 1);
    std::set<ProposalId> ids;
    for (const Proposal &p : *all)
        ids.insert(p.id);
    QCOMPARE(ids.size(), all->size());
    QCOMPARE(m_journal->answeredSince(later.changed)->size(), std::size_t{1});
    QCOMPARE(m_journal->answeredSince(later.changed)->front().id.str(), std::string("a10003"));
    QVERIFY(m_journal->answeredSince(later.changed + Millis{1})->empty());
}
