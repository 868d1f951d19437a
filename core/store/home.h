// The folder of settings, journal and history: its default place, its lock, and its protection (0700, files 0600).
#pragma once

#include "core/base/result.h"

#include <memory>
#include <string>
#include <string_view>

namespace preamar {

// XDG / AppData / Application Support; PREAMAR_HOME and --home override it. `lab` gives the demonstration's own home.
[[nodiscard]] std::string defaultHome(bool lab);
// Creates it (0700), sets umask 077, refuses a folder of somebody else or one that cannot be written (HomeReadOnly).
[[nodiscard]] Result<void> prepareHome(const std::string &home);

// Held for the life of an engine: exactly one per home (EngineBusy).
class EngineLock
{
public:
    [[nodiscard]] static Result<std::unique_ptr<EngineLock>> tryTake(const std::string &home);
    virtual ~EngineLock() = default;
};

// Journal::state() key: {"reason", "at"} while automation must stay off until a person raises it again (I-37).
inline constexpr std::string_view kAutomationOffState = "automation.off";

// Both files into one file, and back. Restore refuses while an engine runs, checks the chain and the schema first,
// keeps what it replaces beside it, and leaves automation off (I-37).
[[nodiscard]] Result<void> backupHome(const std::string &home, const std::string &file, const class Clock &clock);
[[nodiscard]] Result<void> restoreHome(const std::string &home, const std::string &file, const class Clock &clock);

} // namespace preamar
