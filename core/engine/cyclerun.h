// What one cycle carries from stage to stage. Internal to cycle.cpp, cyclebackfill.cpp and cycledecide.cpp.
#pragma once

#include "core/engine/collect.h"
#include "core/engine/cycle.h"
#include "core/engine/cyclestate.h"
#include "core/engine/modelwork.h"

namespace preamar::engine {

// What is foreseen of a workload where it is measured.
[[nodiscard]] const std::vector<MetricId> &forecastMetrics();

struct CycleRunner::Run
{
    CycleRequest request;
    Done done;
    CycleInputs inputs;
    std::map<ContextName, int> servers;       // as CycleMemory::servers when it began
    std::optional<Reason> clockJump;
    std::vector<ContextConfig> contexts;
    std::vector<Collection> collections;
    std::vector<Decided> decided;
    std::vector<std::size_t> collectionOf;    // index of the collection of each decided workload
    std::vector<WorkloadReport> others;
    std::vector<Series> toStore;
    std::vector<SeriesKey> toForget;
    std::vector<ObservedChange> changes;
    std::set<SeriesKey> keys;
    std::shared_ptr<const FitCalendar> calendar;
    std::map<ContextName, int> extraRequests;
    std::map<ContextName, bool> backfilled;
    CycleReport report;
    CycleLife life;
    int waiting = 0;
    bool fillOver = false;
    bool fitsOver = false;
};

}  // namespace preamar::engine
