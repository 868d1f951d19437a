// One replay: several policies over one trace, with what they share computed once. Pure: text in, values out.
#pragma once

#include "core/replay/registry.h"
#include "core/replay/shared.h"

#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace preamar::replay {

struct ReplayRequest
{
    std::vector<PolicySpec> policies;
    Cluster cluster;
    std::optional<Millis> decideEvery; // absent: what each policy uses live
    std::optional<bool> limits;        // absent: what each policy has live
    Millis metricLag{0};
    Approval approval;
    double price = 0.05;
    WindowOptions window;
    std::function<policy::CalendarEffect(Timestamp)> calendar; // empty: no calendar
    std::shared_ptr<const forecast::FitCalendar> known;        // … as the forecasts know it
};

struct PolicyResult
{
    std::string policy;
    Figures figures;
    double cpuMillis = 0.0; // this policy alone; what is shared is in the first that wanted it
};

struct ReplayHooks
{
    std::function<void(const std::string &policy, const TimelineRow &row)> timeline;
    // Every decision of the presets, as live: with its ladder and all its reasons.
    std::function<void(const std::string &policy, Timestamp at, const Decision &decision)> decided;
    std::function<void(std::size_t done, std::size_t of)> progress;
    std::function<bool()> cancelled;
};

[[nodiscard]] Result<std::vector<PolicyResult>> runReplay(const Trace &trace, const ReplayRequest &request,
                                                          const ReplayHooks &hooks = {});
// The same over parts that are kept between calls (`shared` belongs to the trace and its window).
[[nodiscard]] Result<PolicyResult> runPolicy(const Trace &trace, const Window &window, const PolicySpec &spec,
                                             const ReplayRequest &request, Shared &shared,
                                             const ReplayHooks &hooks = {});

// InvalidArgument names the option.
[[nodiscard]] Result<void> checkRequest(const Trace &trace, const ReplayRequest &request);

// policy,violation_minutes_per_day,… one row per policy.
[[nodiscard]] std::string toCsv(const std::vector<PolicyResult> &results);
struct FigureColumn
{
    const char *name;
    double (*value)(const Figures &);
};
// Every figure by its name of the command line contract, in order.
[[nodiscard]] const std::vector<FigureColumn> &figureColumns();

inline constexpr const char *kTimelineHeader =
    "timestamp,policy,demand,required,ready,ordered,backlog,violation,reason\n";
[[nodiscard]] std::string timelineLine(const std::string &policy, const TimelineRow &row);

// The shortest text that reads back as the same number.
[[nodiscard]] std::string shortestNumber(double value);

} // namespace preamar::replay
