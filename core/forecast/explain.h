// What a forecast is made of, in words of load rather than of models: parts that sum to the point exactly, the day of
// the past that was most like the last one, and how far the series can be foreseen.
#pragma once

#include "core/forecast/directfeatures.h"
#include "core/forecast/ensemble.h"

#include <optional>
#include <span>
#include <vector>

namespace preamar::forecast {

struct Parts
{
    double level = 0.0;  // the mean of the last day
    double daily = 0.0;  // how this time of the day usually differs from the day's mean (median of up to seven days)
    double weekly = 0.0; // how this time last week differed from that, where two weeks are known
    double event = 0.0;  // what holidays and events of the calendar make more or less of it
    double recent = 0.0; // the rest: what the models add because of the last hours, trend included
};
// points[i] is for the row i + 1 after the last value; per point level + daily + weekly + event + recent equals it.
[[nodiscard]] std::vector<Parts> explain(const FitInput &input, std::span<const double> points);

struct SimilarDay
{
    Timestamp from{};        // the day that starts there, at the same time of day as the last one
    double difference = 0.0; // mean absolute difference to the last day, both around their own mean
};
// nullopt where fewer than two whole days are known.
[[nodiscard]] std::optional<SimilarDay> mostSimilarDay(const FitInput &input);

// A forecast is worth having where it errs clearly less (5 %) than repeating, over all rows up to the one that is
// named.
struct Verdict
{
    enum class Kind { Predictable, UpTo, NotPredictable, Unknown };
    Kind kind = Kind::Unknown;
    std::size_t steps = 0; // rows ahead up to which it is predictable
    double relMae = 0.0;   // against the better naive: at `steps`, or at the first row where nothing is predictable
    double wape = 0.0;     // at the horizon of the back-test
};
[[nodiscard]] Verdict verdictOf(const EnsembleReport &report);

} // namespace preamar::forecast
