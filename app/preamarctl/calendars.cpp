// calendar: business hours, events, freeze windows and schedules; import and export as iCalendar.
#include "app/preamarctl/commands.h"
#include "core/base/json.h"
#include "core/calendar/entries.h"
#include "core/engine/commands.h"
#include "core/engine/governance.h"

#include <QFile>

#include <memory>

namespace preamar::ctl {

namespace {

constexpr qint64 kLargestFile = 4 * 1024 * 1024;

Result<std::string> readAll(const std::string &path)
{
    QFile file(QString::fromStdString(path));
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorCode::InvalidArgument, path, file.errorString().toStdString());
    if (file.size() > kLargestFile)
        return fail(ErrorCode::InvalidArgument, path, "larger than 4 MiB");
    return file.readAll().toStdString();
}

int show(const Session &session, bool asICalendar)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto governance = engine::loadGovernance(**journal);
    if (!governance)
        return session.terminal.fail(governance.error());
    const auto &t = session.terminal;
    const calendar::Calendar &c = governance->calendar;
    if (asICalendar) {
        const std::string text = calendar::toICalendar(c);
        return t.print(Json{{"ics", text}}, QString::fromStdString(text));
    }
    std::vector<std::vector<QString>> rows;
    for (const auto &e : c.entries) {
        const std::string when = e.cron.empty() ? (e.from ? toRfc3339(*e.from) : std::string()) + " – " + (e.to ? toRfc3339(*e.to) : std::string()) : e.cron;
        rows.push_back({text::plain(e.id), QString::fromStdString(std::string(calendar::toString(e.kind))), text::plain(e.name), text::plain(when)});
    }
    return t.print(calendar::toJson(c),
                   {QStringLiteral("ID"), t.words(QT_TRANSLATE_NOOP("cli", "KIND")), t.words(QT_TRANSLATE_NOOP("cli", "NAME")), t.words(QT_TRANSLATE_NOOP("cli", "WHEN"))}, rows,
                   t.words(QT_TRANSLATE_NOOP("cli", "The calendar is empty.")));
}

}  // namespace

void addCalendarCommands(Commands &commands)
{
    Session &session = commands.session;
    auto *calendar = commands.app.add_subcommand("calendar", commands.help(QT_TRANSLATE_NOOP("cli", "Events, freeze windows, business hours and schedules")));
    calendar->require_subcommand(1);
    auto *list = calendar->add_subcommand("show", commands.help(QT_TRANSLATE_NOOP("cli", "The calendar in force")));
    list->callback([&commands, &session] { commands.chosen = [&session] { return show(session, false); }; });
    auto *exported = calendar->add_subcommand("export", commands.help(QT_TRANSLATE_NOOP("cli", "Print it as iCalendar")));
    exported->callback([&commands, &session] { commands.chosen = [&session] { return show(session, true); }; });

    auto file = std::make_shared<std::string>();
    auto confirm = std::make_shared<int>(-1);
    auto as = std::make_shared<std::string>();
    auto factor = std::make_shared<double>(0.0);
    auto id = std::make_shared<std::string>();
    const auto done = [&session] { return session.terminal.words(QT_TRANSLATE_NOOP("cli", "Calendar saved.")); };
    const auto withConfirm = [confirm](Json arguments) {
        if (*confirm >= 0)
            arguments["confirm"] = *confirm;
        return arguments;
    };
    const auto fromFile = [&commands, &session, file, done, withConfirm](CLI::App *command, const char *key, std::string_view kind) {
        command->callback([&commands, &session, file, done, withConfirm, key, kind] {
            commands.chosen = [&session, file, done, withConfirm, key, kind] {
                const auto bytes = readAll(*file);
                if (!bytes)
                    return session.terminal.failWith(Usage, bytes.error());
                auto json = parseJson(*bytes, *file);
                if (!json)
                    return session.terminal.failWith(Usage, json.error());
                return printAnswer(session, session.submit(kind, withConfirm(Json{{key, *json}})), done());
            };
        });
    };
    auto *set = calendar->add_subcommand("set", commands.help(QT_TRANSLATE_NOOP("cli", "Replace it by a JSON file")));
    set->add_option("FILE", *file)->required();
    set->add_option("--confirm", *confirm, commands.help(QT_TRANSLATE_NOOP("cli", "0 where an entry lowers to zero replicas")));
    fromFile(set, "calendar", command::calendarSet);
    auto *put = calendar->add_subcommand("put", commands.help(QT_TRANSLATE_NOOP("cli", "Add or change one entry, from a JSON file")));
    put->add_option("FILE", *file, commands.help(QT_TRANSLATE_NOOP("cli", "A JSON file with the entry")))->required();
    put->footer(commands.help(QT_TRANSLATE_NOOP("cli", "Three entries as examples:"))
                + R"(
  {"id": "bf", "kind": "event", "name": "Black Friday", "from": "2026-11-27T03:00:00Z", "to": "2026-11-28T03:00:00Z", "factor": 3, "lead": "2h"}
  {"id": "close", "kind": "freeze", "name": "Month-end close", "from": "2026-12-30T03:00:00Z", "to": "2027-01-01T03:00:00Z", "contexts": ["prod"]}
  {"id": "night", "kind": "schedule", "name": "Night", "cron": "0 22 * * *", "duration": "8h", "groups": ["loja"], "max": 2})");
    put->add_option("--confirm", *confirm, commands.help(QT_TRANSLATE_NOOP("cli", "0 where an entry lowers to zero replicas")));
    fromFile(put, "entry", command::calendarPut);
    auto *remove = calendar->add_subcommand("remove", commands.help(QT_TRANSLATE_NOOP("cli", "Remove one entry")));
    remove->add_option("ID", *id)->required();
    remove->callback([&commands, &session, id, done] {
        commands.chosen = [&session, id, done] { return printAnswer(session, session.submit(command::calendarRemove, Json{{"id", *id}}), done()); };
    });
    auto *import = calendar->add_subcommand("import", commands.help(QT_TRANSLATE_NOOP("cli", "Add what an iCalendar file holds")));
    import->add_option("FILE", *file)->required();
    import->add_option("--as", *as, commands.help(QT_TRANSLATE_NOOP("cli", "What its events are: event or freeze")));
    import->add_option("--factor", *factor, commands.help(QT_TRANSLATE_NOOP("cli", "How many times the load its events bring")));
    import->callback([&commands, &session, file, as, factor, done] {
        commands.chosen = [&session, file, as, factor, done] {
            const auto bytes = readAll(*file);
            if (!bytes)
                return session.terminal.failWith(Usage, bytes.error());
            Json arguments{{"ics", *bytes}};
            if (!as->empty())
                arguments["as"] = *as;
            if (*factor > 0.0)
                arguments["factor"] = *factor;
            return printAnswer(session, session.submit(command::calendarImport, arguments), done());
        };
    });
    auto *undo = calendar->add_subcommand("undo", commands.help(QT_TRANSLATE_NOOP("cli", "Put the calendar back that was there before the last change")));
    undo->callback([&commands, &session, done] {
        commands.chosen = [&session, done] { return printAnswer(session, session.submit(command::calendarUndo, Json::object()), done()); };
    });
}

}  // namespace preamar::ctl
