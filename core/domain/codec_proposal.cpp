#include "core/domain/codec.h"
#include "core/domain/codec_decision.h"
#include "core/domain/jsonreader.h"
#include "core/domain/jsonwriter.h"
#include "core/domain/names.h"

namespace preamar {

using jsonout::idOrNull;
using jsonout::maybe;
using jsonout::seconds;
using jsonout::textOrNull;

namespace {

Json textList(const std::vector<std::string> &items)
{
    return jsonout::list(items, [](const std::string &s) { return Json(s); });
}

Result<std::string> textItem(const Json &json)
{
    if (!json.is_string())
        return fail(ErrorCode::Protocol, "list", "is not a text");
    return json.get_ref<const std::string &>();
}

Json observedJson(const ObservedState &o)
{
    Json out = Json::object();
    out["uid"] = o.uid;
    out["version"] = o.version;
    out["replicas"] = o.replicas;
    out["spec_digest"] = o.specDigest;
    out["owners"] = textList(o.owners);
    out["min"] = o.min;
    out["max"] = o.max;
    return out;
}

Result<ObservedState> observedFromJson(const Json &json)
{
    JsonReader r(json, "observed");
    ObservedState o;
    o.uid = r.text("uid");
    o.version = r.text("version");
    o.replicas = r.integer("replicas");
    o.specDigest = r.text("spec_digest");
    o.owners = r.list("owners", textItem);
    o.min = r.integer("min");
    o.max = r.integer("max");
    return r.result(std::move(o));
}

BootTime bootTime(JsonReader &r, const char *key)
{
    return BootTime{Millis{r.integer(key)}};
}

} // namespace

Json toJson(const Plan &plan)
{
    Json out = Json::object();
    out["workload"] = toString(plan.workload);
    out["endpoint"] = plan.endpoint;
    out["change"] = toJson(plan.change);
    out["observed"] = observedJson(plan.observed);
    out["reasons"] = codec::reasonsJson(plan.reasons);
    out["ladder"] = codec::ladderJson(plan.ladder);
    out["priority"] = toString(plan.priority);
    out["confidence"] = maybe(plan.confidence);
    out["risk"] = codec::riskJson(plan.risk);
    out["cost_per_month_delta"] = maybe(plan.costPerMonthDelta);
    out["policy_version"] = plan.policyVersion;
    out["sample_digest"] = plan.sampleDigest;
    out["forecast"] = idOrNull(plan.forecast);
    out["created"] = jsonout::time(plan.created);
    out["boot_id"] = plan.bootId;
    out["created_boot_ms"] = plan.createdBoot.time_since_epoch().count();
    out["lifetime_s"] = seconds(plan.lifetime);
    out["reverts"] = textOrNull(plan.reverts);
    return out;
}

Result<Plan> planFromJson(const Json &json)
{
    JsonReader r(json, "plan");
    Plan p;
    p.workload = codec::workloadRef(r, "workload");
    p.endpoint = r.text("endpoint");
    p.change = r.nested("change", changeFromJson);
    p.observed = r.nested("observed", observedFromJson);
    p.reasons = r.list("reasons", reasonFromJson);
    p.ladder = r.list("ladder", codec::stepFromJson);
    p.priority = r.oneOf("priority", names::kPriority);
    p.confidence = r.maybeNumber("confidence");
    p.risk = codec::risk(r, "risk");
    p.costPerMonthDelta = r.maybeNumber("cost_per_month_delta");
    p.policyVersion = r.text("policy_version");
    p.sampleDigest = r.text("sample_digest");
    p.forecast = r.id<ForecastId>("forecast");
    p.created = r.time("created");
    p.bootId = r.text("boot_id");
    p.createdBoot = bootTime(r, "created_boot_ms");
    p.lifetime = r.seconds("lifetime_s");
    p.reverts = r.textOr("reverts", {});
    return r.result(std::move(p));
}

Json toJson(const Approval &approval)
{
    Json out = Json::object();
    out["actor"] = toJson(approval.actor);
    out["at"] = jsonout::time(approval.at);
    out["boot_id"] = approval.bootId;
    out["at_boot_ms"] = approval.atBoot.time_since_epoch().count();
    out["comment"] = approval.comment;
    out["plan_hash"] = approval.planHash;
    out["until_next_step"] = approval.untilNextStep;
    if (approval.dryRun)
        out["dry_run"] = true;
    return out;
}

Result<Approval> approvalFromJson(const Json &json)
{
    JsonReader r(json, "approval");
    Approval a;
    a.actor = r.nested("actor", actorFromJson);
    a.at = r.time("at");
    a.bootId = r.text("boot_id");
    a.atBoot = bootTime(r, "at_boot_ms");
    a.comment = r.textOr("comment", {});
    a.planHash = r.text("plan_hash");
    a.untilNextStep = r.flag("until_next_step");
    a.dryRun = r.has("dry_run") && r.flag("dry_run");
    return r.result(std::move(a));
}

Json toJson(const Outcome &outcome)
{
    Json out = Json::object();
    out["state"] = toString(outcome.state);
    out["reason"] = toJson(outcome.reason);
    out["detail"] = outcome.detail;
    out["at"] = jsonout::time(outcome.at);
    return out;
}

Result<Outcome> outcomeFromJson(const Json &json)
{
    JsonReader r(json, "outcome");
    Outcome o;
    o.state = r.oneOf("state", names::kProposalState);
    o.reason = r.nested("reason", reasonFromJson);
    o.detail = r.textOr("detail", {});
    o.at = r.time("at");
    return r.result(std::move(o));
}

Json toJson(const Proposal &proposal)
{
    Json out = Json::object();
    out["id"] = proposal.id.str();
    out["plan"] = toJson(proposal.plan);
    out["hash"] = proposal.hash;
    out["state"] = toString(proposal.state);
    out["approval"] = proposal.approval ? toJson(*proposal.approval) : Json(nullptr);
    out["outcome"] = proposal.outcome ? toJson(*proposal.outcome) : Json(nullptr);
    out["closed_by"] = proposal.closedBy ? toJson(*proposal.closedBy) : Json(nullptr);
    out["reverted_by"] = textOrNull(proposal.revertedBy);
    out["changed"] = jsonout::time(proposal.changed);
    return out;
}

Result<Proposal> proposalFromJson(const Json &json)
{
    JsonReader r(json, "proposal");
    Proposal p;
    p.id = ProposalId{r.text("id")};
    p.plan = r.nested("plan", planFromJson);
    p.hash = r.text("hash");
    p.state = r.oneOf("state", names::kProposalState);
    p.approval = r.maybe("approval", [&](const char *key) { return r.nested(key, approvalFromJson); });
    p.outcome = r.maybe("outcome", [&](const char *key) { return r.nested(key, outcomeFromJson); });
    p.closedBy = r.maybe("closed_by", [&](const char *key) { return r.nested(key, reasonFromJson); });
    p.revertedBy = r.textOr("reverted_by", {});
    p.changed = r.time("changed");
    return r.result(std::move(p));
}

Json toJson(const Intent &intent)
{
    Json out = Json::object();
    out["id"] = intent.id.str();
    out["proposal"] = intent.proposal.str();
    out["workload"] = toString(intent.workload);
    out["change"] = toJson(intent.change);
    out["uid"] = intent.uid;
    out["version"] = intent.version;
    out["fence"] = intent.fence;
    out["at"] = jsonout::time(intent.at);
    return out;
}

Result<Intent> intentFromJson(const Json &json)
{
    JsonReader r(json, "intent");
    Intent i;
    i.id = IntentId{r.text("id")};
    i.proposal = ProposalId{r.text("proposal")};
    i.workload = codec::workloadRef(r, "workload");
    i.change = r.nested("change", changeFromJson);
    i.uid = r.text("uid");
    i.version = r.text("version");
    i.fence = r.integer("fence");
    i.at = r.time("at");
    return r.result(std::move(i));
}

Json toJson(const Command &command)
{
    Json out = Json::object();
    out["id"] = command.id.str();
    out["kind"] = command.kind;
    out["arguments"] = command.arguments;
    out["actor"] = toJson(command.actor);
    out["at"] = jsonout::time(command.at);
    return out;
}

Result<Command> commandFromJson(const Json &json)
{
    JsonReader r(json, "command");
    Command c;
    c.id = CommandId{r.text("id")};
    c.kind = r.text("kind");
    if (const Json *arguments = r.field("arguments"))
        c.arguments = *arguments;
    c.actor = r.nested("actor", actorFromJson);
    c.at = r.time("at");
    return r.result(std::move(c));
}

Json toJson(const CommandAnswer &answer)
{
    Json out = Json::object();
    out["done"] = answer.done;
    out["result"] = answer.result;
    out["error"] = answer.error ? toJson(*answer.error) : Json(nullptr);
    return out;
}

Result<CommandAnswer> commandAnswerFromJson(const Json &json)
{
    JsonReader r(json, "answer");
    CommandAnswer a;
    a.done = r.flag("done");
    if (const Json *result = r.field("result"))
        a.result = *result;
    a.error = r.maybe("error", [&](const char *key) { return r.nested(key, errorFromJson); });
    return r.result(std::move(a));
}

Json proposalView(const Proposal &proposal)
{
    const Plan &plan = proposal.plan;
    Json out = Json::object();
    out["id"] = proposal.id.str();
    out["workload"] = toString(plan.workload);
    out["state"] = toString(proposal.state);
    out["change"] = toJson(plan.change);
    out["reasons"] = codec::reasonsJson(plan.reasons);
    out["ladder"] = codec::ladderJson(plan.ladder);
    out["priority"] = toString(plan.priority);
    out["confidence"] = maybe(plan.confidence);
    out["risk"] = codec::riskJson(plan.risk);
    out["cost_per_month_delta"] = maybe(plan.costPerMonthDelta);
    out["created"] = jsonout::time(plan.created);
    out["expires"] = jsonout::time(plan.created + plan.lifetime);
    out["forecast"] = idOrNull(plan.forecast);
    out["policy_version"] = plan.policyVersion;
    out["observed"] = {
        {"uid", plan.observed.uid}, {"version", plan.observed.version}, {"replicas", plan.observed.replicas}};
    out["approval"] = nullptr;
    if (const auto &a = proposal.approval)
        out["approval"] = {{"actor", toJson(a->actor)}, {"at", toRfc3339(a->at)}, {"comment", a->comment}};
    out["outcome"] = proposal.outcome ? toJson(*proposal.outcome) : Json(nullptr);
    out["closed_by"] = proposal.closedBy ? toJson(*proposal.closedBy) : Json(nullptr);
    out["reverts"] = textOrNull(plan.reverts);
    out["reverted_by"] = textOrNull(proposal.revertedBy);
    out["hash"] = proposal.hash;
    return out;
}

Json auditView(const AuditRecord &record)
{
    Json out = Json::object();
    out["seq"] = record.seq;
    out["at"] = jsonout::time(record.at);
    out["actor"] = toJson(record.actor);
    out["event"] = record.event;
    out["workload"] = textOrNull(record.workload);
    out["code"] = textOrNull(record.code);
    out["detail"] = record.detail;
    out["hash"] = record.hash;
    return out;
}

} // namespace preamar
