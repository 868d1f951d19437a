// Metric profiles: which PromQL says what about every workload of a context at once. A profile is rows of a table, so a
// new emitter is a new row.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/metric.h"
#include "core/platform/metricsource.h"

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar::prometheus {

// The four questions of one metric; all of them answer one series per value of `label`. Placeholders: $key (the label),
// $code (the status label), $window (of rate()), $fresh (how old a replica's newest sample may be to count).
// What one series of an answer belongs to: the workload that `label` names, a pod that is added up by owner references,
// or a pod's owner as the pod's name tells it (core/platform/podindex.h).
enum class SeriesOf { Workload, Pod, Owner };

struct MetricTemplate
{
    MetricId metric{};
    std::string label{};                 // carries the workload's name
    std::string value{};                 // the number itself
    std::vector<std::string> presence{}; // the raw series behind it: the age is that of the oldest of them (I-02)
    std::string replicas{}; // how many replicas the value was made from (I-04); empty = the metric does not tell
    std::string sources{};  // above 1 where one replica is counted twice (I-04); empty = cannot be told
    SeriesOf series = SeriesOf::Workload;
    std::string history{};  // for range queries where it differs: one series per namespace and owner, dead pods included
    bool adds = true;       // several owners of one workload add up; of latencies and ratios the largest counts
};

struct ProfileOptions
{
    std::string serviceLabel = "service";  // of application metrics: not the label that cAdvisor gives
    std::string codeLabel = "code";        // carries the HTTP status
    std::map<MetricId, std::string> own{}; // operator's queries; $key and $window may be used
    std::vector<std::string> namespaces{}; // of Kubernetes; empty = all
};

inline constexpr std::string_view kSwarmServiceLabel = "container_label_com_docker_swarm_service_name";

struct Profile
{
    std::vector<MetricTemplate> rows{};
    std::map<MetricId, Error> refused{}; // own queries that may not be used, each with its problem
};
// The rows of a profile, operators' own queries replacing or added. InvalidArgument for a name that is not in the table
// and a label that is none. An own query that hides absence (QueryHidesAbsence) takes only its own metric away.
[[nodiscard]] Result<Profile> profile(std::string_view name, const ProfileOptions &options);

struct MetricQueries
{
    std::string value{};
    std::string history{}; // for range queries
    std::string latest;  // value, time, count and dup as one expression, told apart by the label "preamar"
};
// A row with its placeholders filled in.
[[nodiscard]] MetricQueries render(const MetricTemplate &row, Millis window, Millis fresh);

// An own query with $window filled in.
[[nodiscard]] std::string filled(const std::string &query, Millis window);
// Many own queries as one expression, so that their number hardly changes the number of requests: each series carries
// the query's place in the label "preamar_own". Only queries without a problem (promql.h) may be handed in.
[[nodiscard]] std::string renderOwn(std::span<const OwnQuery> queries, Millis window);
// The same for a range query: the values alone.
[[nodiscard]] std::string renderOwnHistory(std::span<const OwnQuery> queries, Millis window);

// How old the newest sample may be for a scale-down: 2 × scrape interval, at least 30 s, at most 120 s (I-02).
[[nodiscard]] Millis staleAfter(Millis scrapeInterval);

} // namespace preamar::prometheus
