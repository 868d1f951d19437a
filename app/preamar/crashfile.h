// What is left of a crash: one local file in the home with version, time, cause and the addresses of the calls, written
// with nothing but what a dying process may still do. No values of variables, no arguments, no environment; it is sent
// nowhere. The next start offers it to the person.
#pragma once

#include <QString>

#include <optional>
#include <string>

namespace preamar::app {

// From now on a crash (a fatal signal, an exception that nobody caught; on Windows an unhandled one of the system) leaves
// its file in this home. Called again for another home. `version` is written into the file. A thread that crashes while
// another writes waits for it. On Unix a stack that overflowed is reported of the calling thread alone (the main one):
// the others have no second stack to write from.
void watchForCrash(const std::string &home, const std::string &version);

// The report of the last crash in this home, where it was not dismissed yet.
[[nodiscard]] std::optional<QString> crashReport(const std::string &home);
// Kept beside it under another name until the next one is dismissed.
void dismissCrashReport(const std::string &home);

} // namespace preamar::app
