// What a person orders: handed in, applied by whoever is the engine, answered.
#include "core/engine/engine_p.h"

#include "core/engine/commandapply.h"
#include "core/engine/commands.h"

#include <QTimer>

#include <algorithm>

namespace preamar {

namespace {

constexpr std::chrono::seconds kSettleWait{60};

}  // namespace

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
    if (actions)
        actions->cancelForbidden();
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
                 timer->setInterval(kEnginePoll);
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

}  // namespace preamar
