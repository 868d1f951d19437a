#include "core/domain/codec_decision.h"

#include "core/domain/codec.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/names.h"

namespace preamar::codec {

Json reasonsJson(const std::vector<Reason> &reasons)
{
    return jsonout::list(reasons, [](const Reason &reason) { return preamar::toJson(reason); });
}

Json ladderJson(const std::vector<DecisionStep> &ladder)
{
    return jsonout::list(ladder, [](const DecisionStep &step) {
        Json out = Json::object();
        out["name"] = step.name;
        out["wanted"] = step.wanted;
        out["reason"] = step.reason ? preamar::toJson(*step.reason) : Json(nullptr);
        return out;
    });
}

Result<DecisionStep> stepFromJson(const Json &json)
{
    JsonReader r(json, "step");
    DecisionStep step;
    step.name = r.text("name");
    step.wanted = r.integer("wanted");
    step.reason = r.maybe("reason", [&](const char *key) { return r.nested(key, reasonFromJson); });
    return r.result(std::move(step));
}

Json riskJson(const std::optional<Risk> &risk)
{
    if (!risk || !std::isfinite(risk->without) || !std::isfinite(risk->with))
        return nullptr;
    Json out = Json::object();
    out["without"] = risk->without;
    out["with"] = risk->with;
    return out;
}

std::optional<Risk> risk(JsonReader &reader, const char *key)
{
    const auto decode = [](const Json &json) {
        JsonReader r(json, "risk");
        const Risk value{.without = r.number("without"), .with = r.number("with")};
        return r.result(value);
    };
    return reader.maybe(key, [&](const char *k) { return reader.nested(k, decode); });
}

WorkloadRef workloadRef(JsonReader &reader, const char *key)
{
    auto ref = parseWorkloadRef(reader.text(key));
    if (ref)
        return std::move(*ref);
    reader.refuse(key);
    return {};
}

Json toJson(const Decision &decision)
{
    Json out = Json::object();
    out["action"] = toString(decision.action);
    out["from"] = decision.from;
    out["to"] = decision.to;
    out["priority"] = toString(decision.priority);
    out["reasons"] = reasonsJson(decision.reasons);
    out["ladder"] = ladderJson(decision.ladder);
    out["won_by"] = decision.wonBy;
    out["clipped_by"] = decision.clippedBy;
    out["confidence"] = jsonout::maybe(decision.confidence);
    out["risk"] = riskJson(decision.risk);
    out["cost_per_month_delta"] = jsonout::maybe(decision.costPerMonthDelta);
    out["breach_at"] = jsonout::maybe(decision.breachAt);
    return out;
}

Result<Decision> decisionFromJson(const Json &json)
{
    JsonReader r(json, "decision");
    Decision d;
    d.action = r.oneOf("action", names::kDirection);
    d.from = r.integer("from");
    d.to = r.integer("to");
    d.priority = r.oneOf("priority", names::kPriority);
    d.reasons = r.list("reasons", reasonFromJson);
    d.ladder = r.list("ladder", stepFromJson);
    d.wonBy = r.textOr("won_by", {});
    d.clippedBy = r.textOr("clipped_by", {});
    d.confidence = r.maybeNumber("confidence");
    d.risk = risk(r, "risk");
    d.costPerMonthDelta = r.maybeNumber("cost_per_month_delta");
    d.breachAt = r.maybeTime("breach_at");
    return r.result(std::move(d));
}

} // namespace preamar::codec
