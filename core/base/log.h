// Logging by category (one per module). Never a header, a query string, a body or a secret.
#pragma once

#include "core/base/result.h"

#include <spdlog/spdlog.h>

#include <memory>
#include <string>
#include <string_view>

namespace preamar {

// The logger of a module, e.g. logger("net"). Silent until startLogging() was called.
[[nodiscard]] std::shared_ptr<spdlog::logger> logger(std::string_view category);
// One rotating file (0600) in the home, and stderr where asked for. level: trace debug info warn error off.
[[nodiscard]] Result<void> startLogging(const std::string &directory, const std::string &level, bool toStderr);
// Text from elsewhere for a log line: control characters escaped, capped at 300 bytes.
[[nodiscard]] std::string logText(std::string_view text);

}  // namespace preamar
