// The double against the recording of a real Portainer: where they differ, the double is wrong. Then the adapter
// against the faults that only a double can play.
#include "core/domain/reason.h"
#include "core/platform/portainer/environments.h"
#include "core/platform/portainer/portainer.h"
#include "tests/contract/contract.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/portainerdouble.h"

#include <QElapsedTimer>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

} // namespace

class TestPortainerDouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void writesOnceWhateverHappens_data();
    void writesOnceWhateverHappens();
    void neverReadsRubbish_data();
    void neverReadsRubbish();
    void probesWhatIsThere_data();
    void probesWhatIsThere();
    void showsContainersWithoutSwarm();
    void managesWithoutNodes();
    void seesNodesThatAreDown();
    void reportsWhyReplicasWait();
    void takesThreeRequestsForTwoHundredServices();
    void onlyDockerSaysThatAServiceIsGone_data();
    void onlyDockerSaysThatAServiceIsGone();
    void survivesItsOwnEnd();
    void listsTheEnvironmentsThatAKeySees();

private:
    struct Setup
    {
        MemorySwarm swarm;
        PortainerDouble portainer{swarm};
        MemorySecrets secrets;
        std::shared_ptr<Orchestrator> orchestrator;

        explicit Setup(PortainerOptions options = {}, const std::string &key = "ptr_test", int services = 1,
                       const char *prefix = "")
        {
            portainer.setOptions(std::move(options));
            secrets.put("file:/key", key);
            for (int i = 0; i < services; ++i)
                swarm.addService({.name = i == 0 ? "loja_api" : "service_" + std::to_string(i), .replicas = 3});
            if (!portainer.listen())
                return;
            ContextConfig config;
            config.name = ContextName("ctx");
            config.url = portainer.origin().toStdString() + prefix;
            config.environment = 1;
            config.token = SecretRef("file:/key");
            orchestrator = makePortainerOrchestrator(config, secrets);
        }
        [[nodiscard]] WorkloadRef ref() const { return {ContextName("ctx"), "-", WorkloadKind::Service, "loja_api"}; }
        [[nodiscard]] std::int64_t replicas() const
        {
            return (*swarm.service("loja_api"))["Spec"]["Mode"]["Replicated"]["Replicas"].get<std::int64_t>();
        }
    };
    static ChangeRequest plan(const Workload &w, std::int64_t to)
    {
        ChangeRequest out;
        out.intent = IntentId("i");
        out.workload = w.ref;
        out.change = ReplicaChange{w.replicas, to};
        out.expected.uid = w.uid;
        out.expected.replicas = w.replicas;
        out.expected.specDigest = w.specDigest;
        return out;
    }
};

void TestPortainerDouble::writesOnceWhateverHappens_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<int>("writes");
    QTest::addColumn<int>("replicas");
    const auto post = [](const char *name, const char *fault, const char *state, const char *reason, int replicas) {
        QTest::newRow(name) << QByteArray(fault) + ",method=POST" << QString::fromLatin1(state)
                            << QString::fromLatin1(reason) << 1 << replicas;
    };
    const auto get = [](const char *name, const char *fault, const char *state, const char *reason) {
        QTest::newRow(name) << QByteArray(fault) + ",method=GET,path=/services/" << QString::fromLatin1(state)
                            << QString::fromLatin1(reason) << 0 << 3;
    };
    post("the connection ends before the write is read", "cut-before-read", "unknown", "WriteUnknown", 3);
    post("the write is done and the answer lost", "cut-after-apply", "unknown", "WriteUnknown", 4);
    post("the answer ends in the middle", "cut-mid-answer", "unknown", "WriteUnknown", 4);
    post("a proxy gives up", "status,value=502", "unknown", "WriteUnknown", 3);
    post("Portainer gives up waiting", "status,value=408", "unknown", "WriteUnknown", 3);
    post("another server error", "status,value=500", "unknown", "WriteUnknown", 3);
    post("a page with 200", "not-json", "unknown", "WriteUnknown", 3);
    post("an answer without end", "huge,value=2000000", "unknown", "WriteUnknown", 3);
    post("a redirect", "redirect", "rejected", "RedirectRefused", 3);
    post("not allowed", "status,value=403", "rejected", "WriteRejected", 3);
    post("the key was revoked", "status,value=401", "rejected", "WrongApiKey", 3);
    post("too many requests", "status,value=429", "rejected", "WriteRejected", 3);
    post("somebody wrote in between", "stale-version", "conflict", "WriteConflict", 3);
    get("the read is cut", "cut-before-read", "not-sent", "WriteNotSent");
    get("the read is a page", "not-json", "not-sent", "WriteNotSent");
    get("the read fails", "status,value=500", "not-sent", "WriteNotSent");
    get("the read is redirected", "redirect", "not-sent", "WriteNotSent");
    get("the read is not allowed", "status,value=403", "rejected", "WriteRejected");
}

void TestPortainerDouble::writesOnceWhateverHappens()
{
    QFETCH(QByteArray, fault);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    QFETCH(int, writes);
    QFETCH(int, replicas);
    Setup setup;
    const auto before = await(setup.orchestrator->observe(setup.ref()));
    QVERIFY(before);
    setup.portainer.setFaults({*parseFault(fault)});
    const auto result = await(setup.orchestrator->apply(plan(*before, 4)));
    QVERIFY(result);
    QCOMPARE(text(toString(result->state)), state);
    QCOMPARE(text(toString(result->reason.code)), reason);
    // Whatever would send again has had the time to.
    QTest::qWait(50);
    QCOMPARE(setup.portainer.writes(), writes);
    QCOMPARE(setup.replicas(), std::int64_t{replicas});
    // A read afterwards tells what is true.
    setup.portainer.setFaults({});
    const auto after = await(setup.orchestrator->observe(setup.ref()));
    QVERIFY(after);
    QCOMPARE(after->replicas, std::int64_t{replicas});
    QCOMPARE(setup.portainer.writes(), writes);
}

void TestPortainerDouble::neverReadsRubbish_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *fault, ErrorCode code, const char *reason) {
        QTest::newRow(name) << QByteArray(fault) << static_cast<int>(code) << QString::fromLatin1(reason);
    };
    row("a page instead of services", "not-json,path=/services", ErrorCode::Protocol, "");
    row("a page instead of tasks", "not-json,path=/tasks", ErrorCode::Protocol, "");
    row("a page instead of nodes", "not-json,path=/nodes", ErrorCode::Protocol, "");
    row("50 MB", "huge,value=50000000,path=/services", ErrorCode::Protocol, "AnswerTooLarge");
    row("a list of numbers", "huge,value=1000,path=/tasks", ErrorCode::Cancelled, "");
    row("half a list", "cut-mid-answer,path=/services", ErrorCode::Protocol, "");
    row("no list", "status,value=502,path=/services", ErrorCode::Unavailable, "");
    row("a redirect", "redirect,path=/services", ErrorCode::Protocol, "RedirectRefused");
    row("tasks that are not allowed", "status,value=403,path=/tasks", ErrorCode::PermissionDenied, "");
    row("nodes that fail", "status,value=500,path=/nodes", ErrorCode::Unavailable, "");
    row("a key that was revoked", "status,value=401,path=/services", ErrorCode::Unauthenticated, "WrongApiKey");
}

void TestPortainerDouble::neverReadsRubbish()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, code);
    QFETCH(QString, reason);
    Setup setup;
    QVERIFY(await(setup.orchestrator->workloads()));
    setup.portainer.setFaults({*parseFault(fault)});
    const auto list = await(setup.orchestrator->workloads());
    if (code == static_cast<int>(ErrorCode::Cancelled)) { // numbers are no tasks: none is ready
        QVERIFY(list);
        QCOMPARE(list->workloads.front().ready, std::int64_t{0});
        return;
    }
    QVERIFY(!list);
    QCOMPARE(static_cast<int>(list.error().code), code);
    QCOMPARE(text(list.error().reason), reason);
}

void TestPortainerDouble::probesWhatIsThere_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *what, const char *state, const char *reason) {
        QTest::newRow(what) << QString::fromLatin1(what) << QString::fromLatin1(state) << QString::fromLatin1(reason);
    };
    row("a manager", "ok", "");
    row("a manager behind a prefix", "ok", "");
    row("a wrong prefix", "unreachable", "SourceUnreachable");
    row("a wrong key", "unreachable", "WrongApiKey");
    row("no environment", "unreachable", "EnvironmentGone");
    row("kubernetes", "unreachable", "EnvironmentIsKubernetes");
    row("azure", "unreachable", "NotAvailableYet");
    row("an old Portainer", "unreachable", "PortainerTooOld");
    row("a Portainer without administrator", "unreachable", "PortainerNotInitialised");
    row("no Swarm", "degraded", "NotSwarmManager");
    row("nothing at all", "unreachable", "SourceUnreachable");
    row("a page", "unreachable", "AnswerNotJson");
}

void TestPortainerDouble::probesWhatIsThere()
{
    QFETCH(QString, what);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    PortainerOptions options;
    if (what.contains(QLatin1String("prefix")))
        options.prefix = "/ops/portainer";
    if (what == QLatin1String("no environment"))
        options.environment = 2;
    if (what == QLatin1String("kubernetes"))
        options.environmentType = 6;
    if (what == QLatin1String("azure"))
        options.environmentType = 3;
    if (what == QLatin1String("an old Portainer"))
        options.version = "2.16.2";
    options.initialised = what != QLatin1String("a Portainer without administrator");
    Setup setup(options, what == QLatin1String("a wrong key") ? "ptr_wrong" : "ptr_test", 1,
                what == QLatin1String("a manager behind a prefix") ? "/ops/portainer/" : "");
    setup.swarm.setManager(what != QLatin1String("no Swarm"));
    if (what == QLatin1String("nothing at all"))
        setup.portainer.close();
    if (what == QLatin1String("a page"))
        setup.portainer.setFaults({*parseFault("not-json")});
    const auto health = await(setup.orchestrator->probe());
    QVERIFY(health);
    QCOMPARE(text(toString(health->state)), state);
    QCOMPARE(text(health->reason), reason);
    QCOMPARE(health->mayScale, what.startsWith(QLatin1String("a manager")));
    QCOMPARE(health->mayRead, health->state != ContextHealth::State::Unreachable);
    if (health->mayRead) {
        QCOMPARE(text(health->platformVersion), QStringLiteral("Portainer 2.23.0, Docker 20.10.24+dfsg1"));
        QVERIFY(health->clockSkew && std::chrono::abs(*health->clockSkew) < Seconds{3});
        QCOMPARE(health->requests, 3);
    }
    QCOMPARE(setup.portainer.writes(), 0);
}

void TestPortainerDouble::showsContainersWithoutSwarm()
{
    Setup setup;
    setup.swarm.setManager(false);
    const auto list = await(setup.orchestrator->workloads());
    QVERIFY(list);
    QCOMPARE(list->workloads.size(), std::size_t{3});
    for (const auto &w : list->workloads) {
        QVERIFY(w.ref.kind == WorkloadKind::Container);
        QVERIFY(w.scalable == ScalableBy::NotSupported);
        const auto seen = await(setup.orchestrator->observe(w.ref));
        QVERIFY(seen && seen->uid == w.uid);
        const auto result = await(setup.orchestrator->apply(plan(w, 2)));
        QVERIFY(result && result->state != ApplyResult::State::Accepted);
    }
    QCOMPARE(setup.portainer.writes(), 0);
}

void TestPortainerDouble::managesWithoutNodes()
{
    PortainerOptions options;
    options.mayListNodes = false;
    Setup setup(options);
    const auto list = await(setup.orchestrator->workloads());
    QVERIFY(list);
    QCOMPARE(list->workloads.front().ready, std::int64_t{3});
}

void TestPortainerDouble::seesNodesThatAreDown()
{
    Setup setup;
    setup.swarm.setNodeDown(true);
    const auto list = await(setup.orchestrator->workloads());
    QVERIFY(list);
    QCOMPARE(list->workloads.front().ready, std::int64_t{0});
    QCOMPARE(list->workloads.front().replicas, std::int64_t{3});
}

void TestPortainerDouble::reportsWhyReplicasWait()
{
    Setup setup;
    setup.swarm.setCapacity(2);
    const auto list = await(setup.orchestrator->workloads());
    QVERIFY(list);
    QCOMPARE(list->workloads.front().ready, std::int64_t{2});
    QCOMPARE(list->workloads.front().problems.size(), std::size_t{1});
    QVERIFY(list->workloads.front().problems[0].kind == ReplicaProblem::Kind::NoCapacity);
    setup.swarm.setCapacity(10);
    setup.swarm.addFailedTask("loja_api", "rejected", "No such image: bench/web:2");
    const auto seen = await(setup.orchestrator->observe(setup.ref()));
    QVERIFY(seen);
    QCOMPARE(seen->problems.size(), std::size_t{1});
    QVERIFY(seen->problems[0].kind == ReplicaProblem::Kind::ImageMissing);
}

void TestPortainerDouble::takesThreeRequestsForTwoHundredServices()
{
    Setup setup({}, "ptr_test", 200);
    QVERIFY(await(setup.orchestrator->probe()));
    setup.portainer.forgetRequests();
    QElapsedTimer timer;
    timer.start();
    const auto list = await(setup.orchestrator->workloads());
    QVERIFY(list);
    QCOMPARE(list->workloads.size(), std::size_t{200});
    QCOMPARE(setup.portainer.requests().size(), std::size_t{3});
    QCOMPARE(list->requests, 3);
    qInfo("200 services, 600 tasks: %d requests, %lld ms, the double included", list->requests, timer.elapsed());
}

void TestPortainerDouble::onlyDockerSaysThatAServiceIsGone_data()
{
    QTest::addColumn<QByteArray>("fault");
    QTest::addColumn<int>("environment");
    QTest::addColumn<bool>("removed");
    QTest::addColumn<bool>("gone");
    QTest::newRow("Docker") << QByteArray() << 1 << true << true;
    QTest::newRow("something in between") << QByteArray("status,method=GET,path=/services/,value=404") << 1 << false << false;
    QTest::newRow("the tasks") << QByteArray("status,method=GET,path=/tasks,value=404") << 1 << false << false;
    QTest::newRow("Portainer, without the environment") << QByteArray() << 2 << false << false;
}

// What is said to be gone resolves a write (I-29).
void TestPortainerDouble::onlyDockerSaysThatAServiceIsGone()
{
    QFETCH(QByteArray, fault);
    QFETCH(int, environment);
    QFETCH(bool, removed);
    QFETCH(bool, gone);
    Setup setup;
    QVERIFY(await(setup.orchestrator->observe(setup.ref())));
    if (!fault.isEmpty())
        setup.portainer.setFaults({*parseFault(fault)});
    setup.portainer.setOptions({.environment = environment});
    if (removed)
        setup.swarm.removeService("loja_api");
    const auto seen = await(setup.orchestrator->observe(setup.ref()));
    QVERIFY(!seen);
    QCOMPARE(seen.error().code == ErrorCode::NotFound, gone);
    QCOMPARE(seen.error().code == ErrorCode::Unavailable, !gone);
}

void TestPortainerDouble::survivesItsOwnEnd()
{
    Setup setup;
    const auto before = await(setup.orchestrator->observe(setup.ref()));
    QVERIFY(before);
    setup.portainer.setFaults({*parseFault("hang-after-apply,method=POST")});
    auto pending = setup.orchestrator->apply(plan(*before, 4));
    QVERIFY(QTest::qWaitFor([&] { return setup.portainer.writes() == 1; }));
    setup.orchestrator.reset();
    const auto result = await(pending);
    QVERIFY(!result && result.error().code == ErrorCode::Cancelled);
    QCOMPARE(setup.portainer.writes(), 1);
}

void TestPortainerDouble::listsTheEnvironmentsThatAKeySees()
{
    Setup good;
    ContextConfig config;
    config.url = good.portainer.origin().toStdString();
    config.token = SecretRef("file:/key");
    const auto listed = await(portainerEnvironments(config, good.secrets));
    QVERIFY(listed && listed->size() == 1);
    QVERIFY(listed->front().id > 0 && listed->front().type == portainer::EnvironmentType::Docker);
    Setup wrong({}, "ptr_wrong");
    config.url = wrong.portainer.origin().toStdString();
    const auto refused = await(portainerEnvironments(config, wrong.secrets));
    QVERIFY(!refused);
    QCOMPARE(text(refused.error().reason), text(toString(ReasonCode::WrongApiKey)));
}

QTEST_GUILESS_MAIN(TestPortainerDouble)
#include "tst_portainer_double.moc"
