// What Prometheus answered, as values. Nothing here invents a number: what is not there, not finite, not single, or
// not of the expected shape is absent with its fault (protocols.md D.1, D.6).
#pragma once

#include "core/base/json.h"
#include "core/domain/observation.h"
#include "core/domain/series.h"
#include "core/platform/metricsource.h"

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::prometheus {

struct Envelope
{
    std::string resultType;
    Json result{};
    std::vector<std::string> warnings{}; // also where the server says "isPartial"
};
// status is HTTP's. Errors carry the server's words; AnswerNotJson where it is not JSON.
[[nodiscard]] Result<Envelope> parseEnvelope(int status, std::string_view body, const std::string &where,
                                             JsonLimits limits = {});

// A sample value: "NaN" and "+Inf" are numbers to Prometheus and none to us.
[[nodiscard]] std::optional<double> finiteValue(const Json &text);

struct LatestOfMetric
{
    std::map<std::string, Measurement> byWorkload{};
    std::optional<Timestamp> evaluated{}; // the server's clock
    std::vector<std::string> warnings{};
};
// The answer to MetricQueries::latest. Protocol where it is not a vector.
[[nodiscard]] Result<LatestOfMetric> parseLatest(int status, std::string_view body, const MetricId &metric,
                                                 const std::string &label, Millis staleAfter);

struct LatestOfOwn
{
    std::vector<Measurement> measurements{}; // one per query, in their order
    std::optional<Timestamp> evaluated{};
};
// The answer to renderOwn().
[[nodiscard]] Result<LatestOfOwn> parseOwn(int status, std::string_view body, std::span<const OwnQuery> queries,
                                           Millis staleAfter);
// The answer to renderOwnHistory(): series of the queries' own workloads. A query that answers two series has none.
[[nodiscard]] Result<SeriesSet> parseOwnRange(int status, std::string_view body, std::span<const OwnQuery> queries);
// The series that a query tried on its own answered.
[[nodiscard]] Result<QueryTrial> parseTrial(int status, std::string_view body);

// The answer to a range query of MetricQueries::value. Points that are not usable are left out; where two series claim
// one workload neither is used and the set is partial.
[[nodiscard]] Result<SeriesSet> parseRange(int status, std::string_view body, const MetricId &metric,
                                           const std::string &label, const ContextName &context);
// Adds later points to earlier ones of the same series; overlapping or older points are dropped.
void append(SeriesSet &to, SeriesSet from);

// data.version of /api/v1/status/buildinfo; nullopt where the server does not tell (VictoriaMetrics answers {}).
[[nodiscard]] std::optional<std::string> parseVersion(std::string_view body);

// data.startTime of /api/v1/status/runtimeinfo; nullopt where the server does not tell.
[[nodiscard]] std::optional<Timestamp> parseStarted(std::string_view body);

// A range cut into aligned pieces of at most `points` steps, both ends included in the query.
struct Piece
{
    Timestamp start{};
    Timestamp end{};

    friend bool operator==(const Piece &, const Piece &) = default;
};
inline constexpr std::int64_t kMaximumPoints = 11'000; // (end - start) / step that the server allows
[[nodiscard]] std::vector<Piece> pieces(TimeRange range, Millis step, std::int64_t points = kMaximumPoints);

} // namespace preamar::prometheus
