// What all policies of one replay share: figures of the trace, and the walk-forward forecasts, made once when first
// wanted.
#pragma once

#include "core/forecast/peak.h"
#include "core/replay/simulate.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace preamar::replay {

class Shared
{
public:
    Shared(const Trace &trace, const Window &window) : m_trace(trace), m_window(window) {}
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;

    // Required replicas of every step of the trace.
    [[nodiscard]] const std::vector<std::int64_t> &required(const Cluster &cluster);
    // Forecasts of the highest demand; causal by the minute they are asked for.
    [[nodiscard]] forecast::PeakForecast &peaks();
    [[nodiscard]] const Trace &trace() const { return m_trace; }
    [[nodiscard]] const Window &window() const { return m_window; }

private:
    const Trace &m_trace;
    Window m_window;
    std::vector<std::int64_t> m_required;
    Cluster m_requiredFor{};
    std::unique_ptr<forecast::PeakForecast> m_peaks;
};

}  // namespace preamar::replay
