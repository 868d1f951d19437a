// A policy as its preset sees it, judged before it is saved.
#include "core/policy/draft.h"

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
    return {};
}

} // namespace preamar::policy
