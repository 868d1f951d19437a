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

} // namespace preamar::prometheus
