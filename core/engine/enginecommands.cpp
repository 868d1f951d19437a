// What a person orders: handed in, applied by whoever is the engine, answered.
#include "core/engine/engine_p.h"

#include "core/base/log.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/engine/contextservers.h"
#include "core/engine/cyclestate.h"

#include <QTimer>

#include <algorithm>
#include <utility>

namespace preamar {

namespace {

constexpr std::chrono::seconds kSettleWait{60};

}  // namespace

void Engine::Private::takeCommands()
{
    auto future = store->run([clock = clock, watch = rowWatch](Journal &journal, History &history) {
        return Result<AppliedRows>(applyRows(journal, history, *clock, *watch));
    });
    onResult(std::move(future), q, [this](const Result<AppliedRows> &applied) {
        if (!applied || applied->problem)
            lastDataVersion = -1;  // looked at again with the next poll
        for (const auto &[command, answer] : applied ? applied->rows : decltype(applied->rows){})
            afterCommand(command, answer);
    });
}

void Engine::Private::afterCommand(const Command &command, const CommandAnswer &answer)
{
    if (answer.error) {
        refresh();
        return;
    }
    const bool runs = isEngine && options.scheduled;
    if (command.kind == command::stop) {
        if (actions)
            actions->cancelUnsent();
    } else if (command.kind == command::pause) {
        watchPauses();
    } else if (command.kind == command::approve && runs) {
        actions->advance();
    } else if (isModelCommand(command.kind) && runs) {
        // The next look at the samples carries the order out; it need not be a cycle.
        nextSample = clock->wall();
    } else if (command.kind == command::contextAdd || command.kind == command::contextRemove || command.kind == command::contextUpdate) {
        const bool staysThere = command.kind == command::contextUpdate && !boolAt(answer.result, "other_server").value_or(false);
        contextsChanged(staysThere ? ContextName() : ContextName(stringAt(answer.result, "name").value_or("")));
    } else if ((command.kind == command::cycleNow || command.kind == command::policySet || command.kind == command::modeSet || command.kind == command::resume) && runs) {
        nextCycle = clock->wall();
    }
    if (actions)
        actions->cancelForbidden();
    refresh();
}

void Engine::Private::contextsChanged(const ContextName &left)
{
    platforms.clear();
    if (!left.empty()) {
        forgetContext(*memory, left);
        book.forget(left);
    }
    const auto apart = [](Journal &journal, History &history) -> Result<std::vector<ContextConfig>> {
        // Where this fails, the next cycle does it before it reads anything.
        if (auto done = setHistoryApart(journal, history); !done)
            logger("engine")->warn("history not set apart: {}", logText(done.error().detail));
        return journal.contexts();
    };
    onResult(store->run(apart), q, [this](const Result<std::vector<ContextConfig>> &contexts) {
        if (contexts) {
            const bool wasLab = isLab;
            useTimeOf(*contexts);
            if (isLab != wasLab) {
                // Another clock: what was noted by the old one says nothing. Whose servers are meant still tells late answers apart.
                auto servers = std::exchange(memory->servers, {});
                *memory = CycleMemory{};
                memory->servers = std::move(servers);
            }
        }
        if (isEngine && options.scheduled)
            nextCycle = clock->wall();
    });
}

void Engine::Private::watchPauses()
{
    if (!isEngine || !actions->anyOnWire() || watchingPauses)
        return;
    watchingPauses = true;
    onResult(quickStore().run([](Journal &journal, History &) { return journal.pauses(); }), q, [this](const Result<std::vector<Pause>> &pauses) {
        watchingPauses = false;
        actions->cancelPaused(pauses);
    });
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
    // What only tightens is applied at once by whoever asks: a hanging engine must not delay a pause (I-36), nor may the work
    // that waits for the history.
    const bool isUrgent = tightens(command.kind);
    if (command.kind == command::stop && d->actions)
        d->actions->cancelUnsent();
    if (d->isEngine || isUrgent) {
        if (command.kind == command::cycleNow) {
            d->afterCommand(command, CommandAnswer{.done = true, .result = {}, .error = {}});
            answerWith(CommandAnswer{.done = true, .result = Json{{"started", true}}, .error = {}});
            return future;
        }
        auto &thread = isUrgent ? d->quickStore() : *d->store;
        auto applied = thread.run([clock = d->clock, command, engineRuns = d->options.scheduled || !d->isEngine](Journal &journal, History &history) -> Result<CommandAnswer> {
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
    d->handIn(command, answerWith);
    return future;
}

// Another program is the engine: a row, and its answer within a second or so.
void Engine::Private::handIn(const Command &command, std::function<void(Result<CommandAnswer>)> answerWith)
{
    if (stopping) {
        answerWith(fail(ErrorCode::Cancelled, "command", "this program ends", std::string(toString(ReasonCode::EngineBusy))));
        return;
    }
    handedIn[command.id] = {.patience = QDeadlineTimer(std::chrono::milliseconds(kRowPatience)),
                            .lastTry = QDeadlineTimer(std::chrono::milliseconds(kRowPatience + kRowLife)),
                            .answerWith = std::move(answerWith)};
    onResult(store->run([command](Journal &journal, History &) { return journal.addCommand(command); }), q, [this, id = command.id](const Result<void> &added) {
        if (added)
            return;
        if (const auto row = handedIn.extract(id); !row.empty())
            row.mapped().answerWith(fail(added.error()));
    });
}

// Answers what was handed in as far as the engine did; withdraws what waited too long, or all of it `atEnd`. What could not be
// withdrawn is tried again; in the end it is told that nobody knows.
void Engine::Private::lookForAnswers(bool atEnd, std::function<void()> then)
{
    if (handedIn.empty() || (lookingForAnswers && !atEnd)) {
        then();
        return;
    }
    lookingForAnswers = true;
    std::vector<std::pair<CommandId, bool>> rows;
    std::vector<CommandId> lastTries;
    for (const auto &[id, row] : handedIn) {
        rows.emplace_back(id, atEnd || row.patience.hasExpired());
        if (atEnd || row.lastTry.hasExpired())
            lastTries.push_back(id);
    }
    using Answers = std::vector<std::pair<CommandId, CommandAnswer>>;
    auto future = store->run([rows = std::move(rows)](Journal &journal, History &) -> Result<Answers> {
        Answers out;
        for (const auto &[id, isOver] : rows) {
            if (isOver) {
                if (auto withdrawn = withdrawRow(journal, id))
                    out.emplace_back(id, std::move(*withdrawn));
                else
                    logger("engine")->warn("row not withdrawn: {}", logText(withdrawn.error().detail));
            } else if (auto answer = journal.commandAnswer(id); !answer) {
                logger("engine")->warn("answer not read: {}", logText(answer.error().detail));
            } else if (*answer) {
                out.emplace_back(id, std::move(**answer));
            }
        }
        return out;
    });
    onResult(std::move(future), q, [this, lastTries = std::move(lastTries), then = std::move(then)](Result<Answers> answers) {
        lookingForAnswers = false;
        for (auto &[id, answer] : answers ? *answers : Answers{}) {
            if (const auto row = handedIn.extract(id); !row.empty())
                row.mapped().answerWith(std::move(answer));
        }
        for (const auto &id : lastTries) {
            if (const auto row = handedIn.extract(id); !row.empty())
                row.mapped().answerWith(fail(ErrorCode::Timeout, "command", "neither answered nor withdrawn: it is not known whether it will be applied",
                                             std::string(toString(ReasonCode::EngineBusy))));
        }
        then();
    });
}

}  // namespace preamar
