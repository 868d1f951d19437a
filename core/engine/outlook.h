// The forecast of the highest demand for the workloads whose policy asks for it: rows per minute from the history, renewed
// every five minutes, read at each decision with the measurement of the moment.
#pragma once

#include "core/domain/cycle.h"
#include "core/forecast/peak.h"
#include "core/policy/outlook.h"
#include "core/store/history.h"

#include <map>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace preamar::engine {

using policy::levelOf;

struct PeakEntry
{
    MetricId metric;
    Timestamp start{};                                 // of minute 0, midnight UTC
    Timestamp renewed{};
    std::shared_ptr<forecast::PeakForecast> forecast;
};
using PeakBook = std::map<WorkloadRef, PeakEntry>;

inline constexpr Millis kRenewEvery{Seconds{300}};
inline constexpr Millis kPeakHistory{14 * Seconds{86'400}};

// Enrolled workloads with the preset whose entry is missing or older than kRenewEvery.
[[nodiscard]] std::vector<WorkloadRef> peaksDue(const PeakBook &book, std::span<const WorkloadReport *const> reports, Timestamp now);
// The newest two weeks as a forecast; nullopt without a sample. Gaps repeat the last value.
[[nodiscard]] Result<std::optional<PeakEntry>> readPeaks(History &history, const WorkloadRef &workload, Timestamp now);
// Keeps fits of the day, replaces the entry.
void install(PeakBook &book, const WorkloadRef &workload, PeakEntry entry);
// What a decision of this policy needs at `now`, at the level measured then. Also fits what was not fitted yet.
[[nodiscard]] std::optional<policy::PreamarOutlook> outlookOf(const PeakEntry &entry, const ScalingPolicy &policy, Millis decideEvery,
                                                              const forecast::PeakNow &level, Timestamp now);

}  // namespace preamar::engine
