// What all policies of one replay share: figures of the trace, and the walk-forward forecasts, made once when first
// wanted.
#pragma once

#include "core/forecast/peak.h"
#include "core/replay/simulate.h"

#include <array>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace preamar::replay {

// Walk-forward point forecasts of two hours at 5-min step: refitted daily on what was known then, updated every 5 min.
class PointForecasts
{
public:
    static constexpr std::size_t kSteps = 24;
    static constexpr Millis kStep{300'000};
    struct Made
    {
        Timestamp origin{};
        std::array<double, kSteps> points{};
        bool eligible = false; // I-11, by the back-test of its fit
        std::string ineligibleReason;
        std::optional<std::size_t> trustedSteps; // eligible only so far ahead
    };

    explicit PointForecasts(const Trace &trace) : m_trace(trace) {}
    // The forecast made at the last whole five minutes that are known; nullopt while the history is too short.
    [[nodiscard]] const Made *at(const Instant &now);

private:
    struct Fit;
    const Made *make(std::size_t rows);

    const Trace &m_trace;
    std::vector<double> m_rows; // five-minute means, whole trace; each is read only when it is complete
    std::map<std::size_t, std::optional<Made>> m_made;
    std::map<std::size_t, std::shared_ptr<Fit>> m_fits;
};

class Shared
{
public:
    Shared(const Trace &trace, const Window &window) : m_trace(trace), m_window(window) {}
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;

    // Required replicas of every step of the trace.
    [[nodiscard]] const std::vector<std::int64_t> &required(const Cluster &cluster);
    // Forecasts of the highest demand: the mean of the samples taken in each minute, as the history keeps them. A sample
    // is taken when its step is over. Causal by the minute they are asked for.
    [[nodiscard]] forecast::PeakForecast &peaks();
    [[nodiscard]] PointForecasts &points();
    [[nodiscard]] const Trace &trace() const { return m_trace; }
    [[nodiscard]] const Window &window() const { return m_window; }

private:
    const Trace &m_trace;
    Window m_window;
    std::vector<std::int64_t> m_required;
    Cluster m_requiredFor{};
    std::unique_ptr<forecast::PeakForecast> m_peaks;
    std::unique_ptr<PointForecasts> m_points;
};

} // namespace preamar::replay
