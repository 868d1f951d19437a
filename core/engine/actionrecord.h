// What an action writes to the journal: the intent, after everything was looked at once more, and how it ended. One
// transaction each.
#pragma once

#include "core/engine/services.h"

#include <optional>
#include <vector>

namespace preamar::engine {

// Either the recorded intent or why nothing may be sent.
struct CheckedIntent
{
    std::optional<Intent> intent;
    std::optional<Reason> problem;
    bool isRehearsal = false; // the dry run is on, or was when it was approved: everything was checked and no intent is recorded, so nothing may leave
    Proposal proposal;
};

// Looks at the approval, the pauses, the policy, the limits and the world as it was just read, and records the intent
// where all of them allow it (I-28). A refusal is a row with its code and ends the proposal.
[[nodiscard]] Result<CheckedIntent> checkAndRecordIntent(const Services &services, Journal &journal, History &history, const ProposalId &id, const Workload &fresh);
// How long its approval still stands, by the clock that counts suspend: its own lifetime, and no longer than its plan's (I-14).
[[nodiscard]] Millis approvalLeft(const Proposal &p, const Clock &clock);
// A proposal whose intent was recorded and whose write has not left, and the workload as it was read for it.
struct UnsentWrite
{
    Proposal proposal;
    Workload fresh;
};
// Which of them may no longer leave: paused, frozen, in a dry run now, or their mode, context or enrolment were taken back.
// The operator's rows are read once for all of them.
[[nodiscard]] Result<std::vector<bool>> forbiddenNow(const Services &services, Journal &journal, const std::vector<UnsentWrite> &unsent);
// A write that the server took changes the count that an earlier one, verified and still watched, waits for.
[[nodiscard]] bool takesThePlace(const Proposal &p);

// How a rehearsal ended: the proposal is void as Rehearsed, or by what would have refused or failed it, and the row says that
// nothing was sent. A proposal that ended meanwhile keeps its end. An adapter that may have sent in spite of all makes it
// an action with an unknown outcome, and an event.
[[nodiscard]] Result<void> recordRehearsal(const Services &services, Journal &journal, const ProposalId &id, const Result<ApplyResult> &result);

// Keeps the state `p` reached and why; an unhealthy end offers the way back as a new proposal (I-39).
[[nodiscard]] Result<void> recordConclusion(const Services &services, Journal &journal, History &history, const Proposal &p, const std::optional<Intent> &intent,
                                            bool isOutcome, const Reason &reason);

}  // namespace preamar::engine
