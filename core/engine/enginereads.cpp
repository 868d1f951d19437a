// What a person looks at beside the snapshot: charts, models, replay. Nothing here changes the home, but for the
// evidence that a replay leaves.
#include "core/engine/engine_p.h"

#include "core/engine/chartbuilder.h"
#include "core/engine/evidence.h"
#include "core/engine/governance.h"
#include "core/engine/modelreading.h"

#include <algorithm>

namespace preamar {

Future<ChartSeries> Engine::chart(const ChartRequest &request)
{
    if (!d->store)
        return readyFuture(Result<ChartSeries>(fail(ErrorCode::Unavailable, "chart", "store not open")));
    std::map<SeriesKey, Forecast> forecasts;
    const auto snapshot = d->snapshot;
    std::vector<WorkloadRef> refs = request.workloads;
    if (refs.empty() && snapshot->cycle) {
        for (const auto &w : snapshot->cycle->workloads) {
            if (w.enrolled)
                refs.push_back(w.workload.ref);
        }
    }
    for (const auto &ref : refs) {
        const BookEntry *entry = d->book.entry(SeriesKey{ref, request.metric});
        if (entry != nullptr && entry->latest && !(d->runner && d->runner->running()))
            forecasts[entry->key] = *entry->latest;
    }
    return d->store->run([request, refs = std::move(refs), forecasts = std::move(forecasts), snapshot, now = d->clock->wall()](Journal &, History &history) {
        return buildChart(history, request, refs, forecasts, *snapshot, now);
    });
}

Future<QueryTrial> Engine::tryQuery(const ContextConfig &config, const std::string &text)
{
    auto made = d->options.platforms(config, *d->secrets, d->clock, d->options.home);
    if (!made)
        return readyFuture(Result<QueryTrial>(fail(made.error())));
    if (!made->metrics)
        return readyFuture(Result<QueryTrial>(fail(ErrorCode::NotFound, "own query", "no Prometheus is configured")));
    auto promise = std::make_shared<QPromise<Result<QueryTrial>>>();
    promise->start();
    auto future = promise->future();
    // The source lives until it answered.
    onResult(made->metrics->tryQuery(text), this, [promise, keep = made->metrics](Result<QueryTrial> trial) {
        promise->addResult(std::move(trial));
        promise->finish();
    });
    return future;
}

Future<SimulationAnswer> Engine::simulate(const SimulationQuery &query, std::shared_ptr<SimulationControl> control)
{
    if (!d->store)
        return readyFuture(Result<SimulationAnswer>(fail(ErrorCode::Unavailable, "simulation", "store not open")));
    std::erase_if(d->simulations, [](const std::weak_ptr<SimulationControl> &c) { return c.expired(); });
    d->simulations.push_back(control);
    auto promise = std::make_shared<QPromise<Result<SimulationAnswer>>>();
    promise->start();
    auto future = promise->future();
    auto read = d->store->run([query, snapshot = d->snapshot, now = d->clock->wall()](Journal &journal, History &history) {
        auto input = readSimulation(history, query, *snapshot, now);
        const auto governance = loadGovernance(journal);
        if (input && governance && governance->reader && query.workloads.size() == 1)
            playCalendar(*input, governance->reader, now);
        // What a future holds must be copyable.
        return input ? Result<std::shared_ptr<SimulationInput>>(std::make_shared<SimulationInput>(std::move(*input))) : fail(input.error());
    });
    onResult(std::move(read), this, [this, promise, control](const Result<std::shared_ptr<SimulationInput>> &input) {
        if (!input) {
            promise->addResult(Result<SimulationAnswer>(fail(input.error())));
            promise->finish();
            return;
        }
        auto played = std::make_shared<QPromise<Result<SimulationAnswer>>>();
        played->start();
        onResult(played->future(), this, [this, promise](const Result<SimulationAnswer> &answer) {
            // Whoever is the engine keeps what the service's own policy came to: evidence for its next mode.
            if (answer && answer->compared && d->isEngine && !d->stopping) {
                onResult(d->store->run([compared = *answer->compared, version = answer->policyVersion, ref = answer->query.workloads.front(),
                                        now = d->clock->wall()](Journal &journal, History &) { return keepComparison(journal, ref, version, compared, now); }),
                         this, [](const Result<void> &) {});
            }
            promise->addResult(answer);
            promise->finish();
        });
        d->backgroundPool.start([played, control, input = *input] {
            played->addResult(runSimulation(std::move(*input), *control));
            played->finish();
        });
    });
    return future;
}

Future<ModelBoard> Engine::modelBoard()
{
    if (!d->store)
        return readyFuture(Result<ModelBoard>(fail(ErrorCode::Unavailable, "models", "store not open")));
    return d->store->run([clock = d->clock](Journal &journal, History &history) { return readBoard(journal, history, *clock); });
}

Future<ModelStudy> Engine::modelStudy(const SeriesKey &key)
{
    if (!d->store)
        return readyFuture(Result<ModelStudy>(fail(ErrorCode::Unavailable, "models", "store not open")));
    auto promise = std::make_shared<QPromise<Result<ModelStudy>>>();
    promise->start();
    auto read = d->store->run([clock = d->clock, key](Journal &journal, History &history) { return readStudy(journal, history, *clock, key); });
    onResult(std::move(read), this, [this, promise](Result<std::shared_ptr<StudyInput>> input) {
        const auto answer = [promise](Result<ModelStudy> study) {
            promise->addResult(std::move(study));
            promise->finish();
        };
        if (!input)
            return answer(fail(input.error()));
        onPool(&d->backgroundPool, this, [input = std::move(*input)] { return computeStudy(std::move(*input)); },
               [answer](ModelStudy study) { answer(std::move(study)); });
    });
    return promise->future();
}

}  // namespace preamar
