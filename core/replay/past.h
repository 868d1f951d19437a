// What core/limits remembers of one service while it is replayed, and the limits behind a policy that is none of the
// product's. The product's own policies meet them inside decide() (product.cpp).
#pragma once

#include "core/limits/state.h"
#include "core/replay/policy.h"

#include <memory>

namespace preamar::replay {

class Past
{
public:
    // Before a decision: what changed since the last one, as the world shows it, so that an approval that comes late
    // counts when it happens.
    void observe(const Instant &now);
    // After it.
    void remember(const limits::PastRecommendation &recommendation, Priority priority, Millis kept);
    // I-26 in a replay: for an hour after the breaker tripped only rises pass (decisions.md, "Rates").
    [[nodiscard]] bool onlyRises(Timestamp now) const;
    [[nodiscard]] limits::PolicyState &state() { return m_state; }

private:
    limits::PolicyState m_state;
    std::int64_t m_pods = -1;
    std::int64_t m_ready = 0;
    Timestamp m_at{};
    Priority m_priority = Priority::Medium;
};

// A policy with the limits behind it, for reference policies where the operator asks for them.
[[nodiscard]] std::unique_ptr<Policy> limited(std::unique_ptr<Policy> inner);

} // namespace preamar::replay
