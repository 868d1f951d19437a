// What an operator set beside the rows of single workloads: the layers of policy by profile, group and context, the
// calendar, and since when automatic modes run. Read once per cycle or write; kept in the journal's state.
#pragma once

#include "core/calendar/entries.h"
#include "core/domain/context.h"
#include "core/domain/policy.h"
#include "core/limits/control.h"
#include "core/store/journal.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace preamar::engine {

// key=value pairs over the defaults, as `policy set` takes them.
using PolicyKeys = std::map<std::string, std::string>;

// Since when a workload's automatic mode runs, and why the program took the last one back.
struct AutoRow
{
    std::optional<Timestamp> since;
    bool warned = false; // of its end
    std::string waits;   // code of the budget that its proposal waits for, so that a wait is told once
    std::optional<Reason> fell;
};

struct Governance
{
    // "profile/production", "context/prod", "group/web": later ones win in this order.
    std::map<std::string, PolicyKeys> layers;
    // Environment profile of a context: one of profiles(). A context marked as production has that one.
    std::map<ContextName, std::string> profiles;
    // What was set for the workload itself; where it is missing, all of the workload's row was.
    std::map<WorkloadRef, PolicyKeys> own;
    std::map<WorkloadRef, AutoRow> autos;
    limits::Numbers numbers; // of the safety core, where a setting `limit.<name>` moved them
    calendar::Calendar calendar;
    std::shared_ptr<const calendar::Reader> reader; // null: the calendar cannot be read, which `calendarProblem` says
    std::string calendarProblem;
};

// dev, staging, production
[[nodiscard]] std::span<const std::string_view> profiles();

[[nodiscard]] Result<Governance> loadGovernance(Journal &journal);
// Production is the context's own mark; dev and staging are kept beside it. Empty: none.
[[nodiscard]] Result<void> saveProfile(Journal &journal, const ContextName &context, const std::string &profile);
// One number of the safety core from its setting's name and text; InvalidArgument for an unknown name or a bad value.
[[nodiscard]] Result<void> setNumber(limits::Numbers &numbers, const std::string &key, const std::string &text);
[[nodiscard]] Result<void> saveLayers(Journal &journal, const std::map<std::string, PolicyKeys> &layers);
[[nodiscard]] Result<void> saveOwn(Journal &journal, const std::map<WorkloadRef, PolicyKeys> &own);
[[nodiscard]] Result<void> saveAutos(Journal &journal, const std::map<WorkloadRef, AutoRow> &autos);

// Takes an automatic mode back to Approve in the operator's own row, so that it does not come back by itself, and keeps why;
// false where the row has none. The caller writes the audit row and the event.
[[nodiscard]] Result<bool> takeModeBack(Journal &journal, Governance &governance, WorkloadSettings &row, const Reason &why);

// The operator's policy for a workload: defaults, then profile, context and group, then what was set for itself. A group
// named by the workload's own keys or label decides which group's layer counts.
struct Layered
{
    ScalingPolicy policy;
    // Where each key that was set comes from: a layer's name or "workload"; a key that is missing has its default.
    std::map<std::string, std::string> origins;
    bool whole = false; // set as a whole for the workload, before there were layers
};
[[nodiscard]] Layered withOrigins(const Governance &governance, const WorkloadRef &ref, const std::string &labelGroup,
                                  const WorkloadSettings *settings, bool isLab);
[[nodiscard]] ScalingPolicy layered(const Governance &governance, const WorkloadRef &ref, const std::string &labelGroup,
                                    const WorkloadSettings *settings, bool isLab);

} // namespace preamar::engine
