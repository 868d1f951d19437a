// A context is known by its name; the servers behind the name may change. What was measured, allowed and learned on the
// old ones says nothing of the new ones.
#pragma once

#include "core/domain/context.h"
#include "core/domain/records.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <set>

namespace preamar::engine {

// Whether both reach the same orchestrator and the same metric source, as far as their configurations tell.
[[nodiscard]] bool sameServers(const ContextConfig &a, const ContextConfig &b);

// In the transaction that removes a context, adds one (its name may have been another's) or gives it other servers: its automatic modes become Approve, with an audit
// row each; what cycles noted of it, the last report of its workloads, orders to its models and comparisons are erased; and
// its history is to be set apart. Policies, enrolment and pauses stay: they are the operator's word for the name.
[[nodiscard]] Result<void> leaveServers(Journal &journal, const ContextName &name, const Actor &actor);

// Carries out what leaveServers() left to the history, which is another file: the samples go to "name@1", "name@2"… where
// they age like all others and nothing decides with them. Where something has that name already, the next number is taken. Does
// nothing where nothing is left; done twice it is done once. What fails stays waiting, and keeps nothing else from being done.
[[nodiscard]] Result<void> setHistoryApart(Journal &journal, History &history);

// The contexts whose history still holds the samples of other servers: nothing may be decided with it.
[[nodiscard]] Result<std::set<ContextName>> waitingApart(Journal &journal);

}  // namespace preamar::engine
