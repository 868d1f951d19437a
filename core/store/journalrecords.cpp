// Pauses, commands, cycle reports, events.
#include "core/domain/codec.h"
#include "core/store/pack.h"
#include "core/store/rows.h"
#include "core/store/sqlitejournal.h"

#include <algorithm>
#include <array>

namespace preamar::store {

namespace {

constexpr std::int64_t kReportsKept = 50;
constexpr std::int64_t kCommandsKept = 1'000; // answered ones; who asked reads the answer within seconds
constexpr std::int64_t kEventsKept = 10'000;

std::optional<Severity> parseSeverity(std::string_view text)
{
    for (const auto severity : {Severity::Info, Severity::Warning, Severity::Error, Severity::Critical}) {
        if (toString(severity) == text)
            return severity;
    }
    return std::nullopt;
}

Result<Json> asIs(const Json &json)
{
    return json;
}

} // namespace

// --- pauses

Result<void> SqliteJournal::putPause(const Pause &pause, const AuditEntry &audit)
{
    return tighten([&]() -> Result<void> {
        auto put =
            query("INSERT INTO pauses(scope, target, emergency, scale_in_only, format, pause) VALUES (?, ?, ?, ?, ?, "
                  "?) ON CONFLICT(scope, target, emergency, scale_in_only) DO UPDATE SET format = excluded.format, "
                  "pause = excluded.pause");
        if (!put)
            return fail(put.error());
        const auto ran = put->bind(toString(pause.scope))
                             .bind(std::string_view(pause.target))
                             .bind(std::int64_t{pause.emergency})
                             .bind(std::int64_t{pause.scaleInOnly})
                             .bind(kRowFormat)
                             .bind(std::string_view(dumpJson(toJson(pause))))
                             .run();
        return ran ? append(audit) : ran;
    });
}

Result<void> SqliteJournal::removePause(PauseScope scope, const std::string &target, const AuditEntry &audit)
{
    return write([&]() -> Result<void> {
        auto remove = query("DELETE FROM pauses WHERE scope = ? AND target = ?");
        if (!remove)
            return fail(remove.error());
        if (auto ran = remove->bind(toString(scope)).bind(std::string_view(target)).run(); !ran)
            return ran;
        if (m_database->changes() == 0)
            return fail(ErrorCode::NotFound, "pause", target);
        return append(audit);
    });
}

Result<std::vector<Pause>> SqliteJournal::pauses()
{
    auto statement = query("SELECT format, pause FROM pauses ORDER BY emergency DESC, scope, target, scale_in_only");
    if (!statement)
        return fail(statement.error());
    return readAll<Pause>(*statement, [](const Statement &s) -> Result<Pause> {
        if (auto known = checkFormat(s.integer(0), "pause"); !known)
            return fail(known.error());
        return decode(s.text(1), pauseFromJson, "pause");
    });
}

// --- commands

Result<void> SqliteJournal::addCommand(const Command &command)
{
    return tighten([&]() -> Result<void> {
        auto insert = query("INSERT INTO commands(id, format, kind, arguments, actor, at) VALUES (?, ?, ?, ?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        return insert->bind(std::string_view(command.id.str()))
            .bind(kRowFormat)
            .bind(std::string_view(command.kind))
            .bind(std::string_view(dumpJson(command.arguments)))
            .bind(std::string_view(dumpJson(toJson(command.actor))))
            .bind(toMillis(command.at))
            .run();
    });
}

Result<void> SqliteJournal::answerCommand(const CommandId &id, const CommandAnswer &answer)
{
    return tighten([&]() -> Result<void> {
        auto update = query("UPDATE commands SET answered = ?, done = ?, result = ?, error = ? WHERE id = ? AND answered IS NULL");
        if (!update)
            return fail(update.error());
        const auto error = answer.error ? std::optional(dumpJson(toJson(*answer.error))) : std::nullopt;
        if (auto ran = update->bind(toMillis(m_clock.wall()))
                           .bind(std::int64_t{answer.done})
                           .bind(std::string_view(dumpJson(answer.result)))
                           .bind(error)
                           .bind(std::string_view(id.str()))
                           .run();
            !ran)
            return ran;
        if (m_database->changes() == 0)
            return fail(ErrorCode::NotFound, "command", id.str());
        auto prune =
            query("DELETE FROM commands WHERE answered IS NOT NULL AND seq <= (SELECT max(seq) FROM commands) - ?");
        if (!prune)
            return fail(prune.error());
        return prune->bind(kCommandsKept).run();
    });
}

Result<std::vector<Command>> SqliteJournal::waitingCommands()
{
    auto statement =
        query("SELECT format, id, kind, arguments, actor, at FROM commands WHERE answered IS NULL ORDER BY seq "
              "LIMIT ?");
    if (!statement)
        return fail(statement.error());
    return readAll<Command>(statement->bind(kPage), [](const Statement &s) -> Result<Command> {
        if (auto known = checkFormat(s.integer(0), "command"); !known)
            return fail(known.error());
        auto arguments = decode<Json>(s.text(3), asIs, "command");
        if (!arguments)
            return fail(arguments.error());
        auto actor = decode(s.text(4), actorFromJson, "command");
        if (!actor)
            return fail(actor.error());
        return Command{CommandId(std::string(s.text(1))), std::string(s.text(2)), std::move(*arguments),
                       std::move(*actor), fromMillis(s.integer(5))};
    });
}

Result<std::optional<CommandAnswer>> SqliteJournal::commandAnswer(const CommandId &id)
{
    auto statement = query("SELECT done, result, error FROM commands WHERE id = ? AND answered IS NOT NULL");
    if (!statement)
        return fail(statement.error());
    return readOne<CommandAnswer>(statement->bind(std::string_view(id.str())),
                                  [](const Statement &s) -> Result<CommandAnswer> {
                                      auto result = decode<Json>(s.text(1), asIs, "command");
                                      if (!result)
                                          return fail(result.error());
                                      CommandAnswer out{s.integer(0) == 1, std::move(*result), std::nullopt};
                                      if (!s.isNull(2)) {
                                          auto error = decode(s.text(2), errorFromJson, "command");
                                          if (!error)
                                              return fail(error.error());
                                          out.error = std::move(*error);
                                      }
                                      return out;
                                  });
}

// --- cycle reports

Result<void> SqliteJournal::putCycleReport(const CycleReport &report)
{
    std::string packed = pack(cycleReportText(report));
    auto written = write([&]() -> Result<void> {
        auto put =
            query("INSERT INTO cycle_reports(number, format, started, report) VALUES (?, ?, ?, ?) ON CONFLICT(number) "
                  "DO UPDATE SET started = excluded.started, report = excluded.report");
        if (!put)
            return fail(put.error());
        put->bind(report.number).bind(kRowFormat).bind(toMillis(report.started)).bindBlob(packed);
        if (auto ran = put->run(); !ran)
            return ran;
        auto prune = query("DELETE FROM cycle_reports WHERE number <= (SELECT max(number) FROM cycle_reports) - ?");
        if (!prune)
            return fail(prune.error());
        return prune->bind(kReportsKept).run();
    });
    if (written) {
        m_reportBytes = std::move(packed);
        m_report = report;
    }
    return written;
}

Result<std::optional<CycleReport>> SqliteJournal::lastCycleReport()
{
    auto statement = query("SELECT format, report FROM cycle_reports ORDER BY number DESC LIMIT 1");
    if (!statement)
        return fail(statement.error());
    return readOne<CycleReport>(*statement, [this](const Statement &s) -> Result<CycleReport> {
        if (auto known = checkFormat(s.integer(0), "cycle report"); !known)
            return fail(known.error());
        const auto packed = s.blob(1);
        if (m_report && packed == m_reportBytes)
            return *m_report;
        const auto text = unpack(packed, "cycle report");
        if (!text)
            return fail(text.error());
        auto report = decode(std::string_view(*text), cycleReportFromJson, "cycle report");
        if (report) {
            m_reportBytes = packed;
            m_report = *report;
        }
        return report;
    });
}

Result<std::int64_t> SqliteJournal::nextCycleNumber()
{
    auto statement = query("SELECT coalesce(max(number), 0) + 1 FROM cycle_reports");
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    return statement->integer(0);
}

// --- events

Result<void> SqliteJournal::addEvent(const Event &event)
{
    return tighten([&]() -> Result<void> {
        auto insert =
            query("INSERT INTO events(format, at, type, severity, dedup_key, workload, detail) VALUES (?, ?, ?, ?, "
                  "?, ?, ?)");
        if (!insert)
            return fail(insert.error());
        if (auto ran = insert->bind(kRowFormat)
                           .bind(toMillis(event.at))
                           .bind(std::string_view(event.type))
                           .bind(toString(event.severity))
                           .bind(std::string_view(event.dedupKey))
                           .bind(std::string_view(event.workload))
                           .bind(std::string_view(dumpJson(event.detail)))
                           .run();
            !ran)
            return ran;
        auto prune = query("DELETE FROM events WHERE seq <= ?");
        if (!prune)
            return fail(prune.error());
        return prune->bind(m_database->lastRowId() - kEventsKept).run();
    });
}

Result<std::vector<Event>> SqliteJournal::eventsAfter(std::int64_t seq, std::size_t limit)
{
    auto statement =
        query("SELECT format, seq, at, type, severity, dedup_key, workload, detail FROM events WHERE seq > ? "
              "ORDER BY seq LIMIT ?");
    if (!statement)
        return fail(statement.error());
    statement->bind(seq).bind(std::min(static_cast<std::int64_t>(limit), kPage));
    return readAll<Event>(*statement, [](const Statement &s) -> Result<Event> {
        if (auto known = checkFormat(s.integer(0), "event"); !known)
            return fail(known.error());
        const auto severity = parseSeverity(s.text(4));
        if (!severity)
            return refuse(ErrorCode::Storage, "event", "unknown severity", ReasonCode::JournalDamaged);
        auto detail = decode<Json>(s.text(7), asIs, "event");
        if (!detail)
            return fail(detail.error());
        return Event{.seq = s.integer(1),
                     .at = fromMillis(s.integer(2)),
                     .type = std::string(s.text(3)),
                     .severity = *severity,
                     .dedupKey = std::string(s.text(5)),
                     .workload = std::string(s.text(6)),
                     .detail = std::move(*detail)};
    });
}

} // namespace preamar::store
