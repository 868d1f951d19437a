// Contexts as commands: added, changed, removed; what was proposed for them is void, and with other servers all that was
// learned of the old ones is left behind.
#include "core/engine/commandscope.h"

#include "core/domain/codec.h"
#include "core/engine/connect.h"
#include "core/engine/contextservers.h"

#include <algorithm>

namespace preamar::engine {

namespace {

// Void what was proposed for a context; refused while an action is under way there.
Result<void> voidProposalsOf(const Scope &s, const ContextName &name)
{
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    for (auto &proposal : *open) {
        if (proposal.plan.workload.context != name)
            continue;
        if (isInFlight(proposal.state))
            return refuse(ReasonCode::ActionUnresolved, proposal.id.str());
        proposal.state = ProposalState::Void;
        proposal.closedBy = Reason{ReasonCode::ProposalVoid, {}, name.str()};
        proposal.changed = s.now();
        if (auto r = s.journal.updateProposal(proposal, s.audit("proposal.void", toString(proposal.plan.workload), "ProposalVoid")); !r)
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
        if (auto r = voidProposalsOf(s, config->name); !r)
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
    if (auto r = voidProposalsOf(s, name); !r)
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
