// The narrow seam to what must never be lost: proposals, approvals, intents, outcomes, pauses, commands, events and the
// audit chain. Synchronous; lives on the store thread. Another database is one more implementation.
#pragma once

#include "core/base/result.h"
#include "core/domain/context.h"
#include "core/domain/cycle.h"
#include "core/domain/policy.h"
#include "core/domain/records.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace preamar {

// One audit row to be appended with a transition, in the same transaction.
struct AuditEntry
{
    Actor actor;
    std::string event;
    std::string workload;
    std::string code;
    Json detail = Json::object();
};

// What the operator set for a workload; labels are applied over it.
struct WorkloadSettings
{
    WorkloadRef workload;
    ScalingPolicy policy;
    bool enrolled = false; // by the console; labels enrol without a row here
    std::optional<Timestamp> modeUntil;
    std::string modeReason;
};

struct AuditFilter
{
    std::optional<Timestamp> since;
    std::int64_t afterSeq = 0;
    std::int64_t beforeSeq = 0; // 0 = no bound
    std::string workload;
    std::size_t limit = 500; // never more (decisions.md)
    bool newestFirst = false;
};

struct ChainState
{
    std::int64_t count = 0;
    std::string head;
    bool intact = true;
    std::int64_t brokenAt = 0; // seq of the first row that does not fit
    std::string problem;
};

class Journal
{
public:
    virtual ~Journal() = default;

    // Runs fn in one BEGIN IMMEDIATE transaction; commits when it succeeds, rolls back when it fails. Nested calls
    // join.
    virtual Result<void> transaction(const std::function<Result<void>()> &fn) = 0;
    // Changes when another process wrote.
    [[nodiscard]] virtual Result<std::int64_t> dataVersion() = 0;

    // --- lease: exactly one engine per home; taking it raises the fencing number
    virtual Result<Lease> takeLease(const std::string &holder, Timestamp now) = 0;
    virtual Result<void> renewLease(std::int64_t fence, Timestamp now) = 0;
    virtual Result<void> releaseLease(std::int64_t fence) = 0;
    [[nodiscard]] virtual Result<Lease> lease() = 0;

    // --- contexts, policies, settings
    virtual Result<void> putContext(const ContextConfig &config) = 0;
    virtual Result<void> removeContext(const ContextName &name) = 0;
    [[nodiscard]] virtual Result<std::vector<ContextConfig>> contexts() = 0;
    virtual Result<void> putWorkloadSettings(const WorkloadSettings &settings) = 0;
    [[nodiscard]] virtual Result<std::vector<WorkloadSettings>> workloadSettings() = 0;
    virtual Result<void> putSetting(const std::string &key, const std::string &value) = 0;
    [[nodiscard]] virtual Result<std::map<std::string, std::string>> settings() = 0;

    // --- proposals
    virtual Result<void> addProposal(const Proposal &proposal, const AuditEntry &audit) = 0;
    // Checked against mayFollow(); fields other than state, approval, outcome, closedBy, revertedBy never change.
    virtual Result<void> updateProposal(const Proposal &proposal, const AuditEntry &audit) = 0;
    [[nodiscard]] virtual Result<std::optional<Proposal>> proposal(const ProposalId &id) = 0;
    // Those whose id ends with `tail` (for the command line).
    [[nodiscard]] virtual Result<std::vector<Proposal>> proposalsByTail(const std::string &tail) = 0;
    [[nodiscard]] virtual Result<std::vector<Proposal>> openProposals() = 0; // open or in flight
    [[nodiscard]] virtual Result<std::vector<Proposal>> recentProposals(std::size_t limit) = 0;

    // --- actions. recordIntent: in one transaction checks the fence, that no pause holds it back (`guard` is called
    // inside and may refuse), that the workload has no other intent without outcome and nothing else sent and not read
    // back (I-35); inserts the intent and moves the
    // proposal to IntentRecorded. Nothing may be sent unless it succeeded (I-28, I-36).
    virtual Result<void> recordIntent(const Intent &intent, const std::function<Result<void>()> &guard,
                                      const AuditEntry &audit) = 0;
    // Exactly one outcome per intent (I-29).
    virtual Result<void> recordOutcome(const IntentId &intent, const Proposal &proposal, const AuditEntry &audit) = 0;
    [[nodiscard]] virtual Result<std::vector<Intent>> intentsWithoutOutcome() = 0;
    [[nodiscard]] virtual Result<std::optional<Intent>> intentOf(const ProposalId &proposal) = 0;

    // --- pauses. One row per scope, target, emergency and scale-in-only: a weaker pause never takes a stronger one's
    // place.
    virtual Result<void> putPause(const Pause &pause, const AuditEntry &audit) = 0;
    // Removes all of them at once.
    virtual Result<void> removePause(PauseScope scope, const std::string &target, const AuditEntry &audit) = 0;
    [[nodiscard]] virtual Result<std::vector<Pause>> pauses() = 0; // emergency first

    // --- commands
    virtual Result<void> addCommand(const Command &command) = 0;
    virtual Result<void> answerCommand(const CommandId &id, const CommandAnswer &answer) = 0;
    [[nodiscard]] virtual Result<std::vector<Command>> waitingCommands() = 0;
    [[nodiscard]] virtual Result<std::optional<CommandAnswer>> commandAnswer(const CommandId &id) = 0;

    // --- cycles and events
    virtual Result<void> putCycleReport(const CycleReport &report) = 0; // keeps the last 50
    [[nodiscard]] virtual Result<std::optional<CycleReport>> lastCycleReport() = 0;
    [[nodiscard]] virtual Result<std::int64_t> nextCycleNumber() = 0;
    virtual Result<void> addEvent(const Event &event) = 0;
    [[nodiscard]] virtual Result<std::vector<Event>> eventsAfter(std::int64_t seq, std::size_t limit) = 0;

    // --- audit
    virtual Result<void> appendAudit(const AuditEntry &entry) = 0;
    [[nodiscard]] virtual Result<std::vector<AuditRecord>> audit(const AuditFilter &filter) = 0;
    // Recomputes the chain and compares it with the head kept outside (a prefix of the chain is fine).
    [[nodiscard]] virtual Result<ChainState> verifyAudit() = 0;
    // Small typed state that survives restarts: kept recommendations, collection start… by key.
    virtual Result<void> putState(const std::string &key, const Json &value) = 0;
    [[nodiscard]] virtual Result<std::optional<Json>> state(const std::string &key) = 0;

    // --- what is counted: every proposal that somebody approved or rejected, so every action, and that changed at `since` or
    // later. Budgets, rests and breakers look here. Oldest change first, however many there are.
    [[nodiscard]] virtual Result<std::vector<Proposal>> answeredSince(Timestamp since) = 0;
};

struct JournalOptions
{
    bool readOnly = false;
    // Another process is the engine: commands, pauses, the closing of open proposals, events and log rows may be
    // written, since what only tightens must not wait for an engine that hangs (I-36); all else is EngineBusy.
    bool tightenOnly = false;
};

// SQLite: rollback journal, synchronous=EXTRA, append-only tables protected by triggers, head also in `audit-head`
// beside the file. Errors carry a reason: SchemaTooNew, JournalDamaged (the file is kept), JournalUnwritable,
// HomeReadOnly, DiskFull.
[[nodiscard]] Result<std::unique_ptr<Journal>> openJournal(const std::string &home, const class Clock &clock,
                                                           JournalOptions options = {});

} // namespace preamar
