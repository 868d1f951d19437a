// What is made of Portainer's and Docker's answers, and what may be written, without a server. The bodies are those of
// the recording in tests/data/wire unless a row says otherwise.
#include "core/domain/reason.h"
#include "core/platform/portainer/applyrules.h"
#include "core/platform/portainer/environments.h"
#include "core/platform/portainer/portainererror.h"
#include "core/platform/portainer/portainerparse.h"

#include <QFile>
#include <QTest>

using namespace preamar;
using namespace preamar::portainer;

namespace {

const ContextName kContext{"prod"};
const Timestamp kNow = *parseTimestamp("2026-11-21T09:17:53Z");

QString text(std::string_view s)
{
    return QString::fromUtf8(s.data(), static_cast<qsizetype>(s.size()));
}

const Json &recording()
{
    static const Json json = [] {
        QFile file(QStringLiteral(PREAMAR_TEST_DATA "/wire/portainer-2.23.0.json"));
        if (!file.open(QIODevice::ReadOnly))
            return Json();
        return parseJson(file.readAll().toStdString(), "recording").value_or(Json());
    }();
    return json;
}

// The body of a recorded answer, as it was on the wire.
Json recorded(std::string_view name)
{
    for (const Json &exchange : recording()) {
        if (stringAt(exchange, "name") == name)
            return *find(*find(exchange, "response"), "body");
    }
    return {};
}

net::Response answer(int status, const std::string &body)
{
    net::Response out;
    out.status = status;
    out.body = body;
    return out;
}

// The recorded service at version 12 with 3 replicas.
Json service()
{
    return recorded("services").front();
}

ChangeRequest request(std::int64_t from = 3, std::int64_t to = 4)
{
    ChangeRequest out;
    out.intent = IntentId("i1");
    out.workload = {kContext, "-", WorkloadKind::Service, "loja_api"};
    out.change = ReplicaChange{from, to};
    out.expected.uid = "7fxgtm4jyoezsvqu9izbppq54";
    out.expected.replicas = from;
    out.expected.specDigest = specDigest(*find(service(), "Spec"));
    return out;
}

Json task(const char *state, const char *desired = "running", const char *error = "", int slot = 1,
          const char *at = "2026-11-21T09:17:00Z", const char *node = "n1")
{
    Json out;
    out["ID"] = "t";
    out["ServiceID"] = "s";
    out["NodeID"] = node;
    out["Slot"] = slot;
    out["DesiredState"] = desired;
    out["Status"]["State"] = state;
    out["Status"]["Timestamp"] = at;
    if (*error != 0)
        out["Status"]["Err"] = error;
    return out;
}

Json nodes()
{
    return Json::parse(R"([{"ID":"n1","Status":{"State":"ready"},"Spec":{"Availability":"active"}},
                           {"ID":"n2","Status":{"State":"down"},"Spec":{"Availability":"active"}},
                           {"ID":"n3","Status":{"State":"ready"},"Spec":{"Availability":"drain"}}])");
}

Workload workload(const Json &json, const Json &tasks)
{
    return toWorkload(kContext, readService(json).value_or(Service{}), readTasks(tasks), readNodes(nodes()), kNow);
}

} // namespace

class TestPortainerValues : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsTheRecordedServices();
    void countsReadyReplicas_data();
    void countsReadyReplicas();
    void namesProblems_data();
    void namesProblems();
    void tellsWhatIsScalable_data();
    void tellsWhatIsScalable();
    void leavesOutWhatItCannotRead();
    void digestIgnoresOnlyTheReplicaCount();
    void changesExactlyOneNumber();
    void refusesSpecsWithoutACount_data();
    void refusesSpecsWithoutACount();
    void preparesOnlyWhatThePlanExpects_data();
    void preparesOnlyWhatThePlanExpects();
    void judgesAnswersOfAWrite_data();
    void judgesAnswersOfAWrite();
    void judgesSilence();
    void readsPortainer();
    void groupsContainers();
};

void TestPortainerValues::readsTheRecordedServices()
{
    QVERIFY2(recording().size() == 30, "tests/data/wire/portainer-2.23.0.json");
    const auto list = parseServiceList(kContext, dumpJson(recorded("services")),
                                       dumpJson(recorded("tasks of a service")), dumpJson(recorded("nodes")), kNow);
    QVERIFY(list);
    QVERIFY(!list->partial);
    QCOMPARE(list->workloads.size(), std::size_t{2});
    const auto &api = list->workloads[0];
    QCOMPARE(toString(api.ref), std::string("prod/-/service/loja_api"));
    QCOMPARE(api.uid, std::string("7fxgtm4jyoezsvqu9izbppq54"));
    QCOMPARE(api.version, std::string("12"));
    QCOMPARE(api.replicas, std::int64_t{3});
    QCOMPARE(api.ready, std::int64_t{3});
    QCOMPARE(api.image, std::string("bench/web:1"));
    QCOMPARE(api.labels.at("preamar.enable"), std::string("true"));
    QCOMPARE(api.limits.cpuCores, std::optional(0.5));
    QCOMPARE(api.limits.memoryBytes, std::optional(67108864.0));
    QVERIFY(api.scalable == ScalableBy::Us);
    QVERIFY(api.problems.empty());
    QVERIFY(!list->workloads[1].limits.cpuCores);
    QCOMPARE(list->ids.at("loja_worker"), std::string("abvse9vhthpxgfkypmt06ot4n"));
}

void TestPortainerValues::countsReadyReplicas_data()
{
    QTest::addColumn<QString>("tasks");
    QTest::addColumn<int>("ready");
    const auto row = [](const char *name, const Json &tasks, int ready) {
        QTest::newRow(name) << text(dumpJson(tasks)) << ready;
    };
    row("running on a node that is up", Json::array({task("running")}), 1);
    row("starting is not ready: its health check has not passed", Json::array({task("starting")}), 0);
    row("stopping is not ready, though it still runs", Json::array({task("running", "shutdown")}), 0);
    row("a removed task is not ready", Json::array({task("running", "remove")}), 0);
    row("running on a node that is down is not ready", Json::array({task("running", "running", "", 1, "", "n2")}), 0);
    row("running on a node nobody knows is not ready", Json::array({task("running", "running", "", 1, "", "n9")}), 0);
    row("a draining node still runs", Json::array({task("running", "running", "", 1, "", "n3")}), 1);
    row("two of three",
        Json::array({task("running"), task("running", "running", "", 2), task("pending", "running", "", 3)}), 2);
}

void TestPortainerValues::countsReadyReplicas()
{
    QFETCH(QString, tasks);
    QFETCH(int, ready);
    const auto w = workload(service(), Json::parse(tasks.toStdString()));
    QCOMPARE(w.ready, std::int64_t{ready});
    QCOMPARE(w.replicas, std::int64_t{3});
}

void TestPortainerValues::namesProblems_data()
{
    QTest::addColumn<QString>("tasks");
    QTest::addColumn<int>("kind");
    using Kind = ReplicaProblem::Kind;
    const auto row = [](const char *name, const Json &tasks, std::optional<Kind> kind) {
        QTest::newRow(name) << text(dumpJson(tasks)) << (kind ? static_cast<int>(*kind) : -1);
    };
    const char *old = "2026-11-21T08:00:00Z";
    row("no node has room",
        Json::array({task("pending", "running", "no suitable node (insufficient resources on 1 node)")}),
        Kind::NoCapacity);
    row("enough per node",
        Json::array({task("pending", "running", "no suitable node (max replicas per node limit exceed)")}),
        Kind::NoCapacity);
    row("no such image", Json::array({task("rejected", "shutdown", "No such image: bench/web:2")}), Kind::ImageMissing);
    row("rejected for another reason", Json::array({task("rejected", "shutdown", "invalid mount config")}),
        Kind::Rejected);
    row("a slot that failed twice loops",
        Json::array({task("failed", "shutdown", "task: non-zero exit (1)"),
                     task("failed", "shutdown", "task: non-zero exit (1)"), task("starting")}),
        Kind::CrashLoop);
    row("a slot that failed once is another problem",
        Json::array({task("failed", "shutdown", "task: non-zero exit (1)")}), Kind::Other);
    row("failures of long ago are none",
        Json::array({task("failed", "shutdown", "x", 1, old), task("failed", "shutdown", "x", 1, old)}), std::nullopt);
    row("failures of a slot that runs again for a minute are none",
        Json::array({task("failed", "shutdown", "x"), task("failed", "shutdown", "x"),
                     task("running", "running", "", 1, "2026-11-21T09:16:00Z")}),
        std::nullopt);
    row("tasks that were stopped on purpose are none", Json::array({task("shutdown", "shutdown")}), std::nullopt);
    row("running tasks are none", Json::array({task("running")}), std::nullopt);
}

void TestPortainerValues::namesProblems()
{
    QFETCH(QString, tasks);
    QFETCH(int, kind);
    const auto w = workload(service(), Json::parse(tasks.toStdString()));
    QCOMPARE(w.problems.size(), std::size_t{kind < 0 ? 0U : 1U});
    if (kind >= 0)
        QCOMPARE(static_cast<int>(w.problems[0].kind), kind);
}

void TestPortainerValues::tellsWhatIsScalable_data()
{
    QTest::addColumn<QString>("patch");
    QTest::addColumn<int>("scalable");
    const auto row = [](const char *name, const char *patch, ScalableBy by) {
        QTest::newRow(name) << QString::fromLatin1(patch) << static_cast<int>(by);
    };
    row("a replicated service", "{}", ScalableBy::Us);
    row("a finished update", R"({"UpdateStatus":{"State":"completed"}})", ScalableBy::Us);
    row("a finished rollback", R"({"UpdateStatus":{"State":"rollback_completed"}})", ScalableBy::Us);
    row("an update without a state", R"({"UpdateStatus":{}})", ScalableBy::Us);
    row("an update that runs", R"({"UpdateStatus":{"State":"updating"}})", ScalableBy::UpdateRunning);
    row("an update that is paused", R"({"UpdateStatus":{"State":"paused"}})", ScalableBy::UpdateRunning);
    row("a rollback that runs", R"({"UpdateStatus":{"State":"rollback_started"}})", ScalableBy::UpdateRunning);
    row("a state that is new to us", R"({"UpdateStatus":{"State":"thinking"}})", ScalableBy::UpdateRunning);
    row("a global service", R"({"Spec":{"Mode":{"Replicated":null,"Global":{}}}})", ScalableBy::NotSupported);
    row("a job", R"({"Spec":{"Mode":{"Replicated":null,"ReplicatedJob":{"MaxConcurrent":2}}}})",
        ScalableBy::NotSupported);
    row("a count that is missing", R"({"Spec":{"Mode":{"Replicated":{"Replicas":null}}}})", ScalableBy::NotSupported);
}

void TestPortainerValues::tellsWhatIsScalable()
{
    QFETCH(QString, patch);
    QFETCH(int, scalable);
    auto json = service();
    json.merge_patch(Json::parse(patch.toStdString()));
    const auto w = workload(json, Json::array({task("running"), task("running", "running", "", 2)}));
    QCOMPARE(static_cast<int>(w.scalable), scalable);
    QCOMPARE(w.replicas, std::int64_t{w.scalable == ScalableBy::NotSupported ? 2 : 3});
}

void TestPortainerValues::leavesOutWhatItCannotRead()
{
    auto list = recorded("services");
    list.push_back(Json::parse(R"({"ID":"x","Spec":{"Name":"odd"}})"));
    list.push_back(Json::parse(R"({"ID":"y","Version":{"Index":1.5},"Spec":{"Name":"odder"}})"));
    list.push_back(7);
    const auto out = parseServiceList(kContext, dumpJson(list), "[]", "", kNow);
    QVERIFY(out && out->partial);
    QCOMPARE(out->workloads.size(), std::size_t{2});
    QVERIFY(!parseServiceList(kContext, "<html>", "[]", "[]", kNow));
    QVERIFY(!parseServiceList(kContext, R"({"message":"x"})", "[]", "[]", kNow));
    QVERIFY(!parseServiceList(kContext, "[]", R"({"message":"x"})", "[]", kNow));
    QVERIFY(!parseServiceList(kContext, "[]", "[]", R"({"message":"x"})", kNow));
}

void TestPortainerValues::digestIgnoresOnlyTheReplicaCount()
{
    const Json spec = *find(service(), "Spec");
    Json more = spec;
    more["Mode"]["Replicated"]["Replicas"] = 40;
    QCOMPARE(specDigest(more), specDigest(spec));
    more["Labels"]["a"] = "b";
    QVERIFY(specDigest(more) != specDigest(spec));
    Json image = spec;
    image["TaskTemplate"]["ContainerSpec"]["Image"] = "bench/web:2";
    QVERIFY(specDigest(image) != specDigest(spec));
    // An inspect and a list of the same service give the same digest.
    QCOMPARE(specDigest(*find(recorded("service after scale"), "Spec")), specDigest(spec));
}

void TestPortainerValues::changesExactlyOneNumber()
{
    // 64-bit numbers, an unsigned above int64, fractions, empty objects, null: everything comes back as it was.
    auto spec = *find(service(), "Spec");
    spec["Extra"] = Json::parse(R"({"ns":7776000000000000,"big":18446744073709551615,"ratio":0.1,"none":null,"empty":{},
                                    "list":[1,"<&>","é"],"Replicas":3})");
    const auto bytes = scaledSpec(spec, 4);
    QVERIFY(bytes);
    QVERIFY(bytes->find(R"("Replicated":{"Replicas":4})") != std::string::npos);
    auto again = parseJson(*bytes, "test");
    QVERIFY(again);
    (*again)["Mode"]["Replicated"]["Replicas"] = 3;
    QVERIFY(*again == spec);
    QVERIFY(bytes->find("18446744073709551615") != std::string::npos);
    QVERIFY(bytes->find("7776000000000000") != std::string::npos);
    QVERIFY(scaledSpec(spec, std::int64_t{1} << 40U)->find("1099511627776") != std::string::npos);
}

void TestPortainerValues::refusesSpecsWithoutACount_data()
{
    QTest::addColumn<QString>("spec");
    QTest::addColumn<int>("to");
    QTest::newRow("no mode") << QStringLiteral(R"({"Name":"a"})") << 4;
    QTest::newRow("an empty mode") << QStringLiteral(R"({"Mode":{}})") << 4;
    QTest::newRow("no count") << QStringLiteral(R"({"Mode":{"Replicated":{}}})") << 4;
    QTest::newRow("null") << QStringLiteral(R"({"Mode":{"Replicated":{"Replicas":null}}})") << 4;
    QTest::newRow("a fraction") << QStringLiteral(R"({"Mode":{"Replicated":{"Replicas":3.0}}})") << 4;
    QTest::newRow("words") << QStringLiteral(R"({"Mode":{"Replicated":{"Replicas":"3"}}})") << 4;
    QTest::newRow("a negative target") << QStringLiteral(R"({"Mode":{"Replicated":{"Replicas":3}}})") << -1;
    QTest::newRow("a list") << QStringLiteral("[]") << 4;
}

void TestPortainerValues::refusesSpecsWithoutACount()
{
    QFETCH(QString, spec);
    QFETCH(int, to);
    QVERIFY(!scaledSpec(Json::parse(spec.toStdString()), to));
}

void TestPortainerValues::preparesOnlyWhatThePlanExpects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *patch, const char *state, const char *reason, qint64 to = 4) {
        auto json = service();
        json.merge_patch(Json::parse(patch));
        QTest::newRow(name) << 200 << text(dumpJson(json)) << to << QString::fromLatin1(state)
                            << QString::fromLatin1(reason);
    };
    const auto raw = [](const char *name, int status, const std::string &body, const char *state, const char *reason) {
        QTest::newRow(name) << status << text(body) << qint64{4} << QString::fromLatin1(state)
                            << QString::fromLatin1(reason);
    };
    row("as expected", "{}", "", "");
    row("a newer version alone is no reason to stop", R"({"Version":{"Index":99}})", "", "");
    row("a finished update is no reason to stop", R"({"UpdateStatus":{"State":"completed"}})", "", "");
    row("another uid", R"({"ID":"other"})", "conflict", "WorldChangedUid");
    row("another name", R"({"Spec":{"Name":"other"}})", "conflict", "WorldChangedUid");
    row("another count", R"({"Spec":{"Mode":{"Replicated":{"Replicas":5}}}})", "conflict", "WorldChangedReplicas");
    row("another image", R"({"Spec":{"TaskTemplate":{"ContainerSpec":{"Image":"x"}}}})", "conflict",
        "WorldChangedSpec");
    row("an update that runs", R"({"UpdateStatus":{"State":"updating"}})", "conflict", "UpdateInProgress");
    row("a mode without a count", R"({"Spec":{"Mode":{"Replicated":null,"Global":{}}}})", "rejected", "NotScalable");
    row("a negative target", "{}", "rejected", "OutOfBounds", -1);
    row("an absurd target", "{}", "rejected", "OutOfBounds", 10'000'000);
    row("no change at all", "{}", "rejected", "OutOfBounds", 3);
    row("no version", R"({"Version":null})", "not-sent", "WriteNotSent");
    raw("gone", 404, dumpJson(recorded("service that does not exist")), "conflict", "WorldChangedUid");
    raw("the environment is gone", 404, dumpJson(recorded("environment that does not exist")), "rejected",
        "EnvironmentGone");
    raw("a wrong key", 401, dumpJson(recorded("wrong API key")), "rejected", "WrongApiKey");
    raw("not allowed", 403, R"({"message":"access denied to resource"})", "rejected", "WriteRejected");
    raw("no manager", 503, R"({"message":"This node is not a swarm manager. Use …"})", "rejected", "NotSwarmManager");
    raw("a server that is down", 502, "", "not-sent", "WriteNotSent");
    raw("a page", 200, "<html>", "not-sent", "WriteNotSent");
}

void TestPortainerValues::preparesOnlyWhatThePlanExpects()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(qint64, to);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    const auto out = prepareWrite(answer(status, body.toStdString()), request(3, to));
    QCOMPARE(out.has_value(), state.isEmpty());
    if (out) {
        QCOMPARE(out->id, std::string("7fxgtm4jyoezsvqu9izbppq54"));
        QVERIFY(out->version == "12" || out->version == "99");
        return;
    }
    QCOMPARE(text(toString(out.error().state)), state);
    QCOMPARE(text(toString(out.error().reason.code)), reason);
}

void TestPortainerValues::judgesAnswersOfAWrite_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, int status, const std::string &body, const char *state, const char *reason) {
        QTest::newRow(name) << status << text(body) << QString::fromLatin1(state) << QString::fromLatin1(reason);
    };
    row("stored", 200, dumpJson(recorded("scale, full spec, right version")), "accepted", "");
    row("a page of a proxy proves nothing", 200, "<html>", "unknown", "WriteUnknown");
    row("an empty 200 proves nothing", 200, "", "unknown", "WriteUnknown");
    row("a stale version", 500, dumpJson(recorded("scale, stale version")), "conflict", "WriteConflict");
    row("another 500 proves nothing", 500, R"({"message":"rpc error: code = DeadlineExceeded"})", "unknown",
        "WriteUnknown");
    row("no version", 400, dumpJson(recorded("update without version")), "rejected", "WriteRejected");
    row("a partial spec", 400, dumpJson(recorded("update, partial spec")), "rejected", "WriteRejected");
    row("a wrong key", 401, dumpJson(recorded("wrong API key")), "rejected", "WrongApiKey");
    row("not allowed", 403, R"({"message":"access denied to resource"})", "rejected", "WriteRejected");
    row("gone", 404, dumpJson(recorded("service that does not exist")), "conflict", "WorldChangedUid");
    row("another path", 404, dumpJson(recorded("unknown docker path")), "rejected", "WriteRejected");
    row("a conflict", 409, "{}", "conflict", "WriteConflict");
    row("Portainer gave up waiting", 408, "", "unknown", "WriteUnknown");
    row("a change of mode", 501, R"({"message":"service mode change is not allowed"})", "rejected", "WriteRejected");
    row("no manager", 503, R"({"message":"This node is not a swarm manager. Use …"})", "rejected", "NotSwarmManager");
    row("no leader proves nothing", 503, R"({"message":"The swarm does not have a leader"})", "unknown",
        "WriteUnknown");
    row("a proxy without its server proves nothing", 502, "", "unknown", "WriteUnknown");
    row("a proxy that waited proves nothing", 504, "", "unknown", "WriteUnknown");
}

void TestPortainerValues::judgesAnswersOfAWrite()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    const auto out = judgeWrite({true, answer(status, body.toStdString()), std::nullopt});
    QCOMPARE(text(toString(out.state)), state);
    if (!reason.isEmpty())
        QCOMPARE(text(toString(out.reason.code)), reason);
}

void TestPortainerValues::judgesSilence()
{
    const Error cut{ErrorCode::Unavailable, "POST", "the connection ended before an answer", "SourceUnreachable"};
    const auto unknown = judgeWrite({true, std::nullopt, cut});
    QVERIFY(unknown.state == ApplyResult::State::Unknown && unknown.reason.code == ReasonCode::WriteUnknown);
    const auto notSent = judgeWrite({false, std::nullopt, cut});
    QVERIFY(notSent.state == ApplyResult::State::NotSent && notSent.reason.code == ReasonCode::WriteNotSent);
    const Error redirect{ErrorCode::Protocol, "POST", "HTTP 307", "RedirectRefused"};
    const auto moved = judgeWrite({true, std::nullopt, redirect});
    QVERIFY(moved.state == ApplyResult::State::Rejected && moved.reason.code == ReasonCode::RedirectRefused);
    const Error waiting{ErrorCode::Protocol, "POST", "HTTP 303 AdminInitTimeout", "RedirectRefused"};
    QVERIFY(judgeWrite({true, std::nullopt, waiting}).reason.code == ReasonCode::PortainerNotInitialised);
    const auto nothing = judgeWrite({true, std::nullopt, std::nullopt});
    QVERIFY(nothing.state == ApplyResult::State::Unknown);
}

void TestPortainerValues::readsPortainer()
{
    QCOMPARE(parsePortainerVersion(dumpJson(recorded("system status (public)"))), std::optional<std::string>("2.23.0"));
    QVERIFY(!parsePortainerVersion("<html>"));
    QVERIFY(!parsePortainerVersion("{}"));
    QVERIFY(isSupported("2.17.0") && isSupported("2.33.8-rc1") && isSupported("3.0.0"));
    QVERIFY(!isSupported("2.16.2") && !isSupported("1.24.2") && !isSupported("") && !isSupported("two"));
    QVERIFY(*parseEnvironment(dumpJson(recorded("environment, light"))) == EnvironmentType::Docker);
    QVERIFY(*parseEnvironment(R"({"Type":2})") == EnvironmentType::DockerAgent);
    QVERIFY(*parseEnvironment(R"({"Type":4})") == EnvironmentType::DockerEdge);
    for (const char *kubernetes : {R"({"Type":5})", R"({"Type":6})", R"({"Type":7})"})
        QVERIFY(*parseEnvironment(kubernetes) == EnvironmentType::Kubernetes);
    QVERIFY(*parseEnvironment("{}") == EnvironmentType::Unknown);
    const auto all = parseEnvironments(dumpJson(recorded("environments")));
    QVERIFY(all && !all->empty());
    QVERIFY(all->front().id > 0 && !all->front().name.empty() && all->front().type == EnvironmentType::Docker);
    const auto two = parseEnvironments(R"([{"Id":3,"Name":"loja","Type":2,"Status":1},{"Id":9,"Type":5,"Status":2}])");
    QVERIFY(two && two->size() == 2);
    QVERIFY((*two)[0].isUp && !(*two)[1].isUp && (*two)[1].type == EnvironmentType::Kubernetes);
    QCOMPARE((*two)[1].name, std::string("9")); // nameless: its number
    for (const char *rubbish : {"{}", "[{}]", "[{\"Name\":\"x\"}]", "<html>"})
        QVERIFY(!parseEnvironments(rubbish));
    const auto info = parseDockerInfo(dumpJson(recorded("docker info")));
    QVERIFY(info && info->manager && info->swarmActive);
    QCOMPARE(info->version, std::string("20.10.24+dfsg1"));
    const auto worker = parseDockerInfo(R"({"ID":"x","Swarm":{"LocalNodeState":"active","ControlAvailable":false}})");
    QVERIFY(worker && worker->swarmActive && !worker->manager);
    const auto single = parseDockerInfo(R"({"ID":"x","Swarm":{"LocalNodeState":"inactive","ControlAvailable":true}})");
    QVERIFY(single && !single->swarmActive && !single->manager);
    QVERIFY(!parseDockerInfo(R"({"message":"x"})"));
}

void TestPortainerValues::groupsContainers()
{
    const char *body = R"j([
      {"Id":"a","Names":["/shop-web-1"],"Image":"web:1","ImageID":"sha256:1","State":"running","Status":"Up 2 hours (healthy)",
       "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"web","com.docker.compose.oneoff":"False"}},
      {"Id":"b","Names":["/shop-web-2"],"Image":"web:1","ImageID":"sha256:1","State":"running","Status":"Up 2 hours (unhealthy)",
       "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"web"}},
      {"Id":"c","Names":["/shop-web-run"],"State":"running","Status":"Up",
       "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"web","com.docker.compose.oneoff":"True"}},
      {"Id":"d","Names":["/shop-db-1"],"State":"exited","Status":"Exited (0)",
       "Labels":{"com.docker.compose.project":"shop","com.docker.compose.service":"db"}},
      {"Id":"e","Names":["/lonely"],"Image":"x","State":"running","Status":"Up 1 second (health: starting)","Labels":null},
      {"Names":["/without-id"]}])j";
    const auto list = parseContainers(kContext, body, kNow);
    QVERIFY(list);
    QCOMPARE(list->size(), std::size_t{3});
    std::map<std::string, Workload> by;
    for (const auto &w : *list) {
        QVERIFY(w.scalable == ScalableBy::NotSupported);
        by[toString(w.ref)] = w;
    }
    const auto &web = by.at("prod/shop/compose/web");
    QCOMPARE(web.replicas, std::int64_t{2});
    QCOMPARE(web.ready, std::int64_t{1});
    QCOMPARE(by.at("prod/shop/compose/db").replicas, std::int64_t{0});
    QCOMPARE(by.at("prod/-/container/lonely").ready, std::int64_t{0});
    const auto swarm = parseContainers(kContext, dumpJson(recorded("containers")), kNow);
    QVERIFY(swarm);
    QCOMPARE(swarm->size(), std::size_t{5});
}

QTEST_GUILESS_MAIN(TestPortainerValues)
#include "tst_portainer_values.moc"
