// Parts that the codecs of plans and of cycle reports share. Internal to core/domain.
#pragma once

#include "core/domain/decision.h"
#include "core/domain/jsonreader.h"
#include "core/domain/workload.h"

#include <optional>
#include <vector>

namespace preamar::codec {

[[nodiscard]] Json reasonsJson(const std::vector<Reason> &reasons);
[[nodiscard]] Json ladderJson(const std::vector<DecisionStep> &ladder);
[[nodiscard]] Result<DecisionStep> stepFromJson(const Json &json);
// null where the risk, or one of its numbers, is not known.
[[nodiscard]] Json riskJson(const std::optional<Risk> &risk);
[[nodiscard]] std::optional<Risk> risk(JsonReader &reader, const char *key);
[[nodiscard]] WorkloadRef workloadRef(JsonReader &reader, const char *key);
[[nodiscard]] Json toJson(const Decision &decision);
[[nodiscard]] Result<Decision> decisionFromJson(const Json &json);

} // namespace preamar::codec
