#include "core/domain/codec.h"
#include "core/domain/codec_decision.h"
#include "core/domain/jsonreader.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/names.h"

#include <limits>

namespace preamar {

using jsonout::idOrNull;
using jsonout::maybe;
using jsonout::number;
using jsonout::seconds;
using jsonout::textOrNull;

namespace {

Json backTestJson(const BackTest &b)
{
    Json out = Json::object();
    out["model"] = b.model;
    out["rel_mae"] = number(b.relMae);
    out["wape"] = number(b.wape);
    out["coverage80"] = number(b.coverage80);
    out["origins"] = b.origins;
    return out;
}

// A figure that could not be computed was written as null and comes back as NaN, not as 0.
double numberOrNan(JsonReader &r, const char *key)
{
    return r.maybeNumber(key).value_or(std::numeric_limits<double>::quiet_NaN());
}

Result<BackTest> backTestFromJson(const Json &json)
{
    JsonReader r(json, "back_test");
    BackTest b;
    b.model = r.text("model");
    b.relMae = numberOrNan(r, "rel_mae");
    b.wape = numberOrNan(r, "wape");
    b.coverage80 = numberOrNan(r, "coverage80");
    b.origins = static_cast<int>(r.integer("origins"));
    return r.result(std::move(b));
}

Json peakJson(const std::optional<ForecastPeak> &peak)
{
    if (!peak)
        return nullptr;
    Json out = Json::object();
    out["at"] = jsonout::time(peak->at);
    out["point"] = number(peak->point);
    out["lo80"] = number(peak->lo80);
    out["hi80"] = number(peak->hi80);
    return out;
}

Result<ForecastPeak> peakFromJson(const Json &json)
{
    JsonReader r(json, "peak");
    ForecastPeak p;
    p.at = r.time("at");
    p.point = numberOrNan(r, "point");
    p.lo80 = numberOrNan(r, "lo80");
    p.hi80 = numberOrNan(r, "hi80");
    return r.result(p);
}

Json summaryJson(const ForecastSummary &f)
{
    Json out = Json::object();
    out["id"] = f.id.str();
    out["metric"] = f.metric.str();
    out["model"] = f.model;
    out["eligible"] = f.eligible;
    out["reason"] = textOrNull(f.reason);
    out["horizon_s"] = seconds(f.horizon);
    out["peak"] = peakJson(f.peak);
    out["back_test"] = backTestJson(f.backTest);
    return out;
}

Result<ForecastSummary> summaryFromJson(const Json &json)
{
    JsonReader r(json, "forecast");
    ForecastSummary f;
    f.id = ForecastId{r.text("id")};
    f.metric = MetricId{r.text("metric")};
    f.model = r.text("model");
    f.eligible = r.flag("eligible");
    f.reason = r.textOr("reason", {});
    f.horizon = r.seconds("horizon_s");
    f.peak = r.maybe("peak", [&](const char *key) { return r.nested(key, peakFromJson); });
    f.backTest = r.nested("back_test", backTestFromJson);
    return r.result(std::move(f));
}

Json metricsJson(const WorkloadReport &report)
{
    Json out = Json::object();
    for (const auto &[id, m] : report.metrics) {
        Json &entry = out[id.str()];
        entry["value"] = maybe(m.value);
        const auto age = report.ageSeconds.find(id);
        entry["age_s"] = age == report.ageSeconds.end() ? Json(nullptr) : number(age->second);
        entry["quality"] = toString(m.quality);
        entry["fault"] = toString(m.fault);
        entry["at"] = maybe(m.at);
        entry["replicas_measured"] = maybe(m.replicasMeasured);
    }
    return out;
}

Result<Measurement> measurementFromJson(const Json &json)
{
    JsonReader r(json, "measurement");
    Measurement m;
    m.value = r.maybeNumber("value");
    m.at = r.maybeTime("at");
    m.quality = r.oneOf("quality", names::kQuality);
    m.fault = r.oneOf("fault", names::kFault);
    m.replicasMeasured = r.maybeNumber("replicas_measured");
    return r.result(m);
}

void readMetrics(JsonReader &r, WorkloadReport &report)
{
    const Json *metrics = r.field("metrics");
    if (metrics == nullptr || !metrics->is_object()) {
        r.refuse("metrics");
        return;
    }
    for (const auto &[name, entry] : metrics->items()) {
        const auto measurement = measurementFromJson(entry);
        if (!measurement) {
            r.refuse("metrics");
            return;
        }
        const MetricId id{name};
        report.metrics.emplace(id, *measurement);
        if (const auto age = numberAt(entry, "age_s"))
            report.ageSeconds.emplace(id, *age);
    }
}

Json textMap(const std::map<std::string, std::string> &map)
{
    Json out = Json::object();
    for (const auto &[key, value] : map)
        out[key] = value;
    return out;
}

std::map<std::string, std::string> readTextMap(JsonReader &r, const char *key)
{
    std::map<std::string, std::string> out;
    const Json *map = r.field(key);
    if (map == nullptr || !map->is_object()) {
        r.refuse(key);
        return out;
    }
    for (const auto &[name, value] : map->items()) {
        if (value.is_string())
            out.emplace(name, value.get_ref<const std::string &>());
        else
            r.refuse(key);
    }
    return out;
}

Result<std::string> textItem(const Json &json)
{
    if (!json.is_string())
        return fail(ErrorCode::Protocol, "list", "is not a text");
    return json.get_ref<const std::string &>();
}

Result<ReplicaProblem> problemFromJson(const Json &json)
{
    JsonReader r(json, "problem");
    ReplicaProblem p;
    p.kind = r.oneOf("kind", names::kReplicaProblem);
    p.text = r.textOr("text", {});
    return r.result(std::move(p));
}

Result<Quantiles> quantilesFromJson(const Json &json)
{
    Quantiles q{};
    if (!json.is_array() || json.size() != q.size())
        return fail(ErrorCode::Protocol, "quantiles", "not one value per level");
    for (std::size_t i = 0; i < q.size(); ++i) {
        const Json &v = json[i];
        if (!v.is_number() && !v.is_null())
            return fail(ErrorCode::Protocol, "quantiles", "not a number");
        q[i] = v.is_null() ? std::numeric_limits<double>::quiet_NaN() : v.get<double>();
    }
    return q;
}

} // namespace

namespace {

Json autoscalerJson(const Autoscaler &a)
{
    Json out = Json::object();
    out["kind"] = names::kAutoscaler.name(a.kind);
    out["name"] = a.name;
    out["uid"] = a.uid;
    out["version"] = a.version;
    out["bounds"] = toJson(a.bounds);
    out["baseline_min"] = maybe(a.baselineMin);
    out["desired"] = maybe(a.desired);
    out["current"] = a.current;
    out["at_max"] = a.atMax;
    out["problem"] = textOrNull(a.problem);
    return out;
}

Result<Autoscaler> autoscalerFromJson(const Json &json)
{
    JsonReader r(json, "autoscaler");
    Autoscaler a;
    a.kind = r.oneOf("kind", names::kAutoscaler);
    a.name = r.text("name");
    a.uid = r.textOr("uid", {});
    a.version = r.textOr("version", {});
    a.bounds = r.nested("bounds", boundsFromJson);
    a.baselineMin = r.maybeInteger("baseline_min");
    a.desired = r.maybeInteger("desired");
    if (const Json *current = r.field("current"); current != nullptr && current->is_object()) {
        for (const auto &[name, value] : current->items()) {
            if (const auto percent = asInteger(value))
                a.current[name] = *percent;
        }
    }
    a.atMax = r.has("at_max") && r.flag("at_max");
    a.problem = r.textOr("problem", {});
    return r.result(std::move(a));
}

} // namespace

Json toJson(const Workload &w)
{
    Json out = Json::object();
    out["ref"] = toString(w.ref);
    out["uid"] = w.uid;
    out["version"] = w.version;
    out["replicas"] = w.replicas;
    out["ready"] = w.ready;
    out["image"] = w.image;
    out["labels"] = textMap(w.labels);
    out["cpu_limit_cores"] = maybe(w.limits.cpuCores);
    out["memory_limit_bytes"] = maybe(w.limits.memoryBytes);
    out["spec_digest"] = w.specDigest;
    out["owners"] = jsonout::list(w.owners, [](const std::string &s) { return Json(s); });
    out["scalable"] = names::kScalableBy.name(w.scalable);
    out["max_replicas_hint"] = maybe(w.maxReplicasHint);
    out["min_replicas_hint"] = maybe(w.minReplicasHint);
    out["autoscaler"] = w.autoscaler ? autoscalerJson(*w.autoscaler) : Json();
    out["declared_by"] = w.declaredBy;
    out["restarts"] = w.restarts;
    out["oom_kills"] = w.oomKills;
    out["problems"] = jsonout::list(w.problems, [](const ReplicaProblem &p) {
        return Json{{"kind", names::kReplicaProblem.name(p.kind)}, {"text", p.text}};
    });
    out["observed_at"] = jsonout::time(w.observedAt);
    return out;
}

Result<Workload> workloadFromJson(const Json &json)
{
    JsonReader r(json, "workload");
    Workload w;
    w.ref = codec::workloadRef(r, "ref");
    w.uid = r.text("uid");
    w.version = r.text("version");
    w.replicas = r.integer("replicas");
    w.ready = r.integer("ready");
    w.image = r.text("image");
    w.labels = readTextMap(r, "labels");
    w.limits.cpuCores = r.maybeNumber("cpu_limit_cores");
    w.limits.memoryBytes = r.maybeNumber("memory_limit_bytes");
    w.specDigest = r.text("spec_digest");
    w.owners = r.list("owners", textItem);
    w.scalable = r.oneOf("scalable", names::kScalableBy);
    w.maxReplicasHint = r.maybeInteger("max_replicas_hint");
    w.minReplicasHint = r.maybeInteger("min_replicas_hint");
    if (r.has("autoscaler"))
        w.autoscaler = r.nested("autoscaler", autoscalerFromJson);
    w.declaredBy = r.textOr("declared_by", {});
    w.restarts = r.maybeInteger("restarts").value_or(0);
    w.oomKills = r.maybeInteger("oom_kills").value_or(0);
    w.problems = r.list("problems", problemFromJson);
    w.observedAt = r.time("observed_at");
    return r.result(std::move(w));
}

Json toJson(const WorkloadReport &report)
{
    Json out = Json::object();
    out["id"] = toString(report.workload.ref);
    out["mode"] = toString(report.policy.mode);
    out["replicas"] = report.workload.replicas;
    out["ready"] = report.workload.ready;
    out["metrics"] = metricsJson(report);
    out["forecast"] = report.forecasts.empty() ? Json(nullptr) : summaryJson(report.forecasts.front());
    out["decision"] = codec::toJson(report.decision);
    out["proposal"] = idOrNull(report.proposal);
    out["action_state"] = report.actionState ? Json(toString(*report.actionState)) : Json(nullptr);
    out["enrolled"] = report.enrolled;
    out["label_problem"] = textOrNull(report.labelProblem);
    out["policy"] = toJson(report.policy);
    out["forecasts"] = jsonout::list(report.forecasts, summaryJson);
    out["findings"] = codec::reasonsJson(report.findings);
    out["baseline"] = nullptr;
    if (report.baseline)
        out["baseline"] = Json{{"coverage", report.baseline->coverage}, {"oldest", report.baseline->oldest ? jsonout::time(*report.baseline->oldest) : Json(nullptr)}, {"has_baseline", report.baseline->has}};
    out["workload"] = toJson(report.workload);
    return out;
}

Result<BaselineState> baselineFromJson(const Json &json)
{
    JsonReader r(json, "baseline");
    BaselineState out{.coverage = r.number("coverage"), .oldest = r.maybeTime("oldest"), .has = r.flag("has_baseline")};
    return r.result(std::move(out));
}

Result<WorkloadReport> workloadReportFromJson(const Json &json)
{
    JsonReader r(json, "workload report");
    WorkloadReport w;
    w.workload = r.nested("workload", workloadFromJson);
    w.enrolled = r.flag("enrolled");
    w.policy = r.nested("policy", policyFromJson);
    w.labelProblem = r.textOr("label_problem", {});
    readMetrics(r, w);
    w.forecasts = r.list("forecasts", summaryFromJson);
    w.decision = r.nested("decision", codec::decisionFromJson);
    w.proposal = r.id<ProposalId>("proposal");
    w.actionState = r.maybe("action_state", [&](const char *key) { return r.oneOf(key, names::kProposalState); });
    if (r.has("findings")) // not in reports from before there was a watchdog
        w.findings = r.list("findings", reasonFromJson);
    w.baseline = r.maybe("baseline", [&](const char *key) { return r.nested(key, baselineFromJson); });
    return r.result(std::move(w));
}

Json toJson(const ContextHealth &health)
{
    Json out = Json::object();
    out["state"] = toString(health.state);
    out["reason"] = textOrNull(health.reason);
    out["detail"] = health.detail;
    out["platform_version"] = textOrNull(health.platformVersion);
    out["source_version"] = textOrNull(health.sourceVersion);
    out["may_read"] = health.mayRead;
    out["may_scale"] = health.mayScale;
    out["is_swarm_manager"] = health.isSwarmManager;
    out["clock_skew_s"] = health.clockSkew ? seconds(*health.clockSkew) : Json(nullptr);
    out["requests"] = health.requests;
    return out;
}

Result<ContextHealth> healthFromJson(const Json &json)
{
    JsonReader r(json, "health");
    ContextHealth h;
    h.state = r.oneOf("state", names::kHealth);
    h.reason = r.textOr("reason", {});
    h.detail = r.textOr("detail", {});
    h.platformVersion = r.textOr("platform_version", {});
    h.sourceVersion = r.textOr("source_version", {});
    h.mayRead = r.flag("may_read");
    h.mayScale = r.flag("may_scale");
    h.isSwarmManager = r.flag("is_swarm_manager");
    h.clockSkew = r.maybe("clock_skew_s", [&](const char *key) { return r.seconds(key); });
    h.requests = static_cast<int>(r.integer("requests"));
    return r.result(std::move(h));
}

Json toJson(const ContextReport &report)
{
    Json out = Json::object();
    out["name"] = report.name.str();
    out["kind"] = toString(report.kind);
    out["state"] = toString(report.health.state);
    out["reason"] = textOrNull(report.health.reason);
    out["requests"] = report.requests;
    out["health"] = toJson(report.health);
    out["backfill_progress"] = maybe(report.backfillProgress);
    return out;
}

Result<ContextReport> contextReportFromJson(const Json &json)
{
    JsonReader r(json, "context report");
    ContextReport c;
    c.name = ContextName{r.text("name")};
    c.kind = r.oneOf("kind", names::kContextKind);
    c.health = r.nested("health", healthFromJson);
    c.requests = static_cast<int>(r.integer("requests"));
    c.backfillProgress = r.maybeNumber("backfill_progress");
    return r.result(std::move(c));
}

Json toJson(const CycleReport &report)
{
    Json out = Json::object();
    out["cycle"] = report.number;
    out["started"] = jsonout::time(report.started);
    out["finished"] = jsonout::time(report.finished);
    out["contexts"] = jsonout::list(report.contexts, [](const ContextReport &c) { return toJson(c); });
    out["workloads"] = jsonout::list(report.workloads, [](const WorkloadReport &w) { return toJson(w); });
    return out;
}

std::string cycleReportText(const CycleReport &report)
{
    CycleReport head;
    head.number = report.number;
    head.started = report.started;
    head.finished = report.finished;
    head.contexts = report.contexts;
    // "workloads" is the last of the sorted keys, so that its empty list ends the text.
    std::string out = dumpJson(toJson(head));
    const std::size_t end = out.size() - std::string_view("]}").size();
    out.resize(end);
    for (const WorkloadReport &workload : report.workloads) {
        if (out.size() > end)
            out += ',';
        out += dumpJson(toJson(workload));
    }
    return out += "]}";
}

Result<CycleReport> cycleReportFromJson(const Json &json)
{
    JsonReader r(json, "cycle report");
    CycleReport c;
    c.number = r.integer("cycle");
    c.started = r.time("started");
    c.finished = r.time("finished");
    c.contexts = r.list("contexts", contextReportFromJson);
    c.workloads = r.list("workloads", workloadReportFromJson);
    return r.result(std::move(c));
}

Json toJson(const Forecast &f)
{
    Json out = Json::object();
    out["id"] = f.id.str();
    out["workload"] = toString(f.workload);
    out["metric"] = f.metric.str();
    out["model"] = f.model;
    out["model_version"] = f.modelVersion;
    out["input_digest"] = f.inputDigest;
    out["origin"] = jsonout::time(f.origin);
    out["step_s"] = seconds(f.step);
    out["levels"] = kQuantileLevels;
    out["steps"] = jsonout::list(f.steps, [](const Quantiles &q) {
        Json row = Json::array();
        for (const double v : q)
            row.push_back(number(v));
        return row;
    });
    out["eligible"] = f.eligible;
    out["reason"] = textOrNull(f.ineligibleReason);
    out["trusted_s"] = f.trustedFor ? seconds(*f.trustedFor) : Json(nullptr);
    out["back_test"] = backTestJson(f.backTest);
    return out;
}

Result<Forecast> forecastFromJson(const Json &json)
{
    JsonReader r(json, "forecast");
    Forecast f;
    f.id = ForecastId{r.text("id")};
    f.workload = codec::workloadRef(r, "workload");
    f.metric = MetricId{r.text("metric")};
    f.model = r.text("model");
    f.modelVersion = r.text("model_version");
    f.inputDigest = r.text("input_digest");
    f.origin = r.time("origin");
    f.step = r.seconds("step_s");
    f.steps = r.list("steps", quantilesFromJson);
    f.eligible = r.flag("eligible");
    f.ineligibleReason = r.textOr("reason", {});
    // Older programs decided on every step of an eligible forecast, and wrote nothing.
    f.trustedFor = r.maybe("trusted_s", [&](const char *key) { return r.seconds(key); });
    f.backTest = r.nested("back_test", backTestFromJson);
    return r.result(std::move(f));
}

} // namespace preamar
