#include "core/store/schema.h"

#include "core/domain/reason.h"

namespace preamar::store {

namespace {

struct FileState
{
    std::int64_t version = 0;
    std::int64_t applicationId = 0;
    bool empty = true;
};

Result<FileState> fileState(Database &database)
{
    FileState state;
    const auto version = database.integer("PRAGMA user_version");
    if (!version)
        return fail(version.error());
    const auto id = database.integer("PRAGMA application_id");
    if (!id)
        return fail(id.error());
    const auto objects = database.integer("SELECT count(*) FROM sqlite_schema");
    if (!objects)
        return fail(objects.error());
    return FileState{*version, *id, *objects == 0};
}

Error damaged(const Database &database, std::string detail)
{
    return storageError(database.name(), std::move(detail), toString(ReasonCode::JournalDamaged));
}

Result<void> judge(const Database &database, const FileState &state, const SchemaRules &rules)
{
    const auto newest = rules.migrations.back().version;
    if (state.version == 0 && state.empty)
        return {};
    if (state.applicationId != rules.applicationId || state.version <= 0)
        return fail(damaged(database, "not a file of this program"));
    if (state.version > newest)
        return fail(
            storageError(database.name(),
                         "schema " + std::to_string(state.version) + ", this program knows " + std::to_string(newest),
                         toString(ReasonCode::SchemaTooNew)));
    return {};
}

Result<void> apply(Database &database, const Migration &migration, const SchemaRules &rules)
{
    std::string sql = migration.sql;
    sql += ";PRAGMA user_version=" + std::to_string(migration.version) +
           ";PRAGMA application_id=" + std::to_string(rules.applicationId) + ";";
    return database.exec(sql);
}

// Everything that is still to be done, decided and done inside one transaction per version: another process may be at
// the same file.
Result<void> applyAll(Database &database, const SchemaRules &rules, bool fresh)
{
    for (const auto &migration : rules.migrations) {
        if (!database.inTransaction()) {
            if (auto begun = database.exec("BEGIN IMMEDIATE"); !begun)
                return begun;
        }
        const auto version = database.integer("PRAGMA user_version");
        Result<void> done = version ? Result<void>{} : fail(version.error());
        if (done && *version < migration.version)
            done = apply(database, migration, rules);
        // A fresh file gets all of them or none.
        const bool commit = !fresh || migration.version == rules.migrations.back().version;
        if (done && commit)
            done = database.exec("COMMIT");
        if (!done) {
            if (database.inTransaction())
                static_cast<void>(database.exec("ROLLBACK"));
            return done;
        }
    }
    return {};
}

} // namespace

Result<void> migrate(Database &database, const SchemaRules &rules)
{
    const auto state = fileState(database);
    if (!state)
        return fail(state.error());
    if (auto judged = judge(database, *state, rules); !judged)
        return judged;
    if (state->version == rules.migrations.back().version)
        return {};
    const bool fresh = state->version == 0;
    if (!fresh && !rules.copyAside.empty()) {
        if (auto copied = copyDatabase(database, rules.copyAside + ".v" + std::to_string(state->version)); !copied)
            return copied;
    }
    return applyAll(database, rules, fresh);
}

Result<void> checkVersion(Database &database, const SchemaRules &rules)
{
    const auto state = fileState(database);
    if (!state)
        return fail(state.error());
    if (auto judged = judge(database, *state, rules); !judged)
        return judged;
    if (state->version != rules.migrations.back().version)
        return fail(storageError(database.name(), "an earlier schema that may only be read here",
                                 toString(ReasonCode::HomeReadOnly)));
    return {};
}

Result<std::string> schemaText(Database &database)
{
    auto rows = database.prepare("SELECT type || ' ' || name || ' ' || tbl_name || ' ' || coalesce(sql, '') FROM "
                                 "sqlite_schema WHERE name NOT LIKE 'sqlite_stat%' ORDER BY type, name");
    if (!rows)
        return fail(rows.error());
    std::string out;
    while (true) {
        const auto row = rows->step();
        if (!row)
            return fail(row.error());
        if (!*row)
            return out;
        out.append(rows->text(0)).append("\n");
    }
}

Result<void> checkSchema(Database &database, const SchemaRules &rules)
{
    auto model = Database::open(":memory:", Access::ReadWrite, "schema");
    if (!model)
        return fail(model.error());
    if (auto made = applyAll(**model, rules, true); !made)
        return made;
    const auto expected = schemaText(**model);
    if (!expected)
        return fail(expected.error());
    const auto actual = schemaText(database);
    if (!actual)
        return fail(actual.error());
    if (*actual != *expected)
        return fail(damaged(database, "tables, indexes or triggers are not those of this schema"));
    return {};
}

} // namespace preamar::store
