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
