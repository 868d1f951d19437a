// The journal on SQLite. Its groups of tables are spread over journal*.cpp.
#pragma once

#include "core/base/clock.h"
#include "core/store/journal.h"
#include "core/store/sqlite.h"

#include <functional>
#include <memory>
#include <string>

namespace preamar::store {

class SqliteJournal final : public Journal
{
public:
    [[nodiscard]] static Result<std::unique_ptr<SqliteJournal>> open(const std::string &folder, const Clock &clock,
                                                                     JournalOptions options);
    ~SqliteJournal() override;

    Result<void> transaction(const std::function<Result<void>()> &fn) override;
    Result<std::int64_t> dataVersion() override;

    Result<Lease> takeLease(const std::string &holder, Timestamp now) override;
    Result<void> renewLease(std::int64_t fence, Timestamp now) override;
    Result<void> releaseLease(std::int64_t fence) override;
    Result<Lease> lease() override;

    Result<void> putContext(const ContextConfig &config) override;
    Result<void> removeContext(const ContextName &name) override;
    Result<std::vector<ContextConfig>> contexts() override;
    Result<void> putWorkloadSettings(const WorkloadSettings &settings) override;
    Result<std::vector<WorkloadSettings>> workloadSettings() override;
    Result<void> putSetting(const std::string &key, const std::string &value) override;
    Result<std::map<std::string, std::string>> settings() override;

    Result<void> addProposal(const Proposal &proposal, const AuditEntry &audit) override;
    Result<void> updateProposal(const Proposal &proposal, const AuditEntry &audit) override;
    Result<std::optional<Proposal>> proposal(const ProposalId &id) override;
    Result<std::vector<Proposal>> proposalsByTail(const std::string &tail) override;
    Result<std::vector<Proposal>> openProposals() override;
    Result<std::vector<Proposal>> recentProposals(std::size_t limit) override;
    Result<std::vector<Proposal>> answeredSince(Timestamp since) override;

    Result<void> recordIntent(const Intent &intent, const std::function<Result<void>()> &guard,
                              const AuditEntry &audit) override;
    Result<void> recordOutcome(const IntentId &intent, const Proposal &proposal, const AuditEntry &audit) override;
    Result<std::vector<Intent>> intentsWithoutOutcome() override;
    Result<std::optional<Intent>> intentOf(const ProposalId &proposal) override;

    Result<void> putPause(const Pause &pause, const AuditEntry &audit) override;
    Result<void> removePause(PauseScope scope, const std::string &target, const AuditEntry &audit) override;
    Result<std::vector<Pause>> pauses() override;

    Result<void> addCommand(const Command &command) override;
    Result<void> answerCommand(const CommandId &id, const CommandAnswer &answer) override;
    Result<std::vector<Command>> waitingCommands() override;
    Result<std::optional<CommandAnswer>> commandAnswer(const CommandId &id) override;

    Result<void> putCycleReport(const CycleReport &report) override;
    Result<std::optional<CycleReport>> lastCycleReport() override;
    Result<std::int64_t> nextCycleNumber() override;
    Result<void> addEvent(const Event &event) override;
    Result<std::vector<Event>> eventsAfter(std::int64_t seq, std::size_t limit) override;

    Result<void> appendAudit(const AuditEntry &entry) override;
    Result<std::vector<AuditRecord>> audit(const AuditFilter &filter) override;
    Result<ChainState> verifyAudit() override;
    Result<void> putState(const std::string &key, const Json &value) override;
    Result<std::optional<Json>> state(const std::string &key) override;

    // For restoreHome(): no fence of the replaced journal may come again.
    Result<void> raiseFence(std::int64_t atLeast);
    [[nodiscard]] Database &database() { return *m_database; }

private:
    SqliteJournal(std::string folder, const Clock &clock, JournalOptions options);
    Result<void> connect();
    Result<void> tryConnect();
    // Reopens a connection that cannot be trusted any more, and checks that what was committed last is still there.
    Result<void> ready();
    Result<void> begin();
    Result<void> finish(Result<void> outcome);
    // One transaction of an engine's write, or of one that any process may make; refused where it may not.
    Result<void> write(const std::function<Result<void>()> &fn);
    Result<void> tighten(const std::function<Result<void>()> &fn);
    Result<Statement> query(std::string_view sql);
    Result<void> append(const AuditEntry &entry);
    Result<void> storeProposalState(const Proposal &proposal);

    std::string m_folder;
    const Clock &m_clock;
    JournalOptions m_options;
    std::unique_ptr<Database> m_database;
    int m_depth = 0;
    bool m_auditGrew = false;
    std::int64_t m_committedCount = 0; // the last audit row known to be committed
    std::string m_committedHash;
    // The report whose stored bytes were written or read last. Every refresh of a window asks for the last report, and
    // reading one of 1,000 workloads takes 100 ms; equal bytes are the same value.
    std::string m_reportBytes;
    std::optional<CycleReport> m_report;
};

} // namespace preamar::store
