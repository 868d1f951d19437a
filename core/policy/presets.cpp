// The presets: each is a row, and a ladder of steps in which each is a row.
#include "core/policy/draft.h"

#include <array>

namespace preamar::policy {

namespace {

constexpr std::array kPresets{
    PresetInfo{"kryonix",
               "point forecast 30 min, 1 h and 2 h ahead against thresholds of CPU, memory and requests (R1)"},
};

constexpr std::array kKryonix{
    Step{"demand", stepDemand},     Step{"reactive", stepReactive}, Step{"requests", stepRequests},
    Step{"excess", stepExcess},     Step{"inputs", stepInputs},     Step{"stabilization", stepStabilization},
    Step{"rate", stepRate},         Step{"bounds", stepBounds},     Step{"state", stepState},
    Step{"cooldown", stepCooldown}, Step{"mode", stepMode},
};

} // namespace

std::span<const PresetInfo> presets()
{
    return kPresets;
}

std::span<const Step> stepsOf(std::string_view preset)
{
    if (preset == kPresets[0].name)
        return kKryonix;
    return {};
}

} // namespace preamar::policy
