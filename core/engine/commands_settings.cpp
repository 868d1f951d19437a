// Settings, safety numbers, imported history and orders to the models as commands.
#include "core/engine/commandscope.h"

#include "core/config/settings.h"
#include "core/engine/modelorders.h"
#include "core/limits/limits.h"

#include <algorithm>

namespace preamar::engine {

namespace {

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

// With the dry run everything ends that was approved during it: what is written after it was approved after it. What is being
// rehearsed right now ends with that.
Result<void> endRehearsals(const Scope &s)
{
    auto open = s.journal.openProposals();
    if (!open)
        return fail(open.error());
    for (Proposal &p : *open) {
        if (p.state != ProposalState::Approved)
            continue;
        p.state = ProposalState::Void;
        p.closedBy = Reason{ReasonCode::DryRunSwitched, {}, {}};
        p.changed = s.now();
        AuditEntry entry = s.audit("proposal.void", toString(p.plan.workload), std::string(toString(ReasonCode::DryRunSwitched)));
        entry.detail["id"] = p.id.str();
        if (auto r = s.journal.updateProposal(p, entry); !r)
            return r;
    }
    return {};
}

}  // namespace

Answer setSetting(const Scope &s)
{
    if (s.text("key").starts_with("limit."))
        return setLimit(s);
    auto text = checkSetting(s.text("key"), s.text("value"));
    if (!text)
        return fail(text.error());
    auto before = s.journal.settings();
    if (!before)
        return fail(before.error());
    if (auto r = s.journal.putSetting(s.text("key"), *text); !r)
        return fail(r.error());
    if (s.text("key") == "dry_run" && *text == "off" && settingsFrom(*before).dryRun) {
        if (auto r = endRehearsals(s); !r)
            return fail(r.error());
    }
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

}  // namespace preamar::engine
