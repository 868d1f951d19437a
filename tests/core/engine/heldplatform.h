// A platform of two workloads whose writes are held back until the test lets them go, with a metric source that always answers.
#pragma once

#include "core/engine/engine.h"
#include "core/platform/metricsource.h"
#include "core/platform/orchestrator.h"

#include <QPromise>

#include <map>
#include <memory>
#include <vector>

namespace preamar::test {

inline const ContextName kProd{"prod"};
inline const WorkloadRef kWeb{.context = kProd, .name = "web"};
inline const WorkloadRef kApi{.context = kProd, .name = "api"};

class HeldPlatform final : public Orchestrator, public MetricSource
{
public:
    explicit HeldPlatform(std::shared_ptr<const Clock> clock) : m_clock(std::move(clock)) {}

    Workload seen(const WorkloadRef &ref) const
    {
        Workload w;
        w.ref = ref;
        w.uid = "u-" + ref.name;
        w.version = "1";
        w.replicas = w.ready = m_replicas.at(ref);
        w.limits.cpuCores = 1.0;
        w.specDigest = "d";
        return w;
    }
    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(ContextHealth{})); }
    Future<WorkloadList> workloads() override
    {
        auto promise = std::make_shared<QPromise<Result<WorkloadList>>>();
        promise->start();
        m_looks.push_back(promise);
        if (!holdsLooks)
            answerLooks();
        return promise->future();
    }
    bool holdsLooks = false;
    [[nodiscard]] std::size_t looks() const { return m_looks.size(); }
    void answerLooks()
    {
        for (const auto &promise : std::exchange(m_looks, {})) {
            promise->addResult(Result<WorkloadList>(WorkloadList{{seen(kWeb), seen(kApi)}, false, 1}));
            promise->finish();
        }
    }
    Future<Workload> observe(const WorkloadRef &ref) override { return readyFuture(Result<Workload>(seen(ref))); }
    Future<ApplyResult> apply(const ChangeRequest &request) override
    {
        m_held.push_back({request, std::make_shared<QPromise<Result<ApplyResult>>>()});
        m_held.back().promise->start();
        return m_held.back().promise->future();
    }
    int requestsSent() const override { return m_writes; }
    Future<LatestMetrics> latest(const MetricQuery &query) override
    {
        LatestMetrics out;
        out.serverTime = m_clock->wall();
        for (const auto &id : query.metrics)
            out.failed[id] = Fault::NotConfigured;
        out.failed.erase(metric::cpuCores);
        for (const auto &ref : {kWeb, kApi})
            out.byWorkload[metricKey(ref)][metric::cpuCores] = Measurement{.value = 1.8, .at = out.serverTime, .quality = Quality::Ok, .fault = Fault::None, .replicasMeasured = 3.0};
        return readyFuture(Result<LatestMetrics>(std::move(out)));
    }
    Future<SeriesSet> query(const MetricQuery &, TimeRange, Millis) override
    {
        ++m_pastAsked;
        return readyFuture(Result<SeriesSet>(SeriesSet{}));
    }

    [[nodiscard]] std::size_t held() const { return m_held.size(); }
    [[nodiscard]] bool isCancelled(const WorkloadRef &ref) const
    {
        for (const auto &h : m_held) {
            if (h.request.workload == ref)
                return h.request.cancelled.cancelled();
        }
        return false;
    }
    // What an adapter does right before the first byte: what was cancelled is not sent.
    void letGo()
    {
        for (auto &h : std::exchange(m_held, {})) {
            ApplyResult result = cancelledWrite();
            if (!h.request.cancelled.cancelled()) {
                ++m_writes;
                m_replicas[h.request.workload] = counts(h.request.change).to;
                result = {.state = ApplyResult::State::Accepted, .reason = {ReasonCode::AppliedVerified, {}, {}}, .detail = {}};
            }
            h.promise->addResult(Result<ApplyResult>(std::move(result)));
            h.promise->finish();
        }
    }
    [[nodiscard]] int pastAsked() const { return m_pastAsked; }

private:
    struct Held
    {
        ChangeRequest request;
        std::shared_ptr<QPromise<Result<ApplyResult>>> promise;
    };
    std::shared_ptr<const Clock> m_clock;
    std::map<WorkloadRef, std::int64_t> m_replicas{{kWeb, 3}, {kApi, 3}};
    std::vector<Held> m_held;
    std::vector<std::shared_ptr<QPromise<Result<WorkloadList>>>> m_looks;
    int m_writes = 0;
    int m_pastAsked = 0;
};

} // namespace preamar::test
