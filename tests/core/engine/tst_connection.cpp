// A live test of a context, step by step; and what is kept of a consent to a program, without its secrets.
#include "core/domain/codec.h"
#include "core/text/checks.h"
#include "core/engine/commands.h"
#include "core/engine/connect.h"
#include "core/engine/engine.h"
#include "core/platform/orchestrator.h"
#include "core/store/home.h"
#include "core/store/journal.h"
#include "tests/support/memorysecrets.h"

#include <QDirIterator>
#include <QFile>
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
    void noSecretOfAProgramReachesTheHome();
    void tellsTheStepsInOrder();

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
    QVERIFY(out.source && !out.source->isResolved && out.source->problem != ReachProblem::None);
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
    QCOMPARE(kept->arguments, withoutSecrets(program).arguments);
    QCOMPARE(kept->arguments.size(), std::size_t{6});
    for (const std::size_t shown : {0U, 2U, 4U})
        QCOMPARE(kept->arguments[shown], program.arguments[shown]);
    QVERIFY(kept->arguments[1].starts_with("--client-secret=…"));
    QVERIFY(kept->arguments[3].starts_with("…") && kept->arguments[5].starts_with("…"));
    // Which one changed can be told.
    ExecProgram other = program;
    other.arguments[3] = "hunter3";
    const auto changed = withoutSecrets(other).arguments;
    for (std::size_t i = 0; i < changed.size(); ++i)
        QCOMPARE(changed[i] == kept->arguments[i], i != 3);
    QVERIFY(!consentedIn(Json{{"config", 1}}));
    QVERIFY(!consentedIn(Json{{"exec", "x"}}));
    QVERIFY(!consentedIn(Json{{"exec", {{"path", 5}, {"arguments", "no list"}}}}));
}

void TestConnection::noSecretOfAProgramReachesTheHome()
{
    struct Example
    {
        std::vector<std::string> arguments;
        std::string secret;
    };
    const std::vector<Example> examples{
        {{"AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMIK7MDENG"}, "wJalrXUtnFEMIK7MDENG"},
        {{"-c", "VAULT_TOKEN=hvs.CAESIJlU9 vault login"}, "hvs.CAESIJlU9"},
        {{"--api-key", "k3y-of-the-api"}, "k3y-of-the-api"},
        {{"--access-key", "AKIAIOSFODNN7"}, "AKIAIOSFODNN7"},
        {{"--pass=p4ss-with-a-sign"}, "p4ss-with-a-sign"},
        {{"--passphrase", "p4ss-of-a-phrase"}, "p4ss-of-a-phrase"},
        {{"-p", "hunter2"}, "hunter2"},
        {{"-phunter4glued"}, "hunter4glued"},
        {{"--auth", "4uth-of-a-flag"}, "4uth-of-a-flag"},
        {{"https://user:pw-in-a-url@vault.example"}, "pw-in-a-url"},
        {{"eyJhbGciOiJpositional"}, "eyJhbGciOiJpositional"},
        {{"--client-secret", "-begins-with-one-dash"}, "begins-with-one-dash"},
        {{"--client-secret", "--begins-with-two-dashes"}, "begins-with-two-dashes"},
        {{"--a-flag-nobody-knows=v4lue-of-it"}, "v4lue-of-it"},
        {{"--user", "operador", "--password", "operador-1234"}, "-1234"}, // one begins the other
    };
    QTemporaryDir dir;
    const auto write = [&](const QString &name, const std::string &text) {
        QFile file(dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(text));
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    };
    // It fails, and repeats all it was called with, as programs do.
    write(QStringLiteral("login.sh"), "#!/bin/sh\necho \"no such thing: $@\" >&2\nexit 1\n");
    std::string users;
    std::string contexts;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const auto n = std::to_string(i);
        users += "- {name: u" + n + ", user: {exec: {command: ./login.sh, apiVersion: client.authentication.k8s.io/v1, args: " +
                 dumpJson(Json(examples[i].arguments)) + "}}}\n";
        contexts += "- {name: c" + n + ", context: {cluster: c, user: u" + n + "}}\n";
    }
    write(QStringLiteral("kubeconfig"), "clusters:\n- {name: c, cluster: {server: \"https://127.0.0.1:9\"}}\nusers:\n" + users + "contexts:\n" + contexts);
    const auto kubeconfig = dir.filePath(QStringLiteral("kubeconfig")).toStdString();
    const auto home = dir.filePath(QStringLiteral("home")).toStdString();
    QVERIFY(prepareHome(home));

    QObject waiting;
    const auto await = [&]<class T>(Future<T> future) {
        std::optional<Result<T>> answer;
        onResult(std::move(future), &waiting, [&](Result<T> r) { answer = std::move(r); });
        (void)QTest::qWaitFor([&] { return answer.has_value(); }, 60'000);
        return answer ? std::move(*answer) : Result<T>(fail(ErrorCode::Timeout, "test"));
    };
    const auto found = await(findContexts(kubeconfig));
    QVERIFY2(found, found ? "" : found.error().detail.c_str());
    QCOMPARE(found->size(), examples.size());
    std::map<std::string, FoundContext> by;
    for (const auto &one : *found)
        by[one.name] = one;
    const auto configOf = [&](const std::string &name, std::size_t i, const std::string &digest) {
        ContextConfig config;
        config.name = ContextName(name);
        config.kind = ContextKind::Kubernetes;
        config.kubernetes.kubeconfig = kubeconfig;
        config.kubernetes.context = "c" + std::to_string(i);
        config.kubernetes.allowExec = digest;
        return config;
    };
    {
        EngineOptions options;
        options.home = home;
        options.clock = std::make_shared<SystemClock>();
        options.secrets = std::make_shared<test::MemorySecrets>();
        options.scheduled = false;
        Engine engine(options);
        const auto started = await(engine.start());
        QVERIFY(started && *started);
        const auto submit = [&](std::string_view kind, Json arguments) {
            return await(engine.submit(makeCommand(kind, std::move(arguments), Actor{"ana", Role::Administrator, "desk", Origin::Window}, SystemClock().wall())));
        };
        for (std::size_t i = 0; i < examples.size(); ++i) {
            const auto n = std::to_string(i);
            const auto &program = by["c" + n];
            QCOMPARE(program.program->arguments, examples[i].arguments); // what a person consents to is whole
            // What a caller says about the program is not kept; and one context without consent to the program.
            const Json said{{"path", program.program->path}, {"sha256", program.program->sha256}, {"arguments", examples[i].arguments}, {"variables", Json::array()}};
            const auto added = submit(command::contextAdd, Json{{"config", toJson(configOf("yes" + n, i, program.execDigest))}, {"exec", said}});
            QVERIFY(added && !added->error);
            const auto without = submit(command::contextAdd, Json{{"config", toJson(configOf("no" + n, i, std::string(64, '0')))}, {"exec", said}});
            QVERIFY(without && !without->error);
            ContextConfig lab;
            lab.name = ContextName("lab");
            lab.kind = ContextKind::Lab;
            const auto refused = submit(command::contextAdd, Json{{"config", toJson(lab)}, {"exec", said}});
            QVERIFY(refused && refused->error);
            QCOMPARE(refused->error->reason, std::string("HomeMixesLabAndReal"));
        }
        // A consent given later is recorded with the change that gives it, and with no other.
        ContextConfig later = configOf("no0", 0, by["c0"].execDigest);
        QVERIFY(!submit(command::contextUpdate, Json{{"config", toJson(later)}})->error);
        later.isProtected = true;
        QVERIFY(!submit(command::contextUpdate, Json{{"config", toJson(later)}})->error);
        // Handed in by another program: the engine looks the program up before it applies the command.
        {
            const SystemClock clock;
            auto other = openJournal(home, clock);
            QVERIFY(other);
            const auto command = makeCommand(command::contextAdd, Json{{"config", toJson(configOf("yes-later", 1, by["c1"].execDigest))}},
                                             Actor{"ana", Role::Administrator, "desk", Origin::CommandLine}, clock.wall());
            QVERIFY((*other)->addCommand(command));
            std::optional<CommandAnswer> answer;
            QVERIFY(QTest::qWaitFor([&] {
                const auto read = (*other)->commandAnswer(command.id);
                answer = read ? *read : std::nullopt;
                return answer.has_value();
            }, 10'000));
            QVERIFY(!answer->error);
        }

        const auto report = await(engine.runCycle());
        QVERIFY2(report, report ? "" : report.error().detail.c_str());
        std::map<std::string, int> reasons;
        for (const auto &context : report->contexts)
            ++reasons[context.health.reason];
        QCOMPARE(reasons["ExecFailed"], static_cast<int>(examples.size()) + 2);
        QCOMPARE(reasons["ExecNotAllowed"], static_cast<int>(examples.size()) - 1);
        (void)await(engine.shutdown());
    }

    const SystemClock clock;
    auto journal = openJournal(home, clock);
    QVERIFY(journal);
    const auto audit = (*journal)->audit({});
    QVERIFY(audit);
    std::size_t consents = 0;
    std::size_t refusals = 0;
    for (const auto &record : *audit) {
        const auto text = dumpJson(record.detail) + record.event + record.workload + record.code;
        for (const auto &example : examples)
            QVERIFY2(text.find(example.secret) == std::string::npos, text.c_str());
        refusals += record.event == "command.refused" ? 1U : 0U;
        const Json *stored = find(record.detail, "config");
        if (stored == nullptr || (record.event != "context.added" && record.event != "context.updated"))
            continue;
        const auto config = contextFromJson(*stored);
        QVERIFY(config);
        const auto kept = consentedIn(record.detail);
        QCOMPARE(kept.has_value(), config->name.str().starts_with("yes") || (record.event == "context.updated" && !config->isProtected));
        if (!kept)
            continue;
        ++consents;
        QVERIFY(*kept == withoutSecrets(*by[config->kubernetes.context].program));
    }
    QCOMPARE(consents, examples.size() + 2);
    QCOMPARE(refusals, examples.size());
    journal->reset();

    int files = 0;
    bool isClear = false;
    QDirIterator all(QString::fromStdString(home), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext()) {
        QFile file(all.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const auto bytes = file.readAll();
        ++files;
        isClear = isClear || bytes.contains("--api-key");
        for (const auto &example : examples)
            QVERIFY2(!bytes.contains(QByteArray::fromStdString(example.secret)), qPrintable(file.fileName() + QLatin1String(": ") + QString::fromStdString(example.secret)));
    }
    QVERIFY(files > 0 && isClear); // what is written is looked at as it is written
}

void TestConnection::tellsTheStepsInOrder()
{
    using Rung = CheckStep::Rung;
    using State = CheckStep::State;
    ConnectionTest test;
    test.server = ConnectionTest::Reach{.host = "10.0.0.9", .port = 6443, .address = "10.0.0.9", .isResolved = true, .isConnected = true};
    ContextHealth health;
    health.state = ContextHealth::State::Ok;
    health.platformVersion = "Kubernetes v1.31.4";
    health.mayRead = true;
    test.health = health;
    ContextConfig config;
    config.kind = ContextKind::Kubernetes;
    const auto stateOf = [&](Rung rung) {
        const auto steps = checkSteps(test, config, text::Language::En);
        const auto step = std::find_if(steps.begin(), steps.end(), [&](const CheckStep &s) { return s.rung == rung; });
        return step == steps.end() ? State::Untried : step->state;
    };
    const auto trustOf = [&](const char *url) {
        config.url = url;
        return stateOf(Rung::Trust);
    };
    QVERIFY(trustOf("https://10.0.0.9:6443") == State::Ok);
    QVERIFY(trustOf("http://10.0.0.9:6443") == State::Warning); // nothing was there to be trusted
    const auto steps = checkSteps(test, config, text::Language::PtBr);
    QVERIFY(std::is_sorted(steps.begin(), steps.end(), [](const CheckStep &a, const CheckStep &b) { return a.rung < b.rung; }));
    QVERIFY(stateOf(Rung::Token) == State::Ok && stateOf(Rung::Scale) == State::Warning && stateOf(Rung::Metrics) == State::Warning);
    // A credential that is refused: the way there is in order, what comes after it was not tried.
    health.state = ContextHealth::State::Unreachable;
    health.platformVersion.clear();
    health.reason = "TokenRejected";
    test.health = health;
    config.url = "https://10.0.0.9:6443";
    QVERIFY(stateOf(Rung::Port) == State::Ok && stateOf(Rung::Trust) == State::Ok && stateOf(Rung::Answer) == State::Ok);
    QVERIFY(stateOf(Rung::Token) == State::Failed && stateOf(Rung::Read) == State::Untried);
    for (const auto &step : checkSteps(test, config, text::Language::En))
        QVERIFY(!step.text.isEmpty());
}

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
