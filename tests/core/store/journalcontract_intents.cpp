#include "journalcontract.h"

#include "storefixture.h"

using namespace preamar;
using namespace preamar::test;

void JournalContract::recordsAnIntentWithItsProposal()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    const Intent intent = intentFor(*p, fence);
    bool guarded = false;
    VERIFY_OK(m_journal->recordIntent(
        intent,
        [&]() -> Result<void> {
            guarded = m_journal->pauses().has_value();
            return {};
        },
        entry("action.intent", "prod/-/service/api")));
    QVERIFY(guarded);
    VERIFY_IS((*m_journal->proposal(p->id))->state, ProposalState::IntentRecorded);
    QVERIFY(**m_journal->intentOf(p->id) == intent);
    QCOMPARE(m_journal->intentsWithoutOutcome()->size(), std::size_t{1});
    QCOMPARE(m_journal->audit({})->back().event, std::string("action.intent"));
}

void JournalContract::refusesAnIntentOfAnOldFence()
{
    const auto old = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    const auto other = open(m_folder, *m_clock);
    VERIFY_OK(other->takeLease("desk:2", kStart));
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*p, old), {}, entry("x")), LeaseLost);
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*p, old + 2), {}, entry("x")), LeaseLost);
    QVERIFY(m_journal->intentsWithoutOutcome()->empty());
    VERIFY_IS((*m_journal->proposal(p->id))->state, ProposalState::Approved);
}

void JournalContract::refusesAnIntentWithoutLease()
{
    const auto p = approvedIn(*m_journal, "p1", "api");
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*p, 0), {}, entry("x")), LeaseLost);
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    VERIFY_OK(m_journal->releaseLease(fence));
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*p, fence), {}, entry("x")), LeaseLost);
}

void JournalContract::guardRefusesTheIntent()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    const auto rows = m_journal->audit({})->size();
    VERIFY_REFUSED(m_journal->recordIntent(
                       intentFor(*p, fence),
                       []() -> Result<void> { return fail(ErrorCode::PermissionDenied, "test", {}, "Paused"); },
                       entry("x")),
                   Paused);
    QVERIFY(!m_journal->intentOf(p->id)->has_value());
    QCOMPARE(m_journal->audit({})->size(), rows);
}

void JournalContract::guardWritesVanishWithItsRefusal()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    VERIFY_REFUSED(m_journal->recordIntent(
                       intentFor(*p, fence),
                       [&]() -> Result<void> {
                           if (auto put = m_journal->putSetting("by guard", "1"); !put)
                               return put;
                           return fail(ErrorCode::PermissionDenied, "test", {}, "Paused");
                       },
                       entry("x")),
                   Paused);
    QVERIFY(m_journal->settings()->empty());
}

void JournalContract::refusesAnIntentWhileAnotherIsUnresolved()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto first = approvedIn(*m_journal, "p1", "api");
    VERIFY_OK(m_journal->recordIntent(intentFor(*first, fence), {}, entry("x")));
    const auto second = approvedIn(*m_journal, "p2", "api");
    VERIFY_OK(second);
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")), ActionUnresolved);
    // Even when the proposal was closed by hand: an intent without outcome is not resolved.
    VERIFY_OK(m_journal->updateProposal(ended(**m_journal->proposal(first->id), ProposalState::Failed), entry("x")));
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")), ActionUnresolved);
    VERIFY_OK(m_journal->recordOutcome(IntentId("i-p1"), ended(**m_journal->proposal(first->id), ProposalState::Failed),
                                       entry("x")));
    VERIFY_OK(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")));
    // Other workloads are not held back.
    const auto elsewhere = approvedIn(*m_journal, "p3", "web");
    VERIFY_OK(m_journal->recordIntent(intentFor(*elsewhere, fence), {}, entry("x")));
}

void JournalContract::refusesAnIntentWhileTheLastIsInFlight()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto first = approvedIn(*m_journal, "p1", "api");
    VERIFY_OK(m_journal->recordIntent(intentFor(*first, fence), {}, entry("x")));
    Proposal sent = **m_journal->proposal(first->id);
    VERIFY_OK(m_journal->recordOutcome(IntentId("i-p1"), ended(sent, ProposalState::Sent), entry("x")));
    QVERIFY(m_journal->intentsWithoutOutcome()->empty());
    const auto second = approvedIn(*m_journal, "p2", "api");
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")), ActionUnresolved);
    sent = **m_journal->proposal(first->id);
    // Read back is resolved (I-33); its replicas may still be starting.
    VERIFY_OK(m_journal->updateProposal(ended(sent, ProposalState::Verified), entry("x")));
    VERIFY_OK(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")));
    QCOMPARE(m_journal->openProposals()->size(), std::size_t{2});
}

void JournalContract::refusesAnIntentThatIsNotThePlan_data()
{
    QTest::addColumn<int>("field");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another number of replicas") << 0 << "ProposalTampered";
    QTest::newRow("another workload") << 1 << "ProposalTampered";
    QTest::newRow("another object of the same name") << 2 << "WorldChangedUid";
}

void JournalContract::refusesAnIntentThatIsNotThePlan()
{
    QFETCH(const int, field);
    QFETCH(const QString, reason);
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    Intent intent = intentFor(*p, fence);
    if (field == 0)
        intent.change = ReplicaChange{3, 0};
    else if (field == 1)
        intent.workload = service("web");
    else
        intent.uid = "recreated";
    const auto done = m_journal->recordIntent(intent, {}, entry("x"));
    QVERIFY(!done);
    QCOMPARE(QString::fromStdString(done.error().reason), reason);
    QVERIFY(m_journal->intentsWithoutOutcome()->empty());
}

void JournalContract::refusesAnIntentOfAnUnapprovedProposal()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const Proposal p = proposal("p1", "api");
    VERIFY_OK(m_journal->addProposal(p, entry("x")));
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(p, fence), {}, entry("x")), ProposalNotPending);
    QVERIFY(m_journal->intentsWithoutOutcome()->empty());
    VERIFY_IS(m_journal->recordIntent(intentFor(proposal("none", "api"), fence), {}, entry("x")).error().code,
              ErrorCode::NotFound);
}

void JournalContract::onlyRecordIntentReachesIntentRecorded()
{
    auto p = approvedIn(*m_journal, "p1", "api");
    p->state = ProposalState::IntentRecorded;
    VERIFY_REFUSED(m_journal->updateProposal(*p, entry("x")), ProposalNotPending);
}

void JournalContract::recordsAnOutcomeOnce()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    VERIFY_OK(m_journal->recordIntent(intentFor(*p, fence), {}, entry("x")));
    const Proposal recorded = **m_journal->proposal(p->id);
    VERIFY_IS(
        m_journal->recordOutcome(IntentId("other"), ended(recorded, ProposalState::Sent), entry("x")).error().code,
        ErrorCode::NotFound);
    VERIFY_OK(
        m_journal->recordOutcome(IntentId("i-p1"), ended(recorded, ProposalState::Conflict), entry("action.conflict")));
    QVERIFY(m_journal->intentsWithoutOutcome()->empty());
    QVERIFY(**m_journal->proposal(p->id) == ended(recorded, ProposalState::Conflict));
    const auto rows = m_journal->audit({})->size();
    const auto again = m_journal->recordOutcome(IntentId("i-p1"), ended(recorded, ProposalState::Conflict), entry("x"));
    VERIFY_IS(again.error().code, ErrorCode::Conflict);
    QCOMPARE(m_journal->audit({})->size(), rows);
}

void JournalContract::refusesAnOpenStateAsOutcome()
{
    const auto fence = m_journal->takeLease("desk:1", kStart)->fence;
    const auto p = approvedIn(*m_journal, "p1", "api");
    VERIFY_OK(m_journal->recordIntent(intentFor(*p, fence), {}, entry("x")));
    const Proposal recorded = **m_journal->proposal(p->id);
    for (const auto state : {ProposalState::Proposed, ProposalState::Approved, ProposalState::IntentRecorded})
        VERIFY_REFUSED(m_journal->recordOutcome(IntentId("i-p1"), ended(recorded, state), entry("x")),
                       ActionUnresolved);
    QCOMPARE(m_journal->intentsWithoutOutcome()->size(), std::size_t{1});
}
