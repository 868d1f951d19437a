// The contract of Orchestrator, the same for every implementation: a fake is never kinder than the real thing.
#include "core/domain/reason.h"
#include "tests/contract/contract.h"
#include "tests/contract/realdocker.h"
#include "tests/live/kubernetes/kubeworld.h"

#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace preamar::test;

namespace {

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

} // namespace

class TestPlatformContract : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup() { m_platform.reset(); }
    void cleanupTestCase()
    {
        RealDocker::stopShared();
        KubeWorld::stopShared();
    }

    void saysWhatItMay();
    void listsWhatRuns();
    void observesWhatItLists();
    void findsNothingUnderOtherNames_data();
    void findsNothingUnderOtherNames();
    void changesOnlyTheReplicas_data();
    void changesOnlyTheReplicas();
    void refusesAnotherWorld_data();
    void refusesAnotherWorld();
    void refusesCountsThatMakeNoSense();
    void tellsACancelledWriteFromARefusedOne();
    void appliesAPlanOnce();
    void letsOneOfTwoWritersWin();
    void seesForeignChanges();
    void tellsARecreatedServiceApart();
    void losesWhatWasRemoved();
    void countsItsRequests();

private:
    [[nodiscard]] WorkloadRef ref(const std::string &name) const
    {
        return {m_platform->context(), m_platform->space(), m_platform->kind(), m_platform->spelled(name)};
    }
    [[nodiscard]] Result<Workload> observe(const std::string &name)
    {
        return await(m_platform->orchestrator().observe(ref(name)));
    }
    [[nodiscard]] ApplyResult apply(const ChangeRequest &request)
    {
        const auto result = await(m_platform->orchestrator().apply(request));
        return result ? *result : ApplyResult{ApplyResult::State::Unknown, {}, "the future failed"};
    }
    [[nodiscard]] ChangeRequest plan(const Workload &w, std::int64_t to) const
    {
        ChangeRequest out;
        out.intent = IntentId("intent-1");
        out.workload = w.ref;
        out.change = ReplicaChange{w.replicas, to};
        out.expected.uid = w.uid;
        out.expected.version = w.version;
        out.expected.replicas = w.replicas;
        out.expected.specDigest = w.specDigest;
        out.expected.owners = w.owners;
        return out;
    }
    // The service as it is once all its replicas are ready.
    [[nodiscard]] Workload settled(const std::string &name)
    {
        Workload last;
        const bool ready = QTest::qWaitFor(
            [&] {
                const auto w = observe(name);
                if (w)
                    last = *w;
                return w && w->ready == w->replicas;
            },
            30'000);
        return ready ? last : Workload{};
    }

    std::unique_ptr<PlatformUnderTest> m_platform;
};

void TestPlatformContract::initTestCase_data()
{
    QTest::addColumn<int>("platform");
    const auto all = platforms();
    for (std::size_t i = 0; i < all.size(); ++i)
        QTest::newRow(all[i].name) << static_cast<int>(i);
}

void TestPlatformContract::init()
{
    QFETCH_GLOBAL(int, platform);
    const auto all = platforms();
    const auto &factory = all[static_cast<std::size_t>(platform)];
    if (const auto missing = factory.missing(); !missing.isEmpty())
        QSKIP(qPrintable(missing));
    m_platform = factory.make();
}

void TestPlatformContract::saysWhatItMay()
{
    const auto health = await(m_platform->orchestrator().probe());
    QVERIFY(health);
    QCOMPARE(text(health->reason), QString());
    QVERIFY(health->state == ContextHealth::State::Ok);
    QVERIFY(health->mayRead && health->mayScale);
    QVERIFY(!health->platformVersion.empty());
    QCOMPARE(m_platform->writes(), 0);
}

void TestPlatformContract::listsWhatRuns()
{
    (void)settled("loja_api");
    (void)settled("loja_worker");
    const auto list = await(m_platform->orchestrator().workloads());
    QVERIFY(list);
    QVERIFY(!list->partial);
    QCOMPARE(list->workloads.size(), std::size_t{2});
    std::map<std::string, Workload> by;
    for (const auto &w : list->workloads)
        by[w.ref.name] = w;
    const auto &api = by[m_platform->spelled("loja_api")];
    QVERIFY(api.ref == ref("loja_api"));
    QCOMPARE(api.replicas, std::int64_t{3});
    QCOMPARE(api.ready, std::int64_t{3});
    QCOMPARE(api.limits.cpuCores, std::optional(0.5));
    QCOMPARE(api.limits.memoryBytes, std::optional(67108864.0));
    QCOMPARE(api.labels.at("preamar.enable"), std::string("true"));
    QVERIFY(api.scalable == ScalableBy::Us);
    QVERIFY(!api.uid.empty() && !api.version.empty() && api.specDigest.size() == 64 && !api.image.empty());
    const auto &worker = by[m_platform->spelled("loja_worker")];
    QCOMPARE(worker.replicas, std::int64_t{2});
    QVERIFY(!worker.limits.cpuCores && !worker.limits.memoryBytes);
    QVERIFY(worker.uid != api.uid && worker.specDigest != api.specDigest);
}

void TestPlatformContract::observesWhatItLists()
{
    (void)settled("loja_api");
    const auto list = await(m_platform->orchestrator().workloads());
    QVERIFY(list);
    for (const auto &listed : list->workloads) {
        const auto seen = await(m_platform->orchestrator().observe(listed.ref));
        QVERIFY(seen);
        QCOMPARE(seen->uid, listed.uid);
        QCOMPARE(seen->replicas, listed.replicas);
        QCOMPARE(seen->specDigest, listed.specDigest);
        QVERIFY(seen->labels == listed.labels);
        QVERIFY(seen->limits == listed.limits);
    }
}

void TestPlatformContract::findsNothingUnderOtherNames_data()
{
    QTest::addColumn<QString>("name");
    for (const char *name :
         {"nothere", "loja_ap", "", "..", "../nodes", "loja_api/update", "loja_api?x=1", "a b", "lójà"})
        QTest::newRow(*name == 0 ? "the empty name" : name) << QString::fromUtf8(name);
}

void TestPlatformContract::findsNothingUnderOtherNames()
{
    QFETCH(QString, name);
    const auto seen = observe(name.toStdString());
    QVERIFY(!seen);
    QVERIFY(seen.error().code == ErrorCode::NotFound);
    auto elsewhere = ref("loja_api");
    elsewhere.context = ContextName("another");
    const auto other = await(m_platform->orchestrator().observe(elsewhere));
    QVERIFY(!other && other.error().code == ErrorCode::NotFound);
}

void TestPlatformContract::changesOnlyTheReplicas_data()
{
    QTest::addColumn<qint64>("to");
    QTest::newRow("up") << qint64{5};
    QTest::newRow("down") << qint64{1};
    QTest::newRow("to zero") << qint64{0};
}

void TestPlatformContract::changesOnlyTheReplicas()
{
    QFETCH(qint64, to);
    const auto before = settled("loja_api");
    QCOMPARE(before.replicas, std::int64_t{3});
    const auto result = apply(plan(before, to));
    QVERIFY2(result.state == ApplyResult::State::Accepted, result.detail.c_str());
    QCOMPARE(m_platform->writes(), 1);
    const auto after = settled("loja_api");
    QCOMPARE(after.uid, before.uid);
    QCOMPARE(after.replicas, std::int64_t{to});
    QCOMPARE(after.ready, std::int64_t{to});
    QCOMPARE(after.specDigest, before.specDigest);
    QVERIFY(after.labels == before.labels);
    QVERIFY(after.limits == before.limits);
    QVERIFY(after.scalable == ScalableBy::Us);
    QVERIFY(after.version != before.version);
    const auto worker = observe("loja_worker");
    QVERIFY(worker && worker->replicas == 2);
}

void TestPlatformContract::refusesAnotherWorld_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("another uid") << QStringLiteral("uid") << QStringLiteral("WorldChangedUid");
    QTest::newRow("another count") << QStringLiteral("replicas") << QStringLiteral("WorldChangedReplicas");
    QTest::newRow("another spec") << QStringLiteral("digest") << QStringLiteral("WorldChangedSpec");
    QTest::newRow("another owner") << QStringLiteral("owner") << QStringLiteral("WorldChangedOwner");
}

void TestPlatformContract::refusesAnotherWorld()
{
    QFETCH(QString, what);
    QFETCH(QString, reason);
    const auto before = settled("loja_api");
    auto request = plan(before, 4);
    if (what == QLatin1String("uid"))
        request.expected.uid = "zzzzzzzzzzzzzzzzzzzzzzzzz";
    else if (what == QLatin1String("replicas")) {
        request.expected.replicas = 2;
        request.change = ReplicaChange{2, 4};
    } else if (what == QLatin1String("digest"))
        request.expected.specDigest = std::string(64, '0');
    else
        request.expected.owners = {"somebody"};
    const auto result = apply(request);
    QCOMPARE(text(toString(result.state)), QStringLiteral("conflict"));
    QCOMPARE(text(toString(result.reason.code)), reason);
    QCOMPARE(m_platform->writes(), 0);
    QCOMPARE(settled("loja_api").replicas, std::int64_t{3});
}

void TestPlatformContract::refusesCountsThatMakeNoSense()
{
    const auto before = settled("loja_api");
    for (const std::int64_t to : {std::int64_t{-1}, before.replicas, std::int64_t{1} << 40U}) {
        const auto result = apply(plan(before, to));
        QVERIFY(result.state == ApplyResult::State::Rejected);
    }
    QCOMPARE(m_platform->writes(), 0);
}

// A dry run rests on it: only what would have been written is "cancelled".
void TestPlatformContract::tellsACancelledWriteFromARefusedOne()
{
    const auto before = settled("loja_api");
    auto request = plan(before, 4);
    request.cancelled.cancel();
    auto result = apply(request);
    QVERIFY(result.state == ApplyResult::State::NotSent && result.isCancelled);
    QCOMPARE(text(toString(result.reason.code)), QStringLiteral("WriteNotSent"));
    request.expected.owners = {"somebody"};
    result = apply(request);
    QVERIFY(result.state == ApplyResult::State::Conflict && !result.isCancelled);
    QCOMPARE(m_platform->writes(), 0);
    QCOMPARE(settled("loja_api").replicas, std::int64_t{3});
}

void TestPlatformContract::appliesAPlanOnce()
{
    const auto before = settled("loja_api");
    const auto request = plan(before, 4);
    QVERIFY(apply(request).state == ApplyResult::State::Accepted);
    const auto again = apply(request);
    QVERIFY(again.state == ApplyResult::State::Conflict);
    QCOMPARE(text(toString(again.reason.code)), QStringLiteral("WorldChangedReplicas"));
    QCOMPARE(m_platform->writes(), 1);
    QCOMPARE(settled("loja_api").replicas, std::int64_t{4});
}

void TestPlatformContract::letsOneOfTwoWritersWin()
{
    const auto before = settled("loja_api");
    auto first = m_platform->orchestrator().apply(plan(before, 4));
    auto second = m_platform->orchestrator().apply(plan(before, 5));
    const auto a = await(first);
    const auto b = await(second);
    QVERIFY(a && b);
    const auto accepted =
        (a->state == ApplyResult::State::Accepted ? 1 : 0) + (b->state == ApplyResult::State::Accepted ? 1 : 0);
    const auto conflicts =
        (a->state == ApplyResult::State::Conflict ? 1 : 0) + (b->state == ApplyResult::State::Conflict ? 1 : 0);
    QCOMPARE(accepted, 1);
    QCOMPARE(conflicts, 1);
    QVERIFY(m_platform->writes() <= 2);
    QCOMPARE(settled("loja_api").replicas, std::int64_t{a->state == ApplyResult::State::Accepted ? 4 : 5});
}

void TestPlatformContract::seesForeignChanges()
{
    const auto before = settled("loja_api");
    m_platform->scale("loja_api", 2);
    QCOMPARE(settled("loja_api").replicas, std::int64_t{2});
    QVERIFY(apply(plan(before, 4)).reason.code == ReasonCode::WorldChangedReplicas);
    m_platform->scale("loja_api", 3);
    m_platform->relabel("loja_api");
    const auto relabelled = settled("loja_api");
    QVERIFY(relabelled.specDigest != before.specDigest);
    QCOMPARE(relabelled.uid, before.uid);
    QVERIFY(apply(plan(before, 4)).reason.code == ReasonCode::WorldChangedSpec);
    QCOMPARE(m_platform->writes(), 0);
    // The same plan made anew from what is there now is good.
    QVERIFY(apply(plan(relabelled, 4)).state == ApplyResult::State::Accepted);
    QCOMPARE(m_platform->writes(), 1);
    QVERIFY(settled("loja_api").labels.contains("changed"));
}

void TestPlatformContract::tellsARecreatedServiceApart()
{
    const auto before = settled("loja_api");
    (void)await(m_platform->orchestrator().workloads());
    m_platform->remove("loja_api");
    m_platform->create("loja_api", 3);
    const auto after = observe("loja_api");
    QVERIFY(after);
    QVERIFY(after->uid != before.uid);
    const auto result = apply(plan(before, 4));
    QVERIFY(result.state == ApplyResult::State::Conflict);
    QCOMPARE(text(toString(result.reason.code)), QStringLiteral("WorldChangedUid"));
    QCOMPARE(m_platform->writes(), 0);
}

void TestPlatformContract::losesWhatWasRemoved()
{
    const auto before = settled("loja_api");
    (void)await(m_platform->orchestrator().workloads());
    m_platform->remove("loja_api");
    const auto gone = observe("loja_api");
    QVERIFY(!gone && gone.error().code == ErrorCode::NotFound);
    QVERIFY(apply(plan(before, 4)).state == ApplyResult::State::Conflict);
    const auto list = await(m_platform->orchestrator().workloads());
    QVERIFY(list && list->workloads.size() == 1);
    QCOMPARE(m_platform->writes(), 0);
}

void TestPlatformContract::countsItsRequests()
{
    auto &orchestrator = m_platform->orchestrator();
    (void)await(orchestrator.workloads());
    const auto before = orchestrator.requestsSent();
    const auto list = await(orchestrator.workloads());
    QVERIFY(list);
    QCOMPARE(orchestrator.requestsSent() - before, list->requests);
    QVERIFY(list->requests <= m_platform->mostRequests());
}

QTEST_GUILESS_MAIN(TestPlatformContract)
#include "tst_platform_contract.moc"
