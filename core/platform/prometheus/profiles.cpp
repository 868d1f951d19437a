#include "core/platform/prometheus/profiles.h"

#include "core/domain/reason.h"
#include "core/platform/prometheus/promql.h"

#include <algorithm>
#include <array>

namespace preamar::prometheus {

namespace {

struct Row
{
    std::string_view profile;
    std::string_view metric;
    std::string_view label; // empty = ProfileOptions::serviceLabel
    std::string_view value;
    std::string_view presence;
    std::string_view replicas;
    std::string_view sources;
};

// Series of cAdvisor (protocols.md D.3): a container has one `id` and `name`, and one series per `cpu` where it
// accounts per core. A replica counts when it has a rate and a fresh sample: a young task is missing coverage, not low
// load. Sums keep replicas that have just gone; their rate fades while their successor's rises.
#define PREAMAR_CPU R"(container_cpu_usage_seconds_total{$key!=""})"
#define PREAMAR_MEMORY R"(container_memory_working_set_bytes{$key!=""})"
// Series of the application: a replica is one `instance`; what scraped it and what stored it must be one each.
#define PREAMAR_REQUESTS R"(http_requests_total{$key!=""})"
#define PREAMAR_CODED R"(http_requests_total{$key!="", $code!=""})"
#define PREAMAR_BUCKETS R"(http_request_duration_seconds_bucket{$key!=""})"
#define PREAMAR_COUNTS R"(http_request_duration_seconds_bucket{$key!="", le="+Inf"})"
#define PREAMAR_FRESH(S) "(timestamp(" S ") >= time() - $fresh)"
#define PREAMAR_SOURCES(S)                                                                                             \
    "max by ($key) (count by ($key, instance) (count by ($key, instance, job, prometheus, prometheus_replica, "        \
    "replica) (" S ")))"
#define PREAMAR_INSTANCES(S) "count by ($key) (count by ($key, instance) (" S "))"

// Of the profile `aurax` (rules.md R3): a FastAPI application that counts for itself.
#define AURAX_REQUESTS R"(fastapi_requests_total{$key!=""})"
#define AURAX_CODED R"(fastapi_requests_total{$key!="", $code!=""})"
#define AURAX_BUCKETS R"(fastapi_request_duration_seconds_bucket{$key!=""})"
#define AURAX_COUNTS R"(fastapi_request_duration_seconds_bucket{$key!="", le="+Inf"})"
#define AURAX_CPU R"(process_cpu_seconds_total{$key!=""})"
#define AURAX_MEMORY R"(process_resident_memory_bytes{$key!=""})"
#define AURAX_QUEUE R"(aurax_inprogress_requests{$key!=""})"
#define AURAX_GPU R"(nvidia_gpu_utilization_percent{$key!=""})"
#define AURAX_RATE(METRIC, S)                                                                                          \
    Row                                                                                                                \
    {                                                                                                                  \
        "aurax", METRIC, "", "sum by ($key) (rate(" S "[$window]))", S,                                                \
            PREAMAR_INSTANCES("rate(" S "[$window]) and " PREAMAR_FRESH(S)), PREAMAR_SOURCES(S)                        \
    }
#define AURAX_LEVEL(METRIC, VALUE, S)                                                                                  \
    Row                                                                                                                \
    {                                                                                                                  \
        "aurax", METRIC, "", VALUE, S, PREAMAR_INSTANCES(PREAMAR_FRESH(S)), PREAMAR_SOURCES(S)                         \
    }
#define AURAX_LATENCY(METRIC, Q)                                                                                       \
    AURAX_LEVEL(METRIC,                                                                                                \
                "histogram_quantile(" Q ", sum by ($key, le) (rate(" AURAX_BUCKETS "[$window])))"                      \
                " and on ($key) (sum by ($key) (rate(" AURAX_COUNTS "[$window])) > 0)",                                \
                AURAX_COUNTS)

constexpr std::array kRows{
    Row{"kryonix", "cpu_cores", kSwarmServiceLabel, "sum by ($key) (rate(" PREAMAR_CPU "[$window]))", PREAMAR_CPU,
        "count by ($key) (count by ($key, id, name) (rate(" PREAMAR_CPU
        "[$window]) and " PREAMAR_FRESH(PREAMAR_CPU) "))",
        "max by ($key) (count by ($key, id, name, cpu) (" PREAMAR_CPU "))"},
    Row{"kryonix", "memory_bytes", kSwarmServiceLabel, "sum by ($key) (" PREAMAR_MEMORY ")", PREAMAR_MEMORY,
        "count by ($key) (count by ($key, id, name) (" PREAMAR_FRESH(PREAMAR_MEMORY) "))",
        "max by ($key) (count by ($key, id, name) (" PREAMAR_MEMORY "))"},
    Row{"kryonix", "requests_per_second", "", "sum by ($key) (rate(" PREAMAR_REQUESTS "[$window]))", PREAMAR_REQUESTS,
        PREAMAR_INSTANCES("rate(" PREAMAR_REQUESTS "[$window]) and " PREAMAR_FRESH(PREAMAR_REQUESTS)),
        PREAMAR_SOURCES(PREAMAR_REQUESTS)},
    // Without traffic there is no latency: no result, not zero (protocols.md D.5).
    Row{"kryonix", "latency_p95_seconds", "",
        "histogram_quantile(0.95, sum by ($key, le) (rate(" PREAMAR_BUCKETS "[$window])))"
        " and on ($key) (sum by ($key) (rate(" PREAMAR_COUNTS "[$window])) > 0)",
        PREAMAR_COUNTS, PREAMAR_INSTANCES(PREAMAR_FRESH(PREAMAR_COUNTS)), PREAMAR_SOURCES(PREAMAR_COUNTS)},
    // 0 only where requests were counted by status; neither without requests nor without the status label.
    Row{"kryonix", "error_ratio", "",
        R"((sum by ($key) (rate(http_requests_total{$key!="", $code=~"5.."}[$window])))"
        " or 0 * sum by ($key) (rate(" PREAMAR_CODED "[$window])))"
        " / (sum by ($key) (rate(" PREAMAR_CODED "[$window])) > 0)",
        PREAMAR_CODED, PREAMAR_INSTANCES(PREAMAR_FRESH(PREAMAR_CODED)), PREAMAR_SOURCES(PREAMAR_CODED)},
    AURAX_RATE("cpu_cores", AURAX_CPU),
    AURAX_LEVEL("memory_bytes", "sum by ($key) (" AURAX_MEMORY ")", AURAX_MEMORY),
    AURAX_RATE("requests_per_second", AURAX_REQUESTS),
    AURAX_LATENCY("latency_p50_seconds", "0.5"),
    AURAX_LATENCY("latency_p95_seconds", "0.95"),
    AURAX_LATENCY("latency_p99_seconds", "0.99"),
    // Errors are what is not 2xx there, redirects included.
    AURAX_LEVEL("error_ratio",
                R"((sum by ($key) (rate(fastapi_requests_total{$key!="", $code!="", $code!~"2.."}[$window])))"
                " or 0 * sum by ($key) (rate(" AURAX_CODED "[$window])))"
                " / (sum by ($key) (rate(" AURAX_CODED "[$window])) > 0)",
                AURAX_CODED),
    AURAX_LEVEL("queue_length", "sum by ($key) (" AURAX_QUEUE ")", AURAX_QUEUE),
    AURAX_LEVEL("gpu_ratio", "avg by ($key) (" AURAX_GPU ") / 100", AURAX_GPU),
};

#undef AURAX_REQUESTS
#undef AURAX_CODED
#undef AURAX_BUCKETS
#undef AURAX_COUNTS
#undef AURAX_CPU
#undef AURAX_MEMORY
#undef AURAX_QUEUE
#undef AURAX_GPU
#undef AURAX_RATE
#undef AURAX_LEVEL
#undef AURAX_LATENCY
// Kubernetes (protocols.md D.3, D.4): kubelet and cAdvisor say namespace, pod and container; the rows without container
// are the pod's own and would double everything. A container that two scrapes report counts once.
struct ClusterRow
{
    std::string_view metric;
    std::string_view perContainer; // one value per namespace, pod and container
    std::string_view selector;     // the raw series
    SeriesOf series;
    std::string_view value;        // of SeriesOf::Owner
};

#define PREAMAR_PODS R"(container!="",container!="POD",pod!=""$ns)"
#define PREAMAR_OWNER(E)                                                                                               \
    R"(label_replace(label_replace()" E R"(, "owner", "rs/$1", "pod", "(.+)-[a-z0-9]{5}"), "owner", "sts/$1", "pod", "(.+)-[0-9]{1,4}"))"
#define PREAMAR_ONCE(S) "max by (namespace, pod, container) (sum by (namespace, pod, container, id, job, instance) (" S "))"
constexpr std::array kClusterRows{
    ClusterRow{"cpu_cores", PREAMAR_ONCE("rate(container_cpu_usage_seconds_total{" PREAMAR_PODS "}[$window])"),
               "container_cpu_usage_seconds_total{" PREAMAR_PODS "}", SeriesOf::Pod, ""},
    ClusterRow{"memory_bytes", PREAMAR_ONCE("container_memory_working_set_bytes{" PREAMAR_PODS "}"),
               "container_memory_working_set_bytes{" PREAMAR_PODS "}", SeriesOf::Pod, ""},
    ClusterRow{"requests_per_second", R"(sum by (namespace, pod) (rate(http_requests_total{pod!=""$ns}[$window])))",
               R"(http_requests_total{pod!=""$ns})", SeriesOf::Pod, ""},
    ClusterRow{"latency_p95_seconds", "", R"(http_request_duration_seconds_bucket{pod!="",le="+Inf"$ns})", SeriesOf::Owner,
               "histogram_quantile(0.95, sum by ($key, le) (" PREAMAR_OWNER(
                   R"(rate(http_request_duration_seconds_bucket{pod!=""$ns}[$window]))") "))"
               " and on ($key) (sum by ($key) (" PREAMAR_OWNER(
                   R"(rate(http_request_duration_seconds_bucket{pod!="",le="+Inf"$ns}[$window]))") ") > 0)"},
    ClusterRow{"error_ratio", "", R"(http_requests_total{pod!="",$code!=""$ns})", SeriesOf::Owner,
               "(sum by ($key) (" PREAMAR_OWNER(R"(rate(http_requests_total{pod!="",$code=~"5.."$ns}[$window]))") ")"
               " or 0 * sum by ($key) (" PREAMAR_OWNER(R"(rate(http_requests_total{pod!="",$code!=""$ns}[$window]))") "))"
               " / (sum by ($key) (" PREAMAR_OWNER(R"(rate(http_requests_total{pod!="",$code!=""$ns}[$window]))") ") > 0)"},
};

constexpr std::string_view kClusterProfile = "kubernetes";
constexpr auto kOwnerKey = "namespace, owner";

// Names of namespaces hold nothing that means anything to a regular expression, but who named them is not known here.
std::string namespaceMatcher(const std::vector<std::string> &names)
{
    std::string list;
    for (const auto &name : names) {
        list += list.empty() ? "" : "|";
        for (const char c : name) {
            if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-')
                list += c;
        }
    }
    return list.empty() ? std::string() : ",namespace=~\"" + list + "\"";
}

#undef PREAMAR_CPU
#undef PREAMAR_MEMORY
#undef PREAMAR_REQUESTS
#undef PREAMAR_CODED
#undef PREAMAR_BUCKETS
#undef PREAMAR_COUNTS
#undef PREAMAR_FRESH
#undef PREAMAR_SOURCES
#undef PREAMAR_INSTANCES
#undef PREAMAR_PODS
#undef PREAMAR_OWNER
#undef PREAMAR_ONCE

std::string replaced(std::string text, std::string_view what, std::string_view with)
{
    for (auto at = text.find(what); at != std::string::npos; at = text.find(what, at + with.size()))
        text.replace(at, what.size(), with);
    return text;
}

std::string owned(const std::string &expression)
{
    return "label_replace(label_replace(" + expression +
           R"(, "owner", "rs/$1", "pod", "(.+)-[a-z0-9]{5}"), "owner", "sts/$1", "pod", "(.+)-[0-9]{1,4}"))";
}

MetricTemplate clusterTemplate(const ClusterRow &row, const ProfileOptions &options)
{
    const auto fill = [&](std::string text) {
        return replaced(replaced(std::move(text), "$code", options.codeLabel), "$ns", namespaceMatcher(options.namespaces));
    };
    MetricTemplate out{.metric = MetricId(std::string(row.metric)), .series = row.series};
    if (row.series == SeriesOf::Pod) {
        out.label = "namespace, pod";
        out.value = "sum by ($key) (" + fill(std::string(row.perContainer)) + ")";
        out.presence = {fill(std::string(row.selector))};
        out.history = "sum by (namespace, owner) (" + owned(fill(std::string(row.perContainer))) + ")";
    } else {
        out.label = kOwnerKey;
        out.value = fill(std::string(row.value));
        out.presence = {fill(std::string(row.selector))};
        out.history = out.value;
        out.adds = false;
    }
    return out;
}

std::string promDuration(Millis d)
{
    return d.count() % 1000 == 0 ? std::to_string(d.count() / 1000) + "s" : std::to_string(d.count()) + "ms";
}

// The line end closes a comment that an own query may end with.
std::string marked(const std::string &expression, std::string_view mark)
{
    return "label_replace(" + expression + "\n" + R"(, "preamar", ")" + std::string(mark) + R"(", "", ""))";
}

// The time of the newest sample of each kind of series; the oldest of those kinds counts.
std::string newestSample(const MetricTemplate &row)
{
    std::string kinds;
    for (std::size_t i = 0; i < row.presence.size(); ++i) {
        // label_replace() loses the samples' own times, so they are taken first.
        const bool owner = row.series == SeriesOf::Owner && !row.history.empty();
        const std::string newest = "max by (" + row.label + ") (" + (owner ? owned("timestamp(" + row.presence[i] + ")") : "timestamp(" + row.presence[i] + ")") + ")";
        if (row.presence.size() == 1)
            return newest;
        kinds += (i == 0 ? "" : " or ") + marked(newest, std::to_string(i));
    }
    return "min by (" + row.label + ") (" + kinds + ")";
}

std::optional<Error> problemOf(const MetricId &metric, const std::string &query)
{
    if (metricInfo(metric) == nullptr)
        return Error{ErrorCode::InvalidArgument, "query." + metric.str(), "no such metric", {}};
    if (auto problem = queryProblem(query))
        return Error{ErrorCode::InvalidArgument, "query." + metric.str(), std::move(*problem),
                     std::string(toString(ReasonCode::QueryHidesAbsence))};
    return std::nullopt;
}

void useOwn(Profile &profile, const ProfileOptions &options)
{
    auto &rows = profile.rows;
    for (const auto &[metric, query] : options.own) {
        auto it = std::find_if(rows.begin(), rows.end(), [&](const MetricTemplate &t) { return t.metric == metric; });
        if (auto problem = problemOf(metric, query)) {
            // The operator replaced the profile's own query: it does not come back behind his back.
            if (it != rows.end())
                rows.erase(it);
            profile.refused.emplace(metric, std::move(*problem));
            continue;
        }
        if (it == rows.end())
            it = rows.insert(rows.end(), {.metric = metric, .label = options.serviceLabel});
        it->value = query;
        it->presence = selectorsIn(query);
        it->replicas.clear();
        it->sources.clear();
        it->history.clear();
    }
}

} // namespace

Result<Profile> profile(std::string_view name, const ProfileOptions &options)
{
    if (!isLabelName(options.serviceLabel) || !isLabelName(options.codeLabel))
        return fail(ErrorCode::InvalidArgument, "metric profile", "not a label name");
    Profile out;
    for (const ClusterRow &row : kClusterRows) {
        if (name == kClusterProfile)
            out.rows.push_back(clusterTemplate(row, options));
    }
    for (const Row &row : kRows) {
        if (row.profile != name)
            continue;
        const auto coded = [&](std::string_view text) {
            return replaced(std::string(text), "$code", options.codeLabel);
        };
        out.rows.push_back({.metric = MetricId(std::string(row.metric)),
                            .label = row.label.empty() ? options.serviceLabel : std::string(row.label),
                            .value = coded(row.value),
                            .presence = {coded(row.presence)},
                            .replicas = coded(row.replicas),
                            .sources = coded(row.sources)});
    }
    if (out.rows.empty())
        return fail(ErrorCode::InvalidArgument, "metric profile", "no profile of that name");
    useOwn(out, options);
    return out;
}

MetricQueries render(const MetricTemplate &row, Millis window, Millis fresh)
{
    const auto fill = [&](std::string text) {
        text = replaced(std::move(text), "$window", promDuration(window));
        text = replaced(std::move(text), "$fresh", std::to_string((fresh.count() + 999) / 1000));
        return replaced(std::move(text), "$key", row.label);
    };
    MetricQueries out;
    out.value = fill(row.value);
    out.history = row.history.empty() ? out.value : fill(row.history);
    out.latest = marked(out.value, "value") + " or " + marked(fill(newestSample(row)), "time");
    if (!row.replicas.empty())
        out.latest += " or " + marked(fill(row.replicas), "count");
    if (!row.sources.empty())
        out.latest += " or " + marked(fill(row.sources), "dup");
    return out;
}

std::string filled(const std::string &query, Millis window)
{
    return replaced(query, "$window", promDuration(window));
}

namespace {

// A series with the place of the query it answers.
std::string placed(const std::string &expression, std::size_t place, std::string_view mark)
{
    return "label_replace(" + marked(expression, mark) + R"(, "preamar_own", ")" + std::to_string(place) + R"(", "", ""))";
}

std::string valueOf(const OwnQuery &query, std::size_t place, Millis window)
{
    return placed("(" + filled(query.text, window) + "\n)", place, "value");
}

} // namespace

std::string renderOwn(std::span<const OwnQuery> queries, Millis window)
{
    std::string out;
    for (std::size_t i = 0; i < queries.size(); ++i) {
        const auto &text = queries[i].text;
        out += (out.empty() ? "" : " or ") + valueOf(queries[i], i, window);
        const auto selectors = selectorsIn(text);
        // The oldest of the newest samples behind it counts, as for the profile's own rows (I-02).
        std::string newest;
        for (const auto &selector : selectors) {
            const std::string one = "max(timestamp(" + selector + "))";
            newest += newest.empty() ? one : " or " + marked(one, std::to_string(newest.size()));
        }
        out += " or " + placed(selectors.size() == 1 ? newest : "min(" + newest + ")", i, "time");
    }
    return out;
}

std::string renderOwnHistory(std::span<const OwnQuery> queries, Millis window)
{
    std::string out;
    for (std::size_t i = 0; i < queries.size(); ++i)
        out += (out.empty() ? "" : " or ") + valueOf(queries[i], i, window);
    return out;
}

Millis staleAfter(Millis scrapeInterval)
{
    return std::clamp<Millis>(scrapeInterval * 2, Seconds{30}, Seconds{120});
}

} // namespace preamar::prometheus
