// Whether the source answers, how often it scrapes, and which metrics it has.
#include "core/platform/prometheus/prometheussource_p.h"

#include "core/domain/reason.h"

#include <cmath>

namespace preamar::prometheus {

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
        if (failed > 0) {
            health.reason = toString(ReasonCode::SourceUnreachable);
        } else if (!any) {
            health.reason = toString(ReasonCode::SourceEmpty);
            if (answer && !answer->errors.empty()) // the query itself says what it looks for
                health.detail = answer->errors.begin()->second.detail;
        }
        all->finish(std::move(health));
    });
}

} // namespace preamar::prometheus
