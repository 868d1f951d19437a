// What is made of Portainer's and Docker's answers, without a server. The bodies are those of the recording in tests/data/wire
// unless a row says otherwise.
#include "core/domain/reason.h"
#include "core/platform/portainer/environments.h"
#include "core/platform/portainer/portainererror.h"
#include "core/platform/portainer/portainerparse.h"
#include "core/platform/portainer/swarmparse.h"
#include "tests/core/platform/portainerrecording.h"

#include <QTest>

using namespace preamar;
using namespace preamar::portainer;
using namespace preamar::test;

namespace {

const ContextName kContext{"prod"};
const Timestamp kNow = *parseTimestamp("2026-11-21T09:17:53Z");

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
        QTest::newRow(name) << textOf(dumpJson(tasks)) << ready;
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
    const auto w = workload(recordedService(), Json::parse(tasks.toStdString()));
    QCOMPARE(w.ready, std::int64_t{ready});
    QCOMPARE(w.replicas, std::int64_t{3});
}

void TestPortainerValues::namesProblems_data()
{
    QTest::addColumn<QString>("tasks");
    QTest::addColumn<int>("kind");
    using Kind = ReplicaProblem::Kind;
    const auto row = [](const char *name, const Json &tasks, std::optional<Kind> kind) {
        QTest::newRow(name) << textOf(dumpJson(tasks)) << (kind ? static_cast<int>(*kind) : -1);
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
    const auto w = workload(recordedService(), Json::parse(tasks.toStdString()));
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
    auto json = recordedService();
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
