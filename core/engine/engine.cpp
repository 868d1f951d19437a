#include "core/engine/engine_p.h"

#include "core/base/log.h"
#include "core/secrets/secretstore.h"

#include <QSysInfo>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <unistd.h>

namespace preamar {

Engine::Engine(EngineOptions options, QObject *parent) : QObject(parent), d(std::make_unique<Private>(this, std::move(options)))
{
    d->clock = d->options.clock ? d->options.clock : std::shared_ptr<const Clock>(d->homeClock);
    if (!d->options.platforms)
        d->options.platforms = defaultPlatforms();
    d->secrets = d->options.secrets ? d->options.secrets : std::shared_ptr<SecretStore>(makeSystemSecretStore());
    d->cyclePool.setMaxThreadCount(std::max(1, QThread::idealThreadCount()));
    d->backgroundPool.setMaxThreadCount(1);
    d->backgroundPool.setThreadPriority(QThread::LowPriority);
    d->pollTimer = new QTimer(this);
    d->pollTimer->setInterval(std::chrono::milliseconds(d->options.poll));
    connect(d->pollTimer, &QTimer::timeout, this, [this] { d->poll(); });
}

Engine::~Engine()
{
    for (const auto &weak : d->simulations) {
        if (const auto control = weak.lock())
            control->cancel();
    }
    if (d->actions)
        d->actions->stop();
    if (d->models)
        d->models->stop();
    d->cyclePool.clear();
    d->backgroundPool.clear();
    d->cyclePool.waitForDone();
    d->backgroundPool.waitForDone();
}

Services Engine::Private::services()
{
    Services s;
    s.context = q;
    s.store = store.get();
    s.clock = clock;
    s.actor = localActor(Origin::Engine);
    s.actor.name = "engine";
    s.fence = lease.fence;
    s.settleAfter = options.settleAfter;
    s.readAgain = options.readAgain;
    s.continuous = options.scheduled;
    s.stableFor = options.stableFor;
    s.cyclePool = &cyclePool;
    s.backgroundPool = &backgroundPool;
    s.book = &book;
    s.models = models.get();
    s.platform = [this](const ContextConfig &config) { return platform(config); };
    s.late = [this](Collection collection, bool decides) { takeLate(std::move(collection), decides); };
    s.changed = [this] { refresh(); };
    return s;
}

Result<Platform> Engine::Private::platform(const ContextConfig &config)
{
    const auto it = platforms.find(config.name);
    if (it != platforms.end() && it->second.first == config)
        return it->second.second;
    auto made = options.platforms(config, *secrets, clock, options.home);
    if (made)
        platforms[config.name] = {config, *made};
    return made;
}

void Engine::Private::open(std::function<void(Result<bool>)> then)
{
    if (auto ready = prepareHome(options.home); !ready) {
        then(fail(ready.error()));
        return;
    }
    bool owner = false;
    if (options.mayBeEngine) {
        auto taken = EngineLock::tryTake(options.home);
        if (taken) {
            lock = std::move(*taken);
            owner = becoming = true;
        } else if (taken.error().reason != toString(ReasonCode::EngineBusy)) {
            then(fail(taken.error()));
            return;
        }
    }
    openStore(owner, std::move(then));
}

void Engine::Private::openStore(bool owner, std::function<void(Result<bool>)> then)
{
    lastDataVersion = -1;
    store = std::make_unique<StoreThread>(options.home, *clock, StoreOptions{.readOnly = !owner});
    onResult(store->opened(), q, [this, owner, then = std::move(then)](const Result<void> &opened) {
        if (!opened) {
            then(fail(opened.error()));
            return;
        }
        if (stopping) {
            then(fail(ErrorCode::Cancelled, "engine", "this program ends"));
            return;
        }
        openUrgent();
        // The contexts decide whose time it is, before anything is written with it.
        onResult(store->run([](Journal &journal, History &) { return journal.contexts(); }), q,
                 [this, owner, then](const Result<std::vector<ContextConfig>> &contexts) {
                     if (!contexts) {
                         then(fail(contexts.error()));
                         return;
                     }
                     if (stopping) {
                         then(fail(ErrorCode::Cancelled, "engine", "this program ends"));
                         return;
                     }
                     useTimeOf(*contexts);
                     pollTimer->start();
                     if (owner)
                         becomeEngine(then);
                     else
                         then(false);
                 });
    });
}

// Where it cannot be opened, the store does what is urgent, until a further try succeeds.
void Engine::Private::openUrgent()
{
    if (urgent || urgentOpening || !nextUrgent.hasExpired())
        return;
    nextUrgent.setRemainingTime(kSeekEvery);
    urgentOpening = std::make_unique<StoreThread>(options.home, *clock, StoreOptions{.readOnly = true});
    onResult(urgentOpening->opened(), q, [this](const Result<void> &opened) {
        auto thread = std::move(urgentOpening);
        if (opened)
            urgent = std::move(thread);
        else
            logger("engine")->warn("urgent connection not opened: {}", logText(opened.error().detail));
    });
}

void Engine::Private::useTimeOf(const std::vector<ContextConfig> &contexts)
{
    homeClock->use(clockFor(contexts));
    isLab = std::any_of(contexts.begin(), contexts.end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
}

// A scheduled `cycle` holds the lock for some seconds: who came meanwhile does not stay a bystander for good.
void Engine::Private::takeOver()
{
    if (state != EngineState::ElsewhereRuns || lock || polling || !options.mayBeEngine || !options.scheduled || !nextSeek.hasExpired())
        return;
    nextSeek.setRemainingTime(kSeekEvery);
    auto taken = EngineLock::tryTake(options.home);
    if (!taken) {
        // Another program could: what hindered this one is no longer told, and its store is looked after once more.
        if (notEngine && taken.error().reason == toString(ReasonCode::EngineBusy))
            reopenStore();
        return;
    }
    lock = std::move(*taken);
    becoming = true;
    openStore(true, [this](const Result<bool> &owner) {
        if (owner || stopping)
            begun(owner);
        else
            staysBystander(owner.error());
    });
}

void Engine::Private::staysBystander(const Error &why)
{
    logger("engine")->warn("not taken over: {} {}", why.reason, logText(why.detail));
    becoming = false;
    lock.reset();
    // A log that was altered needs a person; what else hinders (a home that is busy or full) may pass.
    if (why.reason == toString(ReasonCode::AuditBroken))
        state = EngineState::Failed;
    nextSeek.setRemainingTime(kSeekAgain);
    reopenStore();
    notEngine = problem = why;
}

void Engine::Private::reopenStore()
{
    notEngine.reset();
    openStore(false, [this](const Result<bool> &opened) {
        if (!opened && !notEngine)
            notEngine = opened.error();
        refresh();
    });
}

void Engine::Private::becomeEngine(std::function<void(Result<bool>)> then)
{
    const std::string holder = QSysInfo::machineHostName().toStdString() + ":" + std::to_string(getpid());
    auto future = store->run([clock = clock, holder, watch = rowWatch](Journal &journal, History &history) -> Result<Lease> {
        // A log that was altered stops everything that acts (I-37, I-40).
        auto chain = journal.verifyAudit();
        if (!chain)
            return fail(chain.error());
        if (!chain->intact)
            return fail(ErrorCode::Storage, "audit", chain->problem, std::string(toString(ReasonCode::AuditBroken)));
        Lease taken;
        const auto done = journal.transaction([&]() -> Result<void> {
            auto row = journal.takeLease(holder, clock->wall());
            if (!row)
                return fail(row.error());
            taken = std::move(*row);
            return closeEarlierRows(journal, history, *clock);
        });
        if (!done)
            return fail(done.error());
        watch->at = clock->boot();
        return taken;
    });
    onResult(std::move(future), q, [this, then = std::move(then)](const Result<Lease> &taken) {
        if (!taken) {
            then(fail(taken.error()));
            return;
        }
        if (stopping) {
            onResult(store->run([fence = taken->fence](Journal &journal, History &) { return journal.releaseLease(fence); }), q,
                     [then](const Result<void> &) { then(fail(ErrorCode::Cancelled, "engine", "this program ends")); });
            return;
        }
        lease = *taken;
        isEngine = true;
        // What was seen before counts for nothing: the rows of since the lease are looked at with the next poll, by which the
        // watch begins. This connection's own rows (handed in meanwhile) would not move the version.
        lastDataVersion = -1;
        models = std::make_unique<ModelWork>(services());
        actions = std::make_unique<Actions>(services());
        actions->whenSettled([this] {
            auto waiting = std::exchange(waitingForSettled, {});
            for (const auto &fn : waiting)
                fn();
        });
        runner = std::make_unique<CycleRunner>(services(), memory);
        then(true);
    });
}

void Engine::Private::begun(const Result<bool> &owner)
{
    becoming = false;
    if (stopping) {
        lock.reset();
        for (const auto &fn : std::exchange(waitingForLock, {}))
            fn();
        return;
    }
    if (!owner) {
        state = EngineState::Failed;
        problem = owner.error();
        publish(Snapshot{});
        return;
    }
    state = *owner ? EngineState::Running : EngineState::ElsewhereRuns;
    nextSeek.setRemainingTime(kSeekEvery);
    notEngine.reset();
    if (*owner) {
        // What the last engine left unfinished is resolved first, by reading.
        actions->advance();
        if (options.scheduled)
            nextCycle = clock->wall();
    }
    refresh();
}

Future<bool> Engine::start()
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    auto future = promise->future();
    d->open([this, promise](const Result<bool> &result) {
        d->begun(result);
        promise->addResult(result);
        promise->finish();
    });
    return future;
}

std::shared_ptr<const Clock> Engine::clock() const
{
    return d->clock;
}

std::shared_ptr<const Snapshot> Engine::snapshot() const
{
    return d->snapshot;
}

// What was handed in and not answered is withdrawn: nobody is there any more to do so in time.
void Engine::Private::endRows(std::shared_ptr<QPromise<Result<void>>> promise)
{
    lookForAnswers(true, [promise] {
        promise->addResult(Result<void>{});
        promise->finish();
    });
}

Future<> Engine::shutdown()
{
    auto promise = std::make_shared<QPromise<Result<void>>>();
    promise->start();
    auto future = promise->future();
    d->stopping = true;
    d->pollTimer->stop();
    if (d->actions)
        d->actions->stop();
    if (d->becoming) {
        // It gives back what it takes, first.
        d->waitingForLock.push_back([this, promise] { d->endRows(promise); });
        return future;
    }
    if (!d->store || !d->isEngine) {
        d->endRows(promise);
        return future;
    }
    // The lease is given back only when no request is on its way (I-35), but never later than a person would wait.
    auto *waiting = new QTimer(this);
    waiting->setInterval(20);
    connect(waiting, &QTimer::timeout, this, [this, promise, waiting, left = 200]() mutable {
        if (d->actions->anyOnWire() && --left > 0)
            return;
        waiting->stop();
        waiting->deleteLater();
        onResult(d->store->run([fence = d->lease.fence](Journal &journal, History &) { return journal.releaseLease(fence); }), this,
                 [this, promise](const Result<void> &released) {
                     d->isEngine = false;
                     d->lock.reset();
                     promise->addResult(released);
                     promise->finish();
                 });
    });
    waiting->start();
    return future;
}

}  // namespace preamar
