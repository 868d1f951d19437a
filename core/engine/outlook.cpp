#include "core/engine/outlook.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kMinute{60'000};
constexpr Millis kDay{86'400'000};

}  // namespace

std::vector<WorkloadRef> peaksDue(const PeakBook &book, std::span<const WorkloadReport *const> reports, Timestamp now)
{
    std::vector<WorkloadRef> due;
    for (const WorkloadReport *report : reports) {
        if (!report->enrolled || report->policy.preset != "preamar")
            continue;
        const auto it = book.find(report->workload.ref);
        if (it == book.end() || now - it->second.renewed >= kRenewEvery || it->second.renewed > now)
            due.push_back(report->workload.ref);
    }
    return due;
}

Result<std::optional<PeakEntry>> readPeaks(History &history, const WorkloadRef &workload, Timestamp now)
{
    const TimeRange range{floorTo(now - kPeakHistory, kDay), floorTo(now, kMinute)};
    const auto series = history.read(SeriesKey{workload, metric::cpuCores}, range);
    if (!series)
        return fail(series.error());
    if (series->samples.empty())
        return std::optional<PeakEntry>{};
    // The day of the first sample is the first day, so that no day is made of what came before.
    const Timestamp start = floorTo(series->samples.front().at, kDay);
    const Timestamp first = floorTo(series->samples.front().at, kMinute);
    auto values = toGrid(series->samples, {first, range.to}, kMinute, Combine::Mean).values;
    double last = std::nan("");
    for (double &v : values) {
        last = std::isfinite(v) ? v : last;
        v = std::isfinite(last) ? std::max(0.0, last) : 0.0;
    }
    if (values.empty())
        return std::optional<PeakEntry>{};
    // Minutes before the first sample count towards the day's rows only as what was first known.
    values.insert(values.begin(), static_cast<std::size_t>((first - start) / kMinute), values.front());
    PeakEntry entry;
    entry.metric = metric::cpuCores;
    entry.start = start;
    entry.renewed = now;
    entry.forecast = std::make_shared<forecast::PeakForecast>(std::move(values));
    return std::optional<PeakEntry>(std::move(entry));
}

void install(PeakBook &book, const WorkloadRef &workload, PeakEntry entry)
{
    const auto it = book.find(workload);
    if (it != book.end() && it->second.start == entry.start && it->second.forecast)
        entry.forecast->adoptFits(*it->second.forecast);
    book[workload] = std::move(entry);
}

std::optional<policy::PreamarOutlook> outlookOf(const PeakEntry &entry, const ScalingPolicy &policy, Millis decideEvery, const forecast::PeakNow &level, Timestamp now)
{
    if (!entry.forecast || entry.forecast->size() == 0)
        return std::nullopt;
    const std::size_t minute = now > entry.start ? static_cast<std::size_t>((now - entry.start) / kMinute) : 0;
    policy::OutlookReader reader(policy.caution, policy.startup, decideEvery);
    policy::PreamarOutlook out = reader.read(*entry.forecast, entry.forecast->size() - 1, minute, level);
    out.metric = entry.metric;
    out.renewed = entry.renewed;
    return out;
}

}  // namespace preamar::engine
