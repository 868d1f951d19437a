// The command line of the window: parsed before there is a display, so that --help and --version need none.
#pragma once

#include "core/base/time.h"
#include "core/text/text.h"

#include <QSize>

#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace preamar::app {

struct Options
{
    std::optional<std::string> home;
    std::optional<text::Language> language; // absent: the home's setting
    std::string theme;                      // "auto", "light", "dark"; empty: the home's setting, both for pictures
    bool lab = false;
    bool minimized = false;
    std::vector<std::string> pages;
    std::string screenshots; // folder; empty: the window
    QSize size;
    int scale = 1;
    std::uint64_t seed = 1;
    std::optional<Timestamp> at;
};

// The options, or the exit code of a program that has already said all it had to say.
[[nodiscard]] std::variant<Options, int> parseOptions(int argc, char **argv);

} // namespace preamar::app
