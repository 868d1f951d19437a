// What a cycle writes: proposals made, kept, superseded or expired, holds whose reason changed, the report. One transaction.
#pragma once

#include "core/base/clock.h"
#include "core/engine/assess.h"
#include "core/store/journal.h"

#include <map>
#include <vector>

namespace preamar::engine {

// A decided workload, with what its plan is frozen from.
struct Decided
{
    WorkloadReport report;
    Observation observation;
    std::vector<Forecast> forecasts;
    ContextConfig context;
    bool decidedNow = true;              // false: only figures were refreshed
    std::optional<Reason> modeReason;    // why the mode is lower than the one set
    bool autoEndsSoon = false;
    std::optional<Reason> fall;          // why an automatic mode ends now
};

struct RecordInput
{
    CycleReport report;              // workloads still empty
    std::vector<Decided> decided;
    std::vector<WorkloadReport> others;   // of contexts this cycle did not look at
    bool continuous = true;          // approvals by mode live 60 s where an engine runs, else until its next step
    Actor actor;
    std::map<std::string, Json> state;    // journal state rows to keep
    std::map<WorkloadRef, std::string> lastReasons;  // first reason of each hold of the cycle before
};

struct Recorded
{
    CycleReport report;
    std::vector<Forecast> used;      // forecasts behind live proposals, to be kept
    std::vector<Event> events;
};

[[nodiscard]] Result<Recorded> recordCycle(Journal &journal, const Clock &clock, RecordInput input);
// Ends what nobody answered in time, all of it in one transaction; returns what is still open or in flight.
[[nodiscard]] Result<std::vector<Proposal>> expireOld(Journal &journal, const Clock &clock, const Actor &actor);
// Sequential where time stands still, so that a frozen lab gives the same bytes; else time-ordered and random.
[[nodiscard]] std::string newId(Journal &journal, const Clock &clock);

}  // namespace preamar::engine
