// What the state of things allows now: context, platform, running actions, warm-up, cool-down, mode.
#include "core/limits/limits.h"
#include "core/policy/draft.h"

#include <algorithm>

namespace preamar::policy {

namespace {

// I-06: at least three scrapes, wherever there is a warm-up at all.
constexpr int kScrapesToWarmUp = 3;
constexpr Millis kLongestWarmUp = Seconds{86'400};

std::optional<ReasonCode> notScalable(ScalableBy scalable)
{
    switch (scalable) {
    case ScalableBy::Us:
        return std::nullopt;
    case ScalableBy::UpdateRunning:
        return ReasonCode::UpdateInProgress;
    case ScalableBy::NotPermitted:
        return ReasonCode::PermissionMissing;
    case ScalableBy::OwnedByGitOps:
        return ReasonCode::OwnedByGitOps;
    case ScalableBy::OwnerUnknown:
        return ReasonCode::OwnerUnknown;
    case ScalableBy::OwnedByOther:
        return ReasonCode::OwnedByOther;
    case ScalableBy::NotSupported:
        break;
    }
    return ReasonCode::NotScalable;
}

Millis warmUpOf(const DecisionInput &input)
{
    const Millis asked = std::clamp(input.warmUp, Millis{0}, kLongestWarmUp);
    const Millis scrape = std::clamp(input.scrapeInterval, Millis{0}, kLongestWarmUp);
    return asked == Millis{0} ? asked : std::max(asked, kScrapesToWarmUp * scrape);
}

} // namespace

std::optional<Reason> stepState(Draft &draft)
{
    const DecisionInput &in = draft.input;
    if (in.contextProblem)
        draft.blocks.push_back(*in.contextProblem);
    if (const auto code = notScalable(in.workload.scalable))
        draft.blocks.push_back({*code, {}, in.workload.owners.empty() ? std::string() : in.workload.owners.front()});
    if (in.state.actionInFlight)
        draft.blocks.push_back({ReasonCode::ActionUnresolved, {}, {}});
    if (const auto warming = limits::warmUpProblem(in.state, in.now, warmUpOf(in)))
        draft.blocks.push_back(*warming);
    if (draft.blocks.empty())
        return std::nullopt;
    draft.wanted = draft.current;
    return draft.blocks.front();
}

// Whose count it is, and when nobody may touch it: owners, breakers, freeze windows.
std::optional<Reason> stepOwner(Draft &draft)
{
    const DecisionInput &in = draft.input;
    const std::size_t before = draft.blocks.size();
    draft.blocks.insert(draft.blocks.end(), in.ownership.begin(), in.ownership.end());
    if (!in.calendar.freeze.empty()) {
        const double left =
            in.calendar.freezeEnds ? std::max(0.0, ceilSeconds(between(in.now, *in.calendar.freezeEnds))) : 0.0;
        draft.blocks.push_back({ReasonCode::FreezeWindow, {left}, in.calendar.freeze});
    }
    if (draft.blocks.size() == before)
        return std::nullopt;
    draft.wanted = draft.current;
    return draft.blocks[before];
}

std::optional<Reason> stepCooldown(Draft &draft)
{
    if (draft.wanted == draft.current)
        return std::nullopt;
    const Direction direction = draft.wanted > draft.current ? Direction::Up : Direction::Down;
    const auto rule = draft.preset.info.waitsByPriority ? limits::Cooldown::ByPriority : limits::Cooldown::AnyChange;
    const auto cooling = limits::cooldownProblem(direction, draft.input.state, draft.input.now, rule);
    if (!cooling)
        return std::nullopt;
    draft.wanted = draft.current;
    draft.holds.insert(draft.holds.begin(), *cooling);
    return cooling;
}

std::optional<Reason> stepMode(Draft &draft)
{
    const Mode mode = draft.input.policy.mode;
    if (mode == Mode::Observe) {
        draft.wanted = draft.current;
        draft.blocks.push_back({ReasonCode::ObserveMode, {}, {}});
        return draft.blocks.back();
    }
    // The engine shows the proposal and refuses its approval (decisions.md, "Modes").
    if (mode == Mode::Recommend && draft.wanted != draft.current)
        return Reason{ReasonCode::RecommendMode, {}, {}};
    return std::nullopt;
}

} // namespace preamar::policy
