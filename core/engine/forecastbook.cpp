#include "core/engine/forecastbook.h"

#include "core/base/digest.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace preamar::engine {

namespace {

constexpr Millis kRefitEvery = std::chrono::hours{24};
constexpr Millis kRetryShortHistory = std::chrono::hours{1};
// A model that missed more than this is refitted from history rather than fed gaps.
constexpr Millis kLongestCatchUp = std::chrono::hours{26};

// Spreads the daily refits over three hours, so that a restart does not refit everything at once.
Millis staggerOf(const SeriesKey &key)
{
    const std::size_t h = std::hash<std::string>{}(key.workload.name + key.metric.str());
    return std::chrono::minutes{static_cast<int>(h % 180)};
}

Combine overTime(const MetricId &id)
{
    const MetricInfo *info = metricInfo(id);
    return info == nullptr ? Combine::Mean : info->overTime;
}

}  // namespace

void ForecastBook::addSamples(const std::vector<Series> &series)
{
    for (const auto &s : series) {
        const auto it = m_entries.find(s.key);
        if (it == m_entries.end())
            continue;
        for (const auto &sample : s.samples) {
            if (sample.at >= it->second->cursor && std::isfinite(sample.value))
                it->second->open.push_back(sample);
        }
    }
}

void ForecastBook::install(Fitted fitted)
{
    auto &slot = m_entries[fitted.key];
    auto fresh = std::make_unique<BookEntry>();
    fresh->key = fitted.key;
    fresh->selection = std::move(fitted.selection);
    fresh->cursor = fitted.cursor;
    fresh->fittedAt = fitted.fittedAt;
    fresh->historicalMax = fitted.historicalMax;
    if (slot) {
        for (const auto &sample : slot->open) {
            if (sample.at >= fresh->cursor)
                fresh->open.push_back(sample);
        }
        fresh->latest = std::move(slot->latest);
    }
    slot = std::move(fresh);
}

const BookEntry *ForecastBook::entry(const SeriesKey &key) const
{
    const auto it = m_entries.find(key);
    return it == m_entries.end() ? nullptr : it->second.get();
}

bool ForecastBook::needsFit(const SeriesKey &key, Timestamp now) const
{
    const BookEntry *e = entry(key);
    if (e == nullptr || now - e->cursor > kLongestCatchUp)
        return true;
    const Millis age = now - e->fittedAt;
    if (!e->selection.model || e->selection.ineligibleReason == "HistoryTooShort" || e->selection.ineligibleReason == "HistoryHasGaps")
        return age >= kRetryShortHistory;
    return age >= kRefitEvery + staggerOf(key);
}

std::vector<BookEntry *> ForecastBook::borrow(const std::set<SeriesKey> &keys)
{
    std::vector<BookEntry *> out;
    out.reserve(keys.size());
    for (const auto &key : keys) {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            out.push_back(it->second.get());
    }
    return out;
}

void ForecastBook::forget(const ContextName &context)
{
    std::erase_if(m_entries, [&](const auto &row) { return row.first.workload.context == context; });
}

void advanceEntry(BookEntry &entry, Timestamp now)
{
    const Timestamp end = floorTo(now, kForecastStep);
    if (entry.selection.model && end > entry.cursor) {
        const Grid grid = toGrid(entry.open, TimeRange{entry.cursor, end}, kForecastStep, overTime(entry.key.metric));
        for (const double value : grid.values) {
            entry.selection.model->update(value);
            if (std::isfinite(value))
                entry.historicalMax = std::max(entry.historicalMax, value);
        }
        std::erase_if(entry.open, [&](const Sample &s) { return s.at < end; });
        entry.cursor = end;
    }
    if (!entry.selection.model) {
        entry.latest.reset();
        return;
    }
    if (entry.latest && entry.latest->origin == entry.cursor)
        return;
    Forecast forecast = forecast::makeForecast(entry.selection, entry.key.workload, entry.key.metric, entry.cursor, kForecastStep,
                                               kForecastSteps, forecast::Bounds{}, entry.historicalMax);
    std::string seed = entry.selection.version + toString(entry.key.workload) + entry.key.metric.str();
    seed += std::to_string(toMillis(entry.cursor));
    if (!forecast.steps.empty()) {
        char bytes[sizeof(double)];
        std::memcpy(bytes, &forecast.steps.front()[kMedian], sizeof bytes);
        seed.append(bytes, sizeof bytes);
    }
    forecast.inputDigest = sha256Hex(seed).substr(0, 32);
    forecast.id = ForecastId("f" + forecast.inputDigest.substr(0, 24));
    entry.latest = std::move(forecast);
}

Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, int utcOffsetMinutes)
{
    Fitted out;
    out.key = key;
    out.cursor = floorTo(now, kForecastStep);
    out.fittedAt = now;
    Timestamp from = floorTo(now - kFitHistory, kForecastStep);
    if (!samples.empty())
        from = std::max(from, floorTo(samples.front().at, kForecastStep));
    forecast::FitInput input;
    input.target = toGrid(samples, TimeRange{from, out.cursor}, kForecastStep, overTime(key.metric));
    input.calendar.utcOffsetMinutes = utcOffsetMinutes;
    for (const double value : input.target.values) {
        if (std::isfinite(value))
            out.historicalMax = std::max(out.historicalMax, value);
    }
    out.selection = forecast::select(input);
    return out;
}

std::optional<Fitted> restoreSeries(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt, double historicalMax)
{
    auto selection = forecast::loadSelection(bytes);
    if (!selection)
        return std::nullopt;
    Fitted out;
    out.key = key;
    out.selection = std::move(*selection);
    out.cursor = floorTo(fittedAt, kForecastStep);
    out.fittedAt = fittedAt;
    out.historicalMax = historicalMax;
    return out;
}

}  // namespace preamar::engine
