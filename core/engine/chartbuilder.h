// Series for charts: history in buckets, the forecast in force, and the capacity of what is ready. Runs on the store thread.
#pragma once

#include "core/engine/snapshot.h"
#include "core/store/history.h"

#include <map>
#include <vector>

namespace preamar::engine {

[[nodiscard]] Result<ChartSeries> buildChart(History &history, const ChartRequest &request, const std::vector<WorkloadRef> &workloads,
                                             const std::map<SeriesKey, Forecast> &forecasts, const Snapshot &snapshot, Timestamp now);

}  // namespace preamar::engine
