#include "journalcontract.h"

#include "storefixture.h"

using namespace preamar;
using namespace preamar::test;

void JournalContract::init()
{
    m_dir = std::make_unique<QTemporaryDir>(folderTemplate());
    m_clock = std::make_unique<ManualClock>(kStart);
    m_folder = m_dir->filePath(QStringLiteral("home")).toStdString();
    m_journal = open(m_folder, *m_clock);
    QVERIFY(m_journal != nullptr);
}

void JournalContract::cleanup()
{
    m_journal.reset();
    m_dir.reset();
}

void JournalContract::keepsContextsSettingsAndState()
{
    ContextConfig config;
    config.name = ContextName("prod");
    config.kind = ContextKind::Portainer;
    config.url = "https://swarm.example:9443/portainer";
    config.environment = 2;
    config.token = SecretRef("keychain:prod");
    config.price = 0.05;
    VERIFY_OK(m_journal->putContext(config));
    config.readOnly = true;
    VERIFY_OK(m_journal->putContext(config));
    const auto contexts = m_journal->contexts();
    VERIFY_OK(contexts);
    QCOMPARE(contexts->size(), std::size_t{1});
    QVERIFY(contexts->front() == config);

    WorkloadSettings settings;
    settings.workload = service("api");
    settings.policy.max = 7;
    settings.policy.mode = Mode::Auto;
    settings.enrolled = true;
    settings.modeUntil = kStart + Millis{60'000};
    settings.modeReason = "night";
    VERIFY_OK(m_journal->putWorkloadSettings(settings));
    const auto all = m_journal->workloadSettings();
    VERIFY_OK(all);
    QCOMPARE(all->size(), std::size_t{1});
    QVERIFY(all->front().workload == settings.workload && all->front().policy == settings.policy &&
            all->front().enrolled && all->front().modeUntil == settings.modeUntil &&
            all->front().modeReason == "night");

    VERIFY_OK(m_journal->putSetting("language", "pt_BR"));
    VERIFY_OK(m_journal->putSetting("language", "en"));
    QCOMPARE(m_journal->settings()->at("language"), std::string("en"));
    VERIFY_OK(m_journal->putState("kept", Json{{"n", 3}}));
    QCOMPARE(**m_journal->state("kept"), (Json{{"n", 3}}));
    QVERIFY(!m_journal->state("absent")->has_value());

    VERIFY_OK(m_journal->removeContext(ContextName("prod")));
    QVERIFY(m_journal->contexts()->empty());
    VERIFY_IS(m_journal->removeContext(ContextName("prod")).error().code, ErrorCode::NotFound);
}

void JournalContract::commitsAllOrNothing()
{
    const auto done = m_journal->transaction([&]() -> Result<void> {
        if (auto put = m_journal->putSetting("a", "1"); !put)
            return put;
        if (auto put = m_journal->appendAudit(entry("x")); !put)
            return put;
        return fail(ErrorCode::Cancelled, "test");
    });
    VERIFY_IS(done.error().code, ErrorCode::Cancelled);
    QVERIFY(m_journal->settings()->empty());
    QVERIFY(m_journal->audit({})->empty());
    QVERIFY(m_journal->verifyAudit()->intact);
}

void JournalContract::nestedFailureUndoesOnlyItself()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        if (auto put = m_journal->putSetting("outer", "1"); !put)
            return put;
        const auto inner = m_journal->transaction([&]() -> Result<void> {
            if (auto put = m_journal->putSetting("inner", "1"); !put)
                return put;
            return fail(ErrorCode::Cancelled, "test");
        });
        return inner ? Result<void>(fail(ErrorCode::Protocol, "test")) : Result<void>{};
    }));
    const auto settings = m_journal->settings();
    QVERIFY(settings->contains("outer"));
    QVERIFY(!settings->contains("inner"));
}

void JournalContract::survivesReopening()
{
    VERIFY_OK(m_journal->takeLease("desk:1", kStart));
    VERIFY_OK(approvedIn(*m_journal, "p1", "api"));
    m_journal.reset();
    m_journal = open(m_folder, *m_clock);
    QVERIFY(m_journal != nullptr);
    QCOMPARE(m_journal->lease()->fence, 1);
    VERIFY_IS((*m_journal->proposal(ProposalId("p1")))->state, ProposalState::Approved);
    QVERIFY(m_journal->verifyAudit()->intact);
}

void JournalContract::secondConnectionSeesChangesByDataVersion()
{
    const auto other = open(m_folder, *m_clock);
    const auto before = other->dataVersion();
    VERIFY_OK(before);
    QCOMPARE(*other->dataVersion(), *before);
    VERIFY_OK(m_journal->putSetting("a", "1"));
    QVERIFY(*other->dataVersion() != *before);
    QCOMPARE(other->settings()->at("a"), std::string("1"));
}

// --- lease

void JournalContract::fenceRisesWithEachTaking()
{
    const auto first = m_journal->takeLease("desk:1", kStart);
    VERIFY_OK(first);
    const auto second = m_journal->takeLease("desk:2", kStart + Millis{1});
    VERIFY_OK(second);
    QCOMPARE(second->fence, first->fence + 1);
    QVERIFY(second->held);
    QCOMPARE(second->holder, std::string("desk:2"));
    VERIFY_OK(m_journal->renewLease(second->fence, kStart + Millis{5}));
    VERIFY_IS(m_journal->lease()->renewed, kStart + Millis{5});
    VERIFY_OK(m_journal->releaseLease(second->fence));
    QVERIFY(!m_journal->lease()->held);
    QCOMPARE(m_journal->takeLease("desk:3", kStart)->fence, second->fence + 1);
}

void JournalContract::refusesRenewalByAnOldFence()
{
    const auto old = m_journal->takeLease("desk:1", kStart);
    const auto other = open(m_folder, *m_clock);
    VERIFY_OK(other->takeLease("desk:2", kStart));
    VERIFY_REFUSED(m_journal->renewLease(old->fence, kStart), LeaseLost);
    VERIFY_REFUSED(m_journal->releaseLease(old->fence), LeaseLost);
    QVERIFY(other->lease()->held);
}

// --- proposals

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

// --- actions

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
    VERIFY_OK(m_journal->updateProposal(ended(sent, ProposalState::Verified), entry("x")));
    VERIFY_REFUSED(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")), ActionUnresolved);
    sent = **m_journal->proposal(first->id);
    VERIFY_OK(m_journal->updateProposal(ended(sent, ProposalState::Healthy), entry("x")));
    VERIFY_OK(m_journal->recordIntent(intentFor(*second, fence), {}, entry("x")));
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

// --- pauses, commands, reports, events

void JournalContract::pausesOfDifferentStrengthStandBesideEachOther()
{
    Pause stop{.scope = PauseScope::All,
               .target = {},
               .scaleInOnly = false,
               .emergency = true,
               .until = {},
               .reason = "r",
               .actor = operatorActor(),
               .since = kStart};
    VERIFY_OK(m_journal->putPause(stop, entry("emergency.stop")));
    Pause soft = stop;
    soft.emergency = false;
    soft.scaleInOnly = true;
    soft.until = kStart + Millis{1};
    VERIFY_OK(m_journal->putPause(soft, entry("pause.set")));
    auto pauses = m_journal->pauses();
    QCOMPARE(pauses->size(), std::size_t{2});
    QVERIFY(pauses->front() == stop);
    soft.until = kStart + Millis{9};
    VERIFY_OK(m_journal->putPause(soft, entry("pause.set")));
    pauses = m_journal->pauses();
    QCOMPARE(pauses->size(), std::size_t{2});
    QVERIFY(pauses->back() == soft);
    VERIFY_OK(m_journal->removePause(PauseScope::All, {}, entry("pause.lifted")));
    QVERIFY(m_journal->pauses()->empty());
}

void JournalContract::removesAPause()
{
    const Pause pause{.scope = PauseScope::Workload,
                      .target = "prod/-/service/api",
                      .scaleInOnly = false,
                      .emergency = false,
                      .until = {},
                      .reason = {},
                      .actor = operatorActor(),
                      .since = kStart};
    VERIFY_OK(m_journal->putPause(pause, entry("pause.set")));
    VERIFY_IS(m_journal->removePause(PauseScope::Workload, "prod/-/service/web", entry("x")).error().code,
              ErrorCode::NotFound);
    QCOMPARE(m_journal->audit({})->size(), std::size_t{1});
    VERIFY_OK(m_journal->removePause(PauseScope::Workload, "prod/-/service/api", entry("pause.lifted")));
    QVERIFY(m_journal->pauses()->empty());
}

void JournalContract::answersACommandOnce()
{
    const Command command{CommandId("c1"), "pause", Json{{"scope", "all"}}, operatorActor(), kStart};
    VERIFY_OK(m_journal->addCommand(command));
    QVERIFY(!m_journal->addCommand(command));
    QVERIFY(!m_journal->commandAnswer(CommandId("c1"))->has_value());
    const CommandAnswer answer{false, Json{{"x", 1}}, Error{ErrorCode::Conflict, "w", "d", "Paused"}};
    VERIFY_OK(m_journal->answerCommand(CommandId("c1"), answer));
    const auto read = m_journal->commandAnswer(CommandId("c1"));
    QVERIFY((*read)->done == false && (*read)->result == answer.result && (*read)->error == answer.error);
    QVERIFY(!m_journal->answerCommand(CommandId("c1"), CommandAnswer{true, Json::object(), {}}));
    QVERIFY((*m_journal->commandAnswer(CommandId("c1")))->error == answer.error);
    VERIFY_IS(m_journal->answerCommand(CommandId("none"), answer).error().code, ErrorCode::NotFound);
    QVERIFY(m_journal->waitingCommands()->empty());
}

void JournalContract::listsWaitingCommandsInOrder()
{
    for (const char *id : {"c9", "c1", "c5"})
        VERIFY_OK(m_journal->addCommand(Command{CommandId(id), "stop", Json{{"id", id}}, operatorActor(), kStart}));
    const auto waiting = m_journal->waitingCommands();
    VERIFY_OK(waiting);
    QCOMPARE(waiting->size(), std::size_t{3});
    QCOMPARE((*waiting)[0].id.str(), std::string("c9"));
    QCOMPARE((*waiting)[2].id.str(), std::string("c5"));
    QVERIFY((*waiting)[1].actor == operatorActor() && (*waiting)[1].arguments == (Json{{"id", "c1"}}) &&
            (*waiting)[1].at == kStart);
}

void JournalContract::prunesAnsweredCommands()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'005; ++i) {
            const CommandId id("c" + std::to_string(i));
            if (auto added = m_journal->addCommand(Command{id, "stop", Json::object(), operatorActor(), kStart});
                !added)
                return added;
            if (i == 0)
                continue;
            if (auto done = m_journal->answerCommand(id, CommandAnswer{true, Json::object(), {}}); !done)
                return done;
        }
        return {};
    }));
    QVERIFY(!m_journal->commandAnswer(CommandId("c2"))->has_value());
    QVERIFY(m_journal->commandAnswer(CommandId("c1000"))->has_value());
    QCOMPARE(m_journal->waitingCommands()->size(), std::size_t{1}); // an unanswered one never goes
}

void JournalContract::keepsTheLastCycleReports()
{
    QCOMPARE(*m_journal->nextCycleNumber(), 1);
    QVERIFY(!m_journal->lastCycleReport()->has_value());
    for (int i = 1; i <= 53; ++i) {
        CycleReport report;
        report.number = i;
        report.started = kStart + Millis{i};
        report.finished = report.started;
        WorkloadReport workload;
        workload.workload.ref = service("api");
        workload.metrics[metric::cpuCores] = Measurement{};
        workload.decision.reasons = {Reason{ReasonCode::MetricMissing, {}, "cpu_cores"}};
        report.workloads = {workload};
        VERIFY_OK(m_journal->putCycleReport(report));
    }
    QCOMPARE(*m_journal->nextCycleNumber(), 54);
    const auto last = m_journal->lastCycleReport();
    VERIFY_OK(last);
    QCOMPARE((*last)->number, 53);
    QCOMPARE((*last)->workloads.size(), std::size_t{1});
    VERIFY_IS((*last)->workloads[0].decision.reasons[0].code, ReasonCode::MetricMissing);
}

void JournalContract::numbersEvents()
{
    for (int i = 0; i < 3; ++i)
        VERIFY_OK(m_journal->addEvent(Event{.seq = 0,
                                            .at = kStart,
                                            .type = "action.failed",
                                            .severity = Severity::Error,
                                            .dedupKey = "k",
                                            .workload = "w",
                                            .detail = Json{{"i", i}}}));
    const auto events = m_journal->eventsAfter(1, 10);
    QCOMPARE(events->size(), std::size_t{2});
    QCOMPARE((*events)[0].seq, 2);
    QVERIFY((*events)[0].severity == Severity::Error && (*events)[0].detail == (Json{{"i", 1}}) &&
            (*events)[0].dedupKey == "k");
    QCOMPARE(m_journal->eventsAfter(0, 1)->size(), std::size_t{1});
}

// --- audit

void JournalContract::chainsAuditRows()
{
    VERIFY_OK(m_journal->appendAudit(entry("first")));
    m_clock->advance(Millis{5});
    AuditEntry second = entry("second", "prod/-/service/api");
    second.code = "Paused";
    second.detail = Json{{"texto", "ação"}};
    VERIFY_OK(m_journal->appendAudit(second));
    const auto rows = m_journal->audit({});
    QCOMPARE(rows->size(), std::size_t{2});
    const AuditRecord &row = (*rows)[1];
    QVERIFY(row.seq == 2 && row.at == kStart + Millis{5} && row.actor == operatorActor() && row.event == "second" &&
            row.workload == second.workload && row.code == "Paused" && row.detail == second.detail);
    QCOMPARE(row.previous, (*rows)[0].hash);
    QCOMPARE(row.hash.size(), std::size_t{64});
    const auto chain = m_journal->verifyAudit();
    QVERIFY(chain->intact && chain->count == 2 && chain->head == row.hash && chain->problem.empty());
}

void JournalContract::filtersAudit()
{
    for (int i = 1; i <= 10; ++i) {
        m_clock->advance(Millis{1'000});
        VERIFY_OK(m_journal->appendAudit(entry("e" + std::to_string(i), i % 2 == 0 ? "even" : "odd")));
    }
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.since = kStart + Millis{8'000}; }))->size(),
             std::size_t{3});
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.workload = "even"; }))->size(), std::size_t{5});
    QCOMPARE(m_journal
                 ->audit(filter([](AuditFilter &f) {
                     f.afterSeq = 3;
                     f.beforeSeq = 6;
                 }))
                 ->size(),
             std::size_t{2});
    const auto newest = m_journal->audit(filter([](AuditFilter &f) {
        f.limit = 2;
        f.newestFirst = true;
    }));
    QCOMPARE(newest->size(), std::size_t{2});
    QCOMPARE(newest->front().seq, 10);
}

void JournalContract::readsAtMostAPage()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 600; ++i) {
            if (auto added = m_journal->appendAudit(entry("e")); !added)
                return added;
        }
        return {};
    }));
    QCOMPARE(m_journal->audit(filter([](AuditFilter &f) { f.limit = 100'000; }))->size(), std::size_t{500});
    QCOMPARE(m_journal
                 ->audit(filter([](AuditFilter &f) {
                     f.afterSeq = 500;
                     f.limit = 100'000;
                 }))
                 ->size(),
             std::size_t{100});
}

void JournalContract::verifiesALongChain()
{
    VERIFY_OK(m_journal->transaction([&]() -> Result<void> {
        for (int i = 0; i < 1'500; ++i) {
            if (auto added = m_journal->appendAudit(entry("e")); !added)
                return added;
        }
        return {};
    }));
    const auto chain = m_journal->verifyAudit();
    VERIFY_OK(chain);
    QVERIFY2(chain->intact, chain->problem.c_str());
    QCOMPARE(chain->count, 1'500);
}
