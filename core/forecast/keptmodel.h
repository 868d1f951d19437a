// One series' model as the product keeps it: on what it is fitted, when it is fitted anew, how it is fed and asked. The
// engine keeps one for every series, and a replay one for its trace, so that both decide on the same forecast. Pure.
#pragma once

#include "core/domain/forecast.h"
#include "core/domain/series.h"
#include "core/forecast/fitcalendar.h"
#include "core/forecast/selection.h"
#include "core/forecast/serieslife.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace preamar::forecast {

inline constexpr Millis kForecastStep = std::chrono::minutes{5};
inline constexpr std::size_t kForecastSteps = 30;  // 2 h 30 min: the window of a proposal starts when a new replica is ready
inline constexpr Millis kFitHistory = std::chrono::hours{24 * 14};

// A model that runs beside the one in force and is only scored.
struct Shadow
{
    std::string order;               // what was asked for: a version or a model's name
    Selection selection;
    Timestamp cursor{};
    std::int64_t generation = 0;     // as Fitted::generation
};

// One series' model with its place on the grid. Touched by one thread at a time: the engine between cycles, one pool
// task within a cycle.
struct BookEntry
{
    SeriesKey key;
    Selection selection;
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
    Selection selection;
    Timestamp cursor{};
    Timestamp fittedAt{};
    double historicalMax = 0.0;
    std::string tier = "light";
    std::string why;                 // as ModelVersion::why
    TimeRange data;
    std::int64_t rows = 0;
    std::string inputDigest;
    std::vector<double> lastDay;     // the cells before the cursor, at most a day of them
    std::int64_t generation = 0;     // of the series' samples, when they were read
};

// Takes a fit up in the place of what was kept (nullptr: nothing yet), brought up to date with the cells that closed since it
// was fitted. An older fit than the one in force has nothing to say.
void takeUp(std::unique_ptr<BookEntry> &kept, Fitted fitted);
// Whether a fit is due at `now`: none was made yet (nullptr too), or it is a day old (by cells, staggered by name), an hour
// while the history is too short, half an hour after a drift.
[[nodiscard]] bool isFitDue(const BookEntry *kept, Timestamp now);

// Feeds every closed cell up to `now`, scores what waited for it, and predicts from the last one, by the calendar as it is
// now. Pure over the entry.
void advanceEntry(BookEntry &entry, Timestamp now, const FitCalendar *calendar = nullptr);

// Fits one series from its history (pool work). `samples` cover [now − kFitHistory, now).
[[nodiscard]] Fitted fitSeries(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now, const Calendar &calendar,
                               Tier tier = Tier::Light);
// The same for a young series in the company of others, where pooling can help.
[[nodiscard]] Fitted fitYoung(const SeriesKey &key, const std::vector<Sample> &samples, const std::vector<Series> &others, Timestamp now,
                              const Calendar &calendar);
// Too young for seasons of its own.
[[nodiscard]] bool isYoung(const std::vector<Sample> &samples, Timestamp now);
// One named model for a comparison.
[[nodiscard]] Shadow fitShadow(const SeriesKey &key, const std::vector<Sample> &samples, Timestamp now,
                               const Calendar &calendar, const std::string &model);
// A stored selection, brought up to date with the samples since it was fitted; nullopt when the bytes are refused.
[[nodiscard]] std::optional<Fitted> restoreSeries(const SeriesKey &key, const std::string &bytes, Timestamp fittedAt,
                                                  double historicalMax);
// The cells of [from, to) of a series, as its metric combines them.
[[nodiscard]] Grid cellsOf(const SeriesKey &key, const std::vector<Sample> &samples, TimeRange range);
} // namespace preamar::forecast
