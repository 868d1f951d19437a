#include "core/engine/collect.h"

#include "core/base/log.h"

namespace preamar::engine {

namespace {

// Shared by the answers of one collection; the last one to arrive hands everything on.
struct Gathering
{
    std::vector<Collection> collections;
    int waiting = 0;
    std::function<void(std::vector<Collection>)> then;

    void arrived()
    {
        if (--waiting == 0)
            then(std::move(collections));
    }
};

std::string reasonOf(const Error &error)
{
    return error.reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : error.reason;
}

void settleHealth(Collection &c)
{
    auto &health = c.health;
    health.state = ContextHealth::State::Ok;
    if (c.workloadError) {
        health.state = ContextHealth::State::Unreachable;
        health.reason = reasonOf(*c.workloadError);
        health.detail = c.workloadError->detail;
    } else if (c.metricError) {
        health.state = ContextHealth::State::Degraded;
        health.reason = reasonOf(*c.metricError);
        health.detail = c.metricError->detail;
    } else if (c.metrics && c.metrics->byWorkload.empty()) {
        health.state = ContextHealth::State::Degraded;
        health.reason = std::string(toString(ReasonCode::SourceEmpty));
    }
    health.requests = c.requests;
}

}  // namespace

const MetricQuery &standardQuery()
{
    // A metric that the context's profile does not have costs no request.
    static const MetricQuery query = [] {
        MetricQuery all;
        for (const auto &entry : metricCatalogue()) {
            if (entry.id != metric::replicas && entry.id != metric::readyReplicas)
                all.metrics.push_back(entry.id);
        }
        return all;
    }();
    return query;
}

void collectAll(const Services &services, const std::vector<ContextConfig> &contexts,
                const std::map<ContextName, std::vector<OwnQuery>> &own, std::function<void(std::vector<Collection>)> then)
{
    auto gathering = std::make_shared<Gathering>();
    gathering->collections.resize(contexts.size());
    gathering->waiting = 1;  // ours, so that nothing finishes before everything was asked
    gathering->then = [then = std::move(then)](std::vector<Collection> collections) mutable {
        for (auto &c : collections)
            settleHealth(c);
        then(std::move(collections));
    };
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        auto &slot = gathering->collections[i];
        slot.config = contexts[i];
        slot.at = services.clock->wall();
        auto platform = services.platform(contexts[i]);
        if (!platform) {
            slot.workloadError = platform.error();
            continue;
        }
        ++gathering->waiting;
        onResult(platform->orchestrator->workloads(), services.context, [gathering, i](Result<WorkloadList> list) {
            auto &c = gathering->collections[i];
            if (list) {
                c.requests += list->requests;
                c.workloads = std::move(*list);
            } else {
                c.workloadError = list.error();
            }
            gathering->arrived();
        });
        if (platform->metrics) {
            ++gathering->waiting;
            MetricQuery query = standardQuery();
            if (const auto it = own.find(contexts[i].name); it != own.end())
                query.own = it->second;
            onResult(platform->metrics->latest(query), services.context, [gathering, i](Result<LatestMetrics> metrics) {
                auto &c = gathering->collections[i];
                if (metrics) {
                    c.requests += metrics->requests;
                    c.metrics = std::move(*metrics);
                    if (!c.metrics->errors.empty() && c.metrics->errors.size() >= c.metrics->failed.size() && c.metrics->byWorkload.empty())
                        c.metricError = c.metrics->errors.begin()->second;
                } else {
                    c.metricError = metrics.error();
                }
                gathering->arrived();
            });
        }
    }
    gathering->arrived();
}

}  // namespace preamar::engine
