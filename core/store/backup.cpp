// Backup and restore of a home (I-37): what comes back is checked before anything is touched, and acts by itself on
// nothing.
#include "core/base/clock.h"
#include "core/domain/actor.h"
#include "core/store/auditchain.h"
#include "core/store/container.h"
#include "core/store/files.h"
#include "core/store/home.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "core/store/sqlitejournal.h"

#include <algorithm>
#include <filesystem>
#include <system_error>

namespace preamar {

namespace {

namespace fs = std::filesystem;
using namespace store;

// A folder or file that goes when the work is over, however it ended.
class Temporary
{
public:
    explicit Temporary(std::string path) : m_path(std::move(path)) { clear(); }
    ~Temporary() { clear(); }
    Temporary(const Temporary &) = delete;
    Temporary &operator=(const Temporary &) = delete;
    [[nodiscard]] const std::string &path() const { return m_path; }

private:
    void clear() const
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    std::string m_path;
};

Result<void> copyLive(const std::string &source, std::string_view name, const std::string &target)
{
    // The journal may need its hot rollback journal played back; the history is checkpointed by its writer alone.
    const bool mayWrite = name == kJournalFile;
    auto database = Database::open(source, mayWrite ? Access::ReadWrite : Access::ReadOnly, std::string(name));
    if (!database && mayWrite && database.error().reason == toString(ReasonCode::HomeReadOnly))
        database = Database::open(source, Access::ReadOnly, std::string(name));
    if (!database)
        return fail(database.error());
    return copyDatabase(**database, target);
}

Result<void> checkHistory(const std::string &path)
{
    auto database = Database::open(path, Access::ReadWrite, std::string(kHistoryFile));
    if (!database)
        return fail(database.error());
    const SchemaRules rules{historyMigrations(), kHistoryId, {}};
    const auto verdict = (*database)->text("PRAGMA quick_check(1)");
    if (!verdict)
        return fail(verdict.error());
    if (*verdict != "ok")
        return refuse(ErrorCode::Storage, std::string(kHistoryFile), *verdict, ReasonCode::JournalDamaged);
    if (auto migrated = migrate(**database, rules); !migrated)
        return migrated;
    return checkSchema(**database, rules);
}

// What must outlive the journal that is replaced.
struct Legacy
{
    std::int64_t fence = 0;
    ChainEnd end;
    std::vector<Pause> pauses;
    bool readable = true;
};

Legacy legacyOf(const std::string &folder, const Clock &clock)
{
    Legacy out;
    if (!exists(joined(folder, kJournalFile)))
        return out;
    // What cannot be read may have held an emergency stop: then everything is paused.
    out.readable = false;
    out.pauses = {Pause{.scope = PauseScope::All,
                        .target = {},
                        .scaleInOnly = false,
                        .emergency = true,
                        .until = {},
                        .reason = "restore",
                        .actor = localActor(Origin::CommandLine),
                        .since = clock.wall()}};
    auto journal = SqliteJournal::open(folder, clock, {});
    if (!journal)
        return out;
    const auto lease = (*journal)->lease();
    auto pauses = (*journal)->pauses();
    const auto end = chainEnd((*journal)->database());
    if (lease && pauses && end)
        out = Legacy{lease->fence, *end, std::move(*pauses), true};
    return out;
}

Result<void> voidOpenProposals(SqliteJournal &journal, const AuditEntry &audit, Timestamp now)
{
    auto open = journal.openProposals();
    if (!open)
        return fail(open.error());
    for (Proposal &proposal : *open) {
        if (!isOpen(proposal.state))
            continue; // what is in flight is resolved by reading
        proposal.state = ProposalState::Void;
        proposal.closedBy = Reason{ReasonCode::ProposalVoid, {}, {}};
        proposal.changed = now;
        AuditEntry entry = audit;
        entry.event = "proposal.void";
        entry.workload = toString(proposal.plan.workload);
        entry.code = toString(ReasonCode::ProposalVoid);
        if (auto done = journal.updateProposal(proposal, entry); !done)
            return done;
    }
    return {};
}

Result<void> cancelCommands(SqliteJournal &journal)
{
    while (true) {
        const auto waiting = journal.waitingCommands();
        if (!waiting)
            return fail(waiting.error());
        if (waiting->empty())
            return {};
        for (const Command &command : *waiting) {
            const CommandAnswer answer{false, Json::object(),
                                       Error{ErrorCode::Cancelled, "restore", "from before a restore", {}}};
            if (auto done = journal.answerCommand(command.id, answer); !done)
                return done;
        }
    }
}

Result<void> switchAutomationOff(SqliteJournal &journal, Timestamp now)
{
    auto all = journal.workloadSettings();
    if (!all)
        return fail(all.error());
    for (WorkloadSettings &settings : *all) {
        if (settings.policy.mode <= Mode::Approve)
            continue;
        settings.policy.mode = Mode::Approve;
        settings.modeUntil.reset();
        settings.modeReason = "restore";
        if (auto done = journal.putWorkloadSettings(settings); !done)
            return done;
    }
    return journal.putState(std::string(kAutomationOffState), Json{{"reason", "restore"}, {"at", toRfc3339(now)}});
}

Result<void> settle(SqliteJournal &journal, const Legacy &legacy, const Clock &clock)
{
    const Timestamp now = clock.wall();
    const auto restored = chainEnd(journal.database());
    if (!restored)
        return fail(restored.error());
    AuditEntry audit{
        .actor = localActor(Origin::CommandLine), .event = "home.restored", .workload = {}, .code = {}, .detail = {}};
    audit.detail = Json{{"count", restored->count},
                        {"head", restored->hash},
                        {"replaced_count", legacy.readable ? Json(legacy.end.count) : Json()},
                        {"replaced_head", legacy.readable ? Json(legacy.end.hash) : Json()}};
    return journal.transaction([&]() -> Result<void> {
        if (auto done = journal.appendAudit(audit); !done)
            return done;
        audit.detail = Json::object();
        if (auto done = voidOpenProposals(journal, audit, now); !done)
            return done;
        if (auto done = cancelCommands(journal); !done)
            return done;
        if (auto done = switchAutomationOff(journal, now); !done)
            return done;
        // Nothing resumes by itself (I-36): what is paused now stays paused.
        audit.event = "pause.set";
        for (const Pause &pause : legacy.pauses) {
            if (auto done = journal.putPause(pause, audit); !done)
                return done;
        }
        const auto lease = journal.lease();
        if (!lease)
            return fail(lease.error());
        // A fence that was once given out must not come again; where it is unknown, far beyond any.
        return journal.raiseFence(std::max(lease->fence, legacy.fence) + (legacy.readable ? 1 : 1'000'000));
    });
}

// The head goes last: until then a home half restored has a head that does not fit its chain, which is an alarm.
Result<void> swapIn(const std::string &folder, const std::string &work, const Clock &clock)
{
    std::string aside;
    for (int i = 0; aside.empty() || exists(aside); ++i)
        aside = joined(folder, "replaced-" + std::to_string(toMillis(clock.wall()) + i));
    std::error_code problem;
    if (!fs::create_directory(aside, problem))
        return fail(fileError(aside, problem.value(), problem.message()));
    if (const auto head = readFile(joined(folder, kHeadFile), 1000); head && *head) {
        if (auto kept = replaceFile(joined(aside, kHeadFile), **head); !kept)
            return kept;
    }
    for (const char *name : {"journal.db-journal", "journal.db", "history.db-wal", "history.db-shm", "history.db"}) {
        if (!exists(joined(folder, name)))
            continue;
        if (auto moved = moveFile(joined(folder, name), joined(aside, name)); !moved)
            return moved;
    }
    for (const std::string_view name : {kHistoryFile, kJournalFile, kHeadFile}) {
        if (!exists(joined(work, name)))
            continue;
        if (auto moved = moveFile(joined(work, name), joined(folder, name)); !moved)
            return moved;
    }
    syncFolder(folder);
    return {};
}

} // namespace

Result<void> backupHome(const std::string &home, const std::string &file, const Clock &clock)
{
    const auto folder = realFolder(home);
    if (!folder)
        return fail(folder.error());
    if (!exists(joined(*folder, kJournalFile)))
        return fail(ErrorCode::NotFound, "backup", "there is no journal in this home");
    if (exists(file))
        return fail(ErrorCode::InvalidArgument, "backup", "the file exists already");
    const Temporary head(file + ".part-head");
    const Temporary journal(file + ".part-journal");
    const Temporary history(file + ".part-history");
    // The head first: it may lag behind the copy, never be ahead of it.
    const auto headText = readFile(joined(*folder, kHeadFile), 1000);
    if (!headText)
        return fail(headText.error());
    if (!*headText)
        return refuse(ErrorCode::Storage, "backup", "the head of the audit chain is missing", ReasonCode::AuditBroken);
    if (auto written = replaceFile(head.path(), **headText); !written)
        return written;
    if (auto copied = copyLive(joined(*folder, kJournalFile), kJournalFile, journal.path()); !copied)
        return copied;
    std::vector<ContainerEntry> entries{{std::string(kHeadFile), head.path()},
                                        {std::string(kJournalFile), journal.path()}};
    if (exists(joined(*folder, kHistoryFile))) {
        if (auto copied = copyLive(joined(*folder, kHistoryFile), kHistoryFile, history.path()); !copied)
            return copied;
        entries.push_back({std::string(kHistoryFile), history.path()});
    }
    return writeContainer(file, entries, clock.wall());
}

Result<void> restoreHome(const std::string &home, const std::string &file, const Clock &clock)
{
    const auto lock = EngineLock::tryTake(home);
    if (!lock)
        return fail(lock.error());
    const auto folder = realFolder(home);
    if (!folder)
        return fail(folder.error());
    const Temporary work(joined(*folder, "restore.new"));
    if (auto prepared = prepareHome(work.path()); !prepared)
        return prepared;
    const auto names = readContainer(file, work.path(),
                                     {std::string(kHeadFile), std::string(kJournalFile), std::string(kHistoryFile)});
    if (!names)
        return fail(names.error());
    for (const std::string_view needed : {kHeadFile, kJournalFile}) {
        if (std::find(names->begin(), names->end(), needed) == names->end())
            return fail(ErrorCode::InvalidArgument, "backup", std::string(needed) + " is not in it");
    }
    if (exists(joined(work.path(), kHistoryFile))) {
        if (auto good = checkHistory(joined(work.path(), kHistoryFile)); !good)
            return good;
    }
    auto journal = SqliteJournal::open(work.path(), clock, {});
    if (!journal)
        return fail(journal.error());
    const auto chain = (*journal)->verifyAudit();
    if (!chain)
        return fail(chain.error());
    if (!chain->intact)
        return refuse(ErrorCode::Storage, "backup", chain->problem, ReasonCode::AuditBroken);
    const Legacy legacy = legacyOf(*folder, clock);
    if (auto settled = settle(**journal, legacy, clock); !settled)
        return settled;
    journal->reset();
    return swapIn(*folder, work.path(), clock);
}

} // namespace preamar
