#include "core/engine/engine.h"

#include "core/base/log.h"
#include "core/engine/actions.h"
#include "core/engine/chartbuilder.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/cycle.h"
#include "core/engine/homeclock.h"
#include "core/engine/modelreading.h"
#include "core/engine/modelwork.h"
#include "core/engine/snapshotbuilder.h"
#include "core/policy/decide.h"
#include "core/secrets/secretstore.h"
#include "core/store/home.h"

#include <QSysInfo>
#include <QThread>
#include <QTimer>

#include <algorithm>
#include <deque>
#include <unistd.h>

namespace preamar {

using namespace engine;

namespace {

constexpr std::chrono::milliseconds kPoll{250};
constexpr std::chrono::seconds kSettleWait{60};

}  // namespace

class Engine::Private
{
public:
    Private(Engine *engine, EngineOptions o) : q(engine), options(std::move(o)) {}

    void open(std::function<void(Result<bool>)> then);
    void becomeEngine(std::function<void(Result<bool>)> then);
    void refresh();
    void publish(Snapshot snapshot);
    void poll();
    void takeCommands();
    void afterCommand(const Command &command, const CommandAnswer &answer);
    void tick();
    [[nodiscard]] Millis sampleEvery() const;   // as often as the quickest preset in use needs it (decisions.md, "Cadence")
    void startCycle(CycleRequest request, CycleRunner::Done done);
    void nextInQueue();
    void deliverEvents();
    Result<Platform> platform(const ContextConfig &config);
    Services services();

    Engine *q;
    EngineOptions options;
    std::shared_ptr<HomeClock> homeClock = std::make_shared<HomeClock>();
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<SecretStore> secrets;
    std::unique_ptr<EngineLock> lock;
    std::unique_ptr<StoreThread> store;
    Lease lease;
    std::map<ContextName, std::pair<ContextConfig, Platform>> platforms;
    ForecastBook book;
    std::unique_ptr<ModelWork> models;
    std::shared_ptr<CycleMemory> memory = std::make_shared<CycleMemory>();
    QThreadPool cyclePool;
    QThreadPool backgroundPool;
    std::vector<std::weak_ptr<SimulationControl>> simulations; // under way: they end when the engine does
    std::unique_ptr<Actions> actions;
    std::unique_ptr<CycleRunner> runner;
    std::deque<std::pair<CycleRequest, CycleRunner::Done>> queue;
    std::vector<std::function<void()>> waitingForSettled;
    QTimer *pollTimer = nullptr;  // a child of the engine: it must move to its thread with it
    std::shared_ptr<const Snapshot> snapshot = std::make_shared<const Snapshot>();
    EngineState state = EngineState::Starting;
    std::optional<Error> problem;
    bool isEngine = false;
    bool stopping = false;
    bool refreshing = false;
    bool refreshAgain = false;
    bool polling = false;
    std::int64_t lastDataVersion = -1;
    std::int64_t lastEvent = -1;
    std::optional<Timestamp> nextCycle;
    std::optional<Timestamp> nextSample;
    BootTime nextExpiry{};
    Timestamp nextRetention{};
    std::uint64_t revision = 0;
};

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
    d->pollTimer->setInterval(kPoll);
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
    s.continuous = options.scheduled;
    s.stableFor = options.stableFor;
    s.cyclePool = &cyclePool;
    s.backgroundPool = &backgroundPool;
    s.book = &book;
    s.models = models.get();
    s.platform = [this](const ContextConfig &config) { return platform(config); };
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
            owner = true;
        } else if (taken.error().reason != toString(ReasonCode::EngineBusy)) {
            then(fail(taken.error()));
            return;
        }
    }
    store = std::make_unique<StoreThread>(options.home, *clock, StoreOptions{.readOnly = !owner});
    onResult(store->opened(), q, [this, owner, then = std::move(then)](const Result<void> &opened) {
        if (!opened) {
            then(fail(opened.error()));
            return;
        }
        // The contexts decide whose time it is, before anything is written with it.
        onResult(store->run([](Journal &journal, History &) { return journal.contexts(); }), q,
                 [this, owner, then](const Result<std::vector<ContextConfig>> &contexts) {
                     if (!contexts) {
                         then(fail(contexts.error()));
                         return;
                     }
                     homeClock->use(clockFor(*contexts));
                     pollTimer->start();
                     if (owner)
                         becomeEngine(then);
                     else
                         then(false);
                 });
    });
}

void Engine::Private::becomeEngine(std::function<void(Result<bool>)> then)
{
    const std::string holder = QSysInfo::machineHostName().toStdString() + ":" + std::to_string(getpid());
    auto future = store->run([clock = clock, holder](Journal &journal, History &) -> Result<Lease> {
        // A log that was altered stops everything that acts (I-37, I-40).
        auto chain = journal.verifyAudit();
        if (!chain)
            return fail(chain.error());
        if (!chain->intact)
            return fail(ErrorCode::Storage, "audit", chain->problem, std::string(toString(ReasonCode::AuditBroken)));
        return journal.takeLease(holder, clock->wall());
    });
    onResult(std::move(future), q, [this, then = std::move(then)](const Result<Lease> &taken) {
        if (!taken) {
            then(fail(taken.error()));
            return;
        }
        lease = *taken;
        isEngine = true;
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

Future<bool> Engine::start()
{
    auto promise = std::make_shared<QPromise<Result<bool>>>();
    promise->start();
    auto future = promise->future();
    d->open([this, promise](const Result<bool> &result) {
        if (!result) {
            d->state = EngineState::Failed;
            d->problem = result.error();
        } else {
            d->state = *result ? EngineState::Running : EngineState::ElsewhereRuns;
        }
        if (result && *result) {
            // What the last engine left unfinished is resolved first, by reading.
            d->actions->advance();
            if (d->options.scheduled)
                d->nextCycle = d->clock->wall();
        }
        if (result) {
            d->refresh();
        } else {
            Snapshot empty;
            d->publish(std::move(empty));
        }
        promise->addResult(result);
        promise->finish();
    });
    return future;
}

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
                problem.reset(); // it can be read again
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
    if (stopping || polling)
        return;
    polling = true;
    onResult(store->run([](Journal &journal, History &) { return journal.dataVersion(); }), q, [this](const Result<std::int64_t> &version) {
        polling = false;
        if (version && *version != lastDataVersion) {
            const bool first = lastDataVersion < 0;
            lastDataVersion = *version;
            if (isEngine) {
                takeCommands();
                actions->cancelPaused();
            }
            if (!first)
                refresh();
        }
    });
    deliverEvents();
    tick();
}

Millis Engine::Private::sampleEvery() const
{
    Millis every = snapshot->settings.sample;
    if (!snapshot->cycle)
        return every;
    for (const auto &w : snapshot->cycle->workloads) {
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
    }
    if (options.scheduled && clock->rate() > 0)
        models->workOnFull(snapshot->settings.forecastCpu, snapshot->settings.utcOffsetMinutes);
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
        nextSample = now + sampleEvery();
        startCycle(CycleRequest{.onlyContext = {}, .decideNow = false}, [](const Result<CycleReport> &) {});
    }
}

void Engine::Private::startCycle(CycleRequest request, CycleRunner::Done done)
{
    if (runner->running()) {
        // Several requests for a cycle that waits anyway are one.
        queue.emplace_back(std::move(request), std::move(done));
        return;
    }
    const bool decides = request.decideNow;
    runner->run(std::move(request), [this, decides, done = std::move(done)](const Result<CycleReport> &report) {
        const Timestamp now = clock->wall();
        const Millis every = snapshot->settings.cycle;
        if (decides && options.scheduled && clock->rate() > 0) {
            // Missed ticks (sleep, a long cycle) are skipped, not made up for.
            nextCycle = nextCycle ? std::max(now, *nextCycle + every) : now + every;
            if (*nextCycle < now + every / 10)
                nextCycle = now + every;
            nextSample = now + sampleEvery();
        } else if (clock->rate() <= 0) {
            nextCycle.reset();
            nextSample.reset();
        }
        if (!report) {
            const Error error = report.error();
            onResult(store->run([now, error](Journal &journal, History &) {
                         return journal.addEvent(Event{.seq = 0, .at = now, .type = "cycle.failed", .severity = Severity::Critical,
                                                       .dedupKey = "cycle.failed:" + error.reason, .workload = {},
                                                       .detail = Json{{"code", toString(error.code)}, {"reason", error.reason}}});
                     }),
                     q, [](const Result<void> &) {});
        }
        refresh();
        done(report);
        nextInQueue();
    });
    refresh();
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

void Engine::Private::takeCommands()
{
    auto future = store->run([clock = clock](Journal &journal, History &history) -> Result<std::vector<std::pair<Command, CommandAnswer>>> {
        auto waiting = journal.waitingCommands();
        if (!waiting)
            return fail(waiting.error());
        auto contexts = journal.contexts();
        const bool lab = contexts && std::any_of(contexts->begin(), contexts->end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
        std::vector<std::pair<Command, CommandAnswer>> out;
        for (const auto &command : *waiting) {
            if (command.kind == command::cycleNow) {
                const CommandAnswer answer{.done = true, .result = Json{{"started", true}}, .error = {}};
                if (auto r = journal.answerCommand(command.id, answer); !r)
                    return fail(r.error());
                out.emplace_back(command, answer);
                continue;
            }
            out.emplace_back(command, applyRecorded(journal, &history, command, CommandContext{.clock = *clock, .engineRuns = true, .isLab = lab}));
        }
        return out;
    });
    onResult(std::move(future), q, [this](const Result<std::vector<std::pair<Command, CommandAnswer>>> &applied) {
        if (!applied) {
            lastDataVersion = -1;  // looked at again with the next poll
            return;
        }
        for (const auto &[command, answer] : *applied)
            afterCommand(command, answer);
    });
}

void Engine::Private::afterCommand(const Command &command, const CommandAnswer &answer)
{
    if (answer.error) {
        refresh();
        return;
    }
    if (command.kind == command::pause || command.kind == command::stop) {
        if (actions)
            actions->cancelUnsent();
    } else if (command.kind == command::approve && isEngine && options.scheduled) {
        actions->advance();
    } else if (isModelCommand(command.kind) && isEngine && options.scheduled) {
        // The next look at the samples carries the order out; it need not be a cycle.
        nextSample = clock->wall();
    } else if (command.kind == command::contextAdd || command.kind == command::contextRemove) {
        platforms.clear();
        onResult(store->run([](Journal &journal, History &) { return journal.contexts(); }), q, [this](const Result<std::vector<ContextConfig>> &contexts) {
            if (contexts)
                homeClock->use(clockFor(*contexts));
            *memory = CycleMemory{};
            if (isEngine && options.scheduled)
                nextCycle = clock->wall();
        });
    } else if (command.kind == command::contextUpdate) {
        platforms.clear();
        if (isEngine && options.scheduled)
            nextCycle = clock->wall();
    } else if (command.kind == command::cycleNow && isEngine && options.scheduled) {
        nextCycle = clock->wall();
    } else if ((command.kind == command::policySet || command.kind == command::modeSet || command.kind == command::resume) && isEngine && options.scheduled) {
        nextCycle = clock->wall();
    }
    refresh();
}

Future<CycleReport> Engine::runCycle(const std::string &onlyContext)
{
    if (!d->isEngine)
        return readyFuture(Result<CycleReport>(
            fail(ErrorCode::Unavailable, "cycle", d->snapshot->leaseHolder, std::string(toString(ReasonCode::EngineBusy)))));
    auto promise = std::make_shared<QPromise<Result<CycleReport>>>();
    promise->start();
    auto begun = std::make_shared<bool>(false);
    const auto begin = [this, promise, onlyContext, begun] {
        if (std::exchange(*begun, true))
            return;
        d->startCycle(CycleRequest{.onlyContext = onlyContext}, [promise](Result<CycleReport> report) {
            promise->addResult(std::move(report));
            promise->finish();
        });
    };
    // First what was approved, until it is verified.
    d->waitingForSettled.push_back(begin);
    d->actions->advance();
    QTimer::singleShot(kSettleWait, this, begin);
    return promise->future();
}

Future<CommandAnswer> Engine::submit(const Command &command)
{
    if (!d->store)
        return readyFuture(Result<CommandAnswer>(d->problem ? fail(*d->problem) : fail(ErrorCode::Unavailable, "command", "store not open")));
    auto promise = std::make_shared<QPromise<Result<CommandAnswer>>>();
    promise->start();
    auto future = promise->future();
    const auto answerWith = [promise](Result<CommandAnswer> answer) {
        promise->addResult(std::move(answer));
        promise->finish();
    };
    // What only tightens is applied at once by whoever asks: a hanging engine must not delay a pause (I-36).
    const bool tightens = command.kind == command::pause || command.kind == command::stop;
    if (d->isEngine || tightens) {
        if (command.kind == command::cycleNow) {
            d->afterCommand(command, CommandAnswer{.done = true, .result = {}, .error = {}});
            answerWith(CommandAnswer{.done = true, .result = Json{{"started", true}}, .error = {}});
            return future;
        }
        auto applied = d->store->run([clock = d->clock, command, engineRuns = d->options.scheduled || !d->isEngine](Journal &journal, History &history) -> Result<CommandAnswer> {
            auto contexts = journal.contexts();
            if (!contexts)
                return fail(contexts.error());
            const bool lab = std::any_of(contexts->begin(), contexts->end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
            return applyCommand(journal, &history, command, CommandContext{.clock = *clock, .engineRuns = engineRuns, .isLab = lab});
        });
        onResult(std::move(applied), this, [this, command, answerWith](Result<CommandAnswer> answer) {
            if (answer)
                d->afterCommand(command, *answer);
            answerWith(std::move(answer));
        });
        return future;
    }
    // Another program is the engine: a row, and its answer within a second or so.
    auto tries = std::make_shared<int>(0);
    onResult(d->store->run([command](Journal &journal, History &) { return journal.addCommand(command); }), this,
             [this, command, tries, answerWith](const Result<void> &added) {
                 if (!added) {
                     answerWith(fail(added.error()));
                     return;
                 }
                 auto *timer = new QTimer(this);
                 timer->setInterval(kPoll);
                 connect(timer, &QTimer::timeout, this, [this, timer, command, tries, answerWith] {
                     const bool last = ++*tries > 40;
                     auto look = d->store->run([id = command.id, last](Journal &journal, History &) -> Result<std::optional<CommandAnswer>> {
                         auto answer = journal.commandAnswer(id);
                         if (!answer || *answer || !last)
                             return answer;
                         // Nobody acted on it: withdraw it, so that it cannot act later, when nobody expects it.
                         const CommandAnswer withdrawn{.done = true, .result = nullptr,
                                                       .error = Error{ErrorCode::Timeout, "command", "no engine answered", std::string(toString(ReasonCode::EngineBusy))}};
                         if (auto r = journal.answerCommand(id, withdrawn); !r)
                             return journal.commandAnswer(id);
                         return std::optional(withdrawn);
                     });
                     onResult(std::move(look), this, [timer, answerWith](Result<std::optional<CommandAnswer>> answer) {
                         if (!timer->isActive() || (answer && !*answer))
                             return;
                         timer->stop();
                         timer->deleteLater();
                         if (answer)
                             answerWith(std::move(**answer));
                         else
                             answerWith(fail(answer.error()));
                     });
                 });
                 timer->start();
             });
    return future;
}

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
    auto read = d->store->run([query, snapshot = d->snapshot, now = d->clock->wall()](Journal &, History &history) {
        auto input = readSimulation(history, query, *snapshot, now);
        // What a future holds must be copyable.
        return input ? Result<std::shared_ptr<SimulationInput>>(std::make_shared<SimulationInput>(std::move(*input))) : fail(input.error());
    });
    onResult(std::move(read), this, [this, promise, control](const Result<std::shared_ptr<SimulationInput>> &input) {
        if (!input) {
            promise->addResult(Result<SimulationAnswer>(fail(input.error())));
            promise->finish();
            return;
        }
        d->backgroundPool.start([promise, control, input = *input] {
            promise->addResult(runSimulation(std::move(*input), *control));
            promise->finish();
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

Future<ContextHealth> Engine::probe(const ContextConfig &config)
{
    auto made = d->options.platforms(config, *d->secrets, d->clock, d->options.home);
    if (!made)
        return readyFuture(Result<ContextHealth>(fail(made.error())));
    auto promise = std::make_shared<QPromise<Result<ContextHealth>>>();
    promise->start();
    // The platform lives until its probe answered.
    const Platform keep = *made;
    onResult(keep.orchestrator->probe(), this, [this, promise, keep](Result<ContextHealth> health) {
        if (!health || !keep.metrics || health->state == ContextHealth::State::Unreachable) {
            promise->addResult(std::move(health));
            promise->finish();
            return;
        }
        onResult(keep.metrics->probe(), this, [promise, keep, health = std::move(*health)](const Result<ContextHealth> &source) mutable {
            if (source) {
                health.sourceVersion = source->sourceVersion;
                health.requests += source->requests;
                if (source->clockSkew)
                    health.clockSkew = source->clockSkew;
                if (source->state != ContextHealth::State::Ok && health.state == ContextHealth::State::Ok) {
                    health.state = ContextHealth::State::Degraded;
                    health.reason = source->reason;
                    health.detail = source->detail;
                }
            } else {
                health.state = ContextHealth::State::Degraded;
                health.reason = source.error().reason.empty() ? std::string(toString(ReasonCode::SourceUnreachable)) : source.error().reason;
                health.detail = source.error().detail;
            }
            promise->addResult(Result<ContextHealth>(std::move(health)));
            promise->finish();
        });
    });
    return promise->future();
}

std::shared_ptr<const Clock> Engine::clock() const
{
    return d->clock;
}

std::shared_ptr<const Snapshot> Engine::snapshot() const
{
    return d->snapshot;
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
    if (!d->store || !d->isEngine) {
        promise->addResult(Result<void>{});
        promise->finish();
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
