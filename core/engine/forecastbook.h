// The fitted models of every series, kept warm: a cycle only feeds closed grid cells and predicts; fitting happens elsewhere.
#pragma once

#include "core/domain/forecast.h"
#include "core/domain/series.h"
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

// One series' model with its place on the grid. Touched by one thread at a time: the engine between cycles, one pool
// task within a cycle.
struct BookEntry
{
    SeriesKey key;
    forecast::Selection selection;
    Timestamp cursor{};              // end of the last cell the model knows
    Timestamp fittedAt{};
    double historicalMax = 0.0;
    std::vector<Sample> open;        // samples at or after the cursor
    std::optional<Forecast> latest;
};

// What a fit gives back: a value that crosses threads.
struct Fitted
{
    SeriesKey key;
    forecast::Selection selection;
    Timestamp cursor{};
    Timestamp fittedAt{};
    double historicalMax = 0.0;
};

class ForecastBook
{
public:
    // Samples of a collection; those before the cursor of their series are ignored (too late for the model).
    void addSamples(const std::vector<Series> &series);
    void install(Fitted fitted);
    [[nodiscard]] bool has(const SeriesKey &key) const { return m_entries.contains(key); }
    [[nodiscard]] const BookEntry *entry(const SeriesKey &key) const;
    // Series without a model, or due for a new one (daily, staggered by name; hourly while the history is too short).
    [[nodiscard]] bool needsFit(const SeriesKey &key, Timestamp now) const;
    // The entries of these series, for work on the cycle pool; the caller does not touch the book until it is done.
    [[nodiscard]] std::vector<BookEntry *> borrow(const std::set<SeriesKey> &keys);
    void forget(const ContextName &context);

private:
    std::map<SeriesKey, std::unique_ptr<BookEntry>> m_entries;
};

// Feeds every closed cell up to `now` and predicts from the last one. Pure over the entry.
void advanceEntry(BookEntry &entry, Timestamp now);

// Fits one series from its history (pool work). `samples` cover [now − kFitHistory, now).
[[nodiscard]] Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, int utcOffsetMinutes);
// A stored selection, brought up to date with the samples since it was fitted; nullopt when the bytes are refused.
[[nodiscard]] std::optional<Fitted> restoreSeries(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt,
                                                  double historicalMax);

}  // namespace preamar::engine
