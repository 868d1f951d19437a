// The double against the recording of a real Portainer: where they differ, the double is wrong. Then the adapter
// against the faults that only a double can play.
#include "core/base/json.h"
#include "core/domain/reason.h"
#include "core/platform/portainer/portainer.h"
#include "tests/contract/contract.h"
#include "tests/contract/realdocker.h"
#include "tests/support/memorysecrets.h"
#include "tests/support/portainerdouble.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTcpSocket>
#include <QTest>

using namespace preamar;
using namespace preamar::test;

namespace {

constexpr const char *kRecordedId = "7fxgtm4jyoezsvqu9izbppq54";
constexpr const char *kRecordedNetwork = "r3389j36iht662zy4qwro8npg";

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

Json recording()
{
    QFile file(QStringLiteral(PREAMAR_TEST_DATA "/wire/portainer-2.23.0.json"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return parseJson(file.readAll().toStdString(), "recording").value_or(Json());
}

struct RawAnswer
{
    int status = 0;
    std::map<QByteArray, QByteArray> headers{}; // lower-case names
    QByteArray body{};
};

// One request by hand, so that every header of the answer is seen.
RawAnswer ask(quint16 port, const QByteArray &method, const QByteArray &target,
              const std::map<std::string, std::string> &headers, const QByteArray &body)
{
    QTcpSocket socket;
    socket.connectToHost(QStringLiteral("127.0.0.1"), port);
    QByteArray request = method + " " + target + " HTTP/1.1\r\nHost: double\r\n";
    for (const auto &[name, value] : headers)
        request += QByteArray::fromStdString(name + ": " + value) + "\r\n";
    request += "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    socket.write(request);
    QByteArray all;
    RawAnswer out;
    const auto complete = [&] {
        all += socket.readAll();
        const auto end = all.indexOf("\r\n\r\n");
        if (end < 0)
            return false;
        const auto lines = all.left(end).split('\n');
        out.status = lines.front().split(' ').value(1).toInt();
        for (qsizetype i = 1; i < lines.size(); ++i) {
            const auto colon = lines[i].indexOf(':');
            out.headers[lines[i].left(colon).trimmed().toLower()] = lines[i].mid(colon + 1).trimmed();
        }
        out.body = all.mid(end + 4);
        return out.body.size() >= out.headers["content-length"].toLongLong();
    };
    if (!QTest::qWaitFor(complete, 10'000))
        out.status = 0;
    return out;
}

// Where the two differ in shape: keys, kinds, and every element of a list against the first recorded one. null stands
// for anything.
QString shapeDifference(const Json &expected, const Json &actual, const QString &path)
{
    if (expected.is_null() || actual.is_null())
        return {};
    if (expected.is_object() && actual.is_object()) {
        for (const auto &[key, value] : expected.items()) {
            const Json *other = preamar::find(actual, key);
            if (other == nullptr)
                return path + QLatin1Char('/') + text(key) + QStringLiteral(" is missing");
            if (const auto why = shapeDifference(value, *other, path + QLatin1Char('/') + text(key)); !why.isEmpty())
                return why;
        }
        for (const auto &[key, value] : actual.items()) {
            if (!expected.contains(key))
                return path + QLatin1Char('/') + text(key) + QStringLiteral(" is new");
        }
        return {};
    }
    if (expected.is_array() && actual.is_array()) {
        for (const Json &item : actual) {
            QString why;
            for (const Json &sample : expected) {
                why = shapeDifference(sample, item, path + QStringLiteral("[]"));
                if (why.isEmpty())
                    break;
            }
            if (!why.isEmpty())
                return why;
        }
        return {};
    }
    const bool same = expected.type() == actual.type() || (expected.is_number() && actual.is_number());
    return same ? QString() : path + QStringLiteral(" is of another kind");
}

QByteArray bodyBytes(const Json &body)
{
    if (body.is_null())
        return {};
    return QByteArray::fromStdString(body.is_string() ? body.get<std::string>() : dumpJson(body));
}

} // namespace

class TestPortainerDouble : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void cleanupTestCase() { RealDocker::stopShared(); }
    void replaysTheRecording_data();
    void replaysTheRecording();
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
    void survivesItsOwnEnd();

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

void TestPortainerDouble::replaysTheRecording_data()
{
    QTest::addColumn<bool>("docker");
    QTest::newRow("over a Swarm in memory") << false;
    QTest::newRow("over a real dockerd") << true;
}

void TestPortainerDouble::replaysTheRecording()
{
    QFETCH(bool, docker);
    const Json exchanges = recording();
    QCOMPARE(exchanges.size(), std::size_t{30});
    std::unique_ptr<DockerBackend> backend;
    if (docker) {
        auto *real = RealDocker::missing().isEmpty() ? RealDocker::shared() : nullptr;
        if (real == nullptr)
            QSKIP(qPrintable(RealDocker::missing()));
        real->removeServices();
        real->createService(QStringLiteral("loja_api"), 3, true);
        real->createService(QStringLiteral("loja_worker"), 2, false);
        const auto running = [&] {
            return real->docker({QStringLiteral("ps"), QStringLiteral("-q")}).count('\n') == 5;
        };
        QVERIFY(QTest::qWaitFor(running, 20'000));
        backend = std::make_unique<SocketBackend>(real->socket());
    } else {
        auto swarm = std::make_unique<MemorySwarm>();
        for (const Json &service : recordedBody("services"))
            swarm->addRawService(service);
        backend = std::move(swarm);
    }
    PortainerOptions options;
    options.apiKey = "ptr_REDACTED";
    PortainerDouble portainer(*backend, options);
    QVERIFY(portainer.listen());

    const std::map<std::string, std::string> key{{"X-API-Key", "ptr_REDACTED"}};
    const auto inspect = [&] {
        const auto answer = ask(portainer.port(), "GET", "/api/endpoints/1/docker/services/loja_api", key, {});
        return parseJson(answer.body.toStdString(), "service").value_or(Json::object());
    };
    const auto id = QByteArray::fromStdString(inspect().value("ID", ""));
    QVERIFY(!id.isEmpty());
    const auto network =
        QByteArray::fromStdString(inspect()["Spec"]["TaskTemplate"]["Networks"][0]["Target"].get<std::string>());
    const auto here = [&](QByteArray recorded) {
        return recorded.replace(kRecordedId, id).replace(kRecordedNetwork, network);
    };
    std::map<QByteArray, QByteArray> versions; // recorded → the double's, as it is when it is first used
    for (const Json &exchange : exchanges) {
        const auto name = exchange["name"].get<std::string>();
        const Json &request = exchange["request"];
        const Json &response = exchange["response"];
        auto target = here(QByteArray::fromStdString(request["path"].get<std::string>()));
        if (const auto at = target.indexOf("version="); at >= 0) {
            const auto recorded = target.mid(at + 8);
            if (!versions.contains(recorded))
                versions[recorded] = QByteArray::number(inspect()["Version"]["Index"].get<qint64>());
            target = target.left(at + 8) + versions[recorded];
        }
        // The daemon's own page of what it may do differs between machines.
        const bool machine = docker && (name == "docker info" || name == "containers");
        const auto answer =
            ask(portainer.port(), QByteArray::fromStdString(request["method"].get<std::string>()), target,
                request["headers"].get<std::map<std::string, std::string>>(), here(bodyBytes(request["body"])));
        QVERIFY2(answer.status == response["status"].get<int>(),
                 (name + ": " + std::to_string(answer.status) + " " + answer.body.left(200).toStdString()).c_str());
        for (const auto &[header, value] : response["headers"].items()) {
            const auto lower = QByteArray::fromStdString(header).toLower();
            if (lower == "date" || lower == "content-length" || lower == "connection" || lower == "transfer-encoding")
                continue;
            QVERIFY2(answer.headers.contains(lower), (name + ": header " + header).c_str());
            QVERIFY2(answer.headers.at(lower) == QByteArray::fromStdString(value.get<std::string>()),
                     (name + ": header " + header + ": " + answer.headers.at(lower).toStdString()).c_str());
        }
        if (answer.body.isEmpty()) {
            QVERIFY2(response["body"] == "", name.c_str());
            continue;
        }
        const auto body = parseJson(answer.body.toStdString(), name);
        QVERIFY2(body, name.c_str());
        if (answer.status != 200) {
            QVERIFY2(*body == response["body"], (name + ": " + answer.body.toStdString()).c_str());
        } else if (!machine) {
            const auto why = shapeDifference(response["body"], *body, {});
            QVERIFY2(why.isEmpty(), (name + ": " + why.toStdString()).c_str());
        }
        // What the steps did, by value: the recording's own bodies of these two are not as received (README there).
        if (name == "service" || name == "service after omitted replicas")
            QCOMPARE((*body)["Spec"]["Mode"]["Replicated"]["Replicas"].get<int>(), name == "service" ? 3 : 1);
        if (name == "service after scale") {
            QCOMPARE(bodyBytes((*body)["Spec"]), here(bodyBytes(response["body"]["Spec"])));
            QCOMPARE(bodyBytes((*body)["PreviousSpec"]), here(bodyBytes(response["body"]["PreviousSpec"])));
        }
    }
    QCOMPARE(inspect()["Spec"]["Mode"]["Replicated"]["Replicas"].get<int>(), 3);
}

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

QTEST_GUILESS_MAIN(TestPortainerDouble)
#include "tst_portainer_double.moc"
