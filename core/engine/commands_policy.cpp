// mode.set, policy.set, policy.undo, policy.layer: validated whole, versioned, and never half applied.
#include "core/engine/assess.h"
#include "core/engine/commandscope.h"
#include "core/engine/evidence.h"

#include "core/domain/codec.h"
#include "core/limits/control.h"
#include "core/policy/decide.h"

#include <algorithm>

namespace preamar::engine {

namespace {

constexpr const char *kVersions = "policy.versions";
constexpr std::size_t kKeptVersions = 20;

Result<Json> versionsOf(Journal &journal)
{
    auto stored = journal.state(kVersions);
    if (!stored)
        return fail(stored.error());
    return *stored && (*stored)->is_object() ? std::move(**stored) : Json::object();
}

// What a workload's policy was, so that it can be put back: the row, and the keys that were set for itself.
Result<void> keepVersion(const Scope &s, const WorkloadRef &ref, const WorkloadSettings *row, const PolicyKeys *own)
{
    auto versions = versionsOf(s.journal);
    if (!versions)
        return fail(versions.error());
    Json one{{"at", toMillis(s.now())}, {"by", s.command.actor.name}, {"policy", row != nullptr ? toJson(row->policy) : Json()},
             {"enrolled", row != nullptr && row->enrolled}, {"own", Json()}};
    if (own != nullptr) {
        one["own"] = Json::object();
        for (const auto &[key, value] : *own)
            one["own"][key] = value;
    }
    Json &list = (*versions)[toString(ref)];
    if (!list.is_array())
        list = Json::array();
    list.push_back(std::move(one));
    while (list.size() > kKeptVersions)
        list.erase(list.begin());
    return s.journal.putState(kVersions, *versions);
}

Result<const WorkloadSettings *> rowOf(const std::vector<WorkloadSettings> &rows, const WorkloadRef &ref)
{
    const auto at = std::find_if(rows.begin(), rows.end(), [&](const WorkloadSettings &r) { return r.workload == ref; });
    return at == rows.end() ? nullptr : &*at;
}

std::string groupLabelOf(Journal &journal, const WorkloadRef &ref)
{
    auto report = journal.lastCycleReport();
    if (!report || !*report)
        return {};
    for (const auto &w : (*report)->workloads) {
        if (w.workload.ref != ref)
            continue;
        const auto label = w.workload.labels.find("preamar.group");
        return label == w.workload.labels.end() ? std::string() : label->second;
    }
    return {};
}

// The keys of a command, each understood, over `policy`; nothing is changed where one is not.
Result<PolicyKeys> keysOf(const Scope &s, ScalingPolicy &policy)
{
    const Json *pairs = find(s.command.arguments, "set");
    if (pairs == nullptr || !pairs->is_object() || pairs->empty())
        return badInput("set: at least one key=value");
    PolicyKeys keys;
    ScalingPolicy changed = policy;
    for (const auto &[key, value] : pairs->items()) {
        if (!value.is_string())
            return badInput(key);
        if (auto r = setPolicyKey(changed, key, value.get_ref<const std::string &>()); !r)
            return fail(r.error());
        keys[key] = value.get<std::string>();
    }
    // Another preset starts from its own numbers.
    if (changed.preset != policy.preset) {
        std::erase_if(changed.parameters, [&](const auto &p) { return !keys.contains("param." + p.first); });
    }
    policy = std::move(changed);
    return keys;
}

Result<void> checkWhole(const ScalingPolicy &policy)
{
    if (auto r = policy::checkPolicy(policy); !r)
        return r;
    const policy::PresetInfo *preset = policy::presetInfo(policy.preset);
    if (preset != nullptr && preset->referenceOnly)
        return fail(ErrorCode::InvalidArgument, "preset", policy.preset, std::string(toString(ReasonCode::PresetReferenceOnly)));
    return {};
}

// Why a workload cannot run by itself, as its platform was last seen: another controller owns the count, or it cannot be
// changed at all (decisions.md, "Ownership on Kubernetes"). Empty: it can.
std::string whyNeverAutomatic(const std::optional<CycleReport> &report, const WorkloadRef &ref)
{
    if (!report)
        return {};
    const auto at = std::find_if(report->workloads.begin(), report->workloads.end(), [&](const WorkloadReport &w) { return w.workload.ref == ref; });
    if (at == report->workloads.end())
        return {};
    if (const std::string owner = autoscalerOf(at->workload); !owner.empty())
        return owner;
    switch (at->workload.scalable) {
    case ScalableBy::NotSupported:
    case ScalableBy::NotPermitted:
    case ScalableBy::OwnedByGitOps:
    case ScalableBy::OwnedByOther:
        return toString(ref);
    case ScalableBy::Us:
    case ScalableBy::UpdateRunning: // passes
    case ScalableBy::OwnerUnknown:  // may be known at the next look
        break;
    }
    return {};
}

Result<std::vector<WorkloadRef>> targetsOf(const Scope &s)
{
    std::vector<WorkloadRef> targets;
    const std::string context = s.text("context");
    if (context.empty()) {
        auto ref = resolveWorkload(s.journal, s.text("workload"));
        if (!ref)
            return fail(ref.error());
        targets.push_back(*ref);
        return targets;
    }
    auto report = s.journal.lastCycleReport();
    if (!report)
        return fail(report.error());
    if (*report) {
        for (const auto &w : (*report)->workloads) {
            if (w.workload.ref.context.str() == context && w.enrolled)
                targets.push_back(w.workload.ref);
        }
    }
    if (limits::selectionProblem(targets.size()))
        return badInput("no enrolled workload in context " + context);
    return targets;
}

} // namespace

Answer setMode(const Scope &s)
{
    const auto mode = parseMode(s.text("mode"));
    if (!mode)
        return badInput("mode: observe, recommend, approve, auto-up or auto");
    const bool automatic = *mode > Mode::Approve;
    auto until = untilOf(s);
    const auto limitsNow = loadGovernance(s.journal);
    if (!limitsNow)
        return fail(limitsNow.error());
    if (automatic) {
        // Longer than the standard life needs a reason that stays in the log (decisions.md, "Modes arrive").
        const Timestamp standard = limits::autoEnds(s.now(), limitsNow->numbers);
        if (until && *until > standard && s.text("reason").empty())
            return refuse(ReasonCode::ReasonRequired, "--for");
        if (!until)
            until = standard;
    }
    auto targets = targetsOf(s);
    if (!targets)
        return fail(targets.error());
    auto governance = loadGovernance(s.journal);
    if (!governance)
        return fail(governance.error());
    auto rows = s.journal.workloadSettings();
    if (!rows)
        return fail(rows.error());
    Json unavailable = Json::array();
    if (automatic) {
        const auto report = s.journal.lastCycleReport();
        if (!report)
            return fail(report.error());
        std::string why;
        std::erase_if(*targets, [&](const WorkloadRef &ref) {
            const std::string one = whyNeverAutomatic(*report, ref);
            if (one.empty())
                return false;
            unavailable.push_back(toString(ref));
            why = one;
            return true;
        });
        if (targets->empty())
            return refuse(ReasonCode::ModeNotAvailable, why);
    }
    Json names = Json::array();
    Json evidence = Json::array();
    for (const auto &ref : *targets) {
        auto settings = settingsFor(s, ref);
        if (!settings)
            return fail(settings.error());
        AuditEntry entry = s.audit("mode.set", toString(ref));
        if (automatic) {
            const auto climb = climbOf(s.journal, s.history, ref, settings->policy.mode, s.now());
            if (!climb)
                return fail(climb.error());
            Json shown{{"workload", toString(ref)}, {"offered", climb->offered}, {"reasons", Json::array()}};
            for (const Reason &reason : climb->reasons)
                shown["reasons"].push_back(toJson(reason));
            entry.detail["evidence"] = shown;
            evidence.push_back(std::move(shown));
            governance->autos[ref] = AutoRow{.since = s.now(), .warned = false, .waits = {}, .fell = std::nullopt};
        } else {
            governance->autos.erase(ref);
        }
        settings->policy.mode = *mode;
        settings->enrolled = true;
        settings->modeUntil = until;
        settings->modeReason = s.text("reason");
        if (governance->own.contains(ref) || *rowOf(*rows, ref) == nullptr)
            governance->own[ref]["mode"] = std::string(toString(*mode));
        if (auto r = s.journal.putWorkloadSettings(*settings); !r)
            return fail(r.error());
        if (auto r = s.journal.appendAudit(entry); !r)
            return fail(r.error());
        names.push_back(toString(ref));
    }
    if (auto r = saveOwn(s.journal, governance->own); !r)
        return fail(r.error());
    if (auto r = saveAutos(s.journal, governance->autos); !r)
        return fail(r.error());
    Json out{{"mode", toString(*mode)}, {"workloads", names}};
    if (automatic) {
        out["until"] = toRfc3339(*until);
        out["evidence"] = std::move(evidence);
        out["unavailable"] = std::move(unavailable);
    }
    return out;
}

Answer setPolicy(const Scope &s)
{
    auto ref = resolveWorkload(s.journal, s.text("workload"));
    if (!ref)
        return fail(ref.error());
    auto governance = loadGovernance(s.journal);
    auto rows = s.journal.workloadSettings();
    auto settings = settingsFor(s, *ref);
    if (!governance)
        return fail(governance.error());
    if (!rows)
        return fail(rows.error());
    if (!settings)
        return fail(settings.error());
    const auto row = rowOf(*rows, *ref);
    const auto own = governance->own.find(*ref);
    const bool hadOwn = own != governance->own.end();
    ScalingPolicy policy = layered(*governance, *ref, groupLabelOf(s.journal, *ref), *row, s.context.isLab);
    const auto keys = keysOf(s, policy);
    if (!keys)
        return fail(keys.error());
    if (const auto mode = keys->find("mode"); mode != keys->end() && policy.mode > Mode::Approve)
        return fail(ErrorCode::InvalidArgument, "mode", "automatic modes are set with the command mode, which lets them end",
                    std::string(toString(ReasonCode::PolicyInvalid)));
    if (auto r = checkWhole(policy); !r)
        return fail(r.error());
    if (auto r = keepVersion(s, *ref, *row, hadOwn ? &own->second : nullptr); !r)
        return fail(r.error());
    // What is set for the workload itself stands over the layers; a row from before there were layers stands as a whole.
    if (hadOwn || *row == nullptr) {
        PolicyKeys &mine = governance->own[*ref];
        for (const auto &[key, value] : *keys)
            mine[key] = value;
        if (auto r = saveOwn(s.journal, governance->own); !r)
            return fail(r.error());
    }
    settings->policy = policy;
    settings->enrolled = true;
    if (auto r = s.journal.putWorkloadSettings(*settings); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("policy.set", toString(*ref))); !r)
        return fail(r.error());
    return Json{{"workload", toString(*ref)}, {"policy", toJson(policy)}, {"version", policyVersion(policy)}};
}

Answer undoPolicy(const Scope &s)
{
    auto ref = resolveWorkload(s.journal, s.text("workload"));
    if (!ref)
        return fail(ref.error());
    auto versions = versionsOf(s.journal);
    auto governance = loadGovernance(s.journal);
    auto settings = settingsFor(s, *ref);
    if (!versions)
        return fail(versions.error());
    if (!governance)
        return fail(governance.error());
    if (!settings)
        return fail(settings.error());
    Json &list = (*versions)[toString(*ref)];
    if (!list.is_array() || list.empty())
        return refuse(ReasonCode::NothingToUndo, toString(*ref));
    const Json last = list.back();
    list.erase(list.size() - 1);
    const Mode mode = settings->policy.mode; // an undo of numbers never raises a mode
    governance->own.erase(*ref);
    if (const Json *own = find(last, "own"); own != nullptr && own->is_object()) {
        PolicyKeys &mine = governance->own[*ref];
        for (const auto &[key, value] : own->items()) {
            if (value.is_string())
                mine[key] = value.get<std::string>();
        }
    }
    const Json *stored = find(last, "policy");
    if (stored != nullptr && stored->is_object()) {
        auto policy = policyFromJson(*stored);
        if (!policy)
            return fail(policy.error());
        settings->policy = std::move(*policy);
        settings->enrolled = boolAt(last, "enrolled").value_or(false);
    } else {
        governance->own[*ref]; // nothing of its own: the layers alone
        settings->policy = layered(*governance, *ref, groupLabelOf(s.journal, *ref), nullptr, s.context.isLab);
    }
    settings->policy.mode = std::min(settings->policy.mode, mode);
    if (auto own = governance->own.find(*ref); own != governance->own.end() && own->second.contains("mode"))
        own->second["mode"] = std::string(toString(settings->policy.mode));
    if (auto r = s.journal.putState(kVersions, *versions); !r)
        return fail(r.error());
    if (auto r = saveOwn(s.journal, governance->own); !r)
        return fail(r.error());
    if (auto r = s.journal.putWorkloadSettings(*settings); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("policy.undone", toString(*ref))); !r)
        return fail(r.error());
    return Json{{"workload", toString(*ref)}, {"policy", toJson(settings->policy)}, {"version", policyVersion(settings->policy)}};
}

Answer setLayer(const Scope &s)
{
    std::string name;
    for (const char *kind : {"group", "context", "profile"}) {
        const std::string value = s.text(kind);
        if (value.empty())
            continue;
        if (!name.empty())
            return badInput("either group, context or profile");
        name = std::string(kind) + "/" + value;
    }
    if (name.empty())
        return badInput("group, context or profile");
    if (const std::string profile = s.text("profile"); !profile.empty()) {
        const auto all = profiles();
        if (std::find(all.begin(), all.end(), profile) == all.end())
            return badInput("profile: dev, staging or production");
    }
    auto governance = loadGovernance(s.journal);
    if (!governance)
        return fail(governance.error());
    PolicyKeys &layer = governance->layers[name];
    ScalingPolicy policy;
    for (const auto &[key, value] : layer)
        (void)setPolicyKey(policy, key, value);
    const auto keys = keysOf(s, policy);
    if (!keys)
        return fail(keys.error());
    if (policy.mode > Mode::Approve)
        return fail(ErrorCode::InvalidArgument, "mode", "automatic modes are set with the command mode, which lets them end",
                    std::string(toString(ReasonCode::PolicyInvalid)));
    if (auto r = checkWhole(policy); !r)
        return fail(r.error());
    for (const auto &[key, value] : *keys)
        layer[key] = value;
    if (auto r = saveLayers(s.journal, governance->layers); !r)
        return fail(r.error());
    if (auto r = s.journal.appendAudit(s.audit("policy.layer")); !r)
        return fail(r.error());
    Json shown = Json::object();
    for (const auto &[key, value] : layer)
        shown[key] = value;
    return Json{{"layer", name}, {"keys", shown}};
}

} // namespace preamar::engine
