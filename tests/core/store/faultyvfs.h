// A SQLite VFS that makes the Nth write or sync fail, once or from then on: the I/O error loop of SQLite's own tests.
#pragma once

#include <functional>

namespace preamar::test {

enum class DiskFault { Io, Full };

// From now on every new connection of this process goes through it; without a plan it only counts.
class FaultyVfs
{
public:
    FaultyVfs();
    ~FaultyVfs();
    FaultyVfs(const FaultyVfs &) = delete;
    FaultyVfs &operator=(const FaultyVfs &) = delete;

    // The nth write, truncate or sync from now on fails; all later ones too where `sticky`.
    void failAt(int n, DiskFault fault, bool sticky);
    void clear();
    [[nodiscard]] int seen() const; // operations since the last failAt() or clear()
    [[nodiscard]] bool struck() const;
};

} // namespace preamar::test
