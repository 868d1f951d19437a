// One action under way. Shared by actions.cpp (approved, recorded, sent) and actionwatch.cpp (read back, watched); internal to
// core/engine.
#pragma once

#include "core/engine/actions.h"

#include "core/platform/orchestrator.h"

#include <memory>
#include <optional>

namespace preamar::engine {

struct Actions::Flight
{
    Proposal proposal;
    ContextConfig context;
    Platform platform;
    std::optional<Intent> intent;
    CancelToken cancelled;
    Workload fresh;                          // as it was right before the intent
    BootTime since{};                        // of the present phase
    bool isInterrupted = false;              // what was under way when the program before this one ended
    std::optional<BootTime> stableSince;
    std::optional<BootTime> problemSince;
    std::optional<Timestamp> unreadSince;
    Timestamp watchUntil{};
    bool watchResumed = false;               // verified by an engine before this one, which a scheduled `cycle` is each time
};

} // namespace preamar::engine
