#include "core/platform/aside.h"

#include "core/domain/reason.h"

#include <QObject>

#include <functional>

namespace preamar {

namespace {

template<class T>
class Aside
{
public:
    Aside(std::shared_ptr<const Clock> clock, Millis slow) : m_clock(std::move(clock)), m_limit(slow) {}

    Future<T> ask(const std::function<Future<T>()> &question)
    {
        if (m_running)
            return readyFuture<T>(taken().value_or(unanswered()));
        if (!m_slow) {
            m_late.reset(); // older than what is asked for now
            auto promise = std::make_shared<QPromise<Result<T>>>();
            promise->start();
            auto future = promise->future();
            start(question, [promise](Result<T> result) {
                promise->addResult(std::move(result));
                promise->finish();
            });
            return future;
        }
        auto now = taken();
        start(question, [this](Result<T> result) { m_late = std::move(result); });
        return readyFuture<T>(now ? std::move(*now) : unanswered());
    }

private:
    std::optional<Result<T>> taken() { return std::exchange(m_late, std::nullopt); }
    static Result<T> unanswered()
    {
        return fail(ErrorCode::Timeout, "context", "it is slow; its answer is used when it comes", std::string(toString(ReasonCode::SourceUnreachable)));
    }
    void start(const std::function<Future<T>()> &question, std::function<void(Result<T>)> use)
    {
        m_running = true;
        const BootTime since = m_clock->boot();
        onResult(question(), &m_context, [this, since, use = std::move(use)](Result<T> result) {
            m_running = false;
            m_slow = m_clock->boot() - since > m_limit;
            use(std::move(result));
        });
    }

    std::shared_ptr<const Clock> m_clock;
    Millis m_limit;
    bool m_running = false;
    bool m_slow = false;
    std::optional<Result<T>> m_late;
    QObject m_context;
};

class AsideOrchestrator final : public Orchestrator
{
public:
    AsideOrchestrator(std::shared_ptr<Orchestrator> inner, std::shared_ptr<const Clock> clock, Millis slow) : m_inner(std::move(inner)), m_lists(std::move(clock), slow) {}
    Future<ContextHealth> probe() override { return m_inner->probe(); }
    Future<WorkloadList> workloads() override
    {
        return m_lists.ask([this] { return m_inner->workloads(); });
    }
    Future<Workload> observe(const WorkloadRef &ref) override { return m_inner->observe(ref); }
    Future<ApplyResult> apply(const ChangeRequest &request) override { return m_inner->apply(request); }
    int requestsSent() const override { return m_inner->requestsSent(); }

private:
    std::shared_ptr<Orchestrator> m_inner;
    Aside<WorkloadList> m_lists;
};

class AsideMetrics final : public MetricSource
{
public:
    AsideMetrics(std::shared_ptr<MetricSource> inner, std::shared_ptr<const Clock> clock, Millis slow) : m_inner(std::move(inner)), m_latest(std::move(clock), slow) {}
    Future<ContextHealth> probe() override { return m_inner->probe(); }
    Future<LatestMetrics> latest(const MetricQuery &query) override
    {
        return m_latest.ask([this, query] { return m_inner->latest(query); });
    }
    Future<SeriesSet> query(const MetricQuery &query, TimeRange range, Millis step) override { return m_inner->query(query, range, step); }

private:
    std::shared_ptr<MetricSource> m_inner;
    Aside<LatestMetrics> m_latest;
};

} // namespace

std::shared_ptr<Orchestrator> asideWhenSlow(std::shared_ptr<Orchestrator> inner, std::shared_ptr<const Clock> clock, Millis slow)
{
    return std::make_shared<AsideOrchestrator>(std::move(inner), std::move(clock), slow);
}

std::shared_ptr<MetricSource> asideWhenSlow(std::shared_ptr<MetricSource> inner, std::shared_ptr<const Clock> clock, Millis slow)
{
    return std::make_shared<AsideMetrics>(std::move(inner), std::move(clock), slow);
}

} // namespace preamar
