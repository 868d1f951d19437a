// Contexts as commands: added, changed, removed; what was proposed for them is void, and with other servers all that was
// learned of the old ones is left behind.
#include "core/engine/commandscope.h"

#include "core/domain/codec.h"
#include "core/engine/assess.h"
#include "core/engine/connect.h"
#include "core/engine/contextservers.h"

#include <algorithm>

namespace preamar::engine {

namespace {

// A write may have reached the server, and what it did was not read: it can only be let go of, and nobody will know.
Result<void> letGo(const Scope &s, Proposal &proposal, const ContextName &name)
{
    const auto intent = s.journal.intentOf(proposal.id);
    if (!intent)
        return fail(intent.error());
    if (!*intent)
        return refuse(ReasonCode::ActionUnresolved, proposal.id.str());
    if (s.text("confirm") != name.str())
        return fail(ErrorCode::Conflict, "command", name.str(), std::string(toString(ReasonCode::ConfirmationRequired)));
    proposal.state = ProposalState::Failed;
    proposal.outcome = Outcome{.state = ProposalState::Failed, .reason = {ReasonCode::WriteUnknown, {}, {}}, .detail = "never read: its context was removed", .at = s.now()};
    proposal.closedBy = Reason{ReasonCode::ProposalVoid, {}, name.str()};
    proposal.changed = s.now();
    AuditEntry entry = s.audit("action.failed", toString(proposal.plan.workload), std::string(toString(ReasonCode::WriteUnknown)));
    entry.detail = Json{{"id", proposal.id.str()}, {"intent", (*intent)->id.str()}, {"removed", name.str()}};
    return s.journal.recordOutcome((*intent)->id, proposal, entry);
}

// What becomes of the actions that are under way in a context.
enum class UnderWay { Stays, Refuses, Ends };

// Void what was proposed for a context. An action that was read back may end with it: it is only watched for readiness.
Result<void> voidProposalsOf(const Scope &s, const ContextName &name, UnderWay underWay)
{
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    for (auto &proposal : *open) {
        if (proposal.plan.workload.context != name)
            continue;
        const bool watched = proposal.state == ProposalState::Verified;
        if (isInFlight(proposal.state) && underWay == UnderWay::Stays)
            continue;
        // One that is only recorded is on its way this moment, and resolved or unknown in the next.
        if (isInFlight(proposal.state) && (underWay == UnderWay::Refuses || proposal.state == ProposalState::IntentRecorded))
            return refuse(ReasonCode::ActionUnresolved, proposal.id.str());
        if (isInFlight(proposal.state) && !watched) {
            if (auto r = letGo(s, proposal, name); !r)
                return r;
            continue;
        }
        proposal.state = watched ? ProposalState::Superseded : ProposalState::Void;
        proposal.closedBy = Reason{ReasonCode::ProposalVoid, {}, name.str()};
        proposal.changed = s.now();
        if (auto r = s.journal.updateProposal(proposal, s.audit(watched ? "action.superseded" : "proposal.void", toString(proposal.plan.workload), "ProposalVoid")); !r)
            return fail(r.error());
    }
    return {};
}

// What was stored, and the program that was consented to with it, as the kubeconfig has it. What a caller may have said
// about the program is neither believed nor kept.
AuditEntry recordOf(const Scope &s, std::string event, const ContextConfig &config, bool isNewConsent)
{
    AuditEntry out = s.audit(std::move(event));
    out.detail = Json{{"config", toJson(config)}};
    if (const auto program = isNewConsent ? consentedNow(config.kubernetes) : std::nullopt)
        out.detail["exec"] = consentJson(*program);
    return out;
}

// An empty profile is none; anything else must be one of profiles().
bool isProfile(const std::string &name)
{
    const auto all = profiles();
    return std::find(all.begin(), all.end(), name) != all.end();
}

}  // namespace

Answer addContext(const Scope &s)
{
    const Json *json = find(s.command.arguments, "config");
    if (json == nullptr)
        return badInput("config is missing");
    auto config = contextFromJson(*json);
    if (!config)
        return fail(config.error());
    if (config->name.empty() || config->name.str().find('/') != std::string::npos)
        return badInput("a context name may not be empty or hold '/'");
    const std::string profile = s.text("profile");
    if (!profile.empty() && !isProfile(profile))
        return badInput("profile: dev, staging or production");
    auto existing = s.journal.contexts();
    if (!existing)
        return fail(existing.error());
    for (const auto &other : *existing) {
        if (other.name == config->name)
            return badInput("a context of that name exists: " + other.name.str());
        if ((other.kind == ContextKind::Lab) != (config->kind == ContextKind::Lab))
            return fail(ErrorCode::InvalidArgument, "context", other.name.str(), std::string(toString(ReasonCode::HomeMixesLabAndReal)));
    }
    // The name may have been another's.
    if (auto r = leaveServers(s.journal, config->name, s.command.actor); !r)
        return fail(r.error());
    if (auto r = s.journal.putContext(*config); !r)
        return fail(r.error());
    if (!profile.empty()) {
        if (auto r = saveProfile(s.journal, config->name, profile); !r)
            return fail(r.error());
    }
    if (auto r = s.journal.appendAudit(recordOf(s, "context.added", *config, true)); !r)
        return fail(r.error());
    return Json{{"name", config->name.str()}};
}

Answer updateContext(const Scope &s)
{
    const Json *json = find(s.command.arguments, "config");
    if (json == nullptr)
        return badInput("config is missing");
    auto config = contextFromJson(*json);
    if (!config)
        return fail(config.error());
    auto existing = s.journal.contexts();
    if (!existing)
        return fail(existing.error());
    const auto old = std::find_if(existing->begin(), existing->end(), [&](const ContextConfig &c) { return c.name == config->name; });
    if (old == existing->end())
        return badInput("no context of that name: " + config->name.str());
    if (old->kind != config->kind)
        return badInput("the kind of a context stays");
    const bool isNewConsent = config->kubernetes.allowExec != old->kubernetes.allowExec;
    // What was proposed was proposed for the server it was measured on; a mark or a price does not touch it.
    ContextConfig marked = *config;
    marked.isProtected = old->isProtected;
    marked.backfill = old->backfill;
    marked.price = old->price;
    marked.color = old->color;
    if (marked != *old) {
        const bool sameServer = endpointOf(*config) == endpointOf(*old);
        if (auto r = voidProposalsOf(s, config->name, sameServer ? UnderWay::Stays : UnderWay::Refuses); !r)
            return fail(r.error());
    }
    if (auto r = s.journal.putContext(*config); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(recordOf(s, "context.updated", *config, isNewConsent)); !r)
        return fail(r.error());
    if (sameServers(*config, *old))
        return Json{{"name", config->name.str()}};
    if (auto r = leaveServers(s.journal, config->name, s.command.actor); !r)
        return fail(r.error());
    return Json{{"name", config->name.str()}, {"other_server", true}};
}

Answer removeContext(const Scope &s)
{
    const ContextName name{s.text("name")};
    auto existing = s.journal.contexts();
    if (!existing)
        return fail(existing.error());
    if (std::none_of(existing->begin(), existing->end(), [&](const ContextConfig &c) { return c.name == name; }))
        return badInput("no context of that name: " + name.str());
    if (auto r = voidProposalsOf(s, name, UnderWay::Ends); !r)
        return fail(r.error());
    if (auto r = saveProfile(s.journal, name, {}); !r)
        return fail(r.error());
    if (auto r = s.journal.removeContext(name); !r)
        return fail(r.error());
    if (auto r = leaveServers(s.journal, name, s.command.actor); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("context.removed")); !r)
        return fail(r.error());
    return Json{{"name", name.str()}};
}

Answer setProfile(const Scope &s)
{
    const ContextName name{s.text("name")};
    const std::string profile = s.text("profile");
    if (profile != "none" && !isProfile(profile))
        return badInput("profile: dev, staging, production or none");
    const auto contexts = s.journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    if (std::none_of(contexts->begin(), contexts->end(), [&](const ContextConfig &c) { return c.name == name; }))
        return badInput("no context of that name: " + name.str());
    if (auto r = saveProfile(s.journal, name, profile == "none" ? std::string() : profile); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("context.profile")); !r)
        return fail(r.error());
    return Json{{"name", name.str()}, {"profile", profile == "none" ? Json() : Json(profile)}};
}

}  // namespace preamar::engine
