// SQLite's C API with owners for its objects. Every return code becomes a Result; a connection that met an I/O error or
// damage says so (suspect) and is to be closed and reopened before it is trusted again (safety.md Q7).
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>

struct sqlite3;
struct sqlite3_stmt;

namespace preamar::store {

class Database;

// A prepared statement. Values are bound in order; a failed bind is kept and reported by the next step.
class Statement
{
public:
    Statement(Statement &&other) noexcept;
    Statement &operator=(Statement &&other) noexcept;
    Statement(const Statement &) = delete;
    Statement &operator=(const Statement &) = delete;
    ~Statement();

    Statement &bind(std::int64_t value);
    Statement &bind(std::string_view text);
    Statement &bind(const std::optional<std::int64_t> &value);
    Statement &bind(const std::optional<std::string> &text);
    // The bytes must live until the statement is reset or bound anew.
    Statement &bindBlob(std::string_view bytes);
    Statement &bindReal(double value); // NaN becomes NULL, as SQLite has it
    Statement &bindNull();

    [[nodiscard]] Result<bool> step(); // true: a row is there
    [[nodiscard]] Result<void> run();  // to the end, then ready to be bound anew
    void reset();

    [[nodiscard]] bool isNull(int column) const;
    [[nodiscard]] std::int64_t integer(int column) const;
    [[nodiscard]] double real(int column) const;
    // Valid until the next step or reset.
    [[nodiscard]] std::string_view text(int column) const;
    [[nodiscard]] std::string_view blob(int column) const;

private:
    friend class Database;
    Statement(Database *database, sqlite3_stmt *statement) : m_database(database), m_statement(statement) {}
    void keep(int rc);

    Database *m_database = nullptr;
    sqlite3_stmt *m_statement = nullptr;
    int m_next = 1;
    int m_bindProblem = 0;
};

// A statement of the connection's cache, reset when it goes out of scope so that no read stays open.
class CachedStatement
{
public:
    explicit CachedStatement(Statement *statement) : m_statement(statement) {}
    CachedStatement(CachedStatement &&other) noexcept : m_statement(std::exchange(other.m_statement, nullptr)) {}
    CachedStatement &operator=(CachedStatement &&) = delete;
    ~CachedStatement()
    {
        if (m_statement != nullptr)
            m_statement->reset();
    }
    Statement *operator->() const { return m_statement; }
    Statement &operator*() const { return *m_statement; }

private:
    Statement *m_statement;
};

enum class Access { ReadOnly, ReadWrite };

class Database
{
public:
    // Opens with the defences of safety.md Q13, foreign keys and a busy timeout of 5 s. `name` is what errors call it.
    // Never follows a symbolic link; ReadWrite creates the file (0600). ":memory:" is allowed.
    [[nodiscard]] static Result<std::unique_ptr<Database>> open(const std::string &path, Access access,
                                                                std::string name);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    [[nodiscard]] Result<void> exec(const std::string &sql);
    [[nodiscard]] Result<Statement> prepare(std::string_view sql);
    // `sql` must be a literal: its address lives in the cache.
    [[nodiscard]] Result<CachedStatement> cached(std::string_view sql);
    [[nodiscard]] Result<std::int64_t> integer(std::string_view sql);
    [[nodiscard]] Result<std::string> text(std::string_view sql);

    [[nodiscard]] bool inTransaction() const;
    [[nodiscard]] std::int64_t changes() const;
    [[nodiscard]] std::int64_t lastRowId() const;
    [[nodiscard]] bool suspect() const { return m_suspect; }
    [[nodiscard]] bool damaged() const { return m_damaged; }
    [[nodiscard]] const std::string &name() const { return m_name; }
    [[nodiscard]] sqlite3 *handle() const { return m_handle; }

    // What went wrong, with its reason; marks the connection where the code says that it cannot be trusted.
    [[nodiscard]] Error error(int rc, std::string_view attempted);

private:
    explicit Database(std::string name) : m_name(std::move(name)) {}
    [[nodiscard]] Result<void> configure();

    std::string m_name;
    sqlite3 *m_handle = nullptr;
    std::unordered_map<std::string_view, Statement> m_cache;
    bool m_suspect = false;
    bool m_damaged = false;
};

// Copies a whole database with SQLite's backup API; the target is made anew (0600).
[[nodiscard]] Result<void> copyDatabase(Database &source, const std::string &target);

// An error with a reason code's name.
[[nodiscard]] Error storageError(std::string where, std::string detail, std::string_view reason);

} // namespace preamar::store
