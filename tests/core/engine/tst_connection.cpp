// A live test of a context, step by step; and what is kept of a consent to a program, without its secrets.
#include "core/engine/connect.h"
#include "core/engine/engine.h"
#include "core/platform/orchestrator.h"
#include "tests/support/memorysecrets.h"

#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

using namespace preamar;

namespace {

class Answering final : public MetricSource
{
public:
    explicit Answering(Timestamp newest) : m_newest(newest) {}
    Future<ContextHealth> probe() override
    {
        ContextHealth h;
        h.state = ContextHealth::State::Ok;
        h.sourceVersion = "Prometheus 2.45.0";
        return readyFuture(Result<ContextHealth>(h));
    }
    Future<LatestMetrics> latest(const MetricQuery &) override
    {
        LatestMetrics out;
        Measurement older;
        older.value = 1.0;
        older.at = m_newest - Seconds{60};
        Measurement newer = older;
        newer.at = m_newest;
        out.byWorkload["a"][metric::cpuCores] = older;
        out.byWorkload["b"][metric::memoryBytes] = newer;
        return readyFuture(Result<LatestMetrics>(out));
    }
    Future<SeriesSet> query(const MetricQuery &, TimeRange, Millis) override
    {
        return readyFuture(Result<SeriesSet>(fail(ErrorCode::Unavailable, "test")));
    }

private:
    Timestamp m_newest;
};

class Reachable final : public Orchestrator
{
public:
    explicit Reachable(ContextHealth::State state) : m_state(state) {}
    Future<ContextHealth> probe() override
    {
        ContextHealth h;
        h.state = m_state;
        h.mayRead = true;
        return readyFuture(Result<ContextHealth>(h));
    }
    Future<WorkloadList> workloads() override { return readyFuture(Result<WorkloadList>(WorkloadList{})); }
    Future<Workload> observe(const WorkloadRef &) override { return readyFuture(Result<Workload>(fail(ErrorCode::NotFound, "test"))); }
    Future<ApplyResult> apply(const ChangeRequest &) override { return readyFuture(Result<ApplyResult>(ApplyResult{})); }
    int requestsSent() const override { return 0; }

private:
    ContextHealth::State m_state;
};

} // namespace

class TestConnection : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void tellsReachHealthAndAge();
    void measuresNothingWhereThePlatformIsAway();
    void keepsTheReasonWhereNoPlatformIsMade();
    void keepsAConsentWithoutItsSecrets();

private:
    [[nodiscard]] ConnectionTest test(const ContextConfig &config, PlatformFactory platforms)
    {
        QTemporaryDir home;
        EngineOptions options;
        options.home = home.path().toStdString();
        options.clock = std::make_shared<SystemClock>();
        options.secrets = std::make_shared<test::MemorySecrets>();
        options.platforms = std::move(platforms);
        options.mayBeEngine = false;
        Engine engine(options);
        std::optional<Result<ConnectionTest>> answer;
        onResult(engine.testConnection(config), &engine, [&](Result<ConnectionTest> r) { answer = std::move(r); });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 10'000);
        return answer && *answer ? **answer : ConnectionTest{};
    }
    [[nodiscard]] static PlatformFactory made(ContextHealth::State state)
    {
        return [state](const ContextConfig &, SecretStore &, std::shared_ptr<const Clock> clock, const std::string &) {
            return Result<Platform>(Platform{std::make_shared<Reachable>(state), std::make_shared<Answering>(clock->wall() - Seconds{7})});
        };
    }
};

void TestConnection::tellsReachHealthAndAge()
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    ContextConfig config;
    config.kind = ContextKind::Portainer;
    config.name = ContextName("p");
    config.url = "http://127.0.0.1:" + std::to_string(server.serverPort());
    config.prometheus.url = "http://preamar.invalid:9090";
    const auto out = test(config, made(ContextHealth::State::Ok));
    QVERIFY(out.server && out.server->isResolved && out.server->isConnected);
    QCOMPARE(out.server->port, static_cast<int>(server.serverPort()));
    QVERIFY(out.source && !out.source->isResolved && !out.source->problem.empty());
    QVERIFY(out.health && out.health->mayRead);
    QCOMPARE(out.health->sourceVersion, std::string("Prometheus 2.45.0"));
    QVERIFY(out.newestAge && *out.newestAge >= Seconds{7} && *out.newestAge < Seconds{20});
}

void TestConnection::measuresNothingWhereThePlatformIsAway()
{
    ContextConfig config;
    config.kind = ContextKind::Lab;
    config.name = ContextName("lab");
    const auto out = test(config, made(ContextHealth::State::Unreachable));
    QVERIFY(!out.server && !out.source && !out.newestAge);
    QVERIFY(out.health && out.health->sourceVersion.empty());
}

void TestConnection::keepsTheReasonWhereNoPlatformIsMade()
{
    ContextConfig config;
    config.kind = ContextKind::Kubernetes;
    config.name = ContextName("k");
    config.kubernetes.kubeconfig = "/nowhere/config";
    const auto out = test(config, [](const ContextConfig &, SecretStore &, std::shared_ptr<const Clock>, const std::string &) {
        return Result<Platform>(fail(ErrorCode::InvalidArgument, "kubeconfig", "/nowhere/config", "KubeconfigMissing"));
    });
    QVERIFY(!out.server);
    QVERIFY(!out.health);
    QCOMPARE(out.health.error().reason, std::string("KubeconfigMissing"));
}

void TestConnection::keepsAConsentWithoutItsSecrets()
{
    const ExecProgram program{.path = "/usr/bin/kubelogin", .sha256 = "ab", .arguments = {"get-token", "--client-secret=s3cr3t", "--password", "hunter2", "--server-id", "42"}, .variables = {"HOME"}};
    const auto kept = consentedIn(Json{{"exec", consentJson(program)}});
    QVERIFY(kept);
    QCOMPARE(kept->path, program.path);
    QCOMPARE(kept->variables, program.variables);
    QCOMPARE(kept->arguments, (std::vector<std::string>{"get-token", "--client-secret=…", "--password", "…", "--server-id", "42"}));
    QVERIFY(!consentedIn(Json{{"config", 1}}));
    QVERIFY(!consentedIn(Json{{"exec", "x"}}));
    QVERIFY(!consentedIn(Json{{"exec", {{"path", 5}, {"arguments", "no list"}}}}));
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
