// Load and figures of the demonstration as pure functions of (scenario, seed, service, time).
#pragma once

#include "core/base/time.h"
#include "core/platform/lab/scenario.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace preamar::lab {

// Scrapes happen on this grid; load is constant within a cell.
inline constexpr Millis kScrape{15'000};

// splitmix64, finalised: one independent number per input.
[[nodiscard]] std::uint64_t mix(std::uint64_t x);
[[nodiscard]] std::uint64_t textKey(std::string_view text);
// [0, 1) for one cell of one stream of a key.
[[nodiscard]] double uniform(std::uint64_t key, std::uint64_t stream, std::int64_t cell);

// What is asked of a service; does not depend on its replicas.
struct Demand
{
    double cpuCores = 0.0;
    double memoryLoad = 0.0; // bytes, beside the base of each replica
    double requests = 0.0;   // per second
};

// What can be seen of it, given its ready replicas.
struct Figures
{
    double cpuCores = 0.0;
    double memoryBytes = 0.0;
    std::optional<double> requests;
    std::optional<double> latencyP95;
    std::optional<double> errorRatio;
};

class LoadModel
{
public:
    LoadModel(std::string_view scenario, std::uint64_t seed, const LabService &service);
    [[nodiscard]] Demand demand(Timestamp t) const;
    // Whether anything is known of it then: always, but for a recording.
    [[nodiscard]] bool covers(Timestamp t) const;
    [[nodiscard]] Figures figures(const Demand &demand, std::int64_t ready) const;
    [[nodiscard]] const LabService &service() const { return *m_service; }

private:
    struct Level
    {
        double now = 0.0;     // with bursts and noise
        double planned = 0.0; // what the calendar alone would give
    };
    [[nodiscard]] Level level(Timestamp t) const;
    [[nodiscard]] double calendar(double hour, int weekday, double dayFraction, std::int64_t seconds) const;
    [[nodiscard]] double bursts(std::int64_t seconds) const;
    [[nodiscard]] double scheduled(std::int64_t localSeconds) const;

    const LabService *m_service;
    std::uint64_t m_key;
    double m_hourShift; // small differences between seeds
    double m_minuteShift;
    double m_scale;
};

// Telemetry of one service is lost for some minutes once or twice a day.
[[nodiscard]] bool metricGap(std::uint64_t seed, std::size_t services, std::size_t index, Timestamp t);
// How long an answer takes in one of the rare slow stretches; zero otherwise.
[[nodiscard]] Millis slowAnswer(std::uint64_t seed, Timestamp t);

} // namespace preamar::lab
