// A policy as its preset sees it, judged before it is saved.
#include "core/policy/draft.h"
#include "core/policy/schedule.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace preamar::policy {

namespace {

std::string rangeText(const ParameterInfo &p)
{
    char text[80];
    std::snprintf(text, sizeof text, "from %g to %g", p.least, p.most);
    return text;
}

double parameterOf(const ScalingPolicy &policy, const std::string &name, double standard)
{
    const auto at = policy.parameters.find(name);
    return at == policy.parameters.end() ? standard : at->second;
}

} // namespace

Result<void> checkPolicy(const ScalingPolicy &policy)
{
    const auto invalid = [](std::string field, std::string detail, ReasonCode code = ReasonCode::PolicyInvalid) {
        return fail(ErrorCode::InvalidArgument, std::move(field), std::move(detail), std::string(toString(code)));
    };
    const Preset *preset = findPreset(policy.preset);
    if (!preset)
        return invalid("preset", "unknown preset: " + policy.preset);
    if (const auto problem = policyProblem(policy))
        return invalid("policy", *problem);
    for (const auto &[name, value] : policy.parameters) {
        const auto known = preset->info.parameters;
        const auto at =
            std::find_if(known.begin(), known.end(), [&](const ParameterInfo &p) { return p.name == name; });
        if (at == known.end())
            return invalid("param." + name, "the preset " + policy.preset + " has no such parameter");
        if (!std::isfinite(value) || value < at->least || value > at->most)
            return invalid("param." + name, rangeText(*at));
    }
    if (policy.preset == "aiops" && parameterOf(policy, "down", 0.3) >= parameterOf(policy, "up", 0.7))
        return invalid("param.down", "is not below param.up");
    if (policy.preset != "schedule" && policy.schedule.empty() && policy.timeZone.empty())
        return {};
    const auto schedule = readSchedule(
        policy.schedule.empty() && policy.preset != "schedule" ? "0 0 * * * = 1" : policy.schedule, policy.timeZone);
    if (!schedule)
        return fail(schedule.error());
    for (const ScheduleLine &line : schedule->lines) {
        if (line.count == 0 && !policy.scaleToZero)
            return invalid("schedule", "0 without scale_to_zero: " + line.cron.text());
    }
    return {};
}

} // namespace preamar::policy
