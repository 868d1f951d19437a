#include "core/platform/prometheus/prometheussource_p.h"

#include "core/domain/reason.h"
#include "core/platform/offthread.h"

#include <algorithm>
#include <utility>

namespace preamar {

namespace prometheus {

namespace {

constexpr std::size_t kTextMost = 4096;
// What the server refused is not asked again for so long: finding an own query among others costs requests.
constexpr Millis kAskedAgain{Seconds{3600}};
// When the server began is told from memory; a look does not wait longer for it, and after a failure not each time.
constexpr Millis kStartedDeadline{Seconds{2}};
constexpr Millis kStartedRest{Seconds{150}};

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

} // namespace

PrometheusSource::PrometheusSource(const PrometheusConfig &config, ContextName context, SecretStore &secrets,
                 std::shared_ptr<const Clock> clock, const prometheus::ProfileOptions &options,
                 PrometheusInside inside)
    : m_config(config), m_context(std::move(context)), m_clock(std::move(clock)), m_inside(std::move(inside)),
      m_profile(prometheus::profile(config.profile, options)), m_client(originOf(config), secrets)
{}

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

Error PrometheusSource::foundNothing(const MetricId &metric) const
{
    const auto *known = row(metric);
    // The raw series: what the whole query is made of, and short enough to be tried on the source's own page.
    const auto asked = known == nullptr ? metric.str() : known->presence.empty() ? known->value : known->presence.front();
    return {ErrorCode::NotFound, metric.str(), prometheus::filled(asked, m_config.window), std::string(toString(ReasonCode::SourceEmpty))};
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
    const auto own = askable(query.own, m_refused, [&](const OwnQuery &q) {
        all->out.byWorkload[metricKey(q.workload)][q.metric] = missing(isConfigured() ? Fault::Transport : Fault::NotConfigured);
    });
    for (auto &group : groups(own))
        askOwn(all, std::move(group));
    if (all->waiting > 1)
        askStarted(all);
    endOne(all);
    return future;
}

void PrometheusSource::endOne(const std::shared_ptr<LatestGather> &all)
{
    if (--all->waiting > 0)
        return;
    // A server of which nothing answered may be starting: the next look must ask when it began.
    if (all->rest && all->answered)
        m_startedAgain = m_clock->wall() + *all->rest;
    all->finish(std::move(all->out));
}

// A server that began anew has counters and rates without their past, whatever its answers look like (I-06).
void PrometheusSource::askStarted(const std::shared_ptr<LatestGather> &all)
{
    if (m_startedAgain && m_clock->wall() < *m_startedAgain)
        return;
    ++all->waiting;
    get("/api/v1/status/runtimeinfo", {}, kStartedDeadline, [this, all](Result<net::Response> answer, int requests) {
        all->out.requests += requests;
        if (answer && answer->status == 200)
            all->out.started = prometheus::parseStarted(answer->body);
        // What answers in its place (Thanos, VictoriaMetrics, a proxy) has no such page.
        const bool hasNoPage = answer && (answer->status == 200 || answer->status == 404 || answer->status == 405 || answer->status == 501);
        if (!all->out.started)
            all->rest = hasNoPage ? kAskedAgain : kStartedRest;
        endOne(all);
    });
}

std::vector<std::vector<OwnQuery>> groups(const std::vector<OwnQuery> &own)
{
    std::vector<std::vector<OwnQuery>> out;
    for (const OwnQuery &q : own) {
        if (out.empty() || out.back().size() == kOwnPerRequest)
            out.emplace_back();
        out.back().push_back(q);
    }
    return out;
}

std::vector<OwnQuery> PrometheusSource::askable(const std::vector<OwnQuery> &own, const Refusals &refusals, const std::function<void(const OwnQuery &)> &refused) const
{
    std::vector<OwnQuery> out;
    for (const OwnQuery &q : own) {
        const auto known = refusals.find(q.text);
        const bool resting = known != refusals.end() && m_clock->wall() - known->second < kAskedAgain;
        if (!isConfigured() || resting || q.text.size() > kTextMost || prometheus::queryProblem(q.text))
            refused(q);
        else
            out.push_back(q);
    }
    return out;
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
        all->answered = all->answered || answer.has_value();
        if (!answer && answer.error().code == ErrorCode::InvalidArgument)
            m_refused[queries.front().text] = m_clock->wall();
        for (std::size_t i = 0; i < queries.size(); ++i)
            all->out.byWorkload[metricKey(queries[i].workload)][queries[i].metric] = answer ? answer->measurements[i] : missing(Fault::Transport);
    }
    endOne(all);
}

Future<QueryTrial> PrometheusSource::tryQuery(const std::string &text)
{
    if (!isConfigured())
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
    all->answered = all->answered || answer.has_value();
    if (!answer) {
        out.failed[metric] = Fault::Transport;
        out.errors[metric] = std::move(answer.error());
    } else if (answer->byWorkload.empty()) {
        out.failed[metric] = Fault::Empty;
        out.errors[metric] = foundNothing(metric);
    } else {
        if (answer->evaluated) {
            out.serverTime = *answer->evaluated;
            all->evaluated = true;
        }
        for (auto &[name, measurement] : answer->byWorkload)
            out.byWorkload[name][metric] = measurement;
    }
    endOne(all);
}

} // namespace prometheus

std::shared_ptr<MetricSource> makePrometheusSource(const PrometheusConfig &config, const ContextName &context,
                                                   SecretStore &secrets, std::shared_ptr<const Clock> clock,
                                                   const prometheus::ProfileOptions &options, PrometheusInside inside)
{
    return std::make_shared<prometheus::PrometheusSource>(config, context, secrets, std::move(clock), options, std::move(inside));
}

} // namespace preamar
