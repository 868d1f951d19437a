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

}  // namespace preamar::replay
