// cycle and run: this program is the engine, once or for good.
#include "app/preamarctl/commands.h"
#include "core/base/log.h"
#include "core/domain/codec.h"
#include "core/store/home.h"

#include <QTimer>

#include <memory>

namespace preamar::ctl {

namespace {

// What keeps a context from being seen whole, and how much of its past is still to come.
void noteContexts(const Terminal &t, const CycleReport &report)
{
    for (const auto &c : report.contexts) {
        const auto code = parseReasonCode(c.health.reason);
        if (code && c.health.state != ContextHealth::State::Ok)
            t.note(text::plain(c.name.str()) + QStringLiteral(": ") + text::reason(Reason{*code, {}, c.health.detail}, t.language));
        if (c.backfillProgress)
            t.note(text::plain(c.name.str()) + QStringLiteral(": ") + t.words(QT_TRANSLATE_NOOP("cli", "its history is being fetched, %1 done")).arg(text::percent(*c.backfillProgress, 0, t.language)));
    }
}

int printReport(const Session &session, const CycleReport &report)
{
    Json document = toJson(report);
    addReasonTexts(document, session.terminal.language);
    const auto &t = session.terminal;
    if (!t.json)
        noteContexts(t, report);
    std::vector<std::vector<QString>> rows;
    for (const auto &w : report.workloads) {
        if (!w.enrolled)
            continue;
        rows.push_back({text::plain(toString(w.workload.ref)), QStringLiteral("%1 → %2").arg(w.decision.from).arg(w.decision.to), text::decisionSentence(w, t.language),
                        QString::fromStdString(w.proposal.str())});
    }
    return t.print(document, {t.words(QT_TRANSLATE_NOOP("cli", "WORKLOAD")), t.words(QT_TRANSLATE_NOOP("cli", "REPLICAS")), t.words(QT_TRANSLATE_NOOP("cli", "DECISION")), t.words(QT_TRANSLATE_NOOP("cli", "PROPOSAL"))},
                   rows, t.words(QT_TRANSLATE_NOOP("cli", "No enrolled workload was seen. “preamarctl workloads” lists what is there, “preamarctl mode WORKLOAD recommend” enrols one.")));
}

int runCycles(const Session &session, const std::string &context, int count, const std::string &intervalText)
{
    const auto interval = parseDuration(intervalText);
    if (!interval)
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--interval", interval.error().detail, {}});
    if (count < 1)
        return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--count", "at least 1", {}});
    if (!context.empty()) {
        auto journal = session.readJournal();
        if (!journal)
            return session.terminal.fail(journal.error());
        auto contexts = (*journal)->contexts();
        if (!contexts)
            return session.terminal.fail(contexts.error());
        if (std::none_of(contexts->begin(), contexts->end(), [&](const ContextConfig &c) { return c.name.str() == context; }))
            return session.terminal.failWith(Usage, Error{ErrorCode::InvalidArgument, "--context", "no context of that name: " + context, {}});
    }
    Engine engine(session.engineOptions(false));
    const auto started = await(engine.start());
    if (!started)
        return session.terminal.fail(started.error());
    if (!*started)
        return session.terminal.failWith(Refused, Error{ErrorCode::Conflict, "cycle", "another program runs the engine of this home", std::string(toString(ReasonCode::EngineBusy))});
    int exit = Done;
    for (int i = 0; i < count && !interrupted(); ++i) {
        if (i > 0) {
            QTimer::singleShot(std::chrono::milliseconds(*interval), [] { QCoreApplication::quit(); });
            QCoreApplication::exec();
            if (interrupted())
                break;
        }
        const auto report = await(engine.runCycle(context));
        if (!report) {
            exit = interrupted() ? static_cast<int>(Interrupted) : session.terminal.fail(report.error());
            break;
        }
        exit = printReport(session, *report);
        // Some contexts out of reach are a state, all of them a failure.
        const auto asked = [&](const ContextReport &c) { return context.empty() || c.name.str() == context; };
        const auto answered = [&](const ContextReport &c) { return asked(c) && c.health.state != ContextHealth::State::Unreachable; };
        if (std::any_of(report->contexts.begin(), report->contexts.end(), asked) && std::none_of(report->contexts.begin(), report->contexts.end(), answered))
            exit = Failed;
    }
    (void)await(engine.shutdown());
    return interrupted() ? static_cast<int>(Interrupted) : exit;
}

int runService(const Session &session)
{
    // The home must exist before its log file can.
    if (const auto r = prepareHome(session.home); !r)
        return session.terminal.fail(r.error());
    (void)startLogging(session.home, session.logLevel == "warn" ? "info" : session.logLevel, false);
    Engine engine(session.engineOptions(true));
    const auto started = await(engine.start());
    if (!started)
        return session.terminal.fail(started.error());
    if (!*started)
        return session.terminal.failWith(Refused, Error{ErrorCode::Conflict, "run", "another program runs the engine of this home", std::string(toString(ReasonCode::EngineBusy))});
    logger("engine")->info("engine started");
    session.terminal.note(session.terminal.words(QT_TRANSLATE_NOOP("cli", "The engine runs. SIGTERM ends it.")));
    QCoreApplication::exec();
    const auto ended = await(engine.shutdown());
    logger("engine")->info("engine ended");
    return ended ? static_cast<int>(Done) : session.terminal.fail(ended.error());
}

}  // namespace

void addCycleCommands(Commands &commands)
{
    Session &session = commands.session;
    auto context = std::make_shared<std::string>();
    auto count = std::make_shared<int>(1);
    auto interval = std::make_shared<std::string>("300s");
    auto *cycle = commands.app.add_subcommand("cycle", commands.help(QT_TRANSLATE_NOOP("cli", "Act on what was approved, then measure, forecast, decide and propose")));
    cycle->add_option("--context", *context, commands.help(QT_TRANSLATE_NOOP("cli", "Only this context")));
    cycle->add_option("--count", *count, commands.help(QT_TRANSLATE_NOOP("cli", "How many cycles")));
    cycle->add_option("--interval", *interval, commands.help(QT_TRANSLATE_NOOP("cli", "Time between them")));
    cycle->callback([&commands, &session, context, count, interval] {
        commands.chosen = [&session, context, count, interval] { return runCycles(session, *context, *count, *interval); };
    });
    auto *run = commands.app.add_subcommand("run", commands.help(QT_TRANSLATE_NOOP("cli", "Be the engine of this home until SIGTERM")));
    run->callback([&commands, &session] { commands.chosen = [&session] { return runService(session); }; });
}

}  // namespace preamar::ctl
