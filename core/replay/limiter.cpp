#include "core/replay/limiter.h"

#include <algorithm>

namespace preamar::replay {

namespace {

constexpr Millis kStabilization{300'000};
constexpr Millis kDownAfterAnyChange{300'000};
constexpr Millis kUpAfterAnyChange{30'000};
constexpr Millis kUpPeriod{60'000};
constexpr Millis kFlapWindow{1'800'000};
constexpr Millis kOnlyRises{3'600'000};
constexpr int kDirectionChanges = 3;
constexpr std::int64_t kUpStep = 4;
constexpr std::int64_t kDownDivisor = 4;

} // namespace

Limiter::Limiter(const Trace &trace)
    : m_minute(trace.stepsOf(kUpPeriod)), m_afterUp(trace.stepsOf(kUpAfterAnyChange)),
      m_afterDown(trace.stepsOf(kDownAfterAnyChange)), m_flapWindow(trace.stepsOf(kFlapWindow)),
      m_onlyRises(trace.stepsOf(kOnlyRises)), m_stabilization(trace.stepsOf(kStabilization)), m_window(m_stabilization)
{}

bool Limiter::flapping(std::size_t step)
{
    while (!m_changes.empty() && m_changes.front().step + m_flapWindow < step)
        m_changes.pop_front();
    int turns = 0;
    for (std::size_t i = 1; i < m_changes.size(); ++i)
        turns += (m_changes[i].by > 0) != (m_changes[i - 1].by > 0) ? 1 : 0;
    if (turns >= kDirectionChanges)
        m_breakerUntil = step + m_onlyRises;
    return step < m_breakerUntil;
}

Limiter::Answer Limiter::apply(const Instant &now, std::int64_t wanted, std::int64_t measured)
{
    // Seen as the world shows it, so that an approval that comes late, or a change by others, counts when it happens.
    if (m_lastPods < 0)
        m_started = now.step;
    else if (now.pods != m_lastPods) {
        m_changes.push_back({m_lastChange, now.pods - m_lastPods});
        m_any = true;
    }
    m_lastPods = now.pods;
    m_lastChange = now.step;
    const std::size_t changedAt = m_any ? m_changes.empty() ? 0 : m_changes.back().step : 0;
    const bool anyLately = m_any && !m_changes.empty();
    const std::int64_t highest = m_window.push(now.step, measured);
    const bool flaps = flapping(now.step);

    const auto hold = [&](ReasonCode code) { return Answer{now.pods, code, true}; };
    if (wanted < now.pods) {
        if (flaps)
            return hold(ReasonCode::CooldownActive);
        if (now.step < m_started + m_stabilization || highest >= now.pods || now.ready < now.pods)
            return hold(ReasonCode::StabilizationWindow);
        if (anyLately && now.step < changedAt + m_afterDown)
            return hold(ReasonCode::CooldownActive);
        Answer answer{wanted, {}, false};
        if (highest > answer.count)
            answer = {highest, ReasonCode::StabilizationWindow, true};
        const std::int64_t lowest = now.pods - std::max<std::int64_t>(1, now.pods / kDownDivisor);
        if (answer.count < lowest)
            answer = {lowest, ReasonCode::StepLimited, true};
        return answer;
    }
    if (wanted > now.pods) {
        if (anyLately && now.step < changedAt + m_afterUp)
            return hold(ReasonCode::CooldownActive);
        std::int64_t added = 0;
        for (const Change &c : m_changes)
            added += c.step + m_minute > now.step ? c.by : 0;
        const std::int64_t start = std::max<std::int64_t>(0, now.pods - added);
        const std::int64_t allowed = std::max(now.pods, std::min(wanted, std::max(start + kUpStep, 2 * start)));
        return allowed < wanted ? Answer{allowed, ReasonCode::StepLimited, true} : Answer{wanted, {}, false};
    }
    return {wanted, {}, false};
}

} // namespace preamar::replay
