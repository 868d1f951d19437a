// The schemas as strictly increasing lists of migrations. A fresh file is made by running them all; there is no second
// way to make one. What a file holds is compared with what the list makes, so a dropped trigger is damage (Q13).
#pragma once

#include "core/store/sqlite.h"

#include <array>
#include <span>

namespace preamar::store {

struct Migration
{
    int version = 0;
    const char *sql = nullptr;
};

[[nodiscard]] constexpr bool strictlyIncreasing(std::span<const Migration> list)
{
    int before = 0;
    for (const auto &m : list) {
        if (m.version <= before)
            return false;
        before = m.version;
    }
    return true;
}

[[nodiscard]] std::span<const Migration> journalMigrations();
[[nodiscard]] std::span<const Migration> historyMigrations();

struct SchemaRules
{
    std::span<const Migration> migrations;
    std::int32_t applicationId = 0; // PRAGMA application_id: whose file this is
    std::string copyAside;          // path prefix of the copy made before an existing file is migrated; empty = none
};

inline constexpr std::int32_t kJournalId = 0x50524d4a; // "PRMJ"
inline constexpr std::int32_t kHistoryId = 0x50524d48; // "PRMH"

// Brings the file to the newest schema, one transaction per version. SchemaTooNew for a file of a later program,
// JournalDamaged for a file that is not ours.
[[nodiscard]] Result<void> migrate(Database &database, const SchemaRules &rules);
// The same judgement without a write: a file of an earlier version is refused as HomeReadOnly.
[[nodiscard]] Result<void> checkVersion(Database &database, const SchemaRules &rules);
// JournalDamaged when tables, indexes or triggers are not those that the migrations make.
[[nodiscard]] Result<void> checkSchema(Database &database, const SchemaRules &rules);
// The text of every table, index and trigger, in one string.
[[nodiscard]] Result<std::string> schemaText(Database &database);

} // namespace preamar::store
