// What the header and the first card say about the engine: one reading of a snapshot, used by both.
#pragma once

#include "core/engine/snapshot.h"
#include "ui/style/tokens.h"

#include <QString>

#include <optional>

namespace preamar::ui {

// The snapshot's time, moved on by what has passed at the desk.
struct LiveTime
{
    Timestamp now{};
    BootTime boot{};
};
[[nodiscard]] LiveTime liveTime(const Snapshot &snapshot, Millis sinceSnapshot);

struct EngineStatus
{
    QString word;
    QString icon;
    style::Tone tone = style::Tone::Neutral;
    QString explanation;
};
[[nodiscard]] EngineStatus engineStatus(const Snapshot &snapshot);

// The pause of everything that is in force, an emergency stop before others.
[[nodiscard]] const Pause *globalPause(const Snapshot &snapshot);
// The names of production contexts, joined; empty where there is none.
[[nodiscard]] QString protectedContexts(const Snapshot &snapshot);
[[nodiscard]] bool isStopped(const Snapshot &snapshot);
// Age of the newest measurement of any enrolled workload; nullopt before there is one.
[[nodiscard]] std::optional<Millis> dataAge(const Snapshot &snapshot, const LiveTime &time);
// Measured more than this ago, data is said to be late (I-02 lets nothing shrink on it).
inline constexpr Millis kLateData{120'000};
[[nodiscard]] Millis untilNextCycle(const Snapshot &snapshot, const LiveTime &time);
// Proposals that wait for a person.
[[nodiscard]] int waitingCount(const Snapshot &snapshot);
// Contexts that could not be reached in the last cycle.
[[nodiscard]] int unreachableCount(const Snapshot &snapshot);
[[nodiscard]] int enrolledCount(const Snapshot &snapshot);
// A rise is wanted, or an overload is likelier than not.
[[nodiscard]] bool isAtRisk(const WorkloadReport &report);
[[nodiscard]] const WorkloadReport *reportOf(const Snapshot &snapshot, const WorkloadRef &ref);
[[nodiscard]] const ContextConfig *contextOf(const Snapshot &snapshot, const ContextName &name);

} // namespace preamar::ui
