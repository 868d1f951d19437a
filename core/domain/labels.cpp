// Labels lower, never raise (decisions.md): who may deploy must not thereby be allowed to automate.
#include "core/domain/policy.h"

#include <algorithm>
#include <array>

namespace preamar {

namespace {

constexpr std::string_view kPrefix = "preamar.";
constexpr std::size_t kShownMax = 120;

// The policy keys that a label may set: those that speak of the service, not of the operator's wishes and money.
constexpr std::array<std::string_view, 11> kLabelKeys{"min",        "max",           "priority",     "mode",
                                                      "target-cpu", "target-memory", "up-threshold", "down-threshold",
                                                      "caution",    "group",         "scale-to-zero"};

std::string shown(const std::string &label, const std::string &value)
{
    std::string text = label + "=" + value;
    if (text.size() > kShownMax) {
        std::size_t end = kShownMax;
        while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U)
            --end;
        text.resize(end);
    }
    return text;
}

enum class Enrolment { Silent, Yes, No, Unreadable };

Enrolment enrolment(const std::string &value, std::string_view yes, std::string_view no)
{
    if (value == yes)
        return Enrolment::Yes;
    return value == no ? Enrolment::No : Enrolment::Unreadable;
}

// One label's key over `wanted`; false where it cannot be read.
bool readKey(ScalingPolicy &wanted, std::string_view name, const std::string &value)
{
    if (std::ranges::find(kLabelKeys, name) == kLabelKeys.end())
        return false;
    std::string key(name);
    std::ranges::replace(key, '-', '_');
    return setPolicyKey(wanted, key, value).has_value();
}

// `labelled` is `base` with the labels' values in it: keep what narrows or lowers.
ScalingPolicy lowered(const ScalingPolicy &base, const ScalingPolicy &labelled)
{
    ScalingPolicy out = labelled;
    out.min = std::max(base.min, labelled.min);
    out.max = std::min(base.max, labelled.max);
    out.mode = std::min(base.mode, labelled.mode);
    out.scaleToZero = base.scaleToZero && labelled.scaleToZero;
    return out;
}

} // namespace

LabelVerdict applyLabels(const std::map<std::string, std::string> &labels, const ScalingPolicy &base)
{
    LabelVerdict verdict{.enrolled = false, .invalid = std::nullopt, .policy = base};
    ScalingPolicy labelled = base;
    bool asked = false;
    bool declined = false;
    for (const auto &[label, value] : labels) {
        Enrolment said = Enrolment::Silent;
        if (label == "kryonix.auto-scaling")
            said = enrolment(value, "enabled", "disabled");
        else if (label == "preamar.enable")
            said = enrolment(value, "true", "false");
        else if (!label.starts_with(kPrefix))
            continue;
        else if (!readKey(labelled, std::string_view(label).substr(kPrefix.size()), value))
            said = Enrolment::Unreadable;
        asked = asked || said == Enrolment::Yes;
        declined = declined || said == Enrolment::No;
        if (said == Enrolment::Unreadable && !verdict.invalid)
            verdict.invalid = shown(label, value);
    }
    verdict.enrolled = asked && !declined;
    if (verdict.invalid)
        return verdict;

    ScalingPolicy narrowed = lowered(base, labelled);
    // Where the operator enrolled what the deployer declines, it is watched only.
    if (declined)
        narrowed.mode = Mode::Observe;
    if (narrowed.min > narrowed.max && base.min <= base.max) {
        // Both where both were written: neither is wrong without the other.
        const auto min = labels.find("preamar.min");
        const auto max = labels.find("preamar.max");
        const bool crossed = min != labels.end() && max != labels.end() && labelled.min > labelled.max;
        const auto &alone = narrowed.min > base.min ? min : max;
        verdict.invalid = crossed ? shown(min->first, min->second) + ", " + shown(max->first, max->second) : shown(alone->first, alone->second);
        return verdict;
    }
    verdict.policy = std::move(narrowed);
    return verdict;
}

} // namespace preamar
