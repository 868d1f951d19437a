// What `preamarctl forecast` does, without files and terminals: rolling forecasts over one column of a series file.
#pragma once

#include "core/forecast/explain.h"
#include "core/forecast/selection.h"
#include "core/forecast/seriesfile.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace preamar::forecast {

// An origin counts the grid rows that are known; step 1 forecasts grid row `origin` (0-based).
struct Origins
{
    enum class Kind { Last, Rows, Every };
    Kind kind = Kind::Last;
    std::vector<std::size_t> rows; // Kind::Rows, in the order given
    std::size_t every = 0;         // Kind::Every: every, 2·every, …
};

// "last", "every:K", or numbers between commas and white space, as in the file of @FILE.
[[nodiscard]] Result<Origins> parseOrigins(std::string_view text);
// "80,95": percent of the band, each a pair of stored quantiles (50 60 80 90 95 98 99).
[[nodiscard]] Result<std::vector<int>> parseLevels(std::string_view text);

struct ForecastRequest
{
    std::string metric; // may be empty where the table has one column
    std::size_t horizon = 24;
    std::vector<int> levels{80, 95};
    std::size_t history = 0;    // grid rows used before an origin; 0 = all
    std::string model = "auto"; // what is chosen in this tier
    Tier tier = Tier::Full;
    Calendar calendar{};
    Origins origins{};
    std::optional<Bounds> bounds; // without: not below 0 where nothing known is
    std::uint64_t seed = 42;
    bool explain = false;
};

struct ForecastRow
{
    std::size_t origin = 0;
    std::size_t step = 0;
    Timestamp at{};
    double point = 0.0;
    std::vector<std::pair<double, double>> bands; // one per level, in their order
    std::string model;
};

// Where a forecast comes from, for a person who asks.
struct Explanation
{
    std::size_t gridRows = 0; // used
    std::size_t gaps = 0;     // of them without a value
    Timestamp from{};
    std::vector<Parts> parts; // one per step
    std::optional<SimilarDay> similar;
    Verdict verdict;
    EnsembleReport report; // empty members where the model is no combination
};

// How the forecast of one origin came about, or why there is none.
struct OriginReport
{
    std::size_t origin = 0;
    std::string model;
    BackTest chosen;
    std::vector<BackTest> all;
    bool eligible = false;
    std::string ineligibleReason;
    std::vector<double> reasonNumbers;
    std::optional<Error> error;
    std::optional<Explanation> explanation;
};

struct ForecastRun
{
    std::string metric;
    Millis step{};
    std::vector<int> levels;
    std::vector<ForecastRow> rows;
    std::vector<OriginReport> origins; // one per origin, unanswered ones included
};

// InvalidArgument for a request that does not fit the table, InsufficientData where no origin could be answered.
[[nodiscard]] Result<ForecastRun> runForecast(const SeriesTable &table, const ForecastRequest &request);
// origin,step,timestamp,point,lo<L>,hi<L>…,model
[[nodiscard]] std::string toCsv(const ForecastRun &run);

} // namespace preamar::forecast
