#include "core/replay/shared.h"

#include <algorithm>

namespace preamar::replay {

const std::vector<std::int64_t> &Shared::required(const Cluster &cluster)
{
    if (m_required.empty() || m_requiredFor.slo != cluster.slo || m_requiredFor.min != cluster.min) {
        m_requiredFor = cluster;
        m_required.resize(m_trace.demand.size());
        for (std::size_t i = 0; i < m_required.size(); ++i)
            m_required[i] = requiredReplicas(m_trace.demand[i], cluster);
    }
    return m_required;
}

forecast::PeakForecast &Shared::peaks()
{
    if (!m_peaks) {
        constexpr std::int64_t kMinute = 60'000;
        const std::int64_t step = m_trace.step.count();
        const std::size_t minutes =
            std::max<std::size_t>(1, m_trace.demand.size() * static_cast<std::size_t>(step) / kMinute);
        std::vector<double> sums(minutes, 0.0);
        std::vector<int> counts(minutes, 0);
        for (std::size_t k = 0; k < m_trace.demand.size(); ++k) {
            const auto minute = static_cast<std::size_t>(static_cast<std::int64_t>(k + 1) * step / kMinute);
            if (minute < minutes) {
                sums[minute] += m_trace.demand[k];
                ++counts[minute];
            }
        }
        std::vector<double> values(minutes, m_trace.demand.front());
        for (std::size_t m = 0; m < minutes; ++m)
            values[m] = counts[m] > 0 ? sums[m] / counts[m] : m > 0 ? values[m - 1] : values[m];
        m_peaks = std::make_unique<forecast::PeakForecast>(std::move(values));
    }
    return *m_peaks;
}

const Forecast *PointForecasts::at(const Instant &now)
{
    const Timestamp origin = floorTo(m_trace.timeAt(now.demand.size()), forecast::kForecastStep);
    if (origin < m_begin)
        return nullptr;
    const auto index = static_cast<std::size_t>((origin - m_begin) / forecast::kForecastStep);
    while (m_made.size() <= index)
        advance(m_begin + forecast::kForecastStep * static_cast<std::int64_t>(m_made.size()));
    return m_made[index] ? &*m_made[index] : nullptr;
}

// In the order of a cycle: what is new is collected, a fit that is due is made, and the model is asked.
void PointForecasts::advance(Timestamp origin)
{
    if (m_kept) {
        const auto fresh = samples(origin - forecast::kForecastStep, origin);
        m_kept->open.insert(m_kept->open.end(), fresh.begin(), fresh.end());
    }
    if (forecast::isFitDue(m_kept.get(), origin)) {
        const Timestamp from = origin - forecast::kFitHistory;
        forecast::takeUp(m_kept, forecast::fitSeries(m_key, samples(from, origin), origin,
                                                     m_calendar ? m_calendar->of(m_key, from) : forecast::Calendar{}));
    }
    forecast::advanceEntry(*m_kept, origin, m_calendar.get());
    m_made.push_back(m_kept->latest);
}

// Those of [from, to). A step's is taken when it is over; one that is longer than a row stands for all of its rows.
std::vector<Sample> PointForecasts::samples(Timestamp from, Timestamp to) const
{
    const Millis step = m_trace.step;
    const auto rows = std::max<std::int64_t>(1, step / forecast::kForecastStep);
    const std::int64_t first = std::max<std::int64_t>(0, (from - m_trace.start) / step - 1);
    const std::int64_t last = std::min<std::int64_t>(static_cast<std::int64_t>(m_trace.demand.size()), (to - m_trace.start) / step + 1);
    std::vector<Sample> out;
    for (std::int64_t i = first; i < last; ++i) {
        for (std::int64_t row = rows - 1; row >= 0; --row) {
            const Timestamp at = m_trace.timeAt(static_cast<std::size_t>(i) + 1) - forecast::kForecastStep * row;
            if (at >= from && at < to)
                out.push_back({at, m_trace.demand[static_cast<std::size_t>(i)]});
        }
    }
    return out;
}

} // namespace preamar::replay
