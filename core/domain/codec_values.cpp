#include "core/domain/codec.h"
#include "core/domain/jsonreader.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/names.h"

#include <algorithm>
#include <array>
#include <limits>

namespace preamar {

using jsonout::idOrNull;
using jsonout::maybe;
using jsonout::number;
using jsonout::seconds;
using jsonout::textOrNull;

namespace {

constexpr std::array kErrorCodes{ErrorCode::InvalidArgument,  ErrorCode::InsufficientData, ErrorCode::Unauthenticated,
                                 ErrorCode::PermissionDenied, ErrorCode::NotFound,         ErrorCode::Conflict,
                                 ErrorCode::Unavailable,      ErrorCode::Timeout,          ErrorCode::RateLimited,
                                 ErrorCode::Protocol,         ErrorCode::Storage,          ErrorCode::Cancelled};

Result<double> numberOrNan(const Json &json)
{
    if (json.is_null())
        return std::numeric_limits<double>::quiet_NaN();
    if (!json.is_number())
        return fail(ErrorCode::Protocol, "number", "is not a number");
    return json.get<double>();
}

Json prometheusJson(const PrometheusConfig &p)
{
    Json out = Json::object();
    out["url"] = p.url;
    out["ca_file"] = p.caFile;
    out["bearer"] = p.bearer.str();
    out["basic_user"] = p.basicUser;
    out["basic_password"] = p.basicPassword.str();
    out["header_line"] = p.headerLine.str();
    out["profile"] = p.profile;
    out["window_s"] = seconds(p.window);
    out["scrape_interval_s"] = seconds(p.scrapeInterval);
    return out;
}

Result<PrometheusConfig> prometheusFromJson(const Json &json)
{
    JsonReader r(json, "prometheus");
    PrometheusConfig p;
    p.url = r.textOr("url", {});
    p.caFile = r.textOr("ca_file", {});
    p.bearer = r.id<SecretRef>("bearer");
    p.basicUser = r.textOr("basic_user", {});
    p.basicPassword = r.id<SecretRef>("basic_password");
    if (r.has("header_line"))
        p.headerLine = r.id<SecretRef>("header_line");
    p.profile = r.textOr("profile", p.profile);
    if (r.has("window_s"))
        p.window = r.seconds("window_s");
    if (r.has("scrape_interval_s"))
        p.scrapeInterval = r.seconds("scrape_interval_s");
    return r.result(std::move(p));
}

Json kubernetesJson(const KubernetesConfig &k)
{
    Json out = Json::object();
    out["kubeconfig"] = k.kubeconfig;
    out["context"] = k.context;
    out["in_cluster"] = k.inCluster;
    out["namespaces"] = k.namespaces;
    out["allow_exec"] = k.allowExec;
    out["allow_files"] = k.allowFiles;
    out["pin"] = k.pin;
    out["key_password"] = k.keyPassword.str();
    out["prometheus_service"] = k.prometheusService;
    out["port_forward"] = k.portForward;
    out["metrics_api"] = k.metricsApi;
    return out;
}

Result<std::string> textOf(const Json &json)
{
    if (!json.is_string())
        return fail(ErrorCode::Protocol, "text", "is not a text");
    return json.get<std::string>();
}

Result<KubernetesConfig> kubernetesFromJson(const Json &json)
{
    JsonReader r(json, "kubernetes");
    KubernetesConfig k;
    k.kubeconfig = r.textOr("kubeconfig", {});
    k.context = r.textOr("context", {});
    k.inCluster = r.has("in_cluster") && r.flag("in_cluster");
    if (r.has("namespaces"))
        k.namespaces = r.list("namespaces", textOf);
    k.allowExec = r.textOr("allow_exec", {});
    if (r.has("allow_files"))
        k.allowFiles = r.list("allow_files", textOf);
    k.pin = r.textOr("pin", {});
    k.keyPassword = r.id<SecretRef>("key_password");
    k.prometheusService = r.textOr("prometheus_service", {});
    k.portForward = r.has("port_forward") && r.flag("port_forward");
    k.metricsApi = r.has("metrics_api") && r.flag("metrics_api");
    return r.result(std::move(k));
}

Json labJson(const LabConfig &lab)
{
    Json out = Json::object();
    out["scenario"] = lab.scenario;
    out["seed"] = lab.seed;
    out["speed"] = number(lab.speed);
    out["at"] = maybe(lab.at);
    out["created"] = jsonout::time(lab.created);
    out["created_real"] = jsonout::time(lab.createdReal);
    return out;
}

Result<LabConfig> labFromJson(const Json &json)
{
    JsonReader r(json, "lab");
    LabConfig lab;
    lab.scenario = r.textOr("scenario", lab.scenario);
    if (const Json *seed = r.field("seed")) {
        if (seed->is_number_unsigned())
            lab.seed = seed->get<std::uint64_t>();
        else
            r.refuse("seed");
    }
    if (r.has("speed"))
        lab.speed = r.number("speed");
    lab.at = r.maybeTime("at");
    lab.created = r.maybeTime("created").value_or(Timestamp{});
    lab.createdReal = r.maybeTime("created_real").value_or(Timestamp{});
    return r.result(std::move(lab));
}

void readQueries(JsonReader &r, ScalingPolicy &policy)
{
    const Json *queries = r.field("queries");
    if (queries == nullptr)
        return;
    if (!queries->is_object()) {
        r.refuse("queries");
        return;
    }
    for (const auto &[metric, query] : queries->items()) {
        if (query.is_string())
            policy.queries[metric] = query.get_ref<const std::string &>();
        else
            r.refuse("queries");
    }
}

void readParameters(JsonReader &r, ScalingPolicy &policy)
{
    const Json *parameters = r.field("parameters");
    if (parameters == nullptr)
        return;
    if (!parameters->is_object()) {
        r.refuse("parameters");
        return;
    }
    for (const auto &[name, value] : parameters->items()) {
        if (value.is_number() && std::isfinite(value.get<double>()))
            policy.parameters[name] = value.get<double>();
        else
            r.refuse("parameters");
    }
}

} // namespace

Json toJson(const Reason &reason)
{
    Json out = Json::object();
    out["code"] = toString(reason.code);
    out["numbers"] = jsonout::list(reason.numbers, number);
    out["subject"] = reason.subject;
    return out;
}

Result<Reason> reasonFromJson(const Json &json)
{
    JsonReader r(json, "reason");
    Reason reason;
    if (const auto code = parseReasonCode(r.text("code")))
        reason.code = *code;
    else
        r.refuse("code");
    if (r.has("numbers"))
        reason.numbers = r.list("numbers", numberOrNan);
    reason.subject = r.textOr("subject", {});
    return r.result(std::move(reason));
}

Json toJson(const Change &change)
{
    Json out = Json::object();
    out["kind"] = kindName(change);
    if (const auto *c = std::get_if<ReplicaChange>(&change)) {
        out["from"] = c->from;
        out["to"] = c->to;
    } else {
        const auto &bounds = std::get<AutoscalerChange>(change);
        out["autoscaler"] = bounds.autoscaler;
        out["from"] = toJson(bounds.from);
        out["to"] = toJson(bounds.to);
    }
    return out;
}

Json toJson(const AutoscalerBounds &bounds)
{
    Json out = Json::object();
    out["min"] = bounds.min;
    out["max"] = bounds.max;
    out["targets"] = bounds.targets;
    return out;
}

Result<AutoscalerBounds> boundsFromJson(const Json &json)
{
    JsonReader r(json, "bounds");
    AutoscalerBounds bounds{.min = r.integer("min"), .max = r.integer("max"), .targets = {}};
    if (bounds.min < 0 || bounds.max < bounds.min)
        r.refuse("min");
    if (const Json *targets = r.field("targets")) {
        if (!targets->is_object()) {
            r.refuse("targets");
            return r.result(std::move(bounds));
        }
        for (const auto &[name, value] : targets->items()) {
            const auto percent = asInteger(value);
            if (percent && *percent > 0)
                bounds.targets[name] = *percent;
            else
                r.refuse("targets");
        }
    }
    return r.result(std::move(bounds));
}

Result<Change> changeFromJson(const Json &json)
{
    JsonReader r(json, "change");
    const std::string kind = r.text("kind");
    if (kind == "autoscaler") {
        AutoscalerChange change;
        change.autoscaler = r.text("autoscaler");
        change.from = r.nested("from", boundsFromJson);
        change.to = r.nested("to", boundsFromJson);
        return r.result(Change{std::move(change)});
    }
    if (kind != "replicas")
        r.refuse("kind");
    const ReplicaChange change{.from = r.integer("from"), .to = r.integer("to")};
    if (change.from < 0)
        r.refuse("from");
    if (change.to < 0)
        r.refuse("to");
    return r.result(Change{change});
}

Json toJson(const Actor &actor)
{
    Json out = Json::object();
    out["name"] = actor.name;
    out["role"] = toString(actor.role);
    out["machine"] = actor.machine;
    out["origin"] = toString(actor.origin);
    return out;
}

Result<Actor> actorFromJson(const Json &json)
{
    JsonReader r(json, "actor");
    Actor actor;
    actor.name = r.text("name");
    actor.role = r.oneOf("role", names::kRole);
    actor.machine = r.textOr("machine", {});
    actor.origin = r.oneOf("origin", names::kOrigin);
    return r.result(std::move(actor));
}

Json toJson(const ScalingPolicy &policy)
{
    Json out = Json::object();
    out["preset"] = policy.preset;
    out["min"] = policy.min;
    out["max"] = policy.max;
    out["priority"] = toString(policy.priority);
    out["mode"] = toString(policy.mode);
    out["target_cpu"] = number(policy.targetCpu);
    out["target_memory"] = number(policy.targetMemory);
    out["up_threshold"] = number(policy.upThreshold);
    out["down_threshold"] = number(policy.downThreshold);
    out["caution"] = number(policy.caution);
    out["group"] = policy.group;
    out["startup_s"] = seconds(policy.startup);
    out["price"] = maybe(policy.price);
    out["scale_to_zero"] = policy.scaleToZero;
    out["queries"] = policy.queries;
    out["parameters"] = policy.parameters;
    out["schedule"] = policy.schedule;
    out["time_zone"] = policy.timeZone;
    return out;
}

Result<ScalingPolicy> policyFromJson(const Json &json)
{
    JsonReader r(json, "policy");
    ScalingPolicy p;
    p.preset = r.textOr("preset", p.preset);
    p.min = r.maybeInteger("min").value_or(p.min);
    p.max = r.maybeInteger("max").value_or(p.max);
    if (r.has("priority"))
        p.priority = r.oneOf("priority", names::kPriority);
    if (r.has("mode"))
        p.mode = r.oneOf("mode", names::kMode);
    p.targetCpu = r.maybeNumber("target_cpu").value_or(p.targetCpu);
    p.targetMemory = r.maybeNumber("target_memory").value_or(p.targetMemory);
    p.upThreshold = r.maybeNumber("up_threshold").value_or(p.upThreshold);
    p.downThreshold = r.maybeNumber("down_threshold").value_or(p.downThreshold);
    p.caution = r.maybeNumber("caution").value_or(p.caution);
    p.group = r.textOr("group", {});
    if (r.has("startup_s"))
        p.startup = r.seconds("startup_s");
    p.price = r.maybeNumber("price");
    if (r.has("scale_to_zero"))
        p.scaleToZero = r.flag("scale_to_zero");
    readQueries(r, p);
    readParameters(r, p);
    p.schedule = r.textOr("schedule", {});
    p.timeZone = r.textOr("time_zone", {});
    return r.result(std::move(p));
}

Json toJson(const ContextConfig &config)
{
    Json out = Json::object();
    out["name"] = config.name.str();
    out["kind"] = toString(config.kind);
    out["url"] = config.url;
    out["environment"] = config.environment;
    out["ca_file"] = config.caFile;
    out["token"] = config.token.str();
    out["prometheus"] = prometheusJson(config.prometheus);
    out["lab"] = labJson(config.lab);
    if (config.kind == ContextKind::Kubernetes)
        out["kubernetes"] = kubernetesJson(config.kubernetes);
    out["read_only"] = config.readOnly;
    out["protected"] = config.isProtected;
    out["backfill"] = config.backfill;
    out["price"] = maybe(config.price);
    out["color"] = config.color;
    return out;
}

Result<ContextConfig> contextFromJson(const Json &json)
{
    JsonReader r(json, "context");
    ContextConfig c;
    c.name = ContextName{r.text("name")};
    c.kind = r.oneOf("kind", names::kContextKind);
    c.url = r.textOr("url", {});
    c.environment = r.maybeInteger("environment").value_or(0);
    c.caFile = r.textOr("ca_file", {});
    c.token = r.id<SecretRef>("token");
    if (r.has("prometheus"))
        c.prometheus = r.nested("prometheus", prometheusFromJson);
    if (r.has("lab"))
        c.lab = r.nested("lab", labFromJson);
    if (r.has("kubernetes"))
        c.kubernetes = r.nested("kubernetes", kubernetesFromJson);
    if (r.has("read_only"))
        c.readOnly = r.flag("read_only");
    if (r.has("protected"))
        c.isProtected = r.flag("protected");
    if (r.has("backfill"))
        c.backfill = r.flag("backfill");
    c.price = r.maybeNumber("price");
    c.color = r.textOr("color", {});
    return r.result(std::move(c));
}

Json toJson(const Pause &pause)
{
    Json out = Json::object();
    out["scope"] = toString(pause.scope);
    out["target"] = textOrNull(pause.target);
    out["scale_in_only"] = pause.scaleInOnly;
    out["emergency"] = pause.emergency;
    out["until"] = maybe(pause.until);
    out["reason"] = textOrNull(pause.reason);
    out["actor"] = toJson(pause.actor);
    out["since"] = jsonout::time(pause.since);
    return out;
}

Result<Pause> pauseFromJson(const Json &json)
{
    JsonReader r(json, "pause");
    Pause p;
    p.scope = r.oneOf("scope", names::kPauseScope);
    p.target = r.textOr("target", {});
    p.scaleInOnly = r.flag("scale_in_only");
    p.emergency = r.flag("emergency");
    p.until = r.maybeTime("until");
    p.reason = r.textOr("reason", {});
    p.actor = r.nested("actor", actorFromJson);
    p.since = r.time("since");
    return r.result(std::move(p));
}

Json toJson(const Error &error)
{
    Json out = Json::object();
    out["code"] = toString(error.code);
    out["where"] = error.where;
    out["detail"] = error.detail;
    out["reason"] = textOrNull(error.reason);
    return out;
}

Result<Error> errorFromJson(const Json &json)
{
    JsonReader r(json, "error");
    Error error;
    const std::string name = r.text("code");
    const auto code = std::ranges::find(kErrorCodes, name, [](ErrorCode c) { return toString(c); });
    if (code == kErrorCodes.end())
        r.refuse("code");
    else
        error.code = *code;
    error.where = r.textOr("where", {});
    error.detail = r.textOr("detail", {});
    error.reason = r.textOr("reason", {});
    return r.result(std::move(error));
}

} // namespace preamar
