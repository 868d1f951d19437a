#include "core/engine/commandapply.h"

#include "core/engine/commandscope.h"

#include "core/engine/commands.h"

#include <algorithm>

namespace preamar {

Command makeCommand(std::string_view kind, Json arguments, const Actor &actor, Timestamp now)
{
    return Command{.id = CommandId(newUlid(toMillis(now))), .kind = std::string(kind), .arguments = std::move(arguments),
                   .actor = actor, .at = now};
}

namespace engine {

namespace {

struct Handler
{
    std::string_view kind;
    Answer (*apply)(const Scope &);
};

constexpr Handler kHandlers[] = {
    {command::contextAdd, addContext},   {command::contextUpdate, updateContext}, {command::contextRemove, removeContext}, {command::contextProfile, setProfile}, {command::modeSet, setMode},
    {command::policySet, setPolicy},     {command::approve, approve},             {command::reject, reject},
    {command::revert, revert},           {command::pause, pause},                 {command::resume, resume},
    {command::stop, stop},               {command::settingSet, setSetting},       {command::historyImport, importHistory},
    {command::modelRetrain, orderModels}, {command::modelRollback, orderModels},  {command::modelCompare, orderModels},
    {command::policyUndo, undoPolicy},   {command::policyLayer, setLayer},        {command::calendarSet, setCalendar},
    {command::calendarPut, putCalendarEntry},  {command::calendarRemove, removeCalendarEntry},
    {command::calendarImport, importCalendar}, {command::calendarUndo, undoCalendar},
};

CommandAnswer apply(Journal &journal, History *history, const Command &command, const CommandContext &context, bool recorded)
{
    const auto *handler = std::find_if(std::begin(kHandlers), std::end(kHandlers), [&](const Handler &h) { return h.kind == command.kind; });
    if (handler == std::end(kHandlers))
        return CommandAnswer{.done = true, .result = nullptr, .error = Error{ErrorCode::InvalidArgument, "command", "unknown: " + command.kind, {}}};
    const Scope scope{journal, history, command, context};
    Json result = nullptr;
    const auto done = journal.transaction([&]() -> Result<void> {
        auto answer = handler->apply(scope);
        if (!answer)
            return fail(answer.error());
        result = std::move(*answer);
        return recorded ? journal.answerCommand(command.id, CommandAnswer{.done = true, .result = result, .error = std::nullopt}) : Result<void>{};
    });
    if (done)
        return CommandAnswer{.done = true, .result = std::move(result), .error = std::nullopt};
    if (!done.error().reason.empty() && done.error().code != ErrorCode::Storage) {
        // A refusal on request is recorded with its code (I-40); the transaction above was rolled back.
        AuditEntry entry = scope.audit("command.refused", scope.text("workload"), done.error().reason);
        Json arguments = command.kind == command::historyImport ? Json() : command.arguments;
        if (arguments.is_object())
            arguments.erase("exec"); // a program's arguments, if a caller sent them (commands_context.cpp)
        entry.detail = Json{{"command", command.kind}, {"arguments", std::move(arguments)}};
        if (auto r = journal.appendAudit(entry); !r)
            return CommandAnswer{.done = true, .result = nullptr, .error = r.error()};
    }
    CommandAnswer answer{.done = true, .result = nullptr, .error = done.error()};
    if (recorded) {
        if (auto r = journal.answerCommand(command.id, answer); !r)
            answer.error = r.error();
    }
    return answer;
}

}  // namespace

CommandAnswer applyCommand(Journal &journal, History *history, const Command &command, const CommandContext &context)
{
    return apply(journal, history, command, context, false);
}

CommandAnswer applyRecorded(Journal &journal, History *history, const Command &command, const CommandContext &context)
{
    return apply(journal, history, command, context, true);
}

}  // namespace engine
}  // namespace preamar
