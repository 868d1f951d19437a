// What a user interface reads: one immutable value, rebuilt by the same function whether this program is the engine or
// not, from what is recorded in the home.
#pragma once

#include "core/calendar/entries.h"
#include "core/config/settings.h"
#include "core/domain/cycle.h"
#include "core/domain/records.h"
#include "core/domain/series.h"

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace preamar {

enum class EngineState {
    Starting,
    Running,        // this program is the engine
    ElsewhereRuns,  // another program holds the lease
    NoEngine,       // nobody does (read-only view)
    Failed,         // `problem` says why; nothing is done to replicas
};

// What fitting does beside the cycles, since this program became the engine.
struct ModelWorkReport
{
    double share = 0.0;                      // of one core that the full tier may use; 0: it is off, or this is not the engine
    int fitting = 0;                         // light fits under way
    int waiting = 0;                         // series whose full fit is due
    int finished = 0;                        // full fits
    double cpuSeconds = 0.0;                 // used by them
    std::optional<SeriesKey> running;        // full fit under way
};

struct Snapshot
{
    EngineState engine = EngineState::Starting;
    std::optional<Error> problem;
    std::string leaseHolder;
    bool isLab = false;
    double rate = 1.0;                       // how fast `now` runs against the wall on the desk
    Timestamp now{};                         // watched time when this was built
    BootTime boot{};
    std::string bootId;
    std::optional<CycleReport> cycle;        // the last one
    std::optional<Timestamp> nextCycle;
    bool cycleRunning = false;
    std::vector<ContextConfig> contexts;
    std::vector<Proposal> proposals;         // open and in flight, most urgent first
    std::vector<Proposal> recent;            // the last 50, newest first
    std::vector<Pause> pauses;
    std::vector<AuditRecord> log;            // newest first, the last 200
    int actions24h = 0;
    int failed24h = 0;
    Settings settings;
    ModelWorkReport models;
    calendar::Calendar calendar{};           // what `calendar.*` commands change
    std::string calendarProblem{};           // why it cannot be read, or empty
    std::map<WorkloadRef, Timestamp> autoUntil{};   // when the automatic mode of a workload ends
    std::map<WorkloadRef, Reason> autoFell{};       // why the program took the last one back
    std::uint64_t revision = 0;
};

// A series for a chart: buckets of history, then the forecast in force, in watched time.
struct ChartSeries
{
    SeriesKey key;
    Unit unit = Unit::Count;
    struct Point
    {
        Timestamp at{};
        double min = 0.0;
        double mean = 0.0;
        double max = 0.0;
    };
    std::vector<Point> history;              // gaps are missing buckets: more than 1.5 `step` apart
    Millis step{};
    std::optional<Forecast> forecast;
    std::optional<double> capacity;          // of the present ready replicas, same unit as the series
    // Of a sum of several series. Those without recent data are not in it, nor is their capacity or their forecast: it
    // is then a part and must be said to be one. Where one of the summed misses a step it stands at its own value beside
    // it; a step of which less than kLeastMeasured was measured is left out.
    struct Coverage
    {
        static constexpr double kLeastMeasured = 0.95;
        std::size_t asked = 1;
        std::size_t summed = 1;
        double measured = 1.0;               // least share of the sum that was measured in a step that is shown
        friend bool operator==(const Coverage &, const Coverage &) = default;
    };
    Coverage coverage{};
};

struct ChartRequest
{
    std::vector<WorkloadRef> workloads;      // several are summed, step by step; empty = all enrolled
    MetricId metric;
    Millis back{Seconds{7200}};
    Millis ahead{Seconds{7200}};
    std::size_t maxPoints = 600;
    std::optional<Timestamp> until{};        // `back` counts from here instead of from now
};

}  // namespace preamar
