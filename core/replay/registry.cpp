#include "core/replay/registry.h"

#include "core/replay/policies.h"
#include "core/replay/run.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>

namespace preamar::replay {

namespace {

constexpr double kDay = 86'400.0;

constexpr std::array kStatic{ParameterInfo{"replicas", 2, 1, 100'000, false, "replicas at all times"}};
constexpr std::array kOracle{ParameterInfo{"hold", 0, 0, 30 * kDay, true, "keep the largest count of this long"}};
constexpr std::array kHpa{ParameterInfo{"target", 0.6, 0.01, 1.0, false, "utilisation aimed at"}};
constexpr std::array kLoadHpa{ParameterInfo{"target", 0.7, 0.01, 1.0, false, "load per replica aimed at"},
                              ParameterInfo{"hold", 300, 0, 30 * kDay, true, "keep the largest count of this long"}};
constexpr std::array kTarget{ParameterInfo{"target", 0.6, 0.01, 1.0, false, "utilisation aimed at"}};
constexpr std::array kAutopilot{ParameterInfo{"target", 0.7, 0.01, 1.0, false, "load per replica aimed at"}};
constexpr std::array kProto{ParameterInfo{"q", 0.95, 0.5, 0.999, false, "quantile of its residuals"},
                            ParameterInfo{"hold", 1800, 0, 30 * kDay, true, "keep the largest count of this long"}};
// A shorthand for the two lines of business hours; a policy file may give any lines and zone.
constexpr std::array kSchedule{ParameterInfo{"day", 10, 1, 10'000, false, "replicas in business hours"},
                               ParameterInfo{"night", 2, 1, 10'000, false, "replicas outside them"},
                               ParameterInfo{"from", 8, 0, 24, false, "first hour of business"},
                               ParameterInfo{"to", 18, 0, 24, false, "hour at which business ends"},
                               ParameterInfo{"weekend", 0, 0, 1, false, "1: business at the weekend too"},
                               ParameterInfo{"utc_offset", -3, -12, 14, false,
                                             "whole hours of local time ahead of UTC; -3 is Brasilia"}};

constexpr std::array kReferences{
    PolicyInfo{"static-peak",
               "as many replicas as the largest demand of the period needs, known in hindsight",
               true,
               Seconds{15},
               false,
               {},
               makeStaticPeak},
    PolicyInfo{"static-p95",
               "as many replicas as 95 % of the period need, known in hindsight",
               true,
               Seconds{15},
               false,
               {},
               makeStaticP95},
    PolicyInfo{"static", "a fixed number of replicas", false, Seconds{15}, false, kStatic, makeStatic},
    PolicyInfo{"oracle", "knows the demand and orders exactly as early as replicas need to start", true, Seconds{15},
               false, kOracle, makeOracle},
    PolicyInfo{"hpa", "Kubernetes' horizontal pod autoscaler on utilisation, default behaviour", false, Seconds{15},
               false, kHpa, makeHpa},
    PolicyInfo{"load-hpa", "the same algorithm on offered load, with a chosen window for scale-down", false,
               Seconds{15}, false, kLoadHpa, makeLoadHpa},
    PolicyInfo{"aws-hourly", "hourly mean of the same hour of up to 14 days as a floor, with hpa", true, Seconds{15},
               false, kTarget, makeAwsHourly},
    PolicyInfo{"crane", "highest of the next hour of the last three days as a floor, with hpa", true, Seconds{15},
               false, kTarget, makeCrane},
    PolicyInfo{"seasonal-naive", "the same time yesterday as a floor, with hpa", true, Seconds{15}, false, kTarget,
               makeSeasonalNaive},
    PolicyInfo{"autopilot", "P95 of 72 h, reductions deferred by two days (EuroSys 2020)", true, Seconds{15}, false,
               kAutopilot, makeAutopilot},
    PolicyInfo{"proto-ff", "median of the same time of 7 days at the present level, plus a quantile of its residuals",
               true, Seconds{15}, false, kProto, makeProtoFeedForward},
};

std::vector<ParameterInfo> parametersOf(const policy::PresetInfo &preset)
{
    std::vector<ParameterInfo> out;
    if (preset.ownOutlook)
        out.push_back({"q", ScalingPolicy{}.caution, 0.5, 0.999, false,
                       "caution: the quantile of demand that capacity is planned for"});
    if (preset.name == "schedule")
        out.assign(kSchedule.begin(), kSchedule.end());
    for (const policy::ParameterInfo &p : preset.parameters)
        out.push_back({p.name, p.standard, p.least, p.most, p.name == "horizon" || p.name == "hold", p.meaning});
    return out;
}

// The rows: the product's presets with the cadence they have live, behind them what they are compared with. A preset
// that is also a reference keeps its own row, to be played to the letter where limits are off.
struct Registry
{
    std::vector<std::vector<ParameterInfo>> parameters; // of the presets
    std::vector<PolicyInfo> rows;

    Registry()
    {
        rows.assign(kReferences.begin(), kReferences.end());
        const auto end = std::find_if(rows.begin(), rows.end(), [](const PolicyInfo &p) { return p.name == "aws-hourly"; });
        std::vector<PolicyInfo> presets;
        parameters.reserve(policy::presets().size());
        for (const policy::PresetInfo &preset : policy::presets()) {
            const bool reference = std::any_of(kReferences.begin(), kReferences.end(),
                                               [&](const PolicyInfo &p) { return p.name == preset.name; });
            if (reference)
                continue;
            const Millis every = preset.withCycleOnly ? Seconds{300} : preset.needsRecent ? Seconds{15} : Seconds{30};
            parameters.push_back(parametersOf(preset));
            presets.push_back({preset.name, preset.meaning, false, every, true, parameters.back(), makeProduct});
        }
        rows.insert(end, presets.begin(), presets.end());
    }
};

const std::vector<PolicyInfo> &rows()
{
    static const Registry registry;
    return registry.rows;
}

// Hours may have a fraction; 24 is the midnight that ends the day.
std::string cronLine(double hour, bool everyDay, double count)
{
    const auto minutes = static_cast<int>(std::lround(hour * 60.0)) % 1'440;
    char text[64];
    std::snprintf(text, sizeof text, "%d %d * * %s = %lld", minutes % 60, minutes / 60, everyDay ? "*" : "mon-fri",
                  std::llround(count));
    return text;
}

// What decide() is given for the values of a specification.
Result<ScalingPolicy> policyOf(const PolicySpec &spec)
{
    ScalingPolicy out;
    const policy::PresetInfo *preset = policy::presetInfo(spec.info->name);
    if (preset == nullptr)
        return out;
    out.preset = std::string(preset->name);
    if (preset->ownOutlook)
        out.caution = spec.value("q");
    for (const policy::ParameterInfo &p : preset->parameters)
        out.parameters[std::string(p.name)] = spec.value(p.name);
    if (preset->name == "schedule") {
        const bool everyDay = spec.value("weekend") > 0.5;
        const double offset = spec.value("utc_offset");
        if (offset != std::round(offset))
            return fail(ErrorCode::InvalidArgument, "--policy", spec.text + ": utc_offset must be whole hours");
        out.schedule = cronLine(spec.value("from"), everyDay, spec.value("day"));
        if (spec.value("from") != spec.value("to"))
            out.schedule += "; " + cronLine(spec.value("to"), everyDay, spec.value("night"));
        if (offset != -3.0) // the sign of these names is that of POSIX
            out.timeZone = "Etc/GMT" + std::string(offset > 0 ? "-" : "+") + std::to_string(std::abs(std::lround(offset)));
    }
    return out;
}

std::string trimmed(std::string_view text)
{
    const auto first = text.find_first_not_of(" \t");
    const auto last = text.find_last_not_of(" \t");
    return first == std::string_view::npos ? std::string{} : std::string{text.substr(first, last - first + 1)};
}

Result<double> valueOf(const ParameterInfo &parameter, const std::string &text, const std::string &where)
{
    double value = 0.0;
    const auto *end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    if (problem != std::errc{} || stop != end) {
        const auto duration =
            parameter.duration ? parseDuration(text) : Result<Millis>{fail(ErrorCode::InvalidArgument, where)};
        if (!duration)
            return fail(ErrorCode::InvalidArgument, where,
                        "not a " + std::string(parameter.duration ? "duration" : "number") + ": " + text);
        value = toSeconds(*duration);
    }
    if (!std::isfinite(value) || value < parameter.low || value > parameter.high)
        return fail(ErrorCode::InvalidArgument, where,
                    "must lie within " + shortestNumber(parameter.low) + " and " + shortestNumber(parameter.high));
    return value;
}

} // namespace

double PolicySpec::value(std::string_view name) const
{
    const auto it = values.find(name);
    return it == values.end() ? 0.0 : it->second;
}

Millis PolicySpec::duration(std::string_view name) const
{
    return Millis{static_cast<std::int64_t>(std::llround(1000.0 * value(name)))};
}

std::span<const PolicyInfo> policies()
{
    return rows();
}

const PolicyInfo *findPolicy(std::string_view name)
{
    const auto it = std::find_if(rows().begin(), rows().end(), [&](const PolicyInfo &p) { return p.name == name; });
    return it == rows().end() ? nullptr : &*it;
}

Result<PolicySpec> specOf(const ScalingPolicy &policy)
{
    if (const auto checked = policy::checkPolicy(policy); !checked)
        return fail(checked.error());
    auto spec = parsePolicy(policy.preset);
    if (!spec)
        return spec;
    for (auto &[name, value] : spec->values) {
        if (const auto set = policy.parameters.find(name); set != policy.parameters.end())
            value = set->second;
        else if (name == "q")
            value = policy.caution;
    }
    spec->policy = policy;
    spec->live = true;
    return spec;
}

Result<PolicySpec> parsePolicy(std::string_view text)
{
    PolicySpec spec;
    spec.text = trimmed(text);
    std::replace(spec.text.begin(), spec.text.end(), ',', ';');
    const auto nameEnd = std::min(spec.text.find_first_of(":;"), spec.text.size());
    const std::string name = spec.text.substr(0, nameEnd);
    spec.info = findPolicy(name);
    if (spec.info == nullptr)
        return fail(ErrorCode::InvalidArgument, "--policy", "unknown policy: " + name);
    for (const ParameterInfo &p : spec.info->parameters)
        spec.values.emplace(p.name, p.fallback);

    std::vector<std::string> given;
    for (std::size_t at = nameEnd; at < spec.text.size();) {
        const auto next = std::min(spec.text.find(';', at + 1), spec.text.size());
        auto part = trimmed(std::string_view(spec.text).substr(at + 1, next - at - 1));
        at = next;
        if (part.empty())
            return fail(ErrorCode::InvalidArgument, "--policy", spec.text + ": an empty parameter");
        const auto equals = part.find('=');
        std::string key = trimmed(std::string_view(part).substr(0, std::min(equals, part.size())));
        std::string value =
            equals == std::string::npos ? std::string{} : trimmed(std::string_view(part).substr(equals + 1));
        if (equals == std::string::npos) {
            if (!given.empty() || spec.info->parameters.empty())
                return fail(ErrorCode::InvalidArgument, "--policy", spec.text + ": " + part + " is not key=value");
            value = key;
            key = spec.info->parameters.front().name;
        }
        const auto parameter = std::find_if(spec.info->parameters.begin(), spec.info->parameters.end(),
                                            [&](const ParameterInfo &p) { return p.name == key; });
        if (parameter == spec.info->parameters.end())
            return fail(ErrorCode::InvalidArgument, "--policy", spec.text + ": unknown parameter " + key);
        if (std::find(given.begin(), given.end(), key) != given.end())
            return fail(ErrorCode::InvalidArgument, "--policy", spec.text + ": " + key + " is given twice");
        const auto number = valueOf(*parameter, value, "--policy " + spec.text + ": " + key);
        if (!number)
            return fail(number.error());
        spec.values[key] = *number;
        given.push_back(std::move(key));
    }
    auto policy = policyOf(spec);
    if (!policy)
        return fail(policy.error());
    spec.policy = std::move(*policy);
    return spec;
}

} // namespace preamar::replay
