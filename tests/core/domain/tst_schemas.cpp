#include "samplevalues.h"

#include "tests/support/schemacheck.h"

#include <QTest>

#include <algorithm>

using namespace preamar;
using namespace samplevalues;
using test::SchemaFolder;

namespace {

SchemaFolder folderOf(const Json &schema)
{
    return *SchemaFolder::fromDocuments({{"x.schema.json", schema}});
}

// JSON with ' for ": moc of Qt 6.4 loses count of the braces in raw strings.
std::string quoted(const QString &text)
{
    return QString(text).replace(QLatin1Char('\''), QLatin1Char('"')).toStdString();
}

Json parsed(const char *text)
{
    return Json::parse(quoted(QString::fromUtf8(text)));
}

// preamarctl adds the sentences of reasons; here any text does.
void addTexts(Json &json)
{
    if (json.is_object() && json.contains("code") && json.contains("numbers"))
        json["text"] = "x";
    if (json.is_structured()) {
        for (Json &child : json)
            addTexts(child);
    }
}

Json withTexts(Json json)
{
    addTexts(json);
    return json;
}

const SchemaFolder &schemas()
{
    static const SchemaFolder folder = *SchemaFolder::load(PREAMAR_TEST_DATA "/schemas");
    return folder;
}

void verify(const char *name, const Json &value)
{
    const auto problems = schemas().problems(name, value);
    QVERIFY2(problems.empty(), problems.empty() ? "" : (std::string(name) + problems.front()).c_str());
}

} // namespace

class TestSchemas : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    // --- the checker
    void findsWhatDoesNotFit_data()
    {
        QTest::addColumn<QString>("schema");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("problem"); // of the first; empty = fits
        const auto row = [](const char *name, const char *schema, const char *value, const char *problem) {
            QTest::newRow(name) << QString::fromUtf8(schema) << QString::fromUtf8(value) << QString::fromUtf8(problem);
        };
        row("anything fits nothing asked", "{}", "[1]", "");
        row("a text", "{'type':'string'}", "'a'", "");
        row("a number for a text", "{'type':'string'}", "1", "/: is number");
        row("an integer is a number", "{'type':'number'}", "1", "");
        row("a fraction is no integer", "{'type':'integer'}", "1.0", "/: is number");
        row("null is no integer", "{'type':'integer'}", "null", "/: is null");
        row("one of two types", "{'type':['integer','null']}", "null", "");
        row("none of two types", "{'type':['integer','null']}", "''", "/: is string");
        row("false is no null", "{'type':'null'}", "false", "/: is boolean");
        row("an absent key", "{'required':['a','b']}", "{'a':1}", "/: has no \"b\"");
        row("null is present", "{'required':['a']}", "{'a':null}", "");
        row("a property of another type", "{'properties':{'a':{'type':'string'}}}", "{'a':1}", "/a: is number");
        row("a property that is absent", "{'properties':{'a':{'type':'string'}}}", "{}", "");
        row("further properties", "{'properties':{'a':{}}}", "{'b':1}", "");
        row("no further properties", "{'properties':{'a':{}},'additionalProperties':false}", "{'b':1}",
            "/b: is not allowed");
        row("further properties of a type", "{'additionalProperties':{'type':'string'}}", "{'b':1}", "/b: is number");
        row("an item of another type", "{'items':{'type':'string'}}", "['a',1]", "/1: is number");
        row("no items", "{'type':'array','items':{'type':'string'}}", "[]", "");
        row("a name of a list", "{'enum':['a','b']}", "'b'", "");
        row("a name of no list", "{'enum':['a','b']}", "'c'", "/: \"c\" is not one of");
        row("true is not the text true", "{'enum':[true]}", "'true'", "/: ");
        row("a pattern", "{'pattern':'^a+$'}", "'aa'", "");
        row("not the pattern", "{'pattern':'^a+$'}", "'ab'", "/: \"ab\" does not match");
        row("too small", "{'minimum':0}", "-0.5", "/: -0.5 is below");
        row("too large", "{'maximum':1}", "1.5", "/: 1.5 is above");
        row("deep inside", "{'properties':{'a':{'items':{'properties':{'b':{'type':'null'}}}}}}", "{'a':[{},{'b':2}]}",
            "/a/1/b: is number");
        row("null of two", "{'anyOf':[{'type':'null'},{'required':['a']}]}", "null", "");
        row("the other of two", "{'anyOf':[{'type':'null'},{'type':'object','required':['a']}]}", "{'a':1}", "");
        row("none of two", "{'anyOf':[{'type':'null'},{'type':'object','required':['a']}]}", "{}", "/: has no \"a\"");
        row("both of two", "{'allOf':[{'required':['a']},{'required':['b']}]}", "{'a':1}", "/: has no \"b\"");
        row("by reference", "{'definitions':{'n':{'type':'null'}},'properties':{'a':{'$ref':'#/definitions/n'}}}",
            "{'a':0}", "/a: is number");
    }
    void findsWhatDoesNotFit()
    {
        QFETCH(const QString, schema);
        QFETCH(const QString, value);
        QFETCH(const QString, problem);
        const auto problems = folderOf(Json::parse(quoted(schema))).problems("x", Json::parse(quoted(value)));
        QCOMPARE(problems.empty(), problem.isEmpty());
        if (!problems.empty())
            QVERIFY2(problems.front().starts_with(problem.toStdString()), problems.front().c_str());
    }

    void findsEveryProblem()
    {
        const auto folder = folderOf(parsed("{'required':['a','b'],'properties':{'c':{'type':'null'}}}"));
        QCOMPARE(folder.problems("x", Json{{"c", 1}}).size(), std::size_t{3});
        QCOMPARE(folder.problems("y", Json::object()), std::vector<std::string>{"no schema y"});
        QCOMPARE(folder.problemsOfText("x", quoted(QStringLiteral("{'a':1,'a':2}"))),
                 std::vector<std::string>{"duplicate key"});
        QVERIFY(!folder.problemsOfText("x", "{} {}").empty());
        QVERIFY(folder.problemsOfText("x", quoted(QStringLiteral("{'a':1,'b':2}"))).empty());
    }

    void refusesSchemasThatItCannotCheck()
    {
        for (const char *text :
             {"{'requird':['a']}", "{'properties':{'a':{'tpye':'string'}}}", "{'type':'text'}", "{'type':[]}",
              "{'$ref':'#/definitions/none'}", "{'$ref':'none.schema.json'}", "{'pattern':'('}", "{'enum':[]}",
              "{'required':'a'}", "{'items':[]}", "{'anyOf':[]}", "{'minimum':'0'}", "[]"}) {
            const auto folder = SchemaFolder::fromDocuments({{"x.schema.json", parsed(text)}});
            QVERIFY2(!folder, text);
        }
        QVERIFY(!SchemaFolder::fromDocuments({}));
        QVERIFY(!SchemaFolder::load(PREAMAR_TEST_DATA "/none"));
    }

    void followsReferencesBetweenFiles()
    {
        const auto folder = SchemaFolder::fromDocuments(
            {{"a.schema.json", parsed("{'definitions':{'n':{'$ref':'#/definitions/m'},'m':{'type':'null'}}}")},
             {"b.schema.json", parsed("{'$ref':'a.schema.json#/definitions/n'}")}});
        QVERIFY(folder);
        QVERIFY(folder->problems("b", nullptr).empty());
        QVERIFY(!folder->problems("b", 1).empty());
    }

    // --- the schemas against what the codecs write
    void everyAnswerHasASchema()
    {
        const auto names = schemas().names();
        for (const char *name :
             {"context-list",      "context-check", "context-add",   "workloads",      "policy-show",
              "policy-presets",    "mode",          "cycle",         "proposals-list", "proposals-show",
              "proposals-approve", "pause",         "resume",        "stop",           "audit-list",
              "audit-verify",      "history-stats", "history-query", "config-get",     "backup",
              "self-test",         "reasons",       "models",        "forecast",       "failure",
              "policies",          "replay"})
            QVERIFY2(std::ranges::find(names, name) != names.end(), name);
    }

    void cycleReportsFit()
    {
        CycleReport report = cycle(2);
        report.contexts.resize(1);
        report.workloads.push_back(bareReport());
        const Json json = withTexts(toJson(report));
        verify("cycle", json);
        verify("workloads", Json{{"workloads", json["workloads"]}});
    }

    void proposalsFit()
    {
        verify("proposals-show", withTexts(proposalView(proposal())));
        verify("proposals-list",
               Json{{"proposals", {withTexts(proposalView(proposal())), withTexts(proposalView(bareProposal()))}}});
    }

    void recordsFit()
    {
        const AuditRecord record{.seq = 1,
                                 .at = at(0),
                                 .actor = actor(),
                                 .event = "pause.set",
                                 .workload = {},
                                 .code = "Paused",
                                 .detail = Json::object(),
                                 .previous = {},
                                 .hash = std::string(64, 'a')};
        verify("audit-list", Json{{"records", {auditView(record)}}});
        verify("policy-show", Json{{"workload", "a/-/service/b"},
                                   {"enrolled", true},
                                   {"policy", toJson(policy())},
                                   {"version", policyVersion(policy())},
                                   {"label_problem", nullptr},
                                   {"origins", Json{{"min", "profile/production"}, {"max", "default"}}}});
        verify("context-add", Json{{"name", "x"}, {"health", toJson(contextReport().health)}});
    }

    // Each key of the contract taken away, or made a text where it is none, is noticed.
    void noticesEveryKeyOfTheContract_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("keys");
        QTest::newRow("cycle") << ""
                               << "cycle started finished contexts workloads";
        QTest::newRow("context") << "/contexts/0"
                                 << "name state reason requests";
        QTest::newRow("workload") << "/workloads/0"
                                  << "id mode replicas ready metrics forecast decision proposal action_state";
        QTest::newRow("metric") << "/workloads/0/metrics/cpu_cores"
                                << "value age_s quality";
        QTest::newRow("forecast") << "/workloads/0/forecast"
                                  << "id metric model eligible reason horizon_s peak";
        QTest::newRow("peak") << "/workloads/0/forecast/peak"
                              << "at point lo80 hi80";
        QTest::newRow("decision") << "/workloads/0/decision"
                                  << "action from to reasons confidence risk cost_per_month_delta";
        QTest::newRow("risk") << "/workloads/0/decision/risk"
                              << "without with";
        QTest::newRow("reason") << "/workloads/0/decision/reasons/0"
                                << "code text";
    }
    void noticesEveryKeyOfTheContract()
    {
        QFETCH(const QString, parent);
        QFETCH(const QString, keys);
        CycleReport report = cycle(1);
        report.contexts.resize(1);
        const Json whole = withTexts(toJson(report));
        verify("cycle", whole);
        const Json::json_pointer pointer(parent.toStdString());
        for (const QString &key : keys.split(QLatin1Char(' '))) {
            Json less = whole;
            less[pointer].erase(key.toStdString());
            QVERIFY2(!schemas().problems("cycle", less).empty(), qPrintable(key));
            Json other = whole;
            other[pointer][key.toStdString()] = Json::array({1});
            QVERIFY2(!schemas().problems("cycle", other).empty(), qPrintable(key));
        }
    }

    void refusesStatesOfNoList()
    {
        CycleReport report = cycle(1);
        report.contexts.resize(1);
        Json json = withTexts(toJson(report));
        json["workloads"][0]["action_state"] = "done";
        QCOMPARE(schemas().problems("cycle", json).size(), std::size_t{1});
        QVERIFY(!schemas().problems("failure", Json{{"exit", 0}, {"code", "X"}, {"reason", ""}, {"text", ""}}).empty());
        verify("failure", Json{{"exit", 3}, {"code", "EngineBusy"}, {"reason", "cycle"}, {"text", "x"}});
    }
};

QTEST_GUILESS_MAIN(TestSchemas)
#include "tst_schemas.moc"
