// What the two seams of a demonstration share.
#pragma once

#include "core/platform/lab/cluster.h"
#include "core/platform/lab/lab.h"
#include "core/platform/lab/load.h"

#include <QAbstractEventDispatcher>
#include <QTimer>

#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace preamar::lab {

// Slow answers are real waits; faster demonstrations would lose too much of their time to them.
inline constexpr double kSlowUpToSpeed = 60.0;

struct LabCore
{
    LabCore(const ContextConfig &context, const LabScenario &of, std::shared_ptr<const Clock> time,
            const std::string &file);

    [[nodiscard]] bool frozen() const { return config.lab.at.has_value(); }
    // Time of the newest scrape. Under `at` the scrape is now, so that a change shows at once.
    [[nodiscard]] Timestamp scraped() const { return frozen() ? clock->wall() : floorTo(clock->wall(), kScrape); }
    [[nodiscard]] WorkloadRef ref(std::size_t index) const;
    [[nodiscard]] Millis answerDelay() const;

    ContextConfig config;
    const LabScenario *scenario;
    std::shared_ptr<const Clock> clock;
    Cluster cluster;
    std::vector<LoadModel> models;
    std::vector<std::string> specDigests;
    int requests = 0;
};

[[nodiscard]] std::shared_ptr<Orchestrator> makeOrchestrator(std::shared_ptr<LabCore> core);
[[nodiscard]] std::shared_ptr<MetricSource> makeMetricSource(std::shared_ptr<LabCore> core);
[[nodiscard]] ContextHealth labHealth(const LabCore &core);

// Answers with what `work` finds after the delay; at once where the thread has no event loop to wait in.
template<class Work>
[[nodiscard]] auto answerAfter(Millis delay, Work work) -> QFuture<decltype(work())>
{
    using R = decltype(work());
    if (delay.count() == 0 || QAbstractEventDispatcher::instance() == nullptr)
        return readyFuture(work());
    auto promise = std::make_shared<QPromise<R>>();
    promise->start();
    QTimer::singleShot(delay, [promise, work = std::move(work)]() mutable {
        promise->addResult(work());
        promise->finish();
    });
    return promise->future();
}

} // namespace preamar::lab
