// A home as the command line uses it: read it, hand in commands, or be its engine for a while.
#pragma once

#include "app/preamarctl/terminal.h"
#include "core/domain/records.h"
#include "core/engine/engine.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <QCoreApplication>

#include <memory>
#include <optional>
#include <string>

namespace preamar::ctl {

struct Session
{
    Terminal terminal;
    std::string home;
    std::string logLevel = "warn";
    std::shared_ptr<const Clock> clock;   // the home's own: the lab's where it holds a lab context

    // Finds the home's clock and language. Must run before anything else; does not create the home.
    [[nodiscard]] Result<void> open(const std::optional<std::string> &language);
    [[nodiscard]] Result<std::unique_ptr<Journal>> readJournal() const;
    [[nodiscard]] Result<std::unique_ptr<History>> readHistory() const;
    // Applies a command: under the lock where no engine runs, else as a row that the engine answers within a second or so.
    [[nodiscard]] Result<CommandAnswer> submit(std::string_view kind, Json arguments) const;
    [[nodiscard]] EngineOptions engineOptions(bool scheduled) const;
};

// Waits for a future on the program's one event loop, which runs only here.
template<class T>
[[nodiscard]] Result<T> await(Future<T> future)
{
    Result<T> out = fail(ErrorCode::Cancelled, "interrupted");
    QObject context;
    onResult(std::move(future), &context, [&out](Result<T> result) {
        out = std::move(result);
        QCoreApplication::quit();
    });
    QCoreApplication::exec();
    return out;
}

// SIGINT and SIGTERM end the event loop; true once one of them came.
void catchSignals(QCoreApplication &app);
[[nodiscard]] bool interrupted();

}  // namespace preamar::ctl
