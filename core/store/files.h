// Files beside the databases: written whole or not at all, readable by their owner only.
#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace preamar::store {

inline constexpr std::string_view kJournalFile = "journal.db";
inline constexpr std::string_view kHistoryFile = "history.db";
inline constexpr std::string_view kHeadFile = "audit-head";
inline constexpr std::string_view kLockFile = "engine.lock";

[[nodiscard]] std::string joined(const std::string &folder, std::string_view name);
// The folder without symbolic links, so that only the last part of a path remains to be checked when a file is opened.
[[nodiscard]] Result<std::string> realFolder(const std::string &folder);
[[nodiscard]] bool exists(const std::string &path);

// Mode 0600 for a file that SQLite made or found; never opens it (safety.md Q3).
[[nodiscard]] Result<void> closeToOthers(const std::string &path);
// A file that is not there is no failure.
[[nodiscard]] Result<void> removeFile(const std::string &path);
[[nodiscard]] Result<void> moveFile(const std::string &from, const std::string &to);
// The file's bytes reach the disk; errno says why not.
[[nodiscard]] bool syncFile(int handle);
// Makes renames in the folder durable, where the system can.
void syncFolder(const std::string &folder);

// By a new file, synced and renamed over the old one. Unavailable where another writer is at it.
[[nodiscard]] Result<void> replaceFile(const std::string &path, std::string_view text);
// nullopt when there is none; fails when it is larger than `limit`.
[[nodiscard]] Result<std::optional<std::string>> readFile(const std::string &path, std::size_t limit);

// A system error as ours: HomeReadOnly, DiskFull, else JournalUnwritable.
[[nodiscard]] Error fileError(const std::string &path, int systemErrno, std::string_view words);

} // namespace preamar::store
