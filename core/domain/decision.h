// The outcome of the policy for one workload at one instant, with the whole path that led to it.
#pragma once

#include "core/domain/change.h"
#include "core/domain/policy.h"
#include "core/domain/reason.h"

#include <optional>
#include <string>
#include <vector>

namespace preamar {

// One rung of the ladder: the wanted count after a named step, and why the step changed it.
struct DecisionStep
{
    std::string name;             // "demand", "capacity", "reactive", "calendar", "stabilization", "rate", "bounds", …
    std::int64_t wanted = 0;
    std::optional<Reason> reason;

    friend bool operator==(const DecisionStep &, const DecisionStep &) = default;
};

struct Risk
{
    double without = 0.0;  // probability of overload in the window with the present count
    double with = 0.0;     // … with the wanted count

    friend bool operator==(const Risk &, const Risk &) = default;
};

struct Decision
{
    Direction action = Direction::None;
    std::int64_t from = 0;
    std::int64_t to = 0;
    Priority priority = Priority::Low;
    std::vector<Reason> reasons;              // never empty: a hold says why
    std::vector<DecisionStep> ladder;
    std::string wonBy{};                      // the step that set the count, or empty for a hold that nobody asked to leave
    std::string clippedBy{};                  // the last step that allowed less than was wanted, or empty
    std::optional<double> confidence;         // probability that the action is right
    std::optional<Risk> risk;
    std::optional<double> costPerMonthDelta;  // absent without a price
    std::optional<Timestamp> breachAt;        // first predicted overload; a proposal lives no longer than this

    friend bool operator==(const Decision &, const Decision &) = default;
};

}  // namespace preamar
