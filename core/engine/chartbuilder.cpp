#include "core/engine/chartbuilder.h"

#include "core/engine/chartsums.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace preamar::engine {

namespace {

std::optional<double> capacityOf(const Workload &w, const MetricId &metric)
{
    const auto limit = metric == metric::cpuCores ? w.limits.cpuCores : metric == metric::memoryBytes ? w.limits.memoryBytes : std::nullopt;
    if (!limit)
        return std::nullopt;
    return *limit * static_cast<double>(w.ready);
}

// Of those asked for, those that have a limit, where any has: demand without a capacity would make the others' share of
// theirs look higher than it is.
std::vector<WorkloadRef> comparable(const std::vector<WorkloadRef> &workloads, const MetricId &metric, const Snapshot &snapshot)
{
    if (!snapshot.cycle)
        return workloads;
    std::set<WorkloadRef> limited;
    for (const auto &w : snapshot.cycle->workloads) {
        if (capacityOf(w.workload, metric))
            limited.insert(w.workload.ref);
    }
    std::vector<WorkloadRef> out;
    std::copy_if(workloads.begin(), workloads.end(), std::back_inserter(out), [&](const WorkloadRef &ref) { return limited.contains(ref); });
    return out.empty() ? workloads : out;
}

}  // namespace

Result<ChartSeries> buildChart(History &history, const ChartRequest &request, const std::vector<WorkloadRef> &workloads,
                               const std::map<SeriesKey, Forecast> &forecasts, const Snapshot &snapshot, Timestamp now)
{
    ChartSeries out;
    if (!workloads.empty())
        out.key = SeriesKey{workloads.front(), request.metric};
    out.key.metric = request.metric;
    if (const MetricInfo *info = metricInfo(request.metric))
        out.unit = info->unit;
    const Timestamp end = std::min(now, request.until.value_or(now));
    const TimeRange range{end - request.back, end + Millis{1}};

    std::map<WorkloadRef, double> members; // whose capacity counts
    if (workloads.size() == 1) {
        const SeriesKey key{workloads.front(), request.metric};
        auto buckets = history.buckets(key, range, request.maxPoints);
        if (!buckets)
            return fail(buckets.error());
        for (const auto &b : *buckets)
            out.history.push_back({b.at, b.min, b.mean, b.max});
        out.step = std::max<Millis>(std::chrono::minutes{5}, request.back / static_cast<std::int64_t>(std::max<std::size_t>(1, request.maxPoints)));
        members.emplace(workloads.front(), 0.0);
        if (const auto it = forecasts.find(key); it != forecasts.end())
            out.forecast = it->second;
        else if (auto kept = history.latestForecast(key); kept && *kept)
            out.forecast = std::move(**kept);
    } else {
        const auto points = static_cast<std::int64_t>(std::max<std::size_t>(1, request.maxPoints));
        out.step = std::max<Millis>(std::chrono::minutes{5}, Millis{(request.back.count() / points / 300'000 + 1) * 300'000});
        auto sum = sumOfSeries(history, request.metric, comparable(workloads, request.metric, snapshot), workloads.size(), TimeRange{range.from, end}, out.step);
        if (!sum)
            return fail(sum.error());
        out.history = std::move(sum->history);
        out.coverage = sum->coverage;
        members = std::move(sum->members);
        out.forecast = sumOfForecasts(members, request.metric, forecasts);
    }

    if (out.forecast && now - out.forecast->origin > std::chrono::hours{1})
        out.forecast.reset();
    if (out.forecast) {
        const auto steps = static_cast<std::size_t>(std::max<std::int64_t>(0, request.ahead / out.forecast->step)) + 1;
        if (out.forecast->steps.size() > steps)
            out.forecast->steps.resize(steps);
    }

    if (snapshot.cycle) {
        double capacity = 0.0;
        bool any = false;
        for (const auto &w : snapshot.cycle->workloads) {
            if (!members.contains(w.workload.ref))
                continue;
            if (const auto c = capacityOf(w.workload, request.metric)) {
                capacity += *c;
                any = true;
            }
        }
        if (any)
            out.capacity = capacity;
    }
    return out;
}

}  // namespace preamar::engine
