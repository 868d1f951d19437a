#include "core/policy/decide.h"

#include "core/policy/draft.h"

#include <algorithm>
#include <array>

namespace preamar::policy {

namespace {

// Beyond these years a clock is wrong, and the arithmetic of times would not be safe.
constexpr std::int64_t kLatestMillis = 253'402'300'799'000; // the end of the year 9999

bool countsAreSane(const DecisionInput &in)
{
    const std::array counts{in.workload.replicas, in.workload.ready, in.policy.min, in.policy.max};
    return std::all_of(counts.begin(), counts.end(), [](std::int64_t n) { return n >= 0 && n <= kLargestCount; });
}

// What makes the ladder meaningless: nothing is computed then, nothing is changed.
std::optional<Reason> inputFault(const DecisionInput &in)
{
    if (toMillis(in.now) < 0 || toMillis(in.now) > kLatestMillis)
        return Reason{ReasonCode::ClockJump, {}, {}};
    if (!countsAreSane(in))
        return Reason{ReasonCode::OutOfBounds, {static_cast<double>(in.workload.replicas)}, {}};
    if (stepsOf(in.policy.preset).empty())
        return Reason{ReasonCode::PolicyInvalid, {}, in.policy.preset};
    if (const auto problem = policyProblem(in.policy))
        return Reason{ReasonCode::PolicyInvalid, {}, *problem};
    return std::nullopt;
}

void append(std::vector<Reason> &to, const std::vector<Reason> &from)
{
    for (const Reason &reason : from) {
        if (std::find(to.begin(), to.end(), reason) == to.end())
            to.push_back(reason);
    }
}

std::vector<Reason> reasonsOf(const Draft &draft)
{
    std::vector<Reason> reasons;
    if (draft.wanted != draft.current) {
        append(reasons, draft.why);
        if (draft.rounded && draft.wanted == draft.current + 1)
            append(reasons, {{ReasonCode::FloorRoundedUp, {}, {}}});
        append(reasons, draft.notes);
        return reasons;
    }
    append(reasons, draft.blocks);
    append(reasons, draft.holds);
    for (const Reason &reason : draft.why) {
        if (reason.code != ReasonCode::LargerTargetKept)
            append(reasons, {reason});
    }
    if (reasons.empty())
        reasons.push_back({ReasonCode::WithinThresholds, {}, {}});
    return reasons;
}

} // namespace

Decision decide(const DecisionInput &input)
{
    Decision decision;
    decision.from = decision.to = input.workload.replicas;
    if (auto fault = inputFault(input)) {
        decision.ladder.push_back({"policy", decision.to, *fault});
        decision.reasons.push_back(std::move(*fault));
        return decision;
    }
    const Assessment assessed = assess(input);
    Draft draft{.input = input, .assessed = assessed, .current = decision.from, .wanted = decision.from};
    for (const Step &step : stepsOf(input.policy.preset)) {
        auto reason = step.run(draft);
        decision.ladder.push_back({std::string{step.name}, draft.wanted, std::move(reason)});
    }
    decision.to = draft.wanted;
    if (decision.to > decision.from)
        decision.action = Direction::Up;
    else if (decision.to < decision.from)
        decision.action = Direction::Down;
    decision.priority = decision.action == Direction::Up ? draft.priority : Priority::Low;
    decision.reasons = reasonsOf(draft);
    addFigures(decision, assessed, input);
    return decision;
}

PastRecommendation recommendationFor(const DecisionInput &input)
{
    const std::int64_t current = input.workload.replicas;
    PastRecommendation out{.at = input.now, .wanted = current, .complete = false};
    if (inputFault(input))
        return out;
    const Assessment a = assess(input);
    if (const auto rise = riseFor(a, risingDemands(a), input))
        out.wanted = rise->target;
    const auto needed = countNeededNow(a);
    out.complete = needed && a.inputProblems.empty() && input.workload.ready >= current;
    if (!out.complete || out.wanted > current)
        return out;
    if (current > 1 && isLow(a, fallingDemands(a), input))
        out.wanted = std::clamp(lowerTarget(current), std::min(*needed, current), current);
    if (*needed <= a.bounds.max)
        out.wanted = std::min(out.wanted, a.bounds.max);
    return out;
}

std::optional<double> overloadRisk(const DecisionInput &input, std::int64_t replicas, Timestamp from, Timestamp to)
{
    if (inputFault(input))
        return std::nullopt;
    return overloadRisk(assess(input), replicas, from, to);
}

} // namespace preamar::policy
