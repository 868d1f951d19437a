#include "app/preamarctl/session.h"

#include "core/base/log.h"
#include "core/engine/commandapply.h"
#include "core/engine/commands.h"
#include "core/store/home.h"

#include <QFileInfo>
#include <QSocketNotifier>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace preamar::ctl {

namespace {

int g_signalPipe[2] = {-1, -1};
volatile std::sig_atomic_t g_interrupted = 0;

void onSignal(int)
{
    g_interrupted = 1;
    const char byte = 1;
    [[maybe_unused]] const auto n = ::write(g_signalPipe[0], &byte, 1);
}

bool isLabHome(const std::vector<ContextConfig> &contexts)
{
    return std::any_of(contexts.begin(), contexts.end(), [](const ContextConfig &c) { return c.kind == ContextKind::Lab; });
}

bool journalExists(const std::string &home)
{
    return QFileInfo::exists(QString::fromStdString(home) + QStringLiteral("/journal.db"));
}

}  // namespace

void catchSignals(QCoreApplication &app)
{
    if (::socketpair(AF_UNIX, SOCK_STREAM, 0, g_signalPipe) != 0)
        return;
    auto *notifier = new QSocketNotifier(g_signalPipe[1], QSocketNotifier::Read, &app);
    QObject::connect(notifier, &QSocketNotifier::activated, &app, [notifier] {
        notifier->setEnabled(false);
        QCoreApplication::quit();
    });
    std::signal(SIGINT, onSignal);
    std::signal(SIGTERM, onSignal);
}

bool interrupted()
{
    return g_interrupted != 0;
}

Result<void> Session::open(const std::optional<std::string> &language)
{
    clock = std::make_shared<SystemClock>();
    if (!journalExists(home)) {
        terminal.language = text::parseLanguage(language.value_or("pt_BR")).value_or(text::Language::PtBr);
        return {};
    }
    std::string chosen = language.value_or("pt_BR");
    terminal.language = text::parseLanguage(chosen).value_or(text::Language::PtBr);
    auto journal = openJournal(home, *clock, JournalOptions{.readOnly = true});
    if (!journal)
        return fail(journal.error());
    auto contexts = (*journal)->contexts();
    auto settings = (*journal)->settings();
    if (!contexts)
        return fail(contexts.error());
    if (!settings)
        return fail(settings.error());
    clock = clockFor(*contexts);
    if (!language)
        terminal.language = text::parseLanguage(settingsFrom(*settings).language).value_or(text::Language::PtBr);
    return {};
}

Result<std::unique_ptr<Journal>> Session::readJournal() const
{
    if (!journalExists(home)) {
        // A home that was never used is an empty one; it is made so that every command answers alike.
        if (auto r = prepareHome(home); !r)
            return fail(r.error());
        return openJournal(home, *clock);
    }
    return openJournal(home, *clock, JournalOptions{.readOnly = true});
}

Result<std::unique_ptr<History>> Session::readHistory() const
{
    if (!QFileInfo::exists(QString::fromStdString(home) + QStringLiteral("/history.db"))) {
        if (auto r = prepareHome(home); !r)
            return fail(r.error());
        return openHistory(home);
    }
    return openHistory(home, HistoryOptions{.readOnly = true});
}

Result<CommandAnswer> Session::submit(std::string_view kind, Json arguments) const
{
    if (auto r = prepareHome(home); !r)
        return fail(r.error());
    const Command command = makeCommand(kind, std::move(arguments), localActor(Origin::CommandLine), SystemClock().wall());
    auto journal = openJournal(home, *clock);
    if (!journal)
        return fail(journal.error());
    auto contexts = (*journal)->contexts();
    if (!contexts)
        return fail(contexts.error());
    engine::CommandContext context{.clock = *clock, .engineRuns = false, .isLab = isLabHome(*contexts)};

    auto lock = EngineLock::tryTake(home);
    if (!lock && lock.error().reason != toString(ReasonCode::EngineBusy))
        return fail(lock.error());
    // What only tightens is applied by whoever asks, engine or not: a hanging engine must not delay a pause (I-36).
    if (!lock && (kind == command::pause || kind == command::stop)) {
        context.engineRuns = true;
        return engine::applyCommand(**journal, nullptr, command, context);
    }
    if (lock) {
        std::unique_ptr<History> history;
        if (kind == command::historyImport) {
            auto opened = openHistory(home);
            if (!opened)
                return fail(opened.error());
            history = std::move(*opened);
        }
        return engine::applyCommand(**journal, history.get(), command, context);
    }
    if (auto r = (*journal)->addCommand(command); !r)
        return fail(r.error());
    for (int i = 0; i < 100 && !interrupted(); ++i) {
        std::this_thread::sleep_for(std::chrono::milliseconds(100));
        auto answer = (*journal)->commandAnswer(command.id);
        if (!answer)
            return fail(answer.error());
        if (*answer)
            return **answer;
    }
    // Nobody acted on it: withdraw it, so that it cannot act later, when nobody expects it.
    const CommandAnswer withdrawn{.done = true, .result = nullptr,
                                  .error = Error{interrupted() ? ErrorCode::Cancelled : ErrorCode::Timeout, "command", "no engine answered", {}}};
    if (auto r = (*journal)->answerCommand(command.id, withdrawn); r)
        return withdrawn;
    auto late = (*journal)->commandAnswer(command.id);
    if (!late)
        return fail(late.error());
    return *late ? **late : withdrawn;
}

EngineOptions Session::engineOptions(bool scheduled) const
{
    EngineOptions options;
    options.home = home;
    options.scheduled = scheduled;
    return options;
}

}  // namespace preamar::ctl
