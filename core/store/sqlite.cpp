#include "core/store/sqlite.h"

#include "core/domain/reason.h"
#include "core/store/files.h"

#include <sqlite3.h>

#include <cerrno>

namespace preamar::store {

namespace {

constexpr int kBusyMillis = 5000;
constexpr std::size_t kMaxDetail = 300;

// The reason code that a result code means for the operator, by its primary code and the system's errno.
std::string_view reasonFor(int rc, int systemErrno)
{
    switch (rc & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return toString(ReasonCode::JournalDamaged);
    case SQLITE_FULL:
        return toString(ReasonCode::DiskFull);
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return toString(ReasonCode::HomeReadOnly);
    case SQLITE_CANTOPEN:
    case SQLITE_IOERR:
        if (systemErrno == ENOSPC || systemErrno == EDQUOT)
            return toString(ReasonCode::DiskFull);
        if (systemErrno == EROFS || systemErrno == EACCES || systemErrno == EPERM)
            return toString(ReasonCode::HomeReadOnly);
        return toString(ReasonCode::JournalUnwritable);
    case SQLITE_CONSTRAINT:
    case SQLITE_MISUSE:
        return {};
    default:
        return toString(ReasonCode::JournalUnwritable);
    }
}

ErrorCode codeFor(int rc)
{
    switch (rc & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return ErrorCode::Unavailable;
    case SQLITE_CONSTRAINT:
        return ErrorCode::Conflict;
    default:
        return ErrorCode::Storage;
    }
}

} // namespace

Error storageError(std::string where, std::string detail, std::string_view reason)
{
    return Error{ErrorCode::Storage, std::move(where), std::move(detail), std::string(reason)};
}

// --- Statement

Statement::Statement(Statement &&other) noexcept
    : m_database(other.m_database), m_statement(std::exchange(other.m_statement, nullptr)), m_next(other.m_next),
      m_bindProblem(other.m_bindProblem)
{}

Statement &Statement::operator=(Statement &&other) noexcept
{
    std::swap(m_database, other.m_database);
    std::swap(m_statement, other.m_statement);
    std::swap(m_next, other.m_next);
    std::swap(m_bindProblem, other.m_bindProblem);
    return *this;
}

Statement::~Statement()
{
    // Its code repeats the error of the last step, which was reported there.
    static_cast<void>(sqlite3_finalize(m_statement));
}

void Statement::keep(int rc)
{
    ++m_next;
    if (rc != SQLITE_OK && m_bindProblem == SQLITE_OK)
        m_bindProblem = rc;
}

Statement &Statement::bind(std::int64_t value)
{
    keep(sqlite3_bind_int64(m_statement, m_next, value));
    return *this;
}

Statement &Statement::bind(std::string_view text)
{
    keep(sqlite3_bind_text64(m_statement, m_next, text.empty() ? "" : text.data(), text.size(), SQLITE_TRANSIENT,
                             SQLITE_UTF8));
    return *this;
}

Statement &Statement::bind(const std::optional<std::int64_t> &value)
{
    return value ? bind(*value) : bindNull();
}

Statement &Statement::bind(const std::optional<std::string> &text)
{
    return text ? bind(std::string_view(*text)) : bindNull();
}

Statement &Statement::bindBlob(std::string_view bytes)
{
    keep(sqlite3_bind_blob64(m_statement, m_next, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_STATIC));
    return *this;
}

Statement &Statement::bindReal(double value)
{
    keep(sqlite3_bind_double(m_statement, m_next, value));
    return *this;
}

Statement &Statement::bindNull()
{
    keep(sqlite3_bind_null(m_statement, m_next));
    return *this;
}

Result<bool> Statement::step()
{
    if (m_bindProblem != SQLITE_OK)
        return fail(m_database->error(m_bindProblem, "bind"));
    const int rc = sqlite3_step(m_statement);
    if (rc == SQLITE_ROW)
        return true;
    if (rc == SQLITE_DONE)
        return false;
    auto problem = m_database->error(rc, sqlite3_sql(m_statement));
    reset();
    return fail(std::move(problem));
}

Result<void> Statement::run()
{
    while (true) {
        const auto row = step();
        if (!row)
            return fail(row.error());
        if (!*row)
            break;
    }
    reset();
    return {};
}

void Statement::reset()
{
    // Its code repeats the error of the last step, which was reported there.
    static_cast<void>(sqlite3_reset(m_statement));
    m_next = 1;
    m_bindProblem = SQLITE_OK;
}

bool Statement::isNull(int column) const
{
    return sqlite3_column_type(m_statement, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const
{
    return sqlite3_column_int64(m_statement, column);
}

double Statement::real(int column) const
{
    return sqlite3_column_double(m_statement, column);
}

std::string_view Statement::text(int column) const
{
    const void *bytes = sqlite3_column_text(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr ? std::string_view{}
                            : std::string_view(static_cast<const char *>(bytes), static_cast<std::size_t>(size));
}

std::string_view Statement::blob(int column) const
{
    const void *bytes = sqlite3_column_blob(m_statement, column);
    const int size = sqlite3_column_bytes(m_statement, column);
    return bytes == nullptr ? std::string_view{}
                            : std::string_view(static_cast<const char *>(bytes), static_cast<std::size_t>(size));
}

// --- Database

Result<std::unique_ptr<Database>> Database::open(const std::string &path, Access access, std::string name)
{
    std::unique_ptr<Database> database(new Database(std::move(name)));
    const bool inMemory = path == ":memory:";
    const int flags = (access == Access::ReadOnly ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE) |
                      SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE | (inMemory ? 0 : SQLITE_OPEN_NOFOLLOW);
    const int rc = sqlite3_open_v2(path.c_str(), &database->m_handle, flags, nullptr);
    if (rc != SQLITE_OK)
        return fail(database->error(rc, "open"));
    if (auto configured = database->configure(); !configured)
        return fail(configured.error());
    if (!inMemory && access == Access::ReadWrite) {
        if (auto closed = closeToOthers(path); !closed)
            return fail(closed.error());
    }
    return database;
}

Result<void> Database::configure()
{
    static constexpr std::pair<int, int> kSwitches[] = {
        {SQLITE_DBCONFIG_DEFENSIVE, 1},      {SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0},
        {SQLITE_DBCONFIG_ENABLE_TRIGGER, 1}, {SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0},
        {SQLITE_DBCONFIG_DQS_DDL, 0},        {SQLITE_DBCONFIG_DQS_DML, 0},
        {SQLITE_DBCONFIG_ENABLE_FKEY, 1},
    };
    for (const auto &[option, value] : kSwitches) {
        int now = -1;
        if (const int rc = sqlite3_db_config(m_handle, option, value, &now); rc != SQLITE_OK || now != value)
            return fail(error(rc == SQLITE_OK ? SQLITE_ERROR : rc, "configure"));
    }
    if (const int rc = sqlite3_busy_timeout(m_handle, kBusyMillis); rc != SQLITE_OK)
        return fail(error(rc, "busy timeout"));
    sqlite3_limit(m_handle, SQLITE_LIMIT_ATTACHED, 0);
    // Without recursive triggers, REPLACE would delete rows past the triggers that protect them.
    return exec("PRAGMA recursive_triggers=ON; PRAGMA cell_size_check=ON; PRAGMA temp_store=MEMORY;");
}

Database::~Database()
{
    m_cache.clear();
    // v2 never fails: a statement still alive would only delay the end of the connection.
    static_cast<void>(sqlite3_close_v2(m_handle));
}

Result<void> Database::exec(const std::string &sql)
{
    const int rc = sqlite3_exec(m_handle, sql.c_str(), nullptr, nullptr, nullptr);
    if (rc != SQLITE_OK)
        return fail(error(rc, sql));
    return {};
}

Result<Statement> Database::prepare(std::string_view sql)
{
    sqlite3_stmt *statement = nullptr;
    const int rc = sqlite3_prepare_v3(m_handle, sql.data(), static_cast<int>(sql.size()), 0, &statement, nullptr);
    if (rc != SQLITE_OK)
        return fail(error(rc, sql));
    return Statement(this, statement);
}

Result<CachedStatement> Database::cached(std::string_view sql)
{
    if (const auto it = m_cache.find(sql); it != m_cache.end())
        return CachedStatement(&it->second);
    auto statement = prepare(sql);
    if (!statement)
        return fail(statement.error());
    return CachedStatement(&m_cache.emplace(sql, std::move(*statement)).first->second);
}

Result<std::int64_t> Database::integer(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    return *row ? statement->integer(0) : 0;
}

Result<std::string> Database::text(std::string_view sql)
{
    auto statement = prepare(sql);
    if (!statement)
        return fail(statement.error());
    const auto row = statement->step();
    if (!row)
        return fail(row.error());
    return *row ? std::string(statement->text(0)) : std::string{};
}

bool Database::inTransaction() const
{
    return sqlite3_get_autocommit(m_handle) == 0;
}

std::int64_t Database::changes() const
{
    return sqlite3_changes64(m_handle);
}

std::int64_t Database::lastRowId() const
{
    return sqlite3_last_insert_rowid(m_handle);
}

Error Database::error(int rc, std::string_view attempted)
{
    const int primary = rc & 0xff;
    const int systemErrno = m_handle == nullptr ? 0 : sqlite3_system_errno(m_handle);
    if (primary == SQLITE_IOERR || primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB || primary == SQLITE_FULL ||
        primary == SQLITE_NOMEM || primary == SQLITE_PROTOCOL || rc == SQLITE_READONLY_ROLLBACK)
        m_suspect = true;
    if (primary == SQLITE_CORRUPT || primary == SQLITE_NOTADB)
        m_damaged = true;
    const std::string words = m_handle == nullptr ? sqlite3_errstr(rc) : sqlite3_errmsg(m_handle);
    std::string detail = words + " (" + std::to_string(rc) + ") at: " + std::string(attempted);
    if (detail.size() > kMaxDetail)
        detail.resize(kMaxDetail);
    return Error{codeFor(rc), m_name, std::move(detail), std::string(reasonFor(rc, systemErrno))};
}

Result<void> copyDatabase(Database &source, const std::string &target)
{
    if (auto gone = removeFile(target); !gone)
        return fail(gone.error());
    auto copy = Database::open(target, Access::ReadWrite, source.name() + " copy");
    if (!copy)
        return fail(copy.error());
    sqlite3_backup *backup = sqlite3_backup_init((*copy)->handle(), "main", source.handle(), "main");
    if (backup == nullptr)
        return fail((*copy)->error(sqlite3_errcode((*copy)->handle()), "backup"));
    // All pages in one step: a source that is written meanwhile would make the copy start again.
    const int stepped = sqlite3_backup_step(backup, -1);
    const int finished = sqlite3_backup_finish(backup);
    if (stepped != SQLITE_DONE)
        return fail((*copy)->error(stepped, "backup"));
    if (finished != SQLITE_OK)
        return fail((*copy)->error(finished, "backup"));
    return {};
}

} // namespace preamar::store
