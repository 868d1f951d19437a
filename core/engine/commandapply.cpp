#include "core/engine/commandapply.h"

#include "core/engine/commandscope.h"

#include "core/config/settings.h"
#include "core/domain/codec.h"
#include "core/engine/commands.h"
#include "core/engine/cyclerecord.h"
#include "core/engine/modelorders.h"
#include "core/limits/limits.h"

#include <algorithm>
#include <set>

namespace preamar {

Command makeCommand(std::string_view kind, Json arguments, const Actor &actor, Timestamp now)
{
    return Command{.id = CommandId(newUlid(toMillis(now))), .kind = std::string(kind), .arguments = std::move(arguments),
                   .actor = actor, .at = now};
}

namespace engine {

std::optional<Timestamp> untilOf(const Scope &s)
{
    if (const auto seconds = numberAt(s.command.arguments, "for_s"); seconds && *seconds > 0)
        return s.now() + Millis{static_cast<std::int64_t>(*seconds * 1000.0)};
    return std::nullopt;
}

Result<WorkloadSettings> settingsFor(const Scope &s, const WorkloadRef &ref)
{
    auto all = s.journal.workloadSettings();
    if (!all)
        return fail(all.error());
    for (auto &row : *all) {
        if (row.workload == ref)
            return row;
    }
    WorkloadSettings fresh;
    fresh.workload = ref;
    fresh.policy.mode = s.context.isLab ? Mode::Approve : Mode::Recommend;
    return fresh;
}

namespace {

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
    auto existing = s.journal.contexts();
    if (!existing)
        return fail(existing.error());
    for (const auto &other : *existing) {
        if (other.name == config->name)
            return badInput("a context of that name exists: " + other.name.str());
        if ((other.kind == ContextKind::Lab) != (config->kind == ContextKind::Lab))
            return fail(ErrorCode::InvalidArgument, "context", other.name.str(), std::string(toString(ReasonCode::HomeMixesLabAndReal)));
    }
    if (auto r = s.journal.putContext(*config); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("context.added")); !r)
        return fail(r.error());
    return Json{{"name", config->name.str()}};
}

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
    if (auto r = s.journal.appendAudit(s.audit("context.updated")); !r)
        return fail(r.error());
    return Json{{"name", config->name.str()}};
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
    if (auto r = s.journal.removeContext(name); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("context.removed")); !r)
        return fail(r.error());
    return Json{{"name", name.str()}};
}

Answer approve(const Scope &s)
{
    auto proposal = resolveProposal(s.journal, s.text("id"));
    if (!proposal)
        return fail(proposal.error());
    const std::string workload = toString(proposal->plan.workload);
    switch (proposal->state) {
    case ProposalState::Proposed: break;
    case ProposalState::Expired: return refuse(ReasonCode::ProposalExpired, proposal->id.str());
    case ProposalState::Superseded: return refuse(ReasonCode::ProposalSuperseded, proposal->id.str());
    case ProposalState::Void: return refuse(ReasonCode::ProposalVoid, proposal->id.str());
    default: return refuse(ReasonCode::ProposalNotPending, std::string(toString(proposal->state)));
    }
    if (planHash(proposal->plan) != proposal->hash)
        return refuse(ReasonCode::ProposalTampered, proposal->id.str());
    if (timeLeft(proposal->plan, s.context.clock.bootId(), s.context.clock.boot()) <= Millis::zero()) {
        // The refusal is recorded as what it is: the proposal's end.
        return refuse(ReasonCode::ProposalExpired, proposal->id.str());
    }
    if (s.command.actor.role < Role::Approver)
        return refuse(ReasonCode::PermissionMissing, std::string(toString(s.command.actor.role)));
    auto pauses = s.journal.pauses();
    if (!pauses)
        return fail(pauses.error());
    if (const auto problem = limits::pauseProblem(*pauses, proposal->plan.workload, direction(proposal->plan.change), s.now()))
        return refuse(problem->code, problem->subject);
    auto report = s.journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    auto contexts = s.journal.contexts();
    if (!contexts)
        return fail(contexts.error());
    auto settings = settingsFor(s, proposal->plan.workload);
    if (!settings)
        return fail(settings.error());
    auto governance = loadGovernance(s.journal);
    if (!governance)
        return fail(governance.error());
    if (governance->own.contains(proposal->plan.workload) || !settings->enrolled)
        settings->policy = layered(*governance, proposal->plan.workload, {}, nullptr, s.context.isLab);
    Mode mode = settings->policy.mode;
    if (*report) {
        // The effective mode of the last cycle may be lower: labels only lower.
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref == proposal->plan.workload)
                mode = std::min(mode, applyLabels(w.workload.labels, settings->policy).policy.mode);
        }
    }
    if (mode == Mode::Observe)
        return refuse(ReasonCode::ObserveMode, workload);
    if (mode == Mode::Recommend)
        return refuse(ReasonCode::RecommendMode, workload);
    for (const auto &c : *contexts) {
        if (c.name == proposal->plan.workload.context && c.readOnly)
            return refuse(ReasonCode::ContextReadOnly, c.name.str());
    }
    if (const auto needed = confirmationNeeded(proposal->plan.change)) {
        if (integerAt(s.command.arguments, "confirm") != needed)
            return fail(ErrorCode::Conflict, "command", std::to_string(*needed), std::string(toString(ReasonCode::ConfirmationRequired)));
    }
    proposal->state = ProposalState::Approved;
    proposal->approval = Approval{.actor = s.command.actor, .at = s.now(), .bootId = s.context.clock.bootId(),
                                  .atBoot = s.context.clock.boot(), .comment = s.text("comment"), .planHash = proposal->hash,
                                  .untilNextStep = !s.context.engineRuns};
    proposal->changed = s.now();
    if (auto r = s.journal.updateProposal(*proposal, s.audit("proposal.approved", workload)); !r)
        return fail(r.error());
    return Json{{"id", proposal->id.str()}, {"state", toString(proposal->state)}, {"engine_runs", s.context.engineRuns}};
}

Answer reject(const Scope &s)
{
    auto proposal = resolveProposal(s.journal, s.text("id"));
    if (!proposal)
        return fail(proposal.error());
    if (!isOpen(proposal->state))
        return refuse(ReasonCode::ProposalNotPending, std::string(toString(proposal->state)));
    proposal->state = ProposalState::Rejected;
    proposal->changed = s.now();
    if (auto r = s.journal.updateProposal(*proposal, s.audit("proposal.rejected", toString(proposal->plan.workload))); !r)
        return fail(r.error());
    return Json{{"id", proposal->id.str()}, {"state", toString(proposal->state)}};
}

Answer revert(const Scope &s)
{
    auto done = resolveProposal(s.journal, s.text("id"));
    if (!done)
        return fail(done.error());
    auto plan = inversePlan(s.journal, *done, s.context.clock);
    if (!plan)
        return fail(plan.error());
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    for (auto &other : *open) {
        if (other.plan.workload != plan->workload)
            continue;
        if (isInFlight(other.state))
            return refuse(ReasonCode::ActionUnresolved, other.id.str());
        other.state = ProposalState::Superseded;
        other.closedBy = Reason{ReasonCode::UndoRequested, {}, done->id.str()};
        other.changed = s.now();
        if (auto r = s.journal.updateProposal(other, s.audit("proposal.superseded", toString(other.plan.workload), "UndoRequested")); !r)
            return fail(r.error());
    }
    Proposal inverse;
    inverse.id = ProposalId(newId(s.journal, s.context.clock));
    inverse.plan = std::move(*plan);
    inverse.hash = planHash(inverse.plan);
    inverse.changed = s.now();
    if (auto r = s.journal.addProposal(inverse, s.audit("proposal.created", toString(inverse.plan.workload), "UndoRequested")); !r)
        return fail(r.error());
    done->revertedBy = inverse.id.str();
    if (auto r = s.journal.updateProposal(*done, s.audit("proposal.revert_offered", toString(inverse.plan.workload))); !r)
        return fail(r.error());
    return Json{{"id", inverse.id.str()}, {"reverts", done->id.str()}, {"proposal", proposalView(inverse)}};
}

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

// A safety number: towards the safe side freely, the other way only with a written reason.
Answer setLimit(const Scope &s)
{
    const std::string key = s.text("key");
    auto governance = loadGovernance(s.journal);
    if (!governance)
        return fail(governance.error());
    limits::Numbers numbers = governance->numbers;
    if (auto r = setNumber(numbers, key, s.text("value")); !r)
        return fail(r.error());
    const auto loose = limits::loosened(numbers);
    if (std::find(loose.begin(), loose.end(), key) != loose.end() && s.text("reason").empty())
        return refuse(ReasonCode::LimitLoosened, key);
    if (auto r = s.journal.putSetting(key, s.text("value")); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("setting.set")); !r)
        return fail(r.error());
    return Json{{"key", key}, {"value", s.text("value")}};
}

Answer setSetting(const Scope &s)
{
    if (s.text("key").starts_with("limit."))
        return setLimit(s);
    auto text = checkSetting(s.text("key"), s.text("value"));
    if (!text)
        return fail(text.error());
    if (auto r = s.journal.putSetting(s.text("key"), *text); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("setting.set")); !r)
        return fail(r.error());
    return Json{{"key", s.text("key")}, {"value", *text}};
}

Answer importHistory(const Scope &s)
{
    if (s.history == nullptr)
        return fail(ErrorCode::Storage, "history", "not open");
    auto ref = resolveWorkload(s.journal, s.text("workload"));
    if (!ref) {
        // Long history may be imported for a workload that was not seen yet, by its full name.
        ref = parseWorkloadRef(s.text("workload"));
        if (!ref)
            return fail(ref.error());
    }
    const MetricId id{s.text("metric")};
    if (metricInfo(id) == nullptr)
        return badInput("unknown metric: " + id.str());
    const Json *samples = find(s.command.arguments, "samples");
    if (samples == nullptr || !samples->is_array())
        return badInput("samples");
    Series series{.key = {*ref, id}, .samples = {}};
    for (const auto &row : *samples) {
        if (!row.is_array() || row.size() != 2 || !asInteger(row[0]) || !row[1].is_number())
            return badInput("samples");
        series.samples.push_back(Sample{fromMillis(*asInteger(row[0])), row[1].get<double>()});
    }
    const auto count = series.samples.size();
    if (auto r = s.history->append({std::move(series)}); !r)
        return fail(r.error());
    AuditEntry entry = s.audit("history.imported", toString(*ref));
    entry.detail = Json{{"metric", id.str()}, {"samples", count}};
    if (auto r = s.journal.appendAudit(entry); !r)
        return fail(r.error());
    return Json{{"workload", toString(*ref)}, {"metric", id.str()}, {"samples", count}};
}

Answer orderModels(const Scope &s)
{
    return applyModelCommand(s.journal, s.history, s.command, s.now());
}

struct Handler
{
    std::string_view kind;
    Answer (*apply)(const Scope &);
};

constexpr Handler kHandlers[] = {
    {command::contextAdd, addContext},   {command::contextUpdate, updateContext}, {command::contextRemove, removeContext}, {command::modeSet, setMode},
    {command::policySet, setPolicy},     {command::approve, approve},             {command::reject, reject},
    {command::revert, revert},           {command::pause, pause},                 {command::resume, resume},
    {command::stop, stop},               {command::settingSet, setSetting},       {command::historyImport, importHistory},
    {command::modelRetrain, orderModels}, {command::modelRollback, orderModels},  {command::modelCompare, orderModels},
    {command::policyUndo, undoPolicy},   {command::policyLayer, setLayer},        {command::calendarSet, setCalendar},
    {command::calendarPut, putCalendarEntry},  {command::calendarRemove, removeCalendarEntry},
    {command::calendarImport, importCalendar}, {command::calendarUndo, undoCalendar},
};

}  // namespace

namespace {

CommandAnswer apply(Journal &journal, History *history, const Command &command, const CommandContext &context, bool recorded)
{
    const auto *handler = std::find_if(std::begin(kHandlers), std::end(kHandlers), [&](const Handler &h) { return h.kind == command.kind; });
    if (handler == std::end(kHandlers))
        return CommandAnswer{.done = true, .result = nullptr, .error = Error{ErrorCode::InvalidArgument, "command", "unknown: " + command.kind, {}}};
    const Scope scope{journal, history, command, context};
    Json result = nullptr;
    const auto done = journal.transaction([&]() -> Result<void> {
        auto answer = handler->apply(scope);
        if (!answer)
            return fail(answer.error());
        result = std::move(*answer);
        return recorded ? journal.answerCommand(command.id, CommandAnswer{.done = true, .result = result, .error = std::nullopt}) : Result<void>{};
    });
    if (done)
        return CommandAnswer{.done = true, .result = std::move(result), .error = std::nullopt};
    if (!done.error().reason.empty() && done.error().code != ErrorCode::Storage) {
        // A refusal on request is recorded with its code (I-40); the transaction above was rolled back.
        AuditEntry entry = scope.audit("command.refused", scope.text("workload"), done.error().reason);
        entry.detail = Json{{"command", command.kind}, {"arguments", command.kind == command::historyImport ? Json() : command.arguments}};
        if (auto r = journal.appendAudit(entry); !r)
            return CommandAnswer{.done = true, .result = nullptr, .error = r.error()};
    }
    CommandAnswer answer{.done = true, .result = nullptr, .error = done.error()};
    if (recorded) {
        if (auto r = journal.answerCommand(command.id, answer); !r)
            answer.error = r.error();
    }
    return answer;
}

}  // namespace

CommandAnswer applyCommand(Journal &journal, History *history, const Command &command, const CommandContext &context)
{
    return apply(journal, history, command, context, false);
}

CommandAnswer applyRecorded(Journal &journal, History *history, const Command &command, const CommandContext &context)
{
    return apply(journal, history, command, context, true);
}

Result<WorkloadRef> resolveWorkload(Journal &journal, const std::string &text)
{
    if (text.empty())
        return badInput("a workload is needed");
    std::set<WorkloadRef> known;
    auto report = journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (*report) {
        for (const auto &w : (*report)->workloads)
            known.insert(w.workload.ref);
    }
    auto settings = journal.workloadSettings();
    if (!settings)
        return fail(settings.error());
    for (const auto &row : *settings)
        known.insert(row.workload);
    std::vector<WorkloadRef> fits;
    for (const auto &ref : known) {
        const std::string full = toString(ref);
        if (full == text)
            return ref;
        if (full.size() > text.size() && full.ends_with(text) && full[full.size() - text.size() - 1] == '/')
            fits.push_back(ref);
    }
    if (fits.size() == 1)
        return fits.front();
    if (fits.empty())
        return fail(ErrorCode::InvalidArgument, "workload", "none fits: " + text);
    std::string names;
    for (const auto &ref : fits)
        names += (names.empty() ? "" : ", ") + toString(ref);
    return fail(ErrorCode::InvalidArgument, "workload", "several fit: " + names);
}

Result<Proposal> resolveProposal(Journal &journal, const std::string &text)
{
    if (text.empty())
        return badInput("a proposal id is needed");
    auto exact = journal.proposal(ProposalId(text));
    if (!exact)
        return fail(exact.error());
    if (*exact)
        return **exact;
    auto fits = journal.proposalsByTail(text);
    if (!fits)
        return fail(fits.error());
    if (fits->size() == 1)
        return fits->front();
    if (fits->empty())
        return fail(ErrorCode::InvalidArgument, "proposal", "none fits: " + text);
    std::string names;
    for (const auto &p : *fits)
        names += (names.empty() ? "" : ", ") + p.id.str();
    return fail(ErrorCode::InvalidArgument, "proposal", "several fit: " + names);
}

Result<Plan> inversePlan(Journal &journal, const Proposal &done, const Clock &clock)
{
    const bool wasDone = done.state == ProposalState::Verified || done.state == ProposalState::Healthy || done.state == ProposalState::Unhealthy;
    if (!wasDone)
        return refuse(ReasonCode::UndoNotPossible, std::string(toString(done.state)));
    if (!done.revertedBy.empty()) {
        auto earlier = journal.proposal(ProposalId(done.revertedBy));
        if (!earlier)
            return fail(earlier.error());
        if (*earlier && (isOpen((*earlier)->state) || isInFlight((*earlier)->state) || (*earlier)->state == ProposalState::Healthy))
            return refuse(ReasonCode::UndoNotPossible, done.revertedBy);
    }
    const auto *bounds = std::get_if<AutoscalerChange>(&done.plan.change);
    const CountStep change = counts(done.plan.change);
    Plan plan = done.plan;
    auto report = journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref != done.plan.workload)
                continue;
            // The way back is a plan of now: what was edited since the action must not void it.
            plan.policyVersion = policyVersion(w.policy);
            plan.observed.min = w.policy.min;
            plan.observed.max = w.policy.max;
            // A report older than the action still shows the world before it.
            if (w.workload.observedAt <= done.changed)
                continue;
            if (w.workload.uid != plan.observed.uid)
                return refuse(ReasonCode::WorldChangedUid, toString(w.workload.ref));
            if (bounds == nullptr && w.workload.replicas != change.to)
                return refuse(ReasonCode::WorldChangedReplicas, toString(w.workload.ref));
            if (bounds != nullptr && (!w.workload.autoscaler || w.workload.autoscaler->bounds != bounds->to))
                return refuse(ReasonCode::WorldChangedAutoscaler, bounds->autoscaler);
            plan.observed.version = w.workload.version;
            plan.observed.specDigest = w.workload.specDigest;
            plan.observed.owners = w.workload.owners;
        }
    }
    plan.change = inverse(done.plan.change);
    if (bounds == nullptr)
        plan.observed.replicas = change.to;
    plan.reasons = {Reason{ReasonCode::UndoRequested, {}, done.id.str()}};
    plan.ladder = {DecisionStep{.name = "undo", .wanted = change.from, .reason = plan.reasons.front()}};
    plan.confidence.reset();
    if (done.plan.risk)
        plan.risk = Risk{.without = done.plan.risk->with, .with = done.plan.risk->without};
    if (done.plan.costPerMonthDelta)
        plan.costPerMonthDelta = -*done.plan.costPerMonthDelta;
    plan.created = clock.wall();
    plan.bootId = clock.bootId();
    plan.createdBoot = clock.boot();
    plan.lifetime = std::chrono::minutes{30};
    plan.reverts = done.id.str();
    return plan;
}

}  // namespace engine
}  // namespace preamar
