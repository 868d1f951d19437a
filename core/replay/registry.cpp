#include "core/replay/registry.h"

#include "core/replay/policies.h"
#include "core/replay/run.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace preamar::replay {

namespace {

constexpr double kDay = 86'400.0;

constexpr std::array kStatic{ParameterInfo{"replicas", 2, 1, 100'000, false, "replicas at all times"}};
constexpr std::array kOracle{ParameterInfo{"hold", 0, 0, 30 * kDay, true, "keep the largest count of this long"}};
constexpr std::array kHpa{ParameterInfo{"target", 0.6, 0.01, 1.0, false, "utilisation aimed at"}};
constexpr std::array kLoadHpa{ParameterInfo{"target", 0.7, 0.01, 1.0, false, "load per replica aimed at"},
                              ParameterInfo{"hold", 300, 0, 30 * kDay, true, "keep the largest count of this long"}};
constexpr std::array kPreamar{
    ParameterInfo{"q", 0.98, 0.5, 0.999, false, "caution: the quantile of demand that capacity is planned for"}};
constexpr std::array kTarget{ParameterInfo{"target", 0.6, 0.01, 1.0, false, "utilisation aimed at"}};
constexpr std::array kAutopilot{ParameterInfo{"target", 0.7, 0.01, 1.0, false, "load per replica aimed at"}};
constexpr std::array kProto{ParameterInfo{"q", 0.95, 0.5, 0.999, false, "quantile of its residuals"},
                            ParameterInfo{"hold", 1800, 0, 30 * kDay, true, "keep the largest count of this long"}};
constexpr std::array kAiops{ParameterInfo{"up", 0.7, 0.05, 1.0, false, "raise above this share"},
                            ParameterInfo{"down", 0.3, 0.0, 1.0, false, "lower below this share"}};
constexpr std::array kSchedule{ParameterInfo{"day", 10, 1, 100'000, false, "replicas in business hours"},
                               ParameterInfo{"night", 2, 1, 100'000, false, "replicas outside them"},
                               ParameterInfo{"from", 8, 0, 24, false, "first hour of business"},
                               ParameterInfo{"to", 18, 0, 24, false, "hour at which business ends"},
                               ParameterInfo{"weekend", 0, 0, 1, false, "1: business at the weekend too"},
                               ParameterInfo{"utc_offset", -3, -12, 14, false, "hours of local time ahead of UTC"}};

constexpr std::array kPolicies{
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
    PolicyInfo{"preamar",
               "capacity for what demand may reach until a new replica is ready, reductions only where they last",
               false, Seconds{30}, true, kPreamar, makePreamar},
    PolicyInfo{"kryonix",
               "thresholds of 80 % and 30 % on the forecast 30 min, 1 h and 2 h ahead (R1)",
               false,
               Seconds{300},
               true,
               {},
               makeKryonix},
    PolicyInfo{"aiops", "the forecast 30 min ahead, up at 70 %, down at 30 % (R2)", false, Seconds{30}, true, kAiops,
               makeAiops},
    PolicyInfo{"aurax",
               "thresholds with durations on CPU, memory, queue, P95 and errors (R3)",
               false,
               Seconds{15},
               true,
               {},
               makeAurax},
    PolicyInfo{"schedule", "one count in business hours, another outside them", false, Seconds{30}, true, kSchedule,
               makeSchedule},
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
    return kPolicies;
}

const PolicyInfo *findPolicy(std::string_view name)
{
    const auto it =
        std::find_if(kPolicies.begin(), kPolicies.end(), [&](const PolicyInfo &p) { return p.name == name; });
    return it == kPolicies.end() ? nullptr : &*it;
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
    return spec;
}

} // namespace preamar::replay
