// The last look before a write: the world, the policy, the clocks and the pauses against what was approved.
#include "core/limits/limits.h"
#include "core/limits/numbers.h"

#include <algorithm>
#include <array>

namespace preamar::limits {

namespace {

using Verdict = std::optional<Reason>;

Reason because(ReasonCode code, std::vector<double> numbers = {}, std::string subject = {})
{
    return Reason{code, std::move(numbers), std::move(subject)};
}

Verdict checkHash(const SendCheck &c)
{
    if (c.approval.planHash.empty() || planHash(c.plan) != c.approval.planHash)
        return because(ReasonCode::ProposalTampered);
    return std::nullopt;
}

// I-14, by the clock that counts suspend: another boot, or a point that lies ahead, is expired.
Verdict checkLifetimes(const SendCheck &c)
{
    const bool noSuchTime = c.plan.createdBoot < BootTime{} || c.plan.createdBoot > c.now;
    if (noSuchTime || timeLeft(c.plan, c.bootId, c.now) <= Millis{0})
        return because(ReasonCode::ProposalExpired);
    if (c.approval.bootId != c.bootId || c.approval.atBoot > c.now || c.approval.atBoot < c.plan.createdBoot ||
        c.now - c.approval.atBoot >= c.approvalLifetime)
        return because(ReasonCode::ApprovalExpired);
    return std::nullopt;
}

bool concerns(const Pause &pause, const WorkloadRef &workload)
{
    switch (pause.scope) {
    case PauseScope::All:
        return true;
    case PauseScope::Context:
        return pause.target == workload.context.str();
    case PauseScope::Workload:
        return pause.target == toString(workload);
    }
    return true;
}

Verdict checkPauses(const SendCheck &c)
{
    return pauseProblem(c.pauses, c.plan.workload, direction(c.plan.change), c.wall);
}

std::string ownerOf(const Workload &w)
{
    return w.owners.empty() ? std::string() : w.owners.front();
}

Verdict checkScalable(const SendCheck &c)
{
    switch (c.fresh.scalable) {
    case ScalableBy::Us:
        return std::nullopt;
    case ScalableBy::UpdateRunning:
        return because(ReasonCode::UpdateInProgress);
    case ScalableBy::NotPermitted:
        return because(ReasonCode::PermissionMissing);
    case ScalableBy::OwnedByGitOps:
        return because(ReasonCode::OwnedByGitOps, {}, ownerOf(c.fresh));
    case ScalableBy::OwnerUnknown:
        return because(ReasonCode::OwnerUnknown);
    case ScalableBy::OwnedByOther:
        return because(ReasonCode::OwnedByOther, {}, ownerOf(c.fresh));
    case ScalableBy::NotSupported:
        break;
    }
    return because(ReasonCode::NotScalable);
}

std::vector<std::string> asSet(std::vector<std::string> names)
{
    std::sort(names.begin(), names.end());
    names.erase(std::unique(names.begin(), names.end()), names.end());
    return names;
}

// I-13. The platform's version is not compared: it moves for other reasons, and the fresh one goes on the wire.
Verdict checkWorld(const SendCheck &c)
{
    const ObservedState &then = c.plan.observed;
    if (c.fresh.ref != c.plan.workload || c.fresh.uid.empty() || c.fresh.uid != then.uid)
        return because(ReasonCode::WorldChangedUid);
    if (const auto *bounds = std::get_if<AutoscalerChange>(&c.plan.change)) {
        // The autoscaler moves the count; what must hold are its bounds.
        if (!c.fresh.autoscaler || autoscalerId(*c.fresh.autoscaler) != bounds->autoscaler ||
            c.fresh.autoscaler->bounds != bounds->from)
            return because(ReasonCode::WorldChangedAutoscaler, {}, bounds->autoscaler);
    } else if (const auto &replicas = std::get<ReplicaChange>(c.plan.change);
               c.fresh.replicas != then.replicas || replicas.from != then.replicas) {
        return because(ReasonCode::WorldChangedReplicas,
                       {static_cast<double>(then.replicas), static_cast<double>(c.fresh.replicas)});
    }
    if (c.fresh.specDigest.empty() || c.fresh.specDigest != then.specDigest)
        return because(ReasonCode::WorldChangedSpec);
    if (asSet(c.fresh.owners) != asSet(then.owners))
        return because(ReasonCode::WorldChangedOwner);
    return std::nullopt;
}

Verdict checkPolicy(const SendCheck &c)
{
    if (c.minNow != c.plan.observed.min || c.maxNow != c.plan.observed.max)
        return because(ReasonCode::BoundsChanged);
    if (c.policyVersionNow != c.plan.policyVersion)
        return because(ReasonCode::PolicyChanged);
    return std::nullopt;
}

// The minimum that we set is ours to bound; the maximum above the operator's is not raised further (I-18, I-19).
Verdict checkAutoscalerBounds(const AutoscalerChange &change, const SendCheck &c)
{
    const auto &to = change.to;
    const bool known = to.targets.size() == change.from.targets.size() &&
                       std::all_of(to.targets.begin(), to.targets.end(), [&](const auto &target) {
                           return target.second > 0 && change.from.targets.contains(target.first);
                       });
    const bool sane = to.min >= 1 && to.max >= to.min && to.max <= kLargestCount && to != change.from && known;
    const bool minRaised = to.min > change.from.min && to.min > c.maxNow;
    const bool maxRaised = to.max > change.from.max && to.max > c.maxNow;
    const bool minBelow = c.plan.reverts.empty() && to.min < change.from.min && to.min < c.fresh.minReplicasHint.value_or(1);
    if (!sane || minRaised || maxRaised || minBelow)
        return because(ReasonCode::OutOfBounds, {static_cast<double>(to.min)});
    return std::nullopt;
}

// I-18, for a way back too: bounds hold after every step.
Verdict checkBounds(const SendCheck &c)
{
    const auto *replicas = std::get_if<ReplicaChange>(&c.plan.change);
    if (!replicas)
        return checkAutoscalerBounds(std::get<AutoscalerChange>(c.plan.change), c);
    const bool changes = replicas->from != replicas->to && replicas->from >= 0 && replicas->from <= kLargestCount;
    const LimitedCount limited = clampToBounds(replicas->to, c.minNow, c.maxNow, c.scaleToZero);
    if (!changes || limited.reason || limited.count != replicas->to)
        return because(ReasonCode::OutOfBounds, {static_cast<double>(replicas->to)});
    // I-19, I-20, of the world as it is now; the operator's bounds come before the platform's as they do in the decision.
    const auto &floor = c.fresh.minReplicasHint;
    if (floor && replicas->to < replicas->from && replicas->to < std::min(*floor, c.maxNow))
        return because(ReasonCode::AtMinimum, {static_cast<double>(std::min(*floor, c.maxNow))});
    const auto &ceiling = c.fresh.maxReplicasHint;
    if (ceiling && *ceiling > 0 && replicas->to > replicas->from && replicas->to > std::max(*ceiling, c.minNow))
        return because(ReasonCode::AtMaximum, {static_cast<double>(std::max(*ceiling, c.minNow))});
    return std::nullopt;
}

// I-21 and I-22, which a way back may break (decisions.md, "Undo"). A step on to a bound may be larger (I-18).
Verdict checkRates(const SendCheck &c)
{
    const auto *replicas = std::get_if<ReplicaChange>(&c.plan.change);
    if (!c.plan.reverts.empty())
        return std::nullopt;
    const PolicyState nothing;
    const PolicyState &state = c.state ? *c.state : nothing;
    const bool toBound = !replicas || (replicas->from > c.maxNow && replicas->to == c.maxNow) ||
                         (replicas->from < c.minNow && replicas->to == c.minNow);
    if (!toBound) {
        const LimitedCount limited = limitStep(replicas->from, replicas->to, state, c.wall);
        if (limited.reason)
            return limited.reason;
    }
    return cooldownProblem(direction(c.plan.change), state, c.wall, c.cooldown);
}

// Each row is one look; the first that finds something speaks. A pause comes first: it is what somebody wants now.
constexpr std::array kChecks{checkPauses,   checkHash,   checkLifetimes, checkWorld,
                             checkScalable, checkPolicy, checkBounds,    checkRates};

} // namespace

std::optional<Reason> pauseProblem(const std::vector<Pause> &pauses, const WorkloadRef &workload, Direction direction,
                                   Timestamp now)
{
    const Pause *full = nullptr;
    const Pause *scaleIn = nullptr;
    for (const Pause &pause : pauses) {
        if (!concerns(pause, workload))
            continue;
        if (pause.emergency) // lifted by hand only, so its end is not looked at
            return because(ReasonCode::EmergencyStop, {}, pause.target);
        if (pause.until && now >= *pause.until)
            continue;
        if (!pause.scaleInOnly)
            full = &pause;
        else if (direction == Direction::Down)
            scaleIn = &pause;
    }
    if (full)
        return because(ReasonCode::Paused, {}, full->target);
    if (scaleIn)
        return because(ReasonCode::PausedScaleIn, {}, scaleIn->target);
    return std::nullopt;
}

std::optional<Reason> sendProblem(const SendCheck &check)
{
    for (const auto look : kChecks) {
        if (Verdict verdict = look(check))
            return verdict;
    }
    return std::nullopt;
}

} // namespace preamar::limits
