// Looking things up in the log: a page that fits a query, and the file of an export.
#pragma once

#include "core/engine/lookups.h"

#include <cstdint>
#include <string>

namespace preamar {

class Journal;

// How much a record asks to be looked at: Error is what failed or was stopped, Warning what was refused, paused or became
// void, Info the rest. Recorded nowhere: a record says what happened, and this is one reading of it.
[[nodiscard]] Severity auditSeverity(const AuditRecord &record);

// Newest first. Looks at a bounded number of rows; `scannedTo` and `isMore` say where the next page goes on.
[[nodiscard]] Result<AuditPage> readAuditPage(Journal &journal, const AuditQuery &query);

// Every record of the query, oldest first, into a file that appears only when it is whole (0600). How many there were.
[[nodiscard]] Result<std::int64_t> writeAudit(Journal &journal, const AuditQuery &query, ExportFormat format,
                                              const std::string &path);

// One record as a line of the export (no line end); `separator` is ',' or ';'. RFC 4180; a cell that a spreadsheet would
// read as a formula is quoted.
[[nodiscard]] std::string auditCsvHeader(char separator);
[[nodiscard]] std::string auditCsvLine(const AuditRecord &record, char separator);

} // namespace preamar
