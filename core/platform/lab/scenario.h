// What the demonstration's clusters consist of: data only. How a load moves is in load.h.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace preamar {

// What a service's load mostly is; the numbers below make it so.
enum class LabShape { Daily, Weekly, Wave, Bursty, Campaigns, Batch, Flat, Growing, Unpredictable };

// Load has no unit: 1 is the level the service was planned for. Hours are local (UTC-3).
struct LabLoad
{
    LabShape shape = LabShape::Flat;
    double floor = 1.0; // level at night, as a share of the peak's
    double peakHour = 15.0;
    double secondPeakHour = 0.0;
    double secondPeak = 0.0; // height of the second peak beside the first one's 1
    double sharpness = 4.0;  // larger = narrower peaks
    double saturday = 1.0;   // factor of the day
    double sunday = 1.0;
    double wave = 0.0;           // amplitude of the hourly wave, as a share
    double waveMinute = 40.0;    // the minute of the hour of its crest
    double growth = 0.0;         // gained over seven weeks, cleared in the eighth
    double burstsPerDay = 0.0;   // at seeded times
    double burst = 0.0;          // height of a burst
    std::vector<double> hours{}; // starts of campaigns, Monday to Saturday, or of the nightly batch
    double lasts = 0.0;          // hours
    double height = 0.0;         // of the campaign or batch
    double wander = 0.0;         // strength of movement that nothing announces
    double noise = 0.02;
};

// A load as it was recorded, in place of one that is made: what each cell of 15 s asks for, from `startMillis` on. Before
// and after it there is no telemetry.
struct LabRecording
{
    std::int64_t startMillis = 0;
    std::vector<double> cores;
};

struct LabService
{
    std::string name;
    std::string image;
    LabLoad load;
    std::int64_t replicas = 1;         // at creation, and before it
    double cpuLimit = 1.0;             // cores that a replica can use
    bool cpuLimitKnown = true;         // false: the machine limits it, not the platform
    double use = 0.6;                  // CPU demand at level 1, as a share of what `replicas` may use
    std::optional<double> memoryLimit; // bytes per replica
    double memoryBase = 128e6;         // bytes per replica without load
    double memoryLoad = 256e6;         // bytes of the whole service at level 1
    double requests = 0.0;             // per second at level 1; 0 = it serves none
    double latency = 0.1;              // P95 in seconds without load
    int startSeconds = 30;             // from order to ready
    std::map<std::string, std::string> labels{};
    bool global = false;   // one per node: shown, never scaled
    std::shared_ptr<const LabRecording> recording{}; // absent: `load` makes it
    int conflictEvery = 0; // every n-th write meets somebody else's; 0 = never
};

struct LabScenario
{
    std::string_view name;
    std::vector<LabService> services;
};

[[nodiscard]] std::span<const LabScenario> labScenarios();
[[nodiscard]] const LabScenario *labScenario(std::string_view name); // nullptr where there is none

} // namespace preamar
