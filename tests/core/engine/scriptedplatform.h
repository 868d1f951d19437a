// A platform that answers when it is told to.
#pragma once

#include "core/engine/engine.h"

#include <QPromise>

#include <deque>
#include <memory>

namespace preamar::test {

class ScriptedOrchestrator final : public Orchestrator
{
public:
    Future<ContextHealth> probe() override { return readyFuture(Result<ContextHealth>(ContextHealth{})); }
    Future<WorkloadList> workloads() override
    {
        m_asked.push_back(std::make_shared<QPromise<Result<WorkloadList>>>());
        m_asked.back()->start();
        return m_asked.back()->future();
    }
    Future<Workload> observe(const WorkloadRef &) override { return readyFuture(Result<Workload>(fail(ErrorCode::NotFound, "test"))); }
    Future<ApplyResult> apply(const ChangeRequest &) override { return readyFuture(Result<ApplyResult>(ApplyResult{})); }
    int requestsSent() const override { return 0; }

    [[nodiscard]] std::size_t waiting() const { return m_asked.size(); }
    // The oldest question.
    void answer(Result<WorkloadList> list)
    {
        const auto promise = std::move(m_asked.front());
        m_asked.pop_front();
        promise->addResult(std::move(list));
        promise->finish();
    }

private:
    std::deque<std::shared_ptr<QPromise<Result<WorkloadList>>>> m_asked;
};

} // namespace preamar::test
