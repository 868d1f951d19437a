#include "core/engine/commandrows.h"

#include "core/engine/commandapply.h"
#include "core/engine/commands.h"

#include <algorithm>

namespace preamar::engine {

namespace {

bool isLabHome(const Result<std::vector<ContextConfig>> &contexts)
{
    return contexts && std::any_of(contexts->begin(), contexts->end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
}

Error tooLate(ErrorCode code, const char *detail)
{
    return Error{code, "command", detail, std::string(toString(ReasonCode::EngineBusy))};
}

// Recorded like any refusal on request (I-40), with the answer.
Result<void> refuseRow(Journal &journal, const Command &command, const Error &why)
{
    return journal.transaction([&]() -> Result<void> {
        if (auto r = journal.answerCommand(command.id, CommandAnswer{.done = true, .result = nullptr, .error = why}); !r)
            return r;
        return journal.appendAudit(AuditEntry{.actor = command.actor, .event = "command.refused", .workload = {}, .code = why.reason,
                                              .detail = Json{{"command", command.kind}, {"id", command.id.str()}}});
    });
}

// NotFound where it was withdrawn since it was read: as the error, or as the answer where its effect was rolled back. An
// error too where no answer could be kept: the row still waits, and is no younger for having been tried.
Result<CommandAnswer> applyRow(Journal &journal, History &history, const Clock &clock, bool isLab, const Command &command)
{
    if (command.kind == command::cycleNow) {
        const CommandAnswer answer{.done = true, .result = Json{{"started", true}}, .error = {}};
        if (auto r = journal.answerCommand(command.id, answer); !r)
            return fail(r.error());
        return answer;
    }
    auto answer = applyRecorded(journal, &history, command, CommandContext{.clock = clock, .engineRuns = true, .isLab = isLab});
    if (answer.error) {
        const auto kept = journal.commandAnswer(command.id);
        if (!kept)
            return fail(kept.error());
        if (!*kept)
            return fail(*answer.error);
    }
    return answer;
}

}  // namespace

bool tightens(std::string_view kind)
{
    return kind == command::pause || kind == command::stop;
}

AppliedRows applyRows(Journal &journal, History &history, const Clock &clock, RowWatch &watch)
{
    AppliedRows out;
    const auto version = journal.dataVersion();
    const BootTime begun = clock.boot();
    const auto waiting = version ? journal.waitingCommands() : Result<std::vector<Command>>(fail(version.error()));
    if (!waiting) {
        out.problem = waiting.error();
        return out;
    }
    const bool mayBeOld = clock.boot() - watch.at > kRowLife;
    const bool isLab = isLabHome(journal.contexts());
    for (const auto &command : *waiting) {
        if (mayBeOld && !tightens(command.kind)) {
            if (auto r = refuseRow(journal, command, tooLate(ErrorCode::Timeout, "the engine came to it too late")); !r && r.error().code != ErrorCode::NotFound) {
                out.problem = r.error();
                return out;
            }
            continue;
        }
        auto answer = applyRow(journal, history, clock, isLab, command);
        if (answer) {
            out.rows.emplace_back(command, std::move(*answer));
        } else if (answer.error().code != ErrorCode::NotFound) {
            out.problem = answer.error();
            return out;
        }
    }
    watch = {.version = *version, .at = begun};
    return out;
}

Result<void> closeEarlierRows(Journal &journal, History &history, const Clock &clock)
{
    const bool isLab = isLabHome(journal.contexts());
    while (true) {
        const auto waiting = journal.waitingCommands();
        if (!waiting)
            return fail(waiting.error());
        if (waiting->empty())
            return {};
        for (const auto &command : *waiting) {
            if (tightens(command.kind)) {
                if (const auto answer = applyRow(journal, history, clock, isLab, command); !answer)
                    return fail(answer.error());
            } else if (auto r = refuseRow(journal, command, tooLate(ErrorCode::Conflict, "handed in before this engine began")); !r) {
                return r;
            }
        }
    }
}

Result<CommandAnswer> withdrawRow(Journal &journal, const CommandId &id)
{
    const CommandAnswer withdrawn{.done = true, .result = nullptr, .error = tooLate(ErrorCode::Timeout, "no engine answered")};
    const auto answered = journal.answerCommand(id, withdrawn);
    if (answered)
        return withdrawn;
    auto earlier = journal.commandAnswer(id);
    if (!earlier)
        return fail(earlier.error());
    if (*earlier)
        return **earlier;
    if (answered.error().code != ErrorCode::NotFound)
        return fail(answered.error());  // it still waits
    return withdrawn;                   // there is no such row
}

}  // namespace preamar::engine
