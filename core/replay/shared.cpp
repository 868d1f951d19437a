#include "core/replay/shared.h"

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
        const auto millis = static_cast<std::size_t>(m_trace.step.count());
        const std::size_t minutes = (m_trace.demand.size() - 1) * millis / 60'000 + 1;
        std::vector<double> values(minutes);
        for (std::size_t m = 0; m < minutes; ++m)
            values[m] = m_trace.demand[m * 60'000 / millis];
        m_peaks = std::make_unique<forecast::PeakForecast>(std::move(values));
    }
    return *m_peaks;
}

}  // namespace preamar::replay
