// What a live test of a context found out. A value: connecting and asking is the engine's, the words for it are core/text's.
#pragma once

#include "core/base/result.h"
#include "core/base/reachproblem.h"
#include "core/base/time.h"
#include "core/domain/context.h"

#include <optional>
#include <string>

namespace preamar {

// How a live test of a context went, step by step.
struct ConnectionTest
{
    struct Reach
    {
        std::string host;
        int port = 0;
        std::string address;       // what the name stands for
        bool isResolved = false;
        bool isConnected = false;
        ReachProblem problem = ReachProblem::None; // of the first step that failed
    };
    std::optional<Reach> server;   // of the platform; absent where it has no address or is reached through a proxy
    std::optional<Reach> source;   // of a Prometheus with an address of its own
    Result<ContextHealth> health = ContextHealth{};
    std::optional<Millis> newestAge; // of the newest CPU or memory sample that the source told
};

} // namespace preamar
