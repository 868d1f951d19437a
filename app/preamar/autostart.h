// Starting with the session of the person at the desk, as each platform does it: an XDG autostart entry, the Run key of the
// user on Windows, a LaunchAgent on macOS. The entry itself is the truth; nothing else remembers it.
#pragma once

#include "core/base/result.h"

#include <optional>
#include <string>

namespace preamar::app::autostart {

// nullopt where the platform knows no such thing.
[[nodiscard]] std::optional<bool> isOn();
// The program starts minimised, on this home.
[[nodiscard]] Result<void> set(bool on, const std::string &home);

} // namespace preamar::app::autostart
