// What the limits remember of the past of one workload; computed from the journal, so that a restart changes nothing.
#pragma once

#include "core/base/time.h"
#include "core/domain/policy.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace preamar::limits {

// A change of the replica count by anyone, with the priority of the action where it was ours (cool-downs, R1).
struct PastChange
{
    Timestamp at{}; // when it was done (ours: when it was verified)
    std::int64_t from = 0;
    std::int64_t to = 0;
    bool ours = false;
    Priority priority = Priority::Medium;

    friend bool operator==(const PastChange &, const PastChange &) = default;
};

// A recommendation of the recent past, for the stabilisation window (I-10) and for what a preset remembers of itself.
struct PastRecommendation
{
    Timestamp at{};
    std::int64_t wanted = 0; // by measured demand
    bool complete = true;    // false when an input was missing: restarts the window
    std::int64_t sized = 0;  // what the preset's sizing wanted, before every limit

    friend bool operator==(const PastRecommendation &, const PastRecommendation &) = default;
};

struct PolicyState
{
    std::vector<PastChange> changes;                 // last hour, oldest first
    std::vector<PastRecommendation> recommendations; // oldest first
    std::optional<Timestamp> collectingSince;        // unbroken collection since then (I-06); nullopt = not yet
    std::optional<Timestamp>
        newestReadySince; // when the youngest ready replica became ready (I-05); nullopt = long ago
    bool actionInFlight = false;
};

} // namespace preamar::limits
