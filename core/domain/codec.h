// JSON forms of the values, for the journal and the command line. Every toJson() has a fromJson() that gives the value
// back, and refuses what it does not understand with Protocol. Money, risk and unknown numbers are null, never 0.
#pragma once

#include "core/base/json.h"
#include "core/domain/cycle.h"
#include "core/domain/records.h"

namespace preamar {

[[nodiscard]] Json toJson(const Reason &reason);
[[nodiscard]] Result<Reason> reasonFromJson(const Json &json);
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
[[nodiscard]] Json toJson(const Error &error);

}  // namespace preamar
