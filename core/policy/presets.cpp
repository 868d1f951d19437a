// The presets: each is a row, and a table of steps in which each is a row.
#include "core/policy/draft.h"

#include <algorithm>
#include <array>

namespace preamar::policy {

namespace {

constexpr auto kPolicy = StepKind::Policy;

// What every preset has in common: what is known comes first, after a preset's own steps the limits. `cooldown` is a policy
// where its waits are the preset's own.
template<class... Own>
constexpr std::array<Step, sizeof...(Own) + 11> chain(StepKind cooldown, const Own &...own)
{
    return {Step{"demand", stepDemand, kPolicy},
            own...,
            Step{"calendar", stepCalendar},
            Step{"excess", stepExcess},
            Step{"inputs", stepInputs},
            Step{"stabilization", stepStabilization},
            Step{"rate", stepRate},
            Step{"bounds", stepBounds, kPolicy},
            Step{"owner", stepOwner},
            Step{"state", stepState},
            Step{"cooldown", stepCooldown, cooldown},
            Step{"mode", stepMode}};
}
constexpr Step sizedBy(StepFunction sizing)
{
    return {"capacity", sizing, kPolicy};
}

// R1 keeps its order: the rule on the forecast, on what is measured, and the request peak last; its own waits, without limits
// too.
constexpr auto kKryonixSteps = chain(kPolicy, sizedBy(sizeKryonix), Step{"reactive", stepReactive}, Step{"requests", stepRequests, kPolicy});

// For a sizing with a target: what is measured guards it on both sides.
constexpr auto targetSteps(StepFunction sizing)
{
    return chain(StepKind::Limit, sizedBy(sizing), Step{"reactive", stepMeasuredFloor});
}
constexpr auto kAiopsSteps = targetSteps(sizeAiops);
constexpr auto kAuraxSteps = targetSteps(sizeAurax);
constexpr auto kScheduleSteps = targetSteps(sizeSchedule);
constexpr auto kStaticSteps = targetSteps(sizeStatic);

constexpr std::array kAiopsParameters{
    ParameterInfo{"horizon", 1'800.0, 60.0, 7'200.0, "seconds ahead"},
    ParameterInfo{"up", 0.7, 0.05, 1.0, "share of capacity above which it rises, and the target"},
    ParameterInfo{"down", 0.3, 0.0, 0.95, "share of capacity below which it falls"},
};

constexpr std::array kAuraxParameters{
    ParameterInfo{"cpu_up", 0.80, 0.05, 1.0, "CPU share, 2 min: +1"},
    ParameterInfo{"memory_up", 0.85, 0.05, 1.0, "memory share, 2 min: +1"},
    ParameterInfo{"queue_up", 10.0, 0.0, 1e9, "queue length, at once: +2"},
    ParameterInfo{"p95_up", 10.0, 0.001, 3'600.0, "P95 in seconds, 1 min: +1"},
    ParameterInfo{"errors_up", 0.05, 0.0, 1.0, "share of errors, 30 s: +1"},
    ParameterInfo{"cpu_down", 0.30, 0.0, 0.95, "CPU share, 10 min: -1"},
    ParameterInfo{"memory_down", 0.40, 0.0, 0.95, "memory share, 10 min: -1"},
    ParameterInfo{"queue_down", 0.0, 0.0, 1e9, "queue length, 15 min: -1"},
    ParameterInfo{"p95_down", 2.0, 0.0, 3'600.0, "P95 in seconds, 15 min: consider -1, a recommendation only"},
    ParameterInfo{"environment", 3.0, 1.0, 3.0, "1 development (1 replica), 2 staging (2 replicas), 3 production"},
};

// Its sizing has the guard on what is measured within, and judges its own forecast.
constexpr auto kPreamarSteps = chain(StepKind::Limit, sizedBy(sizePreamar));
constexpr auto holdSteps(StepFunction sizing)
{
    return chain(StepKind::Limit, sizedBy(sizing), Step{"hold", stepHold, kPolicy});
}
constexpr auto kHpaSteps = holdSteps(sizeHpa);
constexpr auto kLoadHpaSteps = holdSteps(sizeLoadHpa);
constexpr std::array kHpaParameters{
    ParameterInfo{"target", 0.6, 0.05, 1.0, "utilisation aimed at"},
    ParameterInfo{"hold", 300.0, 0.0, 14'400.0, "seconds for which the largest count is kept"},
};
constexpr std::array kLoadHpaParameters{
    ParameterInfo{"target", 0.7, 0.05, 1.0, "load per replica aimed at"},
    ParameterInfo{"hold", 3'600.0, 0.0, 14'400.0, "seconds for which the largest count is kept"},
};

constexpr std::array kStaticParameters{
    ParameterInfo{"replicas", 2.0, 0.0, 10'000.0, "the fixed count"},
};

// clang-format off
constexpr std::array kPresets{
    Preset{.info = {.name = "kryonix",
                    .meaning = "point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)",
                    .parameters = {}, .withCycleOnly = true, .waitsByPriority = true},
           .steps = kKryonixSteps, .byThresholds = true},
    Preset{.info = {.name = "aiops", .meaning = "forecast half an hour ahead, up above 70 %, down below 30 % of capacity (R2)",
                    .parameters = kAiopsParameters},
           .steps = kAiopsSteps},
    Preset{.info = {.name = "aurax", .meaning = "threshold rows with durations: CPU, memory, queue, P95, errors (R3)",
                    .parameters = kAuraxParameters, .usesForecast = false, .needsRecent = true},
           .steps = kAuraxSteps},
    Preset{.info = {.name = "schedule", .meaning = "the count of the schedule line that fired last, in local time",
                    .parameters = {}, .usesForecast = false},
           .steps = kScheduleSteps},
    Preset{.info = {.name = "preamar", .meaning = "capacity for what demand may reach until a new replica is ready, reductions only where they last",
                    .parameters = {}, .ownOutlook = true},
           .steps = kPreamarSteps},
    Preset{.info = {.name = "hpa", .meaning = "Kubernetes' horizontal pod autoscaler on utilisation", .parameters = kHpaParameters, .usesForecast = false,
                    .memory = Seconds{14'400}},
           .steps = kHpaSteps},
    Preset{.info = {.name = "load-hpa", .meaning = "the same algorithm on offered load, with a chosen window for scale-down", .parameters = kLoadHpaParameters,
                    .usesForecast = false, .memory = Seconds{14'400}},
           .steps = kLoadHpaSteps},
    Preset{.info = {.name = "static", .meaning = "a fixed count", .parameters = kStaticParameters, .usesForecast = false},
           .steps = kStaticSteps},
};
// clang-format on

constexpr auto kInfos = [] {
    std::array<PresetInfo, kPresets.size()> out{};
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = kPresets[i].info;
    return out;
}();

} // namespace

std::span<const PresetInfo> presets()
{
    return kInfos;
}

const PresetInfo *presetInfo(std::string_view name)
{
    const Preset *found = findPreset(name);
    return found ? &found->info : nullptr;
}

const Preset *findPreset(std::string_view name)
{
    const auto at =
        std::find_if(kPresets.begin(), kPresets.end(), [&](const Preset &p) { return p.info.name == name; });
    return at == kPresets.end() ? nullptr : &*at;
}

double parameter(const Draft &draft, std::string_view name)
{
    const auto &set = draft.input.policy.parameters;
    if (const auto at = set.find(std::string{name}); at != set.end())
        return at->second;
    for (const ParameterInfo &p : draft.preset.info.parameters) {
        if (p.name == name)
            return p.standard;
    }
    return 0.0;
}

} // namespace preamar::policy
