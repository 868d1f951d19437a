#include "core/engine/outlook.h"

#include <algorithm>
#include <cmath>

namespace preamar::engine {

namespace {

constexpr Millis kMinute{60'000};
constexpr Millis kDay{86'400'000};
constexpr Millis kOldestLevel{Seconds{120}};

std::size_t minutesOf(Millis d)
{
    return static_cast<std::size_t>(std::max<std::int64_t>(1, d / kMinute));
}

// The highest value of the last `window` minutes that exceeded every forecast made for its time.
double surpriseIn(forecast::PeakForecast &forecast, const forecast::PeakHead &head, std::size_t last, std::size_t window)
{
    const std::size_t first = std::max(last > window ? last - window : 0, head.minutes + 1);
    std::vector<double> leads;
    double highest = 0.0;
    for (std::size_t m = first - head.minutes; m <= last; ++m) {
        const double value = forecast.at(m);
        leads.push_back(forecast.highest(head, m, {value, m > 0 ? value - forecast.at(m - 1) : 0.0}));
        if (m < first)
            continue;
        double foreseen = leads.back();
        for (std::size_t k = 2; k <= head.minutes + 1 && k <= leads.size(); ++k)
            foreseen = std::min(foreseen, leads[leads.size() - k]);
        if (value > foreseen + 1e-9)
            highest = std::max(highest, value);
    }
    return highest;
}

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
    forecast::PeakForecast &forecast = *entry.forecast;
    const auto patience = policy::patienceOf(policy.caution);
    const std::size_t last = forecast.size() - 1;
    const std::size_t minute = std::max(last, now > entry.start ? static_cast<std::size_t>((now - entry.start) / kMinute) : 0);
    policy::PreamarOutlook out;
    out.metric = entry.metric;
    out.renewed = entry.renewed;
    out.eligible = forecast::PeakForecast::eligible(last);
    out.leadMinutes = policy::leadMinutes(policy.startup, decideEvery);
    out.highestSeen = std::max(forecast.highestSeen(last), level.level);
    if (!out.eligible)
        return out;
    const forecast::PeakHead lead{out.leadMinutes, patience.upLevel};
    out.lead = forecast.highest(lead, minute, level, last);
    out.near = forecast.highest({minutesOf(patience.near), patience.downLevel}, minute, level, last);
    out.far = forecast.highest({minutesOf(patience.far), patience.downLevel}, minute, level, last);
    out.surprise = surpriseIn(forecast, lead, last, minutesOf(patience.surpriseHold));
    return out;
}

std::optional<forecast::PeakNow> levelOf(std::span<const Sample> recent, Timestamp now)
{
    if (recent.empty() || now - recent.back().at > kOldestLevel)
        return std::nullopt;
    const Sample &newest = recent.back();
    double before = newest.value;
    for (const Sample &s : recent) {
        if (newest.at - s.at >= kMinute)
            before = s.value;
    }
    return forecast::PeakNow{newest.value, newest.value - before};
}

}  // namespace preamar::engine
