// The product's own sizing: capacity for the highest demand that the forecast distribution allows until a replica
// ordered now could be ready, and reductions only where they last. Pure. README.md tells it on one page.
#pragma once

#include "core/base/time.h"
#include "core/domain/metric.h"

#include <cstdint>

namespace preamar::policy {

// What the one knob, the caution q in [0.5, 0.999], means. Patience grows as 1 / (1 − q)²: thrifty settings
// follow the load, careful ones wait until a reduction lasts (the square did better than 1 / (1 − q) on the traces).
struct Patience
{
    double upLevel = 0.98;   // quantile of the highest demand until a replica ordered now is ready
    double downLevel = 0.95; // … until a reduction would have to be taken back
    Millis near{};           // a reduction must be enough for this long
    Millis far{};            // … or save much for `near` at least, where it is not enough for this long
    Millis surpriseHold{};   // how long demand that exceeded its forecast is kept in mind
    Millis dwell{};          // no reduction so soon after a rise
    double deadBand = 0.15;  // a reduction smaller than this share is not worth a change
};
[[nodiscard]] Patience patienceOf(double caution);
// Share of the capacity at which what is measured acts, whatever the forecast says (0.78 at the default): bursts that nothing
// announces are met by room, and careful settings keep more of it.
[[nodiscard]] double guardShare(const Patience &patience);

// Minutes that an order has to look ahead: start-up, the next decision, and the age of the newest measurement.
[[nodiscard]] std::size_t leadMinutes(Millis startup, Millis decideEvery);

// All in units of what one replica carries at 100 %.
struct PreamarDemand
{
    double now = 0.0;  // highest of the last minute, as measured
    double lead = 0.0; // quantile of the highest until an order of the next decision is ready
    double near = 0.0;
    double far = 0.0;
    double surprise = 0.0;    // highest that came unforeseen within surpriseHold; 0 = none
    double highestSeen = 0.0; // of the last week, now included: a forecast far beyond it is not believed
};

enum class PreamarReason { Within, Guard, Forecast, Surprise, Dwell, SavesLittle };

// The counts between which nothing needs to be done: below `least` raise to it, above `most` lower to it.
struct PreamarBand
{
    std::int64_t least = 0;
    std::int64_t most = 0;
    PreamarReason up = PreamarReason::Forecast;   // what set `least`
    PreamarReason down = PreamarReason::Forecast; // what set `most`
};
// `share`: how much of its capacity a replica may be used at (0.8). `sinceRise`: since the last rise.
[[nodiscard]] PreamarBand preamarBand(const PreamarDemand &demand, std::int64_t current, double share,
                                      const Patience &patience, Millis sinceRise);
// What is known of one metric ahead, in the metric's own unit; made by the caller of decide() from the forecast of the
// highest demand (core/forecast/peak.h), renewed every five minutes and read with the measurement of the moment.
struct PreamarOutlook
{
    MetricId metric;
    Timestamp renewed{};
    bool eligible = false; // rests on a day of history or more (I-11)
    double lead = 0.0;
    std::size_t leadMinutes = 0;
    double near = 0.0;
    double far = 0.0;
    double surprise = 0.0;
    double highestSeen = 0.0;
};
} // namespace preamar::policy
