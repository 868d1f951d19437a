#include "core/store/journal.h"

#include "core/base/log.h"
#include "core/domain/codec.h"
#include "core/store/auditchain.h"
#include "core/store/files.h"
#include "core/store/home.h"
#include "core/store/rows.h"
#include "core/store/schema.h"
#include "core/store/sqlitejournal.h"

namespace preamar {

Result<std::unique_ptr<Journal>> openJournal(const std::string &home, const Clock &clock, JournalOptions options)
{
    if (!options.readOnly) {
        if (auto prepared = prepareHome(home); !prepared)
            return fail(prepared.error());
    }
    const auto folder = store::realFolder(home);
    if (!folder)
        return fail(folder.error());
    auto journal = store::SqliteJournal::open(*folder, clock, options);
    if (!journal)
        return fail(journal.error());
    return std::unique_ptr<Journal>(std::move(*journal));
}

} // namespace preamar

namespace preamar::store {

namespace {

SchemaRules rules(const std::string &path)
{
    return SchemaRules{journalMigrations(), kJournalId, path};
}

// The rollback journal's pragmas are answered by what is in force; anything else than asked for is a failure.
Result<void> makeDurable(Database &database)
{
    const auto mode = database.text("PRAGMA journal_mode=DELETE");
    if (!mode)
        return fail(mode.error());
    if (*mode != "delete")
        return fail(storageError(database.name(), "journal_mode is " + *mode, toString(ReasonCode::JournalUnwritable)));
    // fullfsync: on macOS fsync does not reach the platter (safety.md Q5).
    return database.exec("PRAGMA synchronous=EXTRA; PRAGMA fullfsync=1; PRAGMA checkpoint_fullfsync=1;");
}

Result<void> quickCheck(Database &database)
{
    const auto verdict = database.text("PRAGMA quick_check(1)");
    if (!verdict)
        return fail(verdict.error());
    if (*verdict != "ok")
        return fail(storageError(database.name(), *verdict, toString(ReasonCode::JournalDamaged)));
    return {};
}

} // namespace

SqliteJournal::SqliteJournal(std::string folder, const Clock &clock, JournalOptions options)
    : m_folder(std::move(folder)), m_clock(clock), m_options(options)
{}

SqliteJournal::~SqliteJournal() = default;

Result<std::unique_ptr<SqliteJournal>> SqliteJournal::open(const std::string &folder, const Clock &clock,
                                                           JournalOptions options)
{
    std::unique_ptr<SqliteJournal> journal(new SqliteJournal(folder, clock, options));
    if (auto connected = journal->connect(); !connected)
        return fail(connected.error());
    return journal;
}

// A reader can neither play a crashed writer's rollback journal back nor migrate: a writer does so once for it.
Result<void> SqliteJournal::connect()
{
    const auto connected = tryConnect();
    if (connected || !m_options.readOnly || connected.error().reason != toString(ReasonCode::HomeReadOnly))
        return connected;
    if (auto writer = open(m_folder, m_clock, {}); !writer)
        return connected;
    return tryConnect();
}

Result<void> SqliteJournal::tryConnect()
{
    m_database.reset();
    const std::string path = joined(m_folder, kJournalFile);
    if (m_options.readOnly && !exists(path))
        return fail(ErrorCode::NotFound, std::string(kJournalFile), "there is no journal in this home");
    auto opened =
        Database::open(path, m_options.readOnly ? Access::ReadOnly : Access::ReadWrite, std::string(kJournalFile));
    if (!opened)
        return fail(opened.error());
    auto database = std::move(*opened);
    Result<void> done = m_options.readOnly ? checkVersion(*database, rules(path)) : makeDurable(*database);
    if (done)
        done = quickCheck(*database);
    if (done && !m_options.readOnly)
        done = migrate(*database, rules(path));
    if (done)
        done = checkSchema(*database, rules(path));
    if (!done)
        return done;
    m_database = std::move(database);
    m_auditGrew = false;
    if (!m_options.readOnly && !exists(joined(m_folder, kHeadFile))) {
        done = transaction([this] { return createHead(*m_database, m_folder); });
    }
    return done;
}

Result<void> SqliteJournal::ready()
{
    if (m_database && !m_database->suspect())
        return {};
    if (auto connected = connect(); !connected)
        return connected;
    if (m_committedCount == 0)
        return {};
    const auto hash = hashAt(*m_database, m_committedCount);
    if (!hash)
        return fail(hash.error());
    if (*hash == m_committedHash)
        return {};
    m_database.reset();
    return refuse(ErrorCode::Storage, std::string(kJournalFile), "the last committed row is gone after an I/O error",
                  ReasonCode::AuditBroken);
}

Result<Statement> SqliteJournal::query(std::string_view sql)
{
    if (m_depth == 0) {
        if (auto usable = ready(); !usable)
            return fail(usable.error());
    }
    return m_database->prepare(sql);
}

// --- transactions

Result<void> SqliteJournal::begin()
{
    if (m_depth > 0)
        return m_database->exec("SAVEPOINT inner");
    if (auto usable = ready(); !usable)
        return usable;
    return m_database->exec("BEGIN IMMEDIATE");
}

// Commits or rolls back the innermost transaction and returns how it ended.
Result<void> SqliteJournal::finish(Result<void> outcome)
{
    if (m_depth > 0) {
        if (!m_database->inTransaction()) // SQLite rolled all of it back
            return outcome
                       ? Result<void>(fail(storageError(std::string(kJournalFile), "the transaction was rolled back",
                                                        toString(ReasonCode::JournalUnwritable))))
                       : outcome;
        const auto ended = m_database->exec(outcome ? "RELEASE inner" : "ROLLBACK TO inner; RELEASE inner");
        return outcome ? ended : outcome;
    }
    ChainEnd end;
    if (outcome && m_auditGrew) {
        if (auto last = chainEnd(*m_database))
            end = *last;
        else
            outcome = fail(last.error());
    }
    if (outcome)
        outcome = m_database->exec("COMMIT");
    if (!outcome) {
        m_auditGrew = false;
        // A commit that met a busy reader leaves the transaction open.
        if (m_database->inTransaction()) {
            if (auto undone = m_database->exec("ROLLBACK"); !undone)
                m_database.reset();
        }
        return outcome;
    }
    if (m_auditGrew) {
        m_auditGrew = false;
        m_committedCount = end.count;
        m_committedHash = end.hash;
        if (auto moved = advanceHead(*m_database, m_folder); !moved)
            logger("store")->warn("audit head not moved on: {}", logText(moved.error().detail));
    }
    return outcome;
}

Result<void> SqliteJournal::transaction(const std::function<Result<void>()> &fn)
{
    if (auto begun = begin(); !begun)
        return begun;
    ++m_depth;
    // Leaves no transaction open when fn throws (out of memory).
    struct Unwind
    {
        SqliteJournal *journal;
        ~Unwind()
        {
            if (journal == nullptr)
                return;
            --journal->m_depth;
            static_cast<void>(journal->finish(fail(ErrorCode::Storage, std::string(kJournalFile), "interrupted")));
        }
    } unwind{this};
    auto outcome = fn();
    unwind.journal = nullptr;
    --m_depth;
    return finish(std::move(outcome));
}

Result<void> SqliteJournal::tighten(const std::function<Result<void>()> &fn)
{
    if (m_options.readOnly)
        return refuse(ErrorCode::Storage, std::string(kJournalFile), "opened for reading", ReasonCode::HomeReadOnly);
    return transaction(fn);
}

Result<void> SqliteJournal::write(const std::function<Result<void>()> &fn)
{
    if (m_options.tightenOnly)
        return refuse(ErrorCode::PermissionDenied, std::string(kJournalFile), "another program is the engine",
                      ReasonCode::EngineBusy);
    return tighten(fn);
}

Result<std::int64_t> SqliteJournal::dataVersion()
{
    auto statement = query("PRAGMA data_version");
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    return statement->integer(0);
}

// --- lease

Result<Lease> SqliteJournal::lease()
{
    auto statement = query("SELECT fence, holder, renewed, held FROM lease");
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    if (!*row)
        return refuse(ErrorCode::Storage, "lease", "the row is gone", ReasonCode::JournalDamaged);
    return Lease{statement->integer(0), std::string(statement->text(1)), fromMillis(statement->integer(2)),
                 statement->integer(3) == 1};
}

Result<Lease> SqliteJournal::takeLease(const std::string &holder, Timestamp now)
{
    Lease taken;
    const auto done = write([&]() -> Result<void> {
        auto update = query("UPDATE lease SET fence = fence + 1, holder = ?, renewed = ?, held = 1");
        if (!update)
            return fail(update.error());
        if (auto ran = update->bind(std::string_view(holder)).bind(toMillis(now)).run(); !ran)
            return ran;
        auto row = lease();
        if (!row)
            return fail(row.error());
        taken = std::move(*row);
        return {};
    });
    if (!done)
        return fail(done.error());
    return taken;
}

Result<void> SqliteJournal::renewLease(std::int64_t fence, Timestamp now)
{
    return write([&]() -> Result<void> {
        auto update = query("UPDATE lease SET renewed = ? WHERE fence = ? AND held = 1");
        if (!update)
            return fail(update.error());
        if (auto ran = update->bind(toMillis(now)).bind(fence).run(); !ran)
            return ran;
        if (m_database->changes() == 0)
            return refuse(ErrorCode::Conflict, "lease", "another engine holds it", ReasonCode::LeaseLost);
        return {};
    });
}

Result<void> SqliteJournal::releaseLease(std::int64_t fence)
{
    return write([&]() -> Result<void> {
        auto update = query("UPDATE lease SET held = 0 WHERE fence = ? AND held = 1");
        if (!update)
            return fail(update.error());
        if (auto ran = update->bind(fence).run(); !ran)
            return ran;
        if (m_database->changes() == 0)
            return refuse(ErrorCode::Conflict, "lease", "another engine holds it", ReasonCode::LeaseLost);
        return {};
    });
}

Result<void> SqliteJournal::raiseFence(std::int64_t atLeast)
{
    return write([&]() -> Result<void> {
        auto update = query("UPDATE lease SET fence = max(fence, ?), held = 0");
        if (!update)
            return fail(update.error());
        return update->bind(atLeast).run();
    });
}

// --- audit

Result<void> SqliteJournal::append(const AuditEntry &entry)
{
    m_auditGrew = true;
    return store::appendAudit(*m_database, entry, m_clock.wall());
}

Result<void> SqliteJournal::appendAudit(const AuditEntry &entry)
{
    return tighten([&] { return append(entry); });
}

Result<std::vector<AuditRecord>> SqliteJournal::audit(const AuditFilter &filter)
{
    if (m_depth == 0) {
        if (auto usable = ready(); !usable)
            return fail(usable.error());
    }
    return readAudit(*m_database, filter);
}

Result<ChainState> SqliteJournal::verifyAudit()
{
    if (m_depth == 0) {
        if (auto usable = ready(); !usable)
            return fail(usable.error());
    }
    return verifyChain(*m_database, m_folder);
}

} // namespace preamar::store
