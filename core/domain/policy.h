// What the operator wants for a workload. Bounds are narrowed and the mode is lowered by labels, never the other way.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

namespace preamar {

// The ladder, in rising order of trust.
enum class Mode { Observe, Recommend, Approve, AutoUp, Auto };
enum class Priority { Low, Medium, High };

struct ScalingPolicy
{
    std::string preset = "kryonix";
    std::int64_t min = 1;
    std::int64_t max = 10;
    Priority priority = Priority::Medium;
    Mode mode = Mode::Recommend;
    double targetCpu = 0.70;       // share of the limit one replica should run at
    double targetMemory = 0.70;
    double upThreshold = 0.80;
    double downThreshold = 0.30;
    double caution = 0.90;         // the quantile of demand that capacity is planned for
    std::string group;
    Millis startup{Seconds{60}};   // order to ready, until it was measured
    std::optional<double> price;   // per replica-hour; absent = no money is shown
    bool scaleToZero = false;
    std::map<std::string, std::string> queries;  // metric name → own query
    std::map<std::string, double> parameters{};   // of the preset, by name (`param.<name>`); absent = the preset's default
    std::string schedule{};        // preset `schedule`: "0 8 * * mon-fri = 6; 0 20 * * * = 2", local time of timeZone
    std::string timeZone{};        // IANA name; empty = the operator's zone

    friend bool operator==(const ScalingPolicy &, const ScalingPolicy &) = default;
};

// Digest of every field that a decision depends on; part of each proposal.
[[nodiscard]] std::string policyVersion(const ScalingPolicy &policy);

// What is wrong with a policy as a whole, or nullopt: min > max, min < 1 without scaleToZero, thresholds out of order…
[[nodiscard]] std::optional<std::string> policyProblem(const ScalingPolicy &policy);

// One key=value of the command line or of a label. Unknown keys and bad values are InvalidArgument with the key named.
[[nodiscard]] Result<void> setPolicyKey(ScalingPolicy &policy, const std::string &key, const std::string &value);

struct LabelVerdict
{
    bool enrolled = false;               // kryonix.auto-scaling=enabled or preamar.enable=true
    std::optional<std::string> invalid;  // "preamar.min=abc": the label that could not be read; the workload is left alone
    ScalingPolicy policy;                // the operator's policy, narrowed and lowered by the labels
};
// Labels of a workload over the operator's policy. `operatorEnrolled`: enrolled in the console, labels or not.
[[nodiscard]] LabelVerdict applyLabels(const std::map<std::string, std::string> &labels, const ScalingPolicy &base);

[[nodiscard]] std::string_view toString(Mode mode);
[[nodiscard]] std::optional<Mode> parseMode(std::string_view text);
[[nodiscard]] std::string_view toString(Priority priority);
[[nodiscard]] std::optional<Priority> parsePriority(std::string_view text);

}  // namespace preamar
