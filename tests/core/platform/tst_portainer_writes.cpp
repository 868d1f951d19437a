// What may be written to a Swarm through Portainer, and what its answer means, without a server.
#include "core/domain/reason.h"
#include "core/platform/portainer/applyrules.h"
#include "core/platform/portainer/portainerparse.h"
#include "tests/core/platform/portainerrecording.h"

#include <QTest>

using namespace preamar;
using namespace preamar::portainer;
using namespace preamar::test;

namespace {

const ContextName kContext{"prod"};

ChangeRequest request(std::int64_t from = 3, std::int64_t to = 4)
{
    ChangeRequest out;
    out.intent = IntentId("i1");
    out.workload = {kContext, "-", WorkloadKind::Service, "loja_api"};
    out.change = ReplicaChange{from, to};
    out.expected.uid = "7fxgtm4jyoezsvqu9izbppq54";
    out.expected.replicas = from;
    out.expected.specDigest = specDigest(*find(recordedService(), "Spec"));
    return out;
}

} // namespace

class TestPortainerWrites : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void digestIgnoresOnlyTheReplicaCount();
    void changesExactlyOneNumber();
    void refusesSpecsWithoutACount_data();
    void refusesSpecsWithoutACount();
    void preparesOnlyWhatThePlanExpects_data();
    void preparesOnlyWhatThePlanExpects();
    void judgesAnswersOfAWrite_data();
    void judgesAnswersOfAWrite();
    void judgesSilence();
};

void TestPortainerWrites::digestIgnoresOnlyTheReplicaCount()
{
    const Json spec = *find(recordedService(), "Spec");
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

void TestPortainerWrites::changesExactlyOneNumber()
{
    // 64-bit numbers, an unsigned above int64, fractions, empty objects, null: everything comes back as it was.
    auto spec = *find(recordedService(), "Spec");
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

void TestPortainerWrites::refusesSpecsWithoutACount_data()
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

void TestPortainerWrites::refusesSpecsWithoutACount()
{
    QFETCH(QString, spec);
    QFETCH(int, to);
    QVERIFY(!scaledSpec(Json::parse(spec.toStdString()), to));
}

void TestPortainerWrites::preparesOnlyWhatThePlanExpects_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<qint64>("to");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, const char *patch, const char *state, const char *reason, qint64 to = 4) {
        auto json = recordedService();
        json.merge_patch(Json::parse(patch));
        QTest::newRow(name) << 200 << textOf(dumpJson(json)) << to << QString::fromLatin1(state)
                            << QString::fromLatin1(reason);
    };
    const auto raw = [](const char *name, int status, const std::string &body, const char *state, const char *reason) {
        QTest::newRow(name) << status << textOf(body) << qint64{4} << QString::fromLatin1(state)
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

void TestPortainerWrites::preparesOnlyWhatThePlanExpects()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(qint64, to);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    const auto out = prepareWrite(answerOf(status, body.toStdString()), request(3, to));
    QCOMPARE(out.has_value(), state.isEmpty());
    if (out) {
        QCOMPARE(out->id, std::string("7fxgtm4jyoezsvqu9izbppq54"));
        QVERIFY(out->version == "12" || out->version == "99");
        return;
    }
    QCOMPARE(textOf(toString(out.error().state)), state);
    QCOMPARE(textOf(toString(out.error().reason.code)), reason);
}

void TestPortainerWrites::judgesAnswersOfAWrite_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("body");
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("reason");
    const auto row = [](const char *name, int status, const std::string &body, const char *state, const char *reason) {
        QTest::newRow(name) << status << textOf(body) << QString::fromLatin1(state) << QString::fromLatin1(reason);
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

void TestPortainerWrites::judgesAnswersOfAWrite()
{
    QFETCH(int, status);
    QFETCH(QString, body);
    QFETCH(QString, state);
    QFETCH(QString, reason);
    const auto out = judgeWrite({true, answerOf(status, body.toStdString()), std::nullopt});
    QCOMPARE(textOf(toString(out.state)), state);
    if (!reason.isEmpty())
        QCOMPARE(textOf(toString(out.reason.code)), reason);
}

void TestPortainerWrites::judgesSilence()
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

QTEST_GUILESS_MAIN(TestPortainerWrites)
#include "tst_portainer_writes.moc"
