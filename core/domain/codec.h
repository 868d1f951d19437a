// JSON forms of the values, for the journal and the command line. Every toJson() has a fromJson() that gives the value
// back, and refuses what it does not understand with Protocol. Money, risk and unknown numbers are null, never 0.
#pragma once

#include "core/base/json.h"
#include "core/domain/cycle.h"
#include "core/domain/records.h"

namespace preamar {

[[nodiscard]] Json toJson(const Reason &reason);
[[nodiscard]] Result<Reason> reasonFromJson(const Json &json);
[[nodiscard]] Json toJson(const AutoscalerBounds &bounds);
[[nodiscard]] Result<AutoscalerBounds> boundsFromJson(const Json &json);
[[nodiscard]] Json toJson(const Change &change);
[[nodiscard]] Result<Change> changeFromJson(const Json &json);
[[nodiscard]] Json toJson(const Actor &actor);
[[nodiscard]] Result<Actor> actorFromJson(const Json &json);
[[nodiscard]] Json toJson(const ScalingPolicy &policy);
[[nodiscard]] Result<ScalingPolicy> policyFromJson(const Json &json);
[[nodiscard]] Json toJson(const ContextConfig &config);
[[nodiscard]] Result<ContextConfig> contextFromJson(const Json &json);
[[nodiscard]] Json toJson(const Plan &plan);
[[nodiscard]] Result<Plan> planFromJson(const Json &json);
[[nodiscard]] Json toJson(const Approval &approval);
[[nodiscard]] Result<Approval> approvalFromJson(const Json &json);
[[nodiscard]] Json toJson(const Outcome &outcome);
[[nodiscard]] Result<Outcome> outcomeFromJson(const Json &json);
[[nodiscard]] Json toJson(const Pause &pause);
[[nodiscard]] Result<Pause> pauseFromJson(const Json &json);
[[nodiscard]] Json toJson(const Forecast &forecast);
[[nodiscard]] Result<Forecast> forecastFromJson(const Json &json);
// The whole report; the keys of the contract are a part of it, the rest serves readers of the home.
[[nodiscard]] Json toJson(const CycleReport &report);
[[nodiscard]] Result<CycleReport> cycleReportFromJson(const Json &json);
// The bytes of dumpJson(toJson(report)) in less than half the time: the tree of a large report is never held as a whole.
[[nodiscard]] std::string cycleReportText(const CycleReport &report);
[[nodiscard]] Json toJson(const Workload &workload);
[[nodiscard]] Result<Workload> workloadFromJson(const Json &json);
[[nodiscard]] Json toJson(const WorkloadReport &report);
[[nodiscard]] Result<WorkloadReport> workloadReportFromJson(const Json &json);
[[nodiscard]] Json toJson(const ContextReport &report);
[[nodiscard]] Result<ContextReport> contextReportFromJson(const Json &json);
[[nodiscard]] Json toJson(const ContextHealth &health);
[[nodiscard]] Result<ContextHealth> healthFromJson(const Json &json);
[[nodiscard]] Json toJson(const Proposal &proposal);
[[nodiscard]] Result<Proposal> proposalFromJson(const Json &json);
[[nodiscard]] Json toJson(const Intent &intent);
[[nodiscard]] Result<Intent> intentFromJson(const Json &json);
[[nodiscard]] Json toJson(const Command &command);
[[nodiscard]] Result<Command> commandFromJson(const Json &json);
[[nodiscard]] Json toJson(const CommandAnswer &answer);
[[nodiscard]] Result<CommandAnswer> commandAnswerFromJson(const Json &json);
[[nodiscard]] Json toJson(const Error &error);
[[nodiscard]] Result<Error> errorFromJson(const Json &json);

// What the command line shows (cli.md); reasons still without their `text`, which only core/text can give.
[[nodiscard]] Json proposalView(const Proposal &proposal);
[[nodiscard]] Json auditView(const AuditRecord &record);

}  // namespace preamar
