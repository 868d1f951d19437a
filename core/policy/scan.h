// The watchdog's schedule and its baselines as values with the fields of rules.md R5, so that an API only writes them out.
#pragma once

#include "core/base/ids.h"
#include "core/domain/series.h"

#include <optional>
#include <string>
#include <vector>

namespace preamar::policy {

// --- time slots: some contexts at a time, so that a slow one delays nobody but itself

struct ScanSlot
{
    int index = 0;
    Millis startOffset{};
    Millis duration{};
    std::vector<ContextName> contexts;

    friend bool operator==(const ScanSlot &, const ScanSlot &) = default;
};

struct ScanPlan
{
    int parallel = 2;                  // the width
    Millis slotDuration{};
    Millis cycleDuration{};            // of all slots; where it exceeds a minute the width is too small
    std::vector<ScanSlot> slots;
    int suggestedParallel = 2;         // the smallest width whose cycle fits into a minute

    friend bool operator==(const ScanPlan &, const ScanPlan &) = default;
};

// 30 s per slot up to 2 contexts, 25 s up to 4, 20 s up to 6, 15 s beyond; ceil(contexts / width) slots in the order given.
[[nodiscard]] ScanPlan planScans(const std::vector<ContextName> &contexts, int parallel = 2);

struct ScanPosition
{
    int index = -1;                    // of the current slot; -1 without slots
    Timestamp startTime{};
    Timestamp endTime{};
    Millis timeRemaining{};
    int next = -1;
    double progressPercent = 0.0;      // of the cycle

    friend bool operator==(const ScanPosition &, const ScanPosition &) = default;
};
// Where a schedule that began at `began` stands now.
[[nodiscard]] ScanPosition positionOf(const ScanPlan &plan, Timestamp began, Timestamp now);

// --- baselines

inline constexpr double kBaselineCoverage = 0.70;
inline constexpr Millis kBaselineAge{Seconds{48 * 3600}};
inline constexpr Millis kBaselineRange{Seconds{3 * 86400}};

struct Baseline
{
    std::size_t points = 0;            // of the grid
    std::size_t covered = 0;           // with at least one of the metrics
    double coverage = 0.0;
    Timestamp oldest{};                // of the samples; 0 where there are none
    bool passed = false;               // coverage is enough
    bool hasBaseline = false;          // … and the oldest sample is old enough to compare with

    friend bool operator==(const Baseline &, const Baseline &) = default;
};
// R5: the share of the grid's times at which at least one of the series (CPU, memory, replicas) has a sample.
[[nodiscard]] Baseline baselineOf(const std::vector<Series> &series, TimeRange range, Millis step, Timestamp now);
// When a baseline of the last three days can be there at the earliest, if nothing is missed from now on; `now` where it is.
[[nodiscard]] Timestamp baselineExpected(double coverage, std::optional<Timestamp> oldest, Timestamp now);

} // namespace preamar::policy
