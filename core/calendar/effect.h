// What the calendar says about one workload at one instant: a plain value that a decision takes in.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <optional>
#include <string>

namespace preamar::calendar {

struct Effect
{
    std::optional<std::int64_t> floor;   // at least so many
    std::string floorBy;                 // the entry's name
    std::optional<std::int64_t> ceiling; // at most so many (lowered at night); 0 only where the operator confirmed it
    std::string ceilingBy;
    double factor = 1.0; // what is measured now will be this many times as much: an event whose lead has begun
    std::string event;   // the event behind the factor
    double present = 1.0; // factor of an event that is on: what is measured carries it already
    std::string during;   // … and its name
    std::string freeze;  // name of the freeze window in force, or empty
    std::optional<Timestamp> freezeEnds;

    friend bool operator==(const Effect &, const Effect &) = default;
};

} // namespace preamar::calendar
