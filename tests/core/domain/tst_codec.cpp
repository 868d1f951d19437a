#include "samplevalues.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <set>

using namespace preamar;
using namespace samplevalues;

namespace {

// Encodes, writes, parses and decodes: the value must be the same and a second writing the same bytes.
template<class T, class Decode>
bool survives(const T &value, Decode decode)
{
    const std::string text = dumpJson(toJson(value));
    const auto parsed = parseJson(text, "test");
    if (!parsed)
        return false;
    const auto back = decode(*parsed);
    return back && *back == value && dumpJson(toJson(*back)) == text;
}

// Takes each key away in turn, and puts something of another type there: a decoder refuses with Protocol or gives a
// value, and never fails otherwise.
template<class Decode>
std::vector<std::string> notNeeded(const Json &whole, Decode decode)
{
    std::vector<std::string> keys;
    for (const auto &[key, value] : whole.items()) {
        Json less = whole;
        less.erase(key);
        const auto result = decode(less);
        if (result)
            keys.push_back(key);
        else if (result.error().code != ErrorCode::Protocol)
            qFatal("%s: not Protocol", key.c_str());
    }
    return keys;
}

std::set<std::string> keysOf(const Json &object)
{
    std::set<std::string> keys;
    for (const auto &[key, value] : object.items())
        keys.insert(key);
    return keys;
}

bool contains(const std::set<std::string> &all, const std::set<std::string> &some)
{
    return std::ranges::includes(all, some);
}

} // namespace

class TestCodec : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void givesEveryValueBack()
    {
        QVERIFY(survives(reason(), reasonFromJson));
        QVERIFY(survives(Reason{}, reasonFromJson));
        QVERIFY(survives(Change{ReplicaChange{3, 0}}, changeFromJson));
        QVERIFY(survives(Change{AutoscalerChange{"hpa/api", {2, 10, {{"cpu", 70}, {"memory", 80}}}, {5, 12, {{"cpu", 60}, {"memory", 80}}}}}, changeFromJson));
        for (const char *bad : {R"({"kind":"autoscaler","autoscaler":"hpa/a","from":{"min":3,"max":2,"targets":{}},"to":{"min":1,"max":2,"targets":{}}})",
                                R"({"kind":"autoscaler","autoscaler":"hpa/a","from":{"min":1,"max":2,"targets":{"cpu":0}},"to":{"min":1,"max":2,"targets":{}}})",
                                R"({"kind":"autoscaler","from":1,"to":2})", R"({"kind":"other","from":1,"to":2})"})
            QVERIFY2(!changeFromJson(Json::parse(bad)), bad);
        ContextConfig cluster = context();
        cluster.kind = ContextKind::Kubernetes;
        cluster.kubernetes = {.kubeconfig = "/k/config", .context = "prod", .inCluster = true, .namespaces = {"shop", "web"}, .allowExec = "e", .allowFiles = {"/f"}, .pin = "p",
                              .keyPassword = SecretRef("file:/pw"), .prometheusService = "m/p:80", .portForward = true, .metricsApi = true};
        QVERIFY(survives(cluster, contextFromJson));
        QVERIFY(survives(actor(), actorFromJson));
        QVERIFY(survives(policy(), policyFromJson));
        QVERIFY(survives(ScalingPolicy{}, policyFromJson));
        QVERIFY(survives(context(), contextFromJson));
        QVERIFY(survives(ContextConfig{}, contextFromJson));
        QVERIFY(survives(plan(), planFromJson));
        QVERIFY(survives(barePlan(), planFromJson));
        QVERIFY(survives(*proposal().approval, approvalFromJson));
        QVERIFY(survives(Approval{}, approvalFromJson));
        QVERIFY(survives(*proposal().outcome, outcomeFromJson));
        QVERIFY(survives(Outcome{}, outcomeFromJson));
        QVERIFY(survives(proposal(), proposalFromJson));
        QVERIFY(survives(bareProposal(), proposalFromJson));
        QVERIFY(survives(forecast(), forecastFromJson));
        Forecast isShort = forecast();
        isShort.trustedFor = Seconds{1'800};
        QVERIFY(survives(isShort, forecastFromJson));
        QVERIFY(survives(workload(), workloadFromJson));
        QVERIFY(survives(bareReport().workload, workloadFromJson));
        QVERIFY(survives(report(), workloadReportFromJson));
        QVERIFY(survives(bareReport(), workloadReportFromJson));
        QVERIFY(survives(contextReport(), contextReportFromJson));
        QVERIFY(survives(ContextReport{}, contextReportFromJson));
        QVERIFY(survives(Error{ErrorCode::Conflict, "PUT /x", "out of sequence", "WriteConflict"}, errorFromJson));
        QVERIFY(survives(Error{}, errorFromJson));
    }

    void givesPausesAndIntentsBack()
    {
        const Pause pause{.scope = PauseScope::Workload,
                          .target = "prod/-/service/x",
                          .scaleInOnly = true,
                          .emergency = true,
                          .until = at(60),
                          .reason = "night",
                          .actor = actor(),
                          .since = at(0)};
        QVERIFY(survives(pause, pauseFromJson));
        QVERIFY(survives(Pause{}, pauseFromJson));
        const Intent intent{.id = IntentId{"i"},
                            .proposal = ProposalId{"p"},
                            .workload = ref(),
                            .change = ReplicaChange{2, 5},
                            .uid = "u",
                            .version = "9",
                            .fence = 9'223'372'036'854'775'807,
                            .at = at(3)};
        QVERIFY(survives(intent, intentFromJson));
    }

    void givesCommandsBack()
    {
        const Command command{.id = CommandId{"c"},
                              .kind = "policy.set",
                              .arguments = {{"workload", "x"}, {"set", {{"min", "2"}}}},
                              .actor = actor(),
                              .at = at(4)};
        const auto back = commandFromJson(toJson(command));
        QVERIFY(back);
        QCOMPARE(back->id.str(), command.id.str());
        QVERIFY(back->kind == command.kind && back->arguments == command.arguments);
        QVERIFY(back->actor == command.actor && back->at == command.at);

        const CommandAnswer refused{
            .done = true, .result = {{"id", 1}}, .error = Error{ErrorCode::Conflict, "w", "d", "EngineBusy"}};
        const auto answer = commandAnswerFromJson(toJson(refused));
        QVERIFY(answer && answer->done && answer->result == refused.result && answer->error == refused.error);
        const auto fine =
            commandAnswerFromJson(toJson(CommandAnswer{.done = true, .result = Json::object(), .error = {}}));
        QVERIFY(fine && fine->done && !fine->error);
    }

    void givesTheWholeCycleReportBack()
    {
        CycleReport report = cycle(3);
        report.workloads.push_back(bareReport());
        const auto parsed = parseJson(dumpJson(toJson(report)), "test");
        QVERIFY(parsed);
        const auto back = cycleReportFromJson(*parsed);
        QVERIFY2(back, back ? "" : back.error().detail.c_str());
        QCOMPARE(back->number, report.number);
        QVERIFY(back->started == report.started && back->finished == report.finished);
        QVERIFY(back->contexts == report.contexts);
        QVERIFY(back->workloads == report.workloads);
    }

    void writesTheContractOfACycle()
    {
        const Json json = toJson(cycle(1));
        QVERIFY(contains(keysOf(json), {"cycle", "started", "finished", "contexts", "workloads"}));
        QVERIFY(json["started"] == Json("2026-03-02T14:00:00Z"));
        QVERIFY(json["finished"] == Json("2026-03-02T14:00:02.005Z"));
        const Json &context = json["contexts"][0];
        QVERIFY(context["name"] == Json("prod"));
        QVERIFY(context["state"] == Json("degraded"));
        QVERIFY(context["reason"] == Json("SourceUnreachable"));
        QVERIFY(context["requests"] == Json(6));
        const Json &w = json["workloads"][0];
        QVERIFY(w["id"] == Json("prod/-/service/service_0"));
        QVERIFY(w["mode"] == Json("auto-up"));
        QVERIFY(w["replicas"] == Json(3));
        QVERIFY(w["ready"] == Json(2));
        QVERIFY(w["metrics"]["cpu_cores"]["value"] == Json(1.31));
        QVERIFY(w["metrics"]["cpu_cores"]["age_s"] == Json(4.2));
        QVERIFY(w["metrics"]["memory_bytes"]["quality"] == Json("stale"));
        QCOMPARE(keysOf(w["forecast"]), (std::set<std::string>{"id", "metric", "model", "eligible", "reason",
                                                               "horizon_s", "peak", "back_test"}));
        QVERIFY(w["forecast"]["metric"] == Json("cpu_cores"));
        QVERIFY(w["forecast"]["horizon_s"] == Json(7200));
        QCOMPARE(dumpJson(w["forecast"]["peak"]),
                 std::string(R"({"at":"2026-03-02T15:00:00Z","hi80":2.5,"lo80":1.8,"point":2.1})"));
        const Json &decision = w["decision"];
        QVERIFY(decision["action"] == Json("up"));
        QVERIFY(decision["reasons"][0]["code"] == Json("ForecastCpuHigh"));
        QVERIFY(!decision["reasons"][0].contains("text"));
        QCOMPARE(dumpJson(decision["risk"]), std::string(R"({"with":0.02,"without":0.84})"));
        QVERIFY(decision["cost_per_month_delta"] == Json(36.5));
        QVERIFY(w["proposal"] == Json("01J1"));
        QVERIFY(w["action_state"] == Json("proposed"));
    }

    void unknownIsNullNeverZero()
    {
        const Json w = toJson(bareReport());
        QVERIFY(w["forecast"].is_null());
        QVERIFY(w["proposal"].is_null());
        QVERIFY(w["action_state"].is_null());
        for (const char *key : {"confidence", "risk", "cost_per_month_delta", "breach_at"})
            QVERIFY2(w["decision"][key].is_null(), key);
        QVERIFY(w["workload"]["cpu_limit_cores"].is_null());
        const Json missing = toJson(report())["metrics"]["requests_per_second"];
        for (const char *key : {"value", "age_s", "at", "replicas_measured"})
            QVERIFY2(missing[key].is_null(), key);
        QVERIFY(missing["quality"] == Json("missing"));
    }

    void whatIsNotANumberIsNull()
    {
        const double nan = std::numeric_limits<double>::quiet_NaN();
        WorkloadReport r = report();
        r.metrics[metric::cpuCores].value = nan;
        r.decision.risk = Risk{.without = nan, .with = 0.0};
        r.decision.confidence = std::numeric_limits<double>::infinity();
        const Json json = toJson(r);
        QVERIFY(json["metrics"]["cpu_cores"]["value"].is_null());
        QVERIFY(json["decision"]["risk"].is_null());
        QVERIFY(json["decision"]["confidence"].is_null());
        const auto back =
            reasonFromJson(toJson(Reason{.code = ReasonCode::MetricNotFinite, .numbers = {nan, 1.0}, .subject = {}}));
        QVERIFY(back && back->numbers.size() == 2 && std::isnan(back->numbers[0]));
    }

    void writesTheContractOfAProposal()
    {
        const Json view = proposalView(proposal());
        QVERIFY(contains(keysOf(view), {"id", "workload", "state", "change", "reasons", "confidence", "risk",
                                        "cost_per_month_delta", "created", "expires", "forecast", "policy_version",
                                        "observed", "approval", "outcome", "reverts"}));
        QVERIFY(view["state"] == Json("unhealthy"));
        QCOMPARE(dumpJson(view["change"]), std::string(R"({"from":3,"kind":"replicas","to":4})"));
        QCOMPARE(dumpJson(view["observed"]), std::string(R"({"replicas":3,"uid":"u1","version":"1234"})"));
        QVERIFY(view["created"] == Json("2026-03-02T14:00:10.007Z"));
        QVERIFY(view["expires"] == Json("2026-03-02T14:05:10.257Z"));
        QCOMPARE(keysOf(view["approval"]), (std::set<std::string>{"actor", "at", "comment"}));
        QVERIFY(view["reverts"] == Json("01J0"));
        const Json bare = proposalView(bareProposal());
        for (const char *key :
             {"approval", "outcome", "reverts", "forecast", "confidence", "risk", "cost_per_month_delta"})
            QVERIFY2(bare[key].is_null(), key);
    }

    void writesTheContractOfAnAuditRecord()
    {
        const Json view = auditView({.seq = 3,
                                     .at = at(0),
                                     .actor = actor(),
                                     .event = "pause.set",
                                     .workload = {},
                                     .code = "Paused",
                                     .detail = {{"a", 1}},
                                     .previous = "p",
                                     .hash = "h"});
        QCOMPARE(keysOf(view),
                 (std::set<std::string>{"seq", "at", "actor", "event", "workload", "code", "detail", "hash"}));
        QCOMPARE(dumpJson(view["actor"]),
                 std::string(R"({"machine":"host-1","name":"maría","origin":"window","role":"approver"})"));
        QVERIFY(view["workload"].is_null());
    }

    void needsEveryFieldThatHasNoOtherMeaningWhenAbsent()
    {
        QCOMPARE(notNeeded(toJson(plan()), planFromJson),
                 (std::vector<std::string>{"confidence", "cost_per_month_delta", "forecast", "reverts", "risk"}));
        QCOMPARE(notNeeded(toJson(proposal()), proposalFromJson),
                 (std::vector<std::string>{"approval", "closed_by", "outcome", "reverted_by"}));
        QCOMPARE(notNeeded(toJson(Intent{.id = IntentId{"i"},
                                         .proposal = ProposalId{"p"},
                                         .workload = ref(),
                                         .change = ReplicaChange{1, 2},
                                         .uid = {},
                                         .version = {},
                                         .fence = 1,
                                         .at = at(1)}),
                           intentFromJson),
                 std::vector<std::string>{});
        QCOMPARE(notNeeded(toJson(cycle(1)), cycleReportFromJson), std::vector<std::string>{});
        QCOMPARE(notNeeded(toJson(*proposal().approval), approvalFromJson), (std::vector<std::string>{"comment", "dry_run"}));
    }

    void refusesWhatItDoesNotUnderstand_data()
    {
        QTest::addColumn<QString>("pointer");
        QTest::addColumn<QString>("value");
        QTest::newRow("a reason code of another list") << "/reasons/0/code"
                                                       << "\"Because\"";
        QTest::newRow("a reason that is a text") << "/reasons/0"
                                                 << "\"ForecastCpuHigh\"";
        QTest::newRow("reasons that are an object") << "/reasons"
                                                    << "{}";
        QTest::newRow("a kind of change of a newer program") << "/change/kind"
                                                             << "\"resources\"";
        QTest::newRow("replicas as a text") << "/change/to"
                                            << "\"4\"";
        QTest::newRow("replicas as a fraction") << "/change/to"
                                                << "4.5";
        QTest::newRow("negative replicas") << "/change/to"
                                           << "-1";
        QTest::newRow("replicas beyond 64 bits") << "/change/to"
                                                 << "18446744073709551615";
        QTest::newRow("a priority nobody knows") << "/priority"
                                                 << "\"urgent\"";
        QTest::newRow("a workload without a kind") << "/workload"
                                                   << "\"prod/shop\"";
        QTest::newRow("a time that is not one") << "/created"
                                                << "\"yesterday\"";
        QTest::newRow("a time as a number") << "/created"
                                            << "1772460000";
        QTest::newRow("a lifetime beyond reason") << "/lifetime_s"
                                                  << "1e300";
        QTest::newRow("half a risk") << "/risk"
                                     << R"({"with": 0.1})";
        QTest::newRow("an owner that is a number") << "/observed/owners/0"
                                                   << "1";
    }
    void refusesWhatItDoesNotUnderstand()
    {
        QFETCH(const QString, pointer);
        QFETCH(const QString, value);
        Json json = toJson(plan());
        json[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString());
        const auto result = planFromJson(json);
        QVERIFY(!result);
        QVERIFY(result.error().code == ErrorCode::Protocol);
        const auto key = pointer.section(QLatin1Char('/'), 1, 1).toStdString();
        QVERIFY2(result.error().detail.starts_with(key), result.error().detail.c_str());
    }

    void refusesWhatIsNotAnObject()
    {
        for (const char *text : {"null", "[]", "3", "\"x\"", "true"}) {
            const Json json = Json::parse(text);
            QVERIFY(!planFromJson(json) && !policyFromJson(json) && !contextFromJson(json) &&
                    !cycleReportFromJson(json));
            QVERIFY(!forecastFromJson(json) && !commandFromJson(json) && !reasonFromJson(json) && !errorFromJson(json));
        }
    }

    void refusesForecastsWithoutOneValuePerLevel()
    {
        Json json = toJson(forecast());
        json["steps"][3].erase(0);
        QVERIFY(!forecastFromJson(json));
        json = toJson(forecast());
        json["steps"][3][0] = nullptr;
        const auto back = forecastFromJson(json);
        QVERIFY(back && std::isnan(back->steps[3][0]));
    }

    void readsForecastsOfOlderProgramsAsTrustedThroughout()
    {
        Json json = toJson(forecast());
        QVERIFY(json["trusted_s"].is_null());
        json.erase("trusted_s");
        const auto back = forecastFromJson(json);
        QVERIFY(back && !back->trustedFor);
        QVERIFY(back->trustedUntil() == at(24 * 300));
        json["trusted_s"] = "long";
        QVERIFY(!forecastFromJson(json));
    }

    void readsPoliciesAndContextsOfOlderProgramsWithDefaults()
    {
        const auto policy = policyFromJson(Json{{"min", 3}});
        QVERIFY(policy);
        ScalingPolicy expected;
        expected.min = 3;
        QVERIFY(*policy == expected);
        QVERIFY(!policyFromJson(Json{{"min", "3"}}));
        QVERIFY(!policyFromJson(Json{{"mode", "always"}}));
        const auto context = contextFromJson(Json{{"name", "x"}, {"kind", "lab"}});
        QVERIFY(context && context->lab == LabConfig{});
        QVERIFY(!contextFromJson(Json{{"name", "x"}}));
        QVERIFY(!contextFromJson(Json{{"name", "x"}, {"kind", "lab"}, {"lab", {{"seed", -1}}}}));
    }

    void hashesEveryFieldOfAPlan()
    {
        const Plan base = plan();
        const std::string hash = planHash(base);
        QCOMPARE(hash.size(), std::size_t{64});
        QCOMPARE(planHash(plan()), hash);
        const std::vector<std::function<void(Plan &)>> edits{
            [](Plan &p) { p.workload.name += 'x'; },
            [](Plan &p) { p.endpoint += 'x'; },
            [](Plan &p) {
                p.change = ReplicaChange{3, 5};
            },
            [](Plan &p) { p.observed.uid += 'x'; },
            [](Plan &p) { p.observed.version += 'x'; },
            [](Plan &p) { p.observed.replicas += 1; },
            [](Plan &p) { p.observed.specDigest += 'x'; },
            [](Plan &p) { p.observed.owners.clear(); },
            [](Plan &p) { p.observed.min += 1; },
            [](Plan &p) { p.observed.max += 1; },
            [](Plan &p) { p.reasons.pop_back(); },
            [](Plan &p) { p.reasons[0].numbers[0] += 1e-9; },
            [](Plan &p) { p.ladder[1].wanted += 1; },
            [](Plan &p) { p.priority = Priority::Low; },
            [](Plan &p) { p.confidence.reset(); },
            [](Plan &p) { p.risk->with += 1e-9; },
            [](Plan &p) { p.costPerMonthDelta.reset(); },
            [](Plan &p) { p.policyVersion += 'x'; },
            [](Plan &p) { p.sampleDigest += 'x'; },
            [](Plan &p) { p.forecast = ForecastId{}; },
            [](Plan &p) { p.created += Millis{1}; },
            [](Plan &p) { p.bootId += 'x'; },
            [](Plan &p) { p.createdBoot += Millis{1}; },
            [](Plan &p) { p.lifetime += Millis{1}; },
            [](Plan &p) { p.reverts.clear(); },
        };
        std::set<std::string> seen{hash};
        for (std::size_t i = 0; i < edits.size(); ++i) {
            Plan edited = base;
            edits[i](edited);
            QVERIFY2(seen.insert(planHash(edited)).second, qPrintable(QString::number(i)));
        }
        QCOMPARE(planHash(*planFromJson(toJson(base))), hash);
    }

    void survivesTextThatIsNotUtf8()
    {
        Plan p = plan();
        p.observed.owners = {std::string("\xff\xfe")};
        const auto back = planFromJson(*parseJson(dumpJson(toJson(p)), "test"));
        QVERIFY(back);
        QCOMPARE(planHash(*back), planHash(p));
    }

    void writesLargeReportsWithTheSameBytes()
    {
        for (const std::size_t n : {0U, 1U, 3U})
            QCOMPARE(cycleReportText(cycle(n)), dumpJson(toJson(cycle(n))));
        QCOMPARE(cycleReportText(CycleReport{}), dumpJson(toJson(CycleReport{})));
    }

    void writesAThousandWorkloads()
    {
        const CycleReport report = cycle(1000);
        std::string text;
        QBENCHMARK
        {
            text = cycleReportText(report);
        }
        QVERIFY(text.size() > 1'000'000);
    }

    void readsAThousandWorkloads()
    {
        const std::string text = dumpJson(toJson(cycle(1000)));
        Result<CycleReport> report;
        QBENCHMARK
        {
            report = cycleReportFromJson(*parseJson(text, "test"));
        }
        QVERIFY(report && report->workloads.size() == 1000);
    }
};

QTEST_GUILESS_MAIN(TestCodec)
#include "tst_codec.moc"
