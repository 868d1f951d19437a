// Everything an operator can change, as a command that is recorded and applied in one place: by the engine, or by the
// caller under the lock where no engine runs.
#pragma once

#include "core/domain/records.h"
#include "core/engine/snapshot.h"

#include <string>
#include <string_view>

namespace preamar {

namespace command {
inline constexpr std::string_view contextAdd = "context.add";          // {config, profile?}
inline constexpr std::string_view contextUpdate = "context.update";    // {config}: of the same name and kind
inline constexpr std::string_view contextRemove = "context.remove";    // {name, confirm: its name where a write there was never read back}
inline constexpr std::string_view contextProfile = "context.profile";  // {name, profile}: dev, staging, production or none
inline constexpr std::string_view modeSet = "mode.set";                // {workload|context, mode, for_s?, reason?}
inline constexpr std::string_view policySet = "policy.set";            // {workload, set: {key: value}}
inline constexpr std::string_view policyUndo = "policy.undo";          // {workload}
inline constexpr std::string_view policyLayer = "policy.layer";        // {group|context|profile, set: {key: value}}
inline constexpr std::string_view calendarSet = "calendar.set";        // {calendar, confirm?}
inline constexpr std::string_view calendarPut = "calendar.put";        // {entry, confirm?}
inline constexpr std::string_view calendarRemove = "calendar.remove";  // {id}
inline constexpr std::string_view calendarImport = "calendar.import";  // {ics, as?, factor?}
inline constexpr std::string_view calendarUndo = "calendar.undo";      // {}
inline constexpr std::string_view approve = "proposal.approve";        // {id, comment?, confirm?, dry_run?: what was shown}
inline constexpr std::string_view reject = "proposal.reject";          // {id, comment?}
inline constexpr std::string_view revert = "proposal.revert";          // {id, comment?}
inline constexpr std::string_view pause = "pause";                     // {scope, target?, scale_in_only?, for_s?, reason?}
inline constexpr std::string_view resume = "resume";                   // {scope, target?, reason?}
inline constexpr std::string_view stop = "stop";                       // {reason?}
inline constexpr std::string_view settingSet = "setting.set";          // {key, value}
inline constexpr std::string_view cycleNow = "cycle.now";              // {}
inline constexpr std::string_view modelRetrain = "model.retrain";      // {workload, metric?}
inline constexpr std::string_view modelRollback = "model.rollback";    // {workload, metric, version}
inline constexpr std::string_view modelCompare = "model.compare";      // {workload, metric, version|model, stop?}
inline constexpr std::string_view historyImport = "history.import";    // {workload, metric, samples}
}  // namespace command

[[nodiscard]] Command makeCommand(std::string_view kind, Json arguments, const Actor &actor, Timestamp now);

}  // namespace preamar
