// The subcommands, in groups; each file adds its own to the parser. A callback returns the exit code through `exit`.
#pragma once

#include "app/preamarctl/session.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace preamar::ctl {

struct Commands
{
    CLI::App &app;
    Session &session;
    std::function<int()> chosen;   // set by the subcommand that was given

    [[nodiscard]] std::string help(const char *source) const { return session.terminal.words(source).toStdString(); }
};

void addContextCommands(Commands &commands);
void addWorkloadCommands(Commands &commands);
void addScanCommand(Commands &commands);
void addCycleCommands(Commands &commands);
void addProposalCommands(Commands &commands);
void addControlCommands(Commands &commands);
void addCalendarCommands(Commands &commands);
void addRecordCommands(Commands &commands);
void addAnalysisCommands(Commands &commands);
void addForecastCommand(Commands &commands);
void addPolicyListCommand(Commands &commands);
void addReplayCommand(Commands &commands);
void addBacktestCommand(Commands &commands);

// Prints a command's answer: its result, or its refusal with the exit code that belongs to it.
int printAnswer(const Session &session, const Result<CommandAnswer> &answer, const QString &done);

}  // namespace preamar::ctl
