// The fitted models of every series, kept warm: a cycle only feeds closed grid cells and predicts; fitting happens elsewhere.
#pragma once

#include "core/domain/forecast.h"
#include "core/domain/series.h"
#include "core/engine/fitcalendar.h"
#include "core/engine/serieslife.h"
#include "core/forecast/selection.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace preamar::engine {

inline constexpr Millis kForecastStep = std::chrono::minutes{5};
inline constexpr std::size_t kForecastSteps = 30;  // 2 h 30 min: the window of a proposal starts when a new replica is ready
inline constexpr Millis kFitHistory = std::chrono::hours{24 * 14};

// A model that runs beside the one in force and is only scored.
struct Shadow
{
    std::string order;               // what was asked for: a version or a model's name
    forecast::Selection selection;
    Timestamp cursor{};
    std::int64_t generation = 0;     // as Fitted::generation
};

// One series' model with its place on the grid. Touched by one thread at a time: the engine between cycles, one pool
// task within a cycle.
struct BookEntry
{
    SeriesKey key;
    forecast::Selection selection;
    std::string tier = "light";
    Timestamp cursor{};              // end of the last cell the model knows
    Timestamp fittedAt{};
    Timestamp triedFullAt{};         // when the full tier last had its say
    double historicalMax = 0.0;
    std::vector<Sample> open;        // samples at or after the cursor
    std::optional<Forecast> latest;
    std::optional<Shadow> shadow;
    SeriesLife life;
};

// What a fit gives back: a value that crosses threads.
struct Fitted
{
    SeriesKey key;
    forecast::Selection selection;
    Timestamp cursor{};
    Timestamp fittedAt{};
    double historicalMax = 0.0;
    std::string tier = "light";
    std::string why;                 // as ModelVersion::why
    TimeRange data;
    std::int64_t rows = 0;
    std::string inputDigest;
    std::vector<double> lastDay;     // the cells before the cursor, at most a day of them
    std::int64_t generation = 0;     // of the series' samples, as ForecastBook::generation() when they were read
};

class ForecastBook
{
public:
    // Samples of a collection; those before the cursor of their series are ignored (too late for the model).
    void addSamples(const std::vector<Series> &series);
    // Takes a model up, brought up to date with the cells that closed since it was fitted. While the entries are lent it
    // waits until they are given back: a late fit is never lost, unless it knows samples that were forgotten since.
    void install(Fitted fitted);
    void installShadow(const SeriesKey &key, std::optional<Shadow> shadow);
    // A model is on its way: samples from `cursor` on are kept for it.
    void expect(const SeriesKey &key, Timestamp cursor);
    void noteTriedFull(const SeriesKey &key, Timestamp at);
    // Forecasts of an earlier run of the program whose truth is still to come.
    void resume(const std::vector<std::pair<SeriesKey, UsedForecast>> &waiting, Timestamp scoredTo);
    [[nodiscard]] bool has(const SeriesKey &key) const { return m_entries.contains(key); }
    [[nodiscard]] const BookEntry *entry(const SeriesKey &key) const;
    // Series without a model, or due for a new one (daily, staggered by name; hourly while the history is too short).
    [[nodiscard]] bool needsFit(const SeriesKey &key, Timestamp now) const;
    // As ModelVersion::why says it, for a series that needs a fit.
    [[nodiscard]] std::string whyFit(const SeriesKey &key) const;
    // Series whose full fit is due, the one that waited longest first.
    [[nodiscard]] std::vector<SeriesKey> dueFull(Timestamp now) const;
    // Series of the same metric in the same context, for a pool; those that were fitted first come first.
    [[nodiscard]] std::vector<SeriesKey> companionsOf(const SeriesKey &key, std::size_t most) const;
    // The entries of these series, for work on the cycle pool; the caller does not touch the book until they are given
    // back.
    [[nodiscard]] std::vector<BookEntry *> borrow(const std::set<SeriesKey> &keys);
    void giveBack();
    [[nodiscard]] bool isLent() const { return m_lent; }
    // Its servers are not those of before: no model of it is kept, and none that is being fitted is taken up. Entries that are
    // lent go when they are given back.
    void forget(const ContextName &context);
    // Its samples answered another question: what was fitted to them, or is being fitted, is not taken up any more.
    void forget(const SeriesKey &key);
    // Counts how often a series was forgotten; a fit keeps the number from before its samples were read.
    [[nodiscard]] std::int64_t generation(const SeriesKey &key) const;

private:
    void installNow(Fitted fitted);
    void installShadowNow(const SeriesKey &key, std::optional<Shadow> shadow);

    void eraseOf(const ContextName &context);

    std::map<SeriesKey, std::unique_ptr<BookEntry>> m_entries;
    std::map<SeriesKey, std::int64_t> m_generations;
    std::map<ContextName, std::int64_t> m_contextGenerations;
    bool m_lent = false;
    std::vector<ContextName> m_lateForgets;
    std::vector<Fitted> m_late;
    std::vector<std::pair<SeriesKey, std::optional<Shadow>>> m_lateShadows;
};

// Feeds every closed cell up to `now`, scores what waited for it, and predicts from the last one, by the calendar as it is
// now. Pure over the entry.
void advanceEntry(BookEntry &entry, Timestamp now, const FitCalendar *calendar = nullptr);

// Fits one series from its history (pool work). `samples` cover [now − kFitHistory, now).
[[nodiscard]] Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const forecast::Calendar &calendar,
                               forecast::Tier tier = forecast::Tier::Light);
// The same for a young series in the company of others, where pooling can help.
[[nodiscard]] Fitted fitYoung(const SeriesKey &key, const std::vector<Sample> &samples, const std::vector<Series> &others, Timestamp now,
                              const forecast::Calendar &calendar);
// Too young for seasons of its own.
[[nodiscard]] bool isYoung(const std::vector<Sample> &samples, Timestamp now);
// One named model for a comparison.
[[nodiscard]] Shadow fitShadow(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now,
                               const forecast::Calendar &calendar, const std::string &model);
// A stored selection, brought up to date with the samples since it was fitted; nullopt when the bytes are refused.
[[nodiscard]] std::optional<Fitted> restoreSeries(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt,
                                                  double historicalMax);
// The cells of [from, to) of a series, as its metric combines them.
[[nodiscard]] Grid cellsOf(const SeriesKey &key, const std::vector<Sample> &samples, TimeRange range);
// The row of a fit for the history.
[[nodiscard]] ModelVersion versionOf(const Fitted &fitted, const std::string &bytes);

}  // namespace preamar::engine
