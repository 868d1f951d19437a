// History: range queries, cut into pieces that a server answers.
#include "core/platform/prometheus/prometheussource_p.h"

#include "core/domain/reason.h"
#include "core/platform/offthread.h"

#include <algorithm>

namespace preamar::prometheus {

namespace {

constexpr Millis kRangeDeadline{Seconds{60}};
// An answer that is too large even with so few steps is not made smaller by asking for fewer.
constexpr std::int64_t kFewestPoints = 60;

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

std::string stepSeconds(Millis step)
{
    return unixSeconds(fromMillis(step.count()));
}

} // namespace

Future<SeriesSet> PrometheusSource::query(const MetricQuery &query, TimeRange range, Millis step)
{
    auto all = std::make_shared<RangeGather>();
    auto future = all->promise.future();
    if (step <= Millis::zero() || range.to <= range.from) {
        all->finish(fail(ErrorCode::InvalidArgument, "query_range", "empty range or step"));
        return future;
    }
    all->waiting = 1;
    const auto cut = prometheus::pieces(range, step, m_points);
    const auto begin = [&](MetricTemplate row, std::vector<OwnQuery> own) {
        ++all->waiting;
        return std::make_shared<RangeJob>(RangeJob{.row = std::move(row), .own = std::move(own), .pieces = {cut.begin(), cut.end()}, .step = step, .out = {}});
    };
    for (const MetricId &metric : query.metrics) {
        if (const auto *known = row(metric))
            nextPiece(all, begin(*known, {}));
        else
            endRange(all, begin({.metric = metric}, {}), notConfigured(metric));
    }
    for (auto &group : groups(askable(query.own, m_refusedHistory, [&](const OwnQuery &q) { refuseHistory(*all, q); })))
        nextPiece(all, begin({}, std::move(group)));
    if (--all->waiting == 0)
        finishRange(all);
    return future;
}

// One piece at a time per job: the server works on one query of ours, and memory holds one answer.
void PrometheusSource::nextPiece(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job)
{
    if (job->pieces.empty())
        return endRange(all, job, std::nullopt);
    const Piece piece = job->pieces.front();
    job->pieces.pop_front();
    const bool own = !job->own.empty();
    const Fields fields{{"query", own ? renderOwnHistory(job->own, m_config.window) : render(job->row, m_config.window, stale()).history},
                        {"start", unixSeconds(piece.start)},
                        {"end", unixSeconds(piece.end)},
                        {"step", stepSeconds(job->step)},
                        {"dedup", "true"},
                        {"max_source_resolution", "0s"},
                        {"partial_response", "false"}};
    ask("/api/v1/query_range", fields, kRangeDeadline, [this, all, job, piece, own](Result<net::Response> answer, int) {
        if (!answer)
            return takePiece(all, job, piece, fail(std::move(answer.error())));
        const auto bytes = answer->body.size();
        auto parsed = platform::parseWhereItFits(
            bytes, [status = answer->status, body = std::move(answer->body), row = job->row, queries = job->own, context = m_context] {
                if (!queries.empty())
                    return parseOwnRange(status, body, queries);
                return parseRange(status, body, row.metric, row.history.empty() ? row.label : "namespace, owner", context);
            });
        onResult(parsed, this, [this, all, job, piece, own](Result<SeriesSet> set) {
            if (own || !set)
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
    if (!job->own.empty() && answer.error().code == ErrorCode::InvalidArgument) {
        job->pieces.push_front(piece);
        return halveRange(all, job);
    }
    endRange(all, job, std::move(answer.error()));
}

// The server cannot read one of several own queries: halves are asked until it stands alone, and is left out.
void PrometheusSource::halveRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job)
{
    if (job->own.size() == 1) {
        m_refusedHistory[job->own.front().text] = m_clock->wall();
        refuseHistory(*all, job->own.front());
        return endRange(all, job, std::nullopt);
    }
    const auto middle = job->own.begin() + static_cast<std::ptrdiff_t>(job->own.size() / 2);
    auto second = std::make_shared<RangeJob>(*job);
    second->own.assign(middle, job->own.end());
    second->out = {};
    job->own.erase(middle, job->own.end());
    ++all->waiting;
    nextPiece(all, second);
    nextPiece(all, job);
}

void PrometheusSource::refuseHistory(RangeGather &all, const OwnQuery &query)
{
    all.out.partial = true;
    all.out.warnings.push_back(query.metric.str() + ": own query refused");
}

void PrometheusSource::endRange(const std::shared_ptr<RangeGather> &all, const std::shared_ptr<RangeJob> &job,
                                std::optional<Error> error)
{
    if (error) {
        all->out.partial = true;
        all->out.warnings.push_back((job->own.empty() ? job->row.metric.str() : "own query") + ": " + error->detail);
        if (!all->firstError)
            all->firstError = std::move(error);
    } else {
        ++all->answered;
    }
    prometheus::append(all->out, std::move(job->out));
    if (--all->waiting == 0)
        finishRange(all);
}

// What one metric lacks is a warning; an answer without any metric that should have one is a failure.
void PrometheusSource::finishRange(const std::shared_ptr<RangeGather> &all)
{
    if (all->answered == 0 && all->firstError)
        all->finish(fail(*all->firstError));
    else
        all->finish(std::move(all->out));
}

} // namespace preamar::prometheus
