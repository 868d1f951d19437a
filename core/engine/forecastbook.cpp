#include "core/engine/forecastbook.h"

#include "core/base/digest.h"
#include "core/forecast/calendarmodel.h"
#include "core/forecast/pooled.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace preamar::engine {

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
    if (m_lent)
        m_late.push_back(std::move(fitted));
    else
        installNow(std::move(fitted));
}

void ForecastBook::installNow(Fitted fitted)
{
    if (fitted.generation != generation(fitted.key))
        return;
    auto &slot = m_entries[fitted.key];
    // An older fit that arrives after a newer one has nothing to say.
    if (slot && slot->selection.model && slot->fittedAt > fitted.fittedAt)
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
    if (slot) {
        fresh->life = std::move(slot->life);
        fresh->life.driftedAt.reset();
        fresh->life.restartWatch();
        fresh->shadow = std::move(slot->shadow);
        fresh->triedFullAt = std::max(fresh->triedFullAt, slot->triedFullAt);
        fresh->historicalMax = std::max(fresh->historicalMax, slot->historicalMax);
        // What closed while it was being fitted.
        for (; fresh->selection.model && fresh->cursor < slot->cursor; fresh->cursor += kForecastStep) {
            const auto truth = fresh->life.truthOf(fresh->cursor, kForecastStep);
            fresh->selection.model->update(truth.value_or(std::nan("")));
            fresh->historicalMax = std::max(fresh->historicalMax, truth.value_or(0.0));
        }
        for (const auto &sample : slot->open) {
            if (sample.at >= fresh->cursor)
                fresh->open.push_back(sample);
        }
        fresh->latest = std::move(slot->latest);
    }
    const auto known = static_cast<std::int64_t>(fitted.lastDay.size());
    for (std::int64_t i = 0; i < known; ++i)
        fresh->life.close(fresh->key, fitted.cursor - kForecastStep * (known - i), kForecastStep, fitted.lastDay[static_cast<std::size_t>(i)]);
    slot = std::move(fresh);
}

void ForecastBook::installShadow(const SeriesKey &key, std::optional<Shadow> shadow)
{
    if (m_lent)
        m_lateShadows.emplace_back(key, std::move(shadow));
    else
        installShadowNow(key, std::move(shadow));
}

void ForecastBook::installShadowNow(const SeriesKey &key, std::optional<Shadow> shadow)
{
    const auto it = m_entries.find(key);
    if (it == m_entries.end() || (shadow && shadow->generation != generation(key)))
        return;
    BookEntry &entry = *it->second;
    for (; shadow && shadow->selection.model && shadow->cursor < entry.cursor; shadow->cursor += kForecastStep)
        shadow->selection.model->update(entry.life.truthOf(shadow->cursor, kForecastStep).value_or(std::nan("")));
    entry.shadow = std::move(shadow);
}

void ForecastBook::expect(const SeriesKey &key, Timestamp cursor)
{
    auto &slot = m_entries[key];
    if (slot)
        return;
    slot = std::make_unique<BookEntry>();
    slot->key = key;
    slot->cursor = cursor;
}

void ForecastBook::noteTriedFull(const SeriesKey &key, Timestamp at)
{
    if (const auto it = m_entries.find(key); it != m_entries.end())
        it->second->triedFullAt = at;
}

void ForecastBook::resume(const std::vector<std::pair<SeriesKey, UsedForecast>> &waiting, Timestamp scoredTo)
{
    for (auto &[key, entry] : m_entries)
        entry->life.scoredUpTo(scoredTo);
    for (const auto &[key, used] : waiting) {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            it->second->life.use(used);
    }
    // They are recorded already.
    for (auto &[key, entry] : m_entries)
        (void)entry->life.takeUses();
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
    if (e->life.driftedAt && age >= kAfterDrift)
        return true;
    // The full tier renews its own; should it come to nothing, the light one takes over.
    return age >= kRefitEvery + staggerOf(key) + (e->tier == "full" ? kFullGrace : Millis{});
}

std::string ForecastBook::whyFit(const SeriesKey &key) const
{
    const BookEntry *e = entry(key);
    if (e == nullptr || !e->selection.model)
        return "first";
    return e->life.driftedAt ? "drift" : "daily";
}

std::vector<SeriesKey> ForecastBook::dueFull(Timestamp now) const
{
    std::vector<std::pair<Timestamp, SeriesKey>> due;
    for (const auto &[key, e] : m_entries) {
        if (e->selection.model && e->selection.eligible && now - e->triedFullAt >= kRefitEvery)
            due.emplace_back(e->triedFullAt, key);
    }
    std::stable_sort(due.begin(), due.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<SeriesKey> keys;
    for (auto &[at, key] : due)
        keys.push_back(std::move(key));
    return keys;
}

std::vector<SeriesKey> ForecastBook::companionsOf(const SeriesKey &key, std::size_t most) const
{
    std::vector<std::pair<Timestamp, SeriesKey>> found;
    for (const auto &[other, e] : m_entries) {
        if (other != key && other.metric == key.metric && other.workload.context == key.workload.context && e->selection.eligible)
            found.emplace_back(e->fittedAt, other);
    }
    std::stable_sort(found.begin(), found.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    std::vector<SeriesKey> keys;
    for (auto &[at, other] : found) {
        if (keys.size() < most)
            keys.push_back(std::move(other));
    }
    return keys;
}

std::vector<BookEntry *> ForecastBook::borrow(const std::set<SeriesKey> &keys)
{
    m_lent = true;
    std::vector<BookEntry *> out;
    out.reserve(keys.size());
    for (const auto &key : keys) {
        if (const auto it = m_entries.find(key); it != m_entries.end())
            out.push_back(it->second.get());
    }
    return out;
}

void ForecastBook::giveBack()
{
    m_lent = false;
    for (const ContextName &context : std::exchange(m_lateForgets, {}))
        eraseOf(context);
    for (Fitted &fitted : std::exchange(m_late, {}))
        installNow(std::move(fitted));
    for (auto &[key, shadow] : std::exchange(m_lateShadows, {}))
        installShadowNow(key, std::move(shadow));
}

void ForecastBook::forget(const ContextName &context)
{
    ++m_contextGenerations[context];
    if (m_lent)
        m_lateForgets.push_back(context);
    else
        eraseOf(context);
}

void ForecastBook::eraseOf(const ContextName &context)
{
    std::erase_if(m_entries, [&](const auto &row) { return row.first.workload.context == context; });
}

void ForecastBook::forget(const SeriesKey &key)
{
    m_entries.erase(key);
    ++m_generations[key];
}

std::int64_t ForecastBook::generation(const SeriesKey &key) const
{
    const auto own = m_generations.find(key);
    const auto all = m_contextGenerations.find(key.workload.context);
    return (own == m_generations.end() ? 0 : own->second) + (all == m_contextGenerations.end() ? 0 : all->second);
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
        const forecast::Calendar ahead = calendar->of(entry.key, entry.cursor, now + kForecastStep * (kForecastSteps + 1));
        known = forecast::knowCalendar(entry.selection.model, ahead, entry.cursor, kForecastStep);
        if (entry.shadow && entry.shadow->selection.model)
            (void)forecast::knowCalendar(entry.shadow->selection.model, ahead, entry.shadow->cursor, kForecastStep);
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
    Forecast forecast = forecast::makeForecast(entry.selection, entry.key.workload, entry.key.metric, entry.cursor, kForecastStep,
                                               kForecastSteps, forecast::Bounds{}, entry.historicalMax);
    sign(forecast, entry.key);
    // A forecast from before now cannot have been used any more: its cells are over.
    if (entry.cursor + kForecastStep * 2 > now)
        entry.life.use(usedFrom(forecast, false));
    entry.latest = std::move(forecast);
    if (entry.shadow && entry.shadow->selection.model && entry.shadow->cursor == entry.cursor) {
        const Forecast beside = forecast::makeForecast(entry.shadow->selection, entry.key.workload, entry.key.metric, entry.cursor,
                                                       kForecastStep, kForecastSteps, forecast::Bounds{}, entry.historicalMax);
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
    forecast::FitInput input;
    double historicalMax = 0.0;
};

Prepared prepare(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const forecast::Calendar &calendar)
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
Fitted fittedBy(const Choose &choose, const SeriesKey &key, const Prepared &p, Timestamp now, forecast::Tier tier)
{
    const auto &values = p.input.target.values;
    Fitted out;
    out.key = key;
    out.cursor = floorTo(now, kForecastStep);
    out.fittedAt = now;
    out.historicalMax = p.historicalMax;
    out.tier = tier == forecast::Tier::Full ? "full" : "light";
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

Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const forecast::Calendar &calendar,
                 forecast::Tier tier)
{
    const Prepared p = prepare(key, samples, now, calendar);
    return fittedBy([&] { return forecast::select(p.input, {.tier = tier}); }, key, p, now, tier);
}

bool isYoung(const std::vector<Sample> &samples, Timestamp now)
{
    return !samples.empty() && now - samples.front().at < std::chrono::hours{48};
}

Fitted fitYoung(const SeriesKey &key, const std::vector<Sample> &samples, const std::vector<Series> &others, Timestamp now,
                const forecast::Calendar &calendar)
{
    const Prepared p = prepare(key, samples, now, calendar);
    std::vector<forecast::FitInput> pool{p.input};
    for (const Series &other : others)
        pool.push_back(prepare(other.key, other.samples, now, calendar).input);
    return fittedBy([&] { return forecast::selectPooled(pool, 0, {.tier = forecast::Tier::Full}); }, key, p, now, forecast::Tier::Full);
}

Shadow fitShadow(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const forecast::Calendar &calendar,
                 const std::string &model)
{
    const Prepared p = prepare(key, samples, now, calendar);
    return Shadow{.order = model, .selection = forecast::selectNamed(model, p.input), .cursor = floorTo(now, kForecastStep)};
}

ModelVersion versionOf(const Fitted &fitted, const std::string &bytes)
{
    return ModelVersion{.key = fitted.key,
                        .version = fitted.selection.version,
                        .model = fitted.selection.name,
                        .tier = fitted.tier,
                        .why = fitted.why,
                        .fittedAt = fitted.fittedAt,
                        .data = fitted.data,
                        .rows = fitted.rows,
                        .inputDigest = fitted.inputDigest,
                        .checksum = sha256Hex(bytes),
                        .backTest = fitted.selection.chosen,
                        .kept = true};
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
