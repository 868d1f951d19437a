// Automatic modes at work: what a mode approves without a person, within the budgets of its context, and how a mode ends.
#pragma once

#include "core/engine/cyclerecord.h"

namespace preamar::engine {

// Inside the transaction that records a cycle: ends the automatic modes that must end, warns of those that end soon, and
// approves what the modes allow, most urgent first, while the budgets last (I-23, I-24). Everything is an audit row.
[[nodiscard]] Result<void> runByMode(Journal &journal, const Clock &clock, RecordInput &input, std::vector<Event> &events);

// What the budgets count: actions of the last hour in a context, sent or on their way.
[[nodiscard]] std::vector<limits::CountedAction> actionsOf(const std::vector<Proposal> &recent, const ContextName &context, Timestamp now);
// I-23 and I-24 for one action that is about to be sent, approved by whomever; of a way back only I-23 (decisions.md, "Undo").
[[nodiscard]] std::optional<Reason> budgetProblem(const Plan &plan, const std::vector<Proposal> &recent, std::int64_t enrolled,
                                                  std::int64_t replicas, Timestamp now, const limits::Numbers &numbers = {});

} // namespace preamar::engine
