// What the handlers of commands share. Internal to core/engine.
#pragma once

#include "core/engine/commandapply.h"
#include "core/engine/governance.h"

#include <string>
#include <string_view>

namespace preamar::engine {

using Answer = Result<Json>;

[[nodiscard]] inline tl::unexpected<Error> refuse(ReasonCode code, std::string detail = {})
{
    return fail(ErrorCode::Conflict, "command", std::move(detail), std::string(toString(code)));
}

[[nodiscard]] inline tl::unexpected<Error> badInput(std::string detail)
{
    return fail(ErrorCode::InvalidArgument, "command", std::move(detail));
}

// What every handler needs.
struct Scope
{
    Journal &journal;
    History *history;
    const Command &command;
    const CommandContext &context;

    [[nodiscard]] std::string text(std::string_view key) const { return stringAt(command.arguments, key).value_or(std::string()); }
    [[nodiscard]] AuditEntry audit(std::string event, std::string workload = {}, std::string code = {}) const
    {
        return AuditEntry{.actor = command.actor, .event = std::move(event), .workload = std::move(workload), .code = std::move(code),
                          .detail = command.arguments};
    }
    [[nodiscard]] Timestamp now() const { return context.clock.wall(); }
};

[[nodiscard]] std::optional<Timestamp> untilOf(const Scope &s);
// The operator's row for a workload, or the defaults it would get.
[[nodiscard]] Result<WorkloadSettings> settingsFor(const Scope &s, const WorkloadRef &ref);

// commands_context.cpp
[[nodiscard]] Answer addContext(const Scope &s);
[[nodiscard]] Answer updateContext(const Scope &s);
[[nodiscard]] Answer removeContext(const Scope &s);
[[nodiscard]] Answer setProfile(const Scope &s);
// commands_proposal.cpp
[[nodiscard]] Answer approve(const Scope &s);
[[nodiscard]] Answer reject(const Scope &s);
[[nodiscard]] Answer revert(const Scope &s);
// commands_pause.cpp
[[nodiscard]] Answer pause(const Scope &s);
[[nodiscard]] Answer resume(const Scope &s);
[[nodiscard]] Answer stop(const Scope &s);
// commands_settings.cpp
[[nodiscard]] Answer setSetting(const Scope &s);
[[nodiscard]] Answer importHistory(const Scope &s);
[[nodiscard]] Answer orderModels(const Scope &s);
// commands_policy.cpp
[[nodiscard]] Answer setMode(const Scope &s);
[[nodiscard]] Answer setPolicy(const Scope &s);
[[nodiscard]] Answer undoPolicy(const Scope &s);
[[nodiscard]] Answer setLayer(const Scope &s);
// commands_calendar.cpp
[[nodiscard]] Answer setCalendar(const Scope &s);
[[nodiscard]] Answer putCalendarEntry(const Scope &s);
[[nodiscard]] Answer removeCalendarEntry(const Scope &s);
[[nodiscard]] Answer importCalendar(const Scope &s);
[[nodiscard]] Answer undoCalendar(const Scope &s);

} // namespace preamar::engine
