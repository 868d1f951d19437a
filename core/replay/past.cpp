#include "core/replay/past.h"

#include "core/limits/control.h"
#include "core/limits/limits.h"

#include <algorithm>

namespace preamar::replay {

namespace {

constexpr Millis kHour = Seconds{3'600};
constexpr Millis kChangesKept = 2 * kHour; // the breaker looks back an hour and the half before it
constexpr Millis kRecommendationsKept = Seconds{900};

class Limited final : public Policy
{
public:
    explicit Limited(std::unique_ptr<Policy> inner) : m_inner(std::move(inner)) {}

    std::int64_t wanted(const Instant &now) override
    {
        m_past.observe(now);
        const std::int64_t asked = m_inner->wanted(now);
        m_reason = m_inner->reason();
        limits::PolicyState &state = m_past.state();
        limits::LimitedCount limited{asked, std::nullopt};
        const auto step = [&](limits::LimitedCount next) {
            if (next.reason)
                m_reason = std::string(toString(next.reason->code));
            limited.count = next.count;
        };
        const auto hold = [&](ReasonCode code) { step({now.pods, Reason{code, {}, {}}}); };
        const bool complete = now.ready >= now.pods;
        step(limits::stabilizeDown(now.pods, limited.count, state, now.at));
        step(limits::limitStep(now.pods, limited.count, state, now.at));
        if (limited.count < now.pods && !complete)
            hold(ReasonCode::ReplicasNotReady);
        else if (limited.count < now.pods && limits::readinessProblem(state, now.at))
            hold(ReasonCode::ReadyTooShort);
        else if (limited.count < now.pods && m_past.onlyRises(now.at))
            hold(ReasonCode::FlapBreaker);
        const Direction direction = limited.count > now.pods   ? Direction::Up
                                    : limited.count < now.pods ? Direction::Down
                                                               : Direction::None;
        if (const auto cooling = limits::cooldownProblem(direction, state, now.at, limits::Cooldown::AnyChange))
            hold(cooling->code);
        m_past.remember({now.at, asked, complete, asked}, Priority::Medium, Millis{0});
        return limited.count;
    }
    [[nodiscard]] std::string reason() const override { return m_reason; }

private:
    std::unique_ptr<Policy> m_inner;
    Past m_past;
    std::string m_reason;
};

} // namespace

void Past::observe(const Instant &now)
{
    if (m_pods < 0)
        m_state.collectingSince = now.at - kHour;
    else if (now.pods != m_pods)
        m_state.changes.push_back({.at = m_at, .from = m_pods, .to = now.pods, .ours = true, .priority = m_priority});
    if (m_pods >= 0 && now.ready > m_ready)
        m_state.newestReadySince = now.at;
    auto &changes = m_state.changes;
    while (!changes.empty() && now.at - changes.front().at > kChangesKept)
        changes.erase(changes.begin());
    m_pods = now.pods;
    m_ready = now.ready;
    m_at = now.at;
}

void Past::remember(const limits::PastRecommendation &recommendation, Priority priority, Millis kept)
{
    auto &all = m_state.recommendations;
    all.push_back(recommendation);
    const Timestamp oldest = recommendation.at - std::max(kept, kRecommendationsKept);
    // Removed in larger pieces, so that the common case moves nothing.
    if (all.size() >= 32 && all[all.size() / 2].at < oldest) {
        const auto first = std::find_if(all.begin(), all.end(),
                                        [&](const limits::PastRecommendation &r) { return r.at >= oldest; });
        all.erase(all.begin(), first);
    }
    m_priority = priority;
}

bool Past::onlyRises(Timestamp now) const
{
    return limits::flapAllowsOnlyRises(m_state, now);
}

std::unique_ptr<Policy> limited(std::unique_ptr<Policy> inner)
{
    return std::make_unique<Limited>(std::move(inner));
}

} // namespace preamar::replay
