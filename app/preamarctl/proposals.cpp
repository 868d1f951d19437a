// proposals list | show | approve | reject | revert.
#include "app/preamarctl/commands.h"
#include "core/domain/codec.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"

#include <memory>
#include <set>

namespace preamar::ctl {

namespace {

QString arrow(const Change &change)
{
    return text::plain(diffText(change));
}

int listProposals(const Session &session)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    auto open = (*journal)->openProposals();
    auto recent = (*journal)->recentProposals(50);
    if (!open)
        return session.terminal.fail(open.error());
    if (!recent)
        return session.terminal.fail(recent.error());
    const auto &t = session.terminal;
    Json list = Json::array();
    std::vector<std::vector<QString>> rows;
    std::set<ProposalId> listed;
    const auto add = [&](const Proposal &p) {
        if (!listed.insert(p.id).second)
            return;
        Json view = proposalView(p);
        addReasonTexts(view, t.language);
        list.push_back(std::move(view));
        const Millis left = timeLeft(p.plan, session.clock->bootId(), session.clock->boot());
        rows.push_back({QString::fromStdString(p.id.str()), text::plain(toString(p.plan.workload)), arrow(p.plan.change), text::proposalState(p.state, t.language),
                        isOpen(p.state) ? text::duration(left, t.language) : text::dateTime(p.changed, t.language)});
    };
    for (const auto &p : *open)
        add(p);
    for (const auto &p : *recent)
        add(p);
    return t.print(Json{{"proposals", list}},
                   {QStringLiteral("ID"), t.words(QT_TRANSLATE_NOOP("cli", "WORKLOAD")), t.words(QT_TRANSLATE_NOOP("cli", "REPLICAS")), t.words(QT_TRANSLATE_NOOP("cli", "STATE")), t.words(QT_TRANSLATE_NOOP("cli", "TIME"))},
                   rows, t.words(QT_TRANSLATE_NOOP("cli", "Nothing waits for you.")));
}

int showProposal(const Session &session, const std::string &id)
{
    auto journal = session.readJournal();
    if (!journal)
        return session.terminal.fail(journal.error());
    const auto p = engine::resolveProposal(**journal, id);
    if (!p)
        return session.terminal.fail(p.error());
    const auto &t = session.terminal;
    Json view = proposalView(*p);
    addReasonTexts(view, t.language);
    QString lines = text::plain(toString(p->plan.workload)) + QStringLiteral("   ") + arrow(p->plan.change) + QStringLiteral("   ") + text::proposalState(p->state, t.language) + QLatin1Char('\n');
    QStringList said; // the same of two metrics reads as one
    for (const auto &r : p->plan.reasons) {
        const auto sentence = text::reason(r, t.language);
        if (!said.contains(sentence))
            lines += QStringLiteral("  • ") + sentence + QLatin1Char('\n');
        said.append(sentence);
    }
    for (const auto &step : p->plan.ladder)
        lines += QStringLiteral("  %1 → %2%3\n").arg(text::decisionStep(step.name, t.language)).arg(step.wanted).arg(step.reason ? QStringLiteral("  ") + text::reason(*step.reason, t.language) : QString());
    if (p->plan.risk)
        lines += t.words(QT_TRANSLATE_NOOP("cli", "Risk of overload: %1 without, %2 with")).arg(text::percent(p->plan.risk->without, 0, t.language), text::percent(p->plan.risk->with, 0, t.language)) + QLatin1Char('\n');
    if (p->closedBy)
        lines += text::reason(*p->closedBy, t.language) + QLatin1Char('\n');
    if (p->outcome)
        lines += text::reason(p->outcome->reason, t.language) + QLatin1Char('\n');
    return t.print(view, lines);
}

}  // namespace

void addProposalCommands(Commands &commands)
{
    Session &session = commands.session;
    auto *proposals = commands.app.add_subcommand("proposals", commands.help(QT_TRANSLATE_NOOP("cli", "What waits for a decision, and what became of the last ones")));
    proposals->require_subcommand(0, 1);
    proposals->callback([&commands, &session] {
        if (!commands.chosen)
            commands.chosen = [&session] { return listProposals(session); };
    });
    auto *list = proposals->add_subcommand("list", commands.help(QT_TRANSLATE_NOOP("cli", "Open proposals first, then the last 50")));
    list->callback([&commands, &session] { commands.chosen = [&session] { return listProposals(session); }; });

    auto id = std::make_shared<std::string>();
    auto comment = std::make_shared<std::string>();
    auto confirm = std::make_shared<std::int64_t>(0);
    auto *show = proposals->add_subcommand("show", commands.help(QT_TRANSLATE_NOOP("cli", "One proposal with its reasons")));
    show->add_option("ID", *id)->required();
    show->callback([&commands, &session, id] { commands.chosen = [&session, id] { return showProposal(session, *id); }; });

    struct Verb
    {
        const char *name;
        const char *help;
        std::string_view command;
        const char *done;
    };
    static const Verb verbs[] = {
        {"approve", QT_TRANSLATE_NOOP("cli", "Approve it; an engine acts on it"), command::approve, QT_TRANSLATE_NOOP("cli", "Approved.")},
        {"reject", QT_TRANSLATE_NOOP("cli", "Reject it"), command::reject, QT_TRANSLATE_NOOP("cli", "Rejected.")},
        {"revert", QT_TRANSLATE_NOOP("cli", "Offer the way back of a done action as a new proposal"), command::revert, QT_TRANSLATE_NOOP("cli", "The way back waits for approval.")},
    };
    for (const auto &verb : verbs) {
        auto *sub = proposals->add_subcommand(verb.name, commands.help(verb.help));
        sub->add_option("ID", *id)->required();
        sub->add_option("--comment", *comment, commands.help(QT_TRANSLATE_NOOP("cli", "Kept in the action log")));
        auto *confirmOption = sub->add_option("--confirm", *confirm, commands.help(QT_TRANSLATE_NOOP("cli", "Number of replicas that go, or 0, where it is asked for")));
        sub->callback([&commands, &session, id, comment, confirm, confirmOption, verb] {
            commands.chosen = [&session, id, comment, confirm, confirmOption, verb] {
                Json arguments{{"id", *id}};
                if (!comment->empty())
                    arguments["comment"] = *comment;
                if (confirmOption->count() > 0)
                    arguments["confirm"] = *confirm;
                const auto answer = session.submit(verb.command, std::move(arguments));
                QString done = session.terminal.words(verb.done);
                if (answer && !answer->error && verb.command == command::approve && boolAt(answer->result, "engine_runs") == false)
                    done += QLatin1Char(' ') + session.terminal.words(QT_TRANSLATE_NOOP("cli", "It is acted on at the next cycle."));
                return printAnswer(session, answer, done);
            };
        });
    }
}

}  // namespace preamar::ctl
