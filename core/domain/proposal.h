// A proposal is a saved plan: immutable, hashed, valid only for the state it was made from (I-12, I-13).
#pragma once

#include "core/domain/actor.h"
#include "core/domain/decision.h"
#include "core/domain/workload.h"

#include <optional>
#include <string>
#include <vector>

namespace preamar {

enum class ProposalState {
    Proposed,
    Approved,
    Rejected,
    Expired,
    Superseded,
    Void,
    IntentRecorded,
    Sent,
    Unknown,   // sent or not: resolved by reading, never by sending again (I-29)
    Verified,  // read back: uid same, replicas as wanted
    Healthy,
    Unhealthy,
    Conflict,
    Failed,
};

[[nodiscard]] std::string_view toString(ProposalState state);
[[nodiscard]] std::optional<ProposalState> parseProposalState(std::string_view text);
// The one table of allowed transitions.
[[nodiscard]] bool mayFollow(ProposalState from, ProposalState to);
// Proposed or Approved: waits for a person or for the engine.
[[nodiscard]] bool isOpen(ProposalState state);
// IntentRecorded, Sent, Unknown: unresolved, no other action (I-35). Verified: only a further rise, which supersedes it.
[[nodiscard]] bool isInFlight(ProposalState state);

// What the object was when the plan was made.
struct ObservedState
{
    std::string uid;
    std::string version;
    std::int64_t replicas = 0;
    std::string specDigest;
    std::vector<std::string> owners;
    std::int64_t min = 1;  // effective bounds
    std::int64_t max = 10;

    friend bool operator==(const ObservedState &, const ObservedState &) = default;
};

// The part that is frozen and hashed.
struct Plan
{
    WorkloadRef workload;
    std::string endpoint;      // origin of the context and digest of its CA: an approval is for this server
    Change change;
    ObservedState observed;
    std::vector<Reason> reasons;
    std::vector<DecisionStep> ladder;
    Priority priority = Priority::Low;
    std::optional<double> confidence;
    std::optional<Risk> risk;
    std::optional<double> costPerMonthDelta;
    std::string policyVersion;
    std::string sampleDigest;  // of every sample the decision used
    ForecastId forecast;       // empty when decided on measured demand
    Timestamp created{};
    std::string bootId;
    BootTime createdBoot{};
    Millis lifetime{};
    std::string reverts;       // id of the proposal that this one undoes, or empty

    friend bool operator==(const Plan &, const Plan &) = default;
};

struct Approval
{
    Actor actor;
    Timestamp at{};
    std::string bootId;
    BootTime atBoot{};
    std::string comment;
    std::string planHash;  // what was approved (I-12)
    bool untilNextStep = false;  // given while no engine ran: lives until the next engine step, not 60 s
    bool dryRun = false;  // given as a rehearsal: never a write, whatever the setting says by the time it is carried out

    friend bool operator==(const Approval &, const Approval &) = default;
};

struct Outcome
{
    ProposalState state = ProposalState::Unknown;
    Reason reason;
    std::string detail;  // the server's own words, plain text
    Timestamp at{};

    friend bool operator==(const Outcome &, const Outcome &) = default;
};

struct Proposal
{
    ProposalId id;
    Plan plan;
    std::string hash;  // planHash(plan)
    ProposalState state = ProposalState::Proposed;
    std::optional<Approval> approval;
    std::optional<Outcome> outcome;
    std::optional<Reason> closedBy;   // why it was rejected, voided, superseded, expired
    std::string revertedBy;           // id of the proposal that offers the way back, or empty
    Timestamp changed{};

    friend bool operator==(const Proposal &, const Proposal &) = default;
};

[[nodiscard]] std::string planHash(const Plan &plan);
// Time left by the suspend-aware clock; another boot than the plan's means none (I-14). Never negative.
[[nodiscard]] Millis timeLeft(const Plan &plan, const std::string &bootId, BootTime now);
// An approval lives 60 s where an engine runs (decisions.md), and never longer than its proposal.
inline constexpr Millis kApprovalLifetime{60'000};

}  // namespace preamar
