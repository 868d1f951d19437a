#include "core/platform/prometheus/prometheussource.h"

#include "core/domain/reason.h"
#include "core/net/httpclient.h"
#include "core/platform/offthread.h"
#include "core/platform/prometheus/prometheusparse.h"
#include "core/platform/prometheus/promql.h"

#include <algorithm>
#include <cmath>
#include <deque>
#include <functional>
#include <utility>

namespace preamar {

namespace {

using prometheus::LatestOfMetric;
using prometheus::LatestOfOwn;
using prometheus::MetricTemplate;
using prometheus::Piece;
using Fields = std::vector<std::pair<std::string, std::string>>;

constexpr Millis kInstantDeadline{Seconds{15}};
constexpr Millis kRangeDeadline{Seconds{60}};
// An answer that is too large even with so few steps is not made smaller by asking for fewer.
constexpr std::int64_t kFewestPoints = 60;
constexpr std::size_t kOwnPerRequest = 40;
constexpr std::size_t kTextMost = 4096;
// A query that the server refused is not asked again for so long: finding it among others costs requests.
constexpr Millis kRefusedFor{Seconds{3600}};

net::Origin originOf(const PrometheusConfig &config)
{
    net::Origin origin;
    origin.url = config.url;
    origin.caFile = config.caFile;
    if (!config.bearer.empty()) {
        origin.credential = net::Origin::Credential::Bearer;
        origin.secret = config.bearer;
    } else if (!config.basicPassword.empty()) {
        origin.credential = net::Origin::Credential::Basic;
        origin.secret = config.basicPassword;
        origin.basicUser = config.basicUser;
    } else if (!config.headerLine.empty()) {
        origin.credential = net::Origin::Credential::HeaderLine;
        origin.secret = config.headerLine;
    }
    return origin;
}

std::string unixSeconds(Timestamp t)
{
    const auto ms = toMillis(t);
    std::string out = std::to_string(ms / 1000);
    if (ms % 1000 != 0) {
        const auto fraction = std::to_string(1000 + ms % 1000);
        out += "." + fraction.substr(1);
    }
    return out;
}

Measurement missing(Fault fault)
{
    Measurement m;
    m.fault = fault;
    return m;
}

net::Request request(const std::string &path, Millis deadline)
{
    net::Request out;
    out.path = path;
    out.deadline = deadline;
    return out;
}

std::string stepSeconds(Millis step)
{
    return unixSeconds(fromMillis(step.count()));
}

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
                     PrometheusInside inside)
        : m_config(config), m_context(std::move(context)), m_clock(std::move(clock)), m_inside(std::move(inside)),
          m_profile(prometheus::profile(config.profile, options)), m_client(originOf(config), secrets)
    {}

    Future<ContextHealth> probe() override;
    Future<LatestMetrics> latest(const MetricQuery &query) override;
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) override;
    Future<QueryTrial> tryQuery(const std::string &text) override;

private:
    struct RangeJob
    {
        MetricTemplate row;
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
        bool evaluated = false; // serverTime is when the server evaluated, not when its proxy answered
    };
    using ProbeGather = Gather<ContextHealth>;

    bool isConfigured() const { return !m_config.url.empty() || m_inside.read; }
    Future<net::Response> fetch(const net::Request &request)
    {
        return m_inside.read ? m_inside.read(request) : m_client.read(request);
    }
    // Calls use() with the index of pods where the series of this row are pods or owners, else with null.
    void withPods(const MetricTemplate &row, bool history, std::function<void(const PodIndex *)> use);
    const MetricTemplate *row(const MetricId &metric) const;
    Error notConfigured(const MetricId &metric) const;
    Millis stale() const { return prometheus::staleAfter(std::max(m_config.scrapeInterval, m_measuredInterval)); }
    void ask(const std::string &path, const Fields &fields, Millis deadline, Handler handler);
    void get(const std::string &path, const Fields &fields, Millis deadline, Handler handler, int before = 0);

    void takeLatest(const std::shared_ptr<LatestGather> &all, const MetricId &metric, Result<LatestOfMetric> answer);
    void judgeLatest(const std::shared_ptr<LatestGather> &all, const MetricTemplate &row, Result<net::Response> answer);
    void askOwn(const std::shared_ptr<LatestGather> &all, std::vector<OwnQuery> queries);
    void takeOwn(const std::shared_ptr<LatestGather> &all, const std::vector<OwnQuery> &queries,
                 Result<LatestOfOwn> answer);

    void nextPiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job);
    void takePiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job, Piece piece,
                   Result<SeriesSet> answer);
    void endRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job,
                  std::optional<Error> error);
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
    std::map<std::string, Timestamp> m_refused;         // own queries the server could not read, and since when
    Millis m_measuredInterval{};                        // zero until a probe measured it
    std::int64_t m_points = prometheus::kMaximumPoints; // per range query; less where answers were too large
};

const MetricTemplate *PrometheusSource::row(const MetricId &metric) const
{
    if (!m_profile || !isConfigured())
        return nullptr;
    const auto &rows = m_profile->rows;
    const auto it = std::find_if(rows.begin(), rows.end(), [&](const MetricTemplate &t) { return t.metric == metric; });
    return it == rows.end() ? nullptr : &*it;
}

void PrometheusSource::withPods(const MetricTemplate &row, bool history, std::function<void(const PodIndex *)> use)
{
    const bool needed = history ? !row.history.empty() : row.series != prometheus::SeriesOf::Workload;
    if (!needed || !m_inside.pods)
        return use(nullptr);
    onResult(m_inside.pods(), this, [use = std::move(use)](const Result<std::shared_ptr<const PodIndex>> &index) {
        static const PodIndex nobody;
        use(index ? index->get() : &nobody);
    });
}

Error PrometheusSource::notConfigured(const MetricId &metric) const
{
    if (!isConfigured())
        return {ErrorCode::NotFound, metric.str(), "no Prometheus is configured", {}};
    if (!m_profile)
        return m_profile.error();
    const auto it = m_profile->refused.find(metric);
    return it != m_profile->refused.end()
               ? it->second
               : Error{ErrorCode::NotFound, metric.str(), "not in profile " + m_config.profile, {}};
}

void PrometheusSource::get(const std::string &path, const Fields &fields, Millis deadline, Handler handler, int before)
{
    auto reading = request(path, deadline);
    reading.query = fields;
    onResult(fetch(reading), this, [handler = std::move(handler), before](Result<net::Response> answer) {
        handler(std::move(answer), before + 1);
    });
}

// POST keeps the expression out of URLs and logs; servers and proxies that refuse it get GET from then on.
void PrometheusSource::ask(const std::string &path, const Fields &fields, Millis deadline, Handler handler)
{
    if (m_byGet)
        return get(path, fields, deadline, std::move(handler));
    auto posting = request(path, deadline);
    posting.method = "POST";
    posting.form = net::formEncode(fields);
    onResult(fetch(posting), this,
             [this, path, fields, deadline, handler = std::move(handler)](Result<net::Response> answer) mutable {
                 if (!answer || (answer->status != 405 && answer->status != 403))
                     return handler(std::move(answer), 1);
                 auto second = [this, handler = std::move(handler)](Result<net::Response> again, int requests) {
                     m_byGet = m_byGet || (again && again->status / 100 == 2);
                     handler(std::move(again), requests);
                 };
                 get(path, fields, deadline, std::move(second), 1);
             });
}

Future<LatestMetrics> PrometheusSource::latest(const MetricQuery &query)
{
    auto all = std::make_shared<LatestGather>();
    auto future = all->promise.future();
    all->out.serverTime = m_clock->wall();
    all->waiting = 1;
    for (const MetricId &metric : query.metrics) {
        const auto *known = row(metric);
        if (known == nullptr) {
            all->out.failed[metric] = Fault::NotConfigured;
            all->out.errors[metric] = notConfigured(metric);
            continue;
        }
        ++all->waiting;
        // Thanos fills gaps of its stores in silence unless told not to; others ignore the parameter.
        const Fields fields{{"query", prometheus::render(*known, m_config.window, stale()).latest},
                            {"dedup", "true"},
                            {"partial_response", "false"}};
        ask("/api/v1/query", fields, kInstantDeadline,
            [this, all, row = *known](Result<net::Response> answer, int requests) {
                all->out.requests += requests;
                judgeLatest(all, row, std::move(answer));
            });
    }
    std::vector<OwnQuery> own;
    for (const OwnQuery &q : query.own) {
        const auto refused = m_refused.find(q.text);
        const bool resting = refused != m_refused.end() && m_clock->wall() - refused->second < kRefusedFor;
        if (m_config.url.empty() || resting || q.text.size() > kTextMost || prometheus::queryProblem(q.text))
            all->out.byWorkload[q.workload][q.metric] = missing(m_config.url.empty() ? Fault::NotConfigured : Fault::Transport);
        else
            own.push_back(q);
        if (own.size() == kOwnPerRequest)
            askOwn(all, std::exchange(own, {}));
    }
    if (!own.empty())
        askOwn(all, std::move(own));
    if (--all->waiting == 0)
        all->finish(std::move(all->out));
    return future;
}

// One expression for all of them; where the server refuses it, halves are asked until the query at fault stands alone.
void PrometheusSource::askOwn(const std::shared_ptr<LatestGather> &all, std::vector<OwnQuery> queries)
{
    ++all->waiting;
    const Fields fields{{"query", prometheus::renderOwn(queries, m_config.window)}, {"dedup", "true"}, {"partial_response", "false"}};
    ask("/api/v1/query", fields, kInstantDeadline,
        [this, all, queries = std::move(queries)](Result<net::Response> answer, int requests) {
            all->out.requests += requests;
            if (!answer)
                return takeOwn(all, queries, fail(std::move(answer.error())));
            takeOwn(all, queries, prometheus::parseOwn(answer->status, answer->body, queries, stale()));
        });
}

void PrometheusSource::takeOwn(const std::shared_ptr<LatestGather> &all, const std::vector<OwnQuery> &queries,
                               Result<LatestOfOwn> answer)
{
    if (!answer && answer.error().code == ErrorCode::InvalidArgument && queries.size() > 1) {
        const auto middle = queries.begin() + static_cast<std::ptrdiff_t>(queries.size() / 2);
        askOwn(all, {queries.begin(), middle});
        askOwn(all, {middle, queries.end()});
    } else {
        if (!answer && answer.error().code == ErrorCode::InvalidArgument)
            m_refused[queries.front().text] = m_clock->wall();
        for (std::size_t i = 0; i < queries.size(); ++i)
            all->out.byWorkload[queries[i].workload][queries[i].metric] = answer ? answer->measurements[i] : missing(Fault::Transport);
    }
    if (--all->waiting == 0)
        all->finish(std::move(all->out));
}

Future<QueryTrial> PrometheusSource::tryQuery(const std::string &text)
{
    if (m_config.url.empty())
        return readyFuture(Result<QueryTrial>(fail(ErrorCode::NotFound, "own query", "no Prometheus is configured")));
    if (text.size() > kTextMost)
        return readyFuture(Result<QueryTrial>(fail(ErrorCode::InvalidArgument, "own query", "longer than 4,096 characters")));
    if (auto problem = prometheus::queryProblem(text))
        return readyFuture(Result<QueryTrial>(fail(ErrorCode::InvalidArgument, "own query", std::move(*problem),
                                                   std::string(toString(ReasonCode::QueryHidesAbsence)))));
    auto promise = std::make_shared<QPromise<Result<QueryTrial>>>();
    promise->start();
    auto future = promise->future();
    const Fields fields{{"query", prometheus::filled(text, m_config.window)}, {"dedup", "true"}, {"partial_response", "false"}};
    ask("/api/v1/query", fields, kInstantDeadline, [promise](Result<net::Response> answer, int) {
        promise->addResult(answer ? prometheus::parseTrial(answer->status, answer->body)
                                  : Result<QueryTrial>(fail(std::move(answer.error()))));
        promise->finish();
    });
    return future;
}

void PrometheusSource::judgeLatest(const std::shared_ptr<LatestGather> &all, const MetricTemplate &row,
                                   Result<net::Response> answer)
{
    if (!answer)
        return takeLatest(all, row.metric, fail(std::move(answer.error())));
    if (answer->date && !all->evaluated)
        all->out.serverTime = *answer->date;
    const auto bytes = answer->body.size();
    auto parsed = platform::parseWhereItFits(
        bytes, [status = answer->status, body = std::move(answer->body), row, limit = stale()] {
            return prometheus::parseLatest(status, body, row.metric, row.label, limit);
        });
    onResult(parsed, this, [this, all, row](Result<LatestOfMetric> result) {
        if (!result)
            return takeLatest(all, row.metric, std::move(result));
        withPods(row, false, [this, all, row, answer = std::move(*result)](const PodIndex *index) mutable {
            if (index != nullptr)
                answer.byWorkload = row.series == prometheus::SeriesOf::Pod ? sumByWorkload(*index, answer.byWorkload)
                                                                            : joinOwners(*index, answer.byWorkload);
            takeLatest(all, row.metric, std::move(answer));
        });
    });
}

void PrometheusSource::takeLatest(const std::shared_ptr<LatestGather> &all, const MetricId &metric,
                                  Result<LatestOfMetric> answer)
{
    auto &out = all->out;
    if (!answer) {
        out.failed[metric] = Fault::Transport;
        out.errors[metric] = std::move(answer.error());
    } else if (answer->byWorkload.empty()) {
        out.failed[metric] = Fault::Empty;
    } else {
        if (answer->evaluated) {
            out.serverTime = *answer->evaluated;
            all->evaluated = true;
        }
        for (auto &[name, measurement] : answer->byWorkload)
            out.byWorkload[name][metric] = measurement;
    }
    if (--all->waiting == 0)
        all->finish(std::move(out));
}

Future<SeriesSet> PrometheusSource::query(const MetricQuery &query, TimeRange range, Millis step)
{
    auto all = std::make_shared<RangeGather>();
    auto future = all->promise.future();
    if (step <= Millis::zero() || range.to <= range.from) {
        all->finish(fail(ErrorCode::InvalidArgument, "query_range", "empty range or step"));
        return future;
    }
    all->waiting = 1;
    for (const MetricId &metric : query.metrics) {
        auto job = std::make_shared<RangeJob>();
        ++all->waiting;
        const auto *known = row(metric);
        if (known == nullptr) {
            job->row.metric = metric;
            endRange(all, job, notConfigured(metric));
            continue;
        }
        job->row = *known;
        job->step = step;
        const auto cut = prometheus::pieces(range, step, m_points);
        job->pieces.assign(cut.begin(), cut.end());
        nextPiece(all, job);
    }
    if (--all->waiting == 0)
        finishRange(all);
    return future;
}

// One piece at a time per metric: the server works on one query of ours, and memory holds one answer.
void PrometheusSource::nextPiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job)
{
    if (job->pieces.empty())
        return endRange(all, job, std::nullopt);
    const Piece piece = job->pieces.front();
    job->pieces.pop_front();
    const Fields fields{{"query", prometheus::render(job->row, m_config.window, stale()).history},
                        {"start", unixSeconds(piece.start)},
                        {"end", unixSeconds(piece.end)},
                        {"step", stepSeconds(job->step)},
                        {"dedup", "true"},
                        {"max_source_resolution", "0s"},
                        {"partial_response", "false"}};
    ask("/api/v1/query_range", fields, kRangeDeadline, [this, all, job, piece](Result<net::Response> answer, int) {
        if (!answer)
            return takePiece(all, job, piece, fail(std::move(answer.error())));
        const auto bytes = answer->body.size();
        auto parsed = platform::parseWhereItFits(
            bytes, [status = answer->status, body = std::move(answer->body), row = job->row, context = m_context] {
                return prometheus::parseRange(status, body, row.metric, row.history.empty() ? row.label : "namespace, owner", context);
            });
        onResult(parsed, this,
                 [this, all, job, piece](Result<SeriesSet> set) {
                     if (!set)
                         return takePiece(all, job, piece, std::move(set));
                     withPods(job->row, true, [this, all, job, piece, answer = std::move(*set)](const PodIndex *index) mutable {
                         if (index != nullptr)
                             answer = joinOwners(*index, std::move(answer), job->row.adds);
                         takePiece(all, job, piece, std::move(answer));
                     });
                 });
    });
}

void PrometheusSource::takePiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job,
                                 Piece piece, Result<SeriesSet> answer)
{
    if (answer) {
        prometheus::append(job->out, std::move(*answer));
        return nextPiece(all, job);
    }
    const auto points = (piece.end - piece.start) / job->step;
    if (answer.error().reason == toString(ReasonCode::AnswerTooLarge) && points / 2 >= kFewestPoints) {
        m_points = std::min<std::int64_t>(m_points, points / 2);
        const auto halves = prometheus::pieces({piece.start, piece.end + Millis{1}}, job->step, m_points);
        job->pieces.insert(job->pieces.begin(), halves.begin(), halves.end());
        return nextPiece(all, job);
    }
    endRange(all, job, std::move(answer.error()));
}

void PrometheusSource::endRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job,
                                std::optional<Error> error)
{
    if (error) {
        all->out.partial = true;
        all->out.warnings.push_back(job->row.metric.str() + ": " + error->detail);
        if (!all->firstError)
            all->firstError = std::move(error);
    } else {
        ++all->answered;
    }
    prometheus::append(all->out, std::move(job->out));
    if (--all->waiting == 0)
        finishRange(all);
}

// What one metric lacks is a warning; an answer without any metric is a failure.
void PrometheusSource::finishRange(const std::shared_ptr<RangeGather> &all)
{
    if (all->answered == 0 && all->firstError)
        all->finish(fail(*all->firstError));
    else
        all->finish(std::move(all->out));
}

Future<ContextHealth> PrometheusSource::probe()
{
    auto all = std::make_shared<ProbeGather>();
    auto future = all->promise.future();
    if (!isConfigured()) {
        all->out.detail = "no Prometheus is configured";
        all->finish(std::move(all->out));
        return future;
    }
    get("/api/v1/status/buildinfo", {}, kInstantDeadline, [this, all](Result<net::Response> answer, int) {
        auto &health = all->out;
        ++health.requests;
        if (!answer || answer->status == 401 || answer->status == 403) {
            const Error error = answer ? net::statusError(*answer, "buildinfo") : answer.error();
            health.state = ContextHealth::State::Unreachable;
            health.reason = error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
            health.detail = error.detail;
            return all->finish(std::move(health));
        }
        if (answer->date)
            health.clockSkew = *answer->date - m_clock->wall();
        // Some proxies hide this page; a server without a version still answers queries.
        if (const auto version = answer->status == 200 ? prometheus::parseVersion(answer->body) : std::nullopt)
            health.sourceVersion = "Prometheus " + *version;
        probeReady(all);
    });
    return future;
}

void PrometheusSource::probeReady(const std::shared_ptr<ProbeGather> &all)
{
    get("/-/ready", {}, kInstantDeadline, [this, all](Result<net::Response> answer, int) {
        ++all->out.requests;
        if (answer && answer->status == 503) {
            all->out.state = ContextHealth::State::Degraded;
            all->out.reason = toString(ReasonCode::SourceUnreachable);
            all->out.detail = "not ready";
            return all->finish(std::move(all->out));
        }
        probeInterval(all);
    });
}

// The most frequent target tells the scrape interval; servers that hide their configuration still answer this.
void PrometheusSource::probeInterval(const std::shared_ptr<ProbeGather> &all)
{
    constexpr double kLookBack = 300.0;
    ask("/api/v1/query", {{"query", "max(count_over_time(up[5m]) and up offset 5m)"}}, kInstantDeadline,
        [this, all](Result<net::Response> answer, int requests) {
            all->out.requests += requests;
            const auto envelope = answer ? prometheus::parseEnvelope(answer->status, answer->body, "scrape interval")
                                         : Result<prometheus::Envelope>(fail(answer.error()));
            if (envelope && envelope->result.is_array() && envelope->result.size() == 1) {
                const Json *point = find(envelope->result.front(), "value");
                const auto samples = point != nullptr && point->is_array() && point->size() == 2
                                         ? prometheus::finiteValue(point->back())
                                         : std::nullopt;
                if (samples && *samples >= 2.0)
                    m_measuredInterval = Millis{std::llround(kLookBack / *samples * 1000.0)};
            }
            probeMetrics(all);
        });
}

void PrometheusSource::probeMetrics(const std::shared_ptr<ProbeGather> &all)
{
    MetricQuery every;
    if (m_profile) {
        for (const auto &known : m_profile->rows)
            every.metrics.push_back(known.metric);
    }
    onResult(latest(every), this, [this, all](Result<LatestMetrics> answer) {
        auto &health = all->out;
        health.requests += answer ? answer->requests : 0;
        std::string silent;
        std::size_t failed = m_profile ? 0 : 1;
        for (const auto &[metric, fault] : answer ? answer->failed : std::map<MetricId, Fault>{}) {
            silent += (silent.empty() ? "" : ", ") + metric.str() + ": " + std::string(toString(fault));
            failed += fault == Fault::Empty ? 0 : 1;
        }
        const bool any = answer && !answer->byWorkload.empty();
        health.mayRead = failed == 0;
        health.detail = m_profile ? silent : m_profile.error().detail;
        health.state = any && failed == 0 ? ContextHealth::State::Ok : ContextHealth::State::Degraded;
        if (failed > 0)
            health.reason = toString(ReasonCode::SourceUnreachable);
        else if (!any)
            health.reason = toString(ReasonCode::SourceEmpty);
        all->finish(std::move(health));
    });
}

} // namespace

std::shared_ptr<MetricSource> makePrometheusSource(const PrometheusConfig &config, const ContextName &context,
                                                   SecretStore &secrets, std::shared_ptr<const Clock> clock,
                                                   const prometheus::ProfileOptions &options, PrometheusInside inside)
{
    return std::make_shared<PrometheusSource>(config, context, secrets, std::move(clock), options, std::move(inside));
}

} // namespace preamar
