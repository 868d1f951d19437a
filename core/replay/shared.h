// What all policies of one replay share: figures of the trace, and the walk-forward forecasts, made once when first
// wanted.
#pragma once

#include "core/forecast/keptmodel.h"
#include "core/forecast/peak.h"
#include "core/replay/simulate.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace preamar::replay {

// Walk-forward forecasts of the demand as the engine makes them from the window's start on: fitted on what was known then,
// fed every five minutes, fitted anew when it is due (forecast/keptmodel.h). The light tier; the full one is the live
// engine's, in its spare time.
class PointForecasts
{
public:
    PointForecasts(const Trace &trace, const Window &window, std::shared_ptr<const forecast::FitCalendar> calendar)
        : m_trace(trace), m_key{workloadOf(trace), metric::cpuCores},
          m_begin(floorTo(trace.timeAt(window.start), forecast::kForecastStep)), m_calendar(std::move(calendar))
    {}
    // The forecast of the last whole five minutes that are known; nullptr where none can be made.
    [[nodiscard]] const Forecast *at(const Instant &now);

private:
    void advance(Timestamp origin);
    [[nodiscard]] std::vector<Sample> samples(Timestamp from, Timestamp to) const;

    const Trace &m_trace;
    SeriesKey m_key;
    Timestamp m_begin;
    std::shared_ptr<const forecast::FitCalendar> m_calendar; // null: none
    std::unique_ptr<forecast::BookEntry> m_kept;
    std::vector<std::optional<Forecast>> m_made; // from m_begin on, a step each
};

class Shared
{
public:
    // `calendar`: what the forecasts know of days and events.
    Shared(const Trace &trace, const Window &window, std::shared_ptr<const forecast::FitCalendar> calendar = {})
        : m_trace(trace), m_window(window), m_points(trace, window, std::move(calendar))
    {}
    Shared(const Shared &) = delete;
    Shared &operator=(const Shared &) = delete;

    // Required replicas of every step of the trace.
    [[nodiscard]] const std::vector<std::int64_t> &required(const Cluster &cluster);
    // Forecasts of the highest demand: the mean of the samples taken in each minute, as the history keeps them. A sample
    // is taken when its step is over. Causal by the minute they are asked for.
    [[nodiscard]] forecast::PeakForecast &peaks();
    [[nodiscard]] PointForecasts &points() { return m_points; }
    [[nodiscard]] const Trace &trace() const { return m_trace; }
    [[nodiscard]] const Window &window() const { return m_window; }

private:
    const Trace &m_trace;
    Window m_window;
    std::vector<std::int64_t> m_required;
    Cluster m_requiredFor{};
    std::unique_ptr<forecast::PeakForecast> m_peaks;
    PointForecasts m_points;
};

} // namespace preamar::replay
