// What a replay refuses, and the word by which it names it; what it takes although it is odd.
#include "madetrace.h"

#include <QTest>

using namespace preamar;
using namespace preamar::replay;
using namespace preamar::replay::test;

class TestReplayInput : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void policyTexts_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names");
        QTest::newRow("unknown policy") << "magic"
                                        << "magic";
        QTest::newRow("unknown parameter") << "hpa:0.6;hold=3"
                                           << "hold";
        QTest::newRow("out of range") << "hpa:1.5"
                                      << "target";
        QTest::newRow("not a number") << "load-hpa:0.7;hold=long"
                                      << "hold";
        QTest::newRow("infinite") << "hpa:inf"
                                  << "target";
        QTest::newRow("nan") << "preamar:q=nan"
                             << "q";
        QTest::newRow("caution") << "preamar:q=0.2"
                                 << "q";
        QTest::newRow("twice") << "hpa:0.6;target=0.7"
                               << "twice";
        QTest::newRow("empty") << ""
                               << "unknown policy";
        QTest::newRow("empty parameter") << "hpa:"
                                         << "empty";
        QTest::newRow("value for none") << "static-peak:3"
                                        << "key=value";
        QTest::newRow("negative count") << "static:-3"
                                        << "replicas";
    }
    void policyTexts()
    {
        QFETCH(QString, text);
        QFETCH(QString, names);
        const auto spec = parsePolicy(text.toStdString());
        QVERIFY(!spec.has_value());
        QVERIFY(spec.error().code == ErrorCode::InvalidArgument);
        QVERIFY2(QString::fromStdString(spec.error().where + spec.error().detail).contains(names),
                 spec.error().detail.c_str());
    }
    void commasAreSemicolons()
    {
        const auto spec = parsePolicy("load-hpa:0.7,hold=1h");
        QVERIFY(spec.has_value());
        QCOMPARE(spec->text, std::string("load-hpa:0.7;hold=1h"));
        QCOMPARE(spec->value("hold"), 3600.0);
    }
    void policyFiles_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("names");
        QTest::newRow("not json") << "{"
                                  << "";
        QTest::newRow("array") << "[]"
                               << "policy";
        QTest::newRow("no preset") << R"({"min": 2})"
                                   << "preset";
        QTest::newRow("unknown preset") << R"({"preset": "magic"})"
                                        << "preset";
        QTest::newRow("unknown key") << R"({"preset": "hpa", "colour": "red"})"
                                     << "colour";
        QTest::newRow("min above max") << R"({"preset": "hpa", "min": 9, "max": 3})"
                                       << "min";
        QTest::newRow("bad number") << R"({"preset": "hpa", "max": "many"})"
                                    << "max";
        QTest::newRow("caution") << R"({"preset": "preamar", "caution": 3})"
                                 << "caution";
        QTest::newRow("unknown parameter") << R"({"preset": "load-hpa", "parameters": {"speed": 1}})"
                                           << "speed";
        QTest::newRow("parameters") << R"({"preset": "load-hpa", "parameters": 3})"
                                    << "parameters";
    }
    void policyFiles()
    {
        QFETCH(QString, json);
        QFETCH(QString, names);
        const auto spec = parsePolicyFile(json.toStdString(), "p.json");
        QVERIFY(!spec.has_value());
        QVERIFY(spec.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(spec.error().where, std::string("p.json"));
        QVERIFY2(QString::fromStdString(spec.error().detail).contains(names), spec.error().detail.c_str());
    }
    void aPolicyFileIsRead()
    {
        const auto spec = parsePolicyFile(R"({"preset": "preamar", "min": 3, "max": 30, "caution": 0.95})", "p.json");
        QVERIFY2(spec.has_value(), spec ? "" : spec.error().detail.c_str());
        QCOMPARE(spec->value("q"), 0.95);
        QCOMPARE(spec->min.value_or(0), std::int64_t{3});
        QCOMPARE(spec->max.value_or(0), std::int64_t{30});
    }
    void requests_data()
    {
        QTest::addColumn<int>("which");
        QTest::addColumn<QString>("where");
        QTest::newRow("min") << 0 << "--min";
        QTest::newRow("max") << 1 << "--max";
        QTest::newRow("slo") << 2 << "--slo";
        QTest::newRow("price") << 3 << "--price";
        QTest::newRow("decide-every") << 4 << "--decide-every";
        QTest::newRow("to") << 5 << "--to";
        QTest::newRow("evaluate-days") << 6 << "--evaluate-days";
        QTest::newRow("none") << 7 << "--policy";
    }
    void requests()
    {
        QFETCH(int, which);
        QFETCH(QString, where);
        const Trace trace = traceOf(tableOf(busyDays(1440, 3)));
        ReplayRequest request;
        request.policies = {*parsePolicy("hpa:0.6")};
        switch (which) {
        case 0:
            request.cluster.min = 0;
            break;
        case 1:
            request.cluster.max = 1;
            break;
        case 2:
            request.cluster.slo = 1.5;
            break;
        case 3:
            request.price = -1.0;
            break;
        case 4:
            request.decideEvery = Seconds{5};
            break;
        case 5:
            request.window.from = startTime() + Seconds{7200};
            request.window.to = startTime() + Seconds{3600};
            break;
        case 6:
            request.window.evaluateDays = -1.0;
            break;
        default:
            request.policies.clear();
            break;
        }
        const auto result = runReplay(trace, request);
        QVERIFY(!result.has_value());
        QVERIFY(result.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(QString::fromStdString(result.error().where), where);
    }
    void tracesThatHaveNoAnswer()
    {
        QVERIFY(makeTrace(tableOf({5.0}), 0, {}).error().code == ErrorCode::InsufficientData);
        QVERIFY(makeTrace(tableOf({std::nan(""), 5.0}), 0, {}).error().code == ErrorCode::InsufficientData);
        const auto zeros = makeTrace(tableOf(std::vector<double>(7 * 1440, 0.0)), 0, {});
        QVERIFY(zeros.error().code == ErrorCode::InvalidArgument);
        QCOMPARE(zeros.error().where, std::string("--unit"));
        const Trace trace = traceOf(tableOf(busyDays(100, 1)));
        WindowOptions late;
        late.from = startTime() + Seconds{86'400};
        QVERIFY(makeWindow(trace, late).error().code == ErrorCode::InsufficientData);
    }
    void oddTracesAreReplayed_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 6; ++i)
            QTest::addRow("%d", i) << i;
    }
    void oddTracesAreReplayed()
    {
        QFETCH(int, which);
        std::vector<double> values = busyDays(2 * 1440, 5);
        Millis step = Seconds{60};
        switch (which) {
        case 0:
            std::fill(values.begin(), values.end(), 0.0);
            break; // with a unit given
        case 1:
            std::fill(values.begin(), values.end(), 7.0);
            break;
        case 2:
            values[100] = -4.0;
            break;
        case 3:
            std::fill(values.begin() + 500, values.begin() + 900, std::nan(""));
            break;
        case 4:
            step = Seconds{10};
            break;
        default:
            step = Seconds{3600};
            break;
        }
        const Trace trace = traceOf(tableOf(values, step));
        ReplayRequest request;
        for (const auto &info : policies())
            request.policies.push_back(*parsePolicy(info.name));
        if (step > Seconds{60})
            request.window.evaluateDays = 2;
        const auto results = runReplay(trace, request);
        QVERIFY2(results.has_value(), results ? "" : results.error().detail.c_str());
        for (const auto &r : *results) {
            for (const auto &column : figureColumns())
                QVERIFY2(std::isfinite(column.value(r.figures)), column.name);
            QVERIFY(r.figures.costRatio > 0.0);
        }
    }
    void otherColumnsMayBeShorter()
    {
        auto table = tableOf(busyDays(1440, 6));
        table.metrics.push_back("Queue");
        std::vector<double> queue(1440, 1.0);
        std::fill(queue.begin() + 700, queue.end(), std::nan(""));
        table.columns.push_back(queue);
        const Trace trace = traceOf(table);
        const auto *other = trace.other("queue");
        QVERIFY(other != nullptr);
        QCOMPARE(other->size(), trace.demand.size());
        QCOMPARE(other->at(0), 1.0);
        QVERIFY(std::isnan(other->back()));
    }
    void aPolicyFileIsJudgedAsAServicesPolicyIs_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("says"); // empty: it is fine
        QTest::newRow("bounds are the replay's") << R"({"preset":"aurax","parameters":{"cpu_up":0.7}})" << "";
        QTest::newRow("lines and zone") << R"({"preset":"schedule","schedule":"0 8 * * mon-fri = 9; 0 18 * * * = 3","time_zone":"Europe/Berlin"})" << "";
        QTest::newRow("never fires") << R"({"preset":"schedule","schedule":"0 0 31 2 * = 5"})" << "schedule: CronNeverFires";
        QTest::newRow("no such zone") << R"({"preset":"schedule","schedule":"0 8 * * * = 5","time_zone":"Europe/Nowhere"})" << "time_zone: TimeZoneUnknown";
        QTest::newRow("min above max") << R"({"preset":"preamar","min":9,"max":3})" << "min: ";
        QTest::newRow("unknown key") << R"({"preset":"preamar","colour":"red"})" << "colour: ";
    }
    void aPolicyFileIsJudgedAsAServicesPolicyIs()
    {
        QFETCH(QString, json);
        QFETCH(QString, says);
        const auto spec = parsePolicyFile(json.toStdString(), "f.json");
        QCOMPARE(spec.has_value(), says.isEmpty());
        if (!spec)
            QVERIFY2(spec.error().detail.starts_with(says.toStdString()), spec.error().detail.c_str());
    }
    void aTimelineLineIsCsv()
    {
        TimelineRow row{.at = startTime(),
                        .demand = 1.5,
                        .required = 2,
                        .ready = 3,
                        .ordered = 4,
                        .backlog = 0.25,
                        .violation = true,
                        .reason = "a, \"b\""};
        QCOMPARE(timelineLine("hpa:0.6", row),
                 std::string("2026-01-01T00:00:00Z,hpa:0.6,1.5,2,3,4,0.25,1,\"a, \"\"b\"\"\"\n"));
    }
};

QTEST_GUILESS_MAIN(TestReplayInput)
#include "tst_replay_input.moc"
