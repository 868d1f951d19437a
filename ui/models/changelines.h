// What a change makes different, line by line, for whatever kind of change: the same lines on the card, in the bulk
// dialog and in the evidence.
#pragma once

#include "core/domain/cycle.h"

#include <QString>

#include <vector>

namespace preamar::ui {

struct ChangeLine
{
    QString what;
    QString before;
    QString after;
};
// `report`: the workload as last seen, for its limits; may be null.
[[nodiscard]] std::vector<ChangeLine> changeLines(const Change &change, const WorkloadReport *report);
// What became different since the plan was made, one sentence each; empty where nothing did.
[[nodiscard]] std::vector<QString> changesSince(const Plan &plan, const WorkloadReport *report);
// Only what raises, in a context that is not production, may be ticked without looking: the rest is decided one by one.
[[nodiscard]] bool isBulkSafe(const Plan &plan, const ContextConfig *context);

} // namespace preamar::ui
