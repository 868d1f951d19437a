// The safety limits as one service in a replay meets them (I-10, I-21, I-22, I-26): windows over steps, O(1) a
// decision. The replay of a single service has no budget of its context (I-23, I-24), and an open flap breaker lets
// rises through for an hour instead of waiting for a person (decisions.md, "Rates").
#pragma once

#include "core/replay/policy.h"

#include <deque>

namespace preamar::replay {

class Limiter
{
public:
    explicit Limiter(const Trace &trace);

    struct Answer
    {
        std::int64_t count = 0;
        ReasonCode reason{}; // what clipped it
        bool clipped = false;
    };
    // `measured`: the count by which a reduction must be justified (I-10).
    Answer apply(const Instant &now, std::int64_t wanted, std::int64_t measured);

private:
    struct Change
    {
        std::size_t step;
        std::int64_t by;
    };
    [[nodiscard]] bool flapping(std::size_t step);

    std::size_t m_minute;
    std::size_t m_afterUp;
    std::size_t m_afterDown;
    std::size_t m_flapWindow;
    std::size_t m_onlyRises;
    std::size_t m_started = 0;
    std::size_t m_stabilization;
    WindowMax m_window;
    std::deque<Change> m_changes; // of the last 30 min
    std::int64_t m_lastPods = -1;
    std::size_t m_breakerUntil = 0;
    bool m_any = false;
    std::size_t m_lastChange = 0;
};

} // namespace preamar::replay
