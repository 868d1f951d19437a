// Whose turn it is between cycles: the time slots of the clusters (rules.md R5) as a value that the window, the command line
// and later an API only write out. The slots follow the clock, so that every program of a home sees the same ones.
#pragma once

#include "core/config/settings.h"
#include "core/domain/cycle.h"
#include "core/policy/scan.h"

#include <map>
#include <optional>
#include <set>
#include <vector>

namespace preamar {

struct ScanState
{
    policy::ScanPlan plan;
    policy::ScanPosition position;
    Timestamp cycleStarted{};
    Timestamp cycleEnds{};
    std::map<ContextName, Timestamp> lastScan;         // when its workloads were last read
    std::map<ContextName, std::string> source;         // where its metrics come from, for a person
};
[[nodiscard]] ScanState scanStateOf(const std::vector<ContextConfig> &contexts, const Settings &settings, const std::optional<CycleReport> &report, Timestamp now);

// Who is looked at now: the clusters of the slot and every context that is none. Empty = all, where one slot holds them.
[[nodiscard]] std::set<ContextName> scannedNow(const std::vector<ContextConfig> &contexts, const Settings &settings, Timestamp now);

} // namespace preamar
