// Commands that other programs handed in as rows of the journal: who applies one knows that somebody still waits for it.
#pragma once

#include "core/base/clock.h"
#include "core/domain/records.h"
#include "core/store/history.h"
#include "core/store/journal.h"

#include <optional>
#include <utility>
#include <vector>

namespace preamar::engine {

// Whoever handed a row in waits this long for its answer, and then withdraws it.
inline constexpr Millis kRowPatience{10'000};
// A row that may be older than this has lost whoever would have withdrawn it, and is not applied any more.
inline constexpr Millis kRowLife{12'000};

// What the engine last saw of the rows. Kept by the store thread alone.
struct RowWatch
{
    std::int64_t version = -1;   // data version of the journal at that look
    BootTime at{};               // no row that waits now is older than this look
};

struct AppliedRows
{
    std::vector<std::pair<Command, CommandAnswer>> rows;
    std::optional<Error> problem;   // why the rest waits for the next look
};

// Applies what waits, in order. How old a row may be is told by the watch and the clock that counts suspend, not by the
// row's own time: that jumps with the wall clock, and the lab's is another one. Beyond kRowLife only what tightens is
// applied (pause, stop); the rest is answered with Timeout, EngineBusy. A row that was withdrawn meanwhile is left out.
[[nodiscard]] AppliedRows applyRows(Journal &journal, History &history, const Clock &clock, RowWatch &watch);

// The rows of before a lease, in the transaction that takes it: what tightens is applied, the rest answered with Conflict,
// EngineBusy. Nobody knows what was decided between them and now, an emergency stop not excepted.
[[nodiscard]] Result<void> closeEarlierRows(Journal &journal, History &history, const Clock &clock);

// Answers a row with Timeout, EngineBusy, so that it cannot act later, when nobody expects it; where the engine was
// quicker, what it answered. An error where it could be neither: the row still waits.
[[nodiscard]] Result<CommandAnswer> withdrawRow(Journal &journal, const CommandId &id);

// Only ever holds back more: applied by whoever asks, and whenever.
[[nodiscard]] bool tightens(std::string_view kind);

}  // namespace preamar::engine
