// The engine in time: what it looks at, when it measures and decides, what it tells.
#include "core/engine/engine_p.h"

#include "core/base/log.h"
#include "core/engine/scanstate.h"
#include "core/engine/snapshotbuilder.h"
#include "core/policy/decide.h"

#include <algorithm>

namespace preamar {

void Engine::Private::refresh()
{
    if (!store || stopping)
        return;
    if (refreshing) {
        refreshAgain = true;
        return;
    }
    refreshing = true;
    onResult(store->run([clock = clock](Journal &journal, History &) { return readSnapshot(journal, *clock); }), q, [this](Result<Snapshot> read) {
        refreshing = false;
        if (read) {
            if (state != EngineState::Failed)
                problem = notEngine; // it can be read again
            publish(std::move(*read));
        } else {
            problem = read.error();
            Snapshot kept = *snapshot;
            publish(std::move(kept));
        }
        if (std::exchange(refreshAgain, false))
            refresh();
    });
}

void Engine::Private::publish(Snapshot fresh)
{
    fresh.engine = state == EngineState::ElsewhereRuns && fresh.leaseHolder.empty() ? EngineState::NoEngine : state;
    fresh.problem = problem;
    fresh.cycleRunning = runner && runner->running();
    fresh.nextCycle = nextCycle;
    if (models)
        fresh.models = models->report();
    fresh.revision = ++revision;
    snapshot = shareSnapshot(std::move(fresh));
    Q_EMIT q->snapshotChanged();
}

void Engine::Private::poll()
{
    if (stopping)
        return;
    // None of these waits for the store thread: it may be busy with the history for seconds.
    openUrgent();
    watchPauses();
    takeOver();
    lookForAnswers(false, [] {});
    if (polling)
        return;
    polling = true;
    auto future = store->run([clock = clock, watch = rowWatch](Journal &journal, History &) {
        auto version = journal.dataVersion();
        if (version && *version == watch->version)
            watch->at = clock->boot();  // nothing was handed in since
        return version;
    });
    onResult(std::move(future), q, [this](const Result<std::int64_t> &version) {
        polling = false;
        if (version && *version != lastDataVersion) {
            const bool first = lastDataVersion < 0;
            lastDataVersion = *version;
            if (isEngine)
                takeCommands();
            if (!first)
                refresh();
        }
    });
    deliverEvents();
    tick();
}

Millis Engine::Private::sampleEvery(const std::optional<CycleReport> &report) const
{
    Millis every = snapshot->settings.sample;
    if (!report)
        return every;
    for (const auto &w : report->workloads) {
        const auto *preset = w.enrolled ? policy::presetInfo(w.policy.preset) : nullptr;
        if (preset != nullptr && preset->needsRecent)
            every = std::min<Millis>(every, std::chrono::seconds{15});
        else if (preset != nullptr && !preset->withCycleOnly)
            every = std::min<Millis>(every, std::chrono::seconds{30});
    }
    return every;
}

void Engine::Private::tick()
{
    if (!isEngine || stopping)
        return;
    const Timestamp now = clock->wall();
    if (clock->boot() >= nextExpiry) {
        nextExpiry = clock->boot() + Millis{1000};
        actions->advance();
        actions->cancelForbidden();  // a freeze begins by time, and so may end what allowed a write
    }
    if (options.scheduled && clock->rate() > 0)
        models->workOnFull(snapshot->settings.forecastCpu);
    if (!options.scheduled || runner->running())
        return;
    if (now >= nextRetention) {
        // First an hour after the start, so that a start stays quick; then daily.
        if (nextRetention != Timestamp{}) {
            onResult(store->run([now, days = snapshot->settings.retentionDays](Journal &, History &history) { return history.applyRetention(now, days); }), q,
                     [](const Result<void> &done) {
                         if (!done)
                             logger("engine")->error("retention: {}", logText(done.error().detail));
                     });
        }
        nextRetention = now + (nextRetention == Timestamp{} ? std::chrono::hours{1} : std::chrono::hours{24});
    }
    if (nextCycle && now >= *nextCycle) {
        startCycle(CycleRequest{}, [](const Result<CycleReport> &) {});
    } else if (nextSample && now >= *nextSample) {
        CycleRequest look;
        look.slot = scannedNow(snapshot->contexts, snapshot->settings, now);
        look.decideNow = false;
        nextSample = now + sampleEvery(snapshot->cycle);
        // Where the clusters take turns there is a look in every slot.
        if (!look.slot.empty())
            nextSample = std::min(*nextSample, scanStateOf(snapshot->contexts, snapshot->settings, std::nullopt, now).position.endTime);
        startCycle(std::move(look), [](const Result<CycleReport> &) {});
    }
}

void Engine::Private::startCycle(CycleRequest request, CycleRunner::Done done)
{
    if (runner->running()) {
        queue.emplace_back(std::move(request), std::move(done));
        return;
    }
    const bool decides = request.decideNow && !request.collected; // a straggler's own does not move the schedule
    runner->run(std::move(request), [this, decides, done = std::move(done)](const Result<CycleReport> &report) {
        const Timestamp now = clock->wall();
        const Millis every = snapshot->settings.cycle;
        if (decides && options.scheduled && clock->rate() > 0) {
            // Missed ticks (sleep, a long cycle) are skipped, not made up for.
            nextCycle = nextCycle ? std::max(now, *nextCycle + every) : now + every;
            if (*nextCycle < now + every / 10)
                nextCycle = now + every;
            nextSample = now + sampleEvery(report ? std::optional(*report) : snapshot->cycle);
        } else if (clock->rate() <= 0) {
            nextCycle.reset();
            nextSample.reset();
        }
        if (!report && report.error().code == ErrorCode::Cancelled) {
            // A context became another one meanwhile: what was measured of the old one is not used, and this cycle begins anew.
            if (options.scheduled)
                nextCycle = now;
        } else if (!report) {
            const Error error = report.error();
            onResult(store->run([now, error](Journal &journal, History &) {
                         return journal.addEvent(Event{.seq = 0, .at = now, .type = "cycle.failed", .severity = Severity::Critical,
                                                       .dedupKey = "cycle.failed:" + error.reason, .workload = {},
                                                       .detail = Json{{"code", toString(error.code)}, {"reason", error.reason}}});
                     }),
                     q, [](const Result<void> &) {});
        }
        actions->cancelForbidden();  // a mode may have ended in it
        refresh();
        done(report);
        nextInQueue();
    });
    refresh();
}

void Engine::Private::takeLate(Collection collection, bool decides)
{
    if (stopping)
        return;
    CycleRequest request;
    request.onlyContext = collection.config.name.str();
    request.decideNow = decides;
    request.collected = std::make_shared<Collection>(std::move(collection));
    startCycle(std::move(request), [](const Result<CycleReport> &) {});
}

void Engine::Private::nextInQueue()
{
    if (queue.empty() || runner->running() || stopping)
        return;
    auto [request, done] = std::move(queue.front());
    queue.pop_front();
    startCycle(std::move(request), std::move(done));
}

void Engine::Private::deliverEvents()
{
    if (!store || stopping)
        return;
    const bool first = lastEvent < 0;
    onResult(store->run([after = std::max<std::int64_t>(0, lastEvent)](Journal &journal, History &) { return journal.eventsAfter(after, 100); }), q,
             [this, first](const Result<std::vector<Event>> &events) {
                 if (!events)
                     return;
                 for (const auto &event : *events) {
                     if (event.seq <= lastEvent)
                         continue;
                     lastEvent = event.seq;
                     if (!first)
                         Q_EMIT q->eventHappened(event);
                 }
                 lastEvent = std::max<std::int64_t>(0, lastEvent);
             });
}

}  // namespace preamar
