// What a policy sees in the simulator, and what it answers. Everything it is shown was observable at that instant.
#pragma once

#include "core/domain/reason.h"
#include "core/replay/trace.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>

namespace preamar::replay {

struct Instant
{
    std::size_t step = 0;
    Timestamp at{};
    std::int64_t pods = 0; // ordered
    std::int64_t ready = 0;
    std::int64_t metricReady = 0; // ready for long enough to be measured
    double utilisation = 0.0;     // mean of the last minute, per pod at most 1
    // Offered load of every step that is known by now, from the start of the trace on; never the future.
    std::span<const double> demand;
};

// The cluster's share of a simulation that policies need to know beforehand.
struct Cluster
{
    Millis startup{Seconds{60}};
    std::int64_t min = 2;
    std::int64_t max = 200;
    double slo = 0.8; // the share of its capacity that a replica may be used at
};

class Policy
{
public:
    virtual ~Policy() = default;
    // The count wanted at an instant at which the policy decides; the simulator clamps it to [min, max].
    virtual std::int64_t wanted(const Instant &now) = 0;
    // Why, for the timeline.
    [[nodiscard]] virtual std::string reason() const { return {}; }
};

// The largest value of the last `window` entries, O(1) amortised.
class WindowMax
{
public:
    explicit WindowMax(std::size_t steps) : m_steps(steps) {}
    // Adds the value of a step (steps never decrease) and gives the maximum over [step − window, step].
    std::int64_t push(std::size_t step, std::int64_t value);
    [[nodiscard]] std::size_t steps() const { return m_steps; }

private:
    struct Entry
    {
        std::size_t step;
        std::int64_t value;
    };
    std::size_t m_steps;
    std::vector<Entry> m_entries;
    std::size_t m_head = 0;
};

} // namespace preamar::replay
