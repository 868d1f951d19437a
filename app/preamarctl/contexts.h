// What the commands about contexts share.
#pragma once

#include "app/preamarctl/commands.h"

namespace preamar::ctl {

// `context add` below `context`.
void addContextAdd(Commands &commands, CLI::App &context);

// The live test of a context: the adapters are asked through an engine that owns nothing.
[[nodiscard]] Result<ContextHealth> probeContext(const Session &session, const ContextConfig &config);
// What a reason is about: the server that does not answer, the program that was not run, else what was found out about it.
[[nodiscard]] std::string subjectOf(const ContextConfig &config, const ContextHealth &health);
[[nodiscard]] QString healthLine(const Terminal &t, const ContextConfig &config, const ContextHealth &health);
int checkContext(const Session &session, const std::string &name);

}  // namespace preamar::ctl
