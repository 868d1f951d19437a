// Policies as JSON, with the keys that a service's policy has.
#include "core/base/json.h"
#include "core/domain/policy.h"
#include "core/replay/run.h"

#include <algorithm>

namespace preamar::replay {

namespace {

constexpr std::int64_t kMostReplicas = 10'000; // of a policy

// A JSON value as the text that `policy set` takes.
std::optional<std::string> textOf(const Json &value)
{
    if (value.is_string())
        return value.get<std::string>();
    if (value.is_boolean())
        return value.get<bool>() ? "true" : "false";
    if (value.is_number_integer())
        return std::to_string(value.get<std::int64_t>());
    if (value.is_number())
        return shortestNumber(value.get<double>());
    return std::nullopt;
}

bool has(const PolicyInfo &info, std::string_view parameter)
{
    return std::any_of(info.parameters.begin(), info.parameters.end(),
                       [&](const ParameterInfo &p) { return p.name == parameter; });
}

} // namespace

Result<PolicySpec> parsePolicyFile(std::string_view json, const std::string &file)
{
    const auto parsed = parseJson(json, file);
    if (!parsed)
        return fail(ErrorCode::InvalidArgument, file, parsed.error().detail);
    const Json *nested = find(*parsed, "policy");
    const Json &root = nested != nullptr && nested->is_object() ? *nested : *parsed;
    const auto bad = [&](const std::string &key, const std::string &detail) {
        return fail(ErrorCode::InvalidArgument, file, key + ": " + detail);
    };
    if (!root.is_object())
        return bad("policy", "must be an object");
    const auto preset = stringAt(root, "preset");
    if (!preset)
        return bad("preset", "the name of a policy");
    const PolicyInfo *info = findPolicy(*preset);
    if (info == nullptr)
        return bad("preset", "unknown policy: " + *preset);

    std::string text = *preset;
    ScalingPolicy policy;
    PolicySpec bounds;
    for (const auto &[key, value] : root.items()) {
        if (value.is_null())
            continue;
        if (key == "parameters") {
            if (!value.is_object())
                return bad(key, "must be an object");
            for (const auto &[name, parameter] : value.items()) {
                const auto written = textOf(parameter);
                if (!written || !has(*info, name))
                    return bad("parameters." + name,
                               written ? "unknown parameter of " + *preset : "must be a number or a duration");
                text += ";" + name + "=" + *written;
            }
            continue;
        }
        const auto written = textOf(value);
        if (!written)
            return bad(key, "must be a text, a number or true/false");
        if (const auto set = setPolicyKey(policy, key, *written); !set)
            return bad(key, set.error().detail.empty() ? "unknown key" : set.error().detail);
        if (key == "min")
            bounds.min = policy.min;
        if (key == "max")
            bounds.max = policy.max;
        if (key == "caution" && has(*info, "q"))
            text += ";q=" + shortestNumber(policy.caution);
        if (key == "target_cpu" && has(*info, "target"))
            text += ";target=" + shortestNumber(policy.targetCpu);
    }
    if (bounds.min && bounds.max && *bounds.min > *bounds.max)
        return bad("min", "must not be above max");
    if (bounds.min && *bounds.min < 1)
        return bad("min", "must be at least 1 in a replay");
    auto spec = parsePolicy(text);
    if (!spec)
        return fail(ErrorCode::InvalidArgument, file, spec.error().detail);
    spec->min = bounds.min;
    spec->max = bounds.max;
    if (policy::presetInfo(*preset) == nullptr)
        return spec;
    for (const auto &[name, value] : spec->policy.parameters)
        policy.parameters.try_emplace(name, value);
    if (!find(root, "schedule"))
        policy.schedule = spec->policy.schedule;
    if (!find(root, "time_zone"))
        policy.timeZone = spec->policy.timeZone;
    if (!find(root, "caution"))
        policy.caution = spec->policy.caution;
    policy.preset = *preset;
    // The bounds of a replay are its own where the file gives none.
    if (!bounds.min || !bounds.max) {
        policy.min = bounds.min.value_or(1);
        policy.max = bounds.max.value_or(std::max<std::int64_t>(policy.min, kMostReplicas));
    }
    if (const auto checked = policy::checkPolicy(policy); !checked) {
        const auto &[code, where, detail, reason] = checked.error();
        if (detail.empty())
            return bad(where, reason);
        return bad(where, reason == toString(ReasonCode::PolicyInvalid) ? detail : reason + ": " + detail);
    }
    spec->policy = std::move(policy);
    return spec;
}

} // namespace preamar::replay
