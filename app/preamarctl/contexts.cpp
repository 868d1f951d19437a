// context list | check | profile | remove; add is contextadd.cpp.
#include "app/preamarctl/contexts.h"

#include "core/engine/commands.h"
#include "core/engine/governance.h"

#include <memory>

namespace preamar::ctl {

namespace {

int listContexts(const Session &session)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto contexts = (*journal)->contexts();
    auto report = (*journal)->lastCycleReport();
    auto governance = engine::loadGovernance(**journal);
    if (!governance)
        return session.terminal.fail(governance.error());
    if (!contexts)
        return session.terminal.fail(contexts.error());
    if (!report)
        return session.terminal.fail(report.error());
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    for (const auto &c : *contexts) {
        const ContextReport *seen = nullptr;
        if (*report) {
            for (const auto &r : (*report)->contexts) {
                if (r.name == c.name)
                    seen = &r;
            }
        }
        const auto profile = governance->profiles.find(c.name);
        const std::string state = seen == nullptr ? "unknown" : std::string(toString(seen->health.state));
        list.push_back(Json{{"name", c.name.str()},
                            {"kind", toString(c.kind)},
                            {"url", c.url.empty() ? Json() : Json(c.url)},
                            {"environment", c.kind == ContextKind::Portainer ? Json(c.environment) : Json()},
                            {"prometheus", c.prometheus.url.empty() ? Json() : Json(c.prometheus.url)},
                            {"read_only", c.readOnly},
                            {"profile", profile == governance->profiles.end() ? Json() : Json(profile->second)},
                            {"state", state},
                            {"reason", seen == nullptr || seen->health.reason.empty() ? Json() : Json(seen->health.reason)},
                            {"backfill", seen != nullptr && seen->backfillProgress ? Json(*seen->backfillProgress) : Json()}});
        rows.push_back({text::plain(c.name.str()), QString::fromStdString(std::string(toString(c.kind))), text::plain(c.url), QString::fromStdString(state)});
    }
    const auto &t = session.terminal;
    return t.print(Json{{"contexts", list}},
                   {t.words(QT_TRANSLATE_NOOP("cli", "NAME")), t.words(QT_TRANSLATE_NOOP("cli", "KIND")), QStringLiteral("URL"), t.words(QT_TRANSLATE_NOOP("cli", "STATE"))}, rows,
                   t.words(QT_TRANSLATE_NOOP("cli", "No context yet. Try: preamarctl context add lab demo")));
}

}  // namespace

void addContextCommands(Commands &commands)
{
    Session &session = commands.session;
    auto *context = commands.app.add_subcommand("context", commands.help(QT_TRANSLATE_NOOP("cli", "Places with workloads: add, list, check, remove")));
    context->require_subcommand(1);
    addContextAdd(commands, *context);
    auto *list = context->add_subcommand("list", commands.help(QT_TRANSLATE_NOOP("cli", "All contexts with their last known state")));
    list->callback([&commands, &session] { commands.chosen = [&session] { return listContexts(session); }; });
    auto name = std::make_shared<std::string>();
    auto *check = context->add_subcommand("check", commands.help(QT_TRANSLATE_NOOP("cli", "Test a context now: reachability, versions, permissions, metrics, clock")));
    check->alias("test");
    check->add_option("NAME", *name)->required();
    check->callback([&commands, &session, name] { commands.chosen = [&session, name] { return checkContext(session, *name); }; });
    auto profile = std::make_shared<std::string>();
    auto *profiled = context->add_subcommand("profile", commands.help(QT_TRANSLATE_NOOP("cli", "Set the environment profile of a context: dev, staging, production or none")));
    profiled->add_option("NAME", *name)->required();
    profiled->add_option("PROFILE", *profile)->required();
    profiled->callback([&commands, &session, name, profile] {
        commands.chosen = [&session, name, profile] {
            return printAnswer(session, session.submit(command::contextProfile, Json{{"name", *name}, {"profile", *profile}}),
                               session.terminal.words(QT_TRANSLATE_NOOP("cli", "Profile set.")));
        };
    });
    auto *remove = context->add_subcommand("remove", commands.help(QT_TRANSLATE_NOOP("cli", "Forget a context; nothing on its server changes")));
    remove->add_option("NAME", *name)->required();
    auto confirmed = std::make_shared<std::string>();
    remove->add_option("--confirm", *confirmed, commands.help(QT_TRANSLATE_NOOP("cli", "The name once more, where a change there was never read back")));
    remove->callback([&commands, &session, name, confirmed] {
        commands.chosen = [&session, name, confirmed] {
            return printAnswer(session, session.submit(command::contextRemove, Json{{"name", *name}, {"confirm", *confirmed}}), session.terminal.words(QT_TRANSLATE_NOOP("cli", "Context removed.")));
        };
    });
}

}  // namespace preamar::ctl
