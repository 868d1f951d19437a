// A context that plays recorded series: one service per file, whose CPU is the series. Samples come from the clock's
// past.
#pragma once

#include "core/base/clock.h"
#include "core/engine/engine.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace preamar::test {

struct Played
{
    std::vector<Sample> samples; // on the grid of 5 min, gaps left out
};

// Services by name.
using Programme = std::map<std::string, Played>;

// Rows of a file of tests/data/series, laid out so that the last one is at `end`, values scaled to be small numbers of
// cores.
[[nodiscard]] Played playedFrom(const std::string &file, Timestamp end);

[[nodiscard]] PlatformFactory playing(std::shared_ptr<const Programme> programme);
// A prepared home with the context "palco" for it, all services enrolled.
[[nodiscard]] Result<void> makePlayerHome(const std::string &home, const Clock &clock);

} // namespace preamar::test
