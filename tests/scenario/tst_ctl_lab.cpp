// preamarctl as an operator runs it, on the demonstration: the whole chain, the exit codes, and every JSON answer against
// its schema.
#include "core/base/time.h"
#include "tests/support/schemacheck.h"

#include "core/base/json.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace preamar;
using namespace preamar::test;

namespace {

struct Ran
{
    int exit = -1;
    QByteArray out;
    QByteArray err;

    [[nodiscard]] Json json() const
    {
        auto parsed = parseJson(std::string_view(out.constData(), static_cast<std::size_t>(out.size())), "stdout");
        return parsed ? *parsed : Json();
    }
    [[nodiscard]] std::string code() const { return stringAt(json(), "code").value_or(""); }
};

}  // namespace

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
    void aPauseOnlyEverTightens();
    void asksForConfirmationBeforeALargeCut();
    void runsByItselfInAutomaticModes();
    void waitsForItsBudget();
    void keepsAFreezeWindowAndTheCalendarBeforeIt();
    void foreseesByTheCalendar();
    void layersPoliciesAndPutsThemBack();
    void replaysWithACalendar();
    void saysHowFarAPolicyIsFromWhatWasRecorded();
    void givesTheSameBytesTwice();
    void runEndsCleanlyAndRefusesASecondEngine();
    void backsUpAndRestores();

private:
    Ran run(const QStringList &arguments, bool json = true) const
    {
        QProcess process;
        QStringList all{QStringLiteral("--home"), m_home};
        if (json)
            all << QStringLiteral("--json");
        process.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"), all + arguments);
        Ran out;
        if (process.waitForFinished(60'000))
            out = Ran{process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
        return out;
    }
    Ran words(const char *line, bool json = true) const { return run(QString::fromLatin1(line).split(QLatin1Char(' '), Qt::SkipEmptyParts), json); }
    void addLab() const { QCOMPARE(words("context add lab demo --seed 1 --at 2026-03-02T14:00:00Z").exit, 0); }

    std::unique_ptr<QTemporaryDir> m_dir;
    QString m_home;
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
    m_dir = std::make_unique<QTemporaryDir>();
    m_home = m_dir->filePath(QStringLiteral("home"));
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
    QFile log(m_home + QStringLiteral("/lab-demo.log"));
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

void TestCtlLab::aPauseOnlyEverTightens()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    QCOMPARE(words("pause --for 7d").exit, 0);
    // A shorter one, or one for reductions only, would end or weaken what holds.
    QCOMPARE(words("pause --for 1m").code(), std::string("Paused"));
    QCOMPARE(words("pause --scale-in-only").exit, 0);
    QVERIFY(words("pause").code() == "Paused");
    QCOMPARE(words("resume").exit, 0);
    // A full pause is never held back by one for reductions only.
    QCOMPARE(words("pause --scale-in-only").exit, 0);
    const auto full = words("pause --for 1h");
    QCOMPARE(full.exit, 0);
    QVERIFY(full.json().at("scale_in_only") == false);
}

void TestCtlLab::asksForConfirmationBeforeALargeCut()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    // catalogo runs 8 replicas; a maximum of 3 asks for a cut that is limited to a quarter per action, never more.
    QCOMPARE(words("policy set catalogo min=1 max=3").exit, 0);
    const Json cycle = words("cycle").json();
    for (const auto &w : cycle.at("workloads")) {
        if (w.at("id") == "demo/-/service/catalogo")
            QVERIFY(w.at("decision").at("from").get<int>() - w.at("decision").at("to").get<int>() <= 2);
    }
}

void TestCtlLab::runsByItselfInAutomaticModes()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const Json given = words("mode estoque auto-up").json();
    QVERIFY(given.at("until") == "2026-03-03T02:00:00Z"); // twelve hours
    QVERIFY(given.at("evidence").at(0).at("offered") == false);
    const auto stateOf = [this](const char *line, std::string_view name) {
        const Json answer = words(line).json();
        for (const auto &w : answer.at("workloads")) {
            if (w.at("id").get<std::string>().ends_with(name))
                return w;
        }
        return Json();
    };
    // The rise is approved by the mode in this cycle and acted on in the next one.
    QVERIFY(stateOf("cycle", "/estoque").at("action_state") == "approved");
    QVERIFY(stateOf("cycle", "/estoque").at("replicas") == 4);
    // What nobody allowed still waits for a person.
    QVERIFY(stateOf("workloads", "/pagamentos").at("replicas") == 4);
    QStringList seen;
    const Json answer = words("audit list --since 10000d").json();
    for (const auto &r : answer.at("records")) {
        if (stringAt(r, "workload").value_or("").ends_with("/estoque"))
            seen << QString::fromStdString(r.at("event").get<std::string>() + ":" + stringAt(r, "code").value_or(""));
    }
    const auto approved = seen.indexOf(QStringLiteral("proposal.approved:ApprovedByMode"));
    QVERIFY(approved >= 0 && approved < seen.indexOf(QStringLiteral("action.intent:")));
    QVERIFY(seen.contains(QStringLiteral("action.healthy:BecameHealthy")));
    // Longer than a day's half only with a reason; and a mode below takes the automatic one back.
    QCOMPARE(words("mode estoque auto --for 7d --reason ferias").exit, 0);
    QCOMPARE(words("mode estoque approve").exit, 0);
    QVERIFY(stateOf("cycle", "/estoque").at("mode") == "approve");
    // Numbers of the safety core: safer freely, the other way with a reason.
    QCOMPARE(words("config set limit.up_actions 2").exit, 0);
    QCOMPARE(words("config set limit.up_actions 50").code(), std::string("LimitLoosened"));
    QCOMPARE(words("config set limit.up_actions 50 --reason migracao").exit, 0);
    QCOMPARE(words("config set limit.up_share 2").exit, 2);
    QCOMPARE(words("audit verify").exit, 0);
}

// A budget of none: the mode approves nothing, and says which budget it waits for.
void TestCtlLab::waitsForItsBudget()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    QCOMPARE(words("config set limit.up_actions 0").exit, 0);
    QCOMPARE(words("config set limit.up_share 0").exit, 0);
    QCOMPARE(words("mode estoque auto-up").exit, 0);
    const Json cycle = words("cycle").json();
    for (const auto &w : cycle.at("workloads"))
        QVERIFY(!w.at("id").get<std::string>().ends_with("/estoque") || w.at("action_state").is_null());
    bool waited = false;
    const Json answer = words("audit list --since 10000d").json();
    for (const auto &r : answer.at("records"))
        waited = waited || (r.at("event") == "action.waits" && r.at("code") == "RateBudget");
    QVERIFY(waited);
    QCOMPARE(words("audit verify").exit, 0);
}

void TestCtlLab::keepsAFreezeWindowAndTheCalendarBeforeIt()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const auto write = [this](const char *name, const char *text) {
        QFile file(m_dir->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const auto put = [this](const char *name, QStringList more = {}) {
        return run(QStringList{QStringLiteral("calendar"), QStringLiteral("put"), m_dir->filePath(QString::fromLatin1(name))} + more);
    };
    write("freeze.json", R"({"kind": "freeze", "name": "Fechamento", "cron": "0 10 * * mon-fri", "duration": "4h", "workloads": ["estoque"]})");
    QCOMPARE(put("freeze.json").exit, 0);
    const Json answer = words("cycle").json();
    for (const auto &w : answer.at("workloads")) {
        if (w.at("id").get<std::string>().ends_with("/estoque"))
            QVERIFY(w.at("decision").at("reasons").at(0).at("code") == "FreezeWindow");
    }
    write("over.json", R"({"kind": "freeze", "name": "Outro", "cron": "0 11 * * mon", "duration": "1h", "workloads": ["estoque"]})");
    QCOMPARE(put("over.json").code(), std::string("FreezeOverlaps"));
    write("past.json", R"({"kind": "event", "name": "Ontem", "from": "2026-03-01T00:00:00Z", "to": "2026-03-01T10:00:00Z", "factor": 2})");
    const auto past = put("past.json");
    QCOMPARE(past.exit, 2);
    QCOMPARE(past.code(), std::string("EventInPast"));
    QVERIFY(past.json().at("reason").get<std::string>().starts_with("entries[1].to"));
    write("zero.json", R"({"kind": "schedule", "name": "Noite", "cron": "0 22 * * *", "duration": "8h", "max": 0})");
    QCOMPARE(put("zero.json").code(), std::string("ConfirmationRequired"));
    QCOMPARE(put("zero.json", {QStringLiteral("--confirm"), QStringLiteral("0")}).exit, 0);
    QCOMPARE(words("calendar show").json().at("entries").size(), std::size_t{2});
    // Nothing of what was refused left a trace, and one step back is one step.
    QCOMPARE(words("calendar undo").exit, 0);
    QCOMPARE(words("calendar show").json().at("entries").size(), std::size_t{1});
    const auto exported = words("calendar export").json().at("ics").get<std::string>();
    QCOMPARE(words("calendar remove e1").exit, 0);
    write("all.ics", exported.c_str());
    QCOMPARE(run({QStringLiteral("calendar"), QStringLiteral("import"), m_dir->filePath(QStringLiteral("all.ics"))}).exit, 0);
    QVERIFY(words("calendar show").json().at("entries").at(0).at("name") == "Fechamento");
}

// The operator's own file does what it does in the engine: the event that is for everyone multiplies its hour, and the
// parts say so.
void TestCtlLab::foreseesByTheCalendar()
{
    QFile quiet(m_dir->filePath(QStringLiteral("quiet.json")));
    QVERIFY(quiet.open(QIODevice::WriteOnly) && quiet.write(R"({"time_zone": "America/Sao_Paulo", "brazilian_holidays": true})") > 0);
    quiet.close();
    const auto by = [this](const QString &calendar) {
        const QString command = QStringLiteral("forecast --input " PREAMAR_TEST_DATA "/series/crane-06.csv --horizon 30 --explain --calendar ");
        return words((command + calendar).toUtf8().constData()).json();
    };
    const Json plain = by(quiet.fileName());
    const Json known = by(QStringLiteral(PREAMAR_TEST_DATA "/calendar/launch.json"));
    for (std::size_t i = 0; i < 30; ++i) {
        const double without = plain.at("rows").at(i).at("point").get<double>();
        const double with = known.at("rows").at(i).at("point").get<double>();
        const bool during = i >= 12 && i < 24;
        QVERIFY2(std::abs(with - without * (during ? 3.0 : 1.0)) < 1e-9 * std::abs(with), qPrintable(QString::number(i)));
        const double event = known.at("explain").at(0).at("components").at(i).at("event").get<double>();
        QVERIFY(std::abs(event - (with - without)) < 1e-9 * std::abs(with));
    }
    // What moved the boosted members sums to what they said: checked to the last digit in tst_boosting; here it is there.
    const Json &moved = plain.at("explain").at(0).at("contributions").at(0);
    QCOMPARE(moved.at("step").get<int>(), 6);
    QCOMPARE(moved.at("features").size(), std::size_t{24});
    const auto first = std::abs(moved.at("features").at(0).at("value").get<double>());
    QVERIFY(first > 0.0 && first >= std::abs(moved.at("features").at(1).at("value").get<double>()));
}

void TestCtlLab::layersPoliciesAndPutsThemBack()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const auto max = [this](const char *name) {
        const Json answer = words("cycle").json();
        for (const auto &w : answer.at("workloads")) {
            if (w.at("id").get<std::string>().ends_with(name))
                return w.at("policy").at("max").get<std::int64_t>();
        }
        return std::int64_t{-1};
    };
    const auto before = max("/estoque");
    QCOMPARE(words("policy set --context demo max=6").exit, 0);
    QCOMPARE(max("/estoque"), std::int64_t{6});
    QCOMPARE(words("policy set estoque max=7 preset=aurax param.queue_up=4").exit, 0);
    QCOMPARE(max("/estoque"), std::int64_t{7});
    QCOMPARE(words("policy set estoque preset=kryonix param.queue_up=4").code(), std::string("PolicyInvalid"));
    QCOMPARE(words("policy undo estoque").exit, 0);
    QCOMPARE(max("/estoque"), std::int64_t{6});
    QCOMPARE(words("policy set --context demo max=10").exit, 0);
    QCOMPARE(max("/estoque"), before);
}

void TestCtlLab::replaysWithACalendar()
{
    const QString line = QStringLiteral("replay --trace " PREAMAR_TEST_DATA "/series/crane-06.csv --evaluate-days 1 --policy preamar --policy hpa:0.6");
    const auto hours = [](const Ran &ran, std::size_t i) { return *numberAt(ran.json().at("policies").at(i), "replica_hours_per_day"); };
    const auto without = words(line.toLatin1().constData());
    const auto with = words((line + QStringLiteral(" --calendar " PREAMAR_TEST_DATA "/calendar/floor.json")).toLatin1().constData());
    QCOMPARE(without.exit, 0);
    QCOMPARE(with.exit, 0);
    // Twelve hours and the one before them with ninety replicas; a reference policy knows no calendar.
    QVERIFY2(hours(with, 0) > hours(without, 0) + 12.0 * 60.0, with.out.constData());
    QCOMPARE(hours(with, 1), hours(without, 1));
}

void TestCtlLab::saysHowFarAPolicyIsFromWhatWasRecorded()
{
    const QString file = m_dir->filePath(QStringLiteral("load.csv"));
    QFile csv(file);
    QVERIFY(csv.open(QIODevice::WriteOnly));
    csv.write("timestamp,load,replicas\n");
    for (int minute = 0; minute < 2 * 1440; ++minute) {
        const auto at = toRfc3339(fromMillis(1'767'225'600'000 + 60'000LL * minute));
        csv.write((at + ",6," + (minute < 1440 + 720 ? "10" : "12") + "\n").c_str());
    }
    csv.close();
    const auto ran = run({QStringLiteral("replay"), QStringLiteral("--trace"), file, QStringLiteral("--unit"), QStringLiteral("1"), QStringLiteral("--evaluate-days"),
                          QStringLiteral("1"), QStringLiteral("--policy"), QStringLiteral("hpa:0.6"), QStringLiteral("--recorded"), QStringLiteral("replicas")});
    QCOMPARE(ran.exit, 0);
    const auto problems = m_schemas->problemsOfText("replay", ran.out.toStdString());
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    const Json told = ran.json().at("policies").at(0).at("recorded"); // ten all day; two too few for half of it
    QVERIFY2(std::abs(*numberAt(told, "same_share") - 0.5) < 0.01, ran.out.constData());
    QVERIFY(std::abs(*numberAt(told, "mean_difference") - 1.0) < 0.02);
    QVERIFY(std::abs(*numberAt(told, "replica_hours_difference_per_day") + 24.0) < 0.5);
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
    service.start(QStringLiteral(PREAMAR_BIN_DIR "/preamarctl"), {QStringLiteral("--home"), m_home, QStringLiteral("run")});
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
    const QString file = m_dir->filePath(QStringLiteral("copy.preamar"));
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
