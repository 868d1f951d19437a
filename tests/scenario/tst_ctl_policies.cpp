// preamarctl on the demonstration, where it decides: pauses, confirmation, automatic modes, the calendar, the layers of a policy and
// replay.
#include "core/base/time.h"
#include "tests/support/ctl.h"
#include "tests/support/schemacheck.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace preamar;
using namespace preamar::test;

class TestCtlPolicies : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aPauseOnlyEverTightens();
    void asksForConfirmationBeforeALargeCut();
    void runsByItselfInAutomaticModes();
    void waitsForItsBudget();
    void keepsAFreezeWindowAndTheCalendarBeforeIt();
    void foreseesByTheCalendar();
    void layersPoliciesAndPutsThemBack();
    void replaysWithACalendar();
    void saysHowFarAPolicyIsFromWhatWasRecorded();
    void tellsWhereNoAutoscalerWasRecorded();

private:
    [[nodiscard]] Ran run(const QStringList &arguments, bool json = true) const { return m_home->run(arguments, json); }
    [[nodiscard]] Ran words(const char *line, bool json = true) const { return m_home->words(line, json); }
    void addLab() const { QVERIFY(m_home->addLab()); }

    std::unique_ptr<CtlHome> m_home;
    std::optional<SchemaFolder> m_schemas;
};

void TestCtlPolicies::initTestCase()
{
    auto schemas = SchemaFolder::load(PREAMAR_TEST_DATA "/schemas");
    QVERIFY(schemas.has_value());
    m_schemas = std::move(*schemas);
}

void TestCtlPolicies::init()
{
    m_home = std::make_unique<CtlHome>();
}

void TestCtlPolicies::aPauseOnlyEverTightens()
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

void TestCtlPolicies::asksForConfirmationBeforeALargeCut()
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

void TestCtlPolicies::runsByItselfInAutomaticModes()
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
    const Json risen = stateOf("cycle", "/estoque");
    QVERIFY2(risen.at("replicas") == 4, risen.dump().c_str());
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
void TestCtlPolicies::waitsForItsBudget()
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

void TestCtlPolicies::keepsAFreezeWindowAndTheCalendarBeforeIt()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const auto write = [this](const char *name, const char *text) {
        QFile file(m_home->file(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    const auto put = [this](const char *name, QStringList more = {}) {
        return run(QStringList{QStringLiteral("calendar"), QStringLiteral("put"), m_home->file(QString::fromLatin1(name))} + more);
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
    QCOMPARE(run({QStringLiteral("calendar"), QStringLiteral("import"), m_home->file(QStringLiteral("all.ics"))}).exit, 0);
    QVERIFY(words("calendar show").json().at("entries").at(0).at("name") == "Fechamento");
}

// The operator's own file does what it does in the engine: the event that is for everyone multiplies its hour, and the
// parts say so.
void TestCtlPolicies::foreseesByTheCalendar()
{
    QFile quiet(m_home->file(QStringLiteral("quiet.json")));
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

void TestCtlPolicies::layersPoliciesAndPutsThemBack()
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

void TestCtlPolicies::replaysWithACalendar()
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

void TestCtlPolicies::saysHowFarAPolicyIsFromWhatWasRecorded()
{
    const QString file = m_home->file(QStringLiteral("load.csv"));
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

// No HPA owns a service of the demonstration: that is said, and is no agreement.
void TestCtlPolicies::tellsWhereNoAutoscalerWasRecorded()
{
    addLab();
    QCOMPARE(words("cycle").exit, 0);
    const auto ran = words("policies --workload estoque");
    QCOMPARE(ran.exit, 0);
    const auto problems = m_schemas->problemsOfText("policies", ran.out.toStdString());
    QVERIFY2(problems.empty(), problems.empty() ? "" : problems.front().c_str());
    int told = 0;
    const Json answer = ran.json();
    for (const auto &policy : answer.at("policies"))
        told += policy.contains("recorded") && policy.at("recorded").is_null() && policy.at("name") == "hpa" ? 1 : 0;
    QCOMPARE(told, 1);
    QVERIFY(!words("policies").out.contains("recorded"));
    QCOMPARE(words("policies --workload nenhum").exit, 2);
    // A rule that contradicts itself is told once.
    const auto refused = words("policy set estoque min=8 max=2", false);
    QCOMPARE(refused.exit, 2);
    QCOMPARE(refused.err.count("min 8 > max 2") + refused.out.count("min 8 > max 2"), 1);
}

QTEST_GUILESS_MAIN(TestCtlPolicies)
#include "tst_ctl_policies.moc"
