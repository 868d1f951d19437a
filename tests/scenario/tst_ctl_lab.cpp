// preamarctl as an operator runs it, on the demonstration: the whole chain, the exit codes, and every JSON answer against
// its schema.
#include "core/base/time.h"
#include "tests/support/ctl.h"
#include "tests/support/schemacheck.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace preamar;
using namespace preamar::test;

class TestCtlLab : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void runsTheWholeChain();
    void answersAsTheSchemasSay_data();
    void answersAsTheSchemasSay();
    void endsWithTheExitCodeOfTheContract_data();
    void endsWithTheExitCodeOfTheContract();
    void stopIsDurableAndOnlyLiftedWithAReason();
    void givesTheSameBytesTwice();
    void runEndsCleanlyAndRefusesASecondEngine();
    void backsUpAndRestores();

private:
    [[nodiscard]] Ran run(const QStringList &arguments, bool json = true) const { return m_home->run(arguments, json); }
    [[nodiscard]] Ran words(const char *line, bool json = true) const { return m_home->words(line, json); }
    void addLab() const { QVERIFY(m_home->addLab()); }

    std::unique_ptr<CtlHome> m_home;
    std::optional<SchemaFolder> m_schemas;
};

void TestCtlLab::initTestCase()
{
    auto schemas = SchemaFolder::load(PREAMAR_TEST_DATA "/schemas");
    QVERIFY(schemas.has_value());
    m_schemas = std::move(*schemas);
}

void TestCtlLab::init()
{
    m_home = std::make_unique<CtlHome>();
}

void TestCtlLab::runsTheWholeChain()
{
    addLab();
    const auto cycle = words("cycle");
    QCOMPARE(cycle.exit, 0);
    const Json report = cycle.json();
    std::string id;
    std::string workload;
    std::int64_t to = 0;
    for (const auto &w : report.at("workloads")) {
        if (w.at("proposal").is_string() && w.at("decision").at("action") == "up") {
            id = w.at("proposal").get<std::string>();
            workload = w.at("id").get<std::string>();
            to = w.at("decision").at("to").get<std::int64_t>();
        }
    }
    QVERIFY2(!id.empty(), "the demonstration at this instant proposes nothing");
    const auto approved = run({QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(id), QStringLiteral("--comment"), QStringLiteral("ok")});
    QCOMPARE(approved.exit, 0);
    QVERIFY(approved.json().at("engine_runs") == false);
    QCOMPARE(words("cycle").exit, 0);
    const Json shown = run({QStringLiteral("proposals"), QStringLiteral("show"), QString::fromStdString(id)}).json();
    QCOMPARE(*stringAt(shown, "state"), std::string("healthy"));
    QVERIFY(shown.at("approval").at("comment") == "ok");
    const Json workloads = words("workloads").json();
    for (const auto &w : workloads.at("workloads")) {
        if (w.at("id") == workload)
            QVERIFY(w.at("replicas") == to);
    }
    // The cluster's own log has one write, with the intent that the action log names.
    QFile log(m_home->path() + QStringLiteral("/lab-demo.log"));
    QVERIFY(log.open(QIODevice::ReadOnly));
    QCOMPARE(log.readAll().count('\n'), 1);
    QStringList events;
    const Json records = words("audit list --since 10000d").json();
    for (const auto &r : records.at("records")) {
        if (r.at("workload") == workload)
            events << QString::fromStdString(r.at("event").get<std::string>());
    }
    QVERIFY(events.contains(QStringLiteral("action.verified")));
    QVERIFY(events.indexOf(QStringLiteral("action.intent")) < events.indexOf(QStringLiteral("action.sent")));
    QCOMPARE(words("audit verify").exit, 0);

    const auto back = run({QStringLiteral("proposals"), QStringLiteral("revert"), QString::fromStdString(id)});
    QCOMPARE(back.exit, 0);
    QVERIFY(back.json().at("reverts") == id);
}

void TestCtlLab::answersAsTheSchemasSay_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("schema");
    const auto row = [](const char *line, const char *schema) { QTest::newRow(line) << QByteArray(line) << QByteArray(schema); };
    row("context list", "context-list");
    row("context check demo", "context-check");
    row("workloads", "workloads");
    row("policy show loja_api", "policy-show");
    row("policy presets", "policy-presets");
    row("policy set loja_api min=2 max=9 target_cpu=0.65", "policy-set");
    row("mode loja_api recommend", "mode");
    row("cycle", "cycle");
    row("proposals list", "proposals-list");
    row("pause --workload loja_api --for 2h", "pause");
    row("resume --workload loja_api", "resume");
    row("audit list --since 10000d", "audit-list");
    row("audit verify", "audit-verify");
    row("history stats", "history-stats");
    row("history query --workload loja_api --metric cpu_cores --since 1h", "history-query");
    row("config get", "config-get");
    row("config set cycle 120s", "config-set");
    row("self-test", "self-test");
    row("reasons", "reasons");
    row("models", "models");
    row("policies", "policies");
    row("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --evaluate-days 1 --policy hpa:0.6 --policy preamar,q=0.9", "replay");
    row("forecast --input " PREAMAR_TEST_DATA "/series/crane-06.csv --horizon 6 --levels 50,80", "forecast");
    row("backtest --input " PREAMAR_TEST_DATA "/series/crane-06.csv --origins-per-series 1 --model seasonal-naive --per-series", "backtest");
    row("policy undo loja_api", "policy-set");
    row("policy set --context demo min=2", "policy-layer");
    row("policy set --profile staging min=2", "policy-layer");
    row("context profile demo staging", "context-profile");
    row("calendar show", "calendar-show");
    row("calendar put " PREAMAR_TEST_DATA "/calendar/black-friday.json", "calendar-change");
    row("calendar remove bf", "calendar-change");
    row("calendar undo", "calendar-change");
    row("calendar export", "calendar-export");
    row("calendar put " PREAMAR_TEST_DATA "/calendar/unknown-field.json", "failure");
    row("proposals show nothing", "failure");
    row("stop", "stop");
}

void TestCtlLab::answersAsTheSchemasSay()
{
    QFETCH(QByteArray, line);
    QFETCH(QByteArray, schema);
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    // What there is to take back.
    if (line.startsWith("policy undo"))
        QCOMPARE(words("policy set loja_api min=2").exit, 0);
    if (line.startsWith("calendar remove") || line.startsWith("calendar undo") || line.startsWith("calendar export"))
        QCOMPARE(words("calendar put " PREAMAR_TEST_DATA "/calendar/black-friday.json").exit, 0);
    const auto ran = words(line.constData());
    const auto problems = m_schemas->problemsOfText(schema.toStdString(), ran.out.toStdString());
    QVERIFY2(problems.empty(), problems.empty() ? "" : (problems.front() + "\n" + ran.out.left(2000).toStdString()).c_str());
    QCOMPARE(ran.out.count('\n'), 1);
}

void TestCtlLab::endsWithTheExitCodeOfTheContract_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<int>("exit");
    QTest::addColumn<QByteArray>("code");
    const auto row = [](const char *line, int exit, const char *code) { QTest::newRow(line) << QByteArray(line) << exit << QByteArray(code); };
    row("nonsense", 2, "InvalidArgument");
    row("--lang xx workloads", 2, "InvalidArgument");
    row("mode loja_api auto --for 7d", 3, "ReasonRequired");
    row("mode loja_api sideways", 2, "InvalidArgument");
    row("mode nobody approve", 2, "InvalidArgument");
    row("policy set loja_api min=abc", 2, "InvalidArgument");
    row("policy set loja_api min=8 max=2", 2, "PolicyInvalid");
    row("policy set loja_api colour=red", 2, "InvalidArgument");
    row("policy set loja_api mode=auto", 2, "PolicyInvalid");
    row("policy set loja_api param.x=1", 2, "PolicyInvalid");
    row("policy set loja_api preset=schedule", 2, "PolicyInvalid");
    row("policy set loja_api time_zone=America/Sampa", 2, "TimeZoneUnknown");
    row("policy set loja_api preset=schedule schedule=0_0_30_2_*_=_3", 2, "PolicyInvalid");
    row("policy undo loja_api", 3, "NothingToUndo");
    row("calendar undo", 3, "NothingToUndo");
    row("calendar remove e1", 2, "InvalidArgument");
    row("proposals approve NOSUCH", 2, "InvalidArgument");
    row("context add lab demo", 2, "InvalidArgument");
    row("context add lab other --at yesterday", 2, "InvalidArgument");
    row("context add lab other --scenario nowhere", 2, "InvalidArgument");
    row("context add local here", 3, "NotAvailableYet");
    row("context add kubernetes k8s --kubeconfig not-there", 2, "KubeconfigMissing");
    row("context add portainer prod --url https://127.0.0.1 --environment 1 --token-file /nonexistent", 2, "SecretUnavailable");
    row("context remove nobody", 2, "InvalidArgument");
    row("context profile demo prod", 2, "InvalidArgument");
    row("context add lab other --profile prod", 2, "InvalidArgument");
    row("policy set --profile prod min=2", 2, "InvalidArgument");
    row("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --calendar not-there.json", 2, "InvalidArgument");
    row("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --calendar " PREAMAR_TEST_DATA "/calendar/over-before.json", 2, "EventInPast");
    row("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --calendar " PREAMAR_TEST_DATA "/calendar/freezes-overlap.json", 2, "FreezeOverlaps");
    row("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --recorded nothing", 2, "InvalidArgument");
    row("context check nobody", 2, "InvalidArgument");
    row("cycle --count 0", 2, "InvalidArgument");
    row("cycle --interval soon", 2, "InvalidArgument");
    row("config set cycle never", 2, "InvalidArgument");
    row("config get colour", 2, "InvalidArgument");
    row("audit export --format xml", 2, "InvalidArgument");
    row("pause --for never", 2, "InvalidArgument");
    row("forecast --input /nonexistent.csv", 2, "InvalidArgument");
    row("forecast --input " PREAMAR_TEST_DATA "/series/crane-06.csv --levels 81", 2, "InvalidArgument");
    row("forecast --input " PREAMAR_TEST_DATA "/series/crane-06.csv --origins 1", 4, "InsufficientData");
    row("pause --context nobody", 2, "InvalidArgument");
}

void TestCtlLab::endsWithTheExitCodeOfTheContract()
{
    QFETCH(QByteArray, line);
    QFETCH(int, exit);
    QFETCH(QByteArray, code);
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const auto ran = words(line.constData());
    QVERIFY2(ran.exit == exit, (std::to_string(ran.exit) + " " + ran.out.toStdString() + ran.err.toStdString()).c_str());
    QCOMPARE(QByteArray::fromStdString(ran.code()), code);
    QVERIFY(ran.json().at("exit") == exit);
}

void TestCtlLab::stopIsDurableAndOnlyLiftedWithAReason()
{
    addLab();
    const Json cycle = words("cycle").json();
    std::string id;
    for (const auto &w : cycle.at("workloads")) {
        if (w.at("proposal").is_string())
            id = w.at("proposal").get<std::string>();
    }
    QVERIFY(!id.empty());
    const auto stopped = words("stop --reason teste");
    QCOMPARE(stopped.exit, 0);
    QVERIFY(stopped.json().at("voided") >= 1);
    const auto approve = run({QStringLiteral("proposals"), QStringLiteral("approve"), QString::fromStdString(id)});
    QCOMPARE(approve.exit, 3);
    QCOMPARE(approve.code(), std::string("ProposalVoid"));
    // A weaker pause must not replace the stop.
    QCOMPARE(words("pause --for 1s").code(), std::string("EmergencyStop"));
    QCOMPARE(words("resume").exit, 3);
    QCOMPARE(words("resume").code(), std::string("ReasonRequired"));
    QCOMPARE(words("resume --all --reason resolvido").exit, 0);
}

void TestCtlLab::givesTheSameBytesTwice()
{
    addLab();
    const QByteArray first = words("cycle").out;
    init();
    addLab();
    QCOMPARE(words("cycle").out, first);
}

void TestCtlLab::runEndsCleanlyAndRefusesASecondEngine()
{
    addLab();
    QProcess service;
    service.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"), {QStringLiteral("--home"), m_home->path(), QStringLiteral("run")});
    service.setReadChannel(QProcess::StandardError);
    QVERIFY(service.waitForReadyRead(20'000));
    const auto cycle = words("cycle");
    QCOMPARE(cycle.exit, 3);
    QCOMPARE(cycle.code(), std::string("EngineBusy"));
    // A change is a command row that the running engine answers.
    const auto paused = words("pause --reason teste");
    QCOMPARE(paused.exit, 0);
    const auto set = words("config set cycle 60s");
    QVERIFY2(set.exit == 0, set.out.constData());
    service.terminate();
    QVERIFY(service.waitForFinished(15'000));
    QCOMPARE(service.exitStatus(), QProcess::NormalExit);
    QCOMPARE(service.exitCode(), 0);
    QCOMPARE(words("audit verify").exit, 0);
}

void TestCtlLab::backsUpAndRestores()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const QString file = m_home->file(QStringLiteral("copy.preamar"));
    const auto saved = run({QStringLiteral("backup"), file});
    QCOMPARE(saved.exit, 0);
    const auto problems = m_schemas->problemsOfText("backup", saved.out.toStdString());
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    QCOMPARE(words("policy set loja_api max=7").exit, 0);
    QCOMPARE(run({QStringLiteral("restore"), file}).exit, 0);
    QVERIFY(words("policy show loja_api").json().at("policy").at("max") != 7);
    QCOMPARE(words("audit verify").exit, 0);
}

QTEST_GUILESS_MAIN(TestCtlLab)
#include "tst_ctl_lab.moc"
