// The policies that can be replayed: one row per policy, with its parameters and the cadence it has live.
#pragma once

#include "core/base/result.h"
#include "core/policy/decide.h"
#include "core/replay/policy.h"
#include "core/replay/simulate.h"

#include <functional>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::replay {

struct ParameterInfo
{
    std::string_view name;
    double fallback = 0.0;
    double low = 0.0;
    double high = 1.0;
    bool duration = false;    // written as 90s, 15m, 2h, 3d or seconds
    std::string_view meaning; // English, for `preamarctl policies`
};

struct PolicyInfo;

// A policy with its parameters, as an operator writes it: name:value;key=value.
struct PolicySpec
{
    const PolicyInfo *info = nullptr;
    std::string text;                                  // as given, with semicolons
    std::map<std::string, double, std::less<>> values; // every parameter of the policy
    std::optional<std::int64_t> min;                   // from a policy file or a service
    std::optional<std::int64_t> max;
    ScalingPolicy policy; // of a preset, complete: what decide() is given
    bool live = false;    // as the product runs it, limits and cadence, where its name is that of a reference too

    [[nodiscard]] double value(std::string_view name) const;
    [[nodiscard]] Millis duration(std::string_view name) const;
};

class Shared;

// What a policy is made for.
struct Scene
{
    const Trace &trace;
    Window window;
    SimulationSettings settings; // with the cadence that applies
    bool limits = false;
    Shared &shared;
    // What the calendar asks for at a time, and who wants to see each decision of a preset. Both may be empty.
    std::function<policy::CalendarEffect(Timestamp)> calendar;
    std::function<void(Timestamp, const Decision &)> decided;
};

struct PolicyInfo
{
    std::string_view name;
    std::string_view meaning;
    bool referenceOnly = false; // for comparison; cannot be chosen for a service
    Millis decideEvery{Seconds{15}};
    bool limits = false;                       // whether the safety limits apply to it live
    std::span<const ParameterInfo> parameters; // the first may be given as name:value
    Result<std::unique_ptr<Policy>> (*make)(const PolicySpec &spec, const Scene &scene) = nullptr;
};

[[nodiscard]] std::span<const PolicyInfo> policies();
[[nodiscard]] const PolicyInfo *findPolicy(std::string_view name);

// A service's own policy, as the product runs it; `text` is its preset. InvalidArgument where checkPolicy() refuses it.
[[nodiscard]] Result<PolicySpec> specOf(const ScalingPolicy &policy);
// InvalidArgument names what is wrong: the policy, the parameter, or its value.
[[nodiscard]] Result<PolicySpec> parsePolicy(std::string_view text);
// A policy file: {"preset": "preamar", "min": 2, "max": 20, "caution": 0.95, "parameters": {…}}. The keys are those of
// `preamarctl policy set`; `parameters` are those of `preamarctl policies`. Errors name file and key.
[[nodiscard]] Result<PolicySpec> parsePolicyFile(std::string_view json, const std::string &file);

} // namespace preamar::replay
