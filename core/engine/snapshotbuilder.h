// Builds what a person sees from what the home records: the one way for the engine's own window and for any other reader.
#pragma once

#include "core/base/clock.h"
#include "core/engine/snapshot.h"
#include "core/store/journal.h"

namespace preamar::engine {

// Everything but `engine`, `problem`, `cycleRunning`, `nextCycle` and `revision`, which only the running program knows.
[[nodiscard]] Result<Snapshot> readSnapshot(Journal &journal, const Clock &clock);

// Shared among threads. Where it holds many workloads the last reader, often the window, does not free it itself.
[[nodiscard]] std::shared_ptr<const Snapshot> shareSnapshot(Snapshot snapshot);

}  // namespace preamar::engine
