#include "core/engine/collect.h"

#include "core/domain/reason.h"

#include <QTimer>

#include <algorithm>
#include <set>
#include <utility>

namespace preamar::engine {

namespace {

// Where nothing at all was measured: what went wrong, before what merely found nothing. What a profile lacks is no fault.
std::optional<Error> whyNothing(const LatestMetrics &metrics)
{
    std::optional<Error> out;
    if (!metrics.byWorkload.empty())
        return out;
    for (const auto &[id, fault] : metrics.failed) {
        const auto why = metrics.errors.find(id);
        if (fault == Fault::NotConfigured || why == metrics.errors.end())
            continue;
        if (!out || (fault != Fault::Empty && out->reason == toString(ReasonCode::SourceEmpty)))
            out = why->second;
    }
    return out;
}

void settleHealth(Collection &c);

// Shared by the answers of one collection; whatever arrives last hands everything on.
struct Gathering
{
    struct Place
    {
        Collection collection;
        int waiting = 1;              // ours, so that nothing finishes before everything was asked
        bool handedOn = false;
    };
    std::vector<Place> places;
    std::function<void(std::vector<Collection>)> then;
    std::function<void(Collection)> late;
    QObject *context = nullptr;
    bool timing = false;              // the last ones are given their time

    void arrived(const std::shared_ptr<Gathering> &self, std::size_t i)
    {
        auto &place = places[i];
        if (--place.waiting > 0)
            return;
        settleHealth(place.collection);
        if (!then) { // the others went ahead
            place.handedOn = true;
            return late(std::move(place.collection));
        }
        const auto answered = static_cast<std::size_t>(std::count_if(places.begin(), places.end(), [](const Place &p) { return p.waiting == 0; }));
        if (answered == places.size())
            return handOn();
        // Who is left is told from who is merely last by a moment's patience, begun anew with every answer.
        if (late && !std::exchange(timing, true))
            wait(self, answered);
    }
    void wait(const std::shared_ptr<Gathering> &self, std::size_t answered)
    {
        QTimer::singleShot(std::chrono::milliseconds(kStraggler), context, [self, answered] {
            if (!self->then)
                return;
            const auto now = static_cast<std::size_t>(std::count_if(self->places.begin(), self->places.end(), [](const Place &p) { return p.waiting == 0; }));
            if (now > answered)
                return self->wait(self, now);
            self->handOn();
        });
    }
    void handOn()
    {
        std::vector<Collection> out;
        for (auto &place : places) {
            if (place.waiting == 0 && !std::exchange(place.handedOn, true))
                out.push_back(std::move(place.collection));
        }
        std::exchange(then, nullptr)(std::move(out));
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
        // These the orchestrator knows.
        static const std::set<MetricId> ordered{metric::replicas, metric::readyReplicas, metric::autoscalerMin, metric::autoscalerMax, metric::autoscalerTarget};
        for (const auto &entry : metricCatalogue()) {
            if (!ordered.contains(entry.id))
                all.metrics.push_back(entry.id);
        }
        return all;
    }();
    return query;
}

void collectAll(const Services &services, const std::vector<ContextConfig> &contexts,
                const OwnQueries &own, std::function<void(std::vector<Collection>)> then,
                std::function<void(Collection)> late)
{
    auto gathering = std::make_shared<Gathering>();
    gathering->places.resize(contexts.size());
    gathering->then = std::move(then);
    gathering->late = std::move(late);
    gathering->context = services.context;
    if (contexts.empty())
        return gathering->handOn();
    for (std::size_t i = 0; i < contexts.size(); ++i) {
        auto &place = gathering->places[i];
        place.collection.config = contexts[i];
        place.collection.at = services.clock->wall();
        auto platform = services.platform(contexts[i]);
        if (!platform) {
            place.collection.workloadError = platform.error();
            continue;
        }
        ++place.waiting;
        onResult(platform->orchestrator->workloads(), services.context, [gathering, i](Result<WorkloadList> list) {
            auto &c = gathering->places[i].collection;
            if (list) {
                c.requests += list->requests;
                c.workloads = std::move(*list);
            } else {
                c.workloadError = list.error();
            }
            gathering->arrived(gathering, i);
        });
        if (platform->metrics) {
            ++place.waiting;
            MetricQuery query = standardQuery();
            if (const auto it = own.find(contexts[i].name); it != own.end())
                query.own = it->second;
            onResult(platform->metrics->latest(query), services.context, [gathering, i](Result<LatestMetrics> metrics) {
                auto &c = gathering->places[i].collection;
                if (metrics) {
                    c.requests += metrics->requests;
                    c.metrics = std::move(*metrics);
                    c.metricError = whyNothing(*c.metrics);
                } else {
                    c.metricError = metrics.error();
                }
                gathering->arrived(gathering, i);
            });
        }
    }
    for (std::size_t i = 0; i < contexts.size(); ++i)
        gathering->arrived(gathering, i);
}

}  // namespace preamar::engine
