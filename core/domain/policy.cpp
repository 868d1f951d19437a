#include "core/domain/policy.h"

#include "core/base/digest.h"
#include "core/domain/codec.h"
#include "core/domain/names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <functional>
#include <map>

namespace preamar {

namespace {

constexpr std::int64_t kMaxReplicas = 10'000;
constexpr double kCautionLow = 0.5;
constexpr double kCautionHigh = 0.999;
constexpr Millis kStartupMax{Seconds{86'400}};
constexpr std::size_t kTextMax = 64;
constexpr std::size_t kScheduleMax = 2'000;
constexpr std::string_view kQueryPrefix = "query.";
constexpr std::string_view kParameterPrefix = "param.";

bool between(double value, double above, double upTo)
{
    return std::isfinite(value) && value > above && value <= upTo;
}

std::optional<double> parseNumber(std::string_view text)
{
    double value = 0;
    const char *end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (error != std::errc{} || stop != end || !std::isfinite(value))
        return std::nullopt;
    return value;
}

// A share: 0.7, 70 or 70%. Bare numbers between 1 and 5 are refused: nobody can tell which of the two was meant.
std::optional<double> parseShare(std::string_view text)
{
    const bool isPercent = text.ends_with('%');
    if (isPercent)
        text.remove_suffix(1);
    auto value = parseNumber(text);
    if (!value || *value <= 0 || (!isPercent && *value > 1 && *value < 5))
        return std::nullopt;
    if (isPercent || *value > 1)
        *value /= 100;
    return *value <= 1 ? value : std::nullopt;
}

bool isName(std::string_view text)
{
    return text.size() <= kTextMax && std::ranges::all_of(text, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
                      c == '_' || c == '.';
           });
}

template<class T>
bool assign(T &field, std::optional<T> value)
{
    if (value)
        field = std::move(*value);
    return value.has_value();
}

bool setCount(std::int64_t &field, const std::string &value)
{
    std::int64_t count = 0;
    const char *end = value.data() + value.size();
    const auto [stop, error] = std::from_chars(value.data(), end, count);
    if (error != std::errc{} || stop != end || count < 0 || count > kMaxReplicas)
        return false;
    field = count;
    return true;
}

bool setName(std::string &field, const std::string &value, bool mayBeEmpty)
{
    if (!isName(value) || (value.empty() && !mayBeEmpty))
        return false;
    field = value;
    return true;
}

bool setCaution(ScalingPolicy &policy, const std::string &value)
{
    const auto q = parseNumber(value);
    if (!q || *q < kCautionLow || *q > kCautionHigh)
        return false;
    policy.caution = *q;
    return true;
}

bool setStartup(ScalingPolicy &policy, const std::string &value)
{
    const auto duration = parseDuration(value);
    if (!duration || *duration > kStartupMax)
        return false;
    policy.startup = *duration;
    return true;
}

bool setPrice(ScalingPolicy &policy, const std::string &value)
{
    if (value.empty() || value == "none") {
        policy.price.reset();
        return true;
    }
    const auto price = parseNumber(value);
    if (!price || *price < 0)
        return false;
    policy.price = *price;
    return true;
}

bool setFlag(bool &field, const std::string &value)
{
    if (value != "true" && value != "false")
        return false;
    field = value == "true";
    return true;
}

// What may stand in a schedule or in the name of a time zone; what it means is core/policy's.
bool setPlainText(std::string &field, const std::string &value, std::size_t longest)
{
    if (value.size() > longest || std::ranges::any_of(value, [](char c) { return c < ' ' || c > '~'; }))
        return false;
    field = value;
    return true;
}

struct KeyRow
{
    std::function<bool(ScalingPolicy &, const std::string &)> set;
    const char *expected;
};

// decisions.md, "Policy keys"; query.<metric> is handled beside the table.
const std::map<std::string, KeyRow, std::less<>> &keyTable()
{
    using P = ScalingPolicy;
    using V = const std::string &;
    static constexpr auto kCount = "an integer from 0 to 10000";
    static constexpr auto kShare = "a share such as 0.7 or 70";
    static const std::map<std::string, KeyRow, std::less<>> table{
        {"preset", {[](P &p, V v) { return setName(p.preset, v, false); }, "the name of a preset"}},
        {"min", {[](P &p, V v) { return setCount(p.min, v); }, kCount}},
        {"max", {[](P &p, V v) { return setCount(p.max, v); }, kCount}},
        {"priority", {[](P &p, V v) { return assign(p.priority, parsePriority(v)); }, "low, medium or high"}},
        {"mode",
         {[](P &p, V v) { return assign(p.mode, parseMode(v)); }, "observe, recommend, approve, auto-up or auto"}},
        {"target_cpu", {[](P &p, V v) { return assign(p.targetCpu, parseShare(v)); }, kShare}},
        {"target_memory", {[](P &p, V v) { return assign(p.targetMemory, parseShare(v)); }, kShare}},
        {"up_threshold", {[](P &p, V v) { return assign(p.upThreshold, parseShare(v)); }, kShare}},
        {"down_threshold", {[](P &p, V v) { return assign(p.downThreshold, parseShare(v)); }, kShare}},
        {"caution", {setCaution, "a quantile from 0.5 to 0.999"}},
        {"group", {[](P &p, V v) { return setName(p.group, v, true); }, "a name"}},
        {"startup", {setStartup, "a duration such as 90s, at most 1d"}},
        {"price", {setPrice, "a price per replica-hour, or none"}},
        {"schedule",
         {[](P &p, V v) { return setPlainText(p.schedule, v, kScheduleMax); },
          "lines such as 0 8 * * mon-fri = 6, separated by ;"}},
        {"time_zone",
         {[](P &p, V v) { return setPlainText(p.timeZone, v, kTextMax); }, "a time zone such as America/Sao_Paulo"}},
        {"scale_to_zero", {[](P &p, V v) { return setFlag(p.scaleToZero, v); }, "true or false"}},
    };
    return table;
}

Result<void> setQuery(ScalingPolicy &policy, const std::string &key, const std::string &value)
{
    const std::string metric = key.substr(kQueryPrefix.size());
    if (metricInfo(MetricId{metric}) == nullptr)
        return fail(ErrorCode::InvalidArgument, key, "unknown metric");
    if (value.empty())
        policy.queries.erase(metric);
    else
        policy.queries[metric] = value;
    return {};
}

// A parameter of the preset; which names and ranges there are is known where the presets are (core/policy).
Result<void> setParameter(ScalingPolicy &policy, const std::string &key, const std::string &value)
{
    const std::string name = key.substr(kParameterPrefix.size());
    if (name.empty() || !isName(name))
        return fail(ErrorCode::InvalidArgument, key, "expected a name after param.");
    if (value.empty()) {
        policy.parameters.erase(name);
        return {};
    }
    const auto number = parseNumber(value);
    if (!number)
        return fail(ErrorCode::InvalidArgument, key, "expected a number");
    policy.parameters[name] = *number;
    return {};
}

} // namespace

std::string policyVersion(const ScalingPolicy &policy)
{
    // Mode, price and group are left out: a proposal shown in `recommend` may be approved once the mode was raised
    // (decisions.md, "Modes"), and money does not change what is wanted.
    Json json = toJson(policy);
    for (const char *key : {"mode", "price", "group"})
        json.erase(key);
    return sha256Hex(dumpJson(json)).substr(0, 16);
}

std::optional<std::string> policyProblem(const ScalingPolicy &policy)
{
    if (policy.min < 0 || policy.max > kMaxReplicas)
        return "min and max must be from 0 to 10000";
    if (policy.min > policy.max)
        return "min " + std::to_string(policy.min) + " > max " + std::to_string(policy.max);
    if (policy.min < 1 && !policy.scaleToZero)
        return "min 0 without scale_to_zero";
    if (policy.max < 1)
        return "max 0";
    for (const auto &[name, value] : {std::pair{"target_cpu", policy.targetCpu},
                                      {"target_memory", policy.targetMemory},
                                      {"up_threshold", policy.upThreshold},
                                      {"down_threshold", policy.downThreshold}}) {
        if (!between(value, 0, 1))
            return std::string(name) + " is not in (0, 1]";
    }
    if (policy.downThreshold >= policy.upThreshold)
        return "down_threshold is not below up_threshold";
    if (!(policy.caution >= kCautionLow && policy.caution <= kCautionHigh))
        return "caution is not from 0.5 to 0.999";
    if (policy.startup <= Millis{0} || policy.startup > kStartupMax)
        return "startup is not from 1 ms to 1 d";
    if (policy.price && !(std::isfinite(*policy.price) && *policy.price >= 0))
        return "price is negative";
    return std::nullopt;
}

Result<void> setPolicyKey(ScalingPolicy &policy, const std::string &key, const std::string &value)
{
    if (key.starts_with(kQueryPrefix))
        return setQuery(policy, key, value);
    if (key.starts_with(kParameterPrefix))
        return setParameter(policy, key, value);
    const auto row = keyTable().find(key);
    if (row == keyTable().end())
        return fail(ErrorCode::InvalidArgument, key, "unknown policy key");
    if (!row->second.set(policy, value))
        return fail(ErrorCode::InvalidArgument, key, std::string("expected ") + row->second.expected);
    return {};
}

std::string_view toString(Mode mode)
{
    return names::kMode.name(mode);
}

std::optional<Mode> parseMode(std::string_view text)
{
    return names::kMode.value(text);
}

std::string_view toString(Priority priority)
{
    return names::kPriority.name(priority);
}

std::optional<Priority> parsePriority(std::string_view text)
{
    return names::kPriority.value(text);
}

} // namespace preamar
