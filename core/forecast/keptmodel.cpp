#include "core/forecast/keptmodel.h"

#include "core/base/digest.h"
#include "core/forecast/calendarmodel.h"
#include "core/forecast/pooled.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace preamar::forecast {

namespace {

constexpr Millis kRefitEvery = std::chrono::hours{24};
constexpr Millis kRetryShortHistory = std::chrono::hours{1};
constexpr Millis kAfterDrift = std::chrono::minutes{30};  // so often at most, should a series drift on and on
constexpr Millis kFullGrace = std::chrono::hours{12};
// A model that missed more than this is refitted from history rather than fed gaps.
constexpr Millis kLongestCatchUp = std::chrono::hours{26};

// Spreads the daily refits over three hours, so that a restart does not refit everything at once.
Millis staggerOf(const SeriesKey &key)
{
    const std::size_t h = std::hash<std::string>{}(key.workload.name + key.metric.str());
    return kForecastStep * static_cast<std::int64_t>(h % 36);
}

Combine overTime(const MetricId &id)
{
    const MetricInfo *info = metricInfo(id);
    return info == nullptr ? Combine::Mean : info->overTime;
}

}  // namespace

void takeUp(std::unique_ptr<BookEntry> &kept, Fitted fitted)
{
    if (kept && kept->selection.model && kept->fittedAt > fitted.fittedAt)
        return;
    auto fresh = std::make_unique<BookEntry>();
    fresh->key = fitted.key;
    fresh->selection = std::move(fitted.selection);
    fresh->tier = std::move(fitted.tier);
    fresh->cursor = fitted.cursor;
    fresh->fittedAt = fitted.fittedAt;
    fresh->historicalMax = fitted.historicalMax;
    if (fresh->tier == "full")
        fresh->triedFullAt = fitted.fittedAt;
    if (kept) {
        fresh->life = std::move(kept->life);
        fresh->life.driftedAt.reset();
        fresh->life.restartWatch();
        fresh->shadow = std::move(kept->shadow);
        fresh->triedFullAt = std::max(fresh->triedFullAt, kept->triedFullAt);
        fresh->historicalMax = std::max(fresh->historicalMax, kept->historicalMax);
        // What closed while it was being fitted.
        for (; fresh->selection.model && fresh->cursor < kept->cursor; fresh->cursor += kForecastStep) {
            const auto truth = fresh->life.truthOf(fresh->cursor, kForecastStep);
            fresh->selection.model->update(truth.value_or(std::nan("")));
            fresh->historicalMax = std::max(fresh->historicalMax, truth.value_or(0.0));
        }
        for (const auto &sample : kept->open) {
            if (sample.at >= fresh->cursor)
                fresh->open.push_back(sample);
        }
        fresh->latest = std::move(kept->latest);
    }
    const auto known = static_cast<std::int64_t>(fitted.lastDay.size());
    for (std::int64_t i = 0; i < known; ++i)
        fresh->life.close(fresh->key, fitted.cursor - kForecastStep * (known - i), kForecastStep, fitted.lastDay[static_cast<std::size_t>(i)]);
    kept = std::move(fresh);
}

bool isFitDue(const BookEntry *kept, Timestamp now)
{
    if (kept == nullptr || now - kept->cursor > kLongestCatchUp)
        return true;
    // By cells: within one there is nothing new to fit.
    const Millis age = floorTo(now, kForecastStep) - floorTo(kept->fittedAt, kForecastStep);
    if (!kept->selection.model || kept->selection.ineligibleReason == "HistoryTooShort" || kept->selection.ineligibleReason == "HistoryHasGaps")
        return age >= kRetryShortHistory;
    if (kept->life.driftedAt && age >= kAfterDrift)
        return true;
    // The full tier renews its own; should it come to nothing, the light one takes over.
    return age >= kRefitEvery + staggerOf(kept->key) + (kept->tier == "full" ? kFullGrace : Millis{});
}

namespace {

// The id of a forecast: the same inputs give the same one.
void sign(Forecast &forecast, const SeriesKey &key)
{
    std::string seed = forecast.modelVersion + toString(key.workload) + key.metric.str();
    seed += std::to_string(toMillis(forecast.origin));
    if (!forecast.steps.empty()) {
        char bytes[sizeof(double)];
        std::memcpy(bytes, &forecast.steps.front()[kMedian], sizeof bytes);
        seed.append(bytes, sizeof bytes);
    }
    forecast.inputDigest = sha256Hex(seed).substr(0, 32);
    forecast.id = ForecastId("f" + forecast.inputDigest.substr(0, 24));
}

}  // namespace

void advanceEntry(BookEntry &entry, Timestamp now, const FitCalendar *calendar)
{
    // An event that was entered, moved or removed since the fit counts at once.
    bool known = false;
    if (calendar != nullptr && entry.selection.model) {
        const Calendar ahead = calendar->of(entry.key, entry.cursor, now + kForecastStep * (kForecastSteps + 1));
        known = knowCalendar(entry.selection.model, ahead, entry.cursor, kForecastStep);
        if (entry.shadow && entry.shadow->selection.model)
            (void)knowCalendar(entry.shadow->selection.model, ahead, entry.shadow->cursor, kForecastStep);
    }
    const Timestamp end = floorTo(now, kForecastStep);
    if (entry.selection.model && end > entry.cursor) {
        const Grid grid = cellsOf(entry.key, entry.open, TimeRange{entry.cursor, end});
        for (std::size_t i = 0; i < grid.values.size(); ++i) {
            const double value = grid.values[i];
            entry.selection.model->update(value);
            if (entry.shadow && entry.shadow->selection.model && grid.timeAt(i) >= entry.shadow->cursor) {
                entry.shadow->selection.model->update(value);
                entry.shadow->cursor = grid.timeAt(i) + kForecastStep;
            }
            entry.life.close(entry.key, grid.timeAt(i), kForecastStep, value);
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
    const bool isNew = known || !entry.latest || entry.latest->origin != entry.cursor || entry.latest->modelVersion != entry.selection.version;
    if (!isNew)
        return;
    Forecast forecast = makeForecast(entry.selection, entry.key.workload, entry.key.metric, entry.cursor, kForecastStep,
                                               kForecastSteps, Bounds{}, entry.historicalMax);
    sign(forecast, entry.key);
    // A forecast from before now cannot have been used any more: its cells are over.
    if (entry.cursor + kForecastStep * 2 > now)
        entry.life.use(usedFrom(forecast, false));
    entry.latest = std::move(forecast);
    if (entry.shadow && entry.shadow->selection.model && entry.shadow->cursor == entry.cursor) {
        const Forecast beside = makeForecast(entry.shadow->selection, entry.key.workload, entry.key.metric, entry.cursor,
                                                       kForecastStep, kForecastSteps, Bounds{}, entry.historicalMax);
        entry.life.use(usedFrom(beside, true));
    }
}

Grid cellsOf(const SeriesKey &key, const std::vector<Sample> &samples, TimeRange range)
{
    return toGrid(samples, range, kForecastStep, overTime(key.metric));
}

namespace {

struct Prepared
{
    FitInput input;
    double historicalMax = 0.0;
};

Prepared prepare(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const Calendar &calendar)
{
    Prepared p;
    const Timestamp end = floorTo(now, kForecastStep);
    Timestamp from = floorTo(now - kFitHistory, kForecastStep);
    if (!samples.empty())
        from = std::max(from, floorTo(samples.front().at, kForecastStep));
    p.input.target = cellsOf(key, samples, TimeRange{from, end});
    p.input.calendar = calendar;
    for (const double value : p.input.target.values) {
        if (std::isfinite(value))
            p.historicalMax = std::max(p.historicalMax, value);
    }
    return p;
}

template<class Choose>
Fitted fittedBy(const Choose &choose, const SeriesKey &key, const Prepared &p, Timestamp now, Tier tier)
{
    const auto &values = p.input.target.values;
    Fitted out;
    out.key = key;
    out.cursor = floorTo(now, kForecastStep);
    out.fittedAt = now;
    out.historicalMax = p.historicalMax;
    out.tier = tier == Tier::Full ? "full" : "light";
    out.data = TimeRange{p.input.target.start, out.cursor};
    out.rows = std::count_if(values.begin(), values.end(), [](double v) { return std::isfinite(v); });
    std::string digested;
    digested.resize(values.size() * sizeof(double));
    std::memcpy(digested.data(), values.data(), digested.size());
    out.inputDigest = sha256Hex(digested).substr(0, 32);
    out.lastDay.assign(values.end() - static_cast<std::ptrdiff_t>(std::min(values.size(), SeriesLife::kDayCells)), values.end());
    out.selection = choose();
    return out;
}

}  // namespace

Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const Calendar &calendar,
                 Tier tier)
{
    const Prepared p = prepare(key, samples, now, calendar);
    return fittedBy([&] { return select(p.input, {.tier = tier}); }, key, p, now, tier);
}

bool isYoung(const std::vector<Sample> &samples, Timestamp now)
{
    return !samples.empty() && now - samples.front().at < std::chrono::hours{48};
}

Fitted fitYoung(const SeriesKey &key, const std::vector<Sample> &samples, const std::vector<Series> &others, Timestamp now,
                const Calendar &calendar)
{
    const Prepared p = prepare(key, samples, now, calendar);
    std::vector<FitInput> pool{p.input};
    for (const Series &other : others)
        pool.push_back(prepare(other.key, other.samples, now, calendar).input);
    return fittedBy([&] { return selectPooled(pool, 0, {.tier = Tier::Full}); }, key, p, now, Tier::Full);
}

Shadow fitShadow(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const Calendar &calendar,
                 const std::string &model)
{
    const Prepared p = prepare(key, samples, now, calendar);
    return Shadow{.order = model, .selection = selectNamed(model, p.input), .cursor = floorTo(now, kForecastStep)};
}

std::optional<Fitted> restoreSeries(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt, double historicalMax)
{
    auto selection = loadSelection(bytes);
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

}  // namespace preamar::forecast
