// The hash chain of the audit log and its head outside the file (I-40). A row's hash covers its fields and the hash
// before it; the head (count and hash) is written beside the journal after a commit and may lag behind.
#pragma once

#include "core/store/journal.h"
#include "core/store/sqlite.h"

#include <string>

namespace preamar::store {

struct ChainEnd
{
    std::int64_t count = 0;
    std::string hash; // of the last row; kGenesis for an empty chain

    friend bool operator==(const ChainEnd &, const ChainEnd &) = default;
};

// What stands before the first row.
inline constexpr std::string_view kGenesis = "0000000000000000000000000000000000000000000000000000000000000000";

// Inside a transaction: the previous hash is read there.
[[nodiscard]] Result<void> appendAudit(Database &database, const AuditEntry &entry, Timestamp at);
[[nodiscard]] Result<std::vector<AuditRecord>> readAudit(Database &database, const AuditFilter &filter);
[[nodiscard]] Result<ChainEnd> chainEnd(Database &database);
// The hash of one row, or nullopt when there is no such row.
[[nodiscard]] Result<std::optional<std::string>> hashAt(Database &database, std::int64_t seq);

// Recomputes every row, in pages, and compares with the head in the folder.
[[nodiscard]] Result<ChainState> verifyChain(Database &database, const std::string &folder);

// nullopt when there is none; a file that cannot be understood is AuditBroken.
[[nodiscard]] Result<std::optional<ChainEnd>> readHead(const std::string &folder);
// For an empty chain without a head, inside a transaction: from then on a missing head is an alarm.
[[nodiscard]] Result<void> createHead(Database &database, const std::string &folder);
[[nodiscard]] Result<void> writeHead(const std::string &folder, const ChainEnd &end);
// Moves the head on to the end of the chain. A head that does not lie on the chain is an alarm and stays as it is.
[[nodiscard]] Result<void> advanceHead(Database &database, const std::string &folder);

} // namespace preamar::store
