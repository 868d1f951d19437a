// Pauses and the emergency stop as commands.
#include "core/engine/commandscope.h"

#include <algorithm>

namespace preamar::engine {

namespace {

std::optional<PauseScope> scopeOf(const std::string &text)
{
    if (text.empty() || text == "all")
        return PauseScope::All;
    if (text == "context")
        return PauseScope::Context;
    if (text == "workload")
        return PauseScope::Workload;
    return std::nullopt;
}

// The full name of what a pause is for, so that two spellings cannot be two pauses.
Result<std::string> targetOf(const Scope &s, PauseScope scope)
{
    const std::string target = s.text("target");
    if (scope == PauseScope::All)
        return std::string();
    if (scope == PauseScope::Workload) {
        auto ref = resolveWorkload(s.journal, target);
        if (!ref)
            return fail(ref.error());
        return toString(*ref);
    }
    auto contexts = s.journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    for (const auto &c : *contexts) {
        if (c.name.str() == target)
            return target;
    }
    return badInput("no context of that name: " + target);
}

}  // namespace

Answer pause(const Scope &s)
{
    const auto scope = scopeOf(s.text("scope"));
    if (!scope)
        return badInput("scope: all, context or workload");
    auto target = targetOf(s, *scope);
    if (!target)
        return fail(target.error());
    auto present = s.journal.pauses();
    if (!present)
        return fail(present.error());
    // A pause only ever adds to those that are: full before scale-in only, the later end before the earlier.
    auto until = untilOf(s);
    bool scaleInOnly = boolAt(s.command.arguments, "scale_in_only").value_or(false);
    for (const auto &p : *present) {
        if (p.emergency && *scope == PauseScope::All)
            return refuse(ReasonCode::EmergencyStop);
        if (p.scope != *scope || p.target != *target || (p.until && *p.until <= s.now()))
            continue;
        scaleInOnly = scaleInOnly && p.scaleInOnly;
        until = !until || !p.until ? std::nullopt : std::optional(std::max(*until, *p.until));
        if (scaleInOnly == p.scaleInOnly && until == p.until)
            return refuse(ReasonCode::Paused, *target);
    }
    const Pause pause{.scope = *scope, .target = *target, .scaleInOnly = scaleInOnly, .emergency = false, .until = until,
                      .reason = s.text("reason"), .actor = s.command.actor, .since = s.now()};
    if (auto r = s.journal.putPause(pause, s.audit("pause.set", *scope == PauseScope::Workload ? *target : std::string())); !r)
        return fail(r.error());
    return Json{{"paused", true}, {"scope", toString(*scope)}, {"target", *target}, {"scale_in_only", pause.scaleInOnly}};
}

Answer resume(const Scope &s)
{
    const auto scope = scopeOf(s.text("scope"));
    if (!scope)
        return badInput("scope: all, context or workload");
    auto target = targetOf(s, *scope);
    if (!target)
        return fail(target.error());
    auto present = s.journal.pauses();
    if (!present)
        return fail(present.error());
    const auto it = std::find_if(present->begin(), present->end(),
                                 [&](const Pause &p) { return p.scope == *scope && p.target == *target; });
    if (it != present->end() && it->emergency && s.text("reason").empty())
        return refuse(ReasonCode::ReasonRequired);
    if (it != present->end()) {
        if (auto r = s.journal.removePause(*scope, *target, s.audit("pause.lifted", *scope == PauseScope::Workload ? *target : std::string())); !r)
            return fail(r.error());
    }
    return Json{{"paused", false}, {"scope", toString(*scope)}, {"target", *target}, {"was_paused", it != present->end()}};
}

Answer stop(const Scope &s)
{
    const Pause pause{.scope = PauseScope::All, .target = {}, .scaleInOnly = false, .emergency = true, .until = std::nullopt,
                      .reason = s.text("reason"), .actor = s.command.actor, .since = s.now()};
    if (auto r = s.journal.putPause(pause, s.audit("emergency.stop", {}, "EmergencyStop")); !r)
        return fail(r.error());
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    int voided = 0;
    for (auto &proposal : *open) {
        if (!isOpen(proposal.state))
            continue;
        proposal.state = ProposalState::Void;
        proposal.closedBy = Reason{ReasonCode::EmergencyStop, {}, {}};
        proposal.changed = s.now();
        if (auto r = s.journal.updateProposal(proposal, s.audit("proposal.void", toString(proposal.plan.workload), "EmergencyStop")); !r)
            return fail(r.error());
        ++voided;
    }
    return Json{{"stopped", true}, {"voided", voided}};
}

}  // namespace preamar::engine
