// Applies a recorded command to the journal: one place for the engine and for a caller who holds the lock.
#pragma once

#include "core/base/clock.h"
#include "core/domain/records.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <functional>

namespace preamar::engine {

struct CommandContext
{
    const Clock &clock;
    bool engineRuns = false;   // an approval lives 60 s where one runs, else until the next engine step
    bool isLab = false;
};

// Every change is one transaction with its audit row; a refusal on request is an audit row too, with its code.
[[nodiscard]] CommandAnswer applyCommand(Journal &journal, History *history, const Command &command, const CommandContext &context);

// The same for a recorded command: its effect and its answer are one transaction, so that a crash cannot repeat it.
[[nodiscard]] CommandAnswer applyRecorded(Journal &journal, History *history, const Command &command, const CommandContext &context);

// A workload by "context/namespace/kind/name" or any unambiguous tail among those of the last cycle and the settings.
// InvalidArgument with the candidates in `detail` where several fit.
[[nodiscard]] Result<WorkloadRef> resolveWorkload(Journal &journal, const std::string &text);
[[nodiscard]] Result<Proposal> resolveProposal(Journal &journal, const std::string &text);
// The inverse of a done action as a new plan (I-39); UndoNotPossible where the way back is not clear.
[[nodiscard]] Result<Plan> inversePlan(Journal &journal, const Proposal &done, const Clock &clock);

}  // namespace preamar::engine
