// The safety core: checks between any wanted count and any action, each with its reason code. Pure and total: every
// combination of inputs has an answer. Numbers are those of safety.md as amended by decisions.md.
#pragma once

#include "core/domain/observation.h"
#include "core/domain/reason.h"
#include "core/domain/records.h"
#include "core/limits/state.h"

#include <optional>

namespace preamar::limits {

struct LimitedCount
{
    std::int64_t count = 0;
    std::optional<Reason> reason; // why it differs from what was wanted
};

// I-01…I-05: may this measurement support a scale-down (or a scale-up) of this workload? nullopt = yes.
[[nodiscard]] std::optional<Reason> inputProblem(const MetricId &id, const Measurement &measurement,
                                                 Direction direction, std::int64_t readyReplicas, Timestamp now,
                                                 Millis scrapeInterval);
// I-04: missing replicas count as 100 % of target on the way down and 0 % on the way up.
// I-18: min ≤ wanted ≤ max, checked 64-bit.
[[nodiscard]] LimitedCount clampToBounds(std::int64_t wanted, std::int64_t min, std::int64_t max, bool scaleToZero);
// I-21: down ≤ max(1, 25 %) per action, up ≤ max(4, 100 %) per minute.
[[nodiscard]] LimitedCount limitStep(std::int64_t current, std::int64_t wanted, const PolicyState &state,
                                     Timestamp now);
// I-22 after any change by anyone; R1 (preset kryonix) waits in addition by the priority of its own last action, and
// ten minutes before a reversal. nullopt = may act now.
enum class Cooldown { AnyChange, ByPriority };
[[nodiscard]] std::optional<Reason> cooldownProblem(Direction direction, const PolicyState &state, Timestamp now,
                                                    Cooldown rule = Cooldown::ByPriority);
// I-10: no less than the highest recommendation of the window (≥ 5 min of complete input).
[[nodiscard]] LimitedCount stabilizeDown(std::int64_t current, std::int64_t wanted, const PolicyState &state,
                                         Timestamp now);
// I-06
[[nodiscard]] std::optional<Reason> warmUpProblem(const PolicyState &state, Timestamp now, Millis warmUp);

// Everything that must hold again right before a write: the world against the plan (I-13), bounds, lifetimes, pauses.
struct SendCheck
{
    Plan plan;
    Approval approval;
    Workload fresh; // read ≤ 2 s ago
    std::string policyVersionNow;
    std::int64_t minNow = 1;
    std::int64_t maxNow = 10;
    std::vector<Pause> pauses;
    std::string bootId;
    BootTime now{};
    Timestamp wall{};
    bool scaleToZero = false;
    // 60 s where an engine runs; the plan's lifetime where the approval waited for the next engine step (decisions.md).
    Millis approvalLifetime = kApprovalLifetime;
    // Where given, I-22 is checked once more against the changes of now, by the rule that the preset decides by.
    std::optional<PolicyState> state{};
    Cooldown cooldown = Cooldown::ByPriority;
};
[[nodiscard]] std::optional<Reason> sendProblem(const SendCheck &check);
// Does an active pause hold back this change of this workload? (I-36)
[[nodiscard]] std::optional<Reason> pauseProblem(const std::vector<Pause> &pauses, const WorkloadRef &workload,
                                                 Direction direction, Timestamp now);

} // namespace preamar::limits
