// The parts of PrometheusSource share this: prometheussource.cpp (requests, the latest values), prometheusrange.cpp
// (history), prometheusprobe.cpp (health). Internal to core/platform/prometheus.
#pragma once

#include "core/net/httpclient.h"
#include "core/platform/prometheus/prometheusparse.h"
#include "core/platform/prometheus/prometheussource.h"
#include "core/platform/prometheus/promql.h"

#include <deque>
#include <functional>

namespace preamar::prometheus {

using Fields = std::vector<std::pair<std::string, std::string>>;

inline constexpr Millis kInstantDeadline{Seconds{15}};
// Own queries by request.
[[nodiscard]] std::vector<std::vector<OwnQuery>> groups(const std::vector<OwnQuery> &own);

// What one call of the seam gathers from several answers; the promise is kept by whoever finishes last.
template<class T>
struct Gather
{
    Gather() { promise.start(); }
    void finish(Result<T> result)
    {
        promise.addResult(std::move(result));
        promise.finish();
    }

    QPromise<Result<T>> promise;
    T out{};
    int waiting = 0;
};

// The answer, and how many requests it took.
using Handler = std::function<void(Result<net::Response>, int)>;

class PrometheusSource final : public QObject, public MetricSource
{
public:
    PrometheusSource(const PrometheusConfig &config, ContextName context, SecretStore &secrets,
                     std::shared_ptr<const Clock> clock, const prometheus::ProfileOptions &options,
                     PrometheusInside inside);

    Future<ContextHealth> probe() override;
    Future<LatestMetrics> latest(const MetricQuery &query) override;
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) override;
    Future<QueryTrial> tryQuery(const std::string &text) override;

private:
    // The history of one metric, or of own queries that are asked together.
    struct RangeJob
    {
        MetricTemplate row;
        std::vector<OwnQuery> own;
        std::deque<Piece> pieces;
        Millis step{};
        SeriesSet out;
    };
    struct RangeGather : Gather<SeriesSet>
    {
        int answered = 0;
        std::optional<Error> firstError;
    };
    struct LatestGather : Gather<LatestMetrics>
    {
        bool evaluated = false;     // serverTime is when the server evaluated, not when its proxy answered
        bool answered = false;      // at least one question of this look
        std::optional<Millis> rest; // it did not say when it began: for how long that need not be asked again
    };
    using ProbeGather = Gather<ContextHealth>;

    bool isConfigured() const { return !m_config.url.empty() || m_inside.read; }
    Future<net::Response> fetch(const net::Request &request)
    {
        return m_inside.read ? m_inside.read(request) : m_client.read(request);
    }
    // Own queries the server could not read, and since when.
    using Refusals = std::map<std::string, Timestamp>;
    // Those of the own queries that may be asked; `refused` is told of the others.
    std::vector<OwnQuery> askable(const std::vector<OwnQuery> &own, const Refusals &known, const std::function<void(const OwnQuery &)> &refused) const;
    // Calls use() with the index of pods where the series of this row are pods or owners, else with null.
    void withPods(const MetricTemplate &row, bool history, std::function<void(const PodIndex *)> use);
    const MetricTemplate *row(const MetricId &metric) const;
    Error notConfigured(const MetricId &metric) const;
    // SourceEmpty, with the query that had no result.
    Error foundNothing(const MetricId &metric) const;
    Millis stale() const { return prometheus::staleAfter(std::max(m_config.scrapeInterval, m_measuredInterval)); }
    void ask(const std::string &path, const Fields &fields, Millis deadline, Handler handler);
    void get(const std::string &path, const Fields &fields, Millis deadline, Handler handler, int before = 0);

    void takeLatest(const std::shared_ptr<LatestGather> &all, const MetricId &metric, Result<LatestOfMetric> answer);
    void judgeLatest(const std::shared_ptr<LatestGather> &all, const MetricTemplate &row, Result<net::Response> answer);
    void askStarted(const std::shared_ptr<LatestGather> &all);
    void endOne(const std::shared_ptr<LatestGather> &all);
    void askOwn(const std::shared_ptr<LatestGather> &all, std::vector<OwnQuery> queries);
    void takeOwn(const std::shared_ptr<LatestGather> &all, const std::vector<OwnQuery> &queries,
                 Result<LatestOfOwn> answer);

    void nextPiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job);
    void takePiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job, Piece piece,
                   Result<SeriesSet> answer);
    void endRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job,
                  std::optional<Error> error);
    void halveRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job);
    static void refuseHistory(RangeGather &all, const OwnQuery &query);
    static void finishRange(const std::shared_ptr<RangeGather> &all);

    void probeReady(const std::shared_ptr<ProbeGather> &all);
    void probeInterval(const std::shared_ptr<ProbeGather> &all);
    void probeMetrics(const std::shared_ptr<ProbeGather> &all);

    PrometheusConfig m_config;
    ContextName m_context;
    std::shared_ptr<const Clock> m_clock;
    PrometheusInside m_inside;
    Result<prometheus::Profile> m_profile;
    net::HttpClient m_client;
    bool m_byGet = false;                               // the server or a proxy refused POST
    Refusals m_refused;                                 // as they are now
    Refusals m_refusedHistory;                          // over a range, which says nothing of the present
    std::optional<Timestamp> m_startedAgain;            // before then the server is not asked when it began
    Millis m_measuredInterval{};                        // zero until a probe measured it
    std::int64_t m_points = prometheus::kMaximumPoints; // per range query; less where answers were too large
};

} // namespace preamar::prometheus
