// What became of a write: read back until it is known, then watched until its replicas are ready or known to fail.
#include "core/engine/actions_p.h"

#include "core/base/log.h"
#include "core/engine/actionrecord.h"
#include "core/engine/cyclerecord.h"

#include <QTimer>

#include <algorithm>

namespace preamar::engine {

namespace {

// After an accepted write the object must show the new count within this time, else somebody changed it back.
constexpr Millis kShowsWithin{10'000};
// A problem of replicas must last this long before the action counts as failed.
constexpr Millis kProblemFor{15'000};
// From the intent to the write, at most: sign-in by a program, every read of an adapter repeated once, the server's rehearsal.
constexpr Millis kLongestPreparation = std::chrono::minutes{5};

// Sent or not, or not known: what it did to the object has not been read yet.
bool isUnresolved(ProposalState state)
{
    return state == ProposalState::IntentRecorded || state == ProposalState::Sent || state == ProposalState::Unknown;
}

// Is the object as the change wants it, or still as it was before?
bool isAs(const Workload &read, const Change &change, bool after)
{
    if (const auto *replicas = std::get_if<ReplicaChange>(&change))
        return read.replicas == (after ? replicas->to : replicas->from);
    const auto &bounds = std::get<AutoscalerChange>(change);
    return read.autoscaler && autoscalerId(*read.autoscaler) == bounds.autoscaler && read.autoscaler->bounds == (after ? bounds.to : bounds.from);
}

// How many replicas must be ready for the action to count as healthy: those of the change, or of an autoscaler at least
// its new minimum and whatever it orders meanwhile.
bool isReady(const Workload &read, const Change &change)
{
    if (std::holds_alternative<ReplicaChange>(change))
        return read.ready == counts(change).to;
    return read.replicas >= counts(change).to && read.ready >= read.replicas;
}

Reason reasonOfProblem(const ReplicaProblem &problem)
{
    switch (problem.kind) {
    case ReplicaProblem::Kind::NoCapacity: return {ReasonCode::NoCapacityOnNodes, {}, problem.text};
    case ReplicaProblem::Kind::ImageMissing: return {ReasonCode::ImageUnavailable, {}, problem.text};
    case ReplicaProblem::Kind::Quota: return {ReasonCode::QuotaReached, {}, problem.text};
    case ReplicaProblem::Kind::CrashLoop:
    case ReplicaProblem::Kind::Rejected:
    case ReplicaProblem::Kind::Other: return {ReasonCode::ReplicasCrash, {}, problem.text};
    }
    return {ReasonCode::ReplicasCrash, {}, problem.text};
}

} // namespace

void Actions::verify(std::shared_ptr<Flight> flight)
{
    if (m_stopped || m_closed.contains(flight->proposal.id)) {
        finish(flight);
        return;
    }
    onResult(flight->platform.orchestrator->observe(flight->proposal.plan.workload), m_services.context,
             [this, flight](const Result<Workload> &read) { judgeRead(flight, read); });
}

void Actions::judgeRead(std::shared_ptr<Flight> flight, const Result<Workload> &read)
{
    const auto &plan = flight->proposal.plan;
    const bool unknown = flight->proposal.state == ProposalState::Unknown;
    if (!read) {
        if (read.error().code == ErrorCode::NotFound) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read.error().detail, true);
            finish(flight);
            return;
        }
        later(m_services.readAgain * 2, flight, &Actions::verify);
        return;
    }
    if (read->uid != plan.observed.uid) {
        conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read->uid, true);
        finish(flight);
        return;
    }
    if (isAs(*read, plan.change, true)) {
        conclude(flight, ProposalState::Verified, Reason{unknown ? ReasonCode::ResolvedApplied : ReasonCode::AppliedVerified, {}, {}}, {}, true);
        watch(flight);
        return;
    }
    const double found = static_cast<double>(read->replicas);
    if (unknown && isAs(*read, plan.change, false)) {
        // A write that was cut may still be on its way inside the server; only after it settled is "not applied" true. It was
        // cut when its answer failed to come, or when the program before this one ended: no later than we began, and no later
        // than the write could leave after its intent, which is what programs that live for one cycle can know.
        const bool lab = flight->context.kind == ContextKind::Lab;
        const bool longAgo = flight->isInterrupted && flight->intent
                             && m_services.clock->wall() - flight->intent->at >= m_services.settleAfter + kLongestPreparation;
        if (lab || longAgo || m_services.clock->boot() - flight->since >= m_services.settleAfter) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::ResolvedNotApplied, {found}, {}}, {}, true);
            finish(flight);
            return;
        }
        later(m_services.readAgain, flight, &Actions::verify);
        return;
    }
    if (!unknown && m_services.clock->boot() - flight->since < kShowsWithin) {
        later(m_services.readAgain, flight, &Actions::verify);
        return;
    }
    conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedReplicas, {found}, {}}, {}, true);
    finish(flight);
}

void Actions::watch(std::shared_ptr<Flight> flight)
{
    if (flight->watchUntil == Timestamp{}) {
        settle(flight->proposal.id);
        flight->watchUntil = m_services.clock->wall() + kReadyWithin;
    }
    if (m_stopped) {
        finish(flight);
        return;
    }
    onResult(flight->platform.orchestrator->observe(flight->proposal.plan.workload), m_services.context,
             [this, flight](const Result<Workload> &read) { judgeHealth(flight, read); });
}

void Actions::judgeHealth(std::shared_ptr<Flight> flight, const Result<Workload> &read)
{
    // A further rise took its place, and the count it watched for is not to come back; or its context was removed.
    if (m_closed.contains(flight->proposal.id)) {
        finish(flight);
        return;
    }
    // What a further rise does to the object is not known yet: its end says whether this one is watched on.
    const bool waits = std::any_of(m_running.begin(), m_running.end(), [&](const auto &other) {
        const Proposal &p = other.second->proposal;
        return p.id != flight->proposal.id && p.plan.workload == flight->proposal.plan.workload && isUnresolved(p.state);
    });
    if (waits) {
        settle(flight->proposal.id);
        later(m_services.readAgain, flight, &Actions::watch);
        return;
    }
    const BootTime now = m_services.clock->boot();
    const Timestamp wall = m_services.clock->wall();
    const bool late = wall >= flight->watchUntil;
    const bool verifiedLongAgo = flight->watchResumed && wall - (flight->watchUntil - kReadyWithin) >= m_services.stableFor;
    if (read) {
        flight->unreadSince.reset();
        const auto &change = flight->proposal.plan.change;
        const auto wanted = counts(change).to;
        if (read->uid != flight->proposal.plan.observed.uid) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read->uid, false);
            finish(flight);
            return;
        }
        if (!isAs(*read, change, true)) {
            conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedReplicas, {static_cast<double>(read->replicas)}, {}}, {}, false);
            finish(flight);
            return;
        }
        if (isReady(*read, change) && read->problems.empty()) {
            if (!flight->stableSince)
                flight->stableSince = now;
            if (now - *flight->stableSince >= m_services.stableFor || verifiedLongAgo || flight->context.kind == ContextKind::Lab) {
                conclude(flight, ProposalState::Healthy, Reason{ReasonCode::BecameHealthy, {}, {}}, {}, false);
                finish(flight);
                return;
            }
        } else {
            flight->stableSince.reset();
        }
        if (read->problems.empty()) {
            flight->problemSince.reset();
        } else {
            if (!flight->problemSince)
                flight->problemSince = now;
            if (late || now - *flight->problemSince >= kProblemFor) {
                conclude(flight, ProposalState::Unhealthy, reasonOfProblem(read->problems.front()), read->problems.front().text, false);
                finish(flight);
                return;
            }
        }
        if (late) {
            conclude(flight, ProposalState::Unhealthy,
                     Reason{ReasonCode::NotHealthyInTime, {static_cast<double>(read->ready), static_cast<double>(wanted)}, {}}, {}, false);
            finish(flight);
            return;
        }
    } else if (read.error().code == ErrorCode::NotFound) {
        conclude(flight, ProposalState::Failed, Reason{ReasonCode::WorldChangedUid, {}, {}}, read.error().detail, false);
        finish(flight);
        return;
    } else {
        if (!flight->unreadSince)
            flight->unreadSince = wall;
        // One read that failed says little where more can follow; a scheduled `cycle` has no other.
        if (late && (!m_services.continuous || wall - *flight->unreadSince >= kProblemFor)) {
            conclude(flight, ProposalState::Unhealthy, Reason{ReasonCode::SourceUnreachable, {}, flight->context.name.str()}, read.error().detail, false);
            finish(flight);
            return;
        }
    }
    settle(flight->proposal.id);
    later(m_services.readAgain, flight, &Actions::watch);
}

} // namespace preamar::engine
