// What a service's own history says for the next mode, for whoever shows or records it.
#pragma once

#include "core/policy/trust.h"
#include "core/store/history.h"
#include "core/store/journal.h"

namespace preamar::engine {

// Comparisons by replay in the journal's state, by workload.
inline constexpr const char *kEvidence = "evidence";

// The last seven days: how much was observed, the bands of the forecasts in force, what is open. The comparison by replay
// is the one that was kept for the policy in force.
[[nodiscard]] Result<policy::Evidence> evidenceOf(Journal &journal, History *history, const WorkloadRef &ref, Timestamp now);
[[nodiscard]] Result<policy::Climb> climbOf(Journal &journal, History *history, const WorkloadRef &ref, Mode mode, Timestamp now);
// Keeps what a replay of this policy on the service's own history came to.
[[nodiscard]] Result<void> keepComparison(Journal &journal, const WorkloadRef &ref, const std::string &policyVersion,
                                          const policy::Evidence::Compared &compared, Timestamp now);

} // namespace preamar::engine
