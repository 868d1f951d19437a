// The presets: each is a row, and a table of steps in which each is a row.
#include "core/policy/draft.h"

#include <algorithm>
#include <array>

namespace preamar::policy {

namespace {

constexpr auto kPolicy = StepKind::Policy;

// R1 keeps its order: the rule on the forecast, on what is measured, and the request peak last.
constexpr std::array kKryonixSteps{
    Step{"demand", stepDemand, kPolicy},
    Step{"capacity", sizeKryonix, kPolicy},
    Step{"reactive", stepReactive},
    Step{"requests", stepRequests, kPolicy},
    Step{"calendar", stepCalendar},
    Step{"excess", stepExcess},
    Step{"inputs", stepInputs},
    Step{"stabilization", stepStabilization},
    Step{"rate", stepRate},
    Step{"bounds", stepBounds, kPolicy},
    Step{"owner", stepOwner},
    Step{"state", stepState},
    Step{"cooldown", stepCooldown},
    Step{"mode", stepMode},
};

// For a sizing with a target: what is measured guards it on both sides.
constexpr auto targetSteps(StepFunction sizing)
{
    return std::array{
        Step{"demand", stepDemand, kPolicy},
        Step{"capacity", sizing, kPolicy},
        Step{"reactive", stepMeasuredFloor},
        Step{"calendar", stepCalendar},
        Step{"excess", stepExcess},
        Step{"inputs", stepInputs},
        Step{"stabilization", stepStabilization},
        Step{"rate", stepRate},
        Step{"bounds", stepBounds, kPolicy},
        Step{"owner", stepOwner},
        Step{"state", stepState},
        Step{"cooldown", stepCooldown},
        Step{"mode", stepMode},
    };
}
constexpr auto kStaticSteps = targetSteps(sizeStatic);

constexpr std::array kStaticParameters{
    ParameterInfo{"replicas", 2.0, 0.0, 10'000.0, "the fixed count"},
};

// clang-format off
constexpr std::array kPresets{
    Preset{.info = {.name = "kryonix",
                    .meaning = "point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)",
                    .parameters = {}, .withCycleOnly = true},
           .steps = kKryonixSteps, .byThresholds = true},
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
