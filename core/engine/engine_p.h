// What the engine is made of; its parts are engine.cpp (life), engineloop.cpp (time), enginecommands.cpp and enginereads.cpp.
#pragma once

#include "core/engine/actions.h"
#include "core/engine/commandrows.h"
#include "core/engine/cycle.h"
#include "core/engine/engine.h"
#include "core/engine/homeclock.h"
#include "core/engine/modelwork.h"
#include "core/store/home.h"

#include <QDeadlineTimer>
#include <QThreadPool>

#include <deque>

class QTimer;

namespace preamar {

using namespace engine;

// Between two tries to become the engine of a home that another program had when this one began.
inline constexpr std::chrono::milliseconds kSeekEvery{1'000};
// The same after a try that failed: it opens the store anew and reads the whole log.
inline constexpr std::chrono::milliseconds kSeekAgain{5'000};

class Engine::Private
{
public:
    Private(Engine *engine, EngineOptions o) : q(engine), options(std::move(o)) {}

    void open(std::function<void(Result<bool>)> then);
    void openStore(bool owner, std::function<void(Result<bool>)> then);
    void becomeEngine(std::function<void(Result<bool>)> then);
    void begun(const Result<bool> &owner);                    // what start() and takeOver() end with
    void staysBystander(const Error &why);                    // a take-over that failed: the lock is free again
    void reopenStore();                                       // as a program that is not the engine
    void openUrgent();
    StoreThread &quickStore() { return urgent ? *urgent : *store; }
    void endRows(std::shared_ptr<QPromise<Result<void>>> promise);
    void useTimeOf(const std::vector<ContextConfig> &contexts);
    void takeOver();                                          // becomes the engine once nobody else is
    void refresh();
    void publish(Snapshot snapshot);
    void poll();
    void takeCommands();
    void afterCommand(const Command &command, const CommandAnswer &answer);
    void contextsChanged(const ContextName &left);            // `left`: its servers are not those of before, or empty
    void watchPauses();                                       // what is on its way does not leave once it is paused
    void handIn(const Command &command, std::function<void(Result<CommandAnswer>)> answerWith);
    void lookForAnswers(bool atEnd, std::function<void()> then);
    void tick();
    [[nodiscard]] Millis sampleEvery(const std::optional<CycleReport> &report) const;   // as often as the quickest preset in use needs it (decisions.md, "Cadence")
    void startCycle(CycleRequest request, CycleRunner::Done done);
    void takeLate(Collection collection, bool decides);       // a cycle for a context that answered after the others had gone ahead
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
    // For what must not wait behind the history's work: pauses, the emergency stop, and the look whether another program set
    // one. Opened for what only tightens.
    std::unique_ptr<StoreThread> urgent;      // null until it is open, and where it cannot be opened
    std::unique_ptr<StoreThread> urgentOpening;
    QDeadlineTimer nextUrgent;
    std::shared_ptr<RowWatch> rowWatch = std::make_shared<RowWatch>();
    struct HandedIn
    {
        QDeadlineTimer patience;
        QDeadlineTimer lastTry;               // until then a withdrawal that failed is tried again
        std::function<void(Result<CommandAnswer>)> answerWith;
    };
    std::map<CommandId, HandedIn> handedIn;   // rows for another engine, without an answer yet
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
    std::vector<std::function<void()>> waitingForLock;         // to be free again: this program ends while it becomes the engine
    QTimer *pollTimer = nullptr;  // a child of the engine: it must move to its thread with it
    std::shared_ptr<const Snapshot> snapshot = std::make_shared<const Snapshot>();
    EngineState state = EngineState::Starting;
    std::optional<Error> problem;
    std::optional<Error> notEngine;           // why the last take-over failed, while nobody else is the engine
    bool isEngine = false;
    bool becoming = false;                    // holds the lock and is not the engine yet
    bool stopping = false;
    bool refreshing = false;
    bool refreshAgain = false;
    bool polling = false;
    bool watchingPauses = false;
    bool lookingForAnswers = false;
    bool isLab = false;                       // whose time it is
    QDeadlineTimer nextSeek;
    std::int64_t lastDataVersion = -1;
    std::int64_t lastEvent = -1;
    std::optional<Timestamp> nextCycle;
    std::optional<Timestamp> nextSample;
    BootTime nextExpiry{};
    Timestamp nextRetention{};
    std::uint64_t revision = 0;
};

}  // namespace preamar
