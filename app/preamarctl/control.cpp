// pause, resume, stop, mode, config, backup, restore, self-test.
#include "app/preamarctl/commands.h"
#include "core/config/settings.h"
#include "core/engine/commands.h"
#include "core/store/home.h"

#include <QFileInfo>
#include <QSslSocket>

#include <memory>

namespace preamar::ctl {

namespace {

struct PauseFlags
{
    bool all = false;
    std::string context;
    std::string workload;
    bool scaleInOnly = false;
    std::string duration;
    std::string reason;

    [[nodiscard]] Result<Json> arguments() const
    {
        Json out = Json::object();
        if (!context.empty() && !workload.empty())
            return fail(ErrorCode::InvalidArgument, "--context", "either --context or --workload");
        out["scope"] = !context.empty() ? "context" : !workload.empty() ? "workload" : "all";
        if (!context.empty())
            out["target"] = context;
        if (!workload.empty())
            out["target"] = workload;
        if (scaleInOnly)
            out["scale_in_only"] = true;
        if (!reason.empty())
            out["reason"] = reason;
        if (!duration.empty()) {
            const auto d = parseDuration(duration);
            if (!d)
                return fail(ErrorCode::InvalidArgument, "--for", d.error().detail);
            out["for_s"] = toSeconds(*d);
        }
        return out;
    }
};

void addPauseFlags(CLI::App *command, const Commands &commands, const std::shared_ptr<PauseFlags> &flags, bool pausing)
{
    command->add_flag("--all", flags->all, commands.help(QT_TRANSLATE_NOOP("cli", "Everything (the default)")));
    command->add_option("--context", flags->context, commands.help(QT_TRANSLATE_NOOP("cli", "Only this context")));
    command->add_option("--workload", flags->workload, commands.help(QT_TRANSLATE_NOOP("cli", "Only this workload")));
    command->add_option("--reason", flags->reason, commands.help(QT_TRANSLATE_NOOP("cli", "Why, for the action log")));
    if (pausing) {
        command->add_flag("--scale-in-only", flags->scaleInOnly, commands.help(QT_TRANSLATE_NOOP("cli", "Hold back reductions only")));
        command->add_option("--for", flags->duration, commands.help(QT_TRANSLATE_NOOP("cli", "End by itself after this time, for example 2h")));
    }
}

int selfTest(const Session &session)
{
    Json checks = Json::array();
    std::vector<std::vector<QString>> rows;
    bool good = true;
    const auto add = [&](const char *name, bool ok, const std::string &detail) {
        checks.push_back(Json{{"name", name}, {"ok", ok}, {"detail", detail}});
        rows.push_back({QString::fromLatin1(name), session.terminal.words(ok ? QT_TRANSLATE_NOOP("cli", "ok") : QT_TRANSLATE_NOOP("cli", "failed")), text::plain(detail)});
        good = good && ok;
    };
    const auto ready = prepareHome(session.home);
    add("home", ready.has_value(), ready ? std::string() : ready.error().reason + " " + ready.error().detail);
    auto journal = session.readJournal();
    add("journal", journal.has_value(), journal ? std::string() : journal.error().reason + " " + journal.error().detail);
    if (journal) {
        const auto chain = (*journal)->verifyAudit();
        add("audit", chain && chain->intact, chain ? chain->problem : chain.error().detail);
    }
    auto history = session.readHistory();
    add("history", history.has_value(), history ? std::string() : history.error().detail);
    add("tls", QSslSocket::supportsSsl(), QSslSocket::sslLibraryVersionString().toStdString());
    const SystemClock system;
    const BootTime boot = system.boot();
    add("clock", boot.time_since_epoch() > Millis::zero() && !system.bootId().empty(), toRfc3339(system.wall()));
    bool words = true;
    for (const auto &info : reasonCodes())
        words = words && !text::reasonMeaning(info.code, text::Language::PtBr).isEmpty();
    add("texts", words, {});
    const int printed = session.terminal.print(Json{{"ok", good}, {"checks", checks}},
                                               {session.terminal.words(QT_TRANSLATE_NOOP("cli", "CHECK")), session.terminal.words(QT_TRANSLATE_NOOP("cli", "RESULT")), QString()}, rows, {});
    return good ? printed : static_cast<int>(Failed);
}

}  // namespace

int printAnswer(const Session &session, const Result<CommandAnswer> &answer, const QString &done)
{
    if (!answer)
        return session.terminal.fail(answer.error());
    if (answer->error)
        return session.terminal.fail(*answer->error);
    Json document = answer->result;
    addReasonTexts(document, session.terminal.language);
    return session.terminal.print(document, done);
}

void addControlCommands(Commands &commands)
{
    Session &session = commands.session;
    for (const bool pausing : {true, false}) {
        auto flags = std::make_shared<PauseFlags>();
        auto *command = commands.app.add_subcommand(pausing ? "pause" : "resume",
                                                    commands.help(pausing ? QT_TRANSLATE_NOOP("cli", "Hold back every action until resumed")
                                                                          : QT_TRANSLATE_NOOP("cli", "Lift a pause; an emergency stop needs --all --reason")));
        addPauseFlags(command, commands, flags, pausing);
        command->callback([&commands, &session, flags, pausing] {
            commands.chosen = [&session, flags, pausing] {
                auto arguments = flags->arguments();
                if (!arguments)
                    return session.terminal.fail(arguments.error());
                return printAnswer(session, session.submit(pausing ? command::pause : command::resume, std::move(*arguments)),
                                   session.terminal.words(pausing ? QT_TRANSLATE_NOOP("cli", "Paused.") : QT_TRANSLATE_NOOP("cli", "Resumed.")));
            };
        });
    }
    auto stopReason = std::make_shared<std::string>();
    auto *stop = commands.app.add_subcommand("stop", commands.help(QT_TRANSLATE_NOOP("cli", "Emergency: pause everything and void what waits")));
    stop->add_option("--reason", *stopReason, commands.help(QT_TRANSLATE_NOOP("cli", "Why, for the action log")));
    stop->callback([&commands, &session, stopReason] {
        commands.chosen = [&session, stopReason] {
            Json arguments = Json::object();
            if (!stopReason->empty())
                arguments["reason"] = *stopReason;
            return printAnswer(session, session.submit(command::stop, std::move(arguments)),
                               session.terminal.words(QT_TRANSLATE_NOOP("cli", "Stopped. Nothing will be changed until: preamarctl resume --all --reason TEXT")));
        };
    });

    auto *config = commands.app.add_subcommand("config", commands.help(QT_TRANSLATE_NOOP("cli", "Read or change a setting")));
    config->require_subcommand(1);
    auto key = std::make_shared<std::string>();
    auto value = std::make_shared<std::string>();
    auto *get = config->add_subcommand("get", commands.help(QT_TRANSLATE_NOOP("cli", "Print one setting, or all")));
    get->add_option("KEY", *key);
    get->callback([&commands, &session, key] {
        commands.chosen = [&session, key] {
            auto journal = session.readJournal();
            if (!journal)
                return session.terminal.fail(journal.error());
            auto stored = (*journal)->settings();
            if (!stored)
                return session.terminal.fail(stored.error());
            const Settings settings = settingsFrom(*stored);
            Json document = Json::object();
            std::vector<std::vector<QString>> rows;
            for (const auto &info : settingKeys()) {
                if (!key->empty() && info.key != *key)
                    continue;
                const std::string text = settingText(settings, std::string(info.key));
                document[std::string(info.key)] = text;
                rows.push_back({QString::fromStdString(std::string(info.key)), QString::fromStdString(text)});
            }
            if (rows.empty())
                return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "config get", "unknown key: " + *key, {}});
            return session.terminal.print(document, {session.terminal.words(QT_TRANSLATE_NOOP("cli", "KEY")), session.terminal.words(QT_TRANSLATE_NOOP("cli", "VALUE"))}, rows, {});
        };
    });
    auto *set = config->add_subcommand("set", commands.help(QT_TRANSLATE_NOOP("cli", "Change one setting")));
    set->add_option("KEY", *key)->required();
    set->add_option("VALUE", *value)->required();
    auto why = std::make_shared<std::string>();
    set->add_option("--reason", *why, commands.help(QT_TRANSLATE_NOOP("cli", "Why, for the action log")));
    set->callback([&commands, &session, key, value, why] {
        commands.chosen = [&session, key, value, why] {
            return printAnswer(session, session.submit(command::settingSet, Json{{"key", *key}, {"value", *value}, {"reason", *why}}),
                               QString::fromStdString(*key + " = " + *value));
        };
    });

    auto file = std::make_shared<std::string>();
    auto *backup = commands.app.add_subcommand("backup", commands.help(QT_TRANSLATE_NOOP("cli", "Write journal and history into one file")));
    backup->add_option("FILE", *file)->required();
    backup->callback([&commands, &session, file] {
        commands.chosen = [&session, file] {
            if (const auto r = backupHome(session.home, *file, *session.clock); !r)
                return session.terminal.fail(r.error());
            const auto size = QFileInfo(QString::fromStdString(*file)).size();
            return session.terminal.print(Json{{"file", *file}, {"bytes", size}}, session.terminal.words(QT_TRANSLATE_NOOP("cli", "Backup written.")));
        };
    });
    auto *restore = commands.app.add_subcommand("restore", commands.help(QT_TRANSLATE_NOOP("cli", "Bring a backup back; what it replaces is kept beside it")));
    restore->add_option("FILE", *file)->required();
    restore->callback([&commands, &session, file] {
        commands.chosen = [&session, file] {
            if (const auto r = restoreHome(session.home, *file, *session.clock); !r)
                return session.terminal.fail(r.error());
            // What came back may be old: nothing acts before a person has looked (I-37).
            const auto paused = session.submit(command::pause, Json{{"scope", "all"}, {"reason", "restore"}});
            if (!paused)
                return session.terminal.fail(paused.error());
            return session.terminal.print(Json{{"restored", *file}}, session.terminal.words(QT_TRANSLATE_NOOP("cli", "Restored. Everything is paused until you resume it.")));
        };
    });

    auto *test = commands.app.add_subcommand("self-test", commands.help(QT_TRANSLATE_NOOP("cli", "Check this installation and this home")));
    test->callback([&commands, &session] { commands.chosen = [&session] { return selfTest(session); }; });
}

}  // namespace preamar::ctl
