#include "core/policy/decide.h"

#include "core/policy/draft.h"
#include "core/policy/schedule.h"

#include <algorithm>
#include <array>
#include <cstdlib>

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
    if (!findPreset(in.policy.preset))
        return Reason{ReasonCode::PolicyInvalid, {}, in.policy.preset};
    if (const auto problem = policyProblem(in.policy))
        return Reason{ReasonCode::PolicyInvalid, {}, *problem};
    if (in.policy.preset == "schedule" && !scheduleOf(in.policy.schedule, in.policy.timeZone))
        return Reason{ReasonCode::PolicyInvalid, {}, "schedule"};
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

namespace {

// Runs the table; tells which step moved the count away from what is there, and which took some of it back.
void runSteps(Draft &draft, Decision &decision)
{
    const bool withLimits = draft.input.limits;
    for (const Step &step : draft.preset.steps) {
        if (step.kind == StepKind::Limit && !withLimits)
            continue;
        const std::int64_t before = draft.wanted;
        auto reason = step.run(draft);
        if (step.name == "capacity")
            draft.sized = draft.wanted;
        const std::int64_t was = std::abs(before - draft.current);
        const std::int64_t is = std::abs(draft.wanted - draft.current);
        const bool turned = (before > draft.current) != (draft.wanted > draft.current) && is > 0;
        if (is > was || turned)
            decision.wonBy = step.name;
        else if (is < was)
            decision.clippedBy = step.name;
        decision.ladder.push_back({std::string{step.name}, draft.wanted, std::move(reason)});
    }
}

PastRecommendation recommendation(const DecisionInput &input, const Preset &preset, const Assessment &a,
                                  std::int64_t sized)
{
    const std::int64_t current = input.workload.replicas;
    PastRecommendation out{.at = input.now, .wanted = current, .complete = false, .sized = sized};
    const bool own = preset.info.ownOutlook; // its sizing never goes below what its own guard wants
    const bool guarded = !own && (preset.byThresholds || preset.info.usesForecast);
    if (const auto rise = guarded ? riseFor(a, risingDemands(a), input) : std::nullopt)
        out.wanted = rise->target;
    if (!preset.byThresholds)
        out.wanted = own ? sized : std::max(out.wanted, sized);
    const auto needed = countNeededNow(a);
    out.complete = needed && a.inputProblems.empty() && input.workload.ready >= current;
    if (!out.complete || out.wanted > current)
        return out;
    const std::int64_t floor = std::min(*needed, current);
    if (!preset.byThresholds)
        out.wanted = own ? sized : std::clamp(sized, floor, current);
    else if (current > 1 && isLow(a, fallingDemands(a), input))
        out.wanted = std::clamp(lowerTarget(current), floor, current);
    if (*needed <= a.bounds.max)
        out.wanted = std::min(out.wanted, a.bounds.max);
    return out;
}

} // namespace

DecisionAndMemory decideAndRemember(const DecisionInput &input)
{
    DecisionAndMemory out;
    Decision &decision = out.decision;
    decision.from = decision.to = input.workload.replicas;
    out.memory = {.at = input.now, .wanted = decision.from, .complete = false, .sized = decision.from};
    if (auto fault = inputFault(input)) {
        decision.ladder.push_back({"policy", decision.to, *fault});
        decision.reasons.push_back(std::move(*fault));
        return out;
    }
    const Preset &preset = *findPreset(input.policy.preset);
    const Assessment assessed = assess(input);
    Draft draft{.input = input,
                .assessed = assessed,
                .preset = preset,
                .current = decision.from,
                .wanted = decision.from,
                .sized = decision.from};
    decision.ladder.reserve(preset.steps.size() + 1);
    runSteps(draft, decision);
    decision.ladder.push_back({"final", draft.wanted, std::nullopt});
    decision.to = draft.wanted;
    if (decision.to > decision.from)
        decision.action = Direction::Up;
    else if (decision.to < decision.from)
        decision.action = Direction::Down;
    decision.priority = decision.action == Direction::Up ? draft.priority : Priority::Low;
    decision.reasons = reasonsOf(draft);
    addFigures(decision, assessed, input);
    out.memory = recommendation(input, preset, assessed, draft.sized);
    return out;
}

Decision decide(const DecisionInput &input)
{
    return decideAndRemember(input).decision;
}

PastRecommendation recommendationFor(const DecisionInput &input)
{
    if (inputFault(input))
        return {
            .at = input.now, .wanted = input.workload.replicas, .complete = false, .sized = input.workload.replicas};
    return recommendation(input, *findPreset(input.policy.preset), assess(input), input.workload.replicas);
}

std::optional<double> overloadRisk(const DecisionInput &input, std::int64_t replicas, Timestamp from, Timestamp to)
{
    if (inputFault(input))
        return std::nullopt;
    return overloadRisk(assess(input), replicas, input.now, from, to);
}

} // namespace preamar::policy
