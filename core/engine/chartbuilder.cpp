#include "core/engine/chartbuilder.h"

#include <algorithm>
#include <cmath>
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

// The sum of several forecasts, level by level. Adding equal levels is exact when the services peak together and wider
// than the truth otherwise: the band of a sum is shown too wide rather than too narrow.
std::optional<Forecast> summed(const std::vector<const Forecast *> &parts)
{
    if (parts.empty())
        return std::nullopt;
    Forecast out = *parts.front();
    for (std::size_t i = 1; i < parts.size(); ++i) {
        const Forecast &f = *parts[i];
        if (f.origin != out.origin || f.step != out.step)
            continue;
        out.steps.resize(std::min(out.steps.size(), f.steps.size()));
        for (std::size_t s = 0; s < out.steps.size(); ++s) {
            for (std::size_t level = 0; level < out.steps[s].size(); ++level)
                out.steps[s][level] += f.steps[s][level];
        }
        out.eligible = out.eligible && f.eligible;
        if (f.trustedFor)
            out.trustedFor = std::min(*f.trustedFor, out.trustedFor.value_or(*f.trustedFor));
    }
    return out;
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

    if (workloads.size() == 1) {
        auto buckets = history.buckets(SeriesKey{workloads.front(), request.metric}, range, request.maxPoints);
        if (!buckets)
            return fail(buckets.error());
        for (const auto &b : *buckets)
            out.history.push_back({b.at, b.min, b.mean, b.max});
        out.step = std::max<Millis>(std::chrono::minutes{5}, request.back / static_cast<std::int64_t>(std::max<std::size_t>(1, request.maxPoints)));
    } else {
        // Several series are laid on one grid and added; a step where any of them is missing would show a dip that never
        // was, so it is left out.
        const auto points = static_cast<std::int64_t>(std::max<std::size_t>(1, request.maxPoints));
        const Millis step = std::max<Millis>(std::chrono::minutes{5}, Millis{(request.back.count() / points / 300'000 + 1) * 300'000});
        out.step = step;
        const Timestamp from = floorTo(range.from, step);
        std::vector<double> sums;
        std::vector<std::size_t> counts;
        std::size_t measured = 0;
        for (const auto &ref : workloads) {
            auto series = history.read(SeriesKey{ref, request.metric}, TimeRange{from, range.to});
            if (!series)
                return fail(series.error());
            if (series->samples.empty())
                continue;
            ++measured;
            const Grid grid = toGrid(series->samples, TimeRange{from, floorTo(end, step) + step}, step, Combine::Mean);
            sums.resize(std::max(sums.size(), grid.values.size()), 0.0);
            counts.resize(sums.size(), 0);
            for (std::size_t i = 0; i < grid.values.size(); ++i) {
                if (std::isfinite(grid.values[i])) {
                    sums[i] += grid.values[i];
                    ++counts[i];
                }
            }
        }
        for (std::size_t i = 0; i < sums.size(); ++i) {
            if (counts[i] == measured && measured > 0)
                out.history.push_back({from + step * static_cast<std::int64_t>(i), sums[i], sums[i], sums[i]});
        }
    }

    std::vector<const Forecast *> parts;
    std::vector<Forecast> stored;
    stored.reserve(workloads.size());
    for (const auto &ref : workloads) {
        const SeriesKey key{ref, request.metric};
        if (const auto it = forecasts.find(key); it != forecasts.end()) {
            parts.push_back(&it->second);
        } else if (workloads.size() == 1) {
            auto kept = history.latestForecast(key);
            if (kept && *kept) {
                stored.push_back(std::move(**kept));
                parts.push_back(&stored.back());
            }
        }
    }
    out.forecast = summed(parts);
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
        const std::set<WorkloadRef> asked(workloads.begin(), workloads.end());
        for (const auto &w : snapshot.cycle->workloads) {
            if (!asked.contains(w.workload.ref))
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
