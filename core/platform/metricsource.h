// The seam to metrics. One query serves many workloads; a cycle makes a fixed number of requests, whatever their number.
#pragma once

#include "core/base/async.h"
#include "core/domain/context.h"
#include "core/domain/observation.h"
#include "core/domain/series.h"

#include <memory>
#include <vector>

namespace preamar {

// An operator's own query for one metric of one workload (policy key query.<metric>). It must answer exactly one series;
// more than one is Fault::Duplicate, since nobody said how they add up.
struct OwnQuery
{
    WorkloadRef workload;
    MetricId metric;
    std::string text;      // PromQL; $window may be used

    friend bool operator==(const OwnQuery &, const OwnQuery &) = default;
};

struct MetricQuery
{
    std::vector<MetricId> metrics;
    std::vector<OwnQuery> own{};
};

// What a query answers when it is tried before it is used: the labels of each series, at most a hundred of them.
struct QueryTrial
{
    std::vector<std::string> series;
    std::size_t matched = 0;
    std::optional<double> value;  // where exactly one series matched

    friend bool operator==(const QueryTrial &, const QueryTrial &) = default;
};

// The latest measurements of every workload the source knows, by name. Quality is judged from the samples' own times;
// coverage against ready replicas is judged by the caller, who knows them.
struct LatestMetrics
{
    // Keyed by workload name (ids change, names stay): each metric's value, newest sample time and replicas measured.
    std::map<std::string, std::map<MetricId, Measurement>> byWorkload;
    // Metrics whose query failed or was not configured: every workload's measurement of it is Missing with this fault.
    std::map<MetricId, Fault> failed;
    std::map<MetricId, Error> errors;
    Timestamp serverTime{};
    std::optional<Timestamp> started;  // when the source itself began, by its clock; nullopt where it does not say (I-06)
    int requests = 0;
};

// So many own queries share a request.
inline constexpr std::size_t kOwnPerRequest = 40;

class MetricSource
{
public:
    virtual ~MetricSource() = default;
    // Reachable, version, clock, and which metrics answer at all.
    virtual Future<ContextHealth> probe() = 0;
    // One request per metric, one for every forty own queries, and one where the source says since when it runs.
    virtual Future<LatestMetrics> latest(const MetricQuery &query) = 0;
    // History on a grid of `step`, aligned to multiples of it; one request per metric, or forty own queries, and 11,000
    // points. An own query that the source refuses is a warning: asking again would not help.
    virtual Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) = 0;
    // Evaluates an own query once, without using it. InvalidArgument with the server's words where it cannot be read or
    // hides absence (QueryHidesAbsence); Unavailable with NotAvailableYet where the source has no query language.
    virtual Future<QueryTrial> tryQuery(const std::string &text);
};

}  // namespace preamar
